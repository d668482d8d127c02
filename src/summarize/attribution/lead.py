"""Content behind its frame: *X sagte, dass …*, *X drohte, … zu …*, *X sagte, es sei …*, *X sagte: …*."""

from __future__ import annotations

from summarize.attribution.clauses import Clause, Sentence
from summarize.attribution.cues import BEING
from summarize.attribution.drafts import Draft, trimmed
from summarize.attribution.finite import has_finite, is_finite, verb_first
from summarize.attribution.framed_parts import author_again, dependent, framed_draft
from summarize.attribution.frames import Frame
from summarize.attribution.infinitives import has_zu_infinitive
from summarize.attribution.lexicon import word_list
from summarize.attribution.mood import strength
from summarize.attribution.phrases import ARTICLES
from summarize.attribution.subjects import AND
from summarize.attribution.tokens import Token

_COMPLEMENTIZERS = word_list("complementizers")
_ASKING = ("fragen", "nachfragen", "anfragen", "offenlassen", "erläutern", "wissen")


def content_behind(
    text: str, sentence: Sentence, number: int, frame: Frame, later: list[Frame], within: int | None = None
) -> Draft | None:
    """The frame stands before its content, which ends at ``within`` at the latest."""
    if (frame.order == "wie" and frame.index) or (frame.order == "first" and not frame.index):
        return None
    opening = _content_clause(sentence, frame, later)
    if opening is None:
        return None
    begin, rule = opening
    start = sentence.clauses[begin].start
    end = _content_end(sentence, begin, later, inside=frame.order == "last")
    content = [trimmed(text, start, end if within is None else min(end, within))]
    if content[0][0] >= content[0][1] or (frame.cue.verb.weak and not _marked(sentence, begin)):
        return None
    frame_start = frame.cue.clause.start if frame.cue.clause.words[0].lower in AND and frame.index else sentence.start
    draft = framed_draft(frame, number, content, [trimmed(text, frame_start, start)], rule)
    if frame.cue.verb.lemma in ("fragen", "nachfragen", "anfragen") and rule == "lead-question":
        draft.kind = "question"
    return draft


def _marked(sentence: Sentence, begin: int) -> bool:
    return any(strength(clause.words) >= 2 for clause in sentence.clauses[begin:])


def _content_clause(sentence: Sentence, frame: Frame, later: list[Frame]) -> tuple[int, str] | None:
    """The number of the clause where the content begins and the rule that says so, if the frame has one behind it."""
    for index in range(frame.index + 1, min(len(sentence.clauses), frame.index + 5)):
        clause = sentence.clauses[index]
        if clause.words[0].kind == "quote":
            return None
        near = index == frame.index + 1
        if clause.before == ":":
            framed = any(other.index == index for other in later)
            return (index, "lead-colon") if _colon(frame, clause) and not framed else None
        rule = _opens_content(frame, clause, sentence.clauses[index + 1 :], near=near)
        if rule is not None:
            return index, rule
        if near and not dependent(clause.words) and not _interruption(clause.words):
            return None
    return None


def _colon(frame: Frame, clause: Clause) -> bool:
    """*Sie sagte: Das Eis trägt.* Without a Konjunktiv only behind a strong verb with a subject."""
    cue = frame.cue
    if strength(clause.words) >= 2:
        return bool({"C", "D"} & cue.verb.takes)
    strong = {"C", "D"} <= cue.verb.takes and not cue.verb.weak and not cue.passive and not cue.verb.impersonal
    return strong and frame.subject is not None and has_finite(clause.words)


