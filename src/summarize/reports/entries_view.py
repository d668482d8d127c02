"""What the segmenter sees, for a person at a terminal: entries, furniture dimmed between them, warnings below."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from summarize.models import Entry, Furniture, Ticker
from summarize.reports.labels import count_label
from summarize.reports.text import one_line, shorten

# Enough of a body to know it by; ``entries --json`` has all of it.
_EXCERPT = 160
_SILENT = frozenset({"space", "stamp", "heading"})
_BASIS = {"stamp": "", "day-line": "day line", "flag": "--date", "page": "page", "none": "no day"}


def entries_view(ticker: Ticker) -> RenderableType:
    """A table in source order: clock, day and where it came from, headline and start of the body, length.

    Source text reaches the terminal with its control characters made visible and without markup.
    """
    table = Table(box=None, pad_edge=False, expand=True, header_style="bold")
    table.add_column("", no_wrap=True, style="dim")
    table.add_column("Clock", no_wrap=True)
    table.add_column("Day", no_wrap=True)
    table.add_column("Entry", ratio=1, overflow="fold")
    table.add_column("Chars", justify="right", no_wrap=True)
    tiles: list[Entry | Furniture] = [
        *ticker.entries,
        *(piece for piece in ticker.furniture if piece.kind not in _SILENT),
    ]
    for tile in sorted(tiles, key=lambda tile: (tile.start, tile.end)):
        table.add_row(*(_entry_row(tile) if isinstance(tile, Entry) else _furniture_row(tile)))
    return Group(*_head(ticker), table, *_tail(ticker))


def _head(ticker: Ticker) -> list[Text]:
    timed = sum(entry.time is not None for entry in ticker.entries)
    entries = count_label(len(ticker.entries), "entry", "entries")
    counted = f"{entries}, {timed} with a time, {ticker.order}; {ticker.source.chars:,} characters"
    title = [Text(one_line(ticker.title), style="bold")] if ticker.title else []
    lead = [Text(one_line(ticker.lead))] if ticker.lead else []
    return [*title, *lead, Text(f"{one_line(ticker.source.origin)}: {counted}", style="dim"), Text()]


def _entry_row(entry: Entry) -> tuple[Text, Text, Text, Text, Text]:
    body = Text(shorten(entry.content, _EXCERPT))
    if entry.heading:
        body = Text.assemble((one_line(entry.heading), "bold"), "\n", body)
    for piece in entry.inside:
        body.append(f"\n{piece.kind}: {shorten(piece.text, _EXCERPT // 2)}", style="dim")
    return Text(entry.id), Text(entry.clock or "–"), _day(entry), body, Text(f"{len(entry.text):,}")


def _day(entry: Entry) -> Text:
    basis = _BASIS[entry.time_basis]
    if entry.day is None:
        return Text("unknown", style="dim")
    return Text.assemble(entry.day.isoformat(), (f" ({basis})" if basis else "", "dim"))


def _furniture_row(piece: Furniture) -> tuple[Text, Text, Text, Text, Text]:
    empty = Text()
    return (
        empty,
        empty,
        empty,
        Text(f"{piece.kind}: {shorten(piece.text, _EXCERPT // 2)}", style="dim"),
        Text(f"{len(piece.text):,}", style="dim"),
    )


def _tail(ticker: Ticker) -> list[Text]:
    if not ticker.warnings:
        return []
    return [Text(), *(Text.assemble(("Warning: ", "yellow"), one_line(warning)) for warning in ticker.warnings)]
