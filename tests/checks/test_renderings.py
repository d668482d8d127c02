"""The table of events, and what it finds."""

from __future__ import annotations

import pytest

from summarize.checks.data import table
from summarize.checks.finding import CheckContext
from summarize.checks.quotation import frame_lost
from summarize.checks.renderings import MISREAD, inverted, misread, renderings, unplaced, unrendered
from summarize.checks.roles import invented_roles, roles
from summarize.glossary import Glossary

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
    assert (
        *unrendered(german, english),
        *misread(german, english, CheckContext()),
        *inverted(german, english, CheckContext()),
    ) == ()


@pytest.mark.parametrize(("german", "english"), UNFAITHFUL)
def test_a_lost_event_is_found(german: str, english: str) -> None:
    assert unrendered(german, english) or misread(german, english, CheckContext())


def test_a_country_a_people_and_a_place_are_not_lost() -> None:
    german, glossary = "Die Ministerin sieht den ukrainischen Präsidenten in Kiew in der Pflicht.", Glossary.default()
    assert unplaced(german, "The minister sees a duty of the Ukrainian president in Kyiv.", glossary) == ()
    lost = unplaced(german, "The minister sees the president, who has a duty.", glossary)
    assert [german[finding.de.start : finding.de.end] for finding in lost if finding.de] == ["ukrainischen", "Kiew"]


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


@pytest.mark.parametrize(("german", "wrong", "right"), [row[2:] for row in MISREAD])
def test_a_construction_is_found_misread_and_not_where_it_is_read_rightly(german: str, wrong: str, right: str) -> None:
    (finding,) = misread(german, wrong, CheckContext())
    assert finding.de is not None
    assert german[finding.de.start : finding.de.end] in finding.reason
    assert misread(german, right, CheckContext()) == ()


def test_a_finding_says_where_in_a_longer_text_it_stands() -> None:
    german, english = "Der Damm hält. Seit 6.30 Uhr fährt die Bahn.", "The dam holds. The railway runs since 6:30 PM."
    (finding,) = misread(german, english, CheckContext())
    assert finding.de is not None
    assert german[finding.de.start : finding.de.end] == "6.30 Uhr"


@pytest.mark.parametrize("row", table("roles.tsv"), ids=lambda row: row[0].split()[0])
def test_each_role_needs_a_german_word_for_it(row: tuple[str, ...]) -> None:
    assert len(row) == 2
    for word in row[0].split():
        english = f"The {word.replace('_', ' ')} came to Ahlbrück."
        assert invented_roles("Sie kamen nach Ahlbrück.", english, CheckContext())
        for ground in row[1].split():
            german = f"Nach Ahlbrück kam {ground.replace('*', '')}."
            assert roles()[table("roles.tsv").index(row)][1].search(german)


def test_a_role_may_be_called_so_beside_the_sentence() -> None:
    english = "The mayor opens the bridge."
    assert invented_roles("Sie öffnet die Brücke.", english, CheckContext())
    assert not invented_roles("Sie öffnet die Brücke.", english, CheckContext(beside="Bürgermeisterin auf Reisen"))


@pytest.mark.parametrize(
    ("german", "english", "lost"),
    [
        ("„Dann in Ahlbrück“, ergänzte Benthin.", "“Then in Ahlbrück,” Benthin.", True),
        ("„Dann in Ahlbrück“, ergänzte Benthin.", "“Then in Ahlbrück,” Benthin added.", False),
        ("„Das ist alles“: Werft stellt Ultimatum", "“That is all: shipyard issues an ultimatum.”", True),
        ("„Das ist alles“: Werft stellt Ultimatum", "“That is all”: shipyard issues an ultimatum", False),
        ("Benthin sagt: „Der Damm hält“", "Benthin: “The dam is holding”", False),
        ("„Der Damm hält.“", "“The dam is holding.”", False),
        ("Der Damm hält. „Er bricht“, sagte Ott.", "The dam is holding. “It is breaking,” Ott.", True),
    ],
)
def test_the_words_beside_a_quotation_stay_beside_it_and_keep_their_verb(german: str, english: str, lost: bool) -> None:
    assert bool(frame_lost(german, english, CheckContext())) == lost
