"""Reading the source of a command, its notices shown on stderr."""

from __future__ import annotations

import sys

from summarize.cli.display import Display
from summarize.config import Settings
from summarize.models import Document
from summarize.sources import read


def read_source(settings: Settings, source: str) -> Document:
    """The document behind a path, a URL or ``-``. Raises SourceError."""
    document = read(
        source,
        stdin=sys.stdin.buffer if source == "-" else None,
        force=settings.force,
        allow_private=settings.allow_private,
    )
    with Display(quiet=settings.quiet) as display:
        for notice in document.notices:
            display.notice(notice)
    return document
