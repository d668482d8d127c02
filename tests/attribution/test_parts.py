"""The parts of a statement beside content and speaker: addressee, channel, role, mood, kind, and the people."""

from __future__ import annotations

import pytest

from summarize.attribution import attribute
from summarize.models import Statement


def first(text: str) -> Statement:
    return attribute(text).statements[0]


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Die Werft teilte dem Rat mit, dass sie Leute sucht.", "dem Rat"),
        ("Der Bau ruhe, sagte Ada Brink gegenüber der Zeitung „Seeblick“.", "der Zeitung „Seeblick“"),
        ("Holm forderte die Reeder und die Fischer auf, den Hafen zu räumen.", "die Reeder und die Fischer"),
        ("Der Rat wird aufgefordert, den Hafen zu räumen.", "Der Rat"),
        ("Dem Koch wird vorgeworfen, gelogen zu haben.", "Dem Koch"),
        ("Der Bau ruhe, sagte Ada Brink am Montag.", None),
    ],
)
def test_addressee(text: str, addressee: str | None) -> None:
    assert first(text).addressee == addressee


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Der Bau ruhe, schrieb Ada Brink auf X.", "X"),
        ("„Der Bau ruht“, sagte Ada Brink dem US-Sender Fox News.", "Fox News"),
        ("„Der Bau ruht“, so Ada Brink in einem Interview mit CNN.", "CNN"),
        ("Der Bau ruhe, sagte Ada Brink dem russischen Staatsfernsehen.", "Staatsfernsehen"),
        ("Der Bau ruhe, schrieb Ada Brink bei Telegram und X.", "Telegram"),
        ("Laut CNN ruht der Bau.", None),
        ("Der Bau ruhe, sagte Ada Brink in einem Interview.", None),
    ],
)
def test_channel_is_apart_from_the_speaker(text: str, channel: str | None) -> None:
    assert first(text).channel == channel


@pytest.mark.parametrize(
    ("text", "name", "name_en", "role"),
    [
        ("Der Bau ruhe, sagte Außenminister Juri Lenskow.", "Juri Lenskow", "Yuri Lenskov", "Außenminister"),
        ("Der Bau ruhe, sagte Ada Brink, Sprecherin der Stadt.", "Ada Brink", "Ada Brink", "Sprecherin der Stadt"),
        ("Der Bau ruhe, sagte Ada Brink.", "Ada Brink", "Ada Brink", None),
    ],
)
def test_names_and_roles(text: str, name: str, name_en: str, role: str | None) -> None:
    found = first(text)
    assert (found.speaker.name, found.speaker.name_en, found.role) == (name, name_en, role)


@pytest.mark.parametrize(
    ("text", "kind", "mood"),
    [
        ("„Der Bau ruht seit Mai“, sagte Ada Brink.", "direct", "none"),
        ("Ada Brink sprach von einem „schwarzen Tag“.", "direct_partial", "none"),
        ("Der Bau ruhe, sagte Ada Brink.", "indirect", "konjunktiv1"),
        ("Ada Brink sagte, dass der Bau ruht.", "indirect", "none"),
        ("Ada Brink drohte damit, den Bau zu stoppen.", "indirect", "infinitive"),
        ("Die Reporterin fragte, ob der Bau ruhe.", "question", "konjunktiv1"),
        ("Die Opposition forderte eine neue Brücke.", "reported", "indicative"),
    ],
)
def test_kinds_and_moods(text: str, kind: str, mood: str) -> None:
    found = attribute(text).statements
    assert kind in {statement.type for statement in found}
    assert next(statement for statement in found if statement.type == kind).mood == mood


def test_people_are_one_person_over_all_mentions() -> None:
    text = "Hafenchefin Ada Brink schwieg. Der Bau ruhe, sagte Brink später. Brinks Sprecher Jens Holm ging."
    people = {person.name: person for person in attribute(text).people}
    assert people["Ada Brink"].gender == "f"
    assert [mention.text for mention in people["Ada Brink"].mentions] == ["Hafenchefin Ada Brink", "Brink", "Brinks"]
    assert "Jens Holm" in people


def test_a_pronoun_finds_the_person_of_its_gender() -> None:
    text = "Ada Brink traf Jens Holm am Montag. Der Bau ruhe, sagte sie. Er komme wieder, sagte er."
    assert [statement.speaker.name for statement in attribute(text).statements] == ["Ada Brink", "Jens Holm"]
