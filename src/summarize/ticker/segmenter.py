"""Document in, Ticker out: the stages of segmentation in order."""

from __future__ import annotations

import gc
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from zoneinfo import ZoneInfo

from summarize.errors import UsageError
from summarize.models import Document, Ticker
from summarize.ticker.authors import name_authors
from summarize.ticker.blocks import BACKGROUND, Block, keep_notices, merge_duplicates, split_blocks
from summarize.ticker.calendar import Moment
from summarize.ticker.cutting import Cutter
from summarize.ticker.daylines import Byline, bylines
from summarize.ticker.declared import declared_blocks
from summarize.ticker.greetings import order_by_greetings
from summarize.ticker.headings import heading_like
from summarize.ticker.headlines import place_headings
from summarize.ticker.leftovers import name_leftovers
from summarize.ticker.preamble import name_preamble
from summarize.ticker.scan import DAY_LINE, HEADING, TEXT, Piece, scan, take_along
from summarize.ticker.selection import select
from summarize.ticker.shadow import Shadow
from summarize.ticker.stamps import no_clock_at
from summarize.ticker.times import order_of, resolve, with_day_lines
from summarize.ticker.unstamped import newest_unstamped, split_at_bullets, split_at_rules
from summarize.ticker.untimed import untimed_blocks

BYLINE = "byline"
# A headline has more words than an item of a menu.
_TITLE_BLANKS = 2
# So much of a line is shown in a warning.
_SHORT = 60
# A lead is a paragraph or three; more above the first stamp may be an entry whose stamp is not known.
_LONG_LEAD = 2000


