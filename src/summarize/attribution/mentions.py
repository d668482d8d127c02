"""People named in a text: full names with their offices, and, once these are known, surnames and offices alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarize.attribution.drafts import Stretch
from summarize.attribution.names import is_first_name, office
from summarize.attribution.phrases import ARTICLES, is_head
from summarize.attribution.tokens import Token, tokens

_PARTICLES = ("von", "van", "de", "der", "den", "zu", "al", "bin", "ben", "da", "di", "du", "la", "le", "el", "del", "dos")
_DEFINITE = ("der", "die", "dem", "den", "des")


@dataclass(frozen=True, slots=True)
class Mention:
    """``text[start:end]`` names a person; ``full`` if by given name and surname."""

    start: int
    end: int
    phrase: str
    full: bool

    @property
    def span(self) -> Stretch:
        return self.start, self.end


@lru_cache(maxsize=50_000)
def _is_office(word: str) -> bool:
    return office(word) is not None


def full_names(text: str, words: Sequence[Token]) -> list[Mention]:
    """*Juri Uschakow*, with the offices and attributes in front of the name."""
    found: list[Mention] = []
    at = 0
    while at < len(words) - 1:
        if not (words[at].capital and words[at].kind == "word" and is_first_name(words[at].text)):
            at += 1
            continue
        end = _name_end(text, words, at)
        if end <= at + 1:
            at += 1
            continue
        begin = _with_office(text, words, at)
        found.append(Mention(words[begin].start, words[end - 1].end, text[words[begin].start : words[end - 1].end], True))
        at = end
    return found


def offices_alone(text: str, words: Sequence[Token], taken: Sequence[Mention]) -> list[Mention]:
    """*der Kremlchef*, *die Ministerin*: a definite article and an office without a name."""
    inside = {index for mention in taken for index in range(mention.start, mention.end)}
    found = []
    for at in range(1, len(words)):
        word = words[at]
        if word.capital and word.start not in inside and word.kind == "word" and _is_office(word.text):
            begin = at - 1
            while begin > 0 and words[begin].lower not in ARTICLES and words[begin].text.islower() and at - begin < 4:
                begin -= 1
            if words[begin].lower in _DEFINITE:
                found.append(Mention(words[begin].start, word.end, text[words[begin].start : word.end], False))
    return found


def surnames_alone(words: Sequence[Token], surnames: frozenset[str], taken: Sequence[Mention]) -> list[Mention]:
    """*Uschakow*, where the text names a Uschakow in full."""
    inside = {index for mention in taken for index in range(mention.start, mention.end)}
    return [
        Mention(word.start, word.end, word.text, False)
        for word in words
        if word.start not in inside and (word.text in surnames or word.text.removesuffix("s") in surnames)
    ]


def scan(text: str, start: int, end: int) -> list[Token]:
    """The words of ``text[start:end]``."""
    return [token for token in tokens(text, start, end) if token.kind != "number"]


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
