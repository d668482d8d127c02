"""The report as a Word file: real headings and styles, cites as footnotes, tables whose head repeats.

A footnote names the entry that a sentence rests on by its time and its first words in German, and leads to it; the
entries are headed by their times, so a printed copy can be followed too.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from docx import Document
from docx.shared import Cm

from summarize.models import RunResult
from summarize.reports.docx_notes import Footnotes
from summarize.reports.docx_parts import Bookmarks, Paragraph, Table
from summarize.reports.docx_picture import add_picture
from summarize.reports.docx_styles import QUOTE_FILL, set_styles
from summarize.reports.labels import STATUS, VERIFIED_STATEMENT
from summarize.reports.notes import Link, Note, NotePoint, Uncited
from summarize.reports.picture import draw
from summarize.reports.pieces import Piece
from summarize.reports.provenance import Fact
from summarize.reports.text import shorten
from summarize.reports.view import EntryView, Flag, Front, ReportView, StatementView, build_view

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can name."""
FOOTNOTE_LENGTH = 95
"""In characters: a line, as a rule."""


def write_docx(result: RunResult, path: Path) -> None:
    """Writes the report to a file. Raises OSError where that fails."""
    path.write_bytes(render_docx(result))


def render_docx(result: RunResult) -> bytes:
    """The report as the bytes of a ``.docx`` file; the same run gives the same bytes."""
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
    return report.content()


