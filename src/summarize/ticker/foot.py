"""The foot of a page below its last entry: what a browser copies along and no table of fixed strings can know.

The last entry ends with prose. Lines below its last paragraph are the page's own from the first one on that is no
sentence: names of newsletters, menus, signs of authors, addresses. A colon above them announces a list of the entry's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.ticker.blocks import Block
from summarize.ticker.scan import Piece

FOOT = "foot"
# A paragraph: two sentences, or one of this length.
_LONG_SENTENCE = 90
_ENDS = re.compile(r"""[.!?…:;)\]"'“”«»’‘]$""")
_INNER_END = re.compile(r"[a-zäöüß]{3}[.!?][“”\"«»]? ")
_LIST_ITEM = re.compile(r"[-–—•*·]\s")


def name_foot(blocks: Sequence[Block], text: str) -> int:
    """Name the pieces of the page's foot in the block that stands last; how many characters they are."""
    last = max(blocks, key=lambda block: block.pieces[-1].start if block.pieces else -1)
    lines = [(piece, text[piece.start : piece.end].strip()) for piece in last.texts]
    below = _last_paragraph(lines) + 1
    begins = next((number for number, (_, line) in enumerate(lines) if number >= below and not _of_entry(line)), None)
    if begins is None or lines[begins - 1][1].endswith(":"):
        return 0
    foot = [piece for piece, _ in lines[begins:]]
    for piece in foot:
        piece.kind = FOOT
    return sum(piece.end - piece.start for piece in foot)


def _last_paragraph(lines: Sequence[tuple[Piece, str]]) -> int:
    """Its number; the first line of an entry belongs to it in any case."""
    return max((number for number, (_, line) in enumerate(lines) if _is_paragraph(line)), default=0)


def _is_paragraph(line: str) -> bool:
    return bool(_ENDS.search(line)) and (len(line) >= _LONG_SENTENCE or bool(_INNER_END.search(line)))


def _of_entry(line: str) -> bool:
    return bool(_ENDS.search(line) or _LIST_ITEM.match(line))
