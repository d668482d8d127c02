"""The translation, measured: chrF and BLEU, reported speech kept, which unit to ask for, and its checks.

    python benchmarks/translation.py                      all of it, for the embedded model, on the development slice
    python benchmarks/translation.py --scores             one part: --scores, --retention, --units, --checks
    python benchmarks/translation.py --effort fast,best   with other efforts than the usual one
    python benchmarks/translation.py --slice 0:1000:10    the slice kept for a last measurement; not developed on

Everything goes through the program's own translation and its own store of answers, so that what was answered once is
not asked again. Seconds are those of the endpoint, as they were when the answer came.

- Scores: each line of the slice is a ticker of one entry, because lines of a slice do not belong together. *Zero-shot*
  is one call a line with one instruction and nothing else. ± is the 95 % interval of a paired bootstrap over the lines,
  p its test of the difference to the first row.
- Retention: how many of the passages of ``tests/data/reported_speech.jsonl`` say in English that they are reported. The
  judge is the check ``reporting``; what it misses and what it finds on the written English of the set is printed too.
- Units: stretches of nine neighbouring lines of one document, three lines an entry, compared entry by entry. No line
  of the kept slice is among them.

Data: WMT21 German→English news (``newstest2021``), read from outside this repository; reference A.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import sys
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.significance import PairedTest

import checks as checks_benchmark
from summarize.analysis import by_rules
from summarize.attribution.sentences import sentences
from summarize.checks import CheckContext, run_checks
from summarize.config import Settings, cache_dir
from summarize.errors import SummarizeError
from summarize.glossary import Glossary, people_glossary
from summarize.llm.budget import Budget
from summarize.llm.client import AnswerError, ChatClient
from summarize.llm.connect import connect
from summarize.llm.effort import EFFORTS, effort_called
from summarize.llm.endpoint import Endpoint
from summarize.llm.exchange import Answer
from summarize.llm.profiles import profile_for
from summarize.models import Entry, SourceRef, Ticker
from summarize.passages import translation_tasks
from summarize.pipeline import hints, known_names, passage_check, translate_ticker
from summarize.progress import Silent
from summarize.prompts import Example, Prompt, load
from summarize.store import Store, open_store
from summarize.tasks.english import plain_marks, tidy
from summarize.tasks.rendered import properly_spelled, terms_in
from summarize.tasks.translate import translate

HERE = Path(__file__).parent
DATA = HERE.parent.parent / "shared" / "data" / "newstest2021"
REPORTED = HERE.parent / "tests" / "data" / "reported_speech.jsonl"
NAME = "newstest2021.de-en"
SYSTEMS = {
    "Online-A": "hyp.Online-A",
    "Online-W": "hyp.Online-W",
    "Facebook-AI": "hyp.Facebook-AI",
    "second human (B)": "ref.B",
}
DEVELOPMENT = "5:800:20"
KEPT = frozenset(range(0, 1000, 10))
"""Lines for a last measurement."""
STRETCHES = (41, 91, 111, 161, 271, 291)
"""First lines of stretches of nine, each within one document."""
ENTRY_LINES = 3
LIMIT = 512
"""Tokens of an answer."""
ZERO_SHOT = """---
task: zero_shot
version: 1
date: 2026-11-25
changes: For comparison only.
output: text
parameters: {temperature: 0}
---
{% block system %}
Translate from German into English. Answer with the translation only.
{% endblock %}
{% block user %}
{{ text }}
{% endblock %}
"""
PARTS = ("scores", "retention", "units", "checks")


@dataclass
class Meter(Silent):
    """Counts what answers took, also those from the store, which say what they took when they came."""

    seconds: float = 0.0
    tokens_in: int = 0
    tokens_out: int = 0

    def __post_init__(self) -> None:
        super().__init__()

    def answered(self, answer: Answer, *, reused: bool) -> None:
        self.seconds += answer.seconds
        self.tokens_in += answer.input_tokens
        self.tokens_out += answer.output_tokens


@dataclass(frozen=True)
class Measured:
    """The English of some texts, what it took for each of ``count`` sentences or entries, and how many are flagged."""

    english: tuple[str, ...]
    count: int
    meter: Meter
    flagged: int | None = None

    @property
    def row(self) -> tuple[str, str, str]:
        seconds = f"{self.meter.seconds / self.count:.1f}"
        tokens = f"{self.meter.tokens_in / self.count:.0f} + {self.meter.tokens_out / self.count:.0f}"
        return seconds, tokens, "" if self.flagged is None else str(self.flagged)


@dataclass(frozen=True)
class Bench:
    """An endpoint to measure, and the store of what it answered."""

    endpoint: Endpoint
    store: Store
    terms: Glossary

    @asynccontextmanager
    async def asking(self) -> AsyncIterator[tuple[ChatClient, Meter]]:
        meter = Meter()
        client = ChatClient(self.endpoint, self.store, Budget(self.endpoint.base_url, self.endpoint.model), meter)
        try:
            yield client, meter
        finally:
            await client.close()


def lines_of(data: Path, part: str) -> list[str]:
    return (data / f"{NAME}.{part}.{'de' if part == 'src' else 'en'}").read_text(encoding="utf-8").splitlines()


def ticker_of(texts: Sequence[str]) -> Ticker:
    """A ticker whose entries, oldest first, are these texts."""
    whole = "".join(f"{text}\n" for text in texts)
    entries: list[Entry] = []
    start = 0
    for number, text in enumerate(texts, start=1):
        entries.append(Entry(id=str(number), start=start, end=start + len(text) + 1, text=f"{text}\n"))
        start += len(text) + 1
    source = SourceRef(origin="benchmark", sha256=hashlib.sha256(whole.encode()).hexdigest(), chars=len(whole))
    return Ticker(source=source, order="oldest-first", entries=tuple(entries))


# Scores


async def translated(bench: Bench, texts: Sequence[str], effort: str) -> Measured:
    """Each text by itself, as the program translates a ticker with this effort."""

    english, flagged = [], 0
    async with bench.asking() as (client, meter):
        for text in texts:
            ticker = ticker_of([text])
            found = by_rules(ticker)
            made = await translate_ticker(ticker, found, bench.terms, client, "us", meter, effort_called(effort))
            english.append(made.entries[0].text_en or "")
            flagged += made.entries[0].status != "verified"
    return Measured(tuple(english), len(texts), meter, flagged)


async def zero_shot(bench: Bench, texts: Sequence[str]) -> Measured:
    prompt = Prompt("zero_shot/1", ZERO_SHOT)
    async with bench.asking() as (client, meter):
        english = [await _answer(client, prompt, text=text) for text in texts]
    return Measured(tuple(english), len(texts), meter)


async def _answer(client: ChatClient, prompt: Prompt, **variables: object) -> str:
    try:
        return tidy((await client.ask_text(prompt, limit=LIMIT, **variables)).text)
    except AnswerError:
        return ""


async def scores(bench: Bench, data: Path, chosen: slice, efforts: Sequence[str]) -> None:
    german, reference = lines_of(data, "src")[chosen], lines_of(data, "ref.A")[chosen]
    print(f"lines {chosen.start}:{chosen.stop}:{chosen.step} of {NAME}, {len(german)} lines, reference A\n")
    measured = {"zero-shot": await zero_shot(bench, german)}
    for effort in efforts:
        measured[f"this program, {effort}"] = await translated(bench, german, effort)
    others = {name: lines_of(data, part)[chosen] for name, part in SYSTEMS.items()}
    show_scores(measured, others, reference)


def show_scores(measured: Mapping[str, Measured], others: Mapping[str, Sequence[str]], reference: list[str]) -> None:
    """A line for each system; the first measured one is what the others are compared with."""
    named: list[tuple[str, Sequence[str]]] = [(name, one.english) for name, one in measured.items()]
    named += others.items()
    metrics = {"chrF": CHRF(references=[reference]), "BLEU": BLEU(references=[reference])}
    signatures, results = PairedTest(named, metrics, references=None, test_type="bs")()
    print(f"{'':30}{'chrF2':>14}{'p':>8}{'BLEU':>14}{'p':>8}{'seconds':>9}{'tokens in + out':>18}{'flagged':>9}")
    for number, (name, _) in enumerate(named):
        chrf, bleu = (_figure(results[metric][number]) for metric in ("chrF2", "BLEU"))
        seconds, tokens, flagged = measured[name].row if name in measured else ("", "", "")
        print(f"{name:30}{chrf}{bleu}{seconds:>9}{tokens:>18}{flagged:>9}")
    print(*(f"{metric}: {signature.format()}" for metric, signature in signatures.items()), sep="\n")


def _figure(result: object) -> str:
    score, interval, p = (getattr(result, name) for name in ("score", "ci", "p_value"))
    return f"{score:8.1f} ± {interval:3.1f}{'' if p is None else f'{p:.3f}':>8}"


# Retention


@dataclass(frozen=True)
class Help:
    """What is done for a reported sentence: whether the question says so, and with which effort the answer is checked
    and mended (None: neither)."""

    name: str
    hinted: bool
    effort: str | None = None


UNCHECKED = (Help("without the rule", hinted=False), Help("with the rule in the question", hinted=True))


def helps(efforts: Sequence[str]) -> list[Help]:
    return [*UNCHECKED, *(Help(f"with the rule, checked and mended, {effort}", True, effort) for effort in efforts)]


async def with_help(bench: Bench, client: ChatClient, meter: Meter, text: str, help: Help) -> str:
    """The English of a text by the program's translation with some of its help left out."""
    ticker = ticker_of([text])
    found = by_rules(ticker)
    tasks = translation_tasks(ticker)
    glossary = people_glossary(tuple(person.name for person in found.people)).merge(bench.terms)
    check = passage_check(tasks, found, glossary) if help.effort else (lambda passage, english: ())
    known = hints(tasks, found.statements) if help.hinted else {}
    effort = effort_called(help.effort or "fast")
    made = await translate(client, tasks, glossary, check, known, meter, names=known_names(found), effort=effort)
    return made[0].text_en or ""


