"""Which of the stamps found are entries: bylines, contents lists, programmes and weak families are put back to text.

Nothing is deleted: a stamp that is none becomes text again, or furniture with a name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from summarize.ticker.calendar import DAY_MINUTES, Moment
from summarize.ticker.daylines import day_line
from summarize.ticker.furniture import furniture_line
from summarize.ticker.headings import ends_sentence, heading_like
from summarize.ticker.scan import DAY_LINE, TEXT, Piece
from summarize.ticker.stamps import FAMILIES_AT_END

# A weak family needs so many stamps, of which at most one in ten may break the order of the clocks.
WEAK_LEAST = 3
_BREAKS = 10
# An item of a programme or a contents list is not longer than this.
_ITEM = 220
_FORWARD = 8 * 60
_NEAR = 4
# Weak stamps lead where they are more than so many times the firm ones.
_MAJORITY = 2
_HEAD_ROWS = ("advert", "byline", "caption", "comments", "navigation", "related", "share", "video")
# A clock at the end of a line may be anything: only their own form makes them stamps.
_LINE_ENDS = ("labelled", "trailing")
_CLOCK_LINES = ("bare", "relative-day")
_DIGITS = re.compile(r"[\d\s+]+")
_WORD_CHARACTERS = re.compile(r"[\w\s]+")
_CLOCK_ONLY = ("uhr", "uhr-picture", "pipe", "day-uhr")


@dataclass(slots=True)
class Candidate:
    """A stamp with what belongs to it: the ``rest`` of its line, ``inline`` the first text there, ``below`` the text
    pieces up to the next stamp, ``above`` the last text before it, ``ahead`` the text before it in its own line."""

    piece: Piece
    above: Piece | None
    inline: Piece | None = None
    rest: list[Piece] = field(default_factory=list)
    below: list[Piece] = field(default_factory=list)

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
        if piece.kind == TEXT:
            if same_line and found[-1].inline is None:
                found[-1].inline = piece
            elif found:
                found[-1].below.append(piece)
            last_text = piece
    return found


def select(pieces: list[Piece], text: str) -> tuple[list[Piece], list[str]]:
    """The pieces with false stamps taken back, and a warning for each kind of them worth one."""
    warnings: list[str] = []
    found = candidates(pieces)
    _read_as_play(found)
    for rule, kind in _RULES:
        taken = rule(found, text)
        for candidate in taken:
            _take_back(candidate, text, kind=kind)
        if taken:
            found = candidates(pieces)
        if taken and kind == "contents":
            warnings.append(f"a list of contents that repeats {len(taken)} time stamps was taken for furniture")
    for candidate in found:
        _as_day_line(candidate)
    return [piece for piece in pieces if piece.start < piece.end], warnings


def _read_as_play(found: list[Candidate]) -> None:
    """Beside ``59:12`` and ``45:10``, which are no times of day, ``12:30`` is minutes and seconds of a match too."""
    played = sum(candidate.family == "play-clock" for candidate in found)
    bare = [candidate for candidate in found if candidate.family == "bare" and candidate.moment.clock is not None]
    if played < 2 or played * WEAK_LEAST < len(bare):
        return
    for candidate in bare:
        stamp = candidate.piece.stamp
        if stamp is not None and not stamp.moment.dated:
            candidate.piece.stamp = replace(stamp, moment=Moment(play=int((stamp.moment.clock or "0")[:2])))


def _unfounded(found: list[Candidate], text: str) -> list[Candidate]:
    """What is no stamp: paired ones that stand alone, and weak ones unless they lead or fit among the others.

    Weak stamps lead where they are far more than the firm ones, which are then a byline or a clock in an entry.
    """
    if len(found) == 1 and _is_aside(found[0], text):
        return found
    firm, weak = _firm(found), _leading_weak(found, text)
    leaders = weak if len(weak) > _MAJORITY * len(firm) else firm
    leading = {id(candidate) for candidate in leaders}
    others = [
        candidate
        for candidate in found
        if id(candidate) not in leading and _speaks_for_itself(candidate, leaders, text)
    ]
    leaders = leaders or _untimed(found)
    kept = {id(candidate) for candidate in (*leaders, *_fitting(leaders, others), *_phases(leaders, found))}
    return [candidate for candidate in found if id(candidate) not in kept]


def _firm(found: list[Candidate]) -> list[Candidate]:
    """Strong stamps, and paired ones that are two or more; a signature needs another signature."""
    families = Counter(candidate.family for candidate in found)
    pairs = sum(candidate.strength == "paired" and not _is_signed(candidate) for candidate in found)
    return [
        candidate
        for candidate in found
        if candidate.strength == "strong"
        or (candidate.strength == "paired" and (families[candidate.family] if _is_signed(candidate) else pairs) >= 2)
    ]


def _untimed(found: list[Candidate]) -> list[Candidate]:
    """Three or more marks of one kind without a clock, most of them with text."""
    marks: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in found:
        if candidate.strength == "untimed" and candidate.family != "phase":
            marks[candidate.family].append(candidate)
    enough = (alike for alike in marks.values() if len(alike) >= WEAK_LEAST and _mostly_with_text(alike))
    return max(enough, key=len, default=[])


def _is_signed(candidate: Candidate) -> bool:
    return candidate.family in ("signed", "signed-scribble")


def _leading_weak(found: list[Candidate], text: str) -> list[Candidate]:
    """The largest group of weak stamps that is orderly: all with a clock, all with a minute of play, or of one form."""
    groups: dict[object, list[Candidate]] = defaultdict(list)
    for candidate in found:
        if candidate.strength == "weak":
            alone = candidate.inline is None
            if candidate.family not in _LINE_ENDS:
                groups[candidate.moment.play is None].append(candidate)
                groups[candidate.moment.play is None, alone].append(candidate)
            groups[candidate.family, _form(candidate, text), alone].append(candidate)
    return max(filter(_orderly, groups.values()), key=len, default=[])


def _speaks_for_itself(candidate: Candidate, leaders: Sequence[Candidate], text: str) -> bool:
    """Whether a stamp that is none of the leaders may be one where it fits among them.

    A weak one does with the word "Uhr", alone on its line, or closed with a colon; but no list below another colon.
    Above the first of them, only one with text in its line is no date of the page.
    """
    if not leaders or (candidate.above is not None and text[candidate.above.end - 1] == ":"):
        return False
    if candidate.inline is None and candidate.piece.start < leaders[0].piece.start:
        return False
    if candidate.strength == "weak":
        closed = candidate.inline is None or text[candidate.piece.end - 1] == ":"
        return candidate.family == "uhr-open" or (candidate.family in _CLOCK_LINES and closed)
    return not _is_signed(candidate)


def _phases(leaders: list[Candidate], found: list[Candidate]) -> list[Candidate]:
    """Between minutes of play, "Halbzeit" and its like with text below them, unless they are a minute's headline."""
    if not any(candidate.moment.play is not None for candidate in leaders):
        return []
    return [
        candidate
        for before, candidate in pairwise([None, *found])
        if candidate is not None
        and candidate.family == "phase"
        and _mostly_with_text([candidate])
        and (before is None or before.inline is not None or before.below)
    ]


