"""What kind of speaker a noun phrase names: a person, an institution, a document, many, or nobody in particular."""

from __future__ import annotations

from functools import cache

from summarize.attribution.names.institutions import institution
from summarize.attribution.names.nouns import inhabitants, is_state, is_words_noun, noun_kind, states, words_owner
from summarize.attribution.names.offices import Office, office
from summarize.attribution.names.phrases import articles, has_apostrophe, is_first_name, mention
from summarize.attribution.names.tables import DeterminerRow, SpellingRow, rows
from summarize.models import SpeakerKind

_MARKS = '„“”"»«›‹‚‘,;:().'
_NAMELESS = ("anonym", "ungenannt", "unbekannt")
_AND = ("und", "sowie")
# Behind a noun these begin something that belongs to it; an "und" in it joins no speakers (Ministerin für Bau und
# Sport).
_BELONGING = frozenset(("für", "von", "vom", "aus", "in", "im", "bei", "der", "des", "zur", "zum", "an", "am", "auf"))
_OWNED = frozenset(("von", "vom", "aus", "der", "des", "eines", "einer", "seiner", "ihrer", "mehrerer", "zweier"))
_COMPANY = frozenset(("AG", "GmbH", "SE", "KG", "Inc", "Corp", "Ltd", "plc", "Group", "e.V", "eV", "AB", "ASA", "NV"))


def entity_kind(phrase: str) -> SpeakerKind | None:
    """The kind of speaker that this phrase names, by its head noun; None if the tables do not know it.

    *der Sprecher des Kreml* is a person, *der Kreml* and *Moskau* institutions, *Regierungskreise* anonymous,
    *Militärexperten* and *die Russen* collectives, *der Lagebericht* a document. A single unknown capital word stays
    open: it is a surname only to someone who has seen the full name.
    """
    words = [bare for word in phrase.split() if (bare := word.strip(_MARKS))]
    if not words:
        return None
    if any(word.lower().startswith(_NAMELESS) for word in words) or "namentlich nicht" in phrase:
        return "anonymous"
    if found := institution(" ".join(words)):
        return found.kind
    if set(words) & _COMPANY or is_state(words):
        return "institution"
    return "collective" if coordinated(phrase) else _by_head(words) or _by_name(words, phrase)


def coordinated(phrase: str) -> tuple[str, ...]:
    """The two speakers of *Nina Pohl und Kai Lorenz*, *die SPD und die Grünen*; empty if the phrase names but one."""
    words = phrase.split()
    for index, word in enumerate(words):
        if word not in _AND or index == 0 or words[index - 1].endswith("-"):
            continue
        left, right = words[:index], words[index + 1 :]
        first = next((i for i, earlier in enumerate(left) if earlier[:1].isupper()), len(left))
        if (
            institution(phrase)
            or is_state(words)
            or set(left[first + 1 :]) & _BELONGING
            or not right
            or right[0] in ("zu", "vom")
        ):
            continue
        sides = (" ".join(left), " ".join(right))
        if all(entity_kind(side) or _is_bare_name(side) for side in sides):
            return sides
    return ()


def _is_bare_name(side: str) -> bool:
    """A single capital word that may be a surname."""
    found = mention(side)
    return len(found.name) == 1 and not found.open


def _by_head(words: list[str]) -> SpeakerKind | None:
    before, head, after = _head(words)
    if is_words_noun(head):
        return _owner_kind(head, after)
    named = bool(after) and after[0][:1].isupper() and (is_first_name(head) or not noun_kind(after[0]))
    if (found := office(head)) and not (before and is_first_name(before[-1])):
        return _office_kind(head, found, before, named=named)
    if is_first_name(head) and named:
        return "person"
    return _place_kind(head, before) or noun_kind(head) or _longest_institution([head, *after])


def _head(words: list[str]) -> tuple[list[str], str, list[str]]:
    """The words before the head noun, the head, and what follows: over articles, adjectives, given names and a genitive
    (*Putins außenpolitischer Berater*), but not past a small word behind the noun."""
    small = articles() | _determiners("pl")
    capitals = (
        i for i, word in enumerate(words) if word[:1].isupper() and word[-1] != "-" and word.lower() not in small
    )
    position = next(capitals, None)
    if position is None:
        return words[:-1], words[-1], []
    # Berliner Polizei: the name of a town as an adjective.
    if words[position].endswith("er") and not office(words[position]) and _known(words[position + 1 : position + 2]):
        position += 1
    genitive = words[position].endswith("s") or has_apostrophe(words[position])
    later = (i for i in range(position + 1, len(words)) if words[i][:1].isupper())
    following = next(later, None)
    if genitive and following is not None and not is_first_name(words[position]):
        between = words[position + 1 : following]
        head_follows = _known([words[following]])
        if head_follows and all(word.endswith(("e", "er", "es", "en", "em")) for word in between):
            position = following
    return words[:position], words[position], words[position + 1 :]


def _known(words: list[str]) -> bool:
    """Whether the word, if there is one, is a noun of the tables."""
    return any(office(word) or noun_kind(word) or institution(word) for word in words)


def _owner_kind(head: str, after: list[str]) -> SpeakerKind:
    """*Angaben der Polizei*, *Polizeiangaben*: words have the kind of their owner; without one nobody is named."""
    if after and (after[0] in _OWNED or after[0][:1].isupper()):
        start = 1 if after[0] in ("von", "vom", "aus") else 0
        return entity_kind(" ".join(after[start:])) or "anonymous"
    owner = words_owner(head)
    return (entity_kind(owner) or entity_kind(owner.removesuffix("s")) or "anonymous") if owner else "anonymous"


def _office_kind(word: str, found: Office, before: list[str], *, named: bool) -> SpeakerKind:
    small = {earlier.lower() for earlier in before}
    many = found.number == "pl" or (found.number is None and _is_plural(word, found, small))
    if named and not (small & _determiners("pl")):
        return "person"
    if many:
        return noun_kind(word) or "collective"
    return "person"


def _is_plural(word: str, found: Office, before: set[str]) -> bool:
    """A form that may be either: *die Sprecher*, *Experten* without an article and *zwei Abgeordnete* are many."""
    if before & _determiners("sg"):
        return False
    if before & _determiners("pl"):
        return True
    if "die" in before:
        return found.gender == "m" or word.endswith("n")
    return noun_kind(word) is not None


def _place_kind(head: str, before: list[str]) -> SpeakerKind | None:
    """*Russland*, *Moskau* speak as states; *der Ukrainer* is a person, *die Ukrainer* are many. *Polen* and *Ungarn*
    are both: the country without an article."""
    small = {word.lower() for word in before}
    people = head in inhabitants() or head.removesuffix("n") in inhabitants()
    if people and small & (_determiners("pl") | {"die"}):
        return "collective"
    if head in states() or head.removesuffix("s") in states():
        return "institution"
    if people:
        return "person" if small & _determiners("sg") else "collective"
    return None


def _longest_institution(words: list[str]) -> SpeakerKind | None:
    for length in range(len(words), 0, -1):
        if found := institution(" ".join(words[:length])):
            return found.kind
    return None


def _by_name(words: list[str], phrase: str) -> SpeakerKind | None:
    found = mention(phrase)
    if len(found.name) > 1 or (found.name and found.titles):
        return "person"
    return "person" if words[-1] in _surnames() else None


@cache
def _determiners(number: str) -> frozenset[str]:
    return frozenset(row.word for row in rows(DeterminerRow) if row.number == number)


@cache
def _surnames() -> frozenset[str]:
    return frozenset(row.german for row in rows(SpellingRow) if row.kind == "surname")
