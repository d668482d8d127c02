"""The closed classes of German words that the rules know: ``data/words.txt``, a named list a paragraph."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def word_list(name: str) -> frozenset[str]:
    """The list of this name. Raises KeyError if the table has none."""
    return _lists()[name]


def lines(name: str) -> list[str]:
    """The lines of ``data/<name>`` without empty lines and those that begin with ``#``."""
    table = files("summarize.attribution").joinpath(f"data/{name}").read_text(encoding="utf-8")
    return [line for line in table.splitlines() if line.strip() and not line.startswith("#")]


@cache
def _lists() -> dict[str, frozenset[str]]:
    lists: dict[str, set[str]] = {}
    name = ""
    for line in lines("words.txt"):
        if line.startswith("["):
            name = line.strip("[]")
            lists[name] = set()
        else:
            lists[name].update(line.split())
    return {name: frozenset(members) for name, members in lists.items()}
