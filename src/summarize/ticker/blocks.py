"""From pieces to blocks: the preamble, then one block for each stamp with its heading, its body and its sections.

Headlines stand above the entry (Ippen, Spiegel, Focus), in the stamp's own line (n-tv, MDR, NZZ) or in the line below a
stamp that stands alone (tagesschau). Which one a ticker uses is read from all of its entries, then applied to each.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from summarize.ticker.calendar import Moment
from summarize.ticker.headings import heading_like
from summarize.ticker.scan import TEXT, Piece
from summarize.ticker.sections import opens_section


@dataclass(slots=True)
class Block:
    """A stamp and what follows it until the next one. ``texts`` are the body, in order."""

    stamp: Piece
    pieces: list[Piece] = field(default_factory=list)
    heading: Piece | None = None

    @property
    def moment(self) -> Moment:
        assert self.stamp.stamp is not None
        return self.stamp.stamp.moment

    @property
    def texts(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.kind == TEXT]

    @property
    def inline(self) -> Piece | None:
        """The text in the stamp's own line."""
        texts = self.texts
        return texts[0] if texts and texts[0].line == self.stamp.line else None


@dataclass(frozen=True, slots=True)
class Style:
    """Where this ticker puts its headlines."""

    inline: bool
    below: bool

    @property
    def above(self) -> bool:
        return not self.inline and not self.below


def split_blocks(pieces: list[Piece]) -> tuple[list[Piece], list[Block]]:
    """What stands before the first stamp, and a block for each stamp."""
    preamble: list[Piece] = []
    blocks: list[Block] = []
    for piece in pieces:
        if piece.stamp is not None:
            blocks.append(Block(piece))
        elif blocks:
            blocks[-1].pieces.append(piece)
        else:
            preamble.append(piece)
    return preamble, blocks


def place_headings(preamble: list[Piece], blocks: list[Block], text: str) -> Style:
    """Give every block its heading, and take headings and unstamped sections out of the bodies."""
    style = _style(blocks, text)
    for index, block in enumerate(blocks):
        previous = blocks[index - 1].texts if index else [piece for piece in preamble if piece.kind == TEXT]
        if _takes_from_above(block, style, text):
            _take_above(block, previous, text, keep=1 if index else 0)
    for block in blocks:
        if block.heading is None:
            _take_own(block, style, text)
        _cut_sections(block, style, text)
    return style


def _style(blocks: list[Block], text: str) -> Style:
    inline = sum(_titled(block, text) for block in blocks)
    alone = [block for block in blocks if block.inline is None and block.texts]
    below = sum(_looks_like_title(block.texts, text) for block in alone)
    return Style(inline=2 * inline > len(blocks), below=bool(alone) and 2 * below >= len(alone))


def _titled(block: Block, text: str) -> bool:
    """The stamp's line holds a headline and a body follows."""
    inline, texts = block.inline, block.texts
    if inline is None or len(texts) < 2:
        return False
    if inline.titled:
        return True
    return _looks_like_title(texts, text)


def _looks_like_title(texts: list[Piece], text: str) -> bool:
    """The first text reads like a headline and one of the others like prose."""
    if len(texts) < 2 or not _is_heading(texts[0], text):
        return False
    return any(not _is_heading(piece, text) for piece in texts[1:])


def _takes_from_above(block: Block, style: Style, text: str) -> bool:
    if block.inline is None:
        return not style.below
    return not (block.inline.titled or (style.inline and _is_heading(block.inline, text)))


def _take_above(block: Block, previous: list[Piece], text: str, *, keep: int) -> None:
    if len(previous) > keep and _is_heading(previous[-1], text) and previous[-1].line != block.stamp.line:
        block.heading = previous[-1]
        block.heading.kind = "heading"


def _take_own(block: Block, style: Style, text: str) -> None:
    texts = block.texts
    if len(texts) < 2:
        return
    inline = block.inline
    own = inline is not None and (inline.titled or _looks_like_title(texts, text))
    if own or (inline is None and style.below and _is_heading(texts[0], text)):
        block.heading = texts[0]
        block.heading.kind = "heading"


def _cut_sections(block: Block, style: Style, text: str) -> None:
    """A headline inside a body, with prose below it and no stamp, opens a section of its own."""
    texts = block.texts
    for index, piece in enumerate(texts[1:-1], start=1):
        if _is_heading(piece, text) and opens_section(
            text[piece.start : piece.end],
            [text[below.start : below.end] for below in texts[index + 1 :]],
            above=style.above,
        ):
            for inside in texts[index:]:
                inside.kind = "background"
            return


def _is_heading(piece: Piece, text: str) -> bool:
    return heading_like(text[piece.start : piece.end])
