"""Finite verbs and relative clauses without a tagger: by the tables, by endings and by neighbours."""

from __future__ import annotations

from summarize.attribution.clauses import PREPOSITIONS, RELATIVES, Clause
from summarize.attribution.cues import AUXILIARIES
from summarize.attribution.lexicon import word_list
from summarize.attribution.mood import SECOND, is_first, strength
from summarize.attribution.phrases import (
    ARTICLES,
    is_head,
    noun_phrase,
)
from summarize.attribution.tokens import Token
from summarize.attribution.verbs import forms

_STRONG_FINITE = word_list("strong_finite")
_ADVERBS_IN_T = word_list("adverbs_in_t")


def has_finite(words: tuple[Token, ...]) -> bool:
    return any(is_finite(words, at) for at in range(len(words)))


def is_finite(words: tuple[Token, ...], at: int) -> bool:
    """Whether a word looks like a finite verb, by its ending and its neighbours."""
    token = words[at]
    if token.kind != "word" or token.capital:
        return False
    word = token.lower
    if at and words[at - 1].lower == "zu":
        return False
    if word in SECOND or is_first(token, words[at - 1] if at else None, words[at + 1] if at + 1 < len(words) else None):
        return True
    if word in AUXILIARIES or word in _STRONG_FINITE or any(form.kind == "finite" for form in forms().get(word, ())):
        return not (_after_article(words, at))
    if word.endswith(("te", "ten")) and len(word) > 4:
        attribute = at + 1 < len(words) and words[at + 1].capital and word.endswith("ten")
        return not attribute and not (at and words[at - 1].lower in ARTICLES)
    return word.endswith("t") and len(word) > 2 and word not in _ADVERBS_IN_T and not word.startswith("ge")


def _after_article(words: tuple[Token, ...], at: int) -> bool:
    return at > 0 and words[at - 1].lower in ARTICLES and at + 1 < len(words) and words[at + 1].capital


def is_relative(words: tuple[Token, ...]) -> bool:
    """Whether a clause is a relative one: *die seit Mai ruht* is, *die Ampel ruht* and *die Ampel zu löschen* not."""
    first = words[0].lower
    if first in PREPOSITIONS and len(words) > 1:
        return words[1].lower in RELATIVES and not is_head(words[1]) and is_finite(words, len(words) - 1)
    if first not in RELATIVES or not has_finite(words):
        return False
    if first not in ("der", "die", "das", "den", "dem"):
        return True
    reach = noun_phrase(words, 0, len(words), tight=False)
    return not (1 < reach < len(words) and is_finite(words, reach))


def verb_first(clause: Clause) -> bool:
    """*…, folgte er nicht*: behind an inserted clause the main clause goes on with its verb, in the indicative."""
    words = clause.words
    return clause.before == "," and words[0].kind == "word" and is_finite(words, 0) and strength(words[:1]) < 3
