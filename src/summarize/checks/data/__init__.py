"""The word lists of the checks, each a file that says what it holds and gives an example."""

from __future__ import annotations

import gzip
import importlib.resources
from functools import cache


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of a file of this folder, separated by white space; lines that begin with # are comments."""
    data = (importlib.resources.files(__package__) / name).read_bytes()
    text = (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a tab-separated file of this folder, comments and empty lines left out."""
    text = (importlib.resources.files(__package__) / name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))
