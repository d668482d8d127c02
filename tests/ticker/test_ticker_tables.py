"""Every row of the tables of stamps, furniture, sections and day lines is found in its own example."""

from __future__ import annotations

import pytest

from summarize.ticker.daylines import EXAMPLES as DAY_LINES
from summarize.ticker.daylines import day_line
from summarize.ticker.furniture import furniture_glued, furniture_line, furniture_start
from summarize.ticker.furniture_rows import ROWS, FurnitureRow
from summarize.ticker.preamble import SUMMARY_CUES, TITLE_CUES, opens_summary, speaks_of_ticker
from summarize.ticker.sections import CUES, opens_section
from summarize.ticker.stamps import (
    FAMILIES,
    FAMILIES_AT_END,
    Example,
    StampFamily,
    no_clock_at,
    stamp_at,
    stamp_at_end,
)

STAMPS = [(family, example) for family in FAMILIES for example in family.examples]


@pytest.mark.parametrize(("family", "example"), STAMPS, ids=[example.line for _, example in STAMPS])
def test_stamp_families(family: StampFamily, example: Example) -> None:
    stamp = stamp_at(example.line, 0)
    assert stamp is not None
    assert stamp.family.name == family.name
    assert stamp.moment.clock == example.clock
    assert example.line[stamp.end :].strip() == example.rest


AT_END = [(family, example) for family in FAMILIES_AT_END for example in family.examples]


@pytest.mark.parametrize(("family", "example"), AT_END, ids=[example.line for _, example in AT_END])
def test_stamps_at_the_end_of_a_line(family: StampFamily, example: Example) -> None:
    stamp = stamp_at_end(example.line, 0)
    assert stamp is not None
    assert stamp.family.name == family.name
    assert stamp.moment.clock == example.clock
    assert (stamp.end, example.line[: stamp.start]) == (len(example.line), example.rest)


@pytest.mark.parametrize(
    "family", [*FAMILIES, *FAMILIES_AT_END], ids=[family.name for family in (*FAMILIES, *FAMILIES_AT_END)]
)
def test_every_family_has_an_example(family: StampFamily) -> None:
    assert family.examples


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.kind}: {row.example[:30]}" for row in ROWS])
def test_furniture_rows(row: FurnitureRow) -> None:
    if row.place == "start":
        found = furniture_start(row.example)
    elif row.place == "glued":
        found = furniture_glued(row.example)
    else:
        assert furniture_line(row.example) is row
        return
    assert found is not None
    assert found[0] is row


@pytest.mark.parametrize("line", DAY_LINES)
def test_day_lines(line: str) -> None:
    assert day_line(line) is not None


def test_cues() -> None:
    assert all(opens_section(cue.example, "", above=False) for cue in CUES)
    assert all(speaks_of_ticker(cue.example) for cue in TITLE_CUES)
    assert all(opens_summary(cue.example) for cue in SUMMARY_CUES)


@pytest.mark.parametrize(
    "line",
    [
        "20.15 Uhr läuft der Film über den Deich.",
        "(siehe Update vom 19. März, 19.40 Uhr)",
        "Update vom 19. März, 19.40 Uhr) war das anders.",
        "Siehe Update, 19.40 Uhr: Der Deich",
        "1:0 für Auental",
        "Stand 13.30 Uhr",
        "25.10 Uhr: Der Deich",
        "Update, 25.10 Uhr: Der Deich",
        "13.75 Uhr: Der Deich",
        "19.200 Menschen",
        "10.15 Euro kostet der Eintritt",
        "12:35 Min.",
        "Am 15.08. um 13.45 Uhr",
        "Update zeigt Wirkung",
        "15.08. Der Deich",
    ],
)
def test_false_stamps(line: str) -> None:
    assert stamp_at(line, 0) is None


def test_a_bare_date_and_time_is_only_weak() -> None:
    stamp = stamp_at("04.05.20 14:50", 0)
    assert stamp is not None
    assert stamp.family.strength == "weak"


@pytest.mark.parametrize("line", ["25.10 Uhr: Der Deich", "Update, 13.75 Uhr: Der Deich"])
def test_numbers_that_are_no_clock(line: str) -> None:
    assert no_clock_at(line) in ("25.10", "13.75")


@pytest.mark.parametrize(
    "line",
    [
        "Trump-Berater zu Besuch am Deich",
        "Mehr als 300 Helfer am Deich – zwei Orte geräumt",
        "Weiter keine Einigung über den Deich",
        "Suche nach Vermissten geht weiter",
        "Video zeigt den Bruch des Deichs",
        "Von Auental nach Brennau",
        "Bild: Ministerin tritt zurück",
        "Themen des Treffens am Deich",
        "Text des Vertrags veröffentlicht",
        "Feuer in Halle / Saale",
        "Die Aktien des Deichbauers steigen um drei Prozent. (dpa)",
        "Der Ticker der Börse stand still.",
        "Sendung mit Ministerin Beispiel beginnt um 20.15 Uhr",
    ],
)
def test_what_is_no_furniture(line: str) -> None:
    assert furniture_line(line) is None
