"""One English for one German over a whole ticker, as far as rules can give it: names of people, whole quotations.

Calls are made side by side and know nothing of each other's answers, so what they spell or word differently is brought
together afterwards; what cannot be is found by the check for consistency and flagged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarize.checks import KnownName
from summarize.checks.consistency import EDGES, SHORTEST_QUOTATION, Said, inconsistencies, same_quotation
from summarize.checks.spelling import consonants, skeleton
from summarize.glossary import Glossary
from summarize.models import Range
from summarize.passages import LEAD, TITLE
from summarize.tasks.rendered import CheckPassage, Rendered

Placed = tuple[str, Rendered]
"""A passage and the id of its entry."""
WORD = re.compile(r"\w+(?:-\w+)*")
CAPITALISED = re.compile(r"\b[A-ZÀ-ÖØ-Þ][\w-]+")
SHORTEST_NAME = 4


def unified(
    rendered: Sequence[Placed], names: Sequence[KnownName], glossary: Glossary, check: CheckPassage
) -> list[Placed]:
    """The passages with people spelled in one way and repeated quotations worded as at their first occurrence, and with
    a reason where a term or quotation still has other English than before."""
    spelled = [(task_id, _if_no_worse(item, _spelled(item, names), check)) for task_id, item in rendered]
    same = _quotations(spelled, check)
    said = [
        Said(_place(task_id), item.passage.text, item.english or "", tuple(_quoted(item))) for task_id, item in same
    ]
    return [
        (task_id, replace(item, reasons=(*item.reasons, *(finding.reason for finding in findings))))
        for (task_id, item), findings in zip(same, inconsistencies(said, glossary), strict=True)
    ]


def _place(task_id: str) -> str:
    return f"the {task_id}" if task_id in (TITLE, LEAD) else f"entry {task_id}"


def _spelled(item: Rendered, names: Sequence[KnownName]) -> Rendered:
    """With the surnames that the German holds spelled as everywhere: *Zelenskyj* and *Zelenskiy* become *Zelensky*."""
    german = set(WORD.findall(item.passage.text))
    for name in names:
        surname, wanted = name.german.split()[-1], name.spellings[0].split()[-1]
        if surname not in german or len(wanted) < SHORTEST_NAME:
            continue
        others = {part for other in names if other is not name for part in " ".join(other.spellings).split()}
        for match in reversed(list(CAPITALISED.finditer(item.english or ""))):
            if match.group() not in others | german - {surname} and _same_name(match.group(), wanted):
                item = _with(item, match.start(), match.end(), wanted)
    return item


def _same_name(one: str, other: str) -> bool:
    left, right = skeleton(one), skeleton(other)
    return left[:1] == right[:1] and (left == right or consonants(left) == consonants(right))


def _with(item: Rendered, start: int, end: int, words: str) -> Rendered:
    """The passage with these words in place of ``english[start:end]``; its quotations move along."""
    assert item.english is not None
    longer = len(words) - (end - start)

    def moved(position: int) -> int:
        return position + longer if position >= end else position

    quotes = item.quotes and tuple(
        pair.model_copy(update={"en": Range(start=moved(pair.en.start), end=moved(pair.en.end))})
        for pair in item.quotes
    )
    return replace(item, english=item.english[:start] + words + item.english[end:], quotes=quotes)


def _quotations(rendered: Sequence[Placed], check: CheckPassage) -> list[Placed]:
    """With each whole quotation worded as where the ticker first has it, where no check minds."""
    first: dict[str, str] = {}
    made: list[Placed] = []
    for task_id, item in rendered:
        for number in range(len(item.placed_quotes(0))):
            item = _like_the_first(item, number, first, check)
        made.append((task_id, item))
    return made


def _like_the_first(item: Rendered, number: int, first: dict[str, str], check: CheckPassage) -> Rendered:
    assert item.english is not None
    pair = item.placed_quotes(0)[number]
    german, english = _quoted(item)[number]
    known = first.setdefault(same_quotation(german), english)
    if len(german.split()) < SHORTEST_QUOTATION or same_quotation(known) == same_quotation(english):
        return item
    other = _with(item, pair.en.start, pair.en.end, _fitted(known, english))
    return _if_no_worse(item, other, check)


def _if_no_worse(item: Rendered, other: Rendered, check: CheckPassage) -> Rendered:
    """The other English where no check finds more in it, with the reasons that still hold; else the first."""
    before, after = (
        {finding.reason for finding in check(one.passage, one.english)} if one.english else set()
        for one in (item, other)
    )
    if not after <= before:
        return item
    return replace(other, reasons=tuple(reason for reason in item.reasons if reason not in before - after))


def _fitted(words: str, like: str) -> str:
    """The words with the marks at their end, and the case at their beginning, that the other wording has."""
    words = words.strip(EDGES)
    end = like[len(like.rstrip(EDGES)) :]
    if like[:1].islower() and words[1:2].islower():
        words = words[:1].lower() + words[1:]
    elif like[:1].isupper():
        words = words[:1].upper() + words[1:]
    return words + end


def _quoted(item: Rendered) -> list[tuple[str, str]]:
    """The quotations of a passage, German and English."""
    start, english = item.passage.start, item.english or ""
    return [
        (item.passage.text[pair.de.start - start : pair.de.end - start], english[pair.en.start : pair.en.end])
        for pair in item.placed_quotes(0)
    ]
