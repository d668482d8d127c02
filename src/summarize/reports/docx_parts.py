"""Paragraphs, runs and tables of a Word file, written as WordprocessingML.

python-docx looks each style up among all styles for each paragraph and run, and a report of 500 entries has 9,000 and
13,000 of them. Its objects are used where a report needs one: for the file itself, its styles and its pictures. Element
names and their order are those of ECMA-376, part 1, clause 17.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu
from lxml import etree

P, P_PR, P_STYLE, KEEP_NEXT = qn("w:p"), qn("w:pPr"), qn("w:pStyle"), qn("w:keepNext")
R, R_PR, R_STYLE, BOLD, ITALIC = qn("w:r"), qn("w:rPr"), qn("w:rStyle"), qn("w:b"), qn("w:i")
TEXT, BREAK, TAB, SPACE = qn("w:t"), qn("w:br"), qn("w:tab"), qn("xml:space")
SHADING, LANGUAGE, VALUE, COLOUR, FILL = qn("w:shd"), qn("w:lang"), qn("w:val"), qn("w:color"), qn("w:fill")
_PIECES = re.compile(r"[\n\t]|[^\n\t]+")
_IN_PLACE_OF_TEXT = {"\n": BREAK, "\t": TAB}


class Paragraph:
    """A paragraph at the end of ``parent``: the body, a cell or a footnote. ``style`` is a style's name."""

    __slots__ = ("element",)

    def __init__(self, parent: Any, style: str = "", keep_with_next: bool = False) -> None:
        self.element = etree.SubElement(parent, P)
        if style or keep_with_next:
            properties = etree.SubElement(self.element, P_PR)
            if style:
                etree.SubElement(properties, P_STYLE).set(VALUE, style_id(style))
            if keep_with_next:
                etree.SubElement(properties, KEEP_NEXT)

    def add(
        self,
        text: str,
        style: str = "",
        *,
        bold: bool = False,
        italic: bool = False,
        fill: str = "",
        language: str = "",
    ) -> Any:
        """Adds a run and returns its element. ``style`` names a character style; ``fill`` is a colour behind the words,
        six hexadecimal digits (unlike a highlight it may be any); ``language`` is for spelling checkers and screen
        readers."""
        run = etree.SubElement(self.element, R)
        if style or bold or italic or fill or language:
            properties = etree.SubElement(run, R_PR)
            if style:
                etree.SubElement(properties, R_STYLE).set(VALUE, style_id(style))
            if bold:
                etree.SubElement(properties, BOLD)
            if italic:
                etree.SubElement(properties, ITALIC)
            if fill:
                etree.SubElement(properties, SHADING, {VALUE: "clear", COLOUR: "auto", FILL: fill})
            if language:
                etree.SubElement(properties, LANGUAGE).set(VALUE, language)
        for piece in _PIECES.findall(text):
            if piece in _IN_PLACE_OF_TEXT:
                etree.SubElement(run, _IN_PLACE_OF_TEXT[piece])
            else:
                words = etree.SubElement(run, TEXT)
                words.set(SPACE, "preserve")
                words.text = piece
        return run

    def stop_at(self, places: Sequence[int]) -> None:
        """Sets stops, in EMU from the left edge, at which the text behind each tab is centred. For a paragraph with a
        style."""
        stops = element("w:tabs", {})
        stops.extend([element("w:tab", {"w:val": "center", "w:pos": str(Emu(place).twips)}) for place in places])
        next(self.element.iterchildren(P_PR)).append(stops)

    def add_field(self, instruction: str, shown: str, style: str = "") -> None:
        """Adds a field, which Word fills in anew when it is asked to; ``shown`` is what stands there until then."""
        self._add_field_mark("begin", style)
        words = etree.SubElement(self.add("", style), qn("w:instrText"))
        words.set(SPACE, "preserve")
        words.text = f" {instruction} "
        self._add_field_mark("separate", style)
        self.add(shown, style)
        self._add_field_mark("end", style)

    def _add_field_mark(self, kind: str, style: str) -> None:
        etree.SubElement(self.add("", style), qn("w:fldChar")).set(qn("w:fldCharType"), kind)


