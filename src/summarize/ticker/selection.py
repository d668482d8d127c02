"""Which of the stamps found are entries: bylines, contents lists, programmes and weak families are put back to text.

Nothing is deleted: a stamp that is none becomes text again, or furniture with a name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from summarize.ticker.candidates import (
    LINE_ENDS,
    WEAK_LEAST,
    Candidate,
    candidates,
    goes_back,
    in_order,
    line_below,
    moments_of,
    steps,
)
from summarize.ticker.daylines import day_line
from summarize.ticker.furniture import furniture_line
from summarize.ticker.greetings import greets
from summarize.ticker.headings import ends_sentence, heading_like, is_name
from summarize.ticker.preamble import speaks_of_ticker
from summarize.ticker.scan import CAPTION, DAY_LINE, TEXT, Piece
from summarize.ticker.stamps import BULLETS, FAMILIES_AT_END
from summarize.ticker.weighing import read_as_play, unfounded

# An item of a programme or a contents list is not longer than this.
_ITEM = 220
_NEAR = 4
# The same clock again stands right below, or below a blank line.
_SAID_TWICE = 2
# Furniture that the head of a page has below its date.
_HEAD_ROWS = ("advert", "byline", "caption", "comments", "navigation", "related", "share", "video")
# Families with a date and without a word such as "Update".
_UNLABELLED = ("pipe", "uhr", "uhr-date", "day-uhr", "day-time")
# The headline of what readers write below a page, not a button that leads there.
_POSTS = re.compile(
    r"leserkommentare|\d+ (?:gedanken?|kommentare?|antworten|reaktionen) (?:zu|auf) [„“\"«»]", re.IGNORECASE
)
# The headline of a list of times: "Das Programm am Samstag".
_PROGRAMME = re.compile(r"\b(?:programm|zeitplan|ablauf|fahrplan|termine|agenda)\b", re.IGNORECASE)
_WORD_CHARACTERS = re.compile(r"[\w\s]+")


def select(pieces: list[Piece], text: str) -> tuple[list[Piece], list[str]]:
    """The pieces with false stamps taken back, and a warning for each kind of them worth one."""
    warnings: list[str] = []
    found = candidates(pieces)
    posts = _posts(pieces, found, text)
    if posts:
        for candidate in posts:
            _take_back(candidate, text, kind="comments")
        warnings.append(f"taken for furniture because readers wrote them below the ticker: {len(posts)}")
        found = candidates(pieces)
    read_as_play(found)
    for rule, kind in _RULES:
        taken = rule(found, text)
        for candidate in taken:
            _take_back(candidate, text, kind=kind)
        if taken:
            found = candidates(pieces)
        if taken and kind == "contents":
            warnings.append(f"a list of contents that repeats {len(taken)} time stamps was taken for furniture")
    for candidate in found:
        _as_day_line(candidate, text)
    return [piece for piece in pieces if piece.start < piece.end], warnings


def _posts(pieces: Sequence[Piece], found: Sequence[Candidate], text: str) -> list[Candidate]:
    """The stamps of what readers write: below the headline of their comments, each with a day, where two or more above
    it have none and text."""
    heads = (piece.start for piece in pieces if piece.row and _POSTS.match(text, piece.start, piece.end))
    begin = next(heads, len(text))
    above = [candidate for candidate in found if candidate.piece.start < begin]
    below = [candidate for candidate in found if candidate.piece.start > begin]
    entries = [candidate for candidate in above if candidate.inline is not None or candidate.below]
    undated = len(entries) > 1 and not any(candidate.moment.dated for candidate in above)
    return below if undated and all(candidate.moment.dated for candidate in below) else []


def _byline(found: list[Candidate], text: str) -> list[Candidate]:
    """A dated stamp, the first of all, is the page's date where no other is written as it is."""
    if len(found) < 2 or not found[0].moment.dated:
        return []
    is_byline = _dates_head if found[0].inline is None else _dates_byline
    return found[:1] if is_byline(found[0], found[1:], text) else []


def _dates_byline(first: Candidate, others: Sequence[Candidate], text: str) -> bool:
    """Whether the text in the line of the first stamp is a byline or, if the stamp alone names the year, a name; or no
    colon closes the stamp then and no other has its form."""
    assert first.inline is not None
    line = text[first.inline.start : first.inline.end]
    row = furniture_line(line)
    if row is not None and row.kind in ("byline", "source", "video"):
        return True
    own_form = text[first.piece.end - 1] != ":" and all(other.family != first.family for other in others)
    return _alone_names_year(first, others) and (own_form or is_name(line))


def _dates_head(first: Candidate, others: Sequence[Candidate], text: str) -> bool:
    """Whether the first stamp, alone on its line, stands in the head of the page: it is the only one of its family, no
    other has a date without the year as it has, and it stands above the lead; or the page's furniture stands below it
    alone (reading time, share bar); or it alone has prose below it without a headline; or it alone names the year and
    no entry's text stands below it."""
    alone = [other for other in others if other.inline is None and other.family == first.family]
    alike = [other for other in alone if _form(other, text) == _form(first, text)]
    if _of_page_head(first, text) and not any(_of_page_head(other, text) for other in alike):
        return True
    if first.above is not None and not alike and _lacks_headline([first, *others], text):
        return True
    if _alone_names_year(first, others) and not _opens_entry(first, text):
        return True
    no_year_alike = first.moment.year is None and any(other.moment.dated for other in others)
    return not (alone or no_year_alike or _below_lead(first, text))


