"""Translation by a capable model: many entries a call, numbered sentences in and out, entry ids echoed."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pydantic import BaseModel, ConfigDict

from summarize.checks import Finding
from summarize.errors import SummarizeError
from summarize.glossary import Glossary
from summarize.house_style import StyleName, in_house_style, style_lines
from summarize.llm.client import AnswerError, ChatClient, Complaint
from summarize.llm.tokens import counter
from summarize.passages import CONTEXT_SHARE, LEAD, TITLE, Passage, Task, pack
from summarize.progress import Progress
from summarize.prompts import load
from summarize.tasks.english import tidy
from summarize.tasks.numbered import NumberedSentence, numbered_sentences, without_numbers
from summarize.tasks.rendered import NO_HINT, CheckPassage, Hint, Rendered, place, properly_spelled, terms_in


class SentenceAnswer(BaseModel):
    model_config = ConfigDict(extra="forbid")

    n: int
    en: str


class EntryAnswer(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: str
    heading: str
    sentences: list[SentenceAnswer]


class TranslateAnswer(BaseModel):
    """The answer of prompt ``translate``."""

    model_config = ConfigDict(extra="forbid")

    entries: list[EntryAnswer]


@dataclass(frozen=True, slots=True)
class ReportedSentence:
    """A sentence whose only sign of reporting is its mood, and whose words it holds, in English, if that is known."""

    number: int
    speaker: str | None


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry as the prompt shows it."""

    id: str
    clock: str | None
    heading: str | None
    sentences: tuple[NumberedSentence, ...]
    reported: tuple[ReportedSentence, ...]


