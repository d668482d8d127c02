"""The infinitive with *zu*, apart (*zu räumen*) or inside the verb (*auszugeben*)."""

from __future__ import annotations

from summarize.attribution.lexicon import word_list
from summarize.attribution.tokens import Token

_ZU_PARTICLES = word_list("zu_particles")


def has_zu_infinitive(words: tuple[Token, ...]) -> bool:
    for at, word in enumerate(words):
        if word.lower == "zu" and at + 1 < len(words):
            following = words[at + 1]
            attribute = at + 2 < len(words) and words[at + 2].capital  # zu großen Teilen
            if not following.capital and not attribute and following.lower.endswith(("en", "rn", "ln", "sein", "tun")):
                return True
        elif not word.capital and word.kind == "word" and "zu" in word.lower[2:-3] and word.lower.endswith("en"):
            head, _, tail = word.lower.partition("zu")
            if 2 <= len(head) <= 8 and len(tail) >= 4 and head in _ZU_PARTICLES:
                return True
    return False
