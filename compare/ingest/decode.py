"""Bytes of a file to text.

Goes in: bytes. Comes out: the text and the encoding that it was read with. A file that holds no text is
refused with a clear error; nothing of the text is changed but a byte order mark taken off.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from compare.errors import SourceError
from compare.language import gettext_lazy

__all__ = ["GUESSED", "MIXED", "decode_bytes"]

MIXED = "utf-8 and cp1252"
"""The encoding of a file whose lines are in two."""

GUESSED = " (guessed)"
"""Stands behind the name of an encoding that the file does not state and its bytes do not prove."""

_MARKS = (
    # the longer marks first: UTF-32's little-endian mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# PDF, ZIP (and so DOCX), PNG, JPEG, GIF, old Word, gzip, MP3
_MAGIC = (b"%PDF-", b"PK\3\4", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"ID3")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_WESTERN = frozenset("“”‘’–—…•€£§©®°«»·\xa0éèêëàâçôîïöüäßñáíóúåøæÉÀÇÖÜÄÅØ½¼¾™")
_TEXT_HINT = gettext_lazy("Save the text as a plain text file in UTF-8 and add that.")


def decode_bytes(data: bytes, *, source: str, html: bool = False) -> tuple[str, str]:
    """The text of a file and the name of its encoding.

    Args:
        data: The whole file.
        source: The file's name, for messages.
        html: Also believe a page's own ``<meta charset>``.

    Returns:
        Text without byte order mark and without lone surrogates; encoding in lower case, such as ``utf-8``,
        with `GUESSED` behind it where it is no more than that.

    Raises:
        SourceError: ``binary-file`` if the file is no text, ``unreadable-encoding`` if nothing reads it.
    """
    if data.startswith(_MAGIC):
        raise _binary(source)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, source), encoding
    wide = _wide(data)
    if wide:
        return _strict(data, wide, source), wide
    try:
        text, encoding = data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text, encoding = _guess(data, source, html)
    if len(_CONTROL.findall(text)) > len(text) // 100:  # a stray NUL is dropped later
        raise _binary(source)
    return text, encoding


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: of most pairs of bytes one, always the same, is zero."""
    sample = data[:20_000]
    half = max(len(sample) // 2, 1)
    if len(sample) < 8 or len(data) % 2:
        return None
    first, second = sample[::2].count(0), sample[1::2].count(0)
    if second > 0.7 * half and first < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if first > 0.7 * half and second < 0.05 * half else None


def _binary(source: str) -> SourceError:
    return SourceError(
        gettext_lazy("this is not a text file."), code="binary-file", source=source, hint=_TEXT_HINT
    )


def _strict(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _unreadable(source) from error


def _unreadable(source: str) -> SourceError:
    return SourceError(
        gettext_lazy("the character encoding of the file could not be made out."),
        code="unreadable-encoding",
        source=source,
        hint=gettext_lazy("Open it in an editor, save it as UTF-8 and add that."),
    )


def _guess(data: bytes, source: str, html: bool) -> tuple[str, str]:
    declared = _CHARSET.search(data[:4096]) if html else None
    if declared:
        name = declared.group(1).decode("ascii").lower()
        try:
            # browsers read pages that say Latin-1 as windows-1252
            name = "cp1252" if name in {"iso-8859-1", "latin1", "ascii", "us-ascii"} else name
            return data.decode(name), name
        except (LookupError, UnicodeDecodeError):
            pass
    mixed = _mixed(data)
    if mixed is not None:
        return mixed, MIXED
    western = _western(data)
    if western is not None and _is_plainly_western(western):
        return western, "cp1252"
    best = from_bytes(data).best()
    if best is None or any("\ud800" <= char <= "\udfff" for char in str(best)):
        raise _unreadable(source)
    guessed = best.encoding.replace("_", "-") + GUESSED
    return (western, "cp1252") if western == str(best) else (str(best), guessed)


def _mixed(data: bytes) -> str | None:
    """The text of a file pasted together of UTF-8 and windows-1252, line by line; ``None`` for any other."""
    lines: list[str] = []
    n_utf8 = n_other = 0
    for line in data.split(b"\n"):
        try:
            text = line.decode("utf-8")
            n_utf8 += not line.isascii()
        except UnicodeDecodeError:
            text = line.decode("cp1252", "replace")
            n_other += 1
            if not _is_plainly_western(text):
                return None
        lines.append(text)
    return "\n".join(lines) if n_utf8 and n_other else None


def _western(data: bytes) -> str | None:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return None


def _is_plainly_western(text: str) -> bool:
    """True if few characters are beyond ASCII, all of them usual in western text.

    The guesser needs more of them than a short English file has: it takes one curly apostrophe for Chinese.
    """
    beyond = [char for char in text if char > "\x7f"]
    return len(beyond) <= 0.03 * len(text) + 8 and all(char in _WESTERN for char in beyond)
