"""What there is to translate: the headings and sentences of a ticker, each with its place in the source."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from summarize.attribution.sentences import segments, sentences
from summarize.models import Entry, Range, Ticker

Count = Callable[[str], int]
TITLE = "title"
LEAD = "lead"
_LINE_END = r"-[^\S\n]*\n[^\S\n]*"
# "deutsch-" and "französisch", "CDU-" and "Politiker" keep their hyphen.
_HYPHENATED = re.compile(rf"(?<=sch){_LINE_END}(?=[a-zäöüß]+sch)|(?<=\w){_LINE_END}(?=[A-ZÄÖÜ])")
_PARTED_WORD = re.compile(
    rf"(?<=[a-zäöüß]){_LINE_END}(?=[a-zäöüß])"
    r"(?!(?:und|oder|bzw|beziehungsweise|sowie|noch|als|statt|bis|zu|wie|aber|plus|also|weder|denn|doch|in|mit)\b)"
)
CONTEXT_SHARE = 8
"""The German before a chunk is shown to the model up to this part of what a chunk may hold."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence, with its number in the entry (from 1), or the heading (number 0). Offsets are into the source."""

    number: int
    start: int
    end: int
    text: str
    opens_paragraph: bool = False

    @property
    def range(self) -> Range:
        return Range(start=self.start, end=self.end)


@dataclass(frozen=True, slots=True)
class Task:
    """One entry (or the ticker's title or lead, under those ids) to translate."""

    id: str
    clock: str | None
    heading: Passage | None
    sentences: tuple[Passage, ...]

    @property
    def passages(self) -> tuple[Passage, ...]:
        return ((self.heading,) if self.heading else ()) + self.sentences

    @property
    def text(self) -> str:
        """The German of the sentences, paragraphs kept."""
        return join_passages([(passage, passage.text) for passage in self.sentences])


def join_passages(pairs: list[tuple[Passage, str]]) -> str:
    """The texts in reading order: a space between sentences, a line break between paragraphs."""
    parts: list[str] = []
    for passage, text in pairs:
        if parts:
            parts.append("\n" if passage.opens_paragraph else " ")
        parts.append(text)
    return "".join(parts)


def translation_tasks(ticker: Ticker) -> tuple[Task, ...]:
    """A task for every entry, oldest first, and then for the ticker's title and lead, if it has any.

    Oldest first, so that a ticker that goes on keeps its first chunks, and what was paid for them.
    """
    source = ticker.source_text()
    front = [
        Task(kind, None, None, _sentences(source, [(piece.start, piece.end)]))
        for kind in (TITLE, LEAD)
        for piece in ticker.furniture
        if piece.kind == kind
    ]
    entries = (_task(entry, source) for entry in ticker.chronological())
    return (*entries, *(task for task in front if task.sentences))


def _task(entry: Entry, source: str) -> Task:
    heading = None
    if entry.heading and entry.heading_span:
        heading = Passage(0, entry.heading_span.start, entry.heading_span.end, joined_line(entry.heading))
    return Task(entry.id, entry.clock, heading, _sentences(source, [(part.start, part.end) for part in entry.parts]))


def _sentences(source: str, ranges: list[tuple[int, int]]) -> tuple[Passage, ...]:
    passages: list[Passage] = []
    for start, end in ranges:
        for begin, stop in sentences(source, start, end):
            gap = source[passages[-1].end : begin] if passages else ""
            passages.append(
                Passage(len(passages) + 1, begin, stop, joined_line(source[begin:stop]), opens_paragraph="\n" in gap)
            )
    return tuple(passages)


def joined_line(text: str) -> str:
    """The text on one line, words put together that a line end parts: *Bürger-* and *meisterin*, not *Ost- und*."""
    return " ".join(_PARTED_WORD.sub("", _HYPHENATED.sub("-", text)).split())


def halves(text: str) -> tuple[str, str] | None:
    """A sentence cut in two at the clause boundary nearest to its middle, or None where it is a single clause."""
    boundaries = [start for start, _ in segments(text) if 0 < start < len(text)]
    if not boundaries:
        return None
    middle = min(boundaries, key=lambda boundary: abs(boundary - len(text) // 2))
    return text[:middle].strip(), text[middle:].strip()


def pack(tasks: tuple[Task, ...], budget: int, most: int | None, count: Count) -> tuple[tuple[Task, ...], ...]:
    """Whole entries into chunks of at most ``budget`` tokens and ``most`` entries, in order.

    An entry that alone exceeds the budget is cut between sentences; a single sentence is never cut here.
    """
    chunks: list[tuple[Task, ...]] = []
    current: list[Task] = []
    used = 0
    for task in (part for whole in tasks for part in split_task(whole, budget, count)):
        cost = task_tokens(task, count)
        if current and (used + cost > budget or (most is not None and len(current) >= most)):
            chunks.append(tuple(current))
            current, used = [], 0
        current.append(task)
        used += cost
    if current:
        chunks.append(tuple(current))
    return tuple(chunks)


def split_task(task: Task, budget: int, count: Count) -> list[Task]:
    """The entry as it is where it fits, else in parts of whole sentences; the heading goes with the first part."""
    if task_tokens(task, count) <= budget:
        return [task]
    parts: list[Task] = []
    group: list[Passage] = []
    used = count(task.heading.text) if task.heading else 0
    for passage in task.sentences:
        cost = count(passage.text)
        if group and used + cost > budget:
            parts.append(_part(task, group, first=not parts))
            group, used = [], 0
        group.append(passage)
        used += cost
    parts.append(_part(task, group, first=not parts))
    return parts


def _part(task: Task, group: list[Passage], *, first: bool) -> Task:
    return Task(task.id, task.clock, task.heading if first else None, tuple(group))


def task_tokens(task: Task, count: Count) -> int:
    return sum(count(passage.text) for passage in task.passages)
