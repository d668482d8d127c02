"""A run laid out for reading: what every report format shows, in the order it shows it.

The formats differ in how they write a link or a table; what stands in it is decided here, once. All strings of a view
are already ``visible``, so no format can forget it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarize.models import (
    Entry,
    RunResult,
    Statement,
    Ticker,
    Translation,
)
from summarize.reports.labels import (
    KINDS,
    NO_SPEAKER,
    RESOLUTIONS,
    STATES,
    STATUS,
    count_label,
    day_label,
)
from summarize.reports.notes import Link, Note, entry_labels, note_view, why
from summarize.reports.pieces import Piece, heading_pieces, pieces
from summarize.reports.provenance import Fact, provenance
from summarize.reports.text import anchor, one_line


@dataclass(frozen=True)
class EntryView:
    anchor: str
    label: str
    day: str | None
    heading_de: tuple[Piece, ...]
    heading_en: str | None
    german: tuple[tuple[Piece, ...], ...]
    english: tuple[Piece, ...]
    status: str
    status_label: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class StatementView:
    anchor: str
    entry: Link
    speaker: str
    named: bool
    role: str | None
    resolution: str | None
    kind: str
    kind_label: str
    german: str
    english: str | None
    channel: str | None
    addressee: str | None
    reported_by: tuple[str, ...]
    inside: str | None
    asserted: bool
    status: str
    reasons: tuple[str, ...]
    found_by: str


@dataclass(frozen=True)
class Flag:
    """Something a reader should not take on trust: where it stands, and why."""

    place: str
    anchor: str | None
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Front:
    """What stands above the entries of the ticker: a title or a lead, in both languages where there are both."""

    german: str
    english: str | None

    @property
    def line(self) -> str:
        """The English with the German in brackets, or the German alone."""
        return f"{self.english} ({self.german})" if self.english else self.german


@dataclass(frozen=True)
class ReportView:
    """``title`` and ``lead`` are the ticker's own; the note has a headline of its own. ``notices`` say what is missing
    from the run as a whole, and stand before everything else."""

    title: Front | None
    lead: Front | None
    days: str | None
    counts: str
    notices: tuple[str, ...]
    note: Note
    entries: tuple[EntryView, ...]
    statements: tuple[StatementView, ...]
    speakers: tuple[str, ...]
    flags: tuple[Flag, ...]
    facts: tuple[Fact, ...]


def build_view(result: RunResult) -> ReportView:
    """Everything a report shows of a run."""
    labels = entry_labels(result.ticker)
    note = note_view(result.brief, labels)
    statements = _statement_views(result, labels)
    entries = _entry_views(result, labels)
    flags = tuple(_flags(note, statements, entries))
    return ReportView(
        title=_front(result.ticker.title, result.translations.title_en),
        lead=_front(result.ticker.lead, result.translations.lead_en),
        days=_days(result.ticker),
        counts=" · ".join(
            (
                count_label(len(entries), "entry", "entries"),
                count_label(len(statements), "statement"),
                count_label(len(flags), "flag"),
            )
        ),
        notices=tuple(_notices(result)),
        note=note,
        entries=entries,
        statements=statements,
        speakers=tuple(sorted({view.speaker for view in statements if view.named}, key=str.casefold)),
        flags=flags,
        facts=provenance(result),
    )


def _notices(result: RunResult) -> Iterable[str]:
    if result.run.state in STATES:
        yield STATES[result.run.state]
    translated = {translation.id for translation in result.translations.entries if translation.text_en}
    missing = sum(entry.id not in translated for entry in result.ticker.entries)
    if missing:
        yield f"Not translated: {missing:,} of {count_label(len(result.ticker.entries), 'entry', 'entries')}."


def _front(german: str | None, english: str | None) -> Front | None:
    return Front(one_line(german), _optional(english)) if german and german.strip() else None


def _days(ticker: Ticker) -> str | None:
    days = sorted({entry.day for entry in ticker.entries if entry.day})
    if not days:
        return None
    return day_label(days[0]) if len(days) == 1 else f"{day_label(days[0])} – {day_label(days[-1])}"


def _statement_views(result: RunResult, labels: dict[str, Link]) -> tuple[StatementView, ...]:
    by_id = {statement.id: statement for statement in result.statements.statements}
    homes = _homes(result)
    return tuple(
        _statement_view(statement, by_id, labels.get(homes.get(statement.id, ""), Link("–", None)))
        for statement in result.statements.statements
    )


def _statement_view(statement: Statement, by_id: dict[str, Statement], entry: Link) -> StatementView:
    outer = by_id.get(statement.parent_id or "")
    return StatementView(
        anchor=anchor("statement", statement.id),
        entry=entry,
        speaker=speaker_name(statement),
        named=bool(statement.speaker.name_en or statement.speaker.name),
        role=_optional(statement.role),
        resolution=RESOLUTIONS[statement.speaker.resolution],
        kind=statement.type,
        kind_label=KINDS[statement.type].label,
        german=" … ".join(one_line(span.text) for span in statement.content),
        english=_optional(statement.text_en),
        channel=_optional(statement.channel),
        addressee=_optional(statement.addressee),
        reported_by=tuple(one_line(name) for name in statement.reported_by),
        inside=speaker_name(outer) if outer else None,
        asserted=statement.assertive,
        status=statement.status,
        reasons=why(statement.status, statement.reasons),
        found_by=" and ".join(statement.found_by),
    )


def speaker_name(statement: Statement) -> str:
    """The English spelling of the speaker's name, else the German one, else words that say there is none."""
    return one_line(statement.speaker.name_en or statement.speaker.name or "") or NO_SPEAKER


