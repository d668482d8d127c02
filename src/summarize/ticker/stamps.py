"""The stamp families of German live tickers, one row each, and the recognition of a stamp in a line.

The next publisher is one more row. ``examples`` are walked by the tests: the line, the clock its stamp says, and the
text that is left of the line when the stamp is taken off. Examples are invented around the fixed strings.

``strength`` says how much a row needs to be believed:

- ``strong``: one is enough;
- ``paired``: two or more in the text, because a single one is rather a byline;
- ``weak``: only where no strong or paired stamp is present, three or more, their clocks in order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from summarize.ticker.calendar import DATE, TIME, TIME_UHR, Moment, read_moment

Strength = Literal["strong", "paired", "weak"]


@dataclass(frozen=True, slots=True)
class Example:
    line: str
    clock: str | None
    rest: str


@dataclass(frozen=True, slots=True)
class StampFamily:
    name: str
    strength: Strength
    pattern: re.Pattern[str]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp found in a line: ``[start, end)`` in the shadow text."""

    family: StampFamily
    start: int
    end: int
    moment: Moment


def _family(name: str, strength: Strength, pattern: str, *examples: tuple[str, str | None, str]) -> StampFamily:
    compiled = re.compile(pattern, re.IGNORECASE)
    return StampFamily(name, strength, compiled, tuple(Example(*example) for example in examples))


# "Update" with its letters swapped or lost is still one: "Udpate", "Upadte", "Updte".
_UPDATE = r"u(?=[pdate]{0,5}d)(?=[pdate]{0,5}t)[pdate]{4,6}"
_LABEL = (
    rf"(?:(?:\d{{1,3}}\. ?)?(?:neues |neuestes |erstes |zweites |drittes )?(?:{_UPDATE}|aktualisierung)"
    r"|eil-?meldung|eil|breaking(?: news)?|top-?meldung|top-?news|nachtrag|ergänzung|korrektur|kurz-?meldung"
    r"|meldung|neue meldung|newsflash|live|jetzt|neu)(?![a-zäöüß-])"
)
_FIRST = (
    r"(?:(?:unsere|die) )?(?:erst-?meldung|ursprungs-?(?:meldung|artikel|text)|original-?meldung|ausgangs-?meldung"
    r"|erst-?bericht|ursprüngliche(?:r)? (?:meldung|artikel|bericht))(?![a-zäöüß-])"
)
_LINK = r"(?:[ ,:(\[–—|•·-]|(?:vom|von|am|um|gegen)\b)*+"
_BULLET = r"(?:[•·▪■●►▶➤▸‣*»>–—−-] ?)"
_OPEN = r"(?:[(\[] ?)?"
_CLOSE = r"(?: ?[)\]])?"
_DATE_THEN = rf"(?:{DATE}(?:[ ,|•·–—-]|um\b)*+)?"
_SIGN = r"(?: ?(?:[:|•·–—−]|-(?=[ \w])))"
# What may open the text after a stamp that no sign closes: a capital, a quotation mark, a picture sign.
_TEXT = r"(?= ?(?-i:[A-ZÄÖÜ„“\"»«‚‘'›‹\[…]|[\u2190-\u2bff\U0001f000-\U0001faff]))"
_END = r"(?= *$)"

