"""What stands above the first entry: the ticker's title, its lead, and the rest of the page's head."""

from __future__ import annotations

from summarize.ticker.headings import heading_like
from summarize.ticker.scan import TEXT, Piece


def name_preamble(pieces: list[Piece], text: str) -> tuple[str | None, str | None]:
    """Name the text pieces above the first entry ``title``, ``lead`` or ``preamble``; gives title and lead."""
    title: str | None = None
    lead: str | None = None
    for piece in pieces:
        if piece.kind != TEXT:
            continue
        line = text[piece.start : piece.end]
        if heading_like(line):
            piece.kind = "preamble" if title or lead or line.count(" ") < 2 else "title"
            title = title or (line if piece.kind == "title" else None)
        else:
            piece.kind = "lead"
            lead = lead or line
    return title, lead
