"""From pieces of the shadow back to spans of the source text, with nothing left over."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.models import Entry, Furniture, Range
from summarize.ticker.blocks import Block
from summarize.ticker.headings import heading_like
from summarize.ticker.scan import CLOSE, HEADING, STAMP, TEXT, Piece
from summarize.ticker.shadow import Shadow
from summarize.ticker.times import When


class Cutter:
    """Cuts entries and furniture out of one source text."""

    def __init__(self, shadow: Shadow, text: str) -> None:
        self._shadow = shadow
        self._text = text

    def range(self, piece: Piece) -> Range:
        return Range(start=self._shadow.source(piece.start), end=self._shadow.source(piece.end))

    def furniture(self, piece: Piece, entry_id: str | None = None) -> Furniture:
        start, end = self._shadow.source(piece.start), self._shadow.source(piece.end)
        kind = STAMP if piece.kind == CLOSE else piece.kind
        return Furniture(kind=kind, entry_id=entry_id, start=start, end=end, text=self._text[start:end])

    def body(self, entry_id: str, pieces: Sequence[Piece]) -> Entry:
        """An entry from its first to its last text piece, with the furniture between them in ``inside``."""
        texts = [piece for piece in pieces if piece.kind == TEXT]
        first, last = texts[0], texts[-1]
        start, end = self._shadow.source(first.start), self._shadow.source(last.end)
        inside = tuple(
            self.furniture(piece, entry_id)
            for piece in pieces
            if piece.kind != TEXT and first.start < piece.start < last.start
        )
        return Entry(id=entry_id, start=start, end=end, text=self._text[start:end], inside=inside)

    def entry(self, entry_id: str, block: Block, when: When) -> Entry:
        """The entry of a block; one that consists of a headline only has it for its body."""
        if not block.texts and block.heading is not None:
            return self._heading_only(entry_id, block, block.heading, when)
        stamp = self.range(block.stamp) if block.stamp else None
        heading = self.range(block.heading) if block.heading else None
        entry = self.body(entry_id, block.pieces) if block.texts else self._empty(entry_id, stamp.end if stamp else 0)
        return entry.model_copy(
            update={
                "clock": when.clock,
                "day": when.day,
                "time": when.time,
                "time_basis": when.basis,
                "stamp_span": stamp,
                "heading_span": heading,
                "heading": self._text[heading.start : heading.end] if heading else None,
            }
        )

    def reads_like_heading(self, piece: Piece) -> bool:
        return heading_like(self._shadow.text[piece.start : piece.end])

    def headed(self, entry: Entry, heading: Piece | None) -> Entry:
        """The entry with its heading, if there is one."""
        if heading is None:
            return entry
        span = self.range(heading)
        return entry.model_copy(update={"heading": self._text[span.start : span.end], "heading_span": span})

    def _heading_only(self, entry_id: str, block: Block, heading: Piece, when: When) -> Entry:
        span = self.range(heading)
        block.heading = None
        return Entry(
            id=entry_id,
            start=span.start,
            end=span.end,
            text=self._text[span.start : span.end],
            clock=when.clock,
            day=when.day,
            time=when.time,
            time_basis=when.basis,
            stamp_span=self.range(block.stamp) if block.stamp else None,
        )

    def _empty(self, entry_id: str, position: int) -> Entry:
        return Entry(id=entry_id, start=position, end=position, text="")

    def around(self, entry: Entry, block: Block) -> list[Furniture]:
        """Stamp, heading, and what stands before or after the body of an entry."""
        loose = [self.furniture(block.stamp, entry.id)] if block.stamp else []
        if block.heading is not None:
            loose.append(self.furniture(block.heading, entry.id))
        loose.extend(
            self.furniture(piece, entry.id if piece.kind == CLOSE else None)
            for piece in block.pieces
            if piece.kind not in (TEXT, HEADING) and not self.within(piece, entry)
        )
        return loose

    def within(self, piece: Piece, entry: Entry) -> bool:
        return entry.start <= self._shadow.source(piece.start) < entry.end

    def tiled(self, entries: Sequence[Entry], loose: Sequence[Furniture]) -> tuple[Furniture, ...]:
        """The furniture in source order with the gaps between all tiles filled by ``space``."""
        spaces: list[Furniture] = []
        position = 0
        for start, end in sorted((tile.start, tile.end) for tile in (*entries, *loose)):
            if start > position:
                spaces.append(self._space(position, start))
            position = max(position, end)
        if position < len(self._text):
            spaces.append(self._space(position, len(self._text)))
        return tuple(sorted((*loose, *spaces), key=lambda piece: (piece.start, piece.end)))

    def _space(self, start: int, end: int) -> Furniture:
        return Furniture(kind="space", start=start, end=end, text=self._text[start:end])
