"""The options every command shares, written once, and the decorator that hands them over as ``Settings``.

A command is ``def command(settings: Settings, source: Source, …)``. The decorator puts the shared options into the
signature that Typer reads, collects them, and turns errors into one line on stderr and the contract's exit code.
"""

from __future__ import annotations

import functools
import inspect
import os
import sys
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from summarize.config import Settings
from summarize.errors import SummarizeError, UsageError

if TYPE_CHECKING:
    from summarize.pipeline import Outcome


def _option(kind: type, *names: str, help: str, metavar: str | None = None) -> Any:
    variable = f"SUMMARIZE_{names[0].removeprefix('--').replace('-', '_').upper()}"
    option = typer.Option(*names, help=help, envvar=variable, metavar=metavar)
    return Annotated[kind | None, option]


SHARED_OPTIONS: dict[str, Any] = {
    "model": _option(str, "--model", help="Model at the endpoint, embedded model, or a GGUF file."),
    "engine": _option(str, "--engine", help="What translates: model, firefox [model]."),
    "effort": _option(str, "--effort", help="Tries a small model gets at a sentence: fast, normal, best [normal]."),
    "base_url": _option(str, "--base-url", help="OpenAI-compatible endpoint (also OPENAI_BASE_URL)."),
    "api_key_env": _option(str, "--api-key-env", help="Environment variable that holds the key [OPENAI_API_KEY]."),
    "profile": _option(str, "--profile", help="How to use the model; by default chosen by its name."),
    "date": _option(str, "--date", metavar="YYYY-MM-DD", help="Day of the newest entry."),
    "tz": _option(str, "--tz", help="Zone of the ticker's clocks [Europe/Berlin]."),
    "db": _option(str, "--db", help="Database of runs: a path or an SQLAlchemy URL."),
    "glossary": _option(str, "--glossary", metavar="FILE", help="Terms of your own, CSV or TBX."),
    "style": _option(str, "--style", help="English of newspapers of: us, uk [us]."),
    "cassette": _option(str, "--cassette", metavar="FILE", help="Replay this recording, or make it."),
    "concurrency": _option(int, "--concurrency", help="Requests in flight at once."),
    "max_cost": _option(float, "--max-cost", metavar="USD", help="Stop before this run costs more."),
    "max_tokens": _option(int, "--max-tokens", help="Stop before this run uses more tokens."),
    "length": _option(str, "--length", help="Length of the briefing: short, normal, long [normal]."),
    "audience": _option(str, "--audience", help="Its reader: editor, public, official [editor]."),
    "force": _option(bool, "--force/--no-force", help="Go on with a source that looks like no German ticker."),
    "allow_private": _option(
        bool, "--allow-private/--no-allow-private", help="Allow URLs that lead to private addresses."
    ),
    "quiet": _option(bool, "--quiet/--no-quiet", help="No progress and no notices."),
    "verbose": _option(bool, "--verbose/--no-verbose", help="Say what is done, and show a traceback on a fault."),
}

FLAGS = frozenset({"force", "allow_private", "quiet", "verbose"})

Source = Annotated[
    str, typer.Argument(metavar="SOURCE", help="A path, a URL, or '-' for standard input.", show_default=False)
]
RunId = Annotated[str, typer.Argument(metavar="RUN", help="Id of a run, its beginning, or 'last'.", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="Machine-readable output on stdout.")]


def options_anywhere() -> type[TyperGroup]:
    """A command group that takes the shared options before the command's name too, by moving them behind it."""

    class OptionsAnywhere(TyperGroup):
        def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
            return super().parse_args(ctx, _shared_options_last(args))

    return OptionsAnywhere


def _shared_options_last(args: list[str]) -> list[str]:
    """``--model X run FILE`` as ``run FILE --model X``."""
    moved: list[str] = []
    rest = list(args)
    while rest and rest[0].startswith("--"):
        name, has_value, _ = rest[0].partition("=")
        field = name.removeprefix("--").removeprefix("no-").replace("-", "_")
        if field not in SHARED_OPTIONS:
            break
        takes_value = not has_value and field not in FLAGS
        moved += rest[: 1 + takes_value]
        rest = rest[1 + takes_value :]
    return rest + moved


def command(app: typer.Typer, name: str | None = None) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Register a command of ``app`` that takes the shared options as its first parameter, ``settings``."""

    def register(function: Callable[..., None]) -> Callable[..., None]:
        wrapper = with_settings(function)
        app.command(name)(wrapper)
        return wrapper

    return register


def with_settings(function: Callable[..., None]) -> Callable[..., None]:
    signature = inspect.signature(function, eval_str=True)
    own = [parameter for parameter in signature.parameters.values() if parameter.name != "settings"]
    shared = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)
        for name, annotation in SHARED_OPTIONS.items()
    ]

    @functools.wraps(function)
    def wrapper(**given: Any) -> None:
        verbose = bool(given.get("verbose"))
        with_one_line_errors(lambda: function(Settings.resolve(_take_shared(given)), **given), verbose=verbose)

    parameters = [*(p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own), *shared]
    wrapper.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    wrapper.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return wrapper


def _take_shared(given: dict[str, Any]) -> dict[str, Any]:
    return {name: given.pop(name) for name in SHARED_OPTIONS}


def with_one_line_errors(action: Callable[[], None], *, verbose: bool) -> None:
    """Run ``action``; a known error becomes one line on stderr and its exit code, Ctrl-C becomes 130."""
    try:
        action()
        sys.stdout.flush()
    except SummarizeError as error:
        if verbose:
            traceback.print_exc()
        typer.echo(f"summarize: {printable(str(error))}", err=True)
        raise typer.Exit(error.exit_code) from error
    except KeyboardInterrupt:
        typer.echo("summarize: interrupted; what was answered is kept (summarize runs resume).", err=True)
        raise typer.Exit(130) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None


def printable(text: str) -> str:
    """One line without control characters: an error may quote the source, and a terminal obeys what it is sent."""
    return "".join(char if char.isprintable() else " " for char in text)


def report_formats(names: str) -> list[str]:
    """The formats in a comma-separated option, known before anything is paid for. Raises UsageError."""
    from summarize.reports.write import FORMATS

    wanted = [name.strip() for name in names.split(",") if name.strip()]
    unknown = [name for name in wanted if name not in FORMATS]
    if unknown or not wanted:
        raise UsageError(
            f"--format: there is no report '{', '.join(unknown)}'.", hint=f"Reports: {', '.join(FORMATS)}."
        )
    return wanted


def finish(outcome: Outcome) -> None:
    """Say what failed, one line each, and leave with the contract's exit code."""
    for failure in outcome.result.run.failures:
        typer.echo(f"summarize: {printable(failure)}", err=True)
    if outcome.exit_code:
        raise typer.Exit(outcome.exit_code)
