from __future__ import annotations

import io
import re
import shutil
import subprocess
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from lxml import etree
from sample_runs import FORMULA, LONG_NAME, SCRIPT, harbour_run, hostile_run, long_run, one_entry_run, silent_run

from summarize.models import RunResult
from summarize.reports.docx import render_docx, write_docx
from summarize.reports.docx_picture import COLOURS, lane_png
from summarize.reports.labels import KINDS
from summarize.reports.notes import NotePoint
from summarize.reports.picture import draw
from summarize.reports.view import build_view

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RUNS = pytest.mark.parametrize(
    "run", [harbour_run(), one_entry_run(), silent_run(), hostile_run()], ids=["harbour", "one", "silent", "hostile"]
)


def opened(run: RunResult) -> Any:
    return Document(io.BytesIO(render_docx(run)))


def words(element: Any) -> str:
    return "".join(element.itertext(f"{W}t", f"{W}instrText"))


def read(run: RunResult, *parts: str) -> list[Any]:
    with zipfile.ZipFile(io.BytesIO(render_docx(run))) as archive:
        return [etree.fromstring(archive.read(f"word/{part}.xml")) for part in parts]


def points(run: RunResult) -> list[NotePoint]:
    note = build_view(run).note
    return [note.headline, note.bottom_line, *(point for section in note.sections for point in section.points)]


def fields(part: Any) -> list[Any]:
    """The run of each field that holds its instruction."""
    return [instruction.getparent() for instruction in part.iter(f"{W}instrText")]


def shown_by(field: Any) -> str:
    """What stands for a field: its instruction, a separator, then this."""
    return words(field.getnext().getnext())


def mark_before(reference: Any) -> str:
    """The bookmark around the run of a footnote's number."""
    return str(reference.getparent().getprevious().get(f"{W}name"))


def text_of(run: RunResult) -> str:
    with zipfile.ZipFile(io.BytesIO(render_docx(run))) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return "\n".join(words(paragraph) for paragraph in root.iter(f"{W}p"))


@RUNS
def test_every_link_has_its_bookmark_and_word_takes_their_names(run: RunResult) -> None:
    parts = read(run, "document", "footnotes")
    bookmarks = [mark.get(f"{W}name") for part in parts for mark in part.iter(f"{W}bookmarkStart")]
    links = {link.get(f"{W}anchor") for part in parts for link in part.iter(f"{W}hyperlink")}
    links |= {
        words(field).split()[1] for part in parts for field in fields(part) if words(field).startswith(" NOTEREF")
    }
    assert len(bookmarks) == len(set(bookmarks))
    assert links
    assert links <= set(bookmarks)
    assert all(re.fullmatch(r"[a-z][A-Za-z0-9_]{0,39}", name) for name in bookmarks)
    numbers = [mark.get(f"{W}id") for part in parts for mark in part.iter(f"{W}bookmarkStart")]
    assert len(numbers) == len(set(numbers))


@RUNS
def test_each_cited_entry_has_one_footnote_and_its_number_is_that_of_every_cite(run: RunResult) -> None:
    document, notes = read(run, "document", "footnotes")
    ids = [note.get(f"{W}id") for note in notes.iter(f"{W}footnote") if note.get(f"{W}type") is None]
    placed = [mark.get(f"{W}id") for mark in document.iter(f"{W}footnoteReference")]
    assert placed == ids == [str(number) for number in range(1, len(ids) + 1)]
    cited = {cite.anchor for point in points(run) for cite in point.cites if cite.anchor}
    assert len(ids) == len(cited)
    marks = dict(
        zip((mark_before(reference) for reference in document.iter(f"{W}footnoteReference")), ids, strict=True)
    )
    for field in fields(document):
        if words(field).startswith(" NOTEREF"):
            assert shown_by(field) == marks[words(field).split()[1]]


def test_the_package_names_the_footnotes_and_the_settings_their_separators() -> None:
    with zipfile.ZipFile(io.BytesIO(render_docx(harbour_run()))) as archive:
        types = etree.fromstring(archive.read("[Content_Types].xml"))
        relations = etree.fromstring(archive.read("word/_rels/document.xml.rels"))
        settings = etree.fromstring(archive.read("word/settings.xml"))
        notes = etree.fromstring(archive.read("word/footnotes.xml"))
    kinds = {part.get("PartName"): part.get("ContentType") for part in types}
    assert kinds["/word/footnotes.xml"].endswith("wordprocessingml.footnotes+xml")
    assert [r.get("Target") for r in relations if r.get("Type").endswith("/footnotes")] == ["footnotes.xml"]
    separators = {note.get(f"{W}id") for note in notes if note.get(f"{W}type")}
    assert {note.get(f"{W}id") for note in settings.find(f"{W}footnotePr")} == separators == {"-1", "0"}
    order = [child.tag.removeprefix(W) for child in settings]
    assert order.index("footnotePr") < order.index("compat")


