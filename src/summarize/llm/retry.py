"""The retry policy: what is tried again, how often, and after how long."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

import openai

from summarize.errors import EndpointError

Result = TypeVar("Result")
RETRIED_STATUS = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """Exponential backoff with full jitter; a Retry-After header is obeyed up to ``longest_wait`` seconds."""

    attempts: int = 5
    first_wait: float = 0.5
    longest_wait: float = 60.0

    def wait_after(self, attempt: int, error: openai.APIError) -> float:
        """Seconds to wait after failed attempt number ``attempt`` (from 1)."""
        asked = retry_after(error)
        if asked is not None:
            return asked + random.uniform(0, 0.25)  # noqa: S311
        return random.uniform(0, min(self.longest_wait, self.first_wait * 2**attempt))  # noqa: S311


async def with_retries(
    call: Callable[[], Awaitable[Result]],
    policy: RetryPolicy,
    on_failure: Callable[[openai.APIError, float | None], None],
) -> Result:
    """Await ``call`` until it succeeds or the policy ends; ``on_failure`` hears each error and the wait (None: final).

    Raises the last openai.APIError.
    """
    for attempt in range(1, policy.attempts + 1):
        try:
            return await call()
        except openai.APIError as error:
            wait = policy.wait_after(attempt, error)
            final = attempt == policy.attempts or not is_passing(error) or wait > policy.longest_wait + 1
            on_failure(error, None if final else wait)
            if final:
                raise
            await asyncio.sleep(wait)
    raise AssertionError("a policy has at least one attempt")


def is_passing(error: openai.APIError) -> bool:
    """Whether the same request may succeed later."""
    if isinstance(error, openai.APIStatusError):
        return error.status_code in RETRIED_STATUS and "insufficient_quota" not in str(error.code)
    return isinstance(error, openai.APIConnectionError)


def retry_after(error: openai.APIError) -> float | None:
    """Seconds that the response's Retry-After asks for (RFC 9110, 10.2.3: seconds or an HTTP date)."""
    if not isinstance(error, openai.APIStatusError):
        return None
    value = error.response.headers.get("retry-after", "")
    if value.replace(".", "", 1).isdigit():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def explain(error: openai.APIError, base_url: str, model: str, key_variable: str) -> EndpointError:
    """The one line a person gets for an endpoint that failed for good."""
    if isinstance(error, openai.AuthenticationError | openai.PermissionDeniedError):
        return EndpointError(
            f"{base_url} refused the key ({error.status_code}).",
            hint=f"Check the environment variable {key_variable} (--api-key-env names another).",
        )
    if isinstance(error, openai.NotFoundError):
        return EndpointError(
            f"{base_url} does not know model '{model}' or the path (404).", hint="Check --model and --base-url."
        )
    if isinstance(error, openai.RateLimitError):
        return EndpointError(
            f"{base_url} keeps limiting requests (429).",
            hint="Wait, or lower --concurrency; then: summarize runs resume.",
        )
    if isinstance(error, openai.APITimeoutError):
        return EndpointError(f"{base_url} did not answer in time.", hint="Then: summarize runs resume.")
    if isinstance(error, openai.APIConnectionError):
        return EndpointError(
            f"{base_url} cannot be reached.",
            hint="Is the server running? Check --base-url; summarize doctor shows more.",
        )
    status = getattr(error, "status_code", None)
    return EndpointError(f"{base_url} failed{f' ({status})' if status else ''}: {str(error)[:200]}")
