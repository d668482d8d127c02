"""The styles of the Word file: styles, not formats of single runs, so that an office can restyle it at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from summarize.reports.docx_parts import define_table_style

INK = RGBColor(0x1D, 0x1C, 0x1A)
SOFT = RGBColor(0x5A, 0x57, 0x50)
LINK = RGBColor(0x1A, 0x4F, 0x8B)
FLAG = RGBColor(0xA3, 0x20, 0x0F)
RULE = "D9D5CB"
QUOTE_FILL = "FDEEB5"
LIST_INDENT = Cm(0.63)
"""Where the text of a list begins in the empty document of python-docx."""

SERIF = "Cambria"
SANS = "Calibri"


@dataclass(frozen=True)
class Look:
    """A paragraph style: sizes and the spaces before and after are in points."""

    name: str
    font: str
    size: float
    bold: bool
    colour: RGBColor
    before: float
    after: float


_BUILT_IN = (
    Look("Normal", SERIF, 10.5, False, INK, 0, 4),
    Look("Title", SERIF, 22, True, INK, 6, 6),
    Look("Subtitle", SERIF, 13, False, INK, 0, 4),
    Look("Heading 1", SERIF, 15, True, INK, 20, 6),
    Look("Heading 2", SANS, 10.5, True, SOFT, 12, 3),
    Look("Heading 3", SANS, 10.5, True, INK, 12, 2),
    Look("List Bullet", SERIF, 10.5, False, INK, 0, 3),
)
_OWN = (
    Look("Small", SANS, 9, False, SOFT, 0, 2),
    Look("German", SERIF, 10, False, SOFT, 0, 2),
    Look("Note German", SERIF, 9.5, False, SOFT, 0, 5),
    Look("Title German", SERIF, 10, False, SOFT, 0, 10),
    Look("footnote text", SANS, 8.5, False, SOFT, 0, 1),
    Look("Lane", SANS, 2, False, INK, 0, 0),
)


_NEEDED_BY_WORD = {"Normal Table", "Default Paragraph Font", "No List", "Header", "Footer"}


def set_styles(document: Any) -> None:
    """Sets page and styles of a new document."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2)
    _drop_unused_styles(document)
    for look in _BUILT_IN:
        _set_style(document.styles[look.name], look)
    for look in _OWN:
        built_in = look.name.startswith("footnote")
        _set_style(document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH, builtin=built_in), look)
    document.styles["Note German"].paragraph_format.left_indent = LIST_INDENT
    for name, colour in (("Cite", LINK), ("Flag", FLAG)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.font.name, style.font.size, style.font.color.rgb = SANS, Pt(9), colour
    reference = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    reference.font.superscript, reference.font.bold, reference.font.color.rgb = True, False, LINK
    define_table_style(document.styles.add_style("Report Table", WD_STYLE_TYPE.TABLE), RULE)
    _drop_rule_under_title(document.styles["Title"])


def _drop_unused_styles(document: Any) -> None:
    """The empty document of python-docx brings 160 styles, and each paragraph that is added looks through them all."""
    used = {look.name for look in _BUILT_IN} | _NEEDED_BY_WORD
    for style in list(document.styles):
        listed = style.name.startswith("List ")  # the numbering of lists, a part of its own, names all of these
        if not listed and style.name.removesuffix(" Char") not in used:
            style.delete()


def _set_style(style: Any, look: Look) -> None:
    font = style.font
    font.name, font.size, font.bold, font.italic = look.font, Pt(look.size), look.bold, False
    font.color.rgb = look.colour
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)
    fonts.set(qn("w:eastAsia"), look.font)
    for letter_spacing in properties.findall(qn("w:spacing")):
        properties.remove(letter_spacing)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(look.before), Pt(look.after)


def _drop_rule_under_title(title: Any) -> None:
    for border in title.element.pPr.findall(qn("w:pBdr")):
        title.element.pPr.remove(border)
