"""Days for entries that name a clock only, and where each time came from.

Precedence: the date in the stamp, the day line, the day given by the person (that of the newest entry), the page's date
of change, its date of publication. From a dated entry the days of its neighbours follow: walking from newest to oldest,
a clock that rises means the day before. Where that leaves two days possible the time is None, and a warning says so.
The basis of such an entry is that of the dated entry it was reached from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

from summarize.models import Document, Order, TimeBasis
from summarize.ticker.calendar import DAY_MINUTES, Moment
from summarize.ticker.candidates import steps
from summarize.ticker.daylines import Byline
from summarize.ticker.years import Reference, resolve_day

# A clock that is up to an hour later than the newer entry's is rather out of order than a day older …
_SLIGHT = 60


@dataclass(frozen=True, slots=True)
class When:
    """The clock, the day, the time and their basis of one entry."""

    clock: str | None
    day: date | None = None
    time: datetime | None = None
    basis: TimeBasis = "none"


@dataclass(slots=True)
class Mark:
    """An entry on its way to a time. ``day_line`` is what the day line that covers it names."""

    moment: Moment
    declared: datetime | None = None
    day_line: Moment | None = None
    day: date | None = None
    basis: TimeBasis = "none"
    doubtful: bool = False

    @property
    def minutes(self) -> int | None:
        return self.moment.minutes

    @property
    def of_day(self) -> Moment:
        """The moment, with the day of its day line where it has none of its own."""
        own, line = self.moment, self.day_line
        if line is None or own.dated or own.weekday is not None:
            return own
        return replace(own, day=line.day, month=line.month, year=line.year, weekday=line.weekday)


def order_of(marks: Sequence[Mark], greeted: Order | None = None) -> tuple[Order, list[str]]:
    """Newest or oldest first: which way round the dial is the shorter step, most of the time; without clocks, how the
    day lines go, else what the greetings of the writers say (``greeted``). Where nothing tells, newest first as nearly
    everywhere, and a warning."""
    falling, rising = steps(mark.of_day for mark in marks)
    unseen = len(marks) > 1 and falling == rising
    if unseen and greeted is not None:
        return greeted, []
    warnings = ["nothing tells which entry is the newest; the first one was taken for it"] if unseen else []
    return "oldest-first" if rising > falling else "newest-first", warnings


def resolve(
    marks: list[Mark], order: Order, *, day: date | None, document: Document, bylines: Sequence[Byline], zone: ZoneInfo
) -> tuple[list[When], list[str]]:
    """The time of each entry in source order, and what could not be known.

    ``day`` is the one given by the person, ``bylines`` the dates printed above the entries.
    """
    warnings: list[str] = []
    newest_first = marks if order == "newest-first" else marks[::-1]
    reference = Reference.of(day, document, zone, [mark.moment for mark in marks], bylines)
    _own_days(newest_first, reference, warnings)
    _from_day_lines(newest_first, order, reference)
    _outer_day(newest_first, order, reference, warnings)
    _between(newest_first, zone, warnings)
    whens = [_when(mark, zone) for mark in marks]
    unsure = sum(mark.day is not None and mark.declared is None and _is_unsure(mark, zone) for mark in marks)
    if unsure:
        warnings.append(f"a clock but no time, because the clocks were changed in that hour: {unsure} entries")
    late = [mark.moment.clock for mark in marks if mark.moment.clock and mark.minutes is None]
    if late:
        warnings.append(f"a clock but no time, because there is no such time of day: {', '.join(late)}")
    return whens, warnings


def _own_days(marks: list[Mark], reference: Reference, warnings: list[str]) -> None:
    """Days from ISO times and from dates in the stamp."""
    without_year = 0
    for mark in marks:
        if mark.declared is not None:
            mark.day, mark.basis = mark.declared.date(), "stamp"
            continue
        day = resolve_day(mark.moment, reference)
        if day is not None:
            mark.day, mark.basis = day, "stamp"
        elif mark.moment.dated:
            without_year += 1
            mark.doubtful = True
    if without_year:
        warnings.append(f"no year can be found for the days in {without_year} time stamps; give --date to settle it")


def _from_day_lines(marks: list[Mark], order: Order, reference: Reference) -> None:
    """Entries under one day line are of that day until the clock passes midnight.

    The line names the day of the entry next to it: the first one of its group in reading order.
    """
    groups: dict[int, list[Mark]] = {}
    for mark in marks:
        if mark.day_line is not None:
            groups.setdefault(id(mark.day_line), []).append(mark)
    for group in groups.values():
        line = group[0].day_line
        day = resolve_day(line, reference) if line else None
        if day is None:
            continue
        last: int | None = None
        for mark in group if order == "newest-first" else group[::-1]:
            minutes = mark.minutes
            if minutes is not None:
                if last is not None and (minutes > last if order == "newest-first" else minutes < last):
                    break
                last = minutes
            if mark.day is None:
                mark.day, mark.basis = day, "day-line"


def _outer_day(marks: list[Mark], order: Order, reference: Reference, warnings: list[str]) -> None:
    """The day of the newest entry from the person or the page, when it does not say itself."""
    newest = next((mark for mark in marks if mark.minutes is not None and not mark.moment.zone_unknown), None)
    if newest is None or newest.day is not None or newest.doubtful:
        return
    if reference.flag is not None:
        newest.day, newest.basis = reference.flag, "flag"
    elif not any(mark.day for mark in marks if mark.minutes is not None):
        clocks = [mark.minutes for mark in marks if mark.minutes is not None]
        past_midnight = any(older > newer for newer, older in pairwise(clocks))
        newest.day = reference.page_day(
            newest.minutes or 0, warnings, grew_past_midnight=order == "oldest-first" and past_midnight
        )
        newest.basis = "page" if newest.day else "none"


def _between(marks: list[Mark], zone: ZoneInfo, warnings: list[str]) -> None:
    """Days for the entries between dated ones: both neighbours must lead to the same day."""
    clocked = [mark for mark in marks if mark.minutes is not None and not mark.moment.zone_unknown]
    down = _walk(clocked, zone, backwards=False)
    up = _walk(clocked[::-1], zone, backwards=True)[::-1]
    unknown = 0
    for mark, (above, out_of_order), (below, _) in zip(clocked, down, up, strict=True):
        if mark.day is not None or mark.doubtful:
            continue
        days = {found[0] for found in (above, below) if found is not None}
        if len(days) == 1 and not out_of_order:
            mark.day, mark.basis = above or below or (None, "none")
        elif days:
            unknown += 1
    if unknown:
        warnings.append(f"a clock but no time, because two days are possible: {unknown} entries")


_Found = tuple[date, TimeBasis] | None


def _walk(marks: list[Mark], zone: ZoneInfo, *, backwards: bool) -> list[tuple[_Found, bool]]:
    """For each entry the day that the walk from the last dated one leads to, and whether it stands out of order."""
    found: list[tuple[_Found, bool]] = []
    current: _Found = None
    last: int | None = None
    for index, mark in enumerate(marks):
        minutes = mark.minutes or 0
        out_of_order = False
        if mark.day is not None:
            current, last = (mark.day, mark.basis), minutes
        elif current is not None and last is not None:
            change = minutes - last if not backwards else last - minutes
            if _is_changed(current[0], minutes, zone) and _is_changed(current[0], last, zone):
                change = 0
            out_of_order = 0 < change <= _SLIGHT and _goes_on(marks, index, last, backwards=backwards)
            if change > 0 and not out_of_order:
                current = _shifted(current, 1 if backwards else -1)
            if not out_of_order:
                last = minutes
        found.append((current, out_of_order))
    return found


def _shifted(found: tuple[date, TimeBasis], days: int) -> _Found:
    try:
        return found[0] + timedelta(days=days), found[1]
    except OverflowError:
        return None


def _goes_on(marks: list[Mark], index: int, last: int, *, backwards: bool) -> bool:
    """… when the entry after it goes on where the one before it stood, or there is none after it."""
    if index + 1 == len(marks):
        return True
    following = marks[index + 1].minutes or 0
    return following >= last if backwards else following <= last


def _when(mark: Mark, zone: ZoneInfo) -> When:
    if mark.declared is not None:
        return When(mark.declared.strftime("%H:%M"), mark.declared.date(), mark.declared, "stamp")
    clock, minutes = mark.moment.clock, mark.minutes
    if mark.day is None or mark.moment.zone_unknown:
        return When(clock)
    if minutes is None or _is_unsure(mark, zone):
        return When(clock, mark.day, basis=mark.basis)
    try:
        return _timed(mark, mark.day, minutes, zone)
    except OverflowError:
        return When(clock)


def _is_unsure(mark: Mark, zone: ZoneInfo) -> bool:
    """Whether the clock comes twice on that day, or never, because the clocks are changed, and no zone is named."""
    return mark.moment.offset is None and mark.moment.summer is None and _is_changed(mark.day, mark.minutes, zone)


def _is_changed(day: date | None, minutes: int | None, zone: ZoneInfo) -> bool:
    """Whether the zone's clocks go through these minutes since midnight twice on that day, or not at all."""
    if day is None or minutes is None or minutes >= DAY_MINUTES or not date.min < day < date.max:
        return False
    time = datetime(day.year, day.month, day.day, minutes // 60, minutes % 60, tzinfo=zone)
    return time.utcoffset() != time.replace(fold=1).utcoffset()


def _timed(mark: Mark, day: date, minutes: int, zone: ZoneInfo) -> When:
    foreign = mark.moment.offset
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone if foreign is None else timezone(foreign))
    if minutes == DAY_MINUTES:
        midnight += timedelta(days=1)
        return When(mark.moment.clock, midnight.date(), midnight, mark.basis)
    fold = int(mark.moment.summer is False)
    time = midnight.replace(hour=minutes // 60, minute=minutes % 60, fold=fold).astimezone(zone)
    clock = mark.moment.clock if foreign is None else time.strftime("%H:%M")
    return When(clock, time.date(), time, mark.basis)


def with_day_lines(moments: Sequence[Moment], lines: Sequence[tuple[int, Moment]]) -> list[Mark]:
    """The entries' marks; ``lines`` are day lines with the number of entries above them.

    A page puts its day lines above their entries, or below them: then the last thing on the page is a day line.
    """
    marks = [Mark(moment) for moment in moments]
    below = bool(lines) and lines[0][0] > 0 and lines[-1][0] == len(moments)
    for number, (position, moment) in enumerate(lines):
        own = replace(moment)
        if below:
            covered = marks[lines[number - 1][0] if number else 0 : position]
        else:
            covered = marks[position : lines[number + 1][0] if number + 1 < len(lines) else len(marks)]
        for mark in covered:
            mark.day_line = own
    return marks
