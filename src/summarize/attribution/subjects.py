"""Who speaks in a clause, and to whom: subjects before and behind the verb, agents, documents, addressees."""

from __future__ import annotations

import re
from typing import Literal

from summarize.attribution.clauses import PREPOSITIONS, RELATIVES, Clause, Sentence
from summarize.attribution.cues import PERFECT, Cue
from summarize.attribution.drafts import Stretch
from summarize.attribution.finite import has_finite, is_finite
from summarize.attribution.lexicon import word_list
from summarize.attribution.names import is_first_name
from summarize.attribution.phrases import (
    ARTICLES,
    NOMINATIVE_PRONOUNS,
    OBLIQUE,
    first_subject,
    is_head,
    looks_adjective,
    noun_phrase,
    skip_modifiers,
)
from summarize.attribution.tokens import Token

_ADVERBIAL = re.compile(r"(?:lich|isch|bar|end|weise|haft|los|sam|mals|falls|dings|seits|wegs|maßen|[^n]ig)$")
AND = ("und", "sowie", "aber", "sondern", "doch", "jedoch", "oder")
Order = Literal["first", "second", "last", "wie"]
_ACCUSATIVE = ("den", "die", "das", "alle", "einen", "eine", "ihn", "sie", "seine", "ihre", "seinen", "ihren")
_DATIVE = ("dem", "der", "einem", "einer", "ihm", "ihr", "ihnen", "den", "seinem", "ihrem")
_DOCUMENTS = word_list("document_nouns")


def begun_before(sentence: Sentence, index: int) -> Stretch | None:
    """*Zuvor hatte die Leiterin, Ada Brink, erklärt, …*: the auxiliary and the subject stand in the clause before."""
    if index < 2 or sentence.clauses[index].before != "," or len(sentence.clauses[index].words) > 3:
        return None
    words = sentence.clauses[0].words
    at = next((at for at, word in enumerate(words) if word.lower in PERFECT), None)
    if (
        at is None
        or not words[-1].capital
        or any(clause.words[0].kind == "quote" for clause in sentence.clauses[:index])
    ):
        return None
    return _prefield(words, at) or _range(words, first_subject(words, at + 1, len(words), tight=False))


def with_apposition(sentence: Sentence, index: int, subject: Stretch | None) -> Stretch | None:
    """*sagte Holms Sprecherin, Inga Voss, am Montag*: the clause behind is a noun phrase and nothing else."""
    clauses = sentence.clauses
    if subject is None or subject[1] != clauses[index].end or index + 1 >= len(clauses):
        return subject
    behind = clauses[index + 1]
    if behind.before != "," or not _is_phrase(behind) or behind.words[0].lower in OBLIQUE:
        return subject
    further = clauses[index + 2] if index + 2 < len(clauses) else None
    if further is not None and further.before == "," and _is_phrase(further) and further.words[0].lower not in OBLIQUE:
        return subject  # a list of several, no apposition
    return subject[0], behind.end


def _is_phrase(clause: Clause) -> bool:
    return noun_phrase(clause.words, 0, len(clause.words)) == len(clause.words)


def without_source(words: tuple[Token, ...], subject: Stretch | None) -> Stretch | None:
    """*die Agentur aus Kreisen erfuhr*: who learns something, without from whom."""
    for at, word in enumerate(words):
        if subject and at and word.lower == "aus" and subject[0] < word.start < subject[1]:
            return subject[0], words[at - 1].end
    return subject


def subject_of(sentence: Sentence, index: int, hit: Cue, order: Order) -> Stretch | None:
    words = hit.clause.words
    if order == "first" and hit.finite == 0 and (split := _split_subject(sentence, index)) is not None:
        return split
    if order in ("last", "wie"):
        return _range(words, first_subject(words, 1, hit.finite, tight=False)) or _antecedent(sentence, index)
    behind = _behind(words, hit)
    if order == "first":
        return behind
    before = _prefield(words, hit.finite)
    if before is None and behind is None and words[0].lower in ("von", "zu") and hit.finite <= 3:
        return words[0].start, words[hit.finite - 1].end
    pronoun = words[hit.finite + 1].lower if hit.finite + 1 < len(words) else ""
    if before is None or (pronoun in NOMINATIVE_PRONOUNS and pronoun not in ("es", "sie", "ihr")):
        return behind
    return before


