"""Nouns that name a speaker but no single person, and the names of states and their people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from summarize.attribution.names.tables import CollectiveRow, CountryRow, WordsRow, rows
from summarize.models import SpeakerKind

_ENDINGS = ("", "s", "es", "n", "en")


def noun_kind(word: str) -> SpeakerKind | None:
    """By the table of collectives: the word itself, else the longest noun that ends it; in any case and number that
    changes no vowel."""
    nouns, tails = _nouns()
    if kind := _declined(word, nouns):
        return kind
    if "-" in word:
        return noun_kind(word.rpartition("-")[2])
    lowered = word.lower()
    return next((kind for length in range(2, len(word) - 2) if (kind := _declined(lowered[length:], tails))), None)


def _declined(word: str, table: Mapping[str, SpeakerKind]) -> SpeakerKind | None:
    return next((table[bare] for ending in _ENDINGS if (bare := word.removesuffix(ending)) in table), None)


def is_state(words: Sequence[str]) -> bool:
    """Whether these words, with or without an article, name a state or a capital: *die Vereinigten Staaten*."""
    return any(tuple(map(adjective_stem, words[start:])) in _state_stems() for start in (0, 1) if words[start:])


def adjective_stem(word: str) -> str:
    """Without the ending of an adjective; what is left has three letters or more."""
    for ending in ("en", "em", "er", "es", "e"):
        if word.endswith(ending) and len(word) >= len(ending) + 3:
            return word.removesuffix(ending)
    return word


def is_words_noun(word: str) -> bool:
    """Whether the noun names somebody's words or view (*Angaben*, *Kreml-Angaben*, *Ansicht*), not the somebody."""
    return words_owner(word) is not None


def words_owner(word: str) -> str | None:
    """Whose words a compound names: *Kreml* for *Kreml-Angaben*, "" for *Angaben* alone, None for any other noun."""
    for noun in _words_nouns():
        if word == noun:
            return ""
        if word.lower().endswith(noun.lower()):
            return word[: -len(noun)].rstrip("-")
    return None


@cache
def _nouns() -> tuple[dict[str, SpeakerKind], dict[str, SpeakerKind]]:
    table = rows(CollectiveRow)
    return {row.noun: row.kind for row in table}, {row.noun.lower(): row.kind for row in table if row.suffix == "yes"}


@cache
def states() -> frozenset[str]:
    return frozenset(name for row in rows(CountryRow) for name in (row.name, row.capital))


@cache
def inhabitants() -> frozenset[str]:
    return frozenset(name for row in rows(CountryRow) for name in (row.inhabitant, row.inhabitants))


@cache
def _words_nouns() -> tuple[str, ...]:
    return tuple(row.noun for row in rows(WordsRow))


@cache
def _state_stems() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(map(adjective_stem, name.split())) for name in states() if " " in name)
