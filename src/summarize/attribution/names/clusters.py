"""Which mentions name one person, and the fullest German form of the name.

Full names (two words or more) make the persons; a surname alone, with or without an office, joins the one person that
bears it. Where two persons share it, gender and then office decide, else it stays alone: nothing is merged on a guess.
An office alone (*der Kremlchef*) joins the one person it was given to. Everything else stands for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from summarize.attribution.names.gender import gender
from summarize.attribution.names.institutions import institution, is_channel_noun
from summarize.attribution.names.kinds import coordinated
from summarize.attribution.names.nouns import states
from summarize.attribution.names.phrases import (
    Mention,
    articles,
    has_apostrophe,
    is_first_name,
    mention,
    owner,
    titled_gender,
    without_genitive,
)
from summarize.attribution.names.tables import FamilyFirstRow, Gender, InstitutionRow, SpellingRow, rows

# First parts that make another office of it: the Vizepräsident is not the Präsident.
_OTHER_OFFICE = ("vize", "ex-", "alt", "unter", "hilfs", "ehren", "chef")
_INDEFINITE = ("ein", "eine", "eines", "einem", "einer", "einen")
_DEFINITE = ("der", "die", "dem", "den", "des")


@dataclass
class Person:
    """Somebody named in full: the canonical name, and what the mentions said of them."""

    name: tuple[str, ...]
    genders: set[Gender] = field(default_factory=set)
    offices: list[tuple[str, frozenset[str]]] = field(default_factory=list)

    def bears(self, surname: str) -> bool:
        """Whether this surname names the person: *von der Leyen*, *Leyen*, and *Xi* where the family name is first."""
        if surname in {" ".join(self.name[1:]), " ".join(_surname(self.name)), self.name[-1]}:
            return True
        return surname == self.name[0] and (surname in _family_first() or not is_first_name(surname))

    def learn(self, found: Mention, shown: Gender | None) -> None:
        if shown:
            self.genders.add(shown)
        self.offices += [(named.base, found.attributes) for named in found.offices]

    def holds(self, found: Mention, *, loosely: bool = False) -> bool:
        """Whether an office of the mention was given to this person, with no other attributes than those seen and no
        other gender; ``loosely`` also as a longer word (*Kanzler* for a *Bundeskanzler*, but no *Vizekanzler*)."""
        shown = titled_gender(found)
        if shown and self.genders and shown not in self.genders:
            return False
        return any(
            _is_office(named.base, base, loosely=loosely) and found.attributes <= attributes
            for named in found.offices
            for base, attributes in self.offices
        )


def _is_office(said: str, held: str, *, loosely: bool) -> bool:
    if said == held:
        return True
    return loosely and held.lower().endswith(said.lower()) and not held.lower().startswith(_OTHER_OFFICE)


def cluster(name_mentions: Sequence[str]) -> Mapping[str, str]:
    """Maps every form to the canonical name of what it names: *Putins*, *Kremlchef Putin*, *der Kremlchef* to *Wladimir
    Putin* if that name occurs. Two people of one surname are not merged; a form that stays open maps to the name in it,
    or, without one, to itself without its article. Genitives (*Putins*, *Scholz'*) lose their ending where another
    mention or the table of names shows that it is one.
    """
    forms = list(dict.fromkeys(name_mentions))
    found = {form: Mention(form) if coordinated(form) else mention(owner(form)) for form in forms}
    names = _nominatives([each.name for each in found.values() if each.name])
    sure = {names[each.name] for each in found.values() if each.name and not each.open}
    persons = _persons(sure)
    canonical: dict[str, str] = {}
    for form in sorted(forms, key=lambda form: -len(found[form].name)):
        each, name = found[form], names.get(found[form].name, ())
        if each.open and not _is_borne(each, name, sure, persons):
            continue
        if name and (person := _bearer(persons, each, name)):
            person.learn(each, gender(form) if len(name) > 1 else titled_gender(each))
            canonical[form] = " ".join(person.name)
        elif name:
            canonical[form] = " ".join(name)
    holders = [*persons, *_surnames_with_office(found, canonical)]
    # Where the text also has "ein Sprecher", "der Sprecher" may be that one.
    unnamed = {named.base for each in found.values() if each.article in _INDEFINITE for named in each.offices}
    return {form: canonical.get(form) or _nameless(found[form], holders, unnamed) for form in forms}


def _nominatives(names: Sequence[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Each name without a genitive ending, where the name without it is known or occurs: *Putins* beside *Putin*. A
    full name that ends in s keeps it (*Klaus Peters*), unless the same given name occurs without."""
    full = {name for name in names if len(name) > 1}
    lasts = {name[-1] for name in names} | {name[0] for name in full if name[0] in _family_first()}
    ending_in_s = {name[-1] for name in full}
    return {name: _nominative(name, full, lasts, ending_in_s) for name in names}


def _nominative(
    name: tuple[str, ...], full: set[tuple[str, ...]], lasts: set[str], ending_in_s: set[str]
) -> tuple[str, ...]:
    bare = (*name[:-1], without_genitive(name[-1]))
    if bare == name:
        return name
    if has_apostrophe(name[-1]) or bare in full:
        return bare
    if len(name) == 1 and name[-1] in ending_in_s:
        return name
    # Klaus Peters is no genitive because a Peter occurs.
    occurs = bare[-1] in lasts and (len(name) == 1 or not is_first_name(bare[-1]))
    known = occurs or bare[-1] in _known_surnames()
    return bare if known and name[-1] not in _known_surnames() else name


def _persons(names: Iterable[tuple[str, ...]]) -> list[Person]:
    """One for every full name, longest first; *Kai U. Lorenz*, *Kai Lorenz* and *K. Lorenz* are one, unless *Karl
    Lorenz* occurs too: then *K. Lorenz* is nobody's."""
    persons: list[Person] = []
    full = sorted(set(names), key=lambda name: (_is_initial(name[0]), -len(name), name))
    for name in full:
        if len(name) > 1 and not _is_particle_name(name) and not any(_same(person.name, name) for person in persons):
            persons.append(Person(name))
    return persons


def _same(fuller: tuple[str, ...], name: tuple[str, ...]) -> bool:
    if _surname(fuller) != _surname(name):
        return False
    return name[0] == fuller[0] or (_is_initial(name[0]) and fuller[0].startswith(name[0].rstrip(".")))


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def _surname(name: tuple[str, ...]) -> tuple[str, ...]:
    """The last word with the particles before it: *von der Leyen*."""
    start = len(name) - 1
    while start > 0 and name[start - 1].islower():
        start -= 1
    return name[start:]


def _is_particle_name(name: tuple[str, ...]) -> bool:
    """*von der Leyen*: several words, but a surname only."""
    return _surname(name) == name


def _is_borne(found: Mention, name: tuple[str, ...], sure: set[tuple[str, ...]], persons: list[Person]) -> bool:
    """Whether an uncertain name is one: as it stands, not without a genitive ending, it is a name elsewhere."""
    return found.name == name and (name in sure or any(person.bears(" ".join(name)) for person in persons))


def _bearer(persons: list[Person], found: Mention, name: tuple[str, ...]) -> Person | None:
    if len(name) > 1 and not _is_particle_name(name):
        matching = [person for person in persons if _same(person.name, name)]
        return matching[0] if len(matching) == 1 else next((one for one in matching if one.name == name), None)
    matching = [person for person in persons if person.bears(" ".join(name))]
    if len(matching) > 1 and (shown := titled_gender(found)):
        matching = [person for person in matching if not person.genders or person.genders == {shown}]
    if len(matching) > 1:
        matching = [person for person in matching if person.holds(found)]
    return matching[0] if len(matching) == 1 else None


def _surnames_with_office(found: Mapping[str, Mention], canonical: Mapping[str, str]) -> list[Person]:
    """Persons known by surname and office only (*Ministerin Ohlsen*), so that *die Ministerin* finds them too."""
    known: dict[str, Person] = {}
    for form, name in canonical.items():
        if found[form].offices and " " not in name:
            known.setdefault(name, Person((name,))).learn(found[form], titled_gender(found[form]))
    return list(known.values())


def _nameless(found: Mention, persons: list[Person], unnamed: set[str]) -> str:
    """An office alone with a definite article or none names its one holder; an institution its table name; the rest
    stays as it is, without the article."""
    words = found.form.split()
    if row := institution(found.form) or _behind_its_noun(words):
        return row.name
    office_alone = len(words) == len(found.offices) + len(found.attributes) + bool(found.article)
    if (
        office_alone
        and found.offices[:1]
        and found.article in ("", *_DEFINITE)
        and found.offices[0].base not in unnamed
    ):
        holders = [person for person in persons if person.holds(found)]
        holders = holders or [person for person in persons if person.holds(found, loosely=True)]
        if len(holders) == 1:
            return " ".join(holders[0].name)
    if len(words) > 1 and words[0].lower() in articles():
        words = words[1:]
    bare = without_genitive(words[-1]) if words else ""
    return bare if len(words) == 1 and bare in states() else " ".join(words)


def _behind_its_noun(words: Sequence[str]) -> InstitutionRow | None:
    """*die Nachrichtenagentur Reuters*: the institution behind the noun that says what it is."""
    for index, word in enumerate(words[:-1]):
        if is_channel_noun(word):
            return institution(" ".join(words[index + 1 :]))
    return None


@cache
def _family_first() -> frozenset[str]:
    return frozenset(row.name for row in rows(FamilyFirstRow))


@cache
def _known_surnames() -> frozenset[str]:
    return frozenset(row.german for row in rows(SpellingRow) if row.kind == "surname")
