"""Translation by an engine: a sentence in, its English out. It takes no instructions, so terms of the glossary, the
speaker of a reported sentence and house style cannot be asked for; the same checks run, and the same rules mend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from summarize.glossary import Glossary
from summarize.passages import Passage, Task, halves
from summarize.progress import Progress
from summarize.tasks.drafts import QUOTATIONS, Draft, mended
from summarize.tasks.english import plain_marks, quoted_apart, tidy
from summarize.tasks.rendered import NO_HINT, CheckPassage, Hint, Rendered, properly_spelled

TOO_LONG = "the engine may not have read all of this long sentence, in which there is nowhere to cut"


class Engine(Protocol):
    """``name`` stands in results. ``files`` are hashes of what it translates with, by name."""

    name: str
    files: Mapping[str, str]
    longest_words: int
    """Words that it surely takes; of more it may drop the end."""

    def translate(self, sentence: str) -> str: ...


@dataclass(slots=True)
class EngineTranslator:
    """``hints`` are by the start offset of a sentence."""

    engine: Engine
    glossary: Glossary
    check: CheckPassage
    hints: Mapping[int, Hint]
    progress: Progress
    _known: dict[str, str] = field(default_factory=dict)
    """What was translated before; tickers repeat themselves."""

    def translate(self, tasks: tuple[Task, ...]) -> list[tuple[str, Rendered]]:
        """Every passage of the tasks with the id of its task."""
        made: list[tuple[str, Rendered]] = []
        for task in tasks:
            made += [(task.id, self._passage(passage)) for passage in task.passages]
            self.progress.step()
        return made

    def _passage(self, passage: Passage) -> Rendered:
        """In pieces where the whole lost its quotation marks and the pieces have fewer faults."""
        hint = self.hints.get(passage.start, NO_HINT)
        english = self._english(passage.text)
        if not english:
            return Rendered(passage, None, ("the engine gave no English",))
        draft = mended(passage, english, hint, self.check)
        if draft.lost(QUOTATIONS) and (pieces := self._in_pieces(passage, hint)):
            draft = min(draft, pieces, key=lambda one: len(one.findings))
        too_long = any(self._is_long(piece) for piece in self._pieces(passage.text))
        return Rendered(passage, draft.english, (*draft.reasons, *((TOO_LONG,) if too_long else ())))

    def _in_pieces(self, passage: Passage, hint: Hint) -> Draft | None:
        quoted = quoted_apart(passage.text)
        if quoted is None:
            return None
        inner, around = self._english(quoted.inner), self._english(quoted.around) if quoted.around else ""
        if not inner or (quoted.around and not around):
            return None
        return mended(passage, quoted.joined(inner, around), hint, self.check)

    def _english(self, german: str) -> str:
        if german not in self._known:
            made = [self._piece(piece) for piece in self._pieces(german)]
            self._known[german] = " ".join(made) if all(made) else ""
        return self._known[german]

    def _pieces(self, german: str) -> list[str]:
        """The sentence, cut at clauses where it has more words than the engine takes."""
        parts = halves(german) if self._is_long(german) else None
        return [piece for part in parts for piece in self._pieces(part)] if parts else [german]

    def _is_long(self, german: str) -> bool:
        return len(german.split()) > self.engine.longest_words

    def _piece(self, german: str) -> str:
        return properly_spelled(german, tidy(self.engine.translate(plain_marks(german))), self.glossary)
