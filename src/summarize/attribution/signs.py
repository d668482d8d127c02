"""Whether some words hold a sign of saying at all: for judging a statement that the rules did not find themselves."""

from __future__ import annotations

import re

from summarize.attribution.lexicon import word_list
from summarize.attribution.verbs import forms

PREPOSITIONAL = frozenset({"laut", "zufolge", "demnach", "demzufolge", "wonach", "gemäß"})
"""Words that name a source without a verb or noun of saying: *laut Polizei*, *der Behörde zufolge*."""


def says_something(words: str) -> bool:
    """Whether a verb of saying, a noun of saying, a noun of source or a preposition of source is among the words."""
    nouns = word_list("cue_nouns") | word_list("source_nouns")
    for word in re.findall(r"\w+", words):
        lower = word.lower()
        if lower in PREPOSITIONAL or lower in nouns:
            return True
        if any(not form.verb.weak for form in forms().get(lower, ())):
            return True
    return False
