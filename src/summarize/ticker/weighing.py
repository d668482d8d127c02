"""Which stamps are believed: firm ones, an orderly group of weak ones, and others that fit among them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from summarize.ticker.calendar import DAY, TIME_UHR, Moment, compiled
from summarize.ticker.candidates import (
    WEAK_LEAST,
    Candidate,
    goes_back,
    in_order,
    line_below,
    moments_of,
    mostly_with_text,
    steps,
)
from summarize.ticker.daylines import day_line
from summarize.ticker.furniture import furniture_line
from summarize.ticker.greetings import greets
from summarize.ticker.headings import ends_sentence, heading_like, is_prose
from summarize.ticker.preamble import speaks_of_ticker
from summarize.ticker.stamps import BY_NAME

# At most one in so many weak stamps may break the order of the clocks.
_BREAKS = 10
_NEARLY_ALL = 0.75
# Numbers that count from one, but for so many, are a list.
_COUNTED = 0.8
# What stands below the first clock of a ticker is more than such a part of the text.
_ARTICLE = 8
# An open headline in plus signs has more blanks.
_MANY_WORDS = 5
# A line of this length is prose, though it ends with a colon.
_PROSE = 90
# Weak stamps lead where they are more than so many times the firm ones.
_MAJORITY = 2
# A clock at the end of a line may be anything: only their own form makes them stamps.
_LINE_ENDS = ("labelled", "trailing")
# Weak families that are stamps alone on a line, where they fit.
_CLOCK_LINES = ("bare", "relative-day")
# A stamp with a slip of the hand is one only among others.
_SLIP = "slip"
_CLOCK_ONLY = ("uhr", "uhr-picture", "pipe", "day-uhr")
_DIGITS = re.compile(r"\d{1,2}[.:]\d\d|[\d\s+]")
# "Anstoß: heute, 18.30 Uhr"
_NAMES_TIME = compiled(rf"(?:{DAY},? ?)?(?:um )?{TIME_UHR}")


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
    leading = {id(candidate) for candidate in leaders}
    allowed = {id(candidate) for candidate in (*_without_word(found, text), *_glued_alike(leaders, found))}
    others = [
        candidate
        for candidate in found
        if id(candidate) not in leading and (id(candidate) in allowed or _speaks_for_itself(candidate, leaders, text))
    ]
    leaders = leaders or _just_begun(found, text) or _untimed(found, text)
    fitting = (
        *_fitting(leaders, others, text),
        *_about_alike(leaders, found, text),
        *_phases(leaders, found, text),
        *_bullets_alike(leaders, found, text),
        *_minutes_beside(leaders, found),
    )
    kept = {id(candidate) for candidate in (*leaders, *fitting)}
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
    sign = text[leader.piece.end - 1]
    for family in ("uhr-open", "bare"):
        together = [
            candidate
            for candidate in found
            if candidate is leader
            or (candidate.family == family and (family == "uhr-open" or text[candidate.piece.end - 1] == sign == ":"))
        ]
        if _orderly(together):
            return together
    return [leader]


def _firm(found: list[Candidate]) -> list[Candidate]:
    """Strong stamps, and paired ones that are two or more; a signature needs another signature, and text between."""
    families = Counter(candidate.family for candidate in found)
    signed = [candidate for candidate in found if _is_signed(candidate)]
    if signed and not _is_text_between(signed):
        found = [candidate for candidate in found if not _is_signed(candidate)]
    pairs = sum(candidate.strength == "paired" and not _is_signed(candidate) for candidate in found)
    return [
        candidate
        for candidate in found
        if candidate.strength == "strong"
        or (candidate.strength == "paired" and (families[candidate.family] if _is_signed(candidate) else pairs) >= 2)
    ]


def _is_text_between(signed: Sequence[Candidate]) -> bool:
    """Whether lines of text stand between half of the signatures; without, they are the places and times of a list."""
    close = sum(two.piece.line - one.piece.line == 1 for one, two in pairwise(signed))
    return 2 * close <= len(signed)


def _untimed(found: list[Candidate], text: str) -> list[Candidate]:
    """Three or more marks of one kind without a clock, most of them with text; a headline between two marks is of
    another kind than a text behind one."""
    marks: dict[tuple[str, bool], list[Candidate]] = defaultdict(list)
    for candidate in found:
        small = candidate.inline is not None and text[candidate.inline.start].islower()
        if candidate.strength == "untimed" and candidate.family not in ("phase", "bullet-alone") and not small:
            closed = candidate.inline is not None and candidate.inline.titled
            marks[candidate.family, closed].append(candidate)
    enough = (alike for alike in marks.values() if len(alike) >= WEAK_LEAST and mostly_with_text(alike))
    return max(enough, key=len, default=[])


def _just_begun(found: Sequence[Candidate], text: str) -> list[Candidate]:
    """Two bare clocks of a ticker that has no more, on a page that calls itself a ticker: each with prose in its line,
    or alone on its line with a headline and prose below it."""
    bare = [candidate for candidate in found if candidate.family == "bare"]
    if len(bare) != 2 or not all(
        _opens_prose(candidate, text) or _opens_headline(candidate, text) for candidate in bare
    ):
        return []
    return bare if any(map(speaks_of_ticker, text[: bare[0].piece.start].splitlines())) else []


def _opens_headline(candidate: Candidate, text: str) -> bool:
    lines = [text[piece.start : piece.end] for piece in candidate.below[:2]]
    alone = candidate.inline is None and len(lines) == 2
    return alone and heading_like(lines[0]) and not heading_like(lines[1])


def _is_signed(candidate: Candidate) -> bool:
    return candidate.family in ("signed", "signed-scribble")


def _leading_weak(found: list[Candidate], text: str) -> list[Candidate]:
    """The largest group of weak stamps that is orderly: all with a clock, all with a minute of play, or of one form."""
    groups: dict[object, list[Candidate]] = defaultdict(list)
    for candidate in found:
        if candidate.strength == "weak" and candidate.family != _SLIP:
            alone = candidate.inline is None
            if candidate.family not in _LINE_ENDS:
                groups[candidate.moment.play is None].append(candidate)
                groups[candidate.moment.play is None, alone].append(candidate)
            groups[candidate.family, _form(candidate, text), alone].append(candidate)
    leading = max(filter(_orderly, groups.values()), key=len, default=[])
    alike = (group for group in groups.values() if _alike_but_once(group, text))
    leading = max([leading, *alike], key=len)
    return [] if leading and _is_beside(leading, text) else leading


def _is_beside(members: Sequence[Candidate], text: str) -> bool:
    """Whether nearly all of the text stands above the first clock and calls itself no ticker: an article, and beside it
    a list of times."""
    begin = members[0].piece.start
    return (len(text) - begin) * _ARTICLE < len(text) and not any(map(speaks_of_ticker, text[:begin].splitlines()))


def _speaks_for_itself(candidate: Candidate, leaders: Sequence[Candidate], text: str) -> bool:
    """Whether a stamp that is none of the leaders may be one where it fits among them.

    A weak one does with the word "Uhr", alone on its line, or closed with a colon; but no list of clocks below another
    colon. Above the first of them, only one with text in its line, or with prose right below it, is no date of the
    page.
    """
    below_colon = candidate.above is not None and text[candidate.above.end - 1] == ":"
    if not leaders or (below_colon and candidate.moment.clock is not None and not candidate.moment.dated):
        return False
    above = candidate.inline is None and candidate.piece.start < leaders[0].piece.start
    if above and not _opens(candidate, leaders[0], text):
        return False
    if candidate.strength == "weak":
        closed = candidate.inline is None or text[candidate.piece.end - 1] in ":)]"
        alone = candidate.family in _CLOCK_LINES and closed and not _is_length(candidate, text)
        return (candidate.family in ("uhr-open", _SLIP) and candidate.ahead is None) or alone
    return not _is_signed(candidate)


def _about_alike(leaders: Sequence[Candidate], found: Sequence[Candidate], text: str) -> list[Candidate]:
    """ "Gegen 13.45 Uhr –" where most stamps are closed by the same sign."""
    signs = Counter(text[leader.piece.end - 1] for leader in leaders)
    sign = max(signs, key=signs.__getitem__, default=None)
    return [other for other in found if other.family == "about" and text[other.piece.end - 1] == sign]


def _glued_alike(leaders: Sequence[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    """Clocks in the middle of a line, where most stamps stand there."""
    if 2 * sum(leader.ahead is not None for leader in leaders) <= len(leaders):
        return []
    return [other for other in found if other.family == "uhr-open" and other.ahead is not None]


def _minutes_beside(leaders: Sequence[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    """The minutes of a match above or below all clocks, in the order of these, each below a blank line; otherwise they
    are its story in an entry."""
    minutes = [candidate for candidate in found if candidate.family == "minute"]
    if not leaders or not _orderly(minutes) or any(leader.moment.play is not None for leader in leaders):
        return []
    if not all(candidate.above is None or _is_parted(candidate) for candidate in minutes):
        return []
    ways = [falling >= rising for falling, rising in (steps(moments_of(leaders)), steps(moments_of(minutes)))]
    first, last = minutes[0].piece.start, minutes[-1].piece.start
    apart = all(not first < leader.piece.start < last for leader in leaders)
    return minutes if apart and ways[0] == ways[1] else []


def _bullets_alike(leaders: Sequence[Candidate], found: Sequence[Candidate], text: str) -> list[Candidate]:
    """A bullet alone on its line, with text below it, where most clocks stand behind the same bullet."""
    opening = Counter(text[leader.piece.start] for leader in leaders)
    return [
        other
        for other in found
        if other.family == "bullet-alone" and other.below and 2 * opening[text[other.piece.start]] > len(leaders)
    ]


def _without_word(found: list[Candidate], text: str) -> list[Candidate]:
    """Clocks before a text without the word "Uhr", below a blank line or closed by a colon, and before prose or neither
    above nor below another: the slip of an editor, not the item of a programme."""
    bare = [candidate.family == "bare" and candidate.inline is not None for candidate in found]
    return [
        candidate
        for candidate, before, own, after in zip(found, [False, *bare], bare, [*bare[1:], False], strict=False)
        if own
        and (text[candidate.piece.end - 1] == ":" or _is_parted(candidate))
        and (_opens_prose(candidate, text) or not (before or after))
    ]


def _opens_prose(candidate: Candidate, text: str) -> bool:
    return candidate.inline is not None and not heading_like(text[candidate.inline.start : candidate.inline.end])


def _is_parted(candidate: Candidate) -> bool:
    return candidate.above is not None and candidate.piece.line > candidate.above.line + 1


def _opens(candidate: Candidate, leader: Candidate, text: str) -> bool:
    """Whether a clock above the leaders, alone on its line, has prose right below it and no other date than they have,
    so that it is no clock of the page's head."""
    one, two = candidate.moment, leader.moment
    alike = (one.dated, one.year is None) == (two.dated, two.year is None)
    line = line_below(candidate, text)
    return alike and (ends_sentence(line) or len(line) >= _PROSE)


