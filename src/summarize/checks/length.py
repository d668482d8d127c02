"""Nothing left out, nothing added, as far as counting can tell."""

from __future__ import annotations

from summarize.checks.align import aligned, english_sentences, german_sentences
from summarize.checks.finding import CheckContext, Finding

SHORTEST = 40
"""Characters below which a ratio says nothing: *Nein* is *He said no*."""
LOWEST, HIGHEST = 0.6, 1.6
SHORT, SHORT_LOWEST, SHORT_HIGHEST = 120, 0.5, 1.8
"""Below so many characters the bounds are wider: German compounds and English particles even out only over length."""


def sentence_count(source: str, english: str, context: CheckContext) -> tuple[Finding, ...]:
    """Fewer English sentences than German ones."""
    german, translated = german_sentences(source), english_sentences(english)
    if len(translated) >= len(german):
        return ()
    alone = [bead.german[0] for bead in aligned(source, english) if bead.german and not bead.english]
    return (
        Finding(
            check="sentences",
            reason=f"the German has {len(german)} sentences, the English {len(translated)}",
            de=alone[0] if alone else None,
        ),
    )


def length_ratio(source: str, english: str, context: CheckContext) -> tuple[Finding, ...]:
    """The English is much shorter or much longer than the German, in characters."""
    german, translated = len(source.strip()), len(english.strip())
    if german < SHORTEST:
        return ()
    ratio = translated / german
    lowest, highest = (LOWEST, HIGHEST) if german >= SHORT else (SHORT_LOWEST, SHORT_HIGHEST)
    if lowest <= ratio <= highest:
        return ()
    word = "shorter" if ratio < 1 else "longer"
    return (Finding(check="length", reason=f"the English is much {word} than the German ({ratio:.0%} of its length)"),)
