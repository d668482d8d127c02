from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.checks import CHECKS, DRAFT_CHECKS, Check, CheckContext, Finding, KnownName, run_checks
from summarize.checks.leaks import BOILERPLATE
from summarize.checks.negation import IDIOMS, NEGATIVE
from summarize.glossary import Glossary, GlossaryTerm
from summarize.models import Range

EXAMPLE = ("Die Bäckermeisterin nannte keine Zahlen.", "The master baker said so without giving figures.")
PEOPLE = CheckContext(
    names=(KnownName("Ilan Tarkesch", ("Ilan Tarkesh",)), KnownName("Carla Venzin")), examples=(EXAMPLE,)
)
BY_NAME = {check.name: check for check in CHECKS}


def run(name: str, german: str, english: str, context: CheckContext = PEOPLE) -> tuple[Finding, ...]:
    return BY_NAME[name].function(german, english, context)


def reasons(name: str, german: str, english: str) -> list[str]:
    return [finding.reason for finding in run(name, german, english)]


@pytest.mark.parametrize("check", DRAFT_CHECKS, ids=lambda check: check.name)
def test_a_check_of_drafts_doubts_drafts_alone(check: Check) -> None:
    draft = replace(PEOPLE, draft=True)
    assert check.name in {finding.check for finding in run_checks(check.german, check.wrong, context=draft)}
    assert check.name not in {finding.check for finding in run_checks(check.german, check.wrong, context=PEOPLE)}
    assert run_checks(check.german, check.right, context=draft) == ()
    german, wrong = f"Der Rat tagt. {check.german}", f"The council meets. {check.wrong}"
    for finding in check.function(german, wrong, draft):
        text, span = (german, finding.de) if finding.de else (wrong, finding.en)
        assert span is not None
        assert text[span.start : span.end] in finding.reason


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_every_check_finds_its_example_and_nothing_in_the_right_english(check: Check) -> None:
    assert check.name in {finding.check for finding in run_checks(check.german, check.wrong, context=PEOPLE)}
    assert run_checks(check.german, check.right, context=PEOPLE) == ()


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_findings_point_into_the_texts_and_are_named_after_their_check(check: Check) -> None:
    for finding in check.function(check.german, check.wrong, PEOPLE):
        assert finding.check == check.name
        assert finding.de is None or check.german[finding.de.start : finding.de.end].strip()
        assert finding.en is None or check.wrong[finding.en.start : finding.en.end]


def test_names_of_checks_are_unique() -> None:
    assert len(BY_NAME) == len(CHECKS)


@pytest.mark.parametrize(("german", "english"), [("", ""), (" \n", ""), ("", "Text."), ("Ein Satz.", ""), ("„", "“")])
def test_empty_and_broken_texts_raise_nothing(german: str, english: str) -> None:
    run_checks(german, english, context=PEOPLE)


TANGLE = st.text(alphabet="0123456789.,:/-'½ Uhr pm„“”»«\"'‚‘\n\tÄa٣²X%", max_size=60)


@settings(deadline=None)
@given(TANGLE, TANGLE)
def test_no_tangle_of_numbers_and_marks_raises(german: str, english: str) -> None:
    for finding in run_checks(german, english, context=PEOPLE):
        assert finding.de is None or 0 <= finding.de.start <= finding.de.end <= len(german)
        assert finding.en is None or 0 <= finding.en.start <= finding.en.end <= len(english)


def test_an_empty_translation_is_found() -> None:
    german = "Der Stadtrat hat am Abend den neuen Haushalt beschlossen, teilte die Verwaltung mit."
    assert {"sentences", "length"} <= {finding.check for finding in run_checks(german, "")}


