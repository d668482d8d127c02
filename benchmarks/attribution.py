"""Quotation attribution on annotated German news: how well, how fast, and what is left, by class of error.

    python benchmarks/attribution.py                                    the table, on dev
    python benchmarks/attribution.py --data train.jsonl --errors missed -n 20   errors to learn from: tune on train
    python benchmarks/attribution.py --check-floor                      exit code 1 if a figure fell below the floor

The data is "Dataset of Quotation Attribution in German News Articles" (Petersen-Frey and Biemann 2024), CC BY-NC-SA
4.0; it is read from outside this repository. What each figure means is said in ``attribution_metrics``.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import random
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attribution_metrics as metrics
from attribution_metrics import Article, Item, Quotation, Report

if TYPE_CHECKING:  # loading the models is part of the measured load time
    from summarize.models import Span, Statement

HERE = Path(__file__).parent
DATA = HERE.parent.parent / "shared" / "data" / "wikinews" / "dev.jsonl"
FLOOR = HERE / "attribution_floor.json"
QUOTATION_MARKS = "„“”\"»«›‹‚‘'"
ERROR_CLASSES = ("missed", "invented", "boundary", "form", "speaker", "false-alarm")


@dataclasses.dataclass(frozen=True)
class Cost:
    """What a run took: load time is import and first call, the rest is measured after it. Seconds are of processor
    time, on one core, so that other work on the machine does not count."""

    load_seconds: float
    seconds: float
    megabytes: float
    peak_memory_mb: float

    @property
    def seconds_per_mb(self) -> float:
        return self.seconds / self.megabytes


def read(path: Path) -> list[Article]:
    """The annotated articles of a file, nothing predicted yet."""
    with path.open(encoding="utf-8") as lines:
        return [annotated(json.loads(line)) for line in lines]


def annotated(record: dict[str, Any]) -> Article:
    gold = tuple(
        Quotation(
            form=metrics.FORM_OF_GOLD[annotation["type"]],
            **{role: tuple(map(tuple, annotation[role])) for role in ("quote", *metrics.ROLES)},
            note=annotation["type"] + (" nested" if annotation["nested"] else ""),
        )
        for annotation in record["annotations"]
    )
    return Article(record["name"], record["text"], tuple(map(tuple, record["sents"])), gold, ())


def predicted(statement: Statement) -> Quotation:
    """A statement in the terms of the annotation."""
    kind: str = statement.type
    if kind == "question" and statement.content and statement.content[0].text[:1] in QUOTATION_MARKS:
        kind = "question in quotation marks"
    mention, addressee = statement.speaker.mention, statement.addressee_span
    return Quotation(
        form=metrics.FORM_OF_OURS[kind],
        quote=ranges(*statement.content),
        speaker=ranges(mention) if mention else (),
        cue=ranges(*statement.cue),
        frame=ranges(*statement.frame),
        addressee=ranges(addressee) if addressee else (),
        note=" ".join((statement.type, *statement.rules)),
    )


def ranges(*spans: Span) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in spans)


def run(articles: list[Article]) -> tuple[list[Article], Cost]:
    """Attributes every article. Nothing heavy of the benchmark itself is loaded yet, so the memory is the rules'."""
    started = time.process_time()
    from summarize.attribution import attribute

    attribute("Die Lage sei ruhig, sagte eine Sprecherin.")
    loaded = time.process_time()
    statements = [attribute(article.text).statements for article in articles]
    seconds = time.process_time() - loaded
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    megabytes = sum(len(article.text.encode()) for article in articles) / 1e6
    done = [
        dataclasses.replace(article, predicted=tuple(map(predicted, found)))
        for article, found in zip(articles, statements, strict=True)
    ]
    return done, Cost(loaded - started, seconds, megabytes, kilobytes / 1024)


