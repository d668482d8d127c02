"""The difference between two runs as Markdown, for a terminal or a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summarize.models import Statement
from summarize.reports.diff import EntryState, NotedPoint, RunDiff
from summarize.reports.labels import KINDS
from summarize.reports.markdown import inline
from summarize.reports.text import shorten
from summarize.reports.view import speaker_name

ENTRY_LENGTH = 240


def diff_markdown(diff: RunDiff) -> str:
    """The parts in which something changed; one line says so if nothing did."""
    if diff.empty:
        return f"Nothing changed between {inline(diff.old_run)} and {inline(diff.new_run)}.\n"
    parts = [
        f"# What changed from {inline(diff.old_run)} to {inline(diff.new_run)}",
        *_part("New entries", (_entry(entry) for entry in diff.entries_new)),
        *_part(
            "Changed entries",
            (_changed(_entry(change.before), _entry(change.after)) for change in diff.entries_changed),
        ),
        *_part("Entries that are gone", (_entry(entry) for entry in diff.entries_gone)),
        *_part("New statements", (_statement(statement) for statement in diff.statements_new)),
        *_part("Statements that are gone", (_statement(statement) for statement in diff.statements_gone)),
        *_part("New in the note", (_point(point) for point in diff.points_new)),
        *_part(
            "Changed in the note",
            (_changed(_point(change.before), _point(change.after)) for change in diff.points_changed),
        ),
        *_part("No longer in the note", (_point(point) for point in diff.points_gone)),
    ]
    return "\n\n".join(parts) + "\n"


def _part(title: str, items: Iterable[str]) -> Iterator[str]:
    lines = [f"- {item}" for item in items]
    if lines:
        yield f"## {title}"
        yield "\n".join(lines)


def _changed(before: str, after: str) -> str:
    return f"{after}\n  - before: {before}"


def _entry(entry: EntryState) -> str:
    heading = entry.heading_en or entry.heading_de
    words = ". ".join(part for part in (heading, entry.text_en or entry.text_de) if part)
    return f"**{inline(entry.clock or entry.id)}** {inline(shorten(words, ENTRY_LENGTH))}"


def _statement(statement: Statement) -> str:
    german = " … ".join(span.text for span in statement.content)
    said = f"{inline(statement.text_en)} – {inline(german)}" if statement.text_en else inline(german)
    clock = f"**{inline(statement.clock)}** " if statement.clock else ""
    return f"{clock}**{inline(speaker_name(statement))}** ({KINDS[statement.type].label.lower()}): {said}"


def _point(point: NotedPoint) -> str:
    lead = f"{inline(point.lead)}: " if point.lead else ""
    return f"*{point.section}* {lead}{inline(point.text)}"
