"""Institutions, media and channels by name, in any case: *des Weißen Hauses*, *der Deutschen Presse-Agentur*."""

from __future__ import annotations

from functools import cache

from summarize.attribution.names.nouns import adjective_stem
from summarize.attribution.names.tables import ChannelRow, InstitutionRow, rows

_QUOTES = "„“”\"»«›‹‚‘'’"
_ARTICLES = frozenset(("der", "die", "das", "des", "dem", "den", "im", "am", "beim", "vom", "zum", "zur"))


def institution(name: str) -> InstitutionRow | None:
    """The institution of this name, with or without article and quotation marks; None if the table has none."""
    words = [word.strip(_QUOTES + ".,;:") for word in name.split()]
    if words and " ".join(words) not in _exact() and words[0].lower() in _ARTICLES:
        words = words[1:]
    if not words:
        return None
    *attributes, noun = words
    # A genitive or a dative plural of the noun: Kremls, Hauses, Nationen stands in the table as it is.
    for form in (noun, noun.removesuffix("s"), noun.removesuffix("es")):
        if found := _exact().get(" ".join([*attributes, form])) or _declined().get(_key(attributes, form)):
            return found
    return None


def is_channel(name: str) -> bool:
    """Whether something can be said, written or broadcast there: *CNN*, *Truth Social*, *dem Sender CNN*, *im
    Staatsfernsehen*. A person or an authority is none."""
    words = [word.strip(_QUOTES + ".,;:") for word in name.split()]
    found = institution(name)
    if found:
        return found.channel == "yes"
    if any(is_channel_noun(word) for word in words):
        return True
    tails = (" ".join(words[index:]) for index in range(1, len(words)))
    return any((row := institution(tail)) is not None and row.channel == "yes" for tail in tails)


def is_channel_noun(word: str) -> bool:
    """Whether a single word is a noun for a channel: *Sender*, *Nachrichtenagentur*, *TV-Sender*."""
    nouns = _channel_nouns()
    tail = word.rpartition("-")[2]
    return tail in nouns or (tail[:1].isupper() and any(tail[2:].endswith(noun) for noun in _channel_suffixes()))


def _key(attributes: list[str], noun: str) -> tuple[str, ...]:
    return (*map(_stem, attributes), noun)


def _stem(attribute: str) -> str:
    """Without the ending of an adjective; short words and acronyms have none."""
    return attribute if attribute.isupper() else adjective_stem(attribute)


@cache
def _exact() -> dict[str, InstitutionRow]:
    return {row.name: row for row in rows(InstitutionRow)}


@cache
def _declined() -> dict[tuple[str, ...], InstitutionRow]:
    split = [(row.name.split(), row) for row in rows(InstitutionRow)]
    return {_key(words[:-1], words[-1]): row for words, row in split if len(words) > 1}


@cache
def _channel_nouns() -> frozenset[str]:
    return frozenset(row.noun for row in rows(ChannelRow))


@cache
def _channel_suffixes() -> frozenset[str]:
    return frozenset(row.noun.lower() for row in rows(ChannelRow) if row.suffix == "yes")
