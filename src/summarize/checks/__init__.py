"""Checks of a translation that need no reference: each small, each with a measured rate of false alarms."""

from summarize.checks.align import Bead, aligned, english_sentences
from summarize.checks.finding import CheckContext, Finding, KnownName
from summarize.checks.registry import CHECKS, DRAFT_CHECKS, Check, run_checks

__all__ = [
    "CHECKS",
    "DRAFT_CHECKS",
    "Bead",
    "Check",
    "CheckContext",
    "Finding",
    "KnownName",
    "aligned",
    "english_sentences",
    "run_checks",
]
