"""Typography, quotations taken apart, and the sign of reporting that the rules add."""

from __future__ import annotations

import pytest

from summarize.glossary import Glossary, people_glossary
from summarize.models import Speaker
from summarize.tasks.english import aligned_quotations, as_subject, plain_marks, quoted_apart, tidy, with_cue
from summarize.tasks.rendered import properly_spelled, sentence_terms


@pytest.mark.parametrize(
    ("answer", "tidied"),
    [
        ('  "We stay," she said.\n', "“We stay,” she said."),
        ("„We stay“, she said.", "“We stay”, she said."),
        ("English: The dam holds.", "The dam holds."),
        ("The \x1b[31mdam\u202e holds.", "The [31mdam holds."),
        ("»We stay«, «they» said.", "“We stay”, “they” said."),
    ],
)
def test_answers_are_tidied_without_touching_a_word(answer: str, tidied: str) -> None:
    assert tidy(answer) == tidied


def test_marks_are_straightened_for_small_models() -> None:
    assert plain_marks("„Wir bleiben“, sagte sie; «nein», sagte er.") == '"Wir bleiben", sagte sie; "nein", sagte er.'


@pytest.mark.parametrize(
    ("german", "inner", "around", "first"),
    [
        ("„Wir haben das Schlimmste hinter uns.“", "Wir haben das Schlimmste hinter uns.", "", True),
        ("„Wir bleiben hier“, sagte Karla Benthin.", "Wir bleiben hier", "sagte Karla Benthin.", True),
        ("„Wir bleiben hier“, so Karla Benthin.", "Wir bleiben hier", "sagte Karla Benthin.", True),
        ("Karla Benthin sagte: „Wir bleiben hier.“", "Wir bleiben hier.", "Karla Benthin sagte:", False),
    ],
)
def test_a_full_quotation_is_taken_apart(german: str, inner: str, around: str, first: bool) -> None:
    quoted = quoted_apart(german)
    assert quoted is not None
    assert (quoted.inner, quoted.around, quoted.first) == (inner, around, first)


@pytest.mark.parametrize(
    "german",
    [
        "Der Damm hält.",
        "Sie sprach von einer „sehr ernsten Lage“ am Deich.",
        "Das „Brudervolk“ wartet.",
        "„Ja, gern doch“, sagte sie, „aber nicht heute Abend.“",
        "„Wir bleiben hier, sagte sie.",
    ],
)
def test_other_sentences_stay_whole(german: str) -> None:
    assert quoted_apart(german) is None


@pytest.mark.parametrize(
    ("german", "inner", "around", "english"),
    [
        ("„Wir bleiben hier.“", "We are staying.", "", "“We are staying.”"),
        ("„Wir bleiben hier“, sagte Benthin.", "We are staying.", "Said Benthin.", "“We are staying,” said Benthin."),
        ("„Wer zahlt das denn?“, fragte Tolk.", "Who will pay?", "Tolk asked.", "“Who will pay?” Tolk asked."),
        ("Benthin sagte: „Wir bleiben hier.“", "We are staying.", "Benthin said:", "Benthin said: “We are staying.”"),
        ("„Das Wort ‚nie‘ gilt nicht.“", "The word “never” is void.", "", "“The word ‘never’ is void.”"),
    ],
)
def test_the_parts_are_joined_with_their_marks(german: str, inner: str, around: str, english: str) -> None:
    quoted = quoted_apart(german)
    assert quoted is not None
    assert quoted.joined(inner, around) == english
    assert aligned_quotations(german, 0, english, 0) is not None


@pytest.mark.parametrize(
    ("english", "speaker", "cued"),
    [
        ("The water had fallen.", "Karla Benthin", "The water had fallen, Karla Benthin said."),
        ("The water had fallen.", None, "The water had fallen, it was reported."),
        ("The water had fallen.", "the White House", "The water had fallen, the White House said."),
        ("Who would pay?", "Karla Benthin", "Who would pay? Karla Benthin said."),
    ],
)
def test_a_lost_sign_of_reporting_is_added(english: str, speaker: str | None, cued: str) -> None:
    assert with_cue(english, speaker)[1] == cued


@pytest.mark.parametrize(
    ("speaker", "subject"),
    [
        (Speaker(name="Karla Benthin", name_en="Karla Benthin", kind="person"), "Karla Benthin"),
        (Speaker(name="Weißes Haus", name_en="White House", kind="institution"), "the White House"),
        (Speaker(name="CNN", name_en="CNN", kind="institution"), "CNN"),
        (Speaker(name="Erklärung des Rats", name_en="Erklärung des Rats", kind="document"), None),
        (Speaker(name="Regierungskreisen", name_en="Regierungskreisen", kind="anonymous"), None),
        (Speaker(name="Betriebsrat", name_en="Betriebsrat", kind="institution"), "the works council"),
        (Speaker(name="Ministerpräsident", name_en="Ministerpräsident", kind="person"), "the prime minister"),
        (Speaker(name="Polizei", name_en="police", kind="institution"), "the police"),
        (Speaker(name="Sprecher der Polizei", name_en="Sprecher der Polizei", kind="person"), None),
        (Speaker(name="Anna Richter", name_en="Anna Richter", kind="person"), "Anna Richter"),
        (Speaker(name="die Behörde", name_en="die Behörde", kind="institution"), None),
        (Speaker(), None),
    ],
)
def test_only_speakers_with_an_english_name_are_named(speaker: Speaker, subject: str | None) -> None:
    assert as_subject(speaker) == subject


def test_names_left_in_german_spelling_are_respelled_and_nothing_else_is() -> None:
    glossary = people_glossary(("Wolodymyr Selenskyj",)).merge(Glossary.default())
    german = "Selenskyj reiste nach Kiew."
    assert properly_spelled(german, "Selenskyj travelled to Kiew.", glossary) == "Zelensky travelled to Kyiv."
    assert properly_spelled("Er reiste ab.", "Selenskyj left.", glossary) == "Selenskyj left."


def test_quotations_are_aligned_only_where_their_number_agrees() -> None:
    german, english = "Er sagte „ja“ und „nein“.", "He said “yes” and “no”."
    pairs = aligned_quotations(german, 100, english, 50)
    assert pairs is not None
    assert [english[pair.en.start - 50 : pair.en.end - 50] for pair in pairs] == ["yes", "no"]
    assert [german[pair.de.start - 100 : pair.de.end - 100] for pair in pairs] == ["ja", "nein"]
    assert aligned_quotations(german, 0, "He said “yes” and no.", 0) is None


def test_hearsay_goes_to_a_small_model_as_a_term() -> None:
    told = sentence_terms("Der Minister soll die Unterlagen vernichtet haben.", Glossary.default())
    assert told[-1].english == "reportedly"
    assert "reportedly" not in str(sentence_terms("Der Minister soll die Unterlagen vorlegen.", Glossary.default()))
