"""What German words mean, for a model that does not know them well.

A glossary says which English the newsroom wants; a lexicon only tells a small model what it may not know: *Raser*,
*Auffahrunfall*, *räumte … ein*. Nothing of it is required of the answer. The table was written for this program, over
the vocabulary of German news; words are found by their dictionary form, which ``simplemma`` gives.
"""

from __future__ import annotations

import importlib.resources
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

Lemmatize = Callable[[str], str]
TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
CLAUSE = re.compile(r"[^,;:.!?–()\n]+")
PLACEHOLDERS = frozenset(["jemand", "jemanden", "jemandem", "jemandes", "etwas"])
"""What stands in a phrase for anybody or anything: *jemandem auf die Nerven gehen*."""
LINKING = ("", "s", "es", "n", "en", "er", "e")
"""What may stand between the parts of a compound."""
SHORTEST_PART = 4
SHORTEST_COMPOUND = 9


@dataclass(frozen=True, slots=True)
class Meaning:
    """German words of a sentence, as they stand there or in their dictionary form, and what they mean."""

    german: str
    english: str


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    lemma: str


class Lexicon:
    """German words and phrases and their English; ``lemmatize`` gives the dictionary form of a word."""

    def __init__(self, rows: Mapping[str, str], lemmatize: Lemmatize) -> None:
        self._words = {german: english for german, english in rows.items() if " " not in german}
        self._lemma = lemmatize
        self._phrases: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
        for german in rows:
            if german in self._words:
                continue
            lemmas = [self._lemma(word) for word in german.split() if word not in PLACEHOLDERS]
            self._phrases[max(lemmas, key=len)].append((frozenset(lemmas), german))
        self._rows = rows
        self._lemmas = self._words.keys() | self._phrases.keys()

    @classmethod
    def default(cls) -> Lexicon:
        """The lexicon of the package; read once, with the tables of dictionary forms (about 100 MB)."""
        return _default()

    def meanings(self, sentence: str) -> list[Meaning]:
        """What the lexicon knows of the words of a sentence, in their order, each once; phrases of a clause first."""
        found: dict[Meaning, None] = {}
        for clause in CLAUSE.findall(sentence):
            words = list(self._clause_words(TOKEN.findall(clause)))
            found.update(dict.fromkeys(self._in_clause(words)))
        return list(found)

    def _clause_words(self, texts: list[str]) -> Iterator[_Word]:
        """The words with their dictionary forms; that of a separable verb is put together."""
        for text in texts:
            lemma = self._lemma(text)
            joined = texts[-1] + lemma
            if lemma.endswith("n") and joined in self._lemmas:
                yield _Word(f"{text} … {texts[-1]}", joined)
            else:
                yield _Word(text, lemma)

    def _in_clause(self, words: list[_Word]) -> Iterator[Meaning]:
        present = {word.lemma for word in words} | {word.text for word in words}
        covered: set[str] = set()
        for word in words:
            for lemmas, german in self._phrases.get(word.lemma, ()):
                if lemmas <= present:
                    covered |= lemmas
                    yield Meaning(german, self._rows[german])
        for word in words:
            if word.lemma not in covered and (english := self._english(word)):
                yield Meaning(word.text, english)

    def _english(self, word: _Word) -> str | None:
        return self._words.get(word.text) or self._words.get(word.lemma) or self._of_parts(word)

    def _of_parts(self, word: _Word) -> str | None:
        """A compound that the table lacks, from its parts, of which it must know the last."""
        if "-" in word.text:
            first, _, last = word.text.rpartition("-")
            english = self._english(_Word(last, self._lemma(last)))
            before = self._english(_Word(first, self._lemma(first))) or first
            return f"{before} {english}" if english else None
        if len(word.lemma) < SHORTEST_COMPOUND or not word.text[:1].isupper():
            return None
        for cut in range(SHORTEST_PART, len(word.lemma) - SHORTEST_PART + 1):
            head = self._words.get(word.lemma[cut:].capitalize())
            if head and (modifier := self._modifier(word.lemma[:cut])):
                return f"{modifier} {head}"
        return None

    def _modifier(self, part: str) -> str | None:
        for linking in LINKING:
            stem = part.removesuffix(linking)
            if part.endswith(linking) and len(stem) >= SHORTEST_PART - 1:
                for form in (stem, f"{stem}e"):
                    if english := self._words.get(form):
                        return english
        return None


def table_rows(text: str) -> Iterable[tuple[str, str]]:
    """German and English of each row of a table."""
    for line in text.splitlines():
        if line and not line.startswith("#"):
            german, _, english = line.partition("\t")
            yield german, english


@cache
def lexicon_rows() -> tuple[tuple[str, str], ...]:
    """The rows of the package's lexicon."""
    text = (importlib.resources.files(__package__) / "data" / "lexicon.tsv").read_text(encoding="utf-8")
    return tuple(table_rows(text))


@cache
def _default() -> Lexicon:
    return Lexicon(dict(lexicon_rows()), german_lemma)


@cache
def german_lemma(word: str) -> str:
    """The dictionary form of a German word: its infinitive, nominative singular or bare adjective."""
    import simplemma

    return simplemma.lemmatize(word, lang="de")
