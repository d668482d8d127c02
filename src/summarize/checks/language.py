"""No German left over."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from summarize.checks.align import english_sentences
from summarize.checks.data import word_list
from summarize.checks.finding import CheckContext, Finding
from summarize.models import Range

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

NAME_PARTICLES = re.compile(
    r"\b[Vv][oa]n der\b|\bvon(?: und zu)? (?=[A-Z])|\b[Dd]er (?:Spiegel|Standard)\b|\bzu (?=[A-Z])"
)
QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»|\([^()]*\)|‘[^‘’]*’")
WORDS = re.compile(r"[^\W\d_]+")


def german_left(source: str, english: str, context: CheckContext) -> tuple[Finding, ...]:
    """A sentence of the English that is still German: by its function words, by a language identifier that knows
    only German and English, or because it stands so in the source."""
    source_sentences = {_plain(sentence) for sentence in re.split(r"(?<=[.!?])\s+|\n", source)}
    findings = []
    for span in english_sentences(english):
        sentence = english[span.start : span.end]
        if _is_german(sentence, untouched=_plain(sentence) in source_sentences):
            findings.append(
                Finding(
                    check="german-left",
                    reason=f"still German: {_shortened(sentence)!r}",
                    en=Range(start=span.start, end=span.end),
                )
            )
    return tuple(findings)


def _is_german(sentence: str, *, untouched: bool) -> bool:
    words = WORDS.findall(NAME_PARTICLES.sub(" ", QUOTED.sub(" ", sentence))) or WORDS.findall(sentence)
    if len(words) < 2:
        return False
    function_words = word_list("german_function_words.txt")
    german = sum(word.lower() in function_words for word in words)
    if german >= 2 and german / len(words) >= 0.2:
        return True
    if untouched and german:
        return True
    if not any(word.islower() for word in words) or not (untouched or (german and len(words) >= 3)):
        return False
    return bool(_identifier().rank(" ".join(words))[0][0] == "de")


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(["de", "en"])
    return identifier


def _plain(sentence: str) -> str:
    return " ".join(WORDS.findall(sentence)).lower()


def _shortened(sentence: str) -> str:
    return sentence if len(sentence) <= 60 else f"{sentence[:57]}…"
