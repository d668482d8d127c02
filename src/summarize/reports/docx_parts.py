"""What Word can do and python-docx has no call for: bookmarks, links to them, shading, languages, fields.

Element names are those of WordprocessingML (ECMA-376, part 1, clause 17). The XML behind python-docx's objects has no
public name there; reaching for it is confined to this module.
"""

# ruff: noqa: SLF001

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn


class Bookmarks:
    """Word's names for the anchors of a report: Word allows neither hyphens nor more than 40 characters in them."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def name(self, anchor: str) -> str:
        return self._names.setdefault(anchor, f"{anchor.partition('-')[0]}_{len(self._names) + 1}")

    def place(self, paragraph: Any, anchor: str) -> None:
        """Makes the paragraph a place that links can lead to."""
        name = self.name(anchor)
        number = name.rpartition("_")[2]
        start = _element("w:bookmarkStart", {"w:id": number, "w:name": name})
        paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
        paragraph._p.append(_element("w:bookmarkEnd", {"w:id": number}))

    def link(self, paragraph: Any, anchor: str, text: str) -> None:
        """Adds text that leads to a bookmark, which may be placed later."""
        run = paragraph.add_run(text, style="Cite")
        hyperlink = _element("w:hyperlink", {"w:anchor": self.name(anchor), "w:history": "1"})
        paragraph._p.append(hyperlink)
        hyperlink.append(run._r)


def shade(run: Any, fill: str) -> None:
    """Puts a colour, six hexadecimal digits, behind a run; unlike a highlight it may be any colour."""
    run._r.get_or_add_rPr().append(_element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": fill}))


def speak(run: Any, language: str) -> None:
    """Says which language a run is in, for the spelling checker and for screen readers."""
    run._r.get_or_add_rPr().append(_element("w:lang", {"w:val": language}))


def repeat_as_header(row: Any) -> None:
    """Shows the row again at the top of each page that its table runs on to."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader", {"w:val": "true"}))


def define_table_style(style: Any, rule_colour: str) -> None:
    """Makes a table style of thin lines between the rows and no others, text flush with the page's left edge."""
    properties = _element("w:tblPr", {})
    borders = _element("w:tblBorders", {})
    for side in ("top", "bottom", "insideH"):
        borders.append(_element(f"w:{side}", {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": rule_colour}))
    margins = _element("w:tblCellMar", {})
    for side, width in (("top", 40), ("left", 0), ("bottom", 40), ("right", 120)):
        margins.append(_element(f"w:{side}", {"w:w": str(width), "w:type": "dxa"}))
    properties.extend((borders, margins))
    style.element.append(properties)


def add_table(document: Any, widths: Sequence[int]) -> Any:
    """Adds an empty table with columns of these widths, in the style of the report."""
    table = document.add_table(rows=0, cols=len(widths), style="Report Table")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    return table


def add_row(table: Any) -> list[Any]:
    """Adds a row that no page ends in, and returns its cells."""
    row = table.add_row()
    row._tr.get_or_add_trPr().append(_element("w:cantSplit", {"w:val": "true"}))
    return list(row.cells)


def describe(picture: Any, text: str) -> None:
    """Gives a picture its alternative text, and no margins: without these LibreOffice adds three millimetres."""
    picture._inline.docPr.set("descr", text)
    for side in ("distT", "distB", "distL", "distR"):
        picture._inline.set(side, "0")


def number_pages(paragraph: Any) -> None:
    """Adds the number of the page, which Word fills in."""
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        if kind:
            run._r.append(_element("w:fldChar", {"w:fldCharType": kind}))
        else:
            instruction = _element("w:instrText", {"xml:space": "preserve"})
            instruction.text = text
            run._r.append(instruction)


def _element(tag: str, attributes: dict[str, str]) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(name), value)
    return element
