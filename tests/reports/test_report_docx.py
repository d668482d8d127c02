from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from lxml import etree
from sample_runs import FORMULA, LONG_NAME, SCRIPT, harbour_run, hostile_run, one_entry_run, silent_run

from summarize.models import RunResult
from summarize.reports.docx import render_docx, write_docx
from summarize.reports.docx_picture import COLOURS, lane_png
from summarize.reports.labels import KINDS
from summarize.reports.picture import draw
from summarize.reports.view import build_view

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RUNS = pytest.mark.parametrize(
    "run", [harbour_run(), one_entry_run(), silent_run(), hostile_run()], ids=["harbour", "one", "silent", "hostile"]
)


def opened(run: RunResult) -> Any:
    return Document(io.BytesIO(render_docx(run)))


def words(element: Any) -> str:
    return "".join(element.itertext(f"{W}t"))


def text_of(run: RunResult) -> str:
    with zipfile.ZipFile(io.BytesIO(render_docx(run))) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return "\n".join(words(paragraph) for paragraph in root.iter(f"{W}p"))


@RUNS
def test_every_link_has_its_bookmark_and_word_takes_their_names(run: RunResult) -> None:
    body = opened(run).element.body
    bookmarks = [mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")]
    links = {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")}
    assert len(bookmarks) == len(set(bookmarks))
    assert links
    assert links <= set(bookmarks)
    assert all(re.fullmatch(r"[a-z][A-Za-z0-9_]{0,39}", name) for name in bookmarks)
    numbers = [mark.get(f"{W}id") for mark in body.iter(f"{W}bookmarkStart")]
    assert len(numbers) == len(set(numbers))


@RUNS
def test_every_entry_has_a_heading_and_both_its_texts(run: RunResult) -> None:
    document = opened(run)
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 3"]
    assert len(headings) == len(run.ticker.entries)
    text = text_of(run)
    for entry in build_view(run).entries:
        for part in (*entry.german, entry.english):
            assert "".join(piece.text for piece in part).replace("\n", "") in text.replace("\n", "")


def test_the_headings_are_headings() -> None:
    document = opened(harbour_run())
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"] == [
        "Picture of the day",
        "Who said what",
        "The ticker, in English and in German",
        "Flags",
        "Where this comes from",
    ]
    assert [p.text.partition(" [")[0] for p in document.paragraphs if p.style.name == "Title"] == [
        "Shipping company clears the south quay after a deal on mooring fees"
    ]
    assert document.core_properties.title.startswith("Shipping company clears")


def test_title_and_lead_stand_in_both_languages() -> None:
    text = text_of(harbour_run())
    assert text.startswith("Dispute over the south quay: all the news in the ticker (Streit um den Südkai")
    assert "For two days no ship has got out." in text
    assert "Seit zwei Tagen kommt kein Schiff hinaus." in text


def test_a_cite_leads_to_the_heading_of_its_entry() -> None:
    body = opened(harbour_run()).element.body
    targets = {mark.get(f"{W}name"): words(mark.getparent()) for mark in body.iter(f"{W}bookmarkStart")}
    cites = {
        words(link): targets[link.get(f"{W}anchor")]
        for link in body.iter(f"{W}hyperlink")
        if words(link).startswith("[")
    }
    assert cites["[14:20]"] == "14:20 · Shipping company clears the quay"
    assert cites["[10:30]"] == "10:30"


def test_quotations_are_shaded_and_the_german_is_marked_as_german() -> None:
    body = opened(harbour_run()).element.body
    shaded = [words(run) for run in body.iter(f"{W}r") if run.find(f"{W}rPr/{W}shd") is not None]
    assert shaded.count("Durchbruch") == 1
    assert shaded.count("without winners") == 1
    german = [lang for lang in body.iter(f"{W}lang") if lang.get(f"{W}val") == "de-DE"]
    assert len(german) > 10


def test_every_style_that_is_named_is_there() -> None:
    with zipfile.ZipFile(io.BytesIO(render_docx(harbour_run()))) as archive:
        parts = {
            name: etree.fromstring(archive.read(f"word/{name}.xml")) for name in ("document", "numbering", "styles")
        }
    known = {style.get(f"{W}styleId") for style in parts["styles"].iter(f"{W}style")}
    tags = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")
    named = {element.get(f"{W}val") for part in parts.values() for tag in tags for element in part.iter(f"{W}{tag}")}
    assert named <= known


def test_the_tables_repeat_their_heads() -> None:
    document = opened(harbour_run())
    heads = [table.rows[0].cells[0].text for table in document.tables if table.rows[0]._tr.findall(f".//{W}tblHeader")]
    assert heads == ["", "When"]
    assert all(table.style.name == "Report Table" for table in document.tables)


def test_the_picture_says_in_words_what_it_shows() -> None:
    described = [
        shape._inline.docPr.get("descr") for shape in opened(harbour_run()).inline_shapes if shape.width.cm > 10
    ]
    assert described[0] == "Wiebke Lorm, 2 statements: 10:30 mentioned, 14:20 indirect, carried on"
    assert len(described) == 9


def test_a_lane_is_drawn_in_the_colours_of_its_kinds() -> None:
    run = harbour_run()
    picture = draw(run.ticker, build_view(run).statements)
    assert picture is not None
    png = lane_png(picture.lanes[0], picture.ticks)
    assert png.startswith(b"\x89PNG")
    empty = lane_png(type(picture.lanes[0])("x", None, (), 1), picture.ticks)
    assert len(png) > len(empty)


def test_the_colours_are_those_of_the_page() -> None:
    style = (Path(__file__).parents[2] / "src/summarize/reports/templates/style.css").read_text(encoding="utf-8")
    assert set(COLOURS) == set(KINDS)
    for kind, colour in COLOURS.items():
        assert f"--k-{kind}: {colour};" in style


def test_text_of_others_stays_text() -> None:
    run = hostile_run()
    text = text_of(run)
    for part in (SCRIPT, FORMULA, LONG_NAME, "{{ 7*7 }}", "[U+202E]1234"):
        assert part in text
    with zipfile.ZipFile(io.BytesIO(render_docx(run))) as archive:
        relations = archive.read("word/_rels/document.xml.rels").decode()
        fields = re.findall(r"<w:instrText[^>]*>([^<]*)<", archive.read("word/document.xml").decode())
    assert "evil.example" not in relations
    assert "External" not in relations
    assert fields == []


def test_without_statements_there_is_no_picture() -> None:
    document = opened(silent_run())
    assert len(document.inline_shapes) == 0
    assert "Nobody is quoted in this ticker." in [p.text for p in document.paragraphs]


@pytest.mark.browser
@pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftotext") is None, reason="no LibreOffice or no pdftotext"
)
@pytest.mark.parametrize("make", [harbour_run, hostile_run])
def test_libreoffice_makes_a_pdf_of_it(make: Any, tmp_path: Path) -> None:
    write_docx(make(), tmp_path / "report.docx")
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "report.docx"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        timeout=120,
    )
    pages = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "report.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout.split("\f")
    headline = make().brief.headline.split("<")[0][:40]
    assert headline in " ".join(pages[0].split())  # broken over lines as the fonts of the machine have it
    assert "Key points" in pages[0]
    assert "Where this comes from" in "".join(pages)