def segment(document: Document, *, date: date | None = None, tz: str = "Europe/Berlin") -> Ticker:
    """Cut a document into entries and named furniture, which together tile ``document.text`` exactly.

    ``date`` is the day of the newest entry, for stamps that carry a clock only; ``tz`` the zone of those clocks. A text
    without stamps becomes one untimed entry and a warning. No text makes this raise; an unknown ``tz`` is a UsageError.
    """
    try:
        zone = ZoneInfo(tz)
    except (KeyError, ValueError, OSError):
        raise UsageError(f"{tz} is no time zone.", hint="Give one as Europe/Berlin.") from None
    with _collector_paused():
        return _segment(document, date, zone)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """What is made here lives to the end: the collector would walk through it in vain, a third of the time at 5 MB."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _segment(document: Document, day: date | None, zone: ZoneInfo) -> Ticker:
    shadow = Shadow.of(document.text)
    cutter = Cutter(shadow, document.text)
    pieces = scan(shadow)
    warnings: list[str] = []
    if document.declared:
        take_along(pieces, shadow.text)
        preamble, blocks = declared_blocks(pieces, document.declared, shadow, zone)
    else:
        pieces, warnings = select(pieces, shadow.text)
        take_along(pieces, shadow.text)
        preamble, blocks = split_blocks(pieces, shadow.text)
        if blocks:
            preamble, blocks = split_at_bullets(preamble, blocks, shadow.text)
            blocks = split_at_rules(blocks, shadow.text)
            name_authors(preamble, blocks, shadow.text)
            keep_notices(blocks, shadow.text)
            place_headings(preamble, blocks, shadow.text)
            preamble, blocks = newest_unstamped(preamble, blocks, shadow.text)
        else:
            preamble, blocks = untimed_blocks(preamble, shadow.text)
        boxes, foot = name_leftovers(preamble, blocks, shadow.text) if blocks else (0, 0)
        if boxes:
            warnings.append(f"{boxes} characters between the entries were taken for boxes of the page")
        if foot:
            warnings.append(f"{foot} characters below the last entry were taken for the foot of the page")
    if not blocks:
        return _untimed(document, cutter, preamble, warnings)
    _name_dates_of_page(preamble, blocks, shadow.text)
    headings = {shadow.text[block.heading.start : block.heading.end] for block in blocks if block.heading}
    title, lead = name_preamble(preamble, headings, shadow.text)
    warnings.extend(_notices(preamble, blocks, shadow.text))
    kept, repeated = merge_duplicates(blocks, shadow.text)
    if len(kept) < len(blocks):
        warnings.append(f"merged because they repeat another entry word for word: {len(blocks) - len(kept)}")
    marks = with_day_lines([block.moment for block in kept], _day_lines(pieces, kept))
    bodies = [" ".join(shadow.text[piece.start : piece.end] for piece in block.texts) for block in kept]
    order, doubts = order_of(marks, order_by_greetings(bodies))
    for mark, block in zip(marks, kept, strict=True):
        mark.declared = block.time
    times, notes = resolve(marks, order, day=day, document=document, bylines=_bylines(preamble, shadow.text), zone=zone)
    entries = tuple(
        cutter.entry(f"e{number}", block, when) for number, (block, when) in enumerate(zip(kept, times, strict=True), 1)
    )
    loose = [cutter.furniture(piece) for piece in (*preamble, *repeated) if piece.kind != HEADING]
    for entry, block in zip(entries, kept, strict=True):
        loose.extend(cutter.around(entry, block))
    return Ticker(
        source=document.ref,
        title=document.title or title,
        lead=document.lead or lead,
        order=order,
        entries=entries,
        furniture=cutter.tiled(entries, loose),
        warnings=(*warnings, *doubts, *notes),
    )


def _untimed(document: Document, cutter: Cutter, pieces: list[Piece], warnings: list[str]) -> Ticker:
    """A plain article: one entry without a time."""
    texts = [piece for piece in pieces if piece.kind == TEXT]
    heading = texts[0] if len(texts) > 1 and cutter.reads_like_heading(texts[0]) else None
    if heading is not None:
        heading.kind = HEADING
    entry = cutter.headed(cutter.body("e1", pieces), heading) if texts else None
    entries = (entry,) if entry else ()
    loose = [
        cutter.furniture(piece, "e1" if piece is heading else None)
        for piece in pieces
        if piece.kind != TEXT and not (entry and cutter.within(piece, entry))
    ]
    notice = "no time stamps found: the text is one entry without a time" if entry else "there is no text to segment"
    return Ticker(
        source=document.ref,
        title=document.title,
        lead=document.lead,
        entries=entries,
        furniture=cutter.tiled(entries, loose),
        warnings=(*warnings, notice),
    )


def _name_dates_of_page(preamble: Sequence[Piece], blocks: Sequence[Block], text: str) -> None:
    """Of the day lines above the entries one below a colon is a date of something else (*Geburtstag:*), and one with a
    year, above a headline, is a date of the page where no day line stands between the entries."""
    among = any(piece.kind == DAY_LINE for block in blocks for piece in block.pieces)
    titled = False
    for number in reversed(range(len(preamble))):
        piece = preamble[number]
        if piece.kind == TEXT:
            line = text[piece.start : piece.end]
            titled = titled or (heading_like(line) and line.count(" ") >= _TITLE_BLANKS)
        elif piece.day is not None and number > 0 and text[preamble[number - 1].end - 1] == ":":
            piece.day = None
        elif piece.day is not None and piece.day.year is not None and titled and not among:
            piece.kind, piece.day = BYLINE, None


def _bylines(preamble: Sequence[Piece], text: str) -> list[Byline]:
    """The dates printed above the entries."""
    return bylines("\n".join(text[piece.start : piece.end] for piece in preamble if piece.kind == BYLINE))


def _day_lines(pieces: Sequence[Piece], blocks: Sequence[Block]) -> list[tuple[int, Moment]]:
    """Each day line with the number of entries above it."""
    starts = [(block.stamp or block.pieces[0]).start for block in blocks]
    return [(bisect_left(starts, piece.start), piece.day) for piece in pieces if piece.day is not None]


def _notices(preamble: Sequence[Piece], blocks: Sequence[Block], text: str) -> list[str]:
    """What a person should know: numbers that look like stamps, and sections that are no entries."""
    notices: list[str] = []
    for block in blocks:
        section = next((piece for piece in block.pieces if piece.kind == BACKGROUND), None)
        if section is not None:
            notices.append(f"a section without a time stamp is kept as background: {_short(text, section)}")
    above = sum(piece.end - piece.start for piece in preamble if piece.kind == "lead")
    if above > _LONG_LEAD:
        notices.append(f"{above} characters of text stand above the first entry; they are kept as lead")
    for piece in (*preamble, *(piece for block in blocks for piece in block.texts)):
        number = no_clock_at(text[piece.start : piece.end])
        if number is not None:
            notices.append(f"{number} is no time of day; this line is kept as text: {_short(text, piece)}")
    return notices


def _short(text: str, piece: Piece) -> str:
    line = text[piece.start : piece.end]
    return line if len(line) <= _SHORT else line[: _SHORT - 1] + "…"
