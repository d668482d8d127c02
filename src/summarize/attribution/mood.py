"""The Konjunktiv of reported speech, from a generated table of forms.

German news marks reported speech by the Konjunktiv I; where its form equals the indicative (*hätten* for *haben*) the
Konjunktiv II stands in (Duden, Grammatik, "indirekte Rede"). ``würde`` alone is a conditional more often than not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from summarize.attribution.lexicon import lines, word_list
from summarize.attribution.tokens import Token, tokens
from summarize.attribution.verbs import verbs
from summarize.models import Mood

SURE = word_list("sure")
"""Konjunktiv I forms that can hardly be anything else in a sentence without *ich*."""

SECOND = word_list("second")
_STRONG_SECOND = SECOND - word_list("conditional")
_PREFIXED = re.compile(r"(?:be|ver|er|ent|zer|miss)(?!.*(?:weise|ende)$)[a-zäöüß]{3,}[^tn]e$")
_COMPLEMENTIZERS = ("dass", "daß", "ob")
_CONDITIONAL = ("wenn", "falls", "sofern")
_FORMULAE = (
    "dem auch sei",
    "komme , was",
    "koste es",
    "was es wolle",
    "was wolle",
    "man nehme",
    "es lebe",
    "als sei",
    "als habe",
)
"""*Wie dem auch sei*, *komme, was wolle*; the last is the comparison *als sei nichts geschehen*."""
_NOT_MOOD = word_list("not_mood")
_ARTICLES = word_list("articles_before_adjective")
_ALSO_ADJECTIVES = word_list("also_adjectives")
_PARTICLES = word_list("verb_particles_konjunktiv")


@cache
def first_forms() -> frozenset[str]:
    """Konjunktiv I, third person singular, lower case, of the verbs known."""
    lemmas = lines("subjunctive.txt")
    found = {_first(lemma) for lemma in lemmas}
    for verb in verbs():
        form = _first(verb.lemma.removeprefix(verb.particle))
        found |= {form, verb.particle + form}
    return frozenset(found | SURE) - _NOT_MOOD


def is_first(token: Token, before: Token | None = None, after: Token | None = None) -> bool:
    """Whether this word is a Konjunktiv I, given its neighbours: after an article and before a noun it is none."""
    if token.kind != "word" or (token.capital and before is not None) or not _known(token.lower):
        return False
    if token.lower in SURE:
        return True
    attribute = before is not None and before.lower in _ARTICLES and after is not None and after.capital
    if token.lower in _ALSO_ADJECTIVES and after is not None:
        attribute = attribute or after.capital or after.lower in ("und", "oder", "gewesen", "geworden")
    return not token.capital and not attribute


def _unknown_first(token: Token, before: Token, after: Token | None) -> bool:
    """*der Bau verzögere sich*: behind a noun or pronoun and before no noun, a prefixed word in -e no table knows."""
    if token.capital or not _PREFIXED.match(token.lower) or token.lower in _NOT_MOOD:
        return False
    subject = before.capital or before.lower in ("er", "sie", "es", "man")
    return subject and (after is None or after.kind == "mark" or after.lower == "sich" or after.lower in _ARTICLES)


def _final(token: Token) -> bool:
    """At the end of a *dass* clause a word in -e is a Konjunktiv I, known or not; -te may be a preterite."""
    word = token.lower
    return (
        token.kind == "word"
        and not token.capital
        and len(word) > 3
        and word.endswith("e")
        and (not word.endswith("te") and word not in SECOND and word != "wurde" and word not in _NOT_MOOD)
    )


@lru_cache(maxsize=50_000)
def _known(word: str) -> bool:
    if not word.endswith(("e", "sei", "seien")) or word in _NOT_MOOD:
        return False
    table = first_forms()
    if word in table or (len(word) > 7 and word.endswith("iere")):
        return True
    return any(word.startswith(particle) and word[len(particle) :] in table for particle in _PARTICLES)


def reported_mood(sentence: str) -> bool:
    """Whether the sentence is marked as reported speech: Konjunktiv I, or a Konjunktiv II that can stand in for it.

    Words inside quotation marks and anything with *ich* do not count; *würde* and *könnte* alone do not either, nor
    does *sei* in *sei es* and *es sei denn*.
    """
    return reported(tokens(sentence))


def reported(words: Iterable[Token]) -> bool:
    """As ``reported_mood``, for tokens."""
    return strength(list(words)) >= 2


def strength(words: Sequence[Token]) -> int:
    """3: a Konjunktiv I; 2: a II that stands in for it; 1: a II that is as often a conditional; 0: none."""
    if len(words) > 3 and words[0].lower in _COMPLEMENTIZERS and _final(words[-1]):
        return 3
    best = 0
    conditional = any(token.lower in _CONDITIONAL for token in words)
    if any(token.lower in ("ich", "wir") for token in words):
        return 0
    for index, token in enumerate(words):
        if token.kind != "word":
            continue
        before = words[index - 1] if index else None
        after = words[index + 1] if index + 1 < len(words) else None
        if is_first(token, before, after) and not _set_phrase(words, index):
            return 3
        if before is not None and _unknown_first(token, before, after):
            return 3
        if token.lower in SECOND and not token.capital:
            best = max(best, 2 if token.lower in _STRONG_SECOND and not conditional else 1)
    return best


def mood(clause: str) -> Mood:
    """The mood of the finite verb of a clause, as far as the tables know it."""
    words = tokens(clause)
    for index, token in enumerate(words):
        before = words[index - 1] if index else None
        after = words[index + 1] if index + 1 < len(words) else None
        if is_first(token, before, after) and not _set_phrase(words, index):
            return "konjunktiv1"
    if any(token.lower in SECOND and not token.capital for token in words):
        return "konjunktiv2"
    if any(token.lower == "zu" for token in words) and not any(_looks_finite(token) for token in words):
        return "infinitive"
    return "indicative" if any(_looks_finite(token) for token in words) else "none"


_FINITE = word_list("finite")


def _looks_finite(token: Token) -> bool:
    if token.kind != "word" or token.capital:
        return False
    return token.lower in _FINITE or (len(token.lower) > 4 and token.lower.endswith(("te", "ten", "iert")))


def _first(infinitive: str) -> str:
    """*spielen* makes *spiele*, *wechseln* makes *wechsle*, *ändern* makes *ändere*, *tun* makes *tue*."""
    if infinitive.endswith("eln"):
        return f"{infinitive[:-3]}le"
    return f"{infinitive.removesuffix('n').removesuffix('e')}e"


def _set_phrase(words: Sequence[Token], index: int) -> bool:
    """*Es sei denn*, *sei es*, *Gott sei Dank*, *möge er siegen*, and the formulae above."""
    word = words[index].lower
    after = words[index + 1].lower if index + 1 < len(words) else ""
    before = words[index - 1].lower if index else ""
    around = " ".join(token.lower for token in words[max(0, index - 2) : index + 3])
    if any(formula in around for formula in _FORMULAE):
        return True
    if word == "sei":
        return (
            after in ("denn", "es", "dank", "dahingestellt")
            and before != "das"
            and (after != "es" or before in ("", ","))
        )
    return word == "möge" and not before
