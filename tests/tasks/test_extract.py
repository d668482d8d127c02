"""The briefing that is cut from checked results."""

from __future__ import annotations

import re

import pytest

from summarize.analysis import by_rules, segmented
from summarize.checks.brief import BriefCheck, together
from summarize.config import Settings
from summarize.models import AlignedPair, Brief, Document, Point, Range, Span, Ticker, Translation, Translations
from summarize.tasks import markers
from summarize.tasks.extract import LEAST_CERTAINTY, _evenly, extractive_brief
from summarize.tasks.statements import with_english

ENTRIES = [
    ("16.40", "Der Rat von Ahlbrück hat die Brücke freigegeben.", "The Ahlbrück council has opened the bridge."),
    (
        "15.10",
        "Unklar ist, wann die Schulen in Ahlbrück öffnen.",
        "It is unclear when the schools in Ahlbrück will open.",
    ),
    ("14.30", "„Die Brücke hält“, sagte Karla Benthin.", "“The bridge is holding,” Karla Benthin said."),
    ("13.20", "Sie dankte den Helfern in Ahlbrück.", "She thanked the helpers in Ahlbrück."),
    (
        "12.05",
        "Die Brücke in Ahlbrück wird 17 Stunden gesperrt.",
        "The bridge in Ahlbrück will be closed for 17 hours.",
    ),
    ("11.20", "Ein Gutachter hat Risse am Pfeiler gemeldet.", "An expert has reported cracks in the pillar."),
]
TEXT = "\n".join(f"Update, {clock} Uhr: {german}" for clock, german, _ in ENTRIES) + "\n"


@pytest.fixture(scope="module")
def ticker() -> Ticker:
    return segmented(Document(text=TEXT, origin="bridge.txt", media_type="text/plain", sha256="0" * 64), Settings())


def translations(ticker: Ticker, flawed: int | None = None) -> Translations:
    made = []
    for number, (entry, (_, german, english)) in enumerate(zip(ticker.entries, ENTRIES, strict=True)):
        pair = AlignedPair(de=Range(start=entry.start, end=entry.end), en=Range(start=0, end=len(english)))
        reasons = ("sentence 1: a doubt",) if number == flawed else ()
        made.append(
            Translation(
                id=entry.id,
                clock=entry.clock,
                text_de=german,
                text_en=english,
                sentences=(pair,),
                status="flagged" if reasons else "verified",
                reasons=reasons,
            )
        )
    return Translations(source=ticker.source, entries=tuple(made))


def cut(ticker: Ticker, flawed: int | None = None, length: str = "normal") -> Brief:
    made = translations(ticker, flawed)
    return extractive_brief(ticker, made, by_rules(ticker).statements, BriefCheck(ticker, made), length=length)


def test_every_sentence_is_the_translation_of_a_cited_entry(ticker: Ticker) -> None:
    note = cut(ticker)
    english = {entry.id: entry.text_en for entry in translations(ticker).entries}
    points = [*note.key_points, *note.open_questions, *note.timeline]
    assert note.method == "extractive"
    assert note.key_points
    assert all(point.text == english[point.cites[0]] for point in points)
    assert [item.clock for item in note.timeline] == sorted(item.clock or "" for item in note.timeline)
    assert [(position.actor, position.cites) for position in note.positions] == [("Karla Benthin", ("e3",))]
    assert [point.cites for point in note.open_questions] == [("e2",)]


def test_a_sentence_that_leans_on_another_is_no_key_point(ticker: Ticker) -> None:
    note = cut(ticker)
    assert all(point.cites != ("e4",) for point in note.key_points)


def test_a_doubtful_sentence_is_left_out(ticker: Ticker) -> None:
    note = cut(ticker, flawed=1)
    assert note.open_questions == ()


