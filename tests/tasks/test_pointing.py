"""A model that points: what it may do, and what no answer of it can do."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from command_line import Summarize, at
from flood_ticker import GERMAN, translated
from scripted_server import Answer, Body, Reply, ScriptedServer

from summarize.analysis import by_rules, segmented
from summarize.config import Settings
from summarize.models import Document, Span, Speaker, Statement, Ticker
from summarize.tasks.merge import merge, missing_sign
from summarize.tasks.point import Board, PointAnswer, PointedStatement, as_statements, fault_of, make_board

TEXT = """Update, 15.10 Uhr: Der Hafen von Ostrau bleibt gesperrt, sagte Hafenchefin Nele Wittkamp. „Wir fahren heute \
kein Schiff mehr hinaus“, sagte sie dem Sender Kanal Nord. Der Sturm lasse erst am Abend nach. Reeder Arne Tolk sprach \
von einem „Albtraum“.
Update, 14.20 Uhr: Drei Kräne sind umgestürzt. Verletzt wurde niemand, teilte die Polizei mit. Arne Tolk widersprach: \
Zwei seiner Leute lägen im Krankenhaus.
"""
DOCUMENT = Document(text=TEXT, origin="harbour.txt", media_type="text/plain", sha256="0" * 64)


@pytest.fixture(scope="module")
def harbour() -> Ticker:
    return segmented(DOCUMENT, Settings())


@pytest.fixture(scope="module")
def board(harbour: Ticker) -> Board:
    found = by_rules(harbour)
    return make_board(harbour.entries, TEXT, found.statements, found.people)


def pointed(**changes: object) -> PointedStatement:
    base = {"content": [1], "cue": [], "speaker": 0, "type": "indirect", "parent": 0, "assertive": True}
    return PointedStatement.model_validate(base | changes)


def number_of(board: Board, words: str) -> int:
    return next(s.number for entry in board.entries for s in entry.segments if words in s.text)


def mention_of(board: Board, words: str) -> int:
    return next(m.number for m in board.mentions if words in m.text)


def test_segments_are_numbered_through_and_cut_from_the_source(board: Board) -> None:
    segments = [segment for entry in board.entries for segment in entry.segments]
    assert [segment.number for segment in segments] == list(range(1, len(segments) + 1))
    assert all(" ".join(TEXT[s.start : s.end].split()) == s.text for s in segments)
    assert any("Wittkamp" in mention.text for mention in board.mentions)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"content": [999]}, "there is no segment 999"),
        ({"content": [0]}, "there is no segment 0"),
        ({"content": []}, "has no content"),
        ({"content": [2, 1]}, "ascending"),
        ({"content": [1, 1]}, "without repetition"),
        ({"content": [1], "cue": [1]}, "both content and cue"),
        ({"speaker": 99}, "there is no mention m99"),
        ({"parent": 5}, "no statement 5"),
        ({"parent": 1}, "no statement 1"),
    ],
)
def test_a_malformed_answer_is_named(board: Board, changes: dict[str, object], says: str) -> None:
    fault = fault_of(board, PointAnswer(statements=[pointed(**changes)]))
    assert fault is not None
    assert says in fault


def test_a_statement_cannot_span_entries(board: Board) -> None:
    last = board.entries[-1].segments[-1].number
    assert "several entries" in (fault_of(board, PointAnswer(statements=[pointed(content=[1, last])])) or "")


def merged(harbour: Ticker, board: Board, *answers: PointedStatement) -> tuple[Statement, ...]:
    found = by_rules(harbour)
    made = as_statements(board, PointAnswer(statements=list(answers)), TEXT, first=1)
    answered = frozenset(entry.id for entry in harbour.entries)
    return merge(found.statements, made, answered, harbour.entries, TEXT)


def only(statements: tuple[Statement, ...], words: str) -> Statement:
    found = [s for s in statements if any(words in span.text for span in s.content)]
    assert len(found) == 1, found
    return found[0]


def test_agreement_keeps_the_rules_spans(harbour: Ticker, board: Board) -> None:
    number = number_of(board, "heute kein Schiff")
    answer = pointed(content=[number], cue=[number + 1], type="direct", speaker=mention_of(board, "Wittkamp"))
    statement = only(merged(harbour, board, answer), "heute kein Schiff")
    assert statement.found_by == ("rules", "model")
    assert statement.status == "verified"


def test_another_speaker_is_flagged_and_both_are_named(harbour: Ticker, board: Board) -> None:
    number = number_of(board, "heute kein Schiff")
    answer = pointed(content=[number], cue=[number + 1], type="direct", speaker=mention_of(board, "Tolk"))
    statement = only(merged(harbour, board, answer), "heute kein Schiff")
    assert statement.status == "flagged"
    assert "Wittkamp" in statement.reasons[0]
    assert "Tolk" in statement.reasons[0]
    assert "Wittkamp" in str(statement.speaker.name)


def test_what_the_model_leaves_out_stays_and_says_so(harbour: Ticker, board: Board) -> None:
    statement = only(merged(harbour, board), "heute kein Schiff")
    assert statement.found_by == ("rules",)
    assert "the model did not report it" in statement.reasons


def test_a_fact_called_a_quotation_is_flagged(harbour: Ticker, board: Board) -> None:
    number = number_of(board, "Drei Kräne")
    answer = pointed(content=[number], type="direct", speaker=mention_of(board, "Tolk"))
    statement = only(merged(harbour, board, answer), "Drei Kräne")
    assert statement.found_by == ("model",)
    assert statement.status == "flagged"
    assert "not in quotation marks" in statement.reasons[0]


@pytest.mark.parametrize("kind", ["direct", "direct_partial", "indirect", "indirect_free", "reported", "question"])
def test_no_type_verifies_a_plain_fact(kind: str) -> None:
    start = TEXT.index("Drei Kräne")
    fact = Statement(
        id="m1",
        entry_id="e2",
        type=kind,
        content=(Span.cut(TEXT, start, start + 26),),
        speaker=Speaker(name="Arne Tolk"),
    )
    assert missing_sign(fact, TEXT) is not None


def wrong_answers(board: Board, count: int) -> list[PointAnswer]:
    """Answers of a model that points at anything, names anybody, and calls it anything; the seed fixes them."""
    chance = random.Random(2026)
    by_entry = [[segment.number for segment in entry.segments] for entry in board.entries]
    mentions = [mention.number for mention in board.mentions]
    answers = []
    for _ in range(count):
        numbers = chance.choice(by_entry)
        content = sorted(chance.sample([*numbers, 77], chance.randint(1, 2)))
        statement = pointed(
            content=content,
            cue=chance.sample(numbers, chance.randint(0, 1)),
            speaker=chance.choice([*mentions, 0, 55]),
            type=chance.choice(["direct", "direct_partial", "indirect", "indirect_free", "reported", "question"]),
            parent=chance.choice([0, 0, 0, 9]),
            assertive=chance.random() < 0.5,
        )
        answers.append(PointAnswer(statements=[statement]))
    return answers


def test_two_hundred_wrong_answers_verify_nothing_the_source_does_not_show(harbour: Ticker, board: Board) -> None:
    by_rules_alone = {statement.content: statement for statement in by_rules(harbour).statements}
    refused = flagged = 0
    for answer in wrong_answers(board, 200):
        if fault_of(board, answer) is not None:
            refused += 1
            continue
        for statement in merged(harbour, board, *answer.statements):
            assert all(TEXT[span.start : span.end] == span.text for span in statement.content)
            if "rules" in statement.found_by:
                mine = by_rules_alone[statement.content]
                assert statement.speaker == mine.speaker, "the model cannot change a speaker"
                continue
            if statement.status == "verified":
                assert missing_sign(statement, TEXT) is None
                assert statement.speaker.mention is not None
            flagged += statement.status == "flagged"
    assert refused > 50
    assert flagged > 10


def inverted(body: Body) -> Answer:
    """Words of the model's own, in place of numbers."""
    return Answer(
        json.dumps({"statements": [{"text": "Wir haben das Schlimmste NICHT hinter uns", "speaker": "Merz"}]})
    )


def test_words_in_place_of_numbers_are_refused(summarize: Summarize, ticker: Path) -> None:
    def respond(body: Body) -> Reply:
        name = body.get("response_format", {}).get("json_schema", {}).get("name")
        return inverted(body) if name == "statements" else translated()(body)

    with ScriptedServer(respond) as server:
        result = summarize("run", ticker, "--json", *at(server))
    assert result.exit_code == 1
    run = json.loads(result.stdout)
    assert "NICHT" not in json.dumps(run["statements"], ensure_ascii=False)
    assert {tuple(s["found_by"]) for s in run["statements"]["statements"]} == {("rules",)}
    assert "by rules alone" in result.stderr
    assert all(
        GERMAN[c["start"] : c["end"]] == c["text"] for s in run["statements"]["statements"] for c in s["content"]
    )
