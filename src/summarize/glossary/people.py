"""People as terms of the glossary, where English spells them otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from summarize.glossary.glossary import Glossary
from summarize.glossary.terms import GlossaryTerm
from summarize.house_style import StyleName, name_style


def people_glossary(names: Iterable[str], style: StyleName = "us") -> Glossary:
    """Terms for the people with these German names (*Wolodymyr Selenskyj*): the full name and the surname alone, in
    the spelling of ``attribution.names``, in British style that of the bearers (*Zelenskyy*); either is accepted. Names
    that English spells like German need no term and get none."""
    from summarize.attribution.names import Style, english_name

    terms: dict[str, GlossaryTerm] = {}
    for name in names:
        english = english_name(name, style=name_style(style))
        spellings = (english, *(english_name(name, style=other) for other in get_args(Style)))
        for german, translated in ((name, english), (_surname(name), _surname(english))):
            if german and translated and german != translated:
                terms[german] = GlossaryTerm(
                    german=german,
                    english=translated,
                    also=tuple(dict.fromkeys(_surname(spelling) for spelling in spellings)),
                    domain="person",
                    required=True,
                    example=f"mit {german}",
                )
    return Glossary(terms.values())


def _surname(name: str) -> str:
    return name.split()[-1] if name.strip() else ""
