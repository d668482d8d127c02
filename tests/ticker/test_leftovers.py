"""What stands between the end of an entry and the next stamp: boxes of the page, told from the entry's own lines."""

from __future__ import annotations

import pytest

from summarize.models import Document, Ticker
from summarize.ticker import segment
from summarize.ticker.appeals import addresses_reader, is_appeal, speaks_of_publishing

FIRST = "Die Regierung hat ein Paket beschlossen. Es soll noch in dieser Woche in Kraft treten, sagte ein Sprecher."
SECOND = (
    "Der Verband der Händler hat den Plan kritisiert. „So geht es nicht“, sagte Präsidentin Eva Beispiel am Mittag."
)
THIRD = "In Auental haben Tausende demonstriert. Die Polizei sprach von einem friedlichen Verlauf."

BOXES = (
    "Auental Plus\nNaturkatastrophen\nWarum die Aue so schnell steigt",
    "Auental lesen kann jede:r\nAls Genossenschaft gehören wir unseren Leser:innen. Und unser Blatt ist kostenfrei.\n"
    "Jetzt unterstützen",
    "Der Auental-Newsletter\nAlles aus der Region! Unser neuer Newsletter informiert Sie über alle wichtigen "
    "Geschichten aus der Region. Melden Sie sich hier an.",
    "Bist du von der Flut betroffen?\nJa, ich sitze fest.\nNein.\n3412 Abstimmungen",
    "Wir möchten, dass Sie die Kontrolle über Ihre Daten behalten\nBeim Laden von Inhalten werden personenbezogene "
    "Daten an andere Anbieter übertragen.\nInhalte laden",
    "Anzeige\nBlatt-Laden: 20 % auf alle Stiefel\nJetzt kaufen",
    "Haben Sie Fehler entdeckt? Möchten Sie etwas kritisieren? Dann schreiben Sie uns gerne!",
    "Videobeitrag\nBeispiel: „Wir haben das Land gedreht“\n01:12 Min.\nEnde des Videobeitrags",
)
OWN = (
    "Der Pegel der Aue sinkt langsam. Das Amt erwartet am Abend eine Marke von 4,50 Metern.",
    "Sie will den Plan am Freitag vorstellen.",
    "Was bedeutet das für die Händler?\nSie müssen ihre Läden bis Freitag schließen, wie die Stadt am Abend mitteilte.",
    "- Schulen\n- Bäder",
    "Wer die Neue ist\nEva Beispiel, 54, ist seit 2019 Ministerin.",
    "Die Zitate des Abends\n„Der Deich hält.“\n„Wir bleiben.“",
    "Liste Beispiel: 34,2\nListe Muster: 27,9",
    "Offen bleiben:\nApotheken\nTankstellen",
    "Auf den Tafeln stand: „Euer Deich ist unser Deich“ und „Haut ab, wir bleiben bei euch an der Aue“.",
)


def ticker_of(text: str) -> Ticker:
    ticker = segment(Document(text=text, origin="-", media_type="text/plain", sha256="0" * 64))
    assert ticker.source_text() == text
    return ticker


def spaced(below: str) -> str:
    """Blank lines between the entries and none inside them, but for what stands below the second."""
    return f"14:05 Uhr\nPaket\n{FIRST}\n\n13:40 Uhr\nKritik\n{SECOND}\n\n{below}\n\n12:57 Uhr\nProtest\n{THIRD}"


@pytest.mark.parametrize("box", BOXES)
def test_a_box_between_two_entries(box: str) -> None:
    ticker = ticker_of(spaced(box))
    assert [entry.text for entry in ticker.entries] == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("own", OWN)
def test_an_entry_keeps_its_own_lines(own: str) -> None:
    ticker = ticker_of(spaced(own))
    assert [entry.text for entry in ticker.entries] == [FIRST, f"{SECOND}\n\n{own}", THIRD]


def test_lines_that_a_colon_announces_stay() -> None:
    below = "Der Minister schrieb am Abend:\n\nHeute ist ein guter Tag\nfür den Deich\nEva Beispiel, Ministerin"
    assert ticker_of(spaced(below)).entries[1].text.endswith("Eva Beispiel, Ministerin")


def test_the_page_says_how_much_it_kept() -> None:
    ticker = ticker_of(spaced(BOXES[0]))
    assert f"{len(BOXES[0]) - 2} characters between the entries were taken for boxes of the page" in ticker.warnings


def test_teasers_where_no_blank_lines_stand() -> None:
    stamped = f"14:05 Uhr\nPaket\n{FIRST}\nWie gut kennst du die Aue?\n13:40 Uhr\nKritik\n{SECOND}\nDie Flut in Zahlen"
    ticker = ticker_of(f"{stamped}\n12:57 Uhr\nProtest\n{THIRD}\nUnsere Quellen:\nReporter am Deich\nStadt Auental")
    assert [entry.text for entry in ticker.entries] == [FIRST, SECOND, THIRD]


def test_below_the_last_day_line_is_the_foot() -> None:
    entries = f"14:05 Uhr: Paket\n{FIRST}\n\n13:40 Uhr: Kritik\n{SECOND}\n\nSamstag, 16. August\n\n12:57 Uhr: Protest"
    ticker = ticker_of(f"{entries}\n{THIRD}\n\nFreitag, 15. August\n\nDas war der Blick auf die Aue.")
    assert [entry.text for entry in ticker.entries] == [FIRST, SECOND, THIRD]


def test_a_line_above_a_day_line_is_no_headline() -> None:
    text = f"16.08.\n14:05 Uhr: {FIRST}\n\nErfahren Sie, was heute war!\n\nFreitag, 15. August\n\n13:40 Uhr: {SECOND}"
    assert [entry.heading for entry in ticker_of(text).entries] == [None, None]


def test_appeals() -> None:
    assert addresses_reader("Wie gut kennst du den Deich?")
    assert addresses_reader("Wir bitten Sie um Geduld")
    assert not addresses_reader("Sie will den Plan am Freitag vorstellen.")
    assert not addresses_reader("„Geht nach Hause, das gilt auch für dich“, rief sie.")
    assert speaks_of_publishing("Der Newsletter zum Deich")
    assert not speaks_of_publishing("Die Journalistin berichtet vom Deich")
    assert is_appeal("Abonnieren Sie unseren Newsletter.")
    assert is_appeal("Diese Nachricht wurde am Freitag gesendet.")
    assert not is_appeal("Der Pegel sinkt, wie Sie sehen.")
