"""Progress on stderr: a bar with entries, tokens and time left where stderr is a terminal, plain lines where not."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

if TYPE_CHECKING:
    from summarize.llm.exchange import Answer


class Display:
    """Implements ``summarize.progress.Progress`` on stderr."""

    def __init__(self, *, quiet: bool) -> None:
        self._console = Console(stderr=True, quiet=quiet)
        self._quiet = quiet
        self._bars: Progress | None = None
        self._bar: TaskID | None = None
        self._downloading: str | None = None
        self._written = 0
        self._read = 0
        self._reused = 0
        self._started = time.monotonic()

    def __enter__(self) -> Display:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._bars is not None:
            self._bars.stop()
            self._bars = None

    def stage(self, name: str, total: int) -> None:
        self._started = time.monotonic()
        self._begin(name, total)

    def step(self, count: int = 1) -> None:
        if self._bars is not None and self._bar is not None:
            self._bars.advance(self._bar, count)

    def answered(self, answer: Answer, *, reused: bool) -> None:
        if reused:
            self._reused += 1
        else:
            self._written += answer.output_tokens
            self._read += answer.input_tokens
        speed = self._written / max(0.001, time.monotonic() - self._started)
        tokens = f"{self._read:,} tokens in, {self._written:,} out, {speed:.1f}/s"
        self._detail(f"{tokens}, {self._reused} answers reused" if self._reused else tokens)

    def download(self, done: int, total: int, what: str) -> None:
        if self._downloading != what:
            self._downloading = what
            self._begin(what, total)
            if not self._console.is_terminal:
                self.notice(f"{what}: {total / 1e6:,.0f} MB")
        if self._bars is not None and self._bar is not None:
            self._bars.update(self._bar, completed=done)
        self._detail(f"{done / 1e6:,.0f} of {total / 1e6:,.0f} MB")

    def notice(self, text: str) -> None:
        printable = "".join(char if char.isprintable() else " " for char in text)
        self._console.print(escape(printable), style="dim", soft_wrap=True, highlight=False)

    def _begin(self, name: str, total: int) -> None:
        if self._bars is None:
            self._bars = Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                TextColumn("{task.percentage:>3.0f}%"),
                TextColumn("{task.fields[detail]}"),
                TimeRemainingColumn(),
                console=self._console,
                transient=True,
                disable=self._quiet or not self._console.is_terminal,
            )
            self._bars.start()
        if self._bar is not None:
            self._bars.remove_task(self._bar)
        self._bar = self._bars.add_task(escape(name), total=total, detail="")

    def _detail(self, text: str) -> None:
        if self._bars is not None and self._bar is not None:
            self._bars.update(self._bar, detail=text)
