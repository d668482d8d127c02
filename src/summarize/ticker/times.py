"""Days for entries that name a clock only, and where each time came from.

Precedence: the date in the stamp, the day line, the day given by the person (that of the newest entry), the page's date
of change, its date of publication. From a dated entry the days of its neighbours follow: walking from newest to oldest
a rising clock means the day before. Where two dated entries leave two days possible between them, the time is None.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from summarize.models import Document, Order, TimeBasis
from summarize.ticker.calendar import Moment

DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class When:
    """The clock, the time and its basis of one entry."""

    clock: str | None
    time: datetime | None
    basis: TimeBasis


def order_of(moments: Sequence[Moment]) -> Order:
    """Newest or oldest first: which way round the clock face is the shorter step, most of the time."""
    minutes = [moment.minutes for moment in moments if moment.minutes is not None]
    falling = rising = 0
    for one, two in itertools.pairwise(minutes):
        step = (two - one) % DAY
        falling += step > DAY // 2
        rising += 0 < step < DAY // 2
    return "oldest-first" if rising > falling else "newest-first"


def resolve(
    moments: Sequence[Moment], order: Order, *, day: date | None, document: Document, tz: str
) -> tuple[list[When], list[str]]:
    """The time of each entry, and what could not be known."""
    zone = ZoneInfo(tz)
    newest_first = list(moments) if order == "newest-first" else list(moments)[::-1]
    anchor, basis = _page_day(day, document, zone)
    whens: list[When] = []
    last: int | None = None
    for moment in newest_first:
        whens.append(When(moment.clock, None, "none"))
        minutes = moment.minutes
        if minutes is None or anchor is None:
            continue
        if last is not None and minutes > last:
            anchor -= timedelta(days=1)
        last = minutes
        whens[-1] = When(moment.clock, _at(anchor, minutes, zone), basis)
    return (whens if order == "newest-first" else whens[::-1]), []


def _page_day(day: date | None, document: Document, zone: ZoneInfo) -> tuple[date | None, TimeBasis]:
    if day is not None:
        return day, "flag"
    page = document.modified or document.published
    return (page.astimezone(zone).date(), "page") if page else (None, "none")


def _at(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(minutes=minutes)
