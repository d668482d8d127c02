"""What the rules for framed speech share: where the author speaks again, and the draft of a frame."""

from __future__ import annotations

from summarize.attribution.clauses import SUBORDINATORS, Clause
from summarize.attribution.drafts import Draft, Stretch
from summarize.attribution.finite import has_finite, is_relative
from summarize.attribution.frames import Frame
from summarize.attribution.mood import strength
from summarize.attribution.subjects import AND
from summarize.attribution.tokens import Token


def author_again(clause: Clause) -> bool:
    """*…: „…“* is a quotation of its own; *… – und noch war nichts klar* and *…; es blieb still* are the author's."""
    if clause.words[0].kind == "quote":
        return clause.before == ":"
    dash = clause.before in ("–", "—") and clause.words[0].lower in AND and has_finite(clause.words[:4])
    return (dash or clause.before == ";") and strength(clause.words) == 0


def dependent(words: tuple[Token, ...]) -> bool:
    return (words[0].lower in SUBORDINATORS and has_finite(words)) or is_relative(words)


def framed_draft(frame: Frame, number: int, content: list[Stretch], around: list[Stretch], rule: str) -> Draft:
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
