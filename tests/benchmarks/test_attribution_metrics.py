"""The metrics on cases small enough to be counted by hand."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

import attribution
import attribution_metrics as metrics
from attribution_metrics import Article, Quotation
from summarize.models import Span, Speaker, Statement

# Word:  0    1     2       3   4     5     6   7   8       9  10  11     12
TEXT = "Der Hafen bleibe zu, sagte Frau Mai. Sie habe „keine Wahl“. Es regnet."
SENTENCES = ((0, 36), (37, 59), (60, 70))


def at(words: str) -> tuple[tuple[int, int], ...]:
    start = TEXT.index(words)
    return ((start, start + len(words)),)


def quotation(form: str, words: str, **roles: str) -> Quotation:
    return Quotation(form, at(words), **{role: at(said) for role, said in roles.items()})


def article(gold: list[Quotation], predicted: list[Quotation]) -> Article:
    return Article("toy", TEXT, SENTENCES, tuple(gold), tuple(predicted))


INDIRECT = quotation("indirect", "Der Hafen bleibe zu", speaker="Frau Mai", cue="sagte", frame="sagte Frau Mai")
FREE = quotation("indirect_free", "Sie habe „keine Wahl“", speaker="Frau Mai")
NESTED = quotation("direct", "„keine Wahl“", speaker="Sie")
GOLD = [INDIRECT, FREE, NESTED]


def test_predicting_the_annotation_gives_100_everywhere():
    report = metrics.evaluate([article(GOLD, GOLD), article([], [])])
    scores = [report.message, report.message_strict, report.roles, report.joint, report.form, report.span]
    scores += [*report.by_kind.values(), *report.by_role.values()]
    assert {(score.precision, score.recall, score.f1) for score in scores} == {(100.0, 100.0, 100.0)}
    assert (report.speakers.accuracy, report.speakers.end_to_end, report.false_alarm_rate) == (100.0, 100.0, 0.0)


def test_predicting_nothing_gives_no_recall_and_no_f1():
    report = metrics.evaluate([article(GOLD, [])])
    assert (report.message.recall, report.message.f1, report.joint.f1, report.form.f1, report.span.f1) == (
        0,
        0,
        0,
        0,
        0,
    )
    assert (report.speakers.end_to_end, report.false_alarm_rate) == (0.0, 0.0)


def test_tokens_are_words_and_strictly_also_punctuation():
    spans = at("„keine Wahl“.")
    assert len(metrics.Tokenizer(TEXT).tokens(spans)) == 2
    assert len(metrics.Tokenizer(TEXT, strict=True).tokens(spans)) == 5
    assert metrics.Tokenizer(TEXT).tokens([(45, 48)]) == metrics.Tokenizer(TEXT).tokens(at("„keine")), (
        "touched is owned"
    )


def test_quotation_marks_and_final_punctuation_do_not_count():
    predicted = [quotation("indirect", "Der Hafen bleibe zu,"), quotation("direct", "keine Wahl")]
    report = metrics.evaluate([article([INDIRECT, NESTED], predicted)])
    assert report.message.f1 == 100.0
    assert report.message_strict.f1 < 100.0


def test_message_is_the_mean_over_pairs_and_lone_items():
    # Pair 1: 3 of 4 words predicted: P 1, R 3/4. Predicted alone: P 0. Gold alone (FREE): R 0.
    predicted = [quotation("indirect", "Hafen bleibe zu"), quotation("reported", "Es regnet")]
    report = metrics.evaluate([article([INDIRECT, FREE], predicted)])
    assert report.message.precision == pytest.approx(100 * (1 + 0) / 2)
    assert report.message.recall == pytest.approx(100 * (3 / 4 + 0) / 2)
    assert report.message.f1 == pytest.approx(2 * 50 * 37.5 / 87.5)
    assert report.span.precision == 50.0
    assert report.span.recall == 50.0


def test_means_are_over_items_not_over_articles():
    # Three pairs with P = R = 1 in one article, one wrong prediction and one miss in the other.
    other = article([INDIRECT], [quotation("indirect", "Es regnet")])
    report = metrics.evaluate([article(GOLD, GOLD), other])
    assert report.message.precision == 75.0
    assert report.message.recall == 75.0


def test_roles_and_joint_count_tokens_with_their_role():
    # Gold: speaker Frau Mai, cue sagte, frame sagte Frau Mai = 6 role tokens. Predicted: speaker Mai, cue sagte,
    # addressee Frau = 3 role tokens, 2 of them right. With the content: 4 + 2 right of 7 predicted and 10 annotated.
    predicted = quotation("indirect", "Der Hafen bleibe zu", speaker="Mai", cue="sagte", addressee="Frau")
    report = metrics.evaluate([article([INDIRECT], [predicted])])
    assert (report.roles.precision, report.roles.recall) == pytest.approx((100 * 2 / 3, 100 * 2 / 6))
    assert (report.joint.precision, report.joint.recall) == pytest.approx((100 * 6 / 7, 100 * 6 / 10))
    assert (report.by_role["speaker"].precision, report.by_role["speaker"].recall) == (100.0, 50.0)
    assert report.by_role["frame"].recall == 0.0


def test_items_without_role_tokens_have_no_role_precision():
    bare = quotation("indirect", "Der Hafen bleibe zu")
    report = metrics.evaluate([article([INDIRECT, NESTED], [bare, NESTED])])
    assert report.roles.precision == 100.0
    assert report.roles.recall == 50.0


def test_pairing_takes_the_greatest_sum_not_the_first_best():
    # Best first would pair (Hafen bleibe zu, Hafen bleibe) = 4/5 and leave the other two alone; the greatest sum is
    # (Der Hafen, Hafen bleibe) = 2/4 and (Hafen bleibe zu, bleibe zu, sagte) = 4/6.
    gold = [quotation("indirect", "Der Hafen"), quotation("indirect", "Hafen bleibe zu")]
    predicted = [quotation("indirect", "Hafen bleibe"), quotation("indirect", "bleibe zu, sagte")]
    overlaps = sorted(item.overlap for item in metrics.pair(article(gold, predicted)))
    assert overlaps == pytest.approx([2 / 4, 4 / 6])


def test_ties_go_to_the_same_form():
    quoted = dataclasses.replace(INDIRECT, form="direct")
    items = metrics.pair(article([INDIRECT, quoted], [quoted, INDIRECT]))
    assert all(metrics.same_form(item) for item in items)


def test_further_ties_go_to_the_better_roles():
    other = dataclasses.replace(INDIRECT, speaker=at("Hafen"))
    for predicted in ([INDIRECT, other], [other, INDIRECT]):
        items = metrics.pair(article([INDIRECT, other], predicted))
        assert all(item.gold == item.predicted for item in items)


def test_a_pair_shares_a_token():
    items = metrics.pair(article([INDIRECT], [NESTED]))
    assert [(item.gold, item.predicted) for item in items] == [(INDIRECT, None), (None, NESTED)]


def test_form_counts_pairs_with_the_same_form():
    predicted = [dataclasses.replace(INDIRECT, form="reported"), NESTED]
    report = metrics.evaluate([article(GOLD, predicted)])
    assert report.form.precision == 50.0
    assert report.form.recall == pytest.approx(100 / 3)


def test_a_kind_is_scored_on_its_own_items_only():
    wrong_form = [INDIRECT, FREE, dataclasses.replace(NESTED, form="reported")]
    report = metrics.evaluate([article(GOLD, wrong_form)])
    assert report.by_kind["indirect + indirect_free"].f1 == 100.0
    assert report.by_kind["direct"].f1 == 0.0
    assert report.message.f1 == 100.0


@pytest.mark.parametrize(
    ("mention", "right", "same"),
    [
        ("Frau Mai", True, True),
        ("Mai", True, True),
        ("Sie", False, False),
        ("Der Hafen", False, False),
    ],
)
def test_a_speaker_is_right_where_it_shares_a_naming_word(mention: str, right: bool, same: bool):
    item = metrics.Item(article([], []), INDIRECT, quotation("indirect", "zu", speaker=mention), 1.0)
    assert metrics.right_speaker(item) is right
    assert metrics.same_name(item) is same


def test_a_shared_article_names_nobody():
    text = "Der Chef der Werft sagte es."
    gold = Quotation("indirect", ((0, 8),), speaker=((0, 18),))
    ours = Quotation("indirect", ((0, 8),), speaker=((9, 12),))
    assert not metrics.right_speaker(metrics.Item(Article("toy", text, (), (), ()), gold, ours, 1.0))


def test_a_relative_pronoun_is_a_speaker_too():
    text = "Die Chefin, die das sagte, ging."
    gold = Quotation("indirect", ((16, 19),), speaker=((12, 15),))
    assert metrics.right_speaker(metrics.Item(Article("toy", text, (), (), ()), gold, gold, 1.0))


def test_another_mention_of_the_same_name_is_counted_apart():
    text = "Mai kam. Mais Chef sei krank, sagte Frau Mai."
    gold = Quotation("indirect", ((9, 28),), speaker=((36, 44),))
    ours = Quotation("indirect", ((9, 28),), speaker=((0, 3),))
    who = metrics.speakers([metrics.Item(Article("toy", text, (), (), ()), gold, ours, 1.0)])
    assert (who.matched, who.right, who.same_name, who.gold) == (1, 0, 1, 1)


def test_end_to_end_counts_the_missed_ones_too():
    report = metrics.evaluate([article(GOLD, [INDIRECT])])
    assert report.speakers.accuracy == 100.0
    assert report.speakers.end_to_end == pytest.approx(100 / 3)


def test_false_alarms_are_sentences_with_no_annotated_word():
    into_the_rain = Quotation("indirect_free", ((37, 69),))
    assert metrics.evaluate([article(GOLD, [into_the_rain])]).false_alarm_rate == 100.0
    assert metrics.evaluate([article([], [INDIRECT])]).false_alarm_rate == pytest.approx(100 / 3)
    assert metrics.evaluate([article(GOLD, GOLD)]).quiet_sentences == 1


def test_every_statement_type_has_a_form():
    types = set(Statement.model_fields["type"].annotation.__args__)
    assert types == {kind for kind in metrics.FORM_OF_OURS if " " not in kind}
    assert set(metrics.FORM_OF_OURS.values()) == set(metrics.FORM_OF_GOLD.values())


@pytest.mark.parametrize(("words", "form"), [("„keine Wahl“", "direct"), ("keine Wahl", "indirect")])
def test_a_question_takes_the_form_of_its_marks(words: str, form: str):
    span = Span.cut(TEXT, *at(words)[0])
    mention = Span.cut(TEXT, *at("Frau Mai")[0])
    statement = Statement(
        id="s1", entry_id=None, type="question", content=(span,), speaker=Speaker(mention=mention), cue=(mention,)
    )
    found = attribution.predicted(statement)
    assert (found.form, found.quote, found.speaker, found.cue) == (form, at(words), at("Frau Mai"), at("Frau Mai"))


def test_the_floor_only_goes_up():
    floor = {"message_f1": 60.0, "joint_f1": 50.0}
    assert attribution.raised({"message_f1": 59.0, "joint_f1": 51.5, "new": 7.0}, floor) == {
        "message_f1": 60.0,
        "joint_f1": 51.5,
        "new": 7.0,
    }
    assert attribution.below_floor({"message_f1": 60.0}, {"message_f1": 60.0}) == []
    assert len(attribution.below_floor({"message_f1": 59.9}, floor)) == 2, "one fell, one is not measured"


def test_the_committed_floor_names_what_is_measured():
    measured = attribution.floor_figures(metrics.evaluate([article(GOLD, GOLD)]))
    assert set(json.loads(attribution.FLOOR.read_text(encoding="utf-8"))) == set(measured)
    assert set(measured.values()) == {100.0}


@pytest.mark.parametrize("kind", attribution.ERROR_CLASSES)
def test_errors_are_listed_by_class(kind: str):
    wrong = {
        "missed": [],
        "invented": [*GOLD, quotation("reported", "Es regnet")],
        "boundary": [quotation("indirect", "Der Hafen bleibe", speaker="Frau Mai"), FREE, NESTED],
        "form": [dataclasses.replace(INDIRECT, form="reported"), FREE, NESTED],
        "speaker": [dataclasses.replace(INDIRECT, speaker=at("Hafen")), FREE, NESTED],
        "false-alarm": [*GOLD, quotation("reported", "Es regnet")],
    }[kind]
    toy = article(GOLD, wrong)
    report = metrics.evaluate([toy])
    assert len(attribution.errors(report, [toy], kind)) == (3 if kind == "missed" else 1)
    perfect = article(GOLD, GOLD)
    assert attribution.errors(metrics.evaluate([perfect]), [perfect], kind) == []


@pytest.mark.skipif(not attribution.DATA.exists(), reason="the annotated articles are not here")
def test_the_annotation_of_the_real_articles_scores_100_against_itself():
    articles = attribution.read(Path(attribution.DATA))
    report = metrics.evaluate([dataclasses.replace(one, predicted=one.gold) for one in articles])
    assert set(attribution.floor_figures(report).values()) == {100.0}
    assert report.message_strict.f1 == 100.0


@pytest.mark.skipif(not attribution.DATA.exists(), reason="the annotated articles are not here")
def test_no_figure_is_below_the_committed_floor():
    articles, _ = attribution.run(attribution.read(Path(attribution.DATA)))
    floor = json.loads(attribution.FLOOR.read_text(encoding="utf-8"))
    assert attribution.below_floor(attribution.floor_figures(metrics.evaluate(articles)), floor) == []
