"""What changed between two states of the same ticker: entries, statements, and the points of the note.

Ids are no help, since an entry that comes in on top may shift them all. Entries are the same if their words are, or
else if they bear the same time; statements, if the same speaker says the same German words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from difflib import SequenceMatcher

from summarize.models import Brief, Entry, Frozen, RunResult, Statement, Translation
from summarize.reports.text import one_line

# An entry without a time is taken for a reworked one from this share of common words on.
SIMILAR = 0.6


class EntryState(Frozen):
    """An entry as one of the two runs has it."""

    id: str
    clock: str | None
    heading_de: str | None
    heading_en: str | None
    text_de: str
    text_en: str | None


class EntryChange(Frozen):
    before: EntryState
    after: EntryState


class NotedPoint(Frozen):
    """A sentence of the note. ``section`` is one of ``headline``, ``bottom line``, ``key points``, ``positions``,
    ``contradictions``, ``confirmed``, ``timeline`` and ``open questions``; ``lead`` the actor or the clock; ``cites``
    the ids of its own run."""

    section: str
    lead: str | None
    text: str
    cites: tuple[str, ...]


class PointChange(Frozen):
    before: NotedPoint
    after: NotedPoint


class RunDiff(Frozen):
    """The difference from ``old_run`` to ``new_run``, each in the order of the run it comes from."""

    old_run: str
    new_run: str
    entries_new: tuple[EntryState, ...] = ()
    entries_changed: tuple[EntryChange, ...] = ()
    entries_gone: tuple[EntryState, ...] = ()
    statements_new: tuple[Statement, ...] = ()
    statements_gone: tuple[Statement, ...] = ()
    points_new: tuple[NotedPoint, ...] = ()
    points_changed: tuple[PointChange, ...] = ()
    points_gone: tuple[NotedPoint, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing changed at all."""
        return not any(getattr(self, name) for name in type(self).model_fields if name not in {"old_run", "new_run"})


def diff_runs(old: RunResult, new: RunResult) -> RunDiff:
    """What a reader who knows ``old`` needs to be told about ``new``."""
    pairs = _pair_entries(old.ticker.entries, new.ticker.entries)
    old_states, new_states = _states(old), _states(new)
    origins = {after.id: before.id for before, after in pairs}
    points_new, points_changed, points_gone = _compare_points(old.brief, new.brief, {b: a for a, b in origins.items()})
    return RunDiff(
        old_run=old.run.id,
        new_run=new.run.id,
        entries_new=tuple(new_states[entry.id] for entry in new.ticker.entries if entry.id not in origins),
        entries_changed=tuple(
            EntryChange(before=old_states[before.id], after=new_states[after.id])
            for before, after in pairs
            if _wording(before) != _wording(after) or before.clock != after.clock
        ),
        entries_gone=tuple(old_states[entry.id] for entry in old.ticker.entries if entry.id not in origins.values()),
        statements_new=_missing_from(old.statements.statements, new.statements.statements),
        statements_gone=_missing_from(new.statements.statements, old.statements.statements),
        points_new=points_new,
        points_changed=points_changed,
        points_gone=points_gone,
    )


def _states(run: RunResult) -> dict[str, EntryState]:
    translations = {translation.id: translation for translation in run.translations.entries}
    return {entry.id: _state(entry, translations.get(entry.id)) for entry in run.ticker.entries}


def _state(entry: Entry, translation: Translation | None) -> EntryState:
    return EntryState(
        id=entry.id,
        clock=entry.clock,
        heading_de=entry.heading,
        heading_en=translation.heading_en if translation else None,
        text_de=entry.content,
        text_en=translation.text_en if translation else None,
    )


