import json
from pathlib import Path
from typing import NamedTuple

import pytest

from summarize.checks import CheckContext, Finding
from summarize.checks.reporting import CUES, hearsay, reporting_cue

TABLE = Path(__file__).parent.parent / "data" / "reported_speech.jsonl"


class Item(NamedTuple):
    id: str
    kind: str
    trap: str
    german: str
    faithful: str
    naive: str


ITEMS = [Item(**json.loads(line)) for line in TABLE.read_text(encoding="utf-8").splitlines()]


def findings(german: str, english: str) -> tuple[Finding, ...]:
    return reporting_cue(german, english, CheckContext())


def test_the_set_is_large_and_mixed() -> None:
    assert len(ITEMS) >= 60
    assert {item.kind for item in ITEMS} == {"mood", "framed", "mixed"}
    assert len({item.german for item in ITEMS}) == len({item.id for item in ITEMS}) == len(ITEMS)


def test_losses_are_found_and_faithful_english_is_not_alarmed() -> None:
    caught = [item.id for item in ITEMS if findings(item.german, item.naive)]
    alarmed = [item.id for item in ITEMS if findings(item.german, item.faithful)]
    assert len(caught) >= 0.95 * len(ITEMS)
    assert alarmed == []


def test_the_finding_names_the_sentence_that_lost_its_cue() -> None:
    german = "Der Streit müsse enden, sagte sie. Die Partei habe genug getagt."
    english = "The quarrel must end, she said. The party has met enough."
    (finding,) = findings(german, english)
    assert finding.de is not None
    assert finding.en is not None
    assert german[finding.de.start : finding.de.end] == "Die Partei habe genug getagt."
    assert english[finding.en.start : finding.en.end] == "The party has met enough."


@pytest.mark.parametrize(("pattern", "example"), CUES, ids=[example for _, example in CUES])
def test_every_cue_is_seen_in_its_example(pattern: str, example: str) -> None:
    assert findings("Die Brücke sei zu.", f"The bridge is closed, {example}.") == ()


@pytest.mark.parametrize(
    "german",
    ["Die Brücke ist zu.", "Die Musik war laut.", "Der Minister soll morgen kommen.", "„Sei still“, rief das Kind."],
)
def test_plain_statements_need_no_cue(german: str) -> None:
    assert findings(german, "The bridge is closed.") == ()


@pytest.mark.parametrize(
    ("german", "is_hearsay"),
    [
        ("Der Minister soll die Unterlagen vernichtet haben.", True),
        ("Mehrere Wachleute sollen bestochen worden sein.", True),
        ("Das Museum soll im Mai wieder öffnen.", False),
        ("„Er soll gelogen haben“, rief sie.", False),
    ],
)
def test_hearsay_is_told_from_a_plan(german: str, is_hearsay: bool) -> None:
    assert hearsay(german) == is_hearsay


def test_an_attitude_to_what_is_said_is_a_cue() -> None:
    german = "Sie gab sich dankbar, dass er das Abkommen unterstütze."
    assert findings(german, "She was grateful that he supported the agreement.") == ()
    assert findings(german, "She thanked him for supporting the agreement.") == ()


def test_a_passive_that_announces_is_no_cue() -> None:
    assert len(findings("Der Name werde bald genannt.", "The name will be announced soon.")) == 1


@pytest.mark.parametrize(
    ("english", "lost"),
    [
        ("The dam will hold, Benthin said, according to the Ahlbrück Courier.", False),
        ("The dam would hold, Benthin told the Ahlbrück Courier.", False),
        ("The dam will hold, Benthin said.", True),
        ("The dam will hold.", True),
    ],
)
def test_who_passed_words_on_is_part_of_who_said_them(english: str, lost: bool) -> None:
    german = "Der Deich werde halten, sagte Benthin laut dem „Ahlbrücker Kurier“."
    assert bool(reporting_cue(german, english, CheckContext())) == lost


def test_a_source_alone_may_become_the_speaker() -> None:
    assert not reporting_cue(
        "Der Deich hält laut dem Landkreis.", "The dam is holding, the district said.", CheckContext()
    )
