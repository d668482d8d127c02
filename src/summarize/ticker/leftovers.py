"""What a page leaves between the end of an entry and the next stamp: boxes, teasers, polls, and the foot of the page.

No table of fixed strings can know them; their shape gives them away. An entry ends with prose. A box below it opens
with a line that is no sentence, or speaks to the reader, and holds no prose of its own. Where blank lines stand between
the entries and not inside them, a box is a run of lines without a stamp; elsewhere it is what follows an entry's last
prose. A colon announces lines that are the entry's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise

from summarize.ticker.appeals import addresses_reader, is_appeal, speaks_of_publishing
from summarize.ticker.blocks import FOOT, Block
from summarize.ticker.headings import ends_sentence
from summarize.ticker.scan import DAY_LINE, TEXT, Piece

BOX = "box"
CAPTION = "caption"
# A sentence of this length is prose; a shorter one may be an answer in a poll, or the slogan of a box.
_PROSE = 35
# The prose of a box between two lines that are no sentences is not longer than this.
_BOX_PROSE = 300
# A paragraph is two sentences, or one of this length.
_PARAGRAPH = 90
# Where no blank lines part the entries, a line of fewer words is rather the item of a list than a teaser.
_HEADLINE_BLANKS = 2
_SHORTEST_CAPTION = 12
_LONGEST_CREDIT = 60
_PRICE = re.compile(r" [\d.,% €$+-]+")
# A sentence below so many entries is the page's.
_LEAST_SENTENCES = 3
_QUOTES = '„“”"»«‚'
_LIST_ITEM = re.compile(r"[-–—•*·▪►] ?\w")
_DIGITS = re.compile(r"\d+")
_DIGIT = re.compile(r"\d")
_INNER_END = re.compile(r"[a-zäöüß]{3}[.!?][“”\"«»]? ")
_ROWS_OF_A_FOOT = ("comments", "legal", "navigation", "newsletter", "paywall", "related", "share")


@dataclass(frozen=True, slots=True)
class Line:
    """A text line of an entry; ``run`` numbers the stretch without blank lines in which it stands, ``under`` is the
    kind of the furniture right above it in that stretch, ``listed`` says that a colon announces it."""

    piece: Piece
    text: str
    run: int
    under: str | None
    listed: bool

    @property
    def shape(self) -> str:
        """The line with its numbers alike: ``12 Beiträge`` comes again as ``41 Beiträge``."""
        return _DIGITS.sub("0", self.text)

    @property
    def sentence(self) -> bool:
        return ends_sentence(self.text) and " " in self.text

    @property
    def title(self) -> bool:
        """No sentence and no item of a list."""
        return not self.sentence and not self.announces and not _LIST_ITEM.match(self.text)

    @property
    def announces(self) -> bool:
        """It ends with a colon: what follows is the entry's, unless the page speaks: ``Unsere Quellen:``."""
        return self.text.endswith(":") and not self.of_page

    @property
    def prose(self) -> bool:
        """A sentence of an entry, not of a box; or an item of its list."""
        if _LIST_ITEM.match(self.text):
            return True
        return self.sentence and (len(self.text) >= _PROSE or self.text[0] in _QUOTES) and not self.of_page

    @property
    def of_page(self) -> bool:
        return addresses_reader(self.text) or speaks_of_publishing(self.text)

    @property
    def paragraph(self) -> bool:
        long = len(self.text) >= _PARAGRAPH or _INNER_END.search(self.text) is not None
        return self.sentence and long and not is_appeal(self.text)


def name_leftovers(preamble: Sequence[Piece], blocks: Sequence[Block], text: str) -> tuple[int, int]:
    """Give the lines of boxes below the entries their kind; how many characters are boxes, and how many the foot."""
    for block in blocks:
        _name_doubled([piece for piece in block.pieces if piece.kind in (TEXT, CAPTION)], text)
    lines = [_lines(block, text) for block in blocks]
    spaced = _is_spaced(blocks, lines)
    again = Counter(chain.from_iterable({line.shape for line in own} for own in lines))
    last = max(range(len(blocks)), key=lambda number: blocks[number].pieces[-1].start if blocks[number].pieces else -1)
    boxes = foot = 0
    for number, own in enumerate(lines):
        begin = _box_below(own[: _repeated_below(own, again)], spaced=spaced)
        if number == last:
            begin = min(begin, _foot_below(own[:begin], spaced=spaced), _below_day_line(preamble, blocks[number], own))
            foot = _name(own[begin:], FOOT)
        else:
            boxes += _name(own[begin:], BOX)
    return boxes, foot


def _name_doubled(lines: Sequence[Piece], text: str) -> None:
    """A line that comes again in the next one, with a credit or a price before or behind it, is the alternative text of
    a picture or of a chart, and the next its caption."""
    for piece, below in pairwise(lines):
        one, two = sorted((_unmarked(text[piece.start : piece.end]), _unmarked(text[below.start : below.end])), key=len)
        again = two.startswith(one) or two.endswith(one)
        caption = len(one) >= _SHORTEST_CAPTION and len(two) <= len(one) + _LONGEST_CREDIT
        if again and (caption or _PRICE.fullmatch(two, len(one))):
            piece.kind = below.kind = CAPTION


