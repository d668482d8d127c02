"""Indirect speech with a frame in its own sentence: *X sagte, dass …*, *…, teilte X mit*, *wie X berichtet, …*."""

from __future__ import annotations

from summarize.attribution.clauses import SUBORDINATORS, Clause, Sentence
from summarize.attribution.cues import BEING
from summarize.attribution.drafts import Draft, Stretch, trimmed, without
from summarize.attribution.frames import Frame, has_finite, is_finite, is_relative, verb_first
from summarize.attribution.infinitives import has_zu_infinitive
from summarize.attribution.lexicon import word_list
from summarize.attribution.mood import strength
from summarize.attribution.nouns import by_noun
from summarize.attribution.phrases import ARTICLES
from summarize.attribution.tokens import Token

_COMPLEMENTIZERS = word_list("complementizers")
_VIEWS = ("ansicht", "auffassung", "meinung", "these", "standpunkt", "position", "überzeugung")
_ASKING = ("fragen", "nachfragen", "anfragen", "offenlassen", "erläutern", "wissen")
_INVERTING = word_list("inverting")
_AND = ("und", "sowie", "aber", "oder", "sondern", "doch")


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
                _lead(text, sentence, number, frame, later, within=outer.end) if _speaks_inside(frame, text) else None
            )
            drafts += [_inner(nested, outer)] if nested is not None else []
            continue
        draft = _tail(text, sentence, number, frame) or _lead(text, sentence, number, frame, later)
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
        draft = _tail(text, sentence, number, frame)
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


def _tail(text: str, sentence: Sentence, number: int, frame: Frame) -> Draft | None:
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
    passive = frame.cue.passive and frame.order == "first" and frame.cue.verb.lemma != "zitieren"
    if force < 2 and (
        passive or frame.cue.verb.weak or (frame.order == "first" and ahead[0].words[0].lower in _INVERTING)
    ):
        return None
    stop = _frame_end(sentence, frame.index)
    end = next((c.start for c in sentence.clauses[frame.index + 1 :] if _author_again(c)), sentence.content_end)
    content = without(text, sentence.start, end, [(clause.start, stop)])
    if not content or not (_is_clause(ahead) or _is_clause(sentence.clauses[frame.index + 1 :])):
        return None
    return _draft(frame, number, content, [(clause.start, stop)], "tail" if frame.order == "first" else "tail-wie")


def _may_follow(frame: Frame) -> bool:
    """Whether the frame's own shape lets it stand behind its content: *…, sagte X*, *…, wie X sagte*."""
    clause = frame.cue.clause
    if frame.order not in ("first", "wie") or clause.before not in (",", "–", "-", "—", "„"):
        return False
    if not {"D", "C"} & frame.cue.verb.takes or clause.words[0].lower in _AND:
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
    return _draft(frame, number, content, [(sentence.start, sentence.clauses[at - 1].end)], "wie-first")


def _reports(frame: Frame) -> bool:
    """Whether a *wie* clause names a source: *wie X mitteilte*, and no *wie erwartet*."""
    cue = frame.cue
    known = frame.subject is not None or cue.verb.impersonal or cue.verb.lemma in ("zitieren", "bekanntwerden")
    named = len(cue.clause.words) < 2 or cue.clause.words[1].lower != "man"
    return bool({"D", "C"} & cue.verb.takes) and known and named


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
    return any(has_finite(clause.words) and not _relative(clause.words) for clause in clauses)


def _lead(
    text: str, sentence: Sentence, number: int, frame: Frame, later: list[Frame], within: int | None = None
) -> Draft | None:
    """The frame stands before its content, which ends at ``within`` at the latest."""
    if (frame.order == "wie" and frame.index) or (frame.order == "first" and not frame.index):
        return None
    opening = _content_clause(sentence, frame)
    if opening is None:
        return None
    begin, rule = opening
    start = sentence.clauses[begin].start
    end = _content_end(sentence, begin, later, inside=frame.order == "last")
    content = [trimmed(text, start, end if within is None else min(end, within))]
    if content[0][0] >= content[0][1] or (frame.cue.verb.weak and not _marked(sentence, begin)):
        return None
    frame_start = frame.cue.clause.start if frame.cue.clause.words[0].lower in _AND and frame.index else sentence.start
    draft = _draft(frame, number, content, [trimmed(text, frame_start, start)], rule)
    if frame.cue.verb.lemma in ("fragen", "nachfragen", "anfragen") and rule == "lead-question":
        draft.kind = "question"
    return draft


