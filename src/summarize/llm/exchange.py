"""A request and its answer as they are stored, and who keeps and watches them."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Literal, Protocol

from summarize.models import Frozen, PromptRef
from summarize.prompts import Message

AnswerForm = Literal["json_schema", "json_object", "text"]


class Request(Frozen):
    """Everything that decides an answer. ``key`` identifies it in the store."""

    endpoint: str
    model: str
    prompt: PromptRef
    messages: tuple[Message, ...]
    form: AnswerForm
    json_schema: dict[str, Any] | None
    parameters: dict[str, bool | int | float]

    @property
    def key(self) -> str:
        canonical = json.dumps(self.model_dump(mode="json"), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()


class Choice(Frozen):
    """One text out of an answer."""

    text: str
    finish_reason: str
    refusal: str | None = None
    logprob: float | None = None
    """How sure the model was: the mean natural logarithm of the probability of its tokens, 0 at most. None where the
    endpoint does not say."""


class Answer(Choice):
    """One paid answer as it came. ``model`` is what the endpoint says it was; ``others`` are the further choices where
    several were asked for, and the tokens are those of all."""

    others: tuple[Choice, ...] = ()
    model: str
    input_tokens: int
    output_tokens: int
    cached_tokens: int = 0
    seconds: float


class AnswerStore(Protocol):
    """Where paid answers are kept (``summarize.store``)."""

    def find_answer(self, key: str) -> Answer | None: ...
    def save_answer(self, request: Request, answer: Answer) -> None: ...
    def endpoint_facts(self, endpoint: str, model: str) -> dict[str, Any]: ...
    def save_endpoint_facts(self, endpoint: str, model: str, facts: dict[str, Any]) -> None: ...


class Watcher(Protocol):
    """Who is told what happens (the progress display)."""

    def answered(self, answer: Answer, *, reused: bool) -> None: ...
    def notice(self, text: str) -> None: ...
