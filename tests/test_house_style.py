"""House style: one table, and the mechanical part of it as rules."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Summarize, at
from flood_ticker import ENGLISH, translated
from scripted_server import Answer, Body, Reply, ScriptedServer

from summarize.checks import run_checks
from summarize.glossary import Glossary, comparable
from summarize.house_style import CUSTOMS, SPELLINGS, StyleName, in_house_style, spelled, style_lines
from summarize.tasks.english import plain_marks


@pytest.mark.parametrize(
    ("german", "english", "us", "uk"),
    [
        ("um 13.45 Uhr", "at 13:45", "at 1:45 p.m.", "at 1.45pm"),
        ("um 13:45 Uhr.", "at 1:45 pm.", "at 1:45 p.m.", "at 1.45pm."),
        ("um 9 Uhr", "at 9 o'clock", "at 9 a.m.", "at 9am"),
        ("um 21.30 Uhr", "at 9:30 in the evening", "at 9:30 p.m. in the evening", "at 9.30pm in the evening"),
        ("um 0.15 Uhr", "at 00:15", "at 12:15 a.m.", "at 12.15am"),
        ("um 12.30 Uhr.", "It was 12:30 p.m.", "It was 12:30 p.m.", "It was 12.30pm."),
        ("Sie gewannen 13:45.", "They won 13:45.", "They won 13:45.", "They won 13:45."),
        ("um 9 Uhr 9 Boote", "9 boats at 9:00", "9 boats at 9 a.m.", "9 boats at 9am"),
        ("um 8 und um 20 Uhr", "at 8:10", "at 8:10", "at 8:10"),
        ("Hilfe", "the organisation's defence", "the organization's defense", "the organisation's defence"),
        ("Hilfe", "traveled to the centers", "traveled to the centers", "travelled to the centres"),
        ("Hilfe", "Pearl Harbor, Labour Party", "Pearl Harbor, Labour Party", "Pearl Harbor, Labour Party"),
        ("Hilfe", "no surprise, size or exercise", "no surprise, size or exercise", "no surprise, size or exercise"),
    ],
)
def test_times_and_spelling_follow_the_style_and_no_other_word_moves(
    german: str, english: str, us: str, uk: str
) -> None:
    assert in_house_style(german, english, "us") == us
    assert in_house_style(german, english, "uk") == uk
    assert in_house_style(german, us, "us") == us, "twice is as once"


@pytest.mark.parametrize("style", ["us", "uk"])
def test_no_check_minds_the_style(style: StyleName) -> None:
    german = "Um 13.45 Uhr reiste die Verteidigungsministerin ab."
    english = in_house_style(german, "The defense minister left at 13:45.", style)
    assert run_checks(german, english) == ()


def test_the_spellings_differ_and_count_as_the_same_word() -> None:
    for american, british, endings in SPELLINGS:
        assert american != british
        for ending in endings.split(" "):
            assert spelled(american + ending, "uk") == british + ending
            assert spelled(british + ending, "us") == american + ending


def test_the_glossary_is_in_american_english_and_is_accepted_in_british() -> None:
    for term in Glossary.default().terms:
        assert spelled(term.english, "us") == term.english
        british = comparable(spelled(term.english, "uk"))
        assert british in {comparable(wording) for wording in term.accepted}


def test_every_custom_has_both_sides_and_a_source() -> None:
    assert all(custom.us != custom.uk and custom.source for custom in CUSTOMS)
    assert len(style_lines("us")) == len(style_lines("uk")) == len(CUSTOMS)


def test_the_style_is_part_of_the_question_and_of_the_provenance(summarize: Summarize, ticker: Path) -> None:
    with ScriptedServer(translated()) as server:
        american = json.loads(summarize("run", ticker, "--json", *at(server)).stdout)
        british = json.loads(summarize("run", ticker, "--json", "--style", "uk", *at(server)).stdout)
    systems = {r.body["messages"][0]["content"] for r in server.requests if "Entry 1" in r.text}
    assert sum("1:45 p.m." in system for system in systems) == 1
    assert sum("1.45pm" in system for system in systems) == 1
    assert american["run"]["parameters"]["style"] == "us"
    assert british["run"]["parameters"]["style"] == "uk"
    assert "40 centimeters" in american["translations"]["entries"][0]["text_en"]
    assert "40 centimetres" in british["translations"]["entries"][0]["text_en"]


def test_the_style_comes_from_the_environment_and_an_unknown_one_is_refused(summarize: Summarize, ticker: Path) -> None:
    with ScriptedServer(translated()) as server:
        result = summarize("translate", ticker, "--json", *at(server), env={"SUMMARIZE_STYLE": "uk"})
        assert "40 centimetres" in result.stdout
        paid = len(server.requests)
        refused = summarize("translate", ticker, "--style", "au", *at(server))
    assert refused.exit_code == 2
    assert "us, uk" in refused.stderr
    assert len(server.requests) == paid


def test_a_small_model_is_asked_the_same_in_every_style_and_put_right_by_rule(
    summarize: Summarize, ticker: Path
) -> None:
    plain = {plain_marks(german): plain_marks(english) for german, english in ENGLISH.items()}

    def respond(body: Body) -> Reply:
        return Answer(plain[str(body["messages"][-1]["content"]).splitlines()[-1]])

    asked = []
    for style in ("us", "uk"):
        with ScriptedServer(respond) as server:
            result = summarize(
                "translate", ticker, "--json", "--profile", "small", "--style", style, "--db", ":memory:", *at(server)
            )
        asked.append({received.text for received in server.requests})
        assert ("centimetres" in result.stdout) == (style == "uk")
    assert asked[0] == asked[1] != set()


def test_people_are_spelled_in_the_style(summarize: Summarize, tmp_path: Path) -> None:
    file = tmp_path / "visit.txt"
    file.write_text("Update, 14.30 Uhr: Wolodymyr Selenskyj kam um 9.30 Uhr an.\n", encoding="utf-8")
    answers = {"Wolodymyr Selenskyj kam um 9.30 Uhr an.": "Volodymyr Selenskyj arrived at 9:30."}
    with ScriptedServer(translated(answers)) as server:
        us = json.loads(summarize("translate", file, "--json", *at(server)).stdout)["entries"][0]
        uk = json.loads(summarize("translate", file, "--json", "--style", "uk", *at(server)).stdout)["entries"][0]
    assert (us["text_en"], us["status"]) == ("Volodymyr Zelensky arrived at 9:30 a.m.", "verified")
    assert (uk["text_en"], uk["status"]) == ("Volodymyr Zelenskyy arrived at 9.30am.", "verified")