def _alone_names_year(first: Candidate, others: Sequence[Candidate]) -> bool:
    named = [other for other in others if other.moment.year is not None]
    return first.moment.year is not None and len(others) >= WEAK_LEAST - 1 and not named


def _printed_twice(found: list[Candidate], text: str) -> list[Candidate]:
    """The first two stamps, where they are one date and clock on lines of their own, and no other has its form."""
    if len(found) <= WEAK_LEAST or found[0].moment != found[1].moment or not found[0].moment.dated:
        return []
    form = _form(found[0], text)
    return found[:2] if form == _form(found[1], text) and all(_form(o, text) != form for o in found[2:]) else []


def _said_twice(found: list[Candidate], text: str) -> list[Candidate]:
    """A clock without any text right above the same one, with or without its day."""
    return [
        one
        for one, two in pairwise(found)
        if one.moment.clock is not None
        and one.moment.clock == two.moment.clock
        and not (one.inline or one.below or one.posted)
        and 0 < two.piece.line - one.piece.line <= _SAID_TWICE
    ]


def _only_date(found: list[Candidate], text: str) -> list[Candidate]:
    """The only stamp of the text, where it is the date of an article: with the year, below a title, before no prose."""
    if len(found) != 1 or found[0].family not in _UNLABELLED:
        return []
    only = found[0]
    line = text[only.inline.start : only.inline.end] if only.inline is not None else ""
    before_prose = bool(line) and (not heading_like(line) or text[only.piece.end - 1] == ":")
    return found if only.above is not None and only.moment.year is not None and not before_prose else []


def _of_picture(found: list[Candidate], text: str) -> list[Candidate]:
    """The first stamp in the caption of the page's picture: "18 Uhr: Die Wahl ist zu Ende. © Eva Beispiel", a line of
    its own."""
    if len(found) < WEAK_LEAST or found[0].inline is None or found[1].piece.line == found[0].piece.line:
        return []
    row = furniture_line(text[found[0].inline.start : found[0].inline.end])
    return found[:1] if row is not None and row.kind == CAPTION else []


def _of_lead(found: list[Candidate], text: str) -> list[Candidate]:
    """The first stamp before a lead that announces the ticker: "[UPDATE 13 Uhr] … in unserem Live-Ticker:"."""
    if len(found) < 2 or found[0].inline is None:
        return []
    lead = text[found[0].inline.start : found[0].inline.end]
    return found[:1] if lead.endswith(":") and speaks_of_ticker(lead) and not greets(lead) else []


def _last_update(found: list[Candidate], text: str) -> list[Candidate]:
    """The time of the page's last change, alone on the first stamp's line and above no sentence: "Update: 21.09 Uhr",
    the only one with a label where all others have text in their line, or a clock without a day where all others have
    one."""
    first, others = found[:1], found[1:]
    labelled = ("update", "stand")
    if len(others) < WEAK_LEAST or found[0].inline is not None or ends_sentence(line_below(found[0], text)):
        return []
    update = found[0].family in labelled and all(o.inline is not None and o.family not in labelled for o in others)
    undated = found[0].family == "uhr-alone" and all(other.moment.dated for other in others)
    return first if update or undated else []


def _below_lead(candidate: Candidate, text: str) -> bool:
    """Whether the page's lead stands above the stamp, and a headline with prose below it, as an entry has."""
    if candidate.above is None or not _opens_entry(candidate, text):
        return False
    above = text[candidate.above.start : candidate.above.end]
    return ends_sentence(above) and not heading_like(above)


def _opens_entry(candidate: Candidate, text: str) -> bool:
    """Whether prose stands below the stamp, or a headline with prose."""
    lines = [text[piece.start : piece.end] for piece in candidate.below[:2]]
    return any(ends_sentence(line) and not heading_like(line) for line in lines) and not is_name(lines[0])


def _lacks_headline(found: Sequence[Candidate], text: str) -> bool:
    """Whether the first stamp has prose below it where most others have a headline."""
    headed = [bool(c.below) and heading_like(text[c.below[0].start : c.below[0].end]) for c in found]
    return not headed[0] and 2 * sum(headed[1:]) > len(headed)


def _of_page_head(candidate: Candidate, text: str) -> bool:
    row = furniture_line(line_below(candidate, text))
    return row is not None and row.kind in _HEAD_ROWS


def _title(found: list[Candidate], text: str) -> list[Candidate]:
    """The first stamp is the page's title where the next one repeats it, or where a later one repeats its clock, which
    runs against the order of the others."""
    inline = found[0].inline if len(found) >= WEAK_LEAST else None
    if inline is None or is_name(text[inline.start : inline.end]):
        return []
    first, second = found[0].moment, found[1].moment
    if first.clock == second.clock:
        title = _words(found[1].inline, text)
        return found[:1] if title and _words(inline, text).startswith(title) else []
    falling, rising = steps(moments_of(found[1:]))
    against = goes_back(first, second) == (rising > falling)
    return found[:1] if against and any(other.moment.clock == first.clock for other in found[2:]) else []


