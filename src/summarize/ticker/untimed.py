"""Entries of tickers whose text names no clock: days, and headlines with prose below them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from summarize.ticker.blocks import Block
from summarize.ticker.headings import heading_like
from summarize.ticker.scan import DAY_LINE, HEADING, TEXT, Piece

# Fewer days are dates in an article, fewer headlines its chapters.
_LEAST_DAYS = 2
_LEAST_HEADLINES = 3


def untimed_blocks(pieces: Sequence[Piece], text: str) -> tuple[list[Piece], list[Block]]:
    """What stands above the first entry, and the entries; none for an article.

    Under day lines, each headline with prose below it opens an entry; where there are none, each day line does.
    """
    days = [number for number, piece in enumerate(pieces) if piece.kind == DAY_LINE]
    if len(days) < _LEAST_DAYS:
        return list(pieces), []
    texts = [piece for piece in pieces[days[0] :] if piece.kind == TEXT]
    like = [heading_like(text[piece.start : piece.end]) for piece in texts]
    headlines = [piece for piece, (own, below) in zip(texts, pairwise([*like, True]), strict=True) if own and not below]
    if len(headlines) < _LEAST_HEADLINES:
        return _cut(pieces, [pieces[number] for number in days])
    blocks = _cut(pieces, headlines)
    for block, headline in zip(blocks[1], headlines, strict=True):
        block.heading, headline.kind = headline, HEADING
    return blocks


def _cut(pieces: Sequence[Piece], openings: Sequence[Piece]) -> tuple[list[Piece], list[Block]]:
    """The pieces before the first opening, and a block from each opening to the next; empty ones are left out."""
    preamble: list[Piece] = []
    blocks: list[Block] = []
    opens = {id(piece) for piece in openings}
    for piece in pieces:
        if id(piece) in opens:
            blocks.append(Block(None))
        (blocks[-1].pieces if blocks else preamble).append(piece)
    return preamble, blocks
