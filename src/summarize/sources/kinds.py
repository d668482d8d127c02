"""Which kind of text a source is, by what it looks like rather than by its name."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["text", "html", "feed", "mhtml"]
_START = 4096
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,200}?encoding=[\"']([\w.:-]{2,40})", re.I
)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_FEED = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<\?[^>]*>\s*)*<(?:rss|feed|rdf:rdf)\b", re.IGNORECASE | re.DOTALL
)
_MARKUP = re.compile(r"<(?:div|p|article|section|script|span|main|time|h[1-6]|ul)\b[^<>]*>", re.IGNORECASE)
_MHTML = re.compile(r"(?:From|MIME-Version|Snapshot-Content-Location|Subject|Date)\s*:", re.IGNORECASE)


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page's ``<meta>`` or XML declaration names."""
    match = _CHARSET.search(data[:_START])
    return (match.group(1) or match.group(2)).decode("ascii") if match else None


def kind_of(text: str) -> Kind:
    """HTML, a feed, a browser's single-file archive, or text. A fragment of HTML counts by its tags."""
    start = text[:_START].lstrip("\ufeff")
    if _FEED.match(start):
        return "feed"
    if _HTML.match(start):
        return "html"
    if _MHTML.match(start) and "multipart/related" in start:
        return "mhtml"
    return "html" if start.lstrip().startswith("<") and len(_MARKUP.findall(start)) >= 3 else "text"
