"""Tickers in which entries with and without a clock, or two kinds of clocks, stand beside each other."""

from __future__ import annotations

import pytest
from invented_ticker import B1, B2, B3, H1, H2, H3, ticker_of

from summarize.models import Ticker


def told(ticker: Ticker) -> list[tuple[str | None, str]]:
    """The clock and the first words of each entry: of its heading, where it has one."""
    return [(entry.clock, entry.heading or entry.content.strip().partition("\n")[0]) for entry in ticker.entries]


MIXED = {
    "only the first clock has its word": (
        f"Flut\n\n22.13 Uhr: {H1}\n\n{B1}\n\n21.45: {H2}\n\n{B2}\n\n21.42: {H3}\n\n{B3}",
        [("22:13", H1), ("21:45", H2), ("21:42", H3)],
    ),
    "a full stop behind the hour": (
        f"18. Uhr: {H1}\n\n{B1}\n\n17.55 Uhr: {H2}\n\n{B2}\n\n17.51 Uhr: {H3}\n\n{B3}",
        [("18:00", H1), ("17:55", H2), ("17:51", H3)],
    ),
    "headlines in plus signs, some without a clock, one that opens small": (
        f"++ 12:50 Uhr ++ {H1} ++\n{B1}\n+++ an die 300 Helfer am Deich +++\n{B2}\n++ 12:40 Uhr ++ {H3} ++\n{B3}",
        [("12:50", H1), (None, "an die 300 Helfer am Deich"), ("12:40", H3)],
    ),
    "prose behind plus signs below clocks": (
        f"15.23 Uhr: {B1}\n\n15.10 Uhr: {B2}\n\n+++ {B3}",
        [("15:23", B1), ("15:10", B2), (None, B3)],
    ),
    "prose behind plus signs below a colon": (
        f"15.23 Uhr: {B1}\n\n15.10 Uhr: Der Abend zum Nachlesen:\n\n+++ {B2}\n\n+++ {B3}",
        [("15:23", B1), ("15:10", "Der Abend zum Nachlesen:"), (None, B2), (None, B3)],
    ),
    "bullets, some without a clock": (
        f"► 9 Uhr: {B1}\n\n► {B2} {B1}\n\n► 10.30 Uhr: {B3}\n\n► 11.05 Uhr: {B1} Noch immer.",
        [("09:00", B1), (None, f"{B2} {B1}"), ("10:30", B3), ("11:05", f"{B1} Noch immer.")],
    ),
    "the newest bullet without a clock": (
        f"Flut im Newsblog\n\n• {B1} {B3}\nEs bleibt dabei, sagte er.\n• 7/3/25 3:55 PM\n{B2}\n• 7/3/25 3:38 PM\n{B3}",
        [(None, f"{B1} {B3}"), ("17:55", B2), ("17:38", B3)],
    ),
    "minutes of play below the clocks after the match": (
        f"22.08 Uhr: {B1}\n\n20.22 Uhr: {B2}\n\n90. +1 Minute: Der Ball ist im Netz.\n\n90. Minute: Ecke.\n\n"
        "89. Minute: Auental kommt noch einmal.",
        [
            ("22:08", B1),
            ("20:22", B2),
            (None, "Der Ball ist im Netz."),
            (None, "Ecke."),
            (None, "Auental kommt noch einmal."),
        ],
    ),
    "the time of the kick-off among minutes of play": (
        f"Auental gegen Beispielstadt im Ticker\n\nAnstoß: heute, 18.30 Uhr\nEndstand: 0:1\n\nSchlusspfiff: {B1}\n\n"
        f"90. Minute: {B2}\n\n88. Minute: {B3}\n\n85. Minute: Ecke für Auental.",
        [(None, B1), (None, B2), (None, B3), (None, "Ecke für Auental.")],
    ),
}


@pytest.mark.parametrize("shape", MIXED)
def test_entries_with_and_without_a_clock(shape: str) -> None:
    text, expected = MIXED[shape]
    assert told(ticker_of(text)) == expected


def test_a_list_of_minutes_against_the_order_of_the_clocks_is_text() -> None:
    story = "12. Minute: Auental trifft.\n45. Minute: Ausgleich.\n88. Minute: Auental trifft wieder."
    ticker = ticker_of(f"22.08 Uhr: {B1}\n\n20.22 Uhr: {B2}\n\n20.10 Uhr: So lief das Spiel.\n\n{story}")
    assert [entry.clock for entry in ticker.entries] == ["22:08", "20:22", "20:10"]
    assert story in ticker.entries[2].content


