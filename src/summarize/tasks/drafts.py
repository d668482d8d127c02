"""An English sentence that may still be mended: what the checks find in it, and what the rules can do about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarize.checks import Finding
from summarize.passages import Passage
from summarize.tasks.agreement import agreement
from summarize.tasks.english import with_cue
from summarize.tasks.rendered import CheckPassage, Hint

REPORTING = "reporting"
QUOTATIONS = "quotations"
CERTAINTY_WEIGHT = 0.5
"""Of the log-probability beside the agreement; from 0.25 to 1 chrF was the same on 80 news sentences, to 0.1."""
UNSURE = Finding(check="unsure", reason="the model was unsure of its words")


@dataclass(frozen=True, slots=True)
class Draft:
    """An English sentence, what the checks find in it, and what was done to it. ``logprob``: how sure the model was of
    it (:attr:`summarize.llm.exchange.Choice.logprob`)."""

    english: str
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()
    logprob: float | None = None

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


def weighed(draft: Draft, logprob: float | None, unsure_below: float | None) -> Draft:
    """The draft with the model's certainty, and a finding more where that was too little."""
    unsure = logprob is not None and unsure_below is not None and logprob < unsure_below
    return replace(draft, logprob=logprob, findings=(*draft.findings, UNSURE) if unsure else draft.findings)


def preferred(drafts: Sequence[Draft]) -> Draft:
    """Of the drafts in which the checks find least, the one that the others agree with and the model was sure of."""
    agreements = agreement([draft.english for draft in drafts])

    def rank(number: int) -> tuple[int, float]:
        draft = drafts[number]
        faults = sum(finding is not UNSURE for finding in draft.findings)
        return -faults, agreements[number] + CERTAINTY_WEIGHT * (draft.logprob or 0.0)

    return drafts[max(range(len(drafts)), key=rank)]
