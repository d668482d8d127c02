"""Whether each sentence of a briefing is held by the entries it cites: the cites exist, and its numbers and quotations
are in them. What does not hold is flagged, never dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeVar

from summarize.models import Brief, Point, Position, Ticker, TimelineItem, Translations

NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
QUOTATION = re.compile(r"[“\"„]([^“”\"„]+)[”\"“]")
MARKS = str.maketrans(dict.fromkeys("‘’‚‛`´", "'") | dict.fromkeys("“”„‟«»", '"'))
Item = TypeVar("Item", Point, Position, TimelineItem)


class CitedEntries:
    """What the entries of a ticker say, in both languages, for looking up what a point claims of them."""

    def __init__(self, ticker: Ticker, translations: Translations) -> None:
        english = {entry.id: f"{entry.heading_en or ''}\n{entry.text_en or ''}" for entry in translations.entries}
        self._english = {entry.id: _normal(english.get(entry.id, "")) for entry in ticker.entries}
        self._all = {
            entry.id: f"{entry.clock or ''} {entry.heading or ''} {entry.text} {english.get(entry.id, '')}"
            for entry in ticker.entries
        }

    def faults(self, text: str, cites: tuple[str, ...]) -> tuple[str, ...]:
        """Why the cited entries do not hold this text; empty where they do."""
        known = [cite for cite in cites if cite in self._all]
        faults = [f"cites {cite}, which does not exist" for cite in cites if cite not in self._all]
        if not cites:
            faults.append("cites no entry")
        numbers = {_digits(number) for cite in known for number in NUMBER.findall(self._all[cite])}
        faults += [
            f"the number {number} is not in the cited entries"
            for number in NUMBER.findall(text)
            if _digits(number) not in numbers
        ]
        faults += [
            f"the quotation “{quoted}” is not in the cited entries"
            for quoted in QUOTATION.findall(text)
            if not any(_normal(quoted).strip(" .,") in self._english[cite] for cite in known)
        ]
        return tuple(dict.fromkeys(faults))


def check_brief(brief: Brief, ticker: Ticker, translations: Translations) -> Brief:
    """The same briefing with every point verified or flagged with reasons."""
    cited = CitedEntries(ticker, translations)
    reasons = [*brief.reasons]
    reasons += [f"headline: {fault}" for fault in cited.faults(brief.headline, brief.headline_cites)]
    reasons += [f"bottom line: {fault}" for fault in cited.faults(brief.bottom_line, brief.bottom_line_cites)]
    return brief.model_copy(
        update={
            "key_points": tuple(_checked(point, point.text, cited) for point in brief.key_points),
            "positions": tuple(_checked(item, f"{item.actor}: {item.stance}", cited) for item in brief.positions),
            "timeline": tuple(_checked(item, item.text, cited) for item in brief.timeline),
            "open_questions": tuple(_checked(point, point.text, cited) for point in brief.open_questions),
            "reasons": tuple(reasons),
            "status": "flagged" if reasons else "verified",
        }
    )


def unsupported(brief: Brief, ticker: Ticker, translations: Translations) -> list[str]:
    """Every fault of a briefing, one line each, for asking a model again."""
    checked = check_brief(brief, ticker, translations)
    return [*checked.reasons, *(f"“{text}”: {reason}" for text, reasons in _points(checked) for reason in reasons)]


def _points(brief: Brief) -> Iterator[tuple[str, tuple[str, ...]]]:
    for point in (*brief.key_points, *brief.open_questions):
        yield point.text, point.reasons
    for moment in brief.timeline:
        yield moment.text, moment.reasons
    for position in brief.positions:
        yield position.stance, position.reasons


def _checked(item: Item, text: str, cited: CitedEntries) -> Item:
    reasons = tuple(dict.fromkeys((*item.reasons, *cited.faults(text, item.cites))))
    return item.model_copy(update={"reasons": reasons, "status": "flagged" if reasons else "verified"})


def _digits(number: str) -> str:
    """A number without its separators: 1.5 and 1,5, 13.45 and 13:45 are the same figure in another form."""
    return re.sub(r"\D", "", number)


def _normal(text: str) -> str:
    return " ".join(text.translate(MARKS).split()).casefold()
