"""From the German transcription of Russian and Ukrainian names to the English one; whether a name is such a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from summarize.attribution.names.tables import FirstNameRow, NotSlavicRow, TransliterationRow, rows

# The languages whose names German transcribes from Cyrillic.
CYRILLIC = frozenset({"Russian", "Ukrainian", "Belarusian", "Bulgarian"})

# Endings that hardly any name but a transcribed one has; examples: Jakubowitsch, Hontscharenko, Krawtschuk, Stezkyj,
# Solowjow, Kowalskaja, Bolkwadse, Melaschwili.
_SURE_ENDING = re.compile(r"(?:[oey]w[iy]tsch|enko|tschuk|[sz]k[yi]j|j[eo]wa?|skaja|w?adse|schwili)$")

# -ow and -ew are East Slavic far more often than not in news, but German (Virchow) and English (Barlow) families have
# them too: an umlaut or a spelling that the transcription never has rules the name out, and so does not_slavic.csv.
_LIKELY_ENDING = re.compile(
    r"^(?!.*(?:[äöüß]|ck|ll|pp|tt|tz|th|ph|qu|x|(?<!sc)h[^aeiouyjrlnmw]|show)).{2,}[^aeiou][oe]wa?$"
)


def transliterate(word: str) -> str:
    """One word of a transcribed name in English spelling: *Krawtschuk* gives *Kravchuk*. Keeps the capital, and each
    part of a double name. The rules are those of ``transliteration.csv``; whether they apply is for the caller to say.
    """
    return "-".join(_transliterated(part) for part in word.split("-"))


def _transliterated(word: str) -> str:
    lowered = word.lower()
    written, position = "", 0
    while position < len(word):
        for pattern, english in _rules():
            if match := pattern.match(lowered, position):
                written += english
                position = match.end()
                break
        else:
            written += word[position].lower()
            position += 1
    return written[:1].upper() + written[1:] if word[:1].isupper() else written


def is_transcribed(words: Sequence[str]) -> bool:
    """Whether a name, given as its words, is transcribed from Cyrillic. A given name decides if it can: *Sergej* for,
    *Michael* against; a name that is at home in both (*Alexander*) or none leaves it to the surname's ending."""
    *given, surname = words
    if surname in _not_slavic() or not surname[:1].isupper():
        return False
    known = [languages for name in given if (languages := _languages().get(name))]
    if any(languages <= CYRILLIC for languages in known):
        return True
    if known and not any(languages & CYRILLIC for languages in known):
        return False
    lowered = surname.lower()
    return bool(_SURE_ENDING.search(lowered) or _LIKELY_ENDING.match(lowered))


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row.pattern), row.english) for row in rows(TransliterationRow))


@cache
def _not_slavic() -> frozenset[str]:
    return frozenset(row.name for row in rows(NotSlavicRow))


@cache
def _languages() -> dict[str, frozenset[str]]:
    return {row.name: row.languages for row in rows(FirstNameRow)}
