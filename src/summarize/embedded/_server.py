"""llama.cpp behind an OpenAI-compatible HTTP server on 127.0.0.1, for as long as a ``with`` block lasts.

It runs in a child process. Inside the program itself the engine (``xllamacpp``) holds Python's global lock while it
loads, so that nothing is drawn and Ctrl-C waits for seconds; stopped while it starts or while a request is in flight
it hangs for ever; and an assertion of llama.cpp, or a system out of memory, would end the program with it.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from summarize.errors import EndpointError, ModelFileError

from ._machine import cores, memory_available

# Measured with the default model: 1.34 GB in use for a file of 1.12 GB at a context of 4096 tokens.
_MEMORY_BESIDE_WEIGHTS = 160 * 1024 * 1024
_MEMORY_PER_TOKEN = 32 * 1024

# The engine's threads wait for each other hundreds of times a token (OpenMP barriers), and by default burn the
# processor meanwhile. Where other programs want it too that starves the thread they wait for: measured on 2 cores
# with a load of 8, 1.0 tokens a second; with this short spin 6.3. 1000 is libgomp's own figure for busy machines.
_WAITING = {"GOMP_SPINCOUNT": "1000"}

_INSTALL = "Install it with: pip install 'summarize[embedded]'"


class EmbeddedServer:
    """Serves one GGUF file.

    ``slots`` requests are answered at once, each within ``context`` tokens of prompt and answer together. More slots
    than one do not make two cores faster: the same work took a quarter longer with four. ``choices`` is the most
    answers that one request may ask for (``n``); they share its prompt, so eight cost less than four times one.
    ``threads`` defaults to the cores this process may use. ``verbose`` lets llama.cpp write its log to standard error.

    Entering it takes seconds (the weights are read) and raises EndpointError when the engine is not installed or
    memory is short, and ModelFileError when the file is none that the engine can read.
    """

    def __init__(
        self,
        path: Path,
        *,
        slots: int = 1,
        context: int = 4096,
        choices: int = 1,
        threads: int | None = None,
        verbose: bool = False,
    ) -> None:
        self.model = path.stem
        self.api_key = secrets.token_urlsafe(32)
        self._path = path
        self._slots = slots
        self._context = context
        self._choices = choices
        self._threads = threads or cores()
        self._verbose = verbose
        self._address = ""
        self._process: subprocess.Popen[str] | None = None
        self._log: IO[str] | None = None

    @property
    def base_url(self) -> str:
        """What an OpenAI client takes as its base URL; only while the server runs."""
        return f"{self._address}/v1"

    @property
    def process_id(self) -> int | None:
        """Of the process that holds the model, for those who measure its memory."""
        return self._process.pid if self._process else None

    def __enter__(self) -> Self:
        self._require_memory()
        try:
            self._start()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._stop()

    def _require_memory(self) -> None:
        if not self._path.is_file():
            raise ModelFileError(f"There is no model file {self._path}.", hint="Run 'summarize model fetch'.")
        available = memory_available()
        tokens = self._slots * self._context
        needed = self._path.stat().st_size + _MEMORY_BESIDE_WEIGHTS + tokens * _MEMORY_PER_TOKEN
        if available is not None and available < needed:
            raise EndpointError(
                f"The embedded model needs about {needed / 1e9:.1f} GB of memory; {available / 1e9:.1f} GB are free.",
                hint="Close other programs, lower --concurrency, or name another endpoint with --base-url.",
            )

    def _start(self) -> None:
        # A file, not a pipe: nobody has to read it for the engine to go on.
        self._log = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115
        self._process = subprocess.Popen(
            # -P: no module of the person's working directory takes part.
            [sys.executable, "-P", "-m", "summarize.embedded._serve"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if self._verbose else self._log,
            env={**_WAITING, **os.environ},
            text=True,
            encoding="utf-8",
        )
        answer = self._exchange(self._process)
        if "address" in answer:
            self._address = answer["address"]
            return
        if "missing" in answer:
            raise EndpointError(f"The embedded model needs llama.cpp ({answer['missing']}).", hint=_INSTALL)
        raise ModelFileError(
            f"llama.cpp cannot use {self._path}: {self._reason(answer)}.",
            hint="It must be a whole GGUF file of a model that this version knows; --verbose shows its log.",
        )

    def _exchange(self, process: subprocess.Popen[str]) -> dict[str, str]:
        assert process.stdin is not None
        assert process.stdout is not None
        settings = {
            "path": str(self._path),
            "model": self.model,
            # Not on the command line, where every user of the machine could read it.
            "api_key": self.api_key,
            "slots": self._slots,
            "context": self._context,
            "choices": self._choices,
            "threads": self._threads,
            "verbose": self._verbose,
        }
        with contextlib.suppress(BrokenPipeError):
            process.stdin.write(json.dumps(settings) + "\n")
            process.stdin.flush()
        line = process.stdout.readline()
        return dict(json.loads(line)) if line else {}

    def _reason(self, answer: dict[str, str]) -> str:
        """The engine's own first complaint, without its clock and the name of its function."""
        assert self._log is not None
        self._log.seek(0)
        complaints = [line.partition(" E ")[2] for line in self._log if " E " in line]
        for complaint in complaints:
            if text := complaint.partition(": ")[2].strip():
                return text.removeprefix("error loading model: ")
        return answer.get("error") or "its process ended"

    def _stop(self) -> None:
        process, self._process, self._address = self._process, None, ""
        if process is not None:
            _end(process)
        if self._log is not None:
            self._log.close()
            self._log = None


def _end(process: subprocess.Popen[str]) -> None:
    """Ends the child. It has nothing to save, and llama.cpp's own way to stop may wait for ever."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
