"""English words of one family."""

from __future__ import annotations

import pytest

from summarize.checks.data import table
from summarize.checks.families import family


@pytest.mark.parametrize(
    "words",
    [
        ("decide", "decided", "decision"),
        ("announce", "announcement", "announcing"),
        ("win", "won", "winner"),
        ("organize", "organisation", "organisers"),
        ("injury", "injuries", "injured"),
        ("stop", "stopped", "stopping"),
    ],
)
def test_relatives_share_their_sign(words: tuple[str, ...]) -> None:
    assert len(set(map(family, words))) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("contract", "contrary"), ("party", "part"), ("metre", "meet"), ("will", "well")]
)
def test_strangers_do_not(one: str, other: str) -> None:
    assert family(one) != family(other)


def test_no_word_is_of_two_families() -> None:
    words = [word for (row,) in table("word_families.txt") for word in row.split()]
    assert len(words) == len(set(words))
