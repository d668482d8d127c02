"""A person's own glossary: CSV with a header line, or TBX (ISO 30042, the dialects of version 2 and version 3)."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING

from summarize.errors import UsageError
from summarize.glossary.tables import listed
from summarize.glossary.terms import GlossaryTerm

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST_FILE = 5_000_000
LONGEST_TERM = 200
COLUMN_NAMES = {
    "german": ("german", "de", "deutsch", "source", "term"),
    "english": ("english", "en", "englisch", "target", "translation"),
    "also": ("also", "alternatives", "synonyms"),
    "forms": ("forms", "inflections"),
    "required": ("required",),
    "domain": ("domain", "subject"),
    "note": ("note", "comment"),
}
NO = frozenset({"no", "n", "false", "0", "nein"})
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
CSV_HINT = "The first line must name the columns, at least: german,english (optional: also,forms,required,domain,note)."


def read_terms(path: Path) -> tuple[GlossaryTerm, ...]:
    """The terms of a user's file, all required unless the file says otherwise.

    Raises UsageError that names the file, the line where there is one, and what to do.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"Cannot read the glossary {path}: {error.strerror}.") from error
    if len(data) > LARGEST_FILE:
        raise UsageError(f"The glossary {path} is larger than {LARGEST_FILE // 1_000_000} MB.")
    read = _read_tbx if path.suffix.lower() in {".tbx", ".xml"} else _read_csv
    terms = read(path, data)
    if not terms:
        raise UsageError(f"The glossary {path} holds no German–English pair.")
    return terms


def _read_csv(path: Path, data: bytes) -> tuple[GlossaryTerm, ...]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"The glossary {path} is not UTF-8 text.", hint="Save it as UTF-8 CSV.") from error
    header, _, _ = text.partition("\n")
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(text.splitlines(), delimiter=delimiter, strict=True)
    try:
        columns = _columns(path, next(reader, []))
        terms: dict[str, GlossaryTerm] = {}
        for row in reader:
            if any(cell.strip() for cell in row):
                _add(terms, _csv_term(row, columns, f"{path}, line {reader.line_num}"), path, reader.line_num)
    except csv.Error as error:
        raise UsageError(f"The glossary {path} is not well-formed CSV in line {reader.line_num}: {error}.") from error
    return tuple(terms.values())


def _columns(path: Path, header: list[str]) -> dict[str, int]:
    names = [cell.strip().lower() for cell in header]
    columns = {
        column: names.index(alias)
        for column, aliases in COLUMN_NAMES.items()
        for alias in aliases[::-1]
        if alias in names
    }
    missing = [column for column in ("german", "english") if column not in columns]
    if missing:
        raise UsageError(f"The glossary {path} has no column {' and no column '.join(missing)}.", hint=CSV_HINT)
    return columns


def _csv_term(row: list[str], columns: dict[str, int], where: str) -> GlossaryTerm:
    def cell(column: str) -> str:
        index = columns.get(column)
        return row[index].strip() if index is not None and index < len(row) else ""

    return GlossaryTerm(
        german=_clean(cell("german"), "German", where),
        english=_clean(cell("english"), "English", where),
        also=listed(cell("also")),
        forms=listed(cell("forms")),
        domain=cell("domain") or "user",
        required=cell("required").lower() not in NO,
        note=cell("note"),
    )


def _clean(term: str, language: str, where: str) -> str:
    if not term:
        raise UsageError(f"{where}: the {language} term is empty.")
    if CONTROL.search(term) or len(term) > LONGEST_TERM:
        raise UsageError(f"{where}: the {language} term holds control characters or is longer than {LONGEST_TERM}.")
    return term


def _add(terms: dict[str, GlossaryTerm], term: GlossaryTerm, path: Path, line: int) -> None:
    known = terms.get(term.german)
    if known is not None and known.english != term.english:
        raise UsageError(
            f"The glossary {path} gives two translations for {term.german!r} (the second in line {line}): "
            f"{known.english!r} and {term.english!r}.",
            hint="Keep one, and put the other into the column 'also'.",
        )
    terms[term.german] = term


def _read_tbx(path: Path, data: bytes) -> tuple[GlossaryTerm, ...]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UsageError(f"The glossary {path} is not well-formed XML: {error.msg}.") from error
    terms: dict[str, GlossaryTerm] = {}
    for entry in root.iter("{*}conceptEntry", "{*}termEntry"):
        line = int(str(entry.sourceline or 0))
        where = f"{path}, line {line}"
        german, english = _tbx_terms(entry, "de"), _tbx_terms(entry, "en")
        if not german or not english:
            continue
        for term in german:
            made = GlossaryTerm(
                german=_clean(term, "German", where),
                english=_clean(english[0], "English", where),
                also=tuple(english[1:]),
                required=True,
            )
            _add(terms, made, path, line)
    return tuple(terms.values())


def _tbx_terms(entry: _Element, language: str) -> list[str]:
    """The terms of one language, preferred ones first, deprecated ones left out."""
    found: list[tuple[int, str]] = []
    for section in entry.iter("{*}langSec", "{*}langSet"):
        name = section.get("{http://www.w3.org/XML/1998/namespace}lang", "").lower()
        if name.split("-")[0] != language:
            continue
        for term in section.iter("{*}term"):
            container = term.getparent()
            notes = " ".join(map(str, container.itertext())) if container is not None else ""
            if "deprecatedTerm" not in notes and term.text:
                found.append((0 if "preferredTerm" in notes else 1, " ".join(term.text.split())))
    return [text for _, text in sorted(found, key=lambda item: item[0])]
