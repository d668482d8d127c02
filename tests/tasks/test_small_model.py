"""The path of a small model: a sentence a call, and the help of the rules."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from command_line import Summarize, at
from flood_ticker import ENGLISH, translated
from scripted_server import Answer, Body, Reply, ScriptedServer, cut_short, server_error

from summarize.tasks.english import plain_marks

PLAIN = {plain_marks(german): plain_marks(english) for german, english in ENGLISH.items()}
QUOTED = '"Wir haben das Schlimmste hinter uns", sagte Bürgermeisterin Karla Benthin am Mittag.'
REPORTED = "Der Pegel sei um 40 Zentimeter gefallen."


def asked_for(body: Body) -> str:
    questions = [m["content"] for m in body["messages"] if m["role"] == "user"]
    return str([question for question in questions if not question.startswith("That answer")][-1]).splitlines()[-1]


def small(
    summarize: Summarize, ticker: Path, answers: dict[str, str | Reply], *options: str
) -> tuple[dict[str, Any], ScriptedServer]:
    """The first entry's translation by a small model with these answers in place of the good ones."""

    def respond(body: Body) -> Reply:
        answer = (PLAIN | answers)[asked_for(body)]
        return Answer(answer) if isinstance(answer, str) else answer

    with ScriptedServer(respond) as server:
        result = summarize("translate", ticker, "--json", "--profile", "small", *options, *at(server))
    return json.loads(result.stdout)["entries"][0], server


def test_a_sentence_a_call_with_its_terms(summarize: Summarize, ticker: Path) -> None:
    entry, server = small(summarize, ticker, {})
    assert entry["status"] == "verified", entry["reasons"]
    asked = [received.body["messages"][-1]["content"] for received in server.requests]
    assert any("Bürgermeisterin = mayor" in question for question in asked)
    assert not any("Bürgermeisterin = mayor" in question for question in asked if "Feuerwehr" in question)
    assert len(asked) == len(set(asked)), "no sentence is asked for twice"


def test_the_model_is_told_whose_words_a_reported_sentence_holds(summarize: Summarize, ticker: Path) -> None:
    _, server = small(summarize, ticker, {})
    question = next(r.body["messages"][-1]["content"] for r in server.requests if REPORTED in r.text)
    assert "Reported words of:" in question
    assert "Benthin" in question


def test_a_lost_sign_of_reporting_is_supplied_and_said(summarize: Summarize, ticker: Path) -> None:
    entry, server = small(summarize, ticker, {REPORTED: "The water level has fallen by 40 centimeters."})
    assert "The water level has fallen by 40 centimeters, Karla Benthin said." in entry["text_en"]
    assert entry["status"] == "flagged"
    assert entry["reasons"] == ["sentence 3: 'Karla Benthin said' was added: the German says so by its mood alone"]
    assert sum(REPORTED in received.text for received in server.requests) == 1


def test_lost_quotation_marks_come_back_by_translating_in_pieces(summarize: Summarize, ticker: Path) -> None:
    answers: dict[str, str | Reply] = {
        QUOTED: "The worst is behind us, mayor Karla Benthin said at midday.",
        "Wir haben das Schlimmste hinter uns": "We have the worst behind us.",
        "sagte Bürgermeisterin Karla Benthin am Mittag.": "Said mayor Karla Benthin at midday.",
    }
    entry, _ = small(summarize, ticker, answers)
    assert "“We have the worst behind us,” said mayor Karla Benthin at midday." in entry["text_en"]
    assert entry["status"] == "verified", entry["reasons"]
    assert len(entry["quotes"]) == 1


def test_a_failed_second_draft_does_not_cost_the_first(summarize: Summarize, ticker: Path) -> None:
    first = "The worst is behind us, mayor Karla Benthin said at midday."
    answers: dict[str, str | Reply] = {
        QUOTED: first,
        "Wir haben das Schlimmste hinter uns": cut_short("We have We have"),
    }
    entry, _ = small(summarize, ticker, answers)
    assert entry["status"] == "flagged"
    assert first in entry["text_en"]


WRONG = "The dam on the Lorre is not holding 17 times."
HOLDS = "Der Deich an der Lorre hält."


def times_asked(server: ScriptedServer, german: str) -> list[int]:
    """How many answers each request for this sentence wanted."""
    return [received.body.get("n", 1) for received in server.requests if asked_for(received.body) == german]


def test_a_faulty_sentence_is_flagged_and_not_asked_for_again(summarize: Summarize, ticker: Path) -> None:
    entry, server = small(summarize, ticker, {HOLDS: WRONG})
    assert entry["status"] == "flagged"
    assert WRONG in entry["text_en"]
    assert times_asked(server, HOLDS) == [1]


def test_with_the_most_effort_a_faulty_answer_gives_way_to_one_without_fault(
    summarize: Summarize, ticker: Path
) -> None:
    answers: dict[str, str | Reply] = {
        HOLDS: Answer(WRONG, others=("The dam holds 5 times.", "The dam on the Lorre holds."))
    }
    entry, server = small(summarize, ticker, answers, "--effort", "best")
    assert entry["text_en"].startswith("The dam on the Lorre holds.")
    assert entry["status"] == "verified", entry["reasons"]
    assert times_asked(server, HOLDS) == [1, 8]


