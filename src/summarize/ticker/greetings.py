"""Words with which a ticker's writers greet their readers in its first entry, and take their leave in its last one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

_GREETING = re.compile(
    r"\W*(?:(?:einen? )?(?:schönen )?guten (?:morgen|tag|abend)|moin|servus|grüezi|hallo\b|(?:herzlich )?willkommen)"
    r"|\b(?:heißen|begrüßen|begrüssen)\b.{0,40}\b(?:sie|euch|dich)\b|\bherzlich willkommen\b",
    re.IGNORECASE,
)
_LEAVE = re.compile(
    r"\b(?:gute nacht|auf wiedersehen|auf wiederlesen|tschüss|macht['’]s gut"
    r"|bis (?:morgen|zum nächsten mal|bald|dann|später)\b"
    r"|(?:wir|ich) (?:verabschieden? (?:uns|mich)|beenden?|packen? .{0,20}ein)\b"
    r"|machen? (?:wir |ich )?(?:hier |jetzt )?(?:feierabend|schluss)\b"
    r"|(?:ticker|blog) (?:endet|ist beendet|geht zu ende)\b)",
    re.IGNORECASE,
)
_OPENING = 160


def greets(text: str) -> bool:
    """Whether the text opens with a greeting of the readers."""
    return _GREETING.search(text[:_OPENING]) is not None


def takes_leave(text: str) -> bool:
    """Whether the text says good-bye to the readers."""
    return _LEAVE.search(text) is not None


def order_by_greetings(texts: Sequence[str]) -> Literal["newest-first", "oldest-first"] | None:
    """Which way the entries run by the words of the first and the last one; None where they do not say."""
    if len(texts) < 2:
        return None
    first, last = texts[0], texts[-1]
    newest_first = takes_leave(first) + greets(last)
    oldest_first = greets(first) + takes_leave(last)
    if newest_first == oldest_first:
        return None
    return "newest-first" if newest_first > oldest_first else "oldest-first"
