"""The templates: versions, hashes, strict variables, and the lock."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from summarize import prompts
from summarize.errors import PromptError
from summarize.tasks.brief import BriefAnswer, SectionAnswer
from summarize.tasks.by_chunk import TranslateAnswer
from summarize.tasks.point import PointAnswer
from summarize.tasks.rendered import Term

ANSWER_MODELS = {
    "PointAnswer": PointAnswer,
    "SectionAnswer": SectionAnswer,
    "TranslateAnswer": TranslateAnswer,
    "BriefAnswer": BriefAnswer,
}


def test_every_released_prompt_is_as_released() -> None:
    assert prompts.check() == []


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = tmp_path / "prompts"
    shutil.copytree(str(prompts.prompt_folder()), copy)
    monkeypatch.setattr(prompts, "prompt_folder", lambda: copy)
    prompts.load.cache_clear()
    yield copy
    prompts.load.cache_clear()


def test_an_edited_release_is_found(folder: Path) -> None:
    file = folder / "translate" / "1.md"
    file.write_text(file.read_text(encoding="utf-8").replace("newsroom", "reader"), encoding="utf-8")
    assert prompts.check() == ["prompts/translate/1.md was edited after its release; make a new version instead."]


def test_missing_and_unlocked_versions_are_found(folder: Path) -> None:
    text = (folder / "brief" / "1.md").read_text(encoding="utf-8")
    (folder / "brief" / "1.md").unlink()
    (folder / "brief" / "7.md").write_text(text.replace("version: 1", "version: 7"), encoding="utf-8")
    faults = prompts.check()
    assert any("brief/1.md is in lock.json but missing" in fault for fault in faults)
    assert any("brief/7.md is not in lock.json" in fault for fault in faults)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("no front matter", "no front matter"),
        ("---\ntask: brief\n---\nx", "malformed"),
        (
            "---\ntask: brief\nversion: 9\ndate: 2026-01-01\nchanges: x\noutput: text\n---\n{% block system %}",
            "malformed",
        ),
        (
            "---\ntask: brief\nversion: 9\ndate: 2026-01-01\nchanges: x\noutput: text\n---\n"
            "{% block system %}x{% endblock %}",
            "no block 'user'",
        ),
        (
            "---\ntask: other\nversion: 9\ndate: 2026-01-01\nchanges: x\noutput: text\n---\n"
            "{% block system %}x{% endblock %}{% block user %}x{% endblock %}",
            "calls itself other/9",
        ),
    ],
)
def test_a_malformed_prompt_says_what_is_wrong(folder: Path, content: str, says: str) -> None:
    (folder / "brief" / "9.md").write_text(content, encoding="utf-8")
    with pytest.raises(PromptError, match=says):
        prompts.load("brief", 9)


def test_a_missing_variable_is_named() -> None:
    with pytest.raises(PromptError, match="'terms' is undefined"):
        prompts.load("translate_sentence").render(text="Der Damm hält.")


def test_unknown_prompts_are_named() -> None:
    with pytest.raises(PromptError, match="translate/99"):
        prompts.load("translate", 99)
    with pytest.raises(PromptError, match="no prompt 'poem'"):
        prompts.load("poem")


@pytest.mark.parametrize("task", sorted(prompts.available()))
def test_the_output_of_every_prompt_is_known(task: str) -> None:
    output = prompts.load(task).meta.output
    assert output == "text" or output in ANSWER_MODELS


def test_source_text_is_only_a_value() -> None:
    """Template syntax in a ticker is text, not code."""
    hostile = "{{ 7 * 7 }}{% for x in y %}"
    messages = prompts.load("translate_sentence").render(
        text=hostile, terms=[Term("{{a}}", "b")], reported=False, speaker=None
    )
    assert messages[-1].content.endswith(hostile)
    assert "{{a}} = b" in messages[-1].content


def test_worked_examples_stand_between_system_and_user() -> None:
    messages = prompts.load("translate_sentence", 1).render(text="x", terms=[], reported=True, speaker="Karla Benthin")
    roles = [message.role for message in messages]
    assert roles == ["system", *["user", "assistant"] * ((len(roles) - 2) // 2), "user"]
    assert "Karla Benthin" in messages[-1].content


def test_a_diff_shows_what_changed(folder: Path) -> None:
    text = (folder / "brief" / "1.md").read_text(encoding="utf-8")
    (folder / "brief" / "2.md").write_text(
        text.replace("version: 1", "version: 2").replace("one-page", "half-page"), encoding="utf-8"
    )
    shown = prompts.diff(prompts.load("brief", 1), prompts.load("brief", 2))
    assert "-You write a one-page" in shown
    assert "+You write a half-page" in shown