async def retention(bench: Bench, reported: Path, efforts: Sequence[str]) -> None:
    records = [json.loads(line) for line in reported.read_text(encoding="utf-8").splitlines()]
    german = [record["german"] for record in records]
    print(f"reported speech kept, of {len(records)} passages, and by their kind\n")
    show_kept("written without it", records, [record["naive"] for record in records])
    show_kept("written with it", records, [record["faithful"] for record in records])
    show_kept("zero-shot", records, (await zero_shot(bench, german)).english)
    for help in helps(efforts):
        async with bench.asking() as (client, meter):
            english = [await with_help(bench, client, meter, text, help) for text in german]
        show_kept(help.name, records, english)


def show_kept(name: str, records: Sequence[Mapping[str, str]], english: Sequence[str]) -> None:
    kept: Counter[str] = Counter()
    for record, one in zip(records, english, strict=True):
        kept[record["kind"]] += is_kept(record["german"], one)
    kinds = Counter(record["kind"] for record in records)
    by_kind = ", ".join(f"{kind} {kept[kind]}/{count}" for kind, count in sorted(kinds.items()))
    print(f"  {name:44}{kept.total():4} ({kept.total() / len(records):4.0%})  {by_kind}")


def is_kept(german: str, english: str) -> bool:
    """Whether the English says of every reported sentence that it is reported; no English keeps nothing."""
    findings = run_checks(german, english, context=CheckContext()) if english else ()
    return bool(english) and not any(finding.check == "reporting" for finding in findings)


