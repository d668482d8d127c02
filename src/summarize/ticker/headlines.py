"""Each block's headline, and the sections in its body.

Headlines stand above the entry (Ippen, Spiegel, Focus), in the stamp's own line (n-tv, MDR, NZZ), in the line below a
stamp that stands alone (tagesschau), or below the rule that parts the entries (tagesschau until 2020). Which one a
ticker uses is read from all of its entries, then applied to each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarize.ticker.blocks import BACKGROUND, CLOSING, RULE, Block
from summarize.ticker.headings import heading_like
from summarize.ticker.preamble import opens_summary, speaks_of_ticker
from summarize.ticker.scan import DAY_LINE, HEADING, TEXT, Piece
from summarize.ticker.sections import opens_section

_NEARLY_ALL = 0.8


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


def place_headings(preamble: list[Piece], blocks: list[Block], text: str) -> None:
    """Give every block its heading, and take headings and unstamped sections out of the bodies. The only line below the
    headline of a list of links is the next entry's headline where nearly all others have one."""
    if not blocks:
        return
    across = _give_across_rules(blocks, text)
    outlines = [Outline.of(block, text) for block in blocks]
    style = Style.of(outlines)
    doubtful: list[tuple[Block, Block, Piece]] = []
    for (upper, block), (before, outline) in zip(pairwise(blocks), pairwise(outlines), strict=True):
        above = block.heading is None and _takes_from_above(outline, style)
        if above and len(before.texts) > 1 and before.like[-1]:
            line = before.texts[-1]
            if line.only_link:
                doubtful.append((upper, block, line))
            else:
                _give_above(upper, block, line, text)
    headed = sum(block.heading is not None for block in blocks)
    if headed and headed >= _NEARLY_ALL * (len(blocks) - 1 - len(doubtful)):
        for upper, block, line in doubtful:
            _give_above(upper, block, line, text)
    if across or _takes_from_above(outlines[0], style):
        _first_heading(preamble, blocks, text)
    # Only where a good part of the entries has its headline above it does one without a stamp open a section.
    good_part = style.above and 4 * sum(block.heading is not None for block in blocks) >= len(blocks)
    for block in blocks:
        _close_links(block)
        _own_heading(block, style, text)
        _cut_section(block, text, above=good_part)
    _cut_end(blocks[-1])


def _give_across_rules(blocks: Sequence[Block], text: str) -> bool:
    """Where rules part nearly all entries, a headline below a rule is the next entry's; whether there is one."""
    tails = [_below_last_rule(block) for block in blocks[:-1]]
    ruled = sum(tail is not None for tail in tails)
    given = False
    for tail, block in zip(tails, blocks[1:], strict=True):
        if tail and ruled >= _NEARLY_ALL * len(tails) and len(tail) == 1:
            line = text[tail[0].start : tail[0].end]
            if heading_like(line):
                _give(block, tail[0])
                given = True
    return given


def _below_last_rule(block: Block) -> list[Piece] | None:
    """The texts below the last rule; None without a rule."""
    rule = next((number for number in reversed(range(len(block.pieces))) if block.pieces[number].kind == RULE), None)
    return None if rule is None else [piece for piece in block.pieces[rule:] if piece.kind == TEXT]


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
