"""Cutting a German live ticker into timed entries and named furniture. Knows no model and no network."""

from summarize.ticker.segmenter import segment

__all__ = ["segment"]
