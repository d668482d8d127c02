"""Quotations numbered on the way in, and aligned by number on the way out."""

from __future__ import annotations

import pytest

from summarize.passages import Passage, Task
from summarize.tasks.numbered import numbered_sentences, without_numbers


def passage(text: str, number: int = 1, start: int = 0) -> Passage:
    return Passage(number, start, start + len(text), text)


TWO = passage("„Ja“, sagte Benthin, „wir bleiben ‚vorerst‘.“")


def test_quotations_are_numbered_through_an_entry_and_inner_ones_are_not() -> None:
    later = passage("Er sprach von „Glück“.", number=2, start=100)
    one, two = numbered_sentences(Task("e1", None, None, (TWO, later)))
    assert one.text == "<q1>„Ja“</q1>, sagte Benthin, <q2>„wir bleiben ‚vorerst‘.“</q2>"
    assert (one.quotations, two.quotations) == ((1, 2), (3,))
    assert two.text == "Er sprach von <q3>„Glück“</q3>."


@pytest.mark.parametrize(
    ("answer", "english", "quoted"),
    [
        (
            "<q1>“Yes,”</q1> Benthin said, <q2>“we are staying ‘for now’.”</q2>",
            "“Yes,” Benthin said, “we are staying ‘for now’.”",
            ["Yes,", "we are staying ‘for now’."],
        ),
        (
            "<q2>“We are staying ‘for now’”</q2>, Benthin said: “<q1>Yes</q1>.”",
            "“We are staying ‘for now’”, Benthin said: “Yes.”",
            ["Yes", "We are staying ‘for now’"],
        ),
        (
            "<q1>“Yes”,</q1> Benthin said, <q2>“we are staying.”</q2>",
            "“Yes”, Benthin said, “we are staying.”",
            ["Yes", "we are staying."],
        ),
    ],
)
def test_each_english_quotation_belongs_to_the_german_one_of_its_number(
    answer: str, english: str, quoted: list[str]
) -> None:
    text, pairs = without_numbers(TWO, answer, (1, 2))
    assert text == english
    assert pairs is not None
    assert [TWO.text[pair.de.start : pair.de.end] for pair in pairs] == ["Ja", "wir bleiben ‚vorerst‘."]
    assert [english[pair.en.start : pair.en.end] for pair in pairs] == quoted


@pytest.mark.parametrize(
    "answer",
    [
        "“Yes,” Benthin said, “we are staying.”",
        "<q1>“Yes,”</q1> Benthin said, “we are staying.”",
        "<q1>“Yes,”</q1> Benthin said, <q1>“we are staying.”</q1>",
        "<q1>“Yes,”</q1> Benthin said, <q7>“we are staying.”</q7>",
        "<q1>“Yes,” Benthin said, <q2>“we are staying.”",
        "</q1>“Yes,” Benthin said, “we are <q2></q2>staying.”",
    ],
)
def test_what_the_numbers_do_not_say_is_left_to_the_order_and_no_tag_stays(answer: str) -> None:
    text, pairs = without_numbers(TWO, answer, (1, 2))
    assert text == "“Yes,” Benthin said, “we are staying.”"
    assert pairs is None


def test_what_looks_like_a_number_in_the_source_stays_as_it_is() -> None:
    odd = passage("Das Schild „<q1>“ hing schief.")
    (shown,) = numbered_sentences(Task("e1", None, None, (odd,)))
    assert (shown.text, shown.quotations) == (odd.text, ())
    assert without_numbers(odd, "The sign “<q1>” was askew.", ()) == ("The sign “<q1>” was askew.", None)


def test_a_heading_is_shown_without_numbers() -> None:
    heading = passage("„Wir bleiben“", number=0)
    assert without_numbers(heading, "<q1>“We are staying”</q1>", ()) == ("“We are staying”", None)
