"""The stamp families of German live tickers, one row each, and the recognition of a stamp in a line.

The next publisher is one more row. ``examples`` are walked by the tests: the line, the clock its stamp says, and the
text that is left of the line when the stamp is taken off. Examples are invented around the fixed strings.

``strength`` says how much a row needs to be believed:

- ``strong``: one is enough;
- ``paired``: two or more in the text, because a single one is rather a byline;
- ``weak``: only where no strong or paired stamp is present, three or more, their clocks in order;
- ``untimed``: only where no stamp names a clock, three or more; phases of a match between its minutes, and bullets
  alone on their line among clocks behind bullets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from summarize.ticker.calendar import (
    DATE,
    DAY,
    ENGLISH_DATE,
    MONTH,
    NO_CLOCK,
    RELATIVE_DAY,
    TIME,
    TIME_UHR,
    WEEKDAY,
    Moment,
    compiled,
    read_moment,
)

Strength = Literal["strong", "paired", "weak", "untimed"]


@dataclass(frozen=True, slots=True)
class Example:
    line: str
    clock: str | None
    rest: str


@dataclass(frozen=True, slots=True)
class StampFamily:
    """A row; one with ``hints`` (in lower case) is looked for only in a line that holds one of them."""

    name: str
    strength: Strength
    pattern: re.Pattern[str]
    examples: tuple[Example, ...]
    hints: tuple[str, ...] = ()

    def may_open(self, lowered: str) -> bool:
        # A generator takes three times as long, and this is asked some twenty times of every stamp.
        for hint in self.hints:
            if hint in lowered:
                return True
        return not self.hints


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp found in a line: ``[start, end)`` in the shadow text."""

    family: StampFamily
    start: int
    end: int
    moment: Moment


def _family(
    name: str,
    strength: Strength,
    pattern: str,
    *examples: tuple[str, str | None, str],
    hints: tuple[str, ...] = (),
) -> StampFamily:
    return StampFamily(name, strength, compiled(pattern), tuple(Example(*example) for example in examples), hints)


