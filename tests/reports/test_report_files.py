"""JSON, its schema, CSV, and the writing of files."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel
from sample_runs import FORMULA, OVERRIDE, harbour_run, hostile_run, long_run, one_entry_run, silent_run

from summarize.errors import UsageError
from summarize.models import RunResult, SourceRef, Span, Statement, Statements
from summarize.reports import write
from summarize.reports.csv import ENTRY_COLUMNS, STATEMENT_COLUMNS, entries_csv, statements_csv
from summarize.reports.json import dump_json, render_json
from summarize.reports.schema import OUTPUTS, json_schema
from summarize.reports.write import FORMATS, write_reports

RUNS = [harbour_run(), one_entry_run(), silent_run(), hostile_run(), long_run(20)]


PARTS: dict[str, Callable[[RunResult], BaseModel]] = {
    "run": lambda run: run,
    "entries": lambda run: run.ticker,
    "translate": lambda run: run.translations,
    "statements": lambda run: run.statements,
    "brief": lambda run: run.brief,
}


def printed(name: str, run: RunResult) -> dict[str, Any]:
    output: dict[str, Any] = json.loads(dump_json(PARTS[name](run)))
    return output


@pytest.mark.parametrize("name", OUTPUTS)
def test_the_schema_admits_what_is_printed(name: str) -> None:
    schema = json_schema(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for run in RUNS:
        validator.validate(printed(name, run))
    validator.validate(printed(name, RUNS[0]) | {"added_later": 1})


def test_one_schema_admits_the_output_of_every_command() -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for name in OUTPUTS:
        validator.validate(printed(name, harbour_run()))
    assert not validator.is_valid({"source": None})


@pytest.mark.parametrize(("name", "field"), [("run", "brief"), ("entries", "order"), ("statements", "source")])
def test_the_schema_refuses_what_lacks_a_field_or_has_another_type(name: str, field: str) -> None:
    output = printed(name, harbour_run())
    validator = jsonschema.Draft202012Validator(json_schema(name))
    assert not validator.is_valid(output | {field: 7})
    del output[field]
    assert not validator.is_valid(output)


def test_an_unknown_schema_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="entries"):
        json_schema("tickers")


def test_the_first_level_of_the_output_is_the_contract() -> None:
    outputs = {name: printed(name, harbour_run()) for name in OUTPUTS}
    assert list(outputs["run"]) == ["ticker", "translations", "statements", "brief", "run"]
    assert {"source", "title", "lead", "order", "entries", "furniture", "warnings"} <= set(outputs["entries"])
    assert {"id", "clock", "time", "time_basis", "heading", "text", "start", "end"} <= set(
        outputs["entries"]["entries"][0]
    )
    statement = outputs["statements"]["statements"][0]
    assert set(statement["content"][0]) == {"start", "end", "text"}
    assert {"id", "entry_id", "type", "text_en", "speaker", "cue", "channel", "parent_id", "found_by"} <= set(statement)
    assert {"headline", "bottom_line", "key_points", "positions", "timeline", "open_questions"} <= set(outputs["brief"])


@pytest.mark.parametrize("run", RUNS, ids=["harbour", "one", "silent", "hostile", "twenty"])
def test_json_gives_the_exact_run_back_and_harms_no_terminal(run: RunResult) -> None:
    text = render_json(run)
    assert RunResult.model_validate_json(text) == run
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "docx"])
def test_a_stored_run_gives_the_same_reports_as_a_fresh_one(name: str) -> None:
    run = harbour_run()
    stored = RunResult.model_validate_json(render_json(run))
    for output in FORMATS[name]:
        assert output.render(stored) == output.render(run)


def test_json_holds_a_lone_surrogate() -> None:
    span = Span(start=0, end=1, text="\ud800")
    statement = Statement(id="s1", entry_id=None, type="direct", content=(span,))
    text = dump_json(Statements(source=SourceRef(origin="-", sha256="", chars=1), statements=(statement,)))
    text.encode()
    assert json.loads(text)["statements"][0]["content"][0]["text"] == "\ud800"


def rows_of(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_csv_has_a_row_for_each_statement_and_each_entry() -> None:
    run = harbour_run()
    statements = rows_of(statements_csv(run.statements))
    assert tuple(statements[0]) == STATEMENT_COLUMNS
    assert len(statements) == 12
    row = dict(zip(STATEMENT_COLUMNS, statements[3], strict=True))
    assert row["text_de"] == "Durchbruch … ohne Sieger"
    source = run.ticker.source_text()
    ranges = [tuple(map(int, part.split(".."))) for part in row["offsets"].split()]
    assert [source[start:end] for start, end in ranges] == ["Durchbruch", "ohne Sieger"]
    entries = rows_of(entries_csv(run.ticker, run.translations))
    assert tuple(entries[0]) == ENTRY_COLUMNS
    assert len(entries) == 6
    assert rows_of(entries_csv(run.ticker))[1][ENTRY_COLUMNS.index("text_en")] == ""


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_no_cell_begins_like_a_formula_whatever_the_separator(delimiter: str) -> None:
    run = hostile_run()
    for text in (statements_csv(run.statements), entries_csv(run.ticker, run.translations)):
        for row in rows_of(text, delimiter):
            assert not [cell for cell in row if re.match(r"[\s\"]*[=+\-@＝＋－＠]", cell)]
    assert f"'{FORMULA}" in [cell for row in rows_of(statements_csv(run.statements)) for cell in row]


@given(st.text(alphabet="=+-@;,\t\n\"' x＝", max_size=30))
def test_no_text_makes_a_formula_of_itself(words: str) -> None:
    span = Span(start=0, end=len(words), text=words)
    statement = Statement(id="s1", entry_id=None, type="direct", content=(span,), text_en=words)
    text = statements_csv(Statements(source=SourceRef(origin="-", sha256="", chars=1), statements=(statement,)))
    for delimiter in ",;\t":
        for row in rows_of(text, delimiter):
            assert not [cell for cell in row if re.match(r"[\s\"]*[=+\-@＝＋－＠]", cell)]


def test_csv_names_what_would_act() -> None:
    text = statements_csv(hostile_run().statements)
    assert "[U+202E]1234" in text
    assert OVERRIDE not in text
    assert "\x1b" not in text


def test_every_format_is_written_and_a_second_time_over_it(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    for _ in range(2):
        paths = write_reports(harbour_run(), folder, list(FORMATS))
    assert sorted(path.name for path in folder.iterdir()) == sorted(path.name for path in paths)
    assert {path.suffix for path in paths} == {".md", ".html", ".docx", ".csv", ".json"}
    assert (folder / "statements.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert RunResult.model_validate_json((folder / "report.json").read_text(encoding="utf-8")) == harbour_run()


def test_an_unknown_format_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="docx"):
        write_reports(harbour_run(), tmp_path / "out", ["md", "pdf"])
    assert not (tmp_path / "out").exists()


def test_a_failure_leaves_the_old_report_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_reports(harbour_run(), tmp_path, ["md"])
    before = (tmp_path / "report.md").read_bytes()

    def full(self: Path, data: bytes) -> int:
        os.close(os.open(self, os.O_CREAT | os.O_WRONLY))
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(write.Path, "write_bytes", full)
    with pytest.raises(UsageError, match="No space left"):
        write_reports(one_entry_run(), tmp_path, ["md"])
    assert [path.name for path in tmp_path.iterdir()] == ["report.md"]
    assert (tmp_path / "report.md").read_bytes() == before


def test_a_folder_that_is_a_file_is_a_usage_error(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("here", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be written"):
        write_reports(harbour_run(), tmp_path / "out", ["md"])
