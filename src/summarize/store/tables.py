"""The tables. Texts and results are JSON of the models in ``summarize.models``; no key is ever stored."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, DateTime, ForeignKey, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

SCHEMA_VERSION = 1


class Base(DeclarativeBase):
    type_annotation_map = {dict[str, Any]: JSON, datetime: DateTime(timezone=True)}  # noqa: RUF012


class SourceRow(Base):
    __tablename__ = "sources"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    origin: Mapped[str] = mapped_column(Text, primary_key=True)
    document: Mapped[dict[str, Any]]


class RunRow(Base):
    __tablename__ = "runs"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    started: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(16))
    origin: Mapped[str] = mapped_column(Text)
    source_sha256: Mapped[str] = mapped_column(String(64))
    model: Mapped[str] = mapped_column(Text)
    settings: Mapped[dict[str, Any]]
    info: Mapped[dict[str, Any]]
    result: Mapped[dict[str, Any] | None] = mapped_column(JSON)


class AnswerRow(Base):
    """One paid answer. ``key`` is the SHA-256 of endpoint, model, prompt hash, messages, schema and parameters."""

    __tablename__ = "answers"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    asked: Mapped[datetime]
    endpoint: Mapped[str] = mapped_column(Text)
    model: Mapped[str] = mapped_column(Text)
    prompt_task: Mapped[str] = mapped_column(String(64))
    prompt_version: Mapped[int]
    prompt_sha256: Mapped[str] = mapped_column(String(64))
    request: Mapped[dict[str, Any]]
    answer: Mapped[dict[str, Any]]
    run_id: Mapped[str | None] = mapped_column(ForeignKey("runs.id", ondelete="SET NULL"), index=True)


class EndpointRow(Base):
    """What an endpoint was found not to take, so that no run has to find out again."""

    __tablename__ = "endpoints"

    endpoint: Mapped[str] = mapped_column(String(500), primary_key=True)
    model: Mapped[str] = mapped_column(String(200), primary_key=True)
    facts: Mapped[dict[str, Any]]
