"""The English words that the reports use for the values of the models."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timezone

from summarize.models import Resolution, StatementType


@dataclass(frozen=True)
class Kind:
    """A type of statement as a reader meets it. ``example`` shows one, the statement between brackets."""

    key: StatementType
    label: str
    meaning: str
    example: str


KINDS: dict[str, Kind] = {
    kind.key: kind
    for kind in (
        Kind("direct", "Quoted", "the speaker’s own words, in quotation marks", "„[Wir fahren um sechs]“, sagte sie."),
        Kind(
            "direct_partial",
            "Quoted in part",
            "single words of the speaker inside the reporter’s sentence",
            "Sie sprach von einem „[Durchbruch]“.",
        ),
        Kind(
            "indirect",
            "Indirect",
            "what was said, in the reporter’s words, with the speaker named in the sentence",
            "Er sagte, [es gebe keinen Grund zur Eile].",
        ),
        Kind(
            "indirect_free",
            "Indirect, carried on",
            "reported speech that goes on without naming the speaker again",
            "[Man habe genug gewartet.]",
        ),
        Kind(
            "reported",
            "Mentioned",
            "that something was said, threatened or asked, without its wording",
            "Sie [drohte mit Entlassungen].",
        ),
        Kind("question", "Question", "what was asked or left open", "[Ob die Schleuse öffnet], ließ er offen."),
    )
}

# How the source names a speaker where it does not do so by name beside the words.
RESOLUTIONS: dict[Resolution, str | None] = {
    "explicit": None,
    "title": "named by title",
    "pronoun": "named by a pronoun",
    "carried": "named earlier",
    "back_reference": "referred back to",
    "none": None,
}

STATES: dict[str, str] = {
    "running": "The run had not finished when this report was made.",
    "failed": "The run was stopped by an error.",
    "interrupted": "The run was interrupted.",
}

STATUS: dict[str, str] = {"verified": "verified", "flagged": "flagged", "failed": "not translated"}

METHODS: dict[str, str] = {
    "model": "Written by a language model from the checked entries, each sentence checked against those it cites. "
    "Quotations in it are translations; the German words stand in the entries.",
    "extractive": "Cut by rules from the machine translation of the entries: each sentence, and each quotation in it, "
    "is the English of the German beside it.",
}
DRAFT_NOTICE = (
    "Draft: the English is a small model’s, and a small model mistranslates. Beneath each sentence stand the German "
    "words it is meant to say; what is flagged, and what you quote, read in those."
)

VERIFIED_STATEMENT = (
    "Verified means here: these German words stand in the source, and the rules find whose they are. The English is "
    "that of the ticker below, with its flags there."
)

NO_SPEAKER = "speaker not resolved"


def day_label(day: date) -> str:
    """A date as the reports write it, whatever the locale: ``9 April 2031``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1][:3]}"


def moment_label(moment: datetime) -> str:
    """A moment with its offset from UTC; a name like CEST does not outlive the storing of a run."""
    offset = moment.utcoffset()
    zone = f" {timezone(offset)}" if offset is not None else ""
    return f"{day_label(moment.date())}, {moment:%H:%M:%S}{zone}"


def count_label(count: int, one: str, many: str | None = None) -> str:
    """``1 entry``, ``1,250 entries``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
