"""The English spelling of German name forms: tables of well-known names first, a rule for unknown Slavic ones."""

from __future__ import annotations

from functools import cache
from typing import Literal

from summarize.attribution.names.institutions import institution
from summarize.attribution.names.tables import CountryRow, FirstNameRow, SpellingRow, rows
from summarize.attribution.names.transliteration import CYRILLIC, is_transcribed, transliterate

Style = Literal["us", "zelenskyy"]
_LONGEST_ENTRY = 3  # words: "Abdel Fattah al-Sisi"


def english_name(name: str, *, style: Style = "us") -> str:
    """The name as English-language news writes it: a person's, an institution's, a country's or a place's.

    ``style`` "us" follows US newspapers (Zelensky), "zelenskyy" the spelling that the bearer or the state prefers
    (Zelenskyy) where the table has one. A name that no table knows stays as it is, unless it is transcribed from
    Cyrillic: then the rule of ``transliteration.csv`` applies. ``name`` is expected in the nominative, without titles.
    """
    if found := institution(name):
        return found.english
    if whole := _spellings(style).get(name) or _places().get(name):
        return whole
    return " ".join(_parts(name.split(), style))


def _parts(words: list[str], style: Style) -> list[str]:
    transcribed = bool(words) and is_transcribed(words)
    foreign = transcribed or _surname_changes(words, style)
    english: list[str] = []
    position = 0
    while position < len(words):
        for length in range(min(_LONGEST_ENTRY, len(words) - position), 0, -1):
            entry = _spellings(style).get(" ".join(words[position : position + length]))
            if entry:
                break
        english.append(entry or _part(words, position, transcribed=transcribed, foreign=foreign))
        position += length
    return english


def _part(words: list[str], position: int, *, transcribed: bool, foreign: bool) -> str:
    """A word of a name that is no entry: a given name by its table if the name is foreign, else by the rule."""
    word = words[position]
    row = _first_names().get(word) if position < len(words) - 1 or len(words) == 1 else None
    if row is None:
        return transliterate(word) if transcribed else word
    # At home in German (Larissa) or in a language of the Latin script too (Andrej): only with a foreign surname.
    abroad = "German" not in row.languages and (row.languages <= CYRILLIC or not row.languages & CYRILLIC)
    return row.english if row.english and (foreign or abroad) else word


def _surname_changes(words: list[str], style: Style) -> bool:
    """*Larissa Sacharowa*: a surname that the table respells shows that the given name is foreign too."""
    entry = _spellings(style).get(words[-1]) if words else None
    return entry is not None and entry != words[-1]


@cache
def _spellings(style: Style) -> dict[str, str]:
    return {
        row.german: (row.official or row.english) if style == "zelenskyy" else row.english for row in rows(SpellingRow)
    }


@cache
def _places() -> dict[str, str]:
    capitals = {row.capital: row.capital_en for row in rows(CountryRow)}
    return capitals | {row.name: row.english for row in rows(CountryRow)}


@cache
def _first_names() -> dict[str, FirstNameRow]:
    return {row.name: row for row in rows(FirstNameRow)}
