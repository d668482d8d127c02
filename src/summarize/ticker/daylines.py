"""Lines that name the day of the entries near them: ``Donnerstag, 18. 7.``, ``News vom 15. August 2025``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from summarize.ticker.calendar import DATE, RELATIVE_DAY, TIME, Moment, calendar_day, compiled, read_moment

_WHAT = (
    r"(?:(?:(?:das waren )?(?:die )?(?:news|nachrichten|meldungen|entwicklungen|ereignisse|updates?|geschehnisse)"
    r"|(?:der |unser |alle )?(?:live-?|news-?)?(?:ticker|blog|newsticker|newsblog|liveblog|liveticker))"
    r"(?: [\w-]+){0,4}? (?:vom|am|von|für|des) )"
)
_FRAME = r"(?:[+*#=–—_-]{1,80} ?)"
_DAY_LINE = compiled(rf"{_FRAME}?(?:{_WHAT})?(?:vom |am )?(?:{DATE}|{RELATIVE_DAY}(?:, {DATE})?)[:.]?(?: ?{_FRAME})?$")
_DIGIT = re.compile(r"\d")
EXAMPLES = (
    "Donnerstag, 18. 7.",
    "Freitag, 15. August 2025",
    "15. August",
    "Sonntag - 15. März",
    "15.08.2025:",
    "+++ Freitag, 15. August +++",
    "### Freitag, 15. August 2025 ##########",
    "Die News vom 15. August",
    "Liveticker zum Hochwasser vom Freitag, 15. August",
    "Gestern",
)
LONGEST = 90


def day_line(line: str) -> Moment | None:
    """The day that the line names when it says nothing else; "3. 4." alone is a number as much as a day."""
    if len(line) > LONGEST:
        return None
    if not _DIGIT.search(line) and "heute" not in (lowered := line.lower()) and "gestern" not in lowered:
        return None
    match = _DAY_LINE.match(line)
    moment = read_moment(match) if match else None
    if moment is None or match is None:
        return None
    plain_number = moment.dated and moment.year is None and moment.weekday is None and not any(map(str.isalpha, line))
    return None if plain_number else moment


_DATE_IN_BYLINE = compiled(rf"(?<!\d)(?:{DATE}(?:(?:,| um| [-–|•·])? ?{TIME})?|{TIME})")
_CHANGED = re.compile(r"\b(?:aktualisiert|bearbeitet|update|upd|stand|geändert|letzte änderung)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Byline:
    """A date printed above the entries, with the minutes since midnight of its clock, if it has one; ``changed`` says
    that it is labelled as that of a change."""

    day: date
    minutes: int | None
    changed: bool


def bylines(lines: str) -> list[Byline]:
    """The dates with a year in lines of the page's head: ``16.08.2025, 09:10 Uhr, aktualisiert: 13.45 Uhr`` has two,
    both of the same day."""
    found: list[Byline] = []
    position = 0
    for match in _DATE_IN_BYLINE.finditer(lines):
        moment = read_moment(match)
        label = _CHANGED.search(lines, position, match.start()) is not None
        if moment is not None and moment.dated:
            day = calendar_day(moment)
        else:
            day = found[-1].day if label and found else None
        if moment is not None and day is not None:
            found.append(Byline(day, moment.minutes, label))
        position = match.end()
    return found
