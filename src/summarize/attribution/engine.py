"""The rules in their order, sentence by sentence, over one region."""

from __future__ import annotations

from summarize.attribution.according import sourced
from summarize.attribution.chains import carried, own_mood
from summarize.attribution.clauses import Sentence, read
from summarize.attribution.direct import direct
from summarize.attribution.drafts import Draft
from summarize.attribution.framed import indirect
from summarize.attribution.frames import frames, opening_subject
from summarize.attribution.quotes import quotations
from summarize.attribution.reported import reported
from summarize.attribution.sentences import sentences_around


def drafts(text: str, start: int, end: int) -> list[Draft]:
    """The statements of ``text[start:end]``; no chain crosses its bounds."""
    quoted = quotations(text, start, end)
    read_sentences = [read(text, begin, stop, quoted) for begin, stop in sentences_around(text, quoted, start, end)]
    found: list[Draft] = []
    previous: Draft | None = None
    before: Sentence | None = None
    for number, sentence in enumerate(read_sentences):
        if not sentence.clauses:
            continue
        own = _of_sentence(text, sentence, number, previous, before)
        for draft in own:
            if draft.last_sentence < 0:
                draft.last_sentence = number
        merged = _merge(found, own)
        if merged:
            previous = merged[-1]
        before = sentence
    return found


def _of_sentence(
    text: str, sentence: Sentence, number: int, previous: Draft | None, before: Sentence | None
) -> list[Draft]:
    found = frames(sentence)
    own = indirect(text, sentence, number, found)
    own += sourced(text, sentence, number, own)
    if not own and own_mood(sentence) < 2:
        own += reported(text, sentence, number, found, own)
    quoted = direct(text, sentence, number, found, own)
    if not own and not any(not draft.parent and draft.cue for draft in quoted):
        carry = carried(text, sentence, number, previous, before)
        if carry is not None:
            own = [carry]
            quoted = direct(text, sentence, number, found, own)
    for draft in quoted:
        if draft.speaker is None and "no-frame" in draft.rules:
            subject = opening_subject(sentence)
            if subject is not None and not draft.covers(*subject):
                draft.speaker, draft.resolution = subject, "explicit"
            elif previous is not None:
                draft.speaker, draft.resolution = previous.speaker, "carried"
            elif before is not None:
                draft.speaker, draft.resolution = opening_subject(before), "back_reference"
    return own + quoted


def _merge(found: list[Draft], own: list[Draft]) -> list[Draft]:
    """Adds drafts; a carried sentence behind a carried one of the same speaker makes it longer."""
    added: list[Draft] = []
    for draft in own:
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
