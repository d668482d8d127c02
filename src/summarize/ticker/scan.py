"""From the shadow text to a flat list of pieces: stamps, furniture, and text that the later stages place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarize.ticker.calendar import Moment
from summarize.ticker.daylines import day_line
from summarize.ticker.furniture import furniture_glued, furniture_line, furniture_start
from summarize.ticker.furniture_rows import PICTURE, FurnitureRow
from summarize.ticker.headings import heading_like, split_heading
from summarize.ticker.shadow import Shadow
from summarize.ticker.stamps import FAMILIES_AT_END, Stamp, glued_stamps, stamp_at, stamp_at_end

TEXT = "text"
STAMP = "stamp"
HEADING = "heading"
DAY_LINE = "day-line"
# The plus signs that close a title are part of the stamp.
CLOSE = "close"
CAPTION = "caption"
_PLUS_NEXT = re.compile(r" ?(?<!\+)\+{2,}+")
_LABEL_WORDS = 4
_FIRST_ITEM = "1. "
# A caption that is a sentence is not longer.
_CAPTION = 240
_PLUS_FAMILIES = ("plus", "plus-behind", "plus-untimed")


@dataclass(slots=True)
class Piece:
    """A stretch ``[start, end)`` of the shadow without blanks at its ends; ``line`` numbers its line. ``titled`` text
    stands between plus signs; ``day`` is what a day line names; ``link`` is the kind of the list of links that the text
    ends, if it is not a headline, and ``only_link`` says that the list has no other."""

    kind: str
    start: int
    end: int
    line: int
    stamp: Stamp | None = None
    row: FurnitureRow | None = None
    day: Moment | None = None
    titled: bool = False
    link: str | None = None
    only_link: bool = False


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


def read_line(line: str, offset: int, number: int) -> list[Piece]:
    """The pieces of one stripped line that starts at ``offset``."""
    pieces: list[Piece] = []
    while line:
        opening = furniture_start(line)
        if opening is None:
            return pieces + _rest(line, offset, number) if pieces else _rest(line, offset, number)
        row, length = opening
        pieces.append(Piece(row.kind, offset, offset + length, number, row=row))
        rest = line[length:].lstrip()
        offset += len(line) - len(rest)
        line = rest
    return pieces


def _rest(line: str, offset: int, number: int) -> list[Piece]:
    """A line, or what is left of it behind the furniture that opened it."""
    first = stamp_at(line, offset)
    stamps = glued_stamps(line, offset, first.end - offset if first else 0)
    if first is not None:
        stamps.insert(0, first)
    elif not stamps and (closing := stamp_at_end(line, offset)) is not None:
        stamps.append(closing)
    if stamps:
        return _stamped(line, offset, stamps, number)
    end = offset + len(line)
    if (moment := day_line(line)) is not None:
        return [Piece(DAY_LINE, offset, end, number, day=moment)]
    if (row := furniture_line(line)) is not None:
        return [Piece(row.kind, offset, end, number, row=row)]
    return _text(line, offset, 0, len(line), number)


def _stamped(line: str, offset: int, stamps: list[Stamp], number: int) -> list[Piece]:
    """Stamps, the text between them, and the plus signs that close a title."""
    starts = [stamp.start - offset for stamp in stamps]
    at_end = stamps[0].family in FAMILIES_AT_END
    pieces = (_text if at_end else _before_glued)(line, offset, 0, starts[0], number) if starts[0] else []
    for stamp, end in zip(stamps, [*starts[1:], len(line)], strict=True):
        pieces.append(Piece(STAMP, stamp.start, stamp.end, number, stamp=stamp))
        start = stamp.end - offset
        for closing in _PLUS_NEXT.finditer(line, start, end) if stamp.family.name in _PLUS_FAMILIES else ():
            title = _text(line, offset, start, closing.start(), number, titled=True)
            pieces += [*title, *_text(line, offset, closing.start(), closing.end(), number, kind=CLOSE)]
            start = closing.end()
            if title:
                break
        pieces += (_before_glued if end < len(line) else _text)(line, offset, start, end, number)
    return pieces


def _before_glued(line: str, offset: int, start: int, end: int, number: int) -> list[Piece]:
    """Text up to a stamp in the middle of a line; a headline glued before the stamp becomes a piece of its own."""
    head = line[:end].strip() if start == 0 else ""
    if (moment := day_line(head)) is not None:
        return [Piece(DAY_LINE, offset, offset + len(head), number, day=moment)]
    if (row := furniture_line(head)) is not None:
        return _text(line, offset, 0, end, number, kind=row.kind)
    cut = start + split_heading(line[start:end])
    return _text(line, offset, start, cut, number) + _text(line, offset, cut, end, number)


def _text(
    line: str, offset: int, start: int, end: int, number: int, *, kind: str = TEXT, titled: bool = False
) -> list[Piece]:
    text = line[start:end]
    stripped = text.strip()
    if not stripped:
        return []
    begin = offset + start + len(text) - len(text.lstrip())
    glued = furniture_glued(stripped) if kind == TEXT else None
    if glued is None:
        return [Piece(kind, begin, begin + len(stripped), number, titled=titled)]
    row, first, last = glued
    return [
        Piece(TEXT, begin, begin + len(stripped[:first].rstrip()), number, titled=titled),
        Piece(row.kind, begin + first, begin + last, number, row=row),
        *_text(stripped, begin, last, len(stripped), number),
    ]


def take_along(pieces: list[Piece], text: str) -> None:
    """Give the short line above a gallery link or a credit, and the links below a list's headline, their kind."""
    for index, piece in enumerate(pieces):
        if piece.row is None:
            continue
        if (piece.row.above or piece.kind == CAPTION) and index > 0:
            above = pieces[index - 1]
            if above.kind == TEXT and _is_caption(pieces, index, text):
                above.kind = TEXT if _heads_entry(pieces, index, text) else piece.kind
        if piece.row.opens and _is_label(text[piece.start : piece.end]):
            _take_links(pieces, index, text)


