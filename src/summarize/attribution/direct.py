"""Quotations in quotation marks: which of them are speech rather than names, titles and scare quotes, and whose."""

from __future__ import annotations

import re

from summarize.attribution.according import sources
from summarize.attribution.clauses import Sentence, is_long
from summarize.attribution.drafts import Draft, Stretch
from summarize.attribution.finite import is_finite
from summarize.attribution.frames import Frame
from summarize.attribution.lexicon import word_list
from summarize.attribution.quotes import Quotation
from summarize.attribution.tokens import tokens

_NAMED = re.compile(
    "(?:" + "|".join(sorted(word_list("named"), key=len, reverse=True)).replace("_", " ") + r"):?\s*$", re.IGNORECASE
)
_TITLES = re.compile(r"\b(?:Titel|(?<!im )Namen?|Motto|Bezeichnung|Überschrift)\b")
_QUOTES_PASSIVELY = ("zitieren", "bezeichnen", "nennen", "beschreiben", "berichten", "erklären", "fordern", "mitteilen")
_BEFORE_NAME = re.compile(r"\b(?:d(?:er|ie|as|en|em|es)|im|am|vom|zum|zur|beim|laut|von|für|ein|[A-ZÄÖÜ][\w-]+) $")
_BEFORE_FRAGMENT = re.compile(r"\b(?:als|eine?[nmr]?|Worten?|Begriff)\s*(?:\w+\s)?$")
_OF_A_NAME = re.compile(r"[a-zäöüß] (?:der|des) $")
_SHORT = 5


def direct(text: str, sentence: Sentence, number: int, found: list[Frame], others: list[Draft]) -> list[Draft]:
    """The direct statements of a sentence; ``others`` are its indirect ones, which fragments belong to."""
    drafts: list[Draft] = []
    for quotation in sentence.quotations:
        if quotation.start < sentence.start and drafts == []:
            continue
        draft = _one(text, sentence, number, quotation, found, others)
        if draft is not None:
            drafts.append(draft)
    return drafts


def _one(
    text: str, sentence: Sentence, number: int, quotation: Quotation, found: list[Frame], others: list[Draft]
) -> Draft | None:
    inner = text[quotation.inner_start : quotation.inner_end]
    words = inner.split()
    if not words:
        return None
    span = (quotation.start, quotation.end)
    outer = next((draft for draft in others if draft.covers(*span)), None)
    before = text[max(sentence.start, quotation.start - 40) : quotation.start]
    colon = before.rstrip().endswith(":")
    long = is_long(quotation, text)
    frame = _frame_of(sentence, quotation, found)
    source = next((hit for hit in sources(sentence) if hit.rule in ("so", "laut", "nach", "zufolge")), None)
    name = _NAMED.search(before) is not None
    draft = Draft("direct" if long and outer is None else "direct_partial", [span], number)
    if outer is not None:
        return _inside(draft, outer, words, named=name, before=before)
    short = len(words) <= _SHORT and not colon and not _is_sentence(words)
    if (name or _TITLES.search(text[sentence.start : quotation.start])) and (short or not _has_verb(inner)):
        return None
    if frame is not None and _fits(frame, text, quotation, before, short=short):
        draft.speaker, draft.addressee = frame.subject, frame.addressee
        draft.cue = [(word.start, word.end) for word in frame.cue.words]
        draft.frame = _around(text, sentence, span)
        draft.rules += ["frame", f"verb:{frame.cue.verb.lemma}"]
        return draft
    if source is not None and (long or source.rule == "so") and not name:
        draft.speaker, draft.cue, draft.frame = source.speaker, [source.cue], [source.span]
        draft.rules.append(source.rule)
        return draft
    if not short and not name and _is_speech(inner, before):
        draft.frame = _around(text, sentence, span)
        draft.rules.append("no-frame")
        return draft
    return None


def _is_sentence(words: list[str]) -> bool:
    return len(words) > 1 and words[0][:1].isupper() and words[-1].endswith((".", "!", "?", "…"))


