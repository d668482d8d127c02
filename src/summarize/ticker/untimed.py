"""Entries of tickers whose text names no clock: days, and sections, bullets, numbered items or headlines with prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from summarize.ticker.blocks import RULE, Block
from summarize.ticker.headings import BULLET, heading_like, is_prose
from summarize.ticker.marks import MARK, NUMBER, without_mark
from summarize.ticker.preamble import opens_summary, speaks_of_ticker
from summarize.ticker.scan import DAY_LINE, HEADING, TEXT, Piece

LABEL = "label"
# Fewer days are dates in an article; fewer sections, bullets or headlines its chapters and lists.
_LEAST_DAYS = 2
_LEAST = 3
# The title of a ticker, or a sentence that calls the page one, is among so many first lines.
_HEAD_LINES = 8
# A last line that is no sentence, but has so many blanks, breaks off.
_BROKEN_OFF = 4
# A section of an article between two rules has more lines.
_SECTION_LINES = 6
# "Hier die Entwicklungen:", "Alle Entwicklungen im Liveblog."
_LEAD = re.compile(r":$|(?:ticker|blog)s?[.:!]$", re.IGNORECASE)
# "Wir halten Sie über die Flut auf dem Laufenden."
_PROMISE = re.compile(r"\bhalten (?:wir )?(?:sie|euch|dich)\b.{0,160}\bauf dem laufenden\b", re.IGNORECASE)
# "Lesen Sie mehr im Liveblog."
_ELSEWHERE = re.compile(
    r"\b(?:lesen|finden|verfolgen|sehen) sie\b|\bhier geht|\bgibt es\b|\bmehr dazu\b", re.IGNORECASE
)
# "… am Abend. (bsp/dpa)"
_SIGNED = re.compile(
    r"[.!?”“»\"] \((?:[a-zäöü]{2,4}/)?(?:dpa|sda|apa|afp|sid|reuters|ap|epd|kna)(?:/[a-zäöü]{2,7})?\)$"
)
_RULE = re.compile(r"[-–—_*=•·]{1,40}|\+{3,40}")


def untimed_blocks(pieces: Sequence[Piece], text: str) -> tuple[list[Piece], list[Block]]:
    """What stands above the first entry, and the entries; none for an article.

    Short sections between rules are entries in any text. Under day lines, or where the head of the page calls it a
    ticker, so are signed paragraphs, numbered items, bullets, and headlines with prose below them; under days without
    these each day.
    """
    sections = _sections(pieces, text)
    if sections:
        return _entries(pieces, sections, text)
    news = _signed_news([piece for piece in pieces if piece.kind == TEXT], text)
    if news:
        return _entries(pieces, news, text)
    days = [number for number, piece in enumerate(pieces) if piece.kind == DAY_LINE]
    dated = len(days) >= _LEAST_DAYS
    texts = [piece for piece in pieces[days[0] if dated else _below_title(pieces, text) :] if piece.kind == TEXT]
    for openings in (_numbered(texts, text), _bullets(texts, text), _headlines(texts, text)):
        if len(openings) >= _LEAST:
            return _entries(pieces, openings, text)
    return _entries(pieces, [pieces[number] for number in days], text) if dated else (list(pieces), [])


def _below_title(pieces: Sequence[Piece], text: str) -> int:
    """The first piece below the lines at the head of the page that call it a ticker, a sentence among them unless it
    sends the reader there, and below the lead that follows; behind the last piece for any other page."""
    begin: int | None = None
    seen, prose, in_lead = 0, False, True
    for number, piece in enumerate(pieces):
        line = text[piece.start : piece.end]
        headline = heading_like(line.rstrip(":"))
        own = piece.kind == TEXT and begin is None and not _ELSEWHERE.search(line)
        speaks = speaks_of_ticker(line) or _PROMISE.search(line) is not None
        calls = speaks and (headline or own or piece.kind != TEXT)
        leads = begin is not None and in_lead and not headline and _LEAD.search(line) is not None
        if calls or leads:
            begin = number + 1
        elif begin is not None and piece.kind == TEXT and not opens_summary(line):
            prose, in_lead = prose or not headline, in_lead and not (prose and headline)
        seen += piece.kind == TEXT
        if seen == _HEAD_LINES:
            break
    return len(pieces) if begin is None else begin


def _sections(pieces: Sequence[Piece], text: str) -> list[Piece]:
    """The first line below each rule, where three or more rules part the page into sections of a few lines."""
    rules = [number for number, piece in enumerate(pieces) if _RULE.fullmatch(text, piece.start, piece.end)]
    if len(rules) < _LEAST:
        return []
    bodies = [
        [piece for piece in pieces[begin + 1 : end] if piece.kind == TEXT]
        for begin, end in pairwise([*rules, len(pieces)])
    ]
    bodies = [body for body in bodies if body]
    if len(bodies) < min(len(rules) - 1, _LEAST) or not all(len(body) <= _SECTION_LINES for body in bodies):
        return []
    for number in rules:
        pieces[number].kind = RULE
    return [body[0] for body in bodies]


def _numbered(texts: Sequence[Piece], text: str) -> list[Piece]:
    """The items of a list that counts from one, half of them with text below."""
    items: list[Piece] = []
    with_text = 0
    for piece, below in zip_longest(texts, texts[1:]):
        match = NUMBER.match(text, piece.start, piece.end)
        if match and int(match.group(1)) == len(items) + 1:
            items.append(piece)
            with_text += below is not None and NUMBER.match(text, below.start, below.end) is None
    return items if 2 * with_text >= len(items) else []


def _bullets(texts: Sequence[Piece], text: str) -> list[Piece]:
    """The bullets, where nearly all lines are bullets or each has text below it."""
    marked = [BULLET.match(text, piece.start, piece.end) is not None for piece in texts]
    bullets = [piece for piece, own in zip(texts, marked, strict=True) if own]
    followed = all(not (own and below) for own, below in pairwise(marked))
    return bullets if followed or 2 * len(bullets) > len(texts) else []


def _headlines(texts: Sequence[Piece], text: str) -> list[Piece]:
    """The headlines with prose below them, or, for want of one, with a line in which the text breaks off; a result is
    none."""
    lines = [text[piece.start : piece.end] for piece in texts]
    like = [heading_like(line) and not opens_summary(line) for line in lines]
    prose = [is_prose(line) for line in lines]
    openings = [texts[number] for number in range(len(texts) - 1) if like[number] and prose[number + 1]]
    if len(openings) == _LEAST - 1 and like[-2] and lines[-1].count(" ") >= _BROKEN_OFF and not prose[-1]:
        openings.append(texts[-2])
    return openings


def _signed_news(texts: Sequence[Piece], text: str) -> list[Piece]:
    """The paragraphs from the first signed one on (*… am Abend. (bsp/dpa)*), where the page speaks of a ticker above
    them, and two or more, and half of the page, are signed, one after the other to the last, which may break off."""
    lines = [text[piece.start : piece.end] for piece in texts]
    signed = [number for number, line in enumerate(lines) if _SIGNED.search(line)]
    if len(signed) < 2 or 2 * len(signed) < len(texts) or not any(map(speaks_of_ticker, lines[: signed[0]])):
        return []
    in_a_row = signed[-1] - signed[0] == len(signed) - 1
    return list(texts[signed[0] :]) if in_a_row and signed[-1] >= len(texts) - 2 else []


def _entries(pieces: Sequence[Piece], openings: Sequence[Piece], text: str) -> tuple[list[Piece], list[Block]]:
    """The pieces before the first opening, and a block from each opening to the next with its headline."""
    preamble: list[Piece] = []
    blocks: list[Block] = []
    opens = {id(piece) for piece in openings}
    for piece in pieces:
        if id(piece) in opens:
            blocks.append(Block(None, without_mark(piece, text)))
        else:
            (blocks[-1].pieces if blocks else preamble).append(piece)
    for block in blocks:
        _take_headline(block, text)
    return preamble, blocks


def _take_headline(block: Block, text: str) -> None:
    """The line behind a bullet or a number, else the last of the lines that open the entry and are no sentences, where
    prose follows; those above it are labels."""
    texts = block.texts
    like = [heading_like(text[piece.start : piece.end]) for piece in texts]
    prose = next((number for number, own in enumerate(like) if not own), 0)
    if prose:
        *labels, headline = texts[:1] if block.pieces[0].kind == MARK else texts[:prose]
        block.heading, headline.kind = headline, HEADING
        for piece in labels:
            piece.kind = LABEL
