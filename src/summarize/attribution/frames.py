"""Frames: a clause with a verb of saying, who speaks in it, to whom, and on which side the content stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from summarize.attribution.clauses import PREPOSITIONS, RELATIVES, SUBORDINATORS, Clause, Sentence
from summarize.attribution.cues import AUXILIARIES, PERFECT, Cue, cue
from summarize.attribution.drafts import Stretch
from summarize.attribution.lexicon import word_list
from summarize.attribution.mood import SECOND, is_first, strength
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
from summarize.attribution.verbs import forms

_ADVERBIAL = re.compile(r"(?:lich|isch|bar|end|weise|haft|los|sam|mals|falls|dings|seits|wegs|maßen|[^n]ig)$")
_AND = ("und", "sowie", "aber", "sondern", "doch", "jedoch", "oder")
Order = Literal["first", "second", "last", "wie"]
_STRONG_FINITE = word_list("strong_finite")
_DOCUMENTS = word_list("document_nouns")
_ADVERBS_IN_T = word_list("adverbs_in_t")


@dataclass(frozen=True, slots=True)
class Frame:
    """``index`` is the clause's number. ``subject`` may reach back over clauses; None where the speaker is unsaid."""

    cue: Cue
    index: int
    order: Order
    subject: Stretch | None
    addressee: Stretch | None
    shared: bool = False


def frames(sentence: Sentence) -> list[Frame]:
    """The frames of a sentence in order; a quotation that is a piece of its own holds none."""
    found: list[Frame] = []
    for index, clause in enumerate(sentence.clauses):
        if clause.words[0].kind == "quote":
            continue
        later = sentence.clauses[index + 1 :]
        hit = cue(clause, later)
        if hit is not None:
            found.append(_frame(sentence, index, hit, found))
    return found


def _frame(sentence: Sentence, index: int, hit: Cue, earlier: list[Frame]) -> Frame:
    order = _order(hit)
    if order == "first" and index and _wie_clause(sentence, index):
        words = sentence.clauses[0].words
        return Frame(hit, index, "wie", (words[1].start, sentence.clauses[index - 1].end), addressee(hit, None))
    shared = False
    words = hit.clause.words
    if order == "first" and hit.finite == 0 and (begun := _begun(sentence, index)) is not None:
        return Frame(hit, index, "second", begun, addressee(hit, begun))
    if hit.verb.lemma == "zitieren":
        subject = (
            _subject(sentence, index, hit, order)
            if hit.passive
            else _object(hit) or _subject(sentence, index, hit, order)
        )
    elif hit.passive:
        subject = agent(words) or place_of_words(words, hit, only_documents=True)
    elif hit.verb.impersonal:
        subject = place_of_words(words, hit) or _subject(sentence, index, hit, order)
    else:
        joined = hit.finite > 0 and words[hit.finite - 1].lower in _AND
        subject = None if joined else _subject(sentence, index, hit, order)
        if joined or (subject is None and index > 0 and order in ("first", "second")):
            subject, shared = (earlier[-1].subject if earlier else None) or opening_subject(sentence), True
    if hit.verb.lemma == "erfahren":
        subject = _without_source(words, subject)
    return Frame(hit, index, order, _with_apposition(sentence, index, subject), addressee(hit, subject), shared)


def _wie_clause(sentence: Sentence, index: int) -> bool:
    """*Wie der Richter, Jan Holm, ausführte, …*: the *wie* clause in pieces."""
    first = sentence.clauses[0].words
    return (
        first[0].lower == "wie"
        and len(first) > 1
        and all(clause.words[0].kind != "quote" and not has_finite(clause.words) for clause in sentence.clauses[:index])
    )


def _begun(sentence: Sentence, index: int) -> Stretch | None:
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


def _with_apposition(sentence: Sentence, index: int, subject: Stretch | None) -> Stretch | None:
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


def _without_source(words: tuple[Token, ...], subject: Stretch | None) -> Stretch | None:
    """*die Agentur aus Kreisen erfuhr*: who learns something, without from whom."""
    for at, word in enumerate(words):
        if subject and at and word.lower == "aus" and subject[0] < word.start < subject[1]:
            return subject[0], words[at - 1].end
    return subject


