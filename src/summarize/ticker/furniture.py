"""What stands on a ticker's page and is no entry: one row per fixed string, each with a literal example.

A row matches a whole line (``line``) or the start of one (``start``: the rest, often glued on without a blank, is
looked at again). ``above`` rows take the short line above them along (a gallery title, a caption above its credit).
``opens`` rows start a list whose unpunctuated lines belong to it. Examples are invented around the fixed strings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Place = Literal["line", "start"]


@dataclass(frozen=True, slots=True)
class FurnitureRow:
    kind: str
    place: Place
    pattern: re.Pattern[str]
    example: str
    above: bool = False
    opens: bool = False


def _row(
    kind: str, place: Place, pattern: str, example: str, *, above: bool = False, opens: bool = False
) -> FurnitureRow:
    return FurnitureRow(kind, place, re.compile(pattern, re.IGNORECASE), example, above=above, opens=opens)


_AGENCY = (
    r"(?:dpa|afp|ap|reuters|imago(?: images)?|picture[ -]alliance|getty(?: images)?|epd|kna|apa|keystone|sda|ddp|rtr)"
)

ROWS: tuple[FurnitureRow, ...] = (
    _row("share", "line", r"(?:drucken|teilen|merken|kommentare?n?|mailen|vorlesen|kopieren)+", "DruckenTeilen"),
    _row("navigation", "line", r"(?:zu )?diesem live-?ticker ?alle kapitel", "diesem Live-TickerAlle Kapitel"),
    _row("navigation", "line", r"alle autoren", "Alle Autoren"),
    _row(
        "navigation",
        "line",
        r"[>+ ]*(?:hier )?(?:(?:den|die) )?(?:live-?|news-?)?(?:ticker|blog|newsblog|liveblog)? ?"
        r"aktualisieren[<+ ]*",
        ">>> Aktualisieren <<<",
    ),
    _row(
        "gallery",
        "start",
        r"(?:zur )?fotostrecke (?:ansehen|öffnen|starten)",
        "Fotostrecke ansehenDeich gebrochen",
        above=True,
    ),
    _row(
        "closing",
        "line",
        r"(?:dieser|unser|der) (?:live-?|news-?)?(?:ticker|blog)\b.{0,60}(?:beendet|geschlossen|endet hiermit).{0,80}",
        "Dieser Ticker ist beendet",
    ),
    _row("caption", "line", r".{0,400}© ?[^.!?]{2,80}", "Der Deich am Morgen nach der Flut. © Eva Beispiel/dpa"),
    _row("caption", "start", r"rubriklistenbild: ©.*", "Rubriklistenbild: © Eva Beispiel"),
    _row("caption", "line", r"(?:foto|bild|fotos|quelle): .{2,80}", "Foto: Eva Beispiel / dpa", above=True),
    _row("related", "line", r"lesen sie (?:auch|hier|dazu)\b.*", "Lesen Sie auch: Wie ein Deich gebaut wird"),
    _row("related", "line", r"mehr dazu (?:lesen|hören|sehen) sie .*", "Mehr dazu lesen Sie hier."),
    _row("embed", "line", r"externe inhalte?.*", "Externe Inhalte"),
    _row(
        "embed", "line", r".*pic\.twitter\.com/.*", "Das Wasser steigt. pic.twitter.com/abc — Eva (@eva) April 2, 2020"
    ),
    _row("note", "line", r"\* ?[\w.-]+\.(?:de|com|ch|at)\b.*", "*beispiel.de ist Teil des Beispiel-Netzwerks."),
    _row(
        "byline",
        "line",
        r"(?:(?:letzte[sr]? )?(?:stand|aktualisiert|aktualisierung|update|erstellt|veröffentlicht)(?: am|:)? ?:? ?)?"
        r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d),? \d{1,2}[.:]\d\d(?: uhr)?",
        "04.05.20 14:50",
    ),
)

_STARTS = tuple(row for row in ROWS if row.place == "start")
_LINES = tuple(row for row in ROWS if row.place == "line")
# Longer lines are prose; a furniture string that opens one is still seen.
_LONGEST = 500


def furniture_line(line: str) -> FurnitureRow | None:
    """The row that the whole line is an instance of."""
    if len(line) > _LONGEST:
        return None
    return next((row for row in _LINES if row.pattern.fullmatch(line)), None)


def furniture_start(line: str) -> tuple[FurnitureRow, int] | None:
    """The row that the line starts with, and where it ends."""
    head = line[:_LONGEST]
    for row in _STARTS:
        if match := row.pattern.match(head):
            return row, match.end()
    return None
