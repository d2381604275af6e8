"""The bundled fonts as ``@font-face`` rules with the files inside them.

Goes in: the text of a report. Comes out: CSS whose every ``src`` is a ``data:`` address, with those parts
of the fonts that the text needs. Scripts that the bundled fonts lack fall back to the reader's machine.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

__all__ = ["FACES", "PARTS", "Face", "font_css", "parts_needed"]


class Face(NamedTuple):
    """One face: family as CSS names it, the beginning of its files' names, weight and style."""

    family: str
    file: str
    weight: int
    style: str


FACES = (
    Face("Literata", "literata", 400, "normal"),
    Face("Literata", "literata", 400, "italic"),
    Face("Literata", "literata", 600, "normal"),
    Face("Inter", "inter", 400, "normal"),
    Face("Inter", "inter", 600, "normal"),
)
# What each part of a font holds; the first is always embedded. A part is a family of its own, such as
# "Inter cyrillic", and stands behind the first in the style sheet: WeasyPrint takes two files of one family
# for one font and would draw the signs of the one with the outlines of the other.
PARTS = {
    "latin": (
        "U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-200B,U+2010-2027,"
        "U+202F-205E,U+20AC,U+2122,U+2191,U+2193,U+2212,U+FFFD"
    ),
    "latin-ext": (
        "U+0100-0130,U+0132-0151,U+0154-017F,U+018F,U+0192,U+01A0-01A1,U+01AF-01B0,U+01CD-01DC,U+01E6-01E7,"
        "U+01EA-01EB,U+0218-021B,U+0237,U+0259,U+1E00-1E9F,U+20A0-20AB,U+20AD-20C0"
    ),
    "cyrillic": "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116",
    "greek": "U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF",
}
# Where two further alphabets are needed, these come in the two text faces only, to keep a page small.
SPARING = frozenset({"cyrillic", "greek"})


@lru_cache(maxsize=1)
def _ranges() -> dict[str, tuple[tuple[int, int], ...]]:
    """The parts as pairs of first and last code point."""
    return {part: tuple(_pairs(stated)) for part, stated in PARTS.items()}


def _pairs(stated: str) -> Iterator[tuple[int, int]]:
    for item in stated.replace("U+", "").split(","):
        first, _, last = item.partition("-")
        yield int(first, 16), int(last or first, 16)


def parts_needed(text: str) -> tuple[str, ...]:
    """The parts of the fonts that `text` needs, ``latin`` always among them."""
    points = {ord(sign) for sign in set(text)}
    needed = [
        part
        for part, ranges in _ranges().items()
        if part == "latin" or any(first <= point <= last for first, last in ranges for point in points)
    ]
    return tuple(needed)


def font_css(folder: Path, text: str, *, sparing: bool) -> str:
    """``@font-face`` rules for what `text` needs, without a sign that escaping would change.

    Args:
        folder: Where the font files lie.
        text: Everything that will be shown.
        sparing: Leave out the bold and italic faces of alphabets that are rarely needed: for a file that
            travels by mail.
    """
    rules = []
    for part in parts_needed(text):
        for face in FACES:
            if sparing and part in SPARING and (face.weight != 400 or face.style != "normal"):
                continue
            rules.append(_rule(face, part, folder))
    return "\n".join(rules)


def _rule(face: Face, part: str, folder: Path) -> str:
    file = folder / f"{face.file}-{face.weight}-{face.style}-{part}.woff2"
    data = base64.b64encode(file.read_bytes()).decode("ascii")
    family = face.family if part == "latin" else f"{face.family} {part}"
    return (
        f"@font-face{{font-family:{family};font-weight:{face.weight};font-style:{face.style};"
        f"font-display:swap;src:url(data:font/woff2;base64,{data});unicode-range:{PARTS[part]}}}"
    )
