"""``summarize translate``: its forms, printed and written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import Summarize, at
from flood_ticker import ENGLISH, translated
from scripted_server import ScriptedServer

WRONG = ENGLISH | {"Das teilte ein Sprecher mit.": "17 spokesmen announced this."}


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer(translated(WRONG)) as running:
        yield running


def test_a_pipe_gets_markdown_and_text_is_to_be_had(summarize: Summarize, server: ScriptedServer, ticker: Path) -> None:
    options = (ticker, "--bilingual", *at(server))
    assert "> Der Deich an der Lorre hält." in summarize("translate", *options).stdout
    wide = summarize("translate", *options, "--format", "text", env={"COLUMNS": "130"}).stdout
    assert any("The dam on the Lorre" in line and "Der Deich an der Lorre" in line for line in wide.splitlines())
    narrow = summarize("translate", *options, "--format", "text", env={"COLUMNS": "70"}).stdout
    assert not any("The dam on the Lorre" in line and "Der Deich" in line for line in narrow.splitlines())


def test_the_forms_are_written_into_a_folder(
    summarize: Summarize, server: ScriptedServer, ticker: Path, tmp_path: Path
) -> None:
    result = summarize("translate", ticker, "--bilingual", "-o", tmp_path / "out", *at(server))
    assert result.stdout == ""
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["translation.html", "translation.md"]
    page = (tmp_path / "out" / "translation.html").read_text(encoding="utf-8")
    assert "<title>Dam on the Lorre holds</title>" in page
    assert "Der Deich an der Lorre" in page
    summarize("translate", ticker, "--only-flagged", "-o", tmp_path / "one", "--format", "md", *at(server))
    (written,) = (tmp_path / "one").iterdir()
    assert written.read_text(encoding="utf-8").count("### ") == 1


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_only_what_is_flagged_is_shown_in_every_form(
    summarize: Summarize, server: ScriptedServer, ticker: Path, form: str
) -> None:
    shown = summarize("translate", ticker, "--only-flagged", "--format", form, *at(server)).stdout
    assert "17 spokesmen" in shown
    assert "The dam on the Lorre" not in shown
    as_json = json.loads(summarize("translate", ticker, "--only-flagged", "--json", *at(server)).stdout)
    assert [entry["id"] for entry in as_json["entries"]] == ["e2"]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--format", "pdf"), "text, md, html"),
        (("--format", "md,html"), "-o DIR"),
        (("--format", "text", "-o", "out"), "md, html"),
        (("--format", ","), "text, md, html"),
    ],
)
def test_an_unknown_form_is_refused_before_anything_is_paid(
    summarize: Summarize, server: ScriptedServer, ticker: Path, options: tuple[str, ...], says: str
) -> None:
    result = summarize("translate", ticker, *options, *at(server))
    assert result.exit_code == 2
    assert says in result.stderr
    assert not server.requests
