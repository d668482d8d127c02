"""Who the speakers are: the same person behind every mention, pronouns and titles included, over the whole text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from summarize.attribution import mentions
from summarize.attribution.drafts import Stretch
from summarize.attribution.lexicon import word_list
from summarize.attribution.mentions import Mention
from summarize.attribution.names import cluster, english_name, entity_kind, gender
from summarize.attribution.names.nouns import words_owner
from summarize.attribution.quotes import quotations
from summarize.attribution.sentences import sentences_around
from summarize.models import Resolution, SpeakerKind

_PRONOUNS = {"er": "m", "ihm": "m", "ihn": "m", "dieser": "m", "letzterer": "m", "sie": "f", "ihr": "f", "diese": "f"}
_OWN = re.compile(r"^(?P<whose>sein|ihr)(?:e|en|er|em|es)? ", re.IGNORECASE)
_LEADING = re.compile(
    r"^(?:(?:aus|in|im|von|vom|bei|beim|nach|laut|seitens|vonseiten)\s+)?(?:(?:der|die|das|dem|den|des|ein|eine|einer|einem|eines"
    r"|einen)\s+)?",
    re.IGNORECASE,
)
_BELONGING = word_list("belonging")
_OWNER = re.compile(r"^\s*(?:von|vom|aus|der|des|eines|einer|seiner|ihrer)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a stretch of text names. ``name`` is None where nobody can be named."""

    name: str | None
    name_en: str | None
    kind: SpeakerKind | None
    resolution: Resolution
    role: str | None = None


