"""Names of the people who write a ticker, in lines of their own beside its stamps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from summarize.ticker.blocks import Block
from summarize.ticker.headings import LONGEST_NAME, ends_sentence, heading_like, is_name
from summarize.ticker.scan import TEXT, Piece

# So many of the entries must have a name in the same place; for one that comes again, fewer of them are enough.
_SHARE = 0.6
_SHARE_AGAIN = 0.3
_LEAST_LABELS = 3


def name_authors(preamble: Sequence[Piece], blocks: Sequence[Block], text: str) -> None:
    """Give a line the kind ``authors`` where most entries have a name in that place, or the same name comes again; and
    the kind ``label`` to lines that come again in that place of most entries. In a match, headlines come again."""
    groups = [
        [piece for piece in group if piece.kind == TEXT] for group in (preamble, *(block.pieces for block in blocks))
    ]
    for place in (_below_stamps(blocks, groups[1:], text), _above_stamps(groups, text)):
        named = [piece for piece in place if is_name(text[piece.start : piece.end])]
        again = Counter(text[piece.start : piece.end] for piece in named)
        most = len(named) >= max(2, _SHARE * len(blocks)) and len(again) < len(named)
        some = len(named) >= _SHARE_AGAIN * len(blocks)
        for piece in named:
            if most or (some and again[text[piece.start : piece.end]] > 1):
                piece.kind = "authors"
        if not any(block.moment.play for block in blocks):
            _name_labels(place, len(blocks), text)


def _below_stamps(blocks: Sequence[Block], groups: Sequence[Sequence[Piece]], text: str) -> list[Piece]:
    """The first line of each entry that has another, and what stands in the line of a stamp, but no headline there."""
    found: list[Piece] = []
    for block, group in zip(blocks, groups, strict=True):
        if block.stamp is None or not group:
            continue
        inline = group[0].line == block.stamp.line
        headline = group[0].titled or text[block.stamp.end - 1] == ":"
        if not headline if inline else len(group) > 1:
            found.append(group[0])
    return found


def _above_stamps(groups: Sequence[Sequence[Piece]], text: str) -> list[Piece]:
    """The last line above each stamp, but no entry's only one, and the line above a headline there."""
    last = [group[-1] for number, group in enumerate(groups[:-1]) if len(group) > (1 if number else 0)]
    headed = [group for group in groups[1:-1] if len(group) > 2 and heading_like(text[group[-1].start : group[-1].end])]
    return [*last, *(group[-2] for group in headed)]


def _name_labels(places: Sequence[Piece], entries: int, text: str) -> None:
    """Lines that come again in one place of most entries: the authors with their offices, the places, the sections."""
    lines = [text[piece.start : piece.end] for piece in places]
    again = Counter(
        line for piece, line in zip(places, lines, strict=True) if len(line) <= LONGEST_NAME and not ends_sentence(line)
    )
    if sum(count for count in again.values() if count > 1) < max(_LEAST_LABELS, _SHARE * entries):
        return
    for piece, line in zip(places, lines, strict=True):
        if again[line] > 1 and piece.kind == TEXT:
            piece.kind = "label"
