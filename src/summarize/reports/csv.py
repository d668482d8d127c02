"""CSV for spreadsheets: the statements, and the entries in both languages.

A spreadsheet runs a cell that begins like a formula (OWASP, "CSV Injection"), so such cells get an apostrophe in front,
as a person would type it; the exact text is in the JSON. Where a spreadsheet takes semicolons or tabs for separators,
as in Germany, a formula could begin in the middle of a cell; there the apostrophe stands in the middle too.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from summarize.models import Entry, Statement, Statements, Ticker, Translation, Translations
from summarize.reports.text import one_line, visible

_FORMULA = re.compile(r"(?:^|[;\t\n])[\s'\"]*(?=[=+\-@＝＋－＠])")

STATEMENT_COLUMNS = (
    "id",
    "entry_id",
    "clock",
    "speaker",
    "speaker_kind",
    "role",
    "type",
    "text_en",
    "text_de",
    "offsets",
    "channel",
    "addressee",
    "reported_by",
    "parent_id",
    "asserted",
    "status",
    "reasons",
    "found_by",
)
ENTRY_COLUMNS = (
    "id",
    "clock",
    "day",
    "time",
    "heading_de",
    "heading_en",
    "text_de",
    "text_en",
    "start",
    "end",
    "status",
    "reasons",
)


def statements_csv(statements: Statements) -> str:
    """One row a statement. ``offsets`` are ranges of the source text, ``12..45 60..70`` for one in two pieces."""
    return _table(STATEMENT_COLUMNS, (_statement_row(statement) for statement in statements.statements))


def entries_csv(ticker: Ticker, translations: Translations | None = None) -> str:
    """One row an entry, with its English where ``translations`` has it."""
    english = {entry.id: entry for entry in translations.entries} if translations else {}
    return _table(ENTRY_COLUMNS, (_entry_row(entry, english.get(entry.id)) for entry in ticker.entries))


def _statement_row(statement: Statement) -> tuple[object, ...]:
    return (
        statement.id,
        statement.entry_id,
        statement.clock,
        statement.speaker.name_en or statement.speaker.name,
        statement.speaker.kind,
        statement.role,
        statement.type,
        statement.text_en,
        " … ".join(one_line(span.text) for span in statement.content),
        " ".join(f"{span.start}..{span.end}" for span in statement.content),
        statement.channel,
        statement.addressee,
        "; ".join(statement.reported_by),
        statement.parent_id,
        "yes" if statement.assertive else "no",
        statement.status,
        "; ".join(statement.reasons),
        "; ".join(statement.found_by),
    )


def _entry_row(entry: Entry, translation: Translation | None) -> tuple[object, ...]:
    return (
        entry.id,
        entry.clock,
        entry.day.isoformat() if entry.day else None,
        entry.time.isoformat() if entry.time else None,
        entry.heading,
        translation.heading_en if translation else None,
        entry.content,
        translation.text_en if translation else None,
        entry.start,
        entry.end,
        translation.status if translation else None,
        "; ".join(translation.reasons) if translation else None,
    )


def _table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Comma-separated, every cell quoted, lines ended as RFC 4180 says."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: object) -> str:
    return "" if value is None else _FORMULA.sub(r"\g<0>'", visible(str(value)).strip())
