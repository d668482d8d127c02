"""Terms of the glossary and names of people come through."""

from __future__ import annotations

import re

from summarize.checks.finding import CheckContext, Finding, KnownName
from summarize.checks.spelling import sounds_alike
from summarize.glossary import GlossaryHit, says
from summarize.models import Range

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def required_terms(source: str, english: str, context: CheckContext) -> tuple[Finding, ...]:
    """A required term that occurs in the German and none of whose accepted wordings is in the English. The first part
    of a compound is not required: *der US-Sender Fox News* is faithfully *Fox News*."""
    missed: dict[str, GlossaryHit] = {}
    for hit in context.glossary.hits(source):
        first_part = source[hit.end : hit.end + 1] == "-"
        if hit.required and not first_part and not any(says(english, wording) for wording in hit.accepted):
            missed.setdefault(hit.term, hit)
    return tuple(
        Finding(
            check="terms",
            reason=f"{source[hit.start : hit.end]!r} (in English: {hit.english!r}) is missing or worded otherwise",
            de=Range(start=hit.start, end=hit.end),
        )
        for hit in missed.values()
    )


def known_names(source: str, english: str, context: CheckContext) -> tuple[Finding, ...]:
    """A person of the ticker whose full name stands in the German, and whose surname is not in the English or stands
    there as German spells it (*Selenskyj*)."""
    words = WORD.findall(english)
    findings = []
    for name in context.names:
        wanted = name.spellings[0]
        position = source.find(name.german)
        if position >= 0 and not _named(name, english, words):
            reason = f"{name.german!r} is not named in the English (expected: {wanted})"
            span = Range(start=position, end=position + len(name.german))
            findings.append(Finding(check="names", reason=reason, de=span))
        for match in _german_spellings(name, english):
            reason = f"{match.group()!r} is the German spelling (expected: {wanted})"
            findings.append(Finding(check="names", reason=reason, en=Range(start=match.start(), end=match.end())))
    return tuple(findings)


def _named(name: KnownName, english: str, words: list[str]) -> bool:
    if any(says(english, spelling.split()[-1]) for spelling in name.spellings if spelling.split()):
        return True
    surname = name.german.split()[-1]
    return any(sounds_alike(word, surname) for word in words)


def _german_spellings(name: KnownName, english: str) -> list[re.Match[str]]:
    surname = name.german.split()[-1]
    if any(surname in spelling.split() for spelling in name.spellings):
        return []
    return list(re.finditer(rf"\b{re.escape(surname)}\b", english))