def _marked(sentence: Sentence, begin: int) -> bool:
    return any(strength(clause.words) >= 2 for clause in sentence.clauses[begin:])


def _content_clause(sentence: Sentence, frame: Frame) -> tuple[int, str] | None:
    """The number of the clause where the content begins and the rule that says so, if the frame has one behind it."""
    for index in range(frame.index + 1, min(len(sentence.clauses), frame.index + 5)):
        clause = sentence.clauses[index]
        if clause.words[0].kind == "quote":
            return None
        near = index == frame.index + 1
        if clause.before == ":":
            return (index, "lead-colon") if _colon(frame, clause) else None
        rule = _opens_content(frame, clause, sentence.clauses[index + 1 :], near=near)
        if rule is not None:
            return index, rule
        if near and not _relative(clause.words) and not _interruption(clause.words):
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
    if _relative(words) or first in ("um", "ohne", "anstatt", "statt"):
        return None
    done = frame.cue.passive and (frame.order == "last" or frame.cue.clause.words[frame.cue.finite].lower in BEING)
    if "Z" in takes and not done and (near or not has_finite(words)) and _infinitive(words, later):
        return "lead-infinitive"
    if {"C", "D"} & takes and strength(words) >= 2:
        return "lead-konjunktiv"
    return "lead-plain" if near and _plain_clause(frame, clause) else None


def _infinitive(words: tuple[Token, ...], later: tuple[Clause, ...]) -> bool:
    """An infinitive with *zu*, here or, across an insertion, in a clause behind: *, die Halle, …, zu räumen*."""
    if has_zu_infinitive(words):
        return True
    if has_finite(words):
        return False
    return any(has_zu_infinitive(clause.words) and not has_finite(clause.words) for clause in later[:3])


def _relative(words: tuple[Token, ...]) -> bool:
    return (words[0].lower in SUBORDINATORS and has_finite(words)) or is_relative(words)


def _plain_clause(frame: Frame, clause: Clause) -> bool:
    """*sagte, die Fähre kommt*: an indicative main clause behind a strong verb that ends its clause."""
    if frame.cue.verb.weak or frame.order == "last" or "C" not in frame.cue.verb.takes:
        return False
    if frame.cue.parts[-1] < len(frame.cue.clause.words) - 1 or clause.before != ",":
        return False
    words = clause.words
    if words[0].lower in (*_AND, "so", "also") or _relative(words) or is_finite(words, 0) or frame.subject is None:
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
        joined = clause.words[0].lower in _AND and following.cue.finite == 1
        if following.index > begin and joined and not following.cue.subjunctive:
            return clause.start
    final = sentence.clauses[begin].words[0].lower in _COMPLEMENTIZERS
    for clause in sentence.clauses[begin:]:
        if clause.first > sentence.clauses[begin].first and (_author_again(clause) or (inside and verb_first(clause))):
            return clause.start
        if final:
            for at in range(2, len(clause.words) - 1):
                if clause.words[at].lower == "und" and _resumes(clause.words, at):
                    return clause.words[at].start
    return sentence.content_end


def _author_again(clause: Clause) -> bool:
    """*…: „…“* is a quotation of its own; *… – und noch war nichts klar* and *…; es blieb still* are the author's."""
    if clause.words[0].kind == "quote":
        return clause.before == ":"
    dash = clause.before in ("–", "—") and clause.words[0].lower in _AND and has_finite(clause.words[:4])
    return (dash or clause.before == ";") and strength(clause.words) == 0


def _resumes(words: tuple[Token, ...], at: int) -> bool:
    """Behind a finished subordinate clause, *und* with an indicative verb goes back to the main clause."""
    following = words[at + 1]
    return (
        is_finite(words, at - 1)
        and is_finite(words, at + 1)
        and following.lower.endswith(("te", "ten", "t"))
        and (strength(words[at + 1 : at + 2]) == 0)
    )


def _draft(frame: Frame, number: int, content: list[Stretch], around: list[Stretch], rule: str) -> Draft:
    cue = [(word.start, word.end) for word in frame.cue.words]
    first = frame.cue.clause.words[0]
    if frame.order == "wie" and first.lower == "wie":
        cue.insert(0, (first.start, first.end))
    return Draft(
        kind="indirect",
        content=content,
        sentence=number,
        speaker=frame.subject,
        cue=cue,
        frame=around,
        addressee=frame.addressee,
        assertive=not frame.cue.negated and "n" not in frame.cue.verb.takes,
        rules=[rule, f"verb:{frame.cue.verb.lemma}"],
    )
