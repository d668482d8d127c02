"""Versioned prompt templates: ``prompts/<task>/<version>.md``.

A file is YAML front matter and a Jinja2 body with the blocks ``system`` and ``user``. A released version is never
edited: ``prompts/lock.json`` holds the SHA-256 of every one, and results name task, version and hash.
"""

from __future__ import annotations

import difflib
import functools
import hashlib
import importlib.resources
import json
import re
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import jinja2
import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from summarize.errors import PromptError
from summarize.models import Frozen, PromptRef

LOCK_FILE = "lock.json"
FRONT_MATTER = re.compile(r"\A---\n(?P<meta>.*?)\n---\n(?P<body>.*)\Z", re.DOTALL)


class Example(BaseModel):
    """A question and the answer wanted for it, written by us."""

    model_config = ConfigDict(extra="forbid")

    user: str
    assistant: str


class FrontMatter(BaseModel):
    """The head of a template."""

    model_config = ConfigDict(extra="forbid")

    task: str
    version: int
    date: date
    changes: str
    """What changed against the version before, and why."""
    output: str
    """``text``, or the name of the answer model whose JSON schema is asked for."""
    parameters: dict[str, float | int] = {}
    examples: tuple[Example, ...] = ()
    """Worked examples, sent as turns of the conversation between the system and the user part."""


class Message(Frozen):
    role: str
    content: str


class Prompt:
    """One version of one template. ``sha256`` is of the file's bytes."""

    def __init__(self, name: str, content: str) -> None:
        self.name = name
        self.content = content
        self.sha256 = hashlib.sha256(content.encode()).hexdigest()
        match = FRONT_MATTER.match(content)
        if match is None:
            raise PromptError(f"prompts/{name}.md has no front matter between '---' lines.")
        try:
            self.meta = FrontMatter.model_validate(yaml.safe_load(match["meta"]))
            self._template = _environment().from_string(match["body"])
        except (ValidationError, yaml.YAMLError, jinja2.TemplateError) as error:
            raise PromptError(f"prompts/{name}.md is malformed: {' '.join(str(error).split())[:300]}") from error
        if name != f"{self.meta.task}/{self.meta.version}":
            raise PromptError(f"prompts/{name}.md calls itself {self.meta.task}/{self.meta.version}.")
        for block in ("system", "user"):
            if block not in self._template.blocks:
                raise PromptError(f"prompts/{name}.md has no block '{block}'.")

    @property
    def ref(self) -> PromptRef:
        return PromptRef(task=self.meta.task, version=self.meta.version, sha256=self.sha256)

    def render(self, **variables: Any) -> tuple[Message, ...]:
        """The messages to send. Raises PromptError, naming the variable, where one is missing."""
        examples = [
            Message(role=role, content=content)
            for example in self.meta.examples
            for role, content in (("user", example.user), ("assistant", example.assistant))
        ]
        return (self._part("system", variables), *examples, self._part("user", variables))

    def _part(self, role: str, variables: dict[str, Any]) -> Message:
        try:
            context = self._template.new_context(variables)
            return Message(role=role, content="".join(self._template.blocks[role](context)).strip())
        except jinja2.UndefinedError as error:
            raise PromptError(f"prompts/{self.name}.md: {error}.") from error


def _environment() -> jinja2.Environment:
    # Prompts are plain text for a model: there is no markup to escape, and source text is only ever a value.
    return jinja2.Environment(  # noqa: S701
        undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=False
    )


def prompt_folder() -> Traversable:
    """The folder of the templates: inside the installed package, or ``prompts/`` of a checkout."""
    packaged = importlib.resources.files("summarize") / "prompts"
    if packaged.is_dir():
        return packaged
    return Path(__file__).resolve().parents[2] / "prompts"


def available() -> dict[str, list[int]]:
    """Versions by task, both ascending."""
    versions: dict[str, list[int]] = {}
    for folder in prompt_folder().iterdir():
        if folder.is_dir():
            numbers = [file.name.removesuffix(".md") for file in folder.iterdir() if file.name.endswith(".md")]
            versions[folder.name] = sorted(int(number) for number in numbers if number.isdigit())
    return dict(sorted(versions.items()))


@functools.cache
def load(task: str, version: int | None = None) -> Prompt:
    """A template, by default the newest version of the task. Raises PromptError."""
    if version is None:
        versions = available().get(task)
        if not versions:
            raise PromptError(f"There is no prompt '{task}'.", hint=f"Prompts: {', '.join(available())}.")
        version = versions[-1]
    file = prompt_folder() / task / f"{version}.md"
    if not file.is_file():
        raise PromptError(f"There is no prompt '{task}/{version}'.", hint="See: summarize prompts list.")
    return Prompt(f"{task}/{version}", file.read_text(encoding="utf-8"))


def parse_name(name: str) -> tuple[str, int | None]:
    """``translate/1`` or ``translate`` as task and version. Raises PromptError."""
    task, slash, version = name.partition("/")
    if slash and not version.isdigit():
        raise PromptError(f"'{name}' names no prompt.", hint="Write it as task/version, for example translate/1.")
    return task, int(version) if slash else None


def diff(old: Prompt, new: Prompt) -> str:
    """Unified diff of two templates."""
    lines = difflib.unified_diff(
        old.content.splitlines(),
        new.content.splitlines(),
        f"prompts/{old.name}.md",
        f"prompts/{new.name}.md",
        lineterm="",
    )
    return "\n".join(lines)


def locked() -> dict[str, str]:
    """SHA-256 by name of every released version."""
    lock: dict[str, str] = json.loads((prompt_folder() / LOCK_FILE).read_text(encoding="utf-8"))
    return lock


def check() -> list[str]:
    """What is wrong with the templates, one line each: malformed, edited after release, not locked, missing."""
    faults: list[str] = []
    lock = locked()
    found: set[str] = set()
    for task, versions in available().items():
        for version in versions:
            name = f"{task}/{version}"
            found.add(name)
            try:
                prompt = load(task, version)
            except PromptError as error:
                faults.append(str(error))
                continue
            if name not in lock:
                faults.append(f"prompts/{name}.md is not in {LOCK_FILE}; its hash is {prompt.sha256}.")
            elif lock[name] != prompt.sha256:
                faults.append(f"prompts/{name}.md was edited after its release; make a new version instead.")
    faults.extend(f"prompts/{name}.md is in {LOCK_FILE} but missing." for name in sorted(set(lock) - found))
    return faults
