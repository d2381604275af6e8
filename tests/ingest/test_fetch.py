"""Fetching a page: limits, addresses that are refused, robots.txt. The only server is one on this machine."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from compare.errors import SourceError
from compare.ingest import fetch as module
from compare.ingest.fetch import FetchLimits, fetch_page, is_public

PAGE = b"<html><body><p>The bridge stays, said Ada Tarn.</p></body></html>"


MOVED = {
    "/moved": "/page",
    "/round": "/round",
    "/inside": "http://10.0.0.1/secret",
    "/file": "file:///etc/passwd",
    "/to-closed": "/closed",
}
BODIES = {
    "/page": (PAGE, "text/html; charset=utf-8"),
    "/closed": (PAGE, "text/html"),
    "/picture": (b"\x89PNG", "image/png"),
    "/large": (b"x" * 200_000, "text/html"),
}


class Handler(BaseHTTPRequestHandler):
    """A small site: a page, some that are not given, endless ones."""

    robots = b"User-agent: *\nDisallow: /closed\n"
    robots_status = 200
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        path = self.path.split("?")[0]
        if path == "/robots.txt":
            self.answer(self.robots_status, self.robots, "text/plain")
        elif path in MOVED:
            self.answer(302, b"", "text/html", location=MOVED[path])
        elif path in BODIES:
            self.answer(200, *BODIES[path])
        elif path == "/slow":
            self.drip()
        else:
            self.answer(404, b"no", "text/html")

    def answer(self, status: int, body: bytes, form: str, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", form)
        if location:
            self.send_header("Location", location)
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body)

    def drip(self) -> None:
        self.send_response(200)
        self.flush_headers()
        with suppress(OSError):
            for _ in range(40):
                self.wfile.write(b"X-A: b\r\n")
                self.wfile.flush()
                time.sleep(0.1)

    def log_message(self, *_arguments: object) -> None:
        return


@pytest.fixture
def site() -> Iterator[tuple[str, type[Handler]]]:
    """The address of a server on this machine, and its handler."""
    handler = type("OwnHandler", (Handler,), {"asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}", handler
    server.shutdown()
    server.server_close()
    thread.join()


def anywhere(address: object) -> bool:
    """A rule that allows this machine, and nothing else that is not public."""
    return str(address) == "127.0.0.1"


def code_of(address: str, **options: object) -> str:
    """The code of the error that a fetch ends with."""
    with pytest.raises(SourceError) as caught:
        fetch_page(address, **{"rule": anywhere, **options})  # type: ignore[arg-type]
    return caught.value.code


def test_a_page_comes_with_its_bytes_address_and_time(site) -> None:
    """The bytes are those that were sent, the address that at the end of the redirects, the time in UTC."""
    page = fetch_page(f"{site[0]}/moved", rule=anywhere)

    assert page.data == PAGE
    assert page.address == f"{site[0]}/page"
    assert page.suffix == ".html"
    assert page.retrieved.tzinfo is UTC


def test_this_machine_is_not_asked_unless_a_test_allows_it(site) -> None:
    """The rule that holds for people refuses the loopback address, and no request reaches the server."""
    assert code_of(f"{site[0]}/page", rule=None) == "fetch-private"
    assert code_of(f"http://localhost:{site[0].rsplit(':', 1)[1]}/page", rule=None) == "fetch-private"
    assert site[1].asked == []


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/round", "fetch-redirects"),
        ("/inside", "fetch-private"),
        ("/file", "fetch-address"),
        ("/closed", "fetch-robots"),
        ("/closed?a=b", "fetch-robots"),
        ("/to-closed", "fetch-robots"),
        ("/picture", "fetch-form"),
        ("/nothing", "fetch-status"),
    ],
)
def test_what_is_refused_has_its_code(site, path: str, code: str) -> None:
    """Each redirect is checked like the first address, and each error has its own name."""
    assert code_of(f"{site[0]}{path}") == code


def test_a_page_that_is_refused_by_robots_is_not_asked_for(site) -> None:
    """robots.txt is read before the page, once."""
    code_of(f"{site[0]}/closed")

    assert site[1].asked == ["/robots.txt"]


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (500, False)])
def test_a_missing_robots_file_allows_and_a_broken_one_refuses(site, status: int, allowed: bool) -> None:
    """As RFC 9309 has it."""
    site[1].robots_status = status

    if allowed:
        assert fetch_page(f"{site[0]}/page", rule=anywhere).data == PAGE
    else:
        assert code_of(f"{site[0]}/page") == "fetch-robots"


def test_size_and_time_are_limited(site) -> None:
    """A page that is too large is not read on, and one that drips is left alone."""
    assert code_of(f"{site[0]}/large", limits=FetchLimits(n_bytes=100_000)) == "fetch-too-large"
    began = time.monotonic()
    assert code_of(f"{site[0]}/slow", limits=FetchLimits(seconds=0.5)) == "fetch-too-slow"
    assert time.monotonic() - began < 3.5  # it would drip for four


def test_a_name_is_refused_if_any_of_its_addresses_is(site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that stands for a public and a private machine is not asked, whichever comes first."""
    both = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 80)) for number in ("93.184.215.14", "127.0.0.1")
    ]
    monkeypatch.setattr(module.socket, "getaddrinfo", lambda *_a, **_k: both)

    assert code_of("http://two.example/page", rule=None) == "fetch-private"


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://example.org/a",
        "gopher://example.org/",
        "http://user:secret@example.org/",
        "http:///nothing",
        "http://example.org:99999/",
        "http://exam ple.org/",
        "http://example.org/\n",
        "://",
    ],
)
def test_only_plain_addresses_are_fetched(address: str) -> None:
    """Other schemes, names with a password and what is no address never reach the network."""
    assert code_of(address) == "fetch-address"


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 - an address to refuse, not one to listen on
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
    ],
)
def test_machines_that_are_not_public_are_known(number: str) -> None:
    """Private, local, shared, multicast and reserved addresses, also wrapped in IPv6."""
    assert not is_public(ip_address(number))


@pytest.mark.parametrize("number", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_machines_of_the_public_internet_are_known(number: str) -> None:
    """Ordinary addresses of sites."""
    assert is_public(ip_address(number))


def test_a_page_that_nobody_serves_is_told(site) -> None:
    """A refused connection is no refusal by the site."""
    assert code_of("http://127.0.0.1:9/page") == "fetch-failed"
