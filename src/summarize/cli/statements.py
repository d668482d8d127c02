"""How ``summarize statements`` filters and shows."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from rich.console import Console

from summarize.errors import UsageError
from summarize.models import Statement, Statements, Ticker
from summarize.reports.json import dump_json
from summarize.reports.statements_view import explain as explanation
from summarize.reports.statements_view import statements_csv, statements_markdown, statements_table

FORMS = ("table", "md", "csv", "json")


def known_form(form: str) -> str:
    """The form, known before anything is paid for. Raises UsageError."""
    if form not in FORMS:
        raise UsageError(f"--format '{form}' is unknown.", hint=f"Use {', '.join(FORMS)}.")
    return form


@dataclass(frozen=True, slots=True)
class Filter:
    speaker: str | None
    since: str | None

    def __post_init__(self) -> None:
        hours, colon, minutes = (self.since or "00:00").partition(":")
        if not (colon and hours.isdigit() and minutes.isdigit() and len(minutes) == 2 and int(minutes) < 60):
            raise UsageError(f"--since '{self.since}' is no clock.", hint="Write it as HH:MM.")

    def keeps(self, statement: Statement) -> bool:
        names = f"{statement.speaker.name or ''} {statement.speaker.name_en or ''}".casefold()
        if self.speaker and self.speaker.casefold() not in names:
            return False
        return not self.since or (statement.clock is not None and statement.clock >= self.since.rjust(5, "0"))


def show_statements(ticker: Ticker, found: Statements, chosen: Filter, form: str, explain: str | None) -> None:
    """Print the statements that the filter keeps. Raises UsageError for an unknown id."""
    if explain is not None:
        statement = next((s for s in found.statements if s.id == explain), None)
        if statement is None:
            raise UsageError(f"There is no statement '{explain}'.", hint="The ids are in the first column.")
        sys.stdout.write(explanation(statement, ticker.source_text()) + "\n")
        return
    kept = tuple(statement for statement in found.statements if chosen.keeps(statement))
    if form == "table":
        Console().print(statements_table(kept))
    elif form == "json":
        sys.stdout.write(dump_json(Statements(source=found.source, statements=kept)) + "\n")
    elif form == "md":
        sys.stdout.write(statements_markdown(kept))
    else:
        sys.stdout.write(statements_csv(kept))
