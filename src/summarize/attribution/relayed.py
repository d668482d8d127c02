"""The source behind the source: *berichtet der Sender unter Berufung auf Holm*, *wie die Agentur aus Kreisen erfuhr*.

The statement keeps the one who reports for its speaker; a second one with the same content, inside it, has the one
whom that speaker relies on.
"""

from __future__ import annotations

from summarize.attribution.clauses import Sentence
from summarize.attribution.drafts import Draft, Stretch
from summarize.attribution.phrases import noun_phrase

_RELYING = (("unter", "berufung", "auf"), ("unter", "verweis", "auf"), ("mit", "verweis", "auf"))


def relayed(sentence: Sentence, own: list[Draft]) -> list[Draft]:
    """One more draft for the first statement of the sentence that relies on somebody named in it."""
    source = _relied_on(sentence)
    outer = next((draft for draft in own if draft.parent is None and draft.speaker is not None), None)
    if source is None or outer is None or outer.kind == "indirect_free":
        return []
    inner = Draft(outer.kind, list(outer.content), outer.sentence, source, parent=outer, rules=["relayed"])
    inner.last_sentence = outer.last_sentence
    return [inner]


def _relied_on(sentence: Sentence) -> Stretch | None:
    words = sentence.words
    lowers = [word.lower for word in words]
    for at in range(len(words) - 1):
        begin = at
        if tuple(lowers[at : at + 3]) in _RELYING:
            begin = at + 3
        elif lowers[at] == "aus" and {"erfuhr", "erfahren", "erfährt"} & set(lowers):
            begin = at + 1
        stop = next((i for i in range(begin + 1, len(words)) if lowers[i] in ("von", "vom")), len(words))
        end = noun_phrase(words, begin, stop) if begin > at else at
        if end > begin > at:
            return words[begin].start, words[end - 1].end
    return None
