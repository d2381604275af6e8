"""One form for words that are written in several ways without saying anything else.

Goes in: a folded word. Comes out: the words that stand for it in a comparison: contractions resolved,
American spelling, hyphens opened, small numbers as digits, accents and fillers gone. No meaning is looked at.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from compare.ingest.wordlists import word_set

__all__ = ["FILLERS", "canonical"]

FILLERS = word_set("uh um er erm ah eh hm hmm mm mhm")
"""Sounds that carry no word; leaving them out is cosmetic."""

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
    "okay": ("ok",),
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
_WITH_IS = word_set(
    """
    it he she that this there here what who where how when nobody everybody somebody anybody everyone someone
    anyone nothing everything something
    """
)
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_DIGITS = {word: str(value) for value, word in enumerate(_UNITS.split())}
_DIGITS |= {word: str(10 * value) for value, word in enumerate(_TENS.split(), 2)}
_DIGITS |= {
    f"{tens}-{unit}": str(10 * value + digit)
    for value, tens in enumerate(_TENS.split(), 2)
    for digit, unit in enumerate(_UNITS.split()[1:10], 1)
}

_WHOLE |= {word: (digits,) for word, digits in _DIGITS.items()}


@lru_cache(maxsize=65536)
def canonical(word: str) -> tuple[str, ...]:
    """A folded word with contraction, spelling, hyphen and small number resolved; fillers give nothing.

    Examples:
        >>> canonical("don't"), canonical("organisation"), canonical("um")
        (('do', 'not'), ('organization',), ())
    """
    if word in _WHOLE:
        return _WHOLE[word]
    if word.endswith("'s") and word[:-2] in _WITH_IS:
        return (word[:-2], "is")
    for ending, expansion in _CONTRACTIONS.items():
        if word.endswith(ending) and len(word) > len(ending):
            return (word.removesuffix(ending), *expansion)
    if "-" in word.strip("-"):
        return tuple(piece for part in word.split("-") if part for piece in canonical(part))
    return (_american(_unaccented(word)),)


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
