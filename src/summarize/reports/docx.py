"""The report as a Word file: real headings and styles, cites as links to the entries, tables whose head repeats.

Cites show the time of the entry they lead to, and the entries are headed by their times, so a printed copy can be
followed too.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.shared import Cm

from summarize.models import RunResult
from summarize.reports.docx_parts import Bookmarks, add_row, add_table, number_pages, repeat_as_header, shade, speak
from summarize.reports.docx_picture import add_picture
from summarize.reports.docx_styles import QUOTE_FILL, set_styles
from summarize.reports.labels import STATUS
from summarize.reports.notes import Link, Note, NotePoint
from summarize.reports.picture import draw
from summarize.reports.pieces import Piece
from summarize.reports.provenance import Fact
from summarize.reports.text import shorten
from summarize.reports.view import EntryView, Flag, Front, ReportView, StatementView, build_view


def write_docx(result: RunResult, path: Path) -> None:
    """Writes the report to a file. Raises OSError where that fails."""
    path.write_bytes(render_docx(result))


def render_docx(result: RunResult) -> bytes:
    """The report as the bytes of a ``.docx`` file."""
    view = build_view(result)
    report = _Report(view, result)
    report.add_notices(view.notices)
    report.add_note(view.note)
    picture = draw(result.ticker, view.statements)
    if picture:
        report.heading("Picture of the day")
        add_picture(report.document, picture)
    report.add_statements(view.statements)
    report.heading("The ticker, in English and in German")
    if view.lead:
        report.add_lead(view.lead)
    for entry in view.entries:
        report.add_entry(entry)
    report.add_flags(view.flags)
    report.add_provenance(view.facts)
    file = io.BytesIO()
    report.document.save(file)
    return file.getvalue()


class _Report:
    """A Word document that is being written, and the bookmarks in it."""

    def __init__(self, view: ReportView, result: RunResult) -> None:
        self.document = Document()
        self.bookmarks = Bookmarks()
        set_styles(self.document)
        title = view.title.line if view.title else "Live ticker"
        properties = self.document.core_properties
        properties.title = view.note.headline.text[:255]
        properties.subject = title[:255]
        properties.author = f"summarize {result.run.program_version}"
        properties.comments = ""
        properties.language = "en-GB"
        properties.created = properties.modified = result.run.finished or result.run.started
        footer = self.document.sections[0].footer.paragraphs[0]
        footer.style = "Small"
        footer.add_run(f"{shorten(title, 90)} · page ")
        number_pages(footer)
        self.document.add_paragraph(" · ".join(filter(None, (title, view.days, view.counts))), style="Small")

    def heading(self, text: str, level: int = 1) -> Any:
        return self.document.add_heading(text, level)

    def add_notices(self, notices: Sequence[str]) -> None:
        for notice in notices:
            self.document.add_paragraph().add_run(notice, style="Flag")

    def add_note(self, note: Note) -> None:
        title = self.document.add_paragraph(style="Title")
        self.bookmarks.place(title, "note")
        self._add_point(title, note.headline, "German")
        self._add_point(self.document.add_paragraph(style="Subtitle"), note.bottom_line, "German")
        if note.notice:
            self.document.add_paragraph(note.notice, style="Small")
        self._add_reasons(note.reasons)
        for section in note.sections:
            self.bookmarks.place(self.heading(section.title, 2), f"note-{section.key}")
            for point in section.points:
                self._add_point(self.document.add_paragraph(style="List Bullet"), point, "Note German")
        self.document.add_paragraph(note.method, style="Small")

    def add_statements(self, statements: Sequence[StatementView]) -> None:
        self.heading("Who said what")
        if not statements:
            self.document.add_paragraph("Nobody is quoted in this ticker.")
            return
        table = add_table(self.document, (Cm(1.9), Cm(3.6), Cm(7.2), Cm(3.9)))
        for cell, title in zip(add_row(table), ("When", "Who", "What", "How, and status"), strict=True):
            _write(cell, title, "Small").runs[0].bold = True
        repeat_as_header(table.rows[0])
        for statement in statements:
            self._add_statement(add_row(table), statement)

    def add_lead(self, lead: Front) -> None:
        english, german = add_row(add_table(self.document, (Cm(8.3), Cm(8.3))))
        english.paragraphs[0].add_run(lead.english or "")
        german.paragraphs[0].style = "German"
        speak(german.paragraphs[0].add_run(lead.german), "de-DE")

    def add_entry(self, entry: EntryView) -> None:
        heading = self.heading("", 3)
        self.bookmarks.place(heading, entry.anchor)
        heading.add_run(" · ".join(filter(None, (entry.label, entry.heading_en))))
        self._add_reasons(entry.reasons)
        english, german = add_row(add_table(self.document, (Cm(8.3), Cm(8.3))))
        if entry.english:
            _add_pieces(english.paragraphs[0], entry.english, "en-GB")
        else:
            english.paragraphs[0].add_run("Not translated.").italic = True
        paragraphs = [*filter(None, (entry.heading_de,)), *entry.german]
        for number, pieces in enumerate(paragraphs):
            paragraph = german.paragraphs[0] if number == 0 else german.add_paragraph()
            paragraph.style = "German"
            _add_pieces(paragraph, pieces, "de-DE", bold=bool(entry.heading_de) and number == 0)

    def add_flags(self, flags: Sequence[Flag]) -> None:
        self.heading("Flags")
        if not flags:
            self.document.add_paragraph("Nothing is flagged.")
        for flag in flags:
            paragraph = self.document.add_paragraph(style="List Bullet")
            self._add_link(paragraph, Link(flag.place, flag.anchor))
            paragraph.add_run(f": {'; '.join(flag.reasons)}")

    def add_provenance(self, facts: Sequence[Fact]) -> None:
        self.heading("Where this comes from")
        table = add_table(self.document, (Cm(4.4), Cm(12.2)))
        for fact in facts:
            term, values = add_row(table)
            _write(term, fact.term, "Small")
            _write(values, "\n".join(fact.values), "Small")

    def _add_statement(self, cells: Sequence[Any], statement: StatementView) -> None:
        when, who, what, how = cells
        self.bookmarks.place(when.paragraphs[0], statement.anchor)
        self._add_link(when.paragraphs[0], statement.entry)
        _write(who, statement.speaker, "Normal").runs[0].bold = True
        if statement.role:
            speak(who.add_paragraph(style="German").add_run(statement.role), "de-DE")
        if statement.reported_by:
            who.add_paragraph(f"according to {', '.join(statement.reported_by)}", style="German")
        if statement.resolution:
            who.add_paragraph(statement.resolution, style="German")
        if statement.english:
            _write(what, statement.english, "Normal")
        german = what.add_paragraph(style="German") if statement.english else what.paragraphs[0]
        speak(german.add_run(statement.german), "de-DE")
        _write(how, ", ".join(_circumstances(statement)), "Small")
        if statement.reasons:
            _add_flag(how.add_paragraph(style="Small"), statement.reasons)
        else:
            how.add_paragraph(STATUS[statement.status], style="Small")

    def _add_point(self, paragraph: Any, point: NotePoint, german_style: str) -> None:
        if point.lead:
            paragraph.add_run(f"{point.lead}{' (changed)' if point.changed else ''}: ").bold = True
        paragraph.add_run(point.text)
        for cite in point.cites:
            paragraph.add_run(" ")
            self._add_link(paragraph, Link(f"[{cite.label}]", cite.anchor))
        if point.reasons:
            paragraph.add_run(" ")
            _add_flag(paragraph, point.reasons)
        if point.german:
            paragraph.paragraph_format.keep_with_next = True
            speak(self.document.add_paragraph(style=german_style).add_run(point.german), "de-DE")

    def _add_link(self, paragraph: Any, link: Link) -> None:
        if link.anchor is None:
            paragraph.add_run(link.label)
        else:
            self.bookmarks.link(paragraph, link.anchor, link.label)

    def _add_reasons(self, reasons: Sequence[str]) -> None:
        if reasons:
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.keep_with_next = True
            _add_flag(paragraph, reasons)


def _write(cell: Any, text: str, style: str) -> Any:
    paragraph = cell.paragraphs[0]
    paragraph.style = style
    paragraph.add_run(text)
    return paragraph


def _circumstances(statement: StatementView) -> Iterable[str]:
    yield statement.kind_label
    if statement.channel:
        yield f"on {statement.channel}"
    if statement.addressee:
        yield f"to {statement.addressee}"
    if statement.inside:
        yield f"within a statement by {statement.inside}"
    if not statement.asserted:
        yield "not asserted"


def _add_flag(paragraph: Any, reasons: Sequence[str]) -> None:
    paragraph.add_run(f"Flagged: {'; '.join(reasons)}", style="Flag")


def _add_pieces(paragraph: Any, pieces: Iterable[Piece], language: str, bold: bool = False) -> None:
    for piece in pieces:
        run = paragraph.add_run(piece.text)
        run.bold = bold or None
        if piece.pair:
            shade(run, QUOTE_FILL)
        speak(run, language)  # after the shading: the order of a run's properties is fixed
