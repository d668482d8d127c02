"""Writes the reports of a run into a folder, in the formats that are asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from summarize.errors import UsageError
from summarize.models import RunResult


@dataclass(frozen=True)
class Output:
    """A file of a format: its name, and what is in it."""

    name: str
    render: Callable[[RunResult], bytes]


def write_reports(result: RunResult, directory: Path, formats: Sequence[str]) -> list[Path]:
    """Writes every file of every format named and returns their paths, in that order.

    All are rendered before the first is written, and each appears whole or not at all: a report that stood there before
    is replaced in one step. Raises UsageError for an unknown format or a folder that cannot be written.
    """
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise UsageError(f"Unknown report format {unknown[0]!r}.", hint=f"Known are: {', '.join(FORMATS)}.")
    outputs = [output for name in dict.fromkeys(formats) for output in FORMATS[name]]
    return write_files(directory, {output.name: output.render(result) for output in outputs})


def write_files(directory: Path, contents: Mapping[str, bytes]) -> list[Path]:
    """Writes the files, by name, and returns their paths; each appears whole or not at all. Raises UsageError."""
    paths = {directory / name: content for name, content in contents.items()}
    try:
        directory.mkdir(parents=True, exist_ok=True)
        for path, content in paths.items():
            _replace(path, content)
    except OSError as error:
        raise UsageError(f"The reports cannot be written to {directory}: {error.strerror}.") from error
    return list(paths)


def _replace(path: Path, content: bytes) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _markdown(result: RunResult) -> bytes:
    from summarize.reports.markdown import render_markdown

    return render_markdown(result).encode()


def _html(result: RunResult) -> bytes:
    from summarize.reports.html import render_html

    return render_html(result).encode()


def _docx(result: RunResult) -> bytes:
    from summarize.reports.docx import render_docx

    return render_docx(result)


def _json(result: RunResult) -> bytes:
    from summarize.reports.json import render_json

    return render_json(result).encode()


def _statements_csv(result: RunResult) -> bytes:
    from summarize.reports.csv import statements_csv

    return statements_csv(result.statements).encode("utf-8-sig")


def _entries_csv(result: RunResult) -> bytes:
    from summarize.reports.csv import entries_csv

    return entries_csv(result.ticker, result.translations).encode("utf-8-sig")


# CSV carries a byte-order mark: without it Excel takes UTF-8 for the machine's old code page and breaks every umlaut.
FORMATS: dict[str, tuple[Output, ...]] = {
    "md": (Output("report.md", _markdown),),
    "html": (Output("report.html", _html),),
    "docx": (Output("report.docx", _docx),),
    "csv": (Output("statements.csv", _statements_csv), Output("entries.csv", _entries_csv)),
    "json": (Output("report.json", _json),),
}
