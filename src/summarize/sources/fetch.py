"""Fetching one page: bounded in size, time and redirects, and never from an address that is not public.

The host is resolved here and the connection made to the address that was checked, so that a second answer of the name
server cannot lead elsewhere. Proxies from the environment are not used: behind one, the address could not be checked.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.errors import SourceError

if TYPE_CHECKING:
    import httpx2

MAX_REDIRECTS = 5
TOTAL_SECONDS = 60.0
STEP_SECONDS = 15.0
_SAVE = "Save the page in a browser and give the file, or paste the text."
_READABLE = (
    "text/",
    "application/xhtml",
    "application/xml",
    "application/rss",
    "application/atom",
    "application/rdf",
    "+xml",
)
# Reasons by status; the rest is told by its number.
_REASONS = {
    401: ("asks for a password", "Sign in with a browser, save the page, or paste the text."),
    402: ("asks for payment", "Sign in with a browser, save the page, or paste the text."),
    403: ("refuses the request", _SAVE),
    404: ("does not exist (404)", "Check the address."),
    410: ("has been taken down (410)", "Check the address."),
    429: ("refuses because of too many requests (429)", "Wait a while and try again."),
    451: ("is blocked for legal reasons (451)", _SAVE),
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A response: its bytes, where it came from in the end, and what it says of itself."""

    data: bytes
    url: str
    media_type: str
    charset: str | None


def fetch(url: str, *, max_bytes: int, allow_private: bool = False) -> Fetched:
    """Get one page. Raises SourceError with what went wrong and what to do."""
    import httpx2

    deadline = time.monotonic() + TOTAL_SECONDS
    current = url
    timeout = httpx2.Timeout(STEP_SECONDS)
    with httpx2.Client(timeout=timeout, follow_redirects=False, trust_env=False, headers=_headers()) as client:
        for _ in range(MAX_REDIRECTS + 1):
            try:
                target = httpx2.URL(current)
                request = _pinned(client, target, allow_private=allow_private)
                response = client.send(request, stream=True)
            except (httpx2.InvalidURL, UnicodeError, ValueError):
                raise SourceError(f"{current} is no address of a page.", hint="Check the address.") from None
            except httpx2.TimeoutException:
                raise SourceError(
                    f"{current} did not answer in time.", hint="Try again later, or paste the text."
                ) from None
            except httpx2.HTTPError as error:
                raise SourceError(
                    f"{current} cannot be reached: {error}.", hint="Check the address and the network."
                ) from None
            try:
                if response.is_redirect:
                    current = str(target.join(response.headers.get("location", "")))
                    continue
                return _received(response, current, max_bytes, deadline)
            finally:
                response.close()
    raise SourceError(f"{url} redirects more than {MAX_REDIRECTS} times.", hint=_SAVE)


def _headers() -> dict[str, str]:
    from summarize import __version__

    return {
        "User-Agent": f"Mozilla/5.0 (compatible; summarize/{__version__})",
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8",
        "Accept-Language": "de",
    }


def _pinned(client: httpx2.Client, url: httpx2.URL, *, allow_private: bool) -> httpx2.Request:
    """A request to the checked address of the host, under the host's own name."""
    if url.scheme not in ("http", "https") or not url.host:
        raise SourceError(f"{url} is no http or https address.", hint="Give the address of a page.")
    address = _address(url.host, url.port or (443 if url.scheme == "https" else 80), allow_private=allow_private)
    request = client.build_request("GET", url.copy_with(host=address))
    request.headers["Host"] = url.netloc.decode("ascii").rpartition("@")[2]
    request.extensions["sni_hostname"] = url.raw_host.decode("ascii")
    return request


def _address(host: str, port: int, *, allow_private: bool) -> str:
    """The host's address, when every one it has is public."""
    addresses = [host.strip("[]")] if _is_address(host) else _resolved(host, port)
    for address in addresses:
        if not allow_private and not _public(address):
            raise SourceError(
                f"{host} leads to {address}, an address that is not public.",
                hint="If that is meant: --allow-private.",
            )
    return addresses[0]


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def _resolved(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError:
        raise SourceError(
            f"{host} is not known to the name server.", hint="Check the address and the network."
        ) from None
    return [str(entry[4][0]).partition("%")[0] for entry in found]


def _public(address: str) -> bool:
    parsed = ipaddress.ip_address(address)
    inner = getattr(parsed, "ipv4_mapped", None) or getattr(parsed, "sixtofour", None)
    return parsed.is_global and not parsed.is_multicast and (inner is None or inner.is_global)


def _received(response: httpx2.Response, url: str, max_bytes: int, deadline: float) -> Fetched:
    """The body, read no further than the limits allow."""
    import httpx2

    status = response.status_code
    if status >= 400:
        reason, hint = _REASONS.get(
            status, (f"answers with an error ({status})", "Try again later, or paste the text.")
        )
        raise SourceError(f"{url} {reason}.", hint=hint)
    media_type, _, parameters = response.headers.get("content-type", "text/html").partition(";")
    media_type = media_type.strip().lower()
    if not any(known in media_type for known in _READABLE):
        raise SourceError(f"{url} is {media_type}, not a page.", hint="Give the address of the ticker's page.")
    body = bytearray()
    try:
        for chunk in response.iter_bytes():
            body.extend(chunk)
            if len(body) > max_bytes:
                raise SourceError(f"{url} is larger than {max_bytes // 2**20} MB.", hint=_SAVE)
            if time.monotonic() > deadline:
                raise SourceError(f"{url} takes longer than {TOTAL_SECONDS:.0f} seconds.", hint=_SAVE)
    except httpx2.HTTPError as error:
        raise SourceError(f"{url} broke off: {error or type(error).__name__}.", hint="Try again.") from None
    charset = parameters.partition("charset=")[2].partition(";")[0].strip(" \"'") or None
    return Fetched(bytes(body), url, media_type, charset)