class _Report:
    """A Word document that is being written, its bookmarks and its footnotes."""

    def __init__(self, view: ReportView, result: RunResult) -> None:
        self.document = Document()
        self.body = self.document.element.body
        self.bookmarks = Bookmarks()
        self.footnotes = Footnotes(self.bookmarks)
        self.entries = {entry.anchor: entry for entry in view.entries}
        set_styles(self.document)
        title = view.title.line if view.title else "Live ticker"
        properties = self.document.core_properties
        properties.title = view.note.headline.text[:255]
        properties.subject = title[:255]
        properties.author = f"summarize {result.run.program_version}"
        properties.comments = ""
        properties.language = "en-GB"
        properties.created = properties.modified = result.run.finished or result.run.started
        self._set_footer(f"{shorten(title, 90)} · page ")
        self.paragraph("Small").add(" · ".join(filter(None, (title, view.days, view.counts))))

    def content(self) -> bytes:
        """The finished file."""
        self.footnotes.attach(self.document)
        self.body.append(self.body.sectPr)  # the section's properties stand behind its last paragraph
        file = io.BytesIO()
        self.document.save(file)
        return _without_times(file.getvalue())

    def paragraph(self, style: str = "", keep_with_next: bool = False) -> Paragraph:
        return Paragraph(self.body, style, keep_with_next)

    def heading(self, text: str, level: int = 1) -> Paragraph:
        paragraph = self.paragraph(f"Heading {level}")
        paragraph.add(text)
        return paragraph

    def add_notices(self, notices: Sequence[str]) -> None:
        for notice in notices:
            self.paragraph().add(notice, "Flag")

    def add_note(self, note: Note) -> None:
        title = self.paragraph("Title")
        self.bookmarks.place(title, "note")
        self._add_point(title, note.headline)
        self._add_german(note.headline, "Title German")
        self._add_point(self.paragraph("Subtitle"), note.bottom_line)
        self._add_german(note.bottom_line, "Title German")
        if note.notice:
            self.paragraph("Small").add(note.notice)
        self._add_reasons(note.reasons)
        for section in note.sections:
            heading = self.paragraph("Heading 2")
            self.bookmarks.place(heading, f"note-{section.key}")
            heading.add(section.title)
            for point in section.points:
                self._add_point(self.paragraph("List Bullet", keep_with_next=point.german is not None), point)
                self._add_german(point, "Note German")
        if note.uncited:
            self._add_uncited(note.uncited)
        self.paragraph("Small").add(note.method)

    def add_statements(self, statements: Sequence[StatementView]) -> None:
        self.heading("Who said what")
        if not statements:
            self.paragraph().add("Nobody is quoted in this ticker.")
            return
        self.paragraph("Small", keep_with_next=True).add(VERIFIED_STATEMENT)
        table = Table(self.body, (Cm(1.9), Cm(3.6), Cm(7.2), Cm(3.9)))
        for cell, title in zip(table.add_row(header=True), ("When", "Who", "What", "How, and status"), strict=True):
            Paragraph(cell, "Small").add(title, bold=True)
        for statement in statements:
            self._add_statement(table.add_row(), statement)

    def add_lead(self, lead: Front) -> None:
        english, german = Table(self.body, (Cm(8.3), Cm(8.3))).add_row()
        Paragraph(english).add(lead.english or "")
        Paragraph(german, "German").add(lead.german, language="de-DE")

    def add_entry(self, entry: EntryView) -> None:
        heading = self.paragraph("Heading 3")
        self.bookmarks.place(heading, entry.anchor)
        heading.add(" · ".join(filter(None, (entry.label, entry.heading_en))))
        self._add_reasons(entry.reasons)
        english, german = Table(self.body, (Cm(8.3), Cm(8.3))).add_row()
        if entry.english:
            _add_pieces(Paragraph(english), entry.english, "en-GB")
        else:
            Paragraph(english).add("Not translated.", italic=True)
        paragraphs = [*filter(None, (entry.heading_de,)), *entry.german]
        for number, pieces in enumerate(paragraphs):
            _add_pieces(Paragraph(german, "German"), pieces, "de-DE", bold=bool(entry.heading_de) and number == 0)
        if not paragraphs:
            Paragraph(german, "German")

    def add_flags(self, flags: Sequence[Flag]) -> None:
        self.heading("Flags")
        if not flags:
            self.paragraph().add("Nothing is flagged.")
        for flag in flags:
            paragraph = self.paragraph("List Bullet")
            self._add_link(paragraph, Link(flag.place, flag.anchor))
            paragraph.add(f": {'; '.join(flag.reasons)}")

    def add_provenance(self, facts: Sequence[Fact]) -> None:
        self.heading("Where this comes from")
        table = Table(self.body, (Cm(4.4), Cm(12.2)))
        for fact in facts:
            term, values = table.add_row()
            Paragraph(term, "Small").add(fact.term)
            Paragraph(values, "Small").add("\n".join(fact.values))
        self.paragraph("Small")  # Word adds one behind a last table itself and calls the file damaged in some versions

    def _set_footer(self, text: str) -> None:
        footer = self.document.sections[0].footer.paragraphs[0]._p.getparent()  # noqa: SLF001
        for paragraph in list(footer):
            footer.remove(paragraph)
        line = Paragraph(footer, "Small")
        line.add(text)
        line.add_field("PAGE", "1")

    def _add_statement(self, cells: Sequence[Any], statement: StatementView) -> None:
        when, who, what, how = cells
        time = Paragraph(when)
        self.bookmarks.place(time, statement.anchor)
        self._add_link(time, statement.entry)
        Paragraph(who).add(statement.speaker, bold=True)
        if statement.role:
            Paragraph(who, "German").add(statement.role, language="de-DE")
        if statement.reported_by:
            Paragraph(who, "German").add(f"according to {', '.join(statement.reported_by)}")
        if statement.resolution:
            Paragraph(who, "German").add(statement.resolution)
        if statement.english:
            Paragraph(what).add(statement.english)
        Paragraph(what, "German" if statement.english else "").add(statement.german, language="de-DE")
        Paragraph(how, "Small").add(", ".join(_circumstances(statement)))
        if statement.reasons:
            _add_flag(Paragraph(how, "Small"), statement.reasons)
        else:
            Paragraph(how, "Small").add(STATUS[statement.status])

    def _add_point(self, paragraph: Paragraph, point: NotePoint) -> None:
        if point.lead:
            paragraph.add(f"{point.lead}{' (changed)' if point.changed else ''}: ", bold=True)
        paragraph.add(point.text)
        for number, cite in enumerate(point.cites):
            if cite.anchor is None:
                paragraph.add(f" [{cite.label}]", "Cite")
                continue
            if number:
                paragraph.add(" ", "footnote reference")
            self.footnotes.refer(paragraph, cite.anchor, partial(self._write_footnote, cite))
        if point.reasons:
            paragraph.add(" ")
            _add_flag(paragraph, point.reasons)

    def _add_uncited(self, uncited: Uncited) -> None:
        paragraph = self.paragraph("Small")
        paragraph.add(uncited.text)
        for entry in uncited.entries:
            paragraph.add(" ")
            self._add_link(paragraph, entry)

    def _add_german(self, point: NotePoint, style: str) -> None:
        if point.german:
            self.paragraph(style).add(point.german, language="de-DE")

    def _write_footnote(self, cite: Link, paragraph: Paragraph) -> None:
        entry = self.entries[cite.anchor or ""]
        self.bookmarks.link(paragraph, entry.anchor, cite.label)
        parts = ("".join(piece.text for piece in part) for part in (entry.heading_de, *entry.german))
        paragraph.add(" · ")
        paragraph.add(shorten(" – ".join(filter(None, parts)), FOOTNOTE_LENGTH), language="de-DE")

    def _add_link(self, paragraph: Paragraph, link: Link) -> None:
        if link.anchor is None:
            paragraph.add(link.label)
        else:
            self.bookmarks.link(paragraph, link.anchor, link.label)

    def _add_reasons(self, reasons: Sequence[str]) -> None:
        if reasons:
            _add_flag(self.paragraph(keep_with_next=True), reasons)


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


def _add_flag(paragraph: Paragraph, reasons: Sequence[str]) -> None:
    paragraph.add(f"Flagged: {'; '.join(reasons)}", "Flag")


def _add_pieces(paragraph: Paragraph, pieces: Iterable[Piece], language: str, bold: bool = False) -> None:
    for piece in pieces:
        paragraph.add(piece.text, bold=bold, fill=QUOTE_FILL if piece.pair else "", language=language)


def _without_times(content: bytes) -> bytes:
    """The same zip file with no trace of when it was packed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(zipfile.ZipInfo(name, EARLIEST), before.read(name), zipfile.ZIP_DEFLATED)
    return file.getvalue()
