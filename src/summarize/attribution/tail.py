"""Content before its frame in the same sentence: *…, sagte X*, *…, wie X sagte*, *Wie X sagte, …*."""

from __future__ import annotations

from summarize.attribution.clauses import SUBORDINATORS, Clause, Sentence
from summarize.attribution.drafts import Draft, trimmed, without
from summarize.attribution.finite import has_finite, is_relative
from summarize.attribution.framed_parts import author_again, dependent, framed_draft
from summarize.attribution.frames import Frame
from summarize.attribution.lexicon import word_list
from summarize.attribution.mood import strength
from summarize.attribution.phrases import skip_modifiers
from summarize.attribution.subjects import AND

_INVERTING = word_list("inverting")


def content_before(text: str, sentence: Sentence, number: int, frame: Frame) -> Draft | None:
    """The content stands before the frame, or on both sides of it."""
    if frame.index == 0 or (frame.order == "wie" and frame.cue.clause.words[0].lower != "wie"):
        return _wie_first(text, sentence, number, frame)
    clause = frame.cue.clause
    if not _may_follow(frame):
        return None
    ahead = sentence.clauses[: frame.index]
    if ahead[-1].words[0].kind == "quote" and not _runs_into_quote(ahead):
        return None
    force = max(strength(piece.words) for piece in ahead)
    if force < 2 and sentence.words[-1].text == ":":
        return None  # Warum, erklärte sie so: …
    passive = frame.cue.passive and frame.order == "first" and frame.cue.verb.lemma != "zitieren"
    if force < 2 and (passive or frame.cue.verb.weak or (frame.order == "first" and _inverts(ahead[0]))):
        return None
    stop = _frame_end(sentence, frame.index)
    end = next((c.start for c in sentence.clauses[frame.index + 1 :] if author_again(c)), sentence.content_end)
    content = without(text, sentence.start, end, [(clause.start, stop)])
    if not content or not (_is_clause(ahead) or _is_clause(sentence.clauses[frame.index + 1 :])):
        return None
    return framed_draft(
        frame, number, content, [(clause.start, stop)], "tail" if frame.order == "first" else "tail-wie"
    )


def _inverts(clause: Clause) -> bool:
    words = clause.words
    at = skip_modifiers(words, 0, len(words) - 1)
    return words[at].lower in _INVERTING


def _may_follow(frame: Frame) -> bool:
    """Whether the frame's own shape lets it stand behind its content: *…, sagte X*, *…, wie X sagte*."""
    clause = frame.cue.clause
    if frame.order not in ("first", "wie") or clause.before not in (",", "–", "-", "—", "„"):
        return False
    if not {"D", "C"} & frame.cue.verb.takes or clause.words[0].lower in AND:
        return False
    if len(clause.words) > 1 and clause.words[1].lower == "aber":
        return False  # ..., befürchtet aber Regen: the subject stands before
    if frame.order == "wie":
        return _reports(frame)
    if frame.subject is None and not frame.cue.verb.impersonal and frame.cue.verb.lemma != "zitieren":
        return False
    return not _subject_before(frame)


def _runs_into_quote(ahead: tuple[Clause, ...]) -> bool:
    """*Die Brücke sei „seit Jahren morsch“, sagte …*: the author's clause goes on into the quotation."""
    return len(ahead) > 1 and ahead[-2].words[-1].end + 1 >= ahead[-1].start - 1 and ahead[-1].before not in (":", "„")


def _wie_first(text: str, sentence: Sentence, number: int, frame: Frame) -> Draft | None:
    """*Wie der Sender berichtete, …*"""
    if frame.order != "wie" or not _reports(frame) or len(sentence.clauses) < frame.index + 2:
        return None
    at = frame.index + 1
    while (
        at < len(sentence.clauses) - 1
        and sentence.clauses[at].before == ","
        and is_relative(sentence.clauses[at].words)
    ):
        at += 1
    content = [trimmed(text, sentence.clauses[at].start, sentence.content_end)]
    return framed_draft(frame, number, content, [(sentence.start, sentence.clauses[at - 1].end)], "wie-first")


def _reports(frame: Frame) -> bool:
    """Whether a *wie* clause names a source: *wie X mitteilte*, and no *wie erwartet*."""
    cue = frame.cue
    known = frame.subject is not None or cue.verb.impersonal or cue.verb.lemma in ("zitieren", "bekanntwerden")
    named = len(cue.clause.words) < 2 or cue.clause.words[1].lower != "man"
    return bool({"D", "C"} & cue.verb.takes) and known and named and cue.verb.lemma != "nennen"


def _subject_before(frame: Frame) -> bool:
    return frame.subject is not None and frame.subject[1] <= frame.cue.clause.start and not frame.shared


def _frame_end(sentence: Sentence, index: int) -> int:
    """Where a frame behind its content ends: with the sentence, unless the content goes on."""
    end = sentence.clauses[index].end
    for clause in sentence.clauses[index + 1 :]:
        words = clause.words
        relative = is_relative(words)
        if words[0].kind == "quote" or words[0].lower in ("dass", "daß", "ob"):
            break
        if strength(words) >= 2 and not relative:
            break
        end = clause.end
    return end


def _is_clause(clauses: tuple[Clause, ...]) -> bool:
    """Whether a main clause, or a subordinate one at the head, stands here; a subject alone is none."""
    if clauses and clauses[0].words[0].lower in SUBORDINATORS:
        return True
    return any(has_finite(clause.words) and not dependent(clause.words) for clause in clauses)
