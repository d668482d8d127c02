"""A dry run: what would be asked, in how many calls, with how many tokens, at what price. Nothing is sent."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import Field

from summarize.engines import ENGINE
from summarize.llm.effort import EFFORTS, Effort
from summarize.llm.prices import cost_usd
from summarize.llm.profiles import Profile
from summarize.llm.tokens import counter
from summarize.models import Frozen, SourceRef, Ticker
from summarize.passages import CONTEXT_SHARE, Task, pack, task_tokens, translation_tasks
from summarize.prompts import load

OUTPUT_RATIO = 0.9
"""English tokens for a German token in o200k_base: 0.87 over 1,000 news sentences and their human translations."""
MEANING_TOKENS = 1.0
"""Of what the lexicon says of a sentence's words, for one of the sentence: measured on 80 news sentences."""
JSON_TOKENS = 10
"""Of an answer's form, for each sentence in a chunk."""
BRIEF_TOKENS = 900
SEGMENTED = 1.6
"""Tokens of an entry cut into numbered segments, with mentions and candidates, for one of its text."""
STATEMENT_TOKENS = 110
"""Of pointing at statements, for each entry: 3,000 were seen for 27 entries."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one stage."""

    calls: int
    input_tokens: int
    output_tokens: int


class Chunk(Frozen):
    """One call of the translation, or (for a model that takes one sentence a call) one entry."""

    entries: tuple[str, ...]
    calls: int
    source_tokens: int = Field(description="tokens of the German, in the profile's encoding")


class Plan(Frozen):
    """Estimates: tokens are of ``encoding``, the endpoint counts its own."""

    source: SourceRef
    model: str
    endpoint: str
    profile: str
    encoding: str
    chunks: tuple[Chunk, ...]
    calls: int
    input_tokens: int
    output_tokens: int
    cost_usd: float | None = Field(description="None where no price is known")


def make_plan(
    ticker: Ticker, profile: Profile, model: str, endpoint: str, base_url: str, effort: Effort = EFFORTS["normal"]
) -> Plan:
    """The plan of a run. ``base_url`` decides on the price; an endpoint on this machine costs nothing."""
    count = counter(profile.encoding)
    tasks = translation_tasks(ticker)
    prompt = load("translate_sentence" if profile.unit == "sentence" else "translate")
    empty = prompt.render(text="", terms=[], reported=False, speaker=None, entries=[], context="", house=())
    fixed = sum(count(message.content) + 4 for message in empty)
    if profile.unit == "sentence":
        groups: tuple[tuple[Task, ...], ...] = tuple((task,) for task in tasks)
        calls = [len(task.passages) * effort.calls for task in tasks]
    else:
        groups = pack(tasks, profile.chunk_tokens, 1 if profile.unit == "entry" else None, count)
        calls = [1] * len(groups)
    chunks = tuple(
        Chunk(
            entries=tuple(dict.fromkeys(task.id for task in group)),
            calls=number,
            source_tokens=sum(task_tokens(task, count) for task in group),
        )
        for group, number in zip(groups, calls, strict=True)
    )
    german = sum(chunk.source_tokens for chunk in chunks)
    english = round(german * OUTPUT_RATIO)
    if profile.unit == "sentence":
        sent = round(german * (1 + MEANING_TOKENS)) * effort.calls
        received = english * (1 + effort.samples)
    else:
        sent = german + profile.chunk_tokens // CONTEXT_SHARE * (len(groups) - 1)
        received = english + JSON_TOKENS * sum(len(task.passages) for task in tasks)
    costs = [Cost(sum(calls), sent + fixed * sum(calls), received)]
    if "statements" in profile.tasks:
        asked = count(load("statements").content)
        answered = STATEMENT_TOKENS * len(ticker.entries)
        costs.append(Cost(len(groups), round(german * SEGMENTED) + asked * len(groups), answered))
    if "brief" in profile.tasks:
        costs.append(Cost(1, english + count(load("brief").content), BRIEF_TOKENS))
    input_tokens = sum(cost.input_tokens for cost in costs)
    output_tokens = sum(cost.output_tokens for cost in costs)
    return Plan(
        source=ticker.source,
        model=model,
        endpoint=endpoint,
        profile=profile.name,
        encoding=profile.encoding,
        chunks=chunks,
        calls=sum(cost.calls for cost in costs),
        input_tokens=input_tokens,
        output_tokens=output_tokens,
        cost_usd=cost_usd(base_url, model, input_tokens, output_tokens),
    )


def engine_plan(ticker: Ticker, name: str) -> Plan:
    """The plan where an engine of this name translates: nothing is asked of a model."""
    count = counter()
    return Plan(
        source=ticker.source,
        model=name,
        endpoint=ENGINE,
        profile=ENGINE,
        encoding="o200k_base",
        chunks=tuple(
            Chunk(entries=(task.id,), calls=0, source_tokens=task_tokens(task, count))
            for task in translation_tasks(ticker)
        ),
        calls=0,
        input_tokens=0,
        output_tokens=0,
        cost_usd=0.0,
    )
