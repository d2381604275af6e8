"""Sentences of the catalogue whose values are pieces: parts that carry links.

Goes in: a message, and pieces for some of its names. Comes out: pieces in the order of the language spoken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from compare.language import Message, gettext_lazy, gettext_noop, number
from compare.report.text import listed

__all__ = ["CLAUSES", "ended_parts", "joined_parts", "listed_parts", "woven_parts"]

Part = TypeVar("Part")
_NAME = re.compile(r"\{(\w+)\}")
# Translators: two clauses of one sentence.
CLAUSES = gettext_noop("{first}; {then}")


def woven_parts(message: Message, plain: Callable[[str], Part], **parts: Sequence[Part]) -> list[Part]:
    """A sentence in pieces.

    Args:
        message: The sentence; what stands for most of its names is among its values.
        plain: Makes a piece of words of the sentence.
        **parts: What stands for its other names.

    >>> woven_parts(gettext_lazy("{whose} prints {what}.", whose="{what}"), str.upper, what=["a", "b"])
    ['{WHAT} PRINTS ', 'a', 'b', '.']

    Raises:
        KeyError: If the sentence has a name for which nothing stands.
    """
    values = {**({} if message.n is None else {"n": message.n}), **dict(message.values)}
    # The sentence is spoken with its names in place, and cut at them: a value may itself hold braces.
    names = tuple((name, f"{{{name}}}") for name in {**values, **parts})
    found: list[Part] = []
    words = ""
    for place, piece in enumerate(_NAME.split(str(replace(message, values=names)))):
        if place % 2 and piece in parts:
            found += [*([plain(words)] if words else []), *parts[piece]]
            words = ""
        else:
            words += _told(values[piece]) if place % 2 else piece
    return [*found, plain(words)] if words else found


def _told(value: str | int | Message) -> str:
    return number(value) if isinstance(value, int) else str(value)


def listed_parts(items: Sequence[Sequence[Part]], plain: Callable[[str], Part]) -> list[Part]:
    """Items of pieces as a reader lists them: ``a, b and c``; nothing for none."""
    pattern = listed([f"{{{place}}}" for place in range(len(items))])
    found: list[Part] = []
    for place, piece in enumerate(_NAME.split(pattern)):
        if place % 2:
            found += items[int(piece)]
        elif piece:
            found.append(plain(piece))
    return found


def joined_parts(items: Sequence[Sequence[Part]], plain: Callable[[str], Part], joint: str) -> list[Part]:
    """Items of pieces, two and two put together by a message; nothing for none.

    Args:
        items: In order.
        plain: As for `woven_parts`.
        joint: With the names ``{first}`` and ``{then}``.
    """
    found: list[Part] = []
    for place, item in enumerate(items):
        found = woven_parts(gettext_lazy(joint), plain, first=found, then=item) if place else [*item]
    return found


def ended_parts(parts: Sequence[Part], plain: Callable[[str], Part]) -> list[Part]:
    """A sentence with its full stop, which stands behind the links of its last piece."""
    # Translators: the full stop of a sentence whose words have links behind them.
    return woven_parts(gettext_lazy("{sentence}."), plain, sentence=parts)
