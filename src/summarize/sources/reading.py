"""Where a source comes from: a file or standard input, with its size and its kind checked before it is decoded."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import BinaryIO

from summarize.errors import SourceError
from summarize.models import Document
from summarize.sources.decode import decode

MAX_BYTES = 32 * 1024 * 1024


def read(source: str, *, stdin: BinaryIO | None = None, force: bool = False, allow_private: bool = False) -> Document:
    """Read a path, ``-`` for standard input, or a URL.

    ``force`` lets a text pass that is not German; ``allow_private`` lets a URL lead to a private address. Raises
    SourceError with one line that says what is wrong, where, and what to do.
    """
    origin, data = _bytes(source, stdin)
    if not data:
        raise SourceError(f"{origin} is empty.", hint="Give a file that holds a German live ticker.")
    decoded = decode(data, origin)
    if not decoded.text.strip():
        raise SourceError(
            f"{origin} holds nothing but white space.", hint="Give a file that holds a German live ticker."
        )
    return Document(
        text=decoded.text,
        origin=origin,
        media_type="text/plain",
        sha256=hashlib.sha256(data).hexdigest(),
        notices=decoded.notices,
    )


def _bytes(source: str, stdin: BinaryIO | None) -> tuple[str, bytes]:
    if source == "-":
        return "-", (stdin or sys.stdin.buffer).read(MAX_BYTES + 1)
    path = Path(source)
    try:
        return source, path.read_bytes()
    except FileNotFoundError:
        raise SourceError(f"{source} does not exist.", hint="Check the path.") from None
    except IsADirectoryError:
        raise SourceError(f"{source} is a directory.", hint="Name one file in it.") from None
    except OSError as error:
        raise SourceError(f"{source} cannot be read: {error.strerror}.", hint="Check its permissions.") from None
