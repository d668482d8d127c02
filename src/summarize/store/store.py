"""Reading and writing the database. Why it is shaped so: an answer is stored the moment it is paid for, so a run that
is killed at any point finds its answers again by their keys, and ``resume`` is nothing but running again."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, delete, event, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from summarize.config import data_dir
from summarize.errors import StoreError
from summarize.llm.exchange import Answer, Request
from summarize.models import Document, Frozen, RunInfo, RunResult
from summarize.store.tables import AnswerRow, Base, EndpointRow, RunRow, SourceRow

DATABASE_FILE = "runs.db"


class RunSummary(Frozen):
    """A run as ``runs list`` shows it."""

    id: str
    started: datetime
    state: str
    origin: str
    model: str


def open_store(db: str | None, on_trouble: Callable[[str], None]) -> Store:
    """The database at ``db`` (a path or an SQLAlchemy URL), by default in the user's data folder.

    ``on_trouble`` hears once when a write fails later (a full disk): the run goes on, and says that it is not kept.
    Raises StoreError where the database cannot be opened for writing.
    """
    url = db if db and "://" in db else _sqlite_url(Path(db) if db else data_dir() / DATABASE_FILE)
    try:
        engine = create_engine(url)
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _sqlite_pragmas)
        Base.metadata.create_all(engine)
        with Session(engine) as session, session.begin():
            session.merge(EndpointRow(endpoint="", model="", facts={"opened": datetime.now(UTC).isoformat()}))
    except (SQLAlchemyError, ImportError, OSError) as error:
        raise StoreError(
            f"The database {db or url.removeprefix('sqlite:///')} cannot be written ({_cause(error)}).",
            hint="Name another with --db.",
        ) from error
    return Store(engine, on_trouble)


class Store:
    """Runs, sources, answers, and what was learned of endpoints."""

    def __init__(self, engine: Engine, on_trouble: Callable[[str], None]) -> None:
        self._engine = engine
        self._on_trouble = on_trouble
        self._unsaved: dict[str, Answer] = {}
        self._in_trouble = False
        self.run_id: str | None = None

    def close(self) -> None:
        self._engine.dispose()

    # Answers: the part the LLM client uses (llm.client.AnswerStore).

    def find_answer(self, key: str) -> Answer | None:
        """The stored answer to a request with this key."""
        if key in self._unsaved:
            return self._unsaved[key]
        with self._session("read") as session:
            row = session.get(AnswerRow, key)
            return Answer.model_validate(row.answer) if row else None

    def save_answer(self, request: Request, answer: Answer) -> None:
        """Keep a paid answer; where the database cannot take it, keep it in memory for the rest of the run."""
        row = AnswerRow(
            key=request.key,
            asked=datetime.now(UTC),
            endpoint=request.endpoint,
            model=request.model,
            prompt_task=request.prompt.task,
            prompt_version=request.prompt.version,
            prompt_sha256=request.prompt.sha256,
            request=request.model_dump(mode="json"),
            answer=answer.model_dump(mode="json"),
            run_id=self.run_id,
        )
        if not self._write(row):
            self._unsaved[request.key] = answer

    def answers_of(self, run_id: str) -> list[tuple[Request, Answer]]:
        """The answers that were paid for in a run, in the order they came."""
        with self._session("read") as session:
            rows = session.scalars(select(AnswerRow).where(AnswerRow.run_id == run_id).order_by(AnswerRow.asked))
            return [(Request.model_validate(row.request), Answer.model_validate(row.answer)) for row in rows]

    def endpoint_facts(self, endpoint: str, model: str) -> dict[str, Any]:
        with self._session("read") as session:
            row = session.get(EndpointRow, (endpoint, model))
            return dict(row.facts) if row else {}

    def save_endpoint_facts(self, endpoint: str, model: str, facts: dict[str, Any]) -> None:
        self._write(EndpointRow(endpoint=endpoint, model=model, facts=facts))

    # Runs.

    def begin_run(self, document: Document, info: RunInfo, settings: dict[str, Any]) -> None:
        """Record a run and its source before anything is asked, so that it can be resumed from here on."""
        self.run_id = info.id
        self._write(
            SourceRow(sha256=document.sha256, origin=document.origin, document=document.model_dump(mode="json"))
        )
        self._write(
            RunRow(
                id=info.id,
                started=info.started,
                state=info.state,
                origin=document.origin,
                source_sha256=document.sha256,
                model=info.model,
                settings=settings,
                info=info.model_dump(mode="json"),
                result=None,
            )
        )

    def end_run(self, info: RunInfo, result: RunResult | None) -> None:
        """Record how a run ended; without a result it can be resumed."""
        if result is not None:
            info = result.run
        try:
            with Session(self._engine) as session, session.begin():
                row = session.get_one(RunRow, info.id)
                row.state = info.state
                row.info = info.model_dump(mode="json")
                row.result = result.model_dump(mode="json") if result is not None else None
        except SQLAlchemyError as error:
            self._trouble(error)

    def runs(self) -> list[RunSummary]:
        """All runs, newest first."""
        with self._session("read") as session:
            rows = session.scalars(select(RunRow).order_by(RunRow.started.desc()))
            return [
                RunSummary(id=row.id, started=_utc(row.started), state=row.state, origin=row.origin, model=row.model)
                for row in rows
            ]

    def find_run(self, prefix: str) -> str:
        """The id of the only run that begins with ``prefix``; ``last`` is the newest. Raises StoreError."""
        ids = [run.id for run in self.runs()]
        if prefix == "last" and ids:
            return ids[0]
        matching = [run_id for run_id in ids if run_id.startswith(prefix)]
        if len(matching) == 1:
            return matching[0]
        what = "No run" if not matching else f"{len(matching)} runs"
        raise StoreError(f"{what} with id '{prefix}'.", hint="See: summarize runs list.")

    def load_run(self, run_id: str) -> tuple[RunInfo, Document, dict[str, Any], RunResult | None]:
        """A run's provenance, source, settings, and result (None while it has not ended)."""
        with self._session("read") as session:
            row = session.get_one(RunRow, run_id)
            source = session.get_one(SourceRow, (row.source_sha256, row.origin))
            result = RunResult.model_validate(row.result) if row.result else None
            return RunInfo.model_validate(row.info), Document.model_validate(source.document), row.settings, result

    def delete_run(self, run_id: str) -> None:
        """Delete a run, the answers paid for in it, and its source where no other run uses it."""
        with self._session("written") as session, session.begin():
            row = session.get_one(RunRow, run_id)
            key = (row.source_sha256, row.origin)
            session.execute(delete(AnswerRow).where(AnswerRow.run_id == run_id))
            session.delete(row)
            session.flush()
            used = select(RunRow.id).where(RunRow.source_sha256 == key[0], RunRow.origin == key[1]).limit(1)
            if session.scalar(used) is None:
                session.delete(session.get_one(SourceRow, key))

    @contextmanager
    def _session(self, doing: str) -> Iterator[Session]:
        try:
            with Session(self._engine) as session:
                yield session
        except SQLAlchemyError as error:
            raise StoreError(
                f"The database cannot be {doing} ({_cause(error)}).", hint="Name another with --db."
            ) from error

    def _write(self, row: Base) -> bool:
        """Whether the row was written."""
        try:
            with Session(self._engine) as session, session.begin():
                session.merge(row)
        except SQLAlchemyError as error:
            self._trouble(error)
            return False
        return True

    def _trouble(self, error: SQLAlchemyError) -> None:
        if not self._in_trouble:
            self._in_trouble = True
            self._on_trouble(f"the database cannot be written ({_cause(error)}); results are shown but not kept")


def new_run_id(now: datetime) -> str:
    """Sortable by time, unique enough for one person: ``20261123-231500-a1b2``."""
    return f"{now:%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"


def _sqlite_url(path: Path) -> str:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"The folder {path.parent} cannot be made ({error.strerror}).", hint="Name another with --db."
        ) from error
    return f"sqlite:///{path}"


def _sqlite_pragmas(connection: Any, _record: Any) -> None:
    # WAL lets a second process read and write meanwhile; NORMAL survives kill -9 of the program, as resume needs.
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA busy_timeout=10000")
    connection.execute("PRAGMA foreign_keys=ON")


def _utc(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _cause(error: BaseException) -> str:
    return str(getattr(error, "orig", None) or error).strip().splitlines()[0]
