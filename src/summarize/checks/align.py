"""Which English sentences stand for which German ones.

Length-based alignment (Gale and Church 1993) with shared numbers and capitalised words as anchors. Where both texts
have the same number of sentences, which a prompt asks for, they are taken one to one.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from summarize.models import Range

ENGLISH_END = re.compile(r"([.!?…]+)([”’\"')\]»]*)(?=\s+[\"“‘'(\[«]*[A-Z0-9])|\n+")
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Rev|Hon|Jr|Sr|vs|No|Nos|Inc|Ltd|Co|Corp|approx|ca"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|a\.m|p\.m|e\.g|i\.e|etc)|\b(?:[A-Za-z]\.)*[A-WYZ])$"
)
NO_MARKS = str.maketrans(dict.fromkeys('„“”»«‹›"', " "))
GOES_ON = re.compile(r"[\s„“”»«‹›\"’']*[,;:–a-zäöü-]")
ORDINAL = re.compile(r"(?<![\d.,:])\d{1,2}\.$|\.[A-Z]\.$")
"""*zum 36. Mal*, *B.B. King*: an ordinal or an initial more often than the end of a sentence."""
"""What a full stop belongs to; a single letter is an initial, but *X* is a platform: *he wrote on X.*"""
ANCHOR = re.compile(r"\d+|\b[A-ZÄÖÜ][\wäöüß-]{2,}")
MOVES = {(1, 1): 0.0, (1, 2): 1.2, (2, 1): 1.2, (1, 0): 3.5, (0, 1): 3.5, (2, 2): 2.5}
"""German and English sentences in a step, and what the step costs beside its length and anchors."""


@dataclass(frozen=True)
class Bead:
    """Sentences that belong together; either side may be empty. Ranges are into the two texts."""

    german: tuple[Range, ...]
    english: tuple[Range, ...]


def german_sentences(text: str) -> tuple[Range, ...]:
    """German sentences, those inside a quotation too: a translation has as many inside as well. What follows a closed
    quotation in lower case or after a comma (*„Geht es?“, fragte er*) belongs to the sentence before."""
    from summarize.attribution.sentences import sentences

    found: list[Range] = []
    for start, end in sentences(text.translate(NO_MARKS)):
        if found and (GOES_ON.match(text, start) or ORDINAL.search(text, found[-1].start, found[-1].end)):
            found[-1] = Range(start=found[-1].start, end=end)
        else:
            found.append(Range(start=start, end=end))
    return tuple(found)


def english_sentences(text: str) -> tuple[Range, ...]:
    """English sentences without the white space around them; closing quotation marks belong to theirs."""
    found: list[Range] = []
    begin = 0
    for match in ENGLISH_END.finditer(text):
        if match.group(1) == "." and ABBREVIATION.search(text, begin, match.start()) and not _new_clock(text, match):
            continue
        _add(text, begin, match.end(), found)
        begin = match.end()
    _add(text, begin, len(text), found)
    return tuple(found)


def _new_clock(text: str, match: re.Match[str]) -> bool:
    """*at 8 p.m. The…* ends a sentence, *at 8 p.m. Monday* does not."""
    before = text[max(0, match.start() - 3) : match.start()]
    return (
        before in ("a.m", "p.m")
        and re.match(r"\s+[\"“]?(?:The|He|She|It|They|In|A|We|I|This)\b", text[match.end() :]) is not None
    )


def _add(text: str, start: int, end: int, found: list[Range]) -> None:
    piece = text[start:end]
    if piece.strip():
        found.append(Range(start=start + len(piece) - len(piece.lstrip()), end=start + len(piece.rstrip())))


@lru_cache(maxsize=256)
def aligned(source: str, english: str) -> tuple[Bead, ...]:
    """The beads in order; every sentence of both texts is in exactly one."""
    left, right = german_sentences(source), english_sentences(english)
    if len(left) == len(right):
        return tuple(Bead((de,), (en,)) for de, en in zip(left, right, strict=True))
    german = [source[span.start : span.end] for span in left]
    translated = [english[span.start : span.end] for span in right]
    beads: list[Bead] = []
    i, j = len(left), len(right)
    steps = _cheapest(german, translated)
    while i or j:
        di, dj = steps[i, j]
        beads.append(Bead(left[i - di : i], right[j - dj : j]))
        i, j = i - di, j - dj
    return tuple(reversed(beads))


def _cheapest(german: list[str], english: list[str]) -> dict[tuple[int, int], tuple[int, int]]:
    costs: dict[tuple[int, int], float] = {(0, 0): 0.0}
    steps: dict[tuple[int, int], tuple[int, int]] = {}
    for i in range(len(german) + 1):
        for j in range(len(english) + 1):
            for (di, dj), penalty in MOVES.items():
                before = costs.get((i - di, j - dj))
                if before is None:
                    continue
                cost = before + penalty + _distance(" ".join(german[i - di : i]), " ".join(english[j - dj : j]))
                if cost < costs.get((i, j), math.inf):
                    costs[i, j], steps[i, j] = cost, (di, dj)
    return steps


def _distance(german: str, english: str) -> float:
    if not german or not english:
        return 0.0
    length = abs(math.log((len(english) + 5) / (len(german) + 5))) * 4
    left, right = set(ANCHOR.findall(german)), set(ANCHOR.findall(english))
    shared = len(left & right) / (1 + min(len(left), len(right)))
    return length - 1.5 * shared
