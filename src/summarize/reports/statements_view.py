"""Who said what, for a person: at a terminal, as Markdown, as CSV; and why the rules found a statement.

Every string of the source reaches the reader with its control characters made visible and without markup.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from summarize.models import SourceRef, Span, Statement, Statements
from summarize.reports import csv
from summarize.reports.labels import KINDS, NO_SPEAKER, RESOLUTIONS
from summarize.reports.markdown import inline
from summarize.reports.text import one_line, shorten, visible

_CONTEXT = 60
_COLUMNS = ("", "When", "Speaker", "What", "How", "Channel", "Status")
_SHARES = {"Speaker": 4, "What": 9, "How": 4}
"""How the columns of text divide the width; the others keep their own, so that a flag is always seen."""
_WIDEST_CHANNEL = 12


def statements_table(statements: Sequence[Statement]) -> Table:
    """One row a statement in the order given: id, clock, speaker, German words (English below them), kind, channel,
    status."""
    table = Table(box=None, pad_edge=False, expand=True, header_style="bold")
    for column in _COLUMNS:
        table.add_column(
            column,
            ratio=_SHARES.get(column),
            max_width=_WIDEST_CHANNEL if column == "Channel" else None,
            overflow="fold",
            no_wrap=column not in (*_SHARES, "Channel"),
        )
    for statement in statements:
        what = Text(_words(statement))
        if statement.text_en:
            what.append(f"\n{one_line(statement.text_en)}", style="dim")
        table.add_row(
            Text(statement.id, style="dim"),
            Text(statement.clock or "–"),
            _speaker(statement),
            what,
            Text(_how(statement)),
            Text(one_line(statement.channel or "")),
            Text(statement.status, style="red" if statement.status == "flagged" else "green"),
        )
    return table


def statements_csv(statements: Sequence[Statement]) -> str:
    """One row a statement, safe to open in a spreadsheet (see ``reports.csv``)."""
    nowhere = SourceRef(origin="-", sha256="", chars=0)  # a table of statements does not name its source
    return csv.statements_csv(Statements(source=nowhere, statements=tuple(statements)))


def statements_markdown(statements: Sequence[Statement]) -> str:
    """A Markdown table, one row a statement; nothing in the source can end a cell or start markup."""
    head = ("id", *(column.lower() for column in _COLUMNS[1:]))
    rows = [head, tuple("---" for _ in head), *(_row(statement) for statement in statements)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def explain(statement: Statement, text: str) -> str:
    """Which rules found the statement and where: each part with its offsets in ``text`` (the source) and its words, and
    the content within its surroundings."""
    speaker = statement.speaker
    lines = [f"{statement.id}  {KINDS[statement.type].label}: {KINDS[statement.type].meaning}"]
    lines += [f"rules      {', '.join(statement.rules) or 'none; found by ' + ', '.join(statement.found_by)}"]
    lines += [_part("content", span) for span in statement.content]
    lines += [_part("cue", span) for span in statement.cue]
    lines += [_part("frame", span) for span in statement.frame]
    if speaker.mention:
        lines.append(_part("speaker", speaker.mention))
    how = RESOLUTIONS[speaker.resolution] or "named in the words shown"
    lines.append(f"           {one_line(speaker.name)}, {how}" if speaker.name else f"           {NO_SPEAKER}")
    if statement.addressee_span:
        lines.append(_part("addressee", statement.addressee_span))
    details = {
        "role": statement.role,
        "channel": statement.channel,
        "reported by": ", ".join(statement.reported_by) or None,
        "within": statement.parent_id,
        "mood": statement.mood if statement.mood != "none" else None,
        "asserted": None if statement.assertive else "no",
        "flagged": "; ".join(statement.reasons) or None,
    }
    lines += [f"{name:<10} {one_line(value)}" for name, value in details.items() if value]
    return "\n".join([*lines, "", _surroundings(statement, text)])


def _part(name: str, span: Span) -> str:
    return f"{name:<10} [{span.start}:{span.end}] {one_line(span.text)}"


def _surroundings(statement: Statement, text: str) -> str:
    start = max(0, statement.content[0].start - _CONTEXT)
    end = min(len(text), statement.content[-1].end + _CONTEXT)
    return f"…{one_line(text[start:end])}…"


def _words(statement: Statement) -> str:
    return " … ".join(one_line(span.text) for span in statement.content)


def _speaker(statement: Statement) -> Text:
    name = statement.speaker.name
    shown = Text(one_line(name) if name else NO_SPEAKER, style="" if name else "italic dim")
    if statement.role:
        shown.append(f"\n{shorten(statement.role, 60)}", style="dim")
    return shown


def _how(statement: Statement) -> str:
    how = [KINDS[statement.type].label]
    if not statement.assertive:
        how.append("not asserted")
    if statement.reported_by:
        how.append(f"according to {', '.join(map(one_line, statement.reported_by))}")
    return ", ".join(how)


def _row(statement: Statement) -> tuple[str, ...]:
    words = _words(statement) + (f" — {one_line(statement.text_en)}" if statement.text_en else "")
    return (
        inline(statement.id),
        inline(statement.clock or ""),
        inline(visible(statement.speaker.name or NO_SPEAKER)),
        inline(words),
        inline(_how(statement)),
        inline(one_line(statement.channel or "")),
        statement.status,
    )
