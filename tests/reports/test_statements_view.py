"""The tables of statements: what they show, and that nothing of the source acts in them."""

from __future__ import annotations

import csv
import io

from rich.console import Console

from summarize.attribution import attribute
from summarize.models import Span, Speaker, Statement
from summarize.reports.statements_view import explain, statements_csv, statements_markdown, statements_table

HOSTILE = '=HYPERLINK("x") | **fett** <b>\x1b[31m [link](y)'


def statement(content: str = "Der Kran sei sicher", name: str = "Ada Brink", **fields: object) -> Statement:
    span = Span(start=0, end=len(content), text=content)
    return Statement.model_validate(
        {"id": "s1", "entry_id": None, "type": "indirect", "content": [span], "speaker": Speaker(name=name), **fields}
    )


def shown(statements: list[Statement]) -> str:
    console = Console(file=io.StringIO(), width=140, force_terminal=True)
    console.print(statements_table(statements))
    output = console.file
    assert isinstance(output, io.StringIO)
    return output.getvalue()


def test_the_table_shows_who_said_what_when_where_and_how() -> None:
    line = shown([statement(clock="13:05", channel="Radio Nord", reported_by=("Bote",), assertive=False)])
    for part in ("Ada Brink", "Der Kran sei sicher", "13:05", "Radio Nord", "not asserted", "verified", "Bote"):
        assert part in line


def test_no_escape_sequence_or_markup_of_the_source_reaches_the_terminal() -> None:
    line = shown([statement("\x1b]0;t\x07 [red]x[/red]", name="\x1b[31mrot")])
    assert "\x1b]0" not in line
    assert "\x1b[31mrot" not in line
    assert "[red]x[/red]" in line


def test_csv_cells_that_look_like_formulas_get_an_apostrophe() -> None:
    rows = list(csv.DictReader(io.StringIO(statements_csv([statement(HOSTILE, name="@cmd")]))))
    assert rows[0]["speaker"].startswith("'@")
    assert rows[0]["text_de"].startswith("'=")
    assert "\x1b" not in rows[0]["text_de"]


def test_a_markdown_cell_cannot_be_ended_by_the_source() -> None:
    lines = statements_markdown([statement(HOSTILE)]).splitlines()
    assert len(lines) == 3
    unescaped = lines[2].replace("\\|", "")
    assert unescaped.count("|") == lines[0].count("|")
    assert "<b>" not in lines[2]
    assert "\x1b" not in lines[2]


def test_explain_names_the_rules_and_the_offsets() -> None:
    text = "Der Kran sei sicher, sagte Hafenmeisterin Ada Brink am Montag."
    found = attribute(text).statements[0]
    lines = explain(found, text)
    assert "tail" in lines
    assert "verb:sagen" in lines
    assert "[0:19] Der Kran sei sicher" in lines
    assert f"[{text.index('sagte')}:{text.index('sagte') + 5}] sagte" in lines
    assert "Ada Brink" in lines


def test_explain_shows_control_characters_instead_of_obeying_them() -> None:
    assert "\x1b" not in explain(statement("\x1b[2J weg"), "\x1b[2J weg")
