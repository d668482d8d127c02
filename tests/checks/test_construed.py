"""The constructions that a small model reads as other ones."""

from __future__ import annotations

import pytest

from summarize.checks.construed import CONSTRUCTIONS, Construction, misconstrued
from summarize.glossary import Glossary

FAITHFUL = (
    ("Wann die Brücke öffnet, ist unklar.", "It is unclear when the bridge will open."),
    ("Wie lange das dauert, konnte niemand sagen.", "How long this will take, nobody could say."),
    ("Wer gewählt wird, soll der Rat entscheiden.", "The council is to decide who will be elected."),
    ("Die Stadt und der Hafen bestätigten das.", "The city and the port confirmed this."),
    ("Der Damm wurde gesichert.", "The dam was secured."),
    ("Die Stadt werde den Damm sichern, hieß es.", "The city would secure the dam, it was said."),
    ("Jonas Keller kam aus Ahlbrück.", "Jonas Keller came from Ahlbrück."),
    ("Seit einer Woche steht der Kran.", "The crane has been standing for a week."),
    ("Nach drei Wochen kam eine Antwort.", "After three weeks an answer came."),
    ("Sagte der Wirt der Lotsin die Wahrheit?", "Did the landlord tell the pilot the truth?"),
)


@pytest.mark.parametrize("construction", CONSTRUCTIONS, ids=lambda construction: construction.german)
def test_each_construction_finds_its_example_and_nothing_in_the_right_one(construction: Construction) -> None:
    glossary = Glossary.default()
    assert construction.doubt(construction.german, construction.wrong, glossary)
    assert any(
        construction.reason.split("{")[0] in finding.reason
        for finding in misconstrued(construction.german, construction.wrong, glossary)
    )
    if construction.right:
        assert misconstrued(construction.german, construction.right, glossary) == ()


@pytest.mark.parametrize(("german", "english"), FAITHFUL)
def test_faithful_sentences_pass(german: str, english: str) -> None:
    assert [finding.reason for finding in misconstrued(german, english, Glossary.default())] == []


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Wer das Tor öffnete, sagte die Lotsin nicht.", "The pilot who opened the gate said the pilot did not."),
        ("Die Stadt werde jeden Schaden ersetzen.", "The city will be replaced for every damage."),
        ("Vestrischer Minister reist ab", "Vestrischer Minister is leaving"),
    ],
)
def test_wrong_ones_are_doubted(german: str, english: str) -> None:
    assert misconstrued(german, english, Glossary.default())