def _pair_entries(old: Sequence[Entry], new: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """The entries that are the same thing in both states, from the surest sign to the weakest, in the new order."""
    pairs: list[tuple[Entry, Entry]] = []
    signs: tuple[Callable[[Entry], Hashable | None], ...] = (
        lambda entry: (entry.clock, _wording(entry)),
        _wording,
        lambda entry: entry.time or entry.clock,
    )
    for sign in signs:
        found = _pair_by(sign, old, new)
        pairs += found
        paired_old, paired_new = {before.id for before, _ in found}, {after.id for _, after in found}
        old = [entry for entry in old if entry.id not in paired_old]
        new = [entry for entry in new if entry.id not in paired_new]
    pairs += _pair_alike([entry for entry in old if not entry.clock], [entry for entry in new if not entry.clock])
    return sorted(pairs, key=lambda pair: pair[1].start)


def _pair_by(
    sign: Callable[[Entry], Hashable | None], old: Sequence[Entry], new: Sequence[Entry]
) -> list[tuple[Entry, Entry]]:
    waiting: dict[Hashable, list[Entry]] = defaultdict(list)
    for entry in old:
        waiting[sign(entry)].append(entry)
    waiting.pop(None, None)
    return [(waiting[sign(entry)].pop(0), entry) for entry in new if waiting.get(sign(entry))]


def _pair_alike(old: Sequence[Entry], new: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    pairs = []
    left = list(old)
    for entry in new:
        best = max(left, key=lambda other: _likeness(other, entry), default=None)
        if best is not None and _likeness(best, entry) >= SIMILAR:
            left.remove(best)
            pairs.append((best, entry))
    return pairs


def _likeness(one: Entry, other: Entry) -> float:
    return SequenceMatcher(None, one.content.split(), other.content.split(), autojunk=False).ratio()


def _wording(entry: Entry) -> tuple[str, str]:
    return one_line(entry.heading or ""), one_line(entry.content)


def _missing_from(known: Iterable[Statement], statements: Iterable[Statement]) -> tuple[Statement, ...]:
    left = Counter(_saying(statement) for statement in known)
    missing = []
    for statement in statements:
        saying = _saying(statement)
        if left[saying]:
            left[saying] -= 1
        else:
            missing.append(statement)
    return tuple(missing)


def _saying(statement: Statement) -> Hashable:
    return statement.speaker.name, tuple(one_line(span.text) for span in statement.content)


def _compare_points(
    old: Brief, new: Brief, successors: dict[str, str]
) -> tuple[tuple[NotedPoint, ...], tuple[PointChange, ...], tuple[NotedPoint, ...]]:
    """New, changed and gone points. A point is a changed one if it stands in the same section, is about the same actor
    and rests on an entry that the old one rested on; ``successors`` leads from old entry ids to new ones."""
    before, after = _points(old), _points(new)
    same = {(point.section, point.lead, point.text) for point in before} & {
        (point.section, point.lead, point.text) for point in after
    }
    gone = [point for point in before if (point.section, point.lead, point.text) not in same]
    fresh: list[NotedPoint] = []
    changed: list[PointChange] = []
    for point in after:
        if (point.section, point.lead, point.text) in same:
            continue
        former = next((candidate for candidate in gone if _continues(candidate, point, successors)), None)
        if former is None:
            fresh.append(point)
        else:
            gone.remove(former)
            changed.append(PointChange(before=former, after=point))
    return tuple(fresh), tuple(changed), tuple(gone)


def _continues(former: NotedPoint, point: NotedPoint, successors: dict[str, str]) -> bool:
    if former.section != point.section:
        return False
    if point.section in {"headline", "bottom line"}:
        return True
    if point.section == "positions":
        return former.lead == point.lead
    return bool({successors.get(cite) for cite in former.cites} & set(point.cites))


def _points(brief: Brief) -> list[NotedPoint]:
    def noted(section: str, text: str, cites: tuple[str, ...], lead: str | None = None) -> NotedPoint:
        return NotedPoint(section=section, lead=lead, text=text, cites=cites)

    return [
        noted("headline", brief.headline, brief.headline_cites),
        noted("bottom line", brief.bottom_line, brief.bottom_line_cites),
        *(noted("key points", point.text, point.cites) for point in brief.key_points),
        *(noted("positions", position.stance, position.cites, position.actor) for position in brief.positions),
        *(noted("contradictions", point.text, point.cites) for point in brief.contradictions),
        *(noted("confirmed", point.text, point.cites) for point in brief.confirmed),
        *(noted("timeline", item.text, item.cites, item.clock) for item in brief.timeline),
        *(noted("open questions", point.text, point.cites) for point in brief.open_questions),
    ]
