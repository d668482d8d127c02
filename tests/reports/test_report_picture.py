from __future__ import annotations

from datetime import timedelta
from itertools import combinations, pairwise

import pytest
from sample_runs import DAY, HARBOUR, LONG_NAME, Builder, Said, Told, harbour_run, hostile_run, long_run, silent_run

from summarize.models import Entry, RunResult
from summarize.reports.picture import MAX_LANES, Picture, draw
from summarize.reports.view import build_view


def picture_of(run: RunResult) -> Picture:
    picture = draw(run.ticker, build_view(run).statements)
    assert picture is not None
    return picture


def run_of(*told: Told) -> RunResult:
    builder = Builder()
    for entry in told:
        builder.add(entry, DAY)
    return builder.result(harbour_run().brief, title=None)


def undated(run: RunResult) -> RunResult:
    entries = tuple(entry.model_copy(update={"time": None}) for entry in run.ticker.entries)
    return run.model_copy(update={"ticker": run.ticker.model_copy(update={"entries": entries})})


def test_a_lane_for_each_speaker_and_each_channel() -> None:
    lanes = [(lane.name, lane.channel, len(lane.marks)) for lane in picture_of(harbour_run()).lanes]
    assert lanes[:2] == [("Wiebke Lorm", None, 2), ("Wiebke Lorm", "Küstenfunk", 1)]
    assert ("Ocke Brandt", "Telegram", 1) in lanes


def test_later_is_further_right_and_the_ticks_agree() -> None:
    picture = picture_of(harbour_run())
    marks = {mark.statement.entry.label: mark.x for lane in picture.lanes for mark in lane.marks}
    assert [marks[clock] for clock in sorted(marks)] == sorted(marks.values())
    ticks = {tick.label: tick.x for tick in picture.ticks}
    assert list(ticks) == ["10:00", "12:00", "14:00"]
    assert marks["10:30"] < ticks["12:00"] < marks["12:05"] < marks["13:45"] < ticks["14:00"] < marks["14:20"]


@pytest.mark.parametrize("run", [harbour_run(), hostile_run(), long_run(200)], ids=["harbour", "hostile", "long"])
def test_no_mark_is_lost_and_none_covers_another(run: RunResult) -> None:
    picture = picture_of(run)
    drawn = [mark.statement.anchor for lane in picture.lanes for mark in lane.marks]
    assert sorted(drawn) == sorted(f"statement-{statement.id}" for statement in run.statements.statements)
    for lane in picture.lanes:
        for row in range(lane.rows):
            xs = [mark.x for mark in lane.marks if mark.row == row]
            assert xs
            assert all(abs(one - other) > 0.042 for one, other in combinations(xs, 2))
    assert all(0 <= mark.x <= 1 for lane in picture.lanes for mark in lane.marks)


def test_more_speakers_than_lanes_share_the_last_one() -> None:
    told = [
        Told("12.00", f"Rufer {n} rief: „Hier.“", "x", said=(Said(("Hier.",), "Here.", f"Rufer {n}"),))
        for n in range(60)
    ]
    lanes = picture_of(run_of(*told)).lanes
    assert len(lanes) == MAX_LANES
    assert lanes[-1].name == f"{60 - MAX_LANES + 1} more speakers"
    assert sum(len(lane.marks) for lane in lanes) == 60


def test_two_names_that_are_cut_alike_lose_no_statement() -> None:
    told = [Told("12.00", "„Hier.“", "x", said=(Said(("Hier.",), "Here.", LONG_NAME + end),)) for end in "ab"]
    assert sum(len(lane.marks) for lane in picture_of(run_of(*told)).lanes) == 2


def test_a_statement_of_nobody_has_a_lane_at_the_end() -> None:
    nobody = Told("11.00", "„Hier.“", "x", said=(Said(("Hier.",), "Here.", None),) * 3)
    assert picture_of(run_of(nobody, HARBOUR[0])).lanes[-1].name == "speaker not resolved"


def test_a_clock_that_falls_back_has_passed_midnight() -> None:
    said = (Said(("Hier.",), "Here.", "Rufer"),)
    told = [Told(clock, f"{clock}: „Hier.“", "x", said=said) for clock in ("01.10", "00.20", "23.40", "22.00")]
    picture = picture_of(undated(run_of(*told)))
    (lane,) = picture.lanes
    assert [mark.statement.entry.label for mark in lane.marks] == ["22:00", "23:40", "00:20", "01:10"]
    assert [tick.label for tick in picture.ticks] == ["22:00", "23:00", "00:00", "01:00"]


def test_without_times_the_order_counts() -> None:
    entries: list[Told] = [
        Told(None, f"Zeile {n}: „Hier.“", "x", said=(Said(("Hier.",), "Here.", "Rufer"),)) for n in range(3)
    ]
    picture = picture_of(run_of(*entries))
    assert "the source gives no times" in picture.axis
    assert [mark.statement.entry.label for mark in picture.lanes[0].marks] == ["no. 3", "no. 2", "no. 1"]


def test_nobody_quoted_no_picture() -> None:
    run = silent_run()
    assert draw(run.ticker, build_view(run).statements) is None


@pytest.mark.parametrize("minutes", [0, 1, 7, 59, 61, 600, 1439, 1441, 4000, 20_000, 900_000])
def test_ticks_fit_on_a_phone_whatever_the_length(minutes: int) -> None:
    run = run_of(HARBOUR[0], HARBOUR[1])
    newest: Entry = run.ticker.entries[0]
    oldest = run.ticker.entries[1].model_copy(update={"time": DAY.replace(hour=14) - timedelta(minutes=minutes)})
    newest = newest.model_copy(update={"time": DAY.replace(hour=14)})
    run = run.model_copy(update={"ticker": run.ticker.model_copy(update={"entries": (newest, oldest)})})
    ticks = picture_of(run).ticks
    assert 0 < len(ticks) <= 7
    assert all(later.x - earlier.x > 0.1 for earlier, later in pairwise(ticks))
    if minutes < 1440:  # over several days noon comes again, between two dates
        assert len({tick.label for tick in ticks}) == len(ticks)