def test_with_the_most_effort_but_no_better_answer_the_sentence_is_flagged(summarize: Summarize, ticker: Path) -> None:
    entry, _ = small(summarize, ticker, {HOLDS: Answer(WRONG, others=(WRONG, "", WRONG))}, "--effort", "best")
    assert entry["status"] == "flagged"
    assert WRONG in entry["text_en"]


def test_with_the_least_effort_a_lost_quotation_is_not_asked_for_in_pieces(summarize: Summarize, ticker: Path) -> None:
    lost = "The worst is behind us, mayor Karla Benthin said at midday."
    entry, server = small(summarize, ticker, {QUOTED: lost}, "--effort", "fast")
    assert lost in entry["text_en"]
    assert entry["status"] == "flagged"
    assert not any("hinter uns" in received.text and QUOTED not in received.text for received in server.requests)


def test_with_the_most_effort_the_answer_is_taken_that_the_others_agree_with(
    summarize: Summarize, ticker: Path
) -> None:
    """A faultless answer that stands alone gives way to another that came several times in nearly the same words."""
    answers: dict[str, str | Reply] = {
        HOLDS: Answer("The tree on the Lorre stops.", others=("The dam on the Lorre holds.",) * 4)
    }
    entry, _ = small(summarize, ticker, answers, "--effort", "best")
    assert entry["text_en"].startswith("The dam on the Lorre holds.")


def test_where_the_model_was_unsure_the_sentence_is_flagged(summarize: Summarize, ticker: Path) -> None:
    entry, _ = small(summarize, ticker, {HOLDS: Answer("The dam on the Lorre holds.", logprob=-0.9)})
    assert entry["status"] == "flagged"
    assert entry["reasons"] == ["sentence 1: the model was unsure of its words"]


def test_a_sentence_that_only_loops_stays_german_and_is_listed(summarize: Summarize, ticker: Path) -> None:
    looping: dict[str, str | Reply] = {"Der Deich an der Lorre hält.": cut_short("The dam The dam The dam")}
    entry, _ = small(summarize, ticker, looping)
    assert entry["status"] == "failed"
    assert "[German: Der Deich an der Lorre hält.]" in entry["text_en"]
    assert "limit" in entry["reasons"][0]


def test_what_a_small_models_english_loses_is_doubted_and_a_larger_ones_is_not(
    summarize: Summarize, ticker: Path
) -> None:
    """*in Sicherheit gebracht* and no safety: a table of events doubts that, but only in English that is a draft."""
    german = "Die Feuerwehr hat 120 Menschen in Sicherheit gebracht."
    lost = "The fire brigade has moved 120 people."
    with ScriptedServer(lambda body: Answer((PLAIN | {german: lost})[asked_for(body)])) as server:
        result = summarize("translate", ticker, "--json", "--profile", "small", *at(server))
    assert json.loads(result.stdout)["entries"][1]["reasons"] == [
        "sentence 1: what 'Sicherheit' says is not in the English"
    ]
    with ScriptedServer(translated(ENGLISH | {german: lost})) as server:
        result = summarize("translate", ticker, "--json", *at(server))
    assert json.loads(result.stdout)["entries"][1]["status"] == "verified"


def test_the_briefing_of_a_small_model_is_cut_from_the_entries(summarize: Summarize, ticker: Path) -> None:
    def respond(body: Body) -> Reply:
        return server_error() if "response_format" in body else Answer(PLAIN[asked_for(body)])

    with ScriptedServer(respond) as server:
        result = summarize("brief", ticker, "--json", "--profile", "small", *at(server))
    note = json.loads(result.stdout)
    assert note["method"] == "extractive"
    sentences = set(ENGLISH.values())
    assert note["bottom_line"] in sentences
    assert all(point["text"] in sentences for point in note["key_points"])
    assert [point["cites"] for point in note["open_questions"]] == [["e3"]]


def test_terms_of_ones_own_go_before_the_packages(summarize: Summarize, ticker: Path, tmp_path: Path) -> None:
    own = tmp_path / "terms.csv"
    own.write_text("german,english\nBürgermeisterin,Lady Mayor\n", encoding="utf-8")
    with ScriptedServer(lambda body: Answer(PLAIN[asked_for(body)])) as server:
        summarize("translate", ticker, "--profile", "small", "--glossary", own, *at(server))
    asked = "\n".join(received.text for received in server.requests)
    assert "Bürgermeisterin = Lady Mayor" in asked
    assert "Bürgermeisterin = mayor" not in asked


def test_an_unusable_glossary_is_one_line_before_anything_is_asked(summarize: Summarize, ticker: Path) -> None:
    with ScriptedServer(server_error()) as server:
        result = summarize("translate", ticker, "--quiet", "--glossary", ticker, *at(server))
    assert result.exit_code == 2
    assert "flood.txt" in result.stderr
    assert not server.requests
