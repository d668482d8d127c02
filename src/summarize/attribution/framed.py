"""Indirect speech with a frame in its own sentence: *X sagte, dass …*, *…, teilte X mit*, *wie X berichtet, …*."""

from __future__ import annotations

from summarize.attribution.clauses import RELATIVES, SUBORDINATORS, Clause, Sentence
from summarize.attribution.drafts import Draft, Stretch, trimmed, without
from summarize.attribution.frames import Frame, first_is_article, is_finite
from summarize.attribution.lexicon import word_list
from summarize.attribution.mood import strength
from summarize.attribution.tokens import Token

_COMPLEMENTIZERS = word_list("complementizers")
_AND = ("und", "sowie", "aber", "oder", "sondern", "doch")


def indirect(text: str, sentence: Sentence, number: int, found: list[Frame]) -> list[Draft]:
    """The framed indirect statements of a sentence, in the order of their frames."""
    drafts: list[Draft] = []
    for position, frame in enumerate(found):
        if drafts and any(draft.covers(frame.cue.clause.start, frame.cue.clause.end) for draft in drafts):
            nested = _lead(text, sentence, number, frame, found[position + 1 :])
            if nested is not None and not frame.cue.verb.weak:
                nested.parent = drafts[-1]
                nested.rules.append("nested")
                drafts.append(nested)
            continue
        draft = _tail(text, sentence, number, frame) or _lead(text, sentence, number, frame, found[position + 1 :])
        if draft is not None:
            drafts.append(draft)
    return drafts


def _tail(text: str, sentence: Sentence, number: int, frame: Frame) -> Draft | None:
    """The content stands before the frame, or on both sides of it."""
    if frame.index == 0:
        return _wie_first(text, sentence, number, frame)
    clause = frame.cue.clause
    verb = frame.cue.verb
    if frame.order not in ("first", "wie") or clause.before not in (",", "–", "-", "—"):
        return None
    if frame.order == "wie" and not _reports(frame):
        return None
    if frame.order == "first" and _subject_before(frame):
        return None
    if "D" not in verb.takes and "C" not in verb.takes:
        return None
    before = sentence.clauses[frame.index - 1]
    if before.words[0].kind == "quote" or clause.words[0].lower in _AND:
        return None
    if (
        verb.weak
        and frame.order == "first"
        and not any(strength(list(c.words)) for c in sentence.clauses[: frame.index])
    ):
        return None
    stop = _frame_end(sentence, frame.index)
    region = (sentence.start, sentence.content_end)
    content = without(text, *region, [(clause.start, stop)])
    if not content or not _is_clause(sentence.clauses[: frame.index]):
        return None
    return _draft(frame, number, content, [(clause.start, stop)], "tail" if frame.order == "first" else "tail-wie")


def _wie_first(text: str, sentence: Sentence, number: int, frame: Frame) -> Draft | None:
    """*Wie der Sender berichtete, …*"""
    if frame.order != "wie" or not _reports(frame) or len(sentence.clauses) < 2:
        return None
    begin = sentence.clauses[1]
    at = 1
    while at < len(sentence.clauses) - 1 and begin.words[0].lower in RELATIVES and begin.before == ",":
        at += 1
        begin = sentence.clauses[at]
    content = [trimmed(text, begin.start, sentence.content_end)]
    return _draft(frame, number, content, [(sentence.start, sentence.clauses[at - 1].end)], "wie-first")


def _reports(frame: Frame) -> bool:
    """Whether a *wie* clause names a source: *wie X mitteilte*, and no *wie erwartet*."""
    return bool({"D", "C"} & frame.cue.verb.takes) and (frame.cue.finite >= 1)


def _subject_before(frame: Frame) -> bool:
    return frame.subject is not None and frame.subject[1] <= frame.cue.clause.start and not frame.shared


def _frame_end(sentence: Sentence, index: int) -> int:
    """Where a frame behind its content ends: with the sentence, unless the content goes on."""
    end = sentence.clauses[index].end
    for clause in sentence.clauses[index + 1 :]:
        words = clause.words
        relative = words[0].lower in RELATIVES and not first_is_article(words)
        if words[0].kind == "quote" or words[0].lower in ("dass", "daß", "ob"):
            break
        if strength(list(words)) == 2 and not relative:
            break
        end = clause.end
    return end


def _is_clause(clauses: tuple[Clause, ...]) -> bool:
    return any(is_finite(clause.words, at) for clause in clauses for at in range(len(clause.words)))


def _lead(text: str, sentence: Sentence, number: int, frame: Frame, later: list[Frame]) -> Draft | None:
    """The frame stands before its content."""
    if frame.order == "wie" and frame.index:
        return None
    begin = _content_clause(sentence, frame)
    if begin is None:
        return None
    start = sentence.clauses[begin].start
    end = _content_end(text, sentence, begin, frame, later)
    content = [trimmed(text, start, end)]
    if content[0][0] >= content[0][1]:
        return None
    frame_start = frame.cue.clause.start if frame.cue.clause.words[0].lower in _AND and frame.index else sentence.start
    shape = sentence.clauses[begin].words[0].lower
    rule = f"lead-{shape}" if shape in _COMPLEMENTIZERS else "lead"
    draft = _draft(frame, number, content, [trimmed(text, frame_start, start)], rule)
    if frame.cue.verb.lemma in ("fragen", "nachfragen", "anfragen") and shape in _COMPLEMENTIZERS - {"dass", "daß"}:
        draft.kind = "question"
    return draft


