"""The documentation is true: its examples run, its links lead somewhere, and it knows every command and option.

In a block marked ``console`` every line ``$ summarize …`` is run. It must exit with 0, or with N where the line ends in
``# exit N``, and each line shown below it must be a line of its output, in that order. ``…`` alone stands for any
lines; at the end of a line it stands for the rest of that line.
"""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import pytest
import typer.main
from pydantic import BaseModel
from typer.testing import CliRunner

from summarize.cli import app
from summarize.llm.profiles import PROFILES
from summarize.models import RunResult

ROOT = Path(__file__).parents[1]
DOCS = sorted((ROOT / "docs").glob("*.md"))
PAGES = [ROOT / "README.md", *DOCS]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")
EXIT = re.compile(r"#\s*exit (\d+)\s*$")
WIDTH = "100"


@dataclass(frozen=True)
class Example:
    """One command of a block and the output shown below it."""

    line: str
    shown: tuple[str, ...]

    @property
    def arguments(self) -> list[str]:
        return shlex.split(self.line, comments=True)[1:]

    @property
    def exit_code(self) -> int:
        match = EXIT.search(self.line)
        return int(match[1]) if match else 0

    @property
    def cassette(self) -> str | None:
        arguments = self.arguments
        return arguments[arguments.index("--cassette") + 1] if "--cassette" in arguments else None


def examples(block: str) -> list[Example]:
    found: list[Example] = []
    for command in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, *shown = command.rstrip("\n").split("\n")
        while line.endswith("\\"):
            line = f"{line[:-1]} {shown.pop(0)}"
        if line.startswith("summarize "):
            found.append(Example(line, tuple(shown)))
    return found


def blocks() -> Iterator[Any]:
    for page in PAGES:
        for number, (language, block) in enumerate(FENCE.findall(page.read_text(encoding="utf-8")), start=1):
            if language == "console" and examples(block):
                yield pytest.param(block, id=f"{page.name}-{number}")


