"""German constructions that a small model reads as other ones, though every word of them comes through.

Who says what to whom, whose question is left open, a name that stays in its German case: what a table of words cannot
see. The rules are of the two languages, each with a sentence that shows it; like :mod:`summarize.checks.accounted` they
judge only what a note may repeat of a small model's English. They doubt 4 % of the English that a large system made of
newstest2021 (sentences up to 25 words; nearly all of them active German that became passive), of a small model's one
sentence in eight, and of those nine in ten were wrong or inexact.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from summarize.checks.families import family
from summarize.checks.finding import CheckContext, Finding
from summarize.checks.reporting import reporting_cue
from summarize.checks.words import is_english_word
from summarize.glossary import Glossary
from summarize.glossary.dictionary import Dictionary
from summarize.glossary.lexicon import TOKEN, german_lemma

SAYING = (
    r"(?:said|says|told|wrote|writes|reported|reports|announced?|announces|explained|confirmed|added|warned|stressed)"
)
QUESTION_WORD = r"(?:whether|if|who|whom|whose|what|when|where|why|how|which)"
ASKED = (
    r"(?:sa(?:y|ys|id)|kn[eo]wn?s?|(?:un)?clear|open|un(?:known|certain|decided)|tell|told|disclosed?|question\w*|"
    r"decided?|explain(?:ed)?|reveal(?:ed)?|stated?|determined?|established?|comment\w*|specif\w+|doubt\w*|ask\w*|"
    r"wonder\w*|remains|seen|examin\w+|check\w*|investigat\w+|discuss\w*|announced?|report\w*|is)"
)
"""What an English question may depend on."""
INDIRECT_QUESTION = re.compile(
    r"(?:ob|w(?:er|en|em|essen|ann|o|arum|eshalb|ohin|oher|elche\w*))\b[^.!?:]*,", re.IGNORECASE
)
QUESTION_KEPT = re.compile(
    rf"\A\W*(?:the question (?:of )?)?{QUESTION_WORD}\b|\b{ASKED}(?:,? \w+)?(?: \w+)?,? {QUESTION_WORD}\b",
    re.IGNORECASE,
)
AUXILIARY = r"(?:hat|haben|hatten?|ist|sind|waren?|wird|werden|wurden?|seien?)"
FRONTED_PARTICIPLE = re.compile(rf"\W*([A-ZÄÖÜ]\w+(?:t|en)) {AUXILIARY}\b")
ADDRESSEE = re.compile(r"\b(?:sagt|erklär|erzähl|schrieb|berichtet|verr[ai]e?t|teilt)\w*\b(?P<after>[^.!?;:]*)")
DATIVE_NAME = re.compile(r"\b(?:dem|der) (?:[A-ZÄÖÜ][\w-]+ )?[\"„“»]?([A-ZÄÖÜ][\w-]{3,})")
BARE_DATIVE = re.compile(
    r"(?<!mit)(?<!von)(?<!aus)(?<!bei)(?<!auf)(?<!vor)(?<!seit)(?<!nach)(?<!über)(?<!laut)(?<!unter)(?<!neben)"
    r"(?<!hinter)(?<!zwischen)(?<!gegenüber)(?<!trotz)(?<!wegen)(?<!\bin)(?<!\ban)(?<!\bzu)(?<![,;:])"
    r" dem ([A-ZÄÖÜ][\w-]+)(?! (?:zufolge|gegenüber|nach)\b)"
)
"""A noun in the dative, singular, with its article and no preposition before it."""
OWNER = re.compile(r"\b(\w+)['’]s\b|\bof (?:the|an?) (\w+)", re.IGNORECASE)
PREFIXED_GENITIVE = re.compile(r"(?<!\w)([A-ZÄÖÜ]\w{2,}s) (?=([A-ZÄÖÜ]\w+))")
ADJECTIVE_OF_A_NAME = re.compile(r"isch(?:e[nmrs]?)$")
LONGEST_ENGLISH_NAME = 3
"""Letters up to which a word that both languages have is not taken for German left in the English."""


@dataclass(frozen=True, slots=True)
class Construction:
    """``doubt`` gives the words that make a sentence doubtful, or nothing; ``german``, ``wrong`` and ``right`` are an
    example."""

    doubt: Callable[[str, str, Glossary], str | None]
    reason: str
    german: str
    wrong: str
    right: str


def misconstrued(german: str, english: str, glossary: Glossary) -> tuple[Finding, ...]:
    """The constructions of a German sentence that its English may have taken for others."""
    return tuple(
        Finding(check="construed", reason=construction.reason.format(words))
        for construction in CONSTRUCTIONS
        if (words := construction.doubt(german, english, glossary))
    )


def _patterns(german: str, english: str, unless: str | None = None) -> Callable[[str, str, Glossary], str | None]:
    """A doubt where the German and the English match, unless another pattern of the English excuses it."""
    first, second = re.compile(german), re.compile(english, re.IGNORECASE)
    excuse = re.compile(unless, re.IGNORECASE) if unless else None

    def doubt(source: str, translated: str, glossary: Glossary) -> str | None:
        match = first.search(source)
        if match is None or second.search(translated) is None or (excuse and excuse.search(translated)):
            return None
        return match.group().strip()

    return doubt


def _question(german: str, english: str, glossary: Glossary) -> str | None:
    match = INDIRECT_QUESTION.match(german)
    return match.group().split()[0] if match and not QUESTION_KEPT.search(english) else None


def _new_question(german: str, english: str, glossary: Glossary) -> str | None:
    return "?" if english.count("?") > german.count("?") else None


def _joined_frame(german: str, english: str, glossary: Glossary) -> str | None:
    if re.search(r"\bund\b", german):
        return None
    match = re.search(rf",? and (?:[\w’'.-]+ ){{0,6}}{SAYING}\b", english)
    return match.group().strip(" ,") if match else None


def _twice(german: str, english: str, glossary: Glossary) -> str | None:
    match = re.search(r"\b([a-z]{4,}?)s? (?:and|or) \1s?\b", english)
    return match.group() if match and not re.search(r"\bimmer\b|\b(\w+) und \1\b", german) else None


def _fronted_participle(german: str, english: str, glossary: Glossary) -> str | None:
    match = FRONTED_PARTICIPLE.match(german)
    if match is None:
        return None
    word = match.group(1).lower()
    lemma = german_lemma(word)
    return match.group(1) if lemma != word and lemma.endswith("n") else None


def _addressee(german: str, english: str, glossary: Glossary) -> str | None:
    said = ADDRESSEE.search(german)
    for name in DATIVE_NAME.findall(said.group("after")) if said else ():
        if match := re.search(rf"\bof (?:the )?(?:[\w-]+ ){{0,2}}[“\"]?{re.escape(name)}\b", english):
            return match.group()
    return None


def _dative_as_genitive(german: str, english: str, glossary: Glossary) -> str | None:
    """What is given to somebody (*dem Gericht den Bericht*) has become somebody's (*the court's report*)."""
    owners: dict[str, str] = {family(one or other): one or other for one, other in OWNER.findall(english)}
    for noun in BARE_DATIVE.findall(german):
        for sense in Dictionary.default().words(noun)[0].senses:
            if (owner := owners.get(family(sense))) is not None:
                return owner
    return None


def _genitive_left(german: str, english: str, glossary: Glossary) -> str | None:
    for name, following in PREFIXED_GENITIVE.findall(german):
        kept = re.search(rf"\b{name}\b(?!['’])(?! {re.escape(following)})", english)
        if kept and not is_english_word(name.lower()) and not re.search(rf"(?<!^)\b{name}\b", german):
            return str(name)
    return None


def _german_left(german: str, english: str, glossary: Glossary) -> str | None:
    """A German word in small letters, or an adjective made of a name, that stands in the English as in the German."""
    return next((word for word in TOKEN.findall(german) if _is_left(word, english)), None)


def _is_left(word: str, english: str) -> bool:
    return (
        len(word) > LONGEST_ENGLISH_NAME
        and (word[0].islower() or ADJECTIVE_OF_A_NAME.search(word) is not None)
        and not is_english_word(word.lower())
        and re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", english) is not None
    )


def _claim(german: str, english: str, glossary: Glossary) -> str | None:
    """*Sie verstehe offenbar nicht*: *apparently* is *offenbar*, and nothing is left that says who says so."""
    seeming = SEEMING.search(german)
    bare = SEEMING_IN_ENGLISH.sub("", english)
    return seeming.group() if seeming and reporting_cue(german, bare, CheckContext(glossary=glossary)) else None


def _passive(german: str, english: str, glossary: Glossary) -> str | None:
    if MAY_BE_PASSIVE.search(german) or (PASSIVE_OR_FUTURE.search(german) and _has_participle(german)):
        return None
    passives = (match for match in PASSIVE.finditer(english) if match.group(1) not in ADJECTIVES)
    return next((match.group() for match in passives if not DOER.search(english, match.end())), None)


def _has_participle(german: str) -> bool:
    return any(
        word.endswith(("t", "en")) and (lemma := german_lemma(word)) != word and lemma.endswith("n")
        for word in TOKEN.findall(german)
        if word[0].islower() and not PASSIVE_OR_FUTURE.fullmatch(word)
    )


def _name_of_words(german: str, english: str, glossary: Glossary) -> str | None:
    """*der Rote Dienst*: an adjective with a capital makes a name, which *the red service* is not."""
    for match in CAPITAL_ADJECTIVE.finditer(german):
        adjective, noun = match.group(1), match.group(2)
        lemma = german_lemma(adjective.lower())
        known = lemma != adjective.lower() and lemma.islower()
        spelled = any(hit.start < match.end() and match.start(1) < hit.end for hit in glossary.hits(german))
        if known and not spelled and noun not in english and not ENGLISH_NAME.search(english):
            return f"{adjective} {noun}"
    return None


CAPITAL_ADJECTIVE = re.compile(r"\b[Dd](?:er|ie|as|em|en|es) ([A-ZÄÖÜ][a-zäöüß]+e[nrsm]?) ([A-ZÄÖÜ][a-zäöüß]+)\b")
ENGLISH_NAME = re.compile(r"(?<!\A)\b[A-Z][a-z]+ [A-Z][a-z]+\b|\b[A-Z]{2,}\b")


def _past(german: str, english: str, glossary: Glossary) -> str | None:
    """*Die Übergaben fänden statt, sagte sie*: they do or will; *took place, she said* says that they did."""
    from summarize.attribution.mood import reported_mood

    source, translated = FRAMED.match(german), FRAMED_IN_ENGLISH.match(english)
    if source is None or translated is None or NOT_PRESENT.search(source.group("claim")):
        return None
    claim = translated.group("claim")
    if ENGLISH_AUXILIARY.search(claim) or not reported_mood(source.group("claim")):
        return None
    match = SIMPLE_PAST.search(claim)
    return match.group() if match else None


FRAMED = re.compile(r"(?P<claim>[^„“”\"»«]+), (?:sagt|erklärt|teilt|beton|bericht|bestätigt|kündigt)\w*\b")
"""A claim in the Konjunktiv, and who says so behind it."""
FRAMED_IN_ENGLISH = re.compile(rf"(?P<claim>.+),[^,]*\b{SAYING}\b")
NOT_PRESENT = re.compile(
    r"\b(?:haben?|hätten?|seien?|sei|wären?|worden|gewesen|werden?|würden?|könn\w+|müss\w+|soll\w*|woll\w+|dürf\w+|dass|ob)\b"
)
ENGLISH_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|be|been|being|has|have|had|does|do|did|will|would|can|could|may|might|must|should)\b|n['’]t\b"
)
SIMPLE_PAST = re.compile(
    r"\b(?:\w{2,}ed|took|went|held|gave|came|got|made|found|ran|began|stood|lay|led|fell|rose|grew|kept|left|met|paid|"
    r"sent|spent|spoke|wrote|brought|bought|built|felt|knew|lost|saw|sold|showed|thought|won|wanted)\b"
)
SEEMING = re.compile(r"\b(?:offenbar|offensichtlich|anscheinend|augenscheinlich)\b", re.IGNORECASE)
SEEMING_IN_ENGLISH = re.compile(r"\b(?:apparently|evidently|seem\w*|appear\w*)\b", re.IGNORECASE)
PASSIVE_OR_FUTURE = re.compile(r"\b(?:werden?|wird|würden?)\b")
MAY_BE_PASSIVE = re.compile(
    r"\b(?:worden|wurden?|lass\w*|lässt|ließ\w*|ist|sind|seien?|waren?|wären?|gewesen|zu|bleib\w*|"
    r"steh\w*|gilt|gelten|hei(?:ß|ss)\w*|hieß\w*|liege?n?|liegt|lagen?)\b"
)
"""German that English may give by a passive: its own, states, *lassen*, *zu* with an infinitive."""
PASSIVE = re.compile(
    r"\b(?:be|been|being|is|are|was|were) (?:not |also |still |already |\w+ly )?(\w{3,}(?:ed|en|ght|ft|ilt))\b"
)
DOER = re.compile(r"\bby (?:the |an? |[A-ZÀ-Þ])")
"""Who does it, behind an English passive."""
ADJECTIVES = frozenset(
    {
        *("concerned", "interested", "closed", "stuck", "expected", "located", "named", "pleased", "worried", "needed"),
        *("limited", "determined", "prepared", "open", "often", "then", "even", "when", "hundred", "indeed", "left"),
        *("sudden", "golden", "wooden", "seven", "eleven", "right", "bright", "light", "soft", "convinced", "supposed"),
    }
)
CONSTRUCTIONS = (
    Construction(
        _question,
        "the question that the German leaves open ({!r}) is none in the English",
        "Ob die Werft bleibt, sagte die Bürgermeisterin nicht.",
        "The mayor said the shipyard would not stay.",
        "The mayor did not say whether the shipyard would stay.",
    ),
    Construction(
        _new_question,
        "the German asks nothing",
        "Benthin: Räumen den Hafen nicht ohne Vertrag",
        "Benthin: Who will clear the harbor without a contract?",
        "Benthin: Will not clear the harbor without a contract",
    ),
    Construction(
        _joined_frame,
        "the German does not say {!r} beside what is said, but of it",
        "Der Damm halte, bestätigte die Lotsin.",
        "The dam holds, and the pilot confirmed it.",
        "The dam was holding, the pilot confirmed.",
    ),
    Construction(
        _twice,
        "the English says one thing twice: {!r}",
        "Die Ärztinnen und Ärzte streiken.",
        "The doctors and doctors are on strike.",
        "The doctors are on strike.",
    ),
    Construction(
        _fronted_participle,
        "with {!r} at its beginning the German sentence has its subject behind the verb",
        "Gerettet hat sie der Lotse von Ahlbrück.",
        "She rescued the pilot of Ahlbrück.",
        "",
    ),
    Construction(
        _addressee,
        "{!r} is whom it was said to",
        "Der Damm halte, sagte die Vorsitzende Ute Brahm dem Sender Welle Nord.",
        "The dam was holding, said Ute Brahm, the chairwoman of channel Welle Nord.",
        "The dam was holding, chairwoman Ute Brahm told the channel Welle Nord.",
    ),
    Construction(
        _dative_as_genitive,
        "{!r} is who it is given to, not whose it is",
        "Die Lotsin hat dem Gericht ihren Bericht vorgelegt.",
        "The pilot has presented the court's report.",
        "The pilot has presented her report to the court.",
    ),
    Construction(
        _genitive_left,
        "{!r} is the German genitive of a name",
        "Karlands Ministerin reist ab.",
        "The minister of Karlands is leaving.",
        "Karland's minister is leaving.",
    ),
    Construction(
        _german_left,
        "{!r} is German",
        "Der karländische Minister reist ab.",
        "The karländische minister is leaving.",
        "The Karland minister is leaving.",
    ),
    Construction(
        _claim,
        "beside {!r} the German is marked as reported, the English is not",
        "Die Werft verstehe offenbar nicht, dass es um Familien gehe.",
        "The shipyard apparently does not understand that it is about families.",
        "The shipyard apparently did not understand that it was about families, he said.",
    ),
    Construction(
        _passive,
        "{!r}: the German says who does it",
        "Die Stadt dokumentiert jeden Schaden.",
        "The city is documented for every damage.",
        "The city documents all damage.",
    ),
    Construction(
        _name_of_words,
        "{!r} is a name",
        "Dem Blauen Ring zufolge sind die Listen fertig.",
        "According to the blue ring, the lists are ready.",
        "According to the Blue Ring, the lists are ready.",
    ),
    Construction(
        _past,
        "{!r} says it is over; the German, that somebody says it is or will be so",
        "Die Wahlen fänden im Mai statt, sagte die Lotsin.",
        "The elections took place in May, the pilot said.",
        "The elections would take place in May, the pilot said.",
    ),
    Construction(
        _patterns(
            r"\bschlie(?:ß|ss)\w*[^.!?;,]*\b(?:nicht|kein\w*)\b[^.!?;,]* aus\b"
            r"|\b(?:nicht|kein\w*)\b[^.!?;,]*\b(?:auszuschlie(?:ß|ss)en|ausgeschlossen)\b",
            r"\brul\w+ out\b|\bexclu\w+",
            r"\b(?:not|cannot|no|neither|nor|never|nobody)\b|n['’]t\b",
        ),
        "{!r} leaves it possible",
        "Die Polizei schließt Brandstiftung nicht aus.",
        "The police rule out arson.",
        "The police do not rule out arson.",
    ),
    Construction(
        _patterns(
            r"(?<!\d )\b(?:Wochen|Monaten?|Jahren?|Tagen?|Stunden)\b",
            r"\b(?:an?|one|an entire|a whole) (?:entire |whole )?(?:week|month|year|day|hour)\b(?! ago)",
            r"\b(?:weeks|months|years|days|hours)\b",
        ),
        "{!r} is more than one",
        "Der Rat hat das über Wochen verschwiegen.",
        "The council kept that secret for a week.",
        "The council kept that secret for weeks.",
    ),
    Construction(
        _patterns(
            r"\bsoll(?:en)?\b(?=[^.!?;]*\b\w+en\b)",
            r"\b(?:will|shall)\b|[’']ll\b",
            r"\b(?:is|are|was|were) to\b|\b(?:should|supposed|due|set to|expect\w*|plan\w*|scheduled|intend\w*|meant|"
            r"reported\w*|said to|according|demand\w*|want\w*)\b",
        ),
        "{!r} plans or demands it, and promises nothing",
        "Die Brücke soll am Freitag öffnen.",
        "The bridge will open on Friday.",
        "The bridge is to open on Friday.",
    ),
    Construction(
        _patterns(
            r"\b(?:hat|haben|hatten?)\b[^.!?;,:]* zu [a-zäöüß]+en(?=\W*\Z|[.!?;,:])",
            r"\A(?!.*\b(?:to|must|needs?|needed)\b)",
        ),
        "{!r} is still to be done",
        "Der Rat hat noch über die Brücke zu entscheiden.",
        "The council still decided on the bridge.",
        "The council has yet to decide on the bridge.",
    ),
    Construction(
        _patterns(r"\bHinweise?n? auf\b", r"\b(?:tips?|hints?|clues?|indications?|pointers?) for\b"),
        "{!r} points to something",
        "Die Polizei prüft Hinweise auf Brandstiftung.",
        "The police are examining tips for arson.",
        "The police are examining indications of arson.",
    ),
)
