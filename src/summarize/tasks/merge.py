"""The one policy by which the model's statements and the rules' become one table.

| case | kept | status |
|---|---|---|
| both found it, same speaker | the rules' spans, which are finer than segments | as the rules judged it |
| both found it, other speaker | the rules' statement | flagged, both speakers named |
| rules alone | as it is | as the rules judged it; the reason says that the model did not report it |
| model alone, with the sign of speech its type needs, and a speaker in the entry | the model's statement | verified |
| model alone, without | the model's statement | flagged, saying what is missing |

A statement of the model is only ever verified for what the source itself shows: the sign of speech is looked for by
the rules, in the words that were pointed at.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarize.attribution.mood import reported_mood
from summarize.attribution.quotes import quotations
from summarize.attribution.signs import says_something
from summarize.models import Entry, Statement

SAME = 0.5
"""Overlap of two contents, as F1 over characters, from which they are one statement."""


def merge(
    rules: Sequence[Statement],
    model: Sequence[Statement],
    answered: frozenset[str],
    entries: Sequence[Entry],
    source: str,
) -> tuple[Statement, ...]:
    """One table in text order with new ids. ``answered``: the entries whose statements the model was asked for."""
    bodies = {entry.id: entry for entry in entries}
    partners = _pairs(rules, model)
    merged: list[Statement] = []
    for statement in rules:
        partner = partners.get(statement.id)
        if partner is not None:
            merged.append(_agreed(statement, partner))
        elif statement.entry_id in answered:
            merged.append(_with_reason(statement, "the model did not report it"))
        else:
            merged.append(statement)
    taken = {partner.id for partner in partners.values()}
    alone = [statement for statement in model if statement.id not in taken]
    merged += [_judged(statement, bodies.get(statement.entry_id or ""), source) for statement in alone]
    same = {partner.id: rule_id for rule_id, partner in partners.items()}
    return _renumbered(merged, same)


def _pairs(rules: Sequence[Statement], model: Sequence[Statement]) -> dict[str, Statement]:
    """The model's partner of each rule statement: greedily by overlap, the same type first among equals."""
    scored = sorted(
        (
            (overlap(mine, theirs), mine.type == theirs.type, mine, theirs)
            for mine in rules
            for theirs in model
            if mine.entry_id == theirs.entry_id
        ),
        key=lambda item: item[:2],
        reverse=True,
    )
    partners: dict[str, Statement] = {}
    taken: set[str] = set()
    for score, _, mine, theirs in scored:
        if score >= SAME and mine.id not in partners and theirs.id not in taken:
            partners[mine.id] = theirs
            taken.add(theirs.id)
    return partners


def overlap(one: Statement, other: Statement) -> float:
    """F1 of the characters that two contents share."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one.content for b in other.content)
    sizes = sum(span.end - span.start for span in (*one.content, *other.content))
    return 2 * shared / sizes if sizes else 0.0


def _agreed(statement: Statement, partner: Statement) -> Statement:
    both = statement.model_copy(update={"found_by": ("rules", "model")})
    mine, theirs = statement.speaker.name, partner.speaker.name
    if mine == theirs or theirs is None:
        return both
    if mine is None:
        return _flagged(both, f"only the model names a speaker: {theirs}")
    return _flagged(both, f"the rules say {mine}, the model says {theirs}")


def _judged(statement: Statement, entry: Entry | None, source: str) -> Statement:
    """A statement that only the model found, verified only for what the source shows."""
    missing = missing_sign(statement, source)
    if missing is not None:
        return _flagged(statement, f"only the model found it, and {missing}")
    mention = statement.speaker.mention
    if mention is None or entry is None:
        return _flagged(statement, "only the model found it, and it names no speaker")
    if not entry.start <= mention.start < entry.end:
        return _flagged(statement, "only the model found it, and its speaker is not named in the entry")
    return _with_reason(statement, "only the model found it")


def missing_sign(statement: Statement, source: str) -> str | None:
    """What a statement of this type must show in the source and does not, or None."""
    content = [source[span.start : span.end] for span in statement.content]
    if statement.type in ("direct", "direct_partial"):
        quoted = all(_is_quoted(source, span.start, span.end) for span in statement.content)
        return None if quoted else "its words are not in quotation marks"
    if statement.type == "indirect_free":
        return None if all(reported_mood(text) for text in content) else "its mood is not that of reported speech"
    cue = " ".join(source[span.start : span.end] for span in statement.cue)
    return None if says_something(cue) else "no word of saying stands by it"


def _is_quoted(source: str, start: int, end: int) -> bool:
    """Whether a range lies within one quotation, its marks counted in."""
    around = max(0, source.rfind("\n", 0, start)), source.find("\n", end)
    stop = around[1] if around[1] >= 0 else len(source)
    core_start = start + len(source[start:end]) - len(source[start:end].lstrip(" \t,;:–-"))
    core_end = end - (len(source[start:end]) - len(source[start:end].rstrip(" \t,;:–-")))
    return any(
        quotation.start <= core_start and core_end <= quotation.end
        for quotation in quotations(source, around[0], stop)
        if quotation.closed
    )


def _flagged(statement: Statement, reason: str) -> Statement:
    return _with_reason(statement, reason).model_copy(update={"status": "flagged"})


def _with_reason(statement: Statement, reason: str) -> Statement:
    return statement.model_copy(update={"reasons": (*statement.reasons, reason)})


def _renumbered(statements: list[Statement], same: dict[str, str]) -> tuple[Statement, ...]:
    """In text order, ids ``s1`` …; nesting follows, also through the model's names for the rules' statements."""
    ordered = sorted(statements, key=lambda s: (s.content[0].start, -s.content[-1].end))
    names = {statement.id: f"s{number}" for number, statement in enumerate(ordered, start=1)}
    return tuple(
        statement.model_copy(
            update={
                "id": names[statement.id],
                "parent_id": names.get(same.get(statement.parent_id or "", statement.parent_id or "")),
            }
        )
        for statement in ordered
    )
