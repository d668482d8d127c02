"""Pages: JSON-LD in its forms, marked-up times, data for scripts, visible text, and pages that hold nothing."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from summarize.errors import SourceError
from summarize.models import Document, Ticker
from summarize.sources import read
from summarize.sources.walls import WALLS
from summarize.ticker import segment

BODY = "Der Pegel der Aue fällt weiter, sagte die Bürgermeisterin. Die Helfer dürfen am Abend nach Hause gehen."


def page(body: str, *, data: object = None, head: str = "", raw: str | None = None) -> str:
    script = raw if raw is not None else json.dumps(data, ensure_ascii=False) if data is not None else None
    linked = f'<script type="application/ld+json">{script}</script>' if script is not None else ""
    return f"<!doctype html><html lang=de><head><title>Flut</title>{head}{linked}</head><body>{body}</body></html>"


def opened(folder: Path, markup: str, name: str = "page.html") -> Document:
    path = folder / name
    path.write_text(markup, encoding="utf-8")
    return read(str(path))


def ticker_of(document: Document) -> Ticker:
    ticker = segment(document)
    assert ticker.source_text() == document.text
    assert all(entry.text == document.text[entry.start : entry.end] for entry in ticker.entries)
    return ticker


def update(number: int, **fields: object) -> dict[str, object]:
    when = datetime(2025, 8, 16, 11, 0, tzinfo=UTC) - timedelta(minutes=7 * number)
    given = {"headline": f"Meldung {number}", "articleBody": f"{number}. {BODY}", "datePublished": when.isoformat()}
    return {"@type": "BlogPosting", **given, **fields}


def live(updates: object, **fields: object) -> dict[str, object]:
    return {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "headline": "Flut",
        "liveBlogUpdate": updates,
        **fields,
    }


@pytest.mark.parametrize(
    "data",
    [
        live([update(0), update(1)]),
        [{"@type": "Organization", "name": "Beispiel"}, live([update(0), update(1)])],
        {"@graph": [live([update(0), update(1)])]},
        {"@type": "NewsArticle", "mainEntity": live([update(0), update(1)])},
        live([update(0), update(1)], **{"@type": ["NewsArticle", "LiveBlogPosting"]}),
        live([update(0), update(1)], coverageStartTime="2025-08-16T12:59:00+02:00"),
    ],
    ids=["alone", "list", "graph", "nested", "two types", "late start"],
)
def test_declared_live_blogs(tmp_path: Path, data: object) -> None:
    ticker = ticker_of(opened(tmp_path, page("<p>Wird geladen</p>", data=data)))
    assert [entry.clock for entry in ticker.entries] == ["13:00", "12:53"]
    assert [entry.heading for entry in ticker.entries] == ["Meldung 0", "Meldung 1"]
    assert ticker.entries[0].time_basis == "stamp"
    assert ticker.entries[0].time == datetime(2025, 8, 16, 11, 0, tzinfo=UTC)
    assert ticker.order == "newest-first"


def test_one_update_as_an_object(tmp_path: Path) -> None:
    ticker = ticker_of(opened(tmp_path, page("", data=live(update(0)))))
    assert [entry.heading for entry in ticker.entries] == ["Meldung 0"]


def test_bodies_with_entities_and_html(tmp_path: Path) -> None:
    updates = [
        update(0, articleBody="Der Deich h&auml;lt &amp;quot;noch&amp;quot;."),
        update(1, articleBody="<p>Erster Absatz.</p><p>Zweiter <b>Absatz</b>.</p>", headline="A &amp; B"),
        update(2, articleBody="", headline="Nur eine Überschrift"),
    ]
    ticker = ticker_of(opened(tmp_path, page("", data=live(updates))))
    assert ticker.entries[0].text == 'Der Deich hält "noch".'
    assert ticker.entries[1].text == "Erster Absatz.\nZweiter Absatz."
    assert ticker.entries[1].heading == "A & B"
    assert ticker.entries[2].text == "Nur eine Überschrift"
    assert ticker.entries[2].heading is None


def test_json_with_raw_line_ends_and_commas_too_many(tmp_path: Path) -> None:
    raw = json.dumps(live([update(0)])).replace("Meldung 0", "Meldung\n0").replace("}]", "},]")
    ticker = ticker_of(opened(tmp_path, page("", raw=raw)))
    assert len(ticker.entries) == 1


def test_broken_json_falls_back_to_the_text(tmp_path: Path) -> None:
    body = f"<h1>Flut im Ticker</h1><p>13.45 Uhr: {BODY}</p><p>12.10 Uhr: {BODY}</p>"
    document = opened(tmp_path, page(body, raw='{"@type": "LiveBlogPosting", "liveBlogUpdate": ['))
    assert [entry.clock for entry in ticker_of(document).entries] == ["13:45", "12:10"]
    assert "1 JSON-LD blocks of the page are broken" in document.notices[0]


@pytest.mark.parametrize("updates", [[], None, ""])
def test_a_live_blog_without_entries_says_so(tmp_path: Path, updates: object) -> None:
    with pytest.raises(
        SourceError, match=r"they load by script\. Open it in a browser, save the rendered page, or paste"
    ):
        opened(tmp_path, page("<h1>Flut im Liveblog</h1><p>Alle Meldungen.</p>", data=live(updates)))


def test_a_script_only_page_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="filled by script"):
        opened(tmp_path, page('<div id="root"></div><script src="app.js"></script><noscript>JavaScript an!</noscript>'))


@pytest.mark.parametrize("wall", WALLS, ids=[wall.name for wall in WALLS])
def test_walls_are_named(tmp_path: Path, wall: object) -> None:
    assert wall in WALLS
    for known in WALLS:
        if known is wall:
            with pytest.raises(SourceError, match=f"is a {known.name} page"):
                opened(tmp_path, page(f"<h1>Flut</h1><p>{known.example}</p>"))


def test_a_cookie_notice_on_a_ticker_is_no_wall(tmp_path: Path) -> None:
    body = f"<div>{WALLS[0].example}</div><p>13.45 Uhr: {BODY}</p><p>12.10 Uhr: {BODY}</p>"
    assert len(ticker_of(opened(tmp_path, page(body))).entries) == 2


def test_metadata(tmp_path: Path) -> None:
    head = (
        '<meta property="og:description" content="Der Vorspann."><meta name="author" content="Eva Beispiel">'
        '<meta property="article:published_time" content="2025-08-16T06:00:00+0200">'
        '<meta property="article:modified_time" content="2025-08-16T14:00:00+02:00">'
    )
    body = f"<h1>Flut an der Aue</h1><p>13.45 Uhr: {BODY}</p><p>12.10 Uhr: {BODY}</p>"
    document = opened(tmp_path, page(body, head=head))
    assert (document.title, document.lead, document.author) == ("Flut an der Aue", "Der Vorspann.", "Eva Beispiel")
    assert document.published is not None
    ticker = ticker_of(document)
    assert [entry.time_basis for entry in ticker.entries] == ["page", "page"]
    assert ticker.entries[0].time == datetime(2025, 8, 16, 11, 45, tzinfo=UTC)


def test_marked_up_times(tmp_path: Path) -> None:
    entries = "".join(
        f'<div class="entry"><time datetime="2025-08-16T{hour}:05:00+02:00">{hour}.05 Uhr</time>'
        f"<h3>Um {hour} am Deich</h3><p>{BODY}</p><p>Zweiter Absatz.</p></div>"
        for hour in (14, 13, 12)
    )
    teasers = "".join(f'<li><time datetime="2025-08-1{day}T10:00:00Z">Tag</time> Mehr</li>' for day in (1, 2, 3, 4))
    document = opened(tmp_path, page(f"<main><h1>Flut</h1>{entries}<ul>{teasers}</ul></main>"))
    ticker = ticker_of(document)
    assert [(entry.clock, entry.heading) for entry in ticker.entries] == [
        ("14:05", "Um 14 am Deich"),
        ("13:05", "Um 13 am Deich"),
        ("12:05", "Um 12 am Deich"),
    ]
    assert ticker.entries[0].text == f"{BODY}\nZweiter Absatz."
    assert ticker.entries[0].stamp_span is not None


def test_data_for_scripts_with_seconds(tmp_path: Path) -> None:
    events = [
        {
            "id": "a",
            "created_at": 1755342300,
            "title": "Deich gebrochen",
            "content": {"x": 1},
            "html": f"<p>{BODY}</p>",
        },
        {"id": "b", "created_at": 1755338700000, "text": BODY},
    ]
    data = json.dumps({"state": {"events": events}})
    for markup in (
        f'<script type="application/json" class="tik-initialdata">{data}</script>',
        f"<div data-initialdata='{data}'></div>",
    ):
        ticker = ticker_of(opened(tmp_path, page(markup)))
        assert [entry.clock for entry in ticker.entries] == ["13:05", "12:05"]
        assert ticker.entries[0].heading == "Deich gebrochen"


def test_visible_text_only(tmp_path: Path) -> None:
    body = (
        "<nav>Menü</nav><script>var a = '14.00 Uhr: nein'</script><div hidden>15.00 Uhr: nein</div>"
        '<p style="display: none">16.00 Uhr: nein</p>'
        f"<article><p>13.45 Uhr: {BODY}<br>Zweite Zeile.</p><!-- 17.00 Uhr: nein --><ul><li>Punkt</li></ul>"
        f"<p>12.10&nbsp;Uhr: {BODY}</p></article><footer>Impressum</footer>"
    )
    document = opened(tmp_path, page(body))
    assert "nein" not in document.text
    assert "Menü" not in document.text
    assert [entry.clock for entry in ticker_of(document).entries] == ["13:45", "12:10"]
    assert ticker_of(document).entries[0].text.split("\n")[1:] == ["Zweite Zeile.", "Punkt"]


ARTICLE = f"<h1>Der Deich hält</h1>{f'<p>{BODY}</p>' * 8}"


@pytest.mark.parametrize("names", ['id="comments"', 'class="box comments-area"', 'class="leserkommentare"'])
def test_readers_comments_are_left_out_and_a_notice_says_so(tmp_path: Path, names: str) -> None:
    posts = "".join(f"<div><p>Eva am 16. August 2025 um 1{n}:05 Uhr</p><p>{BODY}</p></div>" for n in range(9))
    document = opened(tmp_path, page(f"{ARTICLE}<section {names}>{posts}</section>"))
    assert "Eva am" not in document.text
    assert [notice for notice in document.notices if "readers' comments" in notice]
    assert len(ticker_of(document).entries) == 1


@pytest.mark.parametrize("names", ["no-comments", "post-comments", "comments", "kommentare"])
def test_a_ticker_is_no_readers_comments_whatever_its_name(tmp_path: Path, names: str) -> None:
    entries = f"<p>14.05 Uhr: {BODY}</p><p>13.40 Uhr: {BODY}</p><p>12.57 Uhr: {BODY}</p>"
    document = opened(tmp_path, page(f'{ARTICLE}<div class="entry-content {names}">{entries}</div>'))
    assert len(ticker_of(document).entries) == 3


def test_teasers_beside_an_article_are_no_entries(tmp_path: Path) -> None:
    teasers = "".join(f"<article><p>16.08.2025, 1{n}:05 Uhr</p><h3>Pegel {n} fällt</h3></article>" for n in range(5))
    document = opened(tmp_path, page(f"<div><article>{ARTICLE}</article>{teasers}</div>"))
    assert "Pegel 1" not in document.text
    assert [notice for notice in document.notices if "other articles" in notice]
    assert len(ticker_of(document).entries) == 1


@pytest.mark.parametrize("count", [2, 9])
def test_entries_beside_a_long_article_are_not_left_out(tmp_path: Path, count: int) -> None:
    entries = "".join(f"<article><p>1{n}.05 Uhr: {BODY}</p></article>" for n in range(count, 0, -1))
    document = opened(tmp_path, page(f"<div><article>{ARTICLE}</article>{entries}</div>"))
    assert len(ticker_of(document).entries) == count


def test_marked_up_times_beside_an_article_are_no_entries(tmp_path: Path) -> None:
    posts = "".join(
        f'<li><time datetime="2025-08-16T1{n}:05:00+02:00">1{n}:05</time><p>{BODY[:58]}</p></li>' for n in range(3)
    )
    document = opened(tmp_path, page(f"<div>{ARTICLE}</div><ul>{posts}</ul>"))
    assert not document.declared


def test_the_charset_of_the_page(tmp_path: Path) -> None:
    path = tmp_path / "old.html"
    markup = page(f"<p>13.45 Uhr: {BODY} Über den Deich.</p>", head='<meta charset="iso-8859-1">')
    path.write_bytes(markup.encode("cp1252"))
    assert "Über" in read(str(path)).text


def test_a_single_file_archive(tmp_path: Path) -> None:
    markup = page(f"<p>13.45 Uhr: {BODY} Über.</p>")
    archive = (
        "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
        "--x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + markup
        + "\r\n--x--\r\n"
    )
    document = opened(tmp_path, archive, "page.mhtml")
    assert "Über" in document.text
    assert len(ticker_of(document).entries) == 1


def test_deep_nesting_is_no_problem(tmp_path: Path) -> None:
    document = opened(tmp_path, page("<div>" * 1000 + f"13.45 Uhr: {BODY}" + "</div>" * 1000))
    assert BODY in document.text


def test_four_hundred_updates_in_two_seconds(tmp_path: Path) -> None:
    data = live([update(number) for number in range(400)])
    started = time.process_time()
    ticker = ticker_of(opened(tmp_path, page("<p>Wird geladen</p>", data=data)))
    assert time.process_time() - started < 2
    assert len({entry.time for entry in ticker.entries}) == 400


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Flut</title><description>Alles zur Flut</description>
<item><title>Deich gebrochen</title><description>&lt;p&gt;%s&lt;/p&gt;</description>
<pubDate>Sat, 16 Aug 2025 11:45:00 GMT</pubDate></item>
<item><title>Wasser steigt</title><description>%s</description><pubDate>Sat, 16 Aug 2025 10:10:00 GMT</pubDate></item>
%s</channel></rss>"""


def test_feeds(tmp_path: Path) -> None:
    document = opened(tmp_path, FEED % (BODY, BODY, ""), "feed.xml")
    ticker = ticker_of(document)
    assert document.title == "Flut"
    assert [(entry.clock, entry.heading) for entry in ticker.entries] == [
        ("13:45", "Deich gebrochen"),
        ("12:10", "Wasser steigt"),
    ]


def test_atom_and_an_empty_feed(tmp_path: Path) -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Flut</title><entry><title>Deich</title>'
        "<updated>2025-08-16T11:45:00Z</updated>"
        f"<content type='html'>&lt;p&gt;{BODY}&lt;/p&gt;</content></entry></feed>"
    )
    assert ticker_of(opened(tmp_path, atom, "a.xml")).entries[0].clock == "13:45"
    with pytest.raises(SourceError, match="a feed without items"):
        opened(tmp_path, '<rss version="2.0"><channel><title>Leer</title></channel></rss>', "b.xml")
