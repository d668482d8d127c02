"""What a model can be trusted with. A new kind of model is one more row of ``PROFILES``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from summarize.errors import UsageError

Unit = Literal["chunk", "entry", "sentence"]
Task = Literal["translate", "statements", "brief"]


@dataclass(frozen=True, slots=True)
class Profile:
    """How to use a class of models.

    Token counts are of ``encoding``: an estimate for models with another tokenizer, so the limits leave room.
    """

    name: str
    models: str
    """Regular expression searched in the model's name, case-insensitively; the first row that matches is taken."""
    example: str
    context_tokens: int
    output_tokens: int
    """Most tokens asked for in one answer."""
    unit: Unit
    """What one translation call carries: as many entries as fit, one entry, or one sentence."""
    chunk_tokens: int
    """Source tokens in one call. Well below the context, because quality falls with length (arXiv 2412.17592)."""
    tasks: frozenset[Task]
    """What the model does itself; the rest is done by rules."""
    concurrency: int
    encoding: Literal["o200k_base", "cl100k_base"] = "o200k_base"
    limit_parameter: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"
    temperature: float | None = 0.0
    """None where the model refuses the parameter."""
    unsure_below: float | None = None
    """Mean log-probability of an answer's tokens below which the model is taken to have been unsure; None: it is not
    asked for. Measured with the embedded default on news sentences (``docs/translation.md``)."""


ALL_TASKS: frozenset[Task] = frozenset({"translate", "statements", "brief"})
ONLY_TRANSLATE: frozenset[Task] = frozenset({"translate"})

PROFILES: tuple[Profile, ...] = (
    Profile(
        name="reasoning",
        models=r"(^|/)(o[1-9]|gpt-[5-9])",
        example="gpt-5-mini",
        context_tokens=272_000,
        output_tokens=16_000,
        unit="chunk",
        chunk_tokens=2_500,
        tasks=ALL_TASKS,
        concurrency=6,
        limit_parameter="max_completion_tokens",
        temperature=None,
    ),
    Profile(
        name="small",
        models=r"(?<![\d.])[0-3](\.\d+)?b(?![a-z])|tinyllama|smollm|phi-?[23](?!\d)|gemma-?2b",
        example="qwen2.5-coder-1.5b-instruct-q4_k_m",
        context_tokens=4_096,
        output_tokens=512,
        unit="sentence",
        chunk_tokens=500,
        tasks=ONLY_TRANSLATE,
        concurrency=1,
        unsure_below=-0.35,
    ),
    Profile(
        name="medium",
        models=r"(?<![\d.])([4-9]|1[0-4])(\.\d+)?b(?![a-z])|mistral-7b|llama-?3",
        example="llama-3.1-8b-instruct",
        context_tokens=8_192,
        output_tokens=2_000,
        unit="entry",
        chunk_tokens=1_000,
        tasks=ONLY_TRANSLATE,
        concurrency=2,
    ),
    Profile(
        name="capable",
        models=r"",
        example="gpt-4.1",
        context_tokens=128_000,
        output_tokens=8_000,
        unit="chunk",
        chunk_tokens=2_500,
        tasks=ALL_TASKS,
        concurrency=6,
    ),
)


def profile_for(model: str, name: str | None = None) -> Profile:
    """The profile called ``name``, or the first whose pattern occurs in the model's name.

    Raises UsageError for a name that no profile has.
    """
    if name is not None:
        for profile in PROFILES:
            if profile.name == name:
                return profile
        known = ", ".join(profile.name for profile in PROFILES)
        raise UsageError(f"There is no profile '{name}'.", hint=f"Profiles: {known}.")
    return next(profile for profile in PROFILES if re.search(profile.models, model, re.IGNORECASE))
