"""The tables of words: every example shows what its row says."""

from __future__ import annotations

import pytest

from summarize.attribution import cues, frames
from summarize.attribution.clauses import read
from summarize.attribution.lexicon import lines, word_list
from summarize.attribution.quotes import quotations
from summarize.attribution.verbs import Verb, forms, verbs

LETTERS = frozenset("DCZRATwpvsin")


def found_in(example: str) -> set[str]:
    sentence = read(example, 0, len(example), quotations(example))
    hits = [cues.cue(clause, sentence.clauses[at + 1 :]) for at, clause in enumerate(sentence.clauses)]
    return {hit.verb.lemma for hit in hits if hit is not None}


@pytest.mark.parametrize("verb", verbs(), ids=lambda verb: verb.lemma)
def test_every_verb_is_found_in_its_example(verb: Verb) -> None:
    assert verb.takes <= LETTERS
    assert verb.example.endswith((".", "!", "“"))
    assert verb.lemma in found_in(verb.example), found_in(verb.example)


def test_no_verb_stands_twice() -> None:
    lemmas = [verb.lemma for verb in verbs()]
    assert len(lemmas) == len(set(lemmas))


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("teilte", "mitteilen"),
        ("mitgeteilt", "mitteilen"),
        ("mitzuteilen", "mitteilen"),
        ("sprachen", "sprechen"),
        ("behauptet", "behaupten"),
        ("kritisiert", "kritisieren"),
        ("erwiderte", "erwidern"),
        ("antwortete", "antworten"),
    ],
)
def test_forms(word: str, lemma: str) -> None:
    assert lemma in {form.verb.lemma for form in forms()[word]}


def test_every_word_list_has_words_and_a_remark() -> None:
    named = [line for line in lines("words.txt") if line.startswith("[")]
    assert len(named) == len(set(named))
    assert all(word_list(name.strip("[]")) for name in named)


def test_konjunktiv_table_holds_infinitives() -> None:
    assert all(line.endswith("n") and line.islower() for line in lines("subjunctive.txt"))


def test_a_frame_names_subject_and_addressee() -> None:
    text = "Die Werft teilte dem Rat am Montag mit, dass sie Leute sucht."
    sentence = read(text, 0, len(text), quotations(text))
    (frame,) = frames.frames(sentence)
    assert frame.subject is not None
    assert frame.addressee is not None
    assert text[slice(*frame.subject)] == "Die Werft"
    assert text[slice(*frame.addressee)] == "dem Rat"
