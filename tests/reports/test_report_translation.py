"""The translation alone: at a terminal, and as a page."""

from __future__ import annotations

import base64
import hashlib
from io import StringIO

import pytest
from lxml import html
from rich.console import Console
from sample_runs import SCRIPT, harbour_run, hostile_run, long_run, one_entry_run

from summarize.models import Translations
from summarize.reports.text import one_line
from summarize.reports.translation import SIDE_BY_SIDE, translation_html, translation_text

HARBOUR = harbour_run().translations


def shown(translations: Translations, width: int, *, bilingual: bool = True, only_flagged: bool = False) -> str:
    console = Console(file=StringIO(), width=width, highlight=False)
    console.print(translation_text(translations, bilingual=bilingual, only_flagged=only_flagged, width=width))
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def test_a_wide_terminal_shows_both_languages_on_one_line() -> None:
    lines = shown(HARBOUR, 120).splitlines()
    assert any("The Tjarksen Line shipping company" in line and "Die Reederei Tjarksen" in line for line in lines)
    assert any("Shipping company clears the quay" in line and "Reederei gibt den Kai frei" in line for line in lines)
    assert max(map(len, lines)) <= 120


@pytest.mark.parametrize("width", [40, 70, SIDE_BY_SIDE - 1])
def test_a_narrow_terminal_shows_the_german_below(width: int) -> None:
    text = shown(HARBOUR, width)
    lines = text.splitlines()
    assert max(map(len, lines)) <= width
    assert not any("Shipping company" in line and "Reederei" in line for line in lines)
    assert text.index("Shipping company clears") < text.index("Reederei gibt den Kai frei") < text.index("Mayor Lene")


@pytest.mark.parametrize("width", [60, 130])
def test_no_word_of_either_language_is_lost(width: int) -> None:
    said = set(shown(HARBOUR, width).split())
    for entry in HARBOUR.entries:
        assert set(one_line(entry.text_de).split()) <= said
        assert set(one_line(entry.text_en or "Not translated.").split()) <= said


def test_flags_stand_below_the_heading_of_their_entry_and_select_it() -> None:
    text = shown(HARBOUR, 120, only_flagged=True)
    assert text.index("10:30") < text.index("⚑ a claim lost") < text.index("Union leader")
    assert "14:20" not in text
    assert "Not translated." in text
    assert shown(one_entry_run().translations, 80, only_flagged=True) == "No entry is flagged.\n"


def test_english_alone_has_no_german() -> None:
    text = shown(HARBOUR, 120, bilingual=False)
    assert "The Tjarksen Line shipping company" in text
    assert "Reederei" not in text


def test_what_would_act_on_a_terminal_is_shown() -> None:
    assert "\x1b" not in shown(hostile_run().translations, 200)


@pytest.mark.parametrize("bilingual", [True, False])
def test_the_page_holds_every_entry_and_fetches_nothing(bilingual: bool) -> None:
    run = long_run(30)
    page = html.fromstring(translation_html(run.translations, bilingual=bilingual, only_flagged=False))
    assert [article.get("id") for article in page.xpath("//article")] == [
        f"entry-{entry.id}" for entry in run.translations.entries
    ]
    for entry, article in zip(run.translations.entries, page.xpath("//article"), strict=True):
        words = article.text_content()
        assert one_line(entry.text_en or "Not translated.") in one_line(words)
        assert (one_line(entry.text_de) in one_line(words)) == bilingual
    assert page.xpath("//@src | //script | //@style") == []
    assert page.xpath("//link/@href") == ["data:,"]
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = page.xpath("//style")
    assert base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode() in policy


def test_text_of_others_is_text_on_the_page() -> None:
    page = translation_html(hostile_run().translations, bilingual=True, only_flagged=False)
    assert SCRIPT not in page


def test_only_flagged_entries_on_the_page() -> None:
    page = html.fromstring(translation_html(HARBOUR, bilingual=True, only_flagged=True))
    assert len(page.xpath("//article")) == sum(entry.status != "verified" for entry in HARBOUR.entries)
    assert len(page.xpath("//*[@class='flag']")) == len(page.xpath("//article"))
    empty = translation_html(one_entry_run().translations, bilingual=False, only_flagged=True)
    assert "No entry is flagged." in empty
