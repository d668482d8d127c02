"""The typography of English output, and quotations aligned between a German sentence and its English one."""

from __future__ import annotations

import re

from summarize.attribution.quotes import quotations
from summarize.models import AlignedPair, Range

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
