"""Languages: which one a text is in, which ones are the same, which side is a translation.

Goes in: a text, or what is stated of a record and an article. Comes out: a language code, or whether
word-for-word agreement can be assessed. A text's language is told by the library `py3langid`.
"""

from __future__ import annotations

import re

from compare.language import gettext_noop
from compare.model import Article, Transcript
from compare.segment.sentences import count_words

__all__ = ["LANGUAGES", "language_of", "language_tag", "same_language", "translated_sides", "whole_tag"]

LEAST_WORDS = 20
"""Shorter texts are not judged."""

SAMPLE = 4000
"""Code points that are looked at, from the middle of the text: its head may be a site's menu."""


TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
LANGUAGES = {
    "ar": gettext_noop("Arabic"),
    "bg": gettext_noop("Bulgarian"),
    "zh": gettext_noop("Chinese"),
    "hr": gettext_noop("Croatian"),
    "cs": gettext_noop("Czech"),
    "da": gettext_noop("Danish"),
    "nl": gettext_noop("Dutch"),
    "en": gettext_noop("English"),
    "et": gettext_noop("Estonian"),
    "fi": gettext_noop("Finnish"),
    "fr": gettext_noop("French"),
    "de": gettext_noop("German"),
    "el": gettext_noop("Greek"),
    "he": gettext_noop("Hebrew"),
    "hi": gettext_noop("Hindi"),
    "hu": gettext_noop("Hungarian"),
    "it": gettext_noop("Italian"),
    "ja": gettext_noop("Japanese"),
    "ko": gettext_noop("Korean"),
    "lv": gettext_noop("Latvian"),
    "lt": gettext_noop("Lithuanian"),
    "no": gettext_noop("Norwegian"),
    "fa": gettext_noop("Persian"),
    "pl": gettext_noop("Polish"),
    "pt": gettext_noop("Portuguese"),
    "ro": gettext_noop("Romanian"),
    "ru": gettext_noop("Russian"),
    "sr": gettext_noop("Serbian"),
    "sk": gettext_noop("Slovak"),
    "sl": gettext_noop("Slovenian"),
    "es": gettext_noop("Spanish"),
    "sv": gettext_noop("Swedish"),
    "tr": gettext_noop("Turkish"),
    "uk": gettext_noop("Ukrainian"),
}
NAMES = {name.casefold(): code for code, name in LANGUAGES.items()}


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`.

    Args:
        text: Any text.

    Returns:
        The code, or ``None`` for a text of fewer than `LEAST_WORDS` words.

    Example:
        >>> language_of("The mayor said that the harbour would be rebuilt before the next winter, and that"
        ...             " no one would have to leave the quarter for it.")
        'en'
    """
    middle = max(0, (len(text) - SAMPLE) // 2)
    sample = text[middle : middle + SAMPLE]
    if count_words(sample) < LEAST_WORDS:
        return None
    from py3langid import classify  # type: ignore[import-untyped]

    return str(classify(sample)[0])


def language_tag(stated: str | None) -> str | None:
    """A tag for the ``lang`` attribute, from a tag or an English name; ``None`` where neither is stated.

    >>> language_tag("en_GB"), language_tag("Russian (some guests English)"), language_tag("as spoken")
    ('en-GB', 'ru', None)
    """
    # A remark behind it, such as "(some guests English)", does not count.
    plain = re.split(r"[(,;]", stated or "")[0].strip()
    return NAMES.get(plain.split(" ")[0].casefold()) or whole_tag(plain)


def whole_tag(stated: str) -> str | None:
    """A tag for what is a tag or an English name and nothing else; else ``None``.

    >>> whole_tag("en_GB"), whole_tag("Russian"), whole_tag("Russian (some guests English)")
    ('en-GB', 'ru', None)
    """
    if code := NAMES.get(stated.casefold()):
        return code
    return stated.replace("_", "-") if TAG.fullmatch(stated) else None


def same_language(one: str, other: str) -> bool:
    """True if two stated languages are the same, regions apart."""
    return _primary(one) == _primary(other)


def _primary(stated: str) -> str:
    tag = language_tag(stated)
    return tag.split("-")[0].casefold() if tag else stated.strip().casefold()


def translated_sides(record: Transcript, article: Article) -> tuple[bool, bool]:
    """Whether the record and the article are translations of what was spoken.

    Only a stated spoken language makes a side a translation. A side's own language is taken as stated, else
    from its text; where neither tells it, the side counts as spoken.
    """
    spoken = record.info.spoken_language
    if not spoken:
        return False, False
    return (
        _differs(record.info.language or language_of(record.document.text), spoken),
        _differs(article.info.language or language_of(article.document.text), spoken),
    )


def _differs(side: str | None, spoken: str) -> bool:
    return side is not None and not same_language(spoken, side)
