"""``summarize doctor``: what is configured, reachable and installed, and what would be used."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import typer

from summarize.config import CONFIG_FILE, Settings, cache_dir
from summarize.errors import SummarizeError


def show_doctor(settings: Settings, *, as_json: bool) -> None:
    """Print one line for each finding; exit 1 where the main job could not run."""
    findings = [_finding(name, probe, settings) for name, probe in PROBES]
    if as_json:
        rows = [{"name": name, "ok": ok, "finding": text} for name, ok, text in findings]
        typer.echo(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        for name, ok, text in findings:
            typer.echo(f"{'ok ' if ok else 'NO '} {name:10} {text}")
    if not all(ok for _, ok, _ in findings):
        raise typer.Exit(1)


def _finding(name: str, probe: Callable[[Settings], str], settings: Settings) -> tuple[str, bool, str]:
    try:
        return name, True, probe(settings)
    except SummarizeError as error:
        return name, False, str(error)


def _program(_settings: Settings) -> str:
    python = ".".join(map(str, sys.version_info[:3]))
    return f"summarize {importlib.metadata.version('summarize')}, Python {python}"


def _configuration(_settings: Settings) -> str:
    path = Path(os.environ.get("SUMMARIZE_CONFIG", CONFIG_FILE))
    return f"{path} is read" if path.is_file() else f"no {path}: defaults"


def _database(settings: Settings) -> str:
    from summarize.config import data_dir
    from summarize.store import open_store

    store = open_store(settings.db, lambda _: None)
    count = len(store.runs())
    store.close()
    return f"{settings.db or data_dir() / 'runs.db'}: {count} runs"


def _endpoint(settings: Settings) -> str:
    if settings.engine == "firefox":
        from summarize.engines.firefox import describe

        return describe()
    from summarize.llm.endpoint import choose, remote_endpoint
    from summarize.llm.retry import explain

    choice = choose(settings)
    if choice.embedded:
        return f"embedded model: {choice.why}"
    endpoint = remote_endpoint(settings, choice)
    import openai

    try:
        with openai.OpenAI(base_url=endpoint.base_url, api_key=endpoint.api_key, max_retries=0, timeout=10) as client:
            names = [model.id for model in client.models.list()]
    except openai.APIError as error:
        raise explain(error, endpoint.base_url, endpoint.model, endpoint.key_variable) from error
    served = "serves it" if endpoint.model in names else f"does not list it among {len(names)} models"
    return f"{endpoint.base_url} answers and {served}: {endpoint.model}, profile {endpoint.profile.name} ({choice.why})"


def _embedded(settings: Settings) -> str:
    from summarize import embedded

    model = embedded.find(None)
    path = embedded.locate(model)
    where = str(path) if path else f"not fetched yet ({model.size / 1e6:,.0f} MB; summarize model fetch)"
    engine = "xllamacpp installed" if importlib.util.find_spec("xllamacpp") else "xllamacpp missing: extra 'embedded'"
    return f"{model.name}: {where}; {engine}"


def _tokens(_settings: Settings) -> str:
    from summarize.llm.tokens import counter

    counter()
    return f"encodings in {os.environ.get('TIKTOKEN_CACHE_DIR', cache_dir() / 'tiktoken')}"


def _prompts(_settings: Settings) -> str:
    from summarize import prompts
    from summarize.errors import PromptError

    faults = prompts.check()
    if faults:
        raise PromptError(faults[0])
    return f"{', '.join(f'{task}/{versions[-1]}' for task, versions in prompts.available().items())}, as released"


PROBES: tuple[tuple[str, Callable[[Settings], str]], ...] = (
    ("program", _program),
    ("settings", _configuration),
    ("database", _database),
    ("endpoint", _endpoint),
    ("embedded", _embedded),
    ("tokens", _tokens),
    ("prompts", _prompts),
)
