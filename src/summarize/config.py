"""Settings of one invocation: command line over ``SUMMARIZE_…`` environment over ``summarize.toml`` over defaults.

The command line and the environment are read by ``summarize.cli.options``; this module knows the fields, their
defaults, the configuration file, and the folders of this user.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from summarize.errors import UsageError

CONFIG_FILE = "summarize.toml"
CHOICES = {
    "effort": ("fast", "normal", "best"),
    "engine": ("model", "firefox"),
    "length": ("short", "normal", "long"),
    "audience": ("editor", "public", "official"),
    "style": ("us", "uk"),
}
"""Settings that take one of a few values."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person can configure. None means: decide from the endpoint's profile or the environment."""

    model: str | None = None
    """Name of the model at the endpoint, of an embedded model, or the path of a GGUF file."""
    engine: str = "model"
    """What translates: a chat ``model``, or ``firefox``, which takes no instructions (``summarize.engines``)."""
    base_url: str | None = None
    """Any OpenAI-compatible endpoint; also taken from OPENAI_BASE_URL."""
    effort: str = "normal"
    """How often a small model is asked for a sentence (``summarize.llm.effort``): fast, normal, best."""
    api_key_env: str = "OPENAI_API_KEY"
    """Name of the environment variable that holds the key. The key itself is never stored."""
    profile: str | None = None
    """How to use the model (``summarize.llm.profiles``); by default chosen by the model's name."""
    date: str | None = None
    """Day of the newest entry, YYYY-MM-DD."""
    tz: str = "Europe/Berlin"
    """Zone of the ticker's clocks."""
    db: str | None = None
    """Path or SQLAlchemy URL of the database of runs."""
    glossary: str | None = None
    """Terms of one's own, CSV or TBX; they go before the package's."""
    style: str = "us"
    """House style of the English (``summarize.house_style``): us, uk."""
    cassette: str | None = None
    """Cassette file: replayed where it exists, recorded where it does not."""
    concurrency: int | None = None
    """Requests in flight at once."""
    max_cost: float | None = None
    """Ceiling on the cost of this run in US dollars."""
    max_tokens: int | None = None
    """Ceiling on input plus output tokens of this run, as the endpoint counts them."""
    length: str = "normal"
    """Length of the briefing: short, normal, long."""
    audience: str = "editor"
    """Reader of the briefing: editor, public, official."""
    force: bool = False
    """Go on with a source that does not look like a German ticker."""
    allow_private: bool = False
    """Allow URLs that lead to private or loopback addresses."""
    quiet: bool = False
    verbose: bool = False

    @classmethod
    def resolve(cls, given: Mapping[str, Any], config_file: Path | None = None) -> Settings:
        """Settings from what was ``given`` (None: not given), then the configuration file, then the defaults.

        Raises UsageError for a configuration file that cannot be used.
        """
        path = config_file or Path(os.environ.get("SUMMARIZE_CONFIG", CONFIG_FILE))
        layers = read_config_file(path) if path.is_file() else {}
        layers.update({name: value for name, value in given.items() if value is not None})
        for name, choices in CHOICES.items():
            if layers.get(name, choices[0]) not in choices:
                raise UsageError(f"--{name} '{layers[name]}' is unknown.", hint=f"Choose from: {', '.join(choices)}.")
        return cls(**layers)


def read_config_file(path: Path) -> dict[str, Any]:
    """The settings of a ``summarize.toml``; dashes in names are read as underscores. Raises UsageError."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: cannot be read as TOML ({error}).", hint="Mend or remove it.") from error
    known = {field.name: field.type for field in fields(Settings)}
    settings: dict[str, Any] = {}
    for key, value in raw.items():
        name = key.replace("-", "_")
        if name not in known:
            raise UsageError(f"{path}: unknown setting '{key}'.", hint=f"Known: {', '.join(sorted(known))}.")
        settings[name] = _typed(path, key, value, str(known[name]))
    return settings


def _typed(path: Path, key: str, value: Any, annotation: str) -> Any:
    kind = annotation.split(" ")[0]
    wanted = {"str": (str,), "int": (int,), "float": (int, float), "bool": (bool,)}[kind]
    if kind == "str" and hasattr(value, "isoformat"):
        return value.isoformat()
    if not isinstance(value, wanted) or (isinstance(value, bool) and kind != "bool"):
        raise UsageError(f"{path}: '{key}' must be {kind}, not {value!r}.")
    return value


def data_dir() -> Path:
    """The user's data folder (the database of runs), or ``SUMMARIZE_DATA_DIR``."""
    return _user_dir("SUMMARIZE_DATA_DIR", "user_data_path")


def cache_dir() -> Path:
    """The user's cache folder (models, token encodings), or ``SUMMARIZE_CACHE_DIR``."""
    return _user_dir("SUMMARIZE_CACHE_DIR", "user_cache_path")


def _user_dir(variable: str, function: str) -> Path:
    override = os.environ.get(variable)
    if override:
        return Path(override)
    import platformdirs

    path: Path = getattr(platformdirs, function)("summarize", appauthor=False)
    return path
