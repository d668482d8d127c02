"""What looks like reported speech and is none, beside what differs from it by a word and is."""

from __future__ import annotations

import pytest

from summarize.attribution import attribute


@pytest.mark.parametrize(
    "text",
    [
        "Zwei Boote sanken, so auch die Fähre aus Riga.",
        "Der Fang bricht ein, so etwa im Frühjahr.",
        "Die Brücke ist meiner Meinung nach sicher.",
        "Der Pegel fiel auf zwei Meter. Die Schleuse ist demnach zu.",
        "Damit bestätigt sich der Verdacht, dass der Damm undicht ist.",
        "Selbst wenn der Regen ausbleibt, droht der Stadt eine Flut.",
        "Das Rathaus hat alle Gäste willkommen geheißen, sofern sie Mützen trugen.",
        "Das Gericht hat die Wahl für ungültig erklärt, weil Urnen fehlten.",
        "Das Wetter meinte es gut: Es blieb trocken.",
        "Die Werft sah sich gezwungen, den Kran zu „entsorgen“.",
        "Man nennt das einen „Kesselwind“.",
        "So werden die Fischer „Graukittel“ genannt.",
        "Die Opposition hatte schon im Mai Neuwahlen gefordert.",
        "Von einem Brand wird ausgegangen.",
        "Die Bank erwog den Verkauf der Werft.",
        "Der Plan, die Werft zu schließen, ist alt.",
        "Aus Sorge, dass der Damm bricht, zogen viele fort.",
        "Die Reederei gab den Namen des Schiffes bekannt: „Möwe von Tarnow“.",
        "Geistig rege und gesund lebt sie mit ihrem Kater zuhause.",
        "Der seit Jahren in der Fischerei tätige Konzern hat sich auf Netze spezialisiert.",
        "Am Abend gab es gleiche Preise.",
    ],
)
def test_no_statement(text: str) -> None:
    assert [(statement.type, statement.content[0].text) for statement in attribute(text).statements] == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Zwei Boote sanken, so die Fähre.", "Zwei Boote sanken"),
        ("Die Brücke ist seiner Meinung nach sicher.", "Die Brücke ist … sicher"),
        ("Der Rat legte ein Gutachten vor. Die Schleuse ist demnach zu.", "Die Schleuse ist … zu"),
        ("Die Klinik bestätigte, dass der Damm undicht ist.", "dass der Damm undicht ist"),
        ("Es heißt, der Damm sei undicht.", "der Damm sei undicht"),
        ("Das Gericht erklärte, die Wahl sei ungültig.", "die Wahl sei ungültig"),
        ("Die Wirtin nennt das einen „Kesselwind“.", "„Kesselwind“"),
        ("Die Opposition fordert Neuwahlen.", "Die Opposition fordert Neuwahlen."),
        ("Die Polizei geht von einem Brand aus.", "Die Polizei geht von einem Brand aus."),
        ("Die Bank erwog, die Werft zu verkaufen.", "die Werft zu verkaufen"),
        ("Die Sorge, dass der Damm brechen könnte, wächst.", "dass der Damm brechen könnte"),
        ("So betonte die Wirtin, der Hafen bleibe offen.", "der Hafen bleibe offen"),
        ("Er gleiche einem Fisch, sagte die Wirtin.", "Er gleiche einem Fisch"),
    ],
)
def test_a_statement(text: str, content: str) -> None:
    found = attribute(text).statements
    assert [" … ".join(piece.text for piece in statement.content) for statement in found] == [content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Der Kran ist repariert; die Werft fordert neue Netze.", "die Werft fordert neue Netze."),
        ("Die Lage ist klar: Die Werft fordert neue Netze.", "Die Werft fordert neue Netze."),
        ("Der Mann ist frei; die Klage bleibe bestehen.", "die Klage bleibe bestehen."),
        ("Holm war zufrieden: Der Bau komme voran.", "Der Bau komme voran."),
        ("Die Lage ist klar: Nach Angaben der Werft fehlen Netze.", "fehlen Netze"),
        ("Die Wirtin sagte, dass sie gewonnen habe: So steht es in den Listen.", "dass sie gewonnen habe"),
        ("Kritik kam an die seiner Ansicht nach schwache Leistung der Werft.", "die … schwache Leistung der Werft"),
        ("Der Damm sei dicht, so Ada Brink, Leiterin der Schleuse.", "Der Damm sei dicht"),
    ],
)
def test_the_authors_own_part_of_a_sentence_is_left_out(text: str, content: str) -> None:
    found = attribute(text).statements
    assert [" … ".join(piece.text for piece in statement.content) for statement in found] == [content]


@pytest.mark.parametrize(
    ("follows", "types"),
    [
        ("Das Treffen soll um elf beginnen.", ["indirect"]),
        ("Der Kapitän soll betrunken gewesen sein.", ["indirect", "indirect_free"]),
        ("Man werde warten. Das Treffen soll um elf beginnen.", ["indirect", "indirect_free"]),
        ("Das Treffen soll um elf beginnen. Man werde warten.", ["indirect", "indirect_free"]),
    ],
)
def test_a_plan_is_the_authors_unless_it_stands_in_a_chain(follows: str, types: list[str]) -> None:
    found = attribute(f"Der Damm halte, sagte Ada Brink. {follows}").statements
    assert [statement.type for statement in found] == types
    assert {statement.speaker.name for statement in found} == {"Ada Brink"}
