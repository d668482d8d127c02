"""Whether a line, or a part of it, is furniture by the table of fixed strings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarize.ticker.furniture_rows import ROWS, FurnitureRow, Place


@dataclass(frozen=True, slots=True)
class _Joined:
    """The rows of one place that share their hints, as one pattern."""

    hints: tuple[str, ...]
    pattern: re.Pattern[str]

    def may_be_in(self, lowered: str) -> bool:
        # A generator takes three times as long, and this is asked of every line there is.
        for hint in self.hints:
            if hint in lowered:
                return True
        return not self.hints


def _joined(place: Place, *, before: str = "", after: str = "") -> list[_Joined]:
    """The rows of a place by their hints, in the order of the table; those without hints first."""
    rows = [(number, row) for number, row in enumerate(ROWS) if row.place == place]
    hints = sorted(dict.fromkeys(row.hints for _, row in rows), key=bool)
    patterns = (
        "|".join(f"(?P<r{number}>{before}(?:{row.pattern}){after})" for number, row in rows if row.hints == hint)
        for hint in hints
    )
    return [_Joined(hint, re.compile(pattern, re.IGNORECASE)) for hint, pattern in zip(hints, patterns, strict=True)]


_WHOLE = [*_joined("line", after="$"), *_joined("head")]
_BOX = _joined("box")
_START = _joined("start")
_TAIL = _joined("tail", after="$")
_GLUED = _joined("glued", before='(?<=[a-zäöüß.!?“”"«»])')
_LONGEST_HEAD, _LONGEST_BOX, _LONGEST_TAIL, _TAIL_LENGTH = 300, 1200, 400, 140
_SENTENCE_END = re.compile(r"(?<=[a-zäöüß]{3})[.!?][“”\"«»]? ")


def _row(match: re.Match[str]) -> FurnitureRow:
    return ROWS[int((match.lastgroup or "r0")[1:])]


def furniture_line(line: str) -> FurnitureRow | None:
    """The row that the whole line is an instance of."""
    if len(line) > _LONGEST_BOX:
        return None
    lowered = line.lower()
    for rows in (*_WHOLE, *_BOX) if len(line) <= _LONGEST_HEAD else _BOX:
        if rows.may_be_in(lowered) and (match := rows.pattern.match(line)):
            return _row(match)
    return _tail(line, lowered) if len(line) <= _LONGEST_TAIL else None


def _tail(line: str, lowered: str) -> FurnitureRow | None:
    """The row that the line ends with.

    A caption is a sentence or two; a paragraph that happens to end in a credit is an entry's text.
    """
    for rows in _TAIL:
        if not rows.may_be_in(lowered):
            continue
        match = rows.pattern.search(line, max(0, len(line) - _TAIL_LENGTH))
        if match and len(_SENTENCE_END.findall(line, 0, match.start())) <= 2:
            return _row(match)
    return None


def furniture_start(line: str) -> tuple[FurnitureRow, int] | None:
    """The row that the line starts with, and where it ends."""
    head = line[: 2 * _LONGEST_HEAD]
    lowered = head.lower()
    for rows in _START:
        if rows.may_be_in(lowered) and (match := rows.pattern.match(head)):
            return _row(match), match.end()
    return None


def furniture_glued(line: str) -> tuple[FurnitureRow, int, int] | None:
    """The first row glued to the text before it, and where it starts and ends."""
    lowered = line.lower()
    for rows in _GLUED:
        if rows.may_be_in(lowered) and (match := rows.pattern.search(line)):
            return _row(match), match.start(), match.end()
    return None
