"""What a German sentence says has happened is in its English: the events of ``data/renderings.tsv``.

A small model's English may be fluent and about something else: *vorerst abgewendet* became *still ongoing*. Here a
German word that the table knows must be met by one of the English words that say it. That is stricter than a
translation needs to be, for there are more ways to say a thing than a table holds (of the human references of
newstest2021, 9 % fail), so ``unrendered`` judges what a briefing may repeat; only ``inverted``, where the contrary is
in the English (0.1 %), is a fault of any translation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from summarize.checks.align import aligned
from summarize.checks.data import table
from summarize.checks.finding import CheckContext, Finding
from summarize.models import Range

MISREAD = (
    # a German construction, English that reads it otherwise, and a sentence with both
    (
        r"\b[Ss]oll(?:en)?\b[^.!?;:,–]*\b(?:haben|sein)\b(?=\s*(?:[.,;!?»“”\"]|$))",
        r"\bshould(?:n['’]t| not)? have\b|\bwill have to\b",
        "Der Minister soll das Treffen verhindert haben.",
        "The minister should have prevented the meeting.",
    ),
)
CLOCK = re.compile(r"(?<![\d.,:])(\d{1,2})(?:[.:](\d{2}))? Uhr\b")
ENGLISH_CLOCK = re.compile(r"\b(\d{1,2})(?::(\d{2}))?\s*([ap])\.?\s?m\b", re.IGNORECASE)
AFTER_NOON = re.compile(r"abend|nachmittag|nacht", re.IGNORECASE)
# Within a clause; the point of 4.30 ends none.
GAP = r"(?:[^.!?;,:]|(?<=\d)[.,:](?=\d))*"
CLAUSE_END = r"(?=\s*(?:[.,;:!?–»«“”\"]|$|und\b|oder\b))"


@dataclass(frozen=True, slots=True)
class Rendering:
    """A row of the table. ``opposite`` is None where the row names no words that say the contrary."""

    german: re.Pattern[str]
    english: re.Pattern[str]
    opposite: re.Pattern[str] | None


def unrendered(german: str, english: str) -> tuple[Finding, ...]:
    """The events of a German sentence that its English does not speak of. The ranges are into the sentence."""
    return tuple(
        Finding(
            check="renderings",
            reason=f"what {match.group()!r} says is not in the English",
            de=Range(start=match.start(), end=match.end()),
        )
        for row, match in _events(german)
        if not row.english.search(english)
    )


def inverted(source: str, english: str, context: CheckContext) -> tuple[Finding, ...]:
    """The events of a German sentence whose contrary stands in its English, and they themselves do not."""
    findings = []
    for bead in aligned(source, english):
        if not bead.german or not bead.english:
            continue
        begin, start = bead.german[0].start, bead.english[0].start
        translated = english[start : bead.english[-1].end]
        for row, match in _events(source[begin : bead.german[-1].end]):
            contrary = row.opposite.search(translated) if row.opposite and not row.english.search(translated) else None
            if contrary:
                findings.append(
                    Finding(
                        check="inverted",
                        reason=f"the English says {contrary.group()!r} where the German says {match.group()!r}",
                        de=Range(start=begin + match.start(), end=begin + match.end()),
                        en=Range(start=start + contrary.start(), end=start + contrary.end()),
                    )
                )
    return tuple(findings)


def misread(german: str, english: str) -> tuple[Finding, ...]:
    """Constructions of a German sentence that its English reads otherwise: rumour as duty, morning as evening."""
    found = [
        (match, f"{contrary.group()!r} is not what {match.group()!r} says")
        for pattern, wrong, _, _ in MISREAD
        if (match := re.search(pattern, german)) and (contrary := re.search(wrong, english, re.IGNORECASE))
    ]
    if not AFTER_NOON.search(german):
        found += [
            (match, f"{match.group()!r} is the other half of the day")
            for match in CLOCK.finditer(german)
            if (halves := _halves(match, english)) and ("p" if 12 <= int(match.group(1)) < 24 else "a") not in halves
        ]
    return tuple(
        Finding(check="misread", reason=reason, de=Range(start=match.start(), end=match.end()))
        for match, reason in found
    )


def _halves(clock: re.Match[str], english: str) -> set[str]:
    """Before or after noon, *a* or *p*: what the English says of this time on the clock's face."""
    hour, minute = int(clock.group(1)) % 12, clock.group(2) or "00"
    return {
        match.group(3).lower()
        for match in ENGLISH_CLOCK.finditer(english)
        if int(match.group(1)) % 12 == hour and (match.group(2) or "00") == minute
    }


def _events(german: str) -> list[tuple[Rendering, re.Match[str]]]:
    return [(row, match) for row in renderings() if (match := row.german.search(german))]


@cache
def renderings() -> tuple[Rendering, ...]:
    """The rows of the table, compiled."""
    return tuple(_compiled(*row) for row in table("renderings.tsv"))


def _compiled(german: str, english: str, opposite: str = "") -> Rendering:
    return Rendering(
        german=re.compile("|".join(map(_german_form, german.split()))),
        english=re.compile("|".join(map(_english_form, english.split())), re.IGNORECASE),
        opposite=re.compile("|".join(map(_english_form, opposite.split())), re.IGNORECASE) if opposite else None,
    )


def _german_form(form: str) -> str:
    """A form in lower case is found at the beginning of a sentence too; a particle after a gap ends its clause."""
    verb, gap, particle = form.partition("…")
    pattern = rf"\b{_letters(verb)}\b"
    if gap:
        pattern += rf"{GAP}\b{particle}\b{CLAUSE_END}"
    return pattern if form[0].isupper() else f"(?i:{pattern})"


def _english_form(form: str) -> str:
    return rf"\b{_letters(form)}\b"


def _letters(form: str) -> str:
    return re.escape(form).replace(r"\*", r"\w*").replace("_", r"\s+")