def test_a_line_the_model_was_not_sure_of_is_left_out(ticker: Ticker) -> None:
    def open_questions(logprob: float) -> tuple[Point, ...]:
        made = translations(ticker)
        entries = [
            entry.model_copy(update={"logprobs": (None, logprob)}) if number == 1 else entry
            for number, entry in enumerate(made.entries)
        ]
        made = made.model_copy(update={"entries": tuple(entries)})
        return extractive_brief(ticker, made, by_rules(ticker).statements, BriefCheck(ticker, made)).open_questions

    assert [point.cites for point in open_questions(LEAST_CERTAINTY + 0.2)] == [("e2",)]
    assert open_questions(LEAST_CERTAINTY) == ()


def test_a_draft_must_say_its_german_word_for_word(ticker: Ticker) -> None:
    made = translations(ticker)
    german = (Span(start=0, end=0, text="Der Rat hat die Brücke freigegeben."),)
    english = "The council has opened the bridge to snacks."
    assert BriefCheck(ticker, made).faults_of(english, ("e1",), german) == ()
    assert BriefCheck(ticker, made, draft=True).faults_of(english, ("e1",), german) == ("no German word says 'snacks'",)


@pytest.mark.parametrize(("length", "most"), [("short", 3), ("normal", 5), ("long", 10)])
def test_the_length_bounds_every_section(ticker: Ticker, length: str, most: int) -> None:
    note = cut(ticker, length=length)
    assert len(note.key_points) <= most


@pytest.mark.parametrize(
    ("pattern", "example"),
    [
        *markers.OPEN_MARKERS,
        *markers.CONTRADICTED_MARKERS,
        *markers.CONFIRMED_MARKERS,
        *markers.CHANGED_MARKERS,
        *markers.NEITHER_MARKERS,
    ],
)
def test_each_marker_finds_its_example(pattern: str, example: str) -> None:
    assert re.search(pattern, example, re.IGNORECASE)


def test_a_plain_statement_is_not_open() -> None:
    assert not markers.OPEN.search("Die Stadt öffnet die Brücke am Montag, das Tor steht offen.")


@pytest.mark.parametrize(
    ("text", "cites", "says"),
    [
        ("The bridge is closed for 17 hours.", ("e5",), None),
        ("The bridge is closed for 19 hours.", ("e5",), "19"),
        ("The bridge is closed for 17 hours.", ("e1",), "17"),
        ("The bridge is closed.", (), "cites no entry"),
        ("The bridge is closed.", ("e99",), "e99"),
        ("Benthin said “the bridge is holding”.", ("e3",), None),
        ("Benthin said “the bridge will hold”.", ("e3",), "the bridge will hold"),
        ("Chancellor Ostermann opened the bridge.", ("e1",), "Ostermann"),
    ],
)
def test_a_point_is_held_by_what_it_cites(ticker: Ticker, text: str, cites: tuple[str, ...], says: str | None) -> None:
    faults = BriefCheck(ticker, translations(ticker)).faults_of(text, cites)
    assert any(says in fault for fault in faults) if says else faults == ()


def test_a_claim_must_keep_its_speaker() -> None:
    german = "Update, 14.30 Uhr: Karla Benthin sprach mit dem Rat. Der Damm sei an drei Stellen gebrochen.\n"
    ticker = segmented(Document(text=german, origin="d", media_type="text/plain", sha256="0" * 64), Settings())
    entry = ticker.entries[0]
    first, second = "Karla Benthin spoke to the council.", "The dam had broken in three places, she said."
    middle = entry.start + entry.text.index("Der Damm")
    pairs = (
        AlignedPair(de=Range(start=entry.start, end=middle - 1), en=Range(start=0, end=len(first))),
        AlignedPair(
            de=Range(start=middle, end=entry.end), en=Range(start=len(first) + 1, end=len(first) + 1 + len(second))
        ),
    )
    translation = Translation(id="e1", text_de=entry.text, text_en=f"{first} {second}", sentences=pairs)
    check = BriefCheck(ticker, Translations(source=ticker.source, entries=(translation,)))
    assert any(
        "claim is given as a fact" in fault for fault in check.faults_of("The dam had broken in three places.", ("e1",))
    )
    assert check.faults_of("Benthin said the dam had broken in three places.", ("e1",)) == ()


