"""``summarize model``: the embedded models."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from summarize.cli.options import Json, command, options_anywhere
from summarize.config import Settings

app = typer.Typer(help="The embedded models.", no_args_is_help=True, cls=options_anywhere(), rich_markup_mode=None)
Name = Annotated[str | None, typer.Argument(metavar="[NAME]", help="By default the first of the list.")]


@command(app, "list")
def list_(settings: Settings, as_json: Json = False) -> None:
    """The models that can be embedded, and which are here."""
    from summarize import embedded

    rows = [(model, embedded.locate(model)) for model in embedded.catalogue()]
    if as_json:
        typer.echo(json.dumps([{"name": m.name, "bytes": m.size, "path": str(p) if p else None} for m, p in rows]))
        return
    for model, path in rows:
        typer.echo(f"{model.name}  {model.size / 1e6:,.0f} MB  {model.licence}  {path or 'not fetched'}")


@command(app)
def fetch(settings: Settings, name: Name = None) -> None:
    """Fetch a model into the cache; its SHA-256 decides whether it is the right one."""
    from summarize import embedded
    from summarize.cli.display import Display

    with Display(quiet=settings.quiet) as display:
        _, path = embedded.provide(name, display.download)
    typer.echo(str(path))


@command(app)
def info(settings: Settings, name: Name = None, as_json: Json = False) -> None:
    """Where a model comes from, its hash, and where it lies."""
    from summarize import embedded

    facts = embedded.info(embedded.find(name))
    if as_json:
        typer.echo(json.dumps(facts, indent=2))
        return
    for key, value in facts.items():
        typer.echo(f"{key}: {value}")
