from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from sample_runs import DAY, HARBOUR, HARBOUR_BRIEF, Builder, Told, harbour_run, hostile_run, long_run, silent_run

from summarize.models import Brief, Point, Position, RunResult
from summarize.reports.diff import RunDiff, diff_runs
from summarize.reports.diff_markdown import diff_markdown
from summarize.reports.json import dump_json

OLD = HARBOUR[1:]


def run_of(told: tuple[Told, ...], brief: Brief = HARBOUR_BRIEF) -> RunResult:
    builder = Builder()
    for entry in told:
        builder.add(entry, DAY)
    return builder.result(brief, title=None)


def with_points(*points: Point) -> Brief:
    return HARBOUR_BRIEF.model_copy(update={"key_points": points})


@pytest.mark.parametrize("run", [harbour_run(), hostile_run(), silent_run(), long_run(50)])
def test_a_run_does_not_differ_from_itself(run: RunResult) -> None:
    diff = diff_runs(run, run)
    assert diff.empty
    assert diff_markdown(diff).startswith("Nothing changed")


def test_an_entry_on_top_is_new_though_it_shifts_every_id() -> None:
    diff = diff_runs(run_of(OLD), run_of(HARBOUR))
    assert [entry.clock for entry in diff.entries_new] == ["14:20"]
    assert diff.entries_changed == diff.entries_gone == ()
    assert [statement.text_en for statement in diff.statements_new] == [said.english for said in HARBOUR[0].said]
    assert diff.statements_gone == ()


def test_an_entry_that_was_reworked_is_changed_and_not_new() -> None:
    reworked = replace(OLD[1], german=OLD[1].german + " Nachtrag: Die Schleuse öffnet.")
    diff = diff_runs(run_of(OLD), run_of((OLD[0], reworked, *OLD[2:])))
    (change,) = diff.entries_changed
    assert change.before.clock == change.after.clock == "12:05"
    assert change.after.text_de.endswith("Die Schleuse öffnet.")
    assert diff.entries_new == diff.entries_gone == ()
    assert diff.statements_new == diff.statements_gone == ()


def test_a_corrected_time_is_a_change() -> None:
    diff = diff_runs(run_of(OLD), run_of((replace(OLD[0], clock="13.47"), *OLD[1:])))
    (change,) = diff.entries_changed
    assert (change.before.clock, change.after.clock) == ("13:45", "13:47")


def test_what_was_taken_down_is_gone() -> None:
    diff = diff_runs(run_of(HARBOUR), run_of(OLD))
    assert [entry.clock for entry in diff.entries_gone] == ["14:20"]
    assert len(diff.statements_gone) == 2


def test_without_times_likeness_decides() -> None:
    old = (Told(None, "Die Schleuse am alten Hafen bleibt heute zu.", "x"), Told(None, "Regen.", "y"))
    new = (Told(None, "Sturm kommt auf.", "z"), Told(None, "Die Schleuse am alten Hafen bleibt morgen zu.", "x"))
    diff = diff_runs(run_of(old), run_of(new))
    assert [change.after.text_de for change in diff.entries_changed] == [
        "Die Schleuse am alten Hafen bleibt morgen zu."
    ]
    assert [entry.text_de for entry in diff.entries_new] == ["Sturm kommt auf."]
    assert [entry.text_de for entry in diff.entries_gone] == ["Regen."]


def test_the_same_words_said_twice_are_counted() -> None:
    twice = replace(OLD[0], said=OLD[0].said * 2)
    diff = diff_runs(run_of(OLD), run_of((twice, *OLD[1:])))
    assert len(diff.statements_new) == len(OLD[0].said)


def test_a_point_that_rests_on_the_same_entry_is_changed() -> None:
    old = run_of(
        OLD, with_points(Point(text="38 ships are stuck.", cites=("e002",)), Point(text="Old.", cites=("e004",)))
    )
    new = run_of(HARBOUR, with_points(Point(text="40 ships are stuck.", cites=("e003",)), Point(text="New.", cites=())))
    diff = diff_runs(old, new)
    (change,) = diff.points_changed
    assert (change.before.text, change.after.text) == ("38 ships are stuck.", "40 ships are stuck.")
    assert [point.text for point in diff.points_new] == ["New."]
    assert [point.text for point in diff.points_gone] == ["Old."]


def test_an_actor_that_moves_is_a_changed_position() -> None:
    moved = (Position(actor="Lene Harmsdorf", stance="regrets the deal", cites=("e001",)), HARBOUR_BRIEF.positions[1])
    diff = diff_runs(run_of(OLD), run_of(OLD, HARBOUR_BRIEF.model_copy(update={"positions": moved, "headline": "New"})))
    assert [(c.after.section, c.after.text) for c in diff.points_changed] == [
        ("headline", "New"),
        ("positions", "regrets the deal"),
    ]


@given(st.lists(st.integers(0, 11), unique=True), st.lists(st.integers(0, 11), unique=True))
def test_every_entry_is_accounted_for_once(old: list[int], new: list[int]) -> None:
    def run(numbers: list[int]) -> RunResult:
        return run_of(tuple(Told(f"1{n % 4}.00", f"Meldung {n}.", None) for n in numbers))

    diff = diff_runs(run(old), run(new))
    kept = len(set(old) & set(new))
    assert len(old) - len(diff.entries_gone) == len(new) - len(diff.entries_new) == kept + len(diff.entries_changed)
    gone = {entry.text_de for entry in diff.entries_gone}
    assert gone <= {f"Meldung {n}." for n in set(old) - set(new)}


def test_the_difference_in_markdown() -> None:
    text = diff_markdown(diff_runs(run_of(OLD), run_of(HARBOUR, with_points(Point(text="It sails.", cites=("e001",))))))
    assert "## New entries\n\n- **14:20** Shipping company clears the quay. The Tjarksen Line" in text
    assert "- **14:20** **Wiebke Lorm** (quoted): We sail tomorrow at six, not a minute later – Wir fahren" in text
    assert "## New in the note\n\n- *key points* It sails." in text
    assert "## Entries that are gone" not in text


def test_text_of_others_stays_text() -> None:
    page = MarkdownIt("commonmark", {"html": True}).render(diff_markdown(diff_runs(silent_run(), hostile_run())))
    assert "<script" not in page
    assert "<a " not in page
    assert "\x1b" not in page


def test_the_difference_as_json_comes_back_exactly() -> None:
    diff = diff_runs(run_of(OLD), run_of(HARBOUR))
    assert RunDiff.model_validate_json(dump_json(diff)) == diff
