"""Whether a German sentence and its English speak of the same things, word by word.

Every content word of the English must be one that some German word may mean (``glossary/data/senses.tsv``), and every
content word of the German must have one of its meanings in the English. A model that does not know *Almosen* writes
*snacks*; one that loses its thread leaves out the verb. It is stricter than any translation needs to be (of human
translations of newstest2021 it doubts four in five, of a small model's literal right ones one in five), so it judges
only what a note may repeat of a small model's English, and it cannot see who does what to whom.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from summarize.checks.data import word_list
from summarize.checks.families import family
from summarize.checks.finding import Finding
from summarize.checks.renderings import renderings
from summarize.checks.spelling import sounds_alike
from summarize.checks.words import is_english_word
from summarize.glossary import Glossary, Lexicon
from summarize.glossary.dictionary import Dictionary, Word
from summarize.glossary.lexicon import TOKEN, german_lemma
from summarize.models import Range

ENGLISH_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’][a-z]+)?")
CONTRACTED = re.compile(r"(?:n['’]t|['’](?:s|re|ve|ll|d|m))$")
GERMAN_NUMBER = re.compile(
    r"(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|hundert|tausend)"
    r"(?:e[rsnm]?|te[rsnm]?|zehn\w*|zig\w*|hundert\w*|tausend\w*|und\w+|mal\w*|stündig\w*|tägig\w*|jährig\w*)?",
    re.IGNORECASE,
)
SHARED_START = 5
"""Letters at their beginning by which a German and an English word are the same one: *Präsident*, *Panik*."""


def unaccounted(german: str, english: str, glossary: Glossary) -> tuple[Finding, ...]:
    """The words of one language that none of the other accounts for. Ranges are into the sentences."""
    words = Dictionary.default().words(german)
    said = _Said(english, glossary, german)
    lost = [
        Finding(check="accounted", reason=f"what {word.text!r} says is not in the English", de=_place(german, word))
        for word in words
        if not said.holds(word)
    ]
    explained = _Explained(german, words, glossary)
    added = [
        Finding(
            check="accounted",
            reason=f"no German word says {match.group()!r}",
            en=Range(start=match.start(), end=match.end()),
        )
        for match in ENGLISH_WORD.finditer(english)
        if not explained.holds(match.group())
    ]
    return (*lost, *added)


class _Said:
    """What an English sentence says."""

    def __init__(self, english: str, glossary: Glossary, german: str) -> None:
        written = [match.group() for match in ENGLISH_WORD.finditer(english)]
        self._capitalised = frozenset(word for word in written if word[0].isupper())
        self._words = [word.lower() for word in written]
        self._families = frozenset(map(family, self._words))
        hits = [hit for hit in glossary.hits(german) if any(self._all(wording) for wording in hit.accepted)]
        rendered = [meaning.german for meaning in Lexicon.default().meanings(german) if self._all(meaning.english)]
        self._rendered = frozenset(
            form
            for text in (*(german[hit.start : hit.end] for hit in hits), *(text for text in rendered if " " in text))
            for word in TOKEN.findall(text)
            for form in (word, german_lemma(word))
        )

    def holds(self, word: Word) -> bool:
        """Whether it says what this German word does, as far as that can be asked of it."""
        lower = word.text.lower()
        if {lower, word.lemma} & word_list("german_small_words.txt") or GERMAN_NUMBER.fullmatch(lower):
            return True
        if {word.text, word.lemma} & self._rendered or any(self._all(sense) for sense in word.senses):
            return True
        if word.text in self._capitalised:
            return True
        if " " not in lower and any(_same_start(lower, other) for other in self._words):
            return True
        if not word.senses:
            return lower in self._words or any(sounds_alike(other, word.text) for other in self._words)
        return bool({lower, word.lemma} & word_list("german_light_words.txt"))

    def _all(self, english: str) -> bool:
        return _families_of(english) <= self._families


class _Explained:
    """What the words of a German sentence may be in English."""

    def __init__(self, german: str, words: Iterable[Word], glossary: Glossary) -> None:
        self._german = tuple(word.lower() for word in TOKEN.findall(german))
        wordings = {sense for word in words for sense in (*word.senses, *word.modifiers)}
        wordings |= {wording for hit in glossary.hits(german) for wording in hit.accepted}
        wordings |= {meaning.english for meaning in Lexicon.default().meanings(german)}
        self._families = frozenset(family for wording in wordings for family in _families_of(wording))
        self._events = [row.english for row in renderings() if row.german.search(german)]

    def holds(self, word: str) -> bool:
        word = CONTRACTED.sub("", word)
        lower = word.lower()
        if len(word) < 2 or _is_small(lower) or family(lower) in self._families:
            return True
        if any(lower == other or _same_start(lower, other) for other in self._german):
            return word[0].isupper() or is_english_word(lower)
        if any(event.search(word) for event in self._events):
            return True
        return word[0].isupper() and any(len(other) > 3 and sounds_alike(word, other) for other in self._german)


@lru_cache(maxsize=65536)
def _families_of(english: str) -> frozenset[str]:
    """The families of the words that carry the sense; where it has no such word, of all."""
    words = [match.group().lower() for match in ENGLISH_WORD.finditer(english)]
    content = [word for word in words if not _is_small(word)]
    return frozenset(map(family, content or words))


def _is_small(word: str) -> bool:
    return word in word_list("english_small_words.txt") or family(word) in _small_families()


@cache
def _small_families() -> frozenset[str]:
    return frozenset(map(family, word_list("english_small_words.txt")))


def _same_start(one: str, other: str) -> bool:
    return len(one) >= SHARED_START and one[:SHARED_START] == other[:SHARED_START]


def _place(german: str, word: Word) -> Range | None:
    start = german.find(word.text.split(" ")[0])
    return Range(start=start, end=start + len(word.text.split(" ")[0])) if start >= 0 else None
