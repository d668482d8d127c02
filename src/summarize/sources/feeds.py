"""RSS and Atom feeds: every item is a declared entry."""

from __future__ import annotations

from calendar import timegm
from datetime import UTC, datetime
from typing import Any

from summarize.errors import SourceError
from summarize.models import DeclaredEntry
from summarize.sources.html import Page
from summarize.sources.text import TextBuilder, plain


def read_feed(data: bytes, origin: str) -> Page:
    """The feed's items in its order. Raises SourceError when it has none."""
    import feedparser

    feed: Any = feedparser.parse(data)
    if not feed.entries:
        raise SourceError(f"{origin} is a feed without items.", hint="Give the address of the ticker's own page.")
    builder = TextBuilder()
    title, lead = plain(feed.feed.get("title")), plain(feed.feed.get("subtitle"))
    for head in (title, lead):
        builder.add(head)
    declared: list[DeclaredEntry] = []
    for item in feed.entries:
        builder.gap()
        heading = builder.add(plain(item.get("title")))
        content = item.get("content") or [{}]
        body = builder.add(plain(content[0].get("value") or item.get("summary")))
        span = body or heading
        if span is not None:
            start = heading.start if heading else span.start
            own = heading if body else None
            declared.append(DeclaredEntry(start=start, end=span.end, time=_time(item), heading=own))
    return Page(
        text=builder.text,
        title=title or None,
        lead=lead or None,
        author=plain(feed.feed.get("author")) or None,
        modified=_time(feed.feed),
        declared=tuple(declared),
    )


def _time(item: Any) -> datetime | None:
    """feedparser gives times in UTC."""
    parsed = item.get("published_parsed") or item.get("updated_parsed")
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None
    except (ValueError, OverflowError, OSError):
        return None
