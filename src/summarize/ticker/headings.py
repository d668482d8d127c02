"""Whether a line reads like a headline or like prose."""

from __future__ import annotations

import re

# The longest headline seen in the samples has under 130 characters.
LONGEST = 180
# A line of this length that is no headline is prose, though it was cut short.
_PROSE = 60
_AFTER_END = r"[\"“”„«»‘’‚'›‹)\]]*"
# A sentence end, also before a source in brackets: "… am Abend mit. (dpa)", "… mit. − dpa".
_ENDS_SENTENCE = re.compile(
    rf"(?:[.…:;,]|…\]){_AFTER_END}(?: ?[−–-]? ?(?:\([^()]{{1,60}}\)|dpa|afp|ap|reuters|sda|apa))?$", re.I
)
# What was left out of a text that somebody shortened; headlines are not.
_CUT = "[…]"
_CALLS = re.compile(rf"[!?]{_AFTER_END}$")
# A full stop inside a line, but not after a number ("am 3. Mai") or an abbreviation ("Dr. Muster", "z. B.").
_INNER_END = re.compile(r"(?<=[a-zäöüß]{4})\.[“”\"«»]? [A-ZÄÖÜ„“\"»«]")
_SENTENCE = re.compile(
    rf"[.!?…]{_AFTER_END}(?: ?[−–-]? ?(?:\([^()]{{1,60}}\)|\[[^\[\]]{{1,60}}\]|dpa|afp|ap|reuters|sda|apa))?$", re.I
)
# A name, with an office, a publisher or neither: "Eva Beispiel, Reporterin", "Eva Beispiel, beispiel.de";
# "Die Eröffnung" is a headline.
_NAME = re.compile(
    r"(?!(?:Der|Die|Das|Den|Dem|Ein|Eine|Im|Am|Zum|Zur)\b)"
    r"[A-ZÄÖÜ][\w.'’-]+(?: (?:von|van|de|zu|der|di))?(?: [A-ZÄÖÜ][\w.'’-]+){1,2}"
    r"(?:, (?:[A-ZÄÖÜ][\w-]+|[\w-]+\.(?:de|at|ch|com)))?"
)
LONGEST_NAME = 40
BULLET = re.compile(r"[-–—•·▪■●►▶*] ?(?=\w|[„“\"»«‚‘'])")
# An item of a programme: "22.00 Uhr: Feuerwerk".
_CLOCK = re.compile(r"\d{1,2}(?:[.:]\d\d)? ?Uhr\b", re.IGNORECASE)
_LAST_END = re.compile(r"(?<=[a-zäöüß\]\")“«»]{2})(?:[.!?…][“”\"«»)]{0,2} ?|:(?=[A-ZÄÖÜ„]))")


def heading_like(line: str) -> bool:
    """True for a short line that does not end as a sentence does."""
    if (
        not line
        or len(line) > LONGEST
        or BULLET.match(line)
        or _CLOCK.match(line)
        or line[:1].islower()
        or line[:1] in "(["
    ):
        return False
    if not any(map(str.isalpha, line)) or _CUT in line or _ENDS_SENTENCE.search(line):
        return False
    return not (_INNER_END.search(line) or (_CALLS.search(line) and len(line) > LONGEST // 2))


def is_name(line: str) -> bool:
    """Whether the line has the form of a person's name; so have some headlines."""
    return len(line) <= LONGEST_NAME and _NAME.fullmatch(line) is not None


def ends_sentence(line: str) -> bool:
    """Whether the line ends as a sentence does, be it with a source behind it: ``Der Deich hält. (dpa)``."""
    return _SENTENCE.search(line) is not None


def is_prose(line: str) -> bool:
    """Whether the line reads like a sentence or more: it ends as one does, or is so long that it was cut short."""
    return not heading_like(line) and (ends_sentence(line) or len(line) >= _PROSE)


def split_heading(text: str) -> int:
    """Where a headline starts that was glued to the end of a paragraph; the length of the text when there is none."""
    tail = text[-LONGEST:]
    ends = [match.end() for match in _LAST_END.finditer(tail)]
    if not ends:
        return len(text)
    rest = tail[ends[-1] :].strip()
    return len(text) - len(tail) + ends[-1] if rest.count(" ") >= 1 and heading_like(rest) else len(text)
