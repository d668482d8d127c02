"""Quotation marks of every system found in German news, nested, mixed and unclosed.

Systems: „ “ (and „ ” and „ "), " ", » «, « » (Swiss), “ ”, and inside them ‚ ‘, ' ', › ‹, ‹ ›, ‘ ’.
A mark that could be an apostrophe (in ``geht's``, ``Max’ Haus``) opens or closes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

_CLOSERS = {
    "„": '“”"„',
    "“": "”“",
    "»": "«",
    "«": "»",
    '"': '"',
    "‚": "‘’'",
    "‘": "’",
    "'": "'",
    "›": "‹",
    "‹": "›",
}
_SINGLE = "‚‘'›‹’"
_DOUBLE = '„“”»«"'
_MARKS = frozenset(_SINGLE + _DOUBLE)
_LONGEST = 4000
"""Characters after which an open quotation is taken to have lost its end."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """``text[start:end]`` with its marks, ``text[inner_start:inner_end]`` without; ``level`` is 0 outermost."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    level: int = 0
    closed: bool = True


def quotations(text: str, start: int = 0, end: int | None = None) -> list[Quotation]:
    """All quotations in ``text[start:end]``, ordered by start.

    A quotation may run over line breaks but not over an empty line, unless the next paragraph opens with the same
    mark; one that is never closed ends with its paragraph and has ``closed`` False.
    """
    end = len(text) if end is None else end
    found: list[Quotation] = []
    stack: list[tuple[int, str]] = []
    position = start
    while position < end:
        mark = text[position]
        if mark in _MARKS:
            _take(text, position, start, end, stack, found)
        elif mark == "\n" and stack and text[position + 1 : position + 2].strip() == "" and _blank(text, position, end):
            _give_up(text, position, stack, found)
        position += 1
    _give_up(text, end, stack, found)
    return sorted(found, key=lambda quotation: (quotation.start, -quotation.end))


def _take(text: str, at: int, start: int, end: int, stack: list[tuple[int, str]], found: list[Quotation]) -> None:
    mark = text[at]
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if mark in "'’‘" and before.isalnum() and after.isalnum():
        return
    if stack and at - stack[0][0] > _LONGEST:
        _give_up(text, at, stack, found)
    for depth in range(len(stack) - 1, -1, -1):
        if mark in _CLOSERS[stack[depth][1]] and _may_close(mark, stack[depth][1], before, after):
            _give_up(text, at, stack[depth + 1 :], found, level=depth + 1)
            opened, _ = stack[depth]
            del stack[depth:]
            found.append(Quotation(opened, at + 1, opened + 1, at, depth))
            return
    if mark in _CLOSERS and _may_open(mark, before, after, bool(stack)):
        if stack and stack[-1][1] == mark and mark in "„»«":
            _give_up(text, at, stack, found)
        stack.append((at, mark))


def _may_close(mark: str, opener: str, before: str, after: str) -> bool:
    if mark == "„":
        return opener == "„" and not before.isspace() and not after.isalnum()
    if mark in "'’‘":
        return not before.isspace() and not after.isalnum()
    if mark == opener:
        return not before.isspace() or not after.isalnum()
    return True


def _may_open(mark: str, before: str, after: str, inside: bool) -> bool:
    if after.isspace():
        return mark in "„»«" and not inside and not before.isalnum()
    if mark == "“":
        return not before.isalnum() and before not in ".,!?"
    return not before.isalnum() if mark not in "„»«" else True


def _blank(text: str, at: int, end: int) -> bool:
    """Whether an empty line begins at the line break ``at`` and the next paragraph does not go on quoting."""
    position = at + 1
    while position < end and text[position] in " \t\r\u00a0":
        position += 1
    return position >= end or text[position] == "\n"


def _give_up(text: str, at: int, stack: list[tuple[int, str]], found: list[Quotation], level: int = 0) -> None:
    for depth, (opened, _) in enumerate(stack):
        stop = at
        while stop > opened + 1 and text[stop - 1].isspace():
            stop -= 1
        if stop > opened + 1:
            found.append(Quotation(opened, stop, opened + 1, stop, level + depth, closed=False))
    stack.clear()
