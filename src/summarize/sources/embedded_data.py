"""Entries that a page carries as data for its own scripts: Tickaroo's ``initialdata`` and its like.

The shape differs from version to version; what is the same is an object with a time in seconds since 1970 and a text.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator

from lxml.html import HtmlElement

from summarize.sources.jsonld import Update
from summarize.sources.moments import epoch_time
from summarize.sources.text import plain

_TIMES = (
    "created_at",
    "createdAt",
    "published_at",
    "publishedAt",
    "timestamp",
    "time",
    "date",
    "updated_at",
    "updatedAt",
)
_BODIES = ("html", "text", "body", "content", "message", "description")
_TITLES = ("headline", "title")
_NAMES = ("initialdata", "initial-data", "initial_data", "tickaroo")
_DEPTH = 24


def embedded_updates(tree: HtmlElement) -> tuple[Update, ...]:
    """The entries in the first data block that holds any, in the order of the data."""
    for text in _data(tree):
        try:
            parsed = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        updates = tuple(_updates(parsed, 0))
        if updates:
            return updates
    return ()


def _data(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        attributes = dict(element.attrib)
        for name, value in attributes.items():
            if any(known in name.lower() for known in _NAMES) and value.lstrip()[:1] in ("{", "["):
                yield value
        marks = " ".join(str(attributes.get(name, "")) for name in ("id", "class", "type")).lower()
        if element.tag == "script" and element.text and any(known in marks for known in _NAMES):
            text = element.text.strip()
            yield text if text[:1] in ("{", "[") else html.unescape(text)


def _updates(value: object, depth: int) -> Iterator[Update]:
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _updates(item, depth + 1)
    elif isinstance(value, dict):
        time = next((time for key in _TIMES if (time := epoch_time(value.get(key)))), None)
        body = next((text for key in _BODIES if (text := plain(value.get(key)))), "")
        title = next((text for key in _TITLES if (text := plain(value.get(key)))), "")
        if time and (body or title):
            yield Update(title, body, time)
            return
        for inner in value.values():
            yield from _updates(inner, depth + 1)
