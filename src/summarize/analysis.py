"""What a source shows by rules alone: its ticker and who said what. No model, no database, nothing heavy to import."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from summarize.attribution import Attribution, Region, attribute
from summarize.config import Settings
from summarize.errors import UsageError
from summarize.models import Document, Ticker
from summarize.ticker import segment


def segmented(document: Document, settings: Settings) -> Ticker:
    """The document's ticker under these settings. Raises UsageError for an unusable ``--date`` or ``--tz``."""
    try:
        day = date.fromisoformat(settings.date) if settings.date else None
    except ValueError as error:
        raise UsageError(f"--date '{settings.date}' is no date.", hint="Write it as YYYY-MM-DD.") from error
    try:
        ZoneInfo(settings.tz)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UsageError(f"--tz '{settings.tz}' is no time zone.", hint="Write it as Europe/Berlin.") from error
    return segment(document, date=day, tz=settings.tz)


def by_rules(ticker: Ticker) -> Attribution:
    """Who said what in a ticker, and the people in it, by rules alone."""
    regions = [Region(entry.id, part.start, part.end) for entry in ticker.entries for part in entry.parts]
    clocks = {entry.id: entry.clock for entry in ticker.entries}
    found = attribute(ticker.source_text(), regions)
    timed = (
        statement.model_copy(update={"clock": clocks.get(statement.entry_id or "")}) for statement in found.statements
    )
    return Attribution(tuple(timed), found.people)
