"""Which model is asked, and where: one decision, in one place.

In order: ``--model`` naming an embedded model or a GGUF file; ``--base-url`` or OPENAI_BASE_URL; a key in
OPENAI_API_KEY; else the embedded model.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from summarize.config import Settings
from summarize.errors import EndpointError, UsageError
from summarize.llm.effort import effort_called
from summarize.llm.profiles import Profile, profile_for

OPENAI_URL = "https://api.openai.com/v1"
DEFAULT_OPENAI_MODEL = "gpt-5.4-mini"
NO_KEY = "none"
EMBEDDED = "embedded"
CLOUD_TIMEOUT_SECONDS = 180.0
LOCAL_TIMEOUT_SECONDS = 900.0
"""A small machine reads 50 tokens a second: a full context takes minutes."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where requests go. ``label`` names it in stored results: the base URL, or ``embedded``, whose port changes."""

    base_url: str
    api_key: str
    model: str
    label: str
    profile: Profile
    key_variable: str = "OPENAI_API_KEY"
    timeout_seconds: float = CLOUD_TIMEOUT_SECONDS


@dataclass(frozen=True, slots=True)
class Choice:
    """What would be used, decided without starting or reaching anything. ``base_url`` None: the embedded model."""

    base_url: str | None
    model: str | None
    why: str

    @property
    def embedded(self) -> bool:
        return self.base_url is None


class EmbeddedProgress(Protocol):
    """Told while a model file arrives."""

    def download(self, done: int, total: int, what: str) -> None: ...
    def notice(self, text: str) -> None: ...


def choose(settings: Settings, environ: Mapping[str, str] = os.environ) -> Choice:
    """Decide between the configured endpoints and the embedded model."""
    from summarize.embedded import is_embedded_name

    if settings.model and is_embedded_name(settings.model):
        return Choice(None, settings.model, "--model names an embedded model")
    base_url = settings.base_url or environ.get("OPENAI_BASE_URL")
    if base_url:
        if not base_url.startswith(("http://", "https://")):
            raise UsageError(f"--base-url '{base_url}' is no http(s) address.")
        return Choice(base_url.rstrip("/"), settings.model, "an endpoint is configured")
    if environ.get(settings.api_key_env):
        return Choice(OPENAI_URL, settings.model or DEFAULT_OPENAI_MODEL, f"{settings.api_key_env} is set")
    if settings.model:
        raise UsageError(
            f"Model '{settings.model}' needs an endpoint: none is configured and {settings.api_key_env} is not set.",
            hint="Give --base-url, set the key, or choose an embedded model (summarize model list).",
        )
    return Choice(None, None, "no key and no endpoint are configured")


def remote_endpoint(settings: Settings, choice: Choice, environ: Mapping[str, str] = os.environ) -> Endpoint:
    """The configured endpoint. Where no model is named, the endpoint's only one is taken.

    Raises UsageError, EndpointError.
    """
    from summarize.llm.prices import is_local

    assert choice.base_url is not None
    key = environ.get(settings.api_key_env) or NO_KEY
    model = choice.model or _only_model(choice.base_url, key)
    return Endpoint(
        base_url=choice.base_url,
        api_key=key,
        model=model,
        label=choice.base_url,
        profile=profile_for(model, settings.profile),
        key_variable=settings.api_key_env,
        timeout_seconds=LOCAL_TIMEOUT_SECONDS if is_local(choice.base_url) else CLOUD_TIMEOUT_SECONDS,
    )


@contextmanager
def embedded_endpoint(settings: Settings, name: str | None, progress: EmbeddedProgress) -> Iterator[Endpoint]:
    """Fetch the embedded model where needed, serve it, and stop it at the end.

    Raises UsageError (before anything is fetched), ModelFileError, EndpointError.
    """
    from summarize import embedded

    profile = profile_for(embedded.find(name).name, settings.profile or "small")
    model, path = embedded.provide(name, progress.download)
    with embedded.EmbeddedServer(
        path,
        slots=settings.concurrency or profile.concurrency,
        context=profile.context_tokens,
        choices=effort_called(settings.effort).samples or 1,
        verbose=settings.verbose,
    ) as server:
        yield Endpoint(
            base_url=server.base_url,
            api_key=server.api_key,
            model=model.name,
            label=EMBEDDED,
            profile=profile,
            timeout_seconds=LOCAL_TIMEOUT_SECONDS,
        )


def _only_model(base_url: str, key: str) -> str:
    import openai

    from summarize.llm.retry import explain

    try:
        with openai.OpenAI(base_url=base_url, api_key=key, max_retries=1, timeout=15) as client:
            names = [model.id for model in client.models.list()]
    except openai.APIError as error:
        raise explain(error, base_url, "?", "OPENAI_API_KEY") from error
    if len(names) == 1:
        return names[0]
    if not names:
        raise EndpointError(f"{base_url} serves no model.", hint="Load one there, or name it with --model.")
    raise UsageError(f"{base_url} serves {len(names)} models: {', '.join(names[:8])}.", hint="Choose one with --model.")
