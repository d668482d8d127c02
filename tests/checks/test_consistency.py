"""The same German, the same English, over a whole ticker."""

from __future__ import annotations

import pytest

from summarize.checks.consistency import Said, inconsistencies
from summarize.glossary import Glossary, GlossaryTerm

OWN = GlossaryTerm(german="Schlichter", english="mediator", also=("arbitrator", "mediating judge"), required=True)
GLOSSARY = Glossary((OWN, *Glossary.default().terms))


def reasons(*passages: Said) -> list[list[str]]:
    return [[finding.reason for finding in found] for found in inconsistencies(passages, GLOSSARY)]


def test_a_term_in_other_words_names_the_entry_that_had_it_first() -> None:
    found = reasons(
        Said("entry e1", "Der Schlichter kam.", "The mediator came."),
        Said("entry e2", "Der Regen blieb.", "The rain stayed."),
        Said("entry e3", "Die Schlichter gingen.", "The arbitrators left."),
        Said("entry e4", "Der Schlichter schwieg.", "The mediator was silent."),
    )
    assert found == [[], [], ["'Schlichter' is 'arbitrator' here and 'mediator' in entry e1"], []]


@pytest.mark.parametrize(
    ("german", "one", "other"),
    [
        ("Die Bundesregierung tagt.", "The German government is meeting.", "The government is meeting."),
        ("Beide wollen eine Waffenruhe.", "Both want a ceasefire.", "Both want a cease-fire."),
        ("Die UN tagen.", "The U.N. is meeting.", "The United Nations is meeting."),
        ("Ein Ukrainer kam.", "A Ukrainian came.", "A man from Ukraine came."),
        ("Der Schlichter kam.", "The mediator came.", "He came."),
        ("Der Schlichter kam.", "The mediator, an arbitrator, came.", "The mediator came."),
    ],
)
def test_what_an_editor_may_vary_is_no_fault(german: str, one: str, other: str) -> None:
    assert reasons(Said("entry e1", german, one), Said("entry e2", german, other)) == [[], []]


def test_a_quotation_in_other_words_is_named_and_marks_do_not_count() -> None:
    german = "Wir bleiben hier im Dorf."
    found = reasons(
        Said("entry e1", f"„{german}“", "…", ((german, "We are staying here in the village."),)),
        Said(
            "entry e2", "„…“, sagte sie.", "…", (("Wir bleiben hier im Dorf", "we are staying here in the village,"),)
        ),
        Said("the title", "„…“", "…", ((german, "We remain in the village."),)),
        Said("entry e3", "„Gut so.“", "…", (("Gut so.", "Fine."),)),
        Said("entry e4", "„Gut so.“", "…", (("Gut so.", "Good."),)),
    )
    said = "is 'We remain in the village' here and 'We are staying here in the village' in entry e1"
    assert found == [[], [], [f"'„Wir bleiben hier im Dorf“' {said}"], [], []]


def test_a_name_is_spelled_as_where_the_english_kept_it() -> None:
    found = reasons(
        Said("entry e1", "Alpinet bestätigte die Störung.", "Alpineet confirmed the fault."),
        Said("entry e2", "Laut Alpinet gibt es Strom.", "According to Alpinet there is power."),
        Said("entry e3", "Es gibt wieder Strom, so Alpinet.", "There is power again, the company says."),
    )
    assert found == [["the name 'Alpinet' is spelled 'Alpineet' here"], [], []]


def test_a_name_that_no_passage_kept_or_that_the_glossary_translates_is_spelled_as_it_is() -> None:
    alone = Said("entry e1", "Alpinet bestätigte die Störung.", "Alpineet confirmed the fault.")
    kept = Said("entry e2", "In Bangladesch regnet es.", "It is raining in Bangladesch.")
    translated = Said("entry e3", "Bangladesch ruft um Hilfe.", "Bangladesh calls for help.")
    assert reasons(alone) == [[]]
    assert reasons(kept, translated)[1] == []
