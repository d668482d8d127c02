"""The main job: a document becomes a ticker, its translation, its statements and its briefing, stored as one run."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

from summarize import __version__
from summarize.analysis import by_rules, segmented
from summarize.attribution import Attribution
from summarize.attribution.mood import reported_mood
from summarize.attribution.names import Style, english_name
from summarize.checks import CheckContext, KnownName, run_checks
from summarize.config import Settings
from summarize.engines import ENGINE
from summarize.errors import SummarizeError, UsageError
from summarize.glossary import Glossary, people_glossary
from summarize.house_style import StyleName, name_style, style_called
from summarize.llm.budget import Budget
from summarize.llm.client import ChatClient
from summarize.llm.connect import Connection, connect
from summarize.llm.effort import EFFORTS, Effort, effort_called
from summarize.models import (
    Document,
    RunInfo,
    RunResult,
    Statement,
    Statements,
    Ticker,
    Translation,
    Translations,
    Usage,
)
from summarize.passages import LEAD, TITLE, Passage, Task, translation_tasks
from summarize.progress import Progress
from summarize.prompts import load
from summarize.store import Store, open_store
from summarize.store.store import new_run_id
from summarize.tasks.brief import brief
from summarize.tasks.by_engine import Engine
from summarize.tasks.english import as_subject
from summarize.tasks.merge import merge
from summarize.tasks.point import point
from summarize.tasks.rendered import CheckPassage, Hint
from summarize.tasks.statements import with_english
from summarize.tasks.translate import translate


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a run, and the error that ended the asking early, if one did."""

    result: RunResult
    stopped_by: SummarizeError | None

    @property
    def exit_code(self) -> int:
        if self.stopped_by is not None:
            return self.stopped_by.exit_code
        return 1 if self.result.run.failures else 0


def run_document(document: Document, settings: Settings, progress: Progress, *, run_id: str | None = None) -> Outcome:
    """Do the main job on a document and store it. ``run_id`` resumes that run: what it paid for is not asked again.

    Raises UsageError, EndpointError, BudgetExceededError (where nothing could be translated), StoreError.
    """
    ticker = segmented(document, settings)
    terms = glossary_of(settings)
    store = open_store(settings.db, progress.notice)
    try:
        if settings.engine == "firefox":
            engine = _firefox(settings, progress)
            return _stored_run(document, ticker, terms, settings, progress, store, engine, run_id)
        with connect(settings, progress) as connection:
            return _stored_run(document, ticker, terms, settings, progress, store, connection, run_id)
    finally:
        store.close()


def _firefox(settings: Settings, progress: Progress) -> Engine:
    from summarize.engines.firefox import FirefoxEngine

    if settings.cassette is not None:
        raise UsageError(
            "--cassette records the requests to a model; the engine firefox makes none.",
            hint="Leave out --cassette or --engine firefox.",
        )
    engine = FirefoxEngine.load()
    progress.notice("the engine firefox takes no glossary: its English is checked for the terms, not given them")
    return engine


def _stored_run(
    document: Document,
    ticker: Ticker,
    terms: Glossary,
    settings: Settings,
    progress: Progress,
    store: Store,
    by: Connection | Engine,
    run_id: str | None,
) -> Outcome:
    now = datetime.now(UTC)
    info = RunInfo(
        id=run_id or new_run_id(now),
        started=now,
        program_version=__version__,
        source=document.ref,
        cassette=settings.cassette,
        **_made_with(by, settings),
    )
    store.begin_run(document, info, dataclasses.asdict(settings))
    progress.notice(f"run {info.id}: {len(ticker.entries)} entries, {info.model} ({info.endpoint})")
    try:
        outcome = asyncio.run(_work(ticker, terms, info, settings, progress, store, by))
    except KeyboardInterrupt:
        store.end_run(info.model_copy(update={"state": "interrupted"}), None)
        raise
    except SummarizeError as error:
        store.end_run(info.model_copy(update={"state": "failed", "failures": (str(error),)}), None)
        raise
    store.end_run(outcome.result.run, outcome.result)
    return outcome


