"""Indirect speech with a frame in its own sentence, and what is nested in it."""

from __future__ import annotations

from summarize.attribution.clauses import Sentence
from summarize.attribution.drafts import Draft, Stretch
from summarize.attribution.frames import Frame
from summarize.attribution.lead import content_behind
from summarize.attribution.mood import strength
from summarize.attribution.nouns import by_noun
from summarize.attribution.tail import content_before

_VIEWS = ("ansicht", "auffassung", "meinung", "these", "standpunkt", "position", "überzeugung")


def indirect(text: str, sentence: Sentence, number: int, found: list[Frame]) -> list[Draft]:
    """The framed indirect statements of a sentence, in the order of their frames."""
    found = [frame for frame in found if _says(frame, text)]
    drafts = _around(text, sentence, number, found)
    for position, frame in enumerate(found):
        if any(draft.rules[-1] == f"verb:{frame.cue.verb.lemma}" and _is_frame(draft, frame) for draft in drafts):
            continue
        later = found[position + 1 :]
        outer = next((draft for draft in reversed(drafts) if draft.covers(*_extent(frame))), None)
        if outer is not None:
            nested = (
                content_behind(text, sentence, number, frame, later, within=outer.end)
                if _speaks_inside(frame, text)
                else None
            )
            drafts += [_inner(nested, outer)] if nested is not None else []
            continue
        draft = content_before(text, sentence, number, frame) or content_behind(text, sentence, number, frame, later)
        drafts += [draft] if draft is not None else []
    return drafts or by_noun(text, sentence, number)


def _says(frame: Frame, text: str) -> bool:
    """Not *wollte nicht bestätigen*, *man kann sagen*, *darf festgehalten werden*, *vertrat* without a view."""
    cue = frame.cue
    if cue.negated and (cue.modal or cue.verb.lemma == "bestätigen"):
        return False
    named = text[slice(*frame.subject)].lower() if frame.subject else ""
    if named in ("ich", "du"):
        return False
    unnamed = cue.passive or named == "man"
    if cue.modal and unnamed:
        return False
    return cue.verb.lemma != "vertreten" or any(word.lower in _VIEWS for word in cue.clause.words)


def _around(text: str, sentence: Sentence, number: int, found: list[Frame]) -> list[Draft]:
    """*Holm habe gesagt, dass …, schrieb Rieke*: where the first frame is reported itself, the one behind it all holds
    the sentence."""
    if len(found) < 2 or strength(found[0].cue.clause.words) < 3:
        return []
    for frame in found[1:]:
        draft = content_before(text, sentence, number, frame)
        if draft is not None and draft.start <= found[0].cue.clause.start:
            return [draft]
    return []


def _speaks_inside(frame: Frame, text: str) -> bool:
    """Within what is reported only a named speaker and a verb of speech make a statement of their own."""
    if frame.cue.verb.weak or frame.cue.verb.thought or frame.subject is None or frame.cue.passive:
        return False
    return text[slice(*frame.subject)].lower() not in ("man", "wer", "er", "sie", "es")


def _is_frame(draft: Draft, frame: Frame) -> bool:
    return any(start <= frame.cue.clause.start < end for start, end in draft.frame)


def _extent(frame: Frame) -> Stretch:
    return frame.cue.clause.start, frame.cue.clause.end


def _inner(draft: Draft, outer: Draft) -> Draft:
    draft.parent = outer
    draft.rules.append("nested")
    return draft
