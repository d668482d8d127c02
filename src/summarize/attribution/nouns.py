"""Content that hangs on a noun: *der Vorwurf, die Bahn habe …*, *die Forderung, den Hafen zu räumen*, *…, wonach …*."""

from __future__ import annotations

from summarize.attribution.clauses import SUBORDINATORS, Clause, Sentence
from summarize.attribution.drafts import Draft, Stretch, trimmed
from summarize.attribution.finite import has_finite, is_relative, verb_first
from summarize.attribution.infinitives import has_zu_infinitive
from summarize.attribution.lexicon import word_list
from summarize.attribution.mood import strength
from summarize.attribution.phrases import GENITIVE, noun_phrase
from summarize.attribution.subjects import opening_subject
from summarize.attribution.tokens import Token

_NOUNS = word_list("cue_nouns")
_STATES = word_list("state_nouns")
"""Nouns of thought and intent: they report only with the Konjunktiv beside them, and take no infinitive as content."""


def by_noun(text: str, sentence: Sentence, number: int) -> list[Draft]:
    """The content of the first noun of saying that has one, or of *wonach*."""
    for index, clause in enumerate(sentence.clauses[1:], start=1):
        before = sentence.clauses[index - 1]
        if clause.words[0].kind == "quote" or before.words[0].kind == "quote" or clause.before != ",":
            continue
        if clause.words[0].lower == "wonach" and len(clause.words) > 2:
            return [_wonach(text, sentence, number, clause, before)]
        noun = _noun(before)
        rule = _takes(clause, noun)
        if rule is None or (noun is not None and _only_thought(before.words[noun], rule, clause)):
            continue
        again = (later.start for later in sentence.clauses[index + 1 :] if verb_first(later))
        content = trimmed(text, clause.start, next(again, sentence.content_end))
        draft = Draft("indirect", [content], number, rules=[rule], frame=[trimmed(text, sentence.start, clause.start)])
        if noun is not None:
            word = before.words[noun]
            draft.cue = [(word.start, word.end)]
            draft.speaker = _genitive(before.words, noun)
            draft.rules.append(f"noun:{word.lower}")
        draft.speaker = draft.speaker or opening_subject(sentence)
        return [draft]
    return []


def _wonach(text: str, sentence: Sentence, number: int, clause: Clause, before: Clause) -> Draft:
    word = clause.words[0]
    return Draft(
        "indirect",
        [trimmed(text, word.end, clause.end)],
        number,
        _last_phrase(before.words),
        [(word.start, word.end)],
        [trimmed(text, sentence.start, word.end)],
        rules=["wonach"],
    )


def _noun(clause: Clause) -> int | None:
    """The position of the last noun of saying in a clause, if it stands near the end."""
    words = clause.words
    for at in range(len(words) - 1, max(-1, len(words) - 10), -1):
        if words[at].capital and words[at].lower.split("-")[-1] in _NOUNS:
            return at if noun_phrase(words, at, len(words)) >= len(words) - 1 else None
    return None


def _only_thought(noun: Token, rule: str, clause: Clause) -> bool:
    if noun.lower.split("-")[-1] not in _STATES:
        return False
    return rule == "noun-infinitive" or strength(clause.words) < 1


def _takes(clause: Clause, noun: int | None) -> str | None:
    words = clause.words
    first = words[0].lower
    if noun is not None and first in ("dass", "daß"):
        return "noun-dass"
    if first in SUBORDINATORS:
        return None
    if is_relative(words) or first in ("um", "ohne", "statt", "anstatt"):
        return None
    if noun is not None and has_zu_infinitive(words) and not has_finite(words):
        return "noun-infinitive"
    if strength(words) == 3 and (noun is not None or words[0].lower not in ("und", "aber", "denn")):
        return "noun-konjunktiv" if noun is not None else None
    return None


def _genitive(words: tuple[Token, ...], noun: int) -> Stretch | None:
    """*die Forderung der Grünen*: who speaks stands right behind the noun."""
    at = noun + 1
    if at < len(words) and (words[at].lower in GENITIVE or words[at].lower in ("von", "vom", "aus")):
        begin = at if words[at].lower in GENITIVE else at + 1
        end = noun_phrase(words, begin, len(words))
        if end > begin:
            return words[begin].start, words[end - 1].end
    return None


def _last_phrase(words: tuple[Token, ...]) -> Stretch | None:
    for at in range(len(words)):
        end = noun_phrase(words, at, len(words), tight=False)
        if end == len(words):
            return words[at].start, words[end - 1].end
    return None
