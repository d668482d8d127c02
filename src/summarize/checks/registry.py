"""All checks in one table, and the one function that runs them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from summarize.checks.finding import CheckContext, Finding
from summarize.checks.invented import invented_german, invented_names
from summarize.checks.language import german_left
from summarize.checks.leaks import control_characters, example_leak, prompt_leak
from summarize.checks.length import length_ratio, sentence_count
from summarize.checks.negation import negation_lost
from summarize.checks.numbers import extra_numbers, missing_numbers
from summarize.checks.quotation import frame_lost, quotation_count
from summarize.checks.renderings import inverted, lost_in_draft, misread
from summarize.checks.reporting import reporting_cue
from summarize.checks.roles import invented_roles
from summarize.checks.terms import known_names, required_terms
from summarize.glossary import Glossary

CheckFunction = Callable[[str, str, CheckContext], tuple[Finding, ...]]


@dataclass(frozen=True)
class Check:
    """``german`` and ``wrong`` are an example: a sentence, and English in which the check finds something;
    in ``right`` it finds nothing."""

    name: str
    function: CheckFunction
    german: str
    wrong: str
    right: str


CHECKS: tuple[Check, ...] = (
    Check(
        "numbers",
        missing_numbers,
        "Das Werk kostet 1,5 Mrd. Euro.",
        "The plant costs a lot of money.",
        "The plant costs 1.5 billion euros.",
    ),
    Check(
        "extra-numbers",
        extra_numbers,
        "Der Damm hielt bis zum Morgen.",
        "The dam held for 36 hours.",
        "The dam held until the morning.",
    ),
    Check(
        "quotations",
        quotation_count,
        "„Wir bleiben“, sagte die Bürgermeisterin.",
        "The mayor said they would stay.",
        "“We are staying,” the mayor said.",
    ),
    Check(
        "frame",
        frame_lost,
        "„Dann in Ahlbrück“, ergänzte Benthin.",
        "“Then in Ahlbrück,” Benthin.",
        "“Then in Ahlbrück,” Benthin added.",
    ),
    Check(
        "sentences",
        sentence_count,
        "Der Damm hält. Das Wasser sinkt.",
        "The dam is holding.",
        "The dam is holding. The water is falling.",
    ),
    Check(
        "length",
        length_ratio,
        "Der Stadtrat hat am Abend nach langer Beratung den neuen Haushalt beschlossen.",
        "The council agreed.",
        "After long deliberation, the city council passed the new budget in the evening.",
    ),
    Check(
        "german-left",
        german_left,
        "Der Damm hält. Das Wasser sinkt nicht mehr.",
        "The dam is holding. Das Wasser sinkt nicht mehr.",
        "The dam is holding. The water is no longer falling.",
    ),
    Check(
        "negation",
        negation_lost,
        "Die Schleuse ist nicht beschädigt.",
        "The lock is damaged.",
        "The lock is not damaged.",
    ),
    Check(
        "inverted",
        inverted,
        "Der Wasserstand ist gesunken.",
        "The water level has risen.",
        "The water level has fallen.",
    ),
    Check(
        "misread",
        misread,
        "Seit 6.30 Uhr fährt die Bahn.",
        "The railway has been running since 6:30 PM.",
        "The railway has been running since 6:30 AM.",
    ),
    Check(
        "terms",
        required_terms,
        "Beide Seiten wollen eine Waffenruhe.",
        "Both sides want a weapons stand.",
        "Both sides want a truce.",
    ),
    Check(
        "names",
        known_names,
        "Ilan Tarkesch reist ab.",
        "The president is leaving.",
        "Ilan Tarkesh is leaving.",
    ),
    Check(
        "invented-names",
        invented_names,
        "Der Bundeskanzler kam am Abend.",
        "Chancellor Merkel arrived in the evening.",
        "The Chancellor arrived in the evening.",
    ),
    Check(
        "roles",
        invented_roles,
        "„Bleiben Sie zu Hause“, sagte die Stabschefin Ute Brahm.",
        "“Stay at home,” said Ute Brahm, the head of the police.",
        "“Stay at home,” said the chief of staff, Ute Brahm.",
    ),
    Check(
        "reporting",
        reporting_cue,
        "Die Brücke sei nicht mehr zu retten.",
        "The bridge can no longer be saved.",
        "The bridge can no longer be saved, she said.",
    ),
    Check(
        "leak",
        prompt_leak,
        "Der Damm hält.",
        "Here is the translation: The dam is holding.",
        "The dam is holding.",
    ),
    Check(
        "example-leak",
        example_leak,
        "Der Damm hält.",
        "The dam is holding, the master baker said, without giving figures.",
        "The dam is holding.",
    ),
    Check("control", control_characters, "Der Damm hält.", "The dam \x1b[31mis holding.", "The dam is holding."),
)

DRAFT_CHECKS: tuple[Check, ...] = (
    Check(
        "renderings",
        lost_in_draft,
        "Die ukrainische Ministerin ließ offen, wer zahlt.",
        "The minister allowed to pay.",
        "The Ukrainian minister left open who would pay.",
    ),
    Check(
        "invented-german",
        invented_german,
        "Der karländische Präsident reist ab.",
        "The German president is leaving.",
        "The president of Karland is leaving.",
    ),
)
"""For a small model's English only: of a human's they would doubt one sentence in twelve."""


def run_checks(
    source: str, english: str, *, glossary: Glossary | None = None, context: CheckContext | None = None
) -> tuple[Finding, ...]:
    """All findings on one translation, in the order of the table. Their ranges are string indices into the two texts
    given. ``glossary`` takes the place of the context's; without either, the package's is used."""
    context = context or CheckContext()
    if glossary is not None:
        context = replace(context, glossary=glossary)
    checks = (*CHECKS, *DRAFT_CHECKS) if context.draft else CHECKS
    return tuple(finding for check in checks for finding in check.function(source, english, context))
