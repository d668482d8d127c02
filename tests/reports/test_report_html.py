from __future__ import annotations

import base64
import hashlib
import re
import time

import pytest
from lxml import html
from sample_runs import LONG_NAME, SCRIPT, harbour_run, hostile_run, long_run, one_entry_run, silent_run

from summarize.models import RunResult
from summarize.reports.html import render_html
from summarize.reports.text import one_line

RUNS = pytest.mark.parametrize(
    "run",
    [harbour_run(), one_entry_run(), silent_run(), hostile_run(), long_run(60)],
    ids=["harbour", "one", "silent", "hostile", "sixty"],
)


def page_of(run: RunResult) -> html.HtmlElement:
    return html.fromstring(render_html(run))


@RUNS
def test_names_are_unique_and_every_link_leads_somewhere(run: RunResult) -> None:
    page = page_of(run)
    names = page.xpath("//@id")
    assert len(names) == len(set(names))
    links = page.xpath("//*[not(self::link)]/@href")
    assert links
    assert {link.removeprefix("#") for link in links} <= set(names)


@RUNS
def test_nothing_is_fetched_and_nothing_runs_but_the_two_files_of_this_package(run: RunResult) -> None:
    page = page_of(run)
    assert page.xpath("//@src") == []
    assert page.xpath("//link/@href") == ["data:,"]
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for kind in ("style", "script"):
        (element,) = page.xpath(f"//{kind}")
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert page.xpath("//@style | //@*[starts-with(name(), 'on')]") == []


@RUNS
def test_every_word_of_the_ticker_is_on_the_page(run: RunResult) -> None:
    page = page_of(run)
    translations = {entry.id: entry for entry in run.translations.entries}
    for entry in run.ticker.entries:
        (article,) = page.xpath("//article[@id=$name]", name=f"entry-{entry.id}")
        sides = {
            side: " ".join(p.text_content() for p in article.xpath("div[@class=$side]/p", side=f"side {side}"))
            for side in ("de", "en")
        }
        assert one_line(sides["de"]) == one_line(entry.content)
        assert one_line(sides["en"]) == one_line(translations[entry.id].text_en or "Not translated.")


@RUNS
def test_there_is_one_row_and_one_mark_for_each_statement(run: RunResult) -> None:
    page = page_of(run)
    statements = [f"statement-{statement.id}" for statement in run.statements.statements]
    assert page.xpath("//table//tr/@id") == statements
    marks = [href.removeprefix("#") for href in page.xpath("//a[contains(@class, 'mark')]/@href")]
    assert sorted(marks) == statements


def test_a_quotation_is_marked_on_both_sides_under_the_same_number() -> None:
    (article,) = page_of(harbour_run()).xpath("//article[@id='entry-e002']")
    found = [(mark.get("data-pair"), mark.text_content()) for mark in article.xpath(".//mark")]
    assert found == [("1", "breakthrough"), ("2", "without winners"), ("1", "Durchbruch"), ("2", "ohne Sieger")]


def test_the_words_of_a_statement_inside_another_belong_to_both() -> None:
    (article,) = page_of(harbour_run()).xpath("//article[@id='entry-e004']")
    words = {span.text_content(): span.get("data-s") for span in article.xpath(".//span[@data-s]")}
    assert words["mit Entlassungen gedroht"] == "statement-s009 statement-s010"
    assert words["Lorm habe intern "] == "statement-s009"


def test_text_of_others_makes_no_element() -> None:
    page = page_of(hostile_run())
    assert page.xpath("//img") == []
    assert len(page.xpath("//script")) == 1
    assert SCRIPT in page.text_content()
    assert LONG_NAME in page.text_content()
    assert "{{ 7*7 }}" in page.text_content()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page.text_content())


def test_flags_stand_where_they_belong_and_in_the_list() -> None:
    page = page_of(harbour_run())
    (article,) = page.xpath("//article[@id='entry-e005']")
    assert "Flagged: the endpoint answered three times with an empty text" in article.text_content()
    (flags,) = page.xpath("//section[@id='flags']")
    assert len(flags.xpath(".//li")) == 4
    assert "Nothing is flagged." in page_of(one_entry_run()).text_content()


def test_without_statements_there_is_no_empty_picture() -> None:
    page = page_of(silent_run())
    assert page.xpath("//section[@id='picture']") == []
    assert "Nobody is quoted in this ticker." in page.text_content()


def test_a_change_of_position_is_named() -> None:
    terms = [term.text_content() for term in page_of(harbour_run()).xpath("//section[@id='note-positions']//dt")]
    assert terms == ["Lene Harmsdorf", "Hinnerk Voss changed"]


def test_a_flag_without_a_reason_is_seen_all_the_same() -> None:
    run = one_entry_run()
    entry = run.translations.entries[0].model_copy(update={"status": "flagged", "reasons": ()})
    run = run.model_copy(update={"translations": run.translations.model_copy(update={"entries": (entry,)})})
    assert "Flagged: no reason is recorded" in page_of(run).text_content()


def test_title_and_lead_stand_in_both_languages() -> None:
    run = harbour_run()
    page = page_of(run).text_content()
    for words in (run.ticker.title, run.ticker.lead, run.translations.title_en, run.translations.lead_en):
        assert words
        assert words in page
    assert "Briefing from a live ticker" in page_of(one_entry_run()).text_content()


@pytest.mark.parametrize(("state", "told"), [("interrupted", "was interrupted"), ("failed", "stopped by an error")])
def test_what_the_run_lacks_is_said_at_the_top(state: str, told: str) -> None:
    run = harbour_run()
    page = page_of(run.model_copy(update={"run": run.run.model_copy(update={"state": state})}))
    (head,) = page.xpath("//header")
    assert told in head.text_content()
    assert "Not translated: 1 of 5 entries." in head.text_content()
    assert "flag" not in page_of(one_entry_run()).xpath("//header//@class")


def test_how_a_speaker_is_named_is_said_where_it_is_not_by_name() -> None:
    run = one_entry_run()
    statements = tuple(
        statement.model_copy(update={"speaker": statement.speaker.model_copy(update={"resolution": resolution})})
        for statement, resolution in zip(run.statements.statements, ("explicit", "pronoun"), strict=True)
    )
    run = run.model_copy(update={"statements": run.statements.model_copy(update={"statements": statements})})
    named, meant = page_of(run).xpath("//tbody/tr/th")
    assert "pronoun" not in named.text_content()
    assert "named by a pronoun" in meant.text_content()


def test_an_endpoint_is_shown_without_its_password() -> None:
    run = harbour_run()
    endpoint = "https://user:geheim@models.example/v1"
    run = run.model_copy(update={"run": run.run.model_copy(update={"endpoint": endpoint})})
    page = render_html(run)
    assert "geheim" not in page
    assert "https://models.example/v1" in page


def test_five_hundred_entries_are_quick_and_small() -> None:
    run = long_run(500)
    started = time.perf_counter()
    page = render_html(run)
    assert time.perf_counter() - started < 2
    assert len(page.encode()) < 3_000_000
