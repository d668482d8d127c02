"""Bytes to text, with a notice whenever the bytes were not UTF-8, and a clear error when they are no text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from summarize.errors import SourceError

_WHAT_TO_DO = "Give the ticker as text, a saved HTML page, or its URL."


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Magic:
    """The first bytes of a kind of file that holds no plain text."""

    name: str
    start: bytes
    offset: int = 0


MAGIC: tuple[Magic, ...] = (
    Magic("a PNG image", b"\x89PNG"),
    Magic("a JPEG image", b"\xff\xd8\xff"),
    Magic("a GIF image", b"GIF8"),
    Magic("a WebP image", b"WEBP", 8),
    Magic("a TIFF image", b"II*\x00"),
    Magic("a BMP image", b"BM\x00"),
    Magic("a PDF document", b"%PDF"),
    Magic("a ZIP archive or an Office document", b"PK\x03\x04"),
    Magic("an old Office document", b"\xd0\xcf\x11\xe0"),
    Magic("an RTF document", b"{\\rtf"),
    Magic("a gzip archive", b"\x1f\x8b"),
    Magic("a bzip2 archive", b"BZh9"),
    Magic("a 7-Zip archive", b"7z\xbc\xaf"),
    Magic("an xz archive", b"\xfd7zXZ"),
    Magic("a video", b"ftyp", 4),
    Magic("a recording", b"ID3"),
    Magic("a recording", b"OggS"),
    Magic("a program", b"\x7fELF"),
    Magic("a program", b"MZ\x90"),
    Magic("an SQLite database", b"SQLite format 3"),
    Magic("a Safari web archive", b"bplist00"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", None),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
# One-byte encodings of German text; the first where they are even.
_WESTERN = (("cp1252", "Windows-1252"), ("cp850", "DOS (code page 850)"), ("mac_roman", "Mac OS Roman"))
# Control characters that a text has no use for; more than one in a hundred makes the file a binary one.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 1 << 16


def decode(data: bytes, origin: str, *, declared: str | None = None) -> Decoded:
    """The text of ``data``, whose source says it is encoded as ``declared``.

    UTF-8 is tried first, then what a byte order mark, the source, or the pattern of the bytes says, then the one-byte
    encoding that yields the most German letters, Windows-1252 before code page 850 and Mac OS Roman.
    Raises SourceError when the bytes are a known other kind of file, or no text in any of these.
    """
    for magic in MAGIC:
        if data.startswith(magic.start, magic.offset):
            raise SourceError(f"{origin} is {magic.name}, not text.", hint=_WHAT_TO_DO)
    decoded = _marked(data, origin) or _utf8(data) or _wide(data, origin) or _declared(data, origin, declared)
    decoded = decoded or _nearly_utf8(data, origin) or _western(data, origin)
    sample = decoded.text[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) * 100 > len(sample):
        raise SourceError(f"{origin} is a binary file, not text.", hint=_WHAT_TO_DO)
    return decoded


def _marked(data: bytes, origin: str) -> Decoded | None:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            # An odd last byte is a cut file: all of it but that byte is text.
            text = data.decode(codec, errors="replace")
            return Decoded(text, (f"{origin} was read as {name}",) if name else ())
    return None


def _utf8(data: bytes) -> Decoded | None:
    # UTF-16 without a mark is valid UTF-8 as long as it holds ASCII only: every other byte is NUL.
    if data.count(0, 0, _SAMPLE) * 4 > len(data[:_SAMPLE]):
        return None
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return None


def _wide(data: bytes, origin: str) -> Decoded | None:
    """UTF-16 without a byte order mark: nearly every second byte of a German text is NUL."""
    head = data[:_SAMPLE]
    for first, codec in ((0, "utf-16-be"), (1, "utf-16-le")):
        places = len(head) // 2
        if places and head[first::2].count(0) > places * 0.7 and head[1 - first :: 2].count(0) < places * 0.1:
            text = data.decode(codec, errors="replace")
            return Decoded(text, (f"{origin} has no byte order mark; it was read as UTF-16",))
    return None


def _declared(data: bytes, origin: str, declared: str | None) -> Decoded | None:
    """What the source says of itself; "ISO-8859-1" means Windows-1252, as in browsers (WHATWG Encoding Standard)."""
    if not declared or declared.lower().replace("_", "-") in (
        "utf-8",
        "utf8",
        "iso-8859-1",
        "latin1",
        "latin-1",
        "ascii",
    ):
        return None
    try:
        return Decoded(data.decode(codecs.lookup(declared).name), (f"{origin} was read as {declared}",))
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _nearly_utf8(data: bytes, origin: str) -> Decoded | None:
    """UTF-8 with a few broken bytes: a cut file or a damaged paste, not another encoding."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(data.count(byte) for byte in (0xC3, 0xE2))
    if broken * 10 > whole:
        return None
    return Decoded(text, (f"{origin} holds {broken} bytes that are no UTF-8; each was replaced by \ufffd",))


def _western(data: bytes, origin: str) -> Decoded:
    """The one-byte encoding in which most German letters stand beside other letters; Windows-1252 when none is more."""
    codec, name = max(_WESTERN, key=lambda encoding: _german_letters(data, encoding[0]))
    text = data.decode(codec, errors="replace")
    return Decoded(text, (f"{origin} is not UTF-8; it was read as {name}",))


def _german_letters(data: bytes, codec: str) -> int:
    umlauts = re.escape("äöüÄÖÜß".encode(codec))
    return len(re.findall(b"(?<=[A-Za-z])[" + umlauts + b"](?=[a-z])", data[:_SAMPLE]))
