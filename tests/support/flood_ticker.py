"""A small invented ticker, its English, and a scripted model that translates it by number, as a capable one would."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping

from scripted_server import Answer, Body, Reply

from summarize.tasks.english import plain_marks

GERMAN = """Hochwasser in Ahlbrück
Deich an der Lorre hält
Update, 14.30 Uhr: Der Deich an der Lorre hält. „Wir haben das Schlimmste hinter uns“, sagte Bürgermeisterin Karla \
Benthin am Mittag. Der Pegel sei um 40 Zentimeter gefallen.
Update, 12.05 Uhr: Die Feuerwehr hat 120 Menschen in Sicherheit gebracht. Das teilte ein Sprecher mit.
Erstmeldung: In Ahlbrück ist die Lorre über die Ufer getreten. Ob der Damm hält, ist nicht bekannt.
"""

ENGLISH = {
    "Hochwasser in Ahlbrück": "Flooding in Ahlbrück",
    "Deich an der Lorre hält": "Dam on the Lorre holds",
    "Der Deich an der Lorre hält.": "The dam on the Lorre is holding.",
    "„Wir haben das Schlimmste hinter uns“, sagte Bürgermeisterin Karla Benthin am Mittag.": (
        "“We have the worst behind us,” mayor Karla Benthin said at midday."
    ),
    "Der Pegel sei um 40 Zentimeter gefallen.": "The water level had fallen by 40 centimeters, she said.",
    "Die Feuerwehr hat 120 Menschen in Sicherheit gebracht.": "The fire brigade has brought 120 people to safety.",
    "Das teilte ein Sprecher mit.": "This was announced by a spokesman.",
    "In Ahlbrück ist die Lorre über die Ufer getreten.": "In Ahlbrück the Lorre has burst its banks.",
    "Ob der Damm hält, ist nicht bekannt.": "Whether the dam will hold is not known.",
}

ENTRY = re.compile(r"^Entry (\S+)")
TAG = re.compile(r"<(/?)q(\d+)>")
QUOTATION = re.compile(r"“[^“”]*”")
SENTENCE = re.compile(r"^(\d+): (.*)$")
CANDIDATE = re.compile(r"^content (?P<content>\S+); cue (?P<cue>\S+); speaker m(?P<speaker>\d+); (?P<type>\w+)", re.M)


def translated(english: Mapping[str, str] = ENGLISH) -> Callable[[Body], Reply]:
    """A model that knows the English of these sentences, in the form that each prompt asks for."""
    plain = {plain_marks(german): plain_marks(text) for german, text in english.items()}

    def respond(body: Body) -> Reply:
        name = body.get("response_format", {}).get("json_schema", {}).get("name")
        asked = next(m["content"] for m in reversed(body["messages"]) if _is_question(m))
        if name == "brief":
            return Answer(json.dumps(BRIEF))
        if name == "statements":
            return Answer(json.dumps({"statements": pointed(asked)}))
        if "Entry " in asked:
            return Answer(json.dumps({"entries": list(_entries(asked, english))}))
        return Answer(plain[asked.strip().splitlines()[-1]])

    return respond


def pointed(asked: str) -> list[Body]:
    """The candidates that the prompt shows, confirmed."""
    return [
        {
            "content": [int(number) for number in match["content"].split(",")],
            "cue": [int(number) for number in match["cue"].split(",") if number != "none"],
            "speaker": int(match["speaker"]),
            "type": match["type"],
            "parent": 0,
            "assertive": True,
        }
        for match in CANDIDATE.finditer(asked)
    ]


def _is_question(message: Body) -> bool:
    return message["role"] == "user" and not message["content"].startswith("That answer cannot be used")


def _entries(asked: str, english: Mapping[str, str]) -> list[Body]:
    entries: list[Body] = []
    for line in asked.splitlines():
        if match := ENTRY.match(line):
            entries.append({"id": match[1], "heading": "", "sentences": []})
        elif line.startswith("Heading: "):
            entries[-1]["heading"] = english[line.removeprefix("Heading: ")]
        elif match := SENTENCE.match(line):
            entries[-1]["sentences"].append({"n": int(match[1]), "en": _numbered(match[2], english)})
    return entries


def _numbered(german: str, english: Mapping[str, str]) -> str:
    """The English with the numbers of the German quotations around its own, in order."""
    numbers = iter(number for closing, number in TAG.findall(german) if not closing)

    def tagged(match: re.Match[str]) -> str:
        number = next(numbers, None)
        return f"<q{number}>{match.group()}</q{number}>" if number else match.group()

    return QUOTATION.sub(tagged, english[TAG.sub("", german)])


BRIEF = {
    "headline": {"text": "Dam on the Lorre holds", "cites": ["e1"]},
    "bottom_line": {"text": "The mayor said the worst was over.", "cites": ["e1"]},
    "key_points": [
        {"text": "The fire brigade brought 120 people to safety, a spokesman said.", "cites": ["e2"]},
        {"text": "The Lorre burst its banks.", "cites": ["e3"]},
    ],
    "positions": [
        {"actor": "Karla Benthin", "stance": "She said “We have the worst behind us”.", "earlier": "", "cites": ["e1"]}
    ],
    "contradictions": [],
    "confirmed": [],
    "timeline": [{"text": "120 people were brought to safety.", "cites": ["e2"]}],
    "open_questions": [{"text": "Whether the dam will hold is not known.", "cites": ["e3"]}],
}
