"""A statement while the rules are still at work on it."""

from __future__ import annotations

from dataclasses import dataclass, field

from summarize.models import Resolution, StatementType

Stretch = tuple[int, int]
"""A half-open range of string indices."""


@dataclass(slots=True)
class Draft:
    """``parent`` is the enclosing draft; ``sentence`` the number of the sentence where the content begins."""

    kind: StatementType
    content: list[Stretch]
    sentence: int
    speaker: Stretch | None = None
    cue: list[Stretch] = field(default_factory=list)
    frame: list[Stretch] = field(default_factory=list)
    addressee: Stretch | None = None
    channel: Stretch | None = None
    resolution: Resolution = "none"
    assertive: bool = True
    rules: list[str] = field(default_factory=list)
    parent: Draft | None = None
    last_sentence: int = -1

    @property
    def start(self) -> int:
        return self.content[0][0]

    @property
    def end(self) -> int:
        return self.content[-1][1]

    def covers(self, start: int, end: int) -> bool:
        return any(begin <= start and end <= stop for begin, stop in self.content)


def trimmed(text: str, start: int, end: int, marks: str = " \t\r\n\u00a0,;:–—-") -> Stretch:
    """The range without white space and loose punctuation at its ends."""
    while start < end and text[start] in marks:
        start += 1
    while end > start and text[end - 1] in marks:
        end -= 1
    return start, end


def without(text: str, start: int, end: int, holes: list[Stretch]) -> list[Stretch]:
    """``text[start:end]`` minus the holes, each piece trimmed; pieces without a word are left out."""
    pieces: list[Stretch] = []
    position = start
    for begin, stop in sorted(holes):
        if stop <= position or begin >= end:
            continue
        pieces.append(trimmed(text, position, max(position, begin)))
        position = max(position, stop)
    pieces.append(trimmed(text, position, end))
    return [(begin, stop) for begin, stop in pieces if any(character.isalnum() for character in text[begin:stop])]