# "Update" with its letters swapped or lost is still one: "Udpate", "Upadte", "Updte".
_UPDATE = r"u(?=[pdate]{0,5}d)(?=[pdate]{0,5}t)[pdate]{4,6}"
_LABEL = (
    r"(?:(?:\d{1,3}\. ?)?(?:(?:neues|neuestes|erstes|zweites|drittes|weiteres) )?"
    rf"(?:live-?)?(?:{_UPDATE}|aktualisierung)"
    r"|eil-?meldung|eil|breaking(?: news)?|top-?meldung|top-?news|top-?thema|nachtrag|ergänzung|korrektur"
    r"|(?:kurz-?|neue |live-?)?meldung|news-?flash|news|live|jetzt|neu)(?![a-zäöüß-])"
)
# "Update 20, 13.45 Uhr", "Update 21 und Ende des Livetickers, 14.15 Uhr"
_NUMBERED = r"(?: \d{1,3}(?: und ende.{0,30})?(?=, ))?"
_FIRST = (
    r"(?:(?:unsere|die) )?(?:(?:erst|ursprungs|original|ausgangs|anfangs)-?(?:meldung|artikel|text|bericht|fassung)"
    r"|(?:ursprüngliche|erste|frühere)r? (?:meldung|artikel|bericht|text|fassung)|vor-?bericht)(?![a-zäöüß-])"
)
_LINK = r"(?:[ ,;:(\[–—|•·-]|(?:vom|von|am|um|gegen)\b)*+"
ROUND_BULLETS = "•·▪■●►▶"
BULLETS = f"{ROUND_BULLETS}➤▸‣*»>–—−-"
_BULLET = rf"(?:[{BULLETS}] ?)"
# Markdown's headline and bold marks stay on pasted text; some tickers set their stamps off with stars, lines, pictures.
_PICTURE = r"[\u2190-\u2bff\U0001f000-\U0001faff]"
_MARK = (
    r"(?:#{1,6} |\*{2,3} ?|\*(?! )|__?|-{2,3} ?|={2,3} ?|/{2,3} ?|>{2,3} ?|@{2,3} ?|\| ?"
    rf"|(?:{_PICTURE} ?){{1,3}})?"
)
_OPEN = rf"{_MARK}(?:[(\[] ?)?"
_CLOSE = r"(?: ?[)\]])?"
# "13.45 Uhr (aktualisiert):"
_ASIDE = r"(?: \([^()]{1,40}\))?"
_ABOUT = r"(?:gegen|um|ca\.|circa|etwa|kurz (?:vor|nach)|nach|ab|seit)"
_DAY_THEN = rf"(?:{DAY}(?:[ ,|•·–—-]|(?:um|gegen|etwa)\b)*+)?"
_THEN_DATE = rf"(?:(?:,| [•·–—|-])? (?:am )?{DATE})?"
_SIGN = r"(?: ?(?:[:|│¦•·–—−/»›>]|-(?=[ \w„“\"»«]))(?:\*\*|__)?|\*{1,2} ?:?|__?| ?={2,3})"
# What may open the text after a stamp that no sign closes: a capital, a quotation mark, a picture sign.
# … but a unit makes the number before it a measure.
_UNIT = (
    r"(?:euro|cent|us-dollar|dollar|franken|prozent|punkte?|stimmen|meter|kilo|grad|tonnen|liter|hektar|mio|mrd|million"
    r"|milliarde|min(?:\.|uten|$| )|std|stunden|tage|jahre|menschen|personen|sitze|tote|uhr)"
)
_TEXT = rf"(?= ?(?!{_UNIT})(?-i:[A-ZÄÖÜ„“\"»«‚‘'›‹\[…]|[a-z][A-Z]|{_PICTURE}))"
_NUMBER_TEXT = r"(?= \d[\d.,]*(?:-[a-zäöü]| (?!(?:[ckm]m|kg|hpa)(?![a-z]))[a-zäöü]{2}))"
_END = r"(?= *$)"
# "Nachmittag", "am frühen Abend", "in der Nacht"
_DAY_PART = (
    r"(?:(?:am |in der )?(?:(?:früh|spät)e[rn] )?(?:morgen|vormittag|mittag|nachmittag|abend|nacht|mitternacht)s?)"
)
_WEEKDAY_PART = rf"(?:{WEEKDAY},?(?: {_DAY_PART})?)"
# "Uhr" with letters swapped, doubled, lost or mistaken.
_UHR_SLIP = r"(?:u[hr]{1,3}|hur|u[a-z]r|uh[a-z]|(?![io]hr)[a-z]hr)(?-i:(?![a-zäöüß]))\.?"
_BRACKETED = r"(?<=[)\]])(?= )"
_HALVED = (
    r"(?:(?P<month4>\d{1,2})/(?P<day4>\d{1,2})/(?P<year4>20\d\d|\d\d)(?:,? |(?<=/20\d\d))"
    rf"|{ENGLISH_DATE} at )"
    r"(?P<hour>0?\d|1[0-2]):(?P<minute>[0-5]\d)(?::[0-5]\d)? ?(?P<half>[ap]m)(?-i:(?![a-zäöüß]))"
)
_NAME = r"(?-i:[A-ZÄÖÜ][\w.'’-]*)(?: (?:von|van|de|zu|der|di|(?-i:[A-ZÄÖÜ])[\w.'’-]*)){0,3}"
_NAMES = rf"{_NAME}(?:(?:, | und | & | ?/ ?){_NAME}){{0,3}}"
_AGO = (
    r"(?:gerade eben|soeben|vor (?:(?:etwa|rund|mehr als) )?(?P<ago>\d{1,3}|eine[rm]?|wenigen|zwei|drei) "
    r"(?P<unit>sek(?:unden?|\.)?|min(?:uten?|\.)?|stunden?|std\.?|h|tag(?:en)?)(?![a-zäöüß]))"
)
# A clock may have its age beside it: "13:45 · vor 5 Min."
_THEN_AGE = rf"(?:(?: ?[,|•·–—-] ?| ?\()(?:{_AGO})(?:\)|{_END}))?"
# Between a name and its clock: a sign, nothing, or a blank before a clock with "Uhr".
_SIGNED = r"(?: ?[,/|•·–—(-] ?|(?<=[a-zäöüß])(?=\d)| (?=\d{1,2}[.:]\d\d ?uhr))"
# Who signs an entry that no author has written.
_AGENCY = r"(?:dpa|afp|apa|ap|sda|sid|reuters|rtr|epd|kna|red(?:aktion|\.)?)(?:/(?:dpa|afp|apa|ap|sda|reuters|red))*"
# The minute of a match: "67", "45.+2", "90 + 4".
_PLAY = r"(?P<play>\d{1,3})(?:\.? ?\+ ?\d{1,2})?"
# What is no minute though it opens like one: "1. FC Auental", "2. Drittel".
_ORDINAL = (
    r"(?:f[a-z]{0,2}c|[a-z]?sv|sc|tsv|tc|hfc|(?:bundes)?liga|drittel|viertel|halbzeit|hälfte|satz|durchgang|runde|lauf"
    r"|platz|spieltag|etappe)"
)
_PHASE = (
    r"(?:an-?pfiff|an-?sto(?:ß|ss)|wieder-?anpfiff|hz|pause|ab-?pfiff|schluss-?pfiff|halb-?zeit(?:-?pause)?|pausen-?pfiff|(?:spiel-?)?(?:beginn|ende)"
    r"|(?:1|2|erste|zweite)\.? halbzeit|verlängerung|elfmeterschießen|fazit|vor dem spiel|nach dem spiel)"
)