def _fitting(leaders: list[Candidate], others: list[Candidate]) -> list[Candidate]:
    """Those of the others that stand between two leaders in the text as on the dial, or name no clock."""
    falling, rising = steps(_moments(leaders))
    back = falling >= rising
    fitting: list[Candidate] = []
    merged = sorted((*leaders, *others), key=lambda candidate: candidate.piece.start)
    leading = {id(candidate) for candidate in leaders}
    next_led: list[int | None] = []
    upcoming: int | None = None
    for candidate in reversed(merged):
        next_led.append(upcoming)
        if id(candidate) in leading and candidate.moment.minutes is not None:
            upcoming = candidate.moment.minutes
    last: int | None = None
    for candidate, following in zip(merged, reversed(next_led), strict=True):
        minutes = candidate.moment.minutes
        if id(candidate) in leading:
            last = minutes if minutes is not None else last
        elif minutes is None:
            if candidate.strength != "untimed" and _mostly_with_text([candidate]):
                fitting.append(candidate)
        elif len(leaders) > 1 and _in_order((last, minutes, following), back=back):
            fitting.append(candidate)
            last = minutes
    return fitting


def _in_order(clocks: Sequence[int | None], *, back: bool) -> bool:
    """Whether the dial goes one way through all of the minutes since midnight, in less than half a day."""
    known = [minutes if back else -minutes for minutes in clocks if minutes is not None]
    return sum((one - two) % DAY_MINUTES for one, two in pairwise(known)) < DAY_MINUTES // 2


