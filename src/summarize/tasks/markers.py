"""What German says of a matter that is open, disputed, confirmed or decided anew: patterns with an example each."""

from __future__ import annotations

import re

OPEN_MARKERS = (
    (r"\bunklar\b", "Unklar ist, wann die Brücke öffnet."),
    (r"\bungewiss\b", "Der Ausgang ist ungewiss."),
    (r"\bfraglich\b", "Fraglich ist, ob das reicht."),
    (r"\bunbeantwortet\b", "Die Frage blieb unbeantwortet."),
    (r"\b(?:bleib\w*|blieb\w*|lie(?:ß|ss)\w*|lässt|lassen)\b[^.!?]*\boffen\b", "Die Ministerin ließ den Termin offen."),
    (r"\boffen\b[^.!?]*\b(?:bleib\w*|blieb\w*|gelassen|geblieben)\b", "Offen blieb, wer zahlt."),
    (r"\boffene Fragen?\b", "Es gibt noch offene Fragen."),
    (r"\bnicht (?:klar|bekannt|geklärt|entschieden|absehbar)\b", "Die Ursache ist noch nicht bekannt."),
    (r"\bnichts bekannt\b", "Über Verletzte war zunächst nichts bekannt."),
    (r"\bnoch (?:nicht|kein\w*)\b[^.!?]*\bfest\b", "Ein Termin steht noch nicht fest."),
    (r"\bkeine (?:Angaben|Auskunft)\b", "Zu den Kosten machte er keine Angaben."),
    (
        r"\b(?:nannte|nennt|gab|gibt)\b[^.!?,]*\bkein\w* (?:\w+ )?(?:Gr[uü]nd\w*|Zahl\w*|Termin\w*)",
        "Sie nannte keinen Grund.",
    ),
    (r"\bkeine (?:\w+ )?Bestätigung\b|\bBestätigung\b[^.!?]*\bnicht\b", "Eine Bestätigung gab es zunächst nicht."),
    (r"\bweder\b[^.!?]*\bbestätig\w*[^.!?]*\bnoch\b", "Er wollte das weder bestätigen noch dementieren."),
    (r"\bäu(?:ß|ss)ert\w*\b[^.!?,]*\bsich\b[^.!?,]*\bnicht\b", "Die Werft äußerte sich zunächst nicht."),
    (r"\bsich\b[^.!?,]*\bnicht\b[^.!?,]*\bäu(?:ß|ss)ern\b", "Die Werft wollte sich nicht äußern."),
    (r"\bunabhängig\b[^.!?]*\b(?:über)?prüf\w*\b[^.!?]*\bnicht\b", "Unabhängig prüfen lässt sich das nicht."),
    (r"^(?:[Oo]b|[Ww]\w+)\b[^.!?]*,[^.!?,]*\b(?:nicht|niemand)\b", "Wann der Zug fährt, konnte niemand sagen."),
)
CONTRADICTED_MARKERS = (
    (r"\bwider(?:sprach|spricht|sprochen|sprachen)\b", "Die Gewerkschaft widersprach dem Minister."),
    (r"\bzurückgewiesen\b|\b(?:weist|wies|wiesen)\b[^.!?;,]*\bzurück\b", "Die Stadt wies den Vorwurf zurück."),
    (r"\bdementier(?:t|te|ten)\b", "Der Verband dementierte den Bericht."),
    (r"\b(?:bestreite[tn]|bestritt(?:en)?)\b", "Sie bestritt, davon gewusst zu haben."),
    (
        r"\b(?:nannte|nennt|bezeichnete|bezeichnet)\b[^.!?;]*\b(?:falsch|erfunden|unwahr|Unsinn|Lüge)\b",
        "Er nannte die Zahl falsch.",
    ),
)
CONFIRMED_MARKERS = (
    (r"\b(?:hat|haben)\b[^.!?;]*\bbestätigt\b|\bbestätigt(?:e|en)\b", "Die Polizei bestätigte den Vorfall."),
    (r"\bbestätigt\b", "Der Sprecher bestätigt den Rückzug."),
    (r"\beingeräumt\b|\bräum(?:t|te|ten|en)\b[^.!?;,]*\bein\b", "Der Betreiber räumte Fehler ein."),
    (r"\b(?:zugegeben|(?:gab|gibt|gaben)\b[^.!?;,]*\bzu\b(?=[.,]))", "Sie gab zu, davon gewusst zu haben."),
)
CHANGED_MARKERS = (
    (r"\b(?:nun|jetzt|offenbar|plötzlich) doch\b|\bdoch (?:noch|nicht|kein\w*|im Amt)\b", "Er will nun doch bleiben."),
    (r"\b(?:rückt|rückte|rückten)\b[^.!?;]*\bab\b|\babgerückt\b", "Die Partei rückt von der Forderung ab."),
    (r"\blenk(?:t|te|ten)\b[^.!?;]*\bein\b|\beingelenkt\b", "Der Konzern lenkte am Abend ein."),
    (r"\b(?:widerrief|widerruft|widerrufen)\b", "Sie widerrief ihre Aussage."),
    (r"\b(?:Kehrtwende|Kurswechsel|Meinungsumschwung)\b", "Der Minister vollzog eine Kehrtwende."),
    (
        r"\b(?:Angebot|Antrag|Drohung|Forderung|Kandidatur|Zusage)\b[^.!?;]*\bzurück(?:gezogen|genommen)?\b",
        "Er zog seine Kandidatur zurück.",
    ),
)
NEITHER_MARKERS = (
    (r"\bweder\b", "Sie wollte das weder bestätigen noch dementieren."),
    (r"\bnicht\b[^.!?,]*\b(?:bestätig\w*|dementier\w*|widersprach|zurück\w*)", "Das hat die Stadt nicht bestätigt."),
    (r"\b(?:dementier\w*|widersprach|bestritt|bestätigte)\b[^.!?,]*\bnicht\s*[.!,]", "Er widersprach dem nicht."),
)
"""What stands like a confirmation or a contradiction and is none."""


def _any(markers: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    return re.compile("|".join(pattern for pattern, _ in markers))


OPEN = re.compile(_any(OPEN_MARKERS).pattern, re.IGNORECASE)
CONTRADICTED = _any(CONTRADICTED_MARKERS)
CONFIRMED = _any(CONFIRMED_MARKERS)
CHANGED = _any(CHANGED_MARKERS)
NEITHER = _any(NEITHER_MARKERS)
