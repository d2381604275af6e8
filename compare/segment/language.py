"""Which language a text is in, where nobody has stated it.

Goes in: a text. Comes out: a language code or nothing. The work is done by the library `py3langid`; nothing
is decided here about what may be compared.
"""

from __future__ import annotations

from compare.segment.sentences import count_words

__all__ = ["language_of"]

LEAST_WORDS = 20
"""Shorter texts are not judged."""

SAMPLE = 4000
"""Code points that are looked at, from the middle of the text: its head may be a site's menu."""


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`.

    Args:
        text: Any text.

    Returns:
        The code, or ``None`` for a text of fewer than `LEAST_WORDS` words.

    Example:
        >>> language_of("The mayor said that the harbour would be rebuilt before the next winter, and that no one"
        ...             " would have to leave the quarter for it.")
        'en'
    """
    middle = max(0, (len(text) - SAMPLE) // 2)
    sample = text[middle : middle + SAMPLE]
    if count_words(sample) < LEAST_WORDS:
        return None
    from py3langid import classify  # type: ignore[import-untyped]

    return str(classify(sample)[0])
