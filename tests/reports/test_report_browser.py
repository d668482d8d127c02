"""The page in Chromium, with ``pdftotext`` (poppler-utils) and npm's ``axe-core``; skips where one is absent."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sample_runs import harbour_run, hostile_run, long_run, one_entry_run, silent_run

from summarize.models import RunResult
from summarize.reports.html import render_html

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
AXE = Path(os.environ.get("AXE_CORE", Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"))
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]

RUNS = {
    "harbour": harbour_run,
    "one": one_entry_run,
    "silent": silent_run,
    "hostile": hostile_run,
    "long": lambda: long_run(120),
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


FURTHEST_RIGHT = "Math.max(...[...document.querySelectorAll('main *')].map(e => e.getBoundingClientRect().right))"


class Opened:
    """A page in a context of its own, and everything that it should not have done."""

    def __init__(self, browser: Any, path: Path, **context: Any) -> None:
        self.context = browser.new_context(reduced_motion="reduce", **context)
        self.page = self.context.new_page()
        self.noise: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.noise.append(message.text))
        self.page.on("pageerror", lambda error: self.noise.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.noise.append(dialog.message), dialog.dismiss()))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(path.as_uri())


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Any]:
    opened: list[Opened] = []

    def open_(run: RunResult, **context: Any) -> Opened:
        path = tmp_path / "report.html"
        path.write_text(render_html(run), encoding="utf-8")
        opened.append(Opened(browser, path, **context))
        return opened[-1]

    yield open_
    for page in opened:
        page.context.close()


def fragment(page: Any) -> str:
    return str(page.evaluate("location.hash"))


@pytest.mark.parametrize("name", RUNS)
def test_the_page_opens_quietly_and_asks_nobody_for_anything(name: str, open_page: Any) -> None:
    opened = open_page(RUNS[name](), offline=True)
    page = opened.page
    for mark in page.locator(".mark").all()[:3]:
        mark.click()
    page.keyboard.press("End")
    assert opened.noise == []
    assert [url for url in opened.requests if not url.startswith("data:")] == [page.url.partition("#")[0]]
    assert page.title() == page.locator("h1").evaluate("heading => heading.firstChild.textContent.trim()")


@pytest.mark.parametrize("name", RUNS)
def test_nothing_sticks_out_at_the_side(name: str, open_page: Any) -> None:
    page = open_page(RUNS[name]()).page
    if page.locator(".mark").count():
        page.locator(".mark").first.click()
    for width in (320, 390, 768, 1024):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.evaluate(FURTHEST_RIGHT) <= width


def shown_rows(page: Any) -> list[str]:
    return [str(row.get_attribute("id")) for row in page.locator("table.said tbody tr").all() if row.is_visible()]


def test_the_filters_leave_what_was_asked_for(open_page: Any) -> None:
    page = open_page(harbour_run()).page
    count = page.locator("#f-count")
    assert count.inner_text() == "11 of 11 statements"
    page.select_option("#f-speaker", label="Wiebke Lorm")
    assert shown_rows(page) == ["statement-s001", "statement-s002", "statement-s010"]
    page.select_option("#f-kind", label="Mentioned")
    assert shown_rows(page) == ["statement-s010"]
    assert page.locator(".mark:not(.off)").count() == 1
    page.click("#f-reset")
    assert len(shown_rows(page)) == 11
    page.select_option("#f-status", label="flagged")
    assert shown_rows(page) == ["statement-s007"]
    assert count.inner_text() == "1 of 11 statements"


def test_selecting_a_mark_shows_its_statement_and_its_german_words(open_page: Any) -> None:
    page = open_page(harbour_run()).page
    assert not page.locator("#shown").is_visible()
    page.locator(".mark[href='#statement-s006']").click()
    shown = page.locator("#shown").inner_text()
    for words in ("Ocke Brandt", "12:05", "Indirect, on Telegram", "no reason to panic", "keinen Grund zur Panik"):
        assert words in shown
    assert page.locator(".mark[aria-current]").count() == 1
    assert "".join(page.locator(".words.on").all_inner_texts()) == "es gebe „keinen Grund zur Panik“"
    page.locator("#shown a", has_text="In the ticker").click()
    assert fragment(page) == "#entry-e003"
    assert page.locator("#entry-e003").evaluate("entry => entry.getBoundingClientRect().top") < 200


def test_the_marks_are_one_stop_for_tab_and_then_follow_the_arrows(open_page: Any) -> None:
    page = open_page(harbour_run()).page
    assert page.locator(".mark[tabindex='0']").count() == 1
    page.locator(".mark").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    assert page.locator(".mark").nth(1).get_attribute("aria-current") == "true"
    page.keyboard.press("End")
    page.keyboard.press(" ")
    assert page.locator(".mark").last.get_attribute("aria-current") == "true"


def test_a_cite_leads_to_its_entry_and_a_link_to_a_filtered_row_brings_it_back(open_page: Any) -> None:
    page = open_page(harbour_run()).page
    page.locator("#note-points .cite").nth(1).click()
    assert fragment(page) == "#entry-e003"
    page.select_option("#f-speaker", label="Hinnerk Voss")
    page.locator("#flags a", has_text="Ocke Brandt").click()
    page.wait_for_function("!document.getElementById('statement-s007').hidden")
    assert fragment(page) == "#statement-s007"


def test_one_language_on_request(open_page: Any) -> None:
    page = open_page(harbour_run()).page
    page.check("#languages input[value=en]")
    assert not page.locator("#entry-e001 .side.de").is_visible()
    page.check("#languages input[value=de]")
    assert page.locator("#entry-e001 .side.de").is_visible()
    assert not page.locator("#entry-e001 .side.en").is_visible()


def test_pointing_at_a_quotation_lights_its_other_side(open_page: Any) -> None:
    page = open_page(harbour_run()).page
    page.locator("#entry-e002 .de mark").nth(1).hover()
    assert page.locator("mark.on").all_inner_texts() == ["without winners", "ohne Sieger"]


def test_the_page_is_complete_without_its_script(open_page: Any) -> None:
    page = open_page(harbour_run(), java_script_enabled=False).page
    assert len(shown_rows(page)) == 11
    assert not page.locator("#filters").is_visible()
    page.locator(".mark").first.click()
    assert "#statement-" in page.url


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext on this machine")
def test_the_print_has_every_entry_whatever_was_filtered(open_page: Any, tmp_path: Path) -> None:
    page = open_page(long_run(500)).page
    page.select_option("#f-speaker", label="Hinnerk Voss")
    page.pdf(path=tmp_path / "report.pdf", format="A4")
    text = subprocess.run(
        ["pdftotext", str(tmp_path / "report.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    numbers = {int(number) for number in re.findall(r"\bNr(\d+)\.", text)}
    assert numbers == set(range(500))
    assert text.count("Panik“") == 200  # a hundred statements, each in its entry and in the table


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed (npm install axe-core)")
@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [("harbour", 390, "light"), ("harbour", 1280, "dark"), ("silent", 1280, "light"), ("hostile", 390, "dark")],
)
def test_axe_finds_no_fault(name: str, width: int, scheme: str, open_page: Any) -> None:
    page = open_page(RUNS[name](), viewport={"width": width, "height": 900}, color_scheme=scheme).page
    if page.locator(".mark").count():
        page.locator(".mark").first.click()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    violations = page.evaluate("axe.run(document).then(results => results.violations)")
    assert violations == [], json.dumps(
        [(v["id"], v["impact"], v["nodes"][0]["html"], v["nodes"][0]["failureSummary"]) for v in violations], indent=1
    )
