"""Reported speech that goes on without a frame: the Konjunktiv carried from sentence to sentence.

A chain ends at the region's end, at the first sentence in the author's own indicative (a quotation in quotation marks
and a sentence with *soll* do not end it), and where a new speaker is named.
"""

from __future__ import annotations

from summarize.attribution.clauses import Sentence
from summarize.attribution.drafts import Draft
from summarize.attribution.frames import opening_subject
from summarize.attribution.mood import strength
from summarize.attribution.tokens import Token


def own_mood(sentence: Sentence) -> int:
    """The strength of the Konjunktiv outside quotations, in the main clauses of the sentence."""
    return strength([word for word in sentence.words if word.kind != "quote"])


def carried(sentence: Sentence, number: int, previous: Draft | None, before: Sentence | None) -> Draft | None:
    """An indirect free statement that is this sentence, if its mood says so; the speaker is the chain's."""
    force = own_mood(sentence)
    near = previous is not None and number - previous.last_sentence <= 1
    should = _should(sentence.words) and near
    if force < 2 and not (force == 1 and near and previous is not None and previous.kind != "reported") and not should:
        return None
    draft = Draft("indirect_free", [(sentence.start, sentence.end)], number, last_sentence=number)
    draft.rules.append("konjunktiv" if force == 2 else "konjunktiv2" if force else "soll")
    if near and previous is not None:
        draft.speaker, draft.resolution = previous.speaker, "carried"
    elif before is not None:
        draft.speaker, draft.resolution = opening_subject(before), "carried"
    return draft


def _should(words: tuple[Token, ...]) -> bool:
    return any(word.lower in ("soll", "sollen") for word in words)
