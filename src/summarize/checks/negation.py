"""No negation lost."""

from __future__ import annotations

import re

from summarize.checks.align import aligned
from summarize.checks.finding import CheckContext, Finding
from summarize.checks.invented import ordinary_words

GERMAN_NEGATION = re.compile(
    r"\b(?:nicht|kein(?:e[nmrs]?|erlei|esfalls|eswegs)?|nie|niemals|niemand(?:em|en|es)?|nichts|nirgends|nirgendwo"
    r"|weder)\b",
    re.IGNORECASE,
)
IDIOMS = (
    # German in which *nicht* denies nothing, so that faithful English has none; example
    (
        r"\bnicht (?:nur|zuletzt|allein|bloß|selten|umsonst|ohne|unbedingt|ganz|minder|wahr|erst|schon)\b",
        "nicht nur dort",
    ),
    (r"\bnicht (?:mehr|weniger|länger) als\b", "nicht weniger als zehn"),
    (r"\bnichts (?:anderes als|als|wie)\b|\bnichtsdestotrotz\b", "nichts als Lärm"),
    (r"\bwenn nicht(?: gar| sogar)?\b|\bob nicht\b|\bwarum nicht\b", "Hunderte, wenn nicht gar Tausende"),
    (r"\bgar nicht so\b|\bbis nicht\b|\boder nicht\b", "ob es stimmt oder nicht"),
    (r"\bkein(?:e[nr]?)? geringer\w*|\bkein Wunder\b|\bkein\w* Zweifel\b", "kein Geringerer als der Minister"),
    (r"\bnoch nie\b(?= (?:so|da))", "noch nie so viele"),
    (r"\b(?:wie|als) (?:schon )?(?:lange|selten|seit [\w ]{3,30})? ?nicht(?: mehr)?\b", "so kalt wie lange nicht"),
)
NEGATIVE = (
    # English that denies without a negation; example
    (
        r"fail(?:s|ed|ing|ure|ures)?|lack(?:s|ed|ing)?|miss(?:ed|es)?|absen(?:t|ce)|lest|lost|los(?:e|es|ing)",
        "it failed to open",
    ),
    (
        r"refus\w*|den(?:y|ies|ied|ying|ial)|reject\w*|declin(?:e|es|ed|ing)|oppos\w+|withh[eo]ld\w*|ignor\w*",
        "she refused to go",
    ),
    (r"hardly|barely|scarcely|rarely|seldom|little|few|far from|yet to|anything but", "hardly a house was left"),
    (r"avoid\w*|prevent\w*|refrain\w*|ceas\w*|prohibit\w*|neglect\w*|forg[eo]t\w*|exclud\w*", "this must be avoided"),
    (
        r"rul(?:e|es|ed|ing) out|out of|free (?:of|from)|too \w+ (?:to|for)|hard to|difficult\w*",
        "he ruled out a strike",
    ),
    (r"instead|rather than|other than|except\w*|unless", "they stayed instead"),
    (r"doubt\w*|wrong|false|illegal|invincible|impossible|\w{3,}less|non-?\w+", "it is doubtful"),
    (r"dis(?:agree|like|approv|regard|believ|satisf|pleas)\w*", "they disagree"),
)
NOT_NEGATIONS = re.compile("|".join(pattern for pattern, _ in IDIOMS), re.IGNORECASE)
ENGLISH_NEGATIVE = re.compile(rf"\b(?:{'|'.join(pattern for pattern, _ in NEGATIVE)})\b", re.IGNORECASE)
ENGLISH_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|cannot|without|non|no-one|ain['’]t)\b|n['’]t\b",
    re.IGNORECASE,
)
PREFIXED = re.compile(r"\b(un|in|im|ir|il|dis)([a-z]{3,})\b", re.IGNORECASE)


def negation_lost(source: str, english: str, context: CheckContext) -> tuple[Finding, ...]:
    """A German sentence denies something and its English denies nothing: no *not*, no negative word."""
    findings = []
    for bead in aligned(source, english):
        if not bead.german or not bead.english:
            continue
        start, end = bead.german[0].start, bead.german[-1].end
        german = NOT_NEGATIONS.sub(lambda match: "~" * len(match.group()), source[start:end])
        negations = list(GERMAN_NEGATION.finditer(german))
        translated = english[bead.english[0].start : bead.english[-1].end]
        if negations and not _denies(translated):
            first = negations[0]
            findings.append(
                Finding(
                    check="negation",
                    reason=f"the negation {first.group()!r} is lost: nothing is negated in the English sentence",
                    de=bead.german[0].model_copy(update={"start": start + first.start(), "end": start + first.end()}),
                    en=bead.english[0],
                )
            )
    return tuple(findings)


def _denies(english: str) -> bool:
    if ENGLISH_NEGATION.search(english) or ENGLISH_NEGATIVE.search(english):
        return True
    return any(_is_opposite(match.group(1).lower(), match.group(2).lower()) for match in PREFIXED.finditer(english))


def _is_opposite(prefix: str, rest: str) -> bool:
    """*unbeatable*, *incomplete*: the prefix before a word that stands alone. The prefixes other than *un-* stand
    before many words that are no opposites (*inform*), so there the rest must be an adjective by its ending."""
    if prefix == "un":
        return (rest in ordinary_words() or rest.endswith("able")) and rest not in ("der", "til", "ion", "its")
    return rest in ordinary_words() and rest.endswith(("able", "ible", "ent", "ant", "ive", "al", "ate", "ect", "ient"))