def _is_length(candidate: Candidate, text: str) -> bool:
    """Whether the player of a video or of a read-out text stands right below: a clock above it is its length."""
    row = furniture_line(line_below(candidate, text))
    return row is not None and row.kind == "video"


def _is_headline_in_plus(candidate: Candidate, text: str) -> bool:
    """Whether plus signs open and close the line, or open it in many words, and it names no day and does not speak of
    the ticker."""
    if candidate.family != "plus-untimed" or candidate.inline is None:
        return False
    if not candidate.inline.titled and text.count(" ", candidate.inline.start, candidate.inline.end) < _MANY_WORDS:
        return False
    line = text[candidate.inline.start : candidate.inline.end]
    return " " in line and not (speaks_of_ticker(line) or day_line(line) or furniture_line(line))


def _is_prose_behind_plus(candidate: Candidate, text: str, *, in_plus: bool) -> bool:
    """Two plus signs open an item of a list, unless they open the stamps; of the ticker only a greeting may speak."""
    if candidate.family != "plus-untimed" or candidate.inline is None:
        return False
    opening = text[candidate.piece.start : candidate.piece.end]
    line = text[candidate.inline.start : candidate.inline.end]
    own = greets(line) or not speaks_of_ticker(line)
    return (in_plus or "+++" in opening) and own and is_prose(line) and furniture_line(line) is None


