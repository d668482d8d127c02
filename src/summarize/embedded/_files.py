"""Where model files lie, and whether what lies there is what it claims to be."""

from __future__ import annotations

from pathlib import Path

from summarize.config import cache_dir
from summarize.errors import ModelFileError

from ._catalogue import EmbeddedModel
from ._digest import Progress, sha256_of


def model_path(model: EmbeddedModel) -> Path:
    """Where the file of this model belongs, whether it is there or not."""
    return model.path or cache_dir() / "models" / model.file_name


def hashes() -> Path:
    """Where the hashes of files are noted."""
    return cache_dir() / "hashes"


def partial_path(model: EmbeddedModel) -> Path:
    """The beginning of the file while it arrives: always a prefix of the whole, whichever way it came."""
    return model_path(model).with_suffix(".partial")


def arrived(model: EmbeddedModel) -> int:
    """Bytes that an unfinished fetch has left."""
    partial = partial_path(model)
    return partial.stat().st_size if partial.is_file() else 0


def locate(model: EmbeddedModel, progress: Progress | None = None) -> Path | None:
    """The file of a model, verified where a hash is published, or None when it is not there.

    The first call after a change of the file reads all of it. Raises ModelFileError when the file has another hash or
    cannot be read.
    """
    path = model_path(model)
    if not path.is_file():
        return None
    if model.sha256 is None:
        return path
    found = hash_of(path, progress)
    if found != model.sha256:
        raise ModelFileError(
            f"{path} has the SHA-256 {found} instead of {model.sha256} and is not used.",
            hint="Delete it and run 'summarize model fetch'.",
        )
    return path


def hash_of(path: Path, progress: Progress | None = None) -> str:
    """SHA-256 of any model file. Raises ModelFileError when it cannot be read."""
    try:
        return sha256_of(path, hashes(), progress)
    except OSError as error:
        raise ModelFileError(f"{path} cannot be read: {error.strerror or error}.") from error


def info(model: EmbeddedModel, progress: Progress | None = None) -> dict[str, str | int | bool | None]:
    """What is known of a model, as plain facts for people and JSON.

    ``verified`` says that the file is here and has the published hash. Of a person's own file ``sha256`` is what was
    found, for the provenance of results. Raises ModelFileError as :func:`locate` does.
    """
    path = locate(model, progress)
    return {
        "name": model.name,
        "licence": model.licence,
        "bytes": model.size,
        "bytes_arrived": model.size if path else arrived(model),
        "sha256": model.sha256 or (hash_of(path, progress) if path else None),
        "verified": path is not None and model.sha256 is not None,
        "path": str(path) if path else None,
        "hub": model.hub_repository,
        "pypi": f"{model.wheels.requirement(1)} and following, {model.wheels.count} wheels" if model.wheels else None,
    }
