"""The glossary: finds its terms in German text in one walk over the words, the longest term first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from summarize.glossary.forms import TOKEN, surface_forms
from summarize.glossary.terms import GlossaryHit, GlossaryTerm


@dataclass(slots=True)
class _Node:
    """A word of a form leads to the next node; ``term`` is set where a form ends."""

    following: dict[str, _Node] = field(default_factory=dict)
    term: GlossaryTerm | None = None


class Glossary:
    """German terms and their English. Where two terms share a form, the one that was given first is found."""

    def __init__(self, terms: Iterable[GlossaryTerm]) -> None:
        self.terms = tuple(terms)
        self._root = _Node()
        for term in self.terms:
            self._insert(term)

    @classmethod
    def default(cls) -> Glossary:
        """The glossary of the package; read once."""
        return _default()

    @classmethod
    def load(cls, path: Path) -> Glossary:
        """A glossary from a CSV or TBX file. Raises UsageError."""
        from summarize.glossary.files import read_terms

        return cls(read_terms(Path(path)))

    def merge(self, other: Glossary) -> Glossary:
        """Both glossaries in one; where both know a German term, ``other`` decides."""
        theirs = {term.german for term in other.terms}
        return Glossary((*other.terms, *(term for term in self.terms if term.german not in theirs)))

    def hits(self, text: str) -> tuple[GlossaryHit, ...]:
        """Where terms occur in ``text``, in order and without overlap: at each word the longest form that starts
        there. Words are whole words; a hyphen separates, so *EU-Außenminister* holds *EU* and *Außenminister* unless
        a term covers it all. Ranges are string indices into ``text``."""
        tokens = [(match.group(), match.start(), match.end()) for match in TOKEN.finditer(text)]
        hits: list[GlossaryHit] = []
        position = 0
        while position < len(tokens):
            term, length = self._longest(tokens, position)
            if term is None:
                position += 1
                continue
            hits.append(
                GlossaryHit(
                    start=tokens[position][1],
                    end=tokens[position + length - 1][2],
                    term=term.german,
                    english=term.english,
                    required=term.required,
                    accepted=term.accepted,
                    domain=term.domain,
                )
            )
            position += length
        return tuple(hits)

    def _insert(self, term: GlossaryTerm) -> None:
        for words in surface_forms(term):
            node = self._root
            for word in words:
                node = node.following.setdefault(word, _Node())
            if node.term is None:
                node.term = term

    def _longest(self, tokens: list[tuple[str, int, int]], position: int) -> tuple[GlossaryTerm | None, int]:
        node: _Node | None = self._root
        best: tuple[GlossaryTerm | None, int] = (None, 0)
        for length, (word, _, _) in enumerate(tokens[position : position + 12], 1):
            assert node is not None
            node = node.following.get(word)
            if node is None:
                break
            if node.term is not None:
                best = (node.term, length)
        return best


@cache
def _default() -> Glossary:
    from summarize.glossary.tables import package_terms

    return Glossary(package_terms())
