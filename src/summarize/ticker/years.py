"""From what a stamp says of its day ("15. März", "Samstag", "gestern") to a calendar day, when that can be known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from summarize.models import Document
from summarize.ticker.calendar import Moment

# A year is looked for no further back than this. A page in another zone may be a day ahead of its own date.
_YEARS_BACK = 12


@dataclass(frozen=True, slots=True)
class Reference:
    """What is known of the ticker's days from outside its clocks."""

    flag: date | None
    modified: datetime | None
    published: datetime | None
    written: tuple[date, ...]
    byline: Moment | None = None

    @classmethod
    def of(
        cls, flag: date | None, document: Document, zone: ZoneInfo, moments: Sequence[Moment], byline: Moment | None
    ) -> Reference:
        written = tuple(
            found for moment in moments if moment.year is not None and (found := _day(moment.year, moment)) is not None
        )
        return cls(flag, _local(document.modified, zone), _local(document.published, zone), written, byline)

    @property
    def latest(self) -> date | None:
        """No entry is later than this day."""
        if self.flag is not None:
            return self.flag
        if self.modified is not None:
            return self.modified.date()
        return _day(self.byline.year, self.byline) if self.byline and self.byline.year else None

    @property
    def earliest(self) -> date | None:
        return self.published.date() if self.published else None

    def page_day(self, minutes: int, warnings: list[str]) -> date | None:
        """The day of the newest entry, whose clock is ``minutes``, from the page's own dates.

        An entry cannot be newer than the last change of its page. The date of publication alone is that of the first
        entries: it says nothing when the newest clock lies before it. A date printed above the entries may be either,
        so it gives its day as it is.
        """
        if self.modified is not None:
            seen = self.modified.hour * 60 + self.modified.minute
            day = _shifted(self.modified.date(), -1 if minutes > seen else 0)
            if self.published is not None and day - self.published.date() > timedelta(days=1):
                warnings.append(
                    f"days are counted from the page's last change ({self.modified.date()}), but it was published on"
                    f" {self.published.date()}: they may be too late"
                )
            return day
        if self.byline is not None and self.byline.year is not None:
            return _day(self.byline.year, self.byline)
        if self.published is not None and minutes >= self.published.hour * 60 + self.published.minute:
            return self.published.date()
        return None


def resolve_day(moment: Moment, reference: Reference) -> date | None:
    """The calendar day a stamp or day line names; None when nothing says which year, week or day is meant."""
    if moment.year is not None:
        return _day(moment.year, moment)
    if moment.dated:
        return _of_year(moment, reference)
    today = reference.latest
    if today is None:
        return None
    if moment.days_ago is not None:
        return _shifted(today, -moment.days_ago)
    if moment.weekday is not None:
        return _shifted(today, -((today.weekday() - moment.weekday) % 7))
    return None


def _of_year(moment: Moment, reference: Reference) -> date | None:
    """The year for a day and month: that of the dates written in full, else the last one before the reference."""
    if reference.written:
        anchor = reference.written[0]
        near = [day for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (day := _day(year, moment))]
        return min(near, key=lambda day: abs(day - anchor)) if near else None
    latest, earliest = reference.latest, reference.earliest
    if latest is None and earliest is None:
        return None
    if latest is None:
        assert earliest is not None
        days = [day for year in range(earliest.year, earliest.year + 2) if (day := _day(year, moment))]
        return next((day for day in days if day >= _shifted(earliest, -1) and _fits(day, moment)), None)
    days = [day for year in range(latest.year, latest.year - _YEARS_BACK, -1) if (day := _day(year, moment))]
    fitting = [day for day in days if day <= _shifted(latest, 1) and _fits(day, moment)]
    if reference.flag is None and earliest is not None:
        within = [day for day in fitting if day >= _shifted(earliest, -1)]
        return within[0] if len(within) == 1 else None
    return fitting[0] if fitting else None


def _shifted(day: date, days: int) -> date:
    """The day so many days later, at the ends of the calendar the last one there is."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.min if days < 0 else date.max


def _fits(day: date, moment: Moment) -> bool:
    return moment.weekday is None or day.weekday() == moment.weekday


def _day(year: int, moment: Moment) -> date | None:
    assert moment.month is not None
    assert moment.day is not None
    try:
        return date(year, moment.month, moment.day)
    except ValueError:
        return None


def _local(time: datetime | None, zone: ZoneInfo) -> datetime | None:
    if time is None:
        return None
    try:
        return time.astimezone(zone) if time.tzinfo else time.replace(tzinfo=zone)
    except OverflowError:
        return None
