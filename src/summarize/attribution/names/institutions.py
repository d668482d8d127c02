"""Institutions, media and channels by name, in any case: *des Weißen Hauses*, *der Deutschen Presse-Agentur*."""

from __future__ import annotations

from functools import cache

from summarize.attribution.names.tables import ChannelRow, InstitutionRow, rows

_QUOTES = "„“”\"»«›‹‚‘'’"
_ARTICLES = frozenset(("der", "die", "das", "des", "dem", "den", "im", "am", "beim", "vom", "zum", "zur"))


def institution(name: str) -> InstitutionRow | None:
    """The institution of this name, with or without article and quotation marks; None if the table has none."""
    words = [word.strip(_QUOTES + ".,;:") for word in name.split()]
    exact = _exact().get(" ".join(words))
    if exact or not words:
        return exact
    if words[0].lower() in _ARTICLES:
        words = words[1:]
    return _exact().get(" ".join(words)) or _stemmed().get(_key(words))


def is_channel(name: str) -> bool:
    """Whether something can be said, written or broadcast there: *CNN*, *Truth Social*, *dem Sender CNN*, *im
    Staatsfernsehen*. A person or an authority is none."""
    words = [word.strip(_QUOTES + ".,;:") for word in name.split()]
    found = institution(name)
    if found:
        return found.channel == "yes"
    if any(_names_channel(word) for word in words):
        return True
    tails = (" ".join(words[index:]) for index in range(1, len(words)))
    return any((row := institution(tail)) is not None and row.channel == "yes" for tail in tails)


def _names_channel(word: str) -> bool:
    nouns = _channel_nouns()
    return word in nouns or (word[:1].isupper() and word[3:].lower().endswith(_channel_tails()))


def _key(words: list[str]) -> tuple[str, ...]:
    return tuple(_stem(word) for word in words)


def _stem(word: str) -> str:
    """Without the ending of an adjective or a genitive; short words and acronyms have none."""
    if len(word) <= 4 or word.isupper():
        return word
    for ending in ("en", "em", "er", "es", "e", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


@cache
def _exact() -> dict[str, InstitutionRow]:
    return {row.name: row for row in rows(InstitutionRow)}


@cache
def _stemmed() -> dict[tuple[str, ...], InstitutionRow]:
    return {_key(row.name.split()): row for row in reversed(rows(InstitutionRow))}


@cache
def _channel_nouns() -> frozenset[str]:
    return frozenset(row.noun for row in rows(ChannelRow))


@cache
def _channel_tails() -> tuple[str, ...]:
    """What a compound ends in that names a channel; TV only where it is written so."""
    return tuple(noun.lower() for noun in _channel_nouns() if not noun.isupper())
