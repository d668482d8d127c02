"""What stands above the first entry: the ticker's title, its lead, a summary, and the rest of the page's head."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from summarize.ticker.headings import BULLET, heading_like
from summarize.ticker.scan import TEXT, Piece


@dataclass(frozen=True, slots=True)
class Cue:
    """A fixed wording of a page's head, with an invented example."""

    pattern: re.Pattern[str]
    example: str


def _cue(pattern: str, example: str) -> Cue:
    return Cue(re.compile(pattern, re.IGNORECASE), example)


# A line that speaks of the ticker is its title, not the headline of the first entry.
TITLE_CUES = (
    _cue(
        r"ticker\d?\b|(?:live|news|nacht|tages)-?blog\b|^blog: |\w-blog\b|\b(?:im|unser(?:em|en)?) blog\b"
        r"|\bminutenprotokoll\b|\blive-?chat\b",
        "Hochwasser an der Aue: Alle Entwicklungen im Liveticker",
    ),
    _cue(r"\b(?:ständig|laufend|fortlaufend)\w* (?:updates?|aktualisiert)\b", "Flut in Auental – ständiges Update"),
    _cue(r"\btickern\b", "Wir tickern die Flut für euch live."),
    _cue(r"\bnews (?:zu|zur|zum|aus|am|vom|von)\b", "News zur Flut in Auental"),
)
SUMMARY_CUES = (
    _cue(
        r"\bdas wichtigste\b|\bdie wichtigsten\b|\bim überblick\b|\bauf einen blick\b|\bkurz & knapp\b",
        "Das Wichtigste in Kürze",
    ),
    _cue(
        r"^(?:inhalt(?:sverzeichnis)?|übersicht|zusammenfassung|in diesem (?:artikel|ticker))\b", "Inhaltsverzeichnis"
    ),
)
_TITLE_WORDS = 3


def speaks_of_ticker(line: str) -> bool:
    return any(cue.pattern.search(line) for cue in TITLE_CUES)


def opens_summary(line: str) -> bool:
    return any(cue.pattern.search(line) for cue in SUMMARY_CUES)


def name_preamble(pieces: list[Piece], headings: Collection[str], text: str) -> tuple[str | None, str | None]:
    """Name the text pieces above the first entry ``title``, ``lead``, ``summary``, ``contents`` or ``preamble``.

    Gives title and lead. The title is the last headline above the first prose, because menus stand above it; lines
    that repeat one of the entries' ``headings`` are a list of contents.
    """
    for piece in pieces:
        if piece.kind == TEXT and text[piece.start : piece.end] in headings:
            piece.kind = "contents"
    texts = [piece for piece in pieces if piece.kind == TEXT]
    lines = [text[piece.start : piece.end] for piece in texts]
    summary = False
    for piece, line in zip(texts, lines, strict=True):
        short = heading_like(line.rstrip(":"))
        summary = opens_summary(line) if short else summary and bool(BULLET.match(line))
        if summary or BULLET.match(line):
            piece.kind = "summary"
        else:
            piece.kind = "preamble" if short else "lead"
    first_prose = next((number for number, piece in enumerate(texts) if piece.kind in ("lead", "summary")), len(texts))
    heads = [number for number in range(first_prose) if len(lines[number].split()) >= _TITLE_WORDS]
    if not heads:
        heads = [number for number in range(first_prose) if speaks_of_ticker(lines[number])]
    title = None
    if heads:
        chosen = next((number for number in reversed(heads) if speaks_of_ticker(lines[number])), heads[-1])
        texts[chosen].kind, title = "title", lines[chosen]
    return title, next((line for piece, line in zip(texts, lines, strict=True) if piece.kind == "lead"), None)
