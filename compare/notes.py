"""The words that no note of an editor or a reviewer may carry.

Goes in: what a person wrote. Comes out: the words of motive in it, by the list of `docs/method.md`, 7. Slices
of a record or an article are exempt and are never handed in here.
"""

from __future__ import annotations

import re

__all__ = ["words_to_avoid"]

_WORDS = (
    ("fabricated", r"fabricat\w*"),
    ("made up", r"ma(?:de|ke|kes|king)[ -]up"),
    ("false quote", r"(?:false|fake)[ -]quot\w*"),
    # "The difference lies in a word" states a place.
    ("lie", r"lied|lying|liars?|lies?(?! (?:in|within|with|at|on|between|before|behind|beyond|outside)\b)"),
    ("doctored", r"doctor(?:ed|ing)"),
    ("manipulated", r"manipulat\w*"),
    ("suppressed", r"suppress\w*"),
    ("cherry-picked", r"cherry[ -]pick\w*"),
    ("propaganda", r"propagand\w*"),
    ("misleading", r"mislead\w*|misled"),
    # The same in German, the other language that a report speaks.
    ("erfunden", r"(?:frei )?erfund\w*|ausgedacht\w*"),
    ("gefälscht", r"(?:ge|ver)fälsch\w*|fälschung\w*"),
    ("falsches Zitat", r"falsche\w* zitat\w*|falschzitat\w*"),
    ("Lüge", r"lügen?\w*|lügner\w*|gelogen\w*|verlogen\w*"),
    ("manipuliert", r"manipulier\w*"),
    ("unterdrückt", r"unterdrück\w*|verschw[ie]+gen\w*"),
    ("Rosinenpickerei", r"rosinenpick\w*|herausgepickt\w*"),
    ("irreführend", r"irreführ\w*|irregeführt\w*"),
)


def words_to_avoid(text: str) -> tuple[str, ...]:
    """The words of motive in a note, in the order of the list; empty where there are none.

    >>> words_to_avoid("The quotation was  Made up."), words_to_avoid("It lies in P004; he believed it.")
    (('made up',), ())
    """
    plain = " ".join(text.casefold().split())
    return tuple(name for name, pattern in _WORDS if re.search(rf"\b(?:{pattern})\b", plain))