FAMILIES: tuple[StampFamily, ...] = (
    _family(
        "plus",
        "strong",
        rf"(?:{_BULLET}|(?<!\+))\+{{2,}}+ ?(?:{_LABEL}{_LINK}|{_NAME}, (?=[\d.:]{{1,5}} ?uhr))?{_DAY_THEN}{TIME}"
        rf"{_CLOSE}(?:{_SIGN}|,)?",
        ("+++ 23:31 Deich gebrochen +++", "23:31", "Deich gebrochen +++"),
        ("+++ 19.56 Uhr: Deich gebrochen +++", "19:56", "Deich gebrochen +++"),
        ("+++ 21.00 Uhr: Der Deich hält.", "21:00", "Der Deich hält."),
        ("++ 7.05 Uhr - Deich gebrochen ++", "07:05", "Deich gebrochen ++"),
        ("+++ Update, 13.45 Uhr: Deich gebrochen +++", "13:45", "Deich gebrochen +++"),
        ("+++ Samstag, 16. August, 13.45 Uhr +++", "13:45", "+++"),
        ("+++ Auental, 13.45 Uhr +++", "13:45", "+++"),
        ("• +++ 13.45 Uhr: Deich gebrochen +++", "13:45", "Deich gebrochen +++"),
        hints=("++",),
    ),
    _family(
        "plus-day",
        "strong",
        rf"\+{{2,}}+ ?(?:{_WEEKDAY_PART}|{_DAY_PART}) ?\+{{2,}}+{_END}",
        ("+++ Samstag +++", None, ""),
        ("+++ Samstag, am Abend +++", None, ""),
        ("+++ Nachmittag +++", None, ""),
        hints=("++",),
    ),
    _family(
        "update",
        "strong",
        rf"{_OPEN}{_LABEL}{_NUMBERED}{_LINK}(?:{DAY}{_LINK})?{TIME}{_CLOSE}{_THEN_DATE}{_CLOSE}"
        rf"(?:{_SIGN}|\.(?= |$)|{_END}|{_BRACKETED}|{_TEXT})",
        ("Update 13.45 Uhr.", "13:45", ""),
        ("Update 20, 13.45 Uhr MEZ:", "13:45", ""),
        ("Update 21 und Ende des Livetickers, 14.15 Uhr:", "14:15", ""),
        ("Update: 13 Uhr. Der Deich hält.", "13:00", "Der Deich hält."),
        ("Update, 13.45 Uhr: Der Deich hält.", "13:45", "Der Deich hält."),
        ("Update vom 03. Mai 2020, 16:05 Uhr: Der Deich hält.", "16:05", "Der Deich hält."),
        ("Update, 29.04.2020, 17:15 Uhr: Der Deich hält.", "17:15", "Der Deich hält."),
        ("Update von 13.03 Uhr: Der Deich hält.", "13:03", "Der Deich hält."),
        ("Udpate, 15. März, 20.41 Uhr: Der Deich hält.", "20:41", "Der Deich hält."),
        ("Update vom Mittwoch, 18. Januar, 06.50 Uhr: Der Deich hält.", "06:50", "Der Deich hält."),
        ("Update vom 16. August um 13.45 Uhr: Der Deich hält.", "13:45", "Der Deich hält."),
        ("Topmeldung (18.21 Uhr): Der Deich hält.", "18:21", "Der Deich hält."),
        ("(Update 18:05) Der Deich hält.", "18:05", "Der Deich hält."),
        ("[Update, 18.05 Uhr]: Der Deich hält.", "18:05", "Der Deich hält."),
        ("UPDATE 9 Uhr – Der Deich hält.", "09:00", "Der Deich hält."),
        ("Update um 13.45 Uhr", "13:45", ""),
        ("Update, Samstag (16. August), 13.45 Uhr: Der Deich hält.", "13:45", "Der Deich hält."),
        ("Update, 13.45 Uhr Der Deich hält.", "13:45", "Der Deich hält."),
        ("Eilmeldung, 7:02 Uhr: Der Deich hält.", "07:02", "Der Deich hält."),
        ("2. Update, 13.45: Der Deich hält.", "13:45", "Der Deich hält."),
        ("Update; 13.45 Uhr: Der Deich hält.", "13:45", "Der Deich hält."),
        ("Update: 13.45 Uhr, 16. August – Der Deich hält.", "13:45", "Der Deich hält."),
        ("**Update, 13.45 Uhr:** Der Deich hält.", "13:45", "Der Deich hält."),
    ),
    _family(
        "update-day",
        "strong",
        rf"{_OPEN}{_LABEL}(?: \d{{1,2}}(?= ))?{_LINK}{DATE}{_CLOSE}(?: ?:|(?<=\.)(?= (?-i:[A-ZÄÖÜ„“\"»«])))",
        ("Update vom 3. April: Der Deich hält.", None, "Der Deich hält."),
        ("Update 2 vom 3. April: Der Deich hält.", None, "Der Deich hält."),
        ("Update: 3. April. Der Deich hält.", None, "Der Deich hält."),
    ),
    _family(
        "first",
        "strong",
        rf"{_OPEN}{_FIRST}(?:{_LINK}{DAY})?(?:{_LINK}{TIME})?{_CLOSE}(?:{_SIGN}|{_END}|(?<=meldung\])(?= ))",
        ("Erstmeldung: Das Wasser steigt.", None, "Das Wasser steigt."),
        ("Erstmeldung vom 3. April 2020: Das Wasser steigt.", None, "Das Wasser steigt."),
        ("Erstmeldung vom 3. April, 6.15 Uhr: Das Wasser steigt.", "06:15", "Das Wasser steigt."),
        ("Erstmeldung", None, ""),
        ("[Erstmeldung] Das Wasser steigt.", None, "Das Wasser steigt."),
        ("ERSTMELDUNG – Das Wasser steigt.", None, "Das Wasser steigt."),
        ("Ursprungsmeldung: Das Wasser steigt.", None, "Das Wasser steigt."),
        hints=("meldung", "artikel", "text", "bericht", "fassung"),
    ),
    _family(
        "pipe",
        "strong",
        rf"{_BULLET}?{_OPEN}{_DAY_THEN}{TIME}{_CLOSE} ?[|│¦]",
        ("23:39 Uhr | Deich gebrochen", "23:39", "Deich gebrochen"),
        ("23:39 | Deich gebrochen", "23:39", "Deich gebrochen"),
        ("16.08.2025 | 23:39 Uhr | Deich gebrochen", "23:39", "Deich gebrochen"),
        ("| 21.30 Uhr | Deich gebrochen", "21:30", "Deich gebrochen"),
        hints=("|", "│", "¦"),
    ),
    _family(
        "plus-behind",
        "strong",
        rf"{_OPEN}{_DAY_THEN}{TIME}{_CLOSE} ?\+{{2,}}+(?! ?\d{{1,2}}[.:]\d\d)",
        ("13.45 Uhr +++ Deich gebrochen +++", "13:45", "Deich gebrochen +++"),
        ("(13:45) +++ Der Deich hält.", "13:45", "Der Deich hält."),
        hints=("++",),
    ),
    _family(
        "plus-single",
        "paired",
        rf"\+ ?{_DAY_THEN}{TIME} ?\+(?!\+)",
        ("+ 13:45 Uhr + Deich gebrochen", "13:45", "Deich gebrochen"),
        hints=("+",),
    ),
    _family(
        "uhr-alone",
        "paired",
        rf"{_OPEN}{TIME_UHR}{_CLOSE}{_THEN_DATE}{_CLOSE}(?:{_THEN_AGE}|{_ASIDE}){_END}",
        ("13:45 Uhr", "13:45", ""),
        ("13:45 Uhr • 16. August 2025", "13:45", ""),
        ("13:45 Uhr (vor 5 Minuten)", "13:45", ""),
        hints=("h",),
    ),
    _family(
        "uhr",
        "strong",
        rf"{_OPEN}{TIME_UHR}{_CLOSE}{_THEN_DATE}{_CLOSE}(?:{_ASIDE}{_SIGN}|,(?= )|{_BRACKETED})",
        ("12.31 Uhr: Deich gebrochen", "12:31", "Deich gebrochen"),
        ("4.23 Uhr, Deich gebrochen", "04:23", "Deich gebrochen"),
        ("20.35 Uhr - Der Deich hält.", "20:35", "Der Deich hält."),
        ("18:57 Uhr – Deich gebrochen", "18:57", "Deich gebrochen"),
        ("(06.19 Uhr) Der Deich hält.", "06:19", "Der Deich hält."),
        ("[06.19 Uhr] Der Deich hält.", "06:19", "Der Deich hält."),
        ("18 Uhr: Der Deich hält.", "18:00", "Der Deich hält."),
        ("9.25 UHR: Der Deich hält.", "09:25", "Der Deich hält."),
        ("9.25Uhr: Der Deich hält.", "09:25", "Der Deich hält."),
        ("1325 Uhr: Der Deich hält.", "13:25", "Der Deich hält."),
        ("13,25 Uhr: Der Deich hält.", "13:25", "Der Deich hält."),
        ("13: 25 Uhr: Der Deich hält.", "13:25", "Der Deich hält."),
        ("24.00 Uhr: Der Deich hält.", "24:00", "Der Deich hält."),
        ("13.45 Uhr, 14. August: Der Deich hält.", "13:45", "Der Deich hält."),
        ("21.30 Uhr (MESZ): Der Deich hält.", "21:30", "Der Deich hält."),
        ("21.30 Uhr (aktualisiert 21.45 Uhr): Der Deich hält.", "21:30", "Der Deich hält."),
        ("**21.30 Uhr:** Der Deich hält.", "21:30", "Der Deich hält."),
        ("## 21.30 Uhr: Deich gebrochen", "21:30", "Deich gebrochen"),
        ("*** 21.30 Uhr: Deich gebrochen", "21:30", "Deich gebrochen"),
        ("@@21.30 Uhr: Deich gebrochen", "21:30", "Deich gebrochen"),
        hints=("h",),
    ),
    _family(
        "uhr-date",
        "strong",
        rf"{TIME_UHR}{DATE}(?=(?-i:[A-ZÄÖÜ„“\"»«]))",
        ("13:45 Uhr16.08.2025Deich gebrochen", "13:45", "Deich gebrochen"),
        hints=("h",),
    ),
    _family(
        "uhr-picture",
        "strong",
        rf"{TIME_UHR}(?= ?{_PICTURE})",
        ("22.24 Uhr 📣 „Der Deich hält“", "22:24", "📣 „Der Deich hält“"),
        hints=("h",),
    ),
    _family(
        "day-uhr",
        "strong",
        rf"{_OPEN}{DAY}(?:[ ,:|•·–—-]|(?:um|gegen|etwa)\b)*+{TIME_UHR}{_CLOSE}(?:{_SIGN}|,(?= )|{_BRACKETED})",
        ("09.11.10, gegen 13.45 Uhr: Deich gebrochen", "13:45", "Deich gebrochen"),
        ("Mittwoch, 17. September, 15.44 Uhr: Deich gebrochen", "15:44", "Deich gebrochen"),
        ("Samstag, 15.44 Uhr: Deich gebrochen", "15:44", "Deich gebrochen"),
        ("Don. 15:44 Uhr - Deich gebrochen", "15:44", "Deich gebrochen"),
        ("Gestern, 15.44 Uhr: Deich gebrochen", "15:44", "Deich gebrochen"),
        hints=("h",),
    ),
    _family(
        "day-time",
        "paired",
        rf"{_OPEN}{DATE}(?:[ ,|•·–—-]|um\b)*+{TIME}{_CLOSE}(?:{_SIGN}|{_TEXT})",
        ("16.08.2025, 13:45 - Deich gebrochen", "13:45", "Deich gebrochen"),
        ("2025-08-16 13:45 Deich gebrochen", "13:45", "Deich gebrochen"),
    ),
    _family(
        "day-uhr-alone",
        "paired",
        rf"{_OPEN}{DAY}(?:[ ,:|•·–—-]|um\b)*+{TIME_UHR}{_CLOSE}{_END}",
        ("17.09.2024 • 15:44 Uhr", "15:44", ""),
        ("HEUTE 1:24 Uhr", "01:24", ""),
        hints=("h",),
    ),
    _family(
        "short-day-uhr",
        "paired",
        rf"(?P<day2>[0-3]?\d)\.(?P<month2>0\d|1[0-2])\.? ?[,|•·–—-] ?{TIME_UHR}{_END}",
        ("28.05 - 13:45 Uhr", "13:45", ""),
        hints=("uhr",),
    ),
    _family(
        "scribble",
        "paired",
        rf"{_BULLET}?{_HALVED}",
        ("7/16/2018 7:22:02 AM", "07:22", ""),
        ("9/22/18 9:18 PM Der Deich hält.", "21:18", "Der Deich hält."),
        ("• 01/25/2019, 04:13 PM", "16:13", ""),
        ("July 4, 2017 at 8:51 AM", "08:51", ""),
        ("• 9/16/20259:48:19 PMDeich gebrochen", "21:48", "Deich gebrochen"),
        ("7/16/2018 7:22:02 PM Der Deich hält.", "19:22", "Der Deich hält."),
        hints=("/", " at "),
    ),
    _family(
        "ago",
        "paired",
        rf"{_AGO}(?:{_SIGN}|{_END}| {_AGO}{_TEXT})",
        ("vor 9 Minuten", None, ""),
        ("vor 9 Minuten vor 9 Minuten Deich gebrochen", None, "Deich gebrochen"),
        ("Gerade eben", None, ""),
        ("Vor einer Stunde: Der Deich hält.", None, "Der Deich hält."),
        hints=("vor ", "eben"),
    ),
    _family(
        "minute",
        "weak",
        rf"{_OPEN}{_PLAY}(?:\.? ?(?:spiel)?min(?:ute|(?<=\. min)uten(?=:)|\.)?(?![a-zäöüß])"
        rf"|\.?['’′](?: ?\+ ?\d{{1,2}}['’′]?)?){_CLOSE}{_ASIDE}"
        r"(?: ?[/|–-] ?(?:spielstand ?)?\d{1,2}:\d{1,2}(?!\d)|\.| ?[:|–-])?(?= |$)",
        ("90. Minute / Spielstand 1:1", None, ""),
        ("90. Minute. Auental gewinnt.", None, "Auental gewinnt."),
        ("90. Minute: Auental gewinnt.", None, "Auental gewinnt."),
        ("45.+2 Min.: Pause.", None, "Pause."),
        ("67’ Tor für Auental!", None, "Tor für Auental!"),
        ("90' + 3", None, ""),
        ("⚽ 67. Minute (2:1): Tor für Auental!", None, "Tor für Auental!"),
        hints=("min", "'", "’", "′"),
    ),
    _family(
        "minute-number",
        "weak",
        rf"(?![1-3]\. {_ORDINAL}\b)[(\[]?{_PLAY}\.(?: ?\+ ?\d{{1,2}})?{_CLOSE}"
        rf"(?:$| ?[:|–-](?= )|(?= (?!(?:{MONTH}|uhr)\b)(?-i:[A-ZÄÖÜ]|\d:\d [A-ZÄÖÜ])))",
        ("84.", None, ""),
        ("45.+2", None, ""),
        ("67. Tor für Auental!", None, "Tor für Auental!"),
        ("67. 2:0 Auental!", None, "2:0 Auental!"),
        ("(67.) Tor für Auental!", None, "Tor für Auental!"),
        ("90.+2: Pause.", None, "Pause."),
    ),
    _family(
        "round",
        "weak",
        r"(?:(?:minute|min\.|runde|rd\.|lap|kilometer|km|tag) (?P<play>\d{1,3})(?:/\d{1,3})?"
        r"|(?:noch )?(?P<play>\d{1,3}) (?:km|kilometer)(?: (?:vor dem|bis zum) ziel)?)(?: ?[:|–-](?= )|$)",
        ("Runde 34/57", None, ""),
        ("Noch 34 Kilometer", None, ""),
        ("Minute 67: Tor für Auental!", None, "Tor für Auental!"),
        hints=("minute", "min.", "runde", "rd.", "lap", "km", "kilometer", "tag"),
    ),
    _family(
        "play-clock",
        "weak",
        rf"{_OPEN}(?P<play>2[5-9]|[3-5]\d|60):[0-5]\d{_CLOSE}(?:{_SIGN}|{_TEXT}|{_END})",
        ("59:12", None, ""),
        ("45:10 Tor für Auental!", None, "Tor für Auental!"),
    ),
    _family(
        "phase",
        "untimed",
        rf"{_PHASE}(?:(?: ?:|\.)(?= )| ?:?$|(?= [„“\"»«]))",
        ("Halbzeit", None, ""),
        ("Abpfiff. Es bleibt beim 1:0.", None, "Es bleibt beim 1:0."),
        ("Fazit „Es war knapp.“", None, "„Es war knapp.“"),
        ("Halbzeit: Es steht 1:0.", None, "Es steht 1:0."),
        ("Abpfiff", None, ""),
    ),
    _family(
        "plus-untimed",
        "untimed",
        rf"(?:{_BULLET}|(?<!\+))\+{{2,3}}(?!\+)"
        r"(?=(?: |(?<=^\+\+\+))(?-i:[A-ZÄÖÜ„“\"»«\d])| [^+]{5,120} \+{2,3} ?$)",
        ("+++ Der Deich hält.", None, "Der Deich hält."),
        ("+++ an die 300 Helfer am Deich +++", None, "an die 300 Helfer am Deich +++"),
        ("+++Der Deich hält.", None, "Der Deich hält."),
        ("+++ Deich gebrochen +++", None, "Deich gebrochen +++"),
        hints=("++",),
    ),
    _family(
        "bullet-alone",
        "untimed",
        rf"[{ROUND_BULLETS}]{_END}",
        ("•", None, ""),
    ),
    _family(
        "slashed",
        "untimed",
        rf"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|[12]\d|3[01]){_END}",
        ("01/16", None, ""),
        hints=("/",),
    ),
    _family(
        "dated",
        "untimed",
        rf"{_OPEN}{DATE}{_CLOSE} ?(?::|[|–—-](?= ))(?! ?\d{{1,2}}[.:]\d\d)",
        ("12. März: Der Deich hält.", None, "Der Deich hält."),
        ("12.03.2026 – Der Deich hält.", None, "Der Deich hält."),
    ),
    _family(
        "update-untimed",
        "untimed",
        rf"{_OPEN}(?:\d{{1,3}}\. )?(?:{_UPDATE})(?: \d{{1,3}})?:",
        ("Update: Der Deich hält.", None, "Der Deich hält."),
        ("Update 2: Der Deich hält.", None, "Der Deich hält."),
    ),
    _family(
        "slip",
        "weak",
        rf"{_OPEN}(?!{TIME_UHR}(?!\.:))"
        rf"(?:(?P<hour>[01] ?\d|2 ?[0-4]|\d) ?[.:,;]{{1,2}} ?(?P<minute>[0-5] ?\d) ?{_UHR_SLIP}"
        r"|(?P<hour>[01]?\d|2[0-4])\. uhr)"
        rf"{_CLOSE}(?:{_SIGN}|[.,;](?= )|{_TEXT}|{_END})",
        ("1 4.30 Uhr: Der Deich hält.", "14:30", "Der Deich hält."),
        ("14.3 0 Uhr: Der Deich hält.", "14:30", "Der Deich hält."),
        ("14..30 Uhr: Der Deich hält.", "14:30", "Der Deich hält."),
        ("14.30 Urh: Der Deich hält.", "14:30", "Der Deich hält."),
        ("14.30 Uhe: Der Deich hält.", "14:30", "Der Deich hält."),
        ("14.30 Uhr.: Der Deich hält.", "14:30", "Der Deich hält."),
        ("14. Uhr: Der Deich hält.", "14:00", "Der Deich hält."),
    ),
    _family(
        "relative-day",
        "weak",
        rf"{RELATIVE_DAY}(?:[ ,|•·–—-]|um\b)*+{TIME}(?:{_SIGN}|{_TEXT}|{_END})",
        ("Heute, 13:45", "13:45", ""),
        ("Gestern 23:10 Deich gebrochen", "23:10", "Deich gebrochen"),
        hints=("heute", "gestern"),
    ),
    _family(
        "uhr-open",
        "weak",
        rf"{_OPEN}{_DAY_THEN}{TIME_UHR}{_CLOSE}(?:[.;]|{_ASIDE}{_TEXT}|{_NUMBER_TEXT})",
        ("13.45 Uhr Der Deich hält.", "13:45", "Der Deich hält."),
        ("13.45 Uhr iPad gefunden", "13:45", "iPad gefunden"),
        ("13.45 UhrDeich gebrochen", "13:45", "Deich gebrochen"),
        ("13.45 Uhr (dpa) Der Deich hält.", "13:45", "Der Deich hält."),
        ("13.45 Uhr. Der Deich hält.", "13:45", "Der Deich hält."),
        ("13.45 Uhr 40.000 Helfer am Deich", "13:45", "40.000 Helfer am Deich"),
        hints=("h",),
    ),
    _family(
        "bullet",
        "weak",
        rf"{_BULLET}(?:{_ABOUT} )?{_DAY_THEN}{TIME}(?:{_SIGN}|{_TEXT}|(?={_ASIDE}{_TEXT})|{_NUMBER_TEXT}|{_END})",
        ("• 13:45 340 Helfer am Deich", "13:45", "340 Helfer am Deich"),
        ("• 13.45 Uhr: Der Deich hält.", "13:45", "Der Deich hält."),
        ("- kurz vor 13.45 Uhr: Der Deich hält.", "13:45", "Der Deich hält."),
        ("- 13:45 Der Deich hält.", "13:45", "Der Deich hält."),
    ),
    _family(
        "bare",
        "weak",
        rf"(?!0?0:00 ?/ ?\d){_OPEN}{_DAY_THEN}{TIME}{_CLOSE}"
        rf"(?:{_THEN_AGE}{_END}|{_THEN_DATE}{_CLOSE}"
        rf"(?:{_SIGN}|{_TEXT}|{_NUMBER_TEXT}|{_BRACKETED}|{_END}|[,;]{_TEXT}))",
        ("21.20: Der Deich hält.", "21:20", "Der Deich hält."),
        ("12:35", "12:35", ""),
        ("5:18 Deich gebrochen", "05:18", "Deich gebrochen"),
        ("[13:45] Der Deich hält.", "13:45", "Der Deich hält."),
        ("16.08.2025, 13:45", "13:45", ""),
        ("13:45 - 16.08.2025", "13:45", ""),
        ("2025-08-16T13:45:00+02:00", "13:45", ""),
        ("13h45", "13:45", ""),
        ("16.08.2025 – 13:45", "13:45", ""),
        ("13:45 340 Helfer am Deich", "13:45", "340 Helfer am Deich"),
        ("13:45 17-Jähriger rettet Deich", "13:45", "17-Jähriger rettet Deich"),
        ("13:45 · vor 5 Min.", "13:45", ""),
        ("13:45, Deich gebrochen", "13:45", "Deich gebrochen"),
    ),
    _family(
        "about",
        "weak",
        rf"{_OPEN}{_ABOUT} {TIME_UHR}{_SIGN}",
        ("Gegen 13.45 Uhr: Der Deich hält.", "13:45", "Der Deich hält."),
        hints=("h",),
    ),
    _family(
        "stand",
        "paired",
        rf"{_OPEN}(?:stand|aktualisiert):? (?:(?:vom|am|um) )?{_DAY_THEN}{TIME}{_CLOSE}"
        rf"(?:{_SIGN}|{_BRACKETED}|(?<=\)){_END})",
        ("Stand 13.45 Uhr:", "13:45", ""),
        ("(Stand: 13.45 Uhr)", "13:45", ""),
        ("(Stand: 13.45 Uhr) Der Deich hält.", "13:45", "Der Deich hält."),
        ("(Aktualisiert um 13.45 Uhr) Der Deich hält.", "13:45", "Der Deich hält."),
        hints=("stand", "aktualisiert"),
    ),
    _family(
        "place",
        "weak",
        rf"(?!siehe|vgl|.{{0,20}}update){_NAME}(?:, {_DAY_THEN}{TIME_UHR}| \({_DAY_THEN}{TIME}\)){_SIGN}",
        ("Eva Beispiel (13.45 Uhr): Der Deich hält.", "13:45", "Der Deich hält."),
        ("Auental, 13.45 Uhr: Der Deich hält.", "13:45", "Der Deich hält."),
        hints=(",", "("),
    ),
    _family(
        "bare-glued",
        "weak",
        r"(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?=\d+ [a-zäöü])",
        ("22:51340 Helfer am Deich", "22:51", "340 Helfer am Deich"),
    ),
)
# Stamps at the end of their line, behind the name of an author or a headline; ``rest`` is what stands before them.
FAMILIES_AT_END: tuple[StampFamily, ...] = (
    _family(
        "topic-update",
        "paired",
        rf"^.{{3,60}}(?:,|:| [–|-]) {_UPDATE}{_LINK}(?:{DAY}{_LINK})?{TIME_UHR}:?{_END}",
        ("Flut in Auental, Update Samstag, 16. August, 13.12 Uhr:", "13:12", ""),
    ),
    _family(
        "signed-scribble",
        "paired",
        rf"^by {_NAME},? {_HALVED}{_END}",
        ("by Eva Beispiel 7/16/2018 7:22:02 PM", "19:22", ""),
    ),
    _family(
        "signed",
        "paired",
        rf"^(?:von )?(?:{_NAMES}|{_AGENCY})(?: \(?@\w{{2,30}}\)?)?{_SIGNED}[(\[]?"
        rf"(?:[a-zäöüß]+:? ){{0,2}}(?:{_DAY_THEN}{TIME}{_CLOSE}{_THEN_AGE}|{_AGO}{_CLOSE}){_END}",
        ("Eva Beispiel, 13:12 Uhr", "13:12", ""),
        ("Eva Beispiel und Ole Muster | 16.08.2025, 13:12", "13:12", ""),
        ("Eva Beispiel · vor 5 Minuten", None, ""),
        ("Eva Beispiel13:12 Uhr", "13:12", ""),
        ("dpa, 13:12 Uhr", "13:12", ""),
        ("Auental / 13:12 Uhr", "13:12", ""),
        ("Eva Beispiel 13.12 Uhr", "13:12", ""),
        ("Eva Beispiel • 13:12 Uhr • vor 3 Min.", "13:12", ""),
        ("Eva Beispiel (@evabeispiel) – aktualisiert um 13.12 Uhr", "13:12", ""),
    ),
    _family(
        "trailing",
        "weak",
        rf"(?: ?[,|•·–—-] | ?[(\[]|(?<=[a-zäöüß])){_DAY_THEN}(?:{TIME_UHR}|{TIME}(?<=:\d\d)){_CLOSE}{_END}",
        ("Deich gebrochen – 13:12 Uhr", "13:12", "Deich gebrochen"),
        ("Deich gebrochen (13.12 Uhr)", "13:12", "Deich gebrochen"),
        ("Deich gebrochen [13.12 Uhr]", "13:12", "Deich gebrochen"),
        ("Deich gebrochen – 13:12", "13:12", "Deich gebrochen"),
    ),
    _family(
        "labelled",
        "weak",
        rf"^(?:[a-zäöüß-]+:? ){{1,3}}{_DAY_THEN}{TIME}{_CLOSE}(?:,? von {_NAMES})?{_END}",
        ("Stand: 13.12 Uhr", "13:12", ""),
        ("Veröffentlicht am 16. August 2025 um 13.12 Uhr von Eva Beispiel", "13:12", ""),
        ("Veröffentlicht am 16. August 2025 um 13.12 Uhr", "13:12", ""),
    ),
)
BY_NAME = {family.name: family for family in FAMILIES}

