"""One async client for every endpoint: store, budget, retries, answer forms, and re-asks."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import openai
from openai.types.chat import ChatCompletion, chat_completion
from pydantic import BaseModel, ValidationError

from summarize.errors import BudgetExceededError, CassetteError, EndpointError, SummarizeError
from summarize.llm.budget import Budget
from summarize.llm.cassette import unrecorded
from summarize.llm.effort import Sampling
from summarize.llm.endpoint import Endpoint
from summarize.llm.exchange import Answer, AnswerForm, AnswerStore, Choice, Request, Watcher
from summarize.llm.prices import is_local
from summarize.llm.retry import RetryPolicy, explain, with_retries
from summarize.llm.schema import strict_schema
from summarize.llm.tokens import counter
from summarize.models import PromptRef
from summarize.prompts import Message, Prompt

FORMS: tuple[AnswerForm, ...] = ("json_schema", "json_object", "text")
Parsed = TypeVar("Parsed", bound=BaseModel)
MOST_REASKS = 2
NOTHING = Choice(text="", finish_reason="stop")


class AnswerError(Exception):
    """An answer that cannot be used. ``reason`` is for a person; the answer is paid for and stored."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class CutOffError(AnswerError):
    """The answer reached the output limit: ask for less at once, never for the same again."""


