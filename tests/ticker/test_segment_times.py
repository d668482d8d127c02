"""Days: where they come from, what midnight does to them, and when they stay unknown."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from summarize.errors import UsageError
from summarize.models import Document, Ticker
from summarize.ticker import segment

DAY = date(2025, 8, 16)
B = "Der Pegel der Aue fällt weiter, sagte die Sprecherin am Deich."


def ticker_of(*lines: str, day: date | None = None, tz: str = "Europe/Berlin", **fields: Any) -> Ticker:
    text = "\n".join(f"{line} {B} ({number})" if line.endswith(":") else line for number, line in enumerate(lines))
    document = Document(text=text, origin="-", media_type="text/plain", sha256="0" * 64, **fields)
    return segment(document, date=day, tz=tz)


def days(ticker: Ticker) -> list[str | None]:
    return [entry.time.strftime("%d.%m. %H:%M") if entry.time else None for entry in ticker.entries]


def bases(ticker: Ticker) -> list[str]:
    return [entry.time_basis for entry in ticker.entries]


def at(day: int, hour: int = 12, minute: int = 0) -> datetime:
    return datetime(2025, 8, day, hour, minute, tzinfo=UTC)


def test_without_any_date_the_time_is_unknown() -> None:
    ticker = ticker_of("13.45 Uhr:", "12.10 Uhr:")
    assert days(ticker) == [None, None]
    assert bases(ticker) == ["none", "none"]


def test_the_flag_is_the_day_of_the_newest_entry_and_midnight_steps_back() -> None:
    ticker = ticker_of("0.10 Uhr:", "24.00 Uhr:", "23.50 Uhr:", "8.00 Uhr:", "22.10 Uhr:", day=DAY)
    assert days(ticker) == ["16.08. 00:10", "16.08. 00:00", "15.08. 23:50", "15.08. 08:00", "14.08. 22:10"]
    assert set(bases(ticker)) == {"flag"}
    assert ticker.entries[1].clock == "24:00"


def test_oldest_first_steps_forward() -> None:
    ticker = ticker_of("22.10 Uhr:", "23.50 Uhr:", "0.20 Uhr:", day=DAY)
    assert days(ticker) == ["15.08. 22:10", "15.08. 23:50", "16.08. 00:20"]


def test_dates_in_stamps_reach_their_neighbours() -> None:
    ticker = ticker_of("Update, 9.00 Uhr:", "Update vom 15. August 2025, 23.10 Uhr:", "Update, 22.00 Uhr:")
    assert days(ticker) == ["16.08. 09:00", "15.08. 23:10", "15.08. 22:00"]
    assert bases(ticker) == ["stamp"] * 3


def test_a_stamp_is_never_overridden() -> None:
    ticker = ticker_of("Update vom 15. August 2025, 23.10 Uhr:", "Update, 22.00 Uhr:", day=DAY, modified=at(20))
    assert days(ticker) == ["15.08. 23:10", "15.08. 22:00"]


def test_between_two_dates_that_leave_two_days_the_time_is_unknown() -> None:
    ticker = ticker_of("Update vom 16.8.2025, 9.35 Uhr:", "Update, 8.30 Uhr:", "Update vom 15.8.2025, 8.00 Uhr:")
    assert days(ticker) == ["16.08. 09:35", None, "15.08. 08:00"]
    assert "two days are possible" in ticker.warnings[0]


def test_an_entry_slightly_out_of_order_is_unknown_and_the_rest_goes_on() -> None:
    ticker = ticker_of("13.45 Uhr:", "13.50 Uhr:", "13.40 Uhr:", "12.00 Uhr:", day=DAY)
    assert days(ticker) == ["16.08. 13:45", None, "16.08. 13:40", "16.08. 12:00"]


def test_the_year_of_a_date_without_one() -> None:
    stamp = "Update vom 15. März, 20.41 Uhr:"
    assert ticker_of(stamp).entries[0].time is None
    assert "no year can be found" in ticker_of(stamp).warnings[0]
    for fields, year in (({"day": DAY}, 2025), ({"day": date(2025, 3, 1)}, 2024), ({"modified": at(1)}, 2025)):
        time = ticker_of(stamp, **fields).entries[0].time  # type: ignore[arg-type]
        assert time is not None
        assert time.year == year
    weekday = ticker_of("Update vom Mittwoch, 18. Januar, 06.50 Uhr:", day=DAY).entries[0].time
    assert weekday is not None
    assert weekday.year == 2023


def test_one_address_used_for_years_does_not_settle_the_year() -> None:
    four_years = {"published": datetime(2021, 1, 1, tzinfo=UTC), "modified": at(1)}
    assert ticker_of("Update vom 15. März, 20.41 Uhr:", **four_years).entries[0].time is None


@pytest.mark.parametrize("below", [False, True])
def test_day_lines_above_and_below(below: bool) -> None:
    first, second = ["9.40 Uhr:", "0.35 Uhr:"], ["23.50 Uhr:", "22.10 Uhr:"]
    lines = [*first, "Freitag, 19. 7.", *second, "Donnerstag, 18. 7."]
    if not below:
        lines = ["Freitag, 19. 7.", *first, "Donnerstag, 18. 7.", *second]
    ticker = ticker_of(*lines, day=date(2024, 7, 20))
    assert days(ticker) == ["19.07. 09:40", "19.07. 00:35", "18.07. 23:50", "18.07. 22:10"]
    assert set(bases(ticker)) == {"day-line"}
    assert ticker.entries[0].time is not None
    assert ticker.entries[0].time.year == 2024


def test_today_has_no_day_line() -> None:
    ticker = ticker_of("9.40 Uhr:", "Freitag, 15. August", "23.50 Uhr:", day=DAY)
    assert days(ticker) == ["16.08. 09:40", "15.08. 23:50"]
    assert bases(ticker) == ["flag", "day-line"]


def test_page_dates() -> None:
    assert bases(ticker_of("13.45 Uhr:", "12.10 Uhr:", modified=at(16))) == ["page", "page"]
    assert days(ticker_of("13.45 Uhr:", modified=at(16, 12)))[0] == "16.08. 13:45"
    assert days(ticker_of("23.45 Uhr:", modified=at(16, 1)))[0] == "15.08. 23:45"
    assert days(ticker_of("13.45 Uhr:", published=at(16, 6)))[0] == "16.08. 13:45"
    assert days(ticker_of("3.45 Uhr:", published=at(16, 6)))[0] is None
    late = ticker_of("13.45 Uhr:", modified=at(16), published=datetime(2021, 1, 1, tzinfo=UTC))
    assert "may be too late" in late.warnings[0]


def test_the_date_printed_above_the_entries() -> None:
    ticker = ticker_of("Die Flut an der Aue", "Stand: 16.08.2025, 14:20 Uhr", "13.45 Uhr:", "23.10 Uhr:")
    assert days(ticker) == ["16.08. 13:45", "15.08. 23:10"]
    assert bases(ticker) == ["page", "page"]


def test_weekdays_and_words_for_days() -> None:
    ticker = ticker_of("Samstag, 9.10 Uhr:", "Freitag, 23.10 Uhr:", "Donnerstag, 20 Uhr:", day=DAY)
    assert days(ticker) == ["16.08. 09:10", "15.08. 23:10", "14.08. 20:00"]
    ticker = ticker_of("Heute, 9.10 Uhr:", "Gestern, 23.10 Uhr:", day=DAY)
    assert days(ticker) == ["16.08. 09:10", "15.08. 23:10"]


def test_other_clocks() -> None:
    ticker = ticker_of("Update, 24.15 Uhr:", "Update, 23.10 Uhr (Ortszeit):", "Update, 22.00 Uhr:", day=DAY)
    assert [entry.clock for entry in ticker.entries] == ["24:15", "23:10", "22:00"]
    assert days(ticker) == [None, None, "16.08. 22:00"]
    assert "no such time of day: 24:15" in ticker.warnings[0]
    utc = ticker_of("Update, 11.45 Uhr (UTC):", day=DAY)
    assert (utc.entries[0].clock, days(utc)) == ("13:45", ["16.08. 13:45"])


def test_the_zone() -> None:
    ticker = ticker_of("13.45 Uhr:", day=date(2025, 1, 10), tz="America/New_York")
    assert ticker.entries[0].time is not None
    assert ticker.entries[0].time.isoformat() == "2025-01-10T13:45:00-05:00"
    for unknown in ("Europe/Auental", "", "../Berlin", "Berlin\x00"):
        with pytest.raises(UsageError, match="no time zone"):
            ticker_of("13.45 Uhr:", tz=unknown)


def test_days_that_do_not_exist() -> None:
    ticker = ticker_of("Update vom 31.02.2025, 13.45 Uhr:", "Update vom 29. Februar 2025, 12.00 Uhr:")
    assert [entry.clock for entry in ticker.entries] == ["13:45", "12:00"]
    assert days(ticker) == [None, None]


AUTUMN = date(2025, 10, 26)


def test_the_hour_that_comes_twice_is_unknown() -> None:
    ticker = ticker_of("3.10 Uhr:", "2.10 Uhr:", "2.50 Uhr:", "2.20 Uhr:", "1.50 Uhr:", "23.40 Uhr:", day=AUTUMN)
    assert days(ticker) == ["26.10. 03:10", None, None, None, "26.10. 01:50", "25.10. 23:40"]
    assert "because the clocks were changed in that hour: 3 entries" in ticker.warnings[0]


def test_the_hour_that_never_comes_is_unknown() -> None:
    ticker = ticker_of("3.10 Uhr:", "2.30 Uhr:", "1.50 Uhr:", day=date(2025, 3, 30))
    assert days(ticker) == ["30.03. 03:10", None, "30.03. 01:50"]


def test_a_zone_tells_the_two_hours_apart() -> None:
    ticker = ticker_of("2.30 Uhr (MEZ):", "2.30 Uhr (MESZ):", day=AUTUMN)
    times = [entry.time for entry in ticker.entries]
    assert [time and time.astimezone(UTC).hour for time in times] == [1, 0]


def test_an_offset_is_turned_into_the_zone() -> None:
    ticker = ticker_of(*(f"2025-08-16T{clock}:00-04:00\n{B} {clock}" for clock in ("14:05", "13:40", "12:57")))
    assert [entry.clock for entry in ticker.entries] == ["20:05", "19:40", "18:57"]
    assert days(ticker) == ["16.08. 20:05", "16.08. 19:40", "16.08. 18:57"]


def test_an_order_that_nothing_tells_is_said() -> None:
    doubt = "nothing tells which entry is the newest; the first one was taken for it"
    assert doubt in ticker_of("13.45 Uhr:", "13.45 Uhr:", "13.45 Uhr:").warnings
    assert doubt not in ticker_of("13.45 Uhr:", "13.45 Uhr:", "13.40 Uhr:").warnings
    assert doubt not in ticker_of("13.45 Uhr:").warnings


def test_an_entry_without_a_clock_has_the_day_of_its_day_line() -> None:
    text = f"Dienstag, 12. August 2025\n{B}\n{B} Noch immer.\nMontag, 11. August 2025\n{B} Seit gestern.\n"
    ticker = ticker_of(*text.splitlines())
    assert [(entry.clock, entry.time, entry.day) for entry in ticker.entries] == [
        (None, None, date(2025, 8, 12)),
        (None, None, date(2025, 8, 11)),
    ]
    assert bases(ticker) == ["day-line"] * 2


def test_an_entry_without_a_clock_has_the_day_of_its_stamp() -> None:
    ticker = ticker_of("Update vom 12. August 2025:", "Update vom 11. August 2025, 9.20 Uhr:")
    assert [(entry.day, entry.time is None) for entry in ticker.entries] == [
        (date(2025, 8, 12), True),
        (date(2025, 8, 11), False),
    ]
    assert bases(ticker) == ["stamp"] * 2


def test_the_day_of_a_clock_that_comes_twice_is_known() -> None:
    ticker = ticker_of("26. Oktober 2025, 2.30 Uhr:", "25. Oktober 2025, 2.30 Uhr:")
    assert [(entry.day, entry.time is None) for entry in ticker.entries] == [
        (date(2025, 10, 26), True),
        (date(2025, 10, 25), False),
    ]


def test_a_day_line_above_the_title_is_a_date_of_the_page() -> None:
    ticker = ticker_of("Samstag, 16. August 2025", "Flut in Auental im Liveticker", B, "13.45 Uhr:", "12.10 Uhr:")
    assert days(ticker) == ["16.08. 13:45", "16.08. 12:10"]
    assert bases(ticker) == ["page"] * 2


@pytest.mark.parametrize(
    ("head", "newest"),
    [
        ("16.08.2025, 14:20 Uhr", "16.08. 13:45"),
        ("16.08.2025, 9:20 Uhr", "16.08. 13:45"),
        ("16.08.2025, 1:20 Uhr", None),
        ("16.08.2025, 1:20 Uhr, zuletzt aktualisiert: 14:20 Uhr", "16.08. 13:45"),
        ("16.08.2025, 1:20 Uhr\nAktualisiert: 17.08.2025, 14:20 Uhr", "17.08. 13:45"),
        ("Aktualisiert: 16.08.2025, 13:40 Uhr", "16.08. 13:45"),
        ("Aktualisiert: 16.08.2025, 1:20 Uhr", "15.08. 13:45"),
        ("14.08.2025, 9:20 Uhr | 16.08.2025, 14:20 Uhr", None),
        ("31.02.2025, 14:20 Uhr", None),
    ],
)
def test_a_date_above_the_entries_counts_where_it_leads_to_one_day(head: str, newest: str | None) -> None:
    ticker = ticker_of("Flut in Auental im Liveticker", *head.splitlines(), B, "13.45 Uhr:", "12.10 Uhr:")
    assert days(ticker)[0] == newest
    opened = "the dates printed above the entries leave open which day the newest is of; give --date"
    assert (opened in ticker.warnings) == (newest is None and not head.startswith("31."))


def test_a_day_line_above_a_lead_heads_its_entries_where_another_follows() -> None:
    ticker = ticker_of(
        "Flut in Auental im Liveticker",
        "Samstag, 16. August 2025",
        "Die Lage entspannt sich im ganzen Tal",
        B,
        "10.20 Uhr:",
        "9.40 Uhr:",
        "Freitag, 15. August 2025",
        "8.10 Uhr:",
        "7.30 Uhr:",
    )
    assert days(ticker) == ["16.08. 10:20", "16.08. 09:40", "15.08. 08:10", "15.08. 07:30"]


def test_the_printed_date_of_a_ticker_that_grew_past_midnight_is_that_of_no_entry() -> None:
    ticker = ticker_of(
        "Freitag, 15. August 2025",
        "Flut in Auental im Liveticker",
        "22.10 Uhr:",
        "23.40 Uhr:",
        "0.30 Uhr:",
        "1.40 Uhr:",
    )
    assert days(ticker) == [None] * 4


def test_the_date_of_a_label_is_no_day_line() -> None:
    ticker = ticker_of("Kampf im Liveticker", "Geburtsdatum:\n12.08.1988", "13.45 Uhr:", "12.10 Uhr:", "11.05 Uhr:")
    assert days(ticker) == [None] * 3


def test_the_first_of_january_comes_after_december() -> None:
    ticker = ticker_of("1. Januar", "0.30 Uhr:", "31. Dezember", "23.10 Uhr:", "22.00 Uhr:", day=date(2026, 1, 1))
    assert ticker.order == "newest-first"
    assert days(ticker) == ["01.01. 00:30", "31.12. 23:10", "31.12. 22:00"]
