"""The reports in ``examples/`` are what this version of the program makes of the runs beside them."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from summarize.models import RunResult
from summarize.reports.write import FORMATS

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("stored", sorted(EXAMPLES.glob("*/report.json")), ids=lambda path: path.parent.name)
def test_a_stored_report_is_the_one_that_would_be_made_today(stored: Path) -> None:
    run = RunResult.model_validate_json(stored.read_text(encoding="utf-8"))
    source = stored.parent.with_suffix(".txt").read_bytes()
    assert run.ticker.source.sha256 == hashlib.sha256(source).hexdigest()
    for output in (output for name in FORMATS for output in FORMATS[name]):
        path = stored.with_name(output.name)
        assert _comparable(path.read_bytes()) == _comparable(output.render(run)), f"{path.name} is out of date"


def _comparable(content: bytes) -> object:
    """Of a Word file its parts, and of its pictures that they are there: how a mark is drawn to the last pixel is for
    the drawing library of the machine, and how a part is packed for its zlib."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: b"" if "/media/" in name else archive.read(name) for name in archive.namelist()}
