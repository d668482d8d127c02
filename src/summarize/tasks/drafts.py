"""An English sentence that may still be mended: what the checks find in it, and what the rules can do about it."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.checks import Finding
from summarize.passages import Passage
from summarize.tasks.english import with_cue
from summarize.tasks.rendered import CheckPassage, Hint

REPORTING = "reporting"
QUOTATIONS = "quotations"


@dataclass(frozen=True, slots=True)
class Draft:
    """An English sentence, what the checks find in it, and what was done to it."""

    english: str
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()

    @property
    def reasons(self) -> tuple[str, ...]:
        return (*(finding.reason for finding in self.findings), *self.notes)

    def lost(self, check: str) -> bool:
        """Whether the check of this name found a fault."""
        return any(finding.check == check for finding in self.findings)


def mended(passage: Passage, english: str, hint: Hint, check: CheckPassage) -> Draft:
    """The draft; where it lost its only sign of reporting, with the sign that the rules can give."""
    draft = Draft(english, check(passage, english))
    if not hint.reported or not draft.lost(REPORTING):
        return draft
    cue, cued = with_cue(english, hint.speaker)
    left = check(passage, cued)
    if len(left) >= len(draft.findings):
        return draft
    return Draft(cued, left, (f"'{cue}' was added: the German says so by its mood alone",))
