"""House style of the English: what a prompt asks for, and what can be put right afterwards without touching a word.

One table says what American and British newspapers write; the prompt quotes it line by line. The rules below apply the
part of it that is mechanical, times of day and spelling, to the answers of models that were not told or did not listen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

StyleName = Literal["us", "uk"]


@dataclass(frozen=True, slots=True)
class Custom:
    """What both sides write for the same thing."""

    subject: str
    us: str
    uk: str
    source: str


CUSTOMS = (
    Custom(
        "spelling",
        "American (defense, labor, center, organize, traveled)",
        "British (defence, labour, centre, organise, travelled)",
        "AP Stylebook (Webster's New World); Guardian style guide (Collins, -ise)",
    ),
    Custom(
        "times of day",
        "1:45 p.m., 2 p.m. for 13.45 Uhr, 14 Uhr",
        "1.45pm, 2pm for 13.45 Uhr, 14 Uhr",
        "AP Stylebook, 'times'; Guardian style guide, 'times'",
    ),
    Custom(
        "dates",
        "Aug. 15, 2025 for 15. August 2025",
        "15 August 2025 for 15. August 2025",
        "AP Stylebook, 'months'; Guardian style guide, 'dates'",
    ),
    Custom(
        "large amounts",
        "1.5 billion euros, 20 million for 1,5 Mrd. Euro, 20 Mio.",
        "€1.5bn, 20m for 1,5 Mrd. Euro, 20 Mio.",
        "AP Stylebook, 'millions, billions'; Guardian style guide, 'billion'",
    ),
    Custom(
        "quotation marks",
        "“ ”, inside them ‘ ’; a comma or full stop stands before the closing mark",
        "“ ”, inside them ‘ ’; a comma or full stop stands before the closing mark only at the end of a whole one",
        "AP Stylebook, 'quotation marks'; Guardian style guide, 'quotation marks' (British book publishers put single "
        "ones outside, newspapers double ones)",
    ),
    Custom(
        "Selenskyj",
        "Zelensky",
        "Zelenskyy",
        "New York Times, Washington Post; Guardian, Financial Times, the president's office",
    ),
)


def style_called(name: str) -> StyleName:
    """The style of a setting; the configuration has refused all other names."""
    return "uk" if name == "uk" else "us"


def name_style(style: StyleName) -> Literal["us", "zelenskyy"]:
    """The style of ``attribution.names`` that goes with it."""
    return "zelenskyy" if style == "uk" else "us"


def style_lines(style: StyleName) -> tuple[str, ...]:
    """The customs of a style as a prompt lists them."""
    return tuple(f"{custom.subject}: {getattr(custom, style)}" for custom in CUSTOMS)


SPELLINGS = (
    # American stem, British stem, endings both share; proper names are not touched
    ("defens", "defenc", "e es eless"),
    ("offens", "offenc", "e es"),
    ("pretens", "pretenc", "e"),
    ("labor", "labour", " s ed ing er ers"),
    ("neighbor", "neighbour", " s ing hood hoods"),
    ("harbor", "harbour", " s ed ing"),
    ("honor", "honour", " s ed ing able"),
    ("favor", "favour", " s ed ing able ite ites"),
    ("color", "colour", " s ed ing ful"),
    ("rumor", "rumour", " s ed"),
    ("behavior", "behaviour", " s al"),
    ("endeavor", "endeavour", " s ed ing"),
    ("armor", "armour", " ed"),
    ("humor", "humour", ""),
    ("center", "centre", " s"),
    ("centered", "centred", ""),
    ("theater", "theatre", " s"),
    ("kilometer", "kilometre", " s"),
    ("centimeter", "centimetre", " s"),
    ("millimeter", "millimetre", " s"),
    ("liter", "litre", " s"),
    ("maneuver", "manoeuvre", " s"),
    ("catalog", "catalogue", " s"),
    ("gray", "grey", ""),
    ("skeptic", "sceptic", " s al ally ism"),
    ("fulfill", "fulfil", " s ment"),
    ("enroll", "enrol", " s ment"),
    ("traveler", "traveller", " s"),
    ("travel", "travell", "ed ing"),
    ("cancel", "cancell", "ed ing"),
    ("label", "labell", "ed ing"),
    ("model", "modell", "ed ing"),
    ("signal", "signall", "ed ing"),
    ("counselor", "counsellor", " s"),
    ("councilor", "councillor", " s"),
    ("jewelry", "jewellery", ""),
    ("aluminum", "aluminium", ""),
    ("airplane", "aeroplane", " s"),
    ("plow", "plough", " s ed ing"),
    ("analyz", "analys", "e ed ing"),
    ("paralyz", "paralys", "e ed ing"),
    *(
        (f"{stem}iz", f"{stem}is", "e es ed ing ation ations er ers")
        for stem in (
            *("organ", "reorgan", "recogn", "critic", "emphas", "author", "mobil", "demobil", "stabil", "destabil"),
            *("normal", "central", "decentral", "politic", "prior", "symbol", "apolog", "real", "final", "formal"),
            *("legal", "national", "privat", "modern", "minim", "maxim", "optim", "general", "neutral", "penal"),
            *("summar", "character", "jeopard", "terror", "victim", "civil", "militar", "radical", "special", "util"),
        )
    ),
)
"""American and British spellings that differ letter for letter and in nothing else. Words whose spelling depends on
their sense (*meter*, *program*, *license*, *practice*, *tire*) are left out."""


def in_house_style(german: str, english: str, style: StyleName) -> str:
    """The English with its times of day and spelling in this style. A time changes only where the German has that very
    time with *Uhr*; a word only in lower case, so that names stay (*Labor Day*, *World Trade Center*)."""
    return _WORD.sub(lambda match: _spellings(style).get(match.group(), match.group()), _times(german, english, style))


def spelled(english: str, style: StyleName) -> str:
    """A term of the glossary in this style's spelling."""
    return _WORD.sub(lambda match: _spellings(style).get(match.group(), match.group()), english)


