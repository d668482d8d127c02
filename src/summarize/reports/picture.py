"""The picture of the day: who spoke when, and on which channel, one mark a statement.

A lane for each speaker, and one more for each channel that a speaker used; time runs to the right. This module decides
where every mark goes. It knows no pixels: positions are fractions of the lane's width and whole rows of its height, so
that the page can draw lanes as wide as the screen is, and the Word file as wide as its column.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from summarize.models import Entry, Ticker
from summarize.reports.labels import KINDS, NO_SPEAKER, Kind, count_label, short_day
from summarize.reports.text import anchor, shorten
from summarize.reports.view import StatementView

MAX_LANES = 24
NAME_LENGTH = 60

# A mark is 14 px wide and the narrowest lane, on a phone held upright, about 330.
_MARK_WIDTH = 14 / 330
_MARGIN = 0.03

_STEPS = tuple(timedelta(minutes=m) for m in (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440)) + tuple(
    timedelta(days=d) for d in (2, 7, 14, 30, 90, 365)
)
_MOST_TICKS = 6


@dataclass(frozen=True)
class Mark:
    """A statement in the picture: ``x`` from 0 to 1 along the lane, ``row`` counted from the lane's top."""

    x: float
    row: int
    statement: StatementView


@dataclass(frozen=True)
class Lane:
    name: str
    channel: str | None
    marks: tuple[Mark, ...]
    rows: int


@dataclass(frozen=True)
class Tick:
    x: float
    label: str


@dataclass(frozen=True)
class Picture:
    """``axis`` says in words what the horizontal direction means; ``legend`` holds the kinds that occur."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    legend: tuple[Kind, ...]
    axis: str


@dataclass(frozen=True)
class Scale:
    """Where each entry lies on the way from the first (0) to the last (1), by the entry's anchor."""

    positions: dict[str, float]
    ticks: tuple[Tick, ...]
    axis: str


def draw(ticker: Ticker, statements: Sequence[StatementView]) -> Picture | None:
    """The picture, or None where nobody is quoted."""
    if not statements:
        return None
    scale = _scale(ticker)
    lanes = tuple(
        _lane(name, channel, members, scale.positions) for (name, channel), members in _lanes(statements).items()
    )
    present = {statement.kind for statement in statements}
    legend = tuple(kind for key, kind in KINDS.items() if key in present)
    return Picture(lanes=lanes, ticks=scale.ticks, legend=legend, axis=scale.axis)


def _lanes(statements: Sequence[StatementView]) -> dict[tuple[str, str | None], list[StatementView]]:
    """The statements of each lane: the speakers who said most first, each one's channels below; what does not fit
    shares a last lane, and so do the statements of nobody."""
    speakers: dict[str, dict[str | None, list[StatementView]]] = defaultdict(lambda: defaultdict(list))
    for statement in statements:
        speakers[statement.speaker if statement.named else NO_SPEAKER][statement.channel].append(statement)
    most_first = sorted(
        speakers.items(), key=lambda item: (item[0] == NO_SPEAKER, -sum(len(said) for said in item[1].values()))
    )
    lanes: dict[tuple[str, str | None], list[StatementView]] = {}
    rest: list[tuple[str, list[StatementView]]] = []
    for name, channels in most_first:
        if len(lanes) + len(channels) > MAX_LANES - 1:
            rest += [(name, said) for said in channels.values()]
            continue
        for channel in sorted(channels, key=lambda channel: (channel is not None, channel)):
            lanes.setdefault((shorten(name, NAME_LENGTH), channel), []).extend(channels[channel])
    if rest:
        others = count_label(len({name for name, _ in rest}), "more speaker")
        lanes[others, None] = [statement for _, said in rest for statement in said]
    return lanes


def _lane(name: str, channel: str | None, statements: Sequence[StatementView], positions: dict[str, float]) -> Lane:
    """Puts every mark into the first row in which it touches no other."""
    marks: list[Mark] = []
    row_ends: list[float] = []
    placed = sorted(statements, key=lambda statement: positions.get(statement.entry.anchor or "", 0.0))
    for statement in placed:
        x = _MARGIN + positions.get(statement.entry.anchor or "", 0.0) * (1 - 2 * _MARGIN)
        row = next((row for row, end in enumerate(row_ends) if end + _MARK_WIDTH <= x), len(row_ends))
        row_ends[row : row + 1] = [x]
        marks.append(Mark(x=round(x, 4), row=row, statement=statement))
    return Lane(name=name, channel=channel, marks=tuple(marks), rows=len(row_ends))


def _scale(ticker: Ticker) -> Scale:
    entries = ticker.chronological()
    moments = _moments(entries)
    if moments is None:
        return _scale_by_order(entries)
    first, last = min(moments), max(moments)
    length = (last - first).total_seconds() or 1.0
    positions = {
        anchor("entry", entry.id): (moment - first).total_seconds() / length
        for entry, moment in zip(entries, moments, strict=True)
    }
    dated = any(entry.time for entry in entries)
    return Scale(positions, _time_ticks(first, last, dated), "Time of the entry, from left to right")


def _moments(entries: Sequence[Entry]) -> list[datetime] | None:
    """A moment for each entry, from the oldest to the newest; None where the source gives no times.

    Where the day is not known a clock that falls back means midnight has passed. An entry without a time stands where
    the one before it stands.
    """
    timed = any(entry.time for entry in entries)
    moments: list[datetime] = []
    current: datetime | None = None
    for entry in entries:
        if timed:
            current = entry.time.replace(tzinfo=None) if entry.time else current
        elif entry.clock:
            hour, minute = entry.clock.split(":")
            clock = timedelta(hours=int(hour), minutes=int(minute))
            base = current or datetime(2000, 1, 1)  # noqa: DTZ001 - stands for a day that nobody knows
            current = datetime.combine(base.date(), datetime.min.time()) + clock
            if current < base - timedelta(hours=1):
                current += timedelta(days=1)
        if current is not None:
            moments.append(current)
    if not moments:
        return None
    return [moments[0]] * (len(entries) - len(moments)) + moments


def _time_ticks(first: datetime, last: datetime, dated: bool) -> tuple[Tick, ...]:
    """Ticks at round times: at least a minute apart, and never more than fit on a phone."""
    if first == last:
        return (Tick(_place(0.0), f"{first:%H:%M}"),)
    step = next((step for step in _STEPS if (last - first) / step <= _MOST_TICKS), _STEPS[-1])
    midnight = datetime.combine(first.date(), datetime.min.time())
    tick = midnight + step * -(-(first - midnight) // step)
    ticks = []
    while tick <= last:
        at_midnight = tick.time() == datetime.min.time()
        label = (
            short_day(tick.date()) if dated and at_midnight and last - first > timedelta(days=1) else f"{tick:%H:%M}"
        )
        ticks.append(Tick(_place((tick - first) / (last - first)), label))
        tick += step
    return tuple(ticks)


def _scale_by_order(entries: Sequence[Entry]) -> Scale:
    last = max(len(entries) - 1, 1)
    positions = {anchor("entry", entry.id): index / last for index, entry in enumerate(entries)}
    ticks = (Tick(_place(0.0), "first"), Tick(_place(1.0), "last")) if len(entries) > 1 else ()
    return Scale(positions, ticks, "Order of the entries, oldest to the left; the source gives no times")


def _place(fraction: float) -> float:
    return round(_MARGIN + fraction * (1 - 2 * _MARGIN), 4)
