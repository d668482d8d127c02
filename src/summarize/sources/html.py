"""A page to a document: declared entries where the page has them, else its visible text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from lxml.html import HtmlElement

from summarize.errors import SourceError
from summarize.models import DeclaredEntry
from summarize.sources.blocks import parse, walk
from summarize.sources.containers import declared_entries
from summarize.sources.embedded_data import embedded_updates
from summarize.sources.jsonld import Update, linked_data
from summarize.sources.moments import iso_time
from summarize.sources.text import TextBuilder
from summarize.sources.walls import check_walls

# A clock that opens a line of visible text: enough to see that a page shows more entries than it declares.
_CLOCK_LINE = re.compile(
    r"^[\W_]{0,5}(?:Update\b[ ,:]*)?(?:[01]?\d|2[0-4])[.:][0-5]\d\b(?!\.\d)", re.MULTILINE | re.IGNORECASE
)
# Text of an article outside of which there is only furniture.
_ENOUGH = 500
# The articles beside it are teasers where it is so many times as long as all of them.
_BESIDE = 3
# So many clocks that open their lines are entries.
_LEAST_CLOCKS = 2
# The identifiers and classes of what readers write; "no-comments" and the like are said of the page itself.
_COMMENTS = re.compile(
    r"(?:(?:user|reader|leser|article|artikel|wp|fb)[-_])?"
    r"(?:comments|comment-?list|comment-?respond|respond|kommentare|leserkommentare|disqus_thread)"
    r"(?:[-_]+(?:area|section|container|wrapper|wrap|list|block|content|box|inner|form))*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Page:
    """What the reader took from a page or a feed; ``declared`` are ranges into ``text``."""

    text: str
    title: str | None = None
    lead: str | None = None
    author: str | None = None
    published: datetime | None = None
    modified: datetime | None = None
    declared: tuple[DeclaredEntry, ...] = ()
    notices: tuple[str, ...] = field(default=())


def read_html(markup: str, origin: str) -> Page:
    """The page's text, its declared entries and its metadata.

    Raises SourceError for a page that holds no text of its own: a consent or paywall page, or one filled by script.
    """
    tree = parse(markup)
    if tree is None:
        raise SourceError(f"{origin} holds no HTML that can be read.", hint="Save the page again, or paste its text.")
    data = linked_data(tree)
    comments = _without_comments(tree)
    root, beside = _root(tree)
    walked = walk(root)
    shown = declared_entries(root, walked)
    updates = max(data.updates, embedded_updates(tree), key=len)
    clocks = len(_CLOCK_LINE.findall(walked.text))
    notices = [f"{data.broken} JSON-LD blocks of the page are broken and were passed over"] if data.broken else []
    if comments:
        notices.append(f"{comments} characters of readers' comments were left out")
    if beside:
        notices.append(f"{beside} characters of other articles on the page were left out")
    title = data.headline or _meta(tree, "og:title") or _title(tree)
    lead = data.description or _meta(tree, "og:description", "description")
    if updates and len(updates) >= len(shown) and 2 * len(updates) >= clocks:
        text, declared = _from_updates(updates, title, lead)
    else:
        check_walls(walked.text, tree, origin, live=data.live, paid=data.paid, clocks=clocks or len(shown))
        text, declared = walked.text, shown if 2 * len(shown) >= clocks else ()
    return Page(
        text=text,
        title=title,
        lead=lead,
        author=data.author or _meta(tree, "author", "article:author"),
        published=data.published or iso_time(_meta(tree, "article:published_time", "date", "datePublished")),
        modified=data.modified or iso_time(_meta(tree, "article:modified_time", "last-modified", "dateModified")),
        declared=declared,
        notices=tuple(notices),
    )


def _from_updates(
    updates: tuple[Update, ...], title: str | None, lead: str | None
) -> tuple[str, tuple[DeclaredEntry, ...]]:
    """A text made of the page's title, lead and declared entries, and where each entry is in it."""
    builder = TextBuilder()
    for head in (title, lead):
        builder.add(head or "")
    declared: list[DeclaredEntry] = []
    for update in updates:
        builder.gap()
        heading = builder.add(update.headline)
        body = builder.add(update.body)
        span = body or heading
        if span is not None:
            start = heading.start if heading else span.start
            own = heading if body else None
            declared.append(DeclaredEntry(start=start, end=span.end, time=update.time, heading=own))
    return builder.text, tuple(declared)


def _without_comments(tree: HtmlElement) -> int:
    """Take the readers' comments out of the tree, which stand below the page's own text; how many characters they were.

    What holds clocks that open their lines is a ticker, whatever its name.
    """
    walked = walk(tree)
    left_out = end = 0
    comments: list[HtmlElement] = []
    for element in tree.iter("section", "div", "ol", "ul", "aside"):
        begin, after = walked.ranges.get(element, (0, 0))
        if begin < max(end, _ENOUGH) or not _is_named_comments(element):
            continue
        if len(_CLOCK_LINE.findall(walked.text, begin, after)) < _LEAST_CLOCKS:
            comments.append(element)
            left_out, end = left_out + after - begin, after
    for element in comments:
        element.drop_tree()
    return left_out


def _is_named_comments(element: HtmlElement) -> bool:
    names = f"{element.get('id') or ''} {element.get('class') or ''}".split()
    return any(map(_COMMENTS.fullmatch, names))


def _root(tree: HtmlElement) -> tuple[HtmlElement, int]:
    """The article or main part where it holds most of the text and far more than all others, which hold no clocks that
    open their lines, else the body; and how many characters those others are."""
    body = tree.find("body")
    whole = body if body is not None else tree
    enough = max(_ENOUGH, len(walk(whole).text) // 2)
    for tag in ("article", "main"):
        parts = [part for part in whole.iter(tag) if next(part.iterancestors(tag), None) is None]
        texts = [walk(part).text for part in parts]
        longest = max(texts, key=len, default="")
        beside = sum(map(len, texts)) - len(longest)
        others = (text for text in texts if text is not longest)
        if len(longest) >= enough and beside * _BESIDE <= len(longest) and not any(map(_CLOCK_LINE.search, others)):
            return parts[texts.index(longest)], beside
    return whole, 0


def _meta(tree: HtmlElement, *names: str) -> str | None:
    for wanted in names:
        for element in tree.iter("meta"):
            name = element.get("property") or element.get("name") or element.get("itemprop") or ""
            content = (element.get("content") or "").strip()
            if name.lower() == wanted.lower() and content:
                return content
    return None


def _title(tree: HtmlElement) -> str | None:
    for tag in ("h1", "title"):
        element = next(tree.iter(tag), None)
        text = " ".join("".join(str(part) for part in element.itertext()).split()) if element is not None else ""
        if text:
            return text
    return None