@dataclass(slots=True)
class ChunkTranslator:
    """``hints`` are by the start offset of a sentence."""

    client: ChatClient
    glossary: Glossary
    check: CheckPassage
    hints: Mapping[int, Hint]
    progress: Progress
    style: StyleName = "us"
    _order: tuple[Passage, ...] = ()
    _answers: dict[int, str] = field(default_factory=dict)
    """As the model wrote them, by the start offset of the passage."""

    async def translate(self, tasks: tuple[Task, ...]) -> list[tuple[str, Rendered]]:
        """Every passage of the tasks with the id of its task. What a ticker repeats word for word is asked for once."""
        profile = self.client.profile
        self._order = tuple(passage for task in tasks for passage in task.passages)
        fresh, first = without_repeats(tasks, self.hints)
        self.progress.step(len(tasks) - len(fresh))
        most = 1 if profile.unit == "entry" else None
        chunks = pack(fresh, profile.chunk_tokens, most, counter(profile.encoding))
        by_chunk = await asyncio.gather(*(self._chunk(chunk) for chunk in chunks))
        made = {item.passage.start: item for rendered in by_chunk for _, item in rendered}
        return [
            (task.id, self._with_reasons(replace(made[first[passage.start]], passage=passage)))
            for task in tasks
            for passage in task.passages
        ]

    async def _chunk(self, tasks: tuple[Task, ...]) -> list[tuple[str, Rendered]]:
        rendered = await self._chunk_or_halves(tasks)
        flawed = self._flawed(tasks, rendered)
        if flawed:
            rendered = await self._again(flawed, rendered)
        self.progress.step(len({task.id for task in tasks}))
        return rendered

    async def _chunk_or_halves(self, tasks: tuple[Task, ...]) -> list[tuple[str, Rendered]]:
        try:
            answer = await self._ask_chunk(tasks)
        except AnswerError as error:
            smaller = _split(tasks)
            if smaller is None:
                return _failed(tasks, error.reason.replace("entry 1 ", f"entry {tasks[0].id} "))
            halves = await asyncio.gather(*(self._chunk_or_halves(part) for part in smaller))
            return [item for half in halves for item in half]
        except SummarizeError as error:
            return _failed(tasks, error.what)
        return self._match(tasks, answer)

    async def _ask_chunk(self, tasks: tuple[Task, ...], complaint: Complaint | None = None) -> TranslateAnswer:
        """Ask for the tasks under numbers of this chunk, from 1: the ids of a ticker that goes on move with every new
        entry, and the same question must stay the same, or its answer is paid for again."""
        numbered = tuple(replace(task, id=str(number)) for number, task in enumerate(tasks, start=1))
        answer = await self.client.ask_model(
            load("translate"),
            TranslateAnswer,
            lambda answer: fault_of(numbered, answer),
            limit=self.client.profile.output_tokens,
            complaint=complaint,
            house=style_lines(self.style),
            entries=tuple(self._shown(task) for task in numbered),
            terms=terms_in((p.text for task in tasks for p in task.passages), self.glossary, self.style),
            context=self._context(tasks[0]),
        )
        back = {task.id: tasks[int(task.id) - 1].id for task in numbered}
        return TranslateAnswer(entries=[entry.model_copy(update={"id": back[entry.id]}) for entry in answer.entries])

    def _shown(self, task: Task) -> ShownEntry:
        hints = [(passage.number, self._hint(passage)) for passage in task.sentences]
        return ShownEntry(
            id=task.id,
            clock=task.clock,
            heading=task.heading.text if task.heading else None,
            sentences=numbered_sentences(task),
            reported=tuple(ReportedSentence(number, hint.speaker) for number, hint in hints if hint.reported),
        )

    def _hint(self, passage: Passage) -> Hint:
        return self.hints.get(passage.start, NO_HINT)

    def _context(self, first: Task) -> str:
        """The German sentences before this entry, the nearest ones, as many as there is room for. German alone: which
        English there is already depends on which call answers first, and the same question must stay the same, or its
        answer is paid for again. For that reason the ticker's title and lead, which come last, get none."""
        if first.id in (TITLE, LEAD):
            return ""
        count = counter(self.client.profile.encoding)
        room = self.client.profile.chunk_tokens // CONTEXT_SHARE
        shown: list[str] = []
        position = next(index for index, passage in enumerate(self._order) if passage.start == first.passages[0].start)
        for passage in reversed(self._order[:position]):
            room -= count(passage.text)
            if room < 0:
                break
            shown.append(passage.text)
        return " ".join(reversed(shown))

    def _match(self, tasks: tuple[Task, ...], answer: TranslateAnswer) -> list[tuple[str, Rendered]]:
        entries = {entry.id: entry for entry in answer.entries}
        rendered: list[tuple[str, Rendered]] = []
        for task in tasks:
            entry = entries[task.id]
            by_number = {sentence.n: sentence.en for sentence in entry.sentences} | {0: entry.heading}
            quotations = {sentence.number: sentence.quotations for sentence in numbered_sentences(task)}
            for passage in task.passages:
                written = by_number[passage.number]
                self._answers.setdefault(passage.start, written)
                english = properly_spelled(passage.text, tidy(written), self.glossary)
                english = in_house_style(passage.text, english, self.style)
                english, quotes = without_numbers(passage, english, quotations.get(passage.number, ()))
                rendered.append((task.id, Rendered(passage, english, quotes=quotes)))
        return rendered

    def _flawed(
        self, tasks: tuple[Task, ...], rendered: list[tuple[str, Rendered]]
    ) -> dict[str, tuple[Task, list[str]]]:
        """Entries with a passage that a check finds fault with, and the complaints."""
        flawed: dict[str, tuple[Task, list[str]]] = {}
        by_id = {task.id: task for task in tasks}
        for task_id, item in rendered:
            for finding in self._findings(item):
                _, complaints = flawed.setdefault(task_id, (by_id[task_id], []))
                complaints.append(f"{place(item.passage)}: {finding.reason}{self._whose(item.passage, finding)}")
        return flawed

    def _whose(self, passage: Passage, finding: Finding) -> str:
        speaker = self._hint(passage).speaker if finding.check == "reporting" else None
        return f" (these are words of {speaker})" if speaker else ""

    async def _again(
        self, flawed: dict[str, tuple[Task, list[str]]], rendered: list[tuple[str, Rendered]]
    ) -> list[tuple[str, Rendered]]:
        """Ask once more for the flawed entries, naming each fault; of each passage the better English is kept."""
        tasks = tuple(task for task, _ in flawed.values())
        earlier = self._as_answer(tasks).model_dump_json()
        reason = "; ".join(
            f"entry {number}, {complaint}"
            for number, (_, complaints) in enumerate(flawed.values(), start=1)
            for complaint in complaints
        )
        try:
            answer = await self._ask_chunk(tasks, Complaint(earlier, reason))
        except (AnswerError, SummarizeError):
            return rendered
        second = {(task_id, item.passage.start): item for task_id, item in self._match(tasks, answer)}
        return [(task_id, self._better(item, second.get((task_id, item.passage.start)))) for task_id, item in rendered]

    def _as_answer(self, tasks: tuple[Task, ...]) -> TranslateAnswer:
        """What the model answered for these tasks, numbered as they will be asked for again."""
        return TranslateAnswer(
            entries=[
                EntryAnswer(
                    id=str(number),
                    heading=self._answers.get(task.heading.start, "") if task.heading else "",
                    sentences=[
                        SentenceAnswer(n=passage.number, en=self._answers.get(passage.start, ""))
                        for passage in task.sentences
                    ],
                )
                for number, task in enumerate(tasks, start=1)
            ]
        )

    def _better(self, first: Rendered, second: Rendered | None) -> Rendered:
        if second is None or len(self._findings(second)) >= len(self._findings(first)):
            return first
        return second

    def _findings(self, item: Rendered) -> tuple[Finding, ...]:
        return self.check(item.passage, item.english) if item.english is not None else ()

    def _with_reasons(self, item: Rendered) -> Rendered:
        found = tuple(finding.reason for finding in self._findings(item))
        return replace(item, reasons=item.reasons + found)


