"""Numbers in German and English text, each with every value it may stand for.

A numeral has *readings*, because *13.45* may be a clock, a price or a version, and *9:30* the morning or the evening.
Two numerals match when they share a reading. Readings are ``n`` for a plain value and ``t`` for minutes of the day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

Reading = tuple[str, Decimal]

GERMAN_UNITS = {
    # word, value: "zwei Boote"
    "zwei": 2, "zwo": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
    "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17,
    "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
GERMAN_TENS = {
    "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70,
    "achtzig": 80, "neunzig": 90,
}  # fmt: skip
ENGLISH_UNITS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19,
}  # fmt: skip
ENGLISH_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
GERMAN_SCALES = {
    # pattern, factor: "1,5 Mrd. Euro"
    r"Tsd\.?|[Tt]ausend": 10**3,
    r"Mio\.?|Millionen|Million": 10**6,
    r"Mrd\.?|Milliarden|Milliarde": 10**9,
    r"Billionen|Billion": 10**12,
}
ENGLISH_SCALES = {
    # pattern, factor: "$1.5bn"
    r"thousand|[kK]": 10**3,
    r"millions?|mn|mio\.?|m|M": 10**6,
    r"billions?|bn|B": 10**9,
    r"trillions?|tn|trn": 10**12,
}

_SPACE = r"[ \u00a0\u202f\u2009]"
_GERMAN = re.compile(
    r"(?<![\w,.])(?:"
    rf"(?P<clock>(?:[01]?\d|2[0-4])[.:][0-5]\d)(?={_SPACE}*(?:Uhr|h\b))"
    rf"|(?P<hour>(?:[01]?\d|2[0-4]))(?={_SPACE}*Uhr)"
    r"|(?P<date>\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)?)(?!\d)"
    rf"|(?P<big>\d{{1,3}}(?:[.'’\u00a0\u202f\u2009 ]\d{{3}})+(?:,\d+)?)(?!\d)"
    r"|(?P<decimal>\d+,\d+)"
    r"|(?P<dotted>(?:[01]?\d|2[0-4])[.:][0-5]\d)(?![\d.:]*\d)"
    r")|(?P<plain>\d+)"
)
_ENGLISH = re.compile(
    r"(?<![\w,.])(?:"
    rf"(?P<clock>(?:[01]?\d|2[0-4])[.:][0-5]\d){_SPACE}*(?P<half>[ap]\.?{_SPACE}?m\b)?(?!\d|[.,]\d)"
    rf"|(?P<hour>(?:1[0-2]|0?[1-9])){_SPACE}*(?P<half_hour>[ap]\.?{_SPACE}?m\b|o['’]clock)"
    r"|(?P<date>\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)?)(?!\d)"
    r"|(?P<big>\d{1,3}(?:[,'’\u00a0\u202f\u2009 ]\d{3})+(?:\.\d+)?)(?!\d)"
    r"|(?P<decimal>\d+\.\d+)"
    r")|(?P<plain>\d+)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_YEAR_BEFORE = re.compile(r"\d{4}/$")
"""*2017/18*."""
_FACTORS_DE = [(re.compile(rf"{_SPACE}*-?(?:{pattern})(?!\w)"), factor) for pattern, factor in GERMAN_SCALES.items()]
_FACTORS_EN = [(re.compile(rf"{_SPACE}*-?(?:{pattern})(?!\w)"), factor) for pattern, factor in ENGLISH_SCALES.items()]


@dataclass(frozen=True)
class Numeral:
    """``text[start:end]`` is the numeral; ``word`` says that it is written out."""

    start: int
    end: int
    text: str
    readings: frozenset[Reading]
    word: bool = False


def halves(numeral: Numeral) -> list[Numeral]:
    """*3:10* as two numerals, for it may be a score; what is surely a clock, and anything else, as it is."""
    if ":" not in numeral.text or all(kind == "t" for kind, _ in numeral.readings):
        return [numeral]
    return [
        Numeral(
            numeral.start + match.start(),
            numeral.start + match.end(),
            match.group(),
            frozenset({("n", _decimal(match.group()))}),
        )
        for match in re.finditer(r"\d+", numeral.text)
    ]


def german_numerals(text: str) -> list[Numeral]:
    """The numerals of a German text in order: digits, and the cardinals from two upward where they stand as words."""
    found = [_numeral(text, match, _FACTORS_DE, comma=True) for match in _GERMAN.finditer(text)]
    return sorted([*_flat(found), *_german_words(text)], key=lambda numeral: numeral.start)


def english_numerals(text: str) -> list[Numeral]:
    found = [_numeral(text, match, _FACTORS_EN, comma=False) for match in _ENGLISH.finditer(text)]
    return sorted([*_flat(found), *_english_words(text)], key=lambda numeral: numeral.start)


def _flat(found: list[list[Numeral]]) -> list[Numeral]:
    return [numeral for numerals in found for numeral in numerals]


def _numeral(
    text: str, match: re.Match[str], factors: list[tuple[re.Pattern[str], int]], *, comma: bool
) -> list[Numeral]:
    kind = match.lastgroup or "plain"
    if kind in ("half", "half_hour"):
        kind = "clock" if match.group("clock") else "hour"
    start, end = match.span(kind)
    if kind == "date":
        return _date_parts(text, start, end)
    if kind in ("clock", "hour", "dotted"):
        half = match.groupdict().get("half") or match.groupdict().get("half_hour")
        sure = half is not None or (kind == "clock" and comma)
        return [Numeral(start, end, text[start:end], _clock_or_amount(text[start:end], half, sure=sure))]
    return [_amount(text, start, end, factors, comma=comma)]


def _clock_or_amount(written: str, half: str | None, *, sure: bool) -> frozenset[Reading]:
    """A clock with *Uhr* or *p.m.* is sure to be one; *13.45* alone may be an amount."""
    readings = clock_readings(written, half)
    return frozenset(readings if sure else readings | {("n", _decimal(written.replace(":", ".")))})


def _amount(text: str, start: int, end: int, factors: list[tuple[re.Pattern[str], int]], *, comma: bool) -> Numeral:
    value = _decimal(_canonical(text[start:end], comma=comma))
    for pattern, factor in factors:
        scale = pattern.match(text, end)
        if scale:
            return Numeral(start, scale.end(), text[start : scale.end()], frozenset({("n", value * factor)}))
    readings = {("n", value)}
    if end - start == 2 and _YEAR_BEFORE.search(text, max(0, start - 5), start):
        readings.add(("n", _decimal(text[start - 5 : start - 3] + text[start:end])))
    return Numeral(start, end, text[start:end], frozenset(readings))


def clock_readings(written: str, half: str | None) -> set[Reading]:
    """*9:30* may be 9:30 or 21:30, *9:30 p.m.* only the second; *9 o'clock* also the number nine."""
    hour, _, minute = written.replace(":", ".").partition(".")
    hours, minutes = int(hour) % 24, int(minute or 0)
    if half and half[0].lower() in "ap":
        hours = hours % 12 + (12 if half[0].lower() == "p" else 0)
        return {("t", Decimal(hours * 60 + minutes))}
    readings: set[Reading] = {("t", Decimal(hours * 60 + minutes))}
    if hours <= 12:
        readings.add(("t", Decimal((hours + 12) % 24 * 60 + minutes)))
    if not minute:
        readings.add(("n", Decimal(int(hour))))
    return readings


