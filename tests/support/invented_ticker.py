"""Paragraphs and headlines of an invented ticker, and what the segmenter makes of a text."""

from __future__ import annotations

from summarize.models import Document, Ticker
from summarize.ticker import segment

B1 = "Die Regierung hat ein Paket beschlossen. Es soll noch in dieser Woche in Kraft treten, sagte ein Sprecher."
B2 = "Der Verband der Händler hat den Plan kritisiert. „So geht es nicht“, sagte Präsidentin Eva Beispiel am Mittag."
B3 = "In Auental haben Tausende demonstriert. Die Polizei sprach von einem friedlichen Verlauf."
H1, H2, H3 = "Regierung beschließt Paket", "Händler kritisieren Plan", "Tausende gehen auf die Straße"


def ticker_of(text: str) -> Ticker:
    ticker = segment(Document(text=text, origin="-", media_type="text/plain", sha256="0" * 64))
    assert ticker.source_text() == text
    return ticker
