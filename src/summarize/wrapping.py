"""Text wrapped at a fixed width, as from a mail, a PDF or a terminal: which of its line breaks mean nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate, pairwise

# So many sentences, and such a part of the full lines, go on in lower case: in German that is wrapped more than half.
_LEAST = 3
_SHARE = 0.3
# The width: nearly all lines are shorter.
_NARROWEST, _WIDEST = 30, 120
_SHORTER = 0.95
# A full line is at least such a part of the width, but for one in so many.
_FULL = 0.7
_EARLY = 0.1
_ENDS = re.compile(r"(?<!\bDr)(?<!\bProf)(?<!\bca)(?<!\bNr)(?<!\bSt)(?<!\d)[.!?…][\"“”„«»‘’‚'›‹)\]]*$")
_STOPS = re.compile(r"[.!?…:,;][\"“”„«»‘’‚'›‹)\]]*$")
_OPENS_LINE = re.compile(r"[-–—•·▪■●►▶*+#>|]")


@lru_cache(maxsize=2)
def soft_breaks(text: str) -> frozenset[int]:
    """Where the ``\\n`` stand that only wrap a sentence; none in a text that is not wrapped.

    The lines that go on in lower case tell whether the text is wrapped, and how full its lines are: those that are full
    themselves or end in a sign, and so no labels such as *vor 5 Minuten*. A line that is as full, and ends no sentence,
    goes on before a capital too, but not behind a colon or before a bullet.
    """
    lines = text.split("\n")
    width = _percentile((len(line.strip()) for line in lines if line.strip()), _SHORTER)
    if not _NARROWEST <= width <= _WIDEST:
        return frozenset()
    pairs = [(line.strip(), following.strip()) for line, following in pairwise(lines)]
    reaches = [_reach(line, following) for line, following in pairs]
    small = [following[:1].islower() for _, following in pairs]
    least = round(_FULL * width)
    goes_on = [len(following) >= least or _STOPS.search(following) is not None for _, following in pairs]
    wraps = [reach for reach, *own in zip(reaches, small, goes_on, strict=True) if reach and all(own)]
    full = max(min(_percentile(wraps, _EARLY), width + 1), least)
    enough = max(_LEAST, _SHARE * sum(reach >= full for reach in reaches))
    if sum(reach >= full for reach in wraps) < enough:
        return frozenset()
    ends = accumulate(len(line) + 1 for line in lines)
    return frozenset(
        end - 1
        for end, reach, is_small in zip(ends, reaches, small, strict=False)
        if reach >= (least if is_small else full)
    )


def _percentile(values: Iterable[int], share: float) -> int:
    ordered = sorted(values)
    return ordered[int(share * (len(ordered) - 1))] if ordered else 0


def _reach(line: str, following: str) -> int:
    """How long the line were with the first word of the following one; 0 where no sentence goes on in it."""
    if not line or not following or _ENDS.search(line) or _OPENS_LINE.match(following):
        return 0
    if line.endswith(":") and not following[0].islower():
        return 0
    return len(line) + 1 + len(following.split(maxsplit=1)[0])
