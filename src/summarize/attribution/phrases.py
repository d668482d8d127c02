"""Noun phrases without a tagger: articles, adjectives, capitals, genitives and appositions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.attribution.clauses import PREPOSITIONS
from summarize.attribution.lexicon import word_list
from summarize.attribution.tokens import Token

NOMINATIVE_PRONOUNS = word_list("nominative_pronouns")
PRONOUNS = NOMINATIVE_PRONOUNS | word_list("pronouns")
OBLIQUE = word_list("oblique")
ARTICLES = word_list("articles")
GENITIVE = word_list("genitive")
_ADVERBS = word_list("adverbs")
_NAME_WITH_PREFIX = re.compile(r"[a-z]{1,3}['’-][A-ZÄÖÜ]")
_LINKS = word_list("links")
_TIGHT = word_list("tight")
_PARTICLES_OF_NAMES = word_list("particles_of_names")
_TIMES = word_list("times")
_PREMODIFIERS = word_list("premodifiers")


def is_head(token: Token) -> bool:
    """Whether a word can be a noun or a name: written large (or like *d’Italia*), no adverb, no article."""
    if token.kind != "word" or token.lower in ARTICLES or token.lower in PREPOSITIONS or token.lower in _ADVERBS:
        return False
    return token.capital or _NAME_WITH_PREFIX.match(token.text) is not None


def is_quote_mark(token: Token) -> bool:
    return token.kind == "mark" and token.text in '„“”"»«‚‘'


def looks_adjective(token: Token) -> bool:
    if token.kind == "number":
        return True
    word = token.lower
    return token.kind == "word" and (
        word.endswith(("e", "en", "er", "es", "em")) or word in ("erst", "so", "als", "damals", "rund", "etwa", "sehr")
    )


def noun_phrase(words: Sequence[Token], at: int, stop: int, *, tight: bool = True) -> int:
    """Where the noun phrase that begins at ``at`` ends (exclusive); ``at`` itself if none does.

    ``tight`` keeps to genitives and *von, für, aus* behind the noun; else every preposition may follow.
    """
    if at >= stop:
        return at
    if words[at].lower in PRONOUNS and not (at + 1 < stop and is_head(words[at + 1]) and words[at].lower in ARTICLES):
        return at + 1
    core = _core(words, at, stop)
    if core == at:
        return at
    return _extended(words, core, stop, tight=tight)


def _core(words: Sequence[Token], at: int, stop: int) -> int:
    """Article, attributes and the noun or name itself."""
    index = at
    if words[index].lower in ARTICLES or (words[index].kind == "number" and index + 1 < stop):
        index += 1
        index = _attributes(words, index, stop)
    elif words[index].kind == "word" and not words[index].capital and looks_adjective(words[index]):
        index = _attributes(words, index, stop)
    begin = index
    while index < stop:
        token = words[index]
        if is_head(token) or (is_quote_mark(token) and _quoted_name(words, index, stop)):
            index = _after_name(words, index, stop)
        elif index > begin and (token.kind == "number" or _name_particle(words, index, stop)):
            index += 1
        else:
            break
    if index == begin:
        return at
    return _owned(words, index, stop) if index == at + 1 else index


def _owned(words: Sequence[Token], index: int, stop: int) -> int:
    """*Putins außenpolitischer Berater*: a name in the genitive, attributes, and the noun it belongs to."""
    if not words[index - 1].lower.endswith("s") or index >= stop or words[index].capital:
        return index
    adjective = words[index].lower
    if words[index].kind != "word" or not adjective.endswith(("er", "e", "es")) or adjective.endswith("te"):
        return index
    if words[index].lower in ARTICLES or words[index].lower in PREPOSITIONS or words[index].lower in _ADVERBS:
        return index
    noun = _attributes(words, index, stop)
    return _core(words, noun, stop) if noun < stop and is_head(words[noun]) and noun - index <= 2 else index


def _attributes(words: Sequence[Token], index: int, stop: int) -> int:
    """Skips adjectives and extended attributes: *der als gemäßigt geltende frühere Präsident*."""
    begin = index
    while index < stop and words[index].kind in ("word", "number") and not is_head(words[index]):
        if words[index].lower in PREPOSITIONS or words[index].lower == "als":
            reach = _extended_attribute(words, index, stop)
            if reach == index:
                return begin if begin == index else index
            index = reach
        elif (
            looks_adjective(words[index])
            or words[index].lower in ARTICLES
            or (index + 1 < stop and looks_adjective(words[index + 1]))
        ):
            index += 1
        else:
            break
    return index


def _extended_attribute(words: Sequence[Token], index: int, stop: int) -> int:
    for at in range(index + 1, min(stop - 1, index + 12)):
        token = words[at]
        if token.kind == "mark" and not is_quote_mark(token):
            return index
        participle = token.lower.endswith(("te", "ten", "ter", "ene", "enen", "ener", "ende", "enden", "ender"))
        if token.kind == "word" and not token.capital and participle and at - index >= 1:
            after = words[at + 1]
            if is_head(after) or looks_adjective(after):
                return at + 1
    return index


def _quoted_name(words: Sequence[Token], index: int, stop: int) -> bool:
    return any(is_quote_mark(words[at]) for at in range(index + 1, min(stop, index + 9)))


def _after_name(words: Sequence[Token], index: int, stop: int) -> int:
    if not is_quote_mark(words[index]):
        return index + 1
    for at in range(index + 1, min(stop, index + 9)):
        if is_quote_mark(words[at]):
            return at + 1
    return index + 1


def _name_particle(words: Sequence[Token], index: int, stop: int) -> bool:
    """*Ursula von der Leyen*, *Ludwig van Beethoven*: between two names, never before an article's noun."""
    word = words[index].lower
    if word not in _PARTICLES_OF_NAMES or index + 1 >= stop:
        return False
    following = words[index + 1]
    if word in ("van", "de", "al", "bin", "ben", "ibn", "da", "di", "du", "la", "le", "el", "abu", "del", "dos"):
        return following.capital or following.lower in _PARTICLES_OF_NAMES
    return word == "von" and following.lower == "der" and index + 2 < stop and words[index + 2].text == "Leyen"


