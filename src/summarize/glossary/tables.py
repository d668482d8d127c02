"""The tables of this package: ``data/*.csv``, a row a term, and ``countries.csv``, a row a country.

The country table was written by hand and compared with the Unicode CLDR's German and English territory names; CLDR has
no adjectives and no names of peoples, which is most of what a ticker says (*der ukrainische Präsident*).
"""

from __future__ import annotations

import csv
import importlib.resources
from collections.abc import Iterator

from summarize.glossary.terms import GlossaryTerm

TERM_TABLES = ("offices", "politics", "diplomacy", "news", "places")


def package_terms() -> tuple[GlossaryTerm, ...]:
    terms = [term for table in TERM_TABLES for term in _term_table(table)]
    return (*terms, *_country_terms())


def listed(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds several values between bars."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _rows(table: str) -> Iterator[dict[str, str]]:
    text = (importlib.resources.files(__package__) / "data" / f"{table}.csv").read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


def _term_table(table: str) -> Iterator[GlossaryTerm]:
    for row in _rows(table):
        yield GlossaryTerm(
            german=row["german"],
            english=row["english"],
            also=(*listed(row["also"]), *_other_titles(row["english"])),
            forms=listed(row["forms"]),
            domain=row["domain"],
            required=row["required"] == "yes",
            example=row["example"],
            note=row["note"],
        )


def _other_titles(english: str) -> tuple[str, ...]:
    """*minister of finance*, *finance secretary* … for *finance minister*: faithful, though not the house's wording."""
    subject = english.removesuffix(" minister")
    if subject == english:
        return ()
    patterns = ("minister of {}", "minister for {}", "minister of the {}", "{} secretary", "secretary of {}")
    return tuple(pattern.format(subject) for pattern in (*patterns, "secretary of the {}"))


def _country_terms() -> Iterator[GlossaryTerm]:
    """Three terms a country. A translator may turn one into another (*die russische Regierung*, Russia's government),
    so each accepts the English of all three; only the country's own name is required.
    Peoples come before adjectives: *Deutsche* alone is more often the noun."""
    for row in _rows("countries"):
        names, english = listed(row["german"]), listed(row["english"])
        adjectives_de, adjectives_en = listed(row["adjective_de"]), listed(row["adjective_en"])
        people_de = listed(row["people_de"])
        people_en = listed(row["people_en"]) or adjectives_en
        whole = tuple(dict.fromkeys((*english, *adjectives_en, *people_en)))
        yield GlossaryTerm(
            german=names[0],
            english=english[0],
            also=whole,
            forms=names[1:],
            domain="country",
            required=True,
            example=f"aus {names[0]}",
        )
        yield GlossaryTerm(
            german=people_de[0],
            english=people_en[-1],
            also=whole,
            forms=(*people_de[1:], "+in", *(("+adj",) if people_de[0] == "Deutsche" else ())),
            domain="demonym",
            example=f"ein {people_de[0]}",
        )
        yield GlossaryTerm(
            german=adjectives_de[0],
            english=adjectives_en[0],
            also=whole,
            forms=adjectives_de[1:],
            domain="demonym",
            example=f"die {adjectives_de[0]}e Regierung" if adjectives_de[0].islower() else adjectives_de[0],
        )
