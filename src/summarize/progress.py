"""Who is told how a run goes. The command line draws it; a library user may pass a ``Silent`` one."""

from __future__ import annotations

from typing import Protocol

from summarize.llm.exchange import Answer


class Progress(Protocol):
    def stage(self, name: str, total: int) -> None:
        """A stage begins that has ``total`` steps."""

    def step(self, count: int = 1) -> None:
        """That many steps of the stage are done."""

    def answered(self, answer: Answer, *, reused: bool) -> None:
        """An answer came, from the endpoint or (``reused``) from the store."""

    def download(self, done: int, total: int, what: str) -> None:
        """Bytes of a model file that have arrived."""

    def notice(self, text: str) -> None:
        """Something a person should know."""


class Silent:
    """Says nothing; remembers the notices."""

    def __init__(self) -> None:
        self.notices: list[str] = []

    def stage(self, name: str, total: int) -> None: ...

    def step(self, count: int = 1) -> None: ...

    def answered(self, answer: Answer, *, reused: bool) -> None: ...

    def download(self, done: int, total: int, what: str) -> None: ...

    def notice(self, text: str) -> None:
        self.notices.append(text)
