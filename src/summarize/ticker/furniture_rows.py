"""What stands on a ticker's page and is no entry: one row per fixed string, each with a literal example.

``place`` says how a row is looked for:

- ``line``: it is the whole line;
- ``head``: the line starts with it, and all of a line of up to 300 characters belongs to it;
- ``box``: as ``head``, for a line of up to 1,200 characters: what a page says of content from elsewhere;
- ``tail``: the line ends with it, and all of a line of up to 400 characters belongs to it (captions);
- ``start``: the line starts with it; the rest, often glued on without a blank, is looked at again;
- ``glued``: it stands inside a line, glued to the text before it.

``above`` rows take the short line above them along (a gallery's title, the caption above a credit). ``opens`` rows
are the headline of a list of links: the unpunctuated lines below them belong to it. ``ends`` rows end the ticker when
no stamp follows. A row with ``hints`` (in lower case) is looked for only in a line that holds one of them, so that
prose is cheap: a row whose pattern starts with anything at all needs them.
The tests walk the examples, which are invented around the fixed strings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# The name of a picture's file: what stands between it and a credit is the caption.
PICTURE = "picture"
TWEET = "tweet"
Place = Literal["line", "head", "box", "tail", "start", "glued"]


@dataclass(frozen=True, slots=True)
class FurnitureRow:
    kind: str
    place: Place
    pattern: str
    example: str
    above: bool = False
    opens: bool = False
    ends: bool = False
    hints: tuple[str, ...] = ()


_SHARE = (
    r"(?:drucken|teilen|merken|kommentieren|kommentare?|mailen|vorlesen|kopieren|twittern|tweeten"
    r"|pinnen|schenken|speichern"
    r"|facebook|twitter|whatsapp|telegram|e-?mail|linkedin|xing|x\.com|flipboard|pinterest|threads|messenger|pocket"
    r"|link kopieren|artikel (?:teilen|anhören|merken|drucken)|beitrag teilen|eintrag teilen|zur merkliste hinzufügen"
    r"|(?:auf|per|via|über) (?:facebook|twitter|x|whatsapp|telegram|e-?mail|linkedin) (?:teilen|senden|versenden)"
    r"|feedback(?: geben)?|folgen|anhören)"
)
_AGENCY = (
    r"(?:dpa(?:-\w+)?|afp|apa?|reuters|rtr|imago(?: images)?|i images|picture[ -]alliance|getty(?: images)?|epd|epa|kna"
    r"|orf(?:\.at)?|keystone|sda|ddp|tass|ukrinform|xinhua|zuma(?: press)?|ntb|ansa|efe|anp|belga|ritzau|tt|pa"
    r"|picturedesk(?:\.com)?)"
)
_NAME = r"(?-i:[A-ZÄÖÜ][\wäöüß.'’-]+(?: (?:von|van|de|zu|der|di|da))*(?: [A-ZÄÖÜ][\wäöüß.'’-]+){1,3})"
_TICKER = r"(?:(?:live|news|nachrichten|eil)-? ?)?(?:ticker|blog|newsblog|newsticker|liveblog|liveticker)s?"
_CREDIT = (
    r"(?:fotos?|bild(?:er|quelle|rechte|nachweis)?|fotocredit|foto-?quelle|foto/\w+|grafik|karte|screenshot"
    r"|illustration|copyright|credit|archivbild|symbolbild|rubriklistenbild|titelbild|aufmacherbild)"
)
# What a credit names: agencies and capitalised words. "Bild: Minister tritt zurück" is a headline.
_CREDITED = (
    rf"(?:(?:{_AGENCY}(?![a-zäöüß])|(?-i:[A-ZÄÖÜ])[\w.'’-]*|via|und|von|van|de|pool|archiv)[ /,|&;+()©-]*+){{1,14}}"
)
_LEGAL = r"(?:impressum|datenschutz(?:erklärung)?|agb|nutzungsbedingungen|cookie-?einstellungen|barrierefreiheit)"
_LEGAL_ITEM = rf"(?:{_LEGAL}|(?-i:[A-ZÄÖÜ])[\w-]+(?: [\w-]+){{0,2}}|© .{{2,60}})"
_TIME = r"\d{1,2}(?:[.:]\d{2})?(?:[.:]\d{2})?(?: ?(?:uhr|me?s?z|ce?s?t))?"
_DATE = r"(?:\w{2,10}\.?,? )?(?:\d{1,2}\. ?(?:\d{1,2}\.|[a-zä]{3,9}\.?) ?(?:\d{4}|\d\d(?!\d))?|\d{1,2}/\d{1,2}/\d{4})"

ROWS: tuple[FurnitureRow, ...] = (
    FurnitureRow("share", "line", rf"(?:{_SHARE}[ ,|·•/]*)++", "DruckenTeilen"),
    FurnitureRow(
        "share", "line", r"[\d.]+ (?:kommentare?|postings?|reaktionen|shares?|likes?|mal geteilt)", "12 Kommentare"
    ),
    FurnitureRow("share", "line", r"(?:kommentare? ?|diskussion ?)?\(\d+\)", "Kommentare (12)"),
    FurnitureRow(
        "navigation", "line", r"(?:zu )?diesem (?:live-?|news-?)?ticker ?alle kapitel", "diesem Live-TickerAlle Kapitel"
    ),
    FurnitureRow(
        "navigation", "line", r"alle (?:kapitel|meldungen|einträge|beiträge|updates|themen|ressorts)", "Alle Kapitel"
    ),
    FurnitureRow(
        "navigation",
        "line",
        rf"[>+»→↻⟳ ]*(?:hier )?(?:(?:den|die|das|diesen|diese) )?(?:{_TICKER}|seite)? ?(?:automatisch |jetzt )?"
        r"(?:aktualisieren|neu laden)[<+«← *]*",
        ">>> Aktualisieren <<<",
    ),
    FurnitureRow(
        "navigation",
        "line",
        r"(?:mehr|weitere|ältere|neuere|neue|alle|frühere)(?: \w+)? (?:laden|anzeigen|einblenden|ansehen)",
        "Weitere Einträge laden",
    ),
    FurnitureRow(
        "navigation",
        "line",
        r"(?:neueste|älteste|neuste|wichtigste) (?:zuerst|einträge|oben)|sortier(?:en|ung)\b.{0,40}"
        r"|nur wichtige.{0,30}",
        "Neueste zuerst",
    ),
    FurnitureRow(
        "navigation",
        "line",
        r"(?:zur )?(?:\w+-)?startseite|menü|suche|anmelden|abmelden|login|(?:nach|zum (?:seiten)?anfang"
        r"|zurück nach) oben|zum seitenanfang"
        r"|zurück(?: zur \w+)?|weiter|schließen|mehr|übersicht|newsletter|abo|e-?paper|podcasts?|mediathek|live-?tv",
        "Zur Startseite",
    ),
    FurnitureRow("navigation", "line", r"(?:seite )?\d{1,3} (?:von|/) \d{1,3}", "Seite 1 von 3"),
    FurnitureRow(
        "navigation",
        "line",
        r"(?:[\w&.-]{2,30}(?: [\w&.-]{1,30})? ?[>›»] ?){2,6}[\w&. -]{2,40}",
        "Startseite > Politik > Deichbau",
        hints=(">", "›", "»"),
    ),
    FurnitureRow(
        "navigation",
        "head",
        r"(?:[>»→] ?)?(?:hier|jetzt) (?:geht es|geht's|gehts|kommen sie) (?:weiter )?zu[mr]?\b",
        "Hier geht es zum Liveticker vom Vortag.",
    ),
    FurnitureRow(
        "label", "line", rf"(?:im |der |das |unser )?(?:{_TICKER}|live|news|eil|\+\+)(?: ?\+\+)?", "Liveticker"
    ),
    FurnitureRow(
        "label",
        "line",
        r"(?:oben )?(?:an|ge|fest)(?:ge)?(?:pinnt|heftet|macht)(?:er (?:eintrag|beitrag))?|wichtig"
        r"|top-?meldung|highlight|exklusiv|eilmeldung",
        "Angepinnt",
    ),
    FurnitureRow(
        "gallery",
        "start",
        r"(?:zur |in der )?(?:foto|bilder|bild|klick)(?:strecke|galerie|show)(?: (?:ansehen|öffnen"
        r"|starten|anschauen|zeigen))",
        "Fotostrecke ansehenDeich gebrochen",
        above=True,
    ),
    FurnitureRow(
        "gallery",
        "glued",
        r"(?:foto|bilder|bild)(?:strecke|galerie) (?:ansehen|öffnen|starten)",
        "Das war der Tag.Fotostrecke ansehen",
        hints=("strecke ", "galerie "),
    ),
    FurnitureRow(
        "gallery",
        "line",
        r"(?:\d{1,3} ?bilder|(?:foto|bilder|bild|klick)(?:strecke|galerie)(?::.{0,120})?|galerie"
        r"|zur galerie|bilder ansehen)",
        "12 Bilder",
    ),
    FurnitureRow(
        "video",
        "line",
        r"(?:zum )?(?:video|audio|podcast)(?: (?:ansehen|abspielen|starten|anhören|starten"
        r"|öffnen))?(?: ?[|·•:-]? ?\d{1,2}:\d\d(?::\d\d)?(?: ?min\.?)?)?",
        "Video abspielen",
    ),
    FurnitureRow(
        "video",
        "line",
        r"\d{1,2}:\d\d(?::\d\d)? ?min(?:uten|\.)?|(?:lesezeit|lesedauer|dauer):? .{1,20}"
        r"|\d{1,2} min(?:uten|\.)? lesezeit",
        "02:14 min",
    ),
    FurnitureRow("video", "head", r"(?:im )?(?:video|audio|podcast)(?: ?[:|])", "Video: So hielt der Deich"),
    FurnitureRow(
        "advert",
        "line",
        r"[-–—( ]*(?:anzeige|werbung|advertisement|sponsored|gesponsert)(?: ende)?[-–—):. ]*",
        "Anzeige",
    ),
    FurnitureRow(
        "newsletter",
        "head",
        r"(?:(?:jetzt |hier )?(?:\w+-)?newsletter (?:abonnieren|bestellen|anmelden)|(?:abonnieren"
        r"|bestellen|lesen) sie (?:hier |jetzt )?(?:unseren?|den|die) .{0,40}(?:newsletter|whatsapp"
        r"|kanal)|melden sie sich (?:hier |jetzt )?(?:für|zu) .{0,60}newsletter)",
        "Abonnieren Sie unseren Newsletter",
    ),
    FurnitureRow(
        "newsletter",
        "head",
        r"(?:folgen sie|folge|abonnieren sie|besuchen sie) (?:uns|unserem|unseren|dem|den|die"
        r"|.{2,30}) .{0,40}(?:facebook|whatsapp|twitter|instagram|telegram|google|tiktok|threads|youtube"
        r"|\bx\b|kanal)",
        "Folgen Sie uns auf Instagram",
    ),
    FurnitureRow(
        "paywall",
        "head",
        r"(?:jetzt weiterlesen|weiterlesen mit|mit .{2,20} weiterlesen|registrieren sie sich"
        r"|jetzt (?:testen|abonnieren|registrieren|freischalten)|sie haben (?:bereits|schon) ein abo)",
        "Jetzt weiterlesen mit Plus",
    ),
    FurnitureRow(
        "comments",
        "head",
        r"(?:kommentar (?:schreiben|verfassen)|jetzt kommentieren|diskutieren sie mit"
        r"|schreiben sie (?:uns )?(?:einen kommentar|ihre meinung)|leserkommentare|zu den kommentaren"
        r"|\d+ (?:gedanken?|kommentare?|antworten|reaktionen) (?:zu|auf) [„“\"«»]"
        r"|alle kommentare)",
        "Diskutieren Sie mit!",
        ends=True,
    ),
    FurnitureRow("poll", "head", r"umfrage wird geladen|(?:jetzt )?abstimmen$", "Umfrage wird geladen"),
    FurnitureRow(
        "closing",
        "line",
        rf"(?:dieser|unser|der|das|dieses|die) .{{0,30}}(?:{_TICKER}).{{0,60}}\b(?:beendet|geschlossen"
        rf"|endet|zu ende|abgeschlossen)\b.{{0,120}}",
        "Dieser Ticker ist beendet",
        hints=("ticker", "blog"),
    ),
    FurnitureRow(
        "closing",
        "head",
        r"(?:damit |hiermit |an dieser stelle |wir )(?:beenden|schließen|endet"
        rf"|verabschieden)\b.{{0,60}}(?:{_TICKER}|berichterstattung|uns\b)",
        "Damit beenden wir unseren Liveblog.",
    ),
    FurnitureRow(
        "closing",
        "line",
        r"(?:vielen |herzlichen )?dank(?:e)? (?:fürs|für (?:ihr|das|euer|dein|ihre)) .{0,60}|das war(?:'"
        r"|’| e)?s (?:für heute|von hier|aus).{0,60}|ende des .{0,20}(?:ticker|blog)s.{0,20}"
        rf"|das war(?:en)? (?:der|die|unser|das) .{{0,20}}(?:{_TICKER}).{{0,60}}",
        "Vielen Dank fürs Mitlesen!",
    ),
    FurnitureRow(
        "caption", "tail", r"© ?[^.!?]{2,90}", "Der Deich am Morgen nach der Flut. © Eva Beispiel/dpa", hints=("©",)
    ),
    FurnitureRow(
        "caption", "line", rf"[(\[]?{_CREDIT}(?: ?:| ?©) ?{_CREDITED}", "Foto: Eva Beispiel / dpa", above=True
    ),
    FurnitureRow(
        "caption", "line", r"[(\[]?(?:archiv|symbol)(?:bild|foto|aufnahme)[)\]]?\.?", "(Archivbild)", above=True
    ),
    FurnitureRow(
        "caption",
        "line",
        rf"{_AGENCY}(?: ?/ ?[\w .'’-]{{2,40}}){{1,4}}",
        "picture alliance/dpa/Eva Beispiel",
        above=True,
    ),
    FurnitureRow(
        "caption",
        "line",
        r"bild(?:unterschrift|beschreibung|text) (?:anzeigen|einblenden|ausblenden|aufklappen)",
        "Bildunterschrift anzeigen",
        above=True,
    ),
    FurnitureRow(
        "caption",
        "tail",
        rf"(?<![\w-])[(|]? ?{_CREDIT} ?: ?{_CREDITED}",
        "Der Deich am Morgen. Foto: Eva Beispiel / dpa",
        hints=(":",),
    ),
    FurnitureRow(
        "caption",
        "tail",
        r"[(\[](?:archiv|symbol|file)(?:bild|foto|aufnahme|photo)?[)\]]\.?",
        "Der Deich bei Niedrigwasser (Archivbild)",
        hints=("(", "["),
    ),
    FurnitureRow(
        "caption",
        "tail",
        rf"\((?:quelle|{_CREDIT}) ?: [^()]{{2,90}}\)",
        "Der Deich am Morgen. (Quelle: IMAGO/Eva Beispiel)",
        hints=("(", "["),
    ),
    FurnitureRow(
        "caption",
        "tail",
        r"[.\w] (?:[|·] ?)?(?:picture[ -]alliance|imago(?: images)?|getty(?: images)?|dpa|afp|epa"
        r"|keystone|reuters|ap) ?/ ?[\w /.-]{2,60}",
        "Der Deich am Morgen. picture alliance/dpa",
        hints=("/",),
    ),
    FurnitureRow(
        "caption",
        "start",
        rf".{{0,250}}?(?:bildrechte|bildquelle|foto): {_AGENCY}(?:[ /,]+{_AGENCY})*(?= (?-i:[A-ZÄÖÜ„»«\"]))",
        "Der Pegel am Abend. Bildrechte: dpa Am Deich arbeiten Helfer.",
        hints=("rechte:", "quelle:", "foto:"),
    ),
    FurnitureRow(
        "source",
        "line",
        r"(?:quellen?|text|material): .{0,80}|mit (?:material von .{0,80}|agentur(?:material|en))\.?",
        "Quelle: beispiel.de, eva/dpa",
    ),
    FurnitureRow(
        "source", "line", rf"[(−–-]? ?(?:mit )?{_AGENCY}(?:(?:/|, ?| |/ )(?:{_AGENCY}|[a-z]{{2,4}}))*\)?", "(sda/dpa)"
    ),
    FurnitureRow(
        "related",
        "head",
        r"(?:[>»→▶+(]+ ?)?(?:lesen|hören|sehen) sie"
        r" (?:auch|hier|dazu|mehr|außerdem|ausserdem|jetzt|zum thema|weiter)\b",
        "Lesen Sie auch: Wie ein Deich gebaut wird",
        opens=True,
    ),
    FurnitureRow(
        "related",
        "head",
        r"(?:[>»→▶+]+ ?)?(?:lies|lest|schau|höre?) (?:auch|hier|dazu|mehr)\b",
        "Lies auch: Wie ein Deich gebaut wird",
        opens=True,
    ),
    FurnitureRow(
        "related",
        "head",
        r"(?:[>»→▶+]+ ?)?(?:mehr|weiteres|weitere informationen|alles|alle infos?|alle informationen"
        r"|hintergründe) (?:dazu|zum thema|zu diesem thema|darüber|hierzu)\b.{0,10}(?:$|:|lesen|hören"
        r"|sehen|finden|gibt)",
        "Mehr dazu lesen Sie hier.",
        opens=True,
    ),
    FurnitureRow(
        "related",
        "head",
        r"(?:[>»→▶+]+ ?)?(?:mehr (?:lesen|erfahren)|weiterlesen|zum (?:artikel|weiterlesen|interview)"
        r"|passend dazu|siehe auch|dazu auch|auch interessant|interview dazu|kommentar dazu|hier (?:lesen"
        r"|finden) sie (?:mehr|weitere|alle|auch|unser|den|die))\b(?=:|$| )",
        "Auch interessant: Der neue Deich",
        opens=True,
    ),
    FurnitureRow(
        "related",
        "line",
        r"(?:mehr zum thema|auch interessant|das könnte (?:sie|dich) auch interessieren"
        r"|weitere (?:artikel|themen|nachrichten|meldungen)|empfohlene(?:r)? (?:artikel|beiträge)"
        r"|meistgelesen(?:e artikel)?|mehr (?:aus|nachrichten|news)\b.{0,40}|ähnliche artikel|themen"
        r"|schlagwörter|stichwörter|verwandte (?:themen|artikel)|top-?themen|neueste artikel"
        r"|unsere empfehlungen?)[:.]?",
        "Mehr zum Thema",
        opens=True,
        ends=True,
    ),
    FurnitureRow("related", "head", r"(?:themen|schlagwörter|stichwörter|tags) ?:", "Schlagwörter: Deich, Flut"),
    FurnitureRow(
        "legal",
        "head",
        rf"(?:{_LEGAL}(?:(?: und)? {_LEGAL}| ?[|·•,/&] ?{_LEGAL_ITEM})*$|(?:alle rechte vorbehalten|©? ?copyright)\b)",
        "Impressum Datenschutz AGB",
        ends=True,
    ),
    FurnitureRow(
        "authors",
        "line",
        r"alle autor(?:en|innen)(?: anzeigen)?|autor(?:in|en|innen)?|redaktion|zur autorenseite|mehr von " + _NAME,
        "Alle Autoren",
    ),
    FurnitureRow(
        "authors",
        "line",
        r"(?:(?:ein|eine) \w+ )?(?:von|autor(?:in|en)?:|redaktion:|aufgezeichnet von"
        rf"|protokoll:) ?{_NAME}(?:(?:, | und |/| & ){_NAME}){{0,5}}(?:, ?(?-i:[A-ZÄÖÜ])[\w/ -]{{2,30}})?",
        "Von Eva Beispiel und Ole Muster",
    ),
    FurnitureRow(
        "embed",
        "box",
        r"(?:(?:empfohlener )?(?:redaktioneller|externer|externe) inhalte?|an dieser stelle (?:finden|findest"
        r"|befindet|steht|ist)\b.{0,80}(?:inhalt|video|karte|grafik|podcast|element|eingebunden)"
        r"|inhalte? (?:von|anzeigen|entsperren)"
        r"|hier finden sie (?:externe )?inhalte?|dieses element (?:enthält|beinhaltet)"
        r"|ich bin damit einverstanden, dass mir|mit (?:ihrer|deiner) zustimmung"
        r"|wir würden (?:ihnen|dir) hier gerne? einen externen"
        r"|wir benötigen ihre zustimmung|(?:tweet|post|beitrag|x-post|video) (?:wird |hier )?(?:laden"
        r"|anzeigen|geladen)|dieser inhalt (?:kann|wird|stammt)|zum anzeigen .{0,30}(?:javascript"
        r"|cookies))",
        "Externe Inhalte",
    ),
    FurnitureRow(
        "embed",
        "box",
        r"(?:sieh dir diesen beitrag auf|view this post on|ein beitrag geteilt von"
        r"|ein von .{2,60} geteilter beitrag|a post shared by)",
        "View this post on Instagram",
    ),
    FurnitureRow(
        TWEET, "tail", r"pic\.twitter\.com/\S{1,30}", "Das Wasser steigt. pic.twitter.com/abc", hints=("pic.twitter",)
    ),
    FurnitureRow(
        TWEET,
        "tail",
        r"(?:—|–|--?|&mdash;) .{1,60}\(@\w{1,20}\)(?: \w+ \d{1,2}, \d{4}| \d{1,2}\. \w+ \d{4})?",
        "Das Wasser steigt — Eva Beispiel (@eva) April 2, 2020",
        hints=("(", "["),
    ),
    FurnitureRow(
        "note",
        "line",
        r"\*+ ?(?:[\w.-]+\.(?:de|com|ch|at|net)|datenschutz|dieser artikel|dieser text|hinweis|anmerkung|mit)\b.*",
        "*beispiel.de ist Teil des Beispiel-Netzwerks.",
    ),
    FurnitureRow(
        "note",
        "head",
        r"(?:hinweis|anmerkung|anm\.) (?:der|d\.) red(?:aktion|\.)|transparenzhinweis"
        r"|redaktioneller hinweis|in eigener sache",
        "Hinweis der Redaktion: Angaben ohne Gewähr.",
    ),
    FurnitureRow(
        "newsletter",
        "box",
        r".{10,300}\b(?:mit (?:meiner|der) (?:anmeldung|registrierung)|durch (?:meine|die) anmeldung) .{0,40}stimme",
        "Der Morgen am Deich. Jetzt anmelden! Mit meiner Anmeldung zum Newsletter stimme ich der Werbung zu.",
        hints=("anmeldung", "registrierung"),
    ),
    FurnitureRow(
        "newsletter",
        "head",
        r"(?:\w+-)?newsletter [«„\"»].{2,60}$|(?:jetzt )?(?:kostenlos|gratis) (?:anmelden|abonnieren|testen)$"
        r"|(?:jetzt )?(?:\w+-)?(?:whatsapp|telegram)-?kanal (?:jetzt |hier )?(?:abonnieren|folgen)"
        r"|melden sie sich zu[mr] .{0,40}newsletter|hier geh(?:t|t's|t’s) zur anmeldung",
        "Jetzt kostenlos anmelden",
    ),
    FurnitureRow(
        "comments",
        "head",
        r"fehler (?:gefunden|entdeckt)\? (?:hier |jetzt )?melden|was (?:sagst du|sagen sie|denkst du|meinen sie) dazu\?"
        r"|(?:um (?:zu )?kommentieren|zum kommentieren)\b.{0,60}(?:angemeldet|anmelden|registrier|einloggen)"
        r"|(?:die kommentarfunktion|der kommentarbereich) .{0,80}(?:ist|wurde|wird)\b|forum: [\d.]+ postings?$"
        r"|die kommentare .{0,40}geben nicht .{0,40}meinung der redaktion|liebe leserin,? (?:und )?lieber leser,?$",
        "Um kommentieren zu können, müssen Sie angemeldet sein.",
    ),
    FurnitureRow(
        "source",
        "line",
        rf"(?-i:[a-zäöü]){{2,10}}(?:\.(?:de|at|ch|com))?(?:(?:/|, ?){_AGENCY}(?![a-zäöüß]))++",
        "abc/dpa/Reuters/AFP",
        hints=("/", ","),
    ),
    FurnitureRow("source", "line", r"\((?-i:[a-zäöü]){2,4}(?:/(?-i:[a-zäöü]){2,7})?\)", "(eva)"),
    FurnitureRow(
        "source",
        "line",
        rf"(?:red, ?)?(?:[\w-]+\.){{1,3}}(?:de|at|ch|com|net|org)(?:/{_NAME})?",
        "beispiel.at/Eva Beispiel",
        hints=(".de", ".at", ".ch", ".com", ".net", ".org"),
    ),
    FurnitureRow("legal", "line", r"© .{2,120}", "© Beispielblatt. Alle Rechte vorbehalten"),
    FurnitureRow(
        "related",
        "line",
        r"(?:alle|die|ältere|frühere|weitere)\b.{0,60}\b(?:können|finden|lesen) sie hier(?: nach)?(?:lesen)?\.?",
        "Die vorherigen Entwicklungen können Sie hier nachlesen.",
    ),
    FurnitureRow(
        "related",
        "line",
        r"(?:jetzt lesen|weitere informationen|passend zum (?:artikel|thema)|(?:weiterführende |externe )?links?"
        r"|dieses thema im programm|mehr [«„»\"].{2,40}[»“«\"]):?",
        "Weitere Informationen",
        opens=True,
    ),
    FurnitureRow(
        "advert",
        "line",
        r".{3,160} [|·] ?(?:anzeige|werbung)",
        "Jetzt Gummistiefel testen | ANZEIGE",
        hints=("anzeige", "werbung"),
    ),
    FurnitureRow(
        "embed",
        "box",
        r"hier können sie (?:unser|die|den|das).{0,40}(?:podcasts?|videos?|audios?) (?:hören|sehen|ansehen)"
        r"|wir benötigen (?:ihre|deine) (?:einwilligung|zustimmung)|(?:tickaroo|scribblelive) live ?blog software",
        "Hier können Sie unseren Podcast hören. Wir benötigen Ihre Einwilligung.",
    ),
    FurnitureRow(
        "byline",
        "line",
        r"(?:(?:letzte[sr]?|zuletzt|erstmals|erst)? ?(?:stand|aktualisiert|aktualisierung|update|erstellt"
        rf"|veröffentlicht|publiziert|erschienen|geändert|online)(?: am| um| vom| seit)?:? ?(?:{_DATE})?(?:,| um"
        rf"|\W{{1,3}})? ?(?:{_TIME})?)(?: ?[|•·–-] ?(?:lesezeit|lesedauer).{{1,20}})?",
        "Stand: 16.08.2025, 13:45 Uhr",
    ),
    FurnitureRow("byline", "line", "uhr", "Uhr"),
    FurnitureRow("share", "line", r"(?:[❤♥♡👍👎💬👁🔁👏🔥😂😮😢😡] ?\d[\d.,]*(?: ?[km])?[ |·•/]*){1,8}", "❤ 214"),
    FurnitureRow("related", "line", r"https?://\S+", "https://beispiel.de/p/9xKr1"),
    FurnitureRow(
        "gallery",
        "line",
        r"(?:foto|bilder|bild)(?:strecke|galerie) mit \d{1,3} (?:bild|foto)(?:er|ern|s)?",
        "Fotostrecke mit 6 Bildern",
    ),
    FurnitureRow(
        "source",
        "line",
        rf"(?:(?:sendung|gesendet|ausgestrahlt)(?: am| vom|:)? {_DATE}(?:,| um| [-–|•·])? ?{_TIME}"
        rf"|über dieses thema berichtete?\b.{{1,60}}{_DATE}).{{0,60}}",
        "Sendung am Fr., 25.9.2026 20:15 Uhr, Auental eins",
    ),
    FurnitureRow("embed", "box", r"to view this (?:video|content|post)", "To view this video please enable JavaScript"),
    FurnitureRow("rule", "line", r"[-=*_~#•·–—+ ]{3,}", "---"),
    FurnitureRow("navigation", "line", "neuer abschnitt|zustimmen|ablehnen|einverstanden", "Neuer Abschnitt"),
    FurnitureRow("caption", "line", r"\+ (?:.{0,160} )?© .{2,200}", "+ © Eva Beispiel Am Deich wird gearbeitet."),
    FurnitureRow(
        "embed",
        "box",
        r"um mit inhalten aus sozialen netzwerken|(?:twitter|facebook|instagram|youtube|tiktok) placeholder",
        "Um mit Inhalten aus Sozialen Netzwerken zu interagieren, brauchen wir deine Zustimmung.",
    ),
    FurnitureRow("caption", "line", r".{10,200} (?-i:FOTO|BILD):", "Helfer am Deich FOTO:", hints=("foto:", "bild:")),
    FurnitureRow(
        "caption",
        "start",
        rf"{_CREDIT}: ?[^\[\]+]{{2,60}}(?=\[\d{{1,2}}[.:]\d\d|\+{{2,3}} )",
        "Foto: Eva Beispiel/ dpa[18.11 Uhr] Der Deich hält.",
        hints=("[", "++"),
    ),
    FurnitureRow("authors", "line", "(?-i:avatar)", "avatar"),
    FurnitureRow("gallery", "line", "zur (?:slideshow|bildstrecke|galerie)", "Zur Slideshow", above=True),
    FurnitureRow(
        "embed",
        "box",
        r"an dieser stelle hat (?:unsere|die) redaktion inhalte? von"
        r"|aufgrund ihrer (?:datenschutz|cookie)-?einstellungen",
        "An dieser Stelle hat unsere Redaktion Inhalte von Beispiel integriert.",
    ),
    FurnitureRow(
        "video",
        "box",
        r"download der (?:video|audio)datei|wir bieten diese[sn]? (?:video|audio|beitrag) in folgenden"
        r"|hinweis: falls die (?:video|audio)datei",
        "Wir bieten dieses Video in folgenden Formaten zum Download an:",
    ),
    FurnitureRow("advert", "line", r"powered by .{2,160}", "powered by beispiel.de - alle Infos zum Deich"),
    FurnitureRow("video", "line", r".{5,120} \d{1,2}:\d\d min", "Auental Journal Mi 06.05.2027 19:00Uhr 03:01 min"),
    FurnitureRow(
        "embed",
        "line",
        r"eine? von .{2,60} (?:gepostete[rs]?|geteilte[rs]?) (?:foto|video|beitrag)(?: am)?(?: .{0,40})?",
        "Ein von Eva Beispiel (@evabeispiel) gepostetes Foto am",
    ),
    FurnitureRow(
        "related",
        "line",
        r"zu[mr] .{3,60} geht(?:'s| es)(?: es)? hier(?: entlang)?[.:!]?",
        "Zum ausführlichen Bericht geht es hier.",
    ),
    FurnitureRow("caption", "head", "legende:", "Legende: Der Deich am Morgen", above=True),
    FurnitureRow(
        PICTURE,
        "line",
        r"\S{3,160}\.(?:jpe?g|png|gif|webp|tiff?)",
        "20260816T134501Z_deich.jpg",
        hints=(".jp", ".png", ".gif", ".webp", ".tif"),
    ),
    FurnitureRow(
        "video", "line", r".{10,200} weitere videos", "So hielt der Deich weitere Videos", hints=("weitere videos",)
    ),
    FurnitureRow("caption", "line", r"rechte: .{2,80}", "Rechte: BEISPIELFUNK"),
    FurnitureRow("gallery", "line", r"(?:info)?grafik: .{5,100}[^.!?:]", "Grafik: Der Pegel der Aue seit Januar"),
    FurnitureRow("video", "line", rf"verfügbar (?:bis|ab) {_DATE}.{{0,20}}", "Verfügbar bis 18.07.2027"),
    FurnitureRow("video", "line", r"\d{1,2} min\.?", "3 min"),
    FurnitureRow("video", "line", r"0?0:00 ?/ ?\d{1,2}:\d\d", "00:00 / 02:14"),
    FurnitureRow(
        "related",
        "line",
        r"mehr (?:zu[mr]?|über) .{3,80} lesen sie (?:\w+ )?hier\W*",
        "Mehr zum Deich lesen Sie übrigens hier!",
    ),
    FurnitureRow("legal", "head", "(?:alle )?angaben ohne gewähr", "Alle Angaben ohne Gewähr."),
    FurnitureRow("related", "line", r".{2,40} \(isin: \w{12}\)", "Auental AG (ISIN: DE0001234567)", hints=("isin",)),
    FurnitureRow(
        "share",
        "line",
        r"[\w-]+\.(?:de|at|ch|com|net) (?:auf|bei) (?:facebook|twitter|instagram|youtube|tiktok|threads|x)",
        "beispiel.de auf Facebook",
        hints=("auf ", "bei "),
    ),
    FurnitureRow(
        "related",
        "line",
        r"(?:mehr|weiteres) (?:zum|zur|zu|über) .{3,60} (?:bei|auf|in|im) .{3,40}:",
        "Mehr zur Flut bei Beispielblatt Plus:",
        opens=True,
    ),
    FurnitureRow(
        "embed",
        "box",
        r"externen inhalt von .{2,80} anzeigen|unsere redaktion empfiehlt .{0,30}inhalt|ende des externen inhalts",
        "Externen Inhalt von Beispiel anzeigen?",
    ),
    FurnitureRow(
        "navigation",
        "line",
        r"(?:es gibt )?(?:\d+ )?neue (?:meldungen|einträge|beiträge|updates)|automatisch aktualisieren",
        "Es gibt neue Meldungen",
    ),
    FurnitureRow(
        "video",
        "head",
        r"diese audio-?version wurde künstlich generiert|(?:video|audio|podcast) herunterladen\b",
        "Diese Audioversion wurde künstlich generiert.",
    ),
    FurnitureRow("caption", "line", rf"[•*·-] ?{_CREDIT}: ?.{{2,80}}", "• Foto: Beispiel/ABC", above=True),
    FurnitureRow(
        "gallery",
        "line",
        r".{0,220}weitere bilder anzeigen|\d{1,3} von \d{1,3} ?(?:foto|bild): ?.{1,40}",
        "Der Deich am Morgen. Weitere Bilder anzeigen",
        hints=("weitere bilder", " von "),
    ),
    FurnitureRow(
        "gallery",
        "line",
        r"(?:foto|bild) zu[mr] \w{2,20}: .{5,150}|zoom(?: download)?",
        "Foto zur Flut: Der Deich am Morgen",
    ),
    FurnitureRow("gallery", "head", r"klicken sie sich durch\b", "Klicken Sie sich durch die besten Bilder:"),
    FurnitureRow("note", "line", r"dieser .{3,40} ist älter als .{3,30}", "Dieser Liveticker ist älter als ein Jahr."),
    FurnitureRow("caption", "line", r"(?:[•*·-] ?)?hochgeladen von .{2,60}", "• hochgeladen von Eva Beispiel"),
    FurnitureRow(
        "caption",
        "tail",
        r"(?-i:[A-ZÄÖÜ])[\w.'’-]+ (?-i:[A-ZÄÖÜ])[\w.'’-]+ (?:foto|bild):",
        "Der Deich am Morgen nach der Flut. Eva Beispiel Foto:",
        hints=("foto:", "bild:"),
    ),
    FurnitureRow(
        "caption",
        "tail",
        rf"(?<=[.!?]) \({_DATE}\)",
        "Der Deich am Morgen nach der Flut. (19. März 2023)",
        hints=(")",),
    ),
    FurnitureRow(
        "related", "line", r"weitere informationen .{10,280} mehr", "Weitere Informationen Der Deich hält mehr"
    ),
    FurnitureRow(
        "related",
        "line",
        r"(?:(?:mehr|weitere|alle|nähere) (?:infos?|informationen|details)|mehr(?: dazu)?|link)(?: .{1,40})?: ?https?://\S+",
        "Mehr Infos: https://beispiel.de/deich",
    ),
    FurnitureRow(
        "video",
        "line",
        rf".{{5,160}} [-–|] {_DATE} \d{{1,2}}:\d\d uhr \S.{{0,200}}",
        "So hält der Deich Auenmagazin - 28.04.2020 19:30 Uhr Ein Besuch am Deich.",
        hints=(" uhr ",),
    ),
    FurnitureRow(
        "byline",
        "line",
        rf"(?:.{{2,60}}[,|•·–-] ?)?{_DATE}(?:,| um| [-–|•·])? ?{_TIME}",
        "Eva Beispiel, 04.05.20 14:50",
        hints=tuple("0123456789"),
    ),
)
