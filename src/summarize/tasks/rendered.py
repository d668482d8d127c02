"""A passage and its English, and an entry's translation put together from them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from summarize.checks import Finding
from summarize.checks.reporting import hearsay
from summarize.glossary import Glossary
from summarize.house_style import StyleName, spelled
from summarize.models import AlignedPair, Range, Translation
from summarize.passages import Passage, Task, join_passages
from summarize.tasks.english import aligned_quotations

CheckPassage = Callable[[Passage, str], tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Term:
    german: str
    english: str


HEARSAY = Term("soll(en) … haben/sein", "reportedly")


@dataclass(frozen=True, slots=True)
class Hint:
    """What the rules know of a sentence: it is reported speech by its mood alone, and whose."""

    reported: bool = False
    speaker: str | None = None


NO_HINT = Hint()
PROPER = frozenset({"person", "place"})
"""Domains of the glossary whose terms are names."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A passage and its English; ``english`` None where none could be had. ``reasons``: what is doubtful about it.

    ``quotes``: its quotations, ``de`` over the passage's text, ``en`` over the English; None where the model did not
    say which belong together, so that they are paired in order. ``logprob``: how sure the model was of the English.
    """

    passage: Passage
    english: str | None
    reasons: tuple[str, ...] = ()
    quotes: tuple[AlignedPair, ...] | None = None
    logprob: float | None = None

    def placed_quotes(self, english_start: int) -> list[AlignedPair]:
        """The quotations with ``de`` over the source and ``en`` over a text in which the English begins there."""
        if self.english is None:
            return []
        if self.quotes is None:
            return aligned_quotations(self.passage.text, self.passage.start, self.english, english_start) or []
        return [
            AlignedPair(de=_moved(pair.de, self.passage.start), en=_moved(pair.en, english_start))
            for pair in self.quotes
        ]


def terms_in(texts: Iterable[str], glossary: Glossary, style: StyleName = "us") -> list[Term]:
    """The glossary's terms that occur in the texts, as they stand there, each once."""
    hits = {
        Term(text[hit.start : hit.end], spelled(hit.english, style)): None
        for text in texts
        for hit in glossary.hits(text)
    }
    return list(hits)


def sentence_terms(text: str, glossary: Glossary) -> list[Term]:
    """The terms of one sentence for a small model, among them *soll … haben*, where it says that something is reported.
    As a term the embedded model takes it in 8 of 8 sentences (*The two presidents reportedly agreed*), which without
    it became *should* or *will* (*The two presidents will meet*)."""
    return [*terms_in([text], glossary), *([HEARSAY] if hearsay(text) else [])]


def properly_spelled(german: str, english: str, glossary: Glossary) -> str:
    """The English with the people and places of the German in English spelling: a model finds who is meant but keeps
    *Selenskyj*. Only a word that the German holds is changed, and only into the glossary's."""
    for hit in glossary.hits(german):
        if hit.domain not in PROPER:
            continue
        words, spelled = german[hit.start : hit.end].split(), hit.english.split()
        pairs = zip(words, spelled, strict=True) if len(words) == len(spelled) else [(" ".join(words), hit.english)]
        for word, spelling in pairs:
            english = re.sub(rf"\b{re.escape(word)}\b", lambda _, spelling=spelling: spelling, english)  # type: ignore[misc]
    return english


def assemble(task: Task, rendered: Iterable[Rendered]) -> Translation:
    """The translation of an entry from its passages. A passage without English stands in German, marked, and the entry
    counts as failed; a passage that a check still faults makes it flagged."""
    by_number = {item.passage.number: item for item in rendered}
    heading = by_number.get(0)
    parts: list[tuple[Passage, str]] = []
    sentences: list[AlignedPair] = []
    quotes: list[AlignedPair] = []
    reasons: list[str] = []
    missing = 0
    for passage in task.passages:
        item = by_number.get(passage.number, Rendered(passage, None, ("no answer came",)))
        reasons += [f"{place(passage)}: {reason}" for reason in item.reasons]
        missing += item.english is None
        if passage.number == 0:
            continue
        english = item.english if item.english is not None else f"[German: {passage.text}]"
        parts.append((passage, english))
        start = len(join_passages(parts)) - len(english)
        sentences.append(AlignedPair(de=passage.range, en=Range(start=start, end=start + len(english))))
        quotes += item.placed_quotes(start)
    nothing = missing == len(task.passages)
    return Translation(
        id=task.id,
        clock=task.clock,
        heading_de=task.heading.text if task.heading else None,
        heading_en=heading.english if heading else None,
        text_de=task.text,
        text_en=None if nothing else join_passages(parts),
        quotes=() if nothing else tuple(quotes),
        sentences=() if nothing else tuple(sentences),
        logprobs=_logprobs(task, by_number),
        status="failed" if missing else "flagged" if reasons else "verified",
        reasons=tuple(reasons),
    )


def _logprobs(task: Task, by_number: Mapping[int, Rendered]) -> tuple[float | None, ...]:
    """Of the heading, which has number 0, and of the sentences; nothing where the model gave none."""
    numbers = (0, *(passage.number for passage in task.sentences))
    found = tuple(by_number[number].logprob if number in by_number else None for number in numbers)
    return found if any(logprob is not None for logprob in found) else ()


def _moved(span: Range, by: int) -> Range:
    return Range(start=span.start + by, end=span.end + by)


def place(passage: Passage) -> str:
    """What a person calls this passage: ``sentence 3``, ``heading``."""
    return f"sentence {passage.number}" if passage.number else "heading"
