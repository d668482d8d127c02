"""Recording and replaying a run's HTTP with vcrpy: readable YAML, no keys, matched on method, path and body.

Matching on the body means that a changed prompt finds no old answer. The host is not matched: an embedded model is
served on another port each time.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field

from summarize.errors import CassetteError
from summarize.models import Frozen

SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one in C where PyYAML was built with it: a cassette has thousands of lines."""
KEPT_HEADERS = frozenset({"content-type"})
MADE_BY = "made_by"


class MadeBy(Frozen):
    """What a cassette says of its own making."""

    model: str
    endpoint: str
    profile: str
    program_version: str
    prompts: dict[str, str] = Field(default_factory=dict)
    """SHA-256 of each prompt used, by ``task/version``."""


@dataclass(slots=True)
class Recording:
    """An open cassette. While recording, ``made_by`` is filled in at the end."""

    path: Path
    replaying: bool
    made_by: MadeBy | None
    _metadata: dict[str, Any]

    def sign(self, made_by: MadeBy) -> None:
        """Write into a new cassette what it was recorded with."""
        if not self.replaying:
            self._metadata[MADE_BY] = made_by.model_dump()


@contextmanager
def recording(path: Path) -> Iterator[Recording]:
    """Replay ``path`` if it exists, else record into it. Raises CassetteError for a file that is no cassette."""
    import vcr
    from vcr.record_mode import RecordMode

    replaying = path.exists()
    made_by = _made_by(path) if replaying else None
    recorder = vcr.VCR(
        record_mode=RecordMode.NONE if replaying else RecordMode.ALL,
        match_on=("method", "path", "same body"),
        before_record_request=_scrub_request,
        before_record_response=_scrub_response,
        decode_compressed_response=True,
    )
    recorder.register_serializer("readable", ReadableYaml())
    recorder.register_matcher("same body", _same_body)
    with recorder.use_cassette(str(path), serializer="readable", allow_playback_repeats=True) as cassette:
        yield Recording(path, replaying, made_by, cassette._metadata)  # noqa: SLF001


def unrecorded(error: Exception) -> CassetteError | None:
    """What to say for vcrpy's error about a request that a replayed cassette cannot answer; None for other errors."""
    if type(error).__name__ != "CannotOverwriteExistingCassetteException":
        return None
    return CassetteError(
        "The cassette holds no answer to this request: source, prompt or program changed since it was recorded.",
        hint="Record a new one.",
    )


def _made_by(path: Path) -> MadeBy:
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=SafeLoader)  # noqa: S506
        return MadeBy.model_validate(content["metadata"][MADE_BY])
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise CassetteError(
            f"{path} is no cassette of this program.", hint="Name a file that does not exist to record a new one."
        ) from error


def _same_body(one: Any, other: Any) -> None:
    # vcrpy's own matcher parses both bodies at every comparison: two seconds for 75 recorded calls.
    assert _canonical(bytes(one.body or b"")) == _canonical(bytes(other.body or b""))


@functools.lru_cache(maxsize=10_000)
def _canonical(body: bytes) -> str:
    try:
        return json.dumps(json.loads(body), sort_keys=True)
    except ValueError:
        return body.decode("utf-8", "replace")


def _scrub_request(request: Any) -> Any:
    request.headers = {name: value for name, value in request.headers.items() if name.lower() in KEPT_HEADERS}
    return request


def _scrub_response(response: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in response["headers"].items() if name.lower() in KEPT_HEADERS}
    return {**response, "headers": kept}


class ReadableYaml:
    """JSON bodies as YAML, so that a person can read what was asked and answered. Of the probabilities of an answer's
    tokens only token and logarithm are kept, a line each: the rest, bytes and other candidates, nobody reads."""

    def serialize(self, cassette: dict[str, Any]) -> str:
        for interaction in cassette["interactions"]:
            request, body = interaction["request"], interaction["response"]["body"]
            request["body"] = _unpacked(request["body"])
            body["string"] = _with_short_logprobs(_unpacked(body["string"]))
        return yaml.dump(cassette, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)

    def deserialize(self, text: str) -> dict[str, Any]:
        cassette: dict[str, Any] = yaml.load(text, Loader=SafeLoader)  # noqa: S506
        for interaction in cassette["interactions"]:
            request, body = interaction["request"], interaction["response"]["body"]
            request["body"] = _packed(request["body"])
            body["string"] = _packed(body["string"])
        return cassette


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, _data: Any) -> bool:
        return True


class _Line(dict[str, Any]):
    """A mapping that is written on one line."""


def _represent_line(dumper: yaml.SafeDumper, line: _Line) -> yaml.MappingNode:
    return dumper.represent_mapping("tag:yaml.org,2002:map", line, flow_style=True)


_Dumper.add_representer(_Line, _represent_line)


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _represent_text)


def _unpacked(body: Any) -> Any:
    try:
        parsed = json.loads(body)
    except (TypeError, ValueError):
        return body
    return {"json": parsed} if isinstance(parsed, dict | list) else body


def _with_short_logprobs(body: Any) -> Any:
    choices = body["json"].get("choices", ()) if isinstance(body, dict) and isinstance(body.get("json"), dict) else ()
    for choice in choices:
        if (logprobs := choice.get("logprobs")) and logprobs.get("content"):
            logprobs["content"] = [_Line(token=t["token"], logprob=t["logprob"]) for t in logprobs["content"]]
    return body


def _packed(body: Any) -> Any:
    if isinstance(body, dict) and set(body) == {"json"}:
        return json.dumps(body["json"], ensure_ascii=False)
    return body