# Units


@dataclass(frozen=True)
class Unit:
    """What one call carries, and whether the call before it is shown with its answer."""

    name: str
    whole_entry: bool
    with_turn: bool


UNITS = (
    Unit("sentence", whole_entry=False, with_turn=False),
    Unit("sentence, the one before shown", whole_entry=False, with_turn=True),
    Unit("entry", whole_entry=True, with_turn=False),
    Unit("entry, the one before shown", whole_entry=True, with_turn=True),
)


def entries_of(lines: Sequence[str], first: int) -> list[str]:
    """The nine lines from ``first`` on, three in each text."""
    return [" ".join(lines[start : start + ENTRY_LINES]) for start in range(first, first + 9, ENTRY_LINES)]


async def by_unit(bench: Bench, stretches: Sequence[Sequence[str]], unit: Unit) -> Measured:
    """The entries of each stretch, asked for in such units with the program's question for a small model."""

    english: list[str] = []
    async with bench.asking() as (client, meter):
        for stretch in stretches:
            before: Example | None = None
            for entry in stretch:
                parts = [entry] if unit.whole_entry else [entry[start:end] for start, end in sentences(entry)]
                made: list[str] = []
                for part in parts:
                    made.append(await _part(bench, client, part, before))
                    before = Example(user=plain_marks(part), assistant=made[-1]) if unit.with_turn else None
                english.append(" ".join(made))
    return Measured(tuple(english), len(english), meter)


async def _part(bench: Bench, client: ChatClient, german: str, before: Example | None) -> str:
    prompt = load("translate_sentence")
    if before is not None:
        prompt = Prompt(prompt.name, prompt.content)
        prompt.meta = prompt.meta.model_copy(update={"examples": (*prompt.meta.examples, before)})
    terms = terms_in([german], bench.terms)
    answer = await _answer(client, prompt, text=plain_marks(german), terms=terms, reported=False, speaker=None)
    return properly_spelled(german, answer, bench.terms)


