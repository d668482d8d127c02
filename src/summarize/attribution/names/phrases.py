"""A mention taken apart: articles and attributes, titles, offices, and the words of the name itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from summarize.attribution.names.institutions import institution
from summarize.attribution.names.nouns import adjective_stem, inhabitants, is_words_noun, noun_kind, states
from summarize.attribution.names.offices import Office, office
from summarize.attribution.names.tables import (
    DeterminerRow,
    FirstNameRow,
    Gender,
    ParticleRow,
    TitleRow,
    rows,
)

_BRACKETS = re.compile(r"\([^)]*\)")
_MARKS = '„“”"»«›‹‚‘,;:()'
_APOSTROPHES = "'’"
_SHOWN_BY_ARTICLE: dict[str, Gender] = {"der": "m", "die": "f", "eine": "f"}
_ADJECTIVE = ("e", "en", "er", "es", "em")


@dataclass(frozen=True, slots=True)
class Mention:
    """The parts of a mention. ``name`` holds the words of the name without titles, possibly in the genitive;
    ``article`` is in small letters, ``attributes`` are the stems of the adjectives before an office. ``open`` says that
    the name may as well be a noun that no table knows: a single capital word behind an article (*der 84-jährige Küng*,
    *die Unterstützer*), or a genitive behind an office (*ein Sprecher Ohlsens*)."""

    form: str
    name: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    titles: tuple[TitleRow, ...] = ()
    article: str = ""
    attributes: frozenset[str] = frozenset()
    open: bool = False


def is_first_name(word: str) -> bool:
    """Whether the word is a given name; a double one (*Karl-Uwe*) if both parts are."""
    return word in first_names() or ("-" in word and all(part in first_names() for part in word.split("-")))


def mention(form: str) -> Mention:
    """Takes a mention apart: *Putins außenpolitischer Berater, Juri Uschakow* gives the name *Juri Uschakow*."""
    if institution(form):
        return Mention(form)
    parts = [_part(form, part.split()) for part in _apposed(form)]
    named = next((part for part in parts if part.name and not part.open), next((p for p in parts if p.name), parts[0]))
    return Mention(
        form,
        named.name,
        tuple(found for part in parts for found in part.offices),
        tuple(title for part in parts for title in part.titles),
        parts[0].article,
        frozenset().union(*(part.attributes for part in parts)),
        named.open,
    )


def owner(form: str) -> str:
    """Who stands behind somebody's words: *die Polizei* for *Angaben der Polizei*, *Grupp* for *Grupps Meinung*; the
    form itself where it names no words, or nobody's."""
    words = form.split()
    index = next((index for index, word in enumerate(words) if is_words_noun(word.strip(_MARKS))), None)
    if index is None:
        return form
    after = words[index + 1 :]
    if after and after[0] in ("von", "vom"):
        return " ".join(after[1:]) or form
    if after:
        return " ".join(after) if after[0].lower() in articles() or after[0][:1].isupper() else form
    before = words[index - 1] if index else ""
    genitive = before[:1].isupper() and (before.endswith("s") or has_apostrophe(before))
    return without_genitive(before) if genitive and before.lower() not in articles() else form


def _apposed(form: str) -> list[str]:
    """The parts between commas, what stands in brackets left out (*Kai Lorenz (CDU)*)."""
    parts = [part.strip() for part in _BRACKETS.sub("", form).split(",")]
    return [part for part in parts if part] or [form]


def _part(form: str, words: list[str]) -> Mention:
    words = [bare for word in words if (bare := word.strip(_MARKS))]
    article = words[0].lower() if words and words[0].lower() in articles() else ""
    reach = _reach(words)
    titles = {index: row for index, word in enumerate(words[:reach]) if (row := _titles().get(word))}
    offices = {
        index: found
        for index, word in enumerate(words[:reach])
        if (found := office(word)) and not _is_surname(words, index)
    }
    described = sorted(titles | offices)
    start = described[-1] + 1 if described else _first_capital(words)
    name = _name(words[start:])
    if article and not described:
        name = _from_first_name(name)
    before = words[: described[0]] if described else []
    attributes = frozenset(adjective_stem(word) for word in before if word.islower() and word not in articles())
    single = len(name) == 1 and bool(article)
    genitive = single and bool(offices) and (name[0].endswith("s") or has_apostrophe(name[0]))
    unsure = genitive or (single and not described)
    return Mention(form, name, tuple(offices.values()), tuple(titles.values()), article, attributes, unsure)


