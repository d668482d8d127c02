"""``summarize prompts``: the versioned templates."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from summarize.cli.options import Json, command, options_anywhere
from summarize.config import Settings

app = typer.Typer(
    help="The versioned prompt templates.", no_args_is_help=True, cls=options_anywhere(), rich_markup_mode=None
)
Name = Annotated[str, typer.Argument(metavar="TASK[/VERSION]", help="For example translate/1.", show_default=False)]


@command(app, "list")
def list_(settings: Settings, as_json: Json = False) -> None:
    """Every version of every template, with its hash."""
    from summarize import prompts

    found = [prompts.load(task, number) for task, versions in prompts.available().items() for number in versions]
    if as_json:
        rows = [p.ref.model_dump() | {"date": p.meta.date.isoformat(), "changes": p.meta.changes} for p in found]
        typer.echo(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    for prompt in found:
        typer.echo(f"{prompt.name:24} {prompt.sha256[:12]}  {prompt.meta.date}  {prompt.meta.changes}")


@command(app)
def show(settings: Settings, name: Name) -> None:
    """One template as it is."""
    from summarize import prompts

    sys.stdout.write(prompts.load(*prompts.parse_name(name)).content)


@command(app)
def diff(settings: Settings, old: Name, new: Name) -> None:
    """What changed between two versions."""
    from summarize import prompts

    text = prompts.diff(prompts.load(*prompts.parse_name(old)), prompts.load(*prompts.parse_name(new)))
    typer.echo(text or "no difference")


@command(app)
def check(settings: Settings) -> None:
    """Whether every template is well-formed, locked, and as it was released."""
    from summarize import prompts

    faults = prompts.check()
    for fault in faults:
        typer.echo(f"summarize: {fault}", err=True)
    if faults:
        raise typer.Exit(1)
    typer.echo(f"{sum(map(len, prompts.available().values()))} prompts, all as released")
