from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.models import Range
from summarize.reports.pieces import pieces
from summarize.reports.text import visible

ranges = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda ends: Range(start=min(ends), end=max(ends)))


# No carriage return: with a line feed it is shown as one line end, which characters taken one by one cannot show.
texts = st.text(st.characters(exclude_characters="\r"), max_size=40)


@settings(max_examples=300)
@given(texts, st.integers(0, 20), st.lists(ranges, max_size=4), st.lists(ranges, max_size=4))
def test_cutting_loses_nothing_and_marks_exactly(
    text: str, offset: int, pairs: list[Range], marks: list[Range]
) -> None:
    cut = pieces(text, offset, pairs, [(mark, f"statement-{n}") for n, mark in enumerate(marks)])
    assert "".join(piece.text for piece in cut) == "".join(visible(char) for char in text.strip())
    for number, mark in enumerate(marks):
        start, end = max(mark.start, offset), min(mark.end, offset + len(text))
        marked = "".join(piece.text for piece in cut if f"statement-{number}" in piece.statements)
        kept = range(offset + len(text) - len(text.lstrip()), offset + len(text.rstrip()))
        assert marked == "".join(visible(text[i - offset]) for i in range(start, end) if i in kept)


def test_white_space_alone_is_nothing() -> None:
    assert pieces(" \n", 3, [Range(start=0, end=9)], []) == ()


def test_the_first_of_two_overlapping_quotations_has_the_words_they_share() -> None:
    cut = pieces("abcdef", 10, [Range(start=10, end=14), Range(start=12, end=16)], [])
    assert [(piece.text, piece.pair) for piece in cut] == [("ab", 1), ("cd", 1), ("ef", 2)]
