"""The table of events, and what it finds."""

from __future__ import annotations

import pytest

from summarize.checks.data import table
from summarize.checks.finding import CheckContext
from summarize.checks.renderings import inverted, misread, renderings, unrendered

FAITHFUL = (
    ("Die Krise ist vorerst abgewendet.", "The crisis has been averted for now."),
    ("Der Betreiber räumt Fehler ein.", "The operator admits mistakes."),
    ("Die Stadt bestreitet das.", "The city denies this."),
    ("Der Minister soll das Treffen verhindert haben.", "The minister is said to have prevented the meeting."),
    ("Seit 6.30 Uhr fährt die Bahn.", "The railway has been running since 6:30 AM."),
    ("Um 19.28 Uhr begann das Konzert.", "The concert began at 7:28 PM."),
    ("Um 6 Uhr abends wird gewählt.", "There is voting at 6 PM in the evening."),
)
UNFAITHFUL = (
    ("Die Krise ist vorerst abgewendet.", "The crisis is still ongoing."),
    ("Der Betreiber räumt Fehler ein.", "The operator is cleaning up mistakes."),
    ("Die Stadt bestreitet das.", "The city advocates this."),
    ("Die Rakete schlug um 4.30 Uhr neben dem Depot ein.", "The rocket launched next to the depot at 4:30."),
    ("Die Polizei hat 14 Personen festgenommen.", "The police has taken 14 people."),
    ("Der Minister soll das Treffen verhindert haben.", "The minister should have prevented the meeting."),
    ("Seit 6.30 Uhr fährt die Bahn.", "The railway has been running since 6:30 PM."),
)


@pytest.mark.parametrize(("german", "english"), FAITHFUL)
def test_a_faithful_sentence_passes(german: str, english: str) -> None:
    assert (*unrendered(german, english), *misread(german, english), *inverted(german, english, CheckContext())) == ()


@pytest.mark.parametrize(("german", "english"), UNFAITHFUL)
def test_a_lost_event_is_found(german: str, english: str) -> None:
    assert unrendered(german, english) or misread(german, english)


def test_a_contrary_is_named() -> None:
    (finding,) = inverted("Der Preis ist gestiegen.", "The price has fallen.", CheckContext())
    assert "fallen" in finding.reason
    assert "gestiegen" in finding.reason


@pytest.mark.parametrize("row", table("renderings.tsv"), ids=lambda row: row[0].split()[0])
def test_each_row_says_one_thing_and_not_its_contrary(row: tuple[str, ...]) -> None:
    assert len(row) in (2, 3)
    compiled = renderings()[table("renderings.tsv").index(row)]
    said = [word.replace("*", "").replace("_", " ") for word in row[1].split()]
    assert all(compiled.english.search(word) for word in said)
    for contrary in row[2].split() if len(row) == 3 else ():
        word = contrary.replace("*", "").replace("_", " ")
        assert compiled.opposite is not None
        assert compiled.opposite.search(word)
        assert not compiled.english.fullmatch(word)
