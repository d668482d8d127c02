"""The path of a capable model: what it is shown, and what is made of its answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from command_line import Summarize, at
from flood_ticker import ENGLISH, translated
from scripted_server import Answer, ScriptedServer, first_then

TOWN = "Die Stadt Ahlbrück bittet um Geduld."
QUOTED = "„Nein“, sagte Karla Benthin, „wir gehen nicht.“"
REPORTED = "Der Pegel sei um 40 Zentimeter gefallen."
CELLARS = {
    f"Im Ortsteil {number} von Ahlbrück stehen nach dem Regen noch viele Keller unter Wasser.": (
        f"In district {number} of Ahlbrück many cellars are still under water after the rain."
    )
    for number in range(1, 61)
}
LONG = list(CELLARS)


def write(folder: Path, entries: list[str]) -> Path:
    """A ticker with these entries, newest first."""
    file = folder / "ticker.txt"
    lines = [f"Update, {20 - at // 60:02}.{59 - at % 60:02} Uhr: {entry}" for at, entry in enumerate(entries)]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def questions(server: ScriptedServer) -> list[str]:
    return [
        str(received.body["messages"][1]["content"])
        for received in server.requests
        if received.body["response_format"]["json_schema"]["name"] == "translate"
    ]


def entries_of(stdout: str) -> list[dict[str, Any]]:
    return list(json.loads(stdout)["entries"])


def test_the_system_part_is_the_same_in_every_call_and_the_rest_is_not_in_it(
    summarize: Summarize, tmp_path: Path
) -> None:
    options = ("--json", "--profile", "medium")
    with ScriptedServer(translated(CELLARS)) as server:
        result = summarize("translate", write(tmp_path, LONG[:6]), *options, *at(server))
    assert result.exit_code == 0, result.stderr
    assert len(server.requests) >= 6
    assert len({received.body["messages"][0]["content"] for received in server.requests}) == 1
    assert len(set(questions(server))) == len(questions(server))


def test_the_german_before_a_chunk_is_its_context_and_no_more_than_fits(summarize: Summarize, tmp_path: Path) -> None:
    with ScriptedServer(translated(CELLARS)) as server:
        summarize("translate", write(tmp_path, LONG), "--json", "--profile", "medium", *at(server))
    oldest_first = LONG[::-1]
    by_entry = {oldest_first.index(_asked(question)): question for question in questions(server) if _asked(question)}
    assert "for context only" not in by_entry[0]
    for position in (1, 2, 30, 59):
        before = _context(by_entry[position])
        assert before.endswith(oldest_first[position - 1])
        assert oldest_first[position] not in before
        assert len(before) < 800


def _asked(question: str) -> str:
    return next((line.partition(": ")[2] for line in question.splitlines() if line.startswith("1: ")), "")


def _context(question: str) -> str:
    line = next(line for line in question.splitlines() if line.startswith("What came before"))
    return line.partition(": ")[2]


def test_a_sentence_reported_by_mood_alone_is_named_with_its_speaker(summarize: Summarize, ticker: Path) -> None:
    with ScriptedServer(translated()) as server:
        summarize("translate", ticker, "--json", *at(server))
    (question,) = questions(server)
    assert "Reported by the verb form alone: 3 (Karla Benthin)" in question
    assert question.count("Reported by") == 1


def test_the_complaint_names_the_sentence_and_whose_words_it_holds(summarize: Summarize, ticker: Path) -> None:
    naive = ENGLISH | {REPORTED: "The water level has fallen by 40 centimeters."}
    with ScriptedServer(first_then(translated(naive), translated())) as server:
        result = summarize("translate", ticker, "--json", *at(server))
        again = server.requests[1].body["messages"]
    assert again[-1]["content"].startswith("That answer cannot be used: entry 1, sentence 3: a claim became a fact")
    assert "(these are words of Karla Benthin)" in again[-1]["content"]
    assert "<q1>“We have the worst behind us,”</q1>" in again[-2]["content"], "its own answer, numbers and all"
    assert entries_of(result.stdout)[0]["status"] == "verified"


def test_quotations_are_aligned_by_number_even_where_english_turns_them_round(
    summarize: Summarize, tmp_path: Path
) -> None:
    answer = "<q2>“We are not leaving,”</q2> Karla Benthin said, and: <q1>“No.”</q1>"
    body = {"entries": [{"id": "1", "heading": "", "sentences": [{"n": 1, "en": answer}]}]}
    file = write(tmp_path, [QUOTED])
    german = file.read_text(encoding="utf-8")
    with ScriptedServer(Answer(json.dumps(body))) as server:
        (entry,) = entries_of(summarize("translate", file, "--json", *at(server)).stdout)
    assert "<q1>„Nein“</q1>, sagte Karla Benthin, <q2>„wir gehen nicht.“</q2>" in questions(server)[0]
    assert "<q" not in entry["text_en"]
    pairs = {
        german[pair["de"]["start"] : pair["de"]["end"]]: entry["text_en"][pair["en"]["start"] : pair["en"]["end"]]
        for pair in entry["quotes"]
    }
    assert pairs == {"Nein": "No.", "wir gehen nicht.": "We are not leaving,"}


def test_a_repeated_sentence_is_asked_for_once_and_stands_in_every_entry(summarize: Summarize, tmp_path: Path) -> None:
    english = CELLARS | {TOWN: "The town of Ahlbrück asks for patience."}
    file = write(tmp_path, [f"{LONG[0]} {TOWN}", TOWN, LONG[1], f"{TOWN} {LONG[2]}"])
    with ScriptedServer(translated(english)) as server:
        result = summarize("translate", file, "--json", "--profile", "medium", *at(server))
    assert result.exit_code == 0, result.stderr
    asked = [line for question in questions(server) for line in question.splitlines()]
    assert sum(line.partition(": ")[2] == TOWN for line in asked if line[:1].isdigit()) == 1
    texts = [entry["text_en"] for entry in entries_of(result.stdout)]
    assert [english[TOWN] in text for text in texts] == [True, True, False, True]
    assert texts[1] == english[TOWN]
    source = file.read_text(encoding="utf-8")
    for entry in entries_of(result.stdout):
        for pair in entry["sentences"]:
            german = source[pair["de"]["start"] : pair["de"]["end"]]
            assert entry["text_en"][pair["en"]["start"] : pair["en"]["end"]] == english[german]
