"""Translation by a capable model: many entries a call, numbered sentences in and out, entry ids echoed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace

from pydantic import BaseModel, ConfigDict

from summarize.checks import Finding
from summarize.errors import SummarizeError
from summarize.glossary import Glossary
from summarize.llm.client import AnswerError, ChatClient, Complaint
from summarize.llm.tokens import counter
from summarize.passages import Task, pack
from summarize.progress import Progress
from summarize.prompts import load
from summarize.tasks.english import tidy
from summarize.tasks.rendered import CheckPassage, Rendered, place, properly_spelled, terms_in


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
class ChunkTranslator:
    client: ChatClient
    glossary: Glossary
    check: CheckPassage
    progress: Progress

    async def translate(self, tasks: tuple[Task, ...]) -> list[tuple[str, Rendered]]:
        """Every passage of the tasks with the id of its task."""
        profile = self.client.profile
        most = 1 if profile.unit == "entry" else None
        chunks = pack(tasks, profile.chunk_tokens, most, counter(profile.encoding))
        by_chunk = await asyncio.gather(*(self._chunk(chunk) for chunk in chunks))
        return [item for rendered in by_chunk for item in rendered]

    async def _chunk(self, tasks: tuple[Task, ...]) -> list[tuple[str, Rendered]]:
        rendered = await self._chunk_or_halves(tasks)
        flawed = self._flawed(tasks, rendered)
        if flawed:
            rendered = await self._again(flawed, rendered)
        self.progress.step(len({task.id for task in tasks}))
        return [(task_id, self._with_reasons(item)) for task_id, item in rendered]

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
            entries=numbered,
            terms=terms_in((passage.text for task in tasks for passage in task.passages), self.glossary),
            context="",
        )
        back = {task.id: tasks[int(task.id) - 1].id for task in numbered}
        return TranslateAnswer(entries=[entry.model_copy(update={"id": back[entry.id]}) for entry in answer.entries])

    def _match(self, tasks: tuple[Task, ...], answer: TranslateAnswer) -> list[tuple[str, Rendered]]:
        entries = {entry.id: entry for entry in answer.entries}
        rendered: list[tuple[str, Rendered]] = []
        for task in tasks:
            entry = entries[task.id]
            by_number = {sentence.n: sentence.en for sentence in entry.sentences} | {0: entry.heading}
            for passage in task.passages:
                english = properly_spelled(passage.text, tidy(by_number[passage.number]), self.glossary)
                rendered.append((task.id, Rendered(passage, english)))
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
                complaints.append(f"{place(item.passage)}: {finding.reason}")
        return flawed

    async def _again(
        self, flawed: dict[str, tuple[Task, list[str]]], rendered: list[tuple[str, Rendered]]
    ) -> list[tuple[str, Rendered]]:
        """Ask once more for the flawed entries, naming each fault; of each passage the better English is kept."""
        tasks = tuple(task for task, _ in flawed.values())
        earlier = _as_answer(tasks, rendered).model_dump_json()
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

    def _better(self, first: Rendered, second: Rendered | None) -> Rendered:
        if second is None or len(self._findings(second)) >= len(self._findings(first)):
            return first
        return second

    def _findings(self, item: Rendered) -> tuple[Finding, ...]:
        return self.check(item.passage, item.english) if item.english is not None else ()

    def _with_reasons(self, item: Rendered) -> Rendered:
        found = tuple(finding.reason for finding in self._findings(item))
        return Rendered(item.passage, item.english, item.reasons + found)


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


def _as_answer(tasks: tuple[Task, ...], rendered: list[tuple[str, Rendered]]) -> TranslateAnswer:
    """What the model answered for these tasks, numbered as they will be asked for again."""
    english = {(task_id, item.passage.number): item.english or "" for task_id, item in rendered}
    return TranslateAnswer(
        entries=[
            EntryAnswer(
                id=str(number),
                heading=english.get((task.id, 0), ""),
                sentences=[
                    SentenceAnswer(n=passage.number, en=english.get((task.id, passage.number), ""))
                    for passage in task.sentences
                ],
            )
            for number, task in enumerate(tasks, start=1)
        ]
    )


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
