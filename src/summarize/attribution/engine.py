"""The rules in their order, sentence by sentence, over one region."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from summarize.attribution.according import sourced
from summarize.attribution.backward import pointing_back
from summarize.attribution.chains import carried, own_mood
from summarize.attribution.clauses import Clause, Sentence, read
from summarize.attribution.direct import direct
from summarize.attribution.drafts import Draft
from summarize.attribution.framed import indirect
from summarize.attribution.frames import frames
from summarize.attribution.mood import strength
from summarize.attribution.quotes import Quotation, quotations
from summarize.attribution.relayed import relayed
from summarize.attribution.reported import reported
from summarize.attribution.sentences import sentences_around
from summarize.attribution.subjects import named_before_colon, opening_subject

_MOST_CLAUSES = 60


def drafts(text: str, start: int, end: int) -> list[Draft]:
    """The statements of ``text[start:end]``; no chain crosses its bounds."""
    quoted = quotations(text, start, end)
    found: list[Draft] = []
    previous: Draft | None = None
    before: Sentence | None = None
    for number, sentence in enumerate(_sentences(text, quoted, start, end)):
        own = _of_sentence(text, sentence, _Context(number, found, previous, before))
        for draft in own:
            draft.last_sentence = max(draft.last_sentence, number)
        merged = _merge(found, own)
        if merged:
            previous = next((draft for draft in reversed(merged) if draft.parent is None), merged[-1])
        before = sentence
    return found


def _sentences(text: str, quoted: list[Quotation], start: int, end: int) -> Iterator[Sentence]:
    """The sentences with a word in them, and what a semicolon parts for itself; one with very many clauses in pieces,
    because the rules compare clauses."""
    for begin, stop in sentences_around(text, quoted, start, end):
        sentence = read(text, begin, stop, quoted)
        edges = {clause.start for number, clause in enumerate(sentence.clauses) if _apart(number, clause)}
        if not edges:
            if sentence.clauses:
                yield sentence
            continue
        bounds = [begin, *sorted(edges), stop]
        yield from (piece for left, right in pairwise(bounds) if (piece := read(text, left, right, quoted)).clauses)


def _apart(number: int, clause: Clause) -> bool:
    return number > 0 and (clause.before == ";" or number % _MOST_CLAUSES == 0)


@dataclass(frozen=True, slots=True)
class _Context:
    """What came before a sentence in its region: all statements, the last one, the last sentence."""

    number: int
    found: list[Draft]
    previous: Draft | None
    before: Sentence | None


def _of_sentence(text: str, sentence: Sentence, context: _Context) -> list[Draft]:
    number = context.number
    found = frames(sentence)
    own = indirect(text, sentence, number, found)
    before = text[context.before.start : context.before.end] if context.before is not None else ""
    own += sourced(text, sentence, number, own, before)
    if not own:
        back = pointing_back(sentence, number, found, context.before, context.found)
        own += [back] if back else []
    if not own and own_mood(sentence) < 2:
        own += reported(text, sentence, number, found, own)
    if len(own) == 1 and own[0].rules[0].startswith("lead") and strength(found[0].cue.clause.words) == 3:
        own = _within_chain(text, sentence, own[0], context)
    quoted = direct(text, sentence, number, found, own)
    if not own and not any(not draft.parent and draft.cue for draft in quoted):
        carry = carried(text, sentence, number, context.previous, context.before)
        if carry is not None:
            _begin_earlier(text, carry, context)
            own = [carry]
            quoted = direct(text, sentence, number, found, own)
    own += relayed(sentence, own)
    for draft in quoted:
        if draft.speaker is None and "no-frame" in draft.rules:
            _speaker_from_around(draft, sentence, context)
    return own + quoted


def _begin_earlier(text: str, carry: Draft, context: _Context) -> None:
    """A sentence whose Konjunktiv II alone told nothing belongs to the chain that the next one shows."""
    before, previous = context.before, context.previous
    if before is None or "konjunktiv" not in carry.rules or own_mood(before) != 2:
        return
    free = previous is None or previous.last_sentence < context.number - 1
    if free and "\n" not in text[before.end : carry.start]:
        carry.content, carry.sentence = [(before.start, carry.end)], context.number - 1
        carry.rules.append("konjunktiv2-before")


def _within_chain(text: str, sentence: Sentence, inner: Draft, context: _Context) -> list[Draft]:
    """*Zudem habe Holm gesagt, er komme*: a frame that is reported itself stands inside the chain that goes on."""
    outer = carried(text, sentence, context.number, context.previous, context.before)
    if outer is None or context.previous is None or context.previous.speaker is None:
        return [inner]
    if inner.speaker is None or outer.speaker == inner.speaker:
        return [inner]
    inner.parent = outer
    inner.rules.append("nested")
    return [outer, inner]


def _speaker_from_around(draft: Draft, sentence: Sentence, context: _Context) -> None:
    """A quotation with no frame: *Ein Zeuge: „…“*, the subject of its sentence, else who spoke in the sentence before,
    else the subject there."""
    subject = named_before_colon(sentence, draft.start) or opening_subject(sentence)
    previous = context.previous
    if subject is not None and not draft.covers(*subject):
        draft.speaker, draft.resolution = subject, "explicit"
    elif previous is not None and previous.last_sentence >= context.number - 1:
        draft.speaker, draft.resolution = previous.speaker, "carried"
    elif context.before is not None:
        draft.speaker, draft.resolution = opening_subject(context.before), "back_reference"
    if draft.speaker is None and previous is not None:
        draft.speaker, draft.resolution = previous.speaker, "carried"


def _merge(found: list[Draft], own: list[Draft]) -> list[Draft]:
    """Adds drafts; a carried sentence behind a carried one of the same speaker makes it longer."""
    added: list[Draft] = []
    for draft in own:
        if any(draft is item for item in found):
            added.append(draft)
            continue
        last = next((item for item in reversed(found) if item.parent is None), None)
        joins = (
            draft.kind == "indirect_free"
            and last is not None
            and last.kind == "indirect_free"
            and last.last_sentence == draft.sentence - 1
        )
        if joins and last is not None:
            last.content = [(last.start, draft.end)]
            last.last_sentence = draft.last_sentence
            for other in own:
                if other.parent is draft:
                    other.parent = last
            added.append(last)
        else:
            found.append(draft)
            added.append(draft)
    return added
