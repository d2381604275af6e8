"""A page from the web, fetched once and only on request, within limits.

Goes in: an address that a person gives. Comes out: the bytes as they came, where they came from in the end,
and when. Only http and https; only addresses that are public, asked again for each redirect, with the
connection made to the very address that was checked, so that a name cannot turn into another one in between;
nothing that the site's robots.txt refuses; not longer, larger or further than the limits. Nothing is kept
here, and nothing that a page points to is fetched.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from compare.errors import SourceError

__all__ = ["AGENT", "FetchLimits", "FetchedPage", "fetch_page", "is_address", "is_public"]

AGENT = "pressdiff"
"""The name by which robots.txt may speak of this program."""

Address = IPv4Address | IPv6Address
Rule = Callable[[Address], bool]

_FORMS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
}
_NAT64 = IPv6Network("64:ff9b::/96")
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_ROBOTS_BYTES = 512_000
_CHUNK = 8192
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """How much a fetch may take: seconds in all, bytes of the page, redirects."""

    seconds: float = 30.0
    n_bytes: int = 20_000_000
    redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedPage:
    """A page as it came.

    Attributes:
        address: Where it came from, redirects followed.
        data: The bytes.
        suffix: The ending that fits its form, such as ``.html``.
        retrieved: When, in UTC.
    """

    address: str
    data: bytes
    suffix: str
    retrieved: datetime


def is_address(text: str) -> bool:
    """True for what is an address of the web and no file name.

    >>> is_address("https://example.org/a"), is_address("ftp://example.org/a"), is_address("a.html")
    (True, True, False)
    """
    return "://" in text[:12]


def is_public(address: Address) -> bool:
    """True for an address of the public internet, also where one of IPv4 is wrapped in one of IPv6."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inner is None and address in _NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


@dataclass(slots=True)
class _Visit:
    """One fetch under way: its limits, and what the hosts' robots.txt say."""

    limits: FetchLimits
    rule: Rule
    robots: dict[str, RobotFileParser] = field(default_factory=dict)


def fetch_page(address: str, *, rule: Rule | None = None, limits: FetchLimits | None = None) -> FetchedPage:
    """Fetches one page.

    Args:
        address: Of the page, with its scheme.
        rule: Which machines may be asked; those of the public internet unless given.
        limits: The defaults unless given.

    Raises:
        SourceError: ``fetch-address``, ``fetch-private``, ``fetch-robots``, ``fetch-status``, ``fetch-form``,
            ``fetch-too-large``, ``fetch-too-slow``, ``fetch-redirects`` or ``fetch-failed``.
    """
    visit = _Visit(limits or FetchLimits(), rule or is_public)
    results: list[FetchedPage | Exception] = []

    def work() -> None:
        try:
            results.append(_follow(visit, address))
        except Exception as error:  # noqa: BLE001 - handed to the thread that waits
            results.append(error)

    # A server that sends a byte now and then never runs into the time-out of a single read.
    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    worker.join(visit.limits.seconds)
    if not results:
        raise _error(address, f"it took longer than {visit.limits.seconds:g} seconds.", code="fetch-too-slow")
    if isinstance(results[0], Exception):
        raise results[0]
    return results[0]


def _error(address: str, message: str, *, code: str) -> SourceError:
    return SourceError(
        message, code=code, source=address, hint="Save the page from a browser, and add the file."
    )


def _follow(visit: _Visit, address: str, *, ask: bool = True, n_bytes: int = 0) -> FetchedPage:
    """The page at the end of the redirects; `ask` for robots.txt before each request."""
    asked = address
    for _hop in range(visit.limits.redirects + 1):
        parts = _checked(address, asked)
        if ask and not _robots(visit, parts).can_fetch(AGENT, address):
            raise _error(asked, "the site's robots.txt does not let programs read it.", code="fetch-robots")
        response = _request(visit, parts, asked)
        with response:
            location = response.headers.get("Location")
            if response.status in _REDIRECTS and location:
                address = urljoin(address, location)
                continue
            return _page(response, address, asked, n_bytes or visit.limits.n_bytes, any_form=not ask)
    raise _error(asked, f"it was sent on more than {visit.limits.redirects} times.", code="fetch-redirects")