class RefusedError(AnswerError):
    """The model or the endpoint's filter refused to answer."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """An earlier answer and what is wrong with it, for asking once more."""

    answer: str
    reason: str


class ChatClient:
    """Asks an endpoint. Every answer is stored as it arrives, so nothing is paid for twice."""

    def __init__(
        self,
        endpoint: Endpoint,
        store: AnswerStore,
        budget: Budget,
        watcher: Watcher,
        *,
        retry: RetryPolicy | None = None,
        concurrency: int | None = None,
        reuse: bool = True,
    ) -> None:
        self.endpoint = endpoint
        self.profile = endpoint.profile
        self.prompts: dict[str, PromptRef] = {}
        self._store = store
        self._budget = budget
        self._watcher = watcher
        self._retry = retry or RetryPolicy()
        self._slots = asyncio.Semaphore(concurrency or endpoint.profile.concurrency)
        self._reuse = reuse
        # A proxy from the environment is for the world outside: one on this machine could not reach the loopback.
        http = openai.DefaultAsyncHttpxClient(trust_env=not is_local(endpoint.base_url))
        self._openai = openai.AsyncOpenAI(
            base_url=endpoint.base_url,
            api_key=endpoint.api_key,
            max_retries=0,
            timeout=endpoint.timeout_seconds,
            http_client=http,
        )
        self._failed_for_good: SummarizeError | None = None
        facts = store.endpoint_facts(endpoint.label, endpoint.model)
        self._form: AnswerForm = facts.get("form", "json_schema")
        self._without: set[str] = set(facts.get("without", ()))

    @property
    def failed_for_good(self) -> SummarizeError | None:
        """The error after which nothing more is asked: what is in flight ends, what waits is not sent."""
        return self._failed_for_good

    async def close(self) -> None:
        await self._openai.close()

    async def ask_text(self, prompt: Prompt, *, limit: int, **variables: Any) -> Choice:
        """The answer as plain text. ``limit``: most tokens of the answer.

        Raises CutOffError, RefusedError, AnswerError, EndpointError, BudgetExceededError.
        """
        answer = await self._answer(prompt, prompt.render(**variables), None, limit)
        if fault := _fault(answer, limit):
            raise fault
        return answer

    async def ask_samples(
        self, prompt: Prompt, *, limit: int, sampling: Sampling, **variables: Any
    ) -> tuple[Choice, ...]:
        """What is usable of several answers drawn by chance; may be none. ``limit``: most tokens of each.

        Raises EndpointError, BudgetExceededError.
        """
        answer = await self._answer(prompt, prompt.render(**variables), None, limit, sampling)
        return tuple(choice for choice in (answer, *answer.others) if _fault(choice, limit) is None)

    async def ask_model(
        self,
        prompt: Prompt,
        shape: type[Parsed],
        fault_of: Callable[[Parsed], str | None],
        *,
        limit: int,
        complaint: Complaint | None = None,
        **variables: Any,
    ) -> Parsed:
        """The answer as a ``shape`` in which ``fault_of`` finds nothing wrong, after at most two re-asks that name it.

        Raises AnswerError after the last one; CutOffError, RefusedError, EndpointError, BudgetExceededError.
        """
        rendered = prompt.render(**variables)
        for _ in range(1 + MOST_REASKS):
            answer = await self._answer(prompt, _with_complaint(rendered, complaint), shape, limit)
            if unusable := _fault(answer, limit):
                raise unusable
            try:
                parsed = shape.model_validate_json(_json_part(answer.text))
                fault = fault_of(parsed)
            except ValidationError as error:
                fault = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()[:5])
            if fault is None:
                return parsed
            complaint = Complaint(answer.text, fault)
        raise AnswerError(f"no valid answer after {MOST_REASKS} re-asks: {fault}")

    async def _answer(
        self,
        prompt: Prompt,
        messages: tuple[Message, ...],
        shape: type[BaseModel] | None,
        limit: int,
        sampling: Sampling | None = None,
    ) -> Answer:
        self.prompts[prompt.name] = prompt.ref
        async with self._slots:
            if self._failed_for_good is not None:
                raise self._failed_for_good
            try:
                return await self._in_a_form_the_endpoint_takes(prompt, messages, shape, limit, sampling)
            except (EndpointError, BudgetExceededError, CassetteError) as error:
                self._failed_for_good = error
                raise

    async def _in_a_form_the_endpoint_takes(
        self,
        prompt: Prompt,
        messages: tuple[Message, ...],
        shape: type[BaseModel] | None,
        limit: int,
        sampling: Sampling | None,
    ) -> Answer:
        while True:
            request = self._request(prompt, messages, shape, limit, sampling)
            try:
                return await self._stored_or_paid(request)
            except openai.APIStatusError as error:
                if not self._learn_from(error, request):
                    raise explain(error, self.endpoint.base_url, request.model, self.endpoint.key_variable) from error
            except openai.APIError as error:
                raise explain(error, self.endpoint.base_url, request.model, self.endpoint.key_variable) from error
            except Exception as error:
                raise unrecorded(error) or error from None

    def _request(
        self,
        prompt: Prompt,
        messages: tuple[Message, ...],
        shape: type[BaseModel] | None,
        limit: int,
        sampling: Sampling | None,
    ) -> Request:
        form: AnswerForm = self._form if shape is not None else "text"
        schema = strict_schema(shape) if shape is not None else None
        if schema is not None and form != "json_schema":
            asked = f"Answer with one JSON object of this schema and nothing else:\n{json.dumps(schema)}"
            messages = (*messages[:-1], Message(role="user", content=f"{messages[-1].content}\n\n{asked}"))
        parameters: dict[str, bool | int | float] = {self.profile.limit_parameter: limit, **prompt.meta.parameters}
        if self.profile.temperature is not None:
            parameters.setdefault("temperature", self.profile.temperature)
        else:
            parameters.pop("temperature", None)
        if self.profile.unsure_below is not None and shape is None:
            parameters.update(logprobs=True, top_logprobs=1)
        if sampling is not None:
            parameters.update(n=sampling.number, temperature=sampling.temperature, seed=sampling.seed)
        return Request(
            endpoint=self.endpoint.label,
            model=self.endpoint.model,
            prompt=prompt.ref,
            messages=messages,
            form=form,
            json_schema=schema,
            parameters={name: value for name, value in parameters.items() if name not in self._without},
        )

    async def _stored_or_paid(self, request: Request) -> Answer:
        if self._reuse and (stored := self._store.find_answer(request.key)) is not None:
            self._budget.count_reused()
            self._watcher.answered(stored, reused=True)
            return stored
        count = counter(self.profile.encoding)
        estimate = sum(count(message.content) + 4 for message in request.messages)
        limit = int(request.parameters.get(self.profile.limit_parameter, self.profile.output_tokens))
        limit *= int(request.parameters.get("n", 1))
        reservation = self._budget.reserve(estimate, limit)
        try:
            answer = await with_retries(lambda: self._pay(request), self._retry, self._on_failure)
        finally:
            self._budget.release(reservation)
        return answer

    async def _pay(self, request: Request) -> Answer:
        started = time.monotonic()
        try:
            completion = await self._openai.chat.completions.create(**_wire(request))
        except json.JSONDecodeError:
            completion = None
        if not isinstance(completion, ChatCompletion):
            raise EndpointError(
                f"{self.endpoint.base_url} answers, but not as a chat endpoint.",
                hint="Check --base-url; it usually ends in /v1.",
            )
        usage = completion.usage
        details = usage.prompt_tokens_details if usage else None
        first, *others = [_choice(choice) for choice in completion.choices] or [NOTHING]
        answer = Answer(
            **first.model_dump(),
            others=tuple(others),
            model=completion.model,
            input_tokens=usage.prompt_tokens if usage else 0,
            output_tokens=usage.completion_tokens if usage else 0,
            cached_tokens=(details.cached_tokens if details else None) or 0,
            seconds=round(time.monotonic() - started, 3),
        )
        self._budget.count_answer(answer.input_tokens, answer.output_tokens)
        self._store.save_answer(request, answer)
        self._watcher.answered(answer, reused=False)
        return answer

    def _on_failure(self, error: openai.APIError, wait: float | None) -> None:
        self._budget.count_failed_call()
        if wait is not None:
            status = getattr(error, "status_code", None) or "no answer"
            self._watcher.notice(f"{self.endpoint.label}: {status}; trying again in {wait:.1f} s")

    def _learn_from(self, error: openai.APIStatusError, request: Request) -> bool:
        """Drop what the endpoint says it does not take, and remember it. False where the error is of another kind."""
        if error.status_code not in (400, 404, 415, 422, 501):
            return False
        message = str(error).lower()
        if request.form != "text" and any(
            word in message for word in ("response_format", "json_schema", "json_object")
        ):
            if request.form == self._form:
                self._form = FORMS[FORMS.index(self._form) + 1]
        elif refused := {name for name in request.parameters if re.search(rf"\b{name}\b", message)}:
            self._without.update(refused)
        else:
            return False
        facts = {"form": self._form, "without": sorted(self._without)}
        self._store.save_endpoint_facts(self.endpoint.label, self.endpoint.model, facts)
        return True


def _choice(choice: chat_completion.Choice) -> Choice:
    tokens = (choice.logprobs.content if choice.logprobs else None) or []
    return Choice(
        text=choice.message.content or "",
        finish_reason=choice.finish_reason or "stop",
        refusal=choice.message.refusal,
        logprob=round(sum(token.logprob for token in tokens) / len(tokens), 4) if tokens else None,
    )


def _fault(choice: Choice, limit: int) -> AnswerError | None:
    """Why the text cannot be used."""
    if choice.finish_reason == "length":
        return CutOffError(f"the answer reached the limit of {limit} tokens")
    if choice.refusal or choice.finish_reason == "content_filter":
        return RefusedError(f"the model refused: {choice.refusal or 'content filter'}")
    if not choice.text.strip():
        return AnswerError("the answer is empty")
    return None


def _wire(request: Request) -> dict[str, Any]:
    wire: dict[str, Any] = {
        "model": request.model,
        "messages": [message.model_dump() for message in request.messages],
        **request.parameters,
    }
    if request.form == "json_object":
        wire["response_format"] = {"type": "json_object"}
    elif request.form == "json_schema":
        schema = {"name": request.prompt.task, "strict": True, "schema": request.json_schema}
        wire["response_format"] = {"type": "json_schema", "json_schema": schema}
    return wire


def _with_complaint(messages: tuple[Message, ...], complaint: Complaint | None) -> tuple[Message, ...]:
    if complaint is None:
        return messages
    again = f"That answer cannot be used: {complaint.reason}. Answer again, complete and corrected, in the same form."
    return (*messages, Message(role="assistant", content=complaint.answer), Message(role="user", content=again))


def _json_part(text: str) -> str:
    """The outermost braces of an answer: models without a JSON mode wrap it in fences or a sentence."""
    start, end = text.find("{"), text.rfind("}")
    return text[start : end + 1] if 0 <= start < end else text
