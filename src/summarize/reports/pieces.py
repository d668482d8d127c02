"""Text cut where its markings begin and end: the quotations, and the words of the statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarize.models import Entry, Range
from summarize.reports.text import one_line, visible


@dataclass(frozen=True)
class Piece:
    """A run of text with the same markings: ``pair`` numbers a quotation within its entry, the same number on the
    German and on the English side; ``statements`` are the anchors of the statements whose content it is."""

    text: str
    pair: int | None = None
    statements: tuple[str, ...] = ()


def heading_pieces(entry: Entry, pairs: Sequence[Range], marks: Sequence[tuple[Range, str]]) -> tuple[Piece, ...]:
    """The pieces of an entry's heading; one piece without markings where the heading's place is not known."""
    if not entry.heading:
        return ()
    if entry.heading_span is None or entry.heading_span.end - entry.heading_span.start != len(entry.heading):
        return (Piece(one_line(entry.heading)),)
    return pieces(entry.heading, entry.heading_span.start, pairs, marks)


def pieces(text: str, offset: int, pairs: Sequence[Range], marks: Sequence[tuple[Range, str]]) -> tuple[Piece, ...]:
    """Cuts ``text``, which begins at ``offset``, wherever a marking begins or ends. White space at its ends goes."""
    if not text.strip():
        return ()
    start = offset + len(text) - len(text.lstrip())
    end = offset + len(text.rstrip())
    cuts = {start, end}
    for marked in (*pairs, *(mark for mark, _ in marks)):
        cuts.update(cut for cut in (marked.start, marked.end) if start < cut < end)
    return tuple(
        Piece(
            text=visible(text[left - offset : right - offset]),
            pair=next((n for n, pair in enumerate(pairs, start=1) if pair.start <= left and right <= pair.end), None),
            statements=tuple(dict.fromkeys(name for mark, name in marks if mark.start <= left and right <= mark.end)),
        )
        for left, right in pairwise(sorted(cuts))
    )