@dataclass(slots=True)
class People:
    """Everybody named in a text. Built once; ``identify`` then answers for the stretches that name speakers."""

    text: str
    people: list[Mention] = field(default_factory=list)
    canonical: Mapping[str, str] = field(default_factory=dict)
    persons: frozenset[str] = frozenset()
    sentences: list[int] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    @classmethod
    def read(cls, text: str, regions: Iterable[Stretch], speakers: Iterable[Stretch]) -> People:
        """Finds the people of the regions; ``speakers`` are stretches that name speakers, known already."""
        found: list[Mention] = []
        named: list[list[Mention]] = []
        sentences: list[int] = []
        words: list[mentions.Scan] = []
        for start, end in regions:
            quoted = quotations(text, start, end)
            sentences += [begin for begin, _ in sentences_around(text, quoted, start, end)]
            words.append(mentions.scan(text, start, end, quoted))
        for piece in words:
            full = mentions.full_names(piece)
            named.append(full + mentions.offices_alone(piece, full))
            found += named[-1]
        phrases = [mention.phrase for mention in found if mention.full]
        surnames = frozenset(phrase.split()[-1] for phrase in phrases)
        for piece, taken in zip(words, named, strict=True):
            found += mentions.surnames_alone(piece, surnames, taken)
        found.sort(key=lambda mention: mention.start)
        said = [_core(text[start:end]) for start, end in speakers]
        canonical = cluster([mention.phrase for mention in found] + [phrase for phrase in said if phrase])
        persons = frozenset(canonical[mention.phrase] for mention in found if mention.full)
        return cls(text, found, canonical, persons, sorted(sentences), [mention.start for mention in found])

    def identify(self, stretch: Stretch, region: Stretch, spoke_before: str | None) -> Identity:
        """Who is named there. A pronoun or a title alone is looked for in ``region`` before it, ``spoke_before`` (who
        spoke last) first."""
        phrase = self.text[stretch[0] : stretch[1]]
        pronoun = _PRONOUNS.get(phrase.lower())
        if own := _OWN.match(phrase):
            pronoun = pronoun or ("m" if own["whose"].lower() == "sein" else "f")
        if pronoun:
            name = self._antecedent(stretch[0], region, pronoun, spoke_before)
            return self._identity(name, "pronoun") if name else Identity(None, None, None, "pronoun")
        if phrase.lower().startswith(("in ", "im ")):
            return self._identity(phrase, "explicit")
        if (named := self._named_within(stretch)) is not None:
            return self._identity(named, "explicit", phrase)
        core = _core(phrase)
        if not core:
            return Identity(None, None, None, "none")
        name = self.canonical.get(core, core)
        if name in self.persons or entity_kind(core) != "person":
            return self._identity(name, "explicit" if name.split()[-1] in phrase else "title", phrase)
        if (name[:1].islower() or _is_title(core)) and phrase[:1].islower() | phrase.startswith(("Der ", "Die ")):
            bearer = self._antecedent(stretch[0], region, gender(core), spoke_before, near=True)
            if bearer and bearer.split()[-1] not in phrase:
                return self._identity(bearer, "title", phrase)
        return self._identity(name, "explicit", phrase)

    def _named_within(self, stretch: Stretch) -> str | None:
        """The person whose full name stands in the stretch as head or apposition; *Sprecher von Jan Holm* is not."""
        found = None
        for index in range(bisect_left(self._starts, stretch[0]), len(self.people)):
            mention = self.people[index]
            if mention.end > stretch[1]:
                break
            before = self.text[stretch[0] : mention.start].split()
            if mention.full and not (before and before[-1].lower() in _BELONGING):
                found = self.canonical.get(mention.phrase, mention.phrase)
        return found

    def _identity(self, name: str, resolution: Resolution, phrase: str | None = None) -> Identity:
        name = _LEADING.sub("", name).strip() or name
        kind: SpeakerKind | None = (
            "person" if name in self.persons else entity_kind(phrase or name) or entity_kind(name)
        )
        role = _role(phrase, name) if phrase and kind in ("person", None) else None
        return Identity(name, english_name(name), kind, resolution, role)

    def _antecedent(
        self, at: int, region: Stretch, wanted: str | None, spoke_before: str | None, *, near: bool = False
    ) -> str | None:
        """The person meant: who spoke last, if the gender fits; else the first one named in the nearest sentence with
        a fitting person. ``near`` looks no further than two sentences back, and there before at who spoke."""
        fitting = self._before(at, region, wanted, sentences=2 if near else 4)
        if not near and spoke_before and self._fits(spoke_before, wanted) and (not fitting or spoke_before in fitting):
            return spoke_before
        return fitting[0] if fitting else None

    def _before(self, at: int, region: Stretch, wanted: str | None, sentences: int) -> list[str]:
        """Fitting people before ``at``: nearest sentence first, in it from left to right; none inside quotations."""
        here = bisect_right(self.sentences, at)
        ordered: list[tuple[int, int, str]] = []
        for index in range(bisect_right(self._starts, at - 1) - 1, -1, -1):
            mention = self.people[index]
            distance = here - bisect_right(self.sentences, mention.start)
            if mention.start < region[0] or distance > sentences:
                break
            name = self.canonical.get(mention.phrase, mention.phrase)
            if not mention.quoted and self._fits(name, wanted):
                ordered.append((distance, mention.start, name))
        return [name for _, _, name in sorted(ordered)]

    def _fits(self, name: str, wanted: str | None) -> bool:
        return name in self.persons and (wanted is None or gender(name) in (wanted, None))

    def forms(self) -> dict[str, list[Mention]]:
        """The mentions of every person, by canonical name."""
        found: dict[str, list[Mention]] = {}
        for mention in self.people:
            name = self.canonical.get(mention.phrase, mention.phrase)
            if name in self.persons:
                found.setdefault(name, []).append(mention)
        return found


def _core(phrase: str) -> str:
    """The words that name the speaker: *der Polizei* of *Angaben der Polizei*, *Kreml* of *Kreml-Angaben*."""
    words = phrase.split()
    for index, word in enumerate(words[:4]):
        owner = words_owner(word.strip('„“"»«,.'))
        if owner is None:
            continue
        rest = " ".join(words[index + 1 :])
        if rest and _OWNER.match(rest):
            return re.sub(r"^(?:von|vom|aus)\s+", "", rest)
        return owner or phrase
    return re.sub(r"^(?:aus|von|vom|bei|beim|seitens)\s+", "", phrase)


def _is_title(phrase: str) -> bool:
    return phrase.split()[0].lower() in ("der", "die", "dem", "den", "des")


def _role(phrase: str, name: str) -> str | None:
    """The office as the source words it: what stands before the name, or behind it after a comma."""
    last = name.split()[-1]
    position = phrase.find(name.split()[0])
    if position < 0:
        position = phrase.find(last)
    if position < 0:
        role = _LEADING.sub("", phrase) if entity_kind(phrase) == "person" else ""
    elif position > 0:
        role = _LEADING.sub("", phrase[:position])
    else:
        behind = phrase[phrase.find(last) + len(last) :]
        role = behind.lstrip(" ,") if behind.startswith(",") else ""
    role = role.strip(' ,:–-„“"')
    return role if role and role[:1].isalpha() and any(word[:1].isupper() for word in role.split()) else None
