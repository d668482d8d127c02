"""The model points at statements: numbered segments and mentions in, numbers out. It never returns a word of the text,
so it cannot rewrite one; what it points at is cut from the source here."""

from __future__ import annotations

import asyncio
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict

from summarize.attribution import Person
from summarize.attribution.sentences import segments
from summarize.errors import SummarizeError
from summarize.llm.client import AnswerError, ChatClient
from summarize.llm.tokens import counter
from summarize.models import Entry, Span, Speaker, Statement, StatementType
from summarize.passages import joined_line
from summarize.prompts import load

NO_MENTION = 0


class PointedStatement(BaseModel):
    """One statement in the model's answer; every number is of a segment or mention that was shown."""

    model_config = ConfigDict(extra="forbid")

    content: list[int]
    cue: list[int]
    speaker: int
    type: Literal["direct", "direct_partial", "indirect", "indirect_free", "reported", "question"]
    parent: int
    assertive: bool


class PointAnswer(BaseModel):
    """The answer of prompt ``statements``."""

    model_config = ConfigDict(extra="forbid")

    statements: list[PointedStatement]


@dataclass(frozen=True, slots=True)
class Segment:
    number: int
    entry_id: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention that the model may name as speaker. ``segment`` is the number of the segment it stands in."""

    number: int
    segment: int
    span: Span
    speaker: Speaker

    @property
    def text(self) -> str:
        return joined_line(self.span.text)

    @property
    def name(self) -> str:
        return self.speaker.name or self.text


@dataclass(frozen=True, slots=True)
class ShownEntry:
    id: str
    number: int
    clock: str | None
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    content: tuple[int, ...]
    cue: tuple[int, ...]
    speaker: int
    type: StatementType


@dataclass(frozen=True, slots=True)
class Board:
    """What the model is shown of some entries."""

    entries: tuple[ShownEntry, ...]
    mentions: tuple[Mention, ...]
    candidates: tuple[Candidate, ...]

    def segment(self, number: int) -> Segment:
        """The segment with this number. Raises KeyError."""
        for entry in self.entries:
            for segment in entry.segments:
                if segment.number == number:
                    return segment
        raise KeyError(number)

    def mention(self, number: int) -> Mention | None:
        return next((mention for mention in self.mentions if mention.number == number), None)


@dataclass(frozen=True, slots=True)
class Pointing:
    """What the model pointed at in the entries it could answer for, and why it could not for others."""

    statements: tuple[Statement, ...]
    answered: frozenset[str]
    failures: tuple[str, ...]


async def point(
    client: ChatClient, entries: Sequence[Entry], source: str, found: Sequence[Statement], people: Sequence[Person]
) -> Pointing:
    """Ask for the statements of these entries, as many entries a call as fit.

    An answer that cannot be used leaves its entries to the rules, and says so in ``failures``.
    """
    groups = _groups(client, entries)
    boards = [make_board(group, source, found, people) for group in groups]
    outcomes = await asyncio.gather(*(_ask(client, board) for board in boards))
    statements: list[Statement] = []
    answered: set[str] = set()
    failures: list[str] = []
    for board, outcome in zip(boards, outcomes, strict=True):
        ids = [entry.id for entry in board.entries]
        if isinstance(outcome, str):
            failures.append(f"statements of {', '.join(ids)} are by rules alone: {outcome}")
            continue
        answered.update(ids)
        statements += as_statements(board, outcome, source, first=len(statements) + 1)
    return Pointing(tuple(statements), frozenset(answered), tuple(failures))


async def _ask(client: ChatClient, board: Board) -> PointAnswer | str:
    try:
        return await client.ask_model(
            load("statements"),
            PointAnswer,
            lambda answer: fault_of(board, answer),
            limit=client.profile.output_tokens,
            entries=board.entries,
            mentions=board.mentions,
            candidates=board.candidates,
        )
    except AnswerError as error:
        return error.reason
    except SummarizeError as error:
        return error.what


def _groups(client: ChatClient, entries: Sequence[Entry]) -> list[list[Entry]]:
    count = counter(client.profile.encoding)
    groups: list[list[Entry]] = []
    room = 0
    for entry in entries:
        size = count(entry.text)
        if not groups or size > room:
            groups.append([])
            room = client.profile.chunk_tokens
        groups[-1].append(entry)
        room -= size
    return groups


def make_board(entries: Sequence[Entry], source: str, found: Sequence[Statement], people: Sequence[Person]) -> Board:
    """Number the segments, mentions and rule findings of these entries, from 1."""
    shown: list[ShownEntry] = []
    everything: list[Segment] = []
    for entry in entries:
        cut = [(start, end) for part in entry.parts for start, end in segments(source, part.start, part.end)]
        numbered = tuple(
            Segment(len(everything) + offset, entry.id, start, end, joined_line(source[start:end]))
            for offset, (start, end) in enumerate(cut, start=1)
        )
        everything += numbered
        shown.append(ShownEntry(entry.id, len(shown) + 1, entry.clock, numbered))
    ids = {entry.id for entry in entries}
    own = [statement for statement in found if statement.entry_id in ids]
    mentions = _mentions(everything, own, people)
    return Board(tuple(shown), mentions, tuple(_candidate(statement, everything, mentions) for statement in own))


def _mentions(numbered: list[Segment], found: Iterable[Statement], people: Iterable[Person]) -> tuple[Mention, ...]:
    speakers: dict[tuple[int, int], tuple[Span, Speaker]] = {}
    for person in people:
        for span in person.mentions:
            named = Speaker(
                name=person.name, name_en=person.name_en, mention=span, resolution="explicit", kind=person.kind
            )
            speakers[span.start, span.end] = (span, named)
    for statement in found:
        mention = statement.speaker.mention
        if mention is not None and statement.speaker.name:
            speakers.setdefault((mention.start, mention.end), (mention, statement.speaker))
    placed = [(_segment_at(numbered, start), span, speaker) for (start, _), (span, speaker) in sorted(speakers.items())]
    inside = [(segment, span, speaker) for segment, span, speaker in placed if segment is not None]
    return tuple(
        Mention(number, segment.number, span, speaker)
        for number, (segment, span, speaker) in enumerate(inside, start=1)
    )


def _segment_at(numbered: list[Segment], position: int) -> Segment | None:
    index = bisect_right(numbered, position, key=lambda segment: segment.start) - 1
    return numbered[index] if index >= 0 and position < numbered[index].end else None


def _candidate(statement: Statement, numbered: list[Segment], mentions: tuple[Mention, ...]) -> Candidate:
    def covered(spans: Iterable[Span]) -> tuple[int, ...]:
        return tuple(
            segment.number
            for segment in numbered
            if any(segment.start < span.end and span.start < segment.end for span in spans)
        )

    mention = statement.speaker.mention
    number = next((m.number for m in mentions if mention and m.span.start == mention.start), NO_MENTION)
    content = covered(statement.content)
    cue = tuple(segment for segment in covered(statement.cue) if segment not in content)
    return Candidate(content, cue, number, statement.type)


def fault_of(board: Board, answer: PointAnswer) -> str | None:
    """What is structurally wrong with an answer, or None: numbers that were not shown, overlaps, wrong nesting."""
    entry_of = {segment.number: segment.entry_id for entry in board.entries for segment in entry.segments}
    faults: list[str] = []
    for position, statement in enumerate(answer.statements, start=1):
        place = f"statement {position}"
        unknown = [number for number in (*statement.content, *statement.cue) if number not in entry_of]
        if unknown:
            faults.append(f"{place}: there is no segment {unknown[0]}")
            continue
        if not statement.content:
            faults.append(f"{place} has no content")
        if statement.content != sorted(set(statement.content)):
            faults.append(f"{place}: content must be ascending and without repetition")
        if set(statement.content) & set(statement.cue):
            faults.append(f"{place}: a segment cannot be both content and cue")
        if len({entry_of[number] for number in (*statement.content, *statement.cue)}) > 1:
            faults.append(f"{place} spans several entries")
        if statement.speaker != NO_MENTION and board.mention(statement.speaker) is None:
            faults.append(f"{place}: there is no mention m{statement.speaker}")
        if not 0 <= statement.parent <= len(answer.statements) or statement.parent == position:
            faults.append(f"{place}: there is no statement {statement.parent} to be nested in")
    return "; ".join(faults[:8]) or None


def as_statements(board: Board, answer: PointAnswer, source: str, *, first: int) -> list[Statement]:
    """The answer as statements cut from the source, with ids ``m<first>`` and following."""
    clocks = {entry.id: entry.clock for entry in board.entries}
    made: list[Statement] = []
    for offset, pointed in enumerate(answer.statements):
        entry_id = board.segment(pointed.content[0]).entry_id
        mention = board.mention(pointed.speaker)
        made.append(
            Statement(
                id=f"m{first + offset}",
                entry_id=entry_id,
                clock=clocks[entry_id],
                type=pointed.type,
                content=_spans(board, pointed.content, source),
                cue=_spans(board, pointed.cue, source),
                speaker=mention.speaker if mention else Speaker(),
                parent_id=f"m{first + pointed.parent - 1}" if pointed.parent else None,
                assertive=pointed.assertive,
                found_by=("model",),
            )
        )
    return made


def _spans(board: Board, numbers: Sequence[int], source: str) -> tuple[Span, ...]:
    """Segments as spans of the source, neighbours joined."""
    spans: list[tuple[int, int]] = []
    previous = 0
    for number in numbers:
        segment = board.segment(number)
        if spans and number == previous + 1:
            spans[-1] = (spans[-1][0], segment.end)
        else:
            spans.append((segment.start, segment.end))
        previous = number
    return tuple(Span.cut(source, start, end) for start, end in spans)
