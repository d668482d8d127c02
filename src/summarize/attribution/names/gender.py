"""The gender of the person that a mention names."""

from __future__ import annotations

import re

from summarize.attribution.names.phrases import first_names, mention, titled_gender
from summarize.attribution.names.tables import Gender
from summarize.attribution.names.transliteration import is_transcribed

# Russian and Ukrainian surnames show it: Rogowa, Belskaja are women, Rogow, Belskij men.
_WOMAN = re.compile(r"(?:[oe]wa|[sz]kaja)$")
_MAN = re.compile(r"(?:[oe]w|[sz]k[iy]j)$")


def gender(name: str) -> Gender | None:
    """Whether the mention names a man or a woman: by title or office (*Frau Mai*, *Ministerin Mai*), by the given name,
    by a Russian surname's ending; None where nothing shows it or the given name is both."""
    found = mention(name)
    if shown := titled_gender(found):
        return shown
    if not found.name or found.open:
        return None
    given = found.name[0] if len(found.name) > 1 else ""
    row = first_names().get(given) or first_names().get(given.split("-")[0])
    if row and row.gender != "u":
        return "f" if row.gender == "f" else "m"
    surname = found.name[-1]
    if is_transcribed([surname]):
        return "f" if _WOMAN.search(surname) else "m" if _MAN.search(surname) else None
    only = first_names().get(surname) if len(found.name) == 1 else None
    return None if only is None or only.gender == "u" else "f" if only.gender == "f" else "m"