def figures(report: Report, cost: Cost) -> dict[str, Any]:
    """Every figure, for ``--json``; percentages with two digits."""
    scores = {
        "message": report.message,
        "message, punctuation counted": report.message_strict,
        **{f"message, {kind}": score for kind, score in report.by_kind.items()},
        "roles": report.roles,
        **{f"role, {role}": score for role, score in report.by_role.items()},
        "joint": report.joint,
        "form": report.form,
        "span, overlap >= 0.5": report.span,
    }
    return {
        "scores": {
            name: {"f1": round(score.f1, 2), "p": round(score.precision, 2), "r": round(score.recall, 2)}
            for name, score in scores.items()
        },
        "speakers": {
            name: {
                "matched": who.matched,
                "right": round(who.accuracy, 2),
                "right_or_same_name": round(who.accuracy_same_name, 2),
                "end_to_end": round(who.end_to_end, 2),
            }
            for name, who in {"all": report.speakers, **report.speakers_by_form}.items()
        },
        "false_alarms": {
            "sentences": report.quiet_sentences,
            "alarms": report.false_alarms,
            "rate": round(report.false_alarm_rate, 2),
        },
        "counts": {form: {"gold": gold, "predicted": ours} for form, (gold, ours) in report.counts.items()},
        "cost": {
            "megabytes": round(cost.megabytes, 3),
            "seconds_per_mb": round(cost.seconds_per_mb, 2),
            "mb_per_second": round(1 / cost.seconds_per_mb, 3),
            "load_seconds": round(cost.load_seconds, 2),
            "peak_memory_mb": round(cost.peak_memory_mb, 1),
        },
    }


def table(report: Report, cost: Cost) -> Iterator[str]:
    everything = figures(report, cost)
    yield f"{'':32}{'F1':>7}{'P':>7}{'R':>7}"
    for name, score in everything["scores"].items():
        yield f"{name:32}{score['f1']:7.1f}{score['p']:7.1f}{score['r']:7.1f}"
    yield ""
    yield f"{'speaker':20}{'matched':>9}{'right %':>9}{'or same name %':>16}{'end to end %':>14}"
    for name, who in everything["speakers"].items():
        yield (
            f"{name:20}{who['matched']:9}{who['right']:9.1f}{who['right_or_same_name']:16.1f}{who['end_to_end']:14.1f}"
        )
    yield ""
    yield "items (gold/predicted)  " + "  ".join(f"{form} {a}/{b}" for form, (a, b) in report.counts.items())
    yield (
        f"false alarms            {report.false_alarms} of {report.quiet_sentences} sentences with no quotation, "
        f"{report.false_alarm_rate:.1f} %"
    )
    yield (
        f"throughput              {1 / cost.seconds_per_mb:.3f} MB/s, {cost.seconds_per_mb:.1f} s per MB; "
        f"load {cost.load_seconds:.2f} s (processor time); peak memory {cost.peak_memory_mb:.0f} MB"
    )


def errors(report: Report, articles: list[Article], kind: str, form: str | None = None) -> list[str]:
    """The errors of one class, each as a readable block; ``form`` keeps those where one side has this form."""
    if kind == "false-alarm":
        return [
            f"{article.name} [{start}:{end}]\n  sentence   {shown(article.text, [(start, end)])}"
            + "".join(
                f"\n  predicted  {described(article, item)}" for item in article.predicted if touches(item, start, end)
            )
            for article in articles
            for (start, end), alarm in metrics.quiet_sentences(article)
            if alarm
        ]
    wanted = [item for item in report.items if form is None or form in {side.form for side in item.sides}]
    return [block(item) for item in wanted if is_error(item, kind)]


def is_error(item: Item, kind: str) -> bool:
    if kind in ("missed", "invented"):
        return (item.predicted if kind == "missed" else item.gold) is None
    if not (item.gold and item.predicted):
        return False
    if kind == "boundary":
        return item.overlap < 1
    if kind == "form":
        return not metrics.same_form(item)
    return bool(item.gold.speaker) and item.matched and not metrics.right_speaker(item)


def touches(item: Quotation, start: int, end: int) -> bool:
    return any(begin < end and stop > start for begin, stop in item.quote)


