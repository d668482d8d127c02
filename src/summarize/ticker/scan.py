"""From the shadow text to a flat list of pieces: stamps, furniture, and text that the later stages place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarize.ticker.calendar import Moment
from summarize.ticker.daylines import day_line
from summarize.ticker.furniture import FurnitureRow, furniture_glued, furniture_line, furniture_start
from summarize.ticker.headings import heading_like, split_heading
from summarize.ticker.shadow import Shadow
from summarize.ticker.stamps import Stamp, glued_stamps, stamp_at

TEXT = "text"
STAMP = "stamp"
HEADING = "heading"
DAY_LINE = "day-line"
# The plus signs that close a title are part of the stamp.
CLOSE = "close"
_PLUS_NEXT = re.compile(r" ?(?<!\+)\+{2,}+")
_LABEL_WORDS = 4
_PLUS_FAMILIES = ("plus", "plus-behind")


@dataclass(slots=True)
class Piece:
    """A stretch ``[start, end)`` of the shadow without blanks at its ends; ``line`` numbers its line. ``titled`` text
    stands between plus signs; ``day`` is what a day line names; ``link`` is the kind of the list of links that the text
    ends, if it is not a headline."""

    kind: str
    start: int
    end: int
    line: int
    stamp: Stamp | None = None
    row: FurnitureRow | None = None
    day: Moment | None = None
    titled: bool = False
    link: str | None = None


def scan(shadow: Shadow) -> list[Piece]:
    """All pieces in source order; what lies between them is white space."""
    pieces: list[Piece] = []
    offset = 0
    for number, raw in enumerate(shadow.text.split("\n")):
        line = raw.strip()
        if line:
            pieces.extend(read_line(line, offset + len(raw) - len(raw.lstrip()), number))
        offset += len(raw) + 1
    return pieces


def read_line(line: str, offset: int, number: int) -> Iterator[Piece]:
    """The pieces of one stripped line that starts at ``offset``."""
    position = 0
    while position < len(line):
        rest = line[position:]
        opening = furniture_start(rest)
        if opening is None:
            yield from _rest(rest, offset + position, number)
            return
        row, length = opening
        yield Piece(row.kind, offset + position, offset + position + length, number, row=row)
        position += length + len(rest[length:]) - len(rest[length:].lstrip())


def _rest(line: str, offset: int, number: int) -> Iterator[Piece]:
    """A line, or what is left of it behind the furniture that opened it."""
    first = stamp_at(line, offset)
    stamps = ([first] if first else []) + glued_stamps(line, offset, first.end - offset if first else 0)
    if stamps:
        yield from _stamped(line, offset, stamps, number)
        return
    if (moment := day_line(line)) is not None:
        yield Piece(DAY_LINE, offset, offset + len(line), number, day=moment)
    elif (row := furniture_line(line)) is not None:
        yield Piece(row.kind, offset, offset + len(line), number, row=row)
    else:
        yield from _text(line, offset, 0, len(line), number)


def _stamped(line: str, offset: int, stamps: list[Stamp], number: int) -> Iterator[Piece]:
    """Stamps, the text between them, and the plus signs that close a title."""
    starts = [stamp.start - offset for stamp in stamps]
    yield from _before_glued(line, offset, 0, starts[0], number)
    for stamp, end in zip(stamps, [*starts[1:], len(line)], strict=True):
        yield Piece(STAMP, stamp.start, stamp.end, number, stamp=stamp)
        start = stamp.end - offset
        closing = _PLUS_NEXT.search(line, start, end) if stamp.family.name in _PLUS_FAMILIES else None
        if closing is not None:
            yield from _text(line, offset, start, closing.start(), number, titled=True)
            yield from _text(line, offset, closing.start(), closing.end(), number, kind=CLOSE)
            start = closing.end()
        if end < len(line):
            yield from _before_glued(line, offset, start, end, number)
        else:
            yield from _text(line, offset, start, end, number)


def _before_glued(line: str, offset: int, start: int, end: int, number: int) -> Iterator[Piece]:
    """Text up to a stamp in the middle of a line; a headline glued before the stamp becomes a piece of its own."""
    cut = start + split_heading(line[start:end])
    yield from _text(line, offset, start, cut, number)
    yield from _text(line, offset, cut, end, number)


def _text(
    line: str, offset: int, start: int, end: int, number: int, *, kind: str = TEXT, titled: bool = False
) -> Iterator[Piece]:
    text = line[start:end]
    stripped = text.strip()
    if not stripped:
        return
    begin = start + len(text) - len(text.lstrip())
    glued = furniture_glued(stripped) if kind == TEXT else None
    if glued is None:
        yield Piece(kind, offset + begin, offset + begin + len(stripped), number, titled=titled)
        return
    row, first, last = glued
    yield Piece(TEXT, offset + begin, offset + begin + len(stripped[:first].rstrip()), number, titled=titled)
    yield Piece(row.kind, offset + begin + first, offset + begin + last, number, row=row)
    yield from _text(line, offset, begin + last, begin + len(stripped), number)


def take_along(pieces: list[Piece], text: str) -> None:
    """Give the short line above a gallery link or a credit, and the links below a list's headline, their kind."""
    for index, piece in enumerate(pieces):
        if piece.row is None:
            continue
        if piece.row.above and index > 0:
            above = pieces[index - 1]
            inline = index > 1 and pieces[index - 2].line == above.line
            if above.kind == TEXT and not inline and heading_like(text[above.start : above.end]):
                above.kind = piece.kind
        if piece.row.opens and _is_label(text[piece.start : piece.end]):
            _take_links(pieces, index, text)


def _is_label(line: str) -> bool:
    """The headline of a list, not a link in one line: ``Lesen Sie auch``, ``Mehr zum Thema:``."""
    return line.endswith(":") or line.count(" ") < _LABEL_WORDS


def _take_links(pieces: list[Piece], index: int, text: str) -> None:
    """Unpunctuated lines below a list's headline are its links, but one right above a stamp is the entry's headline."""
    for position in range(index + 1, len(pieces)):
        piece = pieces[position]
        if piece.kind != TEXT or not heading_like(text[piece.start : piece.end]):
            return
        before_stamp = position + 1 < len(pieces) and pieces[position + 1].stamp is not None
        if before_stamp and position > index + 1:
            piece.link = pieces[index].kind
            return
        piece.kind = pieces[index].kind
