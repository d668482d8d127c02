"""From pieces to blocks: the preamble, then one block for each stamp with its heading, its body and its sections.

Headlines stand above the entry (Ippen, Spiegel, Focus), in the stamp's own line (n-tv, MDR, NZZ) or in the line below a
stamp that stands alone (tagesschau). Which one a ticker uses is read from all of its entries, then applied to each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from summarize.ticker.calendar import Moment
from summarize.ticker.headings import ends_sentence, heading_like
from summarize.ticker.preamble import opens_summary, speaks_of_ticker
from summarize.ticker.scan import CLOSE, DAY_LINE, HEADING, STAMP, TEXT, Piece
from summarize.ticker.sections import opens_section

BACKGROUND = "background"
FOOT = "foot"
DUPLICATE = "duplicate"
CLOSING = "closing"
# Kinds of furniture that may be all that an entry says.
_NOTICES = (CLOSING, "note", "video", "poll", "caption", "tweet")
_PICTURED = ("caption", "tweet")
_BESIDE_STAMP = ("authors", "label", CLOSE)
# A body of this length is the same entry even under another headline.
_TELLING = 80
_NEARLY_ALL = 0.8


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


@dataclass(frozen=True, slots=True)
class Outline:
    """A block's texts as the headline rules see them, before any is given away."""

    texts: list[Piece]
    like: list[bool]
    inline: bool
    titled: bool

    @classmethod
    def of(cls, block: Block, text: str) -> Outline:
        texts = block.texts
        return cls(
            texts,
            [heading_like(text[piece.start : piece.end]) for piece in texts],
            inline := bool(texts) and block.stamp is not None and texts[0].line == block.stamp.line,
            titled=inline and texts[0].titled,
        )

    @property
    def opens_with_title(self) -> bool:
        """The first text is a headline and prose follows."""
        return len(self.texts) >= 2 and (self.titled or (self.like[0] and not all(self.like[1:])))


@dataclass(frozen=True, slots=True)
class Style:
    """Where this ticker puts its headlines."""

    inline: bool
    below: bool

    @classmethod
    def of(cls, outlines: Sequence[Outline]) -> Style:
        inline = sum(outline.inline and outline.opens_with_title for outline in outlines)
        alone = [outline for outline in outlines if not outline.inline and outline.texts]
        below = sum(outline.opens_with_title for outline in alone)
        return cls(inline=2 * inline > len(outlines), below=bool(alone) and 2 * below >= len(alone))

    @property
    def above(self) -> bool:
        return not self.inline and not self.below


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
    """The day lines with prose below them."""
    days = [number for number, piece in enumerate(pieces) if piece.kind == DAY_LINE]
    return [
        first
        for first, end in pairwise([*days, len(pieces)])
        if any(_is_prose(text[piece.start : piece.end]) for piece in pieces[first:end] if piece.kind == TEXT)
    ]


def _is_prose(line: str) -> bool:
    return ends_sentence(line) and not heading_like(line)


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


def keep_notices(blocks: Sequence[Block]) -> None:
    """A closing notice that opens an entry is the entry's own; a block without any text has its notices, the captions
    of its pictures and the tweets in it for text."""
    for block in blocks:
        empty = not block.texts
        own = [piece for piece in block.pieces if piece.kind not in _BESIDE_STAMP]
        for number, piece in enumerate(own):
            if piece.kind in _NOTICES and (empty or (number == 0 and piece.kind not in _PICTURED)):
                piece.kind = TEXT


def place_headings(preamble: list[Piece], blocks: list[Block], text: str) -> None:
    """Give every block its heading, and take headings and unstamped sections out of the bodies. The only line below the
    headline of a list of links is the next entry's headline where nearly all others have one."""
    if not blocks:
        return
    outlines = [Outline.of(block, text) for block in blocks]
    style = Style.of(outlines)
    doubtful: list[tuple[Block, Block, Piece]] = []
    for (upper, block), (before, outline) in zip(pairwise(blocks), pairwise(outlines), strict=True):
        if _takes_from_above(outline, style) and len(before.texts) > 1 and before.like[-1]:
            line = before.texts[-1]
            if line.only_link:
                doubtful.append((upper, block, line))
            else:
                _give_above(upper, block, line, text)
    headed = sum(block.heading is not None for block in blocks)
    if headed and headed >= _NEARLY_ALL * (len(blocks) - 1 - len(doubtful)):
        for upper, block, line in doubtful:
            _give_above(upper, block, line, text)
    if _takes_from_above(outlines[0], style):
        _first_heading(preamble, blocks, text)
    # Only where a good part of the entries has its headline above it does one without a stamp open a section.
    above = style.above and 4 * sum(block.heading is not None for block in blocks) >= len(blocks)
    for block in blocks:
        _close_links(block)
        _own_heading(block, style, text)
        _cut_section(block, text, above=above)
    _cut_end(blocks[-1])


