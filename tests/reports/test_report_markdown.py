from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt
from sample_runs import FORMULA, harbour_run, hostile_run, long_run, one_entry_run, silent_run

from summarize.models import RunResult
from summarize.reports.markdown import render_brief_markdown, render_markdown, translations_markdown


def html(markdown: str) -> str:
    return str(MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown))


@pytest.mark.parametrize(
    "run", [harbour_run(), one_entry_run(), silent_run(), long_run(60)], ids=["five", "one", "silent", "sixty"]
)
def test_every_link_has_its_anchor(run: RunResult) -> None:
    page = html(render_markdown(run))
    anchors = re.findall(r'<a id="([^"]+)">', page)
    assert len(anchors) == len(set(anchors))
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert links
    assert links <= set(anchors)
    assert {f"entry-{entry.id}" for entry in run.ticker.entries} <= set(anchors)


def test_the_note_comes_first_and_each_sentence_is_one_click_from_its_entry() -> None:
    page = render_markdown(harbour_run())
    assert page.index("Shipping company clears") < page.index("## Who said what") < page.index("## The ticker")
    assert "The port authority counted 38 ships stuck at midday. [12:05](#entry-e003)" in page


def test_the_entries_stand_in_both_languages() -> None:
    page = render_markdown(harbour_run())
    assert "### 14:20 · Shipping company clears the quay\n\nThe Tjarksen Line shipping company" in page
    assert "> Reederei gibt den Kai frei\n>\n> Die Reederei Tjarksen Linie räumt den Südkai." in page


def test_title_and_lead_stand_in_both_languages() -> None:
    page = render_markdown(harbour_run())
    assert page.startswith("# Dispute over the south quay: all the news in the ticker (Streit um den Südkai: Alle")
    assert "## The ticker\n\nFor two days no ship has got out.\n\n> Seit zwei Tagen kommt kein Schiff hinaus." in page


def test_what_is_flagged_is_seen_where_it_stands_and_in_the_list() -> None:
    page = render_markdown(harbour_run())
    assert page.count("the cited entry does not mention the police") == 2
    assert page.count("the endpoint answered three times with an empty text") == 3  # entry, list, provenance
    assert "*Not translated.*" in page
    assert "Nothing is flagged." in render_markdown(one_entry_run())


def test_a_day_stands_in_the_cites_of_a_ticker_of_several_days() -> None:
    assert "[9 Apr, 23:50](#entry-e001)" in render_markdown(long_run(200))


def test_an_entry_without_a_time_is_cited_by_its_number() -> None:
    page = render_markdown(silent_run())
    assert "[no. 1](#entry-e001)" in page
    assert "Nobody is quoted in this ticker." in page


def test_text_of_others_stays_text() -> None:
    page = html(render_markdown(hostile_run()))
    tags = set(re.findall(r"<(\w+)", page))
    assert not tags & {"script", "img", "b", "code", "pre"}
    assert not re.search(r'href="(?!#)', page)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)
    assert page.count("<td>") == 6 * 5  # no cell was opened by a pipe in the text
    assert "[U+202E]1234" in page


@pytest.mark.parametrize(
    "line", ["# a", "> a", "- a", "+ a", "1. a", "1) a", "===", "---", "    a", "[14:20]: x", "~~~"]
)
def test_no_line_of_an_entry_begins_a_block_of_its_own(line: str) -> None:
    run = one_entry_run()
    entry = run.translations.entries[0].model_copy(update={"text_en": f"Erste\n{line}\n\n{line}", "quotes": ()})
    page = html(translations_markdown(run.translations.model_copy(update={"entries": (entry,)})))
    assert re.sub("<h3>.*</h3>", "", page).count("<p>") == 2
    assert set(re.findall(r"<(\w+)", page)) <= {"h3", "p", "br"}


def test_the_note_for_the_terminal_has_no_links() -> None:
    run = harbour_run()
    note = render_brief_markdown(run.brief, run.ticker)
    assert note.startswith("## Shipping company clears the south quay after a deal on mooring fees [14:20] [13:45]\n")
    assert "](" not in note
    assert "- Police arrested nobody. [08:10] ⚑ *the cited entry does not mention the police*" in note
    assert "<a" not in note


def test_every_part_of_the_note_is_there_and_a_change_of_position_is_named() -> None:
    run = harbour_run()
    note = render_brief_markdown(run.brief, run.ticker)
    for title in (
        "Key points",
        "Where they stand",
        "Contradictions",
        "Confirmed, and by whom",
        "How it went",
        "Still open",
    ):
        assert f"### {title}\n\n- " in note
    assert "- **Hinnerk Voss (changed):** denies" in note
    assert "- **Lene Harmsdorf:** calls" in note


def test_only_the_flagged_translations_on_request() -> None:
    run = harbour_run()
    flagged = translations_markdown(run.translations, bilingual=True, only_flagged=True)
    assert re.findall("(?m)^### (.*)", flagged) == ["10:30", "08:10"]
    assert "> Der Südkai ist seit dem Morgen gesperrt." in flagged
    assert "> " not in translations_markdown(run.translations)
    assert translations_markdown(one_entry_run().translations, only_flagged=True) == "No entry is flagged.\n"


def test_a_formula_is_left_as_it_is_since_markdown_does_not_calculate() -> None:
    run = hostile_run()
    assert FORMULA.replace("&", "&amp;") in render_markdown(run)