def _unmarked(line: str) -> str:
    return line.lstrip("•·*-–— ").rstrip(" .")


def _name(lines: Sequence[Line], kind: str) -> int:
    for line in lines:
        line.piece.kind = kind
    return sum(len(line.text) for line in lines)


def _lines(block: Block, text: str) -> list[Line]:
    """The text lines of a block; the stamp counts for the runs."""
    found: list[Line] = []
    run, under = 0, None
    last = block.stamp.line if block.stamp else None
    for piece in block.pieces:
        if last is not None and piece.line > last + 1:
            run, under = run + 1, None
        last = piece.line
        if piece.kind == TEXT:
            above = found[-1] if found else None
            listed = above is not None and (above.announces or (above.listed and not above.sentence))
            found.append(Line(piece, text[piece.start : piece.end].strip(), run, under, listed))
        under = piece.kind if piece.row is not None else None
    return found


def _is_spaced(blocks: Sequence[Block], lines: Sequence[Sequence[Line]]) -> bool:
    """Whether the page has a blank line between its entries, and none between a stamp and the text of its entry."""
    stamped = [(block, own) for block, own in zip(blocks, lines, strict=True) if block.stamp and own]
    close = [block.stamp for block, own in stamped if own[0].run == 0 and block.stamp]
    apart = 0
    for block, below in pairwise(blocks):
        if below.stamp is not None:
            numbers = [below.stamp.line, *(piece.line for piece in block.pieces)]
            apart += any(two - one > 1 for one, two in pairwise(sorted(numbers)))
    return 3 * len(close) >= 2 * len(stamped) and 3 * apart >= 2 * (len(blocks) - 1)


def _repeated_below(lines: Sequence[Line], again: Counter[str]) -> int:
    """Where lines begin, below the first of an entry, that stand in other entries too."""
    begin = len(lines)
    while begin > 1 and again[lines[begin - 1].shape] >= (_LEAST_SENTENCES if lines[begin - 1].sentence else 2):
        begin -= 1
    return begin


def _box_below(lines: Sequence[Line], *, spaced: bool) -> int:
    """Where the boxes below an entry begin; the number of its lines when there are none."""
    first = next((number for number, line in enumerate(lines) if line.sentence), 0) + 1
    begin = len(lines)
    if spaced:
        runs = [[*run] for _, run in groupby(lines, key=lambda line: line.run)]
        while len(runs) > 1 and _is_box(runs[-1]):
            begin -= len(runs.pop())
    for number in range(begin - 1, first - 1, -1):
        if lines[number].prose:
            break
        line = lines[number]
        above_box = begin == number + 1 < len(lines) and line.title and not line.listed and not _is_figure(line)
        if above_box or _opens_box(line, spaced=spaced):
            begin = number
    return begin


def _is_box(run: Sequence[Line]) -> bool:
    """Whether a run of lines that no stamp opens is a box."""
    opening = run[0]
    if opening.listed or opening.announces or not (opening.under or not opening.prose or is_appeal(opening.text)):
        return False
    titles = [line for line in run if line.title]
    if not titles and not opening.under and not any(line.of_page for line in run):
        return False
    figures = sum(map(_is_figure, run))
    if not opening.under and 2 * figures >= len(run) and not any(line.of_page for line in run):
        return False
    prose = [line for line in run if line.prose]
    if not prose or any(line.of_page for line in run):
        return True
    return run[-1].title and sum(len(line.text) for line in prose) <= _BOX_PROSE


def _is_figure(line: Line) -> bool:
    """A result: ``Liste Beispiel: 34,2``, ``2:1 Muster``."""
    return line.title and _DIGIT.search(line.text) is not None


def _opens_box(line: Line, *, spaced: bool) -> bool:
    """Whether a line below the prose of an entry, with no prose under it, opens a box."""
    if line.listed:
        return False
    if is_appeal(line.text) or (addresses_reader(line.text) and (line.title or line.text.endswith("?"))):
        return True
    headline = line.title and line.text.count(" ") >= _HEADLINE_BLANKS and not _is_figure(line)
    return not spaced and (headline or (line.title and line.under is not None))


def _foot_below(lines: Sequence[Line], *, spaced: bool) -> int:
    """Where the foot of the page begins below the last entry: with the first line under its last paragraph that is no
    sentence, or stands under furniture that only a foot has; and where blank lines part the entries, with the short
    sentences right above it in its run."""
    last = max((number for number, line in enumerate(lines) if line.paragraph), default=0)
    for number in range(last + 1, len(lines)):
        line = lines[number]
        if line.listed or _is_figure(line):
            continue
        if line.title or is_appeal(line.text) or line.under in _ROWS_OF_A_FOOT:
            while spaced and number > last + 1 and lines[number - 1].run == line.run and line.run > lines[last].run:
                number -= 1
            return number
    return len(lines)


def _below_day_line(preamble: Sequence[Piece], block: Block, lines: Sequence[Line]) -> int:
    """Where day lines stand below their entries, the one below the last entry ends the ticker."""
    ends = max((piece.start for piece in block.pieces if piece.kind == DAY_LINE), default=None)
    if ends is None or any(piece.kind == DAY_LINE for piece in preamble):
        return len(lines)
    below = next((number for number, line in enumerate(lines) if line.piece.start > ends), 0)
    return below or len(lines)