def _date_parts(text: str, start: int, end: int) -> list[Numeral]:
    """Day, and the year if there is one. The month may become a word, so it is no numeral of its own; with slashes
    either of the first two may be the day."""
    day, month, *year = [match.span() for match in _DIGITS.finditer(text, start, end)]
    days = {("n", _decimal(text[slice(*part)])) for part in ((day, month) if "/" in text[start:end] else (day,))}
    parts = [Numeral(*day, text[slice(*day)], frozenset(days))]
    for a, b in year:
        parts.append(
            Numeral(a, b, text[a:b], frozenset({("n", _decimal(text[a:b])), ("n", _decimal(f"20{text[a:b]}"))}))
        )
    return parts


def _canonical(written: str, *, comma: bool) -> str:
    if comma:
        return re.sub(r"[.'’\s]", "", written).replace(",", ".")
    return re.sub(r"[,'’\s]", "", written)


def _decimal(written: str) -> Decimal:
    try:
        return Decimal(written).normalize()
    except InvalidOperation:
        return Decimal(0)


_UNITS = "|".join(sorted(GERMAN_UNITS, key=len, reverse=True))
_TENS = "|".join(sorted(GERMAN_TENS, key=len, reverse=True))
_GERMAN_WORD = re.compile(
    rf"\b(?:(?P<one>ein|{_UNITS})und)?(?P<tens>{_TENS})(?P<rest>er|jährig\w*|mal|köpfig\w*|stündig\w*|tägig\w*)?\b"
    rf"|\b(?P<unit>{_UNITS})(?P<hundred>hundert)?(?P<thousand>tausend)?(?P<tail>en|jährig\w*|mal|köpfig\w*|stündig\w*|tägig\w*|monatig\w*|wöchig\w*)?\b",
    re.IGNORECASE,
)
_WORD_FACTORS_DE = {"tausend": 10**3, "millionen": 10**6, "milliarden": 10**9, "billionen": 10**12, "hundert": 100}
_NOT_NUMBERS = re.compile(r"^(?:Elf|[Aa]chten|Acht|Sieben)$")
_ATTENTION = re.compile(r"\b(?:[Aa]u[ßs]+er|[Ii]n) [Aa]cht$")
"""*außer Acht lassen*, *in Acht nehmen*."""
_OCLOCK = re.compile(rf"{_SPACE}+Uhr\b")
_NEXT_WORD = re.compile(r"[ \u00a0]+(\w+)")


