"""People named in a text: full names with their offices, and, once these are known, surnames and offices alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarize.attribution.drafts import Stretch
from summarize.attribution.names import is_first_name, office
from summarize.attribution.names.phrases import is_known_noun
from summarize.attribution.phrases import ARTICLES, is_head
from summarize.attribution.quotes import Quotation
from summarize.attribution.tokens import Token, tokens

_PARTICLES = (
    "von",
    "van",
    "de",
    "der",
    "den",
    "zu",
    "al",
    "bin",
    "ben",
    "da",
    "di",
    "du",
    "la",
    "le",
    "el",
    "del",
    "dos",
)
_DEFINITE = ("der", "die", "dem", "den", "des")


@dataclass(frozen=True, slots=True)
class Mention:
    """``text[start:end]`` names a person: ``full`` by given name and surname, ``quoted`` within a quotation."""

    start: int
    end: int
    phrase: str
    full: bool
    quoted: bool

    @property
    def span(self) -> Stretch:
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Scan:
    """The words of a region and where its quotations are."""

    text: str
    start: int
    end: int
    words: tuple[Token, ...]
    quoted: tuple[Stretch, ...]

    def mention(self, begin: int, end: int, *, full: bool) -> Mention:
        """The words from ``begin`` to ``end`` as a mention."""
        start, stop = self.words[begin].start, self.words[end - 1].end
        at = bisect_right(self.quoted, (start, stop)) - 1
        inside = at >= 0 and self.quoted[at][0] <= start and stop <= self.quoted[at][1]
        return Mention(start, stop, self.text[start:stop], full, inside)


def scan(text: str, start: int, end: int, quoted: Sequence[Quotation]) -> Scan:
    """The words of ``text[start:end]`` without its numbers."""
    words = tuple(token for token in tokens(text, start, end) if token.kind != "number")
    return Scan(text, start, end, words, tuple((each.start, each.end) for each in quoted if each.level == 0))


@lru_cache(maxsize=50_000)
def _is_office(word: str) -> bool:
    return office(word) is not None


def full_names(found: Scan) -> list[Mention]:
    """*Juri Uschakow*, with the offices and attributes in front of the name."""
    words, text = found.words, found.text
    names: list[Mention] = []
    at = 0
    while at < len(words) - 1:
        given = words[at].capital and words[at].kind == "word" and _is_given(words, at)
        end = _name_end(text, words, at) if given else at
        if end <= at + 1:
            at += 1
            continue
        names.append(found.mention(_with_office(text, words, at), end, full=True))
        at = end
    return names


def _is_given(words: Sequence[Token], at: int) -> bool:
    """A known given name, or an unknown word between an office and a surname: *Hafenchef Pelle Storm*."""
    word = words[at].text
    if is_first_name(word):
        return True
    if not (at and words[at - 1].capital and is_head(words[at]) and words[at + 1].capital and is_head(words[at + 1])):
        return False
    return _is_office(words[at - 1].text) and not is_known_noun(word) and not is_known_noun(words[at + 1].text)


def offices_alone(found: Scan, taken: Sequence[Mention]) -> list[Mention]:
    """*der Kremlchef*, *die Ministerin*: a definite article and an office without a name."""
    words = found.words
    inside = {index for mention in taken for index in range(mention.start, mention.end)}
    offices = []
    for at in range(1, len(words)):
        word = words[at]
        if word.capital and word.start not in inside and word.kind == "word" and _is_office(word.text):
            begin = at - 1
            while begin > 0 and words[begin].lower not in ARTICLES and words[begin].text.islower() and at - begin < 4:
                begin -= 1
            if words[begin].lower in _DEFINITE:
                offices.append(found.mention(begin, at + 1, full=False))
    return offices


def surnames_alone(found: Scan, surnames: frozenset[str], taken: Sequence[Mention]) -> list[Mention]:
    """*Uschakow*, where the text names a Uschakow in full."""
    inside = {index for mention in taken for index in range(mention.start, mention.end)}
    return [
        found.mention(at, at + 1, full=False)
        for at, word in enumerate(found.words)
        if word.start not in inside and (word.text in surnames or word.text.removesuffix("s") in surnames)
    ]


def _name_end(text: str, words: Sequence[Token], at: int) -> int:
    end = at + 1
    while end < len(words) and text[words[end - 1].end : words[end].start] == " ":
        word = words[end]
        particle = word.lower in _PARTICLES and end + 1 < len(words) and _continues(text, words, end)
        if not (particle or (is_head(word) and not _is_office(word.text))):
            break
        end += 1
    while end > at + 1 and words[end - 1].lower in _PARTICLES:
        end -= 1
    return end


def _continues(text: str, words: Sequence[Token], at: int) -> bool:
    following = words[at + 1]
    if words[at].lower in ("der", "den", "zu") and words[at - 1].lower not in ("von", "van"):
        return False
    if words[at].lower == "von" and not (words[at - 1].capital and is_first_name(words[at - 1].text)):
        return False
    return following.capital or following.lower in _PARTICLES


def _with_office(text: str, words: Sequence[Token], at: int) -> int:
    """Back over *US-Präsident*, *der frühere Minister*, *Dr.*"""
    begin = at
    while begin > 0 and words[begin - 1].capital and text[words[begin - 1].end : words[begin].start] == " ":
        if not (_is_office(words[begin - 1].text) or words[begin - 1].text.endswith(".")):
            break
        begin -= 1
    index = begin
    while begin < at and index > 0 and begin - index < 3 and words[index - 1].text.islower():
        index -= 1
        if words[index].lower in ARTICLES:
            return index
    return begin
