"""From what a stamp says of its day ("15. März", "Samstag", "gestern") to a calendar day, when that can be known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from summarize.models import Document
from summarize.ticker.calendar import Moment, calendar_day
from summarize.ticker.daylines import Byline

# A year is looked for no further back than this. A page in another zone may be a day ahead of its own date.
_YEARS_BACK = 12
_MUCH_NEWER = 12 * 60


@dataclass(frozen=True, slots=True)
class Reference:
    """What is known of the ticker's days from outside its clocks."""

    flag: date | None
    modified: datetime | None
    published: datetime | None
    written: tuple[date, ...]
    bylines: tuple[Byline, ...] = ()

    @classmethod
    def of(
        cls,
        flag: date | None,
        document: Document,
        zone: ZoneInfo,
        moments: Sequence[Moment],
        bylines: Sequence[Byline],
    ) -> Reference:
        written = tuple(found for moment in moments if (found := calendar_day(moment)) is not None)
        return cls(flag, _local(document.modified, zone), _local(document.published, zone), written, tuple(bylines))

    @property
    def latest(self) -> date | None:
        """No entry is later than this day."""
        if self.flag is not None:
            return self.flag
        if self.modified is not None:
            return self.modified.date()
        return max((byline.day for byline in self.bylines), default=None)

    @property
    def earliest(self) -> date | None:
        return self.published.date() if self.published else None

    def page_day(self, minutes: int, warnings: list[str], *, grew_past_midnight: bool) -> date | None:
        """The day of the newest entry, whose clock is ``minutes``, from the page's own dates; ``grew_past_midnight``
        says that it stands last and the clocks pass midnight above it.

        An entry cannot be newer than the last change of its page. The date of publication alone is that of the first
        entries: it says nothing when the newest clock lies before it. A date printed above the entries may be either,
        unless its label says which: it gives its day where both lead to the same one.
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
        if self.bylines:
            return self._printed_day(minutes, warnings, grew_past_midnight=grew_past_midnight)
        if self.published is not None and minutes >= self.published.hour * 60 + self.published.minute:
            return self.published.date()
        return None

    def _printed_day(self, minutes: int, warnings: list[str], *, grew_past_midnight: bool) -> date | None:
        """A clock that is hours later than the printed one is rather of the day before a change than after it; one that
        is a little later was added without a new date."""
        changes = [byline for byline in self.bylines if byline.changed]
        days = {byline.day for byline in changes or self.bylines}
        clocks = [byline.minutes for byline in changes or self.bylines if byline.minutes is not None]
        much_newer = bool(clocks) and minutes - max(clocks) >= _MUCH_NEWER
        if len(days) == 1 and not ((much_newer or grew_past_midnight) and not changes):
            return _shifted(days.pop(), -1 if much_newer else 0)
        warnings.append("the dates printed above the entries leave open which day the newest is of; give --date")
        return None


def resolve_day(moment: Moment, reference: Reference) -> date | None:
    """The calendar day a stamp or day line names; None when nothing says which year, week or day is meant."""
    if moment.year is not None:
        return calendar_day(moment)
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
        near = [day for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (day := calendar_day(moment, year))]
        return min(near, key=lambda day: abs(day - anchor)) if near else None
    latest, earliest = reference.latest, reference.earliest
    if latest is None and earliest is None:
        return None
    if latest is None:
        assert earliest is not None
        days = [day for year in range(earliest.year, earliest.year + 2) if (day := calendar_day(moment, year))]
        return next((day for day in days if day >= _shifted(earliest, -1) and _fits(day, moment)), None)
    days = [day for year in range(latest.year, latest.year - _YEARS_BACK, -1) if (day := calendar_day(moment, year))]
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


def _local(time: datetime | None, zone: ZoneInfo) -> datetime | None:
    if time is None:
        return None
    try:
        return time.astimezone(zone) if time.tzinfo else time.replace(tzinfo=zone)
    except OverflowError:
        return None