def test_bullets_below_a_colon_are_a_list_of_their_entry() -> None:
    items = "► Der Deich im Norden hält.\n► Der Deich im Süden hält."
    ticker = ticker_of(f"► 9 Uhr: {B1}\n► 10.30 Uhr: Am Abend gilt:\n{items}\n► 11.05 Uhr: {B2}")
    assert [entry.clock for entry in ticker.entries] == ["09:00", "10:30", "11:05"]
    assert items in ticker.entries[1].content


def test_two_bullets_above_the_first_stamp_are_the_summary() -> None:
    ticker = ticker_of(
        "Flut im Newsblog\n\n• Der Deich im Norden hält.\n• Der Deich im Süden hält.\n"
        f"• 15.55 Uhr\n{B1}\n• 15.38 Uhr\n{B2}\n• 15.20 Uhr\n{B3}"
    )
    assert [entry.clock for entry in ticker.entries] == ["15:55", "15:38", "15:20"]


def test_day_lines_tell_the_order_of_entries_with_clocks() -> None:
    ticker = ticker_of(
        f"12.18 Uhr: {H1}\n\n{B1}\n\nSonntag, 20. Juni 2027\n\n15.10 Uhr: {H2}\n\n{B2}\n\n"
        f"Samstag, 19. Juni 2027\n\n16.30 Uhr: {H3}\n\n{B3}\n\n13.45 Uhr: {H1} I\n\n{B1} Noch immer."
    )
    assert ticker.order == "newest-first"


def test_the_farewell_below_a_stamp_in_plus_signs_is_its_entry() -> None:
    farewell = "An dieser Stelle beenden wir den Live-Ticker."
    ticker = ticker_of(
        f"+++ 13:15 Uhr +++\n\n{farewell}\n\n{B1}\n\n+++ 13:02 Uhr +++\n\n{B2}\n\n+++ 12:38 Uhr +++\n\n{B3}"
    )
    assert ticker.entries[0].content.startswith(farewell)


def test_the_last_headline_counts_though_its_text_breaks_off() -> None:
    ticker = ticker_of(f"Flut im Liveticker\n\n{H1}\n\n{B1}\n\n{H2}\n\n{B2}\n\n{H3}\n\nDer Pegel der Aue fällt seit de")
    assert [entry for _, entry in told(ticker)] == [H1, H2, H3]


def test_a_headline_below_the_rule_between_entries_is_the_next_ones() -> None:
    ticker = ticker_of(
        f"Flut\n\nSeit dem Morgen steigt das Wasser.\n\nEnde des Livetickers\n\n24.03.2027 21:40 Uhr\n\n{B1}\n\n"
        f"+ + +\n\n{H1}\n\n24.03.2027 21:35 Uhr\n\n+ + +\n\n{H2}\n\n24.03.2027 21:24 Uhr\n\nIm Süden\n\n{B2}\n\n"
        f"+ + +\n\n{H3}\n\n24.03.2027 21:02 Uhr\n\n{B3}"
    )
    assert told(ticker) == [("21:40", "Ende des Livetickers"), ("21:35", H1), ("21:24", H2), ("21:02", H3)]


def test_a_sentence_right_below_the_stamp_is_no_link() -> None:
    sentence = "Auch interessant: Die Stadt gibt Sandsäcke aus, sagte die Sprecherin am Deich."
    ticker = ticker_of(
        f"+++ 22.51 Uhr +++\n\n{B1}\n\n+++ 22.44 Uhr +++\n\n{sentence}\n\n{B2}\n\n+++ 22.33 Uhr +++\n\n{B3}"
    )
    assert ticker.entries[1].content.startswith(sentence)


def test_the_farewell_below_a_stamp_with_a_place_is_its_entry() -> None:
    farewell = "Hiermit beenden wir den Live-Ticker zur Wahl."
    ticker = ticker_of(
        f"+++ 23.50 Uhr, Auental+++\n\n{farewell}\n\n+++23.35 Uhr, Auental+++\n\n{B2}\n\n"
        f"+++23.18 Uhr, Auental+++\n\n{B3}"
    )
    assert farewell in ticker.entries[0].content