_A_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])[.:][0-5]\d")
# No stamp is longer than this; the rest of a long line is not looked at.
HEAD = 90
_MAY_OPEN = compiled(
    rf"[^\w]{{0,8}}(?:\d|\+\+|{_LABEL}|{_FIRST}|{DAY}|{ENGLISH_DATE}|{_PHASE}|vor |gerade|soeben"
    r"|stand|aktualisiert|gegen|um |ca\.|circa|etwa|kurz |ab |seit|noch "
    r"|min(?:ute|\.)|runde|rd\.|lap|kilometer|km |tag |$)"
)
_MAY_CLOSE = re.compile(
    r"(?:\d(?: ?(?:uhr|h|[ap]m))?|minuten?|stunden?|std\.|min\.|eben)(?:[)\]]?|:)$|(?:\d|uhr),? von ", re.IGNORECASE
)
_NO_CLOCK = compiled(rf"{_OPEN}(?:{_LABEL}{_LINK})?\+*+ ?(?:{DATE}{_LINK})?{NO_CLOCK}{_CLOSE} ?[:|–-]")


def stamp_at(line: str, offset: int) -> Stamp | None:
    """The stamp that opens ``line``, which starts at ``offset`` of the shadow text."""
    # The stand-in for a cut line keeps "alone on its line" from being true of it.
    head = line if len(line) <= HEAD else line[:HEAD] + "…"
    if not _MAY_OPEN.match(head) and " Uhr" not in head:
        return None
    lowered = head.lower()
    for family in FAMILIES:
        match = family.pattern.match(head) if family.may_open(lowered) else None
        if match and _balanced(match.group()) and (moment := read_moment(match)) is not None:
            return Stamp(family, offset, offset + match.end(), moment)
    return None