_WORD = re.compile(r"(?<![\w@./-])[a-z]{4,}(?![\w@])")
_GERMAN_TIME = re.compile(r"(?<![\d.,:])([01]?\d|2[0-4])(?:[.:]([0-5]\d))?\s*Uhr\b")
_ENGLISH_TIME = re.compile(
    r"(?<![\w.,:])([01]?\d|2[0-4])(?:[.:]([0-5]\d))?(?:\s*([ap])\.?\s?m\b(\.?)|\s*o['’]clock\b|(?<=[.:]\d\d)(?![\d.:]*\d))",
    re.IGNORECASE,
)
HALF_DAY = 12 * 60


def _times(german: str, english: str, style: StyleName) -> str:
    said = {int(hour) % 24 * 60 + int(minute or 0) for hour, minute in _GERMAN_TIME.findall(german)}
    if not said:
        return english

    def written(match: re.Match[str]) -> str:
        hour, minute, half, stop = match.groups()
        minutes = int(hour) % 24 * 60 + int(minute or 0)
        meant = {minutes, (minutes + HALF_DAY) % (2 * HALF_DAY)} if int(hour) <= 12 else {minutes}
        if half and int(hour) <= 12:
            meant = {minutes % HALF_DAY + (HALF_DAY if half in "pP" else 0)}
        found = meant & said
        if len(found) != 1:
            return match.group()
        time = _written(found.pop(), style)
        ends = stop and not english[match.end() :].strip() and not time.endswith(".")
        return f"{time}." if ends else time

    changed = _ENGLISH_TIME.sub(written, english)
    return re.sub(r"([ap]\.m\.)\.", r"\1", changed)


def _written(minutes: int, style: StyleName) -> str:
    hour, minute = divmod(minutes, 60)
    half = "p" if hour >= 12 else "a"
    hour = (hour - 1) % 12 + 1
    if style == "us":
        return f"{hour}:{minute:02} {half}.m." if minute else f"{hour} {half}.m."
    return f"{hour}.{minute:02}{half}m" if minute else f"{hour}{half}m"


@cache
def _spellings(style: StyleName) -> dict[str, str]:
    pairs = [
        (american + ending, british + ending)
        for american, british, endings in SPELLINGS
        for ending in (endings.split(" ") if endings else [""])
    ]
    return {uk: us for us, uk in pairs} if style == "us" else dict(pairs)