def test_what_does_not_hold_is_flagged_and_kept(ticker: Ticker) -> None:
    note = cut(ticker)
    wrong = Point(text="The bridge closed for 99 days.", cites=("e5",))
    checked = BriefCheck(ticker, translations(ticker)).checked(note.model_copy(update={"contradictions": (wrong,)}))
    assert checked.contradictions[0].status == "flagged"
    assert checked.contradictions[0].text == wrong.text


def test_a_sentence_whose_event_is_lost_is_no_point_and_the_german_stands_beside_each(ticker: Ticker) -> None:
    """*freigegeben* must not become *still closed*: the sentence is passed over, and flagged where it stands."""
    made = translations(ticker)
    wrong = "The Ahlbrück council has still closed the bridge."
    pair = AlignedPair(de=made.entries[0].sentences[0].de, en=Range(start=0, end=len(wrong)))
    first = made.entries[0].model_copy(update={"text_en": wrong, "sentences": (pair,)})
    made = made.model_copy(update={"entries": (first, *made.entries[1:])})
    check = BriefCheck(ticker, made)
    note = check.checked(extractive_brief(ticker, made, by_rules(ticker).statements, check), "draft")
    shown = [*note.key_points, *note.positions, *note.open_questions]
    assert wrong not in (note.headline, note.bottom_line, *(getattr(point, "text", "") for point in shown))
    assert {point.status for point in shown} == {"draft"}
    assert all(span.text == TEXT[span.start : span.end] for point in shown for span in point.german)
    span = ticker.entries[0].parts[0]
    assert any("freigegeben" in fault for fault in check.faults_of(wrong, ("e1",), (span,)))


HEADED = (
    ("16.40", "Nach Treffen in Ahlbrück", "After the meeting in Ahlbrück"),
    ("15.10", "Rat gibt Brücke frei", "Council opens the bridge"),
    ("14.30", "Alle Schulen in Ahlbrück wieder am Netz", "All schools in Ahlbrück are back online"),
    ("13.20", "„Die Brücke hält“", "“The bridge is holding”"),
    ("12.05", "Wie groß ist der Schaden?", "How great is the damage?"),
)
BODY = "Der Bürgermeister von Ahlbrück, Jonas Ott, traf die Gutachter."
BODY_EN = "The mayor of Ahlbrück, Jonas Ott, met the experts."


def headed(reasons: dict[int, tuple[str, ...]]) -> tuple[Ticker, Translations]:
    text = "\n".join(f"Update, {clock} Uhr: {heading}\n{BODY}\n" for clock, heading, _ in HEADED)
    ticker = segmented(Document(text=text, origin="h", media_type="text/plain", sha256="0" * 64), Settings())
    made = []
    for number, (entry, (_, heading, english)) in enumerate(zip(ticker.entries, HEADED, strict=True)):
        assert entry.heading == heading
        start = ticker.source_text().index(BODY, entry.start)
        pair = AlignedPair(de=Range(start=start, end=start + len(BODY)), en=Range(start=0, end=len(BODY_EN)))
        made.append(
            Translation(
                id=entry.id,
                heading_de=heading,
                heading_en=english,
                text_de=BODY,
                text_en=BODY_EN,
                sentences=(pair,),
                reasons=reasons.get(number, ()),
            )
        )
    return ticker, Translations(source=ticker.source, entries=tuple(made))


def moments(reasons: dict[int, tuple[str, ...]], length: str = "normal") -> dict[str | None, str]:
    ticker, made = headed(reasons)
    note = extractive_brief(ticker, made, (), BriefCheck(ticker, made), length=length)
    return {item.clock: item.text for item in note.timeline}


def test_a_heading_without_a_verb_a_question_and_a_bare_quotation_tell_nothing() -> None:
    assert moments({}) == {
        "12:05": BODY_EN,
        "13:20": BODY_EN,
        "14:30": "All schools in Ahlbrück are back online",
        "15:10": "Council opens the bridge",
        "16:40": BODY_EN,
    }