def _behind(words: tuple[Token, ...], hit: Cue) -> Stretch | None:
    """The subject behind the finite verb, before the participle or particle that ends the bracket."""
    stop = max(hit.parts[-1], hit.finite + 1) if hit.parts[-1] > hit.finite + 1 else len(words)
    found = first_subject(words, hit.finite + 1, stop if stop > hit.finite + 1 else len(words))
    if found is None and stop < len(words):
        found = first_subject(words, stop, len(words))
    if found is None:
        return None
    begin, end = found
    if words[begin].lower == "es" and hit.verb.impersonal:
        return None
    return words[begin].start, words[end - 1].end


def _prefield(words: tuple[Token, ...], finite: int) -> Stretch | None:
    """The field before the finite verb, if it is a noun phrase that can be the subject."""
    joint = next((at for at in range(finite - 1, 0, -1) if words[at].lower in AND and _clause_before(words, at)), -1)
    at = skip_modifiers(words, joint + 1, finite)
    if at >= finite:
        return None
    head = words[at]
    if head.lower in PREPOSITIONS or head.lower in OBLIQUE:
        return None
    end = noun_phrase(words, at, finite, tight=False)
    if end == at:
        return (head.start, words[finite - 1].end) if head.lower in ARTICLES and 2 <= finite - at <= 4 else None
    if end < finite and any(token.kind == "mark" and token.text == "," for token in words[end:finite]):
        return None
    if end == at + 1 and (head.lower in ("es", "das", "dies", "dieses") or _adverbial(words, at, finite)):
        return None
    return head.start, words[end - 1].end


def _adverbial(words: tuple[Token, ...], at: int, finite: int) -> bool:
    """*Unmissverständlich sagt das Gericht*: one word with the ending of an adverb, and a subject behind the verb."""
    if not _ADVERBIAL.search(words[at].lower) or is_first_name(words[at].text):
        return False
    return finite + 1 < len(words) and first_subject(words, finite + 1, len(words)) is not None


def _clause_before(words: tuple[Token, ...], at: int) -> bool:
    return has_finite(words[:at])


def quoted_object(hit: Cue) -> Stretch | None:
    """*Die Zeitung zitiert den Koch mit …*: who is quoted is the object."""
    words = hit.clause.words
    for at in range(hit.finite + 1, len(words)):
        before = words[at - 1].lower
        bare = words[at].capital and before in ("man", words[hit.finite].lower) and words[at - 1].lower != "die"
        if (words[at].lower in ("den", "einen", "ihn") or bare) and before not in PREPOSITIONS:
            end = noun_phrase(words, at, len(words))
            if end > at:
                return words[at].start, words[end - 1].end
    return None


def _split_subject(sentence: Sentence, index: int) -> Stretch | None:
    """*Der Leiter, Jan Holm, sagte …*: the subject lies in clauses before the verb, none of them a sentence."""
    if index == 0:
        return None
    begin = index - 1
    while begin >= 0 and sentence.clauses[begin + 1].before in (",", "–", "—", "-"):
        clause = sentence.clauses[begin]
        if clause.words[0].kind == "quote":
            return None
        if (
            begin > 0
            and sentence.clauses[begin].before == ","
            and (clause.words[0].lower in RELATIVES or not has_finite(clause.words))
        ):
            begin -= 1
            continue
        break
    if begin < 0:
        return None
    clause = sentence.clauses[begin]
    if has_finite(clause.words) or begin == index:
        return None
    at = skip_modifiers(clause.words, 0, len(clause.words))
    if at >= len(clause.words) or clause.words[at].lower in PREPOSITIONS:
        return None
    if noun_phrase(clause.words, at, len(clause.words), tight=False) == at:
        return None
    return clause.words[at].start, sentence.clauses[index - 1].end


def _antecedent(sentence: Sentence, index: int) -> Stretch | None:
    """The last noun phrase before a relative clause."""
    if index == 0:
        return None
    words = sentence.clauses[index - 1].words
    for at in range(len(words)):
        end = noun_phrase(words, at, len(words), tight=False)
        if end == len(words) and end > at:
            return words[at].start, words[end - 1].end
    return None


def opening_subject(sentence: Sentence) -> Stretch | None:
    """The subject of the sentence's first clause, whatever its verb."""
    words = sentence.clauses[0].words if sentence.clauses else ()
    if words and words[0].kind != "quote" and len(sentence.clauses) > 1 and not has_finite(words):
        return _whole_phrase(words)
    finite = next((at for at, word in enumerate(words) if at > 0 and is_finite(words, at)), None)
    if finite is None:
        return None
    before = _prefield(words, finite)
    if before is not None and not (finite + 1 < len(words) and words[finite + 1].lower in ("er", "man")):
        return before
    return _range(words, first_subject(words, finite + 1, len(words)))


