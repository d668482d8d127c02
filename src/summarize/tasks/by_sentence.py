"""Translation by a small model: one sentence a call as plain text, and what the rules can do for it.

What a small model lacks most is words, so a sentence comes with what the lexicon knows of its words. Where a check
faults the answer, what helps is structure, not a second opinion: a full quotation is translated apart from the words
around it, so that its marks cannot get lost; a reported sentence that lost its sign of reporting gets the speaker that
the rules found, and says that it did. Asking again with the fault named was tried on four tickers: of 28 second answers
of the embedded model none had fewer faults, 11 had more, some wove the instructions into the news.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from summarize.errors import SummarizeError
from summarize.glossary import Glossary, Lexicon
from summarize.llm.client import AnswerError, ChatClient, CutOffError
from summarize.llm.effort import Effort
from summarize.llm.exchange import Choice
from summarize.llm.tokens import counter
from summarize.passages import Passage, Task, halves
from summarize.progress import Progress
from summarize.prompts import load
from summarize.tasks.drafts import QUOTATIONS, Draft, mended, preferred, weighed
from summarize.tasks.english import Quoted, plain_marks, quoted_apart, tidy
from summarize.tasks.rendered import NO_HINT, CheckPassage, Hint, Rendered, Term, properly_spelled, sentence_terms

OUTPUT_PER_SOURCE_TOKEN = 3
"""English takes about as many tokens as German in o200k_base, more in small vocabularies; beyond this it is a loop."""
SHORTEST_LIMIT = 96


@dataclass(frozen=True, slots=True)
class Said:
    """English, and how sure the model was of it (:attr:`summarize.llm.exchange.Choice.logprob`)."""

    english: str
    logprob: float | None


@dataclass(slots=True)
class SentenceTranslator:
    client: ChatClient
    effort: Effort
    glossary: Glossary
    lexicon: Lexicon
    check: CheckPassage
    hints: Mapping[int, Hint]
    progress: Progress
    _known: dict[tuple[str, Hint], asyncio.Task[Draft | str]] = field(default_factory=dict)
    """By text: tickers repeat themselves, and a repeated sentence is translated once."""

    async def translate(self, tasks: tuple[Task, ...]) -> list[tuple[str, Rendered]]:
        """Every passage of the tasks with the id of its task."""
        by_task = await asyncio.gather(*(self._task(task) for task in tasks))
        return [item for rendered in by_task for item in rendered]

    async def _task(self, task: Task) -> list[tuple[str, Rendered]]:
        rendered = await asyncio.gather(*(self._passage(passage) for passage in task.passages))
        self.progress.step()
        return [(task.id, item) for item in rendered]

    async def _passage(self, passage: Passage) -> Rendered:
        hint = self.hints.get(passage.start, NO_HINT)
        key = (passage.text, hint)
        if key not in self._known:
            self._known[key] = asyncio.ensure_future(self._translated(passage, hint))
        outcome = await self._known[key]
        if isinstance(outcome, str):
            return Rendered(passage, None, (outcome,))
        return Rendered(passage, outcome.english, outcome.reasons, logprob=outcome.logprob)

    async def _translated(self, passage: Passage, hint: Hint) -> Draft | str:
        """The draft, or the best of several where the effort asks for that; or why there is none.

        A second attempt that fails does not cost the first.
        """
        try:
            draft = await self._first(passage, hint)
        except (AnswerError, SummarizeError) as error:
            return _why(error)
        if not self.effort.samples:
            return draft
        try:
            return preferred([draft, *await self._samples(passage, hint)])
        except (AnswerError, SummarizeError):
            return draft

    async def _first(self, passage: Passage, hint: Hint) -> Draft:
        """The likeliest translation, taken apart and put together again where it lost its quotation marks."""
        first = self._draft(passage, await self._ask(passage.text, hint), hint)
        quoted = quoted_apart(passage.text)
        if quoted is None or not self.effort.second_try or not first.lost(QUOTATIONS):
            return first
        try:
            second = self._draft(passage, await self._in_pieces(quoted, hint), hint)
        except (AnswerError, SummarizeError):
            return first
        return second if len(second.findings) < len(first.findings) else first

    async def _samples(self, passage: Passage, hint: Hint) -> list[Draft]:
        choices = await self.client.ask_samples(
            load("translate_sentence"),
            limit=self._limit(passage.text),
            sampling=self.effort.sampling,
            **self._variables(passage.text, hint),
        )
        return [self._draft(passage, self._said(passage.text, choice), hint) for choice in choices]

    def _draft(self, passage: Passage, said: Said, hint: Hint) -> Draft:
        draft = mended(passage, said.english, hint, self.check)
        return weighed(draft, said.logprob, self.client.profile.unsure_below)

    async def _in_pieces(self, quoted: Quoted, hint: Hint) -> Said:
        inner = await self._ask(quoted.inner, NO_HINT)
        around = await self._ask(quoted.around, hint) if quoted.around else Said("", None)
        return Said(quoted.joined(inner.english, around.english), _least_sure((inner, around)))

    async def _ask(self, text: str, hint: Hint) -> Said:
        try:
            answer = await self.client.ask_text(
                load("translate_sentence"), limit=self._limit(text), **self._variables(text, hint)
            )
        except CutOffError:
            parts = halves(text)
            if parts is None:
                raise
            said = [await self._ask(part, hint) for part in parts]
            return Said(" ".join(part.english for part in said), _least_sure(said))
        return self._said(text, answer)

    def _said(self, text: str, answer: Choice) -> Said:
        return Said(properly_spelled(text, tidy(answer.text), self.glossary), answer.logprob)

    def _limit(self, text: str) -> int:
        count = counter(self.client.profile.encoding)
        return min(self.client.profile.output_tokens, max(SHORTEST_LIMIT, OUTPUT_PER_SOURCE_TOKEN * count(text)))

    def _variables(self, text: str, hint: Hint) -> dict[str, Any]:
        terms = sentence_terms(text, self.glossary)
        told = {word for term in terms for word in term.german.split()}
        meanings = self.lexicon.meanings(text)
        terms += [Term(meaning.german, meaning.english) for meaning in meanings if meaning.german not in told]
        return {"text": plain_marks(text), "terms": terms, "reported": hint.reported, "speaker": hint.speaker}


def _least_sure(parts: Iterable[Said]) -> float | None:
    return min((part.logprob for part in parts if part.logprob is not None), default=None)


def _why(error: AnswerError | SummarizeError) -> str:
    return error.reason if isinstance(error, AnswerError) else error.what