def test_of_two_lines_of_an_entry_the_one_without_a_doubt_is_taken() -> None:
    assert moments({1: ("heading: a doubt",)})["15:10"] == BODY_EN
    assert moments({0: ("sentence 1: a doubt",)})["16:40"] == BODY_EN
    doubtful = headed({0: ("sentence 1: a doubt",)})
    note = extractive_brief(*doubtful, (), BriefCheck(*doubtful))
    assert [item.clock for item in note.timeline if item.reasons] == ["16:40"]


def test_a_doubtful_moment_gives_way_to_a_sound_one() -> None:
    many = [(f"{19 - n}.00", f"Rat gibt Brücke Nr. {n} frei", f"Council opens bridge no. {n}") for n in range(8)]
    text = "\n".join(f"Update, {clock} Uhr: {heading}\n{BODY}\n" for clock, heading, _ in many)
    ticker = segmented(Document(text=text, origin="h", media_type="text/plain", sha256="0" * 64), Settings())
    made = tuple(
        Translation(
            id=entry.id,
            heading_de=heading,
            heading_en=english,
            text_de=BODY,
            text_en=BODY_EN,
            reasons=("heading: a doubt",) if number in (0, 3, 7) else (),
        )
        for number, (entry, (_, heading, english)) in enumerate(zip(ticker.entries, many, strict=True))
    )
    translations = Translations(source=ticker.source, entries=made)
    note = extractive_brief(ticker, translations, (), BriefCheck(ticker, translations), length="short")
    assert [item.cites for item in note.timeline] == [("e7",), ("e6",), ("e5",), ("e3",), ("e2",)]
    assert not any(item.reasons for item in note.timeline)


def test_the_newest_entry_is_a_moment_even_in_doubt() -> None:
    text = f"Update, 16.20 Uhr: {BODY}\n\nUpdate, 15.10 Uhr: {BODY.replace('Gutachter', 'Helfer')}\n"
    ticker = segmented(Document(text=text, origin="h", media_type="text/plain", sha256="0" * 64), Settings())
    made = tuple(
        Translation(id=entry.id, text_de=entry.text, text_en=BODY_EN, sentences=(pair,), reasons=reasons)
        for entry, reasons in zip(ticker.entries, (("sentence 1: a doubt",), ()), strict=True)
        for pair in [
            AlignedPair(de=Range(start=entry.start, end=entry.start + len(BODY)), en=Range(start=0, end=len(BODY_EN)))
        ]
    )
    translations = Translations(source=ticker.source, entries=made)
    note = extractive_brief(ticker, translations, (), BriefCheck(ticker, translations))
    assert ("16:20", ("sentence 1: a doubt",)) in [(item.clock, item.reasons) for item in note.timeline]


def test_evenly_keeps_the_first_and_the_last() -> None:
    assert _evenly(list(range(30)), 5) == [0, 7, 14, 22, 29]
    assert _evenly([1, 2], 5) == [1, 2]
    assert _evenly([1, 2, 3], 1) == [1]
    assert _evenly([1, 2, 3], 0) == []


def test_the_english_of_a_quotation_has_no_comma_of_its_frame() -> None:
    german, english = "„Die Brücke hält“, sagte Karla Benthin.", "“The bridge is holding,” Karla Benthin said."
    text = f"Update, 14.30 Uhr: {german}\n"
    ticker = segmented(Document(text=text, origin="q", media_type="text/plain", sha256="0" * 64), Settings())
    (statement,) = by_rules(ticker).statements
    start = ticker.entries[0].start
    pair = AlignedPair(
        de=Range(start=start + 1, end=start + german.index("“")), en=Range(start=1, end=english.index("”"))
    )
    translation = Translation(id="e1", text_de=german, text_en=english, quotes=(pair,))
    assert with_english(statement, translation).text_en == "The bridge is holding"


def test_a_reason_is_given_once_however_it_begins() -> None:
    known = ("sentence 2: the number '7' is missing",)
    assert together(known, ("the number '7' is missing", "cites no entry")) == (*known, "cites no entry")
    assert together((*known, *known), ()) == known
