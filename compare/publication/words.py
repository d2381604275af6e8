"""The words that nobody's sentence in a published edition may hold (`docs/method.md`, 7).

Goes in: what a person wrote to be printed. Comes out: the first such word, or none. What a record or an
article prints is exempt, and so is the answer of an outlet: it is printed as it came.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from compare.errors import ConfigError

__all__ = ["banned_word", "check_words"]

_BANNED = re.compile(
    r"\b(?:fabricat\w*|made[\s-]+up|false[\s-]+quot\w*|lies?|lied|lying|liars?|doctor(?:ed|ing)|manipulat\w*"
    r"|suppress\w*|cherry[\s-]*pick\w*|propagand\w*|mislead\w*|misled)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“([^”]+)”|\"([^\"]+)\"|«([^»]+)»|„([^“]+)“")


def banned_word(sentence: str, texts: Iterable[str] = ()) -> str | None:
    """The first word of `sentence` that states a motive instead of a fact; ``None`` where there is none.

    Args:
        sentence: As a person wrote it.
        texts: The kept texts; what stands in quotation marks and in one of them is not looked at.

    >>> banned_word("The article adds a number."), banned_word("This is Misleading.")
    (None, 'Misleading')
    """
    kept = tuple(texts)

    def without(match: re.Match[str]) -> str:
        words = next(filter(None, match.groups()))
        return " " if any(words in text for text in kept) else match.group()

    found = _BANNED.search(_QUOTED.sub(without, sentence))
    return found.group() if found else None


def check_words(sentence: str, what: str, texts: Iterable[str] = ()) -> str:
    """`sentence` on one line, once it has been seen to state no motive.

    Args:
        sentence: As a person wrote it.
        what: What it is, for the message: ``the correction``.
        texts: As for `banned_word`.

    Raises:
        ConfigError: ``empty-sentence`` if it has no letter or figure, ``word-of-motive`` if it holds a word
            that states a motive; the message names the word.
    """
    line = " ".join(sentence.split())
    if not any(sign.isalnum() for sign in line):
        raise ConfigError(
            f"{what} is empty.",
            code="empty-sentence",
            hint="Write one sentence, in quotation marks.",
        )
    if word := banned_word(line, texts):
        raise ConfigError(
            f'{what} holds the word "{word}", which states a motive and not a fact of the texts.',
            code="word-of-motive",
            hint="Say what differs, is added, is not contained, is joined or is attributed.",
        )
    return line