def _is_aside(only: Candidate, text: str) -> bool:
    """A single clock in the later half of a text is a line of an article: "20.15 Uhr: Das Fest beginnt."."""
    return only.family in _CLOCK_ONLY and only.piece.start > len(text) // 2


def _orderly(members: Sequence[Candidate]) -> bool:
    """Three or more, their clocks in one order, most of them with text; 1, 2, 3 is a list, not minutes of play."""
    known = _moments(members)
    plays = sorted({moment.play for moment in known if moment.play is not None})
    if plays and plays == list(range(1, len(plays) + 1)):
        return False
    falling, rising = steps(known)
    return len(known) >= WEAK_LEAST and min(falling, rising) * _BREAKS <= len(known) and _mostly_with_text(members)


def _mostly_with_text(members: Sequence[Candidate]) -> bool:
    with_text = sum(candidate.inline is not None or bool(candidate.below) for candidate in members)
    return 3 * with_text >= 2 * len(members)


def steps(moments: Iterable[Moment]) -> tuple[int, int]:
    """How often time goes back and how often forward: by the days where both are dated, else by the shorter way round
    the dial, a little in favour of back, because nearly all tickers run newest first."""
    falling = rising = 0
    placed = (moment for moment in moments if moment.place is not None or moment.dated or moment.age is not None)
    for one, two in pairwise(placed):
        days = [(moment.year or 0, moment.month or 0, moment.day or 0) for moment in (one, two) if moment.dated]
        if len(days) == 2 and days[0] != days[1]:
            back = days[1] < days[0]
        elif one.age is not None and two.age is not None and one.age != two.age:
            back = two.age > one.age
        elif one.place is None or two.place is None or one.place == two.place:
            continue
        else:
            back = (two.place - one.place) % DAY_MINUTES > _FORWARD
        falling, rising = falling + back, rising + (not back)
    return falling, rising


def _byline(found: list[Candidate], text: str) -> list[Candidate]:
    """A dated stamp alone on its line, the first of all, is the page's date where it is the only one of its family and
    stands above the lead.

    So it is where the page's furniture stands below it alone (reading time, share bar), or where no other stamp is
    punctuated as it is and it alone stands above prose without a headline.
    """
    if len(found) < 2 or not found[0].moment.dated:
        return []
    if found[0].inline is not None:
        inline = furniture_line(text[found[0].inline.start : found[0].inline.end])
        return found[:1] if inline and inline.kind in ("byline", "video") else []
    alone = [other for other in found[1:] if other.inline is None and other.family == found[0].family]
    punctuated = _punctuation(found[0], text)
    alike = [other for other in alone if _punctuation(other, text) == punctuated]
    heads_page = _of_page_head(found[0], text) and not any(_of_page_head(other, text) for other in alike)
    unlike = found[0].above is not None and not alike and _lacks_headline(found, text)
    lone = not alone and not _below_lead(found[0], text)
    return found[:1] if lone or heads_page or unlike else []


def _below_lead(candidate: Candidate, text: str) -> bool:
    """Whether the page's lead stands above the stamp, and a headline with prose below it, as an entry has."""
    if candidate.above is None or len(candidate.below) < 2:
        return False
    lines = [text[piece.start : piece.end] for piece in (candidate.above, *candidate.below[:2])]
    return ends_sentence(lines[0]) and heading_like(lines[1]) and ends_sentence(lines[2])


