"""Which stamps are believed: firm ones, else an orderly group of weak ones, and those that fit among them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from summarize.ticker.calendar import Moment
from summarize.ticker.candidates import (
    LINE_ENDS,
    WEAK_LEAST,
    Candidate,
    in_order,
    is_signed,
    moments_of,
    mostly_with_text,
    orderly,
    steps,
)
from summarize.ticker.fitting import SLIP, fitting, may_fit, opens_prose
from summarize.ticker.headings import heading_like, is_prose
from summarize.ticker.preamble import speaks_of_ticker
from summarize.ticker.scan import TEXT
from summarize.ticker.stamps import BY_NAME

_NEARLY_ALL = 0.75
# What stands below the first clock of a ticker is more than such a part of the text.
_ARTICLE = 8
# Weak stamps lead where they are more than so many times the firm ones.
_MAJORITY = 2
_CLOCK_ONLY = ("uhr", "uhr-picture", "pipe", "day-uhr")
_DIGITS = re.compile(r"\d{1,2}[.:]\d\d|[\d\s+]")


def read_as_play(found: list[Candidate]) -> None:
    """Beside ``59:12`` and ``45:10``, which are no times of day, ``12:30`` is minutes and seconds of a match too."""
    played = sum(candidate.family == "play-clock" for candidate in found)
    bare = [
        candidate for candidate in found if candidate.family in ("bare", "pipe") and candidate.moment.clock is not None
    ]
    if played < 2 or played * WEAK_LEAST < len(bare):
        return
    for candidate in bare:
        stamp = candidate.piece.stamp
        if stamp is not None and not stamp.moment.dated:
            candidate.piece.stamp = replace(
                stamp, family=BY_NAME["play-clock"], moment=Moment(play=int((stamp.moment.clock or "0")[:2]))
            )


def unfounded(found: list[Candidate], text: str) -> list[Candidate]:
    """What is no stamp: paired ones that stand alone, and weak ones unless they lead or fit among the others.

    Weak stamps lead where they are far more than the firm ones, which are then a byline or a clock in an entry.
    """
    if len(found) == 1 and _is_aside(found[0], text):
        return found
    found, no_stamps = _without_programme(found, text)
    firm, weak = _firm(found), _leading_weak(found, text)
    leaders = weak if len(weak) > _MAJORITY * len(firm) else firm
    leaders = _with_lax_ones(leaders[0], found, text) if len(leaders) == 1 else leaders
    others = may_fit(leaders, found, text)
    leaders = leaders or _just_begun(found, text) or _untimed(found, text)
    kept = {id(candidate) for candidate in (*leaders, *fitting(leaders, others, found, text))}
    return [*no_stamps, *(candidate for candidate in found if id(candidate) not in kept)]


def _without_programme(found: list[Candidate], text: str) -> tuple[list[Candidate], list[Candidate]]:
    """The candidates, and those of "Am Samstag: 10 Uhr – Begrüßung. 12 Uhr – Essen.", with a dash in the middle of a
    line, which are no stamps unless the text above the first one speaks of a ticker."""
    dashed = [
        candidate
        for candidate in found
        if candidate.family == "uhr-open" and candidate.ahead is not None and text[candidate.piece.end - 1] in "–-"
    ]
    if not dashed or speaks_of_ticker(text[: dashed[0].piece.start]):
        return found, []
    off = {id(candidate) for candidate in dashed}
    return [candidate for candidate in found if id(candidate) not in off], dashed


def _with_lax_ones(leader: Candidate, found: Sequence[Candidate], text: str) -> list[Candidate]:
    """The only leader and the stamps that no sign closes ("13.45 Uhr Der Deich"), or those that its sign closes but
    lack the word ("13.45: Der Deich"), where they make an orderly ticker."""
    without_sign = [other for other in found if other is leader or other.family == "uhr-open"]
    colon = text[leader.piece.end - 1] == ":"
    without_word = [
        other
        for other in found
        if other is leader or (colon and other.family == "bare" and text[other.piece.end - 1] == ":")
    ]
    return next(filter(orderly, (without_sign, without_word)), [leader])


def _firm(found: list[Candidate]) -> list[Candidate]:
    """Strong stamps, and paired ones that are two or more; a signature needs another signature, and text between."""
    families = Counter(candidate.family for candidate in found)
    signed = [candidate for candidate in found if is_signed(candidate)]
    if signed and not _is_text_between(signed):
        found = [candidate for candidate in found if not is_signed(candidate)]
    pairs = sum(candidate.strength == "paired" and not is_signed(candidate) for candidate in found)
    return [
        candidate
        for candidate in found
        if candidate.strength == "strong"
        or (candidate.strength == "paired" and (families[candidate.family] if is_signed(candidate) else pairs) >= 2)
    ]


def _is_text_between(signed: Sequence[Candidate]) -> bool:
    """Whether lines of text stand between half of the signatures; without, they are the places and times of a list."""
    close = sum(two.piece.line - one.piece.line == 1 for one, two in pairwise(signed))
    return 2 * close <= len(signed)


def _untimed(found: list[Candidate], text: str) -> list[Candidate]:
    """Three or more marks of one kind without a clock, most of them with text; a headline between two marks is of
    another kind than a text behind one, and than one with a text behind it."""
    marks: dict[tuple[str, bool, bool], list[Candidate]] = defaultdict(list)
    for candidate in found:
        small = candidate.inline is not None and text[candidate.inline.start].islower()
        if candidate.strength == "untimed" and candidate.family not in ("phase", "bullet-alone") and not small:
            closed = candidate.inline is not None and candidate.inline.titled
            followed = any(piece.kind == TEXT for piece in candidate.rest[1:])
            marks[candidate.family, closed, followed].append(candidate)
    enough = (alike for alike in marks.values() if len(alike) >= WEAK_LEAST and mostly_with_text(alike))
    return max(enough, key=len, default=[])


def _just_begun(found: Sequence[Candidate], text: str) -> list[Candidate]:
    """Two bare clocks of a ticker that has no more, on a page that calls itself a ticker: each with prose in its line,
    or alone on its line with a headline and prose below it."""
    bare = [candidate for candidate in found if candidate.family == "bare"]
    if len(bare) != 2 or not all(
        opens_prose(candidate, text) or _opens_headline(candidate, text) for candidate in bare
    ):
        return []
    return bare if any(map(speaks_of_ticker, text[: bare[0].piece.start].splitlines())) else []


def _opens_headline(candidate: Candidate, text: str) -> bool:
    lines = [text[piece.start : piece.end] for piece in candidate.below[:2]]
    alone = candidate.inline is None and len(lines) == 2
    return alone and heading_like(lines[0]) and not heading_like(lines[1])


def _leading_weak(found: list[Candidate], text: str) -> list[Candidate]:
    """The largest group of weak stamps that is orderly: all with a clock, all with a minute of play, or of one form."""
    groups: dict[object, list[Candidate]] = defaultdict(list)
    for candidate in found:
        if candidate.strength == "weak" and candidate.family != SLIP:
            alone = candidate.inline is None
            if candidate.family not in LINE_ENDS:
                groups[candidate.moment.play is None].append(candidate)
                groups[candidate.moment.play is None, alone].append(candidate)
            groups[candidate.family, _form(candidate, text), alone].append(candidate)
    leading = max(filter(orderly, groups.values()), key=len, default=[])
    alike = (group for group in groups.values() if _alike_but_once(group, text))
    leading = max([leading, *alike], key=len)
    return [] if leading and _is_beside(leading, text) else leading


def _is_beside(members: Sequence[Candidate], text: str) -> bool:
    """Whether nearly all of the text stands above the first clock and calls itself no ticker: an article, and beside it
    a list of times."""
    begin = members[0].piece.start
    return (len(text) - begin) * _ARTICLE < len(text) and not any(map(speaks_of_ticker, text[:begin].splitlines()))


def _is_aside(only: Candidate, text: str) -> bool:
    """A single clock in the later half of a text is a line of an article: "20.15 Uhr: Das Fest beginnt."."""
    return only.family in _CLOCK_ONLY and only.piece.start > len(text) // 2


def _alike_but_once(members: Sequence[Candidate], text: str) -> bool:
    """Four or more clocks of one form, nearly all before prose, that are in order but for one: of another day, or of an
    entry that came late."""
    forms = {(candidate.family, _form(candidate, text), candidate.inline is None) for candidate in members}
    clocks = [candidate.moment.minutes for candidate in members if candidate.moment.minutes is not None]
    if len(forms) != 1 or len(members) <= WEAK_LEAST or len(clocks) < len(members):
        return False
    if sum(_is_before_prose(candidate, text) for candidate in members) < _NEARLY_ALL * len(members):
        return False
    falling, rising = steps(moments_of(members))
    back = falling >= rising
    against = [number for number, (one, two) in enumerate(pairwise(clocks)) if (two > one) == back and one != two]
    return len(against) == 1 and any(
        in_order([*clocks[:number], *clocks[number + 1 :]], back=back) for number in (against[0], against[0] + 1)
    )


def _is_before_prose(candidate: Candidate, text: str) -> bool:
    """Whether prose stands in the line of the stamp, or below it and at most a headline."""
    near = candidate.below[:2] if candidate.inline is None else [candidate.inline, *candidate.below[:1]]
    return any(is_prose(text[piece.start : piece.end]) for piece in near)


def _form(candidate: Candidate, text: str) -> str:
    """The stamp without digits, blanks and the name behind it; added time has no form of its own."""
    return _DIGITS.sub("", text[candidate.piece.start : candidate.piece.end].partition(" von ")[0])
