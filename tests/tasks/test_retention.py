"""Reported speech kept: a model that answers as a naive one does, over a real socket, on our own set of 69 passages.

Each passage, of one to three sentences, is an entry of a ticker. Its naive English lost the signs of reporting.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from command_line import Summarize, at
from flood_ticker import TAG, translated
from scripted_server import Body, Reply, ScriptedServer

from summarize.attribution.sentences import sentences
from summarize.checks import english_sentences
from summarize.house_style import spelled

TABLE = Path(__file__).parents[1] / "data" / "reported_speech.jsonl"
RECORDS = [json.loads(line) for line in TABLE.read_text(encoding="utf-8").splitlines()]
COMPLAINT = re.compile(r"entry (\d+), sentence (\d+): a claim became a fact")
Lost = tuple[str, int]
"""A passage and the number of the sentence in it."""


def by_sentence(kind: str) -> dict[str, str]:
    """The English of this kind for each German sentence."""
    pairs: dict[str, str] = {}
    for record in RECORDS:
        german, english = record["german"], record[kind]
        cut = [german[start:end] for start, end in sentences(german)]
        pairs |= zip(cut, [english[s.start : s.end] for s in english_sentences(english)], strict=True)
    return pairs


NAIVE, FAITHFUL = by_sentence("naive"), by_sentence("faithful")


def losses() -> set[Lost]:
    """Sentences whose naive English differs from the faithful one."""
    return {
        (record["german"], number)
        for record in RECORDS
        for number, (start, end) in enumerate(sentences(record["german"]), start=1)
        if NAIVE[record["german"][start:end]] != FAITHFUL[record["german"][start:end]]
    }


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    """All passages as a ticker, an entry each, the newest first."""
    lines = [
        f"Update, {20 - number // 4:02}.{59 - number % 4 * 15:02} Uhr: {record['german']}"
        for number, record in enumerate(RECORDS)
    ]
    file = tmp_path / "claims.txt"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def is_asked_again(body: Body) -> bool:
    return len(body["messages"]) > 2


def questions(server: ScriptedServer, *, again: bool) -> Iterator[Body]:
    for received in server.requests:
        name = received.body["response_format"]["json_schema"]["name"]
        if name == "translate" and is_asked_again(received.body) == again:
            yield received.body


def asked_about(body: Body) -> dict[int, str]:
    """The German of each entry in a question, by its number."""
    parts = re.split(r"^Entry (\d+).*$", TAG.sub("", body["messages"][1]["content"]), flags=re.MULTILINE)
    return {
        int(number): " ".join(re.findall(r"^\d+: (.*)$", text, re.MULTILINE))
        for number, text in zip(parts[1::2], parts[2::2], strict=True)
    }


def named(server: ScriptedServer) -> set[Lost]:
    """The sentences that the complaints call facts made of claims."""
    return {
        (asked_about(body)[int(entry)], int(sentence))
        for body in questions(server, again=True)
        for entry, sentence in COMPLAINT.findall(body["messages"][-1]["content"])
    }


def entries(summarize: Summarize, claims: Path, server: ScriptedServer) -> dict[str, dict[str, Any]]:
    result = summarize("translate", claims, "--json", *at(server))
    return {entry["text_de"]: entry for entry in json.loads(result.stdout)["entries"]}


def test_every_loss_is_caught_asked_again_by_name_and_the_better_answer_taken(
    summarize: Summarize, claims: Path
) -> None:
    def naive_then_faithful(body: Body) -> Reply:
        return translated(FAITHFUL if is_asked_again(body) else NAIVE)(body)

    with ScriptedServer(naive_then_faithful) as server:
        made = entries(summarize, claims, server)
    assert len(made) == len(RECORDS) == 69
    assert named(server) == losses()
    for record in RECORDS:
        assert made[record["german"]]["text_en"] == spelled(record["faithful"], "us")
        assert "a claim became a fact" not in str(made[record["german"]]["reasons"])


def test_what_fails_again_is_flagged_and_says_why(summarize: Summarize, claims: Path) -> None:
    with ScriptedServer(translated(NAIVE)) as server:
        made = entries(summarize, claims, server)
    assert {entry["status"] for entry in made.values()} == {"flagged"}
    assert all("a claim became a fact" in str(entry["reasons"]) for entry in made.values())


def test_what_is_reported_by_mood_alone_is_named_in_the_first_question(summarize: Summarize, claims: Path) -> None:
    with ScriptedServer(translated(FAITHFUL)) as server:
        entries(summarize, claims, server)
    hinted = 0
    for body in questions(server, again=False):
        hinted += len(re.findall(r"^Reported by the verb form alone: ", body["messages"][1]["content"], re.MULTILINE))
    by_mood = sum(record["kind"] == "mood" for record in RECORDS)
    assert by_mood > 30
    assert hinted >= 0.9 * by_mood


def test_what_was_right_at_once_is_not_asked_for_again(summarize: Summarize, claims: Path) -> None:
    wrong = {record["german"] for record in RECORDS[::2]}
    mixed = {german: FAITHFUL[german] for german in FAITHFUL}
    for passage in wrong:
        mixed |= {passage[start:end]: NAIVE[passage[start:end]] for start, end in sentences(passage)}
    with ScriptedServer(lambda body: translated(FAITHFUL if is_asked_again(body) else mixed)(body)) as server:
        entries(summarize, claims, server)
    again = {german for body in questions(server, again=True) for german in asked_about(body).values()}
    assert wrong <= again
    assert len(again - wrong) <= 0.1 * len(RECORDS)
