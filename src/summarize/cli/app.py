"""The commands that work on a source. The other groups are in modules of their own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summarize.cli import models, prompts, runs
from summarize.cli.options import Json, Source, command, options_anywhere, report_formats
from summarize.config import Settings

if TYPE_CHECKING:
    from summarize.models import Document
    from summarize.pipeline import Outcome

app = typer.Typer(
    name="summarize",
    help="German live tickers to checked English: every entry translated, who said what, and a briefing note whose "
    "sentences cite their entries.",
    epilog="Results go to stdout, progress and notices to stderr. Exit codes: 0 done, 1 something failed and is "
    "listed, 2 usage, 3 unusable input, 4 the endpoint failed, 5 budget exceeded, 130 interrupted.",
    no_args_is_help=True,
    cls=options_anywhere(),
    pretty_exceptions_enable=False,
)
app.add_typer(prompts.app, name="prompts")
app.add_typer(runs.app, name="runs")
app.add_typer(models.app, name="model")

Folder = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="DIR", help="Write the reports into this folder.")
]
Formats = Annotated[str, typer.Option("--format", help="Reports to write into DIR, comma-separated.")]


def version(show: bool) -> None:
    if show:
        from summarize import __version__

        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def root(
    show_version: Annotated[
        bool, typer.Option("--version", callback=version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


@command(app)
def run(
    settings: Settings, source: Source, folder: Folder = None, formats: Formats = "md,json", as_json: Json = False
) -> None:
    """Translate, attribute and brief a ticker: the main job."""
    from summarize.reports.json import render_json
    from summarize.reports.markdown import render_brief_markdown
    from summarize.reports.write import write_reports

    wanted = report_formats(formats)
    outcome = _run(settings, source)
    _print(
        render_json(outcome.result) if as_json else render_brief_markdown(outcome.result.brief, outcome.result.ticker)
    )
    if folder is not None:
        for path in write_reports(outcome.result, folder, wanted):
            typer.echo(f"wrote {path}", err=True)
    _finish(outcome)


@command(app)
def translate(
    settings: Settings,
    source: Source,
    bilingual: Annotated[bool, typer.Option("--bilingual", help="The German beside the English.")] = False,
    only_flagged: Annotated[
        bool, typer.Option("--only-flagged", help="Only entries that a check found fault with.")
    ] = False,
    as_json: Json = False,
) -> None:
    """The entries in English."""
    from summarize.reports.markdown import translations_markdown

    outcome = _run(settings, source)
    translations = outcome.result.translations
    _print(_json(translations) if as_json else translations_markdown(translations, bilingual, only_flagged))
    _finish(outcome)


@command(app)
def statements(
    settings: Settings,
    source: Source,
    no_model: Annotated[bool, typer.Option("--no-model", help="By rules alone: German only, at once.")] = False,
    speaker: Annotated[str | None, typer.Option("--speaker", help="Only speakers whose name contains this.")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="HH:MM", help="Only from this clock on.")] = None,
    form: Annotated[str, typer.Option("--format", help="table, md, csv or json.")] = "table",
    explain: Annotated[str | None, typer.Option("--explain", metavar="ID", help="Show the rules behind one.")] = None,
    as_json: Json = False,
) -> None:
    """Who said what."""
    from summarize.cli.statements import Filter, show_statements

    chosen = Filter(speaker, since)
    outcome: Outcome | None = None
    if no_model:
        from summarize.models import Statements
        from summarize.pipeline import by_rules, segmented

        ticker = segmented(_read(settings, source), settings)
        found = Statements(source=ticker.source, statements=by_rules(ticker).statements)
    else:
        outcome = _run(settings, source)
        ticker, found = outcome.result.ticker, outcome.result.statements
    show_statements(ticker, found, chosen, "json" if as_json else form, explain)
    if outcome is not None:
        _finish(outcome)


@command(app)
def brief(settings: Settings, source: Source, as_json: Json = False) -> None:
    """The briefing note."""
    from summarize.reports.markdown import render_brief_markdown

    outcome = _run(settings, source)
    note = outcome.result.brief
    _print(_json(note) if as_json else render_brief_markdown(note, outcome.result.ticker))
    _finish(outcome)


@command(app)
def entries(settings: Settings, source: Source, as_json: Json = False) -> None:
    """What the segmenter sees: entries, furniture, warnings. No model."""
    from summarize.pipeline import segmented

    ticker = segmented(_read(settings, source), settings)
    if as_json:
        _print(_json(ticker))
        return
    from rich.console import Console

    from summarize.reports.entries_view import entries_view

    Console(soft_wrap=False).print(entries_view(ticker))


@command(app)
def plan(settings: Settings, source: Source, as_json: Json = False) -> None:
    """Chunks, calls, tokens and the price, estimated. No network."""
    from summarize.cli.plan import show_plan
    from summarize.pipeline import segmented

    show_plan(segmented(_read(settings, source), settings), settings, as_json=as_json)


@command(app)
def doctor(settings: Settings, as_json: Json = False) -> None:
    """What is configured, reachable and installed, and what would be used."""
    from summarize.cli.doctor import show_doctor

    show_doctor(settings, as_json=as_json)


def _read(settings: Settings, source: str) -> Document:
    from summarize.sources import read

    document = read(
        source,
        stdin=sys.stdin.buffer if source == "-" else None,
        force=settings.force,
        allow_private=settings.allow_private,
    )
    if not settings.quiet:
        from summarize.cli.display import Display

        with Display(quiet=False) as display:
            for notice in document.notices:
                display.notice(notice)
    return document


def _run(settings: Settings, source: str) -> Outcome:
    from summarize.cli.display import Display
    from summarize.pipeline import run_document

    document = _read(settings, source)
    with Display(quiet=settings.quiet) as display:
        return run_document(document, settings, display)


def _json(model: Any) -> str:
    text: str = model.model_dump_json(indent=2)
    return text


def _print(text: str) -> None:
    sys.stdout.write(text if text.endswith("\n") else f"{text}\n")


def _finish(outcome: Outcome) -> None:
    """Say what failed, one line each, and leave with the contract's exit code."""
    from summarize.cli.options import printable

    for failure in outcome.result.run.failures:
        typer.echo(f"summarize: {printable(failure)}", err=True)
    if outcome.exit_code:
        raise typer.Exit(outcome.exit_code)