class Bookmarks:
    """Word's names for the anchors of a report: Word allows neither hyphens nor more than 40 characters in them."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def name(self, anchor: str) -> str:
        return self._names.setdefault(anchor, f"{anchor.partition('-')[0]}_{len(self._names) + 1}")

    def place(self, paragraph: Paragraph, anchor: str) -> None:
        """Makes the end of the paragraph, as it is now, a place that links can lead to."""
        self.around(paragraph, anchor, ())

    def around(self, paragraph: Paragraph, anchor: str, runs: Sequence[Any]) -> None:
        """Makes these runs, the last of the paragraph, a place that links and references can lead to."""
        name = self.name(anchor)
        number = name.rpartition("_")[2]
        start = element("w:bookmarkStart", {"w:id": number, "w:name": name})
        paragraph.element.append(start)
        for run in runs:
            paragraph.element.append(run)
        paragraph.element.append(element("w:bookmarkEnd", {"w:id": number}))

    def link(self, paragraph: Paragraph, anchor: str, text: str) -> None:
        """Adds text that leads to a bookmark, which may be placed later."""
        run = paragraph.add(text, "Cite")
        hyperlink = element("w:hyperlink", {"w:anchor": self.name(anchor), "w:history": "1"})
        paragraph.element.append(hyperlink)
        hyperlink.append(run)


class Table:
    """A table at the end of ``parent`` with columns of these widths, in EMU, in the style of the report."""

    def __init__(self, parent: Any, widths: Sequence[int]) -> None:
        self.element = etree.SubElement(parent, qn("w:tbl"))
        self._widths = [str(Emu(width).twips) for width in widths]
        properties = etree.SubElement(self.element, qn("w:tblPr"))
        properties.append(element("w:tblStyle", {"w:val": style_id("Report Table")}))
        properties.append(element("w:tblW", {"w:type": "auto", "w:w": "0"}))
        properties.append(element("w:tblLayout", {"w:type": "fixed"}))
        grid = etree.SubElement(self.element, qn("w:tblGrid"))
        for width in self._widths:
            etree.SubElement(grid, qn("w:gridCol")).set(qn("w:w"), width)

    def add_row(self, header: bool = False) -> list[Any]:
        """Adds a row that no page ends in, and returns its cells; each must get a paragraph. A ``header`` is shown
        again at the top of each page that the table runs on to."""
        row = etree.SubElement(self.element, qn("w:tr"))
        properties = etree.SubElement(row, qn("w:trPr"))
        etree.SubElement(properties, qn("w:cantSplit"))
        if header:
            etree.SubElement(properties, qn("w:tblHeader"))
        return [self._cell(row, width) for width in self._widths]

    def _cell(self, row: Any, width: str) -> Any:
        cell = etree.SubElement(row, qn("w:tc"))
        properties = etree.SubElement(cell, qn("w:tcPr"))
        etree.SubElement(properties, qn("w:tcW"), {qn("w:w"): width, qn("w:type"): "dxa"})
        return cell


def style_id(name: str) -> str:
    """The identifier of a style, which paragraphs name it by: its name without spaces, as python-docx makes it."""
    return name.replace(" ", "")


def define_table_style(style: Any, rule_colour: str) -> None:
    """Makes a table style of thin lines between the rows and no others, text flush with the page's left edge."""
    properties = element("w:tblPr", {})
    borders = element("w:tblBorders", {})
    for side in ("top", "bottom", "insideH"):
        borders.append(element(f"w:{side}", {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": rule_colour}))
    margins = element("w:tblCellMar", {})
    for side, width in (("top", 40), ("left", 0), ("bottom", 40), ("right", 120)):
        margins.append(element(f"w:{side}", {"w:w": str(width), "w:type": "dxa"}))
    properties.extend((borders, margins))
    style.element.append(properties)


def centre_vertically(cell: Any) -> None:
    """Sets the text of a cell half-way between its upper and its lower edge."""
    cell.find(qn("w:tcPr")).append(element("w:vAlign", {"w:val": "center"}))


def describe(picture: Any, text: str) -> None:
    """Gives a picture its alternative text, and no margins: without these LibreOffice adds three millimetres."""
    picture._inline.docPr.set("descr", text)  # noqa: SLF001 - python-docx has no call for either
    for side in ("distT", "distB", "distL", "distR"):
        picture._inline.set(side, "0")  # noqa: SLF001


def element(tag: str, attributes: dict[str, str]) -> Any:
    """An element with attributes, all named with their prefixes."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(name), value)
    return made
