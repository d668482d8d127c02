"""Times as machines write them: ISO 8601 in pages and feeds, seconds or milliseconds since 1970 in data."""

from __future__ import annotations

import re
from datetime import UTC, datetime

# Between 2001 and 2039: a number outside is no time stamp of a live ticker.
_FIRST, _LAST = 1_000_000_000, 2_177_000_000
_SHORT_ZONE = re.compile(r"([+-]\d\d)(\d\d)$")


def iso_time(value: object) -> datetime | None:
    """An ISO 8601 time with its time of day; None for a bare date and for anything else.

    Without a zone it is left naive: the reader does not know where the page was written.
    """
    if not isinstance(value, str) or len(value) < 13:
        return None
    text = _SHORT_ZONE.sub(r"\1:\2", value.strip())
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def epoch_time(value: object) -> datetime | None:
    """Seconds or milliseconds since 1970, as a number or in digits."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        seconds = float(value)
    except ValueError:
        return None
    if seconds > _LAST:
        seconds /= 1000
    return datetime.fromtimestamp(seconds, UTC) if _FIRST <= seconds <= _LAST else None
