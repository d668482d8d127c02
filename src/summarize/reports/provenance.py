"""Where a result comes from, as lines a person can read: enough to ask for it again."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from summarize.models import RunInfo, RunResult, Usage
from summarize.reports.labels import count_label, moment_label
from summarize.reports.text import one_line

_CREDENTIALS = re.compile(r"(?<=://)[^/@\s]*@")


@dataclass(frozen=True)
class Fact:
    """A line of the provenance: what it is, and its values, one a line."""

    term: str
    values: tuple[str, ...]


def provenance(result: RunResult) -> tuple[Fact, ...]:
    """The facts of a run in reading order; what the run does not know is left out."""
    run = result.run
    facts = (
        ("Source", [run.source.origin]),
        ("SHA-256 of the source", [run.source.sha256]),
        ("Length of the source", [count_label(run.source.chars, "character")]),
        ("Run", [f"{run.id} ({run.state})"]),
        ("Started", [moment_label(run.started)]),
        ("Finished", [moment_label(run.finished)] if run.finished else []),
        ("Program", [f"summarize {run.program_version}"]),
        ("Model", [f"{run.model} (profile {run.profile})"]),
        ("Endpoint", [_CREDENTIALS.sub("", run.endpoint)]),
        ("Prompts", [f"{prompt.task}/{prompt.version}, SHA-256 {prompt.sha256}" for prompt in run.prompts]),
        ("Parameters", _parameters(run)),
        ("Usage", _usage(run.usage)),
        ("Cassette", [run.cassette] if run.cassette else []),
        ("Failures", run.failures),
        ("Warnings about the source", result.ticker.warnings),
    )
    return tuple(Fact(term, tuple(one_line(value) for value in values)) for term, values in facts if values)


def _parameters(run: RunInfo) -> list[str]:
    return [
        f"{name} = {json.dumps(value, ensure_ascii=False, default=str)}"
        for name, value in sorted(run.parameters.items())
    ]


def _usage(usage: Usage) -> list[str]:
    calls = count_label(usage.calls, "call")
    if usage.failed_calls:
        calls += f", {usage.failed_calls:,} of them failed"
    if usage.reused:
        calls += f"; {count_label(usage.reused, 'answer')} taken from the store"
    cost = "no price is known for this model" if usage.cost_usd is None else f"US$ {usage.cost_usd:.4f}"
    return [calls, f"{usage.input_tokens:,} tokens read, {usage.output_tokens:,} tokens written", cost]