def _checked(address: str, asked: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    plain = address.isprintable() and " " not in address and port != 0
    if parts.scheme not in _PORTS or not parts.hostname or parts.username is not None or not plain:
        raise _error(asked, "only plain addresses with http or https are fetched.", code="fetch-address")
    return parts


def _robots(visit: _Visit, parts: SplitResult) -> RobotFileParser:
    """What robots.txt of a host says (RFC 9309): without one all is allowed; one that the site cannot give
    now refuses all.
    """
    place = f"{parts.scheme}://{parts.netloc}"
    known = visit.robots.get(place)
    if known is None:
        try:
            page = _follow(visit, f"{place}/robots.txt", ask=False, n_bytes=_ROBOTS_BYTES)
            lines = page.data.decode("utf-8", "replace").splitlines()
        except SourceError as error:
            if error.code != "fetch-status":
                raise
            lines = [] if "(4" in error.message else ["User-agent: *", "Disallow: /"]
        known = visit.robots[place] = RobotFileParser()
        known.parse(lines)
    return known


def _request(visit: _Visit, parts: SplitResult, asked: str) -> Any:
    """The answer to one request, its body not read yet."""
    import urllib3

    host, port = str(parts.hostname), parts.port or _PORTS[parts.scheme]
    machine = _machine(visit, host, port, asked)
    timeout = urllib3.Timeout(total=visit.limits.seconds)
    if parts.scheme == "https":
        pool: Any = urllib3.HTTPSConnectionPool(
            machine, port, timeout=timeout, server_hostname=host, assert_hostname=host
        )
    else:
        pool = urllib3.HTTPConnectionPool(machine, port, timeout=timeout)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {
        "Host": parts.netloc,
        "User-Agent": f"{AGENT}/{version('pressdiff')}",
        "Accept": ", ".join(_FORMS),
        "Accept-Encoding": "identity",
    }
    try:
        return pool.urlopen(
            "GET", target, headers=headers, redirect=False, retries=False, preload_content=False
        )
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise _failed(asked, error) from error


def _failed(asked: str, error: Exception) -> SourceError:
    return _error(asked, f"it could not be fetched ({type(error).__name__}).", code="fetch-failed")


def _machine(visit: _Visit, host: str, port: int, asked: str) -> str:
    """The numeric address of a host; every one that its name stands for must be allowed."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        numbers = [str(entry[4][0]).split("%")[0] for entry in found]
    except (OSError, UnicodeError) as error:
        raise _failed(asked, error) from error
    if not numbers or not all(visit.rule(ip_address(number)) for number in numbers):
        raise _error(asked, "it leads to a machine that is not on the public internet.", code="fetch-private")
    return numbers[0]


def _page(response: Any, address: str, asked: str, n_bytes: int, *, any_form: bool) -> FetchedPage:
    import urllib3

    if response.status != 200:
        raise _error(asked, f"the site answered with an error ({response.status}).", code="fetch-status")
    form = response.headers.get("Content-Type", "text/html").split(";")[0].strip().lower()
    if form not in _FORMS and not any_form:
        raise _error(asked, f"what lies there is no page and no text ({form[:60]}).", code="fetch-form")
    data = bytearray()
    try:
        for chunk in response.stream(_CHUNK, decode_content=True):
            data += chunk
            if len(data) > n_bytes:
                raise _error(asked, f"it is larger than {n_bytes // 1_000_000} MB.", code="fetch-too-large")
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise _failed(asked, error) from error
    return FetchedPage(
        address=address,
        data=bytes(data),
        suffix=_FORMS.get(form, ".txt"),
        retrieved=datetime.now(UTC).replace(microsecond=0),
    )
