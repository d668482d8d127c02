"""The main job with the real embedded model, on a ticker of two entries. Minutes, so only on request."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Summarize

GERMAN = """Update, 14.30 Uhr: Der Deich an der Lorre hält. „Wir haben das Schlimmste hinter uns“, sagte Bürger\
meisterin Karla Benthin am Mittag. Der Pegel sei um 40 Zentimeter gefallen.
Update, 12.05 Uhr: Die Feuerwehr hat 120 Menschen in Sicherheit gebracht. Das teilte ein Sprecher mit.
"""


@pytest.mark.live
def test_two_entries_through_the_embedded_model(summarize: Summarize, tmp_path: Path) -> None:
    ticker = tmp_path / "flood.txt"
    ticker.write_text(GERMAN, encoding="utf-8")
    result = summarize("run", ticker, "--json")
    assert result.exit_code == 0, result.stderr
    run = json.loads(result.stdout)
    first, second = run["translations"]["entries"]
    assert "40" in first["text_en"]
    assert "120" in second["text_en"]
    assert run["run"]["endpoint"] == "embedded"
    assert run["run"]["usage"]["output_tokens"] > 20
    assert run["brief"]["method"] == "extractive"
    spans = [span for statement in run["statements"]["statements"] for span in statement["content"]]
    assert len(spans) >= 3
    assert all(GERMAN[span["start"] : span["end"]] == span["text"] for span in spans)
    paid = run["run"]["usage"]["calls"]
    again = json.loads(summarize("run", ticker, "--json").stdout)["run"]["usage"]
    assert (again["calls"], again["reused"]) == (0, paid)
