"""The forms of publishers, on invented text: what is an entry, a heading, furniture, and what is no stamp."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from invented_ticker import B1, B2, B3, H1, H2, H3, ticker_of

from summarize.models import Ticker

SAMPLES = Path(__file__).parents[3] / "shared" / "data" / "tickers"


def entries(ticker: Ticker) -> list[tuple[str | None, str | None, str]]:
    return [(entry.clock, entry.heading, entry.content) for entry in ticker.entries]


def kinds(ticker: Ticker) -> list[str]:
    return [piece.kind for piece in ticker.furniture if piece.kind not in ("space", "stamp", "heading")]


THREE = [("14:05", H1, B1), ("13:40", H2, B2), ("12:57", H3, B3)]
FORMS = {
    "n-tv": f"Flut im Liveticker +++ 14:05 {H1} +++\n{B1}\n+++ 13:40 {H2} +++\n{B2}\n+++ 12:57 {H3} +++\n{B3}",
    "stern": f"+++ 14.05 Uhr: {H1} +++\n\n{B1}\n\n+++ 13.40 Uhr: {H2} +++\n\n{B2}\n\n+++ 12.57 Uhr: {H3} +++\n\n{B3}",
    "plus tight": f"+++14:05 Uhr+++ {H1}\n{B1}\n+++13:40 Uhr+++ {H2}\n{B2}\n+++12:57 Uhr+++ {H3}\n{B3}",
    "pipe": f"14:05 Uhr | {H1}\n\n{B1}\n\n13:40 Uhr | {H2}\n\n{B2}\n\n12:57 Uhr | {H3}\n\n{B3}",
    "nzz": f"14.05 Uhr: {H1}\n{B1}\n13.40 Uhr: {H2}\n{B2}\n12.57 Uhr: {H3}\n{B3}",
    "spiegel": f"{H1}\n\n14.05 Uhr: {B1}\n\n{H2}\n\n13.40 Uhr: {B2}\n\n{H3}\n\n12.57 Uhr: {B3}",
    "focus": f"Aktualisieren\n{H1}\nTopmeldung (14.05 Uhr): {B1}\n{H2}\n13.40 Uhr: {B2}\n{H3}\n12.57 Uhr: {B3}",
    "tagesschau": f"17.09.2024 • 14:05 Uhr\n{H1}\n{B1}\n17.09.2024 • 13:40 Uhr"
    f"\n{H2}\n{B2}\n17.09.2024 • 12:57 Uhr\n{H3}\n{B3}",
    "welt": f"14:05 Uhr – {H1}\n{B1}\nAnzeige\n13:40 Uhr – {H2}\n{B2}\n12:57 Uhr – {H3}\n{B3}",
    "watson": f"14:05\n{H1}\n{B1}\n13:40\n{H2}\n{B2}\n12:57\n{H3}\n{B3}",
    "with authors": f"14:05 Uhr\nEva Beispiel\n{H1}\n{B1}\n13:40 Uhr\nOle Muster"
    f"\n{H2}\n{B2}\n12:57 Uhr\nEva Beispiel\n{H3}\n{B3}",
    "agency": f"16.08.2025 14:05 - {H1}\n{B1}\n16.08.2025 13:40 - {H2}\n{B2}\n16.08.2025 12:57 - {H3}\n{B3}",
    "labels": f"LIVE\n14:05 Uhr\nWICHTIG\n{H1}\n{B1}\nTeilen\n13:40 Uhr\n{H2}"
    f"\n{B2}\nTeilen\n12:57 Uhr\n{H3}\n{B3}\nTeilen",
    "one line": f"Update, 14.05 Uhr: {B1} {H2} Update, 13.40 Uhr: {B2}{H3}Update, 12.57 Uhr: {B3}",
}


@pytest.mark.parametrize("form", FORMS)
def test_forms(form: str) -> None:
    ticker = ticker_of(FORMS[form])
    expected = THREE if form != "one line" else [("14:05", None, B1), *THREE[1:]]
    assert entries(ticker) == expected
    assert ticker.order == "newest-first"


# One entry each, with the clock (c), the clock with a dot (d), the headline (h), the body (b) and an author (a).
HEADED = [
    "Stand: {c} Uhr\n{h}\n{b}",
    "Veröffentlicht um {c} Uhr\n{h}\n{b}",
    "Heute um {c}\n{h}\n{b}",
    "Mo. {c}\n{h}\n{b}",
    "{c} Uhr | {a}\n{h}\n{b}",
    "{c} • {a}\n{h}\n{b}",
    "{a} · {c} Uhr\n{h}\n{b}",
    "{c} Uhr, Auental\n{h}\n{b}",
    "Samstag, 16. August 2025 | {c} Uhr | {a}\n{h}\n{b}",
    "🔴 {c} Uhr: {h}\n{b}",
    "⏰ {c}\n{h}\n{b}",
    "{c}\nUhr\n{h}\n{b}",
    "== {c} ==\n{h}\n{b}",
    "{c} - 14.03.2026\n{h}\n{b}",
    "2025-08-16T{c}:00+02:00\n{h}\n{b}",
    "{h}\num {c} Uhr\n{b}",
    "{h}\nVeröffentlicht am 16. August 2025 um {c} Uhr von {a}\n{b}",
    "{h} [{c} Uhr]\n{b}",
    "{a} • {c} Uhr • vor 3 Min.\n{h}\n{b}",
    "14.03.2026 – {c}\n{h}\n{b}",
    "{c} Uhr\n{h}\nFoto: Eva Beispiel/dpa\n{b}",
    "{h} – {c}\n{b}",
    "{h} ({c})\n{b}",
    "{h}\n{b}\n{a} | {c} Uhr\n",
    "{c} Uhr\n{h}\nVon {a}\n{b}\n---",
]
PLAIN = ["Gegen {d} Uhr: {b}", "Auental, {d} Uhr: {b}", "{a}, [16.08.2025 {c}]\n{b}"]


def in_form(form: str) -> str:
    authors = ("Eva Beispiel", "Ole Muster", "Eva Beispiel")
    return "\n".join(
        form.format(c=clock, d=clock.replace(":", "."), h=heading, b=body, a=author)
        for (clock, heading, body), author in zip(THREE, authors, strict=True)
    )


@pytest.mark.parametrize("form", HEADED)
def test_where_the_clock_stands(form: str) -> None:
    ticker = ticker_of(in_form(form))
    found = [(entry.clock, entry.heading, entry.content) for entry in ticker.entries]
    first = (THREE[0][0], found[0][1], THREE[0][2])
    assert found == [first, *THREE[1:]]
    assert found[0][1] in (H1, None)


@pytest.mark.parametrize("form", PLAIN)
def test_where_the_clock_stands_without_headlines(form: str) -> None:
    assert entries(ticker_of(in_form(form))) == [(clock, None, body) for clock, _, body in THREE]


def test_marks_without_a_clock() -> None:
    for form in (
        "vor {} Minuten\n{}",
        "Eva Beispiel, vor {} Stunden\n{}",
        "Update {}: {}",
        "Runde {}/57\n{}",
        "{}. {}",
        "({}.) {}",
        "{}.: {}",
        "Minute {}\n{}",
    ):
        marked = (form.format(number, body) for number, body in ((57, B1), (40, B2), (31, B3)))
        ticker = ticker_of("\n".join(marked))
        assert entries(ticker) == [(None, None, body) for body in (B1, B2, B3)], form


def test_minutes_and_seconds_of_a_match() -> None:
    for form in ("{}\n{}", "{} {}", "{} | {}"):
        marks = (("59:12", B1), ("45:10", B2), ("10:07", B3))
        ticker = ticker_of("\n".join(form.format(mark, body) for mark, body in marks))
        assert entries(ticker) == [(None, None, body) for body in (B1, B2, B3)]


def test_leagues_in_a_menu_are_no_minutes() -> None:
    match = "90' + 4\nSchluss in Auental!\n67'\nTor für Auental.\nHalbzeit\nEs steht 1:0.\n12'\nEcke für Brennau."
    ticker = ticker_of(f"2. Bundesliga\n3. Liga\n{match}")
    assert [entry.content for entry in ticker.entries] == [
        "Schluss in Auental!",
        "Tor für Auental.",
        "Es steht 1:0.",
        "Ecke für Brennau.",
    ]


def test_the_title_of_a_page_that_repeats_the_first_stamp() -> None:
    head = f"Flut im Liveticker\n+++ 14:05 {H1} +++\n16.08.2025, 14:19 Uhr\nAlles zur Flut im Ticker."
    assert entries(ticker_of(f"{head}\n{FORMS['n-tv'].partition('Liveticker ')[2]}")) == THREE


def test_a_date_above_the_share_bar_is_the_pages() -> None:
    head = "Die Flut\n16.08.2025 14:19\nArtikel teilen\nAlles zur Flut an der Aue."
    ticker = ticker_of("\n".join([head, *(f"16.08.2025 {clock}\n{heading}\n{body}" for clock, heading, body in THREE)]))
    assert entries(ticker) == THREE


def test_a_closing_notice_may_be_an_entry() -> None:
    ticker = ticker_of(f"14:20 Uhr\nEnde des Liveblogs\nWir beenden den Liveblog für heute.\n{FORMS['with authors']}")
    assert entries(ticker)[0] == ("14:20", "Ende des Liveblogs", "Wir beenden den Liveblog für heute.")


def test_entries_without_headings() -> None:
    for before, after in (("", ": "), ("Update, ", ": "), ("", " – "), ("(", ") "), ("• ", ": "), ("**", ":** ")):
        stamps = [f"{before}{clock} Uhr{after}" for clock in ("14.05", "13.40", "12.57")]
        ticker = ticker_of("\n".join(stamp + body for stamp, body in zip(stamps, (B1, B2, B3), strict=True)))
        assert entries(ticker) == [(clock, None, body) for clock, _, body in THREE], before


def test_a_programme_below_the_headline_of_an_entry_is_its_text() -> None:
    programme = "Das wird heute wichtig\n15:00 Uhr: Zahlen aus Auental\n16:30 Uhr: Sitzung des Rates"
    stamped = "\n\n".join(f"{clock} Uhr\n{heading}\n{body}" for clock, heading, body in THREE)
    ticker = ticker_of(f"{stamped}\n\n7:30 Uhr\n{programme}")
    assert [entry.clock for entry in ticker.entries] == ["14:05", "13:40", "12:57", "07:30"]


def test_short_sentences_above_the_foot_of_the_page_are_of_it() -> None:
    stamped = "\n\n".join(f"{clock} Uhr\n{heading}\n{body}" for clock, heading, body in THREE)
    ticker = ticker_of(f"{stamped}\n\nDas war die Auentaler Sicht auf die Lage.\nAuental am Morgen\nKommentare (33)")
    assert entries(ticker) == THREE


def test_oldest_first() -> None:
    ticker = ticker_of(f"22.10 Uhr: {B1}\n23.50 Uhr: {B2}\n0.20 Uhr: {B3}")
    assert ticker.order == "oldest-first"
    assert ticker.chronological()[0].clock == "22:10"


def test_stamps_below_their_entries() -> None:
    ticker = ticker_of(f"{B1}\n7/16/2018 7:02:02 AM\n{B2}\n7/16/2018 7:12:45 AM\n{B3}\n7/16/2018 7:22:02 AM")
    assert entries(ticker) == [("09:02", None, B1), ("09:12", None, B2), ("09:22", None, B3)]


def test_above_stamps_that_stand_below_is_the_head_and_under_them_the_foot() -> None:
    head = "Die Flut im Liveblog\n\nSie lesen das Älteste zuerst."
    ticker = ticker_of(
        f"{head}\n\n{H1}\n{B1}\nby Eva Beispiel 7/16/2018 7:02:02 AM\n\n{H2}\n{B2}\nby Ole Muster 7/16/2018 7:12:45 AM"
        f"\n\n{H3}\n{B3}\nby Eva Beispiel 7/16/2018 7:22:02 AM\n\nDer Blog ist eine Technik von Beispiel."
    )
    assert entries(ticker) == [("09:02", H1, B1), ("09:12", H2, B2), ("09:22", H3, B3)]
    assert kinds(ticker)[-1] == "foot"


def test_a_line_about_the_author_does_not_part_a_stamp_from_its_entry() -> None:
    stamped = (f"{h}\n{c} Uhr\nvon {a}\n{b}" for (c, h, b), a in zip(THREE, ("Eva Beispiel",) * 3, strict=True))
    assert entries(ticker_of("Die Flut\n" + "\n".join(stamped))) == THREE


def test_a_match() -> None:
    ticker = ticker_of(
        "Auental - Brennau 2:1\n90. Minute: Schluss in Auental!\n67. Minute: Tor für Auental.\n45. Minute: Pause."
    )
    assert [entry.content for entry in ticker.entries] == ["Schluss in Auental!", "Tor für Auental.", "Pause."]
    assert ticker.entries[0].clock is None


def test_a_list_of_contents() -> None:
    contents = f"14.05 Uhr: {H1}\n13.40 Uhr: {H2}\n12.57 Uhr: {H3}\n"
    for ticker in (
        ticker_of(f"{contents}Update, 14.05 Uhr: {B1}\nUpdate, 13.40 Uhr: {B2}\nUpdate, 12.57 Uhr: {B3}"),
        ticker_of(f"{contents}14.05 Uhr: {B1}\n{B3}\n13.40 Uhr: {B2}\n{B3}\n12.57 Uhr: {B3}\n{B1}"),
        ticker_of(f"Inhalt\n{contents}\n{FORMS['nzz']}"),
        ticker_of(f"{contents}Der Vorspann der Seite steht hier.\n{FORMS['spiegel']}"),
        ticker_of(f"{FORMS['spiegel']}\nAlle Meldungen:\n{contents}"),
    ):
        assert len(ticker.entries) == 3
        assert kinds(ticker).count("contents") == 3
        assert "contents" in ticker.warnings[0]


def test_the_same_hours_on_two_days_are_no_list_of_contents() -> None:
    hours = ("15.00 Uhr: Der Pegel steigt.", "14.00 Uhr: Der Pegel hält.", "13.00 Uhr: Der Pegel fällt.")
    days = "\n".join(
        ("Samstag, 16. August", *hours, "Freitag, 15. August", "23.00 Uhr: Es regnet.", *(f"{h} {B1}" for h in hours))
    )
    assert len(ticker_of(days).entries) == 7


def test_same_time_other_text_stays_and_the_same_text_is_merged() -> None:
    ticker = ticker_of(f"13.40 Uhr: {B1}\n13.40 Uhr: {B2}\n13.40 Uhr: {B1}\n12.57 Uhr: {B3}")
    assert [entry.content for entry in ticker.entries] == [B1, B2, B3]
    assert kinds(ticker) == ["duplicate", "duplicate"]
    assert "repeat another entry word for word: 1" in ticker.warnings[0]


def test_a_dirty_paste() -> None:
    text = (
        f"\ufeffDruckenTeilen\r\nAlles zur Flut im Ticker.\r\n0.10 Uhr: {H1}\r\n24.00 Uhr: {H2}\r\n23.10 Uhr: {H3}\r\n"
        f"Up\u00addate, 0.10\u00a0Uhr: Der De\u00adich hält. {B1}\r\n"
        f"Update,\u00a024.00\u202fUhr:\u00a0{B2}\r\nUpdate, 25.10 Uhr: Kein Stempel.\r\nUpdate, 23.10 Uhr: {B3}\r\n"
        f"Update, 23.10 Uhr: {B3}\r\nErstmeldung: {B1}\r\n"
    )
    ticker = ticker_of(text)
    assert [entry.clock for entry in ticker.entries] == ["00:10", "24:00", "23:10", None]
    assert ticker.entries[0].text.startswith("Der De\u00adich")
    assert ticker.entries[1].text.endswith("Update, 25.10 Uhr: Kein Stempel.")
    assert any(warning.startswith("25.10 is no time of day") for warning in ticker.warnings)
    assert kinds(ticker).count("contents") == 3
    assert kinds(ticker).count("duplicate") == 2


@pytest.mark.parametrize(
    "line",
    [
        "Mehr dazu stand schon am Mittag hier (siehe Update vom 19. März, 19.40 Uhr).",
        "(siehe Update, 11.40 Uhr)",
        "Am Ende stand es 1:0.",
        "Die Chancen stehen 50:50.",
        "50:50",
        "Stand 13.30 Uhr waren es 300 Helfer.",
        "Um 20.15 Uhr beginnt das Fest.",
        "20.15 Uhr ist die Zeit des Fests.",
    ],
)
def test_no_stamps_inside_an_entry(line: str) -> None:
    ticker = ticker_of(f"Update, 13.45 Uhr: {B1}\n{line}\nUpdate, 12.10 Uhr: {B2}")
    assert [entry.clock for entry in ticker.entries] == ["13:45", "12:10"]
    assert ticker.entries[0].text.endswith(line)


def test_a_programme_inside_an_entry() -> None:
    programme = "19.30 Uhr: Einlass\n20.00 Uhr: Beginn\n22.00 Uhr: Feuerwerk"
    ticker = ticker_of(
        f"Update, 17.10 Uhr: {B1} Das Programm:\n{programme}\nUpdate, 16.40 Uhr: {B2}\nUpdate, 15.20 Uhr: {B3}"
    )
    assert [entry.clock for entry in ticker.entries] == ["17:10", "16:40", "15:20"]
    assert ticker.entries[0].text.endswith(programme)
    same = ticker_of(f"17.10 Uhr: {B1} Das Programm:\n{programme}\n16.40 Uhr: {B2}\n15.20 Uhr: {B3}")
    assert [entry.clock for entry in same.entries] == ["17:10", "16:40", "15:20"]
    listed = ticker_of(f"17.10 Uhr: {B1} Die Lage:\n16.40 Uhr: {H2}\n{B2}\n15.20 Uhr: {H3}\n{B3}")
    assert [entry.clock for entry in listed.entries] == ["17:10", "16:40", "15:20"]


def test_ages_say_which_entry_is_older() -> None:
    ticker = ticker_of(f"vor 2 Stunden\n{B1}\nvor einer Stunde\n{B2}\nvor 5 Minuten\n{B3}")
    assert ticker.order == "oldest-first"


def test_lines_that_come_again_in_one_place_are_labels() -> None:
    offices = ("Eva Beispiel, Reporterin", "Ole Muster, Korrespondent", "Eva Beispiel, Reporterin")
    ticker = ticker_of(
        "\n".join(f"{c} Uhr\n{office}\n{h}\n{b}" for (c, h, b), office in zip(THREE, offices, strict=True))
    )
    assert entries(ticker) == THREE
    four = [*THREE, ("11:20", "Pegel sinkt weiter", B1)]
    sections = ("Politik", "Wirtschaft", "Politik", "Wirtschaft")
    ticker = ticker_of("\n".join(f"{c} Uhr\n{s}\n{h}\n{b}" for (c, h, b), s in zip(four, sections, strict=True)))
    assert entries(ticker) == four
    goals = "\n".join(
        f"{minute}.\n{goal}\n{B1}" for minute, goal in ((80, "Tor!"), (70, "Ecke"), (60, "Tor!"), (50, "Ecke"))
    )
    assert [entry.heading for entry in ticker_of(goals).entries] == ["Tor!", "Ecke", "Tor!", "Ecke"]


def test_headlines_of_one_word_and_about_the_ticker() -> None:
    headed = [("14:05", "So geht es im Liveticker weiter", B1), ("13:40", "Abgesagt", B2), ("12:57", H3, B3)]
    body = "\n\n".join(f"{heading}\n{clock} Uhr\n{text}" for clock, heading, text in headed)
    assert entries(ticker_of(f"Die Flut im Liveticker\nAlles zur Flut an der Aue.\n\n{body}")) == headed


def test_the_end_of_a_box_is_no_headline() -> None:
    ticker = ticker_of(f"14:05 Uhr\n{B1}\n\nAnzeige\nJetzt unterstützen\n\n13:40 Uhr\n{B2}\n\n12:57 Uhr\n{B3}")
    assert entries(ticker) == [(clock, None, body) for clock, _, body in THREE]


def test_weak_stamps_only_where_nothing_better_stands() -> None:
    bare = f"14:05 {B1}\n13:40 {B2}\n12:57 {B3}"
    assert len(ticker_of(bare).entries) == 3
    assert len(ticker_of("\n".join(bare.split("\n")[:2])).entries) == 1
    assert len(ticker_of(f"Update, 15.10 Uhr: {B3}\n{bare}").entries) == 4
    updates = "\n".join(f"Update, {hour}.10 Uhr: {B3}" for hour in (18, 17, 16))
    assert len(ticker_of(f"{updates}\n{bare}").entries) == 3
    assert len(ticker_of(f"14:05 {B1}\n9:40 {B2}\n19:57 {B3}\n3:10 {B1}\n23:00 {B2}").entries) == 1


def test_a_weak_stamp_between_firm_ones_fits_in_the_order_or_is_text() -> None:
    firm = f"14.05 Uhr: {B1}\n%s\n12.57 Uhr: {B3}"
    assert [entry.clock for entry in ticker_of(firm % f"13.40 Uhr {B2}").entries] == ["14:05", "13:40", "12:57"]
    assert [entry.clock for entry in ticker_of(firm % f"13:40\n{B2}").entries] == ["14:05", "13:40", "12:57"]
    assert [entry.clock for entry in ticker_of(firm % f"19.30 Uhr {B2}").entries] == ["14:05", "12:57"]


def test_a_clock_typed_otherwise_fits_in_the_order() -> None:
    for stamp in ("13.40: ", "1340 Uhr: ", "13,40 Uhr: ", "13: 40 Uhr: "):
        ticker = ticker_of(f"14.05 Uhr: {B1}\n{stamp}{B2}\n12.57 Uhr: {B3}")
        assert entries(ticker) == [(clock, None, body) for clock, _, body in THREE], stamp


def test_a_stamp_of_another_kind_than_the_others() -> None:
    for stamps in (
        ("14:05", "13:40", "vor 2 Stunden", "11:20"),
        ("14:05", "13:40 Uhr", "12:57", "11:20"),
        ("4:05", "3:40", "0:57", "Gestern, 23:20 Uhr"),
        ("14:05 Uhr: Neues", "13:40 Uhr: Neues", "12:57 Uhr", "11:20 Uhr: Neues"),
    ):
        bodies = (B1, B2, B3, f"{B1} {B3}")
        ticker = ticker_of("\n".join(f"{stamp}\n{body}" for stamp, body in zip(stamps, bodies, strict=True)))
        assert [body in entry.text for entry, body in zip(ticker.entries, bodies, strict=True)] == [True] * 4, stamps


def test_a_date_in_the_head_is_no_entry_beside_weak_stamps() -> None:
    head = "Flut an der Aue\n16.08.25, 13:50 | Aktualisiert: 16.08.25, 14:19\nAlles zur Flut im Ticker."
    ticker = ticker_of(f"{head}\n14:05{H1}\n{B1}\n13:40340 Helfer am Deich\n{B2}\n12:57{H3}\n{B3}")
    assert entries(ticker) == [("14:05", H1, B1), ("13:40", "340 Helfer am Deich", B2), ("12:57", H3, B3)]


def test_signatures() -> None:
    text = "\n".join(f"{heading}\nEva Beispiel, {clock} Uhr\n{body}" for clock, heading, body in THREE)
    assert entries(ticker_of(f"Die Flut\n{B3}\n{text}")) == THREE
    assert len(ticker_of(f"{H1}\nEva Beispiel, 13:40 Uhr\n{B1}\n{B2}").entries) == 1


def test_clocks_at_the_end_of_headlines() -> None:
    ticker = ticker_of("\n".join(f"{heading} ({clock} Uhr)\n{body}" for clock, heading, body in THREE))
    assert [(entry.clock, entry.text) for entry in ticker.entries] == [(clock, body) for clock, _, body in THREE]
    assert [entry.heading for entry in ticker.entries[1:]] == [H2, H3]


def test_clocks_glued_between_a_paragraph_and_a_headline() -> None:
    text = "".join(f"{clock} Uhr{heading}\n{body}" for clock, heading, body in THREE)
    assert entries(ticker_of(text)) == THREE


def test_minutes_alone_on_their_lines() -> None:
    ticker = ticker_of("Auental - Brennau 2:1\n90.+5\nSchluss in Auental!\n67.\nTor für Auental.\n45.\nPause.")
    assert [entry.content for entry in ticker.entries] == ["Schluss in Auental!", "Tor für Auental.", "Pause."]
    assert len(ticker_of("Die besten Deiche\n1.\nAuental.\n2.\nBrennau.\n3.\nCarlsort.").entries) == 1


DAYS = ("Sonntag, 19. Juli", "Samstag, 18. Juli")


def test_a_ticker_without_clocks() -> None:
    marked = f"{DAYS[0]}\n+++ {B1}\n{B3}\n+++ {B2}\n{DAYS[1]}\n+++ {B3}"
    ticker = ticker_of(marked)
    assert [entry.content for entry in ticker.entries] == [f"{B1}\n{B3}", B2, B3]
    assert ticker.order == "newest-first"
    headed = ticker_of(f"Die Flut\n{DAYS[1]}\n{H1}\n{B1}\n{H2}\n{B2}\n{DAYS[0]}\n{H3}\n{B3}\n{B1}")
    assert entries(headed) == [(None, H1, B1), (None, H2, B2), (None, H3, f"{B3}\n{B1}")]
    assert headed.order == "oldest-first"
    assert [entry.content for entry in ticker_of(f"{DAYS[0]}\n{B1}\n{DAYS[1]}\n{B2}\n{B3}").entries] == [
        B1,
        f"{B2}\n{B3}",
    ]
    assert len(ticker_of(f"Die Flut\n{B1}\n{H1}\n{B2}\n{H2}\n{B3}\n{H3}\n{B1}").entries) == 1
    assert len(ticker_of(f"+++ Hier den Newsblog aktualisieren +++\n{B1}\n+++ Deich bricht +++\n{B2}").entries) == 1


def test_a_text_that_calls_itself_a_ticker_is_cut_at_its_headlines() -> None:
    chapters = f"{H1}\n{B1}\n{H2}\n{B2}\n{H3}\n{B3}\n{B1}"
    ticker = ticker_of(f"Newsblog zur Flut an der Aue\nDer Deich ist gebrochen. Alles im Blog.\n{chapters}")
    assert entries(ticker) == [(None, H1, B1), (None, H2, B2), (None, H3, f"{B3}\n{B1}")]
    assert len(ticker_of(f"Die Flut an der Aue\nDer Deich ist gebrochen.\n{chapters}").entries) == 1


def test_bullets_under_days() -> None:
    ticker = ticker_of(f"{DAYS[0]}\n• {B1}\n• {B2}\n{DAYS[1]}\n• {B3}")
    assert [entry.content for entry in ticker.entries] == [B1, B2, B3]


def test_lists_stay_in_their_entry() -> None:
    listed = "Offen bleiben:\nApotheken\nTankstellen"
    ticker = ticker_of(f"{H1}\nUpdate, 13.45 Uhr: {B1}\n{listed}\n{H2}\nUpdate, 12.10 Uhr: {B2}\n- Schulen\n- Bäder")
    assert ticker.entries[0].text.endswith("Tankstellen")
    assert ticker.entries[1].heading == H2
    assert ticker.entries[1].text.endswith("- Bäder")


def test_furniture_between_paragraphs_is_inside() -> None:
    ticker = ticker_of(f"13.45 Uhr: {B1}\nFotostrecke ansehen\n{B2}\n12.10 Uhr: {B3}")
    entry = ticker.entries[0]
    assert [piece.kind for piece in entry.inside] == ["gallery"]
    assert entry.content == f"{B1}\n{B2}"
    assert entry.inside[0].entry_id == "e1"


def test_links_captions_and_the_foot_of_the_page() -> None:
    text = (
        f"14:05 Uhr – {H1}\n{B1}\nDie Ministerin am Morgen\nFoto: Eva Beispiel / dpa"
        f"\nLesen Sie auch\nWie ein Deich entsteht\n"
        f"Der Garten im Herbst\n13:40 Uhr – {H2}\n{B2}\nDieser Ticker ist beendet.\nDas könnte Sie auch interessieren\n"
        "Fünf Tipps für den Garten\nDie besten Tipps stehen hier. Ganz einfach.\nImpressum"
    )
    ticker = ticker_of(text)
    assert entries(ticker) == THREE[:2]
    assert kinds(ticker) == ["caption"] * 2 + ["related"] * 3 + ["closing"] + ["related"] * 3 + ["legal"]


def test_a_subhead_is_no_section_where_headlines_are_not_above() -> None:
    ticker = ticker_of(f"13.45 Uhr: {B1}\nWas das für die Händler heißt\n{B2} {B2}\n12.10 Uhr: {B3}\n11.00 Uhr: {B1}")
    assert "background" not in kinds(ticker)
    assert ticker.entries[0].text.endswith(B2)


def test_a_section_without_a_stamp_is_named() -> None:
    ticker = ticker_of(f"{H1}\n13.45 Uhr: {B1}\nHintergrund: Der Deich\n{B2}\n{H3}\n12.10 Uhr: {B3}")
    assert kinds(ticker) == ["background", "background"]
    assert any("kept as background: Hintergrund: Der Deich" in warning for warning in ticker.warnings)
    assert [entry.heading for entry in ticker.entries] == [H1, H3]


def test_plain_articles_are_one_entry() -> None:
    text = f"{H1}\n\nVon Eva Beispiel\n\n{B1}\n\n{B2}\n\n20.15 Uhr: Das Fest beginnt."
    ticker = ticker_of(text)
    assert [(entry.heading, entry.clock) for entry in ticker.entries] == [(H1, None)]
    assert ticker.entries[0].text.endswith("beginnt.")
    assert "no time stamps" in ticker.warnings[0]


@pytest.mark.parametrize("text", ["", " \n\t", "\ufeff\u200b"])
def test_nothing_at_all(text: str) -> None:
    assert ticker_of(text).entries == ()


@pytest.mark.skipif(not SAMPLES.exists(), reason="the samples are not beside this checkout")
@pytest.mark.parametrize(
    ("name", "clocks"),
    [
        ("04-ntv", ["02:32", "23:31", "22:19"]),
        ("06-stern", ["19:56", "19:14"]),
        ("07-mdr", ["23:39", "23:05"]),
        ("08-merkur-2020", ["07:34", "19:21", "14:51"]),
        ("11-tz", ["20:41", "20:27", "19:24", "18:34"]),
        ("18-spiegel-2022", ["23:56", "23:58"]),
        ("23-taz", ["22:24", "22:23", "22:20"]),
        ("26-nau", ["21:20", "21:18", "21:10"]),
        ("35-focus", ["22:49", "20:25", "15:09"]),
        ("39-tagesschau", ["20:11", "18:33", "18:23", "18:23", "17:44", "17:39", "17:39", "15:44"]),
    ],
)
def test_samples(name: str, clocks: list[str]) -> None:
    text = (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")
    ticker = ticker_of(text)
    assert [entry.clock for entry in ticker.entries] == clocks
    for entry in ticker.entries:
        assert entry.text.strip()
        assert not re.search(r"\+\+|Uhr:|^\d", entry.text.split("\n")[0][:20])


FOOT = (
    "abc/dpa/Reuters/AFP",
    "(eva)",
    "beispiel.at/Eva Beispiel",
    "© Auentaler Bote. Alle Rechte vorbehalten",
    "Fehler gefunden? Jetzt melden",
    "Um kommentieren zu können, müssen Sie angemeldet sein.",
    "Newsletter «Auental am Abend»",
    "Jetzt WhatsApp-Kanal abonnieren!",
    "Die vorherigen Meldungen finden Sie hier.",
    "Mehr von Auentaler Bote",
)


@pytest.mark.parametrize("line", FOOT)
def test_the_foot_of_a_page_is_no_part_of_the_last_entry(line: str) -> None:
    ticker = ticker_of(f"{FORMS['nzz']}\n\n{line}\n")
    assert entries(ticker) == THREE


@pytest.mark.parametrize(
    ("of_page", "stamps"),
    [
        ("18.11.2025, 14:30\nLesezeit: 5 Min.", ("14:05", "13:40", "12:57")),
        ("9. März 2026, 14:30 Uhr\nDrucken", [f"9. März 2026 | {clock} Uhr" for clock in ("14:05", "13:40", "12:57")]),
    ],
)
def test_a_date_above_the_furniture_of_the_page_is_no_entry(of_page: str, stamps: list[str]) -> None:
    body = "\n\n".join(f"{stamp}\n{h}\n{b}" for stamp, h, b in zip(stamps, (H1, H2, H3), (B1, B2, B3), strict=True))
    ticker = ticker_of(f"Auental im Liveblog\n{of_page}\n\n{body}\n")
    assert entries(ticker) == THREE


def test_a_date_below_the_lead_is_that_of_an_entry() -> None:
    ticker = ticker_of(
        f"Flut im Liveticker\nAlles zur Flut an der Aue.\n\nSamstag, 16. August 2025, 14:05 Uhr\n{H1}\n{B1}\n\n"
        f"13:40 Uhr\n{H2}\n{B2}\n\n12:57 Uhr\n{H3}\n{B3}"
    )
    assert entries(ticker) == THREE


def test_the_newest_entry_may_be_the_only_one_with_a_date() -> None:
    ticker = ticker_of(f"18.11.2025, 14:05\n{H1}\n{B1}\n\n13:40\n{H2}\n{B2}\n\n12:57\n{H3}\n{B3}\n")
    assert entries(ticker) == THREE


def test_lines_that_are_no_sentences_below_the_last_paragraph_are_the_foot_and_said_so() -> None:
    ticker = ticker_of(
        f"{FORMS['nzz']}\n\nAuental am Morgen\nMontags bis freitags in Ihrem Postfach.\nRedaktion Auental\n"
    )
    assert entries(ticker) == THREE
    assert kinds(ticker)[-3:] == ["foot"] * 3
    assert "characters below the last entry were taken for the foot of the page" in ticker.warnings[-1]


def test_lists_and_subheadings_above_prose_stay_in_the_last_entry() -> None:
    rest = f"Was jetzt gilt\n– Brücken bleiben gesperrt\n{B2}\n– Fähren fahren"
    ticker = ticker_of(f"{FORMS['nzz']}\n{rest}\n")
    assert ticker.entries[-1].content == f"{B3}\n{rest}"


@pytest.mark.parametrize("heading", ["Nach Schlägerei am Deich – Anzeige", "Mehr von allem gefordert"])
def test_a_headline_that_resembles_the_foot_stays_a_headline(heading: str) -> None:
    ticker = ticker_of(f"14.05 Uhr: {H1}\n{B1}\n{heading}\n13.40 Uhr\n{B2}\n{H3}\n12.57 Uhr\n{B3}\n")
    assert heading in " ".join(f"{entry.heading} {entry.content}" for entry in ticker.entries)


def test_a_list_behind_a_colon_ends_the_last_entry() -> None:
    rest = "Die Ergebnisse:\nAuental 12 Prozent\nBronn 13 Prozent"
    assert ticker_of(f"{FORMS['nzz']}\n{rest}\n").entries[-1].content == f"{B3}\n{rest}"
