"""Finding the words in a clause that say that somebody says something."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.attribution.clauses import Clause
from summarize.attribution.lexicon import word_list
from summarize.attribution.tokens import Token
from summarize.attribution.verbs import Form, Verb, forms

PERFECT = word_list("perfect")
PASSIVE = word_list("passive")
BEING = word_list("being")
MODALS = word_list("modals")
AUXILIARIES = PERFECT | PASSIVE | BEING | MODALS
CORRELATES = word_list("correlates")
PARTICLES = word_list("verb_particles")


_NOUNLIKE = ("frage", "klage", "rate", "bitte", "rede", "lehne", "weise", "einige")
_REFLEXIVE = (
    "geben",
    "zeigen",
    "einigen",
    "weigern",
    "verpflichten",
    "entschuldigen",
    "aussprechen",
    "einsetzen",
    "freuen",
    "berufen",
)
"""Verbs that say something only with *sich*."""
_UNREFLEXIVE = ("melden", "ankündigen", "bestätigen", "andeuten")
"""Verbs that say nothing with *sich*: *ein Wandel kündigt sich an*."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying in a clause. ``parts`` are positions in ``clause.words``; ``finite`` is that of the finite verb,
    ``last`` whether it ends the clause (a subordinate clause's order)."""

    verb: Verb
    clause: Clause
    parts: tuple[int, ...]
    finite: int
    passive: bool
    plural: bool
    negated: bool
    modal: bool = False
    subjunctive: bool = False
    correlated: bool = False

    @property
    def words(self) -> tuple[Token, ...]:
        return tuple(self.clause.words[part] for part in self.parts)

    @property
    def last(self) -> bool:
        return self.finite >= len(self.clause.words) - 1 and self.finite > 0


def cue(clause: Clause, later: tuple[Clause, ...] = ()) -> Cue | None:
    """The verb of saying of a clause, or None. ``later`` are clauses that may hold its particle."""
    words = clause.words
    table = forms()
    best: Cue | None = None
    for index, word in enumerate(words):
        if word.kind != "word" or (word.capital and (index or clause.before)) or word.lower not in table:
            continue
        for form in table[word.lower]:
            found = _built(clause, index, form, later)
            if found is not None and (best is None or _rank(found) > _rank(best)):
                best = found
    return best


def _rank(found: Cue) -> tuple[bool, int, int, bool, int]:
    """*hatten erklärt* is a participle, not the present *erklärt*: of two readings the one that uses more words;
    of *hat eingeräumt und angegeben* the last, next to what it takes."""
    return (
        not found.subjunctive,
        len(found.verb.particle),
        len(found.parts),
        not found.verb.weak,
        found.parts[-1] if len(found.parts) > 1 else 0,
    )


def _built(clause: Clause, index: int, form: Form, later: tuple[Clause, ...]) -> Cue | None:
    if index and clause.words[index - 1].lower == "zu":
        return None  # wie zu befürchten ist
    if form.kind == "finite":
        return _finite(clause, index, form, later)
    auxiliary = _auxiliary(clause.words, index, form)
    if auxiliary is None or (form.verb.weak and form.verb.lemma in ("finden", "sehen", "halten", "raten")):
        return None
    parts = {*auxiliary, index}
    if not form.bound:
        position = _position(clause.words, form.verb.particle, index)
        if position is None:
            return None
        parts.add(position)
    finite = auxiliary[0]
    lowers = {clause.words[part].lower for part in auxiliary}
    passive = form.kind == "participle" and not lowers & PERFECT and bool(lowers & (PASSIVE | BEING))
    return _cue(clause, form, parts, finite, passive=passive, modal=bool(lowers & MODALS))


def _finite(clause: Clause, index: int, form: Form, later: tuple[Clause, ...]) -> Cue | None:
    words = clause.words
    parts = {index}
    if form.bound:
        if _foreign_particle(words, index, form.verb):
            return None
    else:
        position = _position_after(words, form.verb.particle, index)
        if position is None and index == len(words) - 1:
            position = _position(words, form.verb.particle, index)
        if position is not None:
            parts.add(position)
        elif not any(_particle_in(other, form.verb.particle) for other in later[:4]):
            return None
    if form.subjunctive and words[index].lower in _NOUNLIKE:
        return None
    if _is_noun_phrase_word(words, index):
        return None
    return _cue(clause, form, parts, index, passive=False, modal=False)


def _cue(clause: Clause, form: Form, parts: set[int], finite: int, *, passive: bool, modal: bool) -> Cue | None:
    words = clause.words
    reflexive = any(word.lower == "sich" for word in words)
    if (form.verb.lemma in _REFLEXIVE and not reflexive) or (form.verb.lemma in _UNREFLEXIVE and reflexive):
        return None
    if _other_sense(form.verb, {word.lower for word in words}, words, max(parts)):
        return None
    correlate = next((at for at, word in enumerate(words) if word.lower in CORRELATES and at > 0), None)
    if correlate is not None and {"C", "Z"} & form.verb.takes and abs(correlate - finite) <= 12:
        parts = parts | {correlate}
    if "s" in form.verb.takes:
        parts = parts | {at for at, word in enumerate(words) if word.lower == "sich"}
    negated = any(word.lower in ("nicht", "nie", "niemals", "keineswegs") for word in words)
    return Cue(
        form.verb,
        clause,
        tuple(sorted(parts)),
        finite,
        passive,
        form.plural,
        negated,
        modal,
        form.subjunctive,
        correlate is not None,
    )


def _other_sense(verb: Verb, lowers: set[str], words: tuple[Token, ...], last: int) -> bool:
    """*willkommen heißen*, *meinte es gut*, *für ungültig erklären*: fixed phrases that say nothing."""
    if verb.lemma == "heißen":
        return "es" not in lowers or "willkommen" in lowers
    if verb.lemma == "sehen":
        return "sich" in lowers
    if verb.lemma == "meinen":
        return {"es", "gut"} <= lowers
    if verb.lemma == "erklären":
        declared = [at for at, word in enumerate(words) if word.lower == "für" and at + 1 < len(words)]
        return any(not words[at + 1].capital and at + 2 in (last, len(words)) for at in declared)
    return False


def _auxiliary(words: tuple[Token, ...], index: int, form: Form) -> list[int] | None:
    """Positions of the auxiliaries that make a participle or infinitive finite: before it, or right behind it."""
    behind = []
    at = index + 1
    while at < len(words) and words[at].lower in AUXILIARIES:
        behind.append(at)
        at += 1
    before = [at for at in range(index) if words[at].lower in AUXILIARIES and words[at].lower != "worden"]
    wanted = MODALS | {"werde", "wird", "werden"} if form.kind == "infinitive" else PERFECT | PASSIVE | BEING
    nearest = [at for at in before if words[at].lower in wanted][-1:]
    if not nearest and form.kind == "participle":
        nearest = [at for at in before if words[at].lower in MODALS][-1:] if behind else []
    if nearest:
        return nearest + behind
    if behind and words[behind[-1]].lower in wanted | PERFECT:
        return behind[::-1]
    return None


def _position(words: tuple[Token, ...], particle: str, index: int) -> int | None:
    return index - 1 if index and words[index - 1].lower == particle else None


def _position_after(words: tuple[Token, ...], particle: str, index: int) -> int | None:
    """The particle behind its verb: the last one of that form that ends the clause or precedes a phrase moved out."""
    for at in range(len(words) - 1, index, -1):
        if words[at].lower == particle and (at == len(words) - 1 or _ends_bracket(words, at)):
            return at
    return None


def _ends_bracket(words: tuple[Token, ...], at: int) -> bool:
    """A particle that is a preposition too must not be followed by its noun phrase."""
    following = words[at + 1]
    return (
        following.lower in ("und", "oder", "als", "sowie", "wie")
        or following.kind in ("quote", "paren")
        or (
            words[at].lower
            in ("mit", "an", "fest", "hin", "bekannt", "auf", "ein", "vor", "klar", "hinzu", "zurück", "aus")
            and following.lower in ("dass", "in", "wegen", "bei", "nach", "gegenüber", "durch", "im", "am", "von")
        )
    )


def _particle_in(clause: Clause, particle: str) -> bool:
    return clause.words[-1].lower == particle and clause.words[0].lower not in ("dass", "ob")


def _foreign_particle(words: tuple[Token, ...], index: int, verb: Verb) -> bool:
    """*sieht … ab*: a particle at the end of the clause makes it another verb."""
    last = words[-1].lower
    return (
        len(words) - 1 > index and last in PARTICLES and last != verb.particle and words[index].lower not in AUXILIARIES
    )


def _is_noun_phrase_word(words: tuple[Token, ...], index: int) -> bool:
    """*der befürchtete Ausfall*: a participle or adjective that happens to look like a finite verb."""
    word = words[index]
    if index + 1 < len(words) and words[index + 1].capital and index > 0 and word.lower.endswith("te"):
        before = words[index - 1].lower
        return before in ("der", "die", "das", "den", "dem", "des", "eine", "ein", "einen", "einer")
    return False
