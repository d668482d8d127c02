"""Every test gets a home of its own, no key, no configuration, and no network but the loopback interface.

Terminals are the same everywhere: those who run the tests may have a dumb one, a narrow one, or one without colours.
"""

from __future__ import annotations

import ipaddress
import os
import socket
from pathlib import Path
from typing import Any

import pytest
from command_line import Summarize, call
from flood_ticker import GERMAN

from summarize.config import cache_dir

TOKEN_CACHE = os.environ.get("TIKTOKEN_CACHE_DIR", str(cache_dir() / "tiktoken"))
"""Shared by all tests: unpacking the encodings takes a second."""

# Before the command line is imported, which looks at some of them then.
os.environ["TERM"] = "xterm-256color"
for _name in ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "PY_COLORS", "GITHUB_ACTIONS", "TTY_COMPATIBLE"):
    os.environ.pop(_name, None)


@pytest.fixture(autouse=True)
def home(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Path:
    folder = tmp_path_factory.mktemp("home")
    for name in list(os.environ):
        if name.startswith(("SUMMARIZE_", "OPENAI_")) and not (name == "SUMMARIZE_CACHE_DIR" and _is_live(request)):
            monkeypatch.delenv(name)
    monkeypatch.setenv("SUMMARIZE_DATA_DIR", str(folder / "data"))
    if not _is_live(request):
        monkeypatch.setenv("SUMMARIZE_CACHE_DIR", str(folder / "cache"))
    monkeypatch.setenv("SUMMARIZE_CONFIG", str(folder / "summarize.toml"))
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", TOKEN_CACHE)
    return folder


@pytest.fixture
def ticker(tmp_path: Path) -> Path:
    """The flood ticker as a file."""
    file = tmp_path / "flood.txt"
    file.write_text(GERMAN, encoding="utf-8")
    return file


@pytest.fixture
def summarize() -> Summarize:
    return call


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    connect, lookup = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and not _is_loopback(str(address[0])):
            pytest.fail(f"a test reached for the network: {address[0]}")
        connect(self, address)

    def guarded_lookup(host: Any, *args: Any, **options: Any) -> Any:
        if host and not _is_loopback(host.decode() if isinstance(host, bytes) else str(host)):
            raise socket.gaierror(socket.EAI_NONAME, "tests have no network")
        return lookup(host, *args, **options)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_lookup)


def _is_live(request: pytest.FixtureRequest) -> bool:
    return request.node.get_closest_marker("live") is not None


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