def without_repeats(tasks: tuple[Task, ...], hints: Mapping[int, Hint]) -> tuple[tuple[Task, ...], dict[int, int]]:
    """The tasks without the passages that an earlier one holds word for word, and for the start offset of each passage
    that of the one to take the English from. Tasks of which nothing is left are gone."""
    known: dict[tuple[bool, str, Hint], int] = {}
    first: dict[int, int] = {}
    for passage in (passage for task in tasks for passage in task.passages):
        key = (passage.number == 0, passage.text, hints.get(passage.start, NO_HINT))
        first[passage.start] = known.setdefault(key, passage.start)

    def left(passage: Passage) -> bool:
        return first[passage.start] == passage.start

    fresh = (
        Task(
            task.id,
            task.clock,
            task.heading if task.heading and left(task.heading) else None,
            tuple(passage for passage in task.sentences if left(passage)),
        )
        for task in tasks
    )
    return tuple(task for task in fresh if task.passages), first


def fault_of(tasks: tuple[Task, ...], answer: TranslateAnswer) -> str | None:
    """What is structurally wrong with an answer: entries or sentences that are missing, unknown or twice there."""
    wanted = {task.id: task for task in tasks}
    faults: list[str] = []
    got = [entry.id for entry in answer.entries]
    faults += [f"entry {name} is missing" for name in wanted if name not in got]
    faults += [f"there is no entry {name}" for name in dict.fromkeys(got) if name not in wanted]
    faults += [f"entry {name} is there twice" for name in dict.fromkeys(got) if got.count(name) > 1]
    for entry in answer.entries:
        task = wanted.get(entry.id)
        if task is None:
            continue
        numbers = [sentence.n for sentence in entry.sentences]
        expected = [passage.number for passage in task.sentences]
        if numbers != expected:
            faults.append(f"entry {entry.id} must have the sentences {expected}, not {numbers}")
        if task.heading and not entry.heading.strip():
            faults.append(f"the heading of entry {entry.id} is missing")
        if any(not sentence.en.strip() for sentence in entry.sentences):
            faults.append(f"entry {entry.id} has an empty sentence")
    return "; ".join(faults[:8]) or None


def _failed(tasks: tuple[Task, ...], reason: str) -> list[tuple[str, Rendered]]:
    return [(task.id, Rendered(passage, None, (reason,))) for task in tasks for passage in task.passages]


def _split(tasks: tuple[Task, ...]) -> tuple[tuple[Task, ...], tuple[Task, ...]] | None:
    """Two smaller chunks, or None for a single sentence."""
    if len(tasks) > 1:
        middle = len(tasks) // 2
        return tasks[:middle], tasks[middle:]
    task = tasks[0]
    if len(task.sentences) < 2:
        return None
    middle = len(task.sentences) // 2
    first = Task(task.id, task.clock, task.heading, task.sentences[:middle])
    return (first,), (Task(task.id, task.clock, None, task.sentences[middle:]),)
