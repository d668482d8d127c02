"""The package ``fxtranslate`` as its version 0.5.0 behaves where its store cannot be reached, with a table for a model.

Written into a folder as an installed package, so that import and version work as for the real one. Its model is a file
``model.deen.json``: English by German. A sentence that is not in it comes back with its words numbered.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

MODULE = """
import json, threading
from pathlib import Path

UNREACHABLE = (
    "no cached model for {}→{}; and Remote Settings was unreachable: GET https://store.example/records: "
    "https://store.example/records: Dns Failed: resolve dns name 'store.example:443': Name or service not known"
)
WINDOW = 127


def _folder(cache_dir):
    if not isinstance(cache_dir, str):
        raise TypeError(f"'{type(cache_dir).__name__}' object is not an instance of 'str'")
    return Path(cache_dir)


class Translator:
    def __init__(self, table):
        self._table, self._thread = table, threading.get_ident()

    @classmethod
    def load(cls, src, trg, cache_dir=None):
        folder = _folder(cache_dir) / f"{src}-{trg}"
        models = sorted(folder.glob("model.*"))
        if not models or not list(folder.glob("vocab.*")):
            raise ValueError(UNREACHABLE.format(src, trg))
        try:
            return cls(json.loads(models[0].read_text(encoding="utf-8")))
        except json.JSONDecodeError:
            raise ValueError("trace ended mid-record (truncated)" + UNREACHABLE[UNREACHABLE.index(";"):]) from None

    def translate(self, text):
        if threading.get_ident() != self._thread:
            raise RuntimeError("Translator is unsendable, but sent to another thread")
        if text in self._table:
            return self._table[text]
        return " ".join(f"{word.strip('.,')}-en" for word in text.split()[: WINDOW // 2])


class Cache:
    def __init__(self, cache_dir=None):
        self.root = str(_folder(cache_dir))

    def pair_files(self, name):
        folder = Path(self.root) / name
        return [(file.name, file.stat().st_size, str(file)) for file in sorted(folder.iterdir())]
"""


def install(folder: Path) -> None:
    """The package in this folder, which is then to be put on the import path."""
    (folder / "fxtranslate").mkdir(parents=True)
    (folder / "fxtranslate" / "__init__.py").write_text(MODULE, encoding="utf-8")
    (folder / "fxtranslate-0.5.0.dist-info").mkdir()
    (folder / "fxtranslate-0.5.0.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.4\nName: fxtranslate\nVersion: 0.5.0\n", encoding="utf-8"
    )


def fetch(cache: Path, english: Mapping[str, str]) -> None:
    """The files of a model, as a fetch leaves them."""
    folder = cache / "de-en"
    folder.mkdir(parents=True)
    (folder / "model.deen.json").write_text(json.dumps(english), encoding="utf-8")
    (folder / "vocab.deen.spm").write_bytes(b"")
