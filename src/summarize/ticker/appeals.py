"""Sentences in which a page speaks to its readers, told from news by the German language alone.

News does not address its reader: outside quotations the capital "Sie" inside a sentence, and "du" anywhere, belong to
boxes about newsletters, comments and consent. Beside them stand the words of publishing itself.
"""

from __future__ import annotations

import re

_QUOTED = re.compile(r"[„“”\"»«][^„“”\"»«]{0,300}[„“”\"»«]")
# "Sie" at the start of a sentence is as well "she" or "they".
_ADDRESS = re.compile(
    r"(?<=[\w,;] )(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)\b"
    r"|\b(?:[Dd](?:u|ich|ir)|[Dd]ein(?:e[mnrs]?)?|[Ee]uch|[Ee]ure?[mnrs]?)\b"
)
_PUBLISHING = re.compile(
    r"\b(?:[\w-]*(?:newsletter|podcast|e-?paper|-app|whatsapp|-kanal|-channel|drittanbieter)[\w-]*|app|abos?|abonn\w+"
    r"|cookies?|datenschutz\w*|einwilligung|zustimmung|personenbezogen\w*|inhalte?n?|registrier\w+|anmeld\w+|postfach"
    r"|kosten(?:los|frei)|gratis|leser\w*|redaktion|kommentar\w*|kommentieren|community|unser(?:e[mnrs]?)?|uns)\b",
    re.IGNORECASE,
)
_THIS_PAGE = re.compile(
    r"\b(?:dies(?:e[mnrs]?)? (?:artikel|beitrag|text|nachricht|meldung|thema|seite|inhalt|sendung)|fehler .{0,30}"
    r"(?:entdeckt|gefunden|melden)|an dieser stelle (?:finden|lesen|sehen|informieren|berichten|halten))\b",
    re.IGNORECASE,
)


def addresses_reader(line: str) -> bool:
    """Whether the line says "you" to its reader: ``Wie gut kennst du den Deich?``"""
    return _ADDRESS.search(_QUOTED.sub(" ", line)) is not None


def speaks_of_publishing(line: str) -> bool:
    """Whether the line holds a word of the publisher's own business: ``Der Newsletter zum Deich``."""
    unquoted = _QUOTED.sub(" ", line)
    return _PUBLISHING.search(unquoted) is not None or _THIS_PAGE.search(unquoted) is not None


def is_appeal(line: str) -> bool:
    """Whether the line is the page speaking for itself: ``Abonnieren Sie unseren Newsletter.``"""
    return _THIS_PAGE.search(_QUOTED.sub(" ", line)) is not None or (
        addresses_reader(line) and speaks_of_publishing(line)
    )