async def numbered(bench: Bench, stretches: Sequence[Sequence[str]]) -> Measured:
    """Each stretch as a ticker, by the program's way for models that take an entry a call: numbered sentences in and
    out as JSON, with the German before them."""
    profile = profile_for(bench.endpoint.model, "medium")
    other = replace(bench, endpoint=replace(bench.endpoint, profile=replace(profile, concurrency=1)))

    english: list[str] = []
    failed = 0
    async with other.asking() as (client, meter):
        for stretch in stretches:
            ticker = ticker_of(stretch)
            made = await translate_ticker(ticker, by_rules(ticker), bench.terms, client, "us", meter)
            english += [entry.text_en or "" for entry in made.entries]
            failed += sum(entry.status == "failed" for entry in made.entries)
    print(f"numbered as JSON: {failed} of {len(english)} entries failed")
    return Measured(tuple(english), len(english), meter)


async def units(bench: Bench, data: Path, firsts: Sequence[int], *, as_json: bool) -> None:
    german, reference = lines_of(data, "src"), lines_of(data, "ref.A")
    stretches = [entries_of(german, first) for first in firsts]
    references = [entry for first in firsts for entry in entries_of(reference, first)]
    print(f"{len(references)} entries of {ENTRY_LINES} lines of {NAME}, reference A; seconds and tokens an entry\n")
    measured = {unit.name: await by_unit(bench, stretches, unit) for unit in UNITS}
    if as_json:
        measured["entry, numbered as JSON"] = await numbered(bench, stretches)
    show_scores(measured, {}, references)


def chosen_slice(text: str) -> slice:
    """``5:800:20`` as lines 5, 25, … below 800, counted from 0."""
    start, stop, step = (int(number) for number in text.split(":"))
    return slice(start, stop, step)


def chosen_efforts(text: str) -> list[str]:
    names = text.split(",")
    if unknown := set(names) - set(EFFORTS):
        raise argparse.ArgumentTypeError(f"no effort is called {', '.join(unknown)}")
    return names


async def measure(bench: Bench, options: argparse.Namespace, parts: Sequence[str]) -> None:
    if "scores" in parts:
        await scores(bench, options.data, options.slice, options.effort)
    if "retention" in parts:
        await retention(bench, REPORTED, options.effort)
    if "units" in parts:
        await units(bench, options.data, STRETCHES[: options.stretches], as_json=options.numbered)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--slice", type=chosen_slice, default=DEVELOPMENT, metavar="START:STOP:STEP")
    parser.add_argument("--effort", type=chosen_efforts, default="normal", help=", ".join(EFFORTS) + ", or several")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of newstest2021")
    parser.add_argument("--model", help="as for summarize; by default the embedded one")
    parser.add_argument("--base-url")
    parser.add_argument("--profile")
    parser.add_argument("--db", default=str(cache_dir() / "benchmarks.db"), help="store of answers")
    parser.add_argument("--stretches", type=int, default=len(STRETCHES), help="units: only the first so many")
    parser.add_argument("--numbered", action="store_true", help="units: numbered sentences as JSON too (slow)")
    for part in PARTS:
        parser.add_argument(f"--{part}", action="store_true", help=f"only {part}")
    options = parser.parse_args()
    parts = [part for part in PARTS if getattr(options, part)] or PARTS
    if not options.data.exists():
        print(f"no data at {options.data}", file=sys.stderr)
        return 3
    if "checks" in parts:
        checks_benchmark.DATA = options.data
        checks_benchmark.show(checks_benchmark.measure("second"))
    if set(parts) > {"checks"} or "checks" not in parts:
        run(options, parts)
    return 0


def run(options: argparse.Namespace, parts: Sequence[str]) -> None:
    settings = Settings(
        model=options.model,
        base_url=options.base_url,
        profile=options.profile,
        db=options.db,
        effort=max(options.effort, key=list(EFFORTS).index),
    )
    store = open_store(settings.db, print)
    try:
        with connect(settings, Meter()) as connection:
            bench = Bench(connection.endpoint, store, Glossary.default())
            print(f"{connection.endpoint.model}, profile {connection.endpoint.profile.name}\n")
            asyncio.run(measure(bench, options, parts))
    finally:
        store.close()


if __name__ == "__main__":
    try:
        raise SystemExit(main())
    except SummarizeError as error:
        raise SystemExit(str(error)) from error
