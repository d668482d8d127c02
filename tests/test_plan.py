"""The dry run: every entry in a chunk, whole entries, counts and prices, nothing sent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Summarize, at
from flood_ticker import translated
from scripted_server import ScriptedServer

from summarize.analysis import segmented
from summarize.config import Settings
from summarize.llm.profiles import profile_for
from summarize.llm.tokens import counter
from summarize.models import Document, Ticker
from summarize.passages import pack, task_tokens, translation_tasks

STAMPS = [f"{hour:02}.{minute:02}" for hour in range(22, 7, -1) for minute in (45, 15)]
LONG = "\n".join(f"Update, {stamp} Uhr: " + "Der Pegel der Lorre sinkt langsam weiter. " * 20 for stamp in STAMPS)
TICKER = segmented(Document(text=LONG, origin="long.txt", media_type="text/plain", sha256="0" * 64), Settings())


@pytest.mark.parametrize("budget", [100, 700, 2_500, 100_000])
def test_chunks_hold_every_sentence_once_and_whole_entries_where_they_fit(budget: int) -> None:
    count = counter()
    tasks = translation_tasks(TICKER)
    chunks = pack(tasks, budget, None, count)
    packed = [passage.start for chunk in chunks for task in chunk for passage in task.sentences]
    assert packed == [passage.start for task in tasks for passage in task.sentences]
    for chunk in chunks:
        assert sum(task_tokens(task, count) for task in chunk) <= budget or len(chunk[0].sentences) == 1
    if budget >= max(task_tokens(task, count) for task in tasks):
        assert [task for chunk in chunks for task in chunk] == list(tasks)


def test_a_growing_ticker_keeps_its_first_chunks() -> None:
    count = counter()
    tasks = translation_tasks(TICKER)
    before = pack(tasks[:-3], 2_500, None, count)
    after = pack(tasks, 2_500, None, count)
    assert after[: len(before) - 1] == before[:-1]


def test_no_chunk_holds_more_entries_than_asked() -> None:
    assert all(len(chunk) == 1 for chunk in pack(translation_tasks(TICKER), 2_500, 1, counter()))


def test_the_plan_names_chunks_calls_tokens_and_price(summarize: Summarize, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(LONG, encoding="utf-8")
    options = ("--base-url", "https://api.openai.com/v1", "--model", "gpt-4o-mini")
    plan = json.loads(summarize("plan", tmp_path / "long.txt", "--json", *options).stdout)
    assert {entry for chunk in plan["chunks"] for entry in chunk["entries"]} == {entry.id for entry in TICKER.entries}
    assert plan["calls"] == 2 * len(plan["chunks"]) + 1
    assert plan["input_tokens"] > sum(chunk["source_tokens"] for chunk in plan["chunks"])
    assert 0 < plan["cost_usd"] < 1
    shown = summarize("plan", tmp_path / "long.txt", *options).stdout
    assert "$0.0" in shown


def test_a_local_model_costs_nothing_and_an_unknown_one_has_no_price(summarize: Summarize, ticker: Path) -> None:
    local = summarize("plan", ticker, "--json", "--base-url", "http://127.0.0.1:9/v1", "--model", "m")
    assert json.loads(local.stdout)["cost_usd"] == 0.0
    far = summarize("plan", ticker, "--base-url", "https://llm.example/v1", "--model", "made-up")
    assert "no price known" in far.stdout


def test_the_embedded_model_is_planned_sentence_by_sentence(summarize: Summarize, ticker: Path) -> None:
    plan = json.loads(summarize("plan", ticker, "--json").stdout)
    assert plan["endpoint"] == "embedded"
    assert plan["calls"] == sum(len(task.passages) for task in translation_tasks(_flood(ticker)))


def test_the_plan_foretells_the_calls_of_a_capable_model(summarize: Summarize, ticker: Path) -> None:
    with ScriptedServer(translated()) as server:
        plan = json.loads(summarize("plan", ticker, "--json", *at(server)).stdout)
        assert not server.requests
        summarize("run", ticker, *at(server))
    assert plan["calls"] == len(server.requests)
    assert plan["profile"] == profile_for("scripted").name


def _flood(ticker: Path) -> Ticker:
    text = ticker.read_text(encoding="utf-8")
    return segmented(Document(text=text, origin="f", media_type="text/plain", sha256="0" * 64), Settings())


def test_more_effort_is_in_the_plan(summarize: Summarize, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(LONG, encoding="utf-8")
    plans = {
        effort: json.loads(summarize("plan", tmp_path / "long.txt", "--json", "--effort", effort).stdout)
        for effort in ("normal", "best")
    }
    assert plans["best"]["calls"] == 2 * plans["normal"]["calls"]
    assert plans["best"]["output_tokens"] > 5 * plans["normal"]["output_tokens"]
