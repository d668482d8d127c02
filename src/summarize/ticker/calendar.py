"""Clocks and dates as German tickers write them: the patterns, and what a match of them says.

Every pattern is written for the shadow text (blanks are ``' '``) and for :func:`compiled`, which lets one be used more
than once in a rule. The named groups are read by :func:`read_moment`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

WEEKDAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
_WEEKDAY_FORMS = {
    **{name: number for number, name in enumerate(WEEKDAYS)},
    **{name[:2]: number for number, name in enumerate(WEEKDAYS)},
    "sonnabend": 5,
}
_CUT_WEEKDAYS = {name[:3]: number for number, name in enumerate(WEEKDAYS)}
_WEEKDAY_NUMBERS = {**_WEEKDAY_FORMS, **_CUT_WEEKDAYS}
MONTH_FORMS = {
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
_ENGLISH_MONTHS = {
    "january": 1,
    "february": 2,
    "march": 3,
    "april": 4,
    "may": 5,
    "june": 6,
    "july": 7,
    "august": 8,
    "september": 9,
    "october": 10,
    "november": 11,
    "december": 12,
}
_MONTHS = {**MONTH_FORMS, **_ENGLISH_MONTHS}
# Days back from the day on which the page was read.
_RELATIVE_DAYS = {"heute": 0, "gestern": 1, "vorgestern": 2}


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_WORD_END = r"(?![a-zäöüß])"
# "Mi", "Mi." and with its full stop also "Mit."
WEEKDAY = rf"(?P<weekday>{_any_of(_WEEKDAY_FORMS)}|(?:{_any_of(_CUT_WEEKDAYS)})(?=\.)){_WORD_END}\.?"
# "Sonntags, 13. September": with a date the adverb names one day, without one every week's.
_WEEKDAY_OR_ADVERB = WEEKDAY.replace(_WORD_END, f"s?{_WORD_END}")
# A two-digit year must not swallow the hour of "15. März, 20.41 Uhr" or of "3. April, 9 Uhr".
_YEAR = r"(?P<{name}>(?:19|20)\d\d|\d\d(?!\d|[.:]\d| ?uhr))"
MONTH = _any_of(MONTH_FORMS)
_NAMED = (
    rf"(?P<day>\d{{1,2}})(?:\.{{1,2}}|(?= )) ?(?P<month_name>{MONTH}){_WORD_END}\.?"
    rf"(?:,? ?{_YEAR.format(name='year')})?"
)
_NUMBERED = rf"(?P<day2>\d{{1,2}})\. ?(?P<month2>\d{{1,2}})\.(?: ?{_YEAR.format(name='year2')})?"
_SLASHED = r"(?P<day4>\d{1,2})/(?P<month4>\d{1,2})/(?P<year4>(?:19|20)\d\d)"
_ISO = r"(?P<year3>(?:19|20)\d\d)-(?P<month3>\d\d)-(?P<day3>\d\d)(?!\d)(?:T(?=\d\d:))?"

DATE = (
    rf"(?:(?:{_WEEKDAY_OR_ADVERB}(?:, ?| [–-] | )(?:den |der |dem )?)?"
    rf"(?:{_ISO}|(?:{_NAMED}|{_NUMBERED}|{_SLASHED})(?!\d))"
    # "Samstag (26. September)"
    rf"|{_WEEKDAY_OR_ADVERB} \((?:{_NAMED}|{_NUMBERED})\))"
)
# ScribbleLive's other way to write it.
ENGLISH_DATE = rf"(?P<month_name>{_any_of(_ENGLISH_MONTHS)}) (?P<day5>\d{{1,2}}), (?P<year5>20\d\d)"
RELATIVE_DAY = rf"(?P<relative>{_any_of(_RELATIVE_DAYS)}){_WORD_END}"
# The day before a clock may be a date, a weekday alone, or a word that counts from the day of reading.
DAY = rf"(?:{DATE}|{RELATIVE_DAY}|{WEEKDAY.replace('weekday', 'weekday_alone')})"
CLOCK = (
    # "13h45"; with the word "Uhr" also the slips "1345", "13,45", "13: 45". "12.05. +++" is a day and a month.
    r"(?P<hour>[01]?\d|2[0-4])(?:(?:[.:]|(?<=\d\d)h|(?:[.:,] ?|(?<=\d\d))(?=\d\d ?uhr))"
    r"(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?!\d|[.:,]\d|\. ?\+)"
    r"|(?= ?uhr)(?!\d))"
)
# A capital glued to it opens the text: "13.45 UhrDeich gebrochen".
UHR = r"(?: ?(?:uhr|h)(?-i:(?![a-zäöüß])))"
ZONE = (
    r"(?: ?\(?(?P<zone>mesz|mez|cest|cet|utc|gmt|ortszeit|lokalzeit|deutscher zeit|schweizer zeit"
    r"|z|[+-][01]\d:?[0-5]\d)(?![a-zäöüß\d])\)?)"
)
# Possessive: "20.15 Uhr läuft" must not be read as 20.15 with a text that starts "Uhr".
TIME = rf"{CLOCK}{UHR}?+{ZONE}?+"
TIME_UHR = rf"{CLOCK}{UHR}{ZONE}?+"
# A number in the place of a clock that is none ("25.10 Uhr", "13.75 Uhr"): worth a warning, never a time.
NO_CLOCK = rf"(?P<no_clock>\d{{1,2}}[.:]\d\d){UHR}"

DAY_MINUTES = 24 * 60
_SUMMER = {"mesz": True, "cest": True, "mez": False, "cet": False}
_COUNTS = {"zwei": 2, "drei": 3, "wenigen": 3}
_UNITS = {"sek": 0, "min": 1, "st": 60, "h": 60, "tag": DAY_MINUTES}
_GROUP = re.compile(r"\(\?P<(\w+)>")


@dataclass(frozen=True, slots=True)
class Moment:
    """What a stamp says of its time. ``year`` is None when the stamp names day and month only; ``days_ago`` counts
    from the day of reading ("gestern"); ``play`` is the minute of a match; ``age`` counts minutes back from the moment
    of reading ("vor 5 Minuten"); ``zone`` is as written, in lower case."""

    clock: str | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    days_ago: int | None = None
    play: int | None = None
    age: int | None = None
    zone: str | None = None

    @property
    def dated(self) -> bool:
        return self.day is not None

    @property
    def place(self) -> int | None:
        """Where on the dial the entry stands: minutes since midnight, or minutes of play."""
        return self.play if self.play is not None else self.minutes

    @property
    def offset(self) -> timedelta | None:
        """How far the clock is ahead of UTC, where the stamp names it in hours or is in UTC itself."""
        if self.zone in ("utc", "gmt", "z"):
            return timedelta(0)
        if self.zone is None or self.zone[0] not in "+-":
            return None
        ahead = timedelta(hours=int(self.zone[1:3]), minutes=int(self.zone[-2:]))
        return -ahead if self.zone[0] == "-" else ahead

    @property
    def summer(self) -> bool | None:
        """Whether the stamp says summer time or winter time; None when it says neither."""
        return _SUMMER.get(self.zone or "")

    @property
    def zone_unknown(self) -> bool:
        """The clock is that of a place the stamp does not name."""
        return self.zone in ("ortszeit", "lokalzeit")

    @property
    def minutes(self) -> int | None:
        """Minutes since midnight, 1440 for 24.00; None without a clock or for one past 24.00 ("24.15")."""
        return _minutes(self.clock) if self.clock is not None else None


def calendar_day(moment: Moment, year: int | None = None) -> date | None:
    """The day that the moment names, in the given year if it names none; None where there is no such day."""
    year = year if year is not None else moment.year
    if year is None or moment.month is None or moment.day is None:
        return None
    try:
        return date(year, moment.month, moment.day)
    except ValueError:
        return None


@cache
def _minutes(clock: str) -> int | None:
    minutes = int(clock[:2]) * 60 + int(clock[3:])
    return minutes if minutes <= DAY_MINUTES else None


def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern without regard to case, its repeated group names numbered apart (``day``, ``day__2``)."""
    seen: Counter[str] = Counter()

    def numbered(match: re.Match[str]) -> str:
        name = match.group(1)
        seen[name] += 1
        return f"(?P<{name}>" if seen[name] == 1 else f"(?P<{name}__{seen[name]}>"

    return re.compile(_GROUP.sub(numbered, pattern), re.IGNORECASE)


