"""The database of runs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flood_ticker import GERMAN, translated
from scripted_server import Answer as Says
from scripted_server import Body, Reply, ScriptedServer, slow

from summarize.errors import StoreError
from summarize.llm.exchange import Answer, Request
from summarize.models import Document, PromptRef, RunInfo
from summarize.prompts import Message
from summarize.store import Store, open_store
from summarize.store.store import new_run_id

DOCUMENT = Document(text="Der Damm hält.", origin="damm.txt", media_type="text/plain", sha256="0" * 64)


def request(question: str = "Damm?", **changes: object) -> Request:
    base = Request(
        endpoint="embedded",
        model="m",
        prompt=PromptRef(task="ask", version=1, sha256="1" * 64),
        messages=(Message(role="user", content=question),),
        form="text",
        json_schema=None,
        parameters={"temperature": 0},
    )
    return base.model_copy(update=changes)


ANSWER = Answer(text="dam", finish_reason="stop", model="m", input_tokens=3, output_tokens=1, seconds=0.1)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(str(tmp_path / "runs.db"), pytest.fail)


def begin(store: Store, document: Document = DOCUMENT) -> RunInfo:
    now = datetime.now(UTC)
    info = RunInfo(
        id=new_run_id(now),
        started=now,
        program_version="0",
        source=document.ref,
        endpoint="e",
        model="m",
        profile="small",
    )
    store.begin_run(document, info, {"model": "m"})
    return info


def test_an_answer_is_found_by_its_request(store: Store) -> None:
    store.save_answer(request(), ANSWER)
    assert store.find_answer(request().key) == ANSWER
    assert store.find_answer(request("Deich?").key) is None


@pytest.mark.parametrize(
    "change",
    [
        {"endpoint": "https://llm.example/v1"},
        {"model": "n"},
        {"prompt": PromptRef(task="ask", version=2, sha256="2" * 64)},
        {"form": "json_object"},
        {"json_schema": {"type": "object"}},
        {"parameters": {"temperature": 1}},
    ],
)
def test_whatever_decides_the_answer_is_in_the_key(change: dict[str, object]) -> None:
    assert request(**change).key != request().key


def test_a_run_keeps_its_source_and_answers_and_is_deleted_with_them(store: Store) -> None:
    info = begin(store)
    store.save_answer(request(), ANSWER)
    assert store.load_run(info.id)[1] == DOCUMENT
    assert [answer for _, answer in store.answers_of(info.id)] == [ANSWER]
    store.delete_run(info.id)
    assert store.runs() == []
    assert store.find_answer(request().key) is None


def test_a_source_stays_while_another_run_uses_it(store: Store) -> None:
    first, second = begin(store), begin(store)
    store.delete_run(first.id)
    assert store.load_run(second.id)[1] == DOCUMENT


def test_runs_are_named_by_a_beginning_or_last(store: Store) -> None:
    info = begin(store)
    assert store.find_run(info.id[:15]) == store.find_run("last") == info.id
    with pytest.raises(StoreError, match="No run"):
        store.find_run("nothing")
    begin(store)
    with pytest.raises(StoreError, match="2 runs"):
        store.find_run("2")


def test_an_unwritable_place_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="--db"):
        open_store(str(tmp_path / "file" / "runs.db"), pytest.fail)
    with pytest.raises(StoreError, match="--db"):
        open_store("nonsense://somewhere", pytest.fail)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_database_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "runs.db"
    open_store(str(path), pytest.fail).close()
    path.chmod(0o400)
    with pytest.raises(StoreError, match="cannot be written"):
        open_store(str(path), pytest.fail)


def test_a_killed_run_resumes_and_asks_nothing_twice(tmp_path: Path, home: Path) -> None:
    """kill -9 in the middle: what was answered before is found again, what was open is asked."""
    ticker = tmp_path / "flood.txt"
    ticker.write_text(GERMAN, encoding="utf-8")
    asked: list[str] = []

    def slowly(body: Body) -> Reply:
        asked.append(body["messages"][-1]["content"])
        answer = translated()(body)
        assert isinstance(answer, Says)
        return slow(0.3, answer)

    environment = os.environ | {"SUMMARIZE_DATA_DIR": str(home / "data")}
    command = [sys.executable, "-m", "summarize"]
    with ScriptedServer(slowly) as server:
        options = ["--base-url", server.base_url, "--model", "llama-7b", "--concurrency", "1"]
        run = subprocess.Popen([*command, "run", str(ticker), *options], env=environment)
        _wait_for(lambda: len(asked) >= 3)
        run.send_signal(signal.SIGKILL)
        run.wait()
        before = list(asked)
        listed = subprocess.run([*command, "runs", "list"], env=environment, capture_output=True, text=True, check=True)
        assert "running" in listed.stdout
        resumed = subprocess.run(
            [*command, "runs", "resume", "last", "--json"], env=environment, capture_output=True, text=True, check=False
        )
    assert resumed.returncode == 0, resumed.stderr
    again = asked[len(before) :]
    answered_before = before[:-1]
    assert again, "the kill came before the end"
    assert not set(again) & set(answered_before)


def _wait_for(condition: object, seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.02)
