"""The tables of ``data/names``, each row a frozen record; read on first use."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, TypeVar, cast, get_args

from summarize.models import SpeakerKind

Gender = Literal["m", "f"]
Declension = Literal["strong", "weak", "adj", "neuter"]


@dataclass(frozen=True, slots=True)
class OfficeRow:
    m: str
    f: str
    plural: str
    declension: Declension
    compound: str
    english: str
    english_f: str
    example: str


@dataclass(frozen=True, slots=True)
class ModifierRow:
    modifier: str
    english: str
    example: str


@dataclass(frozen=True, slots=True)
class TitleRow:
    title: str
    gender: str
    english: str
    example: str


@dataclass(frozen=True, slots=True)
class ParticleRow:
    particle: str
    alone: str
    used_in: str
    example: str


@dataclass(frozen=True, slots=True)
class DeterminerRow:
    word: str
    sort: str
    number: str
    example: str


@dataclass(frozen=True, slots=True)
class FamilyFirstRow:
    name: str
    used_in: str
    example: str


@dataclass(frozen=True, slots=True)
class FirstNameRow:
    name: str
    gender: str
    used_in: str
    english: str

    @property
    def languages(self) -> frozenset[str]:
        return frozenset(self.used_in.split("; "))


@dataclass(frozen=True, slots=True)
class InstitutionRow:
    name: str
    kind: SpeakerKind
    sort: str
    channel: str
    english: str
    example: str


@dataclass(frozen=True, slots=True)
class CollectiveRow:
    noun: str
    kind: SpeakerKind
    suffix: str
    english: str
    example: str


@dataclass(frozen=True, slots=True)
class ChannelRow:
    noun: str
    suffix: str
    english: str
    example: str


@dataclass(frozen=True, slots=True)
class WordsRow:
    noun: str
    example: str


@dataclass(frozen=True, slots=True)
class CountryRow:
    name: str
    adjective: str
    inhabitant: str
    inhabitants: str
    capital: str
    english: str
    capital_en: str


@dataclass(frozen=True, slots=True)
class SpellingRow:
    german: str
    english: str
    official: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class NotSlavicRow:
    name: str
    used_in: str


@dataclass(frozen=True, slots=True)
class TransliterationRow:
    pattern: str
    english: str
    german_example: str
    english_example: str


_FILES: dict[type, str] = {
    OfficeRow: "offices",
    ModifierRow: "office_modifiers",
    TitleRow: "titles",
    ParticleRow: "particles",
    DeterminerRow: "determiners",
    FamilyFirstRow: "family_first",
    FirstNameRow: "first_names",
    InstitutionRow: "institutions",
    CollectiveRow: "collectives",
    ChannelRow: "channels",
    WordsRow: "words",
    CountryRow: "countries",
    SpellingRow: "spellings",
    NotSlavicRow: "not_slavic",
    TransliterationRow: "transliteration",
}
TABLES = tuple(_FILES)
KINDS: tuple[SpeakerKind, ...] = get_args(SpeakerKind)

Row = TypeVar("Row")


def rows(kind: type[Row]) -> tuple[Row, ...]:
    """All rows of one table, in the order of the file."""
    return cast("tuple[Row, ...]", _read(_FILES[kind]))


@cache
def _read(name: str) -> tuple[object, ...]:
    kind = next(kind for kind, file in _FILES.items() if file == name)
    lines = files("summarize.attribution").joinpath(f"data/names/{name}.csv").read_text(encoding="utf-8").splitlines()
    records = csv.DictReader(line for line in lines if line and not line.startswith("#"))
    return tuple(kind(**record) for record in records)
