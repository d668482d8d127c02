"""Lines that name the day of the entries near them: ``Donnerstag, 18. 7.``, ``News vom 15. August 2025``."""

from __future__ import annotations

import re

from summarize.ticker.calendar import DATE, RELATIVE_DAY, TIME, Moment, compiled, read_moment

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


_DATE_IN_BYLINE = compiled(rf"(?<!\d){DATE}(?:(?:,| um| [-–|•·])? ?{TIME})?")


def byline_date(line: str) -> Moment | None:
    """The date in a byline: ``Stand: 16.08.2025, 13:45 Uhr``. None without a year."""
    match = _DATE_IN_BYLINE.search(line)
    moment = read_moment(match) if match else None
    return moment if moment and moment.year else None
