"""What a small model is told of German words it may not know."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from summarize.glossary import Lexicon, Meaning
from summarize.glossary.lexicon import german_lemma

SENTENCE = (
    "Die Minister nahmen an dem Treffen teil, stimmten für den Antrag und traten gegen Abend in Kraft auf die Bremse."
)
ROWS = {
    "Raser": "speeder",
    "räumen": "clear",
    "einräumen": "admit",
    "Bände sprechen": "speak volumes",
    "jemandem auf die Nerven gehen": "get on someone's nerves",
    "ausgehen von": "assume",
    "sprechen": "speak",
    "Kontrolle": "check",
    "Unfall": "accident",
    "Auffahrunfall": "rear-end collision",
    "Lage": "situation",
    "Deich": "dike",
    "sanieren": "renovate",
    "Sanierung": "renovation",
}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(ROWS, german_lemma)


@pytest.mark.parametrize(
    ("sentence", "meanings"),
    [
        ("Die Rasern drohen Strafen.", {"Rasern": "speeder"}),
        ("Der Deich hielt, die Helfer räumten die Straße.", {"Deich": "dike", "räumten": "clear"}),
        ("Die Firma räumte Fehler ein.", {"räumte … ein": "admit"}),
        ("Die Firma räumte Fehler ein, der Deich hielt.", {"räumte … ein": "admit", "Deich": "dike"}),
        ("Sie hat Fehler eingeräumt.", {"eingeräumt": "admit"}),
        ("Das spricht Bände.", {"Bände sprechen": "speak volumes"}),
        ("Das ging ihr auf die Nerven.", {"jemandem auf die Nerven gehen": "get on someone's nerves"}),
        ("Sie gehe von einem Irrtum aus.", {"ausgehen von": "assume"}),
        ("Die Auffahrunfälle häufen sich.", {"Auffahrunfälle": "rear-end collision"}),
        ("Die Unfalllage ist ernst.", {"Unfalllage": "accident situation"}),
        ("Die Deichsanierung dauert an.", {"Deichsanierung": "dike renovation"}),
        ("Zur Corona-Lage schwieg sie.", {"Corona-Lage": "Corona situation"}),
        ("Nichts davon steht in der Tafel.", {}),
    ],
)
def test_words_are_found_in_every_form(lexicon: Lexicon, sentence: str, meanings: dict[str, str]) -> None:
    assert {meaning.german: meaning.english for meaning in lexicon.meanings(sentence)} == meanings


def test_a_word_that_comes_twice_is_told_once(lexicon: Lexicon) -> None:
    assert lexicon.meanings("Raser, Raser und Raser") == [Meaning("Raser", "speeder")]


def test_the_same_sentence_is_told_the_same_in_every_process() -> None:
    """Requests are matched by their words, and Python orders sets of strings differently in each process."""
    told = [
        subprocess.run(
            [
                sys.executable,
                "-c",
                f"from summarize.glossary import Lexicon; print(Lexicon.default().meanings({SENTENCE!r}))",
            ],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    ]
    assert len(set(told)) == 1
    assert told[0].count("Meaning(") > 5


def test_the_table_of_the_package_is_well_formed() -> None:
    from importlib.resources import files

    lines = (files("summarize.glossary") / "data" / "lexicon.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert all(len(row) == 2 and all(cell and cell == cell.strip() for cell in row) for row in rows)
    assert not [english for _, english in rows if re.search(r"[/;=\n]", english)], "one meaning, as it stands in a list"
    germans = [german for german, _ in rows]
    assert len(set(germans)) == len(germans)
    assert germans == sorted(germans, key=lambda german: (german.casefold(), german))


def test_news_words_of_the_package() -> None:
    told = {m.german: m.english for m in Lexicon.default().meanings("Der Abgeordnete räumte ein, abgestimmt zu haben.")}
    assert told["räumte … ein"] == "admit"
    assert "Abgeordnete" in told
