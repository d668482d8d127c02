"""The note laid out for reading: its sentences in sections, and each cite as the words and the place it leads to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarize.models import Brief, Point, Position, Span, Ticker, TimelineItem
from summarize.reports.labels import DRAFT_NOTICE, METHODS, count_label, short_day
from summarize.reports.text import anchor, one_line, shorten

MOST_UNCITED_NAMED = 40
"""Links in the line of entries that the note does not cite; a longer line would be longer than the note."""


@dataclass(frozen=True)
class Link:
    """A reference to an entry. ``anchor`` is None where the entry does not exist."""

    label: str
    anchor: str | None


@dataclass(frozen=True)
class NotePoint:
    """A sentence of the note; ``lead`` is what stands before it: an actor, a clock, nothing. ``changed`` says of a
    position that it is not the actor's earlier one; ``german`` are the words of the source that it is the English of,
    where it was cut from the entries."""

    text: str
    cites: tuple[Link, ...]
    lead: str | None = None
    reasons: tuple[str, ...] = ()
    changed: bool = False
    german: str | None = None


@dataclass(frozen=True)
class NoteSection:
    key: str
    title: str
    points: tuple[NotePoint, ...]


@dataclass(frozen=True)
class Uncited:
    """The entries that no sentence of the note rests on: a line that says how many, and a link to each where they are
    few enough to be read."""

    text: str
    entries: tuple[Link, ...]


@dataclass(frozen=True)
class Note:
    """``notice`` is what a reader must know before reading: that the note is a draft."""

    headline: NotePoint
    bottom_line: NotePoint
    sections: tuple[NoteSection, ...]
    notice: str | None
    uncited: Uncited | None
    method: str
    reasons: tuple[str, ...]


def entry_labels(ticker: Ticker) -> dict[str, Link]:
    """For each entry id the words that stand for it in a cite: its clock, with the day if there are several days,
    or its number where the source gives no time."""
    days = {entry.day for entry in ticker.entries if entry.day}
    links = {}
    for number, entry in enumerate(ticker.entries, start=1):
        label = shorten(entry.clock, 12) if entry.clock else f"no. {number}"
        if entry.clock and entry.day and len(days) > 1:
            label = f"{short_day(entry.day)}, {label}"
        links[entry.id] = Link(label, anchor("entry", entry.id))
    return links


def note_view(brief: Brief, labels: dict[str, Link]) -> Note:
    """The briefing with its cites resolved by ``labels``; a section without points is left out."""
    sections = (
        _section("points", "Key points", [(p.text, None, p) for p in brief.key_points], labels),
        _section("positions", "Where they stand", [(p.stance, p.actor, p) for p in brief.positions], labels),
        _section("contradictions", "Contradictions", [(p.text, None, p) for p in brief.contradictions], labels),
        _section("confirmed", "Confirmed, and by whom", [(p.text, None, p) for p in brief.confirmed], labels),
        _section("timeline", "How it went", [(item.text, item.clock, item) for item in brief.timeline], labels),
        _section("questions", "Still open", [(p.text, None, p) for p in brief.open_questions], labels),
    )
    return Note(
        headline=NotePoint(
            one_line(brief.headline), _links(brief.headline_cites, labels), german=_words(brief.headline_german)
        ),
        bottom_line=NotePoint(
            one_line(brief.bottom_line),
            _links(brief.bottom_line_cites, labels),
            german=_words(brief.bottom_line_german),
        ),
        sections=tuple(section for section in sections if section.points),
        notice=DRAFT_NOTICE if _is_draft(brief) else None,
        uncited=_uncited(brief, labels),
        method=METHODS[brief.method],
        reasons=why(brief.status, brief.reasons),
    )


def _section(
    key: str,
    title: str,
    items: Iterable[tuple[str, str | None, Point | Position | TimelineItem]],
    labels: dict[str, Link],
) -> NoteSection:
    points = (
        NotePoint(
            text=one_line(text),
            cites=_links(item.cites, labels),
            lead=one_line(lead) if lead else None,
            reasons=why(item.status, item.reasons),
            changed=isinstance(item, Position) and item.changed,
            german=_words(item.german),
        )
        for text, lead, item in items
    )
    return NoteSection(key, title, tuple(points))


def _words(german: Iterable[Span]) -> str | None:
    return " … ".join(one_line(span.text) for span in german) or None


def _items(brief: Brief) -> tuple[Point | Position | TimelineItem, ...]:
    return (
        *brief.key_points,
        *brief.positions,
        *brief.contradictions,
        *brief.confirmed,
        *brief.timeline,
        *brief.open_questions,
    )


def _is_draft(brief: Brief) -> bool:
    return "draft" in {brief.status, *(item.status for item in _items(brief))}


def _uncited(brief: Brief, labels: dict[str, Link]) -> Uncited | None:
    cited = {*brief.headline_cites, *brief.bottom_line_cites, *(cite for item in _items(brief) for cite in item.cites)}
    left = tuple(link for entry, link in labels.items() if entry not in cited)
    if not left or len(left) == len(labels):
        return None
    of_all = f"{len(left):,} of {count_label(len(labels), 'entry', 'entries')}"
    if len(left) > MOST_UNCITED_NAMED:
        return Uncited(f"Not cited above, {of_all}.", ())
    return Uncited(f"Not cited above, {of_all}:", left)


def _links(cites: Iterable[str], labels: dict[str, Link]) -> tuple[Link, ...]:
    return tuple(labels.get(cite) or Link(f"{shorten(cite, 40)} (not in the ticker)", None) for cite in cites)


def why(status: str, reasons: Sequence[str]) -> tuple[str, ...]:
    """The reasons of something flagged, fit to be shown; never empty, so that a flag is always seen."""
    if status in ("verified", "draft"):
        return ()
    return tuple(one_line(reason) for reason in reasons) or ("no reason is recorded",)
