"""A briefing cut from the translated entries, for when no model can write one. Nothing in it is new: every sentence is
the English of German sentences that stand beside it, and those in whose English a check finds fault are passed over."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from summarize.attribution.finite import has_finite
from summarize.attribution.quotes import quotations
from summarize.attribution.tokens import tokens
from summarize.checks.brief import BriefCheck, together
from summarize.models import (
    Brief,
    Entry,
    Point,
    Position,
    Span,
    Statement,
    Ticker,
    TimelineItem,
    Translation,
    Translations,
)
from summarize.tasks.drafts import UNSURE
from summarize.tasks.english import as_subject
from summarize.tasks.markers import CHANGED, CONFIRMED, CONTRADICTED, NEITHER, OPEN


@dataclass(frozen=True, slots=True)
class Limits:
    """Most items of each section."""

    key_points: int
    positions: int
    disputes: int
    moments: int
    questions: int


LIMITS: dict[str, Limits] = {
    "short": Limits(key_points=3, positions=3, disputes=2, moments=5, questions=2),
    "normal": Limits(key_points=5, positions=8, disputes=4, moments=12, questions=5),
    "long": Limits(key_points=10, positions=16, disputes=8, moments=24, questions=10),
}
LEAST_CERTAINTY = -0.33
WORTH_OF_A_WORD = 0.01
"""A line of a note needs a mean log-probability of its tokens of at least ``LEAST_CERTAINTY``, and so much more for
each German word: at the same certainty the embedded model is wrong more often in a long sentence
(``docs/briefing.md``)."""
LONGEST_SENTENCE = 420
SHORTEST_SENTENCE = 30
"""In characters. Longer ones are no note; shorter ones say little without their neighbours."""
OLDEST = 0.6
"""What the first entry of a ticker counts for, where the last one counts 1: a note says how things stand now."""
SPOKEN = 0.5
"""What a sentence counts for that somebody says, where one of the reporter's own counts 1."""

