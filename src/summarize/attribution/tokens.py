"""Words, numbers and marks with their offsets: the smallest thing the other rules look at."""

from __future__ import annotations

import re
from typing import NamedTuple

OPENING = "„“‚‘«»‹›\"'”’"
"""Characters that may open a quotation in one system or another; which one does is decided in ``quotes``."""

_TOKEN = re.compile(
    r"(?P<abbr>(?:[A-WYZÄÖÜ]\.)+(?=\s?[A-ZÄÖÜ][\w.])|(?:Dr|Prof|St|Mr|Mrs|Hl|Nr|Ing|Frhr)\.)"
    r"|(?P<number>\d+(?:[.:,]\d+)*(?:-[^\W\d_]+)*)"
    r"|(?P<word>[^\W\d_][\w\u0301]*(?:[-./&'’\u00ad\u2011*:][^\W_]+|-(?=,? (?:und|oder|bzw)\b)|'(?= )|\u2019(?= ))*)"
    r"|(?P<mark>\.{2,}|…|[^\w\s]|_)"
)


_KINDS = {"number": "number", "mark": "mark"}


class Token(NamedTuple):
    """``kind`` is ``word``, ``number``, ``mark``, and after folding ``quote`` or ``paren`` for a whole run."""

    start: int
    end: int
    text: str
    lower: str
    kind: str

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]`` in order; offsets are indices into ``text``."""
    found = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word = match.group()
        found.append(Token(match.start(), match.end(), word, word.lower(), _KINDS.get(match.lastgroup or "", "word")))
    return found