def _made_with(by: Connection | Engine, settings: Settings) -> dict[str, Any]:
    """What translates, as fields of RunInfo."""
    if not isinstance(by, Connection):
        return {
            "endpoint": ENGINE,
            "model": by.name,
            "profile": ENGINE,
            "parameters": {"files": dict(by.files), "style": settings.style},
            "usage": Usage(cost_usd=0.0),
        }
    profile = by.endpoint.profile
    return {
        "endpoint": by.endpoint.label,
        "model": by.endpoint.model,
        "profile": profile.name,
        "parameters": dataclasses.asdict(profile)
        | {"tasks": sorted(profile.tasks), "style": settings.style, "effort": settings.effort},
    }


async def _work(
    ticker: Ticker,
    terms: Glossary,
    info: RunInfo,
    settings: Settings,
    progress: Progress,
    store: Store,
    by: Connection | Engine,
) -> Outcome:
    if not isinstance(by, Connection):
        return await _results(ticker, terms, info, settings, progress, by)
    endpoint = by.endpoint
    budget = Budget(endpoint.base_url, endpoint.model, max_tokens=settings.max_tokens, max_cost=settings.max_cost)
    client = ChatClient(
        endpoint,
        store,
        budget,
        progress,
        retry=by.retry,
        concurrency=settings.concurrency,
        reuse=by.reuses_answers,
    )
    try:
        outcome = await _results(ticker, terms, info, settings, progress, client)
    finally:
        await client.close()
    prompts = tuple(client.prompts.values())
    by.sign(prompts)
    run = outcome.result.run.model_copy(update={"prompts": prompts, "usage": budget.usage})
    return dataclasses.replace(outcome, result=outcome.result.model_copy(update={"run": run}))


async def _results(
    ticker: Ticker,
    terms: Glossary,
    info: RunInfo,
    settings: Settings,
    progress: Progress,
    by: ChatClient | Engine,
) -> Outcome:
    """Everything that is made of a ticker; an engine only translates, the rest is then done by rules."""
    client = by if isinstance(by, ChatClient) else None
    style = style_called(settings.style)
    found = respelled(by_rules(ticker), style)
    effort = effort_called(settings.effort)
    translations = await translate_ticker(ticker, found, terms, by, style, progress, effort)
    if client and client.failed_for_good and not any(entry.text_en for entry in translations.entries):
        raise client.failed_for_good
    statements, doubts = await _pointed_at(ticker, found, client, progress)
    by_id = {translation.id: translation for translation in translations.entries}
    statements = tuple(with_english(statement, by_id.get(statement.entry_id or "")) for statement in statements)
    progress.stage("brief", 1)
    note = await brief(
        client,
        ticker,
        translations,
        statements,
        length=settings.length,
        audience=settings.audience,
    )
    progress.step()
    stopped_by = client.failed_for_good if client else None
    run = info.model_copy(
        update={
            "finished": datetime.now(UTC),
            "state": "failed" if stopped_by else "done",
            "failures": (*failures_of(translations.entries, stopped_by), *doubts),
        }
    )
    result = RunResult(
        ticker=ticker,
        translations=translations,
        statements=Statements(source=ticker.source, statements=statements),
        brief=note,
        run=run,
    )
    return Outcome(result, stopped_by)


def respelled(found: Attribution, style: StyleName) -> Attribution:
    """What the rules found, with the people in this style's spelling."""
    if style == "us":
        return found

    def spelling(name: str) -> str:
        return english_name(name, style=name_style(style))

    people = tuple(dataclasses.replace(person, name_en=spelling(person.name)) for person in found.people)
    speakers = {person.name: person.name_en for person in people}
    statements = tuple(
        statement.model_copy(
            update={"speaker": statement.speaker.model_copy(update={"name_en": speakers[statement.speaker.name]})}
        )
        if statement.speaker.name in speakers
        else statement
        for statement in found.statements
    )
    return dataclasses.replace(found, statements=statements, people=people)