DEPENDENT_OPENING = re.compile(
    r"^(?:er|sie|es|das|dies\w*|dort|dabei|dazu|damit|dafür|daher|darum|deshalb|zudem|außerdem|ausserdem|auch|"
    r"allerdings|jedoch|doch|aber|und|denn|dann|so|ihm|ihr\w*|sein\w*|beide\w*|man|wie|zugleich|zuvor|daraufhin|"
    r"demnach|damals)\b",
    re.IGNORECASE,
)
"""A sentence that opens so leans on the one before it and cannot stand alone."""
INDIRECT_QUESTION = re.compile(r"^(?:ob|w(?:er|ie|as|ann|o|arum|eshalb|elche\w*))\b[^.!?]*,", re.IGNORECASE)
"""*Wie lange das dauert, ist unklar*: opens like a leaning sentence and stands alone."""
LEANING = re.compile(r"\b\w+(?:te|t|e) (?:er|sie)\b|\b(?:ihm|ihn|demnach|dagegen|solche\w*)\b")
"""*erklärte er*, *ihm*, *solche Gespräche*: who or what was named in a sentence before."""
ENGLISH_OPEN = re.compile(
    r"\b(?:unclear|unknown|uncertain|undecided|unanswered|open|no|not|cannot|nobody|none|neither|nothing|"
    r"declined|refused|questionable)\b|n['’]t\b",
    re.IGNORECASE,
)
ENGLISH_QUESTION = re.compile(r"\b(?:whether|if|who|what|when|where|why|how|which)\b", re.IGNORECASE)
"""What the English of an open matter says too: without these a *not known* has become a *not*."""
HEADING_OF_LITTLE = re.compile(r"\?$|^[„»«“\"].*[“”«»\"]$")
"""A heading that is a question or a quotation and no more says nothing on its own."""
ENGLISH_AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|does|did|will|would|can|could|may|might|must)\b")
"""The verb of an English heading whose German has none: *Alle wieder am Netz*, *All are back online*."""
NAME = re.compile(r"\b[A-ZÄÖÜ][\wäöüß-]{3,}")
T = TypeVar("T")
NOTHING = "No entry could be translated."


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence or a heading of an entry in both languages, and what speaks against its English."""

    entry: Entry
    span: Span
    english: str
    faults: tuple[str, ...]

    @property
    def german(self) -> str:
        return " ".join(self.span.text.split())

    @property
    def cites(self) -> tuple[str, ...]:
        return (self.entry.id,)

    @property
    def point(self) -> Point:
        return Point(text=self.english, cites=self.cites, german=(self.span,))

    @property
    def stands_alone(self) -> bool:
        """Whether a reader who knows no other sentence knows who and what it speaks of."""
        outside = _outside_quotations(self.german)
        return (
            SHORTEST_SENTENCE <= len(self.english) <= LONGEST_SENTENCE
            and (not DEPENDENT_OPENING.match(self.german) or self.is_indirect_question)
            and not LEANING.search(outside)
            and bool(NAME.search(outside[1:]))
            and self.german[-1:] in '.!?“”«»"'
        )

    @property
    def says_something(self) -> bool:
        """Whether this heading has a verb and is more than a question or a quotation: *Nach dem Treffen* is a label."""
        return not HEADING_OF_LITTLE.search(self.german) and (
            has_finite(tuple(tokens(self.german))) or ENGLISH_AUXILIARY.search(self.english) is not None
        )

    @property
    def is_indirect_question(self) -> bool:
        return INDIRECT_QUESTION.match(self.german) is not None

    @property
    def is_open_in_english(self) -> bool:
        pattern = ENGLISH_QUESTION if self.is_indirect_question else ENGLISH_OPEN
        return pattern.search(self.english) is not None


def extractive_brief(
    ticker: Ticker,
    translations: Translations,
    statements: Iterable[Statement],
    check: BriefCheck,
    *,
    length: str = "normal",
) -> Brief:
    """The briefing cut from a ticker. ``check`` says which English cannot be relied on; such a sentence is taken only
    where there is no other for the headline or for a moment of the timeline."""
    return _Cutting(ticker, translations, tuple(statements), check, LIMITS[length]).brief()


@dataclass(frozen=True)
class _Cutting:
    ticker: Ticker
    translations: Translations
    statements: tuple[Statement, ...]
    check: BriefCheck
    limits: Limits

    def brief(self) -> Brief:
        central = self._central()
        headline = self._headline()
        bottom_line = self._bottom_line(central, headline) or headline
        positions = self._positions()[: self.limits.positions]
        contradictions = self._marked(CONTRADICTED)[: self.limits.disputes]
        confirmed = self._marked(CONFIRMED, contradictions)[: self.limits.disputes]
        questions = [line for line in self._marked(OPEN, (*contradictions, *confirmed)) if line.is_open_in_english]
        questions = questions[: self.limits.questions]
        taken = {line.span for line in (*contradictions, *confirmed, *questions)}
        taken |= {span for position in positions for span in position.german}
        taken |= {line.span for line in (headline, bottom_line) if line}
        points = [line for line in central if line.span not in taken][: self.limits.key_points]
        return Brief(
            source=self.ticker.source,
            method="extractive",
            headline=headline.english if headline else NOTHING,
            headline_cites=headline.cites if headline else (),
            headline_german=(headline.span,) if headline else (),
            bottom_line=bottom_line.english if bottom_line else NOTHING,
            bottom_line_cites=bottom_line.cites if bottom_line else (),
            bottom_line_german=(bottom_line.span,) if bottom_line else (),
            key_points=tuple(line.point for line in sorted(points, key=lambda line: self._age[line.entry.id])),
            positions=positions,
            contradictions=tuple(line.point for line in contradictions),
            confirmed=tuple(line.point for line in confirmed),
            timeline=self._timeline({line.entry.id for line in central[: self.limits.moments]}),
            open_questions=tuple(line.point for line in questions),
            reasons=tuple(f"headline: {fault}" for fault in headline.faults) if headline else (),
        )

    @cached_property
    def _by_id(self) -> dict[str, Translation]:
        return {translation.id: translation for translation in self.translations.entries}

    @cached_property
    def _newest_first(self) -> tuple[Entry, ...]:
        return self.ticker.chronological()[::-1]

    @cached_property
    def _age(self) -> dict[str, int]:
        return {entry.id: age for age, entry in enumerate(self._newest_first)}

    @cached_property
    def _source(self) -> str:
        return self.ticker.source_text()

    @cached_property
    def _lines(self) -> dict[str, list[Line]]:
        return {entry.id: self._sentences(entry) for entry in self.ticker.entries}

    @cached_property
    def _headings(self) -> dict[str, Line]:
        headings = {}
        for entry in self.ticker.entries:
            translation = self._by_id.get(entry.id)
            if translation and translation.heading_en and entry.heading_span:
                faults = tuple(reason for reason in translation.reasons if reason.startswith("heading:"))
                span = Span.cut(self._source, entry.heading_span.start, entry.heading_span.end)
                headings[entry.id] = self._line(entry, span, translation.heading_en, 0, faults)
        return headings

    def _sentences(self, entry: Entry) -> list[Line]:
        translation = self._by_id.get(entry.id)
        if translation is None or translation.text_en is None:
            return []
        faults = defaultdict(list)
        for reason in translation.reasons:
            if match := re.match(r"sentence (\d+):", reason):
                faults[int(match.group(1))].append(reason)
        return [
            self._line(
                entry,
                Span.cut(self._source, pair.de.start, pair.de.end),
                translation.text_en[pair.en.start : pair.en.end],
                number,
                tuple(faults[number]),
            )
            for number, pair in enumerate(translation.sentences, start=1)
        ]

    def _line(self, entry: Entry, span: Span, english: str, number: int, faults: tuple[str, ...]) -> Line:
        """``number``: of the sentence in its entry, 0 for the heading."""
        found = self.check.faults_of(english, (entry.id,), (span,))
        logprobs = self._by_id[entry.id].logprobs
        logprob = logprobs[number] if number < len(logprobs) else None
        unsure = logprob is not None and logprob - WORTH_OF_A_WORD * len(span.text.split()) < LEAST_CERTAINTY
        return Line(entry, span, english, together(faults, (*found, *((UNSURE.reason,) if unsure else ()))))

    def _central(self) -> list[Line]:
        """The lead of each entry, the weightiest first, near repetitions left out.

        Weighty: its capitalised words (German nouns and names) are those that many entries share, it is new, and it is
        the reporter's own; what somebody says stands among the positions.
        """
        weight = Counter(
            name for entry in self.ticker.entries for name in {n for line in self._of(entry) for n in _names(line)}
        )
        openers = [line for entry in self._newest_first if (line := self._lead(entry)) is not None]

        spoken = {line.span for statement in self.statements for line in self._said(statement)}

        def weightiness(line: Line) -> float:
            shared = sum(weight[name] - 1 for name in _names(line)) / (8 + len(line.german.split()))
            newness = 1 - (1 - OLDEST) * self._age[line.entry.id] / max(1, len(self._age) - 1)
            return shared * newness * (SPOKEN if line.span in spoken else 1)

        chosen: list[Line] = []
        for line in sorted(openers, key=weightiness, reverse=True):
            if not any(_overlap(line, other) > 0.5 for other in chosen):
                chosen.append(line)
        return chosen

    def _sound(self, entry: Entry) -> list[Line]:
        return [line for line in self._lines[entry.id] if not line.faults]

    def _lead(self, entry: Entry) -> Line | None:
        """What the entry is about: its first sentence, else its heading, else the first sentence that can stand alone;
        only those without a fault."""
        sentences = [line for line in self._lines[entry.id] if line.stands_alone]
        candidates = (*sentences[:1], *self._telling_heading(entry), *sentences[1:])
        return next((line for line in candidates if not line.faults), None)

    def _telling_heading(self, entry: Entry) -> tuple[Line, ...]:
        heading = self._headings.get(entry.id)
        return (heading,) if heading and heading.says_something else ()

    def _headline(self) -> Line | None:
        """The newest telling heading without a fault, or the opening of a newer entry that has none; else what is
        newest."""
        for entry in self._newest_first:
            heading = next((line for line in self._telling_heading(entry) if not line.faults), None)
            line = heading or self._lead(entry)
            if line is not None:
                return line
        return next((line for entry in self._newest_first for line in self._of(entry)), None)

    def _of(self, entry: Entry) -> tuple[Line, ...]:
        heading = self._headings.get(entry.id)
        return (*((heading,) if heading else ()), *self._lines[entry.id])

    def _bottom_line(self, central: list[Line], headline: Line | None) -> Line | None:
        """The weightiest sentence of the newest third that is not from the entry of the headline."""
        others = [line for line in central if headline is None or line.entry.id != headline.entry.id]
        newest = [line for line in others if self._age[line.entry.id] <= max(3, len(self._age) // 3)]
        return next(iter(newest or others), None)

    def _marked(self, marker: re.Pattern[str], taken: Iterable[Line] = ()) -> list[Line]:
        """The sentences outside whose quotations the marker stands, the newest first."""
        return [
            line
            for entry in self._newest_first
            for line in self._sound(entry)
            if line not in taken
            and len(line.english) <= LONGEST_SENTENCE
            and marker.search(text := _outside_quotations(line.german))
            and (marker is OPEN or not NEITHER.search(text))
            and (not DEPENDENT_OPENING.match(line.german) or line.is_indirect_question)
        ]

    def _positions(self) -> tuple[Position, ...]:
        """For each actor, the most quoted first, the newest statement whose English names the actor, and the one before
        it from another entry. Whose words a reporter relays, has said them, not the reporter."""
        said: dict[str, list[Line]] = defaultdict(list)
        relayed = {
            line.span for statement in self.statements if statement.reported_by for line in self._said(statement)
        }
        shown: set[Span] = set()
        for statement in self._usable_statements():
            name = statement.speaker.name_en or statement.speaker.name or ""
            for line in self._said(statement):
                own = bool(statement.reported_by) or line.span not in relayed
                if own and line.span not in shown and name.split()[-1].casefold() in line.english.casefold():
                    shown.add(line.span)
                    said[name].append(line)
        return tuple(self._position(actor[:1].upper() + actor[1:], lines) for actor, lines in said.items())

    def _usable_statements(self) -> list[Statement]:
        """The most quoted speaker's first, then the newest."""
        usable = [
            statement
            for statement in self.statements
            if statement.status == "verified"
            and statement.assertive
            and as_subject(statement.speaker)
            and statement.entry_id in self._age
        ]
        frequency = Counter(statement.speaker.name for statement in usable)
        return sorted(
            usable, key=lambda s: (-frequency[s.speaker.name], self._age[s.entry_id or ""], s.content[0].start)
        )

    def _said(self, statement: Statement) -> list[Line]:
        """The sentence in which the statement begins, if it can be used."""
        first = statement.content[0].start
        return [
            line
            for line in self._lines.get(statement.entry_id or "", ())
            if line.span.start <= first < line.span.end and not line.faults and len(line.english) <= LONGEST_SENTENCE
        ]

    def _position(self, actor: str, lines: list[Line]) -> Position:
        now = lines[0]
        before = next((line for line in lines if line.entry.id != now.entry.id), None)
        changed = CHANGED.search(_outside_quotations(now.german)) is not None
        if before is None:
            return Position(actor=actor, stance=now.english, changed=changed, cites=now.cites, german=(now.span,))
        when = f" ({before.entry.clock})" if before.entry.clock else ""
        return Position(
            actor=actor,
            stance=f"{now.english} Earlier{when}: {before.english}",
            changed=changed,
            cites=(*now.cites, *before.cites),
            german=(now.span, before.span),
        )

    def _timeline(self, central: set[str]) -> tuple[TimelineItem, ...]:
        """Oldest first: of the entries with a heading, the central ones and the newest each the line that tells it
        best. A doubtful line stands only where the sound ones leave room, and is flagged."""
        told = central | self._headings.keys() | {entry.id for entry in self._newest_first[:1]}
        entries = [entry for entry in self.ticker.chronological() if entry.clock and entry.id in told]
        moments = [line for entry in entries if (line := self._moment(entry)) is not None]
        sound = [line for line in moments if not line.faults]
        most = self.limits.moments
        chosen = _evenly(sound, most)
        doubtful = _evenly([line for line in moments if line.faults], most - len(chosen))
        return tuple(
            TimelineItem(
                clock=line.entry.clock, text=line.english, cites=line.cites, german=(line.span,), reasons=line.faults
            )
            for line in moments
            if line in chosen or line in doubtful
        )

    def _moment(self, entry: Entry) -> Line | None:
        """A telling heading, else the lead; the first of the doubtful ones where there is no sound one."""
        headings = self._telling_heading(entry)
        if headings and not headings[0].faults:
            return headings[0]
        sentences = (line for line in self._lines[entry.id] if line.stands_alone)
        return self._lead(entry) or next((line for line in (*headings, *sentences)), None)


def _evenly(lines: list[T], most: int) -> list[T]:
    """At most so many of them, first and last among them, the others at even distances."""
    if len(lines) <= most:
        return lines
    if most < 2:
        return lines[:most]
    step = (len(lines) - 1) / (most - 1)
    return [lines[round(number * step)] for number in range(most)]


def _names(line: Line) -> set[str]:
    return set(NAME.findall(line.german))


def _overlap(one: Line, other: Line) -> float:
    return len(_names(one) & _names(other)) / max(1, min(len(_names(one)), len(_names(other))))


def _outside_quotations(text: str) -> str:
    for quotation in reversed([quotation for quotation in quotations(text) if quotation.level == 0]):
        text = text[: quotation.start] + text[quotation.end :]
    return text
