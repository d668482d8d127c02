"""Translation: every passage asked for, checked, asked for once more where a check fails, and never lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from summarize.checks import KnownName
from summarize.glossary import Glossary, Lexicon
from summarize.house_style import StyleName, in_house_style
from summarize.llm.client import ChatClient
from summarize.llm.effort import EFFORTS, Effort
from summarize.models import Translation
from summarize.passages import Task
from summarize.progress import Progress
from summarize.tasks.by_chunk import ChunkTranslator
from summarize.tasks.by_engine import Engine, EngineTranslator
from summarize.tasks.by_sentence import SentenceTranslator
from summarize.tasks.rendered import CheckPassage, Hint, Rendered, assemble
from summarize.tasks.unified import unified


async def translate(
    by: ChatClient | Engine,
    tasks: tuple[Task, ...],
    glossary: Glossary,
    check: CheckPassage,
    hints: Mapping[int, Hint],
    progress: Progress,
    style: StyleName = "us",
    names: tuple[KnownName, ...] = (),
    effort: Effort = EFFORTS["normal"],
) -> list[Translation]:
    """One translation for each task, in order. ``check`` finds faults of an English passage against its German;
    ``hints`` are by the start offset of a sentence. ``names`` are the people of the ticker.
    ``effort`` is what is done for a sentence where a call carries one.

    An endpoint that fails for good fails the passages that it left open, and only those.
    """
    progress.stage("translate", len(tasks))
    if not isinstance(by, ChatClient):
        drafts = EngineTranslator(by, glossary, check, hints, progress).translate(tasks)
        rendered = [(task_id, _in_style(item, style)) for task_id, item in drafts]
    elif by.profile.unit == "sentence":
        drafts = await SentenceTranslator(by, effort, glossary, Lexicon.default(), check, hints, progress).translate(
            tasks
        )
        rendered = [(task_id, _in_style(item, style)) for task_id, item in drafts]
    else:
        rendered = await ChunkTranslator(by, glossary, check, hints, progress, style).translate(tasks)
    by_task: dict[str, list[Rendered]] = {}
    for task_id, passage in unified(rendered, names, glossary, check):
        by_task.setdefault(task_id, []).append(passage)
    return [assemble(task, by_task.get(task.id, [])) for task in tasks]


def _in_style(item: Rendered, style: StyleName) -> Rendered:
    english = in_house_style(item.passage.text, item.english, style) if item.english is not None else None
    return replace(item, english=english)
