"""Makes text of others safe to look at, and names the places that links point to."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")

# Control characters, which terminals obey, what reorders or hides the text around it (Unicode TR36, "Bidirectional Text
# Spoofing"), and what XML cannot hold.
_ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def visible(text: str) -> str:
    """The text with everything that would act instead of being read shown as a sign of its own.

    Each such character is named by its number: ESC becomes ``[U+001B]``. Nothing is dropped. Line ends become ``\\n``;
    tabs stay.
    """
    text = _LINE_ENDS.sub("\n", text)
    return _ACTING.sub(lambda match: f"[U+{ord(match[0]):04X}]", text)


def one_line(text: str) -> str:
    """``visible`` text on a single line, runs of white space closed up."""
    return " ".join(visible(text).split())


def shorten(text: str, limit: int) -> str:
    """The text on one line, cut at a word where it is longer than ``limit`` characters, and then ended by ``…``."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[limit // 2 :] else head).rstrip(" ,;:") + "…"


def anchor(kind: str, identifier: str) -> str:
    """The name that links use for a thing: the same in every format and in every report of the same run.

    ``kind`` is ``entry`` or ``statement``. Characters that are no letter, digit, ``_`` or ``-`` are written as their
    code, so that any identifier gives a valid and distinct name in HTML, Markdown and Word.
    """
    return f"{kind}-" + re.sub(r"[^A-Za-z0-9_-]", lambda match: f".{ord(match[0]):x}.", identifier)