def _form(candidate: Candidate, text: str) -> tuple[str, bool]:
    """The stamp without its letters and digits, and whether it names a year."""
    punctuation = _WORD_CHARACTERS.sub("", text[candidate.piece.start : candidate.piece.end].strip())
    return punctuation, candidate.moment.year is not None


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
    falling, rising = steps(moments_of(found))
    first = 0
    for number, candidate in enumerate(found):
        back = goes_back(found[number - 1].moment, candidate.moment) if number > first else None
        if back is not None and back != (falling >= rising):
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
    timed = all(candidate.moment.clock is not None for candidate in run)
    by_time = starts_over and timed and len(items) >= WEAK_LEAST and len(items) == len(run)
    if not longer or not (by_title or by_time):
        return []
    return run if starts_over else items


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
    falling, rising = steps(moments_of(candidate for position, candidate in enumerate(found) if position not in listed))
    return [
        candidate
        for first, end in runs
        if not in_order([near.moment.minutes for near in found[first - 1 : end + 1]], back=falling >= rising)
        for candidate in found[first:end]
    ]


def _only_programme(found: list[Candidate], text: str) -> list[Candidate]:
    """All stamps, where they are items of one list, with bullets only between them, below a colon or the headline of a
    programme, and more text stands below the list than in it: an article, or a ticker without clocks."""
    items = [candidate for candidate in found if candidate.family not in LINE_ENDS]
    between = [piece for candidate in items[:-1] for piece in candidate.below]
    if len(items) < 2 or items[0].above is None or any(text[piece.start] not in BULLETS for piece in between):
        return []
    above = text[items[0].above.start : items[0].above.end]
    announced = above.endswith(":") or _PROGRAMME.search(above) is not None
    begin, end = items[0].piece.start, items[-1].piece.end + _inline_length(items[-1])
    beside = len(text) - end > end - begin
    return items if announced and beside and all(_is_item(candidate, text) for candidate in items) else []


def _announced(found: list[Candidate], number: int, text: str) -> int:
    """Where the one-line stamps from ``number`` on end that stand below a line with a colon, or below the headline of a
    stamp that is alone on its line; the last of more than one may have other text below it."""
    above, before = found[number].above, found[number - 1]
    if above is None:
        return number
    heads = before.inline is None and before.below[-1:] == [above] and heading_like(text[above.start : above.end])
    announces = text[above.end - 1] == ":" or _PROGRAMME.search(text, above.start, above.end) is not None
    if not announces and not (heads and len(before.below) == 1 and above.line > before.piece.line):
        return number
    end = number
    while end < len(found) and _is_item(found[end], text) and (end == number or not found[end - 1].below):
        end += 1
    return end if end > number + 1 or not found[number].below else number


def _bulleted(found: list[Candidate], text: str) -> list[Candidate]:
    """Stamps behind bullets with text in their line, against the order of those that stand alone on theirs: a list in
    an entry."""
    bullets = [other for other in found if text[other.piece.start] in BULLETS and other.inline is not None]
    alone = [other for other in found if text[other.piece.start] not in BULLETS and other.inline is None]
    (falling, rising), (back, forward) = steps(moments_of(alone)), steps(moments_of(bullets))
    against = (rising - falling) * (forward - back) < 0
    return bullets if len(bullets) >= WEAK_LEAST and against else []


def _is_item(candidate: Candidate, text: str) -> bool:
    """A stamp with a few words in its line that are no sentence."""
    inline = candidate.inline
    return inline is not None and _short(candidate) and not ends_sentence(text[inline.start : inline.end])


def _as_day_line(candidate: Candidate, text: str) -> None:
    """``Update vom 3. April:`` with nothing of its own names the day of the entries around it; ``+++ Samstag +++`` with
    no prose below it parts them."""
    piece = candidate.piece
    if candidate.family == "update-day" and candidate.inline is None and not candidate.below:
        piece.kind, piece.day, piece.stamp = DAY_LINE, candidate.moment, None
    elif candidate.family == "plus-day" and not _opens_text(candidate, text):
        piece.kind, piece.stamp = "label", None


def _opens_text(candidate: Candidate, text: str) -> bool:
    """Whether prose, or a picture with its caption, stands below the stamp."""
    row = furniture_line(line_below(candidate, text))
    pictured = row is not None and row.kind == CAPTION
    return pictured or any(not heading_like(text[piece.start : piece.end]) for piece in candidate.below[:2])


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
    (_programme, None),
    (_only_programme, None),
    (_bulleted, None),
    (_said_twice, "byline"),
    (unfounded, None),
    (_title, None),
    (_of_picture, CAPTION),
    (_printed_twice, "byline"),
    (_byline, "byline"),
    (_only_date, "byline"),
    (_of_lead, "byline"),
    (_last_update, "byline"),
    (_contents, "contents"),
    (_programme, None),
)