def _extended(words: Sequence[Token], index: int, stop: int, *, tight: bool) -> int:
    """Genitives, prepositional attributes, brackets, coordinations and appositions behind the noun."""
    links = _TIGHT if tight else _LINKS
    while index < stop:
        token = words[index]
        if token.kind == "paren":
            index += 1
            continue
        reach = index
        if token.lower in GENITIVE or token.lower in links:
            begin = index + 1 if token.lower in PREPOSITIONS or token.lower == "und" else index
            reach = _core(words, begin, stop) if begin < stop and not _is_time(words, begin) else index
            reach = reach if reach > begin else index
        elif token.lower in ("und", "sowie", "oder") and index + 1 < stop:
            reach = _core(words, index + 1, stop)
            reach = reach if reach > index + 1 else index
        if reach == index:
            break
        index = reach
    return _apposition(words, index, stop)


def _is_time(words: Sequence[Token], at: int) -> bool:
    return any(token.lower in _TIMES for token in words[at : at + 3])


def _apposition(words: Sequence[Token], index: int, stop: int) -> int:
    """*der Sprecher, Jan Holm, …*: a comma, one more phrase, and a comma or the end behind it."""
    if index + 1 >= stop or words[index].text != ",":
        return index
    reach = _core(words, index + 1, stop)
    if reach == index + 1 or (words[index + 1].lower in ("die", "das", "der") and not _closed(words, reach, stop)):
        return index
    while reach < stop and (
        words[reach].lower in GENITIVE or words[reach].lower in _TIGHT or words[reach].kind == "paren"
    ):
        begin = reach + 1 if words[reach].lower in PREPOSITIONS or words[reach].kind == "paren" else reach
        further = _core(words, begin, stop) if words[reach].kind != "paren" else begin
        if further == begin and words[reach].kind != "paren":
            break
        reach = further
    return reach if _closed(words, reach, stop) else index


def _closed(words: Sequence[Token], at: int, stop: int) -> bool:
    return at >= stop or words[at].text in (",", ".", "!", "?", ":")


def skip_modifiers(words: Sequence[Token], at: int, stop: int) -> int:
    """Past *auch*, *selbst*, *doch* … at the head of a phrase."""
    while at < stop and words[at].lower in _PREMODIFIERS:
        at += 1
    return at


def first_subject(words: Sequence[Token], at: int, stop: int, *, tight: bool = True) -> tuple[int, int] | None:
    """The first phrase in ``words[at:stop]`` that can be a subject: not oblique, behind no preposition."""
    index = at
    while index < stop:
        token = words[index]
        if token.kind == "mark" and token.text in ",;:" and index > at:
            return None
        if token.lower in PREPOSITIONS and token.lower not in ("während",):
            reach = noun_phrase(words, index + 1, stop)
            index = max(reach, index + 1)
            continue
        if token.lower in OBLIQUE:
            reach = _core(words, index, stop)
            index = max(_extended(words, reach, stop, tight=True) if reach > index else index + 1, index + 1)
            continue
        starts = token.lower in PRONOUNS or token.lower in ARTICLES or is_head(token) or is_quote_mark(token)
        if starts or token.kind == "number" or (looks_adjective(token) and token.kind == "word"):
            reach = noun_phrase(words, index, stop, tight=tight)
            if reach > index and not (_is_time(words[index:reach], 0) and reach - index <= 3):
                return index, reach
        index += 1
    return None
