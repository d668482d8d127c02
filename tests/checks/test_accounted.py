"""Whether the words of a sentence and of its English account for each other."""

from __future__ import annotations

import pytest

from summarize.checks.accounted import unaccounted
from summarize.glossary import Glossary

FAITHFUL = (
    ("Der Rat lehnte den Plan der Werft am Abend ab.", "The council rejected the shipyard's plan in the evening."),
    ("Ute Brahm will trotz der Kritik im Amt bleiben.", "Ute Brahm wants to stay in office despite the criticism."),
    ("Die Hafenbehörde hat den Verkehr unterbrochen.", "The port authority has suspended traffic."),
    ("Drei Menschen wurden leicht verletzt.", "Three people suffered minor injuries."),
    ("Die Polizei meldet zwölf Festnahmen.", "Police report 12 arrests."),
    ("Der Kapitän Pawel Dorn stellt die Suche ein.", "The captain Pawel Dorn is calling off the search."),
    ("Für Freitag ist eine Kundgebung geplant.", "A rally is planned for Friday."),
    ("Laut Brahm dauert die Suche nach der Ursache an.", "According to Brahm, the search for the cause is continuing."),
)
UNFAITHFUL = (
    ("Wir wollen keine Almosen.", "We do not want any snacks.", "'snacks'"),
    (
        "Die Lotsen stehen kurz vor einem Durchbruch.",
        "The pilots are short of breath before a breakthrough.",
        "'breath'",
    ),
    ("Der Verdacht wiegt schwer.", "The fabric weighs heavily.", "'Verdacht'"),
    ("Die Wirtin will den Hafen verlassen.", "The landlady will leave the port.", "'will'"),
    ("Kreise: Der Vertrag ist fertig", "Circles: The contract is finished", "'Kreise'"),
    ("Die Bahn stellt am Abend den Verkehr ein.", "The railway hires traffic in the evening.", "'Verkehr einstellen'"),
    ("Start und Ziel sind in Ahlbrück.", "The start and the goal are in Ahlbrück.", "'Start und Ziel'"),
    ("Nach der knappen Erklärung ging er.", "After the narrow statement he left.", "'knapp Erklärung'"),
    ("Der Rat hat die Abfahrt verschoben.", "The council has the departure.", "'verschoben'"),
    ("Jonas Ott kam am Abend.", "He came in the evening.", "'Ott'"),
    ("Die Chefin der Werft kam.", "The directorin of the shipyard came.", "'directorin'"),
)


@pytest.mark.parametrize(("german", "english"), FAITHFUL)
def test_a_faithful_sentence_is_accounted_for(german: str, english: str) -> None:
    assert [finding.reason for finding in unaccounted(german, english, Glossary.default())] == []


@pytest.mark.parametrize(("german", "english", "word"), UNFAITHFUL)
def test_what_is_lost_or_added_is_named(german: str, english: str, word: str) -> None:
    findings = unaccounted(german, english, Glossary.default())
    assert any(word in finding.reason for finding in findings)


def test_the_places_are_those_of_the_words() -> None:
    german, english = "Wir wollen keine Almosen.", "We do not want any snacks."
    findings = unaccounted(german, english, Glossary.default())
    assert {german[f.de.start : f.de.end] for f in findings if f.de} == {"Almosen"}
    assert {english[f.en.start : f.en.end] for f in findings if f.en} == {"snacks"}
