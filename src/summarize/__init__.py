"""German live tickers to English: every entry translated, who said what, and a briefing that cites its entries."""

from __future__ import annotations

__version__ = "0.1.0"
