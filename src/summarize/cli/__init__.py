"""The command line: ``summarize --help``. Each command lives in the module of its subject, imported when called."""

from __future__ import annotations

from summarize.cli.app import app


def main() -> None:
    app()


__all__ = ["app", "main"]
