"""Entries that a page marks up with ``<time datetime>``: the largest element around each that holds no other time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from lxml.html import HtmlElement

from summarize.models import DeclaredEntry, Range
from summarize.sources.blocks import Walked
from summarize.sources.moments import epoch_time, iso_time

_LEAST = 2
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# An entry's own text, next to which a list of teasers with dates is short.
_SHORTEST = 40
# The entries of a ticker are at least such a part of its page; teasers and comments beside an article are less.
_LEAST_SHARE = 5


@dataclass(frozen=True, slots=True)
class Container:
    element: HtmlElement
    time: datetime


def declared_entries(root: HtmlElement, walked: Walked) -> tuple[DeclaredEntry, ...]:
    """The entries among the elements below ``root``, as ranges into the walked text; empty when there are none."""
    groups = _groups(root)
    best: list[DeclaredEntry] = []
    most = len(walked.text) // _LEAST_SHARE
    for containers in groups:
        entries = [entry for container in containers if (entry := _entry(container, walked)) is not None]
        size = sum(entry.end - entry.start for entry in entries)
        if len(entries) >= _LEAST and size >= _SHORTEST * len(entries) and size > most:
            best, most = entries, size
    return tuple(sorted(best, key=lambda entry: entry.start))


def _groups(root: HtmlElement) -> list[list[Container]]:
    """Containers that are siblings of each other: the entries of a ticker have one parent."""
    times = [(element, time) for element in root.iter("time") if (time := _time(element)) is not None]
    held: Counter[HtmlElement] = Counter()
    for element, _ in times:
        held.update([element, *element.iterancestors()])
    groups: dict[HtmlElement, list[Container]] = {}
    for element, time in times:
        top = element
        for ancestor in element.iterancestors():
            if held[ancestor] > 1 or ancestor is root:
                break
            top = ancestor
        parent = top.getparent()
        if parent is not None and top is not element:
            groups.setdefault(parent, []).append(Container(top, time))
    return list(groups.values())


def _time(element: HtmlElement) -> datetime | None:
    value = element.get("datetime")
    return iso_time(value) or epoch_time(value)


def _entry(container: Container, walked: Walked) -> DeclaredEntry | None:
    found = walked.ranges.get(container.element)
    if found is None:
        return None
    start, end = found
    text = walked.text[start:end]
    start += len(text) - len(text.lstrip())
    end -= len(text) - len(text.rstrip())
    if start >= end:
        return None
    heading = next((walked.ranges[tag] for tag in container.element.iter(*_HEADINGS) if tag in walked.ranges), None)
    return DeclaredEntry(
        start=start, end=end, time=container.time, heading=Range(start=heading[0], end=heading[1]) if heading else None
    )
