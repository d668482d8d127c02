"""Puts the text of a source together from pieces, and remembers where each piece is."""

from __future__ import annotations

import html
import re

from summarize.models import Range
from summarize.sources.blocks import fragment_text

_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,31}\d{0,2});", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>]{0,2000}>", re.IGNORECASE)


class TextBuilder:
    """Collects lines; every range that is given out is into ``text``."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        return "\n".join(self._lines)

    @property
    def position(self) -> int:
        """Where the next line will start."""
        return self._length

    def add(self, text: str) -> Range | None:
        """Append text as one or more lines; None for white space."""
        text = text.strip()
        if not text:
            return None
        added = Range(start=self._length, end=self._length + len(text))
        self._lines.append(text)
        self._length = added.end + 1
        return added

    def gap(self) -> None:
        """An empty line."""
        self._lines.append("")
        self._length += 1


def plain(value: object) -> str:
    """The text of a JSON string that may hold HTML or entities, escaped once or twice."""
    if not isinstance(value, str):
        return ""
    text = value
    for _ in range(2):
        if not _ENTITY.search(text) or _TAG.search(text):
            break
        text = html.unescape(text)
    return fragment_text(text) if _TAG.search(text) else text.strip()
