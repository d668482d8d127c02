"""The public API on one small text; the rules have their own tests beside this."""

from __future__ import annotations

from summarize.attribution import Region, attribute

TEXT = (
    "Die Fähre bleibe im Hafen, sagte Kapitänin Ilse Brandt am Montag. Sie habe einen Riss. "
    "„Wir warten auf Ersatzteile“, teilte die Reederei mit. Laut Wetterdienst dauert der Sturm an."
)


def test_every_span_is_the_source() -> None:
    found = attribute(TEXT)
    assert [statement.type for statement in found.statements] == ["indirect", "indirect_free", "direct", "indirect"]
    for statement in found.statements:
        for span in (*statement.content, *statement.cue, *statement.frame):
            assert TEXT[span.start : span.end] == span.text


def test_no_chain_crosses_a_region() -> None:
    cut = TEXT.index("Sie habe")
    found = attribute(TEXT, (Region("e1", 0, cut), Region("e2", cut, len(TEXT))))
    carried = next(statement for statement in found.statements if statement.type == "indirect_free")
    assert carried.entry_id == "e2"
    assert carried.speaker.mention is None
