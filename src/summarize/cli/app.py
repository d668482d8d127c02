"""The commands that work on a source. The other groups are in modules of their own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summarize.cli import models, prompts, runs
from summarize.cli.options import Json, RunId, Source, command, finish, options_anywhere, report_formats
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
    rich_markup_mode=None,
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
    settings: Settings,
    source: Source,
    folder: Folder = None,
    formats: Formats = "md,json",
    open_page: Annotated[
        bool, typer.Option("--open", help="Open the HTML report; written even where DIR is not given.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Translate, attribute and brief a ticker: the main job."""
    from summarize.reports.json import render_json
    from summarize.reports.markdown import render_brief_markdown
    from summarize.reports.write import write_reports

    wanted = report_formats(f"{formats},html" if open_page else formats)
    outcome = _run(settings, source)
    result = outcome.result
    _print(render_json(result) if as_json else render_brief_markdown(result.brief, result.ticker))
    if folder is None and open_page:
        from summarize.config import data_dir

        folder, wanted = data_dir() / "reports" / result.run.id, ["html"]
    written = write_reports(result, folder, wanted) if folder is not None else []
    for path in written:
        typer.echo(f"wrote {path}", err=True)
    if open_page:
        typer.launch(next(path for path in written if path.suffix == ".html").resolve().as_uri())
    finish(outcome)


@command(app)
def translate(
    settings: Settings,
    source: Source,
    bilingual: Annotated[bool, typer.Option("--bilingual", help="The German beside the English.")] = False,
    only_flagged: Annotated[
        bool, typer.Option("--only-flagged", help="Only entries that a check found fault with.")
    ] = False,
    folder: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help="Write the translation into this folder.")
    ] = None,
    forms: Annotated[
        str | None, typer.Option("--format", help="text, md or html; with DIR md, html or both, comma-separated.")
    ] = None,
    as_json: Json = False,
) -> None:
    """The entries in English."""
    from summarize.cli.translation import Showing, chosen_forms

    wanted = chosen_forms(forms, to_folder=folder is not None)
    outcome = _run(settings, source)
    translations = outcome.result.translations
    if only_flagged and as_json:
        translations = translations.model_copy(
            update={"entries": tuple(entry for entry in translations.entries if entry.status != "verified")}
        )
    if as_json:
        _print(_json(translations))
    elif folder is None:
        Showing(translations, bilingual, only_flagged).show(wanted[0])
    if folder is not None:
        for path in Showing(translations, bilingual, only_flagged).write(folder, wanted):
            typer.echo(f"wrote {path}", err=True)
    finish(outcome)


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
    from summarize.cli.statements import Filter, known_form, show_statements

    chosen, form = Filter(speaker, since), known_form("json" if as_json else form)
    outcome: Outcome | None = None
    if no_model:
        from summarize.analysis import by_rules, segmented
        from summarize.models import Statements

        ticker = segmented(_read(settings, source), settings)
        found = Statements(source=ticker.source, statements=by_rules(ticker).statements)
    else:
        outcome = _run(settings, source)
        ticker, found = outcome.result.ticker, outcome.result.statements
    show_statements(ticker, found, chosen, form, explain)
    if outcome is not None:
        finish(outcome)


@command(app)
def brief(settings: Settings, source: Source, as_json: Json = False) -> None:
    """The briefing note."""
    from summarize.reports.markdown import render_brief_markdown

    outcome = _run(settings, source)
    note = outcome.result.brief
    _print(_json(note) if as_json else render_brief_markdown(note, outcome.result.ticker))
    finish(outcome)


@command(app)
def entries(settings: Settings, source: Source, as_json: Json = False) -> None:
    """What the segmenter sees: entries, furniture, warnings. No model."""
    from summarize.analysis import segmented

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
    from summarize.analysis import segmented
    from summarize.cli.plan import show_plan

    show_plan(segmented(_read(settings, source), settings), settings, as_json=as_json)


@command(app)
def follow(
    settings: Settings,
    source: Source,
    every: Annotated[float, typer.Option("--every", metavar="SECONDS", min=1.0, help="Wait between two looks.")] = 60.0,
    times: Annotated[int | None, typer.Option("--times", min=1, help="Stop after this many looks.")] = None,
) -> None:
    """Look again and again; only what is new is paid for. Ctrl-C ends it."""
    from summarize.cli.follow import follow_source

    follow_source(settings, source, every=every, times=times)


@command(app)
def diff(settings: Settings, old: RunId, new: RunId, as_json: Json = False) -> None:
    """What changed between two runs, as of two states of one ticker."""
    from summarize.reports.diff import diff_runs
    from summarize.reports.diff_markdown import diff_markdown

    store = runs.open_runs(settings)
    found = diff_runs(runs.ended(store, old), runs.ended(store, new))
    _print(_json(found) if as_json else diff_markdown(found))


@command(app)
def schema(
    settings: Settings,
    name: Annotated[
        str | None, typer.Argument(metavar="[COMMAND]", help="run, entries, translate, statements or brief.")
    ] = None,
) -> None:
    """The JSON Schema of what a command prints with --json."""
    import json

    from summarize.reports.schema import json_schema

    _print(json.dumps(json_schema(name), indent=2, ensure_ascii=False))


@command(app)
def doctor(settings: Settings, as_json: Json = False) -> None:
    """What is configured, reachable and installed."""
    from summarize.cli.doctor import show_doctor

    show_doctor(settings, as_json=as_json)


def _read(settings: Settings, source: str) -> Document:
    from summarize.cli.reading import read_source

    return read_source(settings, source)


def _run(settings: Settings, source: str) -> Outcome:
    from summarize.cli.display import Display
    from summarize.pipeline import run_document

    document = _read(settings, source)
    with Display(quiet=settings.quiet) as display:
        return run_document(document, settings, display)


def _json(model: Any) -> str:
    from summarize.reports.json import dump_json

    return dump_json(model)


def _print(text: str) -> None:
    sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
