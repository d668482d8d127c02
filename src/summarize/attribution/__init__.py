"""Who said what in German text, by rules: no model, no ticker.

``attribute(text)`` gives statements with exact offsets and the people in them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.attribution.drafts import Draft, Stretch
from summarize.attribution.engine import drafts
from summarize.models import Span, Speaker, Statement

__all__ = ["Attribution", "Person", "Region", "attribute"]


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of text that chains do not leave: an entry of a ticker. ``id`` becomes ``Statement.entry_id``."""

    id: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Person:
    """One speaker with all mentions: canonical German name, English spelling, gender, kind."""

    name: str
    name_en: str
    gender: str | None
    kind: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """``statements`` in text order, their ids ``s1`` … in that order."""

    statements: tuple[Statement, ...]
    people: tuple[Person, ...] = ()


def attribute(text: str, regions: Sequence[Region] | None = None) -> Attribution:
    """The statements in ``text``. Without regions the whole text is one. Offsets are indices into ``text``."""
    regions = regions if regions is not None else (Region(None, 0, len(text)),)
    found: list[tuple[Region, Draft]] = []
    for region in regions:
        found += [(region, draft) for draft in drafts(text, region.start, region.end)]
    found.sort(key=lambda item: (item[1].start, -item[1].end))
    ids = {id(draft): f"s{number}" for number, (_, draft) in enumerate(found, start=1)}
    return Attribution(tuple(_statement(text, region, draft, ids) for region, draft in found))


def _statement(text: str, region: Region, draft: Draft, ids: dict[int, str]) -> Statement:
    mention = _span(text, draft.speaker)
    return Statement(
        id=ids[id(draft)],
        entry_id=region.id,
        type=draft.kind,
        content=tuple(Span.cut(text, *stretch) for stretch in draft.content),
        speaker=Speaker(
            name=mention.text if mention else None,
            name_en=mention.text if mention else None,
            mention=mention,
            resolution=draft.resolution if draft.resolution != "none" else ("explicit" if mention else "none"),
        ),
        cue=tuple(Span.cut(text, *stretch) for stretch in draft.cue),
        frame=tuple(Span.cut(text, *stretch) for stretch in draft.frame if stretch[1] > stretch[0]),
        addressee=addressee.text if (addressee := _span(text, draft.addressee)) else None,
        addressee_span=addressee,
        parent_id=ids.get(id(draft.parent)) if draft.parent else None,
        assertive=draft.assertive,
        rules=tuple(draft.rules),
    )


def _span(text: str, stretch: Stretch | None) -> Span | None:
    return Span.cut(text, *stretch) if stretch else None