def _optional(text: str | None) -> str | None:
    return one_line(text) if text else None


def _homes(result: RunResult) -> dict[str, str]:
    """For each statement the id of its entry; where none is recorded, the entry that holds its first words."""
    homes = {}
    for statement in result.statements.statements:
        if statement.entry_id is not None:
            homes[statement.id] = statement.entry_id
            continue
        for entry in result.ticker.entries:
            if statement.content and entry.start <= statement.content[0].start < entry.end:
                homes[statement.id] = entry.id
    return homes


def _entry_views(result: RunResult, labels: dict[str, Link]) -> tuple[EntryView, ...]:
    translations = {translation.id: translation for translation in result.translations.entries}
    homes = _homes(result)
    statements: dict[str, list[Statement]] = defaultdict(list)
    for statement in result.statements.statements:
        if statement.id in homes:
            statements[homes[statement.id]].append(statement)
    return tuple(
        _entry_view(entry, labels[entry.id], translations.get(entry.id), statements[entry.id])
        for entry in result.ticker.entries
    )


def _entry_view(
    entry: Entry, link: Link, translation: Translation | None, statements: Sequence[Statement]
) -> EntryView:
    assert link.anchor is not None
    pairs = [pair.de for pair in translation.quotes] if translation else []
    marks = [(span, anchor("statement", statement.id)) for statement in statements for span in statement.content]
    status = translation.status if translation else "failed"
    reasons = translation.reasons if translation else ("the run holds no translation of this entry",)
    return EntryView(
        anchor=link.anchor,
        label=link.label,
        day=day_label(entry.day) if entry.day else None,
        heading_de=heading_pieces(entry, pairs, marks),
        heading_en=_optional(translation.heading_en) if translation else None,
        german=tuple(pieces(part.text, part.start, pairs, marks) for part in entry.parts),
        english=pieces(translation.text_en, 0, [pair.en for pair in translation.quotes], [])
        if translation and translation.text_en
        else (),
        status=status,
        status_label=STATUS[status],
        reasons=why(status, reasons),
    )


def _flags(note: Note, statements: Sequence[StatementView], entries: Sequence[EntryView]) -> Iterable[Flag]:
    if note.reasons:
        yield Flag("The note", "note", note.reasons)
    for section in note.sections:
        for point in section.points:
            if point.reasons:
                yield Flag(f"The note, {section.title.lower()}: “{point.text}”", f"note-{section.key}", point.reasons)
    for statement in statements:
        if statement.reasons:
            yield Flag(f"Statement, {statement.entry.label}, {statement.speaker}", statement.anchor, statement.reasons)
    for entry in entries:
        if entry.reasons:
            yield Flag(f"Entry {entry.label}, {entry.status_label}", entry.anchor, entry.reasons)
