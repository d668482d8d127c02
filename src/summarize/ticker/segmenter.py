"""Document in, Ticker out: the stages of segmentation in order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from summarize.models import Document, Entry, Furniture, Range, Ticker
from summarize.ticker.blocks import Block, place_headings, split_blocks
from summarize.ticker.preamble import name_preamble
from summarize.ticker.scan import TEXT, Piece, scan
from summarize.ticker.shadow import Shadow
from summarize.ticker.times import When, order_of, resolve

_STAMP_PARTS = {"close": "stamp"}


def segment(document: Document, *, date: date | None = None, tz: str = "Europe/Berlin") -> Ticker:
    """Cut a document into entries and named furniture, which together tile ``document.text`` exactly.

    ``date`` is the day of the newest entry, for stamps that carry a clock only; ``tz`` the zone of those clocks.
    A text without stamps becomes one untimed entry and a warning. No text makes this raise.
    """
    shadow = Shadow.of(document.text)
    cutter = _Cutter(shadow, document.text)
    preamble, blocks = split_blocks(scan(shadow))
    place_headings(preamble, blocks, shadow.text)
    if not blocks:
        return _untimed(document, cutter, preamble)
    title, lead = name_preamble(preamble, shadow.text)
    moments = [block.moment for block in blocks]
    order = order_of(moments)
    times, warnings = resolve(moments, order, day=date, document=document, tz=tz)
    entries = tuple(
        cutter.entry(f"e{number}", block, when)
        for number, (block, when) in enumerate(zip(blocks, times, strict=True), 1)
    )
    loose = [cutter.furniture(piece) for piece in preamble if piece.kind != "heading"]
    for entry, block in zip(entries, blocks, strict=True):
        loose.extend(cutter.around(entry, block))
    return Ticker(
        source=document.ref,
        title=document.title or title,
        lead=document.lead or lead,
        order=order,
        entries=entries,
        furniture=cutter.tiled(entries, loose),
        warnings=tuple(warnings),
    )


def _untimed(document: Document, cutter: _Cutter, pieces: list[Piece]) -> Ticker:
    texts = [piece for piece in pieces if piece.kind == TEXT]
    if not texts:
        return Ticker(
            source=document.ref,
            entries=(),
            furniture=cutter.tiled((), [cutter.furniture(piece) for piece in pieces]),
            warnings=("no text to segment was found",),
        )
    entry = cutter.body("e1", pieces)
    loose = [cutter.furniture(piece) for piece in pieces if piece.kind != TEXT and not cutter.within(piece, entry)]
    return Ticker(
        source=document.ref,
        title=document.title,
        lead=document.lead,
        entries=(entry,),
        furniture=cutter.tiled((entry,), loose),
        warnings=("no time stamps found: the text is treated as one entry without a time",),
    )


class _Cutter:
    """Carries pieces of the shadow back to spans of the source text."""

    def __init__(self, shadow: Shadow, text: str) -> None:
        self.shadow = shadow
        self.text = text

    def range(self, piece: Piece) -> Range:
        return Range(start=self.shadow.source(piece.start), end=self.shadow.source(piece.end))

    def furniture(self, piece: Piece, entry_id: str | None = None) -> Furniture:
        span = self.range(piece)
        kind = _STAMP_PARTS.get(piece.kind, piece.kind)
        return Furniture(
            kind=kind, entry_id=entry_id, start=span.start, end=span.end, text=self.text[span.start : span.end]
        )

    def body(self, entry_id: str, pieces: Sequence[Piece]) -> Entry:
        """An entry from its first to its last text piece, with the furniture between them in ``inside``."""
        texts = [piece for piece in pieces if piece.kind == TEXT]
        first, last = texts[0], texts[-1]
        start, end = self.range(first).start, self.range(last).end
        inside = tuple(
            self.furniture(piece, entry_id)
            for piece in pieces
            if piece.kind != TEXT and first.start < piece.start < last.start
        )
        return Entry(id=entry_id, start=start, end=end, text=self.text[start:end], inside=inside)

    def entry(self, entry_id: str, block: Block, when: When) -> Entry:
        """The entry of a block; one that consists of a headline only has it for its body."""
        if not block.texts and block.heading is not None:
            block.heading.kind, block.heading = TEXT, None
        stamp = self.range(block.stamp)
        if block.texts:
            entry = self.body(entry_id, block.pieces)
        else:
            entry = Entry(id=entry_id, start=stamp.end, end=stamp.end, text="")
        heading = self.range(block.heading) if block.heading else None
        return entry.model_copy(
            update={
                "clock": when.clock,
                "time": when.time,
                "time_basis": when.basis,
                "stamp_span": stamp,
                "heading_span": heading,
                "heading": self.text[heading.start : heading.end] if heading else None,
            }
        )

    def around(self, entry: Entry, block: Block) -> list[Furniture]:
        """Stamp, heading, and what stands before or after the body of an entry."""
        loose = [self.furniture(block.stamp, entry.id)]
        if block.heading is not None:
            loose.append(self.furniture(block.heading, entry.id))
        for piece in block.pieces:
            if piece.kind not in (TEXT, "heading") and not self.within(piece, entry):
                loose.append(self.furniture(piece, entry.id if piece.kind == "close" else None))
        return loose

    def within(self, piece: Piece, entry: Entry) -> bool:
        return entry.start <= self.range(piece).start < entry.end

    def tiled(self, entries: Sequence[Entry], loose: list[Furniture]) -> tuple[Furniture, ...]:
        """The furniture in source order with the gaps between all tiles filled by ``space``."""
        spaces: list[Furniture] = []
        position = 0
        for tile in sorted((*entries, *loose), key=lambda tile: (tile.start, tile.end)):
            if tile.start > position:
                spaces.append(self._space(position, tile.start))
            position = max(position, tile.end)
        if position < len(self.text):
            spaces.append(self._space(position, len(self.text)))
        return tuple(sorted((*loose, *spaces), key=lambda piece: (piece.start, piece.end)))

    def _space(self, start: int, end: int) -> Furniture:
        return Furniture(kind="space", start=start, end=end, text=self.text[start:end])