def _content_clause(sentence: Sentence, frame: Frame) -> int | None:
    """The number of the clause where the content begins, if this frame has one behind it."""
    for index in range(frame.index + 1, min(len(sentence.clauses), frame.index + 5)):
        clause = sentence.clauses[index]
        if clause.words[0].kind == "quote":
            return None
        near = index == frame.index + 1
        if clause.before == ":":
            return index if {"C", "D"} & frame.cue.verb.takes else None
        if _opens_content(frame, clause, near=near):
            return index
        if near and not _relative(clause.words) and not _interruption(clause.words):
            return None
    return None


def _opens_content(frame: Frame, clause: Clause, *, near: bool) -> bool:
    """Whether a clause is what the verb takes; ``near`` if it stands right behind the frame's own."""
    takes = frame.cue.verb.takes
    words = clause.words
    first = words[0].lower
    if first in ("dass", "daß", "ob"):
        return "C" in takes
    if near and first in _COMPLEMENTIZERS and "C" in takes and not frame.cue.verb.weak:
        return clause.before == ","
    if _relative(words):
        return False
    if "Z" in takes and has_zu_infinitive(words) and (near or not _has_strong(words)):
        return True
    if {"C", "D"} & takes and strength(list(words)) == 2:
        return True
    return near and _plain_clause(frame, clause)


def _relative(words: tuple[Token, ...]) -> bool:
    first = words[0].lower
    return (first in RELATIVES and not first_is_article(words)) or first in SUBORDINATORS


def _plain_clause(frame: Frame, clause: Clause) -> bool:
    """*sagte, die Fähre kommt*: an indicative main clause behind a strong verb that ends its clause."""
    if frame.cue.verb.weak or frame.cue.passive or frame.order == "last" or "C" not in frame.cue.verb.takes:
        return False
    if frame.cue.parts[-1] < len(frame.cue.clause.words) - 1 or clause.before != ",":
        return False
    words = clause.words
    if words[0].lower in (*_AND, *SUBORDINATORS) or (words[0].lower in RELATIVES and not first_is_article(words)):
        return False
    return any(is_finite(words, at) for at in range(1, min(len(words), 9)))


def _interruption(words: tuple[Token, ...]) -> bool:
    return not any(is_finite(words, at) for at in range(len(words)))


def _has_strong(words: tuple[Token, ...]) -> bool:
    return any(is_finite(words, at) for at in range(len(words)))


def has_zu_infinitive(words: tuple[Token, ...]) -> bool:
    for at, word in enumerate(words):
        if word.lower == "zu" and at + 1 < len(words):
            following = words[at + 1]
            if not following.capital and following.lower.endswith(("en", "rn", "ln", "sein", "tun")):
                return True
        elif not word.capital and word.kind == "word" and "zu" in word.lower[2:-3] and word.lower.endswith("en"):
            head, _, tail = word.lower.partition("zu")
            if 2 <= len(head) <= 8 and len(tail) >= 4 and head in _ZU_PARTICLES:
                return True
    return False


_ZU_PARTICLES = word_list("zu_particles")


def _content_end(text: str, sentence: Sentence, begin: int, frame: Frame, later: list[Frame]) -> int:
    """The end of the sentence, or where the author's own clause goes on: *…, und forderte*, *… und weigerte sich*."""
    for following in later:
        clause = following.cue.clause
        joined = clause.words[0].lower in _AND and following.cue.finite == 1
        if following.index > begin and joined and not following.cue.subjunctive:
            return clause.start
    final = sentence.clauses[begin].words[0].lower in _COMPLEMENTIZERS
    for clause in sentence.clauses[begin:]:
        if final:
            for at in range(2, len(clause.words) - 1):
                if clause.words[at].lower == "und" and _resumes(clause.words, at):
                    return clause.words[at].start
    return sentence.content_end


def _resumes(words: tuple[Token, ...], at: int) -> bool:
    """Behind a finished subordinate clause, *und* with an indicative verb goes back to the main clause."""
    following = words[at + 1]
    return (
        is_finite(words, at - 1)
        and is_finite(words, at + 1)
        and following.lower.endswith(("te", "ten", "t"))
        and (strength(list(words[at + 1 : at + 2])) == 0)
    )


def _draft(frame: Frame, number: int, content: list[Stretch], around: list[Stretch], rule: str) -> Draft:
    cue = [(word.start, word.end) for word in frame.cue.words]
    if frame.order == "wie":
        first = frame.cue.clause.words[0]
        cue.insert(0, (first.start, first.end))
    return Draft(
        kind="indirect",
        content=content,
        sentence=number,
        speaker=frame.subject,
        cue=cue,
        frame=around,
        addressee=frame.addressee,
        assertive=not frame.cue.negated,
        rules=[rule, f"verb:{frame.cue.verb.lemma}"],
    )