def _phases(leaders: list[Candidate], found: list[Candidate], text: str) -> list[Candidate]:
    """Between minutes of play, "Halbzeit" and its like with text below them, unless they are a minute's headline or
    name the time of the kick-off."""
    if not any(candidate.moment.play is not None for candidate in leaders):
        return []
    return [
        candidate
        for before, candidate in pairwise([None, *found])
        if candidate is not None
        and candidate.family == "phase"
        and _has_text(candidate, text)
        and not _NAMES_TIME.fullmatch(line_below(candidate, text))
        and (before is None or _has_text(before, text))
    ]


def _has_text(candidate: Candidate, text: str) -> bool:
    """Text, or a closing notice, which may be all that an entry says."""
    row = furniture_line(line_below(candidate, text))
    return candidate.inline is not None or bool(candidate.below) or (row is not None and row.kind == "closing")


def _fitting(leaders: list[Candidate], others: list[Candidate], text: str) -> list[Candidate]:
    """Those of the others that stand between two leaders in the text as on the dial, or name no clock; below the first
    leader also prose behind plus signs, and a headline between them where those with a clock stand between them too,
    or in a match."""
    in_plus = any(candidate.family == "plus" or candidate.moment.play is not None for candidate in leaders)
    falling, rising = steps(moments_of(leaders))
    back = falling >= rising
    fitting: list[Candidate] = []
    merged = sorted((*leaders, *others), key=lambda candidate: candidate.piece.start)
    leading = {id(candidate) for candidate in leaders}
    next_led: list[Moment | None] = []
    upcoming: Moment | None = None
    for candidate in reversed(merged):
        next_led.append(upcoming)
        if id(candidate) in leading and candidate.moment.minutes is not None:
            upcoming = candidate.moment
    last: Moment | None = None
    for candidate, following in zip(merged, reversed(next_led), strict=True):
        moment = candidate.moment
        if id(candidate) in leading:
            last = moment if moment.place is not None else last
        elif moment.minutes is None:
            headline = last is not None and (
                (in_plus and _is_headline_in_plus(candidate, text))
                or _is_prose_behind_plus(candidate, text, in_plus=in_plus)
            )
            dated = candidate.family == "dated" and _in_order_of_days((last, moment, following), back=back)
            if headline or dated or (candidate.strength != "untimed" and mostly_with_text([candidate])):
                fitting.append(candidate)
        elif len(leaders) > 1 and _in_order((last, moment, following), back=back):
            fitting.append(candidate)
            last = moment
    return fitting


