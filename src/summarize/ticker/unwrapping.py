"""Wrapped text read as if each paragraph stood on one line, but for the lines that mean something of their own."""

from __future__ import annotations

import re
from itertools import pairwise

from summarize.ticker.daylines import day_line
from summarize.ticker.furniture import furniture_line
from summarize.ticker.stamps import stamp_at, stamp_at_end
from summarize.wrapping import soft_breaks

# A clock behind it is that of a sentence, though it opens a line, unless a sign closes it.
_BEFORE_CLOCK = re.compile(
    r"\b(?:um|gegen|seit|ab|bis|nach|vor|von|etwa|rund|und|am|der|bereits|erst|schon|kurz)$", re.IGNORECASE
)
_CLOSES_STAMP = ":.|–—-)]+"


def unwrapped(text: str) -> str:
    """The text with a blank for each line break that only wraps a sentence, character for character."""
    breaks = soft_breaks(text)
    if not breaks:
        return text
    lines = text.split("\n")
    joined: list[str] = []
    position = 0
    for line, following in pairwise([*lines, ""]):
        position += len(line)
        goes_on = position in breaks and _is_of_sentence(line.strip(), following.strip())
        joined += (line, " " if goes_on else "\n")
        position += 1
    return "".join(joined[:-1])


def _is_of_sentence(line: str, following: str) -> bool:
    """Whether a sentence goes on in the following line, which is no stamp, day line or furniture, behind a line that no
    stamp closes."""
    if day_line(following) or furniture_line(following) or stamp_at_end(line, 0) is not None:
        return False
    stamp = stamp_at(following, 0)
    if stamp is None:
        return True
    return following[stamp.end - 1] not in _CLOSES_STAMP and _BEFORE_CLOCK.search(line) is not None
