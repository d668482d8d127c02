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
    _cue(r"\bim (?:schnellen )?überblick\b", "Vor dem Hochwasser: Alle Deiche an der Aue im Überblick"),
    _cue(r"\bhintergr[uü]nde?\b", "Hintergrund: So entstand der Deich"),
    _cue(r"\bchronologie\b|\bzeitleiste\b|\bzeitstrahl\b", "Chronologie der Flut"),
    _cue(r"\bvorgeschichte\b|\brückblick\b", "Die Vorgeschichte des Deichs"),
    _cue(r"\b(?:bisher|bislang|zuvor) (?:geschah|geschehen|passiert)\b", "Was bisher geschah"),
    _cue(r"\b(?:worum|darum) (?:es|geht)\b", "Worum es beim Deichbau geht"),
    _cue(r"\bfragen und antworten\b|\bfaq\b", "Fragen und Antworten zum Deich"),
    _cue(r"^top-?thema\b|^thema des tages\b", "Top-Thema: Der Deich in Auental"),
    _cue(r"\bzur person\b|\bsteckbrief\b", "Zur Person: Eva Beispiel"),
    _cue(r"\bdas wichtigste (?:in kürze|zu)\b|\bfaktencheck\b", "Das Wichtigste in Kürze"),
)
# One paragraph of this length below an unstamped headline is a section even without a cue.
_LONG = 200


def has_cue(heading: str) -> bool:
    """Whether the headline's words announce a section that is no entry."""
    return any(cue.pattern.search(heading) for cue in CUES)


def opens_section(heading: str, below: str, *, above: bool) -> bool:
    """Whether an unstamped headline in a body opens a section; ``below`` is the paragraph under it.

    ``above`` says that in this ticker headlines belong to what stands below them, so that one without a stamp opens
    something that is no part of the entry above it.
    """
    if has_cue(heading):
        return True
    return above and heading.count(" ") >= 3 and len(below) >= _LONG
