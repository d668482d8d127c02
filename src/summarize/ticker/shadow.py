"""A copy of the text that is easier to match against, with a way back to the original offsets.

Pasted tickers hold soft hyphens, zero-width characters, a byte order mark, non-breaking and thin spaces, and three
kinds of line ends. The rules look at the shadow, where invisible characters are gone, every blank is ``' '`` and every
line end is ``'\\n'``, or ``' '`` where it only wraps a sentence; the spans they find are carried back with
:meth:`Shadow.source`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from summarize.ticker.unwrapping import unwrapped

# Soft hyphen, combining grapheme joiner, zero-width characters, direction marks, word joiner, variation selectors, byte
# order mark.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]+"
)
_BLANKS = (
    "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\x1c\x1d\x1e\x1f"
)
_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"


@dataclass(frozen=True, slots=True)
class Shadow:
    """``text`` is what the rules see; ``removed`` says after how many of its characters something was left out."""

    text: str
    removed: tuple[int, ...]
    lengths: tuple[int, ...]

    @classmethod
    def of(cls, source: str) -> Shadow:
        removed: list[int] = []
        lengths: list[int] = []
        total = 0
        for match in _INVISIBLE.finditer(source):
            removed.append(match.start() - total)
            total += match.end() - match.start()
            lengths.append(total)
        text = _INVISIBLE.sub("", source) if removed else source
        return cls(unwrapped(_plain(text)), tuple(removed), tuple(lengths))

    def source(self, position: int) -> int:
        """The offset in the source of the shadow's character ``position``; invisible ones before it stay before it."""
        index = bisect_right(self.removed, position)
        return position + self.lengths[index - 1] if index else position


def _plain(text: str) -> str:
    """One character for one character, so that offsets stay."""
    text = text.replace("\r\n", " \n")
    for character in _BREAKS:
        text = text.replace(character, "\n")
    for character in _BLANKS:
        text = text.replace(character, " ")
    return text
