"""Whether each sentence of a briefing is held by the entries it cites: the cites exist, its numbers, names and
quotations are in them, a claim keeps its speaker and nobody else's, and a sentence cut from an entry says what happened
in its German. What does not hold is flagged, never dropped."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeVar

from summarize.checks.accounted import unaccounted
from summarize.checks.construed import misconstrued
from summarize.checks.finding import CheckContext, Finding
from summarize.checks.invented import invented_names
from summarize.checks.numerals import Numeral, Reading, english_numerals, german_numerals
from summarize.checks.renderings import unplaced, unrendered
from summarize.checks.reporting import reporting_cue
from summarize.models import (
    Brief,
    Point,
    PointStatus,
    Position,
    Span,
    Statement,
    Ticker,
    TimelineItem,
    Translation,
    Translations,
)

WORD = re.compile(r"\w{3,}")
QUOTATION = re.compile(r"[“\"„]([^“”\"„]+)[”\"“]|‘([^‘’]+)’")
FULL_NAME = re.compile(r"\b[A-ZÀ-ÖØ-Þ][\w’'-]+(?: [A-ZÀ-ÖØ-Þ][\w’'-]+)+")
LARGEST_COUNT = 12
"""A writer may count up to here in words (*two of three speakers*); a larger number, or one in digits, is a figure."""
SAYING = (
    r"(?:said|says|say|told|tells|wrote|writes|added|adds|announced|announces|explained|stressed|warned|warns|demanded|"
    r"demands|confirmed|confirms|denied|denies|claimed|claims|insisted|insists|reported|reports|accused)"
)
WORDS_OF_A_STATEMENT = 0.7
"""Share of a statement's words found in a point from which the point is taken to repeat the statement."""
FEWEST_WORDS = 4
"""Words without which a statement could be anybody's."""
MARKS = str.maketrans(dict.fromkeys("‘’‚‛`´", "'") | dict.fromkeys("“”„‟«»", '"'))
SAME_SENTENCE = 0.6
"""Share of a point's words found in one English sentence from which the point is taken to say what it says."""
Item = TypeVar("Item", Point, Position, TimelineItem)


