"""URLs, over a real socket to a server of the test's own."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from summarize.errors import SourceError
from summarize.sources import read
from summarize.sources.fetch import _public

BODY = "Der Pegel der Aue fällt weiter, sagte die Bürgermeisterin am Nachmittag. Die Helfer dürfen nach Hause."
PAGE = f"<!doctype html><html><body><h1>Flut</h1><p>13.45 Uhr: {BODY}</p><p>12.10 Uhr: {BODY}</p></body></html>"
Answer = tuple[int, dict[str, str], bytes]


class Handler(BaseHTTPRequestHandler):
    answers: dict[str, Answer] = {}  # noqa: RUF012
    seen: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:
        self.seen.append(self.headers["Host"])
        status, headers, body = self.answers.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def serve() -> Iterator[Callable[[dict[str, Answer]], str]]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()

    def start(answers: dict[str, Answer]) -> str:
        Handler.answers = answers
        Handler.seen = []
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    server.shutdown()
    server.server_close()
    thread.join()


def html(text: str = PAGE, **headers: str) -> Answer:
    return 200, {"Content-Type": "text/html; charset=utf-8", **headers}, text.encode()


def test_a_page(serve: Callable[[dict[str, Answer]], str]) -> None:
    base = serve({"/ticker": html()})
    document = read(f"{base}/ticker", allow_private=True)
    assert document.origin == f"{base}/ticker"
    assert document.media_type == "text/html"
    assert BODY in document.text


def test_compression_and_charset(serve: Callable[[dict[str, Answer]], str]) -> None:
    packed = gzip.compress(PAGE.encode("cp1252"))
    headers = {"Content-Type": "text/html; charset=windows-1252", "Content-Encoding": "gzip"}
    base = serve({"/": (200, headers, packed)})
    assert BODY in read(f"{base}/", allow_private=True).text


def test_redirects_are_followed(serve: Callable[[dict[str, Answer]], str]) -> None:
    base = serve({"/a": (302, {"Location": "/b"}, b""), "/b": (301, {"Location": "c?x=1"}, b""), "/c?x=1": html()})
    assert read(f"{base}/a", allow_private=True).origin == f"{base}/c?x=1"


def test_redirects_have_an_end(serve: Callable[[dict[str, Answer]], str]) -> None:
    base = serve({"/a": (302, {"Location": "/a"}, b"")})
    with pytest.raises(SourceError, match="redirects more than"):
        read(f"{base}/a", allow_private=True)
    assert len(Handler.seen) == 6


def test_private_addresses_are_refused(serve: Callable[[dict[str, Answer]], str]) -> None:
    base = serve({"/": html()})
    for url in (base, base.replace("127.0.0.1", "localhost"), base.replace("127.0.0.1", "[::ffff:127.0.0.1]")):
        with pytest.raises(SourceError, match=r"not public|not known|no address"):
            read(url)
    assert Handler.seen == []


def test_a_redirect_to_a_private_address_is_refused(
    serve: Callable[[dict[str, Answer]], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    base = serve({"/": (302, {"Location": "http://10.0.0.1/geheim"}, b"")})
    monkeypatch.setattr("summarize.sources.fetch._public", lambda address: address == "127.0.0.1")
    with pytest.raises(SourceError, match=r"10\.0\.0\.1, an address that is not public"):
        read(base)


def test_a_name_that_leads_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("192.168.1.1", 80))])
    with pytest.raises(SourceError, match=r"beispiel\.de leads to 192\.168\.1\.1"):
        read("http://beispiel.de/ticker")


def test_the_connection_goes_to_the_checked_address(
    serve: Callable[[dict[str, Answer]], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    base = serve({"/": html()})
    port = int(base.rpartition(":")[2])
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("127.0.0.1", port))])
    assert BODY in read(f"http://ticker.beispiel.de:{port}/", allow_private=True).text
    assert Handler.seen == [f"ticker.beispiel.de:{port}"]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert _public(address) is public


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((401, {}, b""), "asks for a password"),
        ((402, {}, b""), "asks for payment"),
        ((403, {}, b""), "refuses the request"),
        ((404, {}, b""), "does not exist"),
        ((500, {}, b""), r"answers with an error \(500\)"),
        ((200, {"Content-Type": "application/pdf"}, b"%PDF-1.7"), "is application/pdf, not a page"),
        ((200, {"Content-Type": "text/html"}, b""), "is empty"),
        ((302, {"Location": "ftp://beispiel.de/"}, b""), "no http or https address"),
        ((302, {"Location": "file:///etc/hostname"}, b""), "no http or https address"),
    ],
)
def test_answers_that_are_no_page(serve: Callable[[dict[str, Answer]], str], answer: Answer, words: str) -> None:
    base = serve({"/": answer})
    with pytest.raises(SourceError, match=words) as refused:
        read(f"{base}/", allow_private=True)
    assert "\n" not in str(refused.value)


def test_too_much(serve: Callable[[dict[str, Answer]], str], monkeypatch: pytest.MonkeyPatch) -> None:
    packed = gzip.compress(b"a" * 3_000_000)
    base = serve({"/": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, packed)})
    monkeypatch.setattr("summarize.sources.reading.MAX_BYTES", 2_000_000)
    with pytest.raises(SourceError, match="larger than"):
        read(f"{base}/", allow_private=True)


def test_nobody_answers(serve: Callable[[dict[str, Answer]], str]) -> None:
    with pytest.raises(SourceError, match="cannot be reached"):
        read("http://127.0.0.1:1/", allow_private=True)
    with pytest.raises(SourceError, match=r"no http or https address|no address"):
        read("http:///ticker")
