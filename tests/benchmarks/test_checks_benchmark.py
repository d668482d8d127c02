"""The checks keep what was measured: few alarms on human references, planted errors found."""

from __future__ import annotations

import json
import random

import pytest

import checks as benchmark

DATA = pytest.mark.skipif(not benchmark.DATA.exists(), reason="the human references are not here")
NOISY = "lost reporting frame, newstest"
"""Its planted sentences often keep a second frame (*said X, according to Y*), which is then rightly accepted."""


@DATA
def test_alarms_stay_rare_and_planted_errors_are_found() -> None:
    result = benchmark.measure("last")
    assert result.flagged_beside_judged <= 0.05
    below = [name for name, one in result.detections.items() if one.rate < one.target and name != NOISY]
    assert below == []


def test_a_plant_changes_what_it_says() -> None:
    pair = benchmark.Pair(
        "A1", "„Nein“, sagte er um 8 Uhr, es komme nicht.", "“No,” he said at 8 o'clock, it would not come."
    )
    rng = random.Random(1)
    assert "8" not in (benchmark.plant_digit(pair, rng) or "8")
    assert "“" not in (benchmark.plant_lost_quotation(pair, rng) or "“")
    assert " not " not in (benchmark.plant_lost_negation(pair, rng) or " not ")
    assert len(benchmark.plant_invented_name(pair, rng) or "") > len(pair.english)


@DATA
def test_judged_alarms_name_lines_that_exist() -> None:
    judged = json.loads(benchmark.JUDGED.read_text(encoding="utf-8"))["claims_made_facts"]
    keys = {pair.key for half in ("first", "second") for pair in benchmark.pairs(half)}
    assert len(judged) == len(set(judged))
    assert set(judged) <= keys
