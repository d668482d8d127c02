"""Texts wrapped at a fixed width, as copied from a mail, a PDF or a terminal, are read as if they were not."""

from __future__ import annotations

import textwrap

import pytest
from invented_ticker import B1, B2, B3, H1, H2, H3, ticker_of

from summarize.attribution.sentences import sentences
from summarize.passages import translation_tasks
from summarize.wrapping import soft_breaks

B4 = "Der Deich werde nach den Worten der Ingenieure auch dann noch halten, wenn das Wasser bis zum Morgen steigt."
P1, P2, P3 = f"{B1} {B4} {B2}", f"{B2} {B3} {B4}", f"{B4} {B3} {B1}"
TICKERS = {
    "a headline above the stamp": f"{H1}\nUpdate, 16.20 Uhr: {P1}\n{H2}\nUpdate, 15.10 Uhr: {P2}\n{H3}\n"
    f"Update, 14.05 Uhr: {P3}",
    "a headline in the stamp's line": f"16.20 Uhr: {H1}\n{P1}\n15.10 Uhr: {H2}\n{P2}\n14.05 Uhr: {H3}\n{P3}",
    "blank lines": f"16.20 Uhr\n\n{P1}\n\n{B3} {B2}\n\n15.10 Uhr\n\n{P2}\n\n14.05 Uhr\n\n{P3}",
    "a clock in a sentence": f"16.20 Uhr: {B1} Das Fest beginnt nach den Worten des Sprechers am Samstagabend gegen "
    f"20.15 Uhr. {P1}\n15.10 Uhr: {P2}\n14.05 Uhr: {P3}",
}


def wrapped(text: str, width: int, end: str = "\n") -> str:
    fill = textwrap.TextWrapper(width, break_long_words=False, break_on_hyphens=False).fill
    return end.join(fill(line).replace("\n", end) for line in text.split("\n"))


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("width", [56, 65, 72, 78, 100])
@pytest.mark.parametrize("text", TICKERS.values(), ids=TICKERS)
def test_a_wrapped_ticker_has_the_same_entries_and_sentences(text: str, width: int, end: str) -> None:
    whole, broken = ticker_of(text), ticker_of(wrapped(text, width, end))

    def told(ticker):
        return [
            (task.clock, task.heading and task.heading.text, [passage.text for passage in task.sentences])
            for task in translation_tasks(ticker)
        ]

    assert told(broken) == told(whole)


def test_lines_that_end_early_go_on_too() -> None:
    lines = [""]
    for word in f"{P1} {P2} {P3}".split():
        if len(lines[-1]) + len(word) > 64 + 5 * (len(lines) % 3):
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()

    assert len(soft_breaks("\n".join(lines))) >= len(lines) - 2


@pytest.mark.parametrize(
    "text",
    [
        f"16.20 Uhr: {H1}\n{B1}\n15.10 Uhr: {H2}\n{B2}\n14.05 Uhr: {H3}\n{B3}",
        "\n".join(f"13.{minute} Uhr: Der Pegel steigt auf {minute} Zentimeter" for minute in range(10, 60)),
        "Der Pegel\nsteigt\nund steigt\nund steigt\nund fällt\n" * 20,
        "• sechs Deiche\n• sieben Brücken\n• acht Schulen\n• neun Hallen\n" * 9,
        "".join(f"{headline}\nvor {number} Minuten\n" for number in range(2, 40) for headline in (H1, H2)),
        "".join(f"{headline} am Mittag\nheute, 13.45 Uhr\n" for headline in (H1, H2, H3) * 9),
        "",
        "\n",
    ],
    ids=["paragraphs", "lines of one length", "short lines", "bullets", "ages", "days", "empty", "a line end"],
)
def test_no_line_break_of_other_texts_is_soft(text: str) -> None:
    assert soft_breaks(text) == frozenset()


def test_a_full_line_ends_before_a_bullet_a_stamp_and_behind_a_colon() -> None:
    paragraph = wrapped(f"{B1} {B2} {B3}", 60)
    last = "Der Deich bei Auental hält nach den Worten der Helfer noch:"
    ticker = ticker_of(f"13.45 Uhr: {H1}\n{paragraph}\n{last}\n• ein Bruch in Auental\n13.20 Uhr: {H2}\n{paragraph}")

    assert f"{last}\n• ein Bruch" in ticker.entries[0].content
    assert [entry.clock for entry in ticker.entries] == ["13:45", "13:20"]


def test_a_sentence_goes_on_in_the_next_line_before_a_capital() -> None:
    text = wrapped(f"{B1} {B2} {B3}", 50)

    assert [" ".join(text[start:end].split()) for start, end in sentences(text)] == [
        f"{B1} {B2} {B3}"[start:end] for start, end in sentences(f"{B1} {B2} {B3}")
    ]


def test_a_word_that_a_line_end_parts_is_translated_whole() -> None:
    lines = [
        "13.45 Uhr: Die Stadt will nach den Worten der Bürger-",
        "meisterin noch an diesem Abend das gesamte Ost-",
        "und Westufer der Aue sperren und auch den Deich-\r",
        "bau fördern, sagte am Nachmittag eine FDP-",
        "Politikerin bei einem der vielen deutsch-",
        "französischen Treffen in Auental.",
    ]
    (task,) = translation_tasks(ticker_of("\n".join(lines)))

    assert task.text == (
        "Die Stadt will nach den Worten der Bürgermeisterin noch an diesem Abend das gesamte Ost- und Westufer der Aue "
        "sperren und auch den Deichbau fördern, sagte am Nachmittag eine FDP-Politikerin bei einem der vielen "
        "deutsch-französischen Treffen in Auental."
    )


def test_stamps_and_furniture_in_lower_case_stay_lines_of_their_own() -> None:
    entries = [f"{stamp} Uhr: {wrapped(P1, 72)}\nvon Eva Beispiel" for stamp in ("13.45", "12.30", "11.15")]
    ticker = ticker_of("\n\n".join(entries))

    assert not any("von Eva" in entry.content for entry in ticker.entries)


def test_a_clock_behind_a_word_that_may_end_a_sentence_is_a_stamp_where_a_sign_closes_it() -> None:
    headline = "Die Bahn sagt alle Züge zwischen Auental und Nordheim ab"
    above = f"13.45 Uhr: {H1}\n{wrapped(P1, 60)}\n12.30 Uhr: {headline}\n{wrapped(P2, 60)}\n{headline}"

    assert [entry.clock for entry in ticker_of(f"{above}\n11.15 Uhr: {H3}\n{wrapped(P3, 60)}").entries] == [
        "13:45",
        "12:30",
        "11:15",
    ]