def _opens_content(frame: Frame, clause: Clause, later: tuple[Clause, ...], *, near: bool) -> str | None:
    """What makes a clause the content that the verb takes; ``near`` if it stands right behind the frame's own."""
    takes = frame.cue.verb.takes
    words = clause.words
    first = words[0].lower
    if first in ("dass", "daß"):
        return "lead-dass" if "C" in takes else None
    if first in _COMPLEMENTIZERS:
        asks = frame.cue.verb.lemma in _ASKING and clause.before == "," and (near or first == "ob")
        return "lead-question" if asks else None
    if dependent(words) or first in ("um", "ohne", "anstatt", "statt"):
        return None
    done = frame.cue.passive and (frame.order == "last" or frame.cue.clause.words[frame.cue.finite].lower in BEING)
    if "Z" in takes and not done and (near or not has_finite(words)) and _infinitive(words, later):
        return "lead-infinitive"
    if {"C", "D"} & takes and strength(words) >= 2:
        return "lead-konjunktiv"
    if "p" in takes and not frame.cue.correlated:
        return None
    return "lead-plain" if near and _plain_clause(frame, clause) else None


def _infinitive(words: tuple[Token, ...], later: tuple[Clause, ...]) -> bool:
    """An infinitive with *zu*, here or, across an insertion, in a clause behind: *, die Halle, …, zu räumen*."""
    if has_zu_infinitive(words):
        return True
    if has_finite(words):
        return False
    return any(has_zu_infinitive(clause.words) and not has_finite(clause.words) for clause in later[:3])


def _plain_clause(frame: Frame, clause: Clause) -> bool:
    """*sagte, die Fähre kommt*: an indicative main clause behind a strong verb that ends its clause."""
    if frame.cue.verb.weak or frame.cue.passive or frame.order == "last" or "C" not in frame.cue.verb.takes:
        return False
    if frame.cue.parts[-1] < len(frame.cue.clause.words) - 1 or clause.before != ",":
        return False
    words = clause.words
    if words[0].lower in (*AND, "so", "also") or dependent(words) or is_finite(words, 0) or frame.subject is None:
        return False
    return any(is_finite(words, at) or _unknown_subjunctive(words, at) for at in range(1, min(len(words), 12)))


def _unknown_subjunctive(words: tuple[Token, ...], at: int) -> bool:
    """*diese Sorte erspare …*: behind a noun, before no noun, a word in -e is a verb even if no table knows it."""
    word, before = words[at], words[at - 1]
    if word.capital or not word.lower.endswith("e") or len(word.lower) < 5 or word.lower in ARTICLES:
        return False
    return before.capital and not (at + 1 < len(words) and words[at + 1].capital)


def _interruption(words: tuple[Token, ...]) -> bool:
    return not any(is_finite(words, at) for at in range(len(words)))


def _content_end(sentence: Sentence, begin: int, later: list[Frame], *, inside: bool) -> int:
    """The end of the sentence, or where the author's own clause goes on: *…, und forderte*, *… und weigerte sich*."""
    for following in later:
        clause = following.cue.clause
        joined = clause.words[0].lower in AND and following.cue.finite == 1
        if following.index > begin and joined and not following.cue.subjunctive:
            return clause.start
    final = sentence.clauses[begin].words[0].lower in _COMPLEMENTIZERS
    for clause in sentence.clauses[begin:]:
        if clause.first == sentence.clauses[begin].first:
            continue
        if author_again(clause) or (inside and verb_first(clause)) or (final and _explains(clause)):
            return clause.start
        if final:
            for at in range(2, len(clause.words) - 1):
                if clause.words[at].lower == "und" and _resumes(clause.words, at):
                    return clause.words[at].start
    return sentence.content_end


def _explains(clause: Clause) -> bool:
    """*dass er gewonnen habe: So steht es in den Listen*: behind a colon the author speaks in the indicative."""
    return clause.before == ":" and has_finite(clause.words) and strength(clause.words) == 0


def _resumes(words: tuple[Token, ...], at: int) -> bool:
    """Behind a finished subordinate clause, *und* with an indicative verb goes back to the main clause."""
    following = words[at + 1]
    return (
        is_finite(words, at - 1)
        and is_finite(words, at + 1)
        and following.lower.endswith(("te", "ten", "t"))
        and (strength(words[at + 1 : at + 2]) == 0)
    )