def _whole_phrase(words: tuple[Token, ...]) -> Stretch | None:
    """The clause if it is one noun phrase: *Der Leiter, …, sagte*."""
    at = skip_modifiers(words, 0, len(words))
    if at == len(words) or words[at].lower in PREPOSITIONS or words[at].lower in OBLIQUE:
        return None
    end = noun_phrase(words, at, len(words), tight=False)
    return (words[at].start, words[end - 1].end) if end > at else None


def named_before_colon(sentence: Sentence, quote: int) -> Stretch | None:
    """*Bürgermeister Holm: „…“*: a name or a phrase without a verb, and a colon."""
    for at, clause in enumerate(sentence.clauses[1:], start=1):
        ahead = sentence.clauses[at - 1].words
        if clause.start == quote and clause.before == ":" and ahead[0].kind != "quote" and not has_finite(ahead):
            begin = (
                sentence.clauses[0]
                if at > 1 and not has_finite(sentence.clauses[0].words)
                else sentence.clauses[at - 1]
            )
            found = first_subject(begin.words, 0, len(begin.words), tight=False)
            if found is None:
                return agent(ahead)
            end = ahead[-1].end if begin is not sentence.clauses[at - 1] else begin.words[found[1] - 1].end
            return begin.words[found[0]].start, end
    return None


def agent(words: tuple[Token, ...]) -> Stretch | None:
    """The *von* phrase of a passive."""
    for at, word in enumerate(words):
        if word.lower in ("von", "vom", "seitens") and at + 1 < len(words):
            begin = at + 1
            end = noun_phrase(words, begin, len(words))
            if end > begin and (
                words[begin].capital or words[begin].lower in ARTICLES or looks_adjective(words[begin])
            ):
                return words[begin].start, words[end - 1].end
    return None


def place_of_words(words: tuple[Token, ...], hit: Cue, *, only_documents: bool = False) -> Stretch | None:
    """*In der Erklärung heißt es*, *aus Kreisen verlautete*: the place of the words stands for the speaker."""
    for at, word in enumerate(words):
        if word.lower in ("aus", "in", "im", "von", "vonseiten", "beim", "bei", "vom") and at + 1 < len(words):
            end = noun_phrase(words, at + 1, len(words))
            named = any(token.lower.split("-")[-1] in _DOCUMENTS for token in words[at + 1 : end])
            if end > at + 1 and (named or not only_documents):
                return (words[at + 1] if only_documents else word).start, words[end - 1].end
    return None


def addressee(hit: Cue, subject: Stretch | None) -> Stretch | None:
    """*gegenüber X*, the dative of *sagte X*, the accusative of *forderte X auf*, *X wurde aufgefordert*."""
    words = hit.clause.words
    for at, word in enumerate(words):
        if word.lower == "gegenüber" and (found := _phrase_at(words, at + 1)) is not None:
            return found
    if "A" in hit.verb.takes:
        return _called_on(hit, subject)
    return _dative(hit, subject) if "T" in hit.verb.takes else None


def _called_on(hit: Cue, subject: Stretch | None) -> Stretch | None:
    words = hit.clause.words
    if hit.passive:
        return _prefield(words, hit.finite) or _range(words, first_subject(words, hit.finite + 1, len(words)))
    at = 0 if subject is None or subject[0] > words[0].start else hit.finite + 1
    while at < len(words):
        word = words[at]
        inside = subject is not None and subject[0] <= word.start < subject[1]
        if word.lower in PREPOSITIONS:
            at = max(noun_phrase(words, at + 1, len(words)), at + 1)
        elif at in hit.parts or inside:
            at += 1
        elif word.lower in _ACCUSATIVE or is_head(word):
            return _phrase_at(words, at)
        else:
            at += 1
    return None


def _dative(hit: Cue, subject: Stretch | None) -> Stretch | None:
    words = hit.clause.words
    for at, word in enumerate(words):
        if word.lower not in _DATIVE or at in hit.parts or (subject and subject[0] <= word.start < subject[1]):
            continue
        before = words[at - 1] if at else None
        behind_noun = before is not None and (is_head(before) or before.lower in PREPOSITIONS)
        if (at == 0 or at > hit.finite) and not behind_noun and (found := _phrase_at(words, at)) is not None:
            return found
    return None


def _phrase_at(words: tuple[Token, ...], at: int) -> Stretch | None:
    end = noun_phrase(words, at, len(words)) if at < len(words) else at
    return (words[at].start, words[end - 1].end) if end > at else None


def _range(words: tuple[Token, ...], found: tuple[int, int] | None) -> Stretch | None:
    return None if found is None else (words[found[0]].start, words[found[1] - 1].end)