def _inside(draft: Draft, outer: Draft, words: list[str], *, named: bool, before: str) -> Draft | None:
    """A quotation within another statement has that statement's speaker."""
    if named or not (_fragment(words) or re.search(r"\bals $", before)):
        return None
    draft.speaker, draft.cue, draft.frame, draft.parent = outer.speaker, list(outer.cue), list(outer.frame), outer
    draft.addressee = outer.addressee
    draft.rules.append("fragment")
    return draft


def _fits(frame: Frame, text: str, quotation: Quotation, before: str, *, short: bool) -> bool:
    """Whether a quotation is what the verb quotes, rather than part of its subject, of a name or of a title."""
    inner = text[quotation.inner_start : quotation.inner_end]
    if "(" in before.rpartition(")")[2]:
        return False
    for other in (frame.subject, frame.addressee):
        if other is not None and (other[0] <= quotation.start < other[1] or _TITLES.search(text[slice(*other)])):
            return False
    cue = frame.cue
    if cue.passive and cue.verb.lemma not in _QUOTES_PASSIVELY:
        return False
    if cue.verb.lemma == "nennen" and _nobody(frame, text):
        return False
    if cue.modal and cue.verb.lemma == "sehen":
        return False
    adjacent = 0 <= cue.clause.start - quotation.end <= 3 and frame.order == "first"
    if adjacent and "D" in cue.verb.takes:
        return not (_OF_A_NAME.search(before) and short and inner[0].isupper())
    if short:
        return "D" in cue.verb.takes and not _name_like(inner.split(), before, text[quotation.end : quotation.end + 1])
    return _is_speech(inner, before) or (before.rstrip().endswith(":") and "D" in cue.verb.takes)


def _nobody(frame: Frame, text: str) -> bool:
    """*Man nennt das „Föhn“*, *sie werden „Rothemden“ genannt*: a name that all use."""
    return frame.subject is None or text[slice(*frame.subject)].lower() == "man"


def _is_speech(inner: str, before: str) -> bool:
    """Whether a long quotation without a frame is speech: it has a finite verb or ends as a sentence does."""
    verb = _has_verb(inner)
    ends = inner.rstrip().endswith((".", "!", "?", "…"))
    return (verb or ends) and not (re.search(r"(?:\b[A-ZÄÖÜ]\w+|\bdas|\bdem|\bder) $", before) and not ends)


def _has_verb(inner: str) -> bool:
    found = tuple(tokens(inner))
    return any(is_finite(found, at) for at in range(len(found)))


def _fragment(words: list[str]) -> bool:
    """A fragment of speech rather than a name: it begins in lower case, or is longer than names are."""
    return words[0][0].islower() or len(words) > 3 or any(word[0].islower() for word in words[1:])


def _name_like(words: list[str], before: str, after: str) -> bool:
    """*in der „Neuen Presse“*, *das „Glas der Vernunft“*, *laut „Radio Nord“*: capitals behind a definite article, a
    preposition or a noun; not *als „Feigling“*, *eine „Schande“*."""
    if after == "-" or words[0][0] in "'’":
        return True
    named = words[0][0].isupper()
    if named and _BEFORE_NAME.search(before) and not _BEFORE_FRAGMENT.search(before):
        return True
    return not _fragment(words) and not _BEFORE_FRAGMENT.search(before)


def _frame_of(sentence: Sentence, quotation: Quotation, found: list[Frame]) -> Frame | None:
    """The frame nearest to the quotation, the one right behind it first."""
    usable = [frame for frame in found if {"D", "C"} & frame.cue.verb.takes]
    behind = [frame for frame in usable if frame.cue.clause.start >= quotation.end]
    if behind and behind[0].cue.clause.start - quotation.end <= 3 and behind[0].order in ("first", "wie", "second"):
        return behind[0]
    ahead = [frame for frame in usable if frame.cue.clause.start < quotation.start]
    if ahead:
        return ahead[-1]
    return behind[0] if behind else None


def _around(text: str, sentence: Sentence, span: Stretch) -> list[Stretch]:
    pieces = []
    if text[sentence.start : span[0]].strip():
        pieces.append((sentence.start, span[0]))
    if text[span[1] : sentence.end].strip(" .!?,"):
        pieces.append((span[1], sentence.end))
    return pieces
