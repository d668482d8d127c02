"""Whether each sentence of a briefing is held by the entries it cites: the cites exist, its numbers, names and
quotations are in them, a claim keeps its speaker, and a sentence cut from an entry says what happened in its German.
What does not hold is flagged, never dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from summarize.checks.finding import CheckContext
from summarize.checks.invented import invented_names
from summarize.checks.renderings import unrendered
from summarize.checks.reporting import reporting_cue
from summarize.models import Brief, Point, PointStatus, Position, Span, Ticker, TimelineItem, Translation, Translations

NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
WORD = re.compile(r"\w{3,}")
QUOTATION = re.compile(r"[“\"„]([^“”\"„]+)[”\"“]")
MARKS = str.maketrans(dict.fromkeys("‘’‚‛`´", "'") | dict.fromkeys("“”„‟«»", '"'))
SAME_SENTENCE = 0.6
"""Share of a point's words found in one English sentence from which the point is taken to say what it says."""
Item = TypeVar("Item", Point, Position, TimelineItem)


class BriefCheck:
    """Checks briefings of one ticker against its entries in both languages."""

    def __init__(self, ticker: Ticker, translations: Translations) -> None:
        self._source = ticker.source_text()
        self._translations = {entry.id: entry for entry in translations.entries}
        english = {entry.id: f"{entry.heading_en or ''}\n{entry.text_en or ''}" for entry in translations.entries}
        self._english = {entry.id: _normal(english.get(entry.id, "")) for entry in ticker.entries}
        self._both = {
            entry.id: f"{entry.clock or ''} {entry.heading or ''} {entry.text} {english.get(entry.id, '')}"
            for entry in ticker.entries
        }
        self._context = CheckContext()

    def checked(self, brief: Brief, unflagged: PointStatus = "verified") -> Brief:
        """The same briefing with every point flagged with reasons, or ``unflagged`` where the checks find no fault."""
        reasons = [*brief.reasons]
        headline = self.faults_of(brief.headline, brief.headline_cites, brief.headline_german)
        bottom_line = self.faults_of(brief.bottom_line, brief.bottom_line_cites, brief.bottom_line_german)
        reasons += [f"headline: {fault}" for fault in headline]
        reasons += [f"bottom line: {fault}" for fault in bottom_line]
        points = {
            field: tuple(self._item(item, unflagged) for item in getattr(brief, field))
            for field in ("key_points", "positions", "contradictions", "confirmed", "timeline", "open_questions")
        }
        status = "flagged" if reasons else unflagged
        return brief.model_copy(update={**points, "reasons": tuple(dict.fromkeys(reasons)), "status": status})

    def faults(self, brief: Brief) -> list[str]:
        """Every fault of a briefing, one line each, for asking a model again."""
        checked = self.checked(brief)
        return [
            *checked.reasons,
            *(f"“{_claim(item)}”: {reason}" for item in _items(checked) for reason in item.reasons),
        ]

    def faults_of_points(self, points: Iterable[tuple[str, tuple[str, ...]]]) -> list[str]:
        """The same for points that are not yet in a briefing: text and cites."""
        return [f"“{text}”: {fault}" for text, cites in points for fault in self.faults_of(text, cites)]

    def faults_of(self, text: str, cites: tuple[str, ...], german: tuple[Span, ...] = ()) -> tuple[str, ...]:
        """Why the cited entries do not hold this text; empty where they do. ``german``: what it is the English of."""
        known = [cite for cite in cites if cite in self._both]
        faults = [f"cites {cite}, which does not exist" for cite in cites if cite not in self._both]
        if not cites:
            faults.append("cites no entry")
        if known:
            faults += [*self._figures(text, known), *self._quotations(text, known), *self._names(text, known)]
            faults += self._speakers(text, known)
        for sentence in (" ".join(span.text.split()) for span in german):
            faults += [finding.reason for finding in unrendered(sentence, text)]
        return tuple(dict.fromkeys(faults))

    def _figures(self, text: str, known: list[str]) -> list[str]:
        numbers = {_digits(number) for cite in known for number in NUMBER.findall(self._both[cite])}
        return [
            f"the number {number} is not in the cited entries"
            for number in NUMBER.findall(text)
            if _digits(number) not in numbers
        ]

    def _quotations(self, text: str, known: list[str]) -> list[str]:
        return [
            f"the quotation “{quoted}” is not in the cited entries"
            for quoted in QUOTATION.findall(text)
            if not any(_normal(quoted).strip(" .,") in self._english[cite] for cite in known)
        ]

    def _names(self, text: str, known: list[str]) -> list[str]:
        cited = " ".join(self._both[cite] for cite in known)
        found = invented_names(cited, text, self._context)
        return [f"{finding.reason.replace('the German does', 'the cited entries do')}" for finding in found]

    def _speakers(self, text: str, known: list[str]) -> list[str]:
        """A point that says what a reported sentence says must say, as it does, that somebody says so."""
        german = self._sentence_behind(text, known)
        if german is not None and reporting_cue(german, text, self._context):
            return ["a claim is given as a fact: the cited sentence is marked as reported speech"]
        return []

    def _sentence_behind(self, text: str, known: list[str]) -> str | None:
        """The German of the cited sentence whose English this point repeats, if it repeats one."""
        words = set(WORD.findall(text.casefold()))
        best, found = SAME_SENTENCE, None
        for pair, english in _sentences(self._translations.get(cite) for cite in known):
            share = len(words & set(WORD.findall(english.casefold()))) / max(1, len(words))
            if share >= best:
                best, found = share, self._source[pair[0] : pair[1]]
        return found

    def _item(self, item: Item, unflagged: PointStatus) -> Item:
        reasons = tuple(dict.fromkeys((*item.reasons, *self.faults_of(_claim(item), item.cites, item.german))))
        return item.model_copy(update={"reasons": reasons, "status": "flagged" if reasons else unflagged})


def _sentences(translations: Iterable[Translation | None]) -> Iterator[tuple[tuple[int, int], str]]:
    for translation in translations:
        if translation is not None and translation.text_en is not None:
            for pair in translation.sentences:
                yield (pair.de.start, pair.de.end), translation.text_en[pair.en.start : pair.en.end]


def _items(brief: Brief) -> Iterator[Point | Position | TimelineItem]:
    yield from brief.key_points
    yield from brief.positions
    yield from brief.contradictions
    yield from brief.confirmed
    yield from brief.timeline
    yield from brief.open_questions


def _claim(item: Point | Position | TimelineItem) -> str:
    return f"{item.actor}: {item.stance}" if isinstance(item, Position) else item.text


def _digits(number: str) -> str:
    """A number without its separators: 1.5 and 1,5, 13.45 and 13:45 are the same figure in another form."""
    return re.sub(r"\D", "", number)


def _normal(text: str) -> str:
    return " ".join(text.translate(MARKS).split()).casefold()
