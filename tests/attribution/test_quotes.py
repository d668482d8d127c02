"""Quotation marks of all systems."""

from __future__ import annotations

import pytest

from summarize.attribution.quotes import quotations


def found(text: str) -> list[tuple[str, int, bool]]:
    return [(text[q.start : q.end], q.level, q.closed) for q in quotations(text)]


@pytest.mark.parametrize(
    "quote",
    ["„Wir kommen“", "„Wir kommen”", '„Wir kommen"', '"Wir kommen"', "»Wir kommen«", "«Wir kommen»", "“Wir kommen”"],
)
def test_every_system(quote: str) -> None:
    assert found(f"Sie sagte: {quote}, und ging.") == [(quote, 0, True)]
    (only,) = quotations(f"Sie sagte: {quote}, und ging.")
    assert f"Sie sagte: {quote}"[only.inner_start : only.inner_end] == "Wir kommen"


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("„Er rief ‚Halt‘ und lief“", "‚Halt‘"),
        ("»Er rief ›Halt‹ und lief«", "›Halt‹"),
        ("«Er rief ‹Halt› und lief»", "‹Halt›"),
        ("„Er rief 'Halt' und lief“", "'Halt'"),
    ],
)
def test_nested(outer: str, inner: str) -> None:
    assert found(f"Er sagte: {outer}.") == [(outer, 0, True), (inner, 1, True)]


def test_two_systems_in_one_entry() -> None:
    assert [text for text, _, _ in found('Er sagte „ja“, sie "nein" und der Rat »vielleicht«.')] == [
        "„ja“",
        '"nein"',
        "»vielleicht«",
    ]


@pytest.mark.parametrize(
    "text", ["Max' Haus und Moritz’ Hof", "So geht's, wenn's regnet", "5' lang, 3'' breit: d'Artagnan"]
)
def test_apostrophes_are_no_quotation_marks(text: str) -> None:
    assert all("Haus" not in quote and "regnet" not in quote for quote, _, _ in found(text))


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "Er sagte: „Wir kommen bald.\n\nDer Rat schwieg."
    assert found(text) == [("„Wir kommen bald.", 0, False)]


def test_a_quotation_may_run_over_a_line_break() -> None:
    assert found("„Wir kommen.\nBald.“") == [("„Wir kommen.\nBald.“", 0, True)]


def test_only_the_asked_part_counts() -> None:
    text = "„a“ und „b“"
    assert [text[q.start : q.end] for q in quotations(text, 4)] == ["„b“"]
