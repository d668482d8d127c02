"""Entries of tickers whose text names no clock: days, and headlines or bullets with prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from summarize.ticker.blocks import Block
from summarize.ticker.headings import ends_sentence, heading_like
from summarize.ticker.preamble import opens_summary, speaks_of_ticker
from summarize.ticker.scan import DAY_LINE, HEADING, TEXT, Piece

# Fewer days are dates in an article, fewer headlines its chapters.
_LEAST_DAYS = 2
_LEAST_HEADLINES = 3
_BULLET = re.compile(r"[-–—•·▪■●►▶*] ?\w")


def untimed_blocks(pieces: Sequence[Piece], text: str) -> tuple[list[Piece], list[Block]]:
    """What stands above the first entry, and the entries; none for an article.

    Under day lines, or under a title that calls the text a ticker, each headline with prose below it opens an entry;
    under day lines without headlines each bullet does, and without bullets each day.
    """
    days = [number for number, piece in enumerate(pieces) if piece.kind == DAY_LINE]
    dated = len(days) >= _LEAST_DAYS
    begin = days[0] if dated else _below_title(pieces, text)
    texts = [piece for piece in pieces[begin:] if piece.kind == TEXT]
    headlines = _headlines(texts, text)
    if len(headlines) >= _LEAST_HEADLINES:
        preamble, blocks = _cut(pieces, headlines)
        for block, headline in zip(blocks, headlines, strict=True):
            block.heading, headline.kind = headline, HEADING
        return preamble, blocks
    if not dated:
        return list(pieces), []
    bullets = [piece for piece in texts if _BULLET.match(text, piece.start, piece.end)]
    return _cut(pieces, bullets if 2 * len(bullets) > len(texts) else [pieces[number] for number in days])


def _below_title(pieces: Sequence[Piece], text: str) -> int:
    """The first piece below the lead of a page whose title calls it a ticker; behind the last piece for any other."""
    titled = False
    for number, piece in enumerate(pieces):
        line = text[piece.start : piece.end]
        if piece.kind == TEXT and ends_sentence(line):
            return number + 1 if titled else len(pieces)
        titled = titled or (speaks_of_ticker(line) and heading_like(line))
    return len(pieces)


def _headlines(texts: Sequence[Piece], text: str) -> list[Piece]:
    """The headlines with prose below them."""
    lines = [text[piece.start : piece.end] for piece in texts]
    like = [heading_like(line) and not opens_summary(line) for line in lines]
    return [piece for piece, (own, below) in zip(texts, pairwise([*like, True]), strict=True) if own and not below]


def _cut(pieces: Sequence[Piece], openings: Sequence[Piece]) -> tuple[list[Piece], list[Block]]:
    """The pieces before the first opening, and a block from each opening to the next."""
    preamble: list[Piece] = []
    blocks: list[Block] = []
    opens = {id(piece) for piece in openings}
    for piece in pieces:
        if id(piece) in opens:
            blocks.append(Block(None))
        (blocks[-1].pieces if blocks else preamble).append(piece)
    return preamble, blocks
