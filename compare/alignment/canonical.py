"""One form for words that are written in several ways without saying anything else.

Goes in: words of a text. Comes out: the pieces that stand for them in a comparison: contractions resolved,
American spelling, hyphens opened, numbers as digits with their unit spelled out, accents and fillers gone,
each with the words that it comes from. No meaning is looked at.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from compare.alignment.numerals import SMALL_NUMBERS, UNITS_OF_SIGNS, spoken_number
from compare.alignment.words import Words
from compare.ingest.wordlists import word_set

__all__ = ["FILLERS", "Pieces", "canonical", "pieces_of", "said_once"]

FILLERS = word_set("uh um er erm ah eh hm hmm mm mhm")
"""Sounds that carry no word; leaving them out is cosmetic."""

LONGEST_FALSE_START = 8
"""Pieces of the longest stretch that is taken as said twice when it is."""

_PHRASES = (("you", "know"), ("i", "mean"))
"""Fillers of two words, where marks set them off ("from, you know, somebody")."""

_CONTRACTIONS = {
    "n't": ("not",),
    "'re": ("are",),
    "'ve": ("have",),
    "'ll": ("will",),
    "'m": ("am",),
}
_WHOLE: dict[str, tuple[str, ...]] = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "let's": ("let", "us"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "'em": ("them",),
    "programme": ("program",),
    "programmes": ("programs",),
    "fulfil": ("fulfill",),
    "fulfils": ("fulfills",),
    "skilful": ("skillful",),
    "enrol": ("enroll",),
    "cheque": ("check",),
    "cheques": ("checks",),
    "tyre": ("tire",),
    "tyres": ("tires",),
    "jewellery": ("jewelry",),
    "aluminium": ("aluminum",),
    "licence": ("license",),
    "practise": ("practice",),
    "sceptical": ("skeptical",),
    "mum": ("mom",),
    "alright": ("all", "right"),
    "grey": ("gray",),
    "towards": ("toward",),
    "adviser": ("advisor",),
    "advisers": ("advisors",),
    "amongst": ("among",),
    "whilst": ("while",),
    "learnt": ("learned",),
    "burnt": ("burned",),
    "spelt": ("spelled",),
    "gotta": ("got", "to"),
    "okay": ("ok",),
    "e-mail": ("email",),
    "e-mails": ("emails",),
}
_AMERICAN = (
    ("isation", "ization"),
    ("isations", "izations"),
    ("ise", "ize"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("ising", "izing"),
    ("our", "or"),
    ("ours", "ors"),
    ("oured", "ored"),
    ("ouring", "oring"),
    ("ourable", "orable"),
    ("ourhood", "orhood"),
    ("ourhoods", "orhoods"),
    ("ourite", "orite"),
    ("ourites", "orites"),
    ("tre", "ter"),
    ("tres", "ters"),
    ("elled", "eled"),
    ("elling", "eling"),
    ("ogue", "og"),
    ("ence", "ense"),
    ("yse", "yze"),
    ("ysed", "yzed"),
    ("ysing", "yzing"),
)


_WHOLE |= dict.fromkeys(FILLERS, ())
_WHOLE |= {word: (str(value),) for word, value in SMALL_NUMBERS.items()}
_WITH_IS = word_set(
    """
    it he she that this there here what who where how when nobody everybody somebody anybody everyone someone
    anyone nothing everything something
    """
)
_AFTER_HAS = {("been",), ("got",)}
_BREAK = re.compile(r"[—–…]|--|\s-\s|\.\.\.")
_MARK = re.compile(r"[,;:.!?—–…]|--|\s-\s")
_NOTE = re.compile(r"\[[^\[\]]*\]|\((?:sic|ph|laughter|applause|crosstalk|inaudible)\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """The words of a text in one form.

    Attributes:
        items: Shape (c,): the pieces.
        firsts: Shape (c,): the first word that each comes from.
        lasts: Shape (c,): the last one; a number may take several words.
        breaks: Shape (c,): True where a dash or dots stand before the piece: what was said before may have
            been given up.
    """

    items: tuple[str, ...]
    firsts: tuple[int, ...]
    lasts: tuple[int, ...]
    breaks: tuple[bool, ...]


@lru_cache(maxsize=65536)
def canonical(word: str) -> tuple[str, ...]:
    """A folded word with contraction, spelling, hyphen and small number resolved; fillers give nothing.

    Examples:
        >>> canonical("don't"), canonical("organisation"), canonical("um")
        (('do', 'not'), ('organization',), ())
    """
    if word in _WHOLE:
        return _WHOLE[word]
    if word.endswith("'s") and (word[:-2] in _WITH_IS or word.endswith("s's")):
        return (word[:-2], "is") if word[:-2] in _WITH_IS else (word[:-2],)
    for ending, expansion in _CONTRACTIONS.items():
        if word.endswith(ending) and len(word) > len(ending):
            return (word.removesuffix(ending), *expansion)
    if "-" in word.strip("-"):
        return tuple(piece for part in word.split("-") if part for piece in canonical(part))
    return (_american(_unaccented(word)),)


def pieces_of(text: str, words: Words) -> Pieces:
    """The words in one form: what `canonical` does, and what takes several words or the signs beside them.

    Numbers of several words become one ("ninety-four million"), signs of money and per cent a word behind
    the number; "you know" and "I mean" between marks are fillers; notes in square brackets are no words.

    Args:
        text: The text that the words stand in.
        words: Its words, or those of some slices of it.
    """
    rows = list(_rows(text, words))
    return Pieces(
        items=tuple(item for item, *_ in rows),
        firsts=tuple(first for _, first, _, _ in rows),
        lasts=tuple(last for _, _, last, _ in rows),
        breaks=tuple(broken for *_, broken in rows),
    )


def said_once(items: Sequence[str], breaks: Sequence[bool] = ()) -> tuple[str, ...]:
    """The pieces without false starts: a stretch that is said twice in a row counts once.

    Args:
        items: Pieces.
        breaks: As in `Pieces`; where given, one or two words that were given up before a dash go too
            ("a much harder -- a much higher price").
    """
    kept: list[str] = []
    broken: list[bool] = []
    for place, item in enumerate(items):
        kept.append(item)
        broken.append(bool(breaks) and breaks[place])
        if cut := _repeated(kept, broken):
            del kept[-cut:], broken[-cut:]
    return tuple(kept)


def _repeated(kept: Sequence[str], broken: Sequence[bool]) -> int:
    """How many pieces at the end to take off because the speaker began again; 0 for none."""
    for size in range(1, min(LONGEST_FALSE_START, len(kept) // 2) + 1):
        again = kept[-size:]
        if again == kept[-2 * size : -size]:
            return size
        for given_up in (1, 2) if size > 1 and broken[-size] else ():
            if again == kept[-2 * size - given_up : -size - given_up]:
                return size + given_up
    return 0


def _rows(text: str, words: Words) -> Iterator[tuple[str, int, int, bool]]:
    """Each piece with its first and last word and whether a break stands before it."""
    if not len(words):
        return
    stretch = (max(0, words.spans[0].start - 2), words.spans[-1].end + 2)
    notes = [match.span() for match in _NOTE.finditer(text, *stretch)]
    place = 0
    broken = False
    while place < len(words):
        between = _between(text, words, place)
        broken = broken or bool(_BREAK.search(between))
        items, after = _read(text, words, place)
        if _noted(words, place, notes):
            items, after = (), place + 1
        for item in items:
            yield item, place, after - 1, broken
            broken = False
        place = after


def _noted(words: Words, place: int, notes: Sequence[tuple[int, int]]) -> bool:
    span = words.spans[place]
    return any(low <= span.start and span.end <= high for low, high in notes)


def _read(text: str, words: Words, place: int) -> tuple[tuple[str, ...], int]:
    """The pieces that begin with a word, and the place of the word behind them."""
    folded = words.folded
    if _is_phrase(text, words, place):
        return (), place + 2
    number = spoken_number(folded, place, lambda at: _between(text, words, at))
    if number is not None:
        value, after = number
        sign = text[words.spans[place].start - 1 : words.spans[place].start]
        units = [UNITS_OF_SIGNS[sign]] if sign in UNITS_OF_SIGNS else []
        end = words.spans[after - 1].end
        units += ["percent"] if text[end : end + 1] == "%" else []
        return (value, *units), after
    if folded[place] == "per" and folded[place + 1 : place + 2] == ("cent",):
        return ("percent",), place + 2
    word = folded[place]
    if word.endswith("'s") and word[:-2] in _WITH_IS and folded[place + 1 : place + 2] in _AFTER_HAS:
        return (word[:-2], "has"), place + 1
    return canonical(word), place + 1


def _is_phrase(text: str, words: Words, place: int) -> bool:
    """True where a filler of two words stands between marks."""
    if words.folded[place : place + 2] not in _PHRASES:
        return False
    before = _between(text, words, place)
    after = _between(text, words, place + 2)
    return bool(_MARK.search(before) or not place) and bool(_MARK.search(after))


def _between(text: str, words: Words, place: int) -> str:
    """What stands between a word and the one before it; nothing beyond the ends."""
    if not 0 < place < len(words):
        return ""
    return text[words.spans[place - 1].end : words.spans[place].start]


def _american(word: str) -> str:
    for british, american in _AMERICAN:
        if word.endswith(british) and len(word) > len(british) + 2:
            return word.removesuffix(british) + american
    return word


def _unaccented(word: str) -> str:
    """A word without accents: house styles differ over them."""
    if word.isascii():
        return word
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))
