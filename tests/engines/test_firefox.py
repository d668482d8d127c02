"""The engine firefox: its package and model may be missing; what it gives is checked and mended; it costs nothing."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import fake_fxtranslate
import pytest
from command_line import Summarize
from flood_ticker import ENGLISH

from summarize.tasks.english import plain_marks

PLAIN = {plain_marks(german): plain_marks(english) for german, english in ENGLISH.items()}
QUOTED = '"Wir haben das Schlimmste hinter uns", sagte Bürgermeisterin Karla Benthin am Mittag.'
REPORTED = "Der Pegel sei um 40 Zentimeter gefallen."
FIREFOX = ("--engine", "firefox")
NAME = "firefox/fxtranslate-0.5.0"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_fxtranslate.install(tmp_path / "site")
    monkeypatch.syspath_prepend(tmp_path / "site")
    monkeypatch.delitem(sys.modules, "fxtranslate", raising=False)


@pytest.fixture
def without_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the real one is installed."""
    monkeypatch.setattr("summarize.engines.firefox.PACKAGE", "fxtranslate-that-is-not-there")


@pytest.fixture
def models(home: Path) -> Path:
    return home / "cache" / "firefox"


def run(summarize: Summarize, ticker: Path) -> dict[str, Any]:
    result = summarize("run", ticker, "--json", *FIREFOX)
    assert result.exit_code == 0, result.stderr
    made: dict[str, Any] = json.loads(result.stdout)
    return made


def assert_one_line(stderr: str, *says: str) -> None:
    assert len(stderr.strip().splitlines()) == 1, stderr
    assert "Traceback" not in stderr
    for words in says:
        assert words in stderr


@pytest.mark.usefixtures("without_package")
@pytest.mark.parametrize("command", ["run", "translate", "plan"])
def test_a_missing_package_is_a_line_that_says_what_to_install(
    command: str, summarize: Summarize, ticker: Path
) -> None:
    result = summarize(command, ticker, *FIREFOX)
    assert result.exit_code == 2
    assert_one_line(result.stderr, "pip install 'summarize[firefox]'")


@pytest.mark.usefixtures("package")
def test_a_model_that_cannot_be_fetched_is_a_line_that_says_how_to_get_it(
    summarize: Summarize, ticker: Path, models: Path
) -> None:
    result = summarize("translate", ticker, *FIREFOX)
    assert result.exit_code == 4
    assert_one_line(
        result.stderr,
        "no cached model for de→en, and Mozilla's store cannot be reached",
        f"fxtranslate models add de en --cache-dir '{models}'",
    )
    assert "store.example" not in result.stderr
    assert not summarize("runs", "list").stdout


@pytest.mark.usefixtures("package")
def test_a_broken_model_file_is_said_to_be_one(summarize: Summarize, ticker: Path, models: Path) -> None:
    fake_fxtranslate.fetch(models, {})
    (models / "de-en" / "model.deen.json").write_text("{", encoding="utf-8")
    result = summarize("translate", ticker, *FIREFOX)
    assert result.exit_code == 4
    assert_one_line(result.stderr, "trace ended mid-record (truncated)")


@pytest.mark.usefixtures("package")
def test_a_cassette_is_refused(summarize: Summarize, ticker: Path, models: Path, tmp_path: Path) -> None:
    fake_fxtranslate.fetch(models, PLAIN)
    result = summarize("run", ticker, *FIREFOX, "--cassette", tmp_path / "new.yaml")
    assert result.exit_code == 2
    assert_one_line(result.stderr, "--cassette", "firefox")
    assert not (tmp_path / "new.yaml").exists()


def test_an_unknown_engine_is_refused(summarize: Summarize, ticker: Path) -> None:
    result = summarize("run", ticker, "--engine", "chrome")
    assert result.exit_code == 2
    assert_one_line(result.stderr, "--engine 'chrome' is unknown", "model, firefox")


@pytest.mark.usefixtures("package")
def test_what_it_translates_is_checked_quoted_attributed_and_stored(
    summarize: Summarize, ticker: Path, models: Path
) -> None:
    fake_fxtranslate.fetch(models, PLAIN)
    made = run(summarize, ticker)
    assert [entry["status"] for entry in made["translations"]["entries"]] == ["verified"] * 3
    assert made["translations"]["title_en"] == ENGLISH["Deich an der Lorre hält"]
    direct = next(one for one in made["statements"]["statements"] if one["type"] == "direct")
    assert direct["text_en"] == "We have the worst behind us"
    assert made["brief"]["method"] == "extractive"
    assert made["brief"]["key_points"]
    assert {point["status"] for point in made["brief"]["key_points"]} == {"draft"}


@pytest.mark.usefixtures("package")
def test_a_run_says_what_it_was_made_with_and_that_it_cost_nothing(
    summarize: Summarize, ticker: Path, models: Path
) -> None:
    fake_fxtranslate.fetch(models, PLAIN)
    info = run(summarize, ticker)["run"]
    assert (info["model"], info["endpoint"], info["profile"]) == (NAME, "engine", "engine")
    model = (models / "de-en" / "model.deen.json").read_bytes()
    assert info["parameters"]["files"]["model.deen.json"] == hashlib.sha256(model).hexdigest()
    assert info["usage"]["calls"] == 0
    assert info["usage"]["cost_usd"] == 0.0
    assert info["prompts"] == []
    assert NAME in summarize("runs", "list").stdout


