"""Which words are ordinary English ones; see ``data/README.md`` for where the list comes from."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from summarize.checks.data import word_list


@lru_cache(maxsize=65536)
def is_english_word(word: str) -> bool:
    """Whether this lower-case word is an ordinary English one, or a plural, a past, an adverb, an opposite … of one, in
    British spelling too."""
    known = ordinary_words()
    word = BRITISH.sub("iz", word)
    return (
        word in known
        or word.removeprefix("un") in known
        or any(
            word.endswith(ending) and len(word) - len(ending) >= 3 and word.removesuffix(ending) + rest in known
            for ending, rest in ENDINGS
        )
    )


BRITISH = re.compile(r"is(?=e|ing|ation)")
ENDINGS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""), ("er", ""),
    ("er", "e"), ("ers", ""), ("ers", "e"), ("ness", ""), ("ment", ""), ("able", ""), ("ism", ""), ("ist", ""),
    ("ists", ""), ("al", ""), ("y", ""), ("ship", ""), ("less", ""), ("ization", "ize"), ("isation", "ize"),
    ("woman", ""), ("man", ""), ("women", ""), ("men", ""), ("person", ""),
)  # fmt: skip


@cache
def ordinary_words() -> frozenset[str]:
    """English words that are written in lower case at least as often as capitalised; see ``data/README.md``."""
    return word_list("ordinary_words.txt.gz")
