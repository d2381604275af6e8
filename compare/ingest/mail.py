"""MIME messages: a saved page (MHTML) or a mail (EML) to the text of its main part.

Goes in: the bytes of a message. Comes out: its pages and plain texts, decoded, the best one first, and what
its header states. Attachments and pictures are not looked at, and nothing that a part points to is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime

from compare.errors import SourceError
from compare.ingest.decode import decode_bytes
from compare.language import gettext_lazy

__all__ = ["MessageText", "read_message"]

_FAULTS = (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError)
_MOST_PARTS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageText:
    """One readable part of a message: its text, how it was decoded, whether it is a page."""

    text: str
    encoding: str
    is_page: bool


def read_message(data: bytes, *, source: str) -> tuple[tuple[MessageText, ...], dict[str, str]]:
    """The readable parts of a message, pages first, and what its header states.

    Returns:
        At least one part; of the header ``title`` (a mail's subject), ``published`` (a mail's date) or
        ``url`` and ``retrieved`` (of a saved page). The sender is no outlet, and is not taken for one.

    Raises:
        SourceError: ``not-a-message`` if there is no page and no text in it.
    """
    try:
        message = message_from_bytes(data)
        parts = tuple(_parts(message, source))
        stated = _stated(message)
    except _FAULTS as error:
        raise _not_a_message(source) from error
    if not parts:
        raise _not_a_message(source)
    return tuple(sorted(parts, key=lambda part: not part.is_page)), stated


def _not_a_message(source: str) -> SourceError:
    return SourceError(
        gettext_lazy("no page and no text was found in this message."),
        code="not-a-message",
        source=source,
        hint=gettext_lazy("Open it in the program that it comes from, and save the text or the page."),
    )


def _parts(message: Message, source: str) -> Iterator[MessageText]:
    """The pages and texts; of a saved page the first page only, for the others are its frames."""
    with_page = False
    for number, part in enumerate(message.walk()):
        kind = part.get_content_type()
        page = kind in {"text/html", "application/xhtml+xml"}
        if number > _MOST_PARTS or part.get_content_disposition() == "attachment":
            continue
        if (not page and kind != "text/plain") or (page and with_page):
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload.strip():
            with_page = with_page or page
            text, encoding = _decoded(payload, part.get_content_charset(), source, page=page)
            yield MessageText(text=text, encoding=encoding, is_page=page)


def _decoded(payload: bytes, charset: str | None, source: str, *, page: bool) -> tuple[str, str]:
    if charset and charset.lower() not in {"us-ascii", "ascii", "unknown-8bit", "iso-8859-1"}:
        try:
            return payload.decode(charset), charset.lower()
        except (LookupError, UnicodeDecodeError):
            pass
    return decode_bytes(payload, source=source, html=page)


def _stated(message: Message) -> dict[str, str]:
    saved_from = _header(message, "Snapshot-Content-Location")
    when = _date(message)
    if saved_from or message.get_content_type() == "multipart/related":
        address = saved_from or _header(message, "Content-Location")
        found = {"url": address if address.startswith(("http:", "https:")) else "", "retrieved": when}
    else:
        found = {"title": _header(message, "Subject"), "published": when}
    return {key: value for key, value in found.items() if value}


def _header(message: Message, name: str) -> str:
    value = message.get(name)
    return " ".join(str(make_header(decode_header(value))).split()) if value else ""


def _date(message: Message) -> str:
    value = message.get("Date")
    try:
        return parsedate_to_datetime(str(value)).date().isoformat() if value else ""
    except (ValueError, IndexError, TypeError):
        return ""