@pytest.mark.parametrize("block", list(blocks()))
def test_an_example_does_what_is_shown(block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("examples", "cassettes", "prompts"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", WIDTH)
    for example in examples(block):
        if example.cassette and not Path(example.cassette).exists():
            pytest.skip(f"{example.cassette} is not recorded yet")
        result = CliRunner().invoke(app, example.arguments)
        assert result.exit_code == example.exit_code, f"{example.line}\n{result.output}"
        missing = first_not_in(example.shown, result.output)
        assert missing is None, f"{example.line}\nshows\n{missing}\nwhich is not, or not there, in\n{result.output}"


def first_not_in(shown: tuple[str, ...], output: str) -> str | None:
    """The first shown line that the output does not hold after the lines before it; None where all are there."""
    lines = iter(line.rstrip() for line in output.splitlines())
    for line in filter(None, (line.rstrip() for line in shown)):
        if line.strip() != "…" and not any(_shows(line, real) for real in lines):
            return line
    return None


def _shows(line: str, real: str) -> bool:
    return real.startswith(line.removesuffix("…").rstrip()) if line.endswith("…") else real == line


def test_what_is_not_in_the_output_is_found() -> None:
    output = "one\ntwo  \nthree and more\n"
    assert first_not_in(("one", "…", "three and…"), output) is None
    assert first_not_in(("two", "one"), output) == "one"
    assert first_not_in(("thre",), output) == "thre"
    block = "$ summarize a --b \\\n  c  # exit 3\nout\n\n$ ls\nx\n$ summarize d\n"
    assert [(e.arguments, e.exit_code, e.shown) for e in examples(block)] == [
        (["a", "--b", "c"], 3, ("out",)),
        (["d"], 0, ()),
    ]


def commands() -> dict[str, set[str]]:
    """The options of every command, by the command as it is written: ``summarize runs list``."""
    found: dict[str, set[str]] = {}

    def walk(command: Any, path: str) -> None:
        options = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
        found[path] = {name for name in options if name.startswith("-")} | {"--help"}
        for name, inner in getattr(command, "commands", {}).items():
            walk(inner, f"{path} {name}")

    walk(typer.main.get_command(app), "summarize")
    return found


def written(pages: list[Path]) -> str:
    return "\n".join(page.read_text(encoding="utf-8") for page in pages)


@pytest.mark.parametrize("command", commands())
def test_every_command_is_in_the_docs(command: str) -> None:
    assert re.search(rf"\b{command}\b", written(DOCS)), f"no page of docs/ says '{command}'"


def test_every_option_is_in_the_docs() -> None:
    text = written(DOCS)
    options = {option for known in commands().values() for option in known}
    assert not {option for option in options if not re.search(rf"(?<![\w-]){option}(?![\w-])", text)}


def uses(page: Path) -> Iterator[tuple[str, str]]:
    """Each piece of code on a page that is a call or an option of ours, and the command that it calls."""
    text = page.read_text(encoding="utf-8")
    fenced = [line.removeprefix("$ ") for _, block in FENCE.findall(text) for line in block.splitlines()]
    spans = CODE.findall(FENCE.sub("", text))
    known = commands()
    for code in (*fenced, *spans):
        words = code.split()
        heads = (" ".join(words[:length]) for length in (3, 2, 1))
        called = next((head for head in heads if head in known), "")
        if called or (code in spans and code.startswith("-")):
            yield code, called


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CHANGELOG.md"], ids=lambda page: page.name)
def test_every_option_named_exists(page: Path) -> None:
    known = commands()
    everywhere = set().union(*known.values())
    unknown = {
        (code, option)
        for code, called in uses(page)
        for option in OPTION.findall(code.partition(" # ")[0])
        if option not in (known[called] if " " in called else everywhere)
    }
    assert not unknown


@pytest.mark.parametrize(
    "page",
    [*PAGES, ROOT / "CHANGELOG.md", *(ROOT / "examples").glob("*.md")],
    ids=lambda page: str(page.relative_to(ROOT)),
)
def test_every_link_leads_somewhere(page: Path) -> None:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    for link in LINK.findall(text):
        if "://" in link:
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), f"{page.name} links to {link}"
        if anchor:
            assert anchor in anchors(target), f"{page.name} links to {link}"


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as code hosts make them."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    titles = [re.sub(r"[`*]", "", title) for title in re.findall(r"^#{1,6} (.+)$", text, re.MULTILINE)]
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def test_the_index_leads_to_every_page() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    assert {page.name for page in DOCS if page.name != "README.md"} <= set(LINK.findall(index))


def test_every_dependency_has_its_row() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    declared = [{re.split(r"[\[<>=!~; ]", name)[0] for name in group} for group in groups]
    sections = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").split("\n## ")[1:]
    listed = [set(re.findall(r"^\| ([\w.-]+) \|", section, re.MULTILINE)) - {"package"} for section in sections]
    assert listed == declared


def fields(model: type[BaseModel]) -> set[str]:
    """The names of all fields of a model and of the models in it."""
    found: set[str] = set()
    for name, field in model.model_fields.items():
        found.add(name)
        for kind in (field.annotation, *get_args(field.annotation)):
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                found |= fields(kind)
    return found


def test_every_field_of_the_json_is_in_the_docs() -> None:
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    assert {"cites", "mention", "sha256"} <= fields(RunResult)
    assert not {name for name in fields(RunResult) if not re.search(rf'[`"{{]{name}[`"]', page)}


def test_the_table_of_profiles_is_that_of_the_program() -> None:
    page = (ROOT / "docs" / "endpoints.md").read_text(encoding="utf-8")
    rows = {
        cells[1].strip(" `"): cells for row in re.findall(r"^\|.*$", page, re.MULTILINE) if (cells := row.split("|"))
    }
    for profile in PROFILES:
        cells = [cell.strip() for cell in rows[profile.name]]
        assert cells[-3:-1] == [f"{profile.context_tokens:,}", str(profile.concurrency)]
        assert ("extractive" in cells[5]) == ("brief" not in profile.tasks)
        assert ("model" in cells[4]) == ("statements" in profile.tasks)
        assert {"chunk": "many entries", "entry": "one entry", "sentence": "one sentence"}[profile.unit] in cells[3]