def test_the_users_glossary_takes_the_place_of_the_packages() -> None:
    own = Glossary([GlossaryTerm(german="Brandmauer", english="firewall", required=True)])
    (finding,) = run_checks("Die Brandmauer steht.", "The fire protection wall stands.", glossary=own)
    assert (finding.check, finding.de) == ("terms", Range(start=4, end=14))
    assert run_checks("Die Brandmauer steht.", "The firewall stands.", glossary=own) == ()


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Um 13.45 Uhr kamen 3.300 Menschen.", "At 1:45 p.m., 3,300 people came."),
        ("Um 13.45 Uhr kamen 3.300 Menschen.", "At 13:45, 3300 people came."),
        ("Die Frist endet um 20 Uhr.", "The deadline ends at 8 p.m."),
        ("Die Frist endet um acht Uhr.", "The deadline ends at 8 a.m."),
        ("Das kostet 1,2 Milliarden Euro.", "It costs €1.2bn."),
        ("Das kostet 3,5 Mio. Franken.", "It costs 3.5 million francs."),
        ("Es sind 210 000 Einwohner.", "There are 210,000 inhabitants."),
        ("Es sind 6200 Anrufe.", "There were 6,200 calls."),
        ("Das Spiel endete 3:1.", "The match ended 3-1."),
        ("Er sagte: 50:50.", "He said: 50-50."),
        ("Am 19.7.2024 fiel der Strom aus.", "The power failed on July 19, 2024."),
        ("Am 19.7.24 fiel der Strom aus.", "The power failed on 7/19/2024."),
        ("In der Saison 2017/18.", "In the 2017/2018 season."),
        ("Am 3. März waren es 40 Prozent.", "On March 3 it was 40%."),
        ("Zwölf Boote und zwei Fähren sanken.", "Twelve boats and 2 ferries sank."),
        ("Beide Häuser, zwei an der Zahl, brannten.", "Both houses burned."),
        ("Die 24-Jährige und der dreiundzwanzigjährige Mann.", "The 24-year-old and the 23-year-old man."),
        ("Zwei Millionen Menschen.", "Two million people."),
        ("Ein Viertel der 300 Stellen.", "A quarter of the 300 jobs."),
        ("Rund ein Dutzend Helfer.", "About 12 helpers."),
        ("In den 90er Jahren.", "In the 90s."),
        ("Anderthalb Jahre.", "18 months."),
        ("Die Corona-Lage.", "The Covid-19 situation."),
    ],
)
def test_numbers_that_agree(german: str, english: str) -> None:
    assert reasons("numbers", german, english) == []
    assert reasons("extra-numbers", german, english) == []


@pytest.mark.parametrize(
    ("german", "english", "missing", "extra"),
    [
        ("Es kamen 4.300 Leute.", "There came 4.300 people.", "4.300", "4.300"),
        ("Es kamen 3.300 Leute.", "There came 3,500 people.", "3.300", "3,500"),
        ("Das kostet 1,2 Milliarden Euro.", "It costs 1.2 million euros.", "1,2 Milliarden", "1.2 million"),
        ("Um 20.15 Uhr.", "At 8:15 a.m.", "20.15", "8:15"),
        ("Das Spiel endete 3:1.", "The match ended 3-2.", "1", "2"),
    ],
)
def test_numbers_that_do_not(german: str, english: str, missing: str, extra: str) -> None:
    assert reasons("numbers", german, english) == [f"the number {missing!r} is missing in the English"]
    assert reasons("extra-numbers", german, english) == [f"the number {extra!r} is not in the German"]


def test_a_number_word_that_is_missing_is_found() -> None:
    assert reasons("numbers", "Es waren sieben Boote.", "There were boats.") != []


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("„Nein“, sagte sie.", "“No,” she said."),
        ("«Nein», sagte sie.", "‘No,’ she said."),
        ("„Er sagte ‚nie‘ zu mir“, klagte sie.", "“He said ‘never’ to me,” she complained."),
        ("„Wir gehen heim, weil es regnet“, sagte er.", "“We are going home,” he said, “because it is raining.”"),
        ("„Wir gehen", "“We are going"),
    ],
)
def test_quotations_that_agree(german: str, english: str) -> None:
    assert reasons("quotations", german, english) == []


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Er nannte es „Unsinn“ und „Theater“.", "He called it “nonsense” and theatre."),
        ("Er nannte es Unsinn.", "He called it “nonsense.”"),
        ("„Ja“, sagte er. „Nein“, sagte sie.", "“Yes,” he said. She said no."),
    ],
)
def test_quotations_that_do_not(german: str, english: str) -> None:
    assert len(reasons("quotations", german, english)) == 1


@pytest.mark.parametrize(
    "english",
    [
        "Ursula von der Leyen was there.",
        "The band “Die Toten Hosen” played.",
        "CDU, SPD, FDP.",
        "Der Spiegel reported it.",
    ],
)
def test_german_names_are_no_german_left_over(english: str) -> None:
    assert reasons("german-left", english, english) == []


def test_a_german_word_in_an_english_sentence_is_found() -> None:
    german = "Sie hatte einen Ratschlag parat."
    assert reasons("german-left", german, "She had a piece of advice parat.") == ["still German: 'parat'"]
    assert reasons("german-left", german, "She had a “parat” piece of advice.") == []
    assert reasons("german-left", "Der Élysée-Palast plant Tests.", "The Élysée Palace is planning tests.") == []


