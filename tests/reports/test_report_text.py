from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.models import Resolution, RunInfo, StatementType, TranslationStatus
from summarize.reports.labels import KINDS, RESOLUTIONS, STATES, STATUS
from summarize.reports.text import anchor, one_line, shorten, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("rot \x1b[31m", "rot [U+001B][31m"),
        ("\x9b2J", "[U+009B]2J"),
        ("a\u202eb", "a[U+202E]b"),
        ("\x7f\x00", "[U+007F][U+0000]"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\tb", "a\tb"),
        ("\ud800", "[U+D800]"),
        ("Grüße – „so“ 🙂", "Grüße – „so“ 🙂"),
    ],
)
def test_what_acts_is_shown_instead(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_nothing_that_acts_is_left(text: str) -> None:
    shown = visible(text)
    assert not [char for char in shown if unicodedata.category(char) in {"Cc", "Cs"} and char not in "\n\t"]
    assert not any(unicodedata.bidirectional(char) in {"RLO", "LRO", "RLE", "LRE", "PDF", "RLI"} for char in shown)
    shown.encode()


@given(st.text(max_size=300), st.integers(min_value=2, max_value=80))
def test_shortened_text_keeps_its_beginning(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit
    assert one_line(text).startswith(short.removesuffix("…"))


@given(st.text(max_size=30), st.text(max_size=30))
def test_anchors_are_valid_and_distinct(one: str, other: str) -> None:
    assert re.fullmatch(r"entry-[A-Za-z0-9_.-]*", anchor("entry", one))
    assert (anchor("entry", one) == anchor("entry", other)) == (one == other)


def test_every_way_of_naming_and_every_unfinished_state_has_words() -> None:
    assert list(RESOLUTIONS) == list(Resolution.__args__)  # type: ignore[attr-defined]
    assert set(STATES) | {"done"} == set(RunInfo.model_fields["state"].annotation.__args__)  # type: ignore[union-attr]
    assert set(STATUS) == set(TranslationStatus.__args__)  # type: ignore[attr-defined]


def test_every_type_of_statement_has_a_label_and_a_marked_example() -> None:
    assert list(KINDS) == list(StatementType.__args__)  # type: ignore[attr-defined]
    for kind in KINDS.values():
        assert kind.label
        assert kind.meaning
        assert re.search(r"\[.+\]", kind.example)
