"""The same German, the same English, over all entries of a ticker: terms, quotations and the spelling of names.

What an editor may vary is not counted: a shorter wording of a longer one (*the German government*, later *the
government*), compound and hyphenated spellings, and terms whose English depends on the sentence (countries, peoples).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarize.checks.finding import Finding
from summarize.checks.spelling import consonants, skeleton
from summarize.checks.words import is_english_word
from summarize.glossary import Glossary, GlossaryHit, comparable, says

DOMAINS = frozenset({"institution", "party", "media", "military", "diplomacy", "office", "user"})
"""Of the glossary's terms, those that keep their English through a ticker."""
SHORTEST_QUOTATION = 3
"""In words: shorter ones are parts of a sentence, and English bends them with it."""
NAME = re.compile(r"(?<![\w-])[A-ZÄÖÜ][\wäöüß]{4,}(?![\w-])")
"""A capitalised German word of five letters or more: a shorter one has too few sounds to be known by."""
WORD = re.compile(r"\w{4,}")
EDGES = " \t.,;:!?…"


@dataclass(frozen=True, slots=True)
class Said:
    """A passage in both languages. ``place`` says where it stands (*entry e3*, *the title*); ``quotes`` are its
    quotations, German and English, without their marks."""

    place: str
    german: str
    english: str
    quotes: tuple[tuple[str, str], ...] = ()


def inconsistencies(passages: Sequence[Said], glossary: Glossary) -> list[tuple[Finding, ...]]:
    """For each passage, in order, where its English differs from that of an earlier one for the same German. The
    English that came first is the one to compare with; each German term or quotation is named once a passage."""
    terms: dict[str, tuple[str, str]] = {}
    quotations: dict[str, tuple[str, str]] = {}
    names = frozenset(name for said in passages for name in _kept_names(said))
    return [
        (*_terms(said, glossary, terms), *_quotations(said, quotations), *_spellings(said, names, glossary))
        for said in passages
    ]


def _terms(said: Said, glossary: Glossary, known: dict[str, tuple[str, str]]) -> Iterable[Finding]:
    for hit in {hit.term: hit for hit in glossary.hits(said.german)}.values():
        wording = _wording(hit, said.english) if hit.required and hit.domain in DOMAINS else None
        if wording is None:
            continue
        first, where = known.setdefault(hit.term, (wording, said.place))
        if not _one_in_the_other(first, wording):
            yield _finding(said.german[hit.start : hit.end], wording, first, where)


def _quotations(said: Said, known: dict[str, tuple[str, str]]) -> Iterable[Finding]:
    for german, english in said.quotes:
        if len(german.split()) < SHORTEST_QUOTATION:
            continue
        first, where = known.setdefault(same_quotation(german), (english, said.place))
        if same_quotation(first) != same_quotation(english):
            yield _finding(f"„{german.strip(EDGES)}“", english.strip(EDGES), first.strip(EDGES), where)


def _kept_names(said: Said) -> Iterable[str]:
    """Capitalised words of the German that stand in the English letter for letter and are no English ones: names."""
    kept = set(NAME.findall(said.german)) & set(WORD.findall(said.english))
    return (name for name in kept if not is_english_word(name.lower()))


def _spellings(said: Said, names: frozenset[str], glossary: Glossary) -> Iterable[Finding]:
    """Names that another passage kept as they are and for which a word of the same sounds stands here."""
    words = WORD.findall(said.english)
    known = {said.german[hit.start : hit.end] for hit in glossary.hits(said.german)}
    for name in sorted(set(NAME.findall(said.german)) & names - known - set(words)):
        other = next((word for word in words if word not in said.german and _same_sounds(word, name)), None)
        if other is not None:
            yield Finding(check="consistency", reason=f"the name {name!r} is spelled {other!r} here")


def _same_sounds(word: str, name: str) -> bool:
    one, other = skeleton(word), skeleton(name)
    return one[:1] == other[:1] and (one == other or consonants(one) == consonants(other))


def same_quotation(text: str) -> str:
    """What two wordings of a quotation share if they are the same: case of the words and marks at the ends do not
    count."""
    return " ".join(text.split()).strip(EDGES).casefold()


def _finding(german: str, here: str, there: str, where: str) -> Finding:
    reason = f"{german!r} is {_short(here)!r} here and {_short(there)!r} in {where}"
    return Finding(check="consistency", reason=reason)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"


def _wording(hit: GlossaryHit, english: str) -> str | None:
    """The accepted wording that the English has, the longest; None where it has none or more than one of its own."""
    found = [wording for wording in sorted(hit.accepted, key=len, reverse=True) if says(english, wording)]
    if not found or any(not _one_in_the_other(found[0], other) for other in found):
        return None
    return found[0]


def _one_in_the_other(one: str, other: str) -> bool:
    """Whether one wording is the other or a shorter form of it, an acronym too."""
    left, right = (comparable(text.replace("-", "")).split() for text in (one, other))
    if set(left) <= set(right) or set(right) <= set(left):
        return True
    return any(
        len(short) == 1 and short[0].isupper() and short[0] == "".join(word[0] for word in long).upper()
        for short, long in ((left, right), (right, left))
    )
