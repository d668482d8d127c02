"""Content before its frame's sentence: *… ruht bis Mai. Das teilte die Stadt mit.*"""

from __future__ import annotations

from summarize.attribution.clauses import Sentence
from summarize.attribution.drafts import Draft
from summarize.attribution.frames import Frame

_POINTING = ("das", "dies")


def pointing_back(
    sentence: Sentence, number: int, found: list[Frame], before: Sentence | None, earlier: list[Draft]
) -> Draft | None:
    """The sentence before as the content of a frame that opens with *das* or *dies* and takes nothing else.

    A carried statement that covers the sentence before already is given this frame and its speaker instead.
    """
    if before is None or not found or not _points(found[0]):
        return None
    frame = found[0]
    known = next((draft for draft in earlier if draft.sentence == number - 1 and draft.parent is None), None)
    if known is not None and known.kind != "indirect_free":
        return None
    draft = known or Draft("indirect", [(before.start, before.content_end)], number - 1)
    draft.kind, draft.speaker, draft.addressee, draft.resolution = (
        "indirect",
        frame.subject,
        frame.addressee,
        "explicit",
    )
    draft.cue = [(word.start, word.end) for word in frame.cue.words]
    draft.frame = [(sentence.start, sentence.content_end)]
    draft.rules = [*draft.rules, "back-reference", f"verb:{frame.cue.verb.lemma}"]
    draft.last_sentence = number
    return draft


def _points(frame: Frame) -> bool:
    cue = frame.cue
    words = cue.clause.words
    pointed = words[0].lower in _POINTING and cue.finite == 1 and frame.index == 0
    return (
        pointed
        and "C" in cue.verb.takes
        and (not cue.verb.weak or cue.verb.lemma == "erfahren")
        and not (cue.negated or cue.verb.thought)
    )
