"""What a glossary holds, and what it finds in a text."""

from __future__ import annotations

from pydantic import Field

from summarize.models import Frozen, Range


class GlossaryTerm(Frozen):
    """A German term and the English that the newsroom wants for it."""

    german: str
    english: str = Field(description="the English to use")
    also: tuple[str, ...] = Field(default=(), description="other English that counts as faithful")
    forms: tuple[str, ...] = Field(
        default=(),
        description="further German forms; '+in' adds the feminine, '+adj' the declension of an adjective",
    )
    domain: str = "user"
    required: bool = Field(default=False, description="its absence from the English is a finding")
    example: str = Field(default="", description="German words in which the term occurs")
    note: str = ""

    @property
    def accepted(self) -> tuple[str, ...]:
        return (self.english, *self.also)


class GlossaryHit(Range):
    """An occurrence of a term: a range of the German text that was searched."""

    term: str
    english: str
    required: bool
    accepted: tuple[str, ...] = ()
    domain: str = "user"
