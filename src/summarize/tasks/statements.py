"""Statements in English: each takes the English that the translation aligned with its German words."""

from __future__ import annotations

from summarize.models import AlignedPair, Statement, Translation


def with_english(statement: Statement, translation: Translation | None) -> Statement:
    """The statement with ``text_en``: the aligned quotation where its content is one, without the comma that English
    sets inside it before its frame; else its sentences."""
    if translation is None or translation.text_en is None:
        return statement
    quoted = [
        pair for pair in translation.quotes if any(_same(pair, span.start, span.end) for span in statement.content)
    ]
    pairs = quoted or [
        pair
        for pair in translation.sentences
        if any(pair.de.start < span.end and span.start < pair.de.end for span in statement.content)
    ]
    if not pairs:
        return statement
    parts = dict.fromkeys(translation.text_en[pair.en.start : pair.en.end].rstrip(" ,") for pair in pairs)
    return statement.model_copy(update={"text_en": " … ".join(parts) if quoted else " ".join(parts)})


def _same(pair: AlignedPair, start: int, end: int) -> bool:
    """Whether a span is this quotation, its marks or a closing full stop or comma counted or not."""
    return abs(pair.de.start - start) <= 1 and abs(pair.de.end - end) <= 2
