"""No German left over."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from summarize.checks.align import english_sentences
from summarize.checks.data import word_list
from summarize.checks.finding import CheckContext, Finding
from summarize.checks.words import is_english_word
from summarize.glossary import Glossary
from summarize.models import Range

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

NAME_PARTICLES = re.compile(
    r"\b[Vv][oa]n der\b|\bvon(?: und zu)? (?=[A-Z])|\b[Dd]er (?:Spiegel|Standard)\b|\bzu (?=[A-Z])"
)
QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»|\([^()]*\)|‘[^‘’]*’")
LOWER_CASE_WORD = re.compile(r"(?<![\w@.-])[^\W\d_]{4,}(?![\w-])")
GERMAN_ENDING = re.compile(r"(?:ung|heit|keit|schaft|ität|tur|nis)(?:en)?$")
"""Of German nouns, so that one in lower case is still one: *the agentur's director*."""
WORDS = re.compile(r"[^\W\d_]+")
NAMES = frozenset({"country", "demonym", "place", "person", "party", "media", "institution"})
"""Domains of the glossary whose terms are names, which English may leave as they are."""


def german_left(source: str, english: str, context: CheckContext) -> tuple[Finding, ...]:
    """A sentence of the English that is still German: by its function words, by a language identifier that knows
    only German and English, or because it stands so in the source; and a single German word in an English sentence."""
    source_sentences = {_plain(sentence) for sentence in re.split(r"(?<=[.!?])\s+|\n", source)}
    german_words = frozenset(WORDS.findall(source))
    terms = _terms(source, context.glossary)
    findings: list[Finding] = []
    for span in english_sentences(english):
        sentence = english[span.start : span.end]
        if _is_german(sentence, untouched=_plain(sentence) in source_sentences):
            findings.append(_finding(sentence, span))
        else:
            left = (*_german_words(sentence, german_words), *_german_terms(sentence, terms))
            findings += [_finding(match.group(), _range(match, span)) for match in left]
    return tuple(findings)


def _finding(text: str, span: Range) -> Finding:
    return Finding(check="german-left", reason=f"still German: {_shortened(text)!r}", en=span)


def _range(match: re.Match[str], sentence: Range) -> Range:
    return Range(start=sentence.start + match.start(), end=sentence.start + match.end())


def _german_words(sentence: str, german: frozenset[str]) -> list[re.Match[str]]:
    """Words in lower case that stand in the German letter for letter, or as a noun with an ending of German ones, and
    are no English ones. Quoted ones may stay."""
    nouns = {word.lower() for word in german if GERMAN_ENDING.search(word)}
    outside = QUOTED.sub(lambda match: " " * len(match.group()), sentence)
    return [
        match
        for match in LOWER_CASE_WORD.finditer(outside)
        if match.group().islower() and match.group() in german | nouns and not is_english_word(match.group())
    ]


def _terms(source: str, glossary: Glossary) -> frozenset[str]:
    """Words of the German that are terms, no names and no English words: *Ministerin*."""
    return frozenset(
        word
        for hit in glossary.hits(source)
        if hit.domain not in NAMES and WORDS.fullmatch(word := source[hit.start : hit.end])
        if not is_english_word(word.lower()) and not any(word in wording for wording in hit.accepted)
    )


def _german_terms(sentence: str, terms: frozenset[str]) -> list[re.Match[str]]:
    """Terms that stand in English as in German; quoted ones may."""
    outside = QUOTED.sub(lambda match: " " * len(match.group()), sentence)
    return [match for match in WORDS.finditer(outside) if match.group() in terms]


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