def _lacks_headline(found: Sequence[Candidate], text: str) -> bool:
    """Whether the first stamp has prose below it where most others have a headline."""
    headed = [bool(c.below) and heading_like(text[c.below[0].start : c.below[0].end]) for c in found]
    return not headed[0] and 2 * sum(headed[1:]) > len(headed)


def _of_page_head(candidate: Candidate, text: str) -> bool:
    row = furniture_line(_line_below(candidate, text))
    return row is not None and row.kind in _HEAD_ROWS


def _title(found: list[Candidate], text: str) -> list[Candidate]:
    """The first stamp is the page's title where the next one repeats it."""
    if len(found) < WEAK_LEAST or found[0].moment.clock != found[1].moment.clock:
        return []
    title = _words(found[0].inline, text)
    return found[:1] if title and title == _words(found[1].inline, text) else []


def _form(candidate: Candidate, text: str) -> str:
    """The stamp without digits and blanks; added time has no form of its own."""
    return _DIGITS.sub("", text[candidate.piece.start : candidate.piece.end])


def _punctuation(candidate: Candidate, text: str) -> str:
    return _WORD_CHARACTERS.sub("", text[candidate.piece.start : candidate.piece.end].strip())


def _line_below(candidate: Candidate, text: str) -> str:
    """The next line that is not blank, as far as a line of furniture may reach."""
    return text[candidate.piece.end : candidate.piece.end + _ITEM].strip().partition("\n")[0].strip()


def _contents(found: list[Candidate], text: str) -> list[Candidate]:
    """The first run of one-line stamps whose times all come again with more text: a list of contents."""
    by_clock: dict[str | None, list[Candidate]] = defaultdict(list)
    for candidate in found:
        by_clock[candidate.moment.clock].append(candidate)
    if all(len(same) == 1 for same in by_clock.values()):
        return []
    for first, last in _runs(found):
        # The entries that a list repeats begin right below it, or at the top of the page when it stands at the end.
        follower = found[last] if last < len(found) else found[0] if first else None
        starts_over = follower is not None and follower.moment.clock == found[first].moment.clock
        repeated = _repeated(found[first:last], by_clock, text, starts_over=starts_over)
        if repeated:
            return repeated
    return []


def _runs(found: list[Candidate]) -> Iterator[tuple[int, int]]:
    """Stretches of one-line stamps, cut where the clocks start over; the last of one may have other text below it."""
    falling, rising = steps(_moments(found))
    first = 0
    for number, candidate in enumerate(found):
        back, forth = steps(_moments(found[max(first, number - 1) : number + 1]))
        if number > first and (forth if rising <= falling else back):
            yield first, number
            first = number
        if not _one_liner(candidate):
            if number > first and _short(candidate):
                yield first, number + 1
            elif number > first:
                yield first, number
            first = number + 1
    if first < len(found):
        yield first, len(found)


def _one_liner(candidate: Candidate) -> bool:
    return _short(candidate) and not candidate.below


def _short(candidate: Candidate) -> bool:
    return candidate.inline is not None and candidate.inline.end - candidate.inline.start <= _ITEM


def _repeated(
    run: list[Candidate], by_clock: dict[str | None, list[Candidate]], text: str, *, starts_over: bool
) -> list[Candidate]:
    """The items of a run that other stamps repeat, when they are enough: the same titles, or all of the times."""
    first, last = run[0].piece.start, run[-1].piece.start
    again: list[tuple[Candidate, list[Candidate]]] = []
    for candidate in run:
        same = by_clock[candidate.moment.clock]
        # A few on either side are enough, and keep a text with one clock a thousand times linear.
        near = (*same[:_NEAR], *same[-_NEAR:])
        others = [other for other in near if not first <= other.piece.start <= last and _same_day(candidate, other)]
        if others:
            again.append((candidate, others))
    items = [candidate for candidate, _ in again]
    same_title = sum(_title_again(candidate, others, text) for candidate, others in again)
    longer = sum(max(map(_length, others)) for _, others in again) > sum(map(_inline_length, items))
    by_title = same_title >= 2 and 2 * same_title >= len(items)
    by_time = starts_over and len(items) >= WEAK_LEAST and len(items) == len(run)
    return items if longer and (by_title or by_time) else []