def block(item: Item) -> str:
    lines = [f"{item.article.name}" + (f"  overlap {item.overlap:.2f}" if item.overlap else "")]
    lines += [f"  gold       {described(item.article, item.gold)}"] if item.gold else []
    lines += [f"  predicted  {described(item.article, item.predicted)}"] if item.predicted else []
    return "\n".join(lines)


def described(article: Article, item: Quotation) -> str:
    lines = [f"{item.form} ({item.note}) {shown(article.text, item.quote)}"]
    lines += [
        f"               {role}: {shown(article.text, item.spans(role))}" for role in metrics.ROLES if item.spans(role)
    ]
    return "\n".join(lines)


def shown(text: str, spans: metrics.Spans) -> str:
    return " … ".join(f"[{start}:{end}] {' '.join(text[start:end].split())}" for start, end in spans)


def floor_figures(report: Report) -> dict[str, float]:
    """The figures that may not get worse, in percent; ``quiet`` is the share of quotation-free sentences left alone."""
    values = {
        "message_f1": report.message.f1,
        "direct_f1": report.by_kind["direct"].f1,
        "indirect_f1": report.by_kind["indirect + indirect_free"].f1,
        "roles_f1": report.roles.f1,
        "joint_f1": report.joint.f1,
        "form_f1": report.form.f1,
        "speaker_on_matched": report.speakers.accuracy,
        "speaker_end_to_end": report.speakers.end_to_end,
        "quiet": 100 - report.false_alarm_rate,
    }
    return {name: int(value * 10) / 10 for name, value in values.items()}


def below_floor(measured: dict[str, float], floor: dict[str, float]) -> list[str]:
    """What fell below the floor, a line each; a figure that the floor names and nobody measures is an error too."""
    return [
        f"{name}: {measured.get(name)} is below the floor of {least}"
        for name, least in floor.items()
        if measured.get(name, -1.0) < least
    ]


def raised(measured: dict[str, float], floor: dict[str, float]) -> dict[str, float]:
    """The floor lifted to what is measured; no figure of it ever sinks."""
    return {name: max(value, floor.get(name, 0.0)) for name, value in {**floor, **measured}.items()}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA, help="annotated articles, one JSON object a line")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    parser.add_argument("--errors", choices=ERROR_CLASSES, help="list errors of this class instead of the figures")
    parser.add_argument("--form", choices=sorted(set(metrics.FORM_OF_GOLD.values())), help="only errors with this form")
    parser.add_argument("-n", type=int, default=10, help="how many errors")
    parser.add_argument("--seed", type=int, help="draw the errors at random, not in the order of the file")
    parser.add_argument("--check-floor", action="store_true", help="fail if a figure on dev is below the committed one")
    parser.add_argument("--raise-floor", action="store_true", help="lift the committed floor to the figures on dev")
    options = parser.parse_args()
    if (options.check_floor or options.raise_floor) and options.data.name != DATA.name:
        parser.error(f"the floor is for {DATA.name}, not {options.data.name}")
    return options


def main() -> int:
    options = arguments()
    articles, cost = run(read(options.data))
    report = metrics.evaluate(articles)
    if options.errors:
        found = errors(report, articles, options.errors, options.form)
        if options.seed is not None:
            random.Random(options.seed).shuffle(found)
        print(f"{options.errors}: {len(found)}\n", *found[: options.n], sep="\n")
        return 0
    print(
        json.dumps(figures(report, cost), indent=2, ensure_ascii=False)
        if options.json
        else "\n".join(table(report, cost))
    )
    floor: dict[str, float] = json.loads(FLOOR.read_text(encoding="utf-8"))
    if options.raise_floor:
        FLOOR.write_text(json.dumps(raised(floor_figures(report), floor), indent=2) + "\n", encoding="utf-8")
    fallen = below_floor(floor_figures(report), floor) if options.check_floor else []
    print(*fallen, sep="\n", end="\n" if fallen else "", file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
