"""The Ippen form, on an invented ticker and, where it lies beside the checkout, on a real one."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarize.models import Document
from summarize.ticker import segment

SAMPLE = Path(__file__).parents[3] / "shared" / "data" / "alaska-summit.txt"


def document(text: str) -> Document:
    return Document(text=text, origin="-", media_type="text/plain", sha256="0" * 64)


TICKER = """DruckenTeilen
Der Deich an der Aue ist gebrochen. Alle Meldungen im Ticker.
Update, 13.45 Uhr: Der Pegel fällt. „Wir atmen auf“, sagte Eva Beispiel.
Der Bruch in Bildern

Fotostrecke ansehenHelfer loben den Zusammenhalt
Update, 13.15 Uhr: Hunderte Helfer sind vor Ort.
Zweiter Absatz der Meldung, der auch zu ihr gehört.
Hintergrund: So entstand der Deich
Der Deich wurde 1911 gebaut.
Erstmeldung: Das Wasser steigt."""


def test_an_invented_ticker() -> None:
    ticker = segment(document(TICKER))
    assert [(entry.id, entry.clock, entry.heading) for entry in ticker.entries] == [
        ("e1", "13:45", None),
        ("e2", "13:15", "Helfer loben den Zusammenhalt"),
        ("e3", None, None),
    ]
    assert ticker.entries[1].text.count("\n") == 1
    assert [piece.kind for piece in ticker.furniture if piece.kind not in ("space", "stamp", "heading")] == [
        "share",
        "lead",
        "gallery",
        "gallery",
        "background",
        "background",
    ]
    assert ticker.source_text() == TICKER


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample is not beside this checkout")
def test_the_summit_sample() -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    ticker = segment(document(text))
    clocks = [entry.clock for entry in ticker.entries]
    assert len(clocks) == 27
    assert clocks[-1] is None
    stamped = [clock for clock in clocks if clock]
    assert len(stamped) == 26
    assert stamped == sorted(stamped, reverse=True)
    assert ticker.order == "newest-first"
    assert ticker.source_text() == text
    kinds = [piece.kind for piece in ticker.furniture]
    assert kinds.count("caption") == 1
    assert kinds.count("background") == 2
    assert next(entry for entry in ticker.entries if entry.clock == "03:53").text.count("\n") == 1
    assert all(entry.text == text[entry.start : entry.end] for entry in ticker.entries)
