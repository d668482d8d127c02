"""Quotations with numbers: shown so to a capable model, which gives each English one the number of its German one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarize.attribution.quotes import Quotation, quotations
from summarize.models import AlignedPair, Range
from summarize.passages import Passage, Task

TAG = re.compile(r"</?q(\d+)>")
MARK_BEFORE = re.compile(r"\s*[“\"]?\s*")
MARK_AFTER = re.compile(r"\s*(?:[”\"][.,]?)?\s*$")


@dataclass(frozen=True, slots=True)
class NumberedSentence:
    """A sentence as it is shown, with its number in the entry. ``quotations``: the numbers of its quotations."""

    number: int
    text: str
    quotations: tuple[int, ...]


def numbered_sentences(task: Task) -> tuple[NumberedSentence, ...]:
    """The sentences of an entry, their outer quotations numbered through it from 1."""
    shown: list[NumberedSentence] = []
    first = 1
    for passage in task.sentences:
        outer = outer_quotations(passage.text)
        numbers = tuple(range(first, first + len(outer)))
        shown.append(NumberedSentence(passage.number, _tagged(passage.text, outer, first), numbers))
        first += len(outer)
    return tuple(shown)


def outer_quotations(text: str) -> list[Quotation]:
    """Those not inside another. None where the text holds what looks like a number of ours."""
    return [] if TAG.search(text) else [quotation for quotation in quotations(text) if quotation.level == 0]


def _tagged(text: str, outer: list[Quotation], first: int) -> str:
    pieces: list[str] = []
    position = 0
    for number, quotation in enumerate(outer, start=first):
        pieces += [text[position : quotation.start], f"<q{number}>", text[quotation.start : quotation.end]]
        pieces.append(f"</q{number}>")
        position = quotation.end
    return "".join((*pieces, text[position:]))


def without_numbers(
    passage: Passage, answer: str, numbers: tuple[int, ...]
) -> tuple[str, tuple[AlignedPair, ...] | None]:
    """The English without its tags, and its quotations by number: ``de`` ranges over the passage's text, ``en`` over
    the English, both without the marks. None in their place where a number is missing, doubled, unknown or empty."""
    if TAG.search(passage.text):
        return answer, None
    english, found = _cut(answer)
    if not numbers or tuple(sorted(number for number, _, _ in found)) != numbers:
        return english, None
    places = {number: _between_marks(english, start, end) for number, start, end in found}
    if any(place.start >= place.end for place in places.values()):
        return english, None
    outer = outer_quotations(passage.text)
    return english, tuple(
        AlignedPair(de=Range(start=quotation.inner_start, end=quotation.inner_end), en=places[number])
        for number, quotation in zip(numbers, outer, strict=True)
    )


def _cut(answer: str) -> tuple[str, list[tuple[int, int, int]]]:
    """The answer without tags, and what stood between an opening and its closing tag: number, start, end."""
    pieces: list[str] = []
    open_at: dict[int, int] = {}
    found: list[tuple[int, int, int]] = []
    position = length = 0
    for match in TAG.finditer(answer):
        pieces.append(answer[position : match.start()])
        length += match.start() - position
        position = match.end()
        number = int(match[1])
        if not match.group().startswith("</"):
            open_at[number] = length
        elif number in open_at:
            found.append((number, open_at.pop(number), length))
    return "".join((*pieces, answer[position:])), found


def _between_marks(english: str, start: int, end: int) -> Range:
    """The range without the marks at its ends, and without a comma or full stop behind the closing one."""
    inner = english[start:end]
    opened = MARK_BEFORE.match(inner)
    closed = MARK_AFTER.search(inner)
    assert opened is not None
    assert closed is not None
    return Range(start=start + opened.end(), end=max(start + closed.start(), start + opened.end()))