def test_stamps_in_one_line_with_a_dash() -> None:
    ticker = ticker_of(
        f"Auental, 28. Aug - Es folgt der Ticker zur Flut: 14.35 Uhr - {B1} 10.16 Uhr - {B2} 09,54 Uhr - {B3}"
    )
    assert told(ticker) == [("14:35", B1), ("10:16", B2), ("09:54", B3)]


def test_clocks_with_and_without_minutes_behind_headlines_are_of_one_form() -> None:
    ticker = ticker_of(f"{H1}, 20.10 Uhr\n\n{B1}\n\n{H2}, 20 Uhr\n\n{B2}\n\n{H3}, 19.50 Uhr\n\n{B3}")
    assert told(ticker) == [("20:10", H1), ("20:00", H2), ("19:50", H3)]


def test_a_headline_that_opens_with_plus_signs_and_has_no_clock() -> None:
    result = "Aus fast allen Ortsteilen gibt es vorläufige Pegel"
    ticker = ticker_of(f"+++ 23.10 Uhr: {B1}\n\n+++ {result}\n\n+++ 22.55 Uhr: {B2}\n\n+++ 22.30 Uhr: {B3}")
    assert told(ticker) == [("23:10", B1), (None, result), ("22:55", B2), ("22:30", B3)]


def test_short_bullets_are_a_list_of_their_entry() -> None:
    items = "▶ Keller nicht betreten.\n▶ Strom abschalten.\n▶ Dämme meiden."
    ticker = ticker_of(f"▶ 18 Uhr: {B1}\n▶ 17.10 Uhr: Die Stadt warnt vor drei Gefahren.\n{items}\n▶ 16.05 Uhr: {B2}")
    assert [entry.clock for entry in ticker.entries] == ["18:00", "17:10", "16:05"]


def test_an_update_out_of_order_stays_an_entry() -> None:
    ticker = ticker_of(
        f"18.40 Uhr: {B1}\n\n17.55 Uhr: {B2}\n\nUpdate, 18.10 Uhr: Der Deich ist gebrochen.\n\n16.45 Uhr: {B3}"
    )
    assert [entry.clock for entry in ticker.entries] == ["18:40", "17:55", "18:10", "16:45"]


def test_a_programme_in_a_sentence_is_no_ticker() -> None:
    ticker = ticker_of(
        f"Fest in Auental\n\n{B1} Am Samstag: 10 Uhr – Begrüßung. 12 Uhr – Essen. 14 Uhr – Spiele.\n\n{B2}"
    )
    assert len(ticker.entries) == 1


def test_a_short_sentence_in_the_last_line_is_prose() -> None:
    ticker = ticker_of(f"Flut im Liveticker\n\n{H1}\n\n{B1}\n\n{H2}\n\n{B2}\n\n{H3}\n\nDas Wasser sinkt.")
    assert told(ticker) == [(None, H1), (None, H2), (None, H3)]


@pytest.mark.parametrize(
    "said", ["Diese Meldung wird laufend aktualisiert.", "Alle Nachrichten lesen Sie auch in unserer App."]
)
def test_what_the_page_says_of_itself_in_plus_signs_is_no_entry(said: str) -> None:
    ticker = ticker_of(f"13.45 Uhr: {B1}\n\n+++ {said} +++\n\n12.10 Uhr: {B2}\n\n11.05 Uhr: {B3}")
    assert [entry.clock for entry in ticker.entries] == ["13:45", "12:10", "11:05"]


def test_a_link_below_the_headline_of_a_stamp_is_no_text() -> None:
    link = "Lesen Sie auch: Die Stadt warnt vor dem Wasser."
    ticker = ticker_of(
        f"+++ 13.45 Uhr: {H1} +++\n{link}\n{B1}\n+++ 12.10 Uhr: {H2} +++\n{B2}\n+++ 11.05 Uhr: {H3} +++\n{B3}"
    )
    assert ticker.entries[0].content == B1


