"""Every error a person can meet: one line that says what happened, where, and what to do. One tree, one file.

The exit codes are part of the command-line contract.
"""

from __future__ import annotations


class SummarizeError(Exception):
    """Base of all errors of this program. ``str(error)`` is the one line shown to the person."""

    exit_code = 1

    def __init__(self, what: str, *, hint: str | None = None) -> None:
        super().__init__(f"{what} {hint}" if hint else what)
        self.what = what
        self.hint = hint


class UsageError(SummarizeError):
    """An option, a configuration file or a combination of them cannot be used."""

    exit_code = 2


class SourceError(SummarizeError):
    """The input cannot be read, decoded, or understood as a German ticker."""

    exit_code = 3


class EndpointError(SummarizeError):
    """The model endpoint failed for good: unreachable, refusing the key, or answering with errors."""

    exit_code = 4


class BudgetExceededError(SummarizeError):
    """The ceiling on tokens or cost is reached; what was answered before is kept."""

    exit_code = 5


class ModelFileError(EndpointError):
    """The embedded model cannot be had: no download, no space, or a file with another hash."""


class StoreError(SummarizeError):
    """The database of runs cannot be opened or written."""

    exit_code = 1


class PromptError(UsageError):
    """A prompt template is missing, malformed, edited after its release, or lacks a variable."""


class CassetteError(UsageError):
    """A cassette cannot be read, or holds no answer to a request that was made."""