def _inline_length(candidate: Candidate) -> int:
    return candidate.inline.end - candidate.inline.start if candidate.inline else 0


def _same_day(one: Candidate, two: Candidate) -> bool:
    days = [(candidate.moment.day, candidate.moment.month) for candidate in (one, two) if candidate.moment.dated]
    return len(set(days)) < 2


def _length(candidate: Candidate) -> int:
    pieces = [*candidate.below, candidate.inline] if candidate.inline else candidate.below
    return sum(piece.end - piece.start for piece in pieces)


def _title_again(candidate: Candidate, others: list[Candidate], text: str) -> bool:
    title = _words(candidate.inline, text)
    return bool(title) and any(
        _words(piece, text).startswith(title)
        for other in others
        for piece in (other.inline, other.above, *other.below[:1])
    )


def _words(piece: Piece | None, text: str) -> str:
    return " ".join(text[piece.start : piece.end].strip("+ ").lower().split()) if piece else ""


def _programme(found: list[Candidate], text: str) -> list[Candidate]:
    """A list of times inside an entry: introduced by a colon, one short line each, not in the order of the ticker."""
    runs: list[tuple[int, int]] = []
    number = 1
    while number < len(found):
        end = _announced(found, number, text)
        if end > number:
            runs.append((number, end))
        number = max(number + 1, end)
    listed = {position for first, end in runs for position in range(first, end)}
    falling, rising = steps(_moments(candidate for position, candidate in enumerate(found) if position not in listed))
    return [
        candidate
        for first, end in runs
        if not _in_order([near.moment.minutes for near in found[first - 1 : end + 1]], back=falling >= rising)
        for candidate in found[first:end]
    ]


def _announced(found: list[Candidate], number: int, text: str) -> int:
    """Where the one-line stamps from ``number`` on end that stand below a line with a colon; the last of more than one
    may have other text below it."""
    above = found[number].above
    if above is None or text[above.end - 1] != ":":
        return number
    end = number
    while end < len(found) and _is_item(found[end], text) and (end == number or not found[end - 1].below):
        end += 1
    return end if end > number + 1 or not found[number].below else number


def _is_item(candidate: Candidate, text: str) -> bool:
    """A stamp with a few words in its line that are no sentence."""
    inline = candidate.inline
    return inline is not None and _short(candidate) and not ends_sentence(text[inline.start : inline.end])


def _moments(found: Iterable[Candidate]) -> list[Moment]:
    return [candidate.moment for candidate in found if candidate.moment.place is not None]


def _as_day_line(candidate: Candidate) -> None:
    """``Update vom 3. April:`` with nothing of its own names the day of the entries around it."""
    piece = candidate.piece
    if candidate.family == "update-day" and candidate.inline is None and not candidate.below:
        piece.kind, piece.day, piece.stamp = DAY_LINE, candidate.moment, None


def _take_back(candidate: Candidate, text: str, *, kind: str | None = None) -> None:
    """Make the stamp and the text in its line one piece again, of the kind that the line has without the stamp."""
    piece = candidate.piece
    at_end = piece.stamp is not None and piece.stamp.family in FAMILIES_AT_END
    piece.stamp = None
    if at_end and candidate.ahead is not None:
        piece.start, candidate.ahead.end = candidate.ahead.start, candidate.ahead.start
    if candidate.rest:
        piece.end = candidate.rest[-1].end
    for swallowed in candidate.rest:
        swallowed.start = swallowed.end
    line = text[piece.start : piece.end]
    if kind is not None:
        piece.kind = kind
    elif (moment := day_line(line)) is not None:
        piece.kind, piece.day = DAY_LINE, moment
    else:
        piece.row = furniture_line(line)
        piece.kind = piece.row.kind if piece.row else TEXT


# In this order; the kind that a stamp taken back gets, if the line has none of its own.
_RULES: tuple[tuple[Callable[[list[Candidate], str], list[Candidate]], str | None], ...] = (
    (_contents, "contents"),
    (_unfounded, None),
    (_byline, "byline"),
    (_title, None),
    (_contents, "contents"),
    (_programme, None),
)
