"""The command line, called as a person would, in the test's own process."""

from __future__ import annotations

from collections.abc import Callable

from scripted_server import ScriptedServer
from typer.testing import CliRunner, Result

from summarize.cli import app

Summarize = Callable[..., Result]


def call(*args: object, **options: object) -> Result:
    """``summarize ARGS``; exit code, stdout and stderr are in the result."""
    return CliRunner().invoke(app, [str(arg) for arg in args], **options)  # type: ignore[arg-type]


def at(server: ScriptedServer) -> tuple[str, ...]:
    """The options that send requests to the scripted server."""
    return ("--base-url", server.base_url, "--model", "scripted")
