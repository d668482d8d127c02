"""The terminal's view of a segmented ticker."""

from __future__ import annotations

import io
from datetime import date

from rich.console import Console

from summarize.models import Document
from summarize.reports.entries_view import entries_view
from summarize.ticker import segment


def shown(text: str, *, day: date | None = None) -> str:
    document = Document(text=text, origin="paste.txt", media_type="text/plain", sha256="0" * 64)
    console = Console(file=io.StringIO(), width=120, force_terminal=True, color_system=None)
    console.print(entries_view(segment(document, date=day)))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_entries_furniture_and_warnings() -> None:
    text = (
        "DruckenTeilen\nHelfer am Deich\n13.45 Uhr: Der Pegel fällt.\n25.10 Uhr: Kein Stempel.\n12.10 Uhr: Er steigt."
    )
    view = shown(text, day=date(2025, 8, 16))
    assert "e1" in view
    assert "2025-08-16 (--date)" in view
    assert "share: DruckenTeilen" in view
    assert "Warning: 25.10 is no time of day" in view


def test_nothing_in_the_source_acts_on_the_terminal() -> None:
    view = shown("13.45 Uhr: Der \x1b[31mPegel\x07 [bold]fällt[/bold] \u202e um.")
    assert "\x1b[31m" not in view
    assert "\x07" not in view
    assert "\u202e" not in view
    assert "[U+001B]" in view
    assert "[bold]fällt[/bold]" in view
