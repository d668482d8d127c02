"""Clocks and dates as German tickers write them: the patterns, and what a match of them says.

Every pattern is written for the shadow text (blanks are ``' '``) and for ``re.IGNORECASE``. The named groups are read
by :func:`read_moment`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

WEEKDAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
_WEEKDAY_FORMS = {
    **{name: number for number, name in enumerate(WEEKDAYS)},
    **{name[:2]: number for number, name in enumerate(WEEKDAYS)},
    "sonnabend": 5,
}
_MONTH_FORMS = {
    **dict.fromkeys(("januar", "jänner", "jan", "jän"), 1),
    **dict.fromkeys(("februar", "feber", "feb"), 2),
    **dict.fromkeys(("märz", "maerz", "mär", "mrz"), 3),
    **dict.fromkeys(("april", "apr"), 4),
    "mai": 5,
    **dict.fromkeys(("juni", "juno", "jun"), 6),
    **dict.fromkeys(("juli", "julei", "jul"), 7),
    **dict.fromkeys(("august", "aug"), 8),
    **dict.fromkeys(("september", "sept", "sep"), 9),
    **dict.fromkeys(("oktober", "okt"), 10),
    **dict.fromkeys(("november", "nov"), 11),
    **dict.fromkeys(("dezember", "dez"), 12),
}


def _any_of(words: object) -> str:
    return "|".join(sorted((re.escape(str(word)) for word in words), key=len, reverse=True))  # type: ignore[attr-defined]


_WORD_END = r"(?![a-zäöüß])"
_WEEKDAY = rf"(?:(?P<weekday>{_any_of(_WEEKDAY_FORMS)}){_WORD_END}\.?(?:, ?| )(?:den |der |dem )?)"
# A two-digit year must not swallow the hour of "15. März, 20.41 Uhr", and a bare day and hour "3. 4. 20 Uhr" has none.
_YEAR = r"(?:,? ?(?P<year>(?:19|20)\d\d|\d\d(?!\d|[.:]\d| ?uhr)))"
_NAMED = rf"(?P<day>\d{{1,2}})\.? ?(?P<month_name>{_any_of(_MONTH_FORMS)}){_WORD_END}\.?{_YEAR}?"
_NUMBERED = r"(?P<day2>\d{1,2})\. ?(?P<month2>\d{1,2})\.(?: ?(?P<year2>(?:19|20)\d\d|\d\d(?!\d|[.:]\d| ?uhr)))?"
_ISO = r"(?P<year3>(?:19|20)\d\d)-(?P<month3>\d\d)-(?P<day3>\d\d)T?"

DATE = rf"(?:{_WEEKDAY}?(?:{_ISO}|{_NAMED}|{_NUMBERED}))(?!\d)"
CLOCK = r"(?P<hour>[01]?\d|2[0-4])(?:[.:](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?|(?= ?uhr))(?!\d)(?![.,:]\d)"
UHR = rf"(?: ?(?:uhr|h){_WORD_END})"
ZONE = r"(?: ?\(?(?P<zone>mesz|mez|cest|cet|utc|gmt|ortszeit|lokalzeit)\)?)"
TIME = rf"{CLOCK}{UHR}?{ZONE}?"
TIME_UHR = rf"{CLOCK}{UHR}{ZONE}?"
# A number in the place of a clock that is none ("25.10 Uhr", "13.75 Uhr"): for a warning only.
NO_CLOCK = r"(?P<no_clock>\d{1,2}[.:]\d\d) ?uhr"


@dataclass(frozen=True, slots=True)
class Moment:
    """What a stamp says of its time; ``year`` None when the stamp names only day and month."""

    clock: str | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    zone: str | None = None
    days_ago: int | None = None

    @property
    def dated(self) -> bool:
        return self.day is not None

    @property
    def minutes(self) -> int | None:
        """Minutes since midnight, 1440 for 24.00."""
        return None if self.clock is None else int(self.clock[:2]) * 60 + int(self.clock[3:])


def read_moment(match: re.Match[str]) -> Moment | None:
    """The moment in a match of ``DATE`` and ``TIME``; None when the day or month does not exist."""
    groups = match.groupdict()
    clock = None
    if groups.get("hour") is not None:
        clock = f"{int(groups['hour']):02d}:{groups.get('minute') or '00'}"
    day, month, year = _read_date(groups)
    if day is not None and not (1 <= day <= 31 and month is not None and 1 <= month <= 12):
        return None
    weekday = groups.get("weekday")
    zone = groups.get("zone")
    return Moment(
        clock=clock,
        day=day,
        month=month,
        year=year,
        weekday=_WEEKDAY_FORMS[weekday.lower()] if weekday else None,
        zone=zone.lower() if zone else None,
    )


def _read_date(groups: dict[str, str | None]) -> tuple[int | None, int | None, int | None]:
    if groups.get("day3"):
        return int(groups["day3"] or 0), int(groups["month3"] or 0), int(groups["year3"] or 0)
    if groups.get("day"):
        month = _MONTH_FORMS[(groups["month_name"] or "").lower()]
        return int(groups["day"] or 0), month, _full_year(groups.get("year"))
    if groups.get("day2"):
        return int(groups["day2"] or 0), int(groups["month2"] or 0), _full_year(groups.get("year2"))
    return None, None, None


def _full_year(digits: str | None) -> int | None:
    if not digits:
        return None
    return int(digits) if len(digits) == 4 else 2000 + int(digits)
