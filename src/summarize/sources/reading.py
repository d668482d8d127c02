"""From a path, standard input or a URL to a Document: fetch, size, decode, kind, language."""

from __future__ import annotations

import hashlib
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from summarize.errors import SourceError
from summarize.models import Document
from summarize.sources.decode import Decoded, decode
from summarize.sources.kinds import declared_charset, kind_of
from summarize.sources.language import foreign_language

MAX_BYTES = 32 * 2**20
_URL = re.compile(r"https?://", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)
_BARE_URL = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:de|ch|at|com|net|org|info|eu)/\S*", re.IGNORECASE)
# Anything but white space and invisible characters.
_READABLE = re.compile(r"[^\s\u00ad\u200b-\u200f\u2060\ufeff]")
_GIVE = "Give a file that holds a German live ticker."


@dataclass(frozen=True, slots=True)
class _Raw:
    """The bytes of a source, its name for messages, and what its carrier says of it."""

    data: bytes
    origin: str
    media_type: str | None = None
    charset: str | None = None


def read(source: str, *, stdin: BinaryIO | None = None, force: bool = False, allow_private: bool = False) -> Document:
    """Read a path, ``-`` for standard input, or an http(s) URL.

    ``force`` lets a text pass that is not German; ``allow_private`` lets a URL lead to an address that is not public.
    Raises SourceError with one line that says what is wrong, where, and what to do.
    """
    raw = _raw(source, stdin, allow_private=allow_private)
    if not raw.data:
        raise SourceError(f"{_named(raw.origin)} is empty.", hint=_GIVE)
    decoded = decode(raw.data, _named(raw.origin), declared=raw.charset or declared_charset(raw.data))
    if not _READABLE.search(decoded.text):
        raise SourceError(f"{_named(raw.origin)} holds nothing but white space.", hint=_GIVE)
    document = _document(raw, decoded)
    if not _READABLE.search(document.text):
        raise SourceError(f"{_named(raw.origin)} holds no text.", hint="Save the rendered page, or paste the text.")
    return document if force else _german(document)


def _german(document: Document) -> Document:
    language = foreign_language(document.text)
    if language is not None:
        raise SourceError(
            f"{_named(document.origin)} is in {language}, not in German.", hint="Use --force to go on anyway."
        )
    return document


def _document(raw: _Raw, decoded: Decoded) -> Document:
    """The document of the decoded bytes, by their kind. What reads HTML is imported only for HTML."""
    kind, text = kind_of(decoded.text), decoded.text
    sha256 = hashlib.sha256(raw.data).hexdigest()
    if raw.media_type == "text/plain" or kind == "text":
        return Document(text=text, origin=raw.origin, media_type="text/plain", sha256=sha256, notices=decoded.notices)
    if kind == "feed":
        from summarize.sources.feeds import read_feed

        page = read_feed(raw.data, _named(raw.origin))
    else:
        from summarize.sources.html import read_html

        page = read_html(_archived(raw) if kind == "mhtml" else text, _named(raw.origin))
    return Document(
        text=page.text,
        origin=raw.origin,
        media_type="application/xml" if kind == "feed" else "text/html",
        sha256=sha256,
        title=page.title,
        lead=page.lead,
        author=page.author,
        published=page.published,
        modified=page.modified,
        declared=page.declared,
        notices=(*decoded.notices, *page.notices),
    )


def _archived(raw: _Raw) -> str:
    """The page inside a browser's single-file archive (MHTML, RFC 2557)."""
    from email import message_from_bytes

    for part in message_from_bytes(raw.data).walk():
        content = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(content, bytes):
            return decode(content, _named(raw.origin), declared=part.get_content_charset()).text
    raise SourceError(f"{_named(raw.origin)} is an archive without a page.", hint="Save the page as HTML.")


def _raw(source: str, stdin: BinaryIO | None, *, allow_private: bool) -> _Raw:
    if source == "-":
        return _Raw(_bounded(stdin or sys.stdin.buffer, "-"), "-")
    if _URL.match(source):
        from summarize.sources.fetch import fetch

        fetched = fetch(source, max_bytes=MAX_BYTES, allow_private=allow_private)
        return _Raw(fetched.data, fetched.url, fetched.media_type, fetched.charset)
    scheme = _SCHEME.match(source)
    if scheme is not None:
        raise SourceError(f"{source}: {scheme.group(1)} addresses are not read.", hint="Give an http(s) URL or a path.")
    return _Raw(_file(source), source)


def _file(source: str) -> bytes:
    try:
        with Path(source).open("rb") as stream:
            return _bounded(stream, source)
    except FileNotFoundError:
        hint = f"If it is a page, write https://{source}." if _BARE_URL.fullmatch(source) else "Check the path."
        raise SourceError(f"{source} does not exist.", hint=hint) from None
    except IsADirectoryError:
        raise SourceError(f"{source} is a directory.", hint="Name one file in it.") from None
    except PermissionError:
        raise SourceError(f"{source} may not be read.", hint="Check its permissions.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SourceError(f"{source} cannot be read: {reason}.", hint="Check the path.") from None


def _bounded(stream: BinaryIO, origin: str) -> bytes:
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise SourceError(f"{_named(origin)} is larger than {MAX_BYTES // 2**20} MB.", hint="Cut it into parts.")
    return data


def _named(origin: str) -> str:
    return "standard input" if origin == "-" else origin
