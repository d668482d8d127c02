"""A ticker that goes on: looked at again, only what is new is paid for, and what changed is said."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from command_line import Summarize, at
from flood_ticker import ENGLISH, GERMAN, translated
from scripted_server import Body, Reply, ScriptedServer

NEW_GERMAN = "Am Abend sollen die Schulen wieder öffnen."
NEW_ENGLISH = "The schools are to reopen in the evening."
LATER = GERMAN.replace("Update, 14.30", f"Update, 16.10 Uhr: {NEW_GERMAN}\nUpdate, 14.30", 1)


def test_diff_names_the_new_entry(summarize: Summarize, ticker: Path) -> None:
    with ScriptedServer(translated(ENGLISH | {NEW_GERMAN: NEW_ENGLISH})) as server:
        summarize("run", ticker, *at(server))
        ticker.write_text(LATER, encoding="utf-8")
        summarize("run", ticker, *at(server))
    new, old = (run["id"] for run in json.loads(summarize("runs", "list", "--json").stdout))
    result = summarize("diff", old, new)
    assert result.exit_code == 0
    assert "New entries" in result.stdout
    assert NEW_ENGLISH in result.stdout
    assert json.loads(summarize("diff", old, old, "--json").stdout)["entries_new"] == []


def test_follow_pays_for_new_entries_only(summarize: Summarize, ticker: Path) -> None:
    """With one entry a call: at the second look only the new entry is asked for."""
    respond = translated(ENGLISH | {NEW_GERMAN: NEW_ENGLISH})

    def respond_and_go_on(body: Body) -> Reply:
        ticker.write_text(LATER, encoding="utf-8")
        return respond(body)

    with ScriptedServer(respond_and_go_on) as server:
        options = ("--profile", "medium", "--every", "1", "--times", "2")
        result = summarize("follow", ticker, *options, *at(server))
    assert result.exit_code == 0, result.stderr
    assert NEW_ENGLISH in result.stdout
    asked = [received.body["messages"][-1]["content"] for received in server.requests]
    assert sum(NEW_GERMAN in question for question in asked) == 1
    assert sum("1: Die Feuerwehr" in question for question in asked) == 1


def test_standard_input_cannot_be_followed(summarize: Summarize) -> None:
    result = summarize("follow", "-")
    assert result.exit_code == 2
    assert "Standard input" in result.stderr


@pytest.mark.parametrize("name", ["entries", "translate", "statements", "brief", "run"])
def test_the_output_of_every_command_keeps_its_published_schema(summarize: Summarize, ticker: Path, name: str) -> None:
    schema = json.loads(summarize("schema", name).stdout)
    with ScriptedServer(translated()) as server:
        result = summarize(name, ticker, "--json", *at(server))
    assert result.exit_code == 0, result.stderr
    jsonschema.validate(json.loads(result.stdout), schema)


def test_open_shows_the_page(summarize: Summarize, ticker: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("typer.launch", opened.append)
    with ScriptedServer(translated()) as server:
        assert summarize("run", ticker, "--open", *at(server)).exit_code == 0
    page = Path(opened[0].removeprefix("file://"))
    assert page.suffix == ".html"
    assert "Karla Benthin" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(("option", "value"), [("--length", "huge"), ("--audience", "nobody")])
def test_unknown_choices_are_named(summarize: Summarize, ticker: Path, option: str, value: str) -> None:
    result = summarize("brief", ticker, option, value)
    assert result.exit_code == 2
    assert value in result.stderr
