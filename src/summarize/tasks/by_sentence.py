"""Translation by a small model: one sentence a call as plain text, and what the rules can do for it.

Where a check faults the answer, what helps is structure, not a second opinion: a full quotation is translated apart
from the words around it, so that its marks cannot get lost; a reported sentence that lost its sign of reporting gets
the speaker that the rules found, and says that it did. Asking again with the fault named was tried on four tickers:
of 28 second answers of the embedded model none had fewer faults, 11 had more, some wove the instructions into the news.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from summarize.errors import SummarizeError
from summarize.glossary import Glossary
from summarize.llm.client import AnswerError, ChatClient, CutOffError
from summarize.llm.tokens import counter
from summarize.passages import Passage, Task, halves
from summarize.progress import Progress
from summarize.prompts import load
from summarize.tasks.drafts import QUOTATIONS, Draft, mended
from summarize.tasks.english import Quoted, plain_marks, quoted_apart, tidy
from summarize.tasks.rendered import NO_HINT, CheckPassage, Hint, Rendered, properly_spelled, terms_in

OUTPUT_PER_SOURCE_TOKEN = 3
"""English takes about as many tokens as German in o200k_base, more in small vocabularies; beyond this it is a loop."""
SHORTEST_LIMIT = 96


@dataclass(slots=True)
class SentenceTranslator:
    client: ChatClient
    glossary: Glossary
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
        return Rendered(passage, outcome.english, outcome.reasons)

    async def _translated(self, passage: Passage, hint: Hint) -> Draft | str:
        """The draft, taken apart and put together again where it lost its quotation marks; or why there is none.

        A failed second draft does not cost the first.
        """
        try:
            first = mended(passage, await self._ask(passage.text, hint), hint, self.check)
        except (AnswerError, SummarizeError) as error:
            return _why(error)
        quoted = quoted_apart(passage.text)
        if quoted is None or not first.lost(QUOTATIONS):
            return first
        try:
            second = mended(passage, await self._in_pieces(quoted, hint), hint, self.check)
        except (AnswerError, SummarizeError):
            return first
        return second if len(second.findings) < len(first.findings) else first

    async def _in_pieces(self, quoted: Quoted, hint: Hint) -> str:
        inner = await self._ask(quoted.inner, NO_HINT)
        around = await self._ask(quoted.around, hint) if quoted.around else ""
        return quoted.joined(inner, around)

    async def _ask(self, text: str, hint: Hint) -> str:
        count = counter(self.client.profile.encoding)
        limit = min(self.client.profile.output_tokens, max(SHORTEST_LIMIT, OUTPUT_PER_SOURCE_TOKEN * count(text)))
        try:
            answer = await self.client.ask_text(
                load("translate_sentence"),
                limit=limit,
                text=plain_marks(text),
                terms=terms_in([text], self.glossary),
                reported=hint.reported,
                speaker=hint.speaker,
            )
        except CutOffError:
            parts = halves(text)
            if parts is None:
                raise
            return " ".join([await self._ask(part, hint) for part in parts])
        return properly_spelled(text, tidy(answer), self.glossary)


def _why(error: AnswerError | SummarizeError) -> str:
    return error.reason if isinstance(error, AnswerError) else error.what
