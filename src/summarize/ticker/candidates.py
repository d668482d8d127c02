"""The stamps found in a text, each with what stands around it, and the order in which their clocks run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from summarize.ticker.calendar import DAY_MINUTES, Moment
from summarize.ticker.furniture_rows import TWEET
from summarize.ticker.scan import TEXT, Piece

# Stamps that are not firm must be so many.
WEAK_LEAST = 3
# A clock at the end of a line may be anything: only their own form makes them stamps.
LINE_ENDS = ("labelled", "trailing")
# At most one in so many weak stamps may break the order of the clocks.
_BREAKS = 10
# Numbers that count from one, but for so many, are a list.
_COUNTED = 0.8
# A step of fewer minutes round the dial is one forward.
_FORWARD = 8 * 60
# Days are counted as if all months had 31.
_MONTH = 31
_YEAR = 12 * _MONTH
# A step of fewer days round the week is one forward.
_FORWARD_DAYS = 3
# Clocks that run the wrong way by so many minutes are of entries written at the same time.
_SAME_TIME = 5
# So much of the line below a stamp is looked at.
_LINE = 300


@dataclass(slots=True)
class Candidate:
    """A stamp with what belongs to it: the ``rest`` of its line, ``inline`` the first text there, ``below`` the text
    pieces up to the next stamp, ``above`` the last text before it, ``ahead`` the text before it in its own line;
    ``posted`` says that a tweet stands below it."""

    piece: Piece
    above: Piece | None
    inline: Piece | None = None
    rest: list[Piece] = field(default_factory=list)
    below: list[Piece] = field(default_factory=list)
    posted: bool = False

    @property
    def ahead(self) -> Piece | None:
        return self.above if self.above is not None and self.above.line == self.piece.line else None

    @property
    def family(self) -> str:
        assert self.piece.stamp is not None
        return self.piece.stamp.family.name

    @property
    def strength(self) -> str:
        assert self.piece.stamp is not None
        return self.piece.stamp.family.strength

    @property
    def moment(self) -> Moment:
        assert self.piece.stamp is not None
        return self.piece.stamp.moment


def candidates(pieces: Sequence[Piece]) -> list[Candidate]:
    """The stamps among the pieces, in order."""
    found: list[Candidate] = []
    last_text: Piece | None = None
    for piece in pieces:
        if piece.start >= piece.end:
            continue
        if piece.stamp is not None:
            found.append(Candidate(piece, last_text))
            continue
        same_line = bool(found) and piece.line == found[-1].piece.line
        if same_line:
            found[-1].rest.append(piece)
        if piece.kind == TWEET and found:
            found[-1].posted = True
        if piece.kind == TEXT:
            if same_line and found[-1].inline is None:
                found[-1].inline = piece
            elif found:
                found[-1].below.append(piece)
            last_text = piece
    return found


def line_below(candidate: Candidate, text: str) -> str:
    """The next line that is not blank, or what stands in the stamp's own line."""
    return text[candidate.piece.end : candidate.piece.end + _LINE].strip().partition("\n")[0].strip()


def moments_of(found: Iterable[Candidate]) -> list[Moment]:
    return [candidate.moment for candidate in found if candidate.moment.place is not None]


def mostly_with_text(members: Sequence[Candidate]) -> bool:
    with_text = sum(bool(candidate.inline or candidate.below or candidate.posted) for candidate in members)
    return 3 * with_text >= 2 * len(members)


def steps(moments: Iterable[Moment]) -> tuple[int, int]:
    """How often time goes back and how often forward: by the days where both are dated, else by the shorter way round
    the dial, a little in favour of back, because nearly all tickers run newest first."""
    falling = rising = 0
    placed = [moment for moment in moments if moment.place is not None or moment.dated or moment.age is not None]
    for one, two in pairwise(placed):
        back = goes_back(one, two)
        if back is not None:
            falling, rising = falling + back, rising + (not back)
    return falling, rising


def goes_back(one: Moment, two: Moment) -> bool | None:
    """Whether the second is before the first, without years by the shorter way round the calendar; None where they do
    not say."""
    if one.day is not None and two.day is not None:
        onward = ((two.month or 0) - (one.month or 0)) * _MONTH + two.day - one.day
        if one.year is not None and two.year is not None:
            onward += (two.year - one.year) * _YEAR
        elif onward % _YEAR > _YEAR // 2:
            onward = -1
        else:
            onward %= _YEAR
        if onward:
            return onward < 0
    if one.weekday is not None and two.weekday is not None and one.weekday != two.weekday:
        return (two.weekday - one.weekday) % 7 > _FORWARD_DAYS
    if one.age is not None and two.age is not None and one.age != two.age:
        return two.age > one.age
    before, after = one.place, two.place
    if before is None or after is None or before == after:
        return None
    return (after - before) % DAY_MINUTES > _FORWARD


def in_order(clocks: Sequence[int | None], *, back: bool) -> bool:
    """Whether the dial goes one way through all of the minutes since midnight, in less than half a day; two entries
    written at the same time may stand in either order."""
    known = [minutes if back else -minutes for minutes in clocks if minutes is not None]
    ways = [(one - two) % DAY_MINUTES for one, two in pairwise(known)]
    onward = [way for way in ways if way < DAY_MINUTES - _SAME_TIME]
    return len(ways) - len(onward) <= 1 and sum(onward) < DAY_MINUTES // 2


def orderly(members: Sequence[Candidate]) -> bool:
    """Three or more, their clocks in one order, most of them with text; 1, 2, 3 … 24, 25 is a list, not minutes of
    play."""
    known = moments_of(members)
    plays = sorted({moment.play for moment in known if moment.play is not None})
    if plays[:1] == [1] and sum(two == one + 1 for one, two in pairwise(plays)) >= _COUNTED * (len(plays) - 1):
        return False
    breaks = min(steps(known))
    return len(known) >= WEAK_LEAST and breaks * _BREAKS <= len(known) and mostly_with_text(members)


def is_signed(candidate: Candidate) -> bool:
    return candidate.family in ("signed", "signed-scribble")
