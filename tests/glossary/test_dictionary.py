"""The dictionary of usual senses."""

from __future__ import annotations

import importlib.resources

import pytest
import simplemma

from summarize.checks.words import is_english_word
from summarize.glossary.dictionary import Dictionary, Word
from summarize.glossary.lexicon import table_rows


def word(sentence: str, text: str) -> Word:
    return next(word for word in Dictionary.default().words(sentence) if word.text == text)


@pytest.mark.parametrize(
    ("sentence", "text", "senses", "not_senses"),
    [
        ("Der Rat lehnte den Plan ab.", "lehnte … ab", {"reject"}, {"lean"}),
        ("Sie verlangten eine Zusage.", "verlangten", {"demand", "request"}, set()),
        ("Kreise: Der Hafen bleibt offen", "Kreise", {"source"}, {"circle", "circles"}),
        ("Verlegt wurden alle Kräne.", "Verlegt", {"move", "postpone"}, set()),
    ],
)
def test_a_word_is_found_in_its_form(sentence: str, text: str, senses: set[str], not_senses: set[str]) -> None:
    found = set(word(sentence, text).senses)
    assert senses <= found
    assert not found & not_senses


def test_a_compound_has_the_senses_of_its_parts() -> None:
    compound = word("Die Hafenbehörde schweigt.", "Hafenbehörde")
    assert {"authority", "agency"} <= set(compound.senses)
    assert "port" in compound.modifiers


def test_a_phrase_stands_for_its_words() -> None:
    words = Dictionary.default().words("Beide ziehen schwere Waffen ab.")
    assert [word.text for word in words if "weapon" in " ".join(word.senses)] == ["schwere Waffe"]


def test_an_unknown_word_has_no_senses() -> None:
    assert word("Der Glimsel hält.", "Glimsel").senses == ()


def test_the_table_holds_english_and_each_row_once() -> None:
    text = (importlib.resources.files("summarize.glossary") / "data" / "senses.tsv").read_text(encoding="utf-8")
    rows = list(table_rows(text))
    assert len(rows) == len({german for german, _ in rows})
    words = {word for _, english in rows for word in english.replace(",", " ").replace("-", " ").split()}
    unknown = {word for word in words if word.isalpha() and not simplemma.is_known(word, lang="en")}
    assert {word for word in unknown if not is_english_word(word.lower())} <= {"Bundeswehr", "Kremlin", "en", "pm"}


def test_phrases_come_in_the_order_of_the_sentence() -> None:
    nouns = [f"Wort{letter}" for letter in "abcdefghijklmnop"]
    phrases = {f"groß {noun}": (noun,) for noun in nouns}
    dictionary = Dictionary(phrases, lambda word: word)
    found = [word.text for word in dictionary.words("groß " + " ".join(nouns)) if " " in word.text]
    assert found == list(phrases)


def test_a_clause_without_words_has_none() -> None:
    assert Dictionary({}, lambda word: word).words("1.200, 13.") == []
