"""From settings to an endpoint that answers: embedded, remote, recorded or replayed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from summarize import __version__
from summarize.config import Settings
from summarize.errors import CassetteError
from summarize.llm.cassette import MadeBy, Recording, recording
from summarize.llm.endpoint import (
    EMBEDDED,
    NO_KEY,
    EmbeddedProgress,
    Endpoint,
    choose,
    embedded_endpoint,
    remote_endpoint,
)
from summarize.llm.profiles import profile_for
from summarize.llm.retry import RetryPolicy
from summarize.models import PromptRef

NOWHERE = "http://127.0.0.1:9/v1"
"""Where a replay of the embedded model seems to talk to; nothing is sent."""


@dataclass(frozen=True, slots=True)
class Connection:
    endpoint: Endpoint
    retry: RetryPolicy
    cassette: Recording | None

    @property
    def reuses_answers(self) -> bool:
        """Answers from the store would be missing in a cassette, so a recorded or replayed run does not take them."""
        return self.cassette is None

    def sign(self, prompts: tuple[PromptRef, ...]) -> None:
        """Note in a new cassette what it was recorded with."""
        if self.cassette is not None:
            self.cassette.sign(
                MadeBy(
                    model=self.endpoint.model,
                    endpoint=self.endpoint.label,
                    profile=self.endpoint.profile.name,
                    program_version=__version__,
                    prompts={f"{prompt.task}/{prompt.version}": prompt.sha256 for prompt in prompts},
                )
            )


@contextmanager
def connect(settings: Settings, progress: EmbeddedProgress) -> Iterator[Connection]:
    """The connection for these settings; a server that was started for it is stopped at the end.

    Raises UsageError, CassetteError, EndpointError, ModelFileError.
    """
    if settings.cassette is None:
        with _endpoint(settings, progress) as endpoint:
            yield Connection(endpoint, RetryPolicy(), None)
        return
    path = Path(settings.cassette)
    if not path.exists() and not path.parent.is_dir():
        raise CassetteError(f"The folder {path.parent} of the cassette does not exist.")
    if path.exists():
        with recording(path) as cassette:
            progress.notice(f"replaying {path}: no model, no key and no network are used")
            yield Connection(replay_endpoint(cassette), RetryPolicy(attempts=1), cassette)
        return
    with _endpoint(settings, progress) as endpoint, recording(path) as cassette:
        progress.notice(f"recording into {path}")
        yield Connection(endpoint, RetryPolicy(), cassette)


@contextmanager
def _endpoint(settings: Settings, progress: EmbeddedProgress) -> Iterator[Endpoint]:
    choice = choose(settings)
    if choice.embedded:
        with embedded_endpoint(settings, choice.model, progress) as endpoint:
            yield endpoint
    else:
        yield remote_endpoint(settings, choice)


def replay_endpoint(cassette: Recording) -> Endpoint:
    """The endpoint that a cassette was recorded from, as far as a replay needs it."""
    made_by = cassette.made_by
    assert made_by is not None
    return Endpoint(
        base_url=NOWHERE if made_by.endpoint == EMBEDDED else made_by.endpoint,
        api_key=NO_KEY,
        model=made_by.model,
        label=made_by.endpoint,
        profile=profile_for(made_by.model, made_by.profile),
    )
