from pathlib import Path

import pytest

from summarize.errors import UsageError
from summarize.glossary import Glossary, GlossaryTerm, comparable, people_glossary, says
from summarize.glossary.english import SPELLINGS

DEFAULT = Glossary.default()


def found(text: str, glossary: Glossary = DEFAULT) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.english) for hit in glossary.hits(text)]


def test_every_row_is_found_in_its_own_example() -> None:
    missed = [term for term in DEFAULT.terms if term.german not in {hit.term for hit in DEFAULT.hits(term.example)}]
    assert missed == []


def test_every_wording_says_itself() -> None:
    wordings = [wording for term in DEFAULT.terms for wording in term.accepted]
    assert [wording for wording in wordings if not says(f"They spoke of {wording} again.", wording)] == []


def test_no_german_term_has_two_rows() -> None:
    german = [term.german for term in DEFAULT.terms]
    assert len(german) == len(set(german))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Regierung des Bundeskanzlers", [("Bundeskanzlers", "chancellor")]),
        ("die Bundeskanzlerinnen", [("Bundeskanzlerinnen", "chancellor")]),
        ("im Auswärtigen Amt", [("Auswärtigen Amt", "foreign office")]),
        ("des Weißen Hauses", [("Weißen Hauses", "White House")]),
        ("mit dem Regierenden Bürgermeister", [("Regierenden Bürgermeister", "governing mayor")]),
        ("mutmaßliche Täter", [("mutmaßliche", "suspected")]),
        ("Mutmaßliche Täter", [("Mutmaßliche", "suspected")]),
        ("die Gesandten", [("Gesandten", "envoy")]),
        ("ukrainische Soldatin und Ukrainerin", [("ukrainische", "Ukrainian"), ("Ukrainerin", "Ukrainian")]),
    ],
)
def test_inflected_forms(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_the_longest_term_wins() -> None:
    assert found("der NATO-Generalsekretär") == [("NATO-Generalsekretär", "NATO secretary general")]
    assert found("ein Generalsekretär der NATO") == [("Generalsekretär", "secretary-general"), ("NATO", "NATO")]
    assert found("Staats- und Regierungschefs") == [("Staats- und Regierungschefs", "heads of state and government")]


def test_parts_of_a_hyphenated_compound_are_found_where_no_term_covers_it() -> None:
    assert found("EU-Außenminister") == [("EU", "EU"), ("Außenminister", "foreign minister")]


@pytest.mark.parametrize("text", ["Kanzlergarten", "Zollstock", "Malin Maliks", "eunuch", "Romane", "us", "nato"])
def test_other_words_are_not_terms(text: str) -> None:
    assert found(text) == []


def test_terms_are_found_across_any_white_space() -> None:
    assert found("Weißes\u00a0\nHaus") == [("Weißes\u00a0\nHaus", "White House")]


def test_a_merged_glossary_decides() -> None:
    own = Glossary(
        [GlossaryTerm(german="Waffenruhe", english="truce"), GlossaryTerm(german="Aurach", english="Aurach")]
    )
    merged = DEFAULT.merge(own)
    assert found("eine Waffenruhe in Aurach", merged) == [("Waffenruhe", "truce"), ("Aurach", "Aurach")]
    assert found("eine Waffenruhe in Aurach") == [("Waffenruhe", "ceasefire")]


def test_people_whose_names_english_spells_otherwise_are_terms() -> None:
    people = people_glossary(["Wladimir Schtscherbakow", "Ines Tolksdorf", ""])
    assert found("Schtscherbakows Rede vor Ines Tolksdorf", people) == [("Schtscherbakows", "Shcherbakov")]
    assert found("mit Wladimir Schtscherbakow", people) == [("Wladimir Schtscherbakow", "Vladimir Shcherbakov")]


@pytest.mark.parametrize(
    ("english", "wording"),
    [
        ("the Defence Ministers' meeting", "defense minister"),
        ("the U.S. government", "US"),
        ("several cities", "city"),
        ("the Elysee palace", "Élysée Palace"),
        ("a cease-fire", "cease-fire"),
    ],
)
def test_wordings_that_count_as_the_same(english: str, wording: str) -> None:
    assert says(english, wording)


@pytest.mark.parametrize(("pattern", "replacement", "example"), SPELLINGS, ids=[row[2] for row in SPELLINGS])
def test_spellings_of_both_sides_of_the_atlantic(pattern: object, replacement: str, example: str) -> None:
    british, american = example.split(", ")
    assert comparable(british) == comparable(american)


@pytest.mark.parametrize(("english", "wording"), [("tell us more", "US"), ("a warship", "war"), ("ministers", "mini")])
def test_wordings_that_do_not(english: str, wording: str) -> None:
    assert not says(english, wording)


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_file(tmp_path: Path, delimiter: str) -> None:
    rows = [["German", "English", "also", "required"], ["Brandmauer", "firewall", "cordon sanitaire|barrier", "no"]]
    path = write(tmp_path, "own.csv", "\ufeff" + "\n".join(delimiter.join(row) for row in rows))
    (term,) = Glossary.load(path).terms
    assert (term.german, term.accepted) == ("Brandmauer", ("firewall", "cordon sanitaire", "barrier"))
    assert not term.required
    assert found("hinter der Brandmauer", Glossary.load(path)) == [("Brandmauer", "firewall")]


def test_terms_of_a_user_are_required_unless_the_file_says_otherwise(tmp_path: Path) -> None:
    (term,) = Glossary.load(write(tmp_path, "own.csv", "de,en\nMoorsee,Lake Moor\n")).terms
    assert term.required


TBX_3 = """<?xml version="1.0"?>
<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca" xml:lang="de"><text><body>
<conceptEntry id="c1">
 <langSec xml:lang="de"><termSec><term>Lagebild</term></termSec></langSec>
 <langSec xml:lang="en-GB">
  <termSec><term>state of affairs</term></termSec>
  <termSec><term>situation picture</term>
   <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
  <termSec><term>layer picture</term>
   <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
 </langSec>
</conceptEntry></body></text></tbx>"""

TBX_2 = """<?xml version="1.0"?>
<martif type="TBX" xml:lang="en"><text><body><termEntry id="c1">
 <langSet xml:lang="de"><tig><term>Lagebild</term></tig></langSet>
 <langSet xml:lang="en"><tig><term>situation picture</term></tig></langSet>
</termEntry></body></text></martif>"""


@pytest.mark.parametrize(("tbx", "also"), [(TBX_3, ("state of affairs",)), (TBX_2, ())], ids=["version 3", "version 2"])
def test_a_tbx_file(tmp_path: Path, tbx: str, also: tuple[str, ...]) -> None:
    (term,) = Glossary.load(write(tmp_path, "own.tbx", tbx)).terms
    assert (term.german, term.english, term.also) == ("Lagebild", "situation picture", also)


def test_an_external_entity_is_not_read(tmp_path: Path) -> None:
    secret = write(tmp_path, "secret.txt", "confidential")
    entity = f'<!DOCTYPE martif [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    tbx = TBX_2.replace('<?xml version="1.0"?>', entity).replace("situation picture", "a &x; b")
    try:
        terms = Glossary.load(write(tmp_path, "own.tbx", tbx)).terms
    except UsageError:
        return
    assert not any("confidential" in wording for term in terms for wording in term.accepted)


@pytest.mark.parametrize(
    ("name", "content", "says_what"),
    [
        ("own.csv", "term;meaning\na;b", "has no column english"),
        ("own.csv", "german,english\nHaus,\n", "line 2: the English term is empty"),
        ("own.csv", "german,english\nHaus,house\nHaus,home\n", "two translations for 'Haus'"),
        ("own.csv", "german,english\n", "holds no German–English pair"),
        ("own.csv", b"german,english\nK\xf6ln,Cologne\n", "is not UTF-8"),
        ("own.csv", "german,english\nHaus,ho\x1bse\n", "control characters"),
        ("own.csv", 'german,english\n"Haus,house\n', "not well-formed CSV"),
        ("own.tbx", "<tbx><text>", "not well-formed XML"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(tmp_path: Path, name: str, content: str | bytes, says_what: str) -> None:
    path = write(tmp_path, name, content)
    with pytest.raises(UsageError, match=says_what) as caught:
        Glossary.load(path)
    assert str(path) in str(caught.value)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No such file"):
        Glossary.load(tmp_path / "none.csv")
