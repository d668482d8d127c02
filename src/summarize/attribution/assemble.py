"""From drafts to statements: names, kinds, channels, nesting, and exact spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarize.attribution.channels import channel
from summarize.attribution.drafts import Draft, Stretch
from summarize.attribution.mood import mood
from summarize.attribution.people import Identity, People
from summarize.models import Resolution, Span, Speaker, Statement

_ANAPHORS = ("demnach", "demzufolge", "danach")
_NOBODY = Identity(None, None, None, "none")


@dataclass(frozen=True, slots=True)
class Placed:
    """A draft with the region it was found in."""

    region_id: str | None
    region: Stretch
    draft: Draft


def statements(text: str, placed: Sequence[Placed], people: People) -> tuple[Statement, ...]:
    """The statements in text order; their ids ``s1`` … count in that order."""
    ordered = sorted(placed, key=lambda item: (item.draft.start, -item.draft.end, item.draft.parent is not None))
    identities = _identities(ordered, people)
    ordered = [item for item in ordered if not _repeats(item.draft, identities)]
    ids = {id(item.draft): f"s{number}" for number, item in enumerate(ordered, start=1)}
    return tuple(_statement(text, item, ids, identities) for item in ordered)


def _repeats(draft: Draft, identities: dict[int, Identity]) -> bool:
    """*Er gehe davon aus, dass …* inside the chain of the one who *er* is: the chain says it already."""
    outer = draft.parent
    if outer is None or "nested" not in draft.rules or outer.kind != "indirect_free":
        return False
    return identities[id(draft)].name == identities[id(outer)].name


def _identities(ordered: Sequence[Placed], people: People) -> dict[int, Identity]:
    """Who speaks in each draft. One after the other, because a pronoun looks first at who spoke last."""
    found: dict[int, Identity] = {}
    region: Stretch | None = None
    spoke: str | None = None
    last = _NOBODY
    known: dict[Stretch, Identity] = {}
    for item in ordered:
        if item.region != region:
            region, spoke, last, known = item.region, None, _NOBODY, {}
        stretch = item.draft.speaker
        if stretch is None:
            found[id(item.draft)] = _NOBODY
            continue
        if stretch not in known:
            anaphor = people.text[stretch[0] : stretch[1]].lower() in _ANAPHORS
            known[stretch] = (
                replace(last, resolution="back_reference") if anaphor else people.identify(stretch, item.region, spoke)
            )
        identity = known[stretch]
        found[id(item.draft)] = last = identity
        if identity.name in people.persons:
            spoke = identity.name
    return found


def _statement(text: str, item: Placed, ids: dict[int, str], identities: dict[int, Identity]) -> Statement:
    draft = item.draft
    identity = identities[id(draft)]
    addressee = Span.cut(text, *draft.addressee) if draft.addressee else None
    parent = draft.parent if draft.parent is not None and id(draft.parent) in ids else None
    words = text[draft.start : draft.end]
    return Statement(
        id=ids[id(draft)],
        entry_id=item.region_id,
        type=draft.kind,
        content=tuple(Span.cut(text, *stretch) for stretch in draft.content),
        speaker=Speaker(
            name=identity.name,
            name_en=identity.name_en,
            mention=Span.cut(text, *draft.speaker) if draft.speaker else None,
            resolution=_resolution(draft, identity),
            kind=identity.kind,
        ),
        role=identity.role,
        cue=tuple(Span.cut(text, *stretch) for stretch in draft.cue),
        frame=tuple(Span.cut(text, *stretch) for stretch in draft.frame if stretch[1] > stretch[0]),
        addressee=addressee.text if addressee else None,
        addressee_span=addressee,
        channel=channel(text, draft.frame, draft.speaker),
        reported_by=_reporters(draft, identity, identities),
        parent_id=ids[id(parent)] if parent else None,
        mood="none" if draft.kind in ("direct", "direct_partial") else mood(words),
        assertive=draft.assertive,
        rules=tuple(draft.rules),
    )


def _resolution(draft: Draft, identity: Identity) -> Resolution:
    return (
        draft.resolution if draft.resolution in ("carried", "back_reference") and draft.speaker else identity.resolution
    )


def _reporters(draft: Draft, identity: Identity, identities: dict[int, Identity]) -> tuple[str, ...]:
    """Who stands between the reader and the speaker, outermost first: the speakers of the enclosing statements."""
    names: list[str] = []
    outer = draft.parent
    while outer is not None:
        name = identities.get(id(outer), _NOBODY).name
        if name and name != identity.name and name not in names:
            names.insert(0, name)
        outer = outer.parent
    return tuple(names)
