"""The scripted endpoint, seen through the client that the program uses."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import openai
import pytest
import scripted_server as script
from openai.types.chat import ChatCompletion
from scripted_server import Answer, Misbehave, ScriptedServer

MESSAGES = [{"role": "user", "content": "Übersetze: „Der Hafen bleibt gesperrt.“"}]
Ask = Callable[[], ChatCompletion]


@contextmanager
def asking(
    reply: script.Script, *, key: str = "test", api_key: str | None = None
) -> Iterator[tuple[ScriptedServer, Ask]]:
    with (
        ScriptedServer(reply, api_key=api_key) as server,
        openai.OpenAI(base_url=server.base_url, api_key=key, max_retries=0, timeout=5) as client,
    ):
        yield server, lambda: client.chat.completions.create(model="any", messages=MESSAGES, temperature=0)  # type: ignore[arg-type]


def test_an_answer_arrives_with_plausible_usage() -> None:
    with asking(Answer("„The port stays closed.“", cached_tokens=3)) as (_, ask):
        answer = ask()
    assert answer.model == "scripted"
    assert answer.choices[0].message.content == "„The port stays closed.“"
    assert answer.choices[0].finish_reason == "stop"
    assert answer.usage
    assert answer.usage.completion_tokens == 6
    assert answer.usage.total_tokens == answer.usage.prompt_tokens + 6
    assert answer.usage.prompt_tokens_details
    assert answer.usage.prompt_tokens_details.cached_tokens == 3


def test_requests_are_kept_as_they_came() -> None:
    with asking(Answer("ok")) as (server, ask):
        ask()
    assert server.requests[0].body == {"model": "any", "messages": MESSAGES, "temperature": 0}
    assert server.requests[0].headers["authorization"] == "Bearer test"
    assert server.requests[0].text == MESSAGES[0]["content"]


def test_the_responder_sees_the_request() -> None:
    with asking(lambda body: Answer(body["messages"][0]["content"].upper())) as (_, ask):
        assert ask().choices[0].message.content == MESSAGES[0]["content"].upper()


@pytest.mark.parametrize(
    ("reply", "error", "said"),
    [
        (script.rate_limited(), openai.RateLimitError, "Rate limit"),
        (script.quota_used_up(), openai.RateLimitError, "quota"),
        (script.server_error(), openai.InternalServerError, "error while processing"),
        (script.unavailable(), openai.InternalServerError, "overloaded"),
        (script.wrong_key(), openai.AuthenticationError, "Incorrect API key"),
        (script.no_such_model("gpt-9"), openai.NotFoundError, "gpt-9"),
        (script.format_refused(), openai.BadRequestError, "response_format"),
        (script.parameter_refused("temperature"), openai.BadRequestError, "temperature"),
        (script.context_exceeded(), openai.BadRequestError, "maximum context length"),
    ],
)
def test_errors_are_the_errors_of_the_client(reply: Misbehave, error: type[openai.APIStatusError], said: str) -> None:
    with asking(reply) as (_, ask), pytest.raises(error, match=said) as raised:
        ask()
    assert raised.value.status_code == reply.status


@pytest.mark.parametrize(("given", "sent"), [(2, "2"), ("Wed, 21 Oct 2026 07:28:00 GMT",) * 2, (None, None)])
def test_retry_after_is_sent(given: float | str | None, sent: str | None) -> None:
    with asking(script.rate_limited(given)) as (_, ask), pytest.raises(openai.RateLimitError) as raised:
        ask()
    assert raised.value.response.headers.get("retry-after") == sent


def test_parameters_and_codes_of_errors_arrive() -> None:
    with asking(script.format_refused("json_object")) as (_, ask), pytest.raises(openai.BadRequestError) as raised:
        ask()
    assert raised.value.param == "response_format"
    with asking(script.quota_used_up()) as (_, ask), pytest.raises(openai.RateLimitError) as limited:
        ask()
    assert limited.value.code == "insufficient_quota"


def test_a_cut_off_connection_is_one() -> None:
    with asking(script.cut_off()) as (_, ask), pytest.raises(openai.APIConnectionError) as raised:
        ask()
    assert not isinstance(raised.value, openai.APITimeoutError)


def test_slow_answers_come_or_time_out() -> None:
    reply = script.slow(0.2, Answer("late"))
    with asking(reply) as (_, ask):
        begun = time.monotonic()
        assert ask().choices[0].message.content == "late"
        assert time.monotonic() - begun >= 0.2
    with ScriptedServer(script.slow(30, Answer("never"))) as server:
        client = openai.OpenAI(base_url=server.base_url, api_key="test", max_retries=0, timeout=0.2)
        with client, pytest.raises(openai.APITimeoutError):
            client.chat.completions.create(model="any", messages=MESSAGES)  # type: ignore[arg-type]


def test_a_garbled_body_is_no_completion() -> None:
    with asking(script.garbled()) as (_, ask):
        # The client hands such a body on as a string instead of failing.
        assert not isinstance(ask(), ChatCompletion)
    with asking(script.garbled("application/json")) as (_, ask), pytest.raises(json.JSONDecodeError):
        ask()


def test_answers_can_lack_what_is_hoped_for() -> None:
    with asking(script.no_choices()) as (_, ask):
        assert ask().choices == []
    with asking(script.refusal("No.")) as (_, ask):
        message = ask().choices[0].message
        assert (message.content, message.refusal) == (None, "No.")
    with asking(script.content_filter()) as (_, ask):
        assert ask().choices[0].finish_reason == "content_filter"
    with asking(script.cut_short("It star")) as (_, ask):
        assert ask().choices[0].finish_reason == "length"
    with asking(script.invalid_json()) as (_, ask), pytest.raises(ValueError, match="Unterminated"):
        json.loads(ask().choices[0].message.content or "")


def test_wrong_ids_point_nowhere() -> None:
    right = {"headline": {"text": "3", "cites": ["e1", "e2"]}, "entries": [{"id": "e1", "n": 3, "en": "id"}]}
    wrong = script.wrong_ids(Answer(json.dumps(right)))
    assert json.loads(wrong.text or "") == {
        "headline": {"text": "3", "cites": ["no-such-e1", "no-such-e2"]},
        "entries": [{"id": "no-such-e1", "n": 1003, "en": "id"}],
    }


def test_scripts_play_in_order() -> None:
    steps = script.sequence([script.unavailable(), lambda body: Answer(body["model"]), Answer("last")])
    with asking(steps) as (server, ask):
        with pytest.raises(openai.InternalServerError):
            ask()
        assert [ask().choices[0].message.content for _ in range(2)] == ["any", "last"]
    assert len(server.requests) == 3


def test_first_then_goes_on() -> None:
    with asking(script.first_then(script.server_error(), Answer("good"))) as (_, ask):
        with pytest.raises(openai.InternalServerError):
            ask()
        assert [ask().choices[0].message.content for _ in range(3)] == ["good"] * 3


def test_a_script_that_ends_too_early_fails_the_test() -> None:
    with (
        pytest.raises(AssertionError, match="more often"),
        asking(script.sequence([])) as (_, ask),
        pytest.raises(openai.APIStatusError),
    ):
        ask()


def test_a_failing_responder_is_named_beside_the_failure_of_the_test() -> None:
    with pytest.raises(openai.APIStatusError) as raised, asking(script.sequence([])) as (_, ask):
        ask()
    assert "more often" in raised.value.__notes__[0]


def test_models_are_listed() -> None:
    with ScriptedServer(Answer("ok"), models=["a", "b"]) as server:
        client = openai.OpenAI(base_url=server.base_url, api_key="test", max_retries=0)
        with client:
            assert [model.id for model in client.models.list()] == ["a", "b"]
            with pytest.raises(openai.NotFoundError):
                client.files.list()


def test_a_key_can_be_asked_for() -> None:
    refused = pytest.raises(openai.AuthenticationError)
    with asking(Answer("ok"), key="wrong", api_key="right") as (server, ask), refused:
        ask()
    assert not server.requests
    with asking(Answer("ok"), key="right", api_key="right") as (_, ask):
        assert ask().choices


def test_open_requests_are_counted() -> None:
    async def ask_together(base_url: str) -> None:
        async with openai.AsyncOpenAI(base_url=base_url, api_key="test", max_retries=0) as client:
            ask = client.chat.completions.create
            await asyncio.gather(*(ask(model="any", messages=MESSAGES) for _ in range(3)))  # type: ignore[arg-type]

    with ScriptedServer(script.slow(0.3, Answer("ok"))) as server:
        asyncio.run(ask_together(server.base_url))
    assert server.most_at_once == 3
    assert len(server.requests) == 3


def test_a_client_that_is_never_closed_does_not_hold_the_test() -> None:
    with ScriptedServer(Answer("ok")) as server:
        client = openai.OpenAI(base_url=server.base_url, api_key="test", max_retries=0)
        client.chat.completions.create(model="any", messages=MESSAGES)  # type: ignore[arg-type]
    client.close()
