"""Terms of the glossary and names of people come through."""

from __future__ import annotations

import re

from summarize.checks.finding import CheckContext, Finding, KnownName
from summarize.checks.spelling import sounds_alike
from summarize.glossary import GlossaryHit, says
from summarize.models import Range

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def required_terms(source: str, english: str, context: CheckContext) -> tuple[Finding, ...]:
    """A required term that occurs in the German and none of whose accepted wordings is in the English."""
    missed: dict[str, GlossaryHit] = {}
    for hit in context.glossary.hits(source):
        if hit.required and not any(says(english, wording) for wording in hit.accepted):
            missed.setdefault(hit.term, hit)
    return tuple(
        Finding(
            check="terms",
            reason=f"{source[hit.start : hit.end]!r} should be {hit.english!r}",
            de=Range(start=hit.start, end=hit.end),
        )
        for hit in missed.values()
    )


def known_names(source: str, english: str, context: CheckContext) -> tuple[Finding, ...]:
    """A person of the ticker whose full name stands in the German and whose surname is not in the English."""
    words = WORD.findall(english)
    findings = []
    for name in context.names:
        position = source.find(name.german)
        if position >= 0 and not _named(name, english, words):
            wanted = name.english[0] if name.english else name.german
            findings.append(
                Finding(
                    check="names",
                    reason=f"{name.german!r} is not named in the English (expected: {wanted})",
                    de=Range(start=position, end=position + len(name.german)),
                )
            )
    return tuple(findings)


def _named(name: KnownName, english: str, words: list[str]) -> bool:
    if any(says(english, spelling.split()[-1]) for spelling in name.english if spelling.split()):
        return True
    surname = name.german.split()[-1]
    return any(sounds_alike(word, surname) for word in words)
