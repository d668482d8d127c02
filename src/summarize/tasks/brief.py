"""The briefing note: written by a model that can, cut from verified results otherwise, checked in both cases.

A ticker that does not fit one call is condensed section by section first; cites are carried through to the note.
"""

from __future__ import annotations

import asyncio
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

Parsed = TypeVar("Parsed", bound=BaseModel)

LENGTHS: dict[str, str] = {
    "short": "Keep it very short: up to 3 key_points, up to 3 positions, up to 4 turning points.",
    "normal": "One page: 3 to 7 key_points, up to 8 positions, up to 10 turning points.",
    "long": "Up to two pages: 6 to 12 key_points, every position, up to 20 turning points.",
}
AUDIENCES: dict[str, str] = {
    "editor": "The reader is a news editor who decides in three minutes what to run.",
    "public": "The reader is the general public: explain offices and abbreviations the entries explain, nothing else.",
    "official": "The reader is a minister's aide: who stands where, what was committed to, what needs an answer.",
}
PROMPT_ROOM = 1_500
"""Tokens kept free for the prompt around the material."""
SECTION_POINTS = 12


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
            lambda answer: check.faults(self._as_brief(answer)),
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
        """Ask; points without support are named in one re-ask, and what is still unsupported then is flagged later."""
        complained = False

        def fault_of(answer: Parsed) -> str | None:
            nonlocal complained
            if complained:
                return None
            complained = True
            return "; ".join(faults(answer)[:8]) or None

        return await self.client.ask_model(
            load(task), shape, fault_of, limit=self.client.profile.output_tokens, **variables
        )

    def _speakers(self) -> list[Speaking]:
        entries: dict[str, dict[str, None]] = {}
        for statement in self.statements:
            name = statement.speaker.name_en or statement.speaker.name
            if name and statement.entry_id:
                entries.setdefault(name, {})[statement.entry_id] = None
        return [Speaking(name, tuple(ids)) for name, ids in entries.items()]

    def _as_brief(self, answer: BriefAnswer) -> Brief:
        clocks = {entry.id: entry.clock for entry in self.ticker.entries}
        return Brief(
            source=self.ticker.source,
            method="model",
            headline=answer.headline.text,
            headline_cites=tuple(answer.headline.cites),
            bottom_line=answer.bottom_line.text,
            bottom_line_cites=tuple(answer.bottom_line.cites),
            key_points=_points(answer.key_points),
            positions=tuple(
                Position(
                    actor=item.actor,
                    stance=f"{item.stance} {item.earlier}".strip(),
                    changed=bool(item.earlier.strip()),
                    cites=tuple(item.cites),
                )
                for item in answer.positions
            ),
            contradictions=_points(answer.contradictions),
            confirmed=_points(answer.confirmed),
            timeline=tuple(
                TimelineItem(
                    clock=clocks.get(item.cites[0]) if item.cites else None, text=item.text, cites=tuple(item.cites)
                )
                for item in answer.timeline
            ),
            open_questions=_points(answer.open_questions),
        )


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
    check = BriefCheck(ticker, translations)
    writer = client if client is not None and "brief" in client.profile.tasks else None
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


def _points(items: Sequence[CitedText]) -> tuple[Point, ...]:
    return tuple(Point(text=item.text, cites=tuple(item.cites)) for item in items)


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
