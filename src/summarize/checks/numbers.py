"""Every number of the German is in the English, and no other."""

from __future__ import annotations

import re
from decimal import Decimal

from summarize.checks.finding import CheckContext, Finding
from summarize.checks.numerals import Numeral, english_numerals, german_numerals, halves
from summarize.models import Range

OTHER_WORDS_EN = (
    # value, English words that also say it, example
    (1, r"one|first|once|single", "the first one"),
    (2, r"both|pair|couples?|twice|twin|second|double[sd]?|half|halves|two\w+|dual|either|duo|bi\w+", "both houses"),
    (3, r"third|thirds|triple|trio|thrice|threefold|tri\w+|treble", "a third of them"),
    (4, r"fourth|quarters?|quadruple|fourfold", "a quarter"),
    (5, r"fifth|fifths|quintuple|fivefold", "the fifth"),
    (6, r"sixth|half a dozen|sixfold", "half a dozen"),
    (7, r"seventh|week", "the seventh"),
    (8, r"eighth", "the eighth"),
    (9, r"ninth", "the ninth"),
    (10, r"tenth|decade|tens|tenfold", "a tenth"),
    (12, r"twelfth|dozens?|noon|midday|year", "a dozen"),
    (20, r"twentieth|score|twenties", "the twentieth"),
    (24, r"midnight|round the clock", "at midnight"),
    (30, r"thirtieth|half|thirties", "the thirtieth"),
    (50, r"half|fifty|fifties|fiftieth", "half of it"),
    (100, r"hundreds?|centur(?:y|ies)|hundredth|centenary", "a hundred"),
    (1000, r"thousands?|millenni\w+", "a thousand"),
)  # fmt: skip
OTHER_WORDS_DE = (
    # value, German words from which an English translator may make the digits, example
    (1, r"[½¼¾]|\bein(?:e[nmrs]?|s|er|mal|malig\w*)?\b|\berst\w*|\bEin\w*", "ein Kilometer"),
    (2, r"½|\b[Zz]w[eo]i?\w*|\bbeide[nrs]?|\bPaar\b|\b[Dd]oppel\w*|\bhalb\w*|\bHälfte|\bDuo\b", "beide Häuser"),
    (3, r"¾|[Dd]ritt\w*|\b[Dd]rei\w*|\bTrio", "ein Drittel"),
    (4, r"[¼¾]|[Vv]iert\w*|\b[Vv]ier\w*", "am vierten Tag"),
    (5, r"\bfünf\w*|\bFünf\w*", "die Fünfte"),
    (6, r"\bsechs\w*|\bSechs\w*", "sechsjährig"),
    (7, r"\bsieb\w*|\bSieb\w*|\bWoche", "siebte"),
    (8, r"\bacht\w*|\bAcht\w*", "achte"),
    (9, r"\bneun\w*|\bNeun\w*", "neunte"),
    (10, r"\bzehn\w*|\bZehn\w*|\bJahrzehnt\w*", "zehnte"),
    (11, r"\belf\w*|\bElf\w*", "elfte"),
    (12, r"\bzwölf\w*|\bZwölf\w*|\bDutzend\w*|\b[Mm]ittags?\b|\bJahr\b", "ein Dutzend"),
    (15, r"\bViertelstunde|\bViertel", "eine Viertelstunde"),
    (16, r"\bAchtelfinal\w*", "im Achtelfinale, the last 16"),
    (18, r"\b[Aa]nderthalb|\b[Ee]ineinhalb|\bvolljährig", "anderthalb Jahre"),
    (19, r"\bCorona\w*", "Corona, Covid-19"),
    (24, r"\bTag|\brund um die Uhr|\bMitternacht", "rund um die Uhr"),
    (30, r"\bhalb\w*|\bdreißig\w*", "eine halbe Stunde"),
    (45, r"\bDreiviertel\w*|\bdreiviertel\w*", "eine Dreiviertelstunde"),
    (48, r"\bzwei Tage\w*", "zwei Tage"),
    (50, r"\bhalb\w*|\bHälfte|\bHalb\w*", "die Hälfte"),
    (100, r"\bhundert\w*|\bHundert\w*|\bein Prozent|\bJahrhundert\w*", "hunderte"),
    (500, r"\bhalb\w*", "eine halbe Million"),
    (1000, r"\btausend\w*|\bTausend\w*", "tausende"),
    (1000000, r"\bMillion\w*", "eine Million"),
)  # fmt: skip
_EN = {Decimal(value): re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for value, words, _ in OTHER_WORDS_EN}
_DE = {Decimal(value): re.compile(words) for value, words, _ in OTHER_WORDS_DE}


def missing_numbers(source: str, english: str, context: CheckContext) -> tuple[Finding, ...]:
    """A number of the German that the English does not say, in digits or in words."""
    left, _ = _unmatched(source, english)
    missing = [numeral for numeral in left if not _said_otherwise(numeral, english)]
    return tuple(
        Finding(
            check="numbers",
            reason=f"the number {numeral.text!r} is missing in the English",
            de=Range(start=numeral.start, end=numeral.end),
        )
        for numeral in missing
    )


def extra_numbers(source: str, english: str, context: CheckContext) -> tuple[Finding, ...]:
    """A number in digits in the English that the German does not say."""
    _, right = _unmatched(f"{source}\n{context.beside}" if context.beside else source, english)
    extra = [numeral for numeral in right if not numeral.word and not _stood_otherwise(numeral, source)]
    return tuple(
        Finding(
            check="extra-numbers",
            reason=f"the number {numeral.text!r} is not in the German",
            en=Range(start=numeral.start, end=numeral.end),
        )
        for numeral in extra
    )


def _unmatched(source: str, english: str) -> tuple[list[Numeral], list[Numeral]]:
    """Numerals of either side without a partner. What looks like a clock and finds none is tried again as a score."""
    left, right = _pair_off(german_numerals(source), english_numerals(english), english_numerals(english))
    if any(":" in numeral.text for numeral in (*left, *right)):
        left, right = ([part for numeral in numerals for part in halves(numeral)] for numerals in (left, right))
        left, right = _pair_off(left, right, english_numerals(english))
    return left, right


def _pair_off(
    left: list[Numeral], right: list[Numeral], all_right: list[Numeral]
) -> tuple[list[Numeral], list[Numeral]]:
    """Each numeral in digits takes one partner of its own; a number word may share one, because *beide … zwei* becomes
    *two* once."""
    free = list(right)
    alone: list[Numeral] = []
    for numeral in sorted(left, key=lambda item: (item.word, len(item.readings))):
        partner = next((other for other in free if other.readings & numeral.readings), None)
        if partner is not None:
            free.remove(partner)
        elif not (numeral.word and any(other.readings & numeral.readings for other in all_right)):
            alone.append(numeral)
    return sorted(alone, key=lambda item: item.start), free


def _said_otherwise(numeral: Numeral, english: str) -> bool:
    return any(_EN[value].search(english) for kind, value in numeral.readings if kind == "n" and value in _EN)


def _stood_otherwise(numeral: Numeral, source: str) -> bool:
    return any(_DE[value].search(source) for kind, value in numeral.readings if kind == "n" and value in _DE)
