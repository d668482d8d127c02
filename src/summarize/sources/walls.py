"""Pages that hold no ticker: filled by script, behind a consent page, behind a paywall. Each says what to do."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from summarize.errors import SourceError


@dataclass(frozen=True, slots=True)
class Wall:
    """Words by which such a page is known, with an invented example."""

    name: str
    pattern: re.Pattern[str]
    example: str
    hint: str


_SAVE = "Open it in a browser, save the rendered page, or paste the text."

WALLS: tuple[Wall, ...] = (
    Wall(
        "consent",
        re.compile(
            r"(?:cookies?|tracking|datenverarbeitung|einwilligung)\b.{0,400}"
            r"\b(?:akzeptieren|zustimmen|einverstanden|zustimmung)"
            r"|\b(?:mit werbung|werbefrei|pur-?abo)\b.{0,200}\b(?:lesen|nutzen|weiter)"
            r"|\b(?:akzeptieren|zustimmen) und weiter",
            re.IGNORECASE | re.DOTALL,
        ),
        "Wir verwenden Cookies. Bitte akzeptieren Sie alle, um weiterzulesen.",
        "Accept it in a browser, save the page, or paste the text.",
    ),
    Wall(
        "paywall",
        re.compile(
            r"\b(?:jetzt|nur mit|exklusiv für|weiterlesen mit|mit einem)\b.{0,60}"
            r"\b(?:abo|abonnent|abonnieren|digital-?abo|plus)"
            r"|\bregistrieren sie sich\b"
            r"|\bdieser (?:artikel|inhalt|text) ist (?:nur )?(?:kostenpflichtig|für abonnent)",
            re.IGNORECASE | re.DOTALL,
        ),
        "Dieser Artikel ist nur für Abonnenten.",
        "Sign in with a browser, save the page, or paste the text.",
    ),
)
# A page with less visible text than this, and no clock in it, holds no ticker.
_LITTLE = 600
_VERY_LITTLE = 200


def check_walls(text: str, tree: HtmlElement, origin: str, *, live: bool, paid: bool, clocks: int) -> None:
    """Raise SourceError for a page without a ticker's text.

    ``live`` says that the page declares a live blog, ``paid`` that it declares itself not free, ``clocks`` how many
    times of day open a line of its text.
    """
    if clocks:
        return
    length = len(text.strip())
    if length < 4 * _LITTLE:
        for wall in WALLS:
            if wall.pattern.search(text) and length < (4 * _LITTLE if paid or wall.name == "consent" else _LITTLE):
                raise SourceError(f"{origin} is a {wall.name} page, not the ticker.", hint=wall.hint)
    if live:
        raise SourceError(
            f"{origin} declares a live blog but holds none of its entries: they load by script.", hint=_SAVE
        )
    scripts = sum(1 for _ in tree.iter("script"))
    if length < _VERY_LITTLE and scripts:
        raise SourceError(f"{origin} holds no text of its own: it is filled by script.", hint=_SAVE)
    if not length:
        raise SourceError(f"{origin} is a page without any text.", hint=_SAVE)
