"""The one client, over a real socket against the scripted endpoint."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest
import scripted_server as script
from pydantic import BaseModel
from scripted_server import Answer as Says
from scripted_server import ScriptedServer

from summarize.errors import BudgetExceededError, EndpointError, SummarizeError
from summarize.llm.budget import Budget
from summarize.llm.client import AnswerError, ChatClient, Complaint, CutOffError, RefusedError
from summarize.llm.effort import Sampling
from summarize.llm.endpoint import Endpoint
from summarize.llm.profiles import profile_for
from summarize.llm.retry import RetryPolicy
from summarize.progress import Silent
from summarize.prompts import Prompt
from summarize.store import Store, open_store

QUICK = RetryPolicy(attempts=3, first_wait=0.001, longest_wait=1.0)
PROMPT = Prompt(
    "ask/1",
    "---\ntask: ask\nversion: 1\ndate: 2026-11-23\nchanges: For tests.\noutput: Pair\n"
    "parameters: {temperature: 0}\n---\n"
    "{% block system %}Answer.{% endblock %}{% block user %}{{ question }}{% endblock %}",
)


class Pair(BaseModel):
    de: str
    en: str


GOOD = Says(json.dumps({"de": "Damm", "en": "dam"}))


@pytest.fixture
def store(tmp_path: Any) -> Store:
    return open_store(str(tmp_path / "runs.db"), pytest.fail)


def ask(
    server: ScriptedServer, store: Store, work: Callable[[ChatClient], Any], profile: str | None = None, **budget: Any
) -> tuple[Any, Budget, Silent]:
    """What ``work`` gives with a client of the server, or the error it raises."""
    endpoint = Endpoint(server.base_url, "test", "scripted", server.base_url, profile_for("scripted", profile))
    counted = Budget(endpoint.base_url, endpoint.model, **budget)
    heard = Silent()

    async def run() -> Any:
        client = ChatClient(endpoint, store, counted, heard, retry=QUICK)
        try:
            return await work(client)
        finally:
            await client.close()

    try:
        return asyncio.run(run()), counted, heard
    except (AnswerError, SummarizeError) as error:
        return error, counted, heard


async def pair(client: ChatClient) -> Pair:
    return await client.ask_model(PROMPT, Pair, lambda _: None, limit=100, question="Damm?")


async def text(client: ChatClient) -> str:
    return (await client.ask_text(PROMPT, limit=100, question="Damm?")).text


def test_a_strict_schema_is_asked_for_and_the_answer_validated(store: Store) -> None:
    with ScriptedServer(GOOD) as server:
        answer, budget, _ = ask(server, store, pair)
    assert answer == Pair(de="Damm", en="dam")
    asked = server.requests[0].body
    assert asked["response_format"]["json_schema"]["strict"] is True
    assert asked["response_format"]["json_schema"]["schema"]["additionalProperties"] is False
    assert "$ref" not in json.dumps(asked)
    assert budget.usage.calls == 1


def test_an_answer_is_not_paid_for_twice(store: Store) -> None:
    with ScriptedServer(script.sequence([GOOD])) as server:
        ask(server, store, pair)
        answer, budget, _ = ask(server, store, pair)
    assert answer.en == "dam"
    assert len(server.requests) == 1
    assert (budget.usage.calls, budget.usage.reused, budget.usage.input_tokens) == (0, 1, 0)


def test_a_refused_form_falls_back_and_is_remembered(store: Store) -> None:
    refusals = [script.format_refused("json_schema"), script.format_refused("json_object"), GOOD, GOOD]
    with ScriptedServer(script.sequence(refusals)) as server:
        answer, _, _ = ask(server, store, pair)
        assert answer.en == "dam"
        forms = [received.body.get("response_format", {}).get("type") for received in server.requests]
        assert forms == ["json_schema", "json_object", None]
        assert '"additionalProperties"' in server.requests[2].text

        async def another(client: ChatClient) -> Pair:
            return await client.ask_model(PROMPT, Pair, lambda _: None, limit=100, question="Deich?")

        ask(server, store, another)
        assert "response_format" not in server.requests[3].body


def test_a_refused_parameter_is_left_out_and_remembered(store: Store) -> None:
    with ScriptedServer(script.sequence([script.parameter_refused("temperature"), GOOD])) as server:
        answer, _, _ = ask(server, store, pair)
    assert answer.en == "dam"
    assert "temperature" not in server.requests[1].body
    assert store.endpoint_facts(server.base_url, "scripted")["without"] == ["temperature"]


def test_invalid_answers_are_asked_again_naming_the_error_and_all_are_counted(store: Store) -> None:
    answers = [script.invalid_json(), Says('{"de": "Damm"}'), GOOD]
    with ScriptedServer(script.sequence(answers)) as server:
        answer, budget, _ = ask(server, store, pair)
    assert answer.en == "dam"
    assert "en: Field required" in server.requests[2].body["messages"][-1]["content"]
    assert server.requests[2].body["messages"][-2] == {"role": "assistant", "content": '{"de": "Damm"}'}
    assert budget.usage.calls == 3


def test_after_two_reasks_the_error_is_named(store: Store) -> None:
    answers = [Says('{"de": 1}'), Says('{"de": 2}'), Says('{"de": 3}')]
    with ScriptedServer(script.sequence(answers)) as server:
        error, budget, _ = ask(server, store, pair)
    assert isinstance(error, AnswerError)
    assert "after 2 re-asks: de:" in error.reason
    assert len(server.requests) == budget.usage.calls == 3


def test_a_cut_off_answer_is_noticed_before_parsing_and_not_asked_again(store: Store) -> None:
    with ScriptedServer(script.cut_short('{"de": "Da')) as server:
        error, _, _ = ask(server, store, pair)
    assert isinstance(error, CutOffError)
    assert len(server.requests) == 1


@pytest.mark.parametrize("refusal", [script.refusal(), script.content_filter()])
def test_a_refusal_is_no_answer(store: Store, refusal: Says) -> None:
    with ScriptedServer(refusal) as server:
        error, _, _ = ask(server, store, text)
    assert isinstance(error, RefusedError)


@pytest.mark.parametrize(
    "failure",
    [
        script.rate_limited(0.01),
        script.rate_limited(None),
        script.server_error(),
        script.unavailable(),
        script.cut_off(),
    ],
)
def test_passing_failures_are_tried_again_and_counted(store: Store, failure: script.Misbehave) -> None:
    with ScriptedServer(script.first_then(failure, Says("dam"))) as server:
        answer, budget, heard = ask(server, store, text)
    assert answer == "dam"
    assert (budget.usage.calls, budget.usage.failed_calls) == (1, 1)
    assert "trying again" in heard.notices[0]


@pytest.mark.parametrize(
    ("failure", "says", "requests"),
    [
        (script.wrong_key(), "refused the key (401). Check the environment variable OPENAI_API_KEY", 1),
        (script.no_such_model(), "does not know model 'scripted'", 1),
        (script.quota_used_up(), "429", 1),
        (script.rate_limited(3600), "keeps limiting requests", 1),
        (script.server_error(), "failed (500)", 3),
        (script.garbled(), "not as a chat endpoint", 1),
        (script.garbled("application/json"), "not as a chat endpoint", 1),
    ],
)
def test_an_endpoint_that_fails_for_good_is_one_clear_line(
    store: Store, failure: script.Misbehave, says: str, requests: int
) -> None:
    with ScriptedServer(failure) as server:
        error, _, _ = ask(server, store, text)
    assert isinstance(error, EndpointError)
    assert says in str(error)
    assert "\n" not in str(error)
    assert len(server.requests) == requests


def test_after_a_final_failure_nothing_more_is_sent(store: Store) -> None:
    async def many(client: ChatClient) -> list[Any]:
        asked = [client.ask_text(PROMPT, limit=100, question=str(number)) for number in range(40)]
        return list(await asyncio.gather(*asked, return_exceptions=True))

    with ScriptedServer(script.wrong_key()) as server:
        errors, _, _ = ask(server, store, many)
    assert all(isinstance(error, EndpointError) for error in errors)
    assert len(server.requests) <= profile_for("scripted").concurrency


def test_an_endpoint_that_is_down(store: Store) -> None:
    with ScriptedServer(GOOD) as server:
        pass
    error, _, _ = ask(server, store, text)
    assert isinstance(error, EndpointError)
    assert "cannot be reached" in str(error)


def test_the_ceiling_on_tokens_is_kept_with_calls_in_flight(store: Store) -> None:
    async def many(client: ChatClient) -> list[Any]:
        asked = [client.ask_text(PROMPT, limit=100, question=str(number)) for number in range(20)]
        return list(await asyncio.gather(*asked, return_exceptions=True))

    with ScriptedServer(Says("dam", input_tokens=10, output_tokens=100)) as server:
        outcomes, budget, _ = ask(server, store, many, max_tokens=500)
    assert budget.total_tokens <= 500
    assert 1 <= len(server.requests) <= 4
    assert any(isinstance(outcome, BudgetExceededError) for outcome in outcomes)


def test_a_complaint_names_what_was_wrong(store: Store) -> None:
    async def again(client: ChatClient) -> str:
        complaint = Complaint("damn", "the word is wrong")
        answer = await client.ask_model(PROMPT, Pair, lambda _: None, limit=100, complaint=complaint, question="Damm?")
        return answer.en

    with ScriptedServer(GOOD) as server:
        ask(server, store, again)
    roles = [message["role"] for message in server.requests[0].body["messages"]]
    assert roles == ["system", "user", "assistant", "user"]
    assert "the word is wrong" in server.requests[0].text


def test_a_proxy_is_not_asked_for_the_loopback(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(variable, "http://127.0.0.1:9")
    with ScriptedServer(Says("dam")) as server:
        answer, _, _ = ask(server, store, text)
    assert answer == "dam"


def test_no_key_is_ever_stored(store: Store, tmp_path: Any) -> None:
    with ScriptedServer(GOOD, api_key="test") as server:
        ask(server, store, pair)
    store.close()
    assert b"Bearer" not in (tmp_path / "runs.db").read_bytes()


async def certainty(client: ChatClient) -> float | None:
    return (await client.ask_text(PROMPT, limit=100, question="Damm?")).logprob


def test_a_small_model_is_asked_how_sure_it_was(store: Store) -> None:
    with ScriptedServer(Says("the dam holds", logprob=-0.7)) as server:
        sure, _, _ = ask(server, store, certainty, profile="small")
    assert sure == pytest.approx(-0.7)
    assert server.requests[0].body["logprobs"] is True
    with ScriptedServer(Says("the dam holds", logprob=-0.7)) as server:
        sure, _, _ = ask(server, store, certainty)
    assert sure is None
    assert "logprobs" not in server.requests[0].body


def test_an_endpoint_that_refuses_a_parameter_is_asked_without_it_from_then_on(store: Store) -> None:
    refusal = script.Misbehave(400, json.dumps({"error": {"message": "Unknown parameters: logprobs, top_logprobs"}}))
    with ScriptedServer(script.first_then(refusal, Says("dam"))) as server:
        sure, _, _ = ask(server, store, certainty, profile="small")
        ask(server, store, certainty, profile="small")
    assert sure is None
    assert ["logprobs" in received.body for received in server.requests] == [True, False]


async def samples(client: ChatClient) -> list[str]:
    drawn = await client.ask_samples(PROMPT, limit=100, sampling=Sampling(3, 0.7, seed=5), question="Damm?")
    return [choice.text for choice in drawn]


def test_several_answers_come_with_one_request_and_are_paid_for_once(store: Store) -> None:
    with ScriptedServer(Says("dam", others=("dike", "levee"), output_tokens=3)) as server:
        drawn, budget, _ = ask(server, store, samples)
        again, _, _ = ask(server, store, samples)
    assert drawn == again == ["dam", "dike", "levee"]
    assert budget.usage.output_tokens == 3
    assert len(server.requests) == 1
    asked = server.requests[0].body
    assert (asked["n"], asked["temperature"], asked["seed"]) == (3, 0.7, 5)


def test_samples_without_words_are_left_out(store: Store) -> None:
    with ScriptedServer(Says("", others=(" ", "levee"))) as server:
        drawn, _, _ = ask(server, store, samples)
    assert drawn == ["levee"]


def test_the_ceiling_counts_every_sample(store: Store) -> None:
    with ScriptedServer(Says("dam", others=("dike", "levee"))) as server:
        error, _, _ = ask(server, store, samples, max_tokens=250)
    assert isinstance(error, BudgetExceededError)
    assert not server.requests