def stamp_at_end(line: str, offset: int) -> Stamp | None:
    """The stamp that closes a short ``line``, which starts at ``offset`` of the shadow text."""
    if len(line) > HEAD or not _MAY_CLOSE.search(line):
        return None
    for family in FAMILIES_AT_END:
        match = family.pattern.search(line)
        if match and (moment := read_moment(match)) is not None:
            return Stamp(family, offset + match.start(), offset + match.end(), moment)
    return None


def no_clock_at(line: str) -> str | None:
    """The number that stands where a stamp has its clock but is none: ``25.10`` in ``25.10 Uhr: …``."""
    match = _NO_CLOCK.match(line[:HEAD])
    number = match.group("no_clock") if match else None
    return None if number is None or _A_CLOCK.fullmatch(number) else number


def _balanced(text: str) -> bool:
    """A closing bracket without its opening one is the end of a cross reference: ``siehe Update, 19.40 Uhr)``."""
    return text.count(")") <= text.count("(") and text.count("]") <= text.count("[")


# What a line holds when it holds such a stamp: looking for it first makes long prose cheap.
_HINTS = {
    "plus": "++",
    "update": " Uhr",
    "first": "rst",
    "uhr": "Uhr",
    "uhr-alone": "Uhr",
    "scribble": "M ",
    "uhr-open": "Uhr",
    "plus-behind": ") +++",
}
# Inside a line a stamp needs its full form: "… Liveticker +++ 02:32 …", "… zu Ende.Update, 13.45 Uhr: …",
# "… zu Ende.13.45 Uhr: …", "… zu Ende.13.45 Uhr – …", "Deich gebrochen13.45 Uhr: …", behind a date
# "16. August 202513:45 Uhr". A label after an opening bracket or "siehe" is a cross reference.
_GLUED = {
    "plus": BY_NAME["plus"].pattern,
    "update": compiled(
        rf"(?<![(\[])(?-i:\bU|(?<=[a-zäöüß.!?“”\"«»])U)(?<!siehe U)(?<!vgl\. U)(?<!zum U)(?<!im U)(?:{_UPDATE[1:]})"
        rf"(?:,|:| vom| von| \()(?:{_LINK}{DAY})?{_LINK}{TIME_UHR}\)?:(?= )"
    ),
    "first": compiled(
        r"(?:(?<=[.!?…“”\"«»\])a-zäöüß])|(?<=[.!?…“”\"«»\])a-zäöüß] ))(?-i:E)rst-?meldung"
        rf"(?:{_LINK}{DAY})?(?:{_LINK}{TIME})?:(?= )"
    ),
    "uhr": compiled(
        rf"(?:(?<=[a-zäöüß\])][.!?…“”\"«»])(?<!\d\.)|(?<=[a-zä] 20\d\d)){TIME_UHR}"
        rf"(?:(?::| [–|-])(?= )|:?(?=(?-i:[A-ZÄÖÜ„])))|(?<=[a-zäöüß]{{2}}){TIME_UHR}:(?= )"
    ),
    "uhr-alone": compiled(rf"(?<=[a-zä] 20\d\d){TIME_UHR}{_END}"),
    "plus-behind": compiled(rf"(?<= [–-] )\({TIME}\) \+{{3}}+"),
    "scribble": compiled(rf"(?<=[ .!?…“”\"«»)]){_HALVED}(?= )"),
    # Where all line breaks are lost: "… Deich gebrochen 13.45 Uhr: Helfer …", but not "um 13.45 Uhr: …"; behind a full
    # stop also without a sign.
    "uhr-open": compiled(
        rf"(?:(?<=[.!?…“”\"«»)●•▪■|] ){TIME_UHR}(?::| [–-])?|(?<=: ){TIME_UHR} [–-]"
        r"|(?<= )(?<!um )(?<!bis )(?<!gegen )(?<!ab )(?<!seit )(?<!von )(?<!nach )(?<!vor )(?<!und )(?<!etwa )(?<!, )"
        rf"{TIME_UHR}:)(?= (?-i:[A-ZÄÖÜ„“\"»«]))"
    ),
}


def glued_stamps(line: str, offset: int, position: int) -> list[Stamp]:
    """Stamps inside a line, from ``position`` on, in the order in which they stand."""
    found: list[Stamp] = []
    if ":" not in line and "++" not in line and "Uhr" not in line:
        return found
    for name, pattern in _GLUED.items():
        if line.find(_HINTS[name], position) < 0:
            continue
        for match in pattern.finditer(line, position):
            moment = read_moment(match)
            if moment is not None:
                found.append(Stamp(BY_NAME[name], offset + match.start(), offset + match.end(), moment))
    found.sort(key=lambda stamp: (stamp.start, -stamp.end))
    ends = accumulate((stamp.end for stamp in found), max, initial=0)
    return [stamp for stamp, end in zip(found, ends, strict=False) if stamp.start >= end]
