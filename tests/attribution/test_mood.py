"""Which sentences the Konjunktiv marks as reported."""

from __future__ import annotations

import pytest

from summarize.attribution.mood import first_forms, mood, reported_mood


@pytest.mark.parametrize(
    "sentence",
    [
        "Der Kran sei sicher.",
        "Die Häfen seien offen.",
        "Sie habe nichts gewusst.",
        "Das Amt wolle prüfen.",
        "Die Fähre fahre am Montag.",
        "Der Bau verzögere sich.",
        "Man kritisiere den Plan.",
        "Das Fest finde statt.",
        "Im Ergebnis hätten die Häfen nichts erreicht.",
        "Der Vorschlag stamme vom Rat.",
        "Es komme, sagte sie, auf den Rat an.",
    ],
)
def test_reported(sentence: str) -> None:
    assert reported_mood(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Der Kran ist sicher.",
        "Ich habe nichts gewusst.",
        "Die breite Straße ruht.",
        "Er kommt, es sei denn, es regnet.",
        "Er brachte einige Fische mit.",
        "Das Dach ist teilweise neu.",
        "Wenn es regnete, würde die Fähre warten.",
        "Eine kluge Frage.",
        "Die alte Brücke und die neue Mühle.",
        "Dem Amt zufolge ist der Kran sicher.",
        "Der Bau geht zuende.",
        "Sie wohnt hier zuhause und treibt rege Geschäfte.",
        "Wie dem auch sei, der Kran ist sicher.",
        "Er tat, als sei nichts geschehen.",
        "Man nehme zwei Eier.",
        "Möge die Bessere gewinnen.",
        "Der Kran kommt weg, koste es, was es wolle.",
    ],
)
def test_not_reported(sentence: str) -> None:
    assert not reported_mood(sentence)


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("er komme morgen", "konjunktiv1"),
        ("sie wären gern geblieben", "konjunktiv2"),
        ("den Hafen zu räumen", "infinitive"),
        ("der Hafen wurde geräumt", "indicative"),
        ("kein Wort", "none"),
    ],
)
def test_mood_of_a_clause(clause: str, expected: str) -> None:
    assert mood(clause) == expected


def test_the_form_table_holds_no_preterite() -> None:
    assert not {"sagte", "wurde", "hatte", "konnte"} & first_forms()


def test_the_form_table_is_formed_from_the_infinitive() -> None:
    assert {"spiele", "ziele", "handle", "liefere", "tue"} <= first_forms()
    assert not {"spile", "zile"} & first_forms()
