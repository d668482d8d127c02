"""Whether a line reads like a headline or like prose."""

from __future__ import annotations

import re

# The longest headline seen in the samples has under 130 characters.
LONGEST = 180
_AFTER_END = r"[\"“”„«»‘’‚'›‹)\]]*"
# A sentence end, also before a source in brackets: "… am Abend mit. (dpa)".
_ENDS_SENTENCE = re.compile(rf"(?:[.…:;,]|…\]){_AFTER_END}(?: ?[−–-]? ?\([^()]{{1,60}}\))?$")
_CALLS = re.compile(rf"[!?]{_AFTER_END}$")
# A full stop inside a line, but not after a number ("am 3. Mai") or an abbreviation ("Dr. Muster", "z. B.").
_INNER_END = re.compile(r"(?<=[a-zäöüß]{4})\.[“”\"«»]? [A-ZÄÖÜ„“\"»«]")
_BULLET = re.compile(r"[-–—•·▪■●►▶*] ?\w")


def heading_like(line: str) -> bool:
    """True for a short line that does not end as a sentence does."""
    if len(line) > LONGEST or not line[:1].isprintable() or _BULLET.match(line):
        return False
    if not any(character.isalpha() for character in line) or _ENDS_SENTENCE.search(line):
        return False
    if line[0].islower():
        return False
    return not (_INNER_END.search(line) or (_CALLS.search(line) and len(line) > LONGEST // 2))
