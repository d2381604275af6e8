"""The heads of tables as labels: on a phone a table stands row by row, each value behind its column's head.

Goes in: the heads of tables. Comes out: a class per set of heads, and strings for a style sheet, so that the
words stand once in a page and not in every cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b

from markupsafe import Markup

__all__ = ["css_string", "distinct_heads", "heads_class"]


def heads_class(heads: Sequence[str]) -> str:
    """The class of the tables with these heads, the same for the same heads."""
    return f"h-{blake2b(chr(0).join(heads).encode('utf-8', 'replace'), digest_size=4).hexdigest()}"


def distinct_heads(tables: Iterable[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Each set of heads once, in the order of the tables."""
    return tuple(dict.fromkeys(tuple(heads) for heads in tables))


def css_string(text: str) -> Markup:
    r"""Text as a string of a style sheet: what is no letter, digit or blank stands as an escape, so that
    nothing in it ends the string or the sheet.

    >>> print(css_string('a"}</style>'))
    "a\22 \7d \3c \2f style\3e "
    """
    shown = "".join(sign if sign.isalnum() or sign == " " else f"\\{ord(sign):x} " for sign in text)
    return Markup(f'"{shown}"')  # noqa: S704 - every other sign is an escape