FAMILIES: tuple[StampFamily, ...] = (
    _family(
        "update",
        "strong",
        rf"{_OPEN}\+*+ ?{_LABEL}{_LINK}(?:{DATE}{_LINK})?{TIME}{_CLOSE}(?:{_SIGN}|{_END}|(?<=[)\]])|{_TEXT})",
        ("Update, 13.45 Uhr: Der Deich hält.", "13:45", "Der Deich hält."),
        ("Update vom 03. Mai 2020, 16:05 Uhr: Der Deich hält.", "16:05", "Der Deich hält."),
        ("Update, 29.04.2020, 17:15 Uhr: Der Deich hält.", "17:15", "Der Deich hält."),
        ("Update von 13.03 Uhr: Der Deich hält.", "13:03", "Der Deich hält."),
        ("Udpate, 15. März, 20.41 Uhr: Der Deich hält.", "20:41", "Der Deich hält."),
        ("Update vom Mittwoch, 18. Januar, 06.50 Uhr: Der Deich hält.", "06:50", "Der Deich hält."),
        ("Topmeldung (18.21 Uhr): Der Deich hält.", "18:21", "Der Deich hält."),
        ("(Update 18:05) Der Deich hält.", "18:05", "Der Deich hält."),
        ("UPDATE 9 Uhr – Der Deich hält.", "09:00", "Der Deich hält."),
        ("Update um 13.45 Uhr", "13:45", ""),
        ("Eilmeldung, 7:02 Uhr: Der Deich hält.", "07:02", "Der Deich hält."),
        ("2. Update, 13.45: Der Deich hält.", "13:45", "Der Deich hält."),
    ),
    _family(
        "update-day",
        "strong",
        rf"{_OPEN}{_LABEL}{_LINK}{DATE}{_CLOSE} ?:",
        ("Update vom 3. April: Der Deich hält.", None, "Der Deich hält."),
    ),
    _family(
        "first",
        "strong",
        rf"{_OPEN}{_FIRST}(?:{_LINK}{DATE})?(?:{_LINK}{TIME})?{_CLOSE}(?:{_SIGN}|{_END})",
        ("Erstmeldung: Das Wasser steigt.", None, "Das Wasser steigt."),
        ("Erstmeldung vom 3. April 2020: Das Wasser steigt.", None, "Das Wasser steigt."),
        ("Erstmeldung vom 3. April, 6.15 Uhr: Das Wasser steigt.", "06:15", "Das Wasser steigt."),
        ("Erstmeldung", None, ""),
        ("Ursprungsmeldung: Das Wasser steigt.", None, "Das Wasser steigt."),
    ),
    _family(
        "plus",
        "strong",
        rf"(?<!\+)\+{{2,}}+ ?{_DATE_THEN}{TIME}(?:{_SIGN}|,)?",
        ("+++ 23:31 Deich gebrochen +++", "23:31", "Deich gebrochen +++"),
        ("+++ 19.56 Uhr: Deich gebrochen +++", "19:56", "Deich gebrochen +++"),
        ("+++ 21.00 Uhr: Der Deich hält.", "21:00", "Der Deich hält."),
        ("++ 7.05 Uhr - Deich gebrochen ++", "07:05", "Deich gebrochen ++"),
    ),
    _family(
        "pipe",
        "strong",
        rf"{_BULLET}?{_DATE_THEN}{TIME} ?[|│¦]",
        ("23:39 Uhr | Deich gebrochen", "23:39", "Deich gebrochen"),
        ("23:39 | Deich gebrochen", "23:39", "Deich gebrochen"),
    ),
    _family(
        "uhr",
        "strong",
        rf"{_OPEN}{TIME_UHR}{_CLOSE}(?:,? (?:am )?{DATE})?(?:{_SIGN}|,(?= )|(?<=[)\]])(?= )|{_END})",
        ("12.31 Uhr: Deich gebrochen", "12:31", "Deich gebrochen"),
        ("4.23 Uhr, Deich gebrochen", "04:23", "Deich gebrochen"),
        ("20.35 Uhr - Der Deich hält.", "20:35", "Der Deich hält."),
        ("18:57 Uhr – Deich gebrochen", "18:57", "Deich gebrochen"),
        ("(06.19 Uhr) Der Deich hält.", "06:19", "Der Deich hält."),
        ("18 Uhr: Der Deich hält.", "18:00", "Der Deich hält."),
        ("9.25 UHR: Der Deich hält.", "09:25", "Der Deich hält."),
        ("24.00 Uhr: Der Deich hält.", "24:00", "Der Deich hält."),
        ("13:45 Uhr", "13:45", ""),
        ("13.45 Uhr, 14. August: Der Deich hält.", "13:45", "Der Deich hält."),
        ("21.30 Uhr (MESZ): Der Deich hält.", "21:30", "Der Deich hält."),
    ),
    _family(
        "uhr-sign",
        "strong",
        rf"{TIME_UHR}(?= ?[\u2190-\u2bff\U0001f000-\U0001faff])",
        ("22.24 Uhr 📣 „Der Deich hält“", "22:24", "📣 „Der Deich hält“"),
    ),
    _family(
        "day-uhr",
        "paired",
        rf"{_OPEN}{DATE}(?:[ ,|•·–—-]|um\b)*+{TIME_UHR}{_CLOSE}(?:{_SIGN}|,(?= )|(?<=[)\]])(?= )|{_END})",
        ("17.09.2024 • 15:44 Uhr", "15:44", ""),
        ("Mittwoch, 17. September, 15.44 Uhr: Deich gebrochen", "15:44", "Deich gebrochen"),
    ),
    _family(
        "bullet",
        "weak",
        rf"{_BULLET}{_DATE_THEN}{TIME}(?:{_SIGN}|{_TEXT}|{_END})",
        ("• 13.45 Uhr: Der Deich hält.", "13:45", "Der Deich hält."),
        ("- 13:45 Der Deich hält.", "13:45", "Der Deich hält."),
    ),
    _family(
        "bare",
        "weak",
        rf"{_OPEN}{_DATE_THEN}{TIME}{_CLOSE}(?:{_SIGN}|{_TEXT}|{_END})",
        ("21.20: Der Deich hält.", "21:20", "Der Deich hält."),
        ("12:35", "12:35", ""),
        ("5:18 Deich gebrochen", "05:18", "Deich gebrochen"),
    ),
)

_DIGIT = re.compile(r"\d")
_FIRST_HEAD = re.compile(_OPEN + _FIRST, re.IGNORECASE)
# No stamp is longer than this; the rest of a long line is not looked at.
HEAD = 90


def stamp_at(line: str, offset: int) -> Stamp | None:
    """The stamp that opens ``line``, which starts at ``offset`` of the shadow text."""
    head = line[:HEAD]
    if not _DIGIT.search(head) and not _FIRST_HEAD.match(head):
        return None
    for family in FAMILIES:
        match = family.pattern.match(line if len(line) <= HEAD else head + "\u2026")
        if match and _balanced(match.group()) and (moment := read_moment(match)) is not None:
            return Stamp(family, offset, offset + match.end(), moment)
    return None


def _balanced(text: str) -> bool:
    """A closing bracket without its opening one is the end of a cross reference: ``siehe Update, 19.40 Uhr)``."""
    return text.count(")") <= text.count("(") and text.count("]") <= text.count("[")


_GLUED_PLUS = next(family for family in FAMILIES if family.name == "plus")


def glued_stamps(line: str, offset: int, position: int) -> list[Stamp]:
    """Stamps inside a line, from ``position`` on, that are no prose: ``… im Liveticker +++ 02:32 …``."""
    if "++" not in line:
        return []
    found = []
    for match in _GLUED_PLUS.pattern.finditer(line, position):
        moment = read_moment(match)
        if moment is not None:
            found.append(Stamp(_GLUED_PLUS, offset + match.start(), offset + match.end(), moment))
    return found
