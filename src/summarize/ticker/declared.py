"""Blocks from the entries that a source declares itself (JSON-LD, ``<time>``, a feed), instead of from stamps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from summarize.models import DeclaredEntry
from summarize.ticker.blocks import Block
from summarize.ticker.scan import DAY_LINE, HEADING, TEXT, Piece
from summarize.ticker.shadow import Shadow

# Text of the page between and below its declared entries.
OUTSIDE = "page"


def declared_blocks(
    pieces: Sequence[Piece], declared: Sequence[DeclaredEntry], shadow: Shadow, zone: ZoneInfo
) -> tuple[list[Piece], list[Block]]:
    """What stands above the first declared entry, and a block for each that holds text.

    A piece belongs to the entry in whose range it starts. A stamp that opens an entry is its stamp; any other is text.
    """
    preamble: list[Piece] = []
    blocks: list[Block] = []
    entries = sorted(declared, key=lambda entry: (entry.start, entry.end))
    number = 0
    opened = -1
    for piece in pieces:
        start = shadow.source(piece.start)
        while number < len(entries) and entries[number].end <= start:
            number += 1
        inside = number < len(entries) and entries[number].start <= start
        if inside and opened != number:
            opened = number
            blocks.append(Block(None, time=_local(entries[number].time, zone)))
        if inside:
            _place(piece, start, blocks[-1], entries[number])
        elif not blocks:
            piece.stamp, piece.kind = None, TEXT if piece.stamp else piece.kind
            preamble.append(piece)
        else:
            piece.stamp, piece.kind = None, OUTSIDE if piece.stamp or piece.kind == TEXT else piece.kind
            blocks[-1].pieces.append(piece)
    return preamble, [block for block in blocks if block.pieces or block.stamp]


def _place(piece: Piece, start: int, block: Block, entry: DeclaredEntry) -> None:
    """Make the piece the stamp, the heading, or a part of the body of its entry."""
    if piece.stamp is not None and block.stamp is None and not block.texts:
        block.stamp = piece
        return
    if piece.stamp is not None:
        piece.stamp, piece.kind = None, TEXT
    if piece.kind == DAY_LINE and block.texts:
        piece.day, piece.kind = None, TEXT
    heading = entry.heading
    if heading is not None and heading.start <= start < heading.end and block.heading is None and piece.kind == TEXT:
        block.heading, piece.kind = piece, HEADING
    block.pieces.append(piece)


def _local(time: datetime | None, zone: ZoneInfo) -> datetime | None:
    """In the ticker's zone; a time without a zone is taken to be of that zone."""
    if time is None:
        return None
    try:
        return time.astimezone(zone) if time.tzinfo else time.replace(tzinfo=zone)
    except OverflowError:
        return None
