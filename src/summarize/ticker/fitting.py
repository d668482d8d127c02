"""Which other stamps stand among the leading ones: where they fit in the order, or have the form of their kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from summarize.ticker.appeals import is_appeal
from summarize.ticker.calendar import DAY, TIME_UHR, Moment, compiled
from summarize.ticker.candidates import (
    Candidate,
    goes_back,
    in_order,
    is_signed,
    line_below,
    moments_of,
    mostly_with_text,
    orderly,
    steps,
)
from summarize.ticker.daylines import day_line
from summarize.ticker.furniture import furniture_line
from summarize.ticker.greetings import greets, takes_leave
from summarize.ticker.headings import ends_sentence, heading_like, is_prose
from summarize.ticker.preamble import speaks_of_ticker

# A stamp with a slip of the hand is one only among others.
SLIP = "slip"
# Weak families that are stamps alone on a line, where they fit.
_CLOCK_LINES = ("bare", "relative-day")
# An open headline in plus signs has more blanks.
_MANY_WORDS = 5
# A line of this length is prose, though it ends with a colon.
_PROSE = 90
_POINTED = re.compile(r"\d\.\d\d")
# "Anstoß: heute, 18.30 Uhr"
_NAMES_TIME = compiled(rf"(?:{DAY},? ?)?(?:um )?{TIME_UHR}")


def may_fit(leaders: Sequence[Candidate], found: Sequence[Candidate], text: str) -> list[Candidate]:
    """Those that are none of the leaders, but may be stamps where they fit among them."""
    leading = {id(candidate) for candidate in leaders}
    allowed = {id(candidate) for candidate in (*_without_word(leaders, found, text), *_glued_alike(leaders, found))}
    return [
        candidate
        for candidate in found
        if id(candidate) not in leading and (id(candidate) in allowed or _speaks_for_itself(candidate, leaders, text))
    ]


def fitting(
    leaders: Sequence[Candidate], others: Sequence[Candidate], found: Sequence[Candidate], text: str
) -> list[Candidate]:
    """Those of the others that fit among the leaders, and what has the form of a stamp of this ticker."""
    return [
        *_in_place(leaders, others, text),
        *_about_alike(leaders, found, text),
        *_phases(leaders, found, text),
        *_bullets_alike(leaders, found, text),
        *_minutes_beside(leaders, found),
    ]


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
        opens = candidate.ahead is None or text[candidate.piece.end - 1] == ":"
        return (candidate.family in ("uhr-open", SLIP) and opens) or alone
    return not is_signed(candidate)


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
    if not leaders or not orderly(minutes) or any(leader.moment.play is not None for leader in leaders):
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


def _without_word(leaders: Sequence[Candidate], found: Sequence[Candidate], text: str) -> list[Candidate]:
    """Clocks before a text without the word "Uhr", closed by a colon, or below a blank line and closed by a dash or
    written as most others are, and before prose or neither above nor below another: the slip of an editor, not the item
    of a programme or the clock in a tweet."""
    pointed = 2 * sum(_is_pointed(leader, text) for leader in leaders) > len(leaders) if leaders else None
    bare = [candidate.family == "bare" and candidate.inline is not None for candidate in found]
    return [
        candidate
        for candidate, before, own, after in zip(found, [False, *bare], bare, [*bare[1:], False], strict=False)
        if own
        and _is_closed(candidate, text, pointed=pointed)
        and (opens_prose(candidate, text) or not (before or after))
    ]


def _is_closed(candidate: Candidate, text: str, *, pointed: bool | None) -> bool:
    """Whether a colon closes the clock, or a blank line parts it from others, if there are any, and it is written as
    they are or a dash closes it."""
    sign = text[candidate.piece.end - 1]
    alike = pointed is not None and (sign in "–—-" or _is_pointed(candidate, text) == pointed)
    return sign == ":" or (_is_parted(candidate) and alike)


def _is_pointed(candidate: Candidate, text: str) -> bool:
    """Whether a full stop stands in the clock, as in 13.45."""
    return _POINTED.search(text, candidate.piece.start, candidate.piece.end) is not None


def opens_prose(candidate: Candidate, text: str) -> bool:
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


def _is_prose_behind_plus(candidate: Candidate, text: str, *, in_plus: bool, in_match: bool) -> bool:
    """Two plus signs open an item of a list, unless they open the stamps; only a greeting or a farewell may speak of
    the ticker."""
    if candidate.family != "plus-untimed" or candidate.inline is None:
        return False
    opening = text[candidate.piece.start : candidate.piece.end]
    line = text[candidate.inline.start : candidate.inline.end]
    own = greets(line) or takes_leave(line) or not (speaks_of_ticker(line) or is_appeal(line))
    return (
        (in_plus or "+++" in opening)
        and own
        and (is_prose(line) or (in_match and ends_sentence(line)))
        and furniture_line(line) is None
    )


def _phases(leaders: Sequence[Candidate], found: Sequence[Candidate], text: str) -> list[Candidate]:
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


def _in_place(leaders: Sequence[Candidate], others: Sequence[Candidate], text: str) -> list[Candidate]:
    """Those of the others that stand between two leaders in the text as on the dial, or name no clock; below the first
    leader also prose behind plus signs, and a headline between them where those with a clock stand between them too,
    or in a match; above the minutes of a match such prose too, where more of it stands between them."""
    in_match = any(candidate.moment.play is not None for candidate in leaders)
    in_plus = in_match or any(candidate.family == "plus" for candidate in leaders)
    falling, rising = steps(moments_of(leaders))
    back = falling >= rising
    placed: list[Candidate] = []
    between = [other for other in others if leaders and other.piece.start > leaders[0].piece.start]
    above = in_match and any(
        _is_prose_behind_plus(other, text, in_plus=in_plus, in_match=in_match) for other in between
    )
    merged = sorted((*leaders, *others), key=lambda candidate: candidate.piece.start)
    leading = {id(candidate) for candidate in leaders}
    next_led: list[Moment | None] = []
    upcoming: Moment | None = None
    for candidate in reversed(merged):
        next_led.append(upcoming)
        if id(candidate) in leading and candidate.moment.minutes is not None:
            upcoming = candidate.moment
    last: Moment | None = None
    begun = above
    for candidate, following in zip(merged, reversed(next_led), strict=True):
        moment = candidate.moment
        if id(candidate) in leading:
            begun = True
            last = moment if moment.place is not None else last
        elif moment.minutes is None:
            headline = begun and (
                (in_plus and _is_headline_in_plus(candidate, text))
                or _is_prose_behind_plus(candidate, text, in_plus=in_plus, in_match=in_match)
            )
            dated = candidate.family == "dated" and _in_order_of_days((last, moment, following), back=back)
            if headline or dated or (candidate.strength != "untimed" and mostly_with_text([candidate])):
                placed.append(candidate)
        elif len(leaders) > 1 and _in_order((last, moment, following), back=back):
            placed.append(candidate)
            last = moment
    return placed


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
