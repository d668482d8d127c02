from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.checks import aligned, english_sentences
from summarize.checks.align import german_sentences
from summarize.checks.finding import CheckContext
from summarize.checks.numbers import OTHER_WORDS_DE, OTHER_WORDS_EN, extra_numbers, missing_numbers
from summarize.checks.numerals import english_numerals, german_numerals
from summarize.checks.spelling import SOUNDS, sounds_alike


def values(numerals: list) -> list[str]:  # type: ignore[type-arg]
    return [str(min(value for kind, value in numeral.readings if kind == "n")) for numeral in numerals]


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=10**9))
def test_thousands_of_both_languages_are_the_same_value(number: int) -> None:
    german, english = f"{number:,}".replace(",", "."), f"{number:,}"
    assert [numeral.readings for numeral in german_numerals(f"x {german} y")] == [
        numeral.readings for numeral in english_numerals(f"x {english} y")
    ]


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=23), st.integers(min_value=0, max_value=59))
def test_every_clock_agrees_with_its_english_forms(hour: int, minute: int) -> None:
    german = f"Um {hour}.{minute:02} Uhr."
    half = "a.m." if hour < 12 else "p.m."
    for english in (f"At {hour}:{minute:02}.", f"At {hour % 12 or 12}:{minute:02} {half}"):
        assert missing_numbers(german, english, CheckContext()) == ()
        assert extra_numbers(german, english, CheckContext()) == ()


def test_number_words() -> None:
    assert values(german_numerals("dreiundzwanzig, zwölf, vierzig, zweihundert, drei Millionen")) == [
        "23", "12", "4E+1", "2E+2", "3E+6",
    ]  # fmt: skip
    assert values(english_numerals("twenty-three, twelve, forty, two hundred, three million")) == [
        "23", "12", "4E+1", "2E+2", "3E+6",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["Außer Acht gelassen", "in der Elf", "Achten Sie darauf"])
def test_words_that_only_look_like_numbers(text: str) -> None:
    assert german_numerals(text) == []


@pytest.mark.parametrize(("value", "words", "example"), OTHER_WORDS_EN)
def test_other_english_words_say_the_number(value: int, words: str, example: str) -> None:
    assert missing_numbers(f"Es waren {value}.", f"It was {example}.", CheckContext()) == ()


@pytest.mark.parametrize(("value", "words", "example"), OTHER_WORDS_DE)
def test_other_german_words_allow_the_number(value: int, words: str, example: str) -> None:
    assert extra_numbers(f"Es war {example}.", f"It was {Decimal(value)}.", CheckContext()) == ()


@pytest.mark.parametrize(("spelling", "sound", "example"), [row for row in SOUNDS if ", " in row[2]])
def test_spellings_that_sound_alike(spelling: str, sound: str, example: str) -> None:
    one, other = example.split(", ")
    assert sounds_alike(one, other)


@pytest.mark.parametrize(("one", "other"), [("Merkel", "Bundeskanzler"), ("Paris", "Präsident"), ("Orban", "Orsa")])
def test_other_words_do_not(one: str, other: str) -> None:
    assert not sounds_alike(one, other)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Smith met Dr. Jones. They spoke.", 2),
        ("It began at 8 p.m. The hall was full.", 2),
        ("It began at 8 p.m. Monday in the hall.", 1),
        ("“We stay. We fight,” she said. He left.", 3),
        ("The U.S. Senate voted.", 1),
        ("She wrote on X. He did not answer.", 2),
        ("It was J. Smith.", 1),
        ("Really? Yes! Fine.", 3),
    ],
)
def test_english_sentences(text: str, count: int) -> None:
    assert len(english_sentences(text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("„Wir bleiben. Wir kämpfen“, sagte sie. Er ging.", 3),
        ("„Geht es?“, fragte er. „Ja.“", 2),
        ("Um 13.45 Uhr kam der 3. Zug. Er war leer.", 2),
    ],
)
def test_german_sentences(text: str, count: int) -> None:
    assert len(german_sentences(text)) == count


@settings(deadline=None)
@given(st.lists(st.sampled_from(["Der Rat tagt.", "Es waren 42 Leute.", "Warum?"]), max_size=5),
       st.lists(st.sampled_from(["The council meets.", "There were 42 people.", "Why?"]), max_size=5))  # fmt: skip
def test_every_sentence_is_in_exactly_one_bead(german: list[str], english: list[str]) -> None:
    source, translated = " ".join(german), " ".join(english)
    beads = aligned(source, translated)
    assert [span for bead in beads for span in bead.german] == list(german_sentences(source))
    assert [span for bead in beads for span in bead.english] == list(english_sentences(translated))


def test_a_dropped_sentence_stands_alone() -> None:
    german = "Am Montag kamen 42 Leute. Der Bürgermeister blieb den ganzen Tag zu Hause. In Orsa schneite es."
    english = "On Monday 42 people came. It snowed in Orsa."
    alone = [german[bead.german[0].start : bead.german[0].end] for bead in aligned(german, english) if not bead.english]
    assert alone == ["Der Bürgermeister blieb den ganzen Tag zu Hause."]
