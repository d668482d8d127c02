"""Where sentences end, and the numbered segments."""

from __future__ import annotations

import pytest

from summarize.attribution.sentences import segments, sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dr. Ada Brink kam am 3. Mai nach Falkenau.",
        "Am 14. Juli 2031 um 9.35 Uhr lief die 1. Fähre aus.",
        "Der 13. Jahrgang der St. Annen-Schule feiert z. B. in Nr. 4.",
        "J. R. Holm ist der 2. Vorsitzende, d. h. der Vertreter.",
        "Das kostet ca. 1.250,50 Kronen bzw. etwas mehr.",
        "„Kommt das Eis? Wir wissen es nicht. Wartet!“, sagte der Lotse.",
        "„Wer zahlt?“ fragte die Wirtin.",
        "König Karl III. trat ab.",
    ],
)
def test_no_end_within_a_sentence(sentence: str) -> None:
    assert cut(sentence + " Danach war Ruhe.") == [sentence, "Danach war Ruhe."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er kam. Sie ging.", ["Er kam.", "Sie ging."]),
        ("Das schrieb er auf X. Zudem kam er.", ["Das schrieb er auf X.", "Zudem kam er."]),
        ("„Es reicht.“ Dann ging er.", ["„Es reicht.“", "Dann ging er."]),
        ("Titel ohne Punkt\n\nDer Text beginnt.", ["Titel ohne Punkt", "Der Text beginnt."]),
        ("Der Hafen schloss um 20 Uhr. Die Fähre blieb.", ["Der Hafen schloss um 20 Uhr.", "Die Fähre blieb."]),
        ("Er habe gewonnen.Auch der Rat kam.", ["Er habe gewonnen.", "Auch der Rat kam."]),
        ("Er fragte: „Kommst du?“ „Nein.“", ["Er fragte: „Kommst du?“", "„Nein.“"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_ends(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_a_part_of_the_text_is_cut_as_if_it_were_alone() -> None:
    text = "Vorher. Das Amt kam. Nachher."
    assert [text[start:end] for start, end in sentences(text, 8, 20)] == ["Das Amt kam."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Laut CNN hat der Graf verloren.", ["Laut CNN", "hat der Graf verloren."]),
        (
            "„Es reicht“, sagte sie, weil die See – wie immer – tobte.",
            ["„Es reicht“", "sagte sie,", "weil die See –", "wie immer –", "tobte."],
        ),
        ("Er sagt: Nein; sie sagt 1:0 und 2,5.", ["Er sagt:", "Nein;", "sie sagt 1:0 und 2,5."]),
    ],
)
def test_segments(text: str, expected: list[str]) -> None:
    assert [text[start:end].strip(" ,") for start, end in segments(text)] == [piece.strip(" ,") for piece in expected]


def test_every_letter_is_in_exactly_one_segment() -> None:
    text = "„Wir kommen“, sagte Holm, „aber spät.“ Laut Amt – so die Leiterin – ruht der Bau: bis Mai."
    counted = [0] * len(text)
    for start, end in segments(text):
        for index in range(start, end):
            counted[index] += 1
    assert all(count == 1 for count, character in zip(counted, text, strict=True) if character.isalnum())
