"""From pieces to blocks: the preamble, then one block for each stamp with what stands below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from summarize.ticker.calendar import Moment
from summarize.ticker.furniture_rows import TWEET
from summarize.ticker.headings import ends_sentence, is_prose
from summarize.ticker.preamble import speaks_of_ticker
from summarize.ticker.scan import CLOSE, DAY_LINE, STAMP, TEXT, Piece

RULE = "rule"
RELATED = "related"
BACKGROUND = "background"
FOOT = "foot"
DUPLICATE = "duplicate"
CLOSING = "closing"
# Kinds of furniture that may be all that an entry says.
_NOTICES = (CLOSING, "note", "video", "poll", "caption", TWEET)
_PICTURED = ("caption", TWEET)
_BESIDE_STAMP = ("authors", "label", CLOSE)
# A body of this length is the same entry even under another headline.
_TELLING = 80


@dataclass(slots=True)
class Block:
    """A stamp and what follows it until the next one; or an entry that the source declares, with or without a stamp.

    ``time`` is what the source declares, and beats the stamp.
    """

    stamp: Piece | None
    pieces: list[Piece] = field(default_factory=list)
    heading: Piece | None = None
    time: datetime | None = None

    @property
    def moment(self) -> Moment:
        if self.time is not None:
            return Moment(clock=f"{self.time:%H:%M}", day=self.time.day, month=self.time.month, year=self.time.year)
        return self.stamp.stamp.moment if self.stamp is not None and self.stamp.stamp is not None else Moment()

    @property
    def texts(self) -> list[Piece]:
        """The body, in order."""
        return [piece for piece in self.pieces if piece.kind == TEXT]


def split_blocks(pieces: Sequence[Piece], text: str) -> tuple[list[Piece], list[Block]]:
    """What stands before the first stamp, and a block for each stamp, and for each day with text and no stamp.

    Where stamps stand below their entries, a block has the text above its stamp.
    """
    preamble: list[Piece] = []
    blocks: list[Block] = []
    for piece in pieces:
        if piece.stamp is not None:
            blocks.append(Block(piece))
        elif blocks:
            blocks[-1].pieces.append(piece)
        else:
            preamble.append(piece)
    if not _stand_below(preamble, blocks, text):
        return _with_days_alone(preamble, blocks, text) if blocks else (preamble, blocks)
    groups = [preamble, *(block.pieces for block in blocks)]
    for block, group in zip(blocks, groups, strict=False):
        block.pieces = group
    preamble, blocks[0].pieces = _first_entry(blocks)
    for piece in groups[-1]:
        piece.kind = FOOT if piece.kind == TEXT else piece.kind
    blocks[-1].pieces = [*blocks[-1].pieces, *groups[-1]]
    return preamble, blocks


def _with_days_alone(preamble: list[Piece], blocks: Sequence[Block], text: str) -> tuple[list[Piece], list[Block]]:
    """Among the blocks those that have a day for a stamp: prose between a day line and the next stamp, and below the
    text of an entry. One such day above the first stamp is the page's, two or more are entries; below the last stamp a
    day begins the foot of the page."""
    days = _days_alone(preamble, text)
    if len(days) < 2:
        days = []
    entries = [Block(None, preamble[first:end]) for first, end in pairwise([*days, len(preamble)])]
    head = preamble[: days[0]] if days else preamble
    for block in blocks[:-1]:
        pieces = block.pieces
        own = next((number for number, piece in enumerate(pieces) if piece.kind == TEXT), len(pieces))
        cuts = [*(number for number in _days_alone(pieces, text) if number > own), len(pieces)]
        block.pieces = pieces[: cuts[0]]
        entries.append(block)
        entries.extend(Block(None, pieces[first:end]) for first, end in pairwise(cuts))
    return head, [*entries, *blocks[-1:]]


def _days_alone(pieces: Sequence[Piece], text: str) -> list[int]:
    """The day lines with prose below them that does not speak of the ticker, nor does a title."""
    days = [number for number, piece in enumerate(pieces) if piece.kind == DAY_LINE]
    alone: list[int] = []
    for first, end in pairwise([*days, len(pieces)]):
        lines = [text[piece.start : piece.end] for piece in pieces[first:end] if piece.kind == TEXT]
        prose = next((number for number, line in enumerate(lines) if is_prose(line)), None)
        if prose is not None and not any(map(speaks_of_ticker, lines[: prose + 1])):
            alone.append(first)
    return alone


def _stand_below(preamble: Sequence[Piece], blocks: Sequence[Block], text: str) -> bool:
    """Whether every stamp stands alone with text above it, and none has text below it that no other stamp has above:
    nothing follows the last one, or blank lines part each stamp from what follows and from nothing above it, and what
    stands above the first and most others are sentences."""
    above = [piece for piece in preamble if piece.kind == TEXT]
    groups = [above, *(block.texts for block in blocks)]
    stamps = [block.stamp.line for block in blocks if block.stamp]
    if len(blocks) < 2 or not all(groups[:-1]):
        return False
    below = [block.pieces[0].line - line for line, block in zip(stamps, blocks, strict=True) if block.pieces]
    if not all(below):
        return False
    close = all(line - group[-1].line == 1 for line, group in zip(stamps, groups, strict=False))
    if not groups[-1]:
        return True
    prose = [ends_sentence(text[group[-1].start : group[-1].end]) for group in groups[:-1]]
    return close and prose[0] and 2 * sum(prose) > len(prose) and all(distance > 1 for distance in below)


def _first_entry(blocks: Sequence[Block]) -> tuple[list[Piece], list[Piece]]:
    """The head of the page, and the first entry where stamps stand below: no more lines than another entry has, and
    none above a blank line where no other entry holds one."""
    first, others = blocks[0].pieces, [block.texts for block in blocks[1:]]
    longest = max(map(len, others))
    gaps = any(two.line - one.line > 1 for texts in others for one, two in pairwise(texts))
    texts = blocks[0].texts
    begin = len(texts) - 1
    while begin > 0 and len(texts) - begin < longest and (gaps or texts[begin].line - texts[begin - 1].line == 1):
        begin -= 1
    cut = first.index(texts[begin])
    return first[:cut], first[cut:]


def keep_notices(blocks: Sequence[Block], text: str) -> None:
    """A closing notice that opens an entry is the entry's own, and so is a sentence (*Auch interessant: Die Stadt
    teilt mit …*); a block without any text has its notices, the captions of its pictures and the tweets in it for
    text."""
    for block in blocks:
        own = [piece for piece in block.pieces if piece.kind not in _BESIDE_STAMP]
        empty = not block.texts
        headline_only = all(piece.titled for piece in block.texts)
        for number, piece in enumerate(own):
            first = number == 0 or (headline_only and own[number - 1].titled)
            notice = piece.kind in _NOTICES and (empty or (first and piece.kind not in _PICTURED))
            sentence = piece.kind == RELATED and number == 0 and is_prose(text[piece.start : piece.end])
            if notice or sentence:
                piece.kind = TEXT


def _words(pieces: Sequence[Piece], text: str) -> str:
    return " ".join(word for piece in pieces for word in text[piece.start : piece.end].split())


def merge_duplicates(blocks: list[Block], text: str) -> tuple[list[Block], list[Piece]]:
    """The blocks without verbatim repetitions, and the pieces of those, which become furniture."""
    seen: set[tuple[str | None, int | None, int | None, str]] = set()
    kept: list[Block] = []
    loose: list[Piece] = []
    for block in blocks:
        body = _words(block.texts, text)
        if len(body) < _TELLING and block.heading is not None:
            body = _words([block.heading, *block.texts], text)
        key = (block.moment.clock, block.moment.day, block.moment.month, body)
        if body and block.moment.clock is not None and key in seen:
            own = [*([block.stamp] if block.stamp else []), *block.pieces]
            for piece in own:
                if piece.kind in (TEXT, STAMP, CLOSE):
                    piece.kind = DUPLICATE
            if block.heading is not None:
                block.heading.kind = DUPLICATE
            loose.extend(own)
            continue
        seen.add(key)
        kept.append(block)
    return kept, loose