async def _pointed_at(
    ticker: Ticker, found: Attribution, client: ChatClient | None, progress: Progress
) -> tuple[tuple[Statement, ...], tuple[str, ...]]:
    """The rules' statements merged with the model's, where its profile trusts it with that; and what it failed at."""
    if client is None or "statements" not in client.profile.tasks or client.failed_for_good:
        return found.statements, ()
    source = ticker.source_text()
    progress.stage("statements", 1)
    pointing = await point(client, ticker.chronological(), source, found.statements, found.people)
    progress.step()
    merged = merge(found.statements, pointing.statements, pointing.answered, ticker.entries, source)
    return merged, pointing.failures


def glossary_of(settings: Settings) -> Glossary:
    """The package's terms, and over them the person's own. Raises UsageError for a file that cannot be used."""
    terms = Glossary.default()
    return terms.merge(Glossary.load(Path(settings.glossary))) if settings.glossary else terms


async def translate_ticker(
    ticker: Ticker,
    found: Attribution,
    terms: Glossary,
    by: ChatClient | Engine,
    style: StyleName,
    progress: Progress,
    effort: Effort = EFFORTS["normal"],
) -> Translations:
    """Every entry of the ticker in English, checked; ``found`` is what the rules know of it."""
    tasks = translation_tasks(ticker)
    glossary = people_glossary(tuple(person.name for person in found.people), style).merge(terms)
    sentences = isinstance(by, ChatClient) and by.profile.unit == "sentence"
    check = passage_check(tasks, found, glossary, draft=sentences)
    made = await translate(
        by, tasks, glossary, check, hints(tasks, found.statements), progress, style, known_names(found), effort
    )
    translated = {translation.id: translation for translation in made}
    return Translations(
        source=ticker.source,
        title_en=_english_of(translated.get(TITLE)),
        lead_en=_english_of(translated.get(LEAD)),
        entries=tuple(translated[entry.id] for entry in ticker.entries),
    )


def known_names(found: Attribution) -> tuple[KnownName, ...]:
    """The people of the ticker, their spelling in the house style first."""
    return tuple(
        KnownName(person.name, (person.name_en, *(english_name(person.name, style=style) for style in get_args(Style))))
        for person in found.people
    )


def passage_check(
    tasks: Iterable[Task], found: Attribution, glossary: Glossary, *, draft: bool = False
) -> CheckPassage:
    """All checks on one passage. Beside it the rest of its entry is known, so that a pronoun may become its name.
    ``draft``: the English is that of a model so small that it is asked for single sentences."""
    names = known_names(found)
    examples = tuple((e.user, e.assistant) for e in load("translate_sentence").meta.examples)
    contexts = {}
    for task in tasks:
        beside = f"{task.heading.text if task.heading else ''}\n{task.text}"
        for passage in task.passages:
            contexts[passage.start] = CheckContext(
                glossary=glossary, names=names, beside=beside, examples=examples, draft=draft
            )
    return lambda passage, english: run_checks(passage.text, english, context=contexts[passage.start])


def _english_of(translation: Translation | None) -> str | None:
    return translation.text_en if translation else None


def hints(tasks: Iterable[Task], statements: tuple[Statement, ...]) -> dict[int, Hint]:
    """For sentences whose only sign of reporting is their mood: that they are reported, and whose words they are."""
    found: dict[int, Hint] = {}
    for passage in (passage for task in tasks for passage in task.sentences):
        if not reported_mood(passage.text):
            continue
        inside = [s for s in statements if any(_overlaps(passage, span.start, span.end) for span in s.content)]
        if any(_overlaps(passage, span.start, span.end) for s in inside for span in s.cue):
            continue
        speaker = next((as_subject(s.speaker) for s in inside if s.speaker.name), None)
        found[passage.start] = Hint(reported=True, speaker=speaker)
    return found


def _overlaps(passage: Passage, start: int, end: int) -> bool:
    return passage.start < end and start < passage.end


def failures_of(translations: Iterable[Translation], stopped_by: SummarizeError | None) -> tuple[str, ...]:
    """What a run could not do, one line each."""
    failed = tuple(
        f"entry {entry.id}: {'; '.join(entry.reasons)}" for entry in translations if entry.status == "failed"
    )
    return ((str(stopped_by),) if stopped_by else ()) + failed
