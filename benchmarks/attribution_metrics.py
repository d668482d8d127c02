"""The metrics of quotation attribution: predicted against annotated quotations, counted in tokens.

**Tokens.** A token is a maximal run of word characters (``\\w+``); a span owns every token it touches. Punctuation is
not counted, so it does not matter whether a quotation mark or a closing comma belongs to a span; ``strict`` counts
every other visible character as a token too.

**Pairing.** In each article predicted and annotated quotations are paired one to one so that the sum of the token-F1
of their contents is greatest; among equal sums the one with more equal types wins, then the one whose roles agree
better. A pair shares at least one token.

**Message.** Each item gives a token precision (if predicted) and a token recall (if annotated), 0 if unpaired. The
means over all items of all articles are macro precision and recall; their harmonic mean is the F1. *Roles* is the same
over the tokens of speaker, cue, frame and addressee, each token together with its role, *Joint* over these and the
content. An item without role tokens has no role precision or recall. *Form* is the F1 of the type: a pair counts if its
types are equal.

By kind, both sides are reduced to that kind before pairing: a content found under the wrong type does not count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from statistics import fmean
from typing import TypeVar

Spans = Sequence[tuple[int, int]]
Tokens = frozenset[int]
RoleTokens = frozenset[tuple[str, int]]

Token = TypeVar("Token")

ROLES = ("speaker", "cue", "frame", "addressee")
MATCHED = 0.5  # the usual threshold for "the same span" in the literature

# The annotated types fall into four forms. IndirectFreeIndirect (a sentence in the Konjunktiv without a cue of its own)
# and FreeIndirect (the same in the indicative, mostly with "sollen") are one form here: both take their speaker from a
# sentence before, and the program has one type for them.
FORM_OF_GOLD = {
    "Direct": "direct",
    "Indirect": "indirect",
    "IndirectFreeIndirect": "indirect_free",
    "FreeIndirect": "indirect_free",
    "Reported": "reported",
}

# Our types. A fragment in quotation marks inside another sentence is annotated as a (nested) Direct. The guidelines
# know no questions: one in quotation marks is Direct, one without ("fragte, ob …") is Indirect.
FORM_OF_OURS = {
    "direct": "direct",
    "direct_partial": "direct",
    "indirect": "indirect",
    "indirect_free": "indirect_free",
    "reported": "reported",
    "question in quotation marks": "direct",
    "question": "indirect",
}

KINDS: dict[str, frozenset[str]] = {
    "direct": frozenset({"direct"}),
    "indirect + indirect_free": frozenset({"indirect", "indirect_free"}),
    "indirect": frozenset({"indirect"}),
    "indirect_free": frozenset({"indirect_free"}),
    "reported": frozenset({"reported"}),
}

_WORD = re.compile(r"\w+")
_VISIBLE = re.compile(r"\w+|[^\w\s]")
# Words that name nobody: a mention sharing only these with the annotated speaker names someone else.
_ARTICLES = frozenset(
    ("der", "die", "das", "des", "dem", "den", "ein", "eine", "einer", "eines", "einem", "einen", "und", "von")
)


@dataclass(frozen=True)
class Quotation:
    """One quotation, annotated or predicted: its form and the spans of its parts, as indices into the article."""

    form: str
    quote: Spans
    speaker: Spans = ()
    cue: Spans = ()
    frame: Spans = ()
    addressee: Spans = ()
    note: str = ""

    def spans(self, role: str) -> Spans:
        spans: Spans = getattr(self, role)
        return spans


@dataclass(frozen=True)
class Article:
    name: str
    text: str
    sentences: Spans
    gold: tuple[Quotation, ...]
    predicted: tuple[Quotation, ...]


@dataclass(frozen=True)
class Item:
    """A pair, or an item of one side that found no partner."""

    article: Article
    gold: Quotation | None
    predicted: Quotation | None
    overlap: float = 0.0

    @property
    def matched(self) -> bool:
        return self.overlap >= MATCHED

    @property
    def sides(self) -> tuple[Quotation, ...]:
        return tuple(side for side in (self.gold, self.predicted) if side)


@dataclass(frozen=True)
class Score:
    """Precision, recall and F1 in percent; 100 where there is nothing to find and nothing was found."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True)
class Speakers:
    """How many speakers are right. A speaker is right if the mention shares a word, at the same place, with the
    annotated one; ``same_name`` also accepts another mention of the same words elsewhere in the article."""

    matched: int
    right: int
    same_name: int
    gold: int

    @property
    def accuracy(self) -> float:
        return percent(self.right, self.matched)

    @property
    def accuracy_same_name(self) -> float:
        return percent(self.same_name, self.matched)

    @property
    def end_to_end(self) -> float:
        return percent(self.right, self.gold)