def test_a_date_printed_twice_above_the_entries_is_the_pages() -> None:
    stamp = "29. Oktober 2027, 00:09 Uhr"
    ticker = ticker_of(
        f"{stamp}\n\nWahl\n\nLiveticker zur Wahl in Auental\n\n{B1}\n{stamp}\n\nAus der Redaktion\n\n"
        f"00.05 Uhr: {H1}\n\n{B1}\n\n23.12 Uhr: {H2}\n\n{B2}\n\n22.18 Uhr: {H3}\n\n{B3}"
    )
    assert told(ticker) == [("00:05", H1), ("23:12", H2), ("22:18", H3)]


@pytest.mark.parametrize("clocks", [("12.30", "11.53", "11.00", "11.12"), ("16.53", "16.29", "16.08", "23.09")])
def test_one_of_four_clocks_may_be_out_of_order(clocks: tuple[str, ...]) -> None:
    ticker = ticker_of("\n".join(f"{clock}: {body}" for clock, body in zip(clocks, (B1, B2, B3, B1), strict=True)))
    assert [entry.clock for entry in ticker.entries] == [clock.replace(".", ":") for clock in clocks]


def test_places_with_times_in_a_list_are_no_stamps() -> None:
    places = "\n".join(f"Auental, Marktplatz {number}, 1{number % 5}:30 Uhr" for number in range(1, 9))
    ticker = ticker_of(
        f"Flut im Liveticker\n\nHier wird gesammelt\n{places}\n\n18:20\n{H1}\n{B1}\n\n"
        f"18:13\n{H2}\n{B2}\n\n18:11\n{H3}\n{B3}"
    )
    assert told(ticker) == [("18:20", H1), ("18:13", H2), ("18:11", H3)]


def test_a_list_of_bullets_with_one_long_item_is_text() -> None:
    items = f"• Der Deich hält.\n• {B1} {B2}\n• Das Wasser sinkt."
    ticker = ticker_of(
        f"• 3/3/27 7:56 AM\nWas wichtig war:\nVieles.\n{items}\n• 3/3/27 7:36 AM\n{B2}\n• 3/3/27 7:17 AM\n{B3}"
    )
    assert [entry.clock for entry in ticker.entries] == ["08:56", "08:36", "08:17"]


def test_rules_without_text_between_them_part_entries_too() -> None:
    ticker = ticker_of(f"Chat zur Flut\n-\n-\n{B1}\n-\n{B2}\n-\n-\n-\n-\n{B3}\n-\n-\n")
    assert [entry.content for entry in ticker.entries] == [B1, B2, B3]


def test_a_full_stop_too_many_in_a_date() -> None:
    ticker = ticker_of(
        f"Update vom Dienstag, 7. Dezember, 13.22 Uhr: {B1}\nUpdate vom Dienstag, 7.. Dezember, 9.23 Uhr: {B2}\n"
        f"Update vom Montag, 6. Dezember, 15.45 Uhr: {B3}"
    )
    assert told(ticker) == [("13:22", B1), ("09:23", B2), ("15:45", B3)]


def test_the_clock_in_the_caption_above_the_entries_is_no_stamp() -> None:
    ticker = ticker_of(
        f"Stimmen zur Wahl\n\n18 Uhr: Die Wahllokale schließen. (Symbolfoto) © Beispiel, Eva\n\n{B1}\n\n"
        f"19.02 Uhr: {B2}\n\n18.10 Uhr: {B3}\n\n18.09 Uhr: {B1} Noch immer."
    )
    assert [entry.clock for entry in ticker.entries] == ["19:02", "18:10", "18:09"]


def test_numbered_headlines_of_which_half_have_text() -> None:
    ticker = ticker_of(f"Liveticker\n\n1. {H1}\n\n2. {H2}\n\n3. {H3}\n\n{B3}\n\n4. Deich hält\n\n{B1}")
    assert [first for _, first in told(ticker)] == [H1, H2, H3, "Deich hält"]


def test_the_title_with_a_headline_in_plus_signs_is_no_entry() -> None:
    ticker = ticker_of(
        f"+++ Flut in Auental +++ {H1}\n\n{B1}\n\n+++ {H1} +++\n{B1}\n+++ {H2} +++\n{B2}\n+++ {H3} +++\n{B3}"
    )
    assert told(ticker) == [(None, H1), (None, H2), (None, H3)]