def _give_above(above: Block, block: Block, line: Piece, text: str) -> None:
    """One word alone is rather the last item of a list than a headline, unless blank lines part it from the entry."""
    parted = above.texts[-2].line < line.line - 1 and block.stamp is not None and block.stamp.line == line.line + 1
    if (" " in text[line.start : line.end] or parted) and not _is_apart(above.pieces, line, block.stamp):
        _give(block, line)


def _is_apart(pieces: Sequence[Piece], line: Piece, stamp: Piece | None) -> bool:
    """Whether a day line stands between the line and the stamp, or blank lines do and other lines end right above it:
    it is the end of a box then."""
    number = next(number for number, piece in enumerate(pieces) if piece is line)
    if any(piece.kind == DAY_LINE for piece in pieces[number + 1 :]):
        return True
    below = [*(piece.line for piece in pieces[number:]), *([stamp.line] if stamp else [])]
    parted = any(two - one > 1 for one, two in pairwise(below))
    return parted and number > 0 and pieces[number - 1].line == line.line - 1


def _own_heading(block: Block, style: Style, text: str) -> None:
    own = Outline.of(block, text)
    if block.heading is not None or len(own.texts) < 2:
        return
    if own.opens_with_title if own.inline else style.below and own.like[0]:
        _give(block, own.texts[0])


def _close_links(block: Block) -> None:
    """The last line of a list of links that no stamp below took for its headline."""
    for piece in block.pieces:
        if piece.link is not None and piece.kind == TEXT:
            piece.kind = piece.link


def _cut_end(block: Block) -> None:
    """What stands below a row that ends the ticker, after the last stamp, is the foot of the page."""
    ended: Piece | None = None
    seen_text = False
    for piece in block.pieces:
        if ended is not None and piece.kind == TEXT:
            piece.kind = ended.kind
        elif piece.row is not None and piece.row.ends and seen_text:
            ended = piece
        seen_text = seen_text or piece.kind == TEXT


def _takes_from_above(outline: Outline, style: Style) -> bool:
    if not outline.inline:
        return not style.below
    return not (outline.titled or (style.inline and outline.like[0]))


def _give(block: Block, piece: Piece) -> None:
    block.heading = piece
    piece.kind = HEADING


def _first_heading(preamble: list[Piece], blocks: list[Block], text: str) -> None:
    """The line above the first stamp is its headline, unless it is the ticker's title; it may speak of the ticker, or
    of its end, where nearly all entries have a headline."""
    texts = [piece for piece in preamble if piece.kind == TEXT or (piece is preamble[-1] and piece.kind == CLOSING)]
    if not texts:
        return
    line = text[texts[-1].start : texts[-1].end]
    others = [block.heading is not None for block in blocks[1:]]
    if not heading_like(line) or not any(others):
        return
    of_head = speaks_of_ticker(line) or opens_summary(line) or " " not in line
    if of_head and (len(texts) == 1 or sum(others) < _NEARLY_ALL * len(others)):
        return
    opens_page = preamble[0] is texts[-1]
    if not opens_page or 2 * sum(others) >= len(others):
        _give(blocks[0], texts[-1])


def _cut_section(block: Block, text: str, *, above: bool) -> None:
    """A headline inside a body, with prose below it and no stamp, opens a section of its own."""
    texts = block.texts
    for index, piece in enumerate(texts[1:-1], start=1):
        heading = text[piece.start : piece.end]
        below = texts[index + 1]
        if heading_like(heading) and opens_section(heading, text[below.start : below.end], above=above):
            for inside in texts[index:]:
                inside.kind = BACKGROUND
            return


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
