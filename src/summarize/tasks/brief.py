"""The briefing note: written by a model that can, cut from verified results otherwise, checked in both cases."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from summarize.checks.brief import check_brief, unsupported
from summarize.llm.client import AnswerError, ChatClient
from summarize.llm.tokens import counter
from summarize.models import Brief, Point, Position, Statement, Ticker, TimelineItem, Translations
from summarize.prompts import load
from summarize.tasks.extract import extractive_brief

PROMPT_ROOM = 1_500
"""Tokens kept free for the prompt around the entries."""


class CitedText(BaseModel):
    model_config = ConfigDict(extra="forbid")

    text: str
    cites: list[str]


class Stance(BaseModel):
    model_config = ConfigDict(extra="forbid")

    actor: str
    stance: str
    cites: list[str]


class Moment(BaseModel):
    model_config = ConfigDict(extra="forbid")

    clock: str
    text: str
    cites: list[str]


class BriefAnswer(BaseModel):
    """The answer of prompt ``brief``."""

    model_config = ConfigDict(extra="forbid")

    headline: CitedText
    bottom_line: CitedText
    key_points: list[CitedText]
    positions: list[Stance]
    timeline: list[Moment]
    open_questions: list[CitedText]


async def brief(
    client: ChatClient | None, ticker: Ticker, translations: Translations, statements: tuple[Statement, ...]
) -> Brief:
    """The briefing note. Without a client, with a model whose profile does not write briefings, or where the entries
    do not fit its context, it is extractive.

    Raises EndpointError, BudgetExceededError.
    """
    extract = extractive_brief(ticker, translations, statements)
    if client is None or not _can_write(client, translations):
        return check_brief(extract, ticker, translations)
    try:
        written = await _written(client, ticker, translations, statements)
    except AnswerError as error:
        note = f"the model's briefing could not be used ({error.reason}); this one is cut from the entries"
        return check_brief(extract.model_copy(update={"reasons": (note,)}), ticker, translations)
    return check_brief(written, ticker, translations)


def _can_write(client: ChatClient, translations: Translations) -> bool:
    profile = client.profile
    count = counter(profile.encoding)
    size = sum(count(entry.text_en or "") for entry in translations.entries)
    return "brief" in profile.tasks and size + PROMPT_ROOM + profile.output_tokens <= profile.context_tokens


async def _written(
    client: ChatClient, ticker: Ticker, translations: Translations, statements: tuple[Statement, ...]
) -> Brief:
    clocks = {entry.id: entry.clock for entry in ticker.entries}

    def as_brief(answer: BriefAnswer) -> Brief:
        return Brief(
            source=ticker.source,
            method="model",
            headline=answer.headline.text,
            headline_cites=tuple(answer.headline.cites),
            bottom_line=answer.bottom_line.text,
            bottom_line_cites=tuple(answer.bottom_line.cites),
            key_points=tuple(Point(text=point.text, cites=tuple(point.cites)) for point in answer.key_points),
            positions=tuple(
                Position(actor=item.actor, stance=item.stance, cites=tuple(item.cites)) for item in answer.positions
            ),
            timeline=tuple(
                TimelineItem(
                    clock=clocks.get(item.cites[0]) if item.cites else None, text=item.text, cites=tuple(item.cites)
                )
                for item in answer.timeline
            ),
            open_questions=tuple(Point(text=point.text, cites=tuple(point.cites)) for point in answer.open_questions),
        )

    asked_again = False

    def fault_of(answer: BriefAnswer) -> str | None:
        """Unsupported points are asked for again once; what is still unsupported then is flagged, not refused."""
        nonlocal asked_again
        if asked_again:
            return None
        asked_again = True
        return "; ".join(unsupported(as_brief(answer), ticker, translations)[:8]) or None

    answer = await client.ask_model(
        load("brief"),
        BriefAnswer,
        fault_of,
        limit=client.profile.output_tokens,
        title=translations.title_en or ticker.title,
        entries=[entry for entry in translations.entries if entry.text_en],
        statements=[statement for statement in statements if statement.speaker.name],
    )
    return as_brief(answer)
