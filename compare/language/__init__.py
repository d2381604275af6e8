"""The language that a report speaks: sentences by way of a message catalogue, numbers and dates by locale.

Goes in: an English sentence with names in braces, and what stands for the names. Comes out: the sentence in
the language now spoken, which is English unless `speaking` says otherwise. What the catalogue of a language
does not hold stays English. The names are those of GNU gettext: `gettext` speaks at once, `gettext_lazy`
when it is printed (for what is kept, or written by a stage that knows of no report), `gettext_noop` marks
words that are spoken later by `gettext`. Slices of records and articles are values, never messages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from gettext import NullTranslations

    from babel import Locale

__all__ = [
    "ENGLISH",
    "Message",
    "Words",
    "current",
    "english",
    "gettext",
    "gettext_lazy",
    "gettext_noop",
    "languages",
    "locale",
    "ngettext",
    "ngettext_lazy",
    "number",
    "opening",
    "pgettext",
    "sentences",
    "speaking",
    "tag",
]

ENGLISH: Final = "en"
FOLDER = Path(__file__).resolve().parent
_SPOKEN: ContextVar[str] = ContextVar("spoken", default=ENGLISH)
_NAME = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A sentence that is not yet spoken: printed, it is in the language of that moment.

    Attributes:
        pattern: The English sentence, values as names in braces.
        many: The same for another count than one; empty where there is no count.
        values: By name, in alphabetical order; integers are printed as `number` prints them.
        n: The count that chooses the form; also the value of ``{n}``.
        capital: Its first letter is a capital: what goes on a line in one place is a sentence in another.
    """

    pattern: str
    many: str = ""
    values: tuple[tuple[str, str | int | Message], ...] = ()
    n: int | None = None
    capital: bool = False

    def __str__(self) -> str:
        values = dict(self.values)
        if self.n is None:
            told = gettext(self.pattern, **values)
        else:
            told = ngettext(self.pattern, self.many, self.n, **values)
        return told[:1].upper() + told[1:] if self.capital else told

    def __bool__(self) -> bool:
        return bool(self.pattern)


Words = str | Message
"""What a person reads: words of a text or a person as they are, or a sentence of the program."""


def gettext(message: str, /, **values: str | int | Message) -> str:
    """A sentence in the language now spoken, its names filled in.

    >>> gettext("{n} of {of}", n=1200, of="2")
    '1,200 of 2'

    Raises:
        KeyError: If the sentence has a name that is not among the values.
    """
    return _filled(_catalogue(current()).gettext(message) if message else "", values)


def ngettext(one: str, many: str, n: int, /, **values: str | int | Message) -> str:
    """The form of a sentence that goes with a count, which is the value of ``{n}``.

    >>> ngettext("{n} claim", "{n} claims", 1), ngettext("{n} claim", "{n} claims", 2000)
    ('1 claim', '2,000 claims')

    Raises:
        KeyError: As for `gettext`.
    """
    return _filled(_catalogue(current()).ngettext(one, many, n), {"n": n, **values})


def pgettext(context: str, message: str, /, **values: str | int | Message) -> str:
    """As `gettext`, for a word that other languages say in several ways: `context` tells them apart.

    >>> pgettext("of a search", "none")
    'none'
    """
    return _filled(_catalogue(current()).pgettext(context, message), values)


def gettext_lazy(message: str, /, **values: str | int | Message) -> Message:
    """A sentence that is spoken when it is printed.

    >>> str(gettext_lazy("The article prints “{ours}”.", ours="40"))
    'The article prints “40”.'
    """
    return Message(pattern=message, values=tuple(sorted(values.items())))


def ngettext_lazy(one: str, many: str, n: int, /, **values: str | int | Message) -> Message:
    """As `ngettext`, spoken when it is printed."""
    return Message(pattern=one, many=many, values=tuple(sorted(values.items())), n=n)


def sentences(first: Words, *more: Words) -> Words:
    """Whole sentences one behind the other, spoken when they are printed; empty ones are left out.

    >>> str(sentences("One.", "", gettext_lazy("Two.")))
    'One. Two.'
    """
    whole = first
    for following in more:
        if whole and following:
            whole = gettext_lazy("{sentence} {following}", sentence=whole, following=following)
        else:
            whole = whole or following
    return whole


def opening(words: Words) -> Words:
    """A sentence from words that go on a line: with a capital as its first letter.

    >>> str(opening(gettext_lazy("the file is empty.")))
    'The file is empty.'
    """
    if isinstance(words, Message):
        return replace(words, capital=True)
    return words[:1].upper() + words[1:]


def gettext_noop(message: str, /) -> str:
    """The message as it is, marked for the catalogue: `gettext` speaks it later."""
    return message


def english(words: Words) -> str:
    """What words read in English, whatever is spoken: for what is hashed or put into an order."""
    with speaking(ENGLISH):
        return str(words)


def number(value: int) -> str:
    """An integer, its thousands parted as the language does.

    >>> number(18040)
    '18,040'
    """
    if -1000 < value < 1000:
        return str(value)
    from babel.numbers import format_decimal

    return format_decimal(value, locale=locale())


def _filled(pattern: str, values: Mapping[str, str | int | Message]) -> str:
    """A pattern with its names filled in; braces in a value stay what they are."""

    def value(found: re.Match[str]) -> str:
        given = values[found[1]]
        return number(given) if isinstance(given, int) else str(given)

    return _NAME.sub(value, pattern) if values else pattern


def current() -> str:
    """The language now spoken: ``en``, the name of a shipped catalogue, or the path of a ``.po`` file."""
    return _SPOKEN.get()


def locale() -> Locale:
    """By which numbers, dates and lists are written in the language now spoken."""
    return _locale(current())


def languages() -> tuple[str, ...]:
    """The languages that a report can speak, English first."""
    return (ENGLISH, *sorted(path.stem for path in FOLDER.glob("*.po")))


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Everything inside speaks this language.

    Args:
        language: One of `languages`, or the path of a catalogue (``.po``) of one's own.

    Raises:
        ConfigError: ``language-unknown`` for a language without a catalogue, ``language-unreadable`` for a
            file that is none.
    """
    _catalogue(language)
    token = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


@lru_cache(maxsize=8)
def _catalogue(language: str) -> NullTranslations:
    """The messages of a language, compiled in memory; none for English, whose sentences are the messages."""
    from gettext import NullTranslations

    if language == ENGLISH:
        return NullTranslations()
    from compare.language.files import compiled

    return compiled(language)


@lru_cache(maxsize=8)
def _locale(language: str) -> Locale:
    from babel import Locale

    if language == ENGLISH:
        return Locale("en", "GB")
    return Locale.parse(tag(language), sep="-")


def tag(language: str | None = None) -> str:
    """The BCP 47 tag of a language, such as ``de``; of the one now spoken if none is named."""
    from compare.language.files import stated_tag

    language = language or current()
    return language if language in languages() else stated_tag(language)