def _reach(words: Sequence[str]) -> int:
    """Where the words end that describe the person: before *des*, *für*, *in* … behind the first noun, because what
    follows is about somebody else (*der Bruder des Papstes*)."""
    first = next(
        (i for i, word in enumerate(words) if word[:1].isupper() and word.lower() not in articles()), len(words)
    )
    for index in range(first + 1, len(words)):
        word = words[index]
        if word in articles() or (word.islower() and not word.endswith(_ADJECTIVE) and word not in _titles()):
            return index
    return len(words)


def _from_first_name(name: tuple[str, ...]) -> tuple[str, ...]:
    """*den Theologen Hans Küng*: behind an article the name begins with the given name."""
    first = next((index for index, word in enumerate(name) if is_first_name(word)), 0)
    return name[first:] if first < len(name) - 1 else name


def _is_surname(words: Sequence[str], index: int) -> bool:
    """*Gerda Richter*: an office word behind a given name, and nothing behind it."""
    return index > 0 and index == len(words) - 1 and is_first_name(words[index - 1])


def _first_capital(words: Sequence[str]) -> int:
    capitals = (
        index
        for index, word in enumerate(words)
        if word[:1].isupper() and not (index == 0 and word.lower() in articles())
    )
    # A particle before the first capital belongs to the name: von der Leyen.
    first = next(capitals, len(words))
    while first > 0 and words[first - 1] in _particles() and _binds(words, first - 1):
        first -= 1
    return first


def _name(words: Sequence[str]) -> tuple[str, ...]:
    """The leading words that belong to a name: capitals and the particles between them, up to *aus*, *der SPD* …; none
    if they belong to a noun that is no name (*Trumps Regierung*, *Altwieder Polizei*)."""
    name: list[str] = []
    for index, word in enumerate(words):
        family = bool(name) and is_first_name(name[-1]) and index == len(words) - 1
        if word[:1].isupper() and is_known_noun(word) and not family:
            if name and (name[-1].endswith("s") or has_apostrophe(name[-1]) or len(name) == 1):
                return ()
            break
        if not word[:1].isupper() and not _binds(words, index):
            break
        name.append(word)
    while name and name[-1].islower():
        name.pop()
    return tuple(name)


def _binds(words: Sequence[str], index: int) -> bool:
    """Whether a small word belongs to the name: *von* in *Ursula von der Leyen*, *der* only behind *von*; an Arabic
    article is tied to its name (*al-Assad*)."""
    word = words[index]
    if word[:3] in ("al-", "el-", "as-", "ad-", "an-", "at-"):
        return True
    if word not in _particles():
        return False
    rest = [later for later in words[index + 1 :] if later not in _particles()]
    if not rest or is_known_noun(rest[0]):
        return False
    return word in _particles_alone() or (index > 0 and words[index - 1] in _particles())


def is_known_noun(word: str) -> bool:
    """Whether a capital word is known as something other than a part of a person's name."""
    if is_first_name(word):
        return False
    places = states() | inhabitants()
    return (
        word in places
        or word.removesuffix("s") in states()
        or noun_kind(word) is not None
        or is_words_noun(word)
        or institution(word) is not None
    )


def without_genitive(word: str) -> str:
    """The word without an *s* or an apostrophe at its end; whether that is a genitive is for the caller to decide."""
    if word[-1:] in _APOSTROPHES:
        return word[:-1]
    return word.removesuffix("s") if len(word) > 2 and not word.endswith("ss") else word


def has_apostrophe(word: str) -> bool:
    return word[-1:] in _APOSTROPHES


def titled_gender(found: Mention) -> Gender | None:
    """The gender that titles, offices and the article before them show."""
    for title in found.titles:
        if title.gender:
            return "f" if title.gender == "f" else "m"
    for named in found.offices:
        if named.gender:
            return named.gender
        # Adjectives as nouns show it by their article: der Abgeordnete, die Abgeordnete.
        if named.lemma.removesuffix("r") in found.form.split():
            return _SHOWN_BY_ARTICLE.get(found.article)
    return None


@cache
def articles() -> frozenset[str]:
    """Articles, possessives and demonstratives, in small letters."""
    return frozenset(row.word for row in rows(DeterminerRow) if row.sort == "article")


@cache
def first_names() -> dict[str, FirstNameRow]:
    return {row.name: row for row in rows(FirstNameRow)}


@cache
def _titles() -> dict[str, TitleRow]:
    return {row.title: row for row in rows(TitleRow)}


@cache
def _particles() -> frozenset[str]:
    return frozenset(row.particle for row in rows(ParticleRow))


@cache
def _particles_alone() -> frozenset[str]:
    return frozenset(row.particle for row in rows(ParticleRow) if row.alone == "yes")