def test_the_update_of_a_lead_that_announces_the_ticker_is_the_pages() -> None:
    ticker = ticker_of(
        f"Sturm\n\n[UPDATE 13.00 Uhr] Das Orkantief ist abgeflaut, die Entwicklung in unserem Live-Ticker:\n\n"
        f"13.00 Uhr: {B1}\n\n12.40 Uhr: {B2}\n\n12.00 Uhr: {B3}"
    )
    assert told(ticker) == [("13:00", B1), ("12:40", B2), ("12:00", B3)]


def test_numbered_entries_below_an_invitation_to_read() -> None:
    ticker = ticker_of(
        f"Der Auental-Ticker: Täglich aktuelle Nachrichten.\n\nLesen Sie hier, worüber heute gesprochen wird:\n\n"
        f"Der Auental-Ticker – täglich aktuell\n\n1. {H1}\n\n{B1}\n\n2. {H2}\n\n{B2}\n\n3. 150 000 Euro Schaden\n\n{B3}"
    )
    assert told(ticker) == [(None, H1), (None, H2), (None, "150 000 Euro Schaden")]


def test_a_stamp_behind_a_sentence_fits_in_the_order() -> None:
    ticker = ticker_of(f"21.22 Uhr: {B1} 21.08 Uhr: {B2}\n\n19.22 Uhr - {B3}\n\n18.56 Uhr - {B1} Noch immer.")
    assert [entry.clock for entry in ticker.entries] == ["21:22", "21:08", "19:22", "18:56"]


def test_a_credit_in_one_of_many_entries_of_a_line_makes_it_no_caption() -> None:
    glued = f"7/2/25 8:05 PM {B1} (Foto: AFP) 7/2/25 8:04 PM {B2} 7/2/25 8:01 PM {B3}"
    ticker = ticker_of(f"Flut im Newsblog\n\n{glued}")

    assert [entry.clock for entry in ticker.entries] == ["22:05", "22:04", "22:01"]


def test_tweets_are_what_an_entry_says() -> None:
    tweet = "Das Wasser steigt! #Aue pic.twitter.com/abc"
    ticker = ticker_of(f"Flut im Ticker\n16:57\n{tweet}\n16:30\n{B1}\n16:29\n{tweet} Noch immer.\n15:43\n{tweet}")

    assert [entry.clock for entry in ticker.entries] == ["16:57", "16:30", "16:29", "15:43"]


def test_a_clock_in_a_tweet_between_stamps_in_plus_signs_is_text() -> None:
    ticker = ticker_of(
        f"+++ 14.24 Uhr +++ {B1}\n\n+++ 13.57 Uhr +++ {B2}\n\n13:42 L'aigua puja\n\n+++ 13.20 Uhr +++ {B3}"
    )

    assert [entry.clock for entry in ticker.entries] == ["14:24", "13:57", "13:20"]


MATCH = "60. Minute: Ecke für Auental.\n\n+++ Das Tor fällt nicht.\n\n59. Minute: Schuss.\n\n57. Minute: Konter."


def test_prose_behind_plus_signs_above_the_minutes_of_a_match() -> None:
    ticker = ticker_of(f"Auental – Beispielstadt\n\n+++ {B1} Bis dann!\n\n+++ Das Spiel ist vorbei!\n\n{MATCH}")

    assert [text for _, text in told(ticker)] == [
        f"{B1} Bis dann!",
        "Das Spiel ist vorbei!",
        "Ecke für Auental.",
        "Das Tor fällt nicht.",
        "Schuss.",
        "Konter.",
    ]


@pytest.mark.parametrize("line", ["1. FC Auental – SV Beispielstadt 1:1 (0:0)", "1. Drittel 2. Drittel 3. Drittel"])
def test_ordinals_above_the_minutes_of_a_match_are_none(line: str) -> None:
    minutes = "60. Ecke für Auental.\n\n60. Der Ball ist im Aus.\n\n59. Ein Schuss, gehalten."

    assert len(ticker_of(f"{line}\n\n{B1}\n\n{minutes}").entries) == 3


def test_the_prose_between_two_rules_is_an_entry() -> None:
    ticker = ticker_of(f"21:00\n\n{B1}\n\n+++\n\n{B2}\n\n+++\n\n18:45\n\n{B3}\n\n+++\n\n17:45\n\n{B1} Noch immer.")

    assert told(ticker) == [("21:00", B1), (None, B2), ("18:45", B3), ("17:45", f"{B1} Noch immer.")]