class BriefCheck:
    """Checks briefings of one ticker against its entries in both languages. ``draft``: the English is that of a model
    that nobody trusts with a note, and what is cut from it must say its German word for word."""

    def __init__(
        self,
        ticker: Ticker,
        translations: Translations,
        statements: Iterable[Statement] = (),
        *,
        draft: bool = False,
    ) -> None:
        self._draft = draft
        self._source = ticker.source_text()
        self._entries = {entry.id: entry for entry in ticker.entries}
        self._statements: dict[str, list[Statement]] = defaultdict(list)
        for statement in statements:
            self._statements[statement.entry_id or ""].append(statement)
        self._everybody = {_speaker(statement) for said in self._statements.values() for statement in said} - {""}
        self._figures_of: dict[str, frozenset[Reading]] = {}
        self._translations = {entry.id: entry for entry in translations.entries}
        english = {entry.id: f"{entry.heading_en or ''}\n{entry.text_en or ''}" for entry in translations.entries}
        self._english = {entry.id: english.get(entry.id, "") for entry in ticker.entries}
        self._both = {
            entry.id: f"{entry.clock or ''} {entry.heading or ''} {entry.text} {english.get(entry.id, '')}"
            for entry in ticker.entries
        }
        self._everything = " ".join(self._both.values())
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
            faults += self._claims(text, known)
        if known and not german:
            faults += self._misattributed(text, known)
        for sentence in (" ".join(span.text.split()) for span in german):
            faults += [finding.reason for finding in self._lost(sentence, text)]
        return tuple(dict.fromkeys(faults))

    def _lost(self, german: str, english: str) -> Iterator[Finding]:
        """What a German sentence says and its English does not."""
        glossary = self._context.glossary
        yield from unrendered(german, english)
        yield from unplaced(german, english, glossary)
        if self._draft:
            yield from misconstrued(german, english, glossary)
            yield from unaccounted(german, english, glossary)

    def _figures(self, text: str, known: list[str]) -> list[str]:
        figures = frozenset().union(*(self._known_figures(cite) for cite in known))
        return [
            f"the number {numeral.text} is not in the cited entries"
            for numeral in english_numerals(text)
            if not numeral.readings & figures and not (numeral.word and _is_count(numeral))
        ]

    def _known_figures(self, cite: str) -> frozenset[Reading]:
        """What the numbers of an entry may stand for, in either language, and those of its clock."""
        if cite not in self._figures_of:
            entry = self._entries[cite]
            german = german_numerals(f"{entry.heading or ''}\n{entry.text}")
            english = english_numerals(f"{entry.clock or ''}\n{self._english[cite]}")
            self._figures_of[cite] = frozenset().union(*(numeral.readings for numeral in (*german, *english)))
        return self._figures_of[cite]

    def _quotations(self, text: str, known: list[str]) -> list[str]:
        """What stands in quotation marks must be said in a quotation of a cited entry, letter for letter."""
        said = [_normal(words) for cite in known for words in _quoted(self._english[cite])]
        return [
            f"the quotation “{words}” is not in the cited entries"
            for words in _quoted(text)
            if not any(_normal(words).strip(" .,") in quotation for quotation in said)
        ]

    def _names(self, text: str, known: list[str]) -> list[str]:
        """Names that are not in the cited entries; of who is there by surname the ticker may give the rest."""
        cited = " ".join(self._both[cite] for cite in known)
        whole = [name for name in FULL_NAME.findall(text) if _last(name) in cited and name in self._everything]
        cited = " ".join((cited, *whole))
        found = invented_names(cited, text, self._context)
        return [f"{finding.reason.replace('the German does', 'the cited entries do')}" for finding in found]

    def _claims(self, text: str, known: list[str]) -> list[str]:
        """A point that says what a reported sentence says must say, as it does, that somebody says so."""
        german = self._sentence_behind(text, known)
        if german is not None and reporting_cue(german, text, self._context):
            return ["a claim is given as a fact: the cited sentence is marked as reported speech"]
        return []

    def _misattributed(self, text: str, known: list[str]) -> list[str]:
        """Words of a speaker of the cited entries that the point puts into the mouth of another of the ticker."""
        words = set(WORD.findall(text.casefold()))
        repeated = {
            name
            for cite in known
            for statement in self._statements[cite]
            if (name := _speaker(statement)) and _repeats(words, statement)
        }
        if not repeated or any(_last(name).casefold() in words for name in repeated):
            return []
        named = [name for name in self._everybody - repeated if _says(name, text)]
        return [f"the cited entries give these words to {min(repeated)}, not to {name}" for name in sorted(named)]

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
        reasons = together(item.reasons, self.faults_of(_claim(item), item.cites, item.german))
        return item.model_copy(update={"reasons": reasons, "status": "flagged" if reasons else unflagged})


def together(reasons: Iterable[str], faults: Iterable[str]) -> tuple[str, ...]:
    """The reasons, and those of the faults that none of them gives already: *sentence 2: the number 7 is missing*."""
    known = tuple(dict.fromkeys(reasons))
    return (*known, *(fault for fault in faults if not any(reason.endswith(fault) for reason in known)))


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


def _is_count(numeral: Numeral) -> bool:
    return all(value <= LARGEST_COUNT for _, value in numeral.readings)


def _quoted(text: str) -> list[str]:
    """The words of each quotation, in double marks or in curly single ones."""
    return [double or single for double, single in QUOTATION.findall(text)]


def _speaker(statement: Statement) -> str:
    """The name of who speaks; nothing where it is no name, as of *zwei Mitglieder*."""
    name = statement.speaker.name_en or statement.speaker.name or ""
    return name if name[:1].isupper() else ""


def _last(name: str) -> str:
    return name.split()[-1]


def _repeats(words: set[str], statement: Statement) -> bool:
    said = set(WORD.findall((statement.text_en or "").casefold())) - set(_speaker(statement).casefold().split())
    return len(said) >= FEWEST_WORDS and len(said & words) >= WORDS_OF_A_STATEMENT * len(said)


def _says(name: str, text: str) -> bool:
    """Whether the text has this speaker say something: *Ott said*, *said Jonas Ott*, *according to Ott*, *Ott: …*."""
    last = re.escape(_last(name))
    patterns = (
        rf"\b{last}(?:, [^,.;:“”]{{1,60}},)? (?:\w+ ){{0,2}}{SAYING}\b",
        rf"\b(?:{SAYING}|according to) (?:(?!that\b|to\b|about\b|of\b)\w+ ){{0,4}}{last}\b",
        rf"^[^.;:“”]{{0,60}}\b{last}:",
    )
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in patterns)


def _normal(text: str) -> str:
    return " ".join(text.translate(MARKS).split()).casefold()
