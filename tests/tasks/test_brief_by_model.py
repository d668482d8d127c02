"""The note that a capable model writes: what it is asked, what of its answer is refused once, and what is flagged."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from command_line import Summarize, at
from flood_ticker import translated
from scripted_server import Answer, Body, Reply, ScriptedServer, cut_short

from summarize.analysis import segmented
from summarize.config import Settings
from summarize.llm.budget import Budget
from summarize.llm.client import ChatClient
from summarize.llm.endpoint import Endpoint
from summarize.llm.profiles import profile_for
from summarize.models import AlignedPair, Brief, Document, Range, Ticker, Translation, Translations
from summarize.progress import Silent
from summarize.store import open_store
from summarize.tasks.brief import brief

ENGLISH = {
    "Die Werft in Ahlbrück hat 120 Stellen gestrichen.": "The shipyard in Ahlbrück has cut 120 jobs.",
    "„Das Geld reicht bis zum Herbst“, sagte Geschäftsführer Jonas Ott.": (
        "“The money will last until autumn,” managing director Jonas Ott said."
    ),
    "Gewerkschafterin Karla Benthin widersprach Ott und sprach von 80 Stellen.": (
        "Trade unionist Karla Benthin contradicted Ott and spoke of 80 jobs."
    ),
    "Die Schulden seien auf 3,5 Millionen Euro gestiegen, sagte Benthin.": (
        "The debts had risen to 3.5 million euros, Benthin said."
    ),
    "Die Stadt bestätigte am Mittag den Verkauf der Halle.": "The city confirmed the sale of the hall at midday.",
    "Wann die Fähre wieder fährt, ist unklar.": "It is unclear when the ferry will run again.",
    "Am Morgen hatte Ott den Verkauf noch ausgeschlossen.": "In the morning Ott had still ruled out the sale.",
}
GERMAN = list(ENGLISH)
ENTRIES = [" ".join(GERMAN[:2]), " ".join(GERMAN[2:4]), GERMAN[4], GERMAN[5], GERMAN[6]]
GOOD: dict[str, Any] = {
    "headline": {"text": "Shipyard in Ahlbrück cuts 120 jobs", "cites": ["e1"]},
    "bottom_line": {"text": "Jonas Ott said “the money will last until autumn”.", "cites": ["e1"]},
    "key_points": [{"text": "Karla Benthin said the debts had risen to 3.5 million euros.", "cites": ["e2"]}],
    "positions": [
        {"actor": "Karla Benthin", "stance": "She spoke of 80 jobs.", "earlier": "", "cites": ["e2"]},
        {
            "actor": "Jonas Ott",
            "stance": "He said the money would last until autumn.",
            "earlier": "In the morning he had ruled out the sale.",
            "cites": ["e1", "e5"],
        },
    ],
    "contradictions": [{"text": "Ott's 120 jobs are 80 to Karla Benthin.", "cites": ["e1", "e2"]}],
    "confirmed": [{"text": "The city confirmed the sale of the hall.", "cites": ["e3"]}],
    "timeline": [
        {"text": "Jonas Ott rules out the sale.", "cites": ["e5"]},
        {"text": "The city confirms the sale.", "cites": ["e3"]},
    ],
    "open_questions": [{"text": "It is unclear when the ferry will run again.", "cites": ["e4"]}],
}


def with_(section: str, *items: dict[str, Any]) -> dict[str, Any]:
    return {**GOOD, section: list(items) if section not in ("headline", "bottom_line") else items[0]}


def point(text: str, *cites: str) -> dict[str, Any]:
    return {"text": text, "cites": list(cites)}


def position(actor: str, stance: str, *cites: str, earlier: str = "") -> dict[str, Any]:
    return {"actor": actor, "stance": stance, "earlier": earlier, "cites": list(cites)}


def writing(*notes: dict[str, Any] | Reply) -> Callable[[Body], Reply]:
    """A model that translates faithfully and writes these notes, one a question, the last again and again."""
    left = list(notes)
    translate = translated(ENGLISH)

    def respond(body: Body) -> Reply:
        if name_of(body) != "brief":
            return translate(body)
        note = left.pop(0) if len(left) > 1 else left[0]
        return Answer(json.dumps(note)) if isinstance(note, dict) else note

    return respond


def name_of(body: Body) -> str | None:
    return body.get("response_format", {}).get("json_schema", {}).get("name")


def briefed(
    summarize: Summarize, tmp_path: Path, script: Callable[[Body], Reply], *options: str
) -> tuple[dict[str, Any], list[Body]]:
    """The note, and the questions that asked for it."""
    file = tmp_path / "werft.txt"
    lines = [f"Update, {17 - number}.30 Uhr: {entry}" for number, entry in enumerate(ENTRIES)]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with ScriptedServer(script) as server:
        result = summarize("brief", file, "--json", *options, *at(server))
        asked = [received.body for received in server.requests if name_of(received.body) == "brief"]
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout), asked


def items(note: dict[str, Any]) -> list[dict[str, Any]]:
    sections = ("key_points", "positions", "contradictions", "confirmed", "timeline", "open_questions")
    return [item for section in sections for item in note[section]]


def test_a_note_without_a_fault_is_verified_and_asked_for_once(summarize: Summarize, tmp_path: Path) -> None:
    note, asked = briefed(summarize, tmp_path, writing(GOOD))
    assert [reason for item in items(note) for reason in item["reasons"]] == note["reasons"] == []
    assert {item["status"] for item in items(note)} == {note["status"]} == {"verified"}
    assert note["method"] == "model"
    assert len(asked) == 1


FAULTY = [
    pytest.param(with_("key_points", point("Debts are high.")), "cites no entry", id="no cite"),
    pytest.param(with_("key_points", point("Debts are high.", "e9")), "cites e9, which does not exist", id="cite"),
    pytest.param(with_("headline", point("Shipyard cuts 130 jobs", "e1")), "number 130", id="number"),
    pytest.param(with_("bottom_line", point("Ott cut 120 jobs.", "e2")), "number 120", id="number elsewhere"),
    pytest.param(
        with_("key_points", point("Benthin said the debts were 35 million euros.", "e2")), "number 35", id="decimal"
    ),
    pytest.param(
        with_("key_points", point("Benthin said the debts were 3.5 billion euros.", "e2")), "number 3.5", id="scale"
    ),
    pytest.param(
        with_("key_points", point("The shipyard cut ninety jobs, Ott said.", "e1")), "number ninety", id="in words"
    ),
    pytest.param(with_("key_points", point("Minister Helga Brandt cut jobs.", "e1")), "Helga Brandt", id="name"),
    pytest.param(
        with_("positions", position("Helga Brandt", "She spoke of 80 jobs.", "e2")), "Helga Brandt", id="actor"
    ),
    pytest.param(
        with_("key_points", point("Ott said “the money will not last until autumn”.", "e1")),
        "“the money will not last until autumn” is not in the cited entries",
        id="quotation",
    ),
    pytest.param(
        with_("key_points", point("Ott said ‘the money will not last’.", "e1")), "will not last”", id="single marks"
    ),
    pytest.param(
        with_("key_points", point("“The shipyard in Ahlbrück has cut 120 jobs”, Ott said.", "e1")),
        "is not in the cited entries",
        id="the reporter's words quoted",
    ),
    pytest.param(
        with_("key_points", point("The debts had risen to 3.5 million euros.", "e2")),
        "a claim is given as a fact",
        id="claim",
    ),
    pytest.param(
        with_("key_points", point("Ott said the debts had risen to 3.5 million euros.", "e2")),
        "give these words to Karla Benthin, not to Jonas Ott",
        id="wrong speaker",
    ),
    pytest.param(
        with_("positions", position("Karla Benthin", "The money will last until autumn.", "e1", "e2")),
        "give these words to Jonas Ott, not to Karla Benthin",
        id="wrong actor",
    ),
    pytest.param(
        with_("positions", position("Jonas Ott", "He speaks of money.", "e1", earlier="He had been silent.")),
        "the earlier position has no entry of its own",
        id="change",
    ),
    pytest.param(
        with_("contradictions", point("The ferry is disputed.", "e4")), "contradict nothing", id="contradiction"
    ),
    pytest.param(
        with_("confirmed", point("The city confirmed the job cuts.", "e1")),
        "no cited entry says that anybody confirmed it",
        id="not confirmed",
    ),
    pytest.param(
        with_("confirmed", point("The hall is sold.", "e3")), "it does not say who confirmed it", id="by whom"
    ),
    pytest.param(
        with_("open_questions", point("Will the city buy the hall back?", "e3")),
        "no cited entry calls this open",
        id="question of its own",
    ),
]


def test_an_unsupported_point_is_mended_where_the_model_can(summarize: Summarize, tmp_path: Path) -> None:
    faulty = with_("key_points", point("Debts are high.", "e9"))
    note, asked = briefed(summarize, tmp_path, writing(faulty, GOOD))
    assert len(asked) == 2
    assert {item["status"] for item in items(note)} == {note["status"]} == {"verified"}


@pytest.mark.parametrize(("faulty", "reason"), FAULTY)
def test_an_unsupported_point_is_named_once_then_flagged_with_the_reason_and_not_dropped(
    summarize: Summarize, tmp_path: Path, faulty: dict[str, Any], reason: str
) -> None:
    note, asked = briefed(summarize, tmp_path, writing(faulty))
    assert len(asked) == 2, "asked again once, not more"
    assert reason in asked[1]["messages"][-1]["content"]
    flagged = [item for item in items(note) if item["status"] == "flagged"]
    if note["status"] == "flagged":
        assert not flagged
        assert any(reason in one for one in note["reasons"])
    else:
        (item,) = flagged
        assert any(reason in one for one in item["reasons"])
    assert note["headline"] == faulty["headline"]["text"]
    assert len(items(note)) == sum(len(section) for section in faulty.values() if isinstance(section, list))


def test_of_two_faulty_notes_the_one_with_fewer_faults_is_kept(summarize: Summarize, tmp_path: Path) -> None:
    once = with_("key_points", point("Debts are high.", "e9"))
    twice = with_("key_points", point("Debts are high.", "e9"), point("Debts rise by 7.", "e8"))
    for notes in ((once, twice), (twice, once)):
        note, asked = briefed(summarize, tmp_path, writing(*notes))
        assert len(asked) == 2
        assert [item["text"] for item in note["key_points"]] == ["Debts are high."]


def test_a_note_is_not_lost_to_a_second_answer_that_cannot_be_used(summarize: Summarize, tmp_path: Path) -> None:
    faulty = with_("key_points", point("Debts are high.", "e9"))
    note, _ = briefed(summarize, tmp_path, writing(faulty, cut_short('{"headline":')))
    assert note["method"] == "model"
    assert [item["status"] for item in note["key_points"]] == ["flagged"]


def test_a_note_that_never_parses_gives_way_to_one_cut_from_the_entries(summarize: Summarize, tmp_path: Path) -> None:
    note, _ = briefed(summarize, tmp_path, writing(Answer('{"headline": 1}')))
    assert note["method"] == "extractive"
    assert any("briefing could not be used" in reason for reason in note["reasons"])


def test_a_change_of_position_is_marked_and_cites_both_entries(summarize: Summarize, tmp_path: Path) -> None:
    note, _ = briefed(summarize, tmp_path, writing(GOOD))
    changed = {item["actor"]: (item["changed"], item["cites"]) for item in note["positions"]}
    assert changed == {"Karla Benthin": (False, ["e2"]), "Jonas Ott": (True, ["e1", "e5"])}
    assert "In the morning he had ruled out the sale." in note["positions"][1]["stance"]


def test_the_timeline_is_oldest_first_whatever_the_model_says(summarize: Summarize, tmp_path: Path) -> None:
    turned = {**GOOD, "timeline": GOOD["timeline"][::-1]}
    note, asked = briefed(summarize, tmp_path, writing(turned))
    assert [item["clock"] for item in note["timeline"]] == ["13:30", "15:30"]
    assert len(asked) == 1


@pytest.mark.parametrize(("length", "most"), [("short", 3), ("normal", 7), ("long", 12)])
def test_a_note_longer_than_asked_for_is_asked_for_once_more(
    summarize: Summarize, tmp_path: Path, length: str, most: int
) -> None:
    points = [point("The city confirmed the sale of the hall.", "e3")]
    _, asked = briefed(summarize, tmp_path, writing(with_("key_points", *points * most)), "--length", length)
    assert len(asked) == 1
    _, asked = briefed(
        summarize, tmp_path, writing(with_("key_points", *points * (most + 1)), GOOD), "--length", length
    )
    assert f"key_points has {most + 1} items, at most {most} are asked for" in asked[1]["messages"][-1]["content"]


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--length", "short", "Keep it very short"),
        ("--length", "long", "Up to two pages"),
        ("--audience", "editor", "a news editor"),
        ("--audience", "public", "the general public"),
        ("--audience", "official", "a minister's aide"),
    ],
)
def test_length_and_audience_are_in_the_question(
    summarize: Summarize, tmp_path: Path, option: str, value: str, says: str
) -> None:
    _, asked = briefed(summarize, tmp_path, writing(GOOD), option, value)
    assert says in asked[0]["messages"][0]["content"]


def test_the_model_is_shown_who_speaks_where(summarize: Summarize, tmp_path: Path) -> None:
    _, asked = briefed(summarize, tmp_path, writing(GOOD))
    question = asked[0]["messages"][1]["content"]
    assert "Jonas Ott: e1\n" in question
    assert "Karla Benthin: e2" in question


CELLARS = [
    (
        f"Im Ortsteil {n} von Ahlbrück stehen {n} Keller unter Wasser.",
        f"In district {n} of Ahlbrück {n} cellars are wet.",
    )
    for n in range(13, 73)
]


def long_ticker() -> tuple[Ticker, Translations]:
    lines = [f"Update, {20 - at // 60:02}.{59 - at % 60:02} Uhr: {german}" for at, (german, _) in enumerate(CELLARS)]
    text = "\n".join(lines) + "\n"
    ticker = segmented(Document(text=text, origin="c", media_type="text/plain", sha256="0" * 64), Settings())
    made = []
    for entry, (_, english) in zip(ticker.entries, CELLARS, strict=True):
        pair = AlignedPair(de=Range(start=entry.start, end=entry.end), en=Range(start=0, end=len(english)))
        made.append(Translation(id=entry.id, text_de=entry.content, text_en=english, sentences=(pair,)))
    return ticker, Translations(source=ticker.source, entries=tuple(made))


def condensing(every: int) -> Callable[[Body], Reply]:
    """A model that keeps each so many-th line of a section, and writes a note of two of what it is shown last."""

    def respond(body: Body) -> Reply:
        asked = re.findall(r"^\[(.+?)\] [\d:]* ?(.+)$", body["messages"][1]["content"], re.MULTILINE)
        points = [point(text, *cites.split()) for cites, text in asked]
        if name_of(body) == "brief_section":
            return Answer(json.dumps({"points": points[::every]}))
        empty = {"positions": [], "contradictions": [], "confirmed": [], "timeline": [], "open_questions": []}
        note = {"headline": points[0], "bottom_line": points[-1], "key_points": points[1:3], **empty}
        return Answer(json.dumps(note))

    return respond


def written(tmp_path: Path, script: Callable[[Body], Reply]) -> tuple[Brief, list[Body]]:
    """The note of the long ticker by a model that reads 400 tokens of it at a time, and what it was asked."""
    ticker, translations = long_ticker()
    profile = replace(profile_for("scripted", "capable"), context_tokens=2_400, output_tokens=500)

    async def work(base_url: str) -> Brief:
        endpoint = Endpoint(base_url, "test", "scripted", base_url, profile)
        store = open_store(str(tmp_path / "runs.db"), pytest.fail)
        client = ChatClient(endpoint, store, Budget(base_url, "scripted"), Silent())
        try:
            return await brief(client, ticker, translations, ())
        finally:
            await client.close()

    with ScriptedServer(script) as server:
        note = asyncio.run(work(server.base_url))
        return note, [received.body for received in server.requests]


def test_a_long_ticker_is_condensed_in_sections_and_its_cites_are_carried_through(tmp_path: Path) -> None:
    note, asked = written(tmp_path, condensing(every=3))
    names = [name_of(body) for body in asked]
    assert names.count("brief") == 1
    assert names.count("brief_section") >= 4
    shown = [re.findall(r"^\[(e\d+)\]", body["messages"][1]["content"], re.MULTILINE) for body in asked]
    read = {entry for name, ids in zip(names, shown, strict=True) if name == "brief_section" for entry in ids}
    assert read == {entry.id for entry in long_ticker()[0].entries}
    english = {translation.id: translation.text_en for translation in long_ticker()[1].entries}
    assert note.method == "model"
    assert note.status == "verified"
    assert [english[item.cites[0]] for item in note.key_points] == [item.text for item in note.key_points]


def test_a_ticker_that_gets_no_shorter_gives_a_note_cut_from_the_entries(tmp_path: Path) -> None:
    note, _ = written(tmp_path, condensing(every=1))
    assert note.method == "extractive"
    assert any("does not get shorter" in reason for reason in note.reasons)


def test_a_point_of_a_section_without_support_is_asked_for_once_more(tmp_path: Path) -> None:
    faithful = condensing(every=3)

    def respond(body: Body) -> Reply:
        if name_of(body) == "brief_section" and len(body["messages"]) == 2:
            return Answer(json.dumps({"points": [point("Nobody was hurt in 99 districts.", "e1")]}))
        return faithful(body)

    note, asked = written(tmp_path, respond)
    complaints = [body["messages"][-1]["content"] for body in asked if len(body["messages"]) > 2]
    assert complaints
    assert all("the number 99 is not in the cited entries" in complaint for complaint in complaints)
    assert note.status == "verified"
