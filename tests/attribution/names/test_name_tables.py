"""Every row of the tables of names, by its own example."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest

from summarize.attribution.names import (
    cluster,
    english_name,
    entity_kind,
    gender,
    is_channel,
    is_first_name,
    office,
    tables,
    transliterate,
)
from summarize.attribution.names.institutions import institution
from summarize.attribution.names.nouns import is_words_noun, noun_kind, words_owner
from summarize.attribution.names.phrases import mention
from summarize.attribution.names.tables import rows
from summarize.attribution.names.transliteration import CYRILLIC

FIRST_NAMES = rows(tables.FirstNameRow)


def windows(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)]


def key(row: object) -> str:
    return str(getattr(row, type(row).__slots__[0]))


def each(table: type) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """Makes a check of one row a test of the table; it names every row that fails."""

    def over_the_table(check: Callable[..., None]) -> Callable[[], None]:
        def test() -> None:
            failed = [f"{key(row)}: {failure}" for row in rows(table) if (failure := failing(check, row))]
            assert not failed, "\n".join(failed)

        test.__name__ = check.__name__
        return test

    return over_the_table


def failing(check: Callable[..., None], row: object) -> str:
    try:
        check(row)
    except AssertionError as failure:
        return str(failure) or "failed"
    return ""


@pytest.mark.parametrize("table", tables.TABLES, ids=lambda table: table.__name__)
def test_no_row_stands_twice_and_none_is_empty(table: type):
    found = rows(table)
    assert found
    assert [name for name, count in Counter(map(key, found)).items() if count > 1] == []
    assert all(key(row) and key(row) == key(row).strip() for row in found)


@pytest.mark.parametrize(
    "table", [table for table in tables.TABLES if "example" in table.__slots__], ids=lambda table: table.__name__
)
def test_every_row_has_an_example(table: type):
    assert [key(row) for row in rows(table) if not row.example.strip()] == []


@each(tables.OfficeRow)
def test_offices_are_found_in_every_form(row: tables.OfficeRow):
    for form in filter(None, (row.m, row.f, row.plural)):
        assert (found := office(form)), form
        assert found.base == row.m or form == "Frau", form
    named = [found.base.lower() for word in row.example.split() if (found := office(word))]
    assert any(base.endswith(row.m.lower()) for base in named) or row.f == "Frau"
    assert row.compound in ("yes", "hyphen", "no")
    assert row.declension in ("strong", "weak", "adj", "neuter")


@each(tables.ModifierRow)
def test_modifiers_begin_an_office_with_english(row: tables.ModifierRow):
    found = office(row.example)
    assert row.example.startswith(row.modifier)
    assert found is not None
    assert found.english
    if row.example not in {name for office_row in rows(tables.OfficeRow) for name in (office_row.m, office_row.f)}:
        assert found.english.startswith(row.english)


@each(tables.TitleRow)
def test_titles_are_no_part_of_the_name(row: tables.TitleRow):
    found = mention(row.example)
    assert row.title in {title.title for title in found.titles} or office(row.title)
    assert found.name
    assert row.title not in found.name
    assert gender(row.example) == row.gender or not row.gender


@each(tables.ParticleRow)
def test_particles_belong_to_the_name(row: tables.ParticleRow):
    assert row.particle in row.example.split()
    assert mention(row.example).name == tuple(row.example.split())


@each(tables.DeterminerRow)
def test_determiners_show_the_number(row: tables.DeterminerRow):
    assert row.word in row.example.split()
    assert row.sort in ("article", "quantity")
    kind = entity_kind(f"{row.word} Sprecher")
    assert row.number == "open" or kind == {"sg": "person", "pl": "collective"}[row.number]


@each(tables.FamilyFirstRow)
def test_family_names_before_the_given_name_name_the_person(row: tables.FamilyFirstRow):
    assert cluster([row.example, row.name, f"{row.name}s"]) == dict.fromkeys(
        (row.example, row.name, f"{row.name}s"), row.example
    )


def test_first_names_show_the_gender():
    shown = {"m": "m", "f": "f", "u": None}
    wrong = [row.name for row in FIRST_NAMES if gender(f"{row.name} Quandt") != shown[row.gender]]
    assert wrong == []
    assert all(is_first_name(row.name) and row.used_in for row in FIRST_NAMES)


def test_first_names_have_their_english_spelling():
    for row in FIRST_NAMES:
        if row.english and row.languages & CYRILLIC:
            assert english_name(f"{row.name} Krawtschenko") == f"{row.english} Kravchenko"
        elif row.english:
            assert english_name(f"{row.name} Karim") == f"{row.english} Karim"


def test_first_names_in_german_use_stay_before_a_german_surname():
    for row in FIRST_NAMES:
        if "German" in row.languages:
            assert english_name(f"{row.name} Quandt") == f"{row.name} Quandt"


def test_a_cyrillic_first_name_makes_the_surname_transcribed():
    for row in FIRST_NAMES:
        if row.languages <= CYRILLIC:
            assert english_name(f"{row.name} Woschin").endswith(" Voshin"), row.name


@each(tables.InstitutionRow)
def test_institutions_are_found_in_their_example(row: tables.InstitutionRow):
    assert row in [institution(part) for part in windows(row.example)]
    assert entity_kind(row.name) == row.kind
    assert is_channel(row.name) is (row.channel == "yes")
    assert english_name(row.name) == row.english
    assert row.kind in tables.KINDS


@each(tables.CollectiveRow)
def test_collectives_have_their_kind(row: tables.CollectiveRow):
    assert row.kind in tables.KINDS
    assert noun_kind(row.noun) == row.kind
    words = [word for word in windows(row.example) if word.lower().endswith(row.noun.lower()) or row.noun in word]
    capitalised = [word for word in words if noun_kind(word.split()[-1]) == row.kind] or (
        # A noun that the example has as a small word: "viele".
        [word for word in windows(row.example) if word.capitalize() == row.noun]
    )
    declined = [word for word in row.example.split() if noun_kind(word) == row.kind]
    assert capitalised or declined


@each(tables.WordsRow)
def test_words_nouns_take_the_kind_of_their_owner(row: tables.WordsRow):
    assert words_owner(row.noun) == "" or is_words_noun(row.noun)
    assert row.noun in row.example
    assert entity_kind(f"{row.noun} der Polizei") == "institution"
    assert entity_kind(f"{row.noun} von Experten") == "collective"
    assert entity_kind(f"ersten {row.noun}") == "anonymous"


@each(tables.ChannelRow)
def test_channels_are_channels_in_their_example(row: tables.ChannelRow):
    assert is_channel(row.noun)
    assert is_channel(row.example)
    assert row.suffix in ("yes", "no")


@each(tables.CountryRow)
def test_countries_speak_as_institutions_and_their_people_as_many(row: tables.CountryRow):
    assert entity_kind(row.name) == "institution"
    assert entity_kind(row.capital) == "institution"
    assert english_name(row.name) == row.english
    assert english_name(row.capital) in (row.capital_en, row.english)
    assert entity_kind(f"die {row.inhabitants}") == "collective"
    assert entity_kind(f"der {row.inhabitant}") == "person"
    assert entity_kind(f"die {row.adjective}e Regierung") == "institution"


@each(tables.SpellingRow)
def test_spellings_are_used(row: tables.SpellingRow):
    assert row.source
    assert row.kind in ("surname", "person", "place")
    assert english_name(row.german) == row.english
    assert english_name(row.german, style="zelenskyy") == (row.official or row.english)
    if row.kind == "surname":
        assert english_name(f"Nora {row.german}") == f"Nora {row.english}"


@each(tables.NotSlavicRow)
def test_names_that_only_look_slavic_stay(row: tables.NotSlavicRow):
    assert row.used_in
    assert english_name(row.name) == row.name
    assert english_name(f"Rudolf {row.name}") == f"Rudolf {row.name}"


@each(tables.TransliterationRow)
def test_transliteration_rules_by_example(row: tables.TransliterationRow):
    assert re.search(row.pattern, row.german_example.lower())
    assert transliterate(row.german_example) == row.english_example
    assert english_name(f"Wsewolod {row.german_example}") == f"Vsevolod {row.english_example}"
