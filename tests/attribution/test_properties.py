"""What holds for every input: spans are the source, nothing raises, time grows with the length."""

from __future__ import annotations

import time
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.attribution import Region, attribute
from summarize.attribution.sentences import segments, sentences

PIECES = st.sampled_from(
    [
        "Holm sagte",
        "sagte sie",
        ", dass",
        "„",
        "“",
        '"',
        "»",
        "«",
        "‚",
        "‘",
        "(",
        ")",
        ". ",
        ", ",
        ": ",
        "\n",
        "\n\n",
        " – ",
        "er sei",
        "laut",
        "nach Angaben",
        "zufolge",
        "so der Rat",
        "Das teilte",
        "mit",
        "wie",
        "und",
        "die Fähre fahre",
        "zu räumen",
        "soll",
        "9.35 Uhr",
        "Dr. Ada Brink",
        "X",
        "’",
        "\x1b[31m",
        "ſßẞ",
        "👍",
        "",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(PIECES, max_size=60).map(" ".join), st.lists(PIECES, max_size=60).map("".join)
)


@given(TEXTS)
@settings(max_examples=250, deadline=None)
def test_every_span_equals_the_source(text: str) -> None:
    found = attribute(text)
    ids = {statement.id for statement in found.statements}
    assert len(ids) == len(found.statements)
    for statement in found.statements:
        assert statement.content
        assert statement.parent_id is None or statement.parent_id in ids - {statement.id}
        spans = [
            *statement.content,
            *statement.cue,
            *statement.frame,
            statement.speaker.mention,
            statement.addressee_span,
        ]
        for span in filter(None, spans):
            assert 0 <= span.start < span.end <= len(text)
            assert text[span.start : span.end] == span.text
    for person in found.people:
        assert all(text[span.start : span.end] == span.text for span in person.mentions)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_sentences_and_segments_are_ordered_and_within_the_text(text: str) -> None:
    for pieces in (sentences(text), segments(text)):
        assert all(0 <= start < end <= len(text) for start, end in pieces)
        assert all(before[1] <= after[0] for before, after in pairwise(pieces))


@given(st.lists(TEXTS, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_no_content_leaves_its_region(parts: list[str]) -> None:
    text, regions = "", []
    for number, part in enumerate(parts):
        regions.append(Region(f"e{number}", len(text), len(text) + len(part)))
        text += part + "\n"
    bounds = {region.id: (region.start, region.end) for region in regions}
    for statement in attribute(text, regions).statements:
        start, end = bounds[statement.entry_id]
        assert all(start <= span.start and span.end <= end for span in statement.content)


def test_time_grows_with_the_length() -> None:
    paragraph = (
        "Der Hafen bleibe offen, sagte Kapitänin Ilse Brandt am Montag. Sie habe „nichts“ gewusst. Laut Amt ruht es. "
        "Das teilte Sprecher Jens Holm mit. Er ging, (wie immer), und kam. Die Brücke, die seit Mai ruht, ist alt.\n"
    )

    def seconds(text: str) -> float:
        started = time.process_time()
        attribute(text)
        return time.process_time() - started

    seconds(paragraph)
    short, long = paragraph * 60, paragraph * 480
    assert seconds(long) < 8 * 3 * max(seconds(short), 0.01)


def test_hostile_runs_stay_linear() -> None:
    for unit in (
        "„",
        "(",
        ",",
        "und ",
        "Holm ",
        "der ",
        "sagte ",
        "sagte, ",
        "er sei, ",
        '"a ',
        "1.",
        "von der ",
        "Ada ",
    ):
        started = time.process_time()
        attribute(unit * 2500)
        assert time.process_time() - started < 4, unit