def _in_order_of_days(moments: Sequence[Moment | None], *, back: bool) -> bool:
    """Whether there is more than one moment, all of them are dated, and they go one way."""
    known = [moment for moment in moments if moment is not None]
    return len(known) > 1 and all(moment.dated for moment in known) and _in_order(known, back=back)


def _in_order(moments: Sequence[Moment | None], *, back: bool) -> bool:
    """Whether the moments go one way: by their days where all of them are dated, else on the dial."""
    known = [moment for moment in moments if moment is not None]
    if all(moment.dated for moment in known):
        return all(goes_back(one, two) in (None, back) for one, two in pairwise(known))
    return in_order([moment.minutes for moment in known], back=back)


def _is_aside(only: Candidate, text: str) -> bool:
    """A single clock in the later half of a text is a line of an article: "20.15 Uhr: Das Fest beginnt."."""
    return only.family in _CLOCK_ONLY and only.piece.start > len(text) // 2


def _orderly(members: Sequence[Candidate]) -> bool:
    """Three or more, their clocks in one order, most of them with text; 1, 2, 3 … 24, 25 is a list, not minutes of
    play."""
    known = moments_of(members)
    plays = sorted({moment.play for moment in known if moment.play is not None})
    if plays[:1] == [1] and sum(two == one + 1 for one, two in pairwise(plays)) >= _COUNTED * (len(plays) - 1):
        return False
    breaks = min(steps(known))
    return len(known) >= WEAK_LEAST and breaks * _BREAKS <= len(known) and mostly_with_text(members)


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
