"""Firefox Translations, through PyPI's ``fxtranslate``: the models with which Firefox translates pages.

What is said here of that package was seen with version 0.5.0.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from summarize.config import cache_dir
from summarize.errors import ModelFileError, UsageError

PACKAGE = "fxtranslate"
SOURCE, TARGET = "de", "en"
UNREACHABLE = "Remote Settings was unreachable"
"""Said by the package where the store of the models does not answer."""


class FirefoxEngine:
    """Translates by a loaded model. It belongs to the thread that loaded it: the package refuses any other."""

    longest_words = 50
    """The model reads 128 tokens, and the package drops the rest without a word. German has up to two a word."""

    def __init__(self, translator: Any, files: Mapping[str, str]) -> None:
        self._translator = translator
        self.name = engine_name()
        self.files = files
        """SHA-256 of each file of the model, by its name."""

    @classmethod
    def load(cls) -> Self:
        """Load the model, fetching it where it is not there yet.

        Raises UsageError where the package is missing, ModelFileError where the model cannot be had.
        """
        installed_version()
        import fxtranslate

        folder = model_folder()
        try:
            translator = fxtranslate.Translator.load(SOURCE, TARGET, str(folder))
        except ValueError as error:
            raise _not_to_be_had(error, folder) from error
        found = fxtranslate.Cache(str(folder)).pair_files(f"{SOURCE}-{TARGET}")
        return cls(translator, {name: _sha256(Path(path)) for name, _, path in found})

    def translate(self, sentence: str) -> str:
        """The English of one sentence of at most ``longest_words`` words."""
        return str(self._translator.translate(sentence))


def engine_name() -> str:
    """How results name the engine: ``firefox/fxtranslate-0.5.0``. Raises UsageError where it is not installed."""
    return f"firefox/{PACKAGE}-{installed_version()}"


def installed_version() -> str:
    """The version of the package. Raises UsageError where it is not installed."""
    try:
        return importlib.metadata.version(PACKAGE)
    except importlib.metadata.PackageNotFoundError as error:
        raise UsageError(
            f"--engine firefox needs the package {PACKAGE}, which is not installed.",
            hint="Install it with: pip install 'summarize[firefox]'",
        ) from error


def model_folder() -> Path:
    """Where the package keeps its models for this program: a folder ``de-en`` in it."""
    return cache_dir() / "firefox"


def describe() -> str:
    """The engine and whether its model is there, for ``doctor``. Raises UsageError where it is not installed."""
    folder = model_folder() / f"{SOURCE}-{TARGET}"
    fetched = any(folder.glob("model.*"))
    return f"{engine_name()}: {folder if fetched else 'its model is not fetched yet (about 40 MB)'}"


def _not_to_be_had(error: ValueError, folder: Path) -> ModelFileError:
    cause = str(error).split(";")[0]
    if UNREACHABLE in str(error):
        cause = f"{cause}, and Mozilla's store cannot be reached"
    return ModelFileError(
        f"The Firefox model for German to English cannot be had: {cause}.",
        hint=f"On a machine with network: {PACKAGE} models add {SOURCE} {TARGET} --cache-dir '{folder}', "
        "then put that folder here.",
    )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
