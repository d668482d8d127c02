"""Who said what in German text, by rules: no model, no ticker.

``attribute(text)`` gives statements with exact offsets and the people in them. The way of the data: ``quotes`` and
``sentences`` cut the text, ``clauses`` a sentence; ``cues`` finds verbs of saying, ``subjects`` who speaks, ``frames``
both. Then each way of reporting has its module: ``lead`` and ``tail`` (put together in ``framed``), ``nouns``,
``according``, ``direct``, ``backward``, ``reported``, ``chains``, ``relayed``; ``engine`` asks them in order.
``people`` says who the speakers are, ``assemble`` makes the statements. Words are in ``data``, names in ``names``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.attribution.assemble import Placed, statements
from summarize.attribution.engine import drafts
from summarize.attribution.names import Gender, english_name, gender
from summarize.attribution.people import People
from summarize.models import Span, SpeakerKind, Statement

__all__ = ["Attribution", "Person", "Region", "attribute"]


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of text that chains do not leave: an entry of a ticker. ``id`` becomes ``Statement.entry_id``."""

    id: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in the text: canonical German name, English spelling, gender, kind, and every mention in order."""

    name: str
    name_en: str
    gender: Gender | None
    kind: SpeakerKind
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """``statements`` in text order, their ids ``s1`` … in that order; ``people`` by their first mention."""

    statements: tuple[Statement, ...]
    people: tuple[Person, ...] = ()


def attribute(text: str, regions: Sequence[Region] | None = None) -> Attribution:
    """The statements in ``text``. Without regions the whole text is one. Offsets are indices into ``text``.

    Chains of reported speech and pronouns stay within a region; a person is one person over all of them.
    """
    regions = (Region(None, 0, len(text)),) if regions is None else regions
    placed = [
        Placed(region.id, (region.start, region.end), draft)
        for region in regions
        for draft in drafts(text, region.start, region.end)
    ]
    spoken = [item.draft.speaker for item in placed if item.draft.speaker is not None]
    people = People.read(text, [(region.start, region.end) for region in regions], spoken)
    return Attribution(statements(text, placed, people), _persons(text, people))


def _persons(text: str, people: People) -> tuple[Person, ...]:
    return tuple(
        Person(
            name=name,
            name_en=english_name(name),
            gender=gender(name),
            kind="person",
            mentions=tuple(Span.cut(text, *mention.span) for mention in mentions),
        )
        for name, mentions in people.forms().items()
    )
