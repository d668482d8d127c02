"""SHA-256 of large files, computed once for each state of a file."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable
from pathlib import Path

Progress = Callable[[int, int, str], None]
"""Called with bytes done, bytes in total, and what is being done, for example ``"checking"``."""

BLOCK = 4 * 1024 * 1024


def sha256_of(path: Path, memory: Path, progress: Progress | None = None) -> str:
    """The hash of a file, remembered in the directory ``memory`` for as long as size and change time stay the same.

    Hashing 1.1 GB takes seconds, which is too long for every start. Someone who can forge the change time of a file in
    the person's own cache could replace this program as well, so the note takes nothing from the check.

    Raises OSError when the file cannot be read.
    """
    path = path.resolve()
    state = _state(path)
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        known = json.loads(_note(path, memory).read_text("utf-8"))
        if known["state"] == state:
            return str(known["sha256"])
    digest = _hash(path, path.stat().st_size, progress)
    remember(path, memory, digest)
    return digest


def remember(path: Path, memory: Path, digest: str) -> None:
    """Notes the hash of a file in its present state, for example after it was renamed."""
    path = path.resolve()
    # A cache that cannot be written costs time at the next start, nothing else.
    with contextlib.suppress(OSError):
        memory.mkdir(parents=True, exist_ok=True)
        _note(path, memory).write_text(json.dumps({"state": _state(path), "sha256": digest}), "utf-8")


def _note(path: Path, memory: Path) -> Path:
    return memory / f"{hashlib.sha256(str(path).encode()).hexdigest()[:32]}.json"


def _state(path: Path) -> list[str | int]:
    stat = path.stat()
    return [str(path), stat.st_size, stat.st_mtime_ns]


def _hash(path: Path, size: int, progress: Progress | None) -> str:
    digest = hashlib.sha256()
    done = 0
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
            done += len(block)
            if progress:
                progress(done, size, "checking")
    return digest.hexdigest()