def test_a_rule_inside_an_entry_parts_nothing_where_rules_do_not_close_all() -> None:
    ticker = ticker_of(f"21.00 Uhr: {B1}\n\n---\n\n{B2}\n\n18.45 Uhr: {B3}\n\n17.45 Uhr: {B1} Noch immer.")

    assert [entry.clock for entry in ticker.entries] == ["21:00", "18:45", "17:45"]


def test_what_is_said_to_stand_at_this_place_is_no_entry() -> None:
    here = "An dieser Stelle finden Sie am Wahlabend die Ergebnisse aus allen Gemeinden des Kreises."

    assert len(ticker_of(f"Update, 20.39 Uhr: {B1}\n\nUpdate, 18.00 Uhr: {B2}\n\n+++ {here}").entries) == 2


def test_news_that_is_signed_item_by_item() -> None:
    news = f"{B1} (bsp/dpa)\n\n{B2} (dpa)\n\n{B3} Und dann"

    signed = ticker_of(f"In unserem Liveticker sind Kommentare geschlossen.\n\n{news}")
    assert [text for _, text in told(signed)] == [f"{B1} (bsp/dpa)", f"{B2} (dpa)", f"{B3} Und dann"]
    assert len(ticker_of(news).entries) == 1
    assert len(ticker_of(f"{B1}\n\n{B2}\n\n{B3} (dpa)").entries) == 1
    assert len(ticker_of(f"{H1}\n\n{B1} {B1}\n\n{B2}\n\n{B1} (dpa)\n\n{B3} (dpa)").entries) == 1


def test_words_of_a_match_behind_its_minutes() -> None:
    minutes = f"90.+5 2:0 Auental. Kein Witz.\n90. Das war knapp.\n83. Minute. {B2}\n80. Minuten: {B3}"

    assert [text for _, text in told(ticker_of(f"Auental – Beispielstadt im Ticker\nAbpfiff. {B1}\n{minutes}"))] == [
        B1,
        "2:0 Auental. Kein Witz.",
        "Das war knapp.",
        B2,
        B3,
    ]


def test_the_length_of_a_video_is_no_clock() -> None:
    ticker = ticker_of(f"Flut im Ticker\n00:00 / 02:14\n18.20: {B1}\n\n17.05: {B2}\n\n15.45: {B3}")

    assert [entry.clock for entry in ticker.entries] == ["18:20", "17:05", "15:45"]


def test_a_clock_said_twice_is_one_stamp() -> None:
    ticker = ticker_of(
        f"Von Eva Beispiel\n15:11\n15:11\n{H1}\n\n{B1}\n\n12:11\n\n{H2}\n\n{B2}\n\n10:47\n\n{H3}\n\n{B3}"
    )

    assert told(ticker) == [("15:11", H1), ("12:11", H2), ("10:47", H3)]


def test_places_before_the_clock_in_plus_signs() -> None:
    ticker = ticker_of(f"+++ Auental, 22:36 Uhr +++\n\n{B1}\n\n+++ Bad Auental, 22.06 Uhr +++\n\n{B2}")

    assert told(ticker) == [("22:36", B1), ("22:06", B2)]


def test_prose_behind_plus_signs_below_an_update_with_its_day() -> None:
    ticker = ticker_of(f"Flut im Ticker\n\nUpdate 2 vom 16. September 2016: {B1}\n\n+++ {B2}\n\n+++ {B3}")

    assert [text for _, text in told(ticker)] == [B1, B2, B3]


PLUS = f"+++ 22:47 {H2} +++\n\n{B2}\n\n+++ 22:10 {H3} +++\n\n{B3}"


def test_prose_that_opens_a_page_of_headlines_in_plus_signs_is_an_entry() -> None:
    assert told(ticker_of(f"{B1}\n\n{PLUS}")) == [(None, B1), ("22:47", H2), ("22:10", H3)]


@pytest.mark.parametrize("head", [f"{H1}\n\n{B1}", f"{B1} Alles im Liveticker.", "Die Nachrichten des Tages:"])
def test_a_lead_above_headlines_in_plus_signs_is_none(head: str) -> None:
    assert told(ticker_of(f"{head}\n\n{PLUS}")) == [("22:47", H2), ("22:10", H3)]


