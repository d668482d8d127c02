"""The visible text of an HTML tree, a block a line, with the place of every element in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import lxml.etree
import lxml.html
from lxml.html import HtmlElement

from summarize.sources.words import words

# What a reader does not see, or what is a control and no text.
_HIDDEN = words(
    "script style noscript template svg head iframe object select option button input textarea dialog "
    "canvas audio video map math datalist"
)
_APART = words("nav footer aside form menu")
_BLOCKS = words(
    "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table "
    "tbody td tfoot th thead tr ul"
)
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class Walked:
    """The text of a tree and, for each element shown, the range it covers there."""

    text: str
    ranges: dict[HtmlElement, tuple[int, int]]


@dataclass(slots=True)
class _Writer:
    parts: list[str] = field(default_factory=list)
    length: int = 0
    fresh: bool = True

    def write(self, text: str) -> None:
        text = _BLANKS.sub(" ", text)
        if self.fresh:
            text = text.lstrip(" ")
        if text:
            self.parts.append(text)
            self.length += len(text)
            self.fresh = False

    def line_end(self) -> None:
        if not self.fresh:
            self.parts.append("\n")
            self.length += 1
            self.fresh = True


def walk(root: HtmlElement) -> Walked:
    """The visible text below ``root``. Iterative: pages nest deeper than Python recurses."""
    done = _Writer()
    ranges: dict[HtmlElement, tuple[int, int]] = {}
    stack: list[tuple[HtmlElement, bool]] = [(root, False)]
    starts: dict[HtmlElement, int] = {}
    while stack:
        element, leaving = stack.pop()
        if leaving:
            ranges[element] = (starts.pop(element), done.length)
            if element.tag in _BLOCKS:
                done.line_end()
            if element is not root and element.tail:
                done.write(element.tail)
            continue
        if not _shown(element):
            if element is not root and element.tail:
                done.write(element.tail)
            continue
        if element.tag in _BLOCKS:
            done.line_end()
        starts[element] = done.length
        if element.text:
            done.write(element.text)
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
    return Walked("".join(done.parts), ranges)


def _shown(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in _HIDDEN or element.tag in _APART:
        return False
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return False
    return not _NOT_SHOWN.search(element.get("style") or "")


def parse(page: str) -> HtmlElement | None:
    """The tree of a page; None when there is none to be made."""
    page = re.sub(r"^\s*<\?xml[^>]*\?>", "", page[:300]) + page[300:]
    parser = lxml.html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return lxml.html.document_fromstring(page.replace("\x00", ""), parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError):
        return None


def fragment_text(fragment: str) -> str:
    """The visible text of a piece of HTML."""
    tree = parse(f"<html><body>{fragment}</body></html>")
    if tree is None:
        return ""
    lines = (
        line.strip() for line in walk(tree.find("body") if tree.find("body") is not None else tree).text.split("\n")
    )
    return "\n".join(line for line in lines if line)
