"""Frames: a clause with a verb of saying, who speaks in it, to whom, and on which side the content stands."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.attribution.clauses import SUBORDINATORS, Sentence
from summarize.attribution.cues import Cue, cue
from summarize.attribution.drafts import Stretch
from summarize.attribution.finite import has_finite, is_relative
from summarize.attribution.subjects import (
    AND,
    Order,
    addressee,
    agent,
    begun_before,
    opening_subject,
    place_of_words,
    quoted_object,
    subject_of,
    with_apposition,
    without_source,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """``index`` is the clause's number. ``subject`` may reach back over clauses; None where the speaker is unsaid."""

    cue: Cue
    index: int
    order: Order
    subject: Stretch | None
    addressee: Stretch | None
    shared: bool = False


def frames(sentence: Sentence) -> list[Frame]:
    """The frames of a sentence in order; a quotation that is a piece of its own holds none."""
    found: list[Frame] = []
    for index, clause in enumerate(sentence.clauses):
        if clause.words[0].kind == "quote":
            continue
        later = sentence.clauses[index + 1 :]
        hit = cue(clause, later)
        if hit is not None:
            found.append(_frame(sentence, index, hit, found))
    return found


def _frame(sentence: Sentence, index: int, hit: Cue, earlier: list[Frame]) -> Frame:
    order = _order(hit, index)
    if order == "first" and index and _wie_clause(sentence, index):
        words = sentence.clauses[0].words
        return Frame(hit, index, "wie", (words[1].start, sentence.clauses[index - 1].end), addressee(hit, None))
    shared = False
    words = hit.clause.words
    if order == "first" and hit.finite == 0 and (begun := begun_before(sentence, index)) is not None:
        return Frame(hit, index, "second", begun, addressee(hit, begun))
    if hit.verb.lemma == "zitieren":
        subject = (
            subject_of(sentence, index, hit, order)
            if hit.passive
            else quoted_object(hit) or subject_of(sentence, index, hit, order)
        )
    elif hit.passive:
        subject = agent(words) or place_of_words(words, hit, only_documents=True)
    elif hit.verb.impersonal:
        subject = place_of_words(words, hit) or subject_of(sentence, index, hit, order)
    else:
        joined = hit.finite > 0 and words[hit.finite - 1].lower in AND
        subject = None if joined else subject_of(sentence, index, hit, order)
        if joined or (subject is None and index > 0 and order in ("first", "second")):
            subject, shared = (earlier[-1].subject if earlier else None) or opening_subject(sentence), True
    if hit.verb.lemma == "erfahren":
        subject = without_source(words, subject)
    return Frame(hit, index, order, with_apposition(sentence, index, subject), addressee(hit, subject), shared)


def _wie_clause(sentence: Sentence, index: int) -> bool:
    """*Wie der Richter, Jan Holm, ausführte, …*: the *wie* clause in pieces."""
    first = sentence.clauses[0].words
    return (
        first[0].lower == "wie"
        and len(first) > 1
        and all(clause.words[0].kind != "quote" and not has_finite(clause.words) for clause in sentence.clauses[:index])
    )


def _order(hit: Cue, index: int) -> Order:
    words = hit.clause.words
    first = words[0].lower
    if first == "wie":
        return "wie"
    if hit.finite == 0 or (hit.finite == 1 and (first in ("und", "aber") or (first == "so" and index))):
        return "first"
    ends = hit.finite >= len(words) - 2
    if ends and (first in SUBORDINATORS or (hit.clause.before == "," and is_relative(words))):
        return "last"
    return "second"
