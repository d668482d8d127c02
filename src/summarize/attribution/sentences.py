"""Where sentences and clauses begin and end in German news text.

A full stop ends no sentence after an abbreviation, an ordinal, a clock's first half or an initial; and no sentence
ends inside a quotation that goes on. The numbered segments are what a model may point at.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from summarize.attribution.according import sources
from summarize.attribution.clauses import read
from summarize.attribution.lexicon import word_list
from summarize.attribution.quotes import Quotation, quotations
from summarize.wrapping import soft_breaks

ABBREVIATIONS = word_list("abbreviations")
"""Words that a full stop may follow within a sentence, lower case. Left out: those that are words of their own."""

_MULTI = re.compile(
    r"(?:[zZ]\.\s?[BTZ]|[dD]\.\s?h|[uU]\.\s?a|[oO]\.\s?[äÄ]|[iI]\.\s?[dDeV]|[a-zäöü]\.\s?[A-Z]|[A-Z]\.\s?[a-z])\.$"
)
_MONTHS = sorted(word_list("months"))
_AFTER_ORDINAL = re.compile(
    r"\s*(?:[a-zäöüß(]|\d|" + "|".join(_MONTHS) + r"|Etage|Stock|Platz|Rang|Runde|Spieltag|"
    r"Minute|Tag|Klasse|Mal|Liga|Bundestag|Armee|Division|Bundesversammlung|Wahlperiode|Legislaturperiode|Weltkrieg|"
    r"Geburtstag|Todestag|Jahrestag|Lebensjahr|Parteitag|Amtszeit|Etappe|Auflage|Deutsche[nr]?|Internationale[nr]?)\b"
)
_BEFORE_ORDINAL = re.compile(
    r"\b(?:[dD](?:er|ie|as|en|em|es)|eine?[nm]?|am|im|vom|zum|beim|bis|seit|ihr|sein)e?[nmrs]? $"
)
_CLAUSE_MARK = re.compile(r"[,;:](?!\d)|\s[–—-](?=\s)")
_END = re.compile(r"[.!?…]+|\n")
_CLOSING = "“”\"«»’'‘‹›)]"


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The sentences of ``text[start:end]`` as half-open ranges, without the white space around them.

    A line break ends a sentence, unless it stands inside a closed quotation, only wraps the text, or the next line goes
    on in lower case.
    """
    return sentences_around(text, quotations(text, start, end), start, end)


def segments(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The clause segments of ``text[start:end]``, finer than sentences: cut at commas, colons, dashes, quotation marks
    and after a cue such as *laut CNN*. Every letter and digit is in exactly one of them; their order numbers them.
    """
    end = len(text) if end is None else end
    quoted = quotations(text, start, end)
    marks = {edge for quotation in quoted for edge in (quotation.start, quotation.end)}
    found: list[tuple[int, int]] = []
    for begin, stop in sentences_around(text, quoted, start, end):
        cuts = {match.end() for match in _CLAUSE_MARK.finditer(text, begin, stop)}
        cuts.update(mark for mark in marks if begin < mark < stop)
        for source in sources(read(text, begin, stop, quoted)):
            cuts.update(source.span)
        edges = [begin, *sorted(cut for cut in cuts if begin < cut < stop), stop]
        for left, right in pairwise(edges):
            if any(character.isalnum() for character in text[left:right]):
                _add(text, left, right, found)
    return found


def sentences_around(
    text: str, quoted: list[Quotation], start: int = 0, end: int | None = None
) -> list[tuple[int, int]]:
    """As ``sentences``, for quotations that are known already."""
    end = len(text) if end is None else end
    closed = [quotation for quotation in quoted if quotation.closed and quotation.level == 0]
    starts = [quotation.start for quotation in closed]
    soft = soft_breaks(text)
    found: list[tuple[int, int]] = []
    begin = start
    for match in _END.finditer(text, start, end):
        if match.start() < begin or match.start() in soft:
            continue
        stop = _boundary(text, match, closed, starts, end)
        if stop is not None:
            _add(text, begin, stop, found)
            begin = stop
    _add(text, begin, end, found)
    return found


def _boundary(text: str, match: re.Match[str], closed: list[Quotation], starts: list[int], end: int) -> int | None:
    """Where the sentence ends if the mark found ends one, else None."""
    at, stop = match.start(), match.end()
    index = bisect_right(starts, at) - 1
    inside = closed[index] if index >= 0 and closed[index].end > at else None
    if text[at] == "\n":
        return stop if inside is None and not _goes_on(text, stop, end) else None
    if inside is not None:
        if inside.end - stop > 1 or _same_sentence(text, inside.end, end):
            return None
        stop = inside.end
    while stop < end and text[stop] in _CLOSING and text[stop - 1] != " ":
        if index + 1 < len(closed) and closed[index + 1].start == stop:
            break
        stop += 1
    if stop < end and not text[stop].isspace() and not _glued(text, stop):
        return None
    if _same_sentence(text, stop, end):
        return None
    if text[at] == "." and stop == at + 1 and _dotted_word(text, at, end):
        return None
    return stop


def _glued(text: str, stop: int) -> bool:
    """A damaged source runs two sentences together: ``…erreicht.Auch der…``; a web address does not count."""
    return text[stop].isupper() and text[stop + 1 : stop + 2].islower() and text[max(0, stop - 4) : stop - 1].islower()


def _same_sentence(text: str, stop: int, end: int) -> bool:
    """Whether what follows goes on in lower case or with a comma: „…?“, fragte er."""
    position = stop
    while position < end and text[position] in " \t\u00a0":
        position += 1
    return position < end and ((text[position] in ",;:–—-" and text[position] != "\n") or text[position].islower())


def _goes_on(text: str, position: int, end: int) -> bool:
    while position < end and text[position] in " \t\u00a0":
        position += 1
    return position < end and text[position].islower()


def _dotted_word(text: str, dot: int, end: int) -> bool:
    """Whether the full stop belongs to an abbreviation, an initial, an ordinal or a clock."""
    begin = dot
    while begin > 0 and (text[begin - 1].isalnum() or text[begin - 1] in ".-"):
        begin -= 1
    word = text[begin:dot]
    if not word:
        return False
    if word[0].isdigit():
        digits = word.rsplit(".", 1)[-1]
        ordinal = _BEFORE_ORDINAL.search(text, max(0, begin - 8), begin) or _AFTER_ORDINAL.match(text, dot + 1, end)
        return len(digits) <= 3 and ordinal is not None
    if len(word) == 1:
        # The platform X ends sentences; every other capital letter is an initial.
        return (word.isupper() and word != "X") or word in "zduviops"
    if word.lower() in ABBREVIATIONS or _MULTI.search(text[max(0, begin - 3) : dot + 1]):
        return True
    return set(word) <= set("IVX") and _AFTER_ORDINAL.match(text, dot + 1, end) is not None


def _add(text: str, begin: int, stop: int, found: list[tuple[int, int]]) -> None:
    while begin < stop and text[begin].isspace():
        begin += 1
    while stop > begin and text[stop - 1].isspace():
        stop -= 1
    if stop > begin:
        found.append((begin, stop))
