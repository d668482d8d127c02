"""The surface forms of a German term, written out so that finding terms is a walk through a tree of words.

The rules over-generate on purpose: a form that no German writes costs a few bytes, a form that is missed costs a
term. What must not be generated is another word (*Mali* + n is a first name), hence the short list for names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice, product

from summarize.glossary.terms import GlossaryTerm

TOKEN = re.compile(r"[^\W_]+|-")
ADJECTIVE_ENDINGS = ("", "e", "en", "em", "er", "es")
ADJECTIVE = re.compile(r"(?:e[nmrs]?)$")
NAMES = frozenset({"place", "party", "country", "person"})
MOST_FORMS = 4000

Words = tuple[str, ...]


def surface_forms(term: GlossaryTerm) -> Iterator[Words]:
    """Every form of ``term`` as a tuple of words and hyphens, as ``words_of`` cuts them."""
    bases = [term.german, *(form for form in term.forms if not form.startswith("+"))]
    for base in bases:
        words = words_of(base)
        choices = [_word_forms(word, words, position, term) for position, word in enumerate(words)]
        yield from islice(product(*choices), MOST_FORMS)


def words_of(text: str) -> Words:
    return tuple(match.group() for match in TOKEN.finditer(text))


def _word_forms(word: str, words: Words, position: int, term: GlossaryTerm) -> tuple[str, ...]:
    last = position == len(words) - 1
    if word[:1].islower():
        inflected = len(words) == 1 or (last and words[position - 1] == "-") or _is_adjective(word)
        return tuple(_lower_case_forms(word, first=position == 0, inflected=inflected))
    if not word[:1].isalpha() or (not last and words[position + 1] == "-"):
        return (word,)
    if word.isupper() or (term.domain in NAMES and (len(words) == 1 or term.domain == "person")):
        dative = (f"{word}n",) if word.endswith("er") else ()
        return (word, *_feminine(word, term), *dative, *(() if word.endswith("s") else (f"{word}s",)))
    forms = [word, *_noun_endings(word)]
    if last:
        forms += _feminine(word, term)
        if "+adj" in term.forms:
            forms += _declined(word)
    elif _is_adjective(word):
        forms += _declined(word)
    return tuple(dict.fromkeys(forms))


def _is_adjective(word: str) -> bool:
    return len(word) > 3 and ADJECTIVE.search(word) is not None


def _lower_case_forms(word: str, *, first: bool, inflected: bool) -> Iterable[str]:
    forms = [word, *_declined(word)] if inflected else [word]
    capitals = [form[0].upper() + form[1:] for form in forms] if first else []
    return dict.fromkeys([*forms, *capitals])


def _declined(word: str) -> list[str]:
    stem = ADJECTIVE.sub("", word) if _is_adjective(word) else word
    return [stem + ending for ending in ADJECTIVE_ENDINGS if ending] + ([] if stem != word else [word])


def _feminine(word: str, term: GlossaryTerm) -> list[str]:
    if "+in" not in term.forms:
        return []
    stem = word.removesuffix("e").removesuffix("en") if term.domain == "office" else word.removesuffix("e")
    return [f"{stem}in", f"{stem}innen"]


def _noun_endings(word: str) -> list[str]:
    if word.endswith("e"):
        return [f"{word}n", f"{word}s"]
    if word.endswith(("er", "el", "en")):
        return [f"{word}s", f"{word}n", f"{word}es"]
    if word.endswith(("s", "ß", "x", "z")):
        return [f"{word}e", f"{word}es", f"{word}en", f"{word}ses"]
    return [f"{word}s", f"{word}es", f"{word}e", f"{word}en"]
