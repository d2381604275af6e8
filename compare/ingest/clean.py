"""Characters set right: what a page or an editor did to them, undone.

Goes in: a mapped text as decoded. Comes out: the same text in NFC, with line feeds as line ends, plain
blanks, no invisible characters and no doubly encoded ones; each edit keeps its place in the file. Markup and
layout are not touched here.
"""

from __future__ import annotations

import re
import unicodedata

from compare.ingest.mapping import MappedText, TextBuilder, substitute
from compare.model import Span

__all__ = ["clean_characters", "collapse_blanks", "compose", "repair_double_encoding"]

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_SPACE_RUN = re.compile(r"[ \n]{2,}|\n")
_WORD = re.compile(r"\S+")

# The characters that windows-1252 shows for the bytes 80–BF, which follow the first byte of a UTF-8 sequence.
_BYTE_OF = {bytes([byte]).decode("cp1252", "replace"): byte for byte in range(0x80, 0x100)}
_BYTE_OF.pop("�", None)
_BYTE_OF.update({chr(byte): byte for byte in range(0x80, 0x100) if chr(byte) not in _BYTE_OF})
_TAIL = "[" + "".join(re.escape(char) for char, byte in _BYTE_OF.items() if byte < 0xC0) + "]"
# Two characters are only taken for one where both are unusual side by side: "CAFÉ»" is French.
_DOUBLE = re.compile(
    rf"[\xe2-\xef]{_TAIL}{{2}}|\xf0{_TAIL}{{3}}|[\xc2\xc3][\xa0-\xaa\xac-\xba\xbc-\xbf\x80-\x9f€ƒ†‡ˆ‰Š‹ŒŽ™š›œžŸ]"
    rf"|(?:[\xd0\xd1]{_TAIL}){{2,}}|â€(?=[\s.,;:!?)\]]|$)"
)

# In a file that has been through it, the rarer pairs count as well.
_DOUBLE_AGAIN = re.compile(rf"[\xc2\xc3]{_TAIL}|[\xd0\xd1]{_TAIL}|Â(?= )")


def repair_double_encoding(mapped: MappedText) -> tuple[MappedText, tuple[Span, ...]]:
    """UTF-8 that was once read as windows-1252 and written again, undone ("â€™" is an apostrophe).

    Returns:
        The text, and the places in the file that were mended; the same text and none if there were none.
    """
    places: list[Span] = []
    for pattern in (_DOUBLE, _DOUBLE_AGAIN):
        mapped, found = _undo(mapped, pattern)
        places.extend(found)
        if not places:
            break
    return mapped, tuple(sorted(places))


def _undo(mapped: MappedText, pattern: re.Pattern[str]) -> tuple[MappedText, list[Span]]:
    places: list[Span] = []
    offsets = mapped.offsets

    def undo(found: re.Match[str]) -> str | None:
        new = _undone(found.group())
        if new is not None:
            places.append(offsets.to_source(Span(*found.span())))
        return new

    return substitute(mapped, pattern, undo), places


def _undone(group: str) -> str | None:
    if group == "â€":
        return "”"  # its third byte has no character in windows-1252 and was lost
    if group == "Â":
        return ""
    try:
        new = bytes(_BYTE_OF[char] for char in group).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None
    return new if new.isprintable() or new.isspace() or new == "\xad" else None


def clean_characters(mapped: MappedText) -> MappedText:
    """Line ends unified, blanks of every width to a blank, invisible characters off, NFC."""
    mapped = substitute(mapped, _LINE_ENDS, "\n")
    mapped = substitute(mapped, _INVISIBLE, "")
    return compose(substitute(mapped, _BLANKS, " "))


def collapse_blanks(mapped: MappedText) -> MappedText:
    """One paragraph on one line: runs of blanks and line feeds to one blank, none at the ends."""
    return substitute(mapped.strip(), _SPACE_RUN, " ")


def compose(mapped: MappedText) -> MappedText:
    """`mapped` in NFC; each group of characters that changes maps as a whole."""
    if unicodedata.is_normalized("NFC", mapped.text):
        return mapped
    builder = TextBuilder(mapped)
    done = 0
    for word in _WORD.finditer(mapped.text):
        if unicodedata.is_normalized("NFC", word.group()):
            continue
        for start, end in _groups(mapped.text, word.start(), word.end()):
            old = mapped.text[start:end]
            new = unicodedata.normalize("NFC", old)
            if new != old:
                builder.keep(done, start)
                builder.replace(start, end, new)
                done = end
    builder.keep(done, len(mapped.text))
    return builder.build()


def _groups(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A base with its marks each; the whole word where composition reaches across them (Hangul)."""
    edges = [at for at in range(start + 1, end) if not unicodedata.combining(text[at])]
    pairs = list(zip([start, *edges], [*edges, end], strict=True))
    whole = unicodedata.normalize("NFC", text[start:end])
    parts = "".join(unicodedata.normalize("NFC", text[first:last]) for first, last in pairs)
    return pairs if parts == whole else [(start, end)]
