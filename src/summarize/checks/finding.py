"""What a check finds, and what it may know beside the two texts."""

from __future__ import annotations

from dataclasses import dataclass, field

from pydantic import Field

from summarize.glossary import Glossary
from summarize.models import Frozen, Range


class Finding(Frozen):
    """One doubt about a translation. ``reason`` is a clear English phrase for a person and for a re-ask."""

    check: str
    reason: str
    de: Range | None = Field(default=None, description="where in the German text that was given")
    en: Range | None = Field(default=None, description="where in the English text that was given")


@dataclass(frozen=True)
class KnownName:
    """A person of the ticker: the German full name and the English spellings that count as the same person. With no
    spelling given, it is the one of ``attribution.names``."""

    german: str
    english: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        from summarize.attribution.names import english_name

        return self.english or (english_name(self.german),)


@dataclass(frozen=True)
class CheckContext:
    """What the checks may use beside source and English.

    ``names``: people of the whole ticker; ``pairs``: which sentences correspond, as ranges into the two texts given,
    where the caller knows (else they are aligned by length and shared numbers and names); ``prompt``: the instructions
    that were sent, whose sentences must not come back; ``examples``: worked examples that were sent, German and
    English, whose words must not come back either; ``beside``: German text that belongs to the source though it
    is not part of it, such as the heading over an entry; ``draft``: the English is a small model's, and what a faithful
    translation might word otherwise is doubted.
    """

    glossary: Glossary = field(default_factory=Glossary.default)
    names: tuple[KnownName, ...] = ()
    pairs: tuple[tuple[Range, Range], ...] | None = None
    prompt: str = ""
    examples: tuple[tuple[str, str], ...] = ()
    beside: str = ""
    draft: bool = False
