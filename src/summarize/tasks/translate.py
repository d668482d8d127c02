"""Translation: every passage asked for, checked, asked for once more where a check fails, and never lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ConfigDict

from summarize.checks import Finding
from summarize.errors import SummarizeError
from summarize.glossary import Glossary
from summarize.llm.client import AnswerError, ChatClient, Complaint
from summarize.llm.tokens import counter
from summarize.models import AlignedPair, Range, Translation
from summarize.passages import Passage, Task, halves, join_passages, pack
from summarize.progress import Progress
from summarize.prompts import load
from summarize.tasks.english import aligned_quotations, tidy

OUTPUT_PER_SOURCE_TOKEN = 3
"""English takes about as many tokens as German in o200k_base, more in small vocabularies; beyond this it is a loop."""
SHORTEST_LIMIT = 96


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
class Term:
    german: str
    english: str


@dataclass(frozen=True, slots=True)
class Hint:
    """What the rules know of a sentence: it is reported speech by its mood alone, and whose."""

    reported: bool = False
    speaker: str | None = None


NO_HINT = Hint()


@dataclass(frozen=True, slots=True)
class Rendered:
    """A passage and its English; ``english`` None where none could be had."""

    passage: Passage
    english: str | None
    reasons: tuple[str, ...] = ()


@dataclass(slots=True)
class Translator:
    """Translates the tasks of one ticker. ``check`` finds faults of an English passage against its German."""

    client: ChatClient
    glossary: Glossary
    check: Callable[[Passage, str], tuple[Finding, ...]]
    hints: dict[int, Hint]
    """By the start offset of a sentence."""
    progress: Progress
    _known: dict[tuple[str, Hint], asyncio.Task[tuple[str | None, tuple[str, ...]]]] = field(default_factory=dict)

    async def translate(self, tasks: tuple[Task, ...]) -> list[Translation]:
        """One translation for each task, in order. An endpoint that fails for good fails the passages it left open."""
        self.progress.stage("translate", len(tasks))
        if self.client.profile.unit == "sentence":
            rendered = await _all(self._by_sentence(task) for task in tasks)
        else:
            rendered = await self._by_chunk(tasks)
        by_task: dict[str, list[Rendered]] = {}
        for item in (item for group in rendered for item in group):
            by_task.setdefault(item[0], []).append(item[1])
        return [assemble(task, by_task.get(task.id, [])) for task in tasks]

    async def _by_sentence(self, task: Task) -> list[tuple[str, Rendered]]:
        rendered = await _all(self._passage(passage) for passage in task.passages)
        self.progress.step()
        return [(task.id, item) for item in rendered]

    async def _passage(self, passage: Passage) -> Rendered:
        hint = self.hints.get(passage.start, NO_HINT)
        key = (passage.text, hint)
        if key not in self._known:
            self._known[key] = asyncio.ensure_future(self._best_of_two(passage, hint))
        english, reasons = await self._known[key]
        return Rendered(passage, english, reasons)

    async def _best_of_two(self, passage: Passage, hint: Hint) -> tuple[str | None, tuple[str, ...]]:
        try:
            first = await self._ask(passage.text, hint)
            findings = self.check(passage, first)
            if not findings:
                return first, ()
            complaint = Complaint(first, "; ".join(finding.reason for finding in findings))
            second = await self._ask(passage.text, hint, complaint)
        except AnswerError as error:
            return None, (error.reason,)
        except SummarizeError as error:
            return None, (error.what,)
        again = self.check(passage, second)
        best, left = (second, again) if len(again) < len(findings) else (first, findings)
        return best, tuple(finding.reason for finding in left)

    async def _ask(self, text: str, hint: Hint, complaint: Complaint | None = None) -> str:
        from summarize.llm.client import CutOffError

        count = counter(self.client.profile.encoding)
        limit = min(self.client.profile.output_tokens, max(SHORTEST_LIMIT, OUTPUT_PER_SOURCE_TOKEN * count(text)))
        try:
            answer = await self.client.ask_text(
                load("translate_sentence"),
                limit=limit,
                complaint=complaint,
                text=text,
                terms=self._terms([text]),
                reported=hint.reported,
                speaker=hint.speaker,
            )
        except CutOffError:
            parts = halves(text)
            if parts is None:
                raise
            return " ".join([await self._ask(part, hint) for part in parts])
        return tidy(answer)

    async def _by_chunk(self, tasks: tuple[Task, ...]) -> list[list[tuple[str, Rendered]]]:
        profile = self.client.profile
        most = 1 if profile.unit == "entry" else None
        chunks = pack(tasks, profile.chunk_tokens, most, counter(profile.encoding))
        return await _all(self._chunk(chunk) for chunk in chunks)

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
                return [
                    (task.id, Rendered(passage, None, (error.reason,))) for task in tasks for passage in task.passages
                ]
            return [item for half in await _all(self._chunk_or_halves(part) for part in smaller) for item in half]
        except SummarizeError as error:
            return [(task.id, Rendered(passage, None, (error.what,))) for task in tasks for passage in task.passages]
        return _match(tasks, answer)

    async def _ask_chunk(self, tasks: tuple[Task, ...], complaint: Complaint | None = None) -> TranslateAnswer:
        return await self.client.ask_model(
            load("translate"),
            TranslateAnswer,
            lambda answer: fault_of(tasks, answer),
            limit=self.client.profile.output_tokens,
            complaint=complaint,
            entries=tasks,
            terms=self._terms([passage.text for task in tasks for passage in task.passages]),
            context="",
        )

    def _flawed(
        self, tasks: tuple[Task, ...], rendered: list[tuple[str, Rendered]]
    ) -> dict[str, tuple[Task, list[str]]]:
        """Entries with a passage that a check finds fault with, and the complaints."""
        flawed: dict[str, tuple[Task, list[str]]] = {}
        by_id = {task.id: task for task in tasks}
        for task_id, item in rendered:
            for finding in self._findings(item):
                _, complaints = flawed.setdefault(task_id, (by_id[task_id], []))
                complaints.append(f"entry {task_id}, {_place(item.passage)}: {finding.reason}")
        return flawed

    async def _again(
        self, flawed: dict[str, tuple[Task, list[str]]], rendered: list[tuple[str, Rendered]]
    ) -> list[tuple[str, Rendered]]:
        """Ask once more for the flawed entries, naming each fault; of each passage the better English is kept."""
        tasks = tuple(task for task, _ in flawed.values())
        earlier = _as_answer(tasks, rendered).model_dump_json()
        reason = "; ".join(complaint for _, complaints in flawed.values() for complaint in complaints)
        try:
            answer = await self._ask_chunk(tasks, Complaint(earlier, reason))
        except (AnswerError, SummarizeError):
            return rendered
        second = {(task_id, item.passage.start): item for task_id, item in _match(tasks, answer)}
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

    def _terms(self, texts: list[str]) -> list[Term]:
        terms = {
            Term(text[hit.start : hit.end], hit.english): None for text in texts for hit in self.glossary.hits(text)
        }
        return list(terms)


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


def _match(tasks: tuple[Task, ...], answer: TranslateAnswer) -> list[tuple[str, Rendered]]:
    entries = {entry.id: entry for entry in answer.entries}
    rendered: list[tuple[str, Rendered]] = []
    for task in tasks:
        entry = entries[task.id]
        english = {sentence.n: sentence.en for sentence in entry.sentences} | {0: entry.heading}
        rendered += [(task.id, Rendered(passage, tidy(english[passage.number]))) for passage in task.passages]
    return rendered


def _as_answer(tasks: tuple[Task, ...], rendered: list[tuple[str, Rendered]]) -> TranslateAnswer:
    english = {(task_id, item.passage.number): item.english or "" for task_id, item in rendered}
    return TranslateAnswer(
        entries=[
            EntryAnswer(
                id=task.id,
                heading=english.get((task.id, 0), ""),
                sentences=[
                    SentenceAnswer(n=passage.number, en=english.get((task.id, passage.number), ""))
                    for passage in task.sentences
                ],
            )
            for task in tasks
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


def assemble(task: Task, rendered: Iterable[Rendered]) -> Translation:
    """The translation of an entry from its passages. A passage without English stands in German, marked, and the entry
    counts as failed; a passage that a check still faults makes it flagged."""
    by_number = {item.passage.number: item for item in rendered}
    heading = by_number.get(0)
    parts: list[tuple[Passage, str]] = []
    sentences: list[AlignedPair] = []
    quotes: list[AlignedPair] = []
    reasons: list[str] = []
    missing = 0
    for passage in task.passages:
        item = by_number.get(passage.number, Rendered(passage, None, ("no answer came",)))
        reasons += [f"{_place(passage)}: {reason}" for reason in item.reasons]
        missing += item.english is None
        if passage.number == 0:
            continue
        english = item.english if item.english is not None else f"[German: {passage.text}]"
        parts.append((passage, english))
        start = len(join_passages(parts)) - len(english)
        sentences.append(AlignedPair(de=passage.range, en=Range(start=start, end=start + len(english))))
        if item.english is not None:
            quotes += aligned_quotations(passage.text, passage.start, english, start) or []
    nothing = missing == len(task.passages)
    return Translation(
        id=task.id,
        clock=task.clock,
        heading_de=task.heading.text if task.heading else None,
        heading_en=heading.english if heading else None,
        text_de=task.text,
        text_en=None if nothing else join_passages(parts),
        quotes=() if nothing else tuple(quotes),
        sentences=() if nothing else tuple(sentences),
        status="failed" if missing else "flagged" if reasons else "verified",
        reasons=tuple(reasons),
    )


def _place(passage: Passage) -> str:
    return f"sentence {passage.number}" if passage.number else "heading"


async def _all(coroutines: Iterable[Coroutine[Any, Any, Any]]) -> list[Any]:
    return list(await asyncio.gather(*coroutines))
