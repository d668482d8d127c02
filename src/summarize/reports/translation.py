"""The translation alone: for a terminal, and as a page of its own. (As Markdown: ``reports.markdown``.)

Every string of the source reaches the reader with its control characters made visible and without markup.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summarize.models import Translation, Translations
from summarize.reports.html import inline_style
from summarize.reports.text import anchor, one_line, visible

SIDE_BY_SIDE = 96
"""Columns of a terminal from which two languages have room beside each other, some 45 characters each."""
NOT_TRANSLATED = "Not translated."


@dataclass(frozen=True)
class Side:
    """An entry as it is shown. ``paragraphs`` are pairs of English and German; either may be empty."""

    anchor: str
    label: str
    heading_en: str
    heading_de: str
    reasons: tuple[str, ...]
    paragraphs: tuple[tuple[str, str], ...]


def chosen(translations: Translations, only_flagged: bool) -> tuple[Side, ...]:
    """The entries in the order of the ticker; with ``only_flagged`` those that are not verified."""
    return tuple(_side(entry) for entry in translations.entries if not (only_flagged and entry.status == "verified"))


def translation_text(translations: Translations, *, bilingual: bool, only_flagged: bool, width: int) -> RenderableType:
    """For a terminal of this many columns: with ``bilingual`` English and German side by side where there is room, and
    the German below each paragraph where there is none."""
    sides = chosen(translations, only_flagged)
    if not sides:
        return Text("No entry is flagged." if translations.entries else "There are no entries.")
    return Group(*(part for side in sides for part in (*_shown(side, bilingual, width), Text())))


def translation_html(translations: Translations, *, bilingual: bool, only_flagged: bool) -> str:
    """A self-contained page without a script: no request leaves it."""
    from summarize.reports.html import template_environment

    style, style_hash = inline_style()
    return (
        template_environment()
        .get_template("translation.html.jinja")
        .render(
            title=one_line(translations.title_en or "Live ticker"),
            lead=one_line(translations.lead_en or ""),
            sides=chosen(translations, only_flagged),
            bilingual=bilingual,
            nothing="No entry is flagged." if translations.entries else "There are no entries.",
            not_translated=NOT_TRANSLATED,
            style=style,
            style_hash=style_hash,
        )
    )


def _side(entry: Translation) -> Side:
    reasons = () if entry.status == "verified" else entry.reasons or ("no reason is recorded",)
    return Side(
        anchor=anchor("entry", entry.id),
        label=one_line(entry.clock or entry.id),
        heading_en=one_line(entry.heading_en or ""),
        heading_de=one_line(entry.heading_de or ""),
        reasons=tuple(one_line(reason) for reason in reasons),
        paragraphs=tuple(_paragraphs(entry.text_en, entry.text_de)),
    )


def _paragraphs(english: str | None, german: str) -> Iterable[tuple[str, str]]:
    """Paragraph by paragraph where both sides have as many; else each side whole."""
    left, right = (visible(text or "").split("\n") for text in (english, german))
    if len(left) != len(right):
        left, right = ["\n".join(left)], ["\n".join(right)]
    return zip(left, right, strict=True)


def _shown(side: Side, bilingual: bool, width: int) -> Iterable[RenderableType]:
    heading = Text.assemble((side.label, "bold"), f" · {side.heading_en}" if side.heading_en else "")
    flags = [Text.assemble(("⚑ ", "yellow"), (reason, "yellow")) for reason in side.reasons]
    if not bilingual:
        return [heading, *flags, *(_english(english) for english, _ in side.paragraphs)]
    pairs = [(_english(english), german) for english, german in side.paragraphs]
    if width < SIDE_BY_SIDE:
        german_heading = [_below(side.heading_de)] if side.heading_de else []
        return [
            heading,
            *german_heading,
            *flags,
            *(part for english, german in pairs for part in (english, _below(german))),
        ]
    return [_two_columns([(heading, side.heading_de)]), *flags, _two_columns(pairs)]


def _two_columns(rows: Iterable[tuple[Text, str]]) -> Table:
    table = Table.grid(expand=True, padding=(0, 2))
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for english, german in rows:
        table.add_row(english, Text(german, style="dim"))
    return table


def _english(text: str) -> Text:
    return Text(text) if text else Text(NOT_TRANSLATED, style="italic")


def _below(german: str) -> RenderableType:
    return Padding(Text(german, style="dim"), (0, 0, 0, 4))
