"""Reported speech that goes on without a frame: the Konjunktiv carried from sentence to sentence.

A chain ends at the region's end, at the first sentence in the author's own indicative (a quotation in quotation marks
and a sentence with *soll* do not end it), and where a new speaker is named. A plan, *das Treffen soll um elf beginnen*,
is the author's unless it stands in a chain; hearsay, *soll reich gewesen sein*, goes on with what was reported before.
"""

from __future__ import annotations

from summarize.attribution.clauses import SUBORDINATORS, Clause, Sentence
from summarize.attribution.drafts import Draft, Stretch
from summarize.attribution.finite import has_finite, is_relative
from summarize.attribution.mood import strength
from summarize.attribution.names import entity_kind
from summarize.attribution.subjects import opening_subject
from summarize.models import StatementType

_CARRIED_ON = frozenset(("würde", "würden", "müssten", "sollten"))
"""Of the Konjunktiv II that is as often a conditional, what most often carries reported speech on."""


def own_mood(sentence: Sentence) -> int:
    """The strength of the Konjunktiv in the sentence's own main clauses, outside quotations."""
    if any(word.lower in ("ich", "the") for word in sentence.words):
        return 0  # an interview, not a report; English
    main = [clause for clause in sentence.clauses if clause.words[0].kind != "quote" and not _depends(clause)]
    return max((strength(clause.words) for clause in main), default=0)


def carried(
    text: str, sentence: Sentence, number: int, previous: Draft | None, before: Sentence | None
) -> Draft | None:
    """An indirect free statement that is this sentence, if its mood says so; the speaker is the chain's.

    The Konjunktiv I needs nothing before it. The II that stands in for it needs a statement in the sentence before;
    *würde* and *könnte* need it in the same paragraph, *soll* a carried one there.
    """
    bridged = 1 if before is not None and _should(before) else 0
    near = previous is not None and number - previous.last_sentence <= 1 + bridged
    close = near and before is not None and "\n" not in text[before.end : sentence.start]
    rule = _rule(sentence, near=near, link=previous.kind if close and previous is not None else None)
    if rule is None:
        return None
    draft = Draft("indirect_free", [(_begin(sentence), sentence.end)], number, last_sentence=number, rules=[rule])
    if near and previous is not None:
        draft.speaker, draft.resolution = previous.speaker, "carried"
    else:
        draft.speaker, draft.resolution = _speaker_before(text, previous, before), "back_reference"
    return draft


def _begin(sentence: Sentence) -> int:
    """Behind the author's own main clause and a colon, if that is where the reported speech begins."""
    ahead: list[Clause] = []
    for clause in sentence.clauses:
        own = clause.before == ":" and clause.words[0].kind != "quote" and any(has_finite(each.words) for each in ahead)
        if own and max(strength(each.words) for each in ahead) == 0 and not _mentions_should(ahead):
            return clause.start
        ahead.append(clause)
    return sentence.start


def _mentions_should(clauses: list[Clause]) -> bool:
    return any(word.lower in ("soll", "sollen") for clause in clauses for word in clause.words)


def _speaker_before(text: str, previous: Draft | None, before: Sentence | None) -> Stretch | None:
    """With no statement in the sentence before: its subject, if that can speak; else who spoke last."""
    subject = opening_subject(before) if before is not None else None
    if subject is not None and can_speak(text[subject[0] : subject[1]]):
        return subject
    return previous.speaker if previous is not None and previous.speaker is not None else subject


def can_speak(phrase: str) -> bool:
    """Whether a phrase names somebody or something that makes statements, as far as the tables of names know."""
    return entity_kind(phrase) is not None or phrase.lower() in ("er", "sie", "dieser", "diese")


def _rule(sentence: Sentence, *, near: bool, link: StatementType | None) -> str | None:
    """``link`` is the type of a statement near by in the same paragraph."""
    force = own_mood(sentence)
    if force == 3:
        return "konjunktiv"
    if force == 2 and near:
        return "konjunktiv2"
    if force == 1 and link not in (None, "reported") and {word.lower for word in sentence.words} & _CARRIED_ON:
        return "konjunktiv2-weak"
    should = _should(sentence)
    if should == "hearsay" and near:
        return "soll-hearsay"
    return "soll" if should and link == "indirect_free" else None


def _depends(clause: Clause) -> bool:
    return clause.words[0].lower in SUBORDINATORS or (clause.before == "," and is_relative(clause.words))


def _should(sentence: Sentence) -> str | None:
    """*soll* in the main clause; ``hearsay`` if it is of something past: *soll gesehen haben*, *soll reich sein*."""
    for clause in sentence.clauses:
        if clause.words[0].kind == "quote" or _depends(clause):
            continue
        lowers = [word.lower for word in clause.words]
        if "soll" in lowers or "sollen" in lowers:
            past = len(lowers) > 3 and lowers[-1] in ("haben", "sein") and lowers[-2].endswith(("t", "en"))
            return "hearsay" if past and lowers[-2] != "nicht" else "plan"
    return None
