"""The same quotations: as many in the English as in the German."""

from __future__ import annotations

import re
from itertools import pairwise

from summarize.checks.align import aligned
from summarize.checks.finding import CheckContext, Finding
from summarize.models import Range

SINGLE_MARKS = "‚‘'’›‹"
DOUBLE_MARKS = '„“”»«"'
SO_CALLED = re.compile(r"\bsogenannt\w*|\bso genannt\w*")
LEAST_QUOTED = 0.7
QUOTED_WORDS = re.compile(r"\w+")
LONGEST_NAME = 6
FRAME = re.compile(r"\w+\W+[a-zäöüß]{3,}|\b[a-zäöüß]{3,}\W+\w+")
"""Two words, one of them in lower case: *ergänzt Benthin*."""
COLON_FRAME = re.compile(r"\w:")
"""*Putin: “…”*, in the manner of headlines."""
LOWER_CASE = re.compile(r"\b[a-z]{2,}\b")
FRAME_GLUE = frozenset(("the", "an", "of", "in", "and", "at", "to", "for", "on", "by", "from", "with"))
SPLIT_BY_FRAME = re.compile(r"^[,.]?\s*[^“\"«.!?]{0,120}[,:.]?\s*$")


def quotation_count(source: str, english: str, context: CheckContext) -> tuple[Finding, ...]:
    """Quotations of the outer level are counted, without names: German puts newspapers, ships and storms in marks
    (*die „Neue Post“*), English often does not. English may cut a quotation in two around its frame (*“A,” he said,
    “B.”*) or join two that German cut, so one more is accepted where a frame stands between, and one fewer where the
    German goes on after a frame within one sentence."""
    german = _without_names(source, outer_quotes(source), english)
    translated = _without_names(english, outer_quotes(english), source)
    most = len(german) + _splits(english, translated) + len(SO_CALLED.findall(source))
    fewest = len(german) - _continuations(source, german)
    if fewest <= len(translated) <= most and not _much_shorter(german, translated):
        return ()
    side = german[0] if german else None
    other = translated[0] if translated else None
    return (
        Finding(
            check="quotations",
            reason=f"the German has {_count(len(german))}, the English {len(translated) or 'none'}",
            de=side if len(translated) < len(german) else None,
            en=other if len(translated) > len(german) else None,
        ),
    )


def frame_lost(source: str, english: str, context: CheckContext) -> tuple[Finding, ...]:
    """The words beside a quotation say who says it and how. They may not go into the quotation, nor lose their verb
    (*“Then in Moscow,” Putin.*): what is left of them in English has a word in lower case that is no article or
    preposition."""
    german, translated = _beside_quotations(source), _beside_quotations(english)
    findings = []
    for bead in aligned(source, english):
        if not bead.german or not bead.english:
            continue
        here = slice(bead.german[0].start, bead.german[-1].end)
        there = slice(bead.english[0].start, bead.english[-1].end)
        frame, left = german[here], translated[there]
        if frame == source[here] or left == english[there] or not FRAME.search(frame) or COLON_FRAME.search(left):
            continue
        if not set(LOWER_CASE.findall(left)) - FRAME_GLUE:
            left = " ".join(left.split()).strip(" ,.:;–-")
            reason = f"the words beside the quotation are {f'only {left!r}' if left else 'gone, or part of it'}"
            findings.append(Finding(check="frame", reason=reason, en=bead.english[0]))
    return tuple(findings)


def _beside_quotations(text: str) -> str:
    """The text with blanks for its quotations."""
    for quote in outer_quotes(text):
        text = f"{text[: quote.start]}{' ' * (quote.end - quote.start)}{text[quote.end :]}"
    return text


def outer_quotes(text: str) -> tuple[Range, ...]:
    """Quotations in double marks, outermost only. Single marks count where the text has no double ones at all: they
    are British style there, and scare quotes or apostrophes otherwise."""
    from summarize.attribution.quotes import quotations

    outer = [quote for quote in quotations(text) if quote.level == 0]
    double = [quote for quote in outer if text[quote.start] not in SINGLE_MARKS]
    kept = double if any(mark in text for mark in DOUBLE_MARKS) else [quote for quote in outer if quote.closed]
    return tuple(Range(start=quote.start, end=quote.end) for quote in kept)


def _without_names(text: str, quotes: tuple[Range, ...], other: str) -> tuple[Range, ...]:
    """The quotations but those of a few words that stand in the other language letter for letter."""
    return tuple(
        quote
        for quote in quotes
        if not (words := QUOTED_WORDS.findall(text[quote.start : quote.end]))
        or len(words) > LONGEST_NAME
        or " ".join(words) not in " ".join(QUOTED_WORDS.findall(other))
    )


def _much_shorter(german: tuple[Range, ...], english: tuple[Range, ...]) -> bool:
    """Fewer quotations and much less text in them: one is gone, not joined to another."""
    before, after = (sum(span.end - span.start for span in side) for side in (german, english))
    return len(english) < len(german) and after < LEAST_QUOTED * before


def _count(number: int) -> str:
    return "no quotation" if number == 0 else "1 quotation" if number == 1 else f"{number} quotations"


def _splits(text: str, quotes: tuple[Range, ...]) -> int:
    """Quotations that follow another after a short frame: *,” he said, “*."""
    pairs = pairwise(quotes)
    return sum(
        1 for one, two in pairs if SPLIT_BY_FRAME.match(text[one.end : two.start]) and text[one.end - 2] in ",.?!-–—"
    )


def _continuations(text: str, quotes: tuple[Range, ...]) -> int:
    pairs = pairwise(quotes)
    return sum(1 for one, two in pairs if re.match(r"^\s*,[^.!?:]{3,100}[,:]\s*$", text[one.end : two.start]))
