"""Nobody in the English is what the German does not call them: *head of the police* for the chief of a crisis team,
*a spokesman* where a company says it. The words are those of ``data/roles.tsv``."""

from __future__ import annotations

import re
from functools import cache

from summarize.checks.data import table
from summarize.checks.finding import CheckContext, Finding
from summarize.models import Range


def invented_roles(source: str, english: str, context: CheckContext) -> tuple[Finding, ...]:
    """Offices and callings in the English for which neither the German nor the text beside it has a word."""
    german = f"{source}\n{context.beside}"
    return tuple(
        Finding(
            check="roles",
            reason=f"the German speaks of no {match.group().lower()!r}",
            en=Range(start=match.start(), end=match.end()),
        )
        for role, grounds in roles()
        if (match := role.search(english)) and not grounds.search(german)
    )


@cache
def roles() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """The rows of the table, compiled: English words, and the German ones of which they need one."""
    return tuple((_any(english), _any(german)) for english, german in table("roles.tsv"))


def _any(forms: str) -> re.Pattern[str]:
    words = "|".join(re.escape(form).replace(r"\*", r"\w*").replace("_", r"\s+") for form in forms.split())
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
