"""``summarize follow``: the same source again and again, and what is new in it."""

from __future__ import annotations

import sys
import time

from summarize.cli.display import Display
from summarize.cli.reading import read_source
from summarize.config import Settings
from summarize.errors import EndpointError, SourceError, UsageError
from summarize.models import RunResult
from summarize.pipeline import run_document
from summarize.reports.diff import diff_runs
from summarize.reports.diff_markdown import diff_markdown
from summarize.reports.markdown import render_brief_markdown


def follow_source(settings: Settings, source: str, *, every: float, times: int | None) -> None:
    """Run on every changed state of the source, and print the briefing first, then what changed.

    What was translated before comes from the store. A look that fails is said and tried again at the next one; only the
    first must succeed. Raises UsageError for standard input, SourceError and EndpointError at the first look.
    """
    if source == "-":
        raise UsageError("Standard input cannot be followed.", hint="Name a path or a URL.")
    last: RunResult | None = None
    looks = 0
    while True:
        last = _look(settings, source, last)
        looks += 1
        if times is not None and looks >= times:
            return
        time.sleep(every)


def _look(settings: Settings, source: str, last: RunResult | None) -> RunResult | None:
    try:
        document = read_source(settings, source)
        if last is not None and document.sha256 == last.run.source.sha256:
            return last
        with Display(quiet=settings.quiet) as display:
            result = run_document(document, settings, display).result
    except (SourceError, EndpointError) as error:
        if last is None:
            raise
        with Display(quiet=settings.quiet) as display:
            display.notice(f"{error} Looking again.")
        return last
    text = (
        render_brief_markdown(result.brief, result.ticker) if last is None else diff_markdown(diff_runs(last, result))
    )
    sys.stdout.write(text)
    sys.stdout.flush()
    return result
