"""Makes text of others safe to look at, and names the places that links point to."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
# What reorders or hides the text around it (Unicode TR36, "Bidirectional Text Spoofing"), the C1 controls, which some
# terminals obey, and what XML cannot hold.
_NAMED = re.compile("[\x80-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")


def visible(text: str) -> str:
    """The text with everything that would act instead of being read shown as a sign of its own.

    Control characters become their Unicode control pictures (ESC is ␛), the bidirectional controls and other invisible
    characters become ``[U+202E]``. Nothing is dropped. Line ends become ``\\n``; tabs stay.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _CONTROLS.sub(lambda match: _picture(match[0]), text)
    return _NAMED.sub(lambda match: f"[U+{ord(match[0]):04X}]", text)


def one_line(text: str) -> str:
    """``visible`` text on a single line, runs of white space closed up."""
    return " ".join(visible(text).split())


def _picture(control: str) -> str:
    return "\u2421" if control == "\x7f" else chr(0x2400 + ord(control))


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
