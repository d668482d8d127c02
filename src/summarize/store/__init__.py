"""The database of runs: one row per paid answer as it arrives, one per run, one per source."""

from __future__ import annotations

from summarize.store.store import RunSummary, Store, open_store

__all__ = ["RunSummary", "Store", "open_store"]
