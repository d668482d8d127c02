"""What was only said stays what was only said.

German marks a claim by mood alone: *Europa werde Druck ausüben.* English has no such mood, so the sentence needs a
cue of its own (*he said*, *according to*, *reportedly*). Human translators lose it in 14 of 22 such sentences, large
models in 17 of 22.
"""

from __future__ import annotations

import re
from functools import cache

from summarize.checks.align import aligned
from summarize.checks.data import word_list
from summarize.checks.finding import CheckContext, Finding
from summarize.models import Range

_PASSIVE_OR_NOUN = r"(?<!\bbe )(?<!\bbeing )(?<!\bthe )(?<!\ba )(?<!\bno )(?<!\bUnited )(?<!\bfederal )"
"""*will be announced* and *the question* report nothing."""
CUES = (
    # pattern, example; beside the verbs of ``data/reporting_verbs.txt``
    (r"\baccording(?:ly)? to\b", "according to the ministry"),
    (r"\b(?:reportedly|allegedly|apparently|supposedly|purportedly|ostensibly|presumably|evidently)\b", "reportedly"),
    (r"\b(?:is|are|was|were) (?:said|believed|understood|thought|supposed|considered) to\b", "is understood to be"),
    (
        r"\b(?:in|from) (?:my|our|his|her|their|its|(?:the )?\w+['’]s?) "
        r"(?:view|opinion|words|eyes|estimation|assessment|account|judge?ment|point of view|perspective|standpoint)\b",
        "in her view",
    ),
    (r"\bby (?:his|her|their|its) own account\b", "by its own account"),
    (r"\b(?:statement|message|letter|declaration|report) (?:reads?|went|ran|continued)\b", "the letter read"),
    (
        r"\b(?:point(?:s|ed|ing)? out|spoke of|talk(?:s|ed) of|convinced|called? (?:for|on)|alleged|is sure that)\b",
        "she pointed out",
    ),
    (
        r"\b(?:grateful|confident|certain|optimistic|concerned|afraid|aware|disappointed|convinced) that\b"
        r"|\bma[dk]es? (?:it )?clear\b",
        "she was confident that it would stay",
    ),
    (r"\bwould(?:n['’]t)?\b", "it would stay so"),
    (r"\b(?:seem|appear)(?:s|ed|ing)?\b", "they seem to have left"),
    (r"\b(?:whether|as if|as though)\b", "whether it was true"),
)
REASON = (
    "a claim became a fact: the German sentence is marked as reported ({}), the English sentence has no "
    "'he said', 'according to' or 'reportedly'"
)
SOURCES = (
    # German frame in the indicative, English cues as above, example
    r"\b[Ll]aut(?= (?:[A-ZÄÖÜ]|de[mnrs] |eine[mnrs]? |eigene[nmr] |ihm\b|ihr\b))",
    r"\bzufolge\b",
    r"\b[Nn]ach (?:eigenen |offiziellen |übereinstimmenden |ersten )?Angaben\b|\b\w+-Angaben\b",
    r"\b[Nn]ach (?:Einschätzung|Ansicht|Meinung|Auffassung|Überzeugung|Darstellung)\b",
)
_SOURCE = re.compile("|".join(SOURCES))
_SAYING = re.compile(
    r"\b(?:sag|erklär|beton|mein|äußer|versicher|bekräftig|ergänz)t(?:en?)?\b|\bschrieb(?:en)?\b"
    r"|\bteilten? [^.!?]*\bmit\b"
)
_PASSED_ON = re.compile(
    r"\b(?:according to|reported(?:ly)?|reports?|told|informed|quoted|cit(?:es|ed|ing)|interview|statement|via)\b",
    re.IGNORECASE,
)
"""*sagte sie laut CBS*: two frames, of which the English may keep one and lose who passed the words on."""
PASSED_ON_REASON = "who passed the words on is missing: the German says '{}'"
_HEARSAY = re.compile(r"\b(?:soll|sollen)\b(?=[^.!?;,–]*\b(?:\w+t|\w+en) (?:haben|sein|worden sein)\b)")


def reporting_cue(source: str, english: str, context: CheckContext) -> tuple[Finding, ...]:
    """A German sentence is marked as reported, by its mood, by *soll … haben* or by a source it names, and no cue
    of reporting is in its English."""
    from summarize.attribution.mood import reported_mood

    outside = _without_quoted_words(source)
    findings = []
    for bead in aligned(source, english):
        if not bead.english:
            continue
        translated = english[bead.english[0].start : bead.english[-1].end]
        for span in bead.german:
            sentence = outside[span.start : span.end]
            if reason := _lost(sentence, translated, mood=reported_mood(sentence)):
                english_span = Range(start=bead.english[0].start, end=bead.english[-1].end)
                findings.append(Finding(check="reporting", reason=reason, de=span, en=english_span))
    return tuple(findings)


def _lost(sentence: str, translated: str, *, mood: bool) -> str | None:
    """What is lost of who says it, as a reason; None where nothing is."""
    sign = _sign(sentence, mood=mood)
    if sign and not _cue().search(translated):
        return REASON.format(sign)
    source = _SOURCE.search(sentence)
    if source and _SAYING.search(sentence) and not _PASSED_ON.search(translated):
        return PASSED_ON_REASON.format(source.group().strip())
    return None


@cache
def _cue() -> re.Pattern[str]:
    verbs = "|".join(sorted(word_list("reporting_verbs.txt")))
    return re.compile(rf"{_PASSIVE_OR_NOUN}\b(?:{verbs})\b|{'|'.join(pattern for pattern, _ in CUES)}", re.IGNORECASE)


def _without_quoted_words(source: str) -> str:
    """``source`` with blanks for the words inside quotations, which say themselves that they were said."""
    from summarize.attribution.quotes import quotations

    letters = list(source)
    for quote in quotations(source):
        letters[quote.inner_start : quote.inner_end] = " " * (quote.inner_end - quote.inner_start)
    return "".join(letters)


def hearsay(sentence: str) -> bool:
    """Whether *soll* or *sollen* with a perfect infinitive says outside of quotations that something is reported."""
    return bool(_HEARSAY.search(_without_quoted_words(sentence)))


def _sign(sentence: str, *, mood: bool) -> str | None:
    for pattern in (_SOURCE, _HEARSAY):
        match = pattern.search(sentence)
        if match:
            return match.group().strip()
    return "Konjunktiv" if mood else None
