"""Names and quotations brought together over a ticker, in both paths."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from command_line import Summarize, at
from flood_ticker import translated
from scripted_server import Answer, Body, Reply, ScriptedServer

from summarize.checks import KnownName, run_checks
from summarize.glossary import Glossary
from summarize.models import AlignedPair, Range
from summarize.passages import Passage
from summarize.tasks.english import plain_marks
from summarize.tasks.rendered import Rendered
from summarize.tasks.unified import unified

NAMES = (KnownName("Wolodymyr Selenskyj", ("Volodymyr Zelensky",)), KnownName("Karla Müller", ("Karla Müller",)))
WHOLE = "Wir bleiben hier im Dorf"


def made(*pairs: tuple[str, str]) -> list[Rendered]:
    """These German sentences and their English, unified."""
    placed = []
    for number, (german, english) in enumerate(pairs):
        start = 1_000 * number
        passage = Passage(1, start, start + len(german), german)
        placed.append((f"e{number + 1}", Rendered(passage, english)))
    found = unified(placed, NAMES, Glossary.default(), lambda passage, text: run_checks(passage.text, text))
    return [item for _, item in found]


@pytest.mark.parametrize(
    ("german", "english", "spelled"),
    [
        ("Selenskyj kam.", "Zelenskyy came.", "Zelensky came."),
        ("Selenskyj kam.", "Zelenskiy’s plane came.", "Zelensky’s plane came."),
        ("Frau Müller kam.", "Ms. Mueller came.", "Ms. Müller came."),
        ("Frau Müller kam.", "Ms. Muller came.", "Ms. Müller came."),
        ("Frau Müller kam mit Herrn Muller.", "Ms. Müller came with Mr. Muller.", "Ms. Müller came with Mr. Muller."),
        ("Er kam.", "Zelenskyy came.", "Zelenskyy came."),
        ("Selenskyj kam aus Saporischschja.", "Zelensky came from Zaporizhzhia.", "Zelensky came from Zaporizhzhia."),
    ],
)
def test_a_name_that_the_german_has_is_spelled_in_one_way(german: str, english: str, spelled: str) -> None:
    (item,) = made((german, english))
    assert item.english == spelled


def test_quotations_move_with_a_name_before_them() -> None:
    german = "Selenskyj sagte: „Gut.“"
    english = "Zelenskyy said: “Good.”"
    pair = AlignedPair(de=Range(start=18, end=22), en=Range(start=17, end=22))
    passage = Passage(1, 0, len(german), german)
    item = Rendered(passage, english, quotes=(pair,))
    ((_, found),) = unified([("e1", item)], NAMES, Glossary.default(), lambda passage, text: ())
    assert found.english is not None
    assert found.quotes is not None
    assert [found.english[p.en.start : p.en.end] for p in found.quotes] == ["Good."]


def test_a_quotation_is_worded_as_at_its_first_occurrence_and_keeps_its_own_marks() -> None:
    one, two, three = made(
        (f"„{WHOLE}.“", "“We are staying here in the village.”"),
        (f"„{WHOLE}“, sagte Karla Müller.", "“We will remain in the village,” Karla Müller said."),
        (f"Sie sagte, „{WHOLE}“ sei die Losung.", "She said “we stay in this village” was the slogan."),
    )
    assert one.english == "“We are staying here in the village.”"
    assert two.english == "“We are staying here in the village,” Karla Müller said."
    assert three.english == "She said “we are staying here in the village” was the slogan."
    assert (one.reasons, two.reasons, three.reasons) == ((), (), ())


def test_a_quotation_that_a_check_minds_is_left_and_flagged_with_the_other_entry() -> None:
    """The first English has a number that the German does not say, so it is not passed on."""
    _, two = made((f"„{WHOLE}.“", "“We 27 are staying.”"), (f"„{WHOLE}.“", "“We stay in the village.”"))
    assert two.english == "“We stay in the village.”"
    assert two.reasons == (
        "'„Wir bleiben hier im Dorf“' is 'We stay in the village' here and 'We 27 are staying' in entry e1",
    )


TICKER = f"""Update, 14.30 Uhr: Wolodymyr Selenskyj ist da. „{WHOLE}“, rief Karla Benthin.
Update, 12.05 Uhr: Karla Benthin sagte: „{WHOLE}.“ Selenskyj wartet noch.
"""
ANSWERS = {
    "Wolodymyr Selenskyj ist da.": "Volodymyr Zelenskyy is here.",
    f"„{WHOLE}“, rief Karla Benthin.": "“We remain in this village,” Karla Benthin shouted.",
    f"Karla Benthin sagte: „{WHOLE}.“": "Karla Benthin said: “We are staying here in the village.”",
    "Selenskyj wartet noch.": "Selenskyj is still waiting.",
}


def small(body: Body) -> Reply:
    plain = {plain_marks(german): plain_marks(english) for german, english in ANSWERS.items()}
    return Answer(plain[str(body["messages"][-1]["content"]).splitlines()[-1]])


@pytest.mark.parametrize("profile", ["capable", "medium", "small"])
def test_every_path_ends_in_one_english(summarize: Summarize, tmp_path: Path, profile: str) -> None:
    file = tmp_path / "visit.txt"
    file.write_text(TICKER, encoding="utf-8")
    with ScriptedServer(small if profile == "small" else translated(ANSWERS)) as server:
        result = summarize("translate", file, "--json", "--profile", profile, *at(server))
    entries: list[dict[str, Any]] = json.loads(result.stdout)["entries"]
    assert [entry["text_en"] for entry in entries] == [
        "Volodymyr Zelensky is here. “We are staying here in the village,” Karla Benthin shouted.",
        "Karla Benthin said: “We are staying here in the village.” Zelensky is still waiting.",
    ]
    assert [entry["reasons"] for entry in entries] == [[], []]
    quoted = entries[0]["quotes"][0]["en"]
    assert entries[0]["text_en"][quoted["start"] : quoted["end"]] == "We are staying here in the village,"
