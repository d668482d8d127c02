"""A briefing cut from verified results, for when no model can write one: every sentence is the checked English of a
sentence of the ticker, so nothing in it is new."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from summarize.attribution.quotes import quotations
from summarize.models import Brief, Entry, Point, Position, Statement, Ticker, TimelineItem, Translation, Translations
from summarize.tasks.english import as_subject


@dataclass(frozen=True, slots=True)
class Limits:
    """Most items of each section."""

    key_points: int
    positions: int
    moments: int
    questions: int


LIMITS: dict[str, Limits] = {
    "short": Limits(key_points=3, positions=3, moments=5, questions=2),
    "normal": Limits(key_points=5, positions=8, moments=12, questions=5),
    "long": Limits(key_points=10, positions=16, moments=24, questions=10),
}
LONGEST_SENTENCE = 420
SHORTEST_SENTENCE = 30
"""In characters. Longer ones are no note; shorter ones say little without their neighbours."""

OPEN_MARKERS = (
    (r"\bunklar\b", "Unklar ist, wann die Brücke öffnet."),
    (r"\bungewiss\b", "Der Ausgang ist ungewiss."),
    (r"\bfraglich\b", "Fraglich ist, ob das reicht."),
    (r"\bunbeantwortet\b", "Die Frage blieb unbeantwortet."),
    (r"\b(?:bleib\w*|blieb\w*|ließ\w*|lässt|lassen|ließen)\b[^.!?]*\boffen\b", "Die Ministerin ließ den Termin offen."),
    (r"\boffen\b[^.!?]*\b(?:bleib\w*|blieb\w*|gelassen|geblieben)\b", "Offen blieb, wer zahlt."),
    (r"\boffene Fragen?\b", "Es gibt noch offene Fragen."),
    (r"\bnicht (?:klar|bekannt|geklärt|entschieden|absehbar)\b", "Die Ursache ist noch nicht bekannt."),
    (r"\bnichts bekannt\b", "Über Verletzte war zunächst nichts bekannt."),
    (r"\bnoch (?:nicht|kein\w*)\b[^.!?]*\bfest\b", "Ein Termin steht noch nicht fest."),
    (r"\bkeine (?:Angaben|Auskunft)\b", "Zu den Kosten machte er keine Angaben."),
)
"""What German says of a thing that is not known or not decided, each with an example."""
OPEN = re.compile("|".join(pattern for pattern, _ in OPEN_MARKERS), re.IGNORECASE)
DEPENDENT_OPENING = re.compile(
    r"^(?:er|sie|es|das|dies\w*|dort|dabei|dazu|damit|dafür|daher|darum|deshalb|zudem|außerdem|auch|allerdings|jedoch|"
    r"doch|aber|und|denn|dann|so|ihm|ihr\w*|sein\w*|beide\w*|man|wie|zugleich|zuvor)\b",
    re.IGNORECASE,
)
"""A sentence that opens so leans on the one before it and cannot stand alone."""
NAME = re.compile(r"\b[A-ZÄÖÜ][\wäöüß-]{3,}")


@dataclass(frozen=True, slots=True)
class Line:
    """A checked English sentence and the German one it renders."""

    entry: Entry
    german: str
    english: str
    start: int


def extractive_brief(
    ticker: Ticker,
    translations: Translations,
    statements: Iterable[Statement],
    *,
    length: str = "normal",
) -> Brief:
    """The briefing cut from a ticker. Each of its sentences is the translation of one source sentence."""
    limits = LIMITS[length]
    by_id = {translation.id: translation for translation in translations.entries}
    source = ticker.source_text()
    lines = {entry.id: _lines(entry, by_id.get(entry.id), source) for entry in ticker.entries}
    ranked = _ranked(ticker, lines)
    top = ranked[0] if ranked else None
    headline, headline_cites = _headline(ticker, by_id, ranked)
    return Brief(
        source=ticker.source,
        method="extractive",
        headline=headline,
        headline_cites=headline_cites,
        bottom_line=top.english if top else "No entry could be translated.",
        bottom_line_cites=(top.entry.id,) if top else (),
        key_points=tuple(
            Point(text=line.english, cites=(line.entry.id,)) for line in ranked[1 : limits.key_points + 1]
        ),
        positions=_positions(ticker, list(statements), lines)[: limits.positions],
        timeline=_timeline(ticker, by_id, lines, {line.entry.id for line in ranked[: limits.moments]}, limits.moments),
        open_questions=_open_questions(ticker, lines)[: limits.questions],
    )


def _lines(entry: Entry, translation: Translation | None, source: str) -> list[Line]:
    """The sentences of an entry whose English no check found fault with."""
    if translation is None or translation.text_en is None:
        return []
    flawed = {int(number) for reason in translation.reasons for number in re.findall(r"^sentence (\d+):", reason)}
    return [
        Line(
            entry,
            " ".join(source[pair.de.start : pair.de.end].split()),
            translation.text_en[pair.en.start : pair.en.end],
            pair.de.start,
        )
        for number, pair in enumerate(translation.sentences, start=1)
        if number not in flawed
    ]


def _stands_alone(line: Line) -> bool:
    return (
        SHORTEST_SENTENCE <= len(line.english) <= LONGEST_SENTENCE
        and not DEPENDENT_OPENING.match(line.german)
        and not line.german.startswith(("„", "»", "«", '"', "“"))
        and line.german[-1:] in '.!?“”«»"'
    )


def _ranked(ticker: Ticker, lines: dict[str, list[Line]]) -> list[Line]:
    """The opening sentence of each entry that can stand alone, the most central first, near repetitions left out.

    Central: its capitalised words (German nouns and names) are those that many entries share. Newer breaks ties.
    """
    weight = Counter(name for entry in ticker.entries for name in set(NAME.findall(entry.text)))
    newest_first = ticker.chronological()[::-1]
    openers = [line for entry in newest_first for line in lines[entry.id][:1] if _stands_alone(line)]

    def centrality(line: Line) -> float:
        names = set(NAME.findall(line.german))
        return sum(weight[name] - 1 for name in names) / (8 + len(line.german.split()))

    chosen: list[Line] = []
    for line in sorted(openers, key=centrality, reverse=True):
        if not any(_overlap(line.german, other.german) > 0.5 for other in chosen):
            chosen.append(line)
    return chosen


def _overlap(one: str, other: str) -> float:
    words, others = set(NAME.findall(one)), set(NAME.findall(other))
    return len(words & others) / max(1, min(len(words), len(others)))


def _headline(ticker: Ticker, by_id: dict[str, Translation], ranked: list[Line]) -> tuple[str, tuple[str, ...]]:
    for entry in ticker.chronological()[::-1]:
        translation = by_id.get(entry.id)
        if translation and translation.heading_en and not any(r.startswith("heading:") for r in translation.reasons):
            return translation.heading_en, (entry.id,)
    return (ranked[0].english, (ranked[0].entry.id,)) if ranked else ("No entry could be translated.", ())


def _positions(ticker: Ticker, statements: list[Statement], lines: dict[str, list[Line]]) -> tuple[Position, ...]:
    """For each actor the newest verified statement whose English sentence names the actor."""
    newest = {entry.id: rank for rank, entry in enumerate(ticker.chronological()[::-1])}
    usable = [
        statement
        for statement in statements
        if statement.status == "verified"
        and statement.assertive
        and as_subject(statement.speaker)
        and statement.entry_id
    ]
    frequency = Counter(statement.speaker.name for statement in usable)
    usable.sort(key=lambda s: (-frequency[s.speaker.name], newest.get(s.entry_id or "", 0), s.content[0].start))
    chosen: dict[str, Position] = {}
    shown: set[str] = set()
    for statement in usable:
        name = statement.speaker.name_en or statement.speaker.name or ""
        line = _line_of(statement, lines.get(statement.entry_id or "", []))
        if name in chosen or line is None or line.english in shown or not _names(line.english, name):
            continue
        shown.add(line.english)
        chosen[name] = Position(actor=name, stance=line.english, cites=(line.entry.id,))
    return tuple(chosen.values())


def _names(english: str, name: str) -> bool:
    return name.split()[-1].casefold() in english.casefold()


def _line_of(statement: Statement, lines: list[Line]) -> Line | None:
    first = statement.content[0]
    for line in lines:
        if line.start <= first.start < line.start + len(line.german) and len(line.english) <= LONGEST_SENTENCE:
            return line
    return None


def _timeline(
    ticker: Ticker, by_id: dict[str, Translation], lines: dict[str, list[Line]], central: set[str], most: int
) -> tuple[TimelineItem, ...]:
    """Oldest first: entries with a heading and the central ones, by their heading or opening sentence."""
    moments: list[TimelineItem] = []
    for entry in ticker.chronological():
        translation = by_id.get(entry.id)
        if translation is None or entry.clock is None:
            continue
        heading = translation.heading_en
        if heading and not any(reason.startswith("heading:") for reason in translation.reasons):
            moments.append(TimelineItem(clock=entry.clock, text=heading, cites=(entry.id,)))
        elif entry.id in central and lines[entry.id]:
            moments.append(TimelineItem(clock=entry.clock, text=lines[entry.id][0].english, cites=(entry.id,)))
    if len(moments) <= most:
        return tuple(moments)
    step = (len(moments) - 1) / (most - 1)
    return tuple(moments[round(number * step)] for number in range(most))


def _open_questions(ticker: Ticker, lines: dict[str, list[Line]]) -> tuple[Point, ...]:
    points = [
        Point(text=line.english, cites=(entry.id,))
        for entry in ticker.chronological()[::-1]
        for line in lines[entry.id]
        if len(line.english) <= LONGEST_SENTENCE and OPEN.search(_outside_quotations(line.german))
    ]
    return tuple(points)


def _outside_quotations(text: str) -> str:
    for quotation in reversed([quotation for quotation in quotations(text) if quotation.level == 0]):
        text = text[: quotation.start] + text[quotation.end :]
    return text
