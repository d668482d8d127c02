"""What the tables cannot show: forms, phrases, clusters, and names that must stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.attribution.names import (
    Office,
    cluster,
    english_name,
    entity_kind,
    gender,
    is_channel,
    is_first_name,
    office,
)
from summarize.attribution.names.kinds import coordinated
from summarize.attribution.names.phrases import mention

WORDS = ["Nina", "Pohl", "Pohls", "der", "die", "Kanzler", "Kanzlerin", "Lorenz'", "von", "und", "Rat", "Xi", "Kreml,"]


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Uschakow", "Ushakov"),
        ("Juri Uschakow", "Yuri Ushakov"),
        ("Dmitri Medwedew", "Dmitri Medvedev"),
        ("Wolodymyr Selenskyj", "Volodymyr Zelensky"),
        ("Wladimir Putin", "Vladimir Putin"),
        ("Gleb Schtscherbatschow", "Gleb Shcherbachev"),
        ("Iryna Hontscharuk", "Iryna Honcharuk"),
        ("Oksana Bilyk-Krawtschenko", "Oksana Bilyk-Kravchenko"),
        ("Anton Kobjakow", "Anton Kobyakov"),
        ("Mojtaba Chamenei", "Mojtaba Khamenei"),
        ("Weißes Haus", "White House"),
        ("des Weißen Hauses", "White House"),
        ("Kiew", "Kyiv"),
        ("Ria Nowosti", "RIA Novosti"),
    ],
)
def test_english_names(german: str, english: str):
    assert english_name(german) == english


@pytest.mark.parametrize(
    "name",
    [
        "Friedrich Merz",
        "Nina Tschentscher",
        "Michael Rogow",
        "Hans-Jürgen Wischnewski",
        "Radosław Kowalski",
        "Rudolf Virchow",
        "Elke Bülow",
        "Kaja Tamm",
        "Jürgen Schulz",
        "Andreas Zschau",
        "Janusz Wojtas",
        "Joachim Jaschke",
        "Matthew Winslow",
        "Andrej Horáček",
        "Xi Lanfen",
        "Larissa Meier",
        "",
    ],
)
def test_names_that_are_not_transcribed_stay(name: str):
    assert english_name(name) == name


def test_the_other_style_takes_the_bearers_spelling():
    assert english_name("Wolodymyr Selenskyj", style="zelenskyy") == "Volodymyr Zelenskyy"
    assert english_name("Juri Uschakow", style="zelenskyy") == "Yuri Ushakov"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Bundeskanzlerin", Office("Bundeskanzlerin", "Bundeskanzler", "f", "sg", "chancellor")),
        ("Kremlchefs", Office("Kremlchef", "Kremlchef", "m", None, "Kremlin leader")),
        ("Ministern", Office("Minister", "Minister", None, "pl", "minister")),
        ("Präsidenten", Office("Präsident", "Präsident", "m", None, "president")),
        ("Verkehrsministerin", Office("Verkehrsministerin", "Verkehrsminister", "f", "sg", "transportation minister")),
        ("Ex-US-Präsident", Office("Ex-US-Präsident", "Ex-US-Präsident", "m", "sg", "former U.S. president")),
        ("CDU-Chefin", Office("CDU-Chefin", "CDU-Chef", "f", "sg", "CDU leader")),
        ("Axios-Reporterin", Office("Axios-Reporterin", "Axios-Reporter", "f", "sg", "Axios reporter")),
        ("Leuchtturmminister", Office("Leuchtturmminister", "Leuchtturmminister", "m", None, None)),
        ("Abgeordnete", Office("Abgeordneter", "Abgeordneter", None, None, "lawmaker")),
        ("Frau", Office("Frau", "Herr", "f", "sg", "Ms.")),
    ],
)
def test_offices(word: str, expected: Office):
    assert office(word) == expected


@pytest.mark.parametrize(
    "word", ["Hofmann", "Neubauer", "Flugzeug", "Fahrzeuge", "Werkzeuge", "Telekom-Tochter", "Paragraf", "Haus", "chef"]
)
def test_words_that_only_end_like_an_office(word: str):
    assert office(word) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Frau Mai", "f"),
        ("Herr Mai", "m"),
        ("Ministerin Mai", "f"),
        ("der Abgeordnete Mai", "m"),
        ("die Abgeordnete Mai", "f"),
        ("Nina Mai", "f"),
        ("Karl-Uwe Mai", "m"),
        ("Dr. Nina Mai", "f"),
        ("Putins Berater, Juri Belik", "m"),
        ("Rogowa", "f"),
        ("Rogow", "m"),
        ("Mai", None),
        ("Kim Mai", None),
        ("die Polizei", None),
        ("ein Mitglied der Delegation", None),
        ("", None),
    ],
)
def test_gender(name: str, expected: str | None):
    assert gender(name) == expected


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("der Sprecher des Kreml", "person"),
        ("ein Sprecher", "person"),
        ("Putins außenpolitischer Berater, Juri Uschakow", "person"),
        ("Putins außenpolitischer Berater", "person"),
        ("Axios-Reporter Ben Adler", "person"),
        ("Ben Adler", "person"),
        ("Gerda Richter", "person"),
        ("Astrid von und zu Rohn", "person"),
        ("der Republikaner Cole", "person"),
        ("die Republikaner", "collective"),
        ("die Sprecher beider Seiten", "collective"),
        ("Militärexperten", "collective"),
        ("ein Militärexperte", "person"),
        ("zwei Abgeordnete", "collective"),
        ("die Abgeordneten", "collective"),
        ("Nina Pohl und Kai Lorenz", "collective"),
        ("die SPD und die Grünen", "collective"),
        ("der Kreml", "institution"),
        ("Moskau", "institution"),
        ("die ukrainische Regierung", "institution"),
        ("Altwieder Polizei", "institution"),
        ("Trumps Regierung", "institution"),
        ("Halm Stahl AG", "institution"),
        ("Regierungskreise", "anonymous"),
        ("aus Kreisen der Delegation", "anonymous"),
        ("ein namentlich nicht genannter Diplomat", "anonymous"),
        ("drei Insider", "anonymous"),
        ("der Lagebericht", "document"),
        ("die gemeinsame Erklärung", "document"),
        ("Kreml-Angaben", "institution"),
        ("Angaben der Polizei", "institution"),
        ("Ansicht des Ministers Kai Lorenz", "person"),
        ("ersten Angaben", "anonymous"),
        ("Mai", None),
        ("er", None),
        ("", None),
    ],
)
def test_kinds(phrase: str, kind: str | None):
    assert entity_kind(phrase) == kind


@pytest.mark.parametrize(
    ("phrase", "sides"),
    [
        ("Pohl und Lorenz", ("Pohl", "Lorenz")),
        ("Nina Pohl sowie ihr Sprecher", ("Nina Pohl", "ihr Sprecher")),
        ("die Ministerin für Bau und Sport", ()),
        ("Bosnien und Herzegowina", ()),
        ("Staats- und Regierungschefs", ()),
        ("Astrid von und zu Rohn", ()),
    ],
)
def test_coordination(phrase: str, sides: tuple[str, ...]):
    assert coordinated(phrase) == sides


@pytest.mark.parametrize(
    ("name", "channel"),
    [
        ("CNN", True),
        ("dem Sender CNN", True),
        ("der Plattform Truth Social", True),
        ("im Staatsfernsehen", True),
        ("einem ZDF-Interview", True),
        ("der „Bild“-Zeitung", True),
        ("der Deutschen Presse-Agentur", True),
        ("Kreml", False),
        ("Nina Pohl", False),
        ("dem Versender", False),
        ("Feigenblatt", False),
        ("", False),
    ],
)
def test_channels(name: str, channel: bool):
    assert is_channel(name) is channel


def test_first_names():
    assert is_first_name("Nina")
    assert is_first_name("Karl-Uwe")
    assert not is_first_name("Pohl")
    assert not is_first_name("Karl-Pohl")


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Kremlchef Wladimir Putin", ("Wladimir", "Putin")),
        ("der frühere Trump-Berater Ray Moss", ("Ray", "Moss")),
        ("Nina Pohl aus Altwied", ("Nina", "Pohl")),
        ("Nina Pohl von der SPD", ("Nina", "Pohl")),
        ("Kai Lorenz (CDU)", ("Kai", "Lorenz")),
        ("von der Aue", ("von", "der", "Aue")),
        ("Nasser al-Karim", ("Nasser", "al-Karim")),
        ("Trumps Regierung", ()),
        ("das Weiße Haus", ()),
        ("die Ministerin", ()),
    ],
)
def test_the_words_of_a_name(form: str, name: tuple[str, ...]):
    assert mention(form).name == name


CLUSTERS = {
    "genitive, office, office alone": {
        "Pawel Rogow": "Pawel Rogow",
        "Rogow": "Pawel Rogow",
        "Rogows": "Pawel Rogow",
        "Kremlsprecher Rogow": "Pawel Rogow",
        "der Kremlsprecher": "Pawel Rogow",
        "der Sprecher": "Pawel Rogow",
    },
    "a genitive trap names the other": {
        "Volkerts außenpolitischer Berater, Juri Belik": "Juri Belik",
        "Marta Volkert": "Marta Volkert",
        "Volkert": "Marta Volkert",
        "Beliks": "Juri Belik",
    },
    "apostrophe": {
        "Ralf Holz": "Ralf Holz",
        "Holz'": "Ralf Holz",
        "Ralf Holz’": "Ralf Holz",
        "Bundeskanzler Holz": "Ralf Holz",
        "der Kanzler": "Ralf Holz",
    },
    "a name that ends in s": {"Klaus Peters": "Klaus Peters", "Peters": "Klaus Peters", "Peter": "Peter"},
    "two of one surname stay two": {
        "Tom Cole": "Tom Cole",
        "Jane Cole": "Jane Cole",
        "Cole": "Cole",
        "Coles": "Cole",
        "Frau Cole": "Jane Cole",
        "Herr Cole": "Tom Cole",
    },
    "the office tells them apart": {
        "Senator Tom Cole": "Tom Cole",
        "Gouverneur Ray Cole": "Ray Cole",
        "Senator Cole": "Tom Cole",
        "Cole": "Cole",
    },
    "initials": {
        "Kai U. Lorenz": "Kai U. Lorenz",
        "Kai Lorenz": "Kai U. Lorenz",
        "K. Lorenz": "Kai U. Lorenz",
        "Lorenz": "Kai U. Lorenz",
    },
    "an initial of two is nobody's": {
        "Kai Lorenz": "Kai Lorenz",
        "Karl Lorenz": "Karl Lorenz",
        "K. Lorenz": "K. Lorenz",
    },
    "particles": {
        "Astrid von der Aue": "Astrid von der Aue",
        "von der Aue": "Astrid von der Aue",
        "von der Aues": "Astrid von der Aue",
        "EU-Kommissarin von der Aue": "Astrid von der Aue",
    },
    "attributes of an office": {
        "der estnische Außenminister Mart Kask": "Mart Kask",
        "der dänische Außenminister Ole Friis": "Ole Friis",
        "der dänische Außenminister": "Ole Friis",
        "der Außenminister": "Außenminister",
    },
    "another office, another gender": {
        "Vizepräsident Ray Colden": "Ray Colden",
        "Präsidentin Lena Osei": "Lena Osei",
        "der Präsident": "Präsident",
        "die Präsidentin": "Lena Osei",
    },
    "an unnamed one keeps the office open": {
        "Sprecher Tom Bauer": "Tom Bauer",
        "ein Sprecher": "Sprecher",
        "der Sprecher": "Sprecher",
    },
    "surname and office only": {"Ministerin Ohlsen": "Ohlsen", "Ohlsen": "Ohlsen", "die Ministerin": "Ohlsen"},
    "institutions and states": {
        "das Weiße Haus": "Weißes Haus",
        "des Weißen Hauses": "Weißes Haus",
        "Kremls": "Kreml",
        "Russlands": "Russland",
        "die Delegation": "Delegation",
    },
    "a genitive behind an office is somebody else": {
        "Nina Ohlsen": "Nina Ohlsen",
        "ein Sprecher Ohlsens": "Sprecher Ohlsens",
        "der Bruder des Kanzlers, Tom Haas": "Tom Haas",
        "der Kanzler": "Kanzler",
    },
    "words have the name of their owner": {
        "Angaben der Polizei": "Polizei",
        "Polizei": "Polizei",
        "Ansicht von Nina Pohl": "Nina Pohl",
        "Pohls Meinung": "Nina Pohl",
        "eigenen Angaben": "eigenen Angaben",
        "Angaben der Nachrichtenagentur Reuters": "Reuters",
    },
    "an unknown noun is no name, a surname with an attribute is": {
        "die Bastler des Modells": "Bastler des Modells",
        "die Bastler der Brücke": "Bastler der Brücke",
        "den Glasbläser Kai Lorenz": "Kai Lorenz",
        "der 84-jährige Lorenz": "Kai Lorenz",
        "Altwieder Fahrgastverband": "Altwieder Fahrgastverband",
        "Altwieder Verkehrsbetriebe": "Altwieder Verkehrsbetriebe",
    },
    "two at once are neither": {
        "Pohl und Rogow": "Pohl und Rogow",
        "Nina Pohl": "Nina Pohl",
        "Pohl": "Nina Pohl",
    },
}


@pytest.mark.parametrize("expected", CLUSTERS.values(), ids=CLUSTERS)
@pytest.mark.parametrize("backwards", [False, True])
def test_clusters(expected: dict[str, str], backwards: bool):
    forms = list(expected)
    assert dict(cluster(forms[::-1] if backwards else forms)) == expected


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join), max_size=6))
def test_clusters_name_every_form_whatever_the_order(forms: list[str]):
    found = cluster(forms)
    assert set(found) == set(forms)
    assert all(found.values())
    assert cluster(forms[::-1]) == found


@given(st.text(max_size=40))
def test_no_text_breaks_them(text: str):
    english_name(text)
    gender(text)
    entity_kind(text)
    is_channel(text)
    office(text)
    assert set(cluster([text])) == {text}
