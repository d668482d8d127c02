"""The benchmark of the translation measures what it says: known answers get the figures that follow from them."""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import sys
from pathlib import Path

import pytest
from scripted_server import Answer, Body, Reply, ScriptedServer

import translation as benchmark
from summarize.prompts import load

GERMAN = ["Der Deich hält.", "Die Brücke ist gesperrt.", "Der Pegel fällt weiter.", "Das Rathaus bleibt zu."]
ENGLISH = [
    "The dyke is holding.",
    "The bridge is closed.",
    "The water level is still falling.",
    "The town hall is shut.",
]
RECORDS = [
    json.loads(line) for line in benchmark.REPORTED.read_text(encoding="utf-8").splitlines() if '"kind": "mood"' in line
][:6]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Four lines a part; of the systems one is as the reference, the others say something else."""
    folder = tmp_path / "newstest"
    folder.mkdir()
    parts = {"src.de": GERMAN, "ref.A.en": ENGLISH}
    parts |= {f"{part}.en": ["Nobody knows."] * 4 for part in benchmark.SYSTEMS.values()}
    parts["hyp.Online-A.en"] = ENGLISH
    for name, lines in parts.items():
        (folder / f"{benchmark.NAME}.{name}").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: Path) -> list[str]:
    command = ["translation.py", "--data", str(data), "--slice", "0:4:1", "--db", str(tmp_path / "answers.db")]
    monkeypatch.setattr(sys, "argv", command)
    return command


def asked(body: Body) -> str:
    return str(body["messages"][-1]["content"]).splitlines()[-1]


def is_zero_shot(body: Body) -> bool:
    return len(body["messages"]) == 2


def faithful_but_zero_shot(body: Body) -> Reply:
    good = dict(zip(GERMAN, ENGLISH, strict=True))[asked(body)]
    return Answer("No idea at all." if is_zero_shot(body) else good, input_tokens=100, output_tokens=10)


def row(output: str, name: str) -> list[str]:
    line = next(line for line in output.splitlines() if line.lstrip().startswith(name))
    return re.split(r"\s{2,}|(?<=\d) ± ", line.strip())


def test_the_scores_of_a_perfect_and_of_a_bad_translation(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with ScriptedServer(faithful_but_zero_shot) as server:
        command += ["--scores", "--base-url", server.base_url, "--model", "scripted-1b"]
        assert benchmark.main() == 0
        output = capsys.readouterr().out
        count = len(server.requests)
        assert benchmark.main() == 0
        assert len(server.requests) == count, "what was answered once is not asked again"
    assert capsys.readouterr().out == output
    assert row(output, "this program, normal")[1] == "100.0"
    assert row(output, "Online-A")[1] == "100.0"
    assert float(row(output, "zero-shot")[1]) < 30
    assert "100 + 10" in "  ".join(row(output, "this program, normal"))
    assert "nrefs:1|bs:1000|seed:12345|case:mixed|eff:no|tok:13a|smooth:exp" in output


def retained(command: list[str], capsys: pytest.CaptureFixture[str], english: str) -> dict[str, int]:
    answers = {record["german"]: record[english] for record in RECORDS}

    def respond(body: Body) -> Reply:
        return Answer(answers[asked(body)])

    with ScriptedServer(respond) as server:
        command += ["--retention", "--base-url", server.base_url, "--model", "scripted-1b"]
        assert benchmark.main() == 0
    output = capsys.readouterr().out
    names = ("zero-shot", *(help.name for help in benchmark.helps(["normal"])))
    return {name: int(row(output, name)[1].split()[0]) for name in names}


@pytest.fixture
def reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "reported.jsonl"
    file.write_text("\n".join(json.dumps(record) for record in RECORDS), encoding="utf-8")
    monkeypatch.setattr(benchmark, "REPORTED", file)


@pytest.mark.usefixtures("reported")
def test_what_a_naive_model_loses_is_lost_until_it_is_checked(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    kept = retained(command, capsys, "naive")
    assert kept.pop("with the rule, checked and mended, normal") == len(RECORDS)
    assert set(kept.values()) == {0}


@pytest.mark.usefixtures("reported")
def test_what_a_faithful_model_keeps_is_kept_by_every_way(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert set(retained(command, capsys, "faithful").values()) == {len(RECORDS)}


def test_no_english_keeps_nothing() -> None:
    assert not benchmark.is_kept(RECORDS[0]["german"], "")


def test_no_line_that_is_kept_for_a_last_measurement_is_in_what_is_developed_on() -> None:
    lines = [line for first in benchmark.STRETCHES for line in range(first, first + 9)]
    assert len(lines) == len(set(lines))
    assert not benchmark.KEPT & set(lines)
    assert not benchmark.KEPT & set(range(1000)[benchmark.chosen_slice(benchmark.DEVELOPMENT)])


def test_entries_are_three_neighbouring_lines() -> None:
    lines = [str(number) for number in range(20)]
    assert benchmark.entries_of(lines, 1) == ["1 2 3", "4 5 6", "7 8 9"]


@pytest.mark.parametrize("text", ["5", "5:800", "a:b:c", "1:2:3:4"])
def test_a_slice_that_is_none_is_refused(text: str) -> None:
    with pytest.raises((ValueError, argparse.ArgumentTypeError)):
        benchmark.chosen_slice(text)


def test_several_efforts_may_be_measured_and_an_unknown_one_is_refused() -> None:
    assert benchmark.chosen_efforts("fast,best") == ["fast", "best"]
    with pytest.raises(argparse.ArgumentTypeError, match="hard"):
        benchmark.chosen_efforts("fast,hard")


def test_a_ticker_of_texts_tiles_them() -> None:
    ticker = benchmark.ticker_of(GERMAN)
    assert ticker.source_text() == "".join(f"{text}\n" for text in GERMAN)
    assert [entry.content for entry in ticker.chronological()] == GERMAN


def test_each_unit_asks_for_what_it_says(tmp_path: Path) -> None:
    entry = "Der Deich hält. Die Brücke ist gesperrt."
    asked_for: dict[str, list[list[str]]] = {}
    for unit in benchmark.UNITS:
        with ScriptedServer(lambda body: Answer(f"Answer to {asked(body)}")) as server:
            asyncio.run(_ask(server, tmp_path / f"{unit.name}.db", entry, unit))
            fixed = 1 + 2 * len(load("translate_sentence").meta.examples)
            asked_for[unit.name] = [[m["content"] for m in r.body["messages"]][fixed:] for r in server.requests]
    first, second = "Der Deich hält.", "Die Brücke ist gesperrt."
    assert asked_for["sentence"] == [[first], [second]]
    assert asked_for["sentence, the one before shown"] == [[first], [first, f"Answer to {first}", second]]
    assert asked_for["entry"] == [[entry]]


async def _ask(server: ScriptedServer, db: Path, entry: str, unit: benchmark.Unit) -> None:
    from summarize.glossary import Glossary
    from summarize.llm.endpoint import Endpoint
    from summarize.llm.profiles import profile_for
    from summarize.store import open_store

    store = open_store(str(db), print)
    profile = profile_for("scripted-1b")
    endpoint = Endpoint(base_url=server.base_url, api_key="none", model="scripted-1b", label="test", profile=profile)
    await benchmark.by_unit(benchmark.Bench(endpoint, store, Glossary([])), [[entry]], unit)
    store.close()
