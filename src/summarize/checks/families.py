"""Which English words say the same thing in another form: *decide*, *decided*, *decision*."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from summarize.checks.data import table

ENDINGS = (
    "ations", "ation", "ements", "ement", "ments", "ment", "ities", "ity", "ingly", "edly", "ness", "ions", "ion",
    "ings", "ing", "ers", "er", "ors", "or", "ies", "ied", "ance", "ence", "ive", "ives", "able", "ally", "ly", "al",
    "ed", "es", "s", "y", "e",
)  # fmt: skip
"""Of which a word may have one more than its relative."""
SHORTEST_STEM = 3
BRITISH = re.compile(r"is(e|ed|es|ing|ation|ations|er|ers)$")


@lru_cache(maxsize=65536)
def family(word: str) -> str:
    """A sign that words of one family share: the row of ``data/word_families.txt``, else the dictionary form without
    its ending. Roughly so; it is for telling what a sentence speaks of, not for grammar."""
    known = _families()
    word = word.lower().replace("’", "'").removesuffix("'s")
    if word in known:
        return known[word]
    word = _lemma(word)
    if len(word) > 5:
        word = BRITISH.sub(r"iz\1", word)
    if word in known:
        return known[word]
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return _of_stem(word.removesuffix(ending))
    return _bare(word)


def _of_stem(stem: str) -> str:
    if len(stem) > SHORTEST_STEM and stem[-1] == stem[-2] and stem[-1] not in "sl":
        stem = stem[:-1]
    known = _families()
    return next((known[form] for form in (stem, f"{stem}e", f"{stem}y") if form in known), _bare(stem))


def _bare(stem: str) -> str:
    return stem.rstrip("ei") if len(stem) > SHORTEST_STEM else stem


def _lemma(word: str) -> str:
    import simplemma

    return simplemma.lemmatize(word, lang="en")


@cache
def _families() -> dict[str, str]:
    return {word: f"*{row.split()[0]}" for (row,) in table("word_families.txt") for word in row.split()}