def test_a_note_without_cites_has_no_footnotes() -> None:
    run = one_entry_run()
    bare = run.brief.model_copy(update={"headline_cites": (), "bottom_line_cites": (), "key_points": ()})
    with zipfile.ZipFile(io.BytesIO(render_docx(run.model_copy(update={"brief": bare})))) as archive:
        assert "word/footnotes.xml" not in archive.namelist()
        assert b"footnotePr" not in archive.read("word/settings.xml")


def test_the_same_run_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    before = render_docx(harbour_run())
    monkeypatch.setattr("time.localtime", lambda *_: time.struct_time((2044, 5, 6, 7, 8, 9, 0, 1, 0)))
    assert render_docx(harbour_run()) == before


@pytest.mark.parametrize("part", ["document", "footnotes", "styles"])
def test_the_properties_of_runs_and_paragraphs_stand_in_the_order_of_the_schema(part: str) -> None:
    """ECMA-376, part 1, 17.3.1.26 and 17.3.2.28; Word calls a file damaged in which they do not."""
    paragraph = ["pStyle", "keepNext", "keepLines", "numPr", "pBdr", "tabs", "spacing", "ind", "jc", "outlineLvl"]
    run = [
        "rStyle",
        "rFonts",
        "b",
        "bCs",
        "i",
        "iCs",
        "color",
        "spacing",
        "sz",
        "szCs",
        "u",
        "shd",
        "vertAlign",
        "lang",
    ]
    (root,) = read(hostile_run(), part)
    for tag, order in (("pPr", paragraph), ("rPr", run)):
        for properties in root.iter(f"{W}{tag}"):
            places = [
                order.index(child.tag.removeprefix(W)) for child in properties if child.tag.removeprefix(W) in order
            ]
            assert places == sorted(places)


def test_five_hundred_entries_are_written_in_two_seconds_of_work() -> None:
    run = long_run()
    start = time.process_time()
    render_docx(run)
    assert time.process_time() - start < 2


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
    assert [p.text for p in document.paragraphs if p.style.name == "Title"] == [
        "Shipping company clears the south quay after a deal on mooring fees "
    ]
    assert document.core_properties.title.startswith("Shipping company clears")


def test_title_and_lead_stand_in_both_languages() -> None:
    text = text_of(harbour_run())
    assert text.startswith("Dispute over the south quay: all the news in the ticker (Streit um den Südkai")
    assert "For two days no ship has got out." in text
    assert "Seit zwei Tagen kommt kein Schiff hinaus." in text


def test_a_cite_leads_by_its_footnote_to_the_heading_of_its_entry() -> None:
    document, notes = read(harbour_run(), "document", "footnotes")
    targets = {mark.get(f"{W}name"): words(mark.getparent()) for mark in document.iter(f"{W}bookmarkStart")}
    first, second = [note for note in notes if note.get(f"{W}type") is None][:2]
    (link,) = first.iter(f"{W}hyperlink")
    assert words(link) == "14:20"
    assert targets[link.get(f"{W}anchor")] == "14:20 · Shipping company clears the quay"
    assert words(first).startswith(" 14:20 · Reederei gibt den Kai frei – ")
    assert "de-DE" in {language.get(f"{W}val") for language in second.iter(f"{W}lang")}


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
        instructions = re.findall(r"<w:instrText[^>]*>([^<]*)<", archive.read("word/document.xml").decode())
    assert "evil.example" not in relations
    assert "External" not in relations
    assert all(re.fullmatch(r" NOTEREF footnote_\d+ \\f \\h ", instruction) for instruction in instructions)


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
    if make is harbour_run:
        foot = pages[0].partition("Key points")[2]
        assert re.search(r"^ *1\s+14:20 · Reederei gibt den Kai frei", foot, re.MULTILINE)
    assert "Where this comes from" in "".join(pages)
