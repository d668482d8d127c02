"""Live blogs as pages declare them to search engines: JSON-LD ``LiveBlogPosting`` (schema.org), in the forms seen.

``liveBlogUpdate`` comes as a list, as one object, and as an empty list; the posting itself alone, in a list, under
``@graph``, or nested. Bodies hold HTML or entities.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from lxml.html import HtmlElement

from summarize.sources.moments import iso_time
from summarize.sources.text import plain

Json = dict[str, object]
_TYPES = ("LiveBlogPosting",)
_ARTICLES = ("NewsArticle", "Article", "ReportageNewsArticle", "WebPage", "BlogPosting", *_TYPES)
_DEPTH = 12


@dataclass(frozen=True, slots=True)
class Update:
    """One declared entry of a live blog."""

    headline: str
    body: str
    time: datetime | None


@dataclass(slots=True)
class LinkedData:
    """What the page's JSON-LD says. ``live`` is true when a live blog is declared, even one without updates."""

    live: bool = False
    updates: tuple[Update, ...] = ()
    headline: str | None = None
    description: str | None = None
    author: str | None = None
    published: datetime | None = None
    modified: datetime | None = None
    paid: bool = False
    broken: int = 0


def linked_data(tree: HtmlElement) -> LinkedData:
    """All JSON-LD of a page; what cannot be parsed is counted in ``broken``."""
    found = LinkedData()
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        parsed = _parsed(script.text or "")
        if parsed is None:
            found.broken += 1
            continue
        for item in _objects(parsed, 0):
            _take(item, found)
    return found


def _parsed(text: str) -> object | None:
    """JSON as publishers write it: in a comment or CDATA, with raw line ends in strings, with commas too many."""
    text = (
        re.sub(r"^\s*(?:<!--|<!\[CDATA\[|//<!\[CDATA\[)|(?:-->|\]\]>|//\]\]>)\s*;?\s*$", "", text).strip().rstrip(";")
    )
    for attempt in (text, re.sub(r",\s*([\]}])", r"\1", text)):
        try:
            return json.loads(attempt, strict=False)  # type: ignore[no-any-return]
        except (ValueError, RecursionError):
            continue
    return None


def _objects(value: object, depth: int) -> Iterator[Json]:
    """All objects of a JSON value, outer ones first, but not the updates themselves."""
    if depth > _DEPTH:
        return
    if isinstance(value, dict):
        yield value
        for key, inner in value.items():
            if key != "liveBlogUpdate":
                yield from _objects(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _objects(inner, depth + 1)


def _is(item: Json, types: tuple[str, ...]) -> bool:
    kind = item.get("@type")
    return any(name in types for name in (kind if isinstance(kind, list) else [kind]))


def _take(item: Json, found: LinkedData) -> None:
    live = _is(item, _TYPES) or "liveBlogUpdate" in item
    if live:
        found.live = True
        updates = tuple(_updates(item.get("liveBlogUpdate")))
        if len(updates) > len(found.updates):
            found.updates = updates
    if live or _is(item, _ARTICLES):
        found.headline = found.headline or plain(item.get("headline")) or None
        found.description = found.description or plain(item.get("description")) or None
        found.author = found.author or _author(item.get("author"))
        found.published = found.published or iso_time(item.get("datePublished"))
        found.modified = found.modified or iso_time(item.get("dateModified"))
        found.paid = found.paid or str(item.get("isAccessibleForFree")).lower() == "false"


def _updates(value: object) -> Iterator[Update]:
    for item in value if isinstance(value, list) else [value]:
        if not isinstance(item, dict):
            continue
        headline = plain(item.get("headline") or item.get("name"))
        body = plain(item.get("articleBody") or item.get("text") or item.get("description"))
        time = iso_time(item.get("datePublished") or item.get("dateCreated") or item.get("dateModified"))
        if headline or body:
            yield Update(headline, body, time)


def _author(value: object) -> str | None:
    people = value if isinstance(value, list) else [value]
    names = [plain(person.get("name") if isinstance(person, dict) else person) for person in people]
    return ", ".join(name for name in names if name) or None
