"""The bullets and numbers that open an entry or the item of a list."""

from __future__ import annotations

import re

from summarize.ticker.headings import BULLET
from summarize.ticker.scan import TEXT, Piece

MARK = "mark"
NUMBER = re.compile(r"(\d{1,2})\. ?(?=[^\W\d_]|[„“\"»«‚‘']|\d[\d.,: ]*!? [A-ZÄÖÜ])")


def without_mark(piece: Piece, text: str) -> list[Piece]:
    """The bullet or the number that opens an entry, if there is one, and the rest of its line."""
    match = BULLET.match(text, piece.start, piece.end) or NUMBER.match(text, piece.start, piece.end)
    if match is None or piece.kind != TEXT:
        return [piece]
    mark = Piece(MARK, piece.start, piece.start + len(match.group().rstrip()), piece.line)
    piece.start = match.end()
    return [mark, piece]