def test_where_to_find_more_is_no_entry() -> None:
    head = f"Flut-Ticker\n\n{B1}\n\nLies im Ticker:\n\n{H1} am Morgen\n\nEine Zusammenfassung der Lage finden Sie hier."

    assert told(ticker_of(f"{head}\n\n{PLUS}")) == [("22:47", H2), ("22:10", H3)]


PROGRAMME = "• 17.00 Uhr: Wahllokale schließen\n• 17.50 bis 18.00 Uhr: Hochrechnung\n• ca. 20.00 Uhr: Ergebnis"


def test_a_programme_is_all_the_clocks_of_an_article() -> None:
    article = f"{B1}\n\nDer Überblick über den Abend:\n\n{PROGRAMME}\n\n{B2} {B3}"

    (entry,) = ticker_of(article).entries
    assert entry.clock is None
    assert "Hochrechnung" in entry.content


def test_a_programme_in_a_ticker_without_clocks() -> None:
    ticker = ticker_of(f"Liveticker\n\n{H1}\n\n{B1}\n\nDer Abend:\n\n{PROGRAMME}\n\n{H2}\n\n{B2}\n\n{H3}\n\n{B3}")

    assert [entry.heading for entry in ticker.entries] == [H1, H2, H3]


def test_rules_of_plus_signs_part_entries_without_clocks() -> None:
    ticker = ticker_of(f"Ticker zur Flut\n\n+++++\n\n{B1}\n\n+++++\n\n{B2}\n\n+++++\n\n{B3}")

    assert [text for _, text in told(ticker)] == [B1, B2, B3]


def test_the_lead_that_promises_to_go_on_heads_a_list_of_bullets() -> None:
    lead = "Wir halten Sie über die Flut in Auental und ihre Folgen auf dem Laufenden."
    ticker = ticker_of(f"Die Flut\n\n{lead}\n\n  • {B1}\n\n    {B2}\n  • {B2}\n\n    {B3}\n  • {B3} Und dann")

    assert len(ticker.entries) == 3


def test_the_day_above_a_page_that_calls_itself_a_blog_is_the_pages() -> None:
    head = (
        f"Freitag, 19. April 2024\n\nArchiv\n\nDie Nacht können Sie in unserem Live-Blog nachlesen.\n\n23.07.2016\n{B1}"
    )

    assert len(ticker_of(f"{head}\n+++ 3:25 Uhr +++ {B2}\n+++ 2:44 Uhr +++ {B3}").entries) == 2


LISTS = {
    "minutes of a recipe": "4 Minuten: Das Ei ist weich.\n6 Minuten: Es ist mittel.\n10 Minuten: Das Ei ist hart.",
    "pressures": "120/80: Der Wert ist gut.\n130/85: Der Wert ist hoch.\n140/90: Der Wert ist zu hoch.",
    "a recipe": "Zutaten\nMehl und Wasser.\nTeig\nAlles verrühren.\nTipp\nDazu passt Salat.",
    "an interview": f"Blatt: Frau Muster, was nun?\n{B1}\nBlatt: Und dann?\n{B2}\nBlatt: Wie das?\n{B3}",
}


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS)
def test_lists_that_look_like_minutes_or_news(text: str) -> None:
    assert len(ticker_of(text).entries) == 1


def test_clubs_behind_the_minutes_of_a_match() -> None:
    match = "90. SV Auental gewinnt.\n67. FC Nordheim kontert.\n40. Gelb für Muster.\n12. Ecke.\n5. Foul."

    assert len(ticker_of(match).entries) == 5


def test_two_clocks_with_a_slash_are_no_video() -> None:
    ticker = ticker_of(f"13:45 / 16.08.2025\n{B1}\n\n13:20 / 16.08.2025\n{B2}\n\n12:10 / 16.08.2025\n{B3}")

    assert [entry.clock for entry in ticker.entries] == ["13:45", "13:20", "12:10"]


def test_a_source_between_rules_is_no_entry() -> None:
    clocks = f"13.45 Uhr: {B1}\n---\nMit Material der Agentur.\n---\n12.30 Uhr: {B2}\n---\n11.15 Uhr: {B3}\n---\n"

    assert len(ticker_of(f"{clocks}10.00 Uhr: {B1} Noch immer.").entries) == 4
