"""From the shadow text to a flat list of pieces: stamps, furniture, and text that the assembly still has to place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarize.ticker.furniture import FurnitureRow, furniture_line, furniture_start
from summarize.ticker.headings import heading_like
from summarize.ticker.shadow import Shadow
from summarize.ticker.stamps import Stamp, glued_stamps, stamp_at

TEXT = "text"
STAMP = "stamp"
_PLUS_END = re.compile(r" ?(?<!\+)\+{2,}+ *$")
_PLUS_NEXT = re.compile(r" ?(?<!\+)\+{2,}+")


@dataclass(slots=True)
class Piece:
    """A stretch ``[start, end)`` of the shadow without blanks at its ends; ``line`` numbers its line."""

    kind: str
    start: int
    end: int
    line: int
    stamp: Stamp | None = None
    row: FurnitureRow | None = None
    titled: bool = False


def scan(shadow: Shadow) -> list[Piece]:
    """All pieces in source order; what lies between them is white space."""
    pieces: list[Piece] = []
    offset = 0
    for number, raw in enumerate(shadow.text.split("\n")):
        line = raw.strip()
        if line:
            start = offset + len(raw) - len(raw.lstrip())
            pieces.extend(_line(line, start, number))
        offset += len(raw) + 1
    return _taken_along(pieces, shadow.text)


def _line(line: str, offset: int, number: int) -> Iterator[Piece]:
    """The pieces of one stripped line that starts at ``offset``."""
    position = 0
    while (found := furniture_start(line[position:])) is not None:
        row, length = found
        yield Piece(row.kind, offset + position, offset + position + length, number, row=row)
        position += length
        position += len(line) - position - len(line[position:].lstrip())
        if position >= len(line):
            return
    rest = line[position:]
    row_of_line = furniture_line(rest)
    if row_of_line is not None:
        yield Piece(row_of_line.kind, offset + position, offset + len(line), number, row=row_of_line)
        return
    first = stamp_at(rest, offset + position)
    after = first.end - offset if first else position
    stamps = ([first] if first else []) + glued_stamps(line, offset, after)
    yield from _stamped(line, offset, position, stamps, number)


def _stamped(line: str, offset: int, position: int, stamps: list[Stamp], number: int) -> Iterator[Piece]:
    """Stamps, the text between them, and the plus signs that close a title."""
    ends = [*(stamp.start - offset for stamp in stamps[1:]), len(line)][: len(stamps)]
    before = stamps[0].start - offset if stamps else len(line)
    yield from _text(line, offset, position, before, number)
    for stamp, end in zip(stamps, ends, strict=True):
        yield Piece(STAMP, stamp.start, stamp.end, number, stamp=stamp)
        start = stamp.end - offset
        closing = _PLUS_NEXT.search(line, start, end) if stamp.family.name == "plus" else None
        if closing is None:
            yield from _text(line, offset, start, end, number)
            continue
        yield from _text(line, offset, start, closing.start(), number, titled=True)
        yield from _text(line, offset, closing.start(), closing.end(), number, kind="close")
        yield from _text(line, offset, closing.end(), end, number)


def _text(
    line: str, offset: int, start: int, end: int, number: int, *, kind: str = TEXT, titled: bool = False
) -> Iterator[Piece]:
    text = line[start:end]
    stripped = text.strip()
    if stripped:
        begin = start + len(text) - len(text.lstrip())
        yield Piece(kind, offset + begin, offset + begin + len(stripped), number, titled=titled)


def _taken_along(pieces: list[Piece], text: str) -> list[Piece]:
    """Give the short line above a gallery link or a credit the kind of what it belongs to."""
    for index in range(1, len(pieces)):
        row, above = pieces[index].row, pieces[index - 1]
        if row is None or not row.above or above.kind != TEXT:
            continue
        inline = index > 1 and pieces[index - 2].line == above.line
        if not inline and heading_like(text[above.start : above.end]):
            above.kind = row.kind
    return pieces
