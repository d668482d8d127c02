"""Verbs of saying, thinking and writing: the table ``data/verbs.tsv`` and every form it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from summarize.attribution.lexicon import lines, word_list

FormKind = Literal["finite", "participle", "infinitive"]
_INSEPARABLE = tuple(word_list("inseparable"))


@dataclass(frozen=True, slots=True)
class Verb:
    """A row of the table. ``takes`` holds its letters (see the head of ``verbs.tsv``)."""

    lemma: str
    stem: str
    particle: str
    takes: frozenset[str]
    parts: tuple[str, str, str]
    example: str

    @property
    def weak(self) -> bool:
        """A weak sign: good only with a quotation or the Konjunktiv beside it."""
        return "w" in self.takes

    @property
    def impersonal(self) -> bool:
        """*Es heißt*, *es verlautete*: needs no subject; where the words stand speaks."""
        return "i" in self.takes

    @property
    def thought(self) -> bool:
        return "v" in self.takes


class Form(NamedTuple):
    """One form of a verb. ``bound`` forms hold the particle; the others need it elsewhere in the clause."""

    verb: Verb
    kind: FormKind
    plural: bool
    bound: bool
    subjunctive: bool = False


@cache
def verbs() -> tuple[Verb, ...]:
    """The table, in its order."""
    return tuple(_row(line) for line in lines("verbs.tsv"))


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """Every form in lower case. ``teilte`` and ``mitteilte`` both lead to ``mit|teilen``."""
    found: dict[str, list[Form]] = {}
    for verb in verbs():
        for word, form in _forms_of(verb):
            entries = found.setdefault(word, [])
            if form not in entries:
                entries.append(form)
    return {word: tuple(entries) for word, entries in found.items()}


def _row(line: str) -> Verb:
    lemma, parts, takes, example = line.split("\t")
    particle, _, stem_infinitive = lemma.rpartition("|")
    stem = stem_infinitive.removesuffix("en") if stem_infinitive.endswith("en") else stem_infinitive.removesuffix("n")
    return Verb(
        lemma=lemma.replace("|", ""),
        stem=stem,
        particle=particle,
        takes=frozenset(takes),
        parts=_parts(stem, stem_infinitive) if parts == "-" else _three(parts),
        example=example,
    )


def _three(parts: str) -> tuple[str, str, str]:
    present, past, participle = parts.split(",")
    return present, past, participle


def _parts(stem: str, infinitive: str) -> tuple[str, str, str]:
    """Present, preterite and participle of a regular verb."""
    joint = "e" if stem.endswith(("t", "d", "chn", "ffn", "dn", "gn", "tm", "dm")) else ""
    bare = stem.startswith(_INSEPARABLE) or infinitive.endswith("ieren")
    return f"{stem}{joint}t", f"{stem}{joint}te", f"{'' if bare else 'ge'}{stem}{joint}t"


def _forms_of(verb: Verb) -> list[tuple[str, Form]]:
    present, past, participle = verb.parts
    infinitive = f"{verb.stem}n" if verb.stem.endswith(("er", "el", "u")) else f"{verb.stem}en"
    plural_past = f"{past}n" if past.endswith("e") else f"{past}en"
    finite = [(present, False, False), (past, False, False), (infinitive, True, False), (plural_past, True, False)]
    if not verb.stem.endswith(("er", "el")):
        finite.append((f"{verb.stem}e", False, True))
    found = []
    for word, plural, subjunctive in finite:
        found.append((word, Form(verb, "finite", plural, not verb.particle, subjunctive)))
        if verb.particle:
            found.append((verb.particle + word, Form(verb, "finite", plural, True, subjunctive)))
    found.append((verb.particle + participle, Form(verb, "participle", False, True)))
    found.append((verb.particle + infinitive, Form(verb, "infinitive", False, True)))
    if verb.particle:
        found.append((f"{verb.particle}zu{infinitive}", Form(verb, "infinitive", False, True)))
        found.append((participle, Form(verb, "participle", False, False)))
    return found