@pytest.mark.usefixtures("package")
def test_that_the_glossary_is_not_applied_is_said_and_a_missing_term_flagged(
    summarize: Summarize, ticker: Path, models: Path, tmp_path: Path
) -> None:
    fake_fxtranslate.fetch(models, PLAIN)
    terms = tmp_path / "terms.csv"
    terms.write_text("german,english\nDeich,levee\n", encoding="utf-8")
    result = summarize("translate", ticker, "--json", *FIREFOX, "--glossary", terms)
    assert "takes no glossary" in result.stderr
    first = json.loads(result.stdout)["entries"][0]
    assert first["status"] == "flagged"
    assert "levee" in str(first["reasons"])


@pytest.mark.usefixtures("package")
def test_a_lost_sign_of_reporting_and_lost_quotation_marks_are_mended(
    summarize: Summarize, ticker: Path, models: Path
) -> None:
    fake_fxtranslate.fetch(
        models,
        PLAIN
        | {
            REPORTED: "The water level has fallen by 40 centimeters.",
            QUOTED: "The worst is behind us, mayor Karla Benthin said at midday.",
            "Wir haben das Schlimmste hinter uns": "We have the worst behind us.",
            "sagte Bürgermeisterin Karla Benthin am Mittag.": "Said mayor Karla Benthin at midday.",
        },
    )
    entry = run(summarize, ticker)["translations"]["entries"][0]
    assert "“We have the worst behind us,” said mayor Karla Benthin at midday." in entry["text_en"]
    assert "The water level has fallen by 40 centimeters, Karla Benthin said." in entry["text_en"]
    assert entry["reasons"] == ["sentence 3: 'Karla Benthin said' was added: the German says so by its mood alone"]


@pytest.mark.usefixtures("package")
def test_findings_are_flagged(summarize: Summarize, ticker: Path, models: Path) -> None:
    german = "Die Feuerwehr hat 120 Menschen in Sicherheit gebracht."
    fake_fxtranslate.fetch(models, PLAIN | {german: "The fire brigade has brought 210 people to safety."})
    entry = run(summarize, ticker)["translations"]["entries"][1]
    assert entry["status"] == "flagged"
    assert "120" in str(entry["reasons"])


@pytest.mark.usefixtures("package")
def test_a_sentence_without_english_is_listed_as_failed(summarize: Summarize, ticker: Path, models: Path) -> None:
    fake_fxtranslate.fetch(models, PLAIN | {REPORTED: " "})
    result = summarize("translate", ticker, "--json", *FIREFOX)
    assert result.exit_code == 1
    entry = json.loads(result.stdout)["entries"][0]
    assert entry["status"] == "failed"
    assert f"[German: {REPORTED}]" in entry["text_en"]


@pytest.mark.usefixtures("package")
def test_a_sentence_longer_than_the_engine_reads_is_cut_and_none_of_it_lost(
    summarize: Summarize, models: Path, tmp_path: Path
) -> None:
    fake_fxtranslate.fetch(models, {})
    clauses = [f"dass der Pegel an der Lorre bei Ort{number} langsam weiter fällt" for number in range(20)]
    file = tmp_path / "long.txt"
    file.write_text(
        f"Update, 14.30 Uhr: Es heißt, {', '.join(clauses)}.\nUpdate, 12.05 Uhr: Der Deich hält.\n", encoding="utf-8"
    )
    english = json.loads(summarize("translate", file, "--json", *FIREFOX).stdout)["entries"][0]["text_en"]
    assert [word for word in english.split() if word.startswith("Ort")] == [f"Ort{number}-en" for number in range(20)]


@pytest.mark.usefixtures("package")
def test_a_long_sentence_that_cannot_be_cut_is_flagged(summarize: Summarize, models: Path, tmp_path: Path) -> None:
    fake_fxtranslate.fetch(models, {})
    file = tmp_path / "long.txt"
    names = " ".join(f"Ort{number}" for number in range(60))
    file.write_text(f"Update, 14.30 Uhr: Wasser in {names}.\nUpdate, 12.05 Uhr: Der Deich hält.\n", encoding="utf-8")
    long, short = json.loads(summarize("translate", file, "--json", *FIREFOX).stdout)["entries"]
    assert "may not have read all" in str(long["reasons"])
    assert "may not have read all" not in str(short["reasons"])


@pytest.mark.usefixtures("package")
def test_the_plan_asks_nothing_and_needs_no_model(summarize: Summarize, ticker: Path) -> None:
    plan = json.loads(summarize("plan", ticker, "--json", *FIREFOX).stdout)
    assert plan["model"] == NAME
    assert (plan["calls"], plan["input_tokens"], plan["output_tokens"], plan["cost_usd"]) == (0, 0, 0, 0.0)
    assert {entry for chunk in plan["chunks"] for entry in chunk["entries"]} >= {"e1", "e2", "e3"}


@pytest.mark.usefixtures("package")
def test_it_is_chosen_by_environment_and_configuration_too(
    summarize: Summarize, ticker: Path, models: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_fxtranslate.fetch(models, PLAIN)
    (home / "summarize.toml").write_text('engine = "firefox"\n', encoding="utf-8")
    assert json.loads(summarize("plan", ticker, "--json").stdout)["model"] == NAME
    (home / "summarize.toml").unlink()
    monkeypatch.setenv("SUMMARIZE_ENGINE", "firefox")
    assert json.loads(summarize("run", ticker, "--json").stdout)["run"]["model"] == NAME


@pytest.mark.usefixtures("package")
def test_the_doctor_says_whether_its_model_is_there(summarize: Summarize, models: Path) -> None:
    assert f"{NAME}: its model is not fetched yet" in summarize("doctor", *FIREFOX).stdout
    fake_fxtranslate.fetch(models, PLAIN)
    assert f"{NAME}: {models / 'de-en'}" in summarize("doctor", *FIREFOX).stdout
