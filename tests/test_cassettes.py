"""The committed recordings of the embedded model: true to the prompts, free of keys, replayed with no network."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
import yaml
from flood_ticker import GERMAN, translated
from scripted_server import ScriptedServer
from typer.testing import CliRunner

from summarize import embedded, prompts
from summarize.cli import app

ROOT = Path(__file__).parents[1]
CASSETTES = sorted((ROOT / "cassettes").glob("*.yaml"))
KEY = re.compile(r"\bsk-[\w-]{8,}|Bearer |authorization|api[-_]key", re.IGNORECASE)


def test_there_is_a_cassette_for_every_example() -> None:
    assert {file.stem for file in CASSETTES} == {file.stem for file in (ROOT / "examples").glob("*.txt")}


@pytest.mark.parametrize("file", CASSETTES, ids=lambda file: file.stem)
def test_a_cassette_is_of_the_embedded_model_and_the_current_prompts(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not KEY.search(text)
    cassette = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    made_by = cassette["metadata"]["made_by"]
    assert made_by["model"] == embedded.find(None).name
    assert made_by["prompts"]
    for name, sha256 in made_by["prompts"].items():
        task, version = prompts.parse_name(name)
        assert prompts.load(task, version).sha256 == sha256
        assert prompts.load(task).meta.version == version, f"{name} is not the current version: record again"
    for interaction in cassette["interactions"]:
        answered_by = interaction["response"]["body"]["string"]["json"]["model"]
        assert answered_by.startswith(made_by["model"]), "the engine names the file that it serves"


@pytest.mark.parametrize("file", CASSETTES, ids=lambda file: file.stem)
def test_a_cassette_replays_the_whole_run(file: Path) -> None:
    source = ROOT / "examples" / f"{file.stem}.txt"
    text = source.read_text(encoding="utf-8")
    started = time.process_time()
    result = CliRunner().invoke(app, ["run", str(source), "--json", "--cassette", str(file)])
    assert result.exit_code in (0, 1), result.stderr
    assert time.process_time() - started < 20
    assert "no model, no key and no network" in result.stderr
    run = json.loads(result.stdout)
    assert all(entry["text_en"] for entry in run["translations"]["entries"])
    for statement in run["statements"]["statements"]:
        assert all(text[span["start"] : span["end"]] == span["text"] for span in statement["content"])
    assert run["run"]["usage"]["calls"] > 0


@pytest.mark.parametrize("profile", ["capable", "small"])
def test_recording_and_replaying_give_the_same_and_keep_no_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, profile: str
) -> None:
    ticker, cassette = tmp_path / "flood.txt", tmp_path / "flood.yaml"
    ticker.write_text(GERMAN, encoding="utf-8")
    monkeypatch.setenv("MY_KEY", "sk-very-secret-key")
    with ScriptedServer(translated(), api_key="sk-very-secret-key") as server:
        endpoint = ["--base-url", server.base_url, "--api-key-env", "MY_KEY"]
        options = [*endpoint, "--model", "scripted", "--profile", profile]
        recorded = CliRunner().invoke(app, ["run", str(ticker), "--json", "--cassette", str(cassette), *options])
    assert recorded.exit_code == 0, recorded.stderr
    written = cassette.read_text(encoding="utf-8")
    assert "secret" not in written
    assert not KEY.search(written)
    assert "Wir haben das Schlimmste hinter uns" in written, "a cassette is readable"
    assert ("{token: The, logprob: -0.1}" in written) == (profile == "small"), "a token a line, and nothing beside it"
    assert "top_logprobs: []" not in written
    monkeypatch.delenv("MY_KEY")
    replayed = CliRunner().invoke(app, ["run", str(ticker), "--json", "--cassette", str(cassette)])
    assert replayed.exit_code == 0, replayed.stderr
    first, second = json.loads(recorded.stdout), json.loads(replayed.stdout)
    for part in ("ticker", "translations", "statements", "brief"):
        assert first[part] == second[part]
    assert cassette.read_text(encoding="utf-8") == written


def test_a_changed_source_finds_no_old_answer(tmp_path: Path) -> None:
    ticker, cassette = tmp_path / "flood.txt", tmp_path / "flood.yaml"
    ticker.write_text(GERMAN, encoding="utf-8")
    with ScriptedServer(translated()) as server:
        options = ["--base-url", server.base_url, "--model", "scripted"]
        CliRunner().invoke(app, ["run", str(ticker), "--cassette", str(cassette), *options])
    ticker.write_text(GERMAN.replace("120", "121"), encoding="utf-8")
    result = CliRunner().invoke(app, ["run", str(ticker), "--cassette", str(cassette)])
    assert result.exit_code == 2
    assert "holds no answer" in result.stderr


def test_a_file_that_is_no_cassette_is_refused(tmp_path: Path) -> None:
    ticker, other = tmp_path / "flood.txt", tmp_path / "other.yaml"
    ticker.write_text(GERMAN, encoding="utf-8")
    other.write_text("a: 1\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["run", str(ticker), "--cassette", str(other)])
    assert result.exit_code == 2
    assert "no cassette of this program" in result.stderr
