"""Sources named without a verb: *laut X*, *nach Angaben von X*, *X zufolge*, *…, so X*, *seiner Ansicht nach*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from summarize.attribution.clauses import PREPOSITIONS, SUBORDINATORS, Sentence, begun_anew
from summarize.attribution.drafts import Draft, Stretch, without
from summarize.attribution.finite import is_finite, is_relative
from summarize.attribution.lexicon import word_list
from summarize.attribution.mood import strength
from summarize.attribution.phrases import (
    ARTICLES,
    is_head,
    is_quote_mark,
    looks_adjective,
    noun_phrase,
    skip_modifiers,
)
from summarize.attribution.signs import says_something
from summarize.attribution.tokens import Token

SOURCE_NOUNS = word_list("source_nouns")
"""Nouns that make *nach …* a source rather than a time or a place, lower case; compounds with them count too."""
_OWN_NOUNS = word_list("own_nouns")
_TEXT_NOUNS = word_list("text_nouns")
_SO_WHAT = ("dass", "daß", "genannte", "genannten", "viel", "wie", "weit", "lange")
_SO_ALSO = ("auch", "etwa", "beispielsweise", "zum", "insbesondere")
"""*so auch die Werft*, *so etwa im Mai*: an example follows, no source."""


@dataclass(frozen=True, slots=True)
class Source:
    """``span`` is what is cut out of the content, ``speaker`` and ``cue`` parts of it."""

    span: Stretch
    speaker: Stretch | None
    cue: Stretch
    at: int
    rule: str


def sourced(text: str, sentence: Sentence, number: int, earlier: list[Draft], before: str) -> list[Draft]:
    """The statements of a sentence whose source is named without a verb; none inside what is already a statement.
    ``before`` is the sentence before, which *demnach* may point at."""
    drafts: list[Draft] = []
    for source in sources(sentence):
        if _own_words(sentence, source, before) or any(
            draft.covers(*source.span) or _in_frame(draft, source.span) for draft in (*earlier, *drafts)
        ):
            continue
        source = _with_addition(sentence, source)
        region = _attribute(sentence, source) or _region(sentence, source)
        content = without(text, *region, [source.span])
        content = [piece for piece in content if not _only_adverb(text, piece)] or content
        if not content or drafts:
            continue
        if (
            len(content) == 1
            and text[content[0][0]] in '„»"'
            and content[0][1] - content[0][0] > 0
            and _one_quote(sentence, content[0])
        ):
            continue
        drafts.append(
            Draft("indirect", content, number, source.speaker, [source.cue], [source.span], rules=[source.rule])
        )
    return drafts


def sources(sentence: Sentence) -> Iterator[Source]:
    """Every source of this kind in the sentence, from left to right."""
    words = sentence.words
    for at, word in enumerate(words):
        lower = word.lower
        if word.kind != "word":
            continue
        if lower == "laut":
            yield from _behind(words, at, "laut")
        elif lower in ("nach", "gemäß", "entsprechend", "ausweislich"):
            yield from _nach(words, at)
        elif lower in ("zufolge", "zufolge,") or (
            lower == "zu" and at + 1 < len(words) and words[at + 1].lower == "folge"
        ):
            yield from _before(words, at, 2 if lower == "zu" else 1)
        elif lower == "so" and at and words[at - 1].kind in ("mark", "quote", "paren"):
            yield from _so(sentence, at)
        elif lower in ("demnach", "demzufolge") or (lower == "danach" and at == 0 and strength(words) >= 2):
            yield Source((word.start, word.end), (word.start, word.end), (word.start, word.end), at, f"anaphor:{lower}")
        elif lower == "aus" and at + 1 < len(words) and words[at + 1].lower == "sicht":
            yield from _behind(words, at, "aus-sicht")


def _own_words(sentence: Sentence, source: Source, before: str) -> bool:
    """*meiner Meinung nach* is no report, nor is *demnach* where nothing before it speaks: there it means *hence*."""
    words = sentence.words
    first = next(word for word in words if word.start >= source.span[0])
    if first.lower.startswith(("mein", "unser")) or (first.text == "Ihrer" and first.start > sentence.start):
        return True
    return source.rule.startswith("anaphor") and strength(words) < 2 and not says_something(before)


def _behind(words: tuple[Token, ...], at: int, rule: str) -> Iterator[Source]:
    end = noun_phrase(words, at + 1, len(words))
    if end > at + 1:
        yield Source(
            (words[at].start, words[end - 1].end), (words[at + 1].start, words[end - 1].end), _one(words[at]), at, rule
        )


def _nach(words: tuple[Token, ...], at: int) -> Iterator[Source]:
    """*nach* before a noun that names words, or behind one: *seiner Ansicht nach*."""
    if words[at].lower == "nach":
        begin = _start_of_phrase(words, at)
        if begin is not None and any(token.lower in _OWN_NOUNS for token in words[begin:at]):
            yield Source(
                (words[begin].start, words[at].end),
                (words[begin].start, words[at - 1].end),
                _one(words[at]),
                at,
                "X-nach",
            )
            return
    end = noun_phrase(words, at + 1, len(words))
    if end == at + 1:
        return
    head = next((token for token in words[at + 1 : end] if is_head(token)), None)
    if head is None or not _names_words(head.lower, words[at].lower):
        return
    end = next((position for position in range(at + 1, end) if words[position].kind == "number"), end)
    yield Source(
        (words[at].start, words[end - 1].end), (words[at + 1].start, words[end - 1].end), _one(words[at]), at, "nach"
    )


def _names_words(noun: str, preposition: str) -> bool:
    parts = noun.split("-")
    nouns = SOURCE_NOUNS if preposition == "nach" else (*SOURCE_NOUNS, *_TEXT_NOUNS)
    return any(parts[-1] == known or (len(known) > 5 and parts[-1].endswith(known)) for known in nouns)


def _before(words: tuple[Token, ...], at: int, length: int) -> Iterator[Source]:
    begin = _start_of_phrase(words, at)
    if begin is None:
        return
    end = words[at + length - 1].end
    yield Source(
        (words[begin].start, end), (words[begin].start, words[at - 1].end), (words[at].start, end), at, "zufolge"
    )


def _start_of_phrase(words: tuple[Token, ...], at: int) -> int | None:
    """The longest noun phrase that ends right before ``at``."""
    found = None
    for begin in range(at - 1, max(-1, at - 16), -1):
        token = words[begin]
        if token.kind == "mark" and not is_quote_mark(token) and token.text not in ",.":
            break
        starts = (
            token.lower in ARTICLES
            or is_head(token)
            or is_quote_mark(token)
            or looks_adjective(token)
            or token.kind == "number"
        )
        if starts and noun_phrase(words, begin, at) == at:
            previous = words[begin - 1].lower if begin else ""
            found = begin
            genitive = begin > 0 and is_head(words[begin - 1])
            if token.lower in ARTICLES and previous not in PREPOSITIONS and not genitive:
                break
    return found


def _so(sentence: Sentence, at: int) -> Iterator[Source]:
    """*…, so der Sprecher*; not *so dass*, *so genannt*, nor a new main clause (*so sei …*)."""
    words = sentence.words
    begin = skip_modifiers(words, at + 1, len(words))
    if begin >= len(words) or words[begin].lower in _SO_WHAT or words[at + 1].lower in _SO_ALSO:
        return
    end = noun_phrase(words, begin, len(words))
    if end == begin or is_finite(words, begin):
        return
    stop = end
    while stop < len(words) and words[stop].text not in (",", ":", ";", ".", "–") and words[stop].kind != "quote":
        if words[stop].lower in ("dass",):
            return
        stop += 1
    if any(is_finite(words, position) for position in range(end, stop)) and words[at - 1].kind != "quote":
        return
    if not (is_head(words[end - 1]) or words[end - 1].kind != "word" or end == begin + 1 or words[begin].capital):
        return
    yield Source(
        (words[at].start, words[stop - 1].end), (words[begin].start, words[end - 1].end), _one(words[at]), at, "so"
    )


def _with_addition(sentence: Sentence, source: Source) -> Source:
    """*Nach Ansicht eines Lotsen, der dabei war, …*, *…, so Ada Brink, Leiterin der Schule*: the relative clause and
    the apposition belong to the source."""
    clauses = sentence.clauses
    for index, clause in enumerate(clauses[1:], start=1):
        if clause.before != "," or clauses[index - 1].end != source.span[1]:
            continue
        words = clause.words
        goes_on = index + 1 < len(clauses)
        phrase = source.rule == "so" and noun_phrase(words, 0, len(words), tight=False) == len(words)
        if (goes_on and is_relative(words)) or phrase:
            return replace(source, span=(source.span[0], clause.end))
    return source


def _attribute(sentence: Sentence, source: Source) -> Stretch | None:
    """*die seiner Ansicht nach schwache Leistung*: within a noun phrase the source speaks for that phrase alone."""
    words = sentence.words
    first = next(at for at, word in enumerate(words) if word.start >= source.span[0])
    behind = next((at for at in range(first, len(words)) if words[at].start >= source.span[1]), len(words))
    if first == 0 or behind == len(words) or words[first - 1].lower not in ARTICLES:
        return None
    clause = next(clause for clause in sentence.clauses if clause.last > first)
    if clause.before == "," and clause.first == first - 1 and is_finite(clause.words, len(clause.words) - 1):
        return None
    end = noun_phrase(words, behind, len(words), tight=False)
    return (words[first - 1].start, words[end - 1].end) if end > behind else None


def _region(sentence: Sentence, source: Source) -> Stretch:
    """The sentence, from its colon on, or the subordinate clause that the source stands in."""
    for index, clause in enumerate(sentence.clauses):
        if not clause.start <= source.span[0] < clause.end or index == 0:
            continue
        words = clause.words
        first = words[0].lower
        relative = clause.before == "," and is_relative(words)
        if relative or (first in SUBORDINATORS and first not in ("während", "wie")):
            return clause.start, clause.end
        return begun_anew(sentence, index), sentence.content_end
    return sentence.start, sentence.content_end


def _in_frame(draft: Draft, span: Stretch) -> bool:
    return any(begin <= span[0] and span[1] <= end for begin, end in draft.frame)


def _only_adverb(text: str, piece: Stretch) -> bool:
    word = text[piece[0] : piece[1]].lower()
    return word in ("auch", "doch", "aber", "und", "denn", "dabei", "jedoch", "allerdings")


def _one_quote(sentence: Sentence, piece: Stretch) -> bool:
    return any(quotation.start <= piece[0] and piece[1] <= quotation.end for quotation in sentence.quotations)


def _one(word: Token) -> Stretch:
    return word.start, word.end
