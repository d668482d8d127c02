"""Offices and occupations by any of their forms: *Bundeskanzlerin*, *Kremlchefs*, *US-Verteidigungsminister*."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from summarize.attribution.names.tables import Gender, InstitutionRow, ModifierRow, OfficeRow, rows

Number = Literal["sg", "pl"]


@dataclass(frozen=True, slots=True)
class Office:
    """What a word says of the person it names.

    ``lemma`` is the nominative singular in the word's own gender, ``base`` the masculine one (to compare *Kanzler* with
    *Kanzlerin*). ``gender`` and ``number`` are None where the form leaves them open (*Abgeordnete*, *Sprecher*).
    ``english`` is None for a compound whose first part is unknown.
    """

    lemma: str
    base: str
    gender: Gender | None
    number: Number | None
    english: str | None


def office(word: str) -> Office | None:
    """The office that this word names in any case or number, also as a compound; None for any other word."""
    if not word[:1].isupper():
        return None
    return _forms().get(word) or _hyphenated(word) or _compound(word)


def _hyphenated(word: str) -> Office | None:
    """*Axios-Reporter*, *Ex-US-Präsident*: the longest tail that is an office, the rest before its English."""
    for position in (index for index, letter in enumerate(word) if letter == "-"):
        modifier, tail = word[:position], word[position + 1 :]
        if (head := office(tail)) and head.base not in _closed():
            return _joined(f"{modifier}-", head, _modifiers().get(modifier) or _leading(modifier), modifier)
    return None


def _compound(word: str) -> Office | None:
    """*Verkehrsministerin*, *Kremlberater*: a known head behind a first part of three letters or more; the split with a
    known first part if there is one, else the longest head."""
    lowered = word.lower()
    splits = [length for length in range(3, len(word) - 2) if lowered[length:] in _heads()]
    if not splits:
        return None
    length = next((known for known in splits if word[:known] in _modifiers()), splits[0])
    modifier = word[:length]
    return _joined(modifier, _heads()[lowered[length:]], _modifiers().get(modifier), modifier)


def _joined(prefix: str, head: Office, modifier: str | None, german: str) -> Office:
    noun = head.english
    # The head of a party is its leader in English; other heads stay heads.
    if noun == "head" and german in _parties():
        noun = "leader"
    tail = head.lemma if prefix.endswith("-") else head.lemma.lower()
    base = head.base if prefix.endswith("-") else head.base.lower()
    english = f"{modifier} {noun}" if modifier and noun else None
    return replace(head, lemma=prefix + tail, base=prefix + base, english=english)


def _leading(modifier: str) -> str | None:
    """A name before a hyphen stays as it is; the part of a longer compound (``Ex-Verkehrs``) has no English."""
    known = {row.name: row.english for row in rows(InstitutionRow)}
    return known.get(modifier, modifier if "-" not in modifier else None)


@cache
def _modifiers() -> dict[str, str]:
    return {row.modifier: row.english for row in rows(ModifierRow)}


@cache
def _parties() -> frozenset[str]:
    return frozenset(row.name for row in rows(InstitutionRow) if row.sort == "party")


@cache
def _forms() -> dict[str, Office]:
    """Every form of every office; where two rows share a form (*Frau*), the earlier row has it."""
    forms: dict[str, Office] = {}
    for row in rows(OfficeRow):
        for form, found in _declined(row):
            forms.setdefault(form, found)
    return forms


@cache
def _closed() -> frozenset[str]:
    """Words that end no office: the daughter of a company is no person."""
    return frozenset(row.m for row in rows(OfficeRow) if row.compound == "no")


@cache
def _heads() -> dict[str, Office]:
    compounding = {row.m for row in rows(OfficeRow) if row.compound == "yes"}
    return {form.lower(): found for form, found in _forms().items() if found.base in compounding}


def _declined(row: OfficeRow) -> list[tuple[str, Office]]:
    him: Gender | None = None if row.declension == "neuter" else "m"
    singular = Office(row.m, row.m, him, "sg", row.english)
    if row.declension == "adj":
        stem = row.m.removesuffix("r")
        either = replace(singular, gender=None, number=None)
        his = [(f"{stem}{ending}", singular) for ending in "rms"]
        return [*his, (stem, either), (f"{stem}n", either), *_feminine(row)]
    forms = [*_plurals(row, singular, replace(singular, gender=None, number="pl")), (row.m, singular)]
    if row.declension != "weak":
        forms += [(f"{row.m}s", singular), (f"{row.m}es", singular)]
    return [*forms, *_feminine(row)]


def _feminine(row: OfficeRow) -> list[tuple[str, Office]]:
    """*Ministerin*, *Ministerinnen*; none for *die Abgeordnete*, which is a form of the masculine word."""
    if not row.f or (row.declension == "adj" and not row.f.endswith("in")):
        return []
    woman = Office(row.f, row.m, "f", "sg", row.english_f or row.english)
    plural = [(f"{row.f}nen", replace(woman, number="pl"))] if row.f.endswith("in") else []
    return [(row.f, woman), *plural]


def _plurals(row: OfficeRow, singular: Office, plural: Office) -> list[tuple[str, Office]]:
    """*Sprecher* is either number, *Präsidenten* a plural or another case of the singular."""
    if row.plural == row.m:
        return [(row.m, replace(singular, number=None)), (f"{row.plural}n", plural)]
    if row.declension == "weak":
        oblique = [("Herrn", singular)] if row.m == "Herr" else []
        return [(row.plural, replace(singular, number=None)), *oblique]
    if row.plural == f"{row.m}s":
        return [(row.plural, replace(singular, number=None))]
    return [(row.plural, plural)] + ([] if row.plural[-1] in "ns" else [(f"{row.plural}n", plural)])
