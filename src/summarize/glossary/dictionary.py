"""What the words of a German sentence may mean, for telling whether an English sentence says them.

The lexicon gives a model the one meaning it most likely needs; here are all the usual ones (``data/senses.tsv``,
written for this program), those of the lexicon among them. Words are found by their dictionary form, separable verbs
put together, compounds by their parts.
"""

from __future__ import annotations

import importlib.resources
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from summarize.glossary.lexicon import CLAUSE, LINKING, TOKEN, Lemmatize, german_lemma, lexicon_rows, table_rows

SHORTEST_COMPOUND = 8
SHORTEST_PART = 3
STEM_ENDINGS = ("", "e", "en", "n")
"""What a compound may have cut from its first part: *Grenz-* is *Grenze*, *Prüf-* is *prüfen*."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence, or a verb and its particle, or a phrase.

    ``senses``: its usual English, empty where the dictionary does not know it; ``modifiers``: that of the first part of
    a compound, which English need not repeat.
    """

    text: str
    lemma: str
    senses: tuple[str, ...]
    modifiers: tuple[str, ...] = ()


class Dictionary:
    """German words and phrases with their usual English."""

    def __init__(self, senses: Mapping[str, tuple[str, ...]], lemmatize: Lemmatize) -> None:
        self._senses = senses
        self._lemma = lemmatize
        self._phrases: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
        for german in senses:
            if " " in german:
                lemmas = [lemmatize(word) for word in german.split()]
                self._phrases[max(lemmas, key=len)].append((frozenset(lemmas), german))

    @classmethod
    def default(cls) -> Dictionary:
        """The dictionary of the package, read once."""
        return _default()

    def words(self, sentence: str) -> list[Word]:
        """The words of a sentence in their order. A phrase stands for those that make it up."""
        found: list[Word] = []
        for clause in CLAUSE.findall(sentence):
            texts = TOKEN.findall(clause)
            phrases = list(self._phrases_in(texts))
            covered = {lemma for lemmas, _ in phrases for lemma in lemmas}
            found += [word for _, word in phrases]
            found += [word for word in self._in_clause(texts, not found) if word.lemma not in covered]
        return found

    def _phrases_in(self, texts: list[str]) -> Iterator[tuple[frozenset[str], Word]]:
        lemmas_there = [self._lemma(text) for text in texts]
        if texts and texts[-1].islower():
            lemmas_there += [texts[-1] + lemma for lemma in lemmas_there]
        present = dict.fromkeys(lemmas_there)
        for lemma in present:
            for lemmas, german in self._phrases.get(lemma, ()):
                if lemmas <= present.keys():
                    yield lemmas, Word(german, german, self._senses[german])

    def _in_clause(self, texts: list[str], opens_sentence: bool) -> Iterator[Word]:
        particle = texts[-1] if texts else ""
        taken = False
        for position, text in enumerate(texts):
            last = position == len(texts) - 1
            lemma = self._opening_lemma(text) if opens_sentence and position == 0 else self._lemma(text)
            joined = particle + lemma
            if not last and lemma.endswith("n") and particle.islower() and joined in self._senses:
                taken = True
                yield Word(f"{text} … {particle}", joined, self._senses[joined])
            elif not (last and taken):
                yield self._word(text, lemma)

    def _opening_lemma(self, text: str) -> str:
        """A verb or adverb that opens a sentence is written with a capital."""
        lemma = self._lemma(text)
        lower = self._lemma(text.lower())
        return lower if lemma not in self._senses and text not in self._senses and lower in self._senses else lemma

    def _word(self, text: str, lemma: str) -> Word:
        senses = (
            self._of(text) or self._of(lemma) or self._of(lemma.capitalize() if text[:1].isupper() else lemma.lower())
        )
        if "-" in text:
            first, _, last = text.rpartition("-")
            head = self._word(last, self._lemma(last))
            before = self._of(self._lemma(first)) or (first,)
            return Word(text, lemma, senses or head.senses or (last,), (*before, *head.modifiers))
        modifiers, rest = self._parts(lemma)
        return Word(text, lemma, (*senses, *rest), modifiers)

    def _of(self, german: str) -> tuple[str, ...]:
        return self._senses.get(german, ())

    def _parts(self, lemma: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The English of the first part of a compound and that of the rest; nothing where it is none."""
        if len(lemma) < SHORTEST_COMPOUND:
            return (), ()
        for cut in range(SHORTEST_PART, len(lemma) - SHORTEST_PART):
            rest = lemma[cut:].capitalize()
            head = self._of(rest) or self._of(self._lemma(rest)) or self._of(lemma[cut:])
            if head and (modifiers := self._modifier(lemma[:cut])):
                return modifiers, head
        return (), ()

    def _modifier(self, part: str) -> tuple[str, ...]:
        for linking in LINKING:
            stem = part.removesuffix(linking)
            if part.endswith(linking) and len(stem) >= SHORTEST_PART:
                for ending in STEM_ENDINGS:
                    if senses := self._of((stem + ending).capitalize()) or self._of((stem + ending).lower()):
                        return senses
        return ()


@cache
def _default() -> Dictionary:
    senses: dict[str, tuple[str, ...]] = {}
    text = (importlib.resources.files(__package__) / "data" / "senses.tsv").read_text(encoding="utf-8")
    for german, english in table_rows(text):
        senses[german] = tuple(re.split(r", *", english))
    for german, english in lexicon_rows():
        if " " not in german and (german not in senses or german_lemma(german) == german):
            senses[german] = (*senses.get(german, ()), english)
    return Dictionary(senses, german_lemma)