def _german_words(text: str) -> list[Numeral]:
    found = []
    for match in _GERMAN_WORD.finditer(text):
        if _NOT_NUMBERS.match(match.group()) or _ATTENTION.search(text, max(0, match.start() - 8), match.end()):
            continue
        value = _german_value(match)
        following = _NEXT_WORD.match(text, match.end())
        factor = _WORD_FACTORS_DE.get(following.group(1).lower(), 1) if following else 1
        end = following.end() if following and factor > 1 else match.end()
        readings: set[Reading] = {("n", Decimal(value * factor).normalize())}
        if value <= 24 and _OCLOCK.match(text, match.end()):
            readings |= clock_readings(str(value), None)
        found.append(Numeral(match.start(), end, text[match.start() : end], frozenset(readings), word=True))
    return found


def _german_value(match: re.Match[str]) -> int:
    if match.group("tens"):
        one = (match.group("one") or "").lower()
        return GERMAN_TENS[match.group("tens").lower()] + (1 if one == "ein" else GERMAN_UNITS.get(one, 0))
    value = GERMAN_UNITS[match.group("unit").lower()]
    return value * (100 if match.group("hundred") else 1) * (1000 if match.group("thousand") else 1)


_EN_UNITS = "|".join(sorted(ENGLISH_UNITS, key=len, reverse=True))
_EN_TENS = "|".join(sorted(ENGLISH_TENS, key=len, reverse=True))
_ENGLISH_WORD = re.compile(
    rf"\b(?:(?P<tens>{_EN_TENS})(?:[- ](?P<one>one|{_EN_UNITS}))?|(?P<unit>{_EN_UNITS}))(?![a-z]*teen)\b"
    r"(?:[- ](?P<scale>hundred|thousand|million|billion|trillion))?",
    re.IGNORECASE,
)
_WORD_FACTORS_EN = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}


def _english_words(text: str) -> list[Numeral]:
    found = []
    for match in _ENGLISH_WORD.finditer(text):
        if match.group("tens"):
            one = (match.group("one") or "").lower()
            value = ENGLISH_TENS[match.group("tens").lower()] + (1 if one == "one" else ENGLISH_UNITS.get(one, 0))
        else:
            value = ENGLISH_UNITS[match.group("unit").lower()]
        factor = _WORD_FACTORS_EN.get((match.group("scale") or "").lower(), 1)
        readings: set[Reading] = {("n", Decimal(value * factor).normalize())}
        if factor == 1 and value <= 12:
            readings |= clock_readings(str(value), None)
        found.append(Numeral(match.start(), match.end(), match.group(), frozenset(readings), word=True))
    return found
