"""The briefing note: written by a model that can, cut from verified results otherwise, checked in both cases.

A ticker that does not fit one call is condensed section by section first; cites are carried through to the note.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict

from summarize.checks.brief import BriefCheck
from summarize.llm.client import AnswerError, ChatClient
from summarize.llm.tokens import counter
from summarize.models import Brief, Point, Position, Statement, Ticker, TimelineItem, Translations
from summarize.prompts import load
from summarize.tasks.extract import extractive_brief
from summarize.tasks.markers import CHANGED, CONFIRMED, CONTRADICTED, OPEN

Parsed = TypeVar("Parsed", bound=BaseModel)

LENGTHS: dict[str, str] = {
    "short": "Keep it very short: up to 3 key_points, up to 3 positions, up to 4 turning points.",
    "normal": "One page: 3 to 7 key_points, up to 8 positions, up to 10 turning points.",
    "long": "Up to two pages: 6 to 12 key_points, every position, up to 20 turning points.",
}
MOST: dict[str, dict[str, int]] = {
    "short": {"key_points": 3, "positions": 3, "timeline": 4},
    "normal": {"key_points": 7, "positions": 8, "timeline": 10},
    "long": {"key_points": 12, "timeline": 20},
}
"""The same as numbers: a note with more is asked for once more."""
AUDIENCES: dict[str, str] = {
    "editor": "The reader is a news editor who decides in three minutes what to run.",
    "public": "The reader is the general public: explain offices and abbreviations the entries explain, nothing else.",
    "official": "The reader is a minister's aide: who stands where, what was committed to, what needs an answer.",
}
PROMPT_ROOM = 1_500
"""Tokens kept free for the prompt around the material."""
SECTION_POINTS = 12
MOST_NAMED = 8
"""Faults named in one re-ask: of a longer list a model mends fewer."""
LEFT_OPEN = re.compile(rf"{OPEN.pattern}|\?|\bob\b|\b[Ff]rage\b|\bnoch (?:nicht|kein)|\bzunächst\b", re.IGNORECASE)
SAYS_WHO = re.compile(r"\b(?:confirm|admit|acknowledg|conced|corroborat)\w*", re.IGNORECASE)


class CitedText(BaseModel):
    model_config = ConfigDict(extra="forbid")

    text: str
    cites: list[str]


class SectionAnswer(BaseModel):
    """The answer of prompt ``brief_section``."""

    model_config = ConfigDict(extra="forbid")

    points: list[CitedText]


class Stance(BaseModel):
    model_config = ConfigDict(extra="forbid")

    actor: str
    stance: str
    earlier: str
    cites: list[str]


class BriefAnswer(BaseModel):
    """The answer of prompt ``brief``."""

    model_config = ConfigDict(extra="forbid")

    headline: CitedText
    bottom_line: CitedText
    key_points: list[CitedText]
    positions: list[Stance]
    contradictions: list[CitedText]
    confirmed: list[CitedText]
    timeline: list[CitedText]
    open_questions: list[CitedText]


@dataclass(frozen=True, slots=True)
class Material:
    """What the note is written from: an entry in English, or a point that condenses several."""

    cites: tuple[str, ...]
    clock: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Speaking:
    name: str
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BriefWriter:
    """Writes the note of one ticker with a model whose profile allows it."""

    client: ChatClient
    ticker: Ticker
    translations: Translations
    statements: tuple[Statement, ...]
    length: str = "normal"
    audience: str = "editor"

    async def write(self, check: BriefCheck) -> Brief:
        """The note, unsupported points asked for once more. Raises AnswerError, EndpointError, BudgetExceededError."""
        material = await self._fitting(self._entries(), check)
        answer = await self._ask(
            "brief",
            BriefAnswer,
            lambda answer: [*self._too_long(answer), *check.faults(self._as_brief(answer))],
            title=self.translations.title_en or self.ticker.title,
            material=material,
            speakers=self._speakers(),
            length=LENGTHS[self.length],
            audience=AUDIENCES[self.audience],
        )
        return self._as_brief(answer)

    def _entries(self) -> list[Material]:
        oldest_first = {entry.id: number for number, entry in enumerate(self.ticker.chronological())}
        return [
            Material(
                (entry.id,), entry.clock, f"{entry.heading_en}: {entry.text_en}" if entry.heading_en else entry.text_en
            )
            for entry in sorted(self.translations.entries, key=lambda entry: oldest_first[entry.id])
            if entry.text_en
        ]

    async def _fitting(self, material: list[Material], check: BriefCheck) -> list[Material]:
        """The material itself where it fits one call, else condensed until it does."""
        profile = self.client.profile
        count = counter(profile.encoding)
        room = profile.context_tokens - profile.output_tokens - PROMPT_ROOM
        while sum(count(item.text) for item in material) > room:
            sections = _sections(material, room // 2, count)
            condensed = await asyncio.gather(*(self._condense(section, check) for section in sections))
            shorter = [item for section in condensed for item in section]
            if sum(count(item.text) for item in shorter) >= sum(count(item.text) for item in material):
                raise AnswerError("the ticker does not get shorter by condensing")
            material = shorter
        return material

    async def _condense(self, section: Sequence[Material], check: BriefCheck) -> list[Material]:
        answer = await self._ask(
            "brief_section",
            SectionAnswer,
            lambda answer: check.faults_of_points([(point.text, tuple(point.cites)) for point in answer.points]),
            material=section,
            most=SECTION_POINTS,
        )
        clocks = {entry.id: entry.clock for entry in self.ticker.entries}
        return [
            Material(tuple(point.cites), clocks.get(point.cites[0]) if point.cites else None, point.text)
            for point in answer.points
        ]

    async def _ask(
        self, task: str, shape: type[Parsed], faults: Callable[[Parsed], list[str]], **variables: Any
    ) -> Parsed:
        """Ask; points without support are named in one re-ask. Of the two answers that with fewer faults is kept, the
        first where the second cannot be used; what is unsupported in it is flagged later."""
        first: list[tuple[Parsed, int]] = []

        def fault_of(answer: Parsed) -> str | None:
            found = [] if first else faults(answer)
            if found:
                first.append((answer, len(found)))
            return "; ".join(found[:MOST_NAMED]) or None

        try:
            answer = await self.client.ask_model(
                load(task), shape, fault_of, limit=self.client.profile.output_tokens, **variables
            )
        except AnswerError:
            if not first:
                raise
            return first[0][0]
        return first[0][0] if first and len(faults(answer)) > first[0][1] else answer

    def _too_long(self, answer: BriefAnswer) -> list[str]:
        return [
            f"{section} has {len(getattr(answer, section))} items, at most {most} are asked for"
            for section, most in MOST[self.length].items()
            if len(getattr(answer, section)) > most
        ]

    def _speakers(self) -> list[Speaking]:
        entries: dict[str, dict[str, None]] = {}
        for statement in self.statements:
            name = statement.speaker.name_en or statement.speaker.name
            if name and statement.entry_id:
                entries.setdefault(name, {})[statement.entry_id] = None
        return [Speaking(name, tuple(ids)) for name, ids in entries.items()]

    def _as_brief(self, answer: BriefAnswer) -> Brief:
        """The answer as a note, what its sections promise and the cited German does not show among the reasons."""
        clocks = {entry.id: entry.clock for entry in self.ticker.entries}
        age = {entry.id: number for number, entry in enumerate(self.ticker.chronological())}
        timeline = sorted(answer.timeline, key=lambda item: min((age.get(cite, 0) for cite in item.cites), default=0))
        return Brief(
            source=self.ticker.source,
            method="model",
            headline=answer.headline.text,
            headline_cites=tuple(answer.headline.cites),
            bottom_line=answer.bottom_line.text,
            bottom_line_cites=tuple(answer.bottom_line.cites),
            key_points=_points(answer.key_points, lambda _: ()),
            positions=tuple(
                Position(
                    actor=item.actor,
                    stance=f"{item.stance} {item.earlier}".strip(),
                    changed=bool(item.earlier.strip()),
                    cites=tuple(item.cites),
                    reasons=self._faults_of_change(item),
                )
                for item in answer.positions
            ),
            contradictions=_points(answer.contradictions, self._faults_of_contradiction),
            confirmed=_points(answer.confirmed, self._faults_of_confirmation),
            timeline=tuple(
                TimelineItem(
                    clock=clocks.get(item.cites[0]) if item.cites else None, text=item.text, cites=tuple(item.cites)
                )
                for item in timeline
            ),
            open_questions=_points(answer.open_questions, self._faults_of_question),
        )

    def _german_has(self, marker: re.Pattern[str], cites: Sequence[str]) -> bool:
        german = {entry.id: f"{entry.heading or ''}\n{entry.content}" for entry in self.ticker.entries}
        return any(marker.search(german.get(cite, "")) for cite in cites)

    def _faults_of_change(self, item: Stance) -> tuple[str, ...]:
        if not item.earlier.strip() or len(set(item.cites)) > 1 or self._german_has(CHANGED, item.cites):
            return ()
        return ("the earlier position has no entry of its own",)

    def _faults_of_contradiction(self, item: CitedText) -> tuple[str, ...]:
        speakers = {s.speaker.name for s in self.statements if s.entry_id in item.cites and s.speaker.name}
        if len(speakers) > 1 or self._german_has(CONTRADICTED, item.cites):
            return ()
        return ("the cited entries contradict nothing and have one speaker at most",)

    def _faults_of_confirmation(self, item: CitedText) -> tuple[str, ...]:
        return (
            *(() if self._german_has(CONFIRMED, item.cites) else ("no cited entry says that anybody confirmed it",)),
            *(() if SAYS_WHO.search(item.text) else ("it does not say who confirmed it",)),
        )

    def _faults_of_question(self, item: CitedText) -> tuple[str, ...]:
        return () if self._german_has(LEFT_OPEN, item.cites) else ("no cited entry calls this open",)


async def brief(
    client: ChatClient | None,
    ticker: Ticker,
    translations: Translations,
    statements: tuple[Statement, ...],
    *,
    length: str = "normal",
    audience: str = "editor",
) -> Brief:
    """The checked note. With no model, one whose profile does not write briefings, or one that failed for good, it is
    extractive; in the first two cases its sentences are drafts, for nothing vouches for the meaning of their English.

    Raises EndpointError, BudgetExceededError.
    """
    writer = client if client is not None and "brief" in client.profile.tasks else None
    check = BriefCheck(ticker, translations, statements, draft=writer is None)
    reasons: tuple[str, ...] = ()
    if writer is not None and not writer.failed_for_good:
        try:
            written = await BriefWriter(writer, ticker, translations, statements, length, audience).write(check)
            return check.checked(written)
        except AnswerError as error:
            reasons = (f"the model's briefing could not be used ({error.reason}); this one is cut from the entries",)
    extract = extractive_brief(ticker, translations, statements, check, length=length)
    extract = extract.model_copy(update={"reasons": reasons + extract.reasons})
    return check.checked(extract, "verified" if writer else "draft")


def _points(items: Sequence[CitedText], reasons_of: Callable[[CitedText], tuple[str, ...]]) -> tuple[Point, ...]:
    return tuple(Point(text=item.text, cites=tuple(item.cites), reasons=reasons_of(item)) for item in items)


def _sections(material: Sequence[Material], budget: int, count: Callable[[str], int]) -> list[list[Material]]:
    sections: list[list[Material]] = [[]]
    used = 0
    for item in material:
        size = count(item.text)
        if sections[-1] and used + size > budget:
            sections.append([])
            used = 0
        sections[-1].append(item)
        used += size
    return sections
