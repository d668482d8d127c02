"""How long segmentation takes and how it grows: `python benchmarks/segmentation.py`.

Each text is made of one size and of ten times that size. Linear means ten times the input in at most eleven times the
time. Times are CPU seconds, the best of five; memory is the highest the process reached.
"""

from __future__ import annotations

import gc
import random
import resource
import sys
import time
from collections.abc import Callable

from summarize.models import Document
from summarize.ticker import segment

MEGABYTE = 1_000_000
WORDS = (
    "der Pegel",
    "fällt weiter",
    "am Deich",
    "sagte",
    "die Sprecherin",
    "Helfer",
    "aus Auental",
    "loben",
    "die Stadt",
)


def ticker(size: int) -> str:
    """Stamped entries of some 500 characters with headlines, the clock going back as in a long live ticker."""
    choose = random.Random(1)
    parts: list[str] = []
    length, clock = 0, 24 * 60 - 1
    while length < size:
        body = " ".join(choose.choices(WORDS, k=55)).capitalize()
        heading = " ".join(choose.choices(WORDS, k=5)).capitalize()
        parts.append(f"{heading}\nUpdate, {clock // 60:02d}.{clock % 60:02d} Uhr: {body}.\n")
        length += len(parts[-1])
        clock = (clock - choose.randint(1, 30)) % (24 * 60)
    return "".join(parts)


def tiny_entries(size: int) -> str:
    """Entries of a few characters, where the stamps are all the work."""
    clocks = (f"{minute // 60:02d}.{minute % 60:02d} Uhr: A{number}.\n" for number, minute in _falling(size // 17))
    return "".join(clocks)


def _falling(count: int) -> list[tuple[int, int]]:
    return [(number, (24 * 60 - 1 - number) % (24 * 60)) for number in range(count)]


TEXTS: tuple[tuple[str, Callable[[int], str], int], ...] = (
    ("a ticker", ticker, MEGABYTE // 2),
    ("tiny entries", tiny_entries, MEGABYTE // 5),
    ("plain lines", lambda size: "Der Deich an der Aue hält weiter stand.\n" * (size // 40), MEGABYTE // 2),
    ("a single line", lambda size: "Der Deich hält. " * (size // 16), MEGABYTE // 5),
    ("plus signs", lambda size: "+" * size, MEGABYTE // 20),
    ("open brackets", lambda size: "(" * size, MEGABYTE // 20),
    ("soft hyphens", lambda size: "De\u00adich " * (size // 7), MEGABYTE // 20),
)


def cost(text: str) -> tuple[float, int]:
    """CPU seconds, the best of five, and the number of entries."""
    document = Document(text=text, origin="-", media_type="text/plain", sha256="0" * 64)
    best, entries = float("inf"), 0
    for _ in range(5):
        gc.collect()
        started = time.process_time()
        entries = len(segment(document).entries)
        best = min(best, time.process_time() - started)
    return best, entries


def main() -> int:
    print(f"{'text':<16}{'characters':>12}{'seconds':>10}{'10 x':>10}{'ratio':>8}{'entries':>9}")
    linear = True
    for name, make, size in TEXTS:
        small, _ = cost(make(size))
        large, entries = cost(make(10 * size))
        ratio = large / small
        linear = linear and ratio <= 11
        print(f"{name:<16}{10 * size:>12,}{small:>10.3f}{large:>10.3f}{ratio:>8.1f}{entries:>9,}")
    print(f"highest memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0 if linear else 1


if __name__ == "__main__":
    sys.exit(main())
