"""Footnotes of a Word file, which python-docx 1.2 does not make: a part of its own, ``word/footnotes.xml``.

The part, its relationship and its two separators are those of ECMA-376, part 1, clauses 11.3.7 and 17.11. Word gives
the numbers, in the order of the references, so that none is stored.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nspfxmap, qn
from lxml import etree

from summarize.reports.docx_parts import Bookmarks, Paragraph, element

REFERENCE = "footnote reference"
TEXT = "footnote text"
SEPARATORS = (("separator", "-1"), ("continuationSeparator", "0"))


class Footnotes:
    """The footnotes of one document. What is noted once is referred to by the same number again."""

    def __init__(self, bookmarks: Bookmarks) -> None:
        self._root = OxmlElement("w:footnotes", nsdecls=nspfxmap("w", "r"))  # as Word does; some readers look for r
        self._bookmarks = bookmarks
        self._numbers: dict[str, int] = {}
        for kind, number in SEPARATORS:
            note = self._note(number)
            note.set(qn("w:type"), kind)
            paragraph = Paragraph(note)
            etree.SubElement(paragraph.add(""), qn(f"w:{kind}"))

    def refer(self, paragraph: Paragraph, key: str, write: Callable[[Paragraph], None]) -> None:
        """Adds the number of the footnote of ``key``, which ``write`` writes where there is none yet."""
        mark = f"footnote-{key}"
        if key in self._numbers:
            paragraph.add_field(f"NOTEREF {self._bookmarks.name(mark)} \\f \\h", str(self._numbers[key]), REFERENCE)
            return
        number = self._numbers[key] = len(self._numbers) + 1
        run = paragraph.add("", REFERENCE)
        run.append(element("w:footnoteReference", {"w:id": str(number)}))
        self._bookmarks.around(paragraph, mark, [run])
        text = Paragraph(self._note(str(number)), TEXT)
        etree.SubElement(text.add("", REFERENCE), qn("w:footnoteRef"))
        text.add(" ")
        write(text)

    def attach(self, document: Any) -> None:
        """Makes the footnotes a part of the document, if there are any."""
        if not self._numbers:
            return
        content = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        name, package = PackURI("/word/footnotes.xml"), document.part.package
        part = Part(name, CONTENT_TYPE.WML_FOOTNOTES, content, package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        named = element("w:footnotePr", {})
        named.extend([element("w:footnote", {"w:id": number}) for _, number in SEPARATORS])
        document.settings.element.find(qn("w:compat")).addprevious(named)

    def _note(self, number: str) -> Any:
        note = element("w:footnote", {"w:id": number})
        self._root.append(note)
        return note
