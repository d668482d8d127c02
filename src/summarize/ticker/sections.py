"""Unstamped sections inside a ticker: background pieces, overviews, chronologies."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SectionCue:
    """Words in a headline that announce a section of its own."""

    pattern: re.Pattern[str]
    example: str


def _cue(pattern: str, example: str) -> SectionCue:
    return SectionCue(re.compile(pattern, re.IGNORECASE), example)


CUES: tuple[SectionCue, ...] = (
    _cue(r"\bim überblick\b", "Vor dem Hochwasser: Alle Deiche an der Aue im Überblick"),
    _cue(r"\bhintergr[uü]nde?\b", "Hintergrund: So entstand der Deich"),
    _cue(r"\bchronologie\b|\bzeitleiste\b", "Chronologie der Flut"),
    _cue(r"\bvorgeschichte\b|\brückblick\b", "Die Vorgeschichte des Deichs"),
    _cue(r"\b(?:bisher|zuvor) (?:geschah|geschehen)\b", "Was bisher geschah"),
    _cue(r"\bworum (?:es )?geht\b|\bdarum geht\b", "Worum es beim Deichbau geht"),
    _cue(r"\bfragen und antworten\b|\bfaq\b", "Fragen und Antworten zum Deich"),
    _cue(r"\bzur person\b|\bsteckbrief\b", "Zur Person: Eva Beispiel"),
)
# One paragraph of this length below an unstamped headline is a section even without a cue.
_LONG = 200


def opens_section(heading: str, below: list[str], *, above: bool) -> bool:
    """Whether an unstamped headline in a body opens a section; ``above``: headlines belong to what is below them."""
    if any(cue.pattern.search(heading) for cue in CUES):
        return True
    return above and heading.count(" ") >= 3 and len(below[0]) >= _LONG
