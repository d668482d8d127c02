"""Every format stays intact and harmless, whatever stands in the fields that hold text of others."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable

import pytest
from lxml import etree
from markdown_it import MarkdownIt
from rich.console import Console, RenderableType
from sample_runs import (
    DAY,
    ESCAPES,
    FORMULA,
    LONG_NAME,
    MARKDOWN,
    NO_SOURCE,
    OVERRIDE,
    SCRIPT,
    Builder,
    Said,
    Told,
    harbour_run,
    hostile_run,
    long_run,
    one_entry_run,
    silent_run,
)

from summarize.analysis import by_rules, segmented
from summarize.checks.brief import BriefCheck
from summarize.config import Settings
from summarize.models import (
    Brief,
    Document,
    Point,
    Position,
    RunResult,
    Statements,
    TimelineItem,
    Translation,
    Translations,
)
from summarize.reports.diff import diff_runs
from summarize.reports.diff_markdown import diff_markdown
from summarize.reports.entries_view import entries_view
from summarize.reports.markdown import render_brief_markdown, translations_markdown
from summarize.reports.statements_view import explain, statements_markdown, statements_table
from summarize.reports.text import one_line, visible
from summarize.reports.translation import translation_html, translation_text
from summarize.reports.write import FORMATS
from summarize.tasks.extract import extractive_brief

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")
"""Control characters and marks of direction that reach no reader; the carriage return of CSV is looked at apart."""
TAGS = set(re.findall(r"\w+", "a h1 h2 h3 p em strong blockquote ul li table thead tbody tr th td br"))
HOSTILE = {
    "script": SCRIPT,
    "closing tags": "</p></td></style></script></w:t></w:r>]]><!-- -->",
    "entities": "&lt;script&gt; &amp; &#x3C;b&#x3E; &copy;",
    "attribute": '" onmouseover="alert(1)" x="',
    "template": "{{ 7*7 }} {% raw %} ${7*7} <%= 7*7 %>",
    "javascript": "javascript:alert(1) [klick](javascript:alert(1)) <javascript:alert(1)>",
    "markdown": MARKDOWN,
    "markdown blocks": "# Titel\n\n> Zitat\n\n- Punkt\n\n```\nCode\n```\n\n| a | b |\n|---|---|\n\n[14:20]: http://evil.example",
    "hyperlink": FORMULA,
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "tab": "\t=1+1",
    "return": "\r=1+1",
    "new line": "harmlos\n=1+1",
    "semicolon": "harmlos;=1+1",
    "wide equals": "＝1+1",
    "quote": '"=1+1","=2+2"',
    "override": OVERRIDE,
    "escapes": ESCAPES,
    "title": "\x1b]0;Titel\x07\x1b]8;;http://evil.example\x1b\\klick\x1b]8;;\x1b\\",
    "cursor": "\x1b[2J\x1b[H\x9b2J\x08\x08",
    "all controls": "".join(map(chr, range(32))) + "".join(map(chr, range(127, 160))),
    "no characters": "\ufffe\uffff\ud800 \udfff",
    "separators": "eins\u2028zwei\u2029drei\x85vier\x0bfünf\x0csechs",
    "rich markup": "[bold red]rot[/] [link=http://evil.example]klick[/link]",
    "long name": LONG_NAME,
    "long line": "ä" * 20_000,
    "field": "{ HYPERLINK http://evil.example } NOTEREF PAGE",
}


def filled_run(text: str) -> RunResult:
    """Two entries, statements and a note in which every field that can hold text of others holds this one."""
    builder = Builder(origin=text)
    said = Said((text,), text, text, role=text, channel=text, reported_by=(text,), reasons=(text,), kind="direct")
    nobody = Said((text,), text, None, kind="question")
    for clock in ("12.00", "11.00"):
        builder.add(Told(clock, text, text, heading=text, heading_en=text, said=(said, nobody), reasons=(text,)), DAY)
    note = Brief(
        source=NO_SOURCE,
        method="extractive",
        headline=text,
        headline_cites=("e001", text),
        bottom_line=text,
        bottom_line_cites=(text,),
        key_points=(Point(text=text, cites=("e002", text), status="flagged", reasons=(text,)),),
        positions=(Position(actor=text, stance=text, changed=True, cites=("e001",)),),
        contradictions=(Point(text=text, cites=()),),
        confirmed=(Point(text=text, cites=("e001",)),),
        timeline=(TimelineItem(clock=text, text=text, cites=("e001",)),),
        open_questions=(Point(text=text, cites=("e002",)),),
        reasons=(text,),
        status="flagged",
    )
    run = builder.result(note, title=text, lead=text, english=(text, text))
    told = {"endpoint": text, "model": text, "profile": text, "failures": (text,), "cassette": text}
    return run.model_copy(
        update={
            "ticker": run.ticker.model_copy(update={"warnings": (text,)}),
            "run": run.run.model_copy(update={**told, "parameters": {"name": text}}),
        }
    )


def files(run: RunResult, form: str) -> dict[str, bytes]:
    return {output.name: output.render(run) for output in FORMATS[form]}


def harmless_page(page: str, run: RunResult) -> None:
    tree = etree.HTML(page)
    scripts = tree.xpath("//script")
    assert len(scripts) <= 1
    assert not tree.xpath("//img | //iframe | //object | //embed | //base | //form | //link[not(@href='data:,')]")
    assert not tree.xpath("//@*[starts-with(name(), 'on')]")
    assert all(href.startswith(("#", "data:,")) for href in tree.xpath("//@href | //@src | //@action"))
    assert not ACTING.search(page)


def check_html(run: RunResult) -> None:
    (page,) = files(run, "html").values()
    text = page.decode("utf-8")
    harmless_page(text, run)
    assert "default-src 'none'" in text
    shown = " ".join("".join(etree.HTML(text).itertext()).split())
    for entry in run.ticker.entries:
        assert all(one_line(part.text) in shown for part in entry.parts)


def check_markdown(run: RunResult) -> None:
    (page,) = files(run, "md").values()
    text = page.decode("utf-8")
    assert not ACTING.search(text)
    rendered = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    tags = set(re.findall(r"<([a-z]\w*)", rendered))
    assert tags <= TAGS
    assert not re.search(r'href="(?!#)', rendered)
    assert rendered.count("<td>") == 6 * len(run.statements.statements)
    anchors = re.findall(r'<a id="([^"]*)"></a>', rendered)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="#([^"]*)"', rendered)) <= set(anchors)


def check_docx(run: RunResult) -> None:
    (content,) = files(run, "docx").values()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    trees = {name: etree.fromstring(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))}
    for name, tree in trees.items():
        assert not ACTING.search("".join(tree.itertext())), name
        assert "External" not in tree.xpath("//@TargetMode"), name
    document = trees["word/document.xml"]
    instructions = [element.text for element in document.iter(f"{W}instrText")]
    assert all(re.fullmatch(r" NOTEREF footnote_\d+ \\f \\h ", instruction) for instruction in instructions)
    shown = "".join(document.itertext(f"{W}t"))
    for entry in run.ticker.entries:
        assert all(re.sub(r"[\n\t]", "", visible(part.text).strip()) in shown for part in entry.parts)


def check_csv(run: RunResult) -> None:
    csv.field_size_limit(10**7)
    counts = {"statements.csv": len(run.statements.statements), "entries.csv": len(run.ticker.entries)}
    for name, content in files(run, "csv").items():
        text = content.decode("utf-8-sig")
        assert not ACTING.search(text.replace("\r\n", "\n"))
        rows = list(csv.reader(io.StringIO(text, newline="")))
        assert len(rows) == 1 + counts[name]
        assert {len(row) for row in rows} == {len(rows[0])}
        for delimiter in ",;\t":
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
                assert not any(re.match(r"[\s'\"]*[=+\-@＝＋－＠]", cell.replace("'", "\0")) for cell in row)


def check_json(run: RunResult) -> None:
    (content,) = files(run, "json").values()
    assert not ACTING.search(content.decode("utf-8"))
    given = RunResult.model_validate(json.loads(content))
    assert given == run


def check_terminal(run: RunResult) -> None:
    translations, statements = run.translations, run.statements.statements
    texts = [
        render_brief_markdown(run.brief, run.ticker),
        translations_markdown(translations, bilingual=True),
        statements_markdown(statements),
        diff_markdown(diff_runs(silent_run(), run)),
        *(explain(statement, run.ticker.source_text()) for statement in statements),
        printed(entries_view(run.ticker)),
        printed(statements_table(statements)),
        *(
            printed(translation_text(translations, bilingual=bilingual, only_flagged=False, width=80))
            for bilingual in (True, False)
        ),
    ]
    assert not any(ACTING.search(text) for text in texts)
    assert not any("http://evil.example" in re.sub(r"\s", "", link) for text in texts for link in links(text))
    harmless_page(translation_html(translations, bilingual=True, only_flagged=False), run)


def links(text: str) -> list[str]:
    """What a terminal would make a link of: OSC 8."""
    return re.findall(r"\x1b\]8;[^;]*;([^\x1b]*)", text)


def printed(view: RenderableType) -> str:
    """What reaches a terminal that shows no colours."""
    console = Console(file=io.StringIO(), width=100, force_terminal=False, color_system=None)
    console.print(view)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


CHECKS: dict[str, Callable[[RunResult], None]] = {
    "html": check_html,
    "md": check_markdown,
    "docx": check_docx,
    "csv": check_csv,
    "json": check_json,
    "terminal": check_terminal,
}
SHAPES = {
    "harbour": harbour_run,
    "hostile": hostile_run,
    "no statements": silent_run,
    "one entry": one_entry_run,
    "five hundred entries": long_run,
}


@pytest.mark.parametrize("form", CHECKS)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_of_others_acts_in_any_format(form: str, text: str) -> None:
    CHECKS[form](filled_run(text))


@pytest.mark.parametrize("form", CHECKS)
@pytest.mark.parametrize("make", SHAPES.values(), ids=SHAPES)
def test_every_format_is_intact_whatever_the_shape_of_the_run(form: str, make: Callable[[], RunResult]) -> None:
    CHECKS[form](make())


def read_run() -> RunResult:
    """The texts as a ticker that is read, segmented and attributed as any other; its English is its German."""
    lines = [
        f"Update, {20 - at // 60:02}.{59 - at % 60:02} Uhr: Der Rat tagt. {text} „{text}“, sagte Ministerin Ada Nurm."
        for at, text in enumerate(HOSTILE.values())
        if "\ud800" not in text
    ]
    text = "\n".join(lines)
    document = Document(
        text=text, origin="x.txt", media_type="text/plain", sha256=hashlib.sha256(text.encode()).hexdigest()
    )
    ticker = segmented(document, Settings())
    made = tuple(
        Translation(id=entry.id, clock=entry.clock, text_de=entry.content, text_en=entry.content)
        for entry in ticker.entries
    )
    translations = Translations(source=ticker.source, entries=made)
    statements = Statements(source=ticker.source, statements=by_rules(ticker).statements)
    check = BriefCheck(ticker, translations, statements.statements)
    note = check.checked(extractive_brief(ticker, translations, statements.statements, check), "draft")
    run = silent_run().run.model_copy(update={"source": ticker.source})
    return RunResult(ticker=ticker, translations=translations, statements=statements, brief=note, run=run)


@pytest.mark.parametrize("form", CHECKS)
def test_a_ticker_of_nothing_but_such_text_is_read_and_reported(form: str) -> None:
    run = read_run()
    assert len(run.ticker.entries) > 20
    assert len(run.statements.statements) > 10
    CHECKS[form](run)


def test_every_format_is_checked() -> None:
    assert set(FORMATS) <= set(CHECKS)
