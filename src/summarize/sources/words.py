"""Tables of words."""

from __future__ import annotations


def words(table: str) -> frozenset[str]:
    """A table of words that is written as one string."""
    return frozenset(table.split())
