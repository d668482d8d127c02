"""No person, place or institution in the English that the German does not name.

Small models write *Chancellor Merkel* where the German says *der Bundeskanzler*. Names cannot be told from other
capitalised words by a list of names; here a capitalised English word must be *explained*: by a German word that
sounds alike, by a term of the glossary that occurs, or by being an ordinary English word, of which there is a list.
What nothing explains is a name that the German does not hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from summarize.checks.align import english_sentences
from summarize.checks.data import word_list
from summarize.checks.finding import CheckContext, Finding
from summarize.checks.spelling import SHORTEST_PART, sounds_alike
from summarize.checks.words import is_english_word, ordinary_words
from summarize.glossary import Glossary, comparable
from summarize.models import Range

CAPITALISED = re.compile(r"(?<![\w@#/.])[A-ZÀ-ÖØ-Þ][\w]*(?:[’'][A-Z]\w+)?(?:\.[A-Z])*")
GERMAN_WORD = re.compile(r"[^\W_]{2,}")
DOTTED = re.compile(r"(?<=\b\w)\.(?=\w\b)")
GERMAN_OR_FEDERAL = re.compile(r"deutsch|bund|DFB|dpa|Berlin", re.IGNORECASE)
IN_ENGLISH = re.compile(r"\bGerman(?:y|s)?\b")
NAME_DOMAINS = frozenset({"institution", "party", "place", "country", "media"})


def invented_names(source: str, english: str, context: CheckContext) -> tuple[Finding, ...]:
    """A person, place or institution in the English that neither the German nor the text beside it names."""
    german = f"{source}\n{context.beside}"
    explained = _explained(german, context.glossary)
    words = _german_words(german)
    institutions = [
        span
        for span in _institutions(english, explained, context.glossary)
        if not any(sounds_alike(part, other) for part in english[span.start : span.end].split() for other in words)
    ]
    names = [
        span
        for span in _candidates(english, _geographic_words(context.glossary))
        if not any(other.start <= span.start and span.end <= other.end for other in institutions)
        and not _is_explained(english[span.start : span.end], explained, words, context)
    ]
    found = sorted([*institutions, *_merged(english, names)], key=lambda span: span.start)
    return tuple(
        Finding(check="invented-names", reason=f"the German does not name {english[span.start : span.end]!r}", en=span)
        for span in found
    )


def invented_german(source: str, english: str, context: CheckContext) -> tuple[Finding, ...]:
    """*German* or *Germany* in the English where nothing in the German, or beside it, is said to be. A person adds it
    for readers abroad, in 1 of 1,000 sentences; a small model puts it for an adjective that it does not know: *der
    karländische Präsident*."""
    if GERMAN_OR_FEDERAL.search(f"{source}\n{context.beside}"):
        return ()
    return tuple(
        Finding(
            check="invented-german",
            reason=f"the German does not say {match.group()!r}",
            en=Range(start=match.start(), end=match.end()),
        )
        for match in IN_ENGLISH.finditer(english)
    )


def _merged(english: str, names: list[Range]) -> list[Range]:
    """Neighbouring words are one name: *Angela Merkel*."""
    merged: list[Range] = []
    for span in names:
        if merged and english[merged[-1].end : span.start] == " ":
            merged[-1] = Range(start=merged[-1].start, end=span.end)
        else:
            merged.append(span)
    return merged


def _candidates(english: str, geographic: frozenset[str]) -> Iterable[Range]:
    """Capitalised words that are no ordinary English words."""
    for span in english_sentences(english):
        for match in CAPITALISED.finditer(english, span.start, span.end):
            word = match.group().removesuffix("'s").removesuffix("’s")
            if len(word) > 1 and not _is_ordinary(word.replace(".", ""), geographic):
                yield Range(start=match.start(), end=match.start() + len(word))


def _is_ordinary(word: str, geographic: frozenset[str]) -> bool:
    capitals = word_list("ordinary_capitals.txt")
    if word in capitals or word.removesuffix("s") in capitals:
        return True
    if len(word) > 1 and word.isupper() and len(word) <= 6:
        return False
    lower = word.lower()
    return lower in ordinary_words() or (lower not in geographic and is_english_word(lower))


def _explained(german: str, glossary: Glossary) -> frozenset[str]:
    """Comparable English words that the terms in the German account for."""
    wordings = (wording for hit in glossary.hits(german) for wording in hit.accepted)
    return frozenset(word for wording in wordings for word in comparable(wording).split())


def _german_words(german: str) -> tuple[str, ...]:
    """The words, and without the *s* of a genitive where they have one."""
    words = GERMAN_WORD.findall(DOTTED.sub("", german))
    return tuple(dict.fromkeys(form for word in words for form in (word, word.removesuffix("s"))))


def _is_explained(word: str, explained: frozenset[str], german: tuple[str, ...], context: CheckContext) -> bool:
    if any(part in explained for part in comparable(word).split()):
        return True
    plain = word.replace(".", "")
    if any(len(other) > 4 and sounds_alike(plain, other) for other in explained):
        return True
    if any(_holds(other, plain) or sounds_alike(plain, other) for other in german):
        return True
    if word.isupper() and _initials(word, german):
        return True
    return any(
        word in spelling.split() and any(sounds_alike(part, other) for part in name.german.split() for other in german)
        for name in context.names
        for spelling in name.spellings
    )


def _holds(german: str, word: str) -> bool:
    """*Bahnhof* holds *Bahn*; a short word must be the whole word."""
    whole, part = german.lower(), word.lower()
    return part == whole or (len(part) >= SHORTEST_PART and part in whole)


def _initials(acronym: str, german: tuple[str, ...]) -> bool:
    """An acronym whose letters begin German words that follow one another."""
    capitals = "".join(word[0] for word in german if word[0].isupper())
    return len(acronym) >= 2 and acronym in capitals


@cache
def _geographic_words(glossary: Glossary) -> frozenset[str]:
    """The English names of places and peoples, lower case: *Paris* is no plural of *pari*."""
    return frozenset(
        wording.lower()
        for term in glossary.terms
        if term.domain in ("place", "country", "demonym")
        for wording in term.accepted
        if wording[:1].isupper()
    )


@cache
def _english_names(glossary: Glossary) -> tuple[tuple[str, str], ...]:
    """(comparable, written) of the institutions and places whose English is made of ordinary words."""
    names = {
        comparable(wording): wording
        for term in glossary.terms
        if term.domain in NAME_DOMAINS
        for wording in term.accepted
        if wording[:1].isupper() and " " in wording
    }
    return tuple(sorted(names.items(), key=lambda item: -len(item[0])))


def _institutions(english: str, explained: frozenset[str], glossary: Glossary) -> list[Range]:
    """Institutions and places whose English words are ordinary ones (*European Parliament*), so that no word of them
    stands out, and which no term accounts for."""
    compared = comparable(english)
    found: list[Range] = []
    for name, written in _english_names(glossary):
        if name not in compared or all(word in explained for word in name.split()):
            continue
        match = re.search(re.escape(written), english)
        if match and not any(span.start < match.end() and match.start() < span.end for span in found):
            found.append(Range(start=match.start(), end=match.end()))
    return found