@dataclass(frozen=True)
class Report:
    message: Score
    message_strict: Score
    by_kind: dict[str, Score]
    roles: Score
    joint: Score
    form: Score
    by_role: dict[str, Score]
    span: Score
    speakers: Speakers
    speakers_by_form: dict[str, Speakers]
    quiet_sentences: int
    false_alarms: int
    counts: dict[str, tuple[int, int]]
    items: list[Item] = field(repr=False)

    @property
    def false_alarm_rate(self) -> float:
        return percent(self.false_alarms, self.quiet_sentences)


def percent(part: int, whole: int) -> float:
    return 100.0 * part / whole if whole else 100.0


class Tokenizer:
    """Numbers the tokens of one text, so that spans become sets of numbers."""

    def __init__(self, text: str, *, strict: bool = False) -> None:
        self._owner = [-1] * len(text)
        for number, match in enumerate((_VISIBLE if strict else _WORD).finditer(text)):
            for index in range(*match.span()):
                self._owner[index] = number

    def tokens(self, spans: Spans) -> Tokens:
        owners = (self._owner[index] for start, end in spans for index in range(start, end))
        return frozenset(number for number in owners if number >= 0)

    def roles(self, quotation: Quotation, roles: Iterable[str] = ROLES) -> RoleTokens:
        return frozenset((role, token) for role in roles for token in self.tokens(quotation.spans(role)))


def overlap(gold: frozenset[Token], predicted: frozenset[Token]) -> float:
    """Token-F1 of two sets, 0 if they share nothing."""
    shared = len(gold & predicted)
    return 2 * shared / (len(gold) + len(predicted)) if shared else 0.0


def pair(article: Article, *, strict: bool = False, forms: frozenset[str] | None = None) -> list[Item]:
    """The optimal one-to-one pairing of an article (Hungarian method), and all that remain alone."""
    from scipy.optimize import linear_sum_assignment

    gold = [item for item in article.gold if forms is None or item.form in forms]
    predicted = [item for item in article.predicted if forms is None or item.form in forms]
    items: list[Item] = []
    if gold and predicted:
        numbering = Tokenizer(article.text, strict=strict)
        gold_tokens = [numbering.tokens(item.quote) for item in gold]
        predicted_tokens = [numbering.tokens(item.quote) for item in predicted]
        overlaps = [[overlap(mine, theirs) for theirs in predicted_tokens] for mine in gold_tokens]
        weights = [
            [value and value + tie_break(numbering, mine, theirs) for value, theirs in zip(row, predicted, strict=True)]
            for row, mine in zip(overlaps, gold, strict=True)
        ]
        rows, columns = linear_sum_assignment(weights, maximize=True)
        items = [
            Item(article, gold[row], predicted[column], overlaps[row][column])
            for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
            if overlaps[row][column] > 0
        ]
    paired = {id(side) for item in items for side in item.sides}
    items += [Item(article, mine, None) for mine in gold if id(mine) not in paired]
    items += [Item(article, None, theirs) for theirs in predicted if id(theirs) not in paired]
    return items


def tie_break(numbering: Tokenizer, gold: Quotation, predicted: Quotation) -> float:
    """So far below the smallest difference of two token-F1 values that it decides nothing but ties: the same form
    first, then the roles. Five articles of dev have two quotations over the same words."""
    shared = overlap(numbering.roles(gold), numbering.roles(predicted))
    return 1e-9 * (gold.form == predicted.form) + 1e-12 * shared


def macro(items: Iterable[Item], tokens: Callable[[Tokenizer, Quotation], frozenset[object]], *, strict: bool) -> Score:
    """Mean token precision over predicted items and mean token recall over annotated ones, as fractions of their own
    tokens; an item without any such token is left out of that mean."""
    precisions: list[float] = []
    recalls: list[float] = []
    numberings: dict[int, Tokenizer] = {}
    for item in items:
        numbering = numberings.get(id(item.article))
        if numbering is None:
            numbering = numberings[id(item.article)] = Tokenizer(item.article.text, strict=strict)
        gold = tokens(numbering, item.gold) if item.gold else frozenset()
        predicted = tokens(numbering, item.predicted) if item.predicted else frozenset()
        shared = len(gold & predicted)
        if predicted:
            precisions.append(shared / len(predicted))
        if gold:
            recalls.append(shared / len(gold))
    return Score(*(100 * fmean(values) if values else 100.0 for values in (precisions, recalls)))


