"""The typography of English output, and quotations aligned between a German sentence and its English one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarize.attribution.names import is_channel, office
from summarize.attribution.quotes import quotations
from summarize.glossary import Glossary
from summarize.models import AlignedPair, Range, Speaker

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
ENGLISH_QUOTATION = re.compile(r"“[^“”]*”")
LABEL = re.compile(r"^(?:english|translation)\s*:\s*", re.IGNORECASE)


def tidy(answer: str) -> str:
    """An English sentence on one line, without control characters, in English quotation marks."""
    text = CONTROL.sub(" ", answer)
    text = LABEL.sub("", " ".join(text.split()))
    return english_marks(text)


def english_marks(text: str) -> str:
    """German, Swiss and straight double marks as “ ”: typography only, the words stay."""
    text = re.sub(r"[„»«‟]([^„“”»«\"]*)[“”«»\"]", r"“\1”", text)
    return re.sub(r'"([^"]*)"', r"“\1”", text)


def aligned_quotations(german: str, german_start: int, english: str, english_start: int) -> list[AlignedPair] | None:
    """Outer quotations paired in order, as ranges of the content between the marks; None where their numbers differ."""
    outer = [quotation for quotation in quotations(german) if quotation.level == 0]
    found = list(ENGLISH_QUOTATION.finditer(english))
    if len(outer) != len(found):
        return None
    return [
        AlignedPair(
            de=Range(start=german_start + quotation.inner_start, end=german_start + quotation.inner_end),
            en=Range(start=english_start + match.start() + 1, end=english_start + match.end() - 1),
        )
        for quotation, match in zip(outer, found, strict=True)
    ]


def plain_marks(text: str) -> str:
    """Double quotation marks of all systems as straight ones: one form for a small model to keep."""
    return re.sub(r"[„“”»«‟]", '"', text)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence whose beginning or end is a full quotation: the words in it, and the words ``around`` it."""

    inner: str
    around: str
    first: bool

    def joined(self, inner: str, around: str) -> str:
        """The English sentence from the English of its two parts."""
        inner = english_single_marks(inner.strip())
        if not around:
            return f"“{inner}”"
        if not self.first:
            return f"{around.rstrip(' .,:;')}: “{inner}”"
        around = around if around[-1:] in ".!?" else f"{around}."
        if inner.endswith("."):
            inner = f"{inner[:-1]},"
        elif inner[-1:] not in ",!?…":
            inner = f"{inner},"
        return f"“{inner}” {_lower_first(around, self.around)}"


SHORTEST_QUOTED = 3
"""In words: a shorter quotation is part of a sentence rather than one of its own."""


def quoted_apart(german: str) -> Quoted | None:
    """The sentence taken apart where it is, begins with, or after a colon ends with one full quotation; else None."""
    outer = [quotation for quotation in quotations(german) if quotation.level == 0]
    if len(outer) != 1 or not outer[0].closed:
        return None
    quotation = outer[0]
    inner = german[quotation.inner_start : quotation.inner_end].strip()
    before, after = german[: quotation.start].strip(), german[quotation.end :].strip()
    if len(inner.split()) < SHORTEST_QUOTED or (before and after.strip(" .!?")):
        return None
    if before:
        return Quoted(inner, before, first=False) if before.endswith(":") else None
    around = after.lstrip(" ,–-").strip() if after.strip(" .!?,") else ""
    return Quoted(inner, re.sub(r"^so\b", "sagte", around), first=True)


def with_cue(english: str, speaker: str | None) -> tuple[str, str]:
    """The cue and the sentence with it at its end: *…, Karla Benthin said.* Without a speaker it was reported."""
    cue = f"{speaker} said" if speaker else "it was reported"
    if english.endswith("?"):
        return cue, f"{english} {cue[:1].upper()}{cue[1:]}."
    return cue, f"{english.rstrip(' .')}, {cue}."


def english_single_marks(text: str) -> str:
    """Marks inside a quotation become single ones."""
    return re.sub(r"“([^“”]*)”", r"‘\1’", text)


def _lower_first(english: str, german: str) -> str:
    """A clause that goes on after a quotation begins small, unless its first word is a name of the German."""
    first = english.split(" ", 1)[0].strip(",.")
    return english if first in german or first == "I" else english[:1].lower() + english[1:]


def as_subject(speaker: Speaker) -> str | None:
    """The speaker as the subject of an English sentence, or None where no English name can be trusted: of documents,
    groups, anonymous circles and offices that the glossary does not hold the rules know the German words only."""
    name = speaker.name_en or speaker.name
    if not name or speaker.kind not in ("person", "institution"):
        return None
    if name == speaker.name and (english := _in_glossary(name)):
        return f"the {english}"
    if not name[:1].isupper():
        return f"the {name}" if name != speaker.name else None
    if name == speaker.name and office(name.split()[0]):
        return None
    if speaker.kind == "person" or name.isupper() or name.startswith("The ") or is_channel(speaker.name or name):
        return name
    return f"the {name}"


def _in_glossary(german: str) -> str | None:
    """The English of a common noun: *Betriebsrat*, works council; None of a name that English spells alike."""
    return next(
        (
            hit.english
            for hit in Glossary.default().hits(german)
            if (hit.start, hit.end) == (0, len(german)) and hit.english[:1].islower()
        ),
        None,
    )
