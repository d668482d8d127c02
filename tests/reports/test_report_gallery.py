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
    """Of a Word file the names of its parts, and what is in those that are not from a library: the pictures, to the
    last pixel, are resvg's, the rest is python-docx's empty document."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        ours = ("word/document.xml", "word/footnotes.xml", "docProps/core.xml")
        return archive.namelist(), [archive.read(name) for name in ours]