def message(items: Iterable[Item], *, strict: bool = False) -> Score:
    return macro(items, lambda numbering, item: frozenset(numbering.tokens(item.quote)), strict=strict)


def roles(items: Iterable[Item], names: Sequence[str] = ROLES) -> Score:
    return macro(items, lambda numbering, item: frozenset(numbering.roles(item, names)), strict=False)


def counted(items: Sequence[Item], hit: Callable[[Item], bool]) -> Score:
    """Precision and recall of whole items: the share of predicted and of annotated ones that are hits."""
    hits = sum(1 for item in items if item.gold and item.predicted and hit(item))
    return Score(
        percent(hits, sum(1 for item in items if item.predicted)),
        percent(hits, sum(1 for item in items if item.gold)),
    )


def same_form(item: Item) -> bool:
    return bool(item.gold and item.predicted and item.gold.form == item.predicted.form)


def naming_words(text: str, spans: Spans) -> list[re.Match[str]]:
    """The words of a mention that name somebody; all of them where there is but an article (a relative pronoun)."""
    words = [word for start, end in spans for word in _WORD.finditer(text, start, end)]
    return [word for word in words if word.group().lower() not in _ARTICLES] or words


def names(text: str, spans: Spans) -> frozenset[str]:
    """The naming words in lower case and without a genitive ending."""
    return frozenset(word.group().lower().removesuffix("s") for word in naming_words(text, spans))


def right_speaker(item: Item) -> bool:
    """Whether the predicted mention shares a naming word, at the same place, with the annotated speaker."""
    if not (item.gold and item.predicted):
        return False
    return any(
        begin < word.end() and word.start() < stop
        for word in naming_words(item.article.text, item.gold.speaker)
        for begin, stop in item.predicted.speaker
    )


def same_name(item: Item) -> bool:
    """Whether one mention's naming words are all among the other's, wherever in the article they stand."""
    if not (item.gold and item.predicted):
        return False
    gold = names(item.article.text, item.gold.speaker)
    predicted = names(item.article.text, item.predicted.speaker)
    return bool(gold and predicted and (gold <= predicted or predicted <= gold))


def speakers(items: Iterable[Item]) -> Speakers:
    """Over the annotated quotations that have a speaker; 183 of 2,877 in train have none."""
    asked = [item for item in items if item.gold and item.gold.speaker]
    matched = [item for item in asked if item.matched]
    right = [item for item in matched if right_speaker(item)]
    named = [item for item in matched if right_speaker(item) or same_name(item)]
    return Speakers(len(matched), len(right), len(named), len(asked))


def quiet_sentences(article: Article) -> list[tuple[tuple[int, int], bool]]:
    """The sentences without any annotated quotation, and whether a predicted one reaches into each."""
    numbering = Tokenizer(article.text)
    gold = frozenset().union(*(numbering.tokens(item.quote) for item in article.gold))
    predicted = frozenset().union(*(numbering.tokens(item.quote) for item in article.predicted))
    sentences = [(sentence, numbering.tokens([sentence])) for sentence in article.sentences]
    return [(sentence, bool(tokens & predicted)) for sentence, tokens in sentences if tokens and not tokens & gold]


def evaluate(articles: Sequence[Article]) -> Report:
    """All figures over all articles."""
    items = [item for article in articles for item in pair(article)]
    quiet = [alarm for article in articles for _, alarm in quiet_sentences(article)]
    forms = sorted(set(FORM_OF_GOLD.values()))
    return Report(
        message=message(items),
        message_strict=message([item for article in articles for item in pair(article, strict=True)], strict=True),
        by_kind={
            kind: message([item for article in articles for item in pair(article, forms=wanted)])
            for kind, wanted in KINDS.items()
        },
        roles=roles(items),
        joint=roles(items, ("quote", *ROLES)),
        form=counted(items, same_form),
        by_role={role: roles(items, (role,)) for role in ROLES},
        span=counted(items, lambda item: item.matched),
        speakers=speakers(items),
        speakers_by_form={
            form: speakers(item for item in items if item.gold and item.gold.form == form) for form in forms
        },
        quiet_sentences=len(quiet),
        false_alarms=sum(quiet),
        counts={
            form: (
                sum(1 for article in articles for item in article.gold if item.form == form),
                sum(1 for article in articles for item in article.predicted if item.form == form),
            )
            for form in forms
        },
        items=items,
    )
