"""No negation lost."""

from __future__ import annotations

import re

from summarize.checks.align import aligned
from summarize.checks.finding import CheckContext, Finding
from summarize.checks.words import ordinary_words

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
    (r"\b(?:wie|als) kein\w* (?:ander|zweit)\w*", "so groß wie kein anderes Land"),
    (r"\bnoch nie\b(?= (?:so|da))", "noch nie so viele"),
    (r"\b(?:wie|als) (?:schon )?(?:lange|selten|seit [\w ]{3,30})? ?nicht(?: mehr)?\b", "so kalt wie lange nicht"),
)
NEGATIVE = (
    # English that denies without a negation; German that says just that, beside which it stands for no *nicht*; example
    (r"fail(?:s|ed|ing|ure|ures)?", r"scheiter|versag|misslung|versäum", "it failed to open"),
    (r"lack(?:s|ed|ing)?|miss(?:ed|es)?|absen(?:t|ce)", r"fehl|mangel|vermiss|verpass|abwesen", "it lacked a roof"),
    (r"lost|los(?:e|es|ing)", r"verl[oi]er|verlor|Verlust", "they lost"),
    (r"refus\w*|reject\w*|declin(?:e|es|ed|ing)", r"weiger|ablehn|lehn|abgelehnt|zurückw[ie]", "she refused to go"),
    (r"den(?:y|ies|ied|ying|ial)", r"bestreit|bestritt|dementier|leugn|verneint", "he denied it"),
    (r"oppos\w+|disagree\w*", r"gegen|widers|Opposition|Wider", "they disagree"),
    (
        r"withh[eo]ld\w*|ignor\w*|neglect\w*",
        r"ignorier|missacht|vernachlässig|zurückgehalten|vorenthalt",
        "she ignored it",
    ),
    (r"hardly|barely|scarcely|rarely|seldom", r"kaum|selten|knapp", "hardly a house was left"),
    (
        r"cancel\w*|disallow\w*|revok\w*|abandon\w*|suspend\w*",
        r"absag|abgesagt|gestrichen|aufgeb|aufgegeben|ausgesetzt",
        "it was cancelled",
    ),
    (r"little|few", r"wenig|klein|gering|einige|paar", "there were few houses"),
    (r"avoid\w*|prevent\w*", r"vermeid|vermied|verhinder|umgeh|abgewend|vorbeug|entgeh", "this must be avoided"),
    (r"refrain\w*|ceas\w*|forg[eo]t\w*", r"verzicht|vergess|vergaß|einstell|eingestell|Waffen", "they forgot it"),
    (r"prohibit\w*|exclud\w*|rul(?:e|es|ed|ing) out", r"verb[oi]|untersag|ausschl|ausgeschl", "he ruled out a strike"),
    (r"out of|free (?:of|from)|far from|yet to|anything but", r"aus|frei", "they were out of water"),
    (r"instead|rather than|other than|except\w*|unless", r"statt|sondern|außer|ausgenommen", "they stayed instead"),
    (r"too \w+ (?:to|for)|hard to|difficult\w*", r"schwer|schwierig|\bzu\b", "it was too late for him"),
    (r"doubt\w*|wrong|false|impossible|invincible", r"zweif|falsch|unmöglich|fraglich", "it is doubtful"),
    (r"illegal\w*", r"illegal|unerlaubt|rechtswidrig", "it was illegal"),
    (r"dis(?:like|approv|regard|believ|satisf|pleas)\w*", r"\bun|miss", "they disliked it"),
    (r"\w{3,}less", r"los|\bun", "it was endless"),
    (r"non-?\w+", r"[Nn]icht-|los", "it is non-binding"),
)
NOT_NEGATIONS = re.compile("|".join(pattern for pattern, _ in IDIOMS), re.IGNORECASE)
ENGLISH_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|cannot|no-one|ain['’]t)\b|n['’]t\b", re.IGNORECASE
)
_NEGATIVE = [(re.compile(rf"\b(?:{english})\b", re.IGNORECASE), re.compile(german)) for english, german, _ in NEGATIVE]
_WITHOUT = re.compile(r"\bwithout\b", re.IGNORECASE)
_OHNE = re.compile(r"\bohne\b", re.IGNORECASE)
_UN = re.compile(r"\b(?:un|in|im|dis)\w{4}|los(?:e[nmrs]?)?\b", re.IGNORECASE)
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
        if negations and not _denies(translated, german):
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


def _denies(english: str, german: str) -> bool:
    """Whether the English denies something that the German does not say by a word of its own: *ohne* is *without*, so
    that *without* does not stand for a *nicht* beside it."""
    if ENGLISH_NEGATION.search(english) or (_WITHOUT.search(english) and not _OHNE.search(german)):
        return True
    if any(word.search(english) and not counterpart.search(german) for word, counterpart in _NEGATIVE):
        return True
    opposites = sum(
        _is_opposite(match.group(1).lower(), match.group(2).lower()) for match in PREFIXED.finditer(english)
    )
    return opposites > len(_UN.findall(german))


def _is_opposite(prefix: str, rest: str) -> bool:
    """*unbeatable*, *incomplete*: the prefix before a word that stands alone. The prefixes other than *un-* stand
    before many words that are no opposites (*inform*), so there the rest must be an adjective by its ending."""
    if prefix == "un":
        return (rest in ordinary_words() or rest.endswith("able")) and rest not in ("der", "til", "ion", "its")
    if rest.endswith(("able", "ible")):
        return True
    return rest in ordinary_words() and rest.endswith(("ent", "ant", "ive", "al", "ate", "ect", "ient"))
