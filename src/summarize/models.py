"""The language of the program: every stage takes and gives these frozen models.

Offsets are Python string indices into the decoded source text (``Document.text``): ``text[start:end]`` is the
content, exactly. Times are local to the ticker's zone and carry that zone. The names of the fields of the JSON
output are a contract (README, "JSON"): the models below are that contract.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

TimeBasis = Literal["stamp", "day-line", "flag", "page", "none"]
Order = Literal["newest-first", "oldest-first"]
StatementType = Literal["direct", "direct_partial", "indirect", "indirect_free", "reported", "question"]
Resolution = Literal["explicit", "title", "pronoun", "carried", "back_reference", "none"]
SpeakerKind = Literal["person", "institution", "document", "collective", "anonymous"]
Mood = Literal["indicative", "konjunktiv1", "konjunktiv2", "imperative", "infinitive", "none"]
StatementStatus = Literal["verified", "flagged"]
PointStatus = Literal["verified", "draft", "flagged"]
TranslationStatus = Literal["verified", "flagged", "failed"]
FoundBy = Literal["rules", "model"]


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Range(Frozen):
    """A half-open range ``[start, end)`` of string indices; into which text is said by the field that holds it."""

    start: int
    end: int


class Span(Range):
    """A range of the source text together with its content: ``text == source[start:end]``."""

    text: str

    @classmethod
    def cut(cls, source: str, start: int, end: int) -> Span:
        return cls(start=start, end=end, text=source[start:end])


class SourceRef(Frozen):
    """Which source a result speaks of."""

    origin: str = Field(description="path, URL, or '-' for standard input")
    sha256: str = Field(description="SHA-256 of the bytes that were read")
    chars: int = Field(description="length of the decoded text in characters")


class DeclaredEntry(Frozen):
    """An entry that the source itself marks as one (JSON-LD, ``<time>``, a feed): ranges into ``Document.text``."""

    start: int
    end: int
    time: datetime | None = None
    heading: Range | None = None


class Document(Frozen):
    """A decoded source. For HTML, ``text`` is the visible text that the reader extracted, and the source text is it."""

    text: str
    origin: str
    media_type: str
    sha256: str
    title: str | None = None
    lead: str | None = None
    author: str | None = None
    published: datetime | None = None
    modified: datetime | None = None
    declared: tuple[DeclaredEntry, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def ref(self) -> SourceRef:
        return SourceRef(origin=self.origin, sha256=self.sha256, chars=len(self.text))


class Furniture(Span):
    """A named piece of the source that is no entry: ``stamp``, ``heading``, ``space``, ``title``, ``lead``,
    ``share``, ``gallery``, ``caption``, ``background`` …; ``entry_id`` names the entry it belongs to, if any."""

    kind: str
    entry_id: str | None = None


def _day_of_time(fields: dict[str, Any]) -> date | None:
    time: datetime | None = fields.get("time")
    return time.date() if time else None


class Entry(Span):
    """One entry of a ticker. ``text`` is the body, without stamp and heading, which are furniture of the kinds
    ``stamp`` and ``heading``. Furniture that stands in the middle of a body is in ``inside``."""

    id: str
    clock: str | None = Field(default=None, description="local wall clock 'HH:MM' as the stamp says it")
    time: datetime | None = None
    day: date | None = Field(default_factory=_day_of_time, description="local day, known also of some without a time")
    time_basis: TimeBasis = "none"
    heading: str | None = None
    heading_span: Range | None = None
    stamp_span: Range | None = None
    inside: tuple[Furniture, ...] = ()

    @property
    def parts(self) -> tuple[Span, ...]:
        """The body without the furniture inside it, as spans of the source text."""
        parts: list[Span] = []
        position = self.start
        for piece in self.inside:
            parts.append(Span(start=position, end=piece.start, text=self._slice(position, piece.start)))
            position = piece.end
        parts.append(Span(start=position, end=self.end, text=self._slice(position, self.end)))
        return tuple(part for part in parts if part.text.strip())

    @property
    def content(self) -> str:
        """What there is to translate: the parts, a paragraph break between them where furniture was taken out."""
        return "\n".join(part.text.strip() for part in self.parts)

    def _slice(self, start: int, end: int) -> str:
        return self.text[start - self.start : end - self.start]


class Ticker(Frozen):
    """A segmented document. The spans of ``entries`` and ``furniture`` together tile the source text."""

    source: SourceRef
    title: str | None = None
    lead: str | None = None
    order: Order = "newest-first"
    entries: tuple[Entry, ...]
    furniture: tuple[Furniture, ...] = ()
    warnings: tuple[str, ...] = ()

    def entry(self, entry_id: str) -> Entry:
        """The entry with this id. Raises KeyError."""
        for entry in self.entries:
            if entry.id == entry_id:
                return entry
        raise KeyError(entry_id)

    def chronological(self) -> tuple[Entry, ...]:
        return self.entries[::-1] if self.order == "newest-first" else self.entries

    def source_text(self) -> str:
        """The whole source text, put together from the tiles."""
        tiles: Iterable[Span] = (*self.entries, *self.furniture)
        return "".join(tile.text for tile in sorted(tiles, key=lambda tile: (tile.start, tile.end)))


class Speaker(Frozen):
    """Who is quoted. ``name`` is the canonical German name, ``name_en`` its English spelling."""

    name: str | None = None
    name_en: str | None = None
    mention: Span | None = Field(default=None, description="the words in the source that name the speaker")
    resolution: Resolution = "none"
    kind: SpeakerKind | None = None


class Statement(Frozen):
    """One act of speech, thought or writing. ``content`` is a list because 7 % of German news quotations are
    discontinuous; nesting is ``parent_id``, the inner statement naming the outer one."""

    id: str
    entry_id: str | None
    clock: str | None = None
    type: StatementType
    content: tuple[Span, ...]
    text_en: str | None = None
    speaker: Speaker = Speaker()
    role: str | None = Field(default=None, description="office or function as the source words it")
    cue: tuple[Span, ...] = ()
    frame: tuple[Span, ...] = ()
    addressee: str | None = None
    addressee_span: Span | None = None
    channel: str | None = Field(default=None, description="where it was said: CNN, Telegram, X …")
    reported_by: tuple[str, ...] = ()
    parent_id: str | None = None
    mood: Mood = "none"
    assertive: bool = True
    status: StatementStatus = "verified"
    reasons: tuple[str, ...] = ()
    found_by: tuple[FoundBy, ...] = ("rules",)
    rules: tuple[str, ...] = Field(default=(), description="names of the rules that fired, in order")


class Statements(Frozen):
    source: SourceRef
    statements: tuple[Statement, ...]


class AlignedPair(Frozen):
    """``de`` ranges over the source text, ``en`` over the entry's ``text_en``."""

    de: Range
    en: Range