def test_the_first_part_of_a_compound_is_no_required_term() -> None:
    assert reasons("terms", "Das sagte sie dem US-Sender Kanal 9.", "She said so to Channel 9.") == []
    assert len(reasons("terms", "Das geschah in den USA.", "It happened there.")) == 1


def test_a_german_headline_left_as_it_was_is_found() -> None:
    assert len(reasons("german-left", "Feuerwehr rettet Hund", "Feuerwehr rettet Hund")) == 1


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Er kam nicht.", "He failed to come."),
        ("Sie war nicht zu schlagen.", "She was unbeatable."),
        ("Das kam nicht nur in Orsa vor.", "It happened in Orsa and elsewhere."),
        ("Keiner wusste es.", "No one knew."),
        ("Er konnte nicht kommen.", "He couldn’t come."),
        ("Es ist so kalt wie lange nicht mehr.", "It is colder than it has been for years."),
    ],
)
def test_negations_that_are_kept(german: str, english: str) -> None:
    assert reasons("negation", german, english) == []


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Er kam nicht.", "He came under fire."),
        ("Es gab keine Verletzten.", "There were injuries."),
        ("Der Damm hält. Niemand wurde verletzt.", "The dam is not giving way. Somebody was hurt."),
    ],
)
def test_negations_that_are_lost(german: str, english: str) -> None:
    assert len(reasons("negation", german, english)) == 1


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Carla Venzin schwieg.", "Carla Venzin said nothing."),
        ("Carla Venzin schwieg.", "Prosecutor Venzin’s silence was noted."),
        ("Ilan Tarkesch schwieg.", "Tarkesh was silent."),
    ],
)
def test_people_that_are_named(german: str, english: str) -> None:
    assert reasons("names", german, english) == []


def test_a_name_in_german_spelling_is_found() -> None:
    (finding,) = run("names", "Ilan Tarkesch schwieg.", "Tarkesch was silent.")
    assert finding.reason == "'Tarkesch' is the German spelling (expected: Ilan Tarkesh)"
    assert finding.en == Range(start=0, end=8)


def test_a_name_with_no_spelling_given_is_spelled_by_the_tables_of_names() -> None:
    context = CheckContext(names=(KnownName("Wladimir Schtscherbakow"),))
    german = "Wladimir Schtscherbakow schwieg."
    assert run("names", german, "Vladimir Shcherbakov was silent.", context) == ()
    assert len(run("names", german, "The minister was silent.", context)) == 1


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Der Bundeskanzler kam.", "The German Chancellor arrived."),
        ("In Kiew und Köln war es ruhig.", "It was calm in Kyiv and Cologne."),
        ("Die russische Regierung schweigt.", "Russia’s government is silent."),
        ("Tschernyschow und Schtscherbakow reisten ab.", "Chernyshov and Shcherbakov left."),
        ("Jurij Wassiljew sprach mit Chalil.", "Yuri Vasilyev spoke to Khalil."),
        ("Müllers Rede gefiel dem Merkel-Berater.", "Mueller’s speech pleased the Merkel adviser."),
        ("Der texanische Gouverneur.", "The governor of Texas."),
        ("Der Stadtrat tagt am Montag.", "The City Council meets on Monday."),
        ("Das Weiße Haus äußerte sich nicht.", "The White House did not comment."),
        ("Unwetter: Bahnverkehr im Norden gestoppt", "Storm: Rail Traffic Halted in the North"),
        ("Die EU-Kommission prüft das.", "The European Commission is looking into it."),
        ("Der Verteidigungsminister trat zurück.", "The Minister of Defence resigned."),
    ],
)
def test_names_that_the_german_holds(german: str, english: str) -> None:
    assert reasons("invented-names", german, english) == []


@pytest.mark.parametrize(
    ("german", "english", "name"),
    [
        ("Der Bundeskanzler kam.", "Chancellor Merkel arrived.", "Merkel"),
        ("Der Präsident reiste ab.", "President Tarkesh left.", "Tarkesh"),
        ("Das teilte der Élysée-Palast mit.", "The European Parliament announced this.", "European Parliament"),
        ("Die Hauptstadt ist ruhig.", "The capital, Paris, is calm.", "Paris"),
        ("Sie sprach mit dem Sender.", "Anna Lindqvist spoke to the broadcaster.", "Anna Lindqvist"),
        ("Das Bündnis berät.", "NATO is deliberating.", "NATO"),
    ],
)
def test_names_that_it_does_not(german: str, english: str, name: str) -> None:
    assert reasons("invented-names", german, english) == [f"the German does not name {name!r}"]


