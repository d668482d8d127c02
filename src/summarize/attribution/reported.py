"""Speech summed up by the author: *Die Opposition forderte Neuwahlen*. The sentence is the statement."""

from __future__ import annotations

from summarize.attribution.clauses import Sentence, begun_anew
from summarize.attribution.drafts import Draft, trimmed
from summarize.attribution.finite import is_relative
from summarize.attribution.frames import Frame

_OF = {"sprechen": ("von", "vom"), "berichten": ("von", "vom"), "ausgehen": ("von", "vom"), "warnen": ("vor",)}
"""The preposition without which the verb sums nothing up."""
_VICTIMS = ("menschenleben", "todesopfer", "opfer", "tote")
"""*Das Unglück forderte drei Opfer* says nothing."""


def reported(text: str, sentence: Sentence, number: int, found: list[Frame], own: list[Draft]) -> list[Draft]:
    """One statement for the first verb of the sentence that sums speech up, unless it frames something already."""
    for frame in found:
        if not _sums_up(sentence, frame, own):
            continue
        return [
            Draft(
                "reported",
                [trimmed(text, begun_anew(sentence, frame.index), sentence.end, " \t\r\n")],
                number,
                frame.subject,
                assertive=not frame.cue.negated,
                rules=["reported", f"verb:{frame.cue.verb.lemma}"],
            )
        ]
    return []


def _looks_back(frame: Frame) -> bool:
    """The pluperfect, *hatte gefordert*: what somebody said once, told by the author as a fact of the story."""
    return frame.cue.clause.words[frame.cue.finite].lower in ("hatte", "hatten", "war", "waren")


def _sums_up(sentence: Sentence, frame: Frame, own: list[Draft]) -> bool:
    cue = frame.cue
    if "R" not in cue.verb.takes or own or cue.negated or frame.order in ("wie", "last"):
        return False
    if _looks_back(frame) or frame.subject is None or sentence.words[-1].text == "?":
        return False
    lowers = {word.lower for word in cue.clause.words}
    if not lowers & set(_OF.get(cue.verb.lemma, lowers)) or lowers & {"sich", "man", *_VICTIMS} or cue.modal:
        return False
    if cue.passive and "von" in _OF.get(cue.verb.lemma, ()):
        return False  # von einem Unfall wird ausgegangen: nobody is named
    if cue.clause.words[0].lower in ("das", "dies") and len(cue.clause.words) > 1 and cue.finite == 1:
        return False
    if cue.clause.before == "," and is_relative(cue.clause.words):
        return False
    return not (sentence.quotations and cue.verb.lemma in ("bezeichnen", "werten", "einstufen"))