def _order(hit: Cue) -> Order:
    words = hit.clause.words
    first = words[0].lower
    if first == "wie":
        return "wie"
    if hit.finite == 0 or (hit.finite == 1 and first in ("so", "und", "aber")):
        return "first"
    ends = hit.finite >= len(words) - 2
    if ends and (first in SUBORDINATORS or (hit.clause.before == "," and is_relative(words))):
        return "last"
    return "second"


def is_relative(words: tuple[Token, ...]) -> bool:
    """Whether a clause is a relative one: *die seit Mai ruht* is, *die Ampel ruht* and *die Ampel zu löschen* not."""
    first = words[0].lower
    if first in PREPOSITIONS and len(words) > 1:
        return words[1].lower in RELATIVES and not is_head(words[1]) and is_finite(words, len(words) - 1)
    if first not in RELATIVES or not has_finite(words):
        return False
    if first not in ("der", "die", "das", "den", "dem"):
        return True
    reach = noun_phrase(words, 0, len(words), tight=False)
    return not (1 < reach < len(words) and is_finite(words, reach))


def _subject(sentence: Sentence, index: int, hit: Cue, order: Order) -> Stretch | None:
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
    joint = next((at for at in range(finite - 1, 0, -1) if words[at].lower in _AND and _clause_before(words, at)), -1)
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


def _object(hit: Cue) -> Stretch | None:
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
    """*gegenüber X*, the dative of *sagte X*, the accusative of *forderte X auf*."""
    words = hit.clause.words
    for at, word in enumerate(words):
        if word.lower == "gegenüber" and at + 1 < len(words):
            end = noun_phrase(words, at + 1, len(words))
            if end > at + 1:
                return words[at + 1].start, words[end - 1].end
    if not {"A", "T"} & hit.verb.takes:
        return None
    wanted = (
        ("den", "die", "das", "alle", "einen", "ihn", "sie")
        if "A" in hit.verb.takes
        else ("dem", "der", "einem", "einer", "ihm", "ihr", "ihnen", "den")
    )
    for at, word in enumerate(words):
        if at in hit.parts or (subject and subject[0] <= word.start < subject[1]):
            continue
        before = words[at - 1].lower if at else ""
        if word.lower in wanted and before not in PREPOSITIONS and (at == 0 or at > hit.finite):
            end = noun_phrase(words, at, len(words))
            inside = end - 1
            if end > at and not (is_head(words[at - 1]) if at else False) and words[inside].kind != "mark":
                return word.start, words[end - 1].end
    return None


def has_finite(words: tuple[Token, ...]) -> bool:
    return any(is_finite(words, at) for at in range(len(words)))


def is_finite(words: tuple[Token, ...], at: int) -> bool:
    """Whether a word looks like a finite verb, by its ending and its neighbours."""
    token = words[at]
    if token.kind != "word" or token.capital:
        return False
    word = token.lower
    if at and words[at - 1].lower == "zu":
        return False
    if word in SECOND or is_first(token, words[at - 1] if at else None, words[at + 1] if at + 1 < len(words) else None):
        return True
    if word in AUXILIARIES or word in _STRONG_FINITE or any(form.kind == "finite" for form in forms().get(word, ())):
        return not (_after_article(words, at))
    if word.endswith(("te", "ten")) and len(word) > 4:
        attribute = at + 1 < len(words) and words[at + 1].capital and word.endswith("ten")
        return not attribute and not (at and words[at - 1].lower in ARTICLES)
    return word.endswith("t") and len(word) > 2 and word not in _ADVERBS_IN_T and not word.startswith("ge")


def verb_first(clause: Clause) -> bool:
    """*…, folgte er nicht*: behind an inserted clause the main clause goes on with its verb, in the indicative."""
    words = clause.words
    return clause.before == "," and words[0].kind == "word" and is_finite(words, 0) and strength(words[:1]) < 3


def _after_article(words: tuple[Token, ...], at: int) -> bool:
    return at > 0 and words[at - 1].lower in ARTICLES and at + 1 < len(words) and words[at + 1].capital


def _range(words: tuple[Token, ...], found: tuple[int, int] | None) -> Stretch | None:
    return None if found is None else (words[found[0]].start, words[found[1] - 1].end)