def read_moment(match: re.Match[str]) -> Moment | None:
    """The moment in a match of the patterns above; None when the day or month cannot exist."""
    groups = {name.partition("__")[0]: text for name, text in match.groupdict().items() if text is not None}
    clock = None
    if "hour" in groups:
        clock = _clock(_number(groups["hour"]), _number(groups.get("minute", "0")), groups.get("half"))
    year, month, day = _read_date(groups)
    if day is not None and not (1 <= day <= 31 and month is not None and 1 <= month <= 12):
        return None
    weekday = groups.get("weekday") or groups.get("weekday_alone")
    relative, zone = groups.get("relative"), groups.get("zone")
    return Moment(
        clock=clock,
        day=day,
        month=month,
        year=year,
        weekday=_WEEKDAY_NUMBERS[weekday.lower()] if weekday else None,
        days_ago=_RELATIVE_DAYS[relative.lower()] if relative else None,
        play=int(groups["play"]) if "play" in groups else None,
        age=_age(groups["ago"], groups["unit"]) if "ago" in groups else None,
        # ScribbleLive, the only one with AM and PM, stamps in UTC.
        zone="utc" if "half" in groups else zone.lower() if zone else None,
    )


def _age(count: str, unit: str) -> int:
    """Minutes from ``5`` and ``Minuten``, ``einer`` and ``Stunde``."""
    number = int(count) if count.isdecimal() else _COUNTS.get(count.lower(), 1)
    return number * next(minutes for start, minutes in _UNITS.items() if unit.lower().startswith(start))


def _number(digits: str) -> int:
    """A blank between the digits is a slip."""
    return int(digits.replace(" ", ""))


def _clock(hour: int, minute: int, half: str | None) -> str:
    """``half`` is the AM or PM of ScribbleLive's stamps."""
    if half:
        hour = hour % 12 + (12 if half.lower() == "pm" else 0)
    return f"{hour:02d}:{minute:02d}"


def _read_date(groups: dict[str, str]) -> tuple[int | None, int | None, int | None]:
    """Year, month and day from whichever of the date forms matched."""
    for suffix in ("", "2", "3", "4", "5"):
        day = groups.get(f"day{suffix}")
        if day is None:
            continue
        month = groups.get(f"month{suffix}") or _MONTHS[groups["month_name"].lower()]
        year = groups.get(f"year{suffix}")
        return (int(year) + (2000 if len(year) == 2 else 0) if year else None), int(month), int(day)
    return None, None, None