def _is_caption(pieces: Sequence[Piece], index: int, text: str) -> bool:
    """Whether what stands above the credit at ``index`` is no sentence, or stands below the name of a picture's file,
    or alone with the credit, below a blank line and prose."""
    above, credit = pieces[index - 1], pieces[index]
    before = pieces[index - 2] if index > 1 else None
    line = text[above.start : above.end]
    if before is not None and before.line == above.line:
        return False
    if heading_like(line) or before is None:
        return heading_like(line) and credit.row is not None and credit.row.above
    parted = before.line < above.line - 1 and above.line == credit.line - 1
    below_prose = before.kind == TEXT and not heading_like(text[before.start : before.end])
    return len(line) <= _CAPTION and (before.kind == PICTURE or (parted and below_prose))


def _heads_entry(pieces: Sequence[Piece], index: int, text: str) -> bool:
    """Whether the line above the furniture at ``index`` stands right below a stamp and prose right below the furniture:
    a headline with a picture, not a caption."""
    if index < 2 or pieces[index - 2].stamp is None or index + 1 == len(pieces):
        return False
    below = pieces[index + 1]
    return below.kind == TEXT and not heading_like(text[below.start : below.end])


def _is_label(line: str) -> bool:
    """The headline of a list, not a link in one line: ``Lesen Sie auch``, ``Mehr zum Thema:``."""
    return line.endswith(":") or (line.count(" ") < _LABEL_WORDS and not line.endswith("."))


def _take_links(pieces: list[Piece], index: int, text: str) -> None:
    """Unpunctuated lines below a list's headline are its links, but not a number one, which opens the entries of a
    ticker without clocks, and one right above a stamp is the entry's headline."""
    for position in range(index + 1, len(pieces)):
        piece = pieces[position]
        if piece.kind != TEXT or not heading_like(text[piece.start : piece.end]):
            return
        if text.startswith(_FIRST_ITEM, piece.start, piece.end):
            return
        before_stamp = position + 1 < len(pieces) and pieces[position + 1].stamp is not None
        if before_stamp:
            piece.link, piece.only_link = pieces[index].kind, position == index + 1
            return
        piece.kind = pieces[index].kind
