"""``summarize runs``: what was done before, and going on with it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarize.cli.options import Json, RunId, command, finish, options_anywhere, report_formats
from summarize.config import Settings

if TYPE_CHECKING:
    from summarize.models import RunResult
    from summarize.store import Store

app = typer.Typer(help="Stored runs.", no_args_is_help=True, cls=options_anywhere(), rich_markup_mode=None)


@command(app, "list")
def list_(settings: Settings, as_json: Json = False) -> None:
    """All runs, newest first."""
    runs = open_runs(settings).runs()
    if as_json:
        typer.echo(json.dumps([run.model_dump(mode="json") for run in runs], indent=2, ensure_ascii=False))
        return
    if not runs:
        typer.echo("No runs yet.", err=True)
    for run in runs:
        typer.echo(f"{run.id}  {run.state:11}  {run.model}  {run.origin}")


@command(app)
def show(settings: Settings, run: RunId, as_json: Json = False) -> None:
    """A run's briefing and provenance."""
    from summarize.reports.json import dump_json
    from summarize.reports.markdown import render_brief_markdown

    store = open_runs(settings)
    info, _, _, result = store.load_run(store.find_run(run))
    if as_json:
        typer.echo(dump_json(result or info))
        return
    if result is None:
        typer.echo(f"Run {info.id} has not ended ({info.state}). Go on with it: summarize runs resume {info.id}")
        return
    sys.stdout.write(render_brief_markdown(result.brief, result.ticker) + "\n")
    typer.echo(f"run {info.id}, {info.model} ({info.endpoint}), {info.usage.calls} calls", err=True)


@command(app)
def export(
    settings: Settings,
    run: RunId,
    folder: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Where to write.")] = Path(),
    formats: Annotated[str, typer.Option("--format", help="Comma-separated.")] = "md,json",
) -> None:
    """Write the reports of a run that has ended."""
    from summarize.reports.write import write_reports

    wanted = report_formats(formats)
    for path in write_reports(ended(open_runs(settings), run), folder, wanted):
        typer.echo(f"wrote {path}", err=True)


@command(app)
def resume(settings: Settings, run: RunId, as_json: Json = False) -> None:
    """Go on with a run that did not end; nothing that was answered is asked again."""
    import dataclasses

    from summarize.cli.display import Display
    from summarize.pipeline import run_document
    from summarize.reports.json import render_json
    from summarize.reports.markdown import render_brief_markdown

    store = open_runs(settings)
    info, document, stored, _ = store.load_run(store.find_run(run))
    store.close()
    given = {name: value for name, value in dataclasses.asdict(settings).items() if value != getattr(Settings(), name)}
    merged = Settings(**(stored | given))
    with Display(quiet=settings.quiet) as display:
        outcome = run_document(document, merged, display, run_id=info.id)
    text = (
        render_json(outcome.result) if as_json else render_brief_markdown(outcome.result.brief, outcome.result.ticker)
    )
    sys.stdout.write(text + "\n")
    finish(outcome)


@command(app)
def delete(
    settings: Settings, run: RunId, yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False
) -> None:
    """Delete a run and the answers that were paid for in it."""
    store = open_runs(settings)
    run_id = store.find_run(run)
    if not yes:
        typer.confirm(f"Delete run {run_id} and its answers?", abort=True, err=True)
    store.delete_run(run_id)
    typer.echo(f"deleted {run_id}", err=True)


def open_runs(settings: Settings) -> Store:
    """The database of these settings. Raises StoreError."""
    from summarize.store import open_store

    return open_store(settings.db, lambda trouble: typer.echo(f"summarize: {trouble}", err=True))


def ended(store: Store, run: str) -> RunResult:
    """The result of the run with this name. Raises StoreError, and UsageError for a run that has not ended."""
    from summarize.errors import UsageError

    info, _, _, result = store.load_run(store.find_run(run))
    if result is None:
        raise UsageError(f"Run {info.id} has not ended ({info.state}).", hint=f"summarize runs resume {info.id}")
    return result