class Translation(Frozen):
    """The English of one entry. A failed entry has ``text_en`` None and says why in ``reasons``.

    ``logprobs``: how sure the model was of the heading and of each sentence, in this order: the mean log-probability of
    its tokens, None where there is none or no heading. Empty where it was not asked for.
    """

    id: str
    clock: str | None = None
    heading_de: str | None = None
    heading_en: str | None = None
    text_de: str
    text_en: str | None = None
    quotes: tuple[AlignedPair, ...] = ()
    sentences: tuple[AlignedPair, ...] = ()
    logprobs: tuple[float | None, ...] = ()
    status: TranslationStatus = "verified"
    reasons: tuple[str, ...] = ()


class Translations(Frozen):
    source: SourceRef
    title_en: str | None = None
    lead_en: str | None = None
    entries: tuple[Translation, ...]


class Point(Frozen):
    """A sentence of the briefing and the ids of the entries it rests on.

    Where it was cut from the entries, ``german`` holds the German sentences it is the English of. ``draft``: the checks
    found no fault, but the English is a small model's, and only the German words are established.
    """

    text: str
    cites: tuple[str, ...]
    german: tuple[Span, ...] = ()
    status: PointStatus = "verified"
    reasons: tuple[str, ...] = ()


class Position(Frozen):
    """Where an actor stands; ``changed`` where the stance names an earlier one that was different."""

    actor: str
    stance: str
    changed: bool = False
    cites: tuple[str, ...]
    german: tuple[Span, ...] = ()
    status: PointStatus = "verified"
    reasons: tuple[str, ...] = ()


class TimelineItem(Frozen):
    clock: str | None
    text: str
    cites: tuple[str, ...]
    german: tuple[Span, ...] = ()
    status: PointStatus = "verified"
    reasons: tuple[str, ...] = ()


class Brief(Frozen):
    """The briefing note. ``method`` says whether a model wrote it or it was cut from the translated entries."""

    source: SourceRef
    method: Literal["model", "extractive"]
    headline: str
    headline_cites: tuple[str, ...] = ()
    headline_german: tuple[Span, ...] = ()
    bottom_line: str
    bottom_line_cites: tuple[str, ...] = ()
    bottom_line_german: tuple[Span, ...] = ()
    key_points: tuple[Point, ...] = ()
    positions: tuple[Position, ...] = ()
    contradictions: tuple[Point, ...] = ()
    confirmed: tuple[Point, ...] = ()
    timeline: tuple[TimelineItem, ...] = ()
    open_questions: tuple[Point, ...] = ()
    status: PointStatus = "verified"
    reasons: tuple[str, ...] = ()


class Usage(Frozen):
    """Tokens as the endpoint counted them, failed attempts included; ``cost_usd`` None where no price is known."""

    calls: int = 0
    failed_calls: int = 0
    reused: int = Field(default=0, description="answers taken from the store, not asked again")
    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: float | None = None


class PromptRef(Frozen):
    task: str
    version: int
    sha256: str


class RunInfo(Frozen):
    """Provenance: everything needed to say where a result came from and to ask for it again."""

    id: str
    started: datetime
    finished: datetime | None = None
    state: Literal["running", "done", "failed", "interrupted"] = "running"
    program_version: str
    source: SourceRef
    endpoint: str
    model: str
    profile: str
    prompts: tuple[PromptRef, ...] = ()
    parameters: dict[str, Any] = {}
    usage: Usage = Usage()
    failures: tuple[str, ...] = ()
    cassette: str | None = None


class RunResult(Frozen):
    """All results of one run, as stored and as ``run --json`` prints them."""

    ticker: Ticker
    translations: Translations
    statements: Statements
    brief: Brief
    run: RunInfo
