"""Names: titles and offices, gender, kinds of speakers, English spellings, and which mentions name one person.

All knowledge is in the tables of ``attribution/data/names``; nothing here reads a text, only single words and phrases.
"""

from __future__ import annotations

from summarize.attribution.names.clusters import cluster
from summarize.attribution.names.english import Style, english_name
from summarize.attribution.names.gender import gender
from summarize.attribution.names.institutions import is_channel
from summarize.attribution.names.kinds import coordinated, entity_kind
from summarize.attribution.names.offices import Office, office
from summarize.attribution.names.phrases import is_first_name, owner
from summarize.attribution.names.tables import Gender
from summarize.attribution.names.transliteration import transliterate

__all__ = [
    "Gender",
    "Office",
    "Style",
    "cluster",
    "coordinated",
    "english_name",
    "entity_kind",
    "gender",
    "is_channel",
    "is_first_name",
    "office",
    "owner",
    "transliterate",
]
