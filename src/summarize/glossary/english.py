"""Comparing English wordings: case, plural, possessive and the spellings of both sides of the Atlantic do not count."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+|%")
DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
POSSESSIVE = re.compile(r"[’'`´]s\b|(?<=s)[’'`´]")

SPELLINGS = (
    # pattern, replacement, example of what becomes equal
    (re.compile(r"(?<=advis)or(?=s?$)"), "er", "advisor, adviser"),
    (re.compile(r"(?<=\w)our(?=s?$|e?d$|ing$|ite$|able$)"), "or", "labour, labor"),
    (re.compile(r"(?<=\w)is(?=e[ds]?$|ing$|ations?$|ers?$)"), "iz", "organise, organize"),
    (re.compile(r"(?<=defen)ce(?=s?$)"), "se", "defence, defense"),
    (re.compile(r"(?<=cent)re(?=s?$)"), "er", "centre, center"),
    (re.compile(r"(?<=program)me(?=s?$)"), "", "programme, program"),
    (re.compile(r"ll(?=ed$|ing$|ors?$|ers?$)"), "l", "councillor, councilor"),
)


@lru_cache(maxsize=4096)
def comparable(text: str) -> str:
    """``text`` as words between single spaces, with a space at either end, in the form in which wordings are
    compared: ``" defense minister "`` for *Defence Ministers'*. Acronyms keep their capitals, so that *US* is not *us*.
    """
    plain = POSSESSIVE.sub("", DOTTED.sub(lambda match: match.group().replace(".", ""), text))
    return f" {' '.join(_comparable_word(word) for word in WORD.findall(plain))} "


def says(english: str, wording: str) -> bool:
    """Whether ``english`` holds ``wording``, by the measure of ``comparable``."""
    return comparable(wording) in comparable(english)


@lru_cache(maxsize=65536)
def _comparable_word(word: str) -> str:
    if len(word) > 1 and word.isupper():
        return word
    plain = "".join(char for char in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(char))
    for pattern, replacement, _ in SPELLINGS:
        plain = pattern.sub(replacement, plain)
    return _singular(plain)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word