def test_the_heading_beside_an_entry_names_too() -> None:
    german, english = "Der Präsident reiste ab.", "President Tarkesh left."
    context = replace(PEOPLE, beside="Tarkesch verlässt Mirova")
    assert run("invented-names", german, english, context) == ()


def test_instructions_that_come_back_are_found() -> None:
    context = CheckContext(prompt="Rules:\n1. Keep every quotation, in the same order.\n2. Be brief.")
    (finding,) = run("leak", "Der Damm hält.", "Keep every quotation, in the same order. The dam holds.", context)
    assert "Keep every quotation" in finding.reason
    assert run("leak", "Der Damm hält.", "The dam holds.", context) == ()


@pytest.mark.parametrize(
    "english",
    [
        "Sure! Here is the English version: The dam holds.",
        "Translation: The dam holds.",
        "```\nThe dam holds.\n```",
        "The dam holds.<|im_end|>",
        "As an AI language model, I cannot say.",
        "I'm sorry, but I can't help with that translation.",
        "The dam holds.\nNote: 'Damm' means dam.",
    ],
)
def test_boilerplate(english: str) -> None:
    assert len(reasons("leak", "Der Damm hält.", english)) >= 1


@pytest.mark.parametrize("english", ["Sure, the dam holds.", "He noted: it holds.", "“I am sorry,” he said."])
def test_ordinary_answers_are_no_boilerplate(english: str) -> None:
    assert reasons("leak", "Sicher, der Damm hält.", english) == []


@pytest.mark.parametrize("char", ["\x1b", "\u202e", "\ufffd", "\x00", "\u2066", "\ue000"])
def test_characters_that_must_not_be_shown(char: str) -> None:
    assert len(reasons("control", "Der Damm hält.", f"The dam {char}holds.")) == 1


def test_line_breaks_and_soft_hyphens_are_harmless() -> None:
    assert reasons("control", "Der Damm hält.", "The\n dam\tholds\u00ad.") == []


@pytest.mark.parametrize(("pattern", "example"), IDIOMS, ids=[example for _, example in IDIOMS])
def test_idioms_that_deny_nothing(pattern: str, example: str) -> None:
    assert reasons("negation", f"Es war {example}.", "So it was.") == []


@pytest.mark.parametrize(("english", "german", "example"), NEGATIVE, ids=[example for *_, example in NEGATIVE])
def test_english_that_denies_without_a_negation(english: str, german: str, example: str) -> None:
    assert reasons("negation", "So war es nicht.", f"And {example}.") == []


@pytest.mark.parametrize(("pattern", "example"), BOILERPLATE, ids=[example for _, example in BOILERPLATE])
def test_every_kind_of_boilerplate_in_its_example(pattern: str, example: str) -> None:
    assert len(reasons("leak", "Der Damm hält.", example)) >= 1


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Das berichtete die „Neue Aurach-Post“.", "This was reported by Neue Aurach-Post."),
        ("„Nein“, sagte er der „Neuen Post“.", "“No,” he told the “Neuen Post.”"),
        ("Der Sturm „Edda“ zieht ab.", "Storm Edda is moving off."),
    ],
)
def test_names_in_marks_are_no_quotations(german: str, english: str) -> None:
    assert reasons("quotations", german, english) == []


def test_a_name_in_marks_hides_no_lost_quotation() -> None:
    german = "„Nein, niemals“, sagte er der „Neuen Post“."
    assert len(reasons("quotations", german, "He told the “Neuen Post” that he would not.")) == 1


def test_a_german_noun_in_lower_case_is_still_german() -> None:
    german = "Der Chef der Agentur Südfunk lehnt ab."
    assert "german-left" in {finding.check for finding in run_checks(german, "The agentur’s head refuses.")}
    assert "german-left" not in {finding.check for finding in run_checks(german, "The agency’s head refuses.")}


def test_a_term_left_in_german_is_found_and_a_name_may_stay() -> None:
    german = "Ministerin räumt Fehler ein"
    assert reasons("german-left", german, "Ministerin admits mistakes") == ["still German: 'Ministerin'"]
    assert reasons("german-left", german, "Minister admits mistakes") == []
    assert reasons("german-left", "Der Bundestag stimmt ab.", "The Bundestag is voting.") == []
