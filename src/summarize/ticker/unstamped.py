"""Entries without a time among those that have one: behind the bullet that opens the others, and the newest one, where
its writer has given it no time yet: headline and text above the first stamp."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from summarize.ticker.appeals import addresses_reader
from summarize.ticker.blocks import RULE, Block
from summarize.ticker.candidates import steps
from summarize.ticker.headings import BULLET, ends_sentence, heading_like, is_prose
from summarize.ticker.marks import without_mark
from summarize.ticker.preamble import opens_summary, speaks_of_ticker
from summarize.ticker.scan import HEADING, TEXT, Piece
from summarize.ticker.sections import has_cue
from summarize.ticker.stamps import ROUND_BULLETS

_LEAST_ENTRIES = 2
# An item of a list is shorter.
_LONG = 80
# Whom readers may call is said beside a ticker, not in it.
_SERVICE = re.compile(r"\b(?:\w*hotlines?|\w*telefone?|rufnummern?|notfallnummern?|kontakt)\b", re.IGNORECASE)
# An entry of more paragraphs is the article that a ticker stands below.
_PARAGRAPHS = 3


def split_at_bullets(preamble: Sequence[Piece], blocks: Sequence[Block], text: str) -> tuple[list[Piece], list[Block]]:
    """The head of the page and the blocks, among them one for each paragraph behind the bullet that opens most of the
    stamps: the only one above the first stamp, and those below a stamp none of which is an item of a list, which is
    short, stands close, or is announced with a colon."""
    stamps = [block.stamp for block in blocks if block.stamp is not None]
    marks = Counter(text[stamp.start] for stamp in stamps)
    mark = max(marks, key=marks.__getitem__, default="")
    if 2 * marks[mark] <= len(blocks) or mark not in ROUND_BULLETS:
        return list(preamble), list(blocks)
    parted = all(text[stamp.start - 2 : stamp.start] == "\n\n" for stamp in stamps[1:])
    above = [number for number, piece in enumerate(preamble) if _opens_with(mark, piece, text)]
    begin = len(preamble)
    split: list[Block] = []
    if len(above) == 1 and above[0] > 0 and _is_entry(preamble[above[0]], preamble[above[0] - 1], text):
        begin = above[0]
        split.append(Block(None, [*without_mark(preamble[begin], text), *preamble[begin + 1 :]]))
    for block in blocks:
        pieces, block.pieces = block.pieces, []
        split.append(block)
        marked = [
            (above, piece)
            for above, piece in zip([block.stamp, *pieces], pieces, strict=False)
            if _opens_with(mark, piece, text)
        ]
        entries = all(
            _is_entry(piece, above, text) and (not parted or _is_below_blank(piece, above)) for above, piece in marked
        )
        for piece in pieces:
            if entries and _opens_with(mark, piece, text):
                split.append(Block(None, without_mark(piece, text)))
            else:
                split[-1].pieces.append(piece)
    return list(preamble[:begin]), split


def split_at_rules(blocks: Sequence[Block], text: str) -> list[Block]:
    """The blocks, among them one for each prose between two rules, where a rule closes every block but the last."""
    if len(blocks) <= _LEAST_ENTRIES or not all(map(_is_closed, blocks[:-1])):
        return list(blocks)
    split: list[Block] = []
    for block in blocks[:-1]:
        rule = block.pieces[-1]
        form = text[rule.start : rule.end]
        rules = [number for number, piece in enumerate(block.pieces) if text[piece.start : piece.end] == form]
        sections = [block.pieces[begin:end] for begin, end in pairwise([0, *(number + 1 for number in rules)])]
        block.pieces = sections[0]
        split.append(block)
        for section in sections[1:]:
            if _is_news(section, text):
                split.append(Block(None, section))
            else:
                split[-1].pieces += section
    return [*split, blocks[-1]]


def _is_news(section: Sequence[Piece], text: str) -> bool:
    """Whether what stands between two rules of one form is prose as long as an entry's, and no word to the reader."""
    lines = [text[piece.start : piece.end] for piece in section if piece.kind == TEXT]
    long = any(is_prose(line) and len(line) >= _LONG for line in lines)
    return long and not any(map(addresses_reader, lines))


