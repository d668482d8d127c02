"""Whatever the text: the tiles make it up exactly, entries are cut from it, and the time grows with its length only.

A longer run: ``FUZZ_EXAMPLES=20000 pytest tests/ticker/test_segment_any_text.py``.
"""

from __future__ import annotations

import itertools
import os
import textwrap
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.models import DeclaredEntry, Document, Range, Ticker
from summarize.ticker import segment

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "300"))
WORDS = [
    "Update, 13.45 Uhr: ", "Update vom 3. April 2020, 7.34 Uhr: ", "+++ 23:31 ", " +++", "++", "+",
    "12.31 Uhr: ", "24.00 Uhr", "25.10 Uhr: ", "Erstmeldung", "Erstmeldung: ", "21.20: ", "12:35",
    "Donnerstag, 18. 7.", "31.02.2025", "29. Februar", "vor 9 Minuten", "7/16/2018 7:22:02 AM",
    "HEUTE 1:24 Uhr", "• ", "- ", "(", ")", "[", "„", "“", "»", "\u00ad", "\u200b", "\ufeff",
    "\u00a0", "\u202f", "\r\n", "\n", "\r", "\x0b", "\x1c", "\u2028", "\t", " ",
    "Fotostrecke ansehen", "DruckenTeilen", "Lesen Sie auch:", "© Eva Beispiel/dpa",
    "Foto: Eva Beispiel", "Der Deich hält.", "Helfer am Deich", "Hintergrund: Der Deich", ":", ".",
    "9. ", "04.05.20 14:50", "23:39 Uhr | ", "90. Minute: ", "Samstag", "2025-08-16 13:45", "\x00",
    "\ud7ff", "👩‍💻", "Eva Beispiel", "+++ Der Deich", "90.+5", "84. ", "59:12", "Halbzeit", "Runde 3/57",
    "by Eva Beispiel 7/16/2018 7:22:02 PM", "Eva Beispiel, 13:12 Uhr", "Stand: 13.12 Uhr", " (13.12 Uhr)",
    "2025-10-26T02:30:00+02:00", "2.30 Uhr (MEZ): ", "Wie gut kennst du den Deich?", "Unser Newsletter", "---",
]  # fmt: skip
PROSE = ["der Deich hält noch immer, sagte", "und die Helfer an der Aue", "wird am Abend erwartet", "Bürger-\nmeister"]
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from(WORDS), max_size=60).map("".join),
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=8)), max_size=40).map("\n".join),
    st.lists(st.sampled_from([*WORDS, *PROSE * 60]), min_size=12, max_size=60)
    .map(" ".join)
    .map(partial(textwrap.fill, width=60)),
)
DAYS = st.one_of(st.none(), st.dates(), st.just(date.min), st.just(date.max))


def document(text: str, **fields: object) -> Document:
    return Document.model_validate(
        {"text": text, "origin": "-", "media_type": "text/plain", "sha256": "0" * 64, **fields}
    )


def check(ticker: Ticker, text: str) -> None:
    tiles = sorted((tile.start, tile.end) for tile in (*ticker.entries, *ticker.furniture))
    position = 0
    for start, end in tiles:
        assert start in (position, end)
        position = max(position, end)
    assert position == len(text)
    assert ticker.source_text() == text
    assert all(tile.text == text[tile.start : tile.end] for tile in (*ticker.entries, *ticker.furniture))
    for entry in ticker.entries:
        assert all(entry.start < piece.start <= piece.end < entry.end for piece in entry.inside)
        assert "".join(part.text for part in entry.parts).split() or not entry.text.strip()
        assert (entry.day is None) == (entry.time_basis == "none")
        assert entry.time is None or entry.time.date() == entry.day
        if entry.heading_span is not None:
            assert entry.heading == text[entry.heading_span.start : entry.heading_span.end]
    assert not [piece for piece in ticker.furniture if piece.kind == "space" and any(map(str.isalnum, piece.text))]
    assert [entry.id for entry in ticker.entries] == [f"e{number}" for number in range(1, len(ticker.entries) + 1)]


@settings(max_examples=EXAMPLES, deadline=None)
@given(text=TEXTS, day=DAYS)
def test_any_text_is_tiled(text: str, day: date | None) -> None:
    check(segment(document(text), date=day), text)


@settings(max_examples=EXAMPLES // 2, deadline=None)
@given(
    text=TEXTS, cuts=st.lists(st.integers(0, 400), max_size=8), times=st.lists(st.none() | st.datetimes(), max_size=8)
)
def test_any_declared_entries_are_tiled(text: str, cuts: list[int], times: list[datetime | None]) -> None:
    places = sorted({min(cut, len(text)) for cut in cuts})
    declared = [
        DeclaredEntry(
            start=start, end=end, time=time and time.replace(tzinfo=UTC), heading=Range(start=start, end=start + 9)
        )
        for (start, end), time in zip(itertools.pairwise(places), [*times, *[None] * 8], strict=False)
    ]
    check(segment(document(text, declared=declared)), text)


@settings(max_examples=EXAMPLES // 3, deadline=None)
@given(text=TEXTS, modified=st.none() | st.datetimes(), published=st.none() | st.datetimes(timezones=st.just(UTC)))
def test_any_page_dates(text: str, modified: datetime | None, published: datetime | None) -> None:
    check(segment(document(text, modified=modified, published=published)), text)


GROWING: list[Callable[[int], str]] = [
    lambda size: "+" * size,
    lambda size: "a" * size,
    lambda size: "1" * size,
    lambda size: "1." * (size // 2),
    lambda size: "(" * size,
    lambda size: " " * size,
    lambda size: "\n" * size,
    lambda size: "+++ " * (size // 4),
    lambda size: "a\u00ad" * (size // 2),
    lambda size: "Update, " * (size // 8),
    lambda size: "© " * (size // 2),
    lambda size: "Foto: " * (size // 6),
    lambda size: "Von Eva " * (size // 8),
    lambda size: "Der Deich hält. " * (size // 16),
    lambda size: "Siehe Update, 13.45 Uhr) und weiter " * (size // 36),
    lambda size: "13.45 Uhr: Der Deich hält.\n" * (size // 27),
    lambda size: "Der Deich\nEva Beispiel, 13:12 Uhr\nDer Deich hält.\n" * (size // 51),
    lambda size: "84.\nDer Deich hält.\n\nDer Deich\nim Bild\n\n" * (size // 41),
    lambda size: "13:45\n14.00 Uhr Der Deich\n" * (size // 27),
    lambda size: "13.45 Uhr: Das Programm:\n14.00 Uhr: Der Deich\n" * (size // 46),
    lambda size: "13.45 Uhr\n" + "Der Deich hält.\nDer Deich in Zahlen\n\n" * (size // 38),
]


@pytest.mark.parametrize("make", GROWING, ids=[make(40)[:20] for make in GROWING])
def test_time_grows_with_length_only(make: Callable[[int], str]) -> None:
    def cost(size: int) -> float:
        text = document(make(size))
        started = time.process_time()
        segment(text)
        return time.process_time() - started

    # Eight times the input may take up to sixteen times as long on a busy machine; a square would take 64 times.
    small = max(0.004, min(cost(20_000), cost(20_000)))
    assert min(cost(160_000), cost(160_000)) < 16 * small