def _is_closed(block: Block) -> bool:
    return bool(block.pieces) and block.pieces[-1].kind == RULE


def _opens_with(mark: str, piece: Piece, text: str) -> bool:
    return piece.kind == TEXT and text[piece.start] == mark


def _is_below_blank(piece: Piece, before: Piece | None) -> bool:
    return before is not None and piece.line > before.line + 1


def _is_entry(piece: Piece, before: Piece | None, text: str) -> bool:
    """Whether a paragraph behind a bullet is so long that it may be an entry, and nothing above it announces a list."""
    above = "" if before is None else text[before.start : before.end]
    line = text[piece.start : piece.end]
    return len(line) >= _LONG and is_prose(line) and not (above.endswith(":") or opens_summary(above))


def newest_unstamped(preamble: Sequence[Piece], blocks: Sequence[Block], text: str) -> tuple[list[Piece], list[Block]]:
    """The head of the page and the blocks, among them first the entry that has no stamp.

    It is one where the newest entry stands first, most entries have headlines, and above the first stamp stands a
    headline with prose below it, which neither speaks of the ticker or to its readers nor announces a section, and
    which no entry has. Above it stands a lead that speaks of the ticker; or its title does, and a list of news follows,
    or a lead with furniture of the page below it. Where plus signs close the headlines, prose that opens the page is
    one that has lost its headline with the stamp.
    """
    blocks = list(blocks)
    headed = sum(block.heading is not None for block in blocks)
    falling, rising = steps(block.moment for block in blocks)
    if len(blocks) < _LEAST_ENTRIES or falling <= rising or 2 * headed < len(blocks):
        return list(preamble), blocks
    if _is_prose_alone(preamble, text) and all(block.heading and block.heading.titled for block in blocks):
        return [], [Block(None, list(preamble)), *blocks]
    begin = _headline(preamble, text)
    headings = {text[block.heading.start : block.heading.end] for block in blocks if block.heading is not None}
    line = "" if begin is None else text[preamble[begin].start : preamble[begin].end]
    if begin is None or any(heading in line for heading in headings):
        return list(preamble), blocks
    headline = preamble[begin]
    headline.kind = HEADING
    return list(preamble[:begin]), [Block(None, list(preamble[begin:]), headline), *blocks]


def _is_prose_alone(preamble: Sequence[Piece], text: str) -> bool:
    """Whether nothing but a few paragraphs of prose, which do not speak of the ticker, stand above the first stamp."""
    lines = [text[piece.start : piece.end] for piece in preamble]
    news = all(is_prose(line) and ends_sentence(line) and not speaks_of_ticker(line) for line in lines)
    return news and 1 <= len(lines) <= _PARAGRAPHS and sum(map(len, lines)) >= _LONG


def _headline(preamble: Sequence[Piece], text: str) -> int | None:
    texts = [number for number, piece in enumerate(preamble) if piece.kind == TEXT]
    lines = [text[preamble[number].start : preamble[number].end] for number in texts]
    last = max((position for position, line in enumerate(lines) if heading_like(line)), default=None)
    if last is None or not 1 <= len(lines) - last - 1 <= _PARAGRAPHS or not all(map(ends_sentence, lines[last + 1 :])):
        return None
    line = lines[last]
    above = next((position for position in reversed(range(last)) if not heading_like(lines[position])), None)
    lead = "" if above is None else lines[above]
    parted = above is not None and texts[last] - texts[above] > last - above
    of_page = " " not in line or opens_summary(line) or has_cue(line) or _SERVICE.search(line) is not None
    of_page = of_page or any(speaks_of_ticker(line) or addresses_reader(line) for line in lines[last:])
    speaks = ends_sentence(lead) and speaks_of_ticker(lead)
    listed = BULLET.match(lead) is not None or (ends_sentence(lead) and parted)
    return texts[last] if (speaks or (listed and any(map(speaks_of_ticker, lines[:last])))) and not of_page else None
