"""What an edition of a report shows, and how it is dressed: who it is for, its title, note, logo and paper.

Goes in: what the person who runs it asks for. Comes out: a frozen `Edition`. Nothing is left out of a
comparison here (that is `excerpt`), and nothing is rendered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

from compare.errors import ConfigError
from compare.language import ENGLISH, gettext, locale, ngettext
from compare.language.files import file_of
from compare.notes import words_to_avoid

__all__ = ["Edition", "EditionKind", "ExcerptLimit", "Paper"]

EditionKind = Literal["private", "excerpt"]
Paper = Literal["A4", "Letter"]
MAX_TITLE = 300
MAX_NOTE = 4000
_LIMIT = re.compile(r"\s*(\d{1,3})(?:[.,](\d))?\s*%\s*|\s*(\d{1,6})\s*(?:words?)?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcerptLimit:
    """How much of each article an excerpt may reproduce: a share of its words, or a number of words.

    Attributes:
        share: 0–1 of the words of an article; ``None`` where `words` is set.
        words: Words of each article; ``None`` where `share` is set.
    """

    share: float | None = 0.25
    words: int | None = None

    @classmethod
    def parse(cls, stated: str) -> ExcerptLimit:
        """The limit that ``25%``, ``12.5%`` or ``300`` (words) stands for.

        Raises:
            ConfigError: ``excerpt-limit`` for anything else, and for more than 100 %.
        """
        found = _LIMIT.fullmatch(stated)
        if found and found[3]:
            return cls(share=None, words=int(found[3]))
        share = (int(found[1]) + int(found[2] or 0) / 10) / 100 if found else 2.0
        if share > 1:
            raise ConfigError(
                f'"{stated}" is not a limit for excerpts.',
                code="excerpt-limit",
                hint="Write a share of each article, such as 25%, or a number of words, such as 300.",
            )
        return cls(share=share)

    def of(self, n_words: int) -> int:
        """The words of an article of `n_words` that may be reproduced; 0 for none."""
        if self.words is not None:
            return min(self.words, n_words)
        return int((self.share or 0.0) * n_words + 1e-9)

    @property
    def told(self) -> str:
        """The limit for people: ``25 % of each article’s words`` or ``300 words of each article``."""
        from babel.numbers import format_decimal

        if self.words is not None:
            return ngettext("{n} words of each article", "{n} words of each article", self.words)
        digits = format_decimal(100 * (self.share or 0.0), "0.##", locale=locale())
        return gettext("{share}\u00a0% of each article’s words", share=digits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Who a report is for and how it is dressed; the same comparison gives as many as are wanted.

    Attributes:
        kind: ``private`` everything; ``excerpt`` of each article only the words of findings and a sentence of
            context. What people stand by is published otherwise (`compare.publication`).
        excerpt_limit: Of each article, where `kind` is not ``private``.
        title: Stands instead of the event's; empty for none.
        note: The editor's note on the first page; plain text, empty for none.
        logo: A ``data:`` address as `compare.report.logo.read_logo` makes it; empty for none.
        paper: Of the PDF.
        language: That it speaks: one of `compare.language.languages`, or the path of a catalogue.
        templates: A folder whose templates and styles come before the shipped ones.
        names: Authors and private questioners by name in an excerpt; in a ``private`` edition they are so
            anyway.

    Raises:
        ConfigError: ``edition-note`` for a word that a note may not carry, ``edition-unknown`` for another
            kind or paper, ``edition-too-long`` for a title or note beyond 300 or 4,000 signs,
            ``language-unknown`` for a language without a catalogue, and ``templates-not-found``.
    """

    kind: EditionKind = "private"
    excerpt_limit: ExcerptLimit = field(default_factory=ExcerptLimit)
    title: str = ""
    note: str = ""
    logo: str = ""
    paper: Paper = "A4"
    language: str = ENGLISH
    templates: Path | None = None
    names: bool = False

    def __post_init__(self) -> None:
        _check_choice(self.kind, get_args(EditionKind))
        _check_choice(self.paper, get_args(Paper))
        if self.language != ENGLISH:
            file_of(self.language)
        _check_length("title", self.title, MAX_TITLE)
        _check_length("note", self.note, MAX_NOTE)
        _check_words("title", self.title)
        _check_words("note", self.note)
        if self.templates is not None and not self.templates.is_dir():
            raise ConfigError(
                "there is no such folder of templates.",
                code="templates-not-found",
                source=str(self.templates),
                hint="Name a folder with --template; docs/templates.md says what may be in it.",
            )

    @property
    def whole(self) -> bool:
        """True if articles are reproduced as a whole where the report needs them."""
        return self.kind == "private"

    @property
    def by_name(self) -> bool:
        """True if authors and private questioners stand in it by name."""
        return self.names or self.kind == "private"


def _check_choice(value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise ConfigError(
            f'"{value}" is none of {", ".join(known)}.',
            code="edition-unknown",
            hint="Choose one of them.",
        )


def _check_length(name: str, text: str, limit: int) -> None:
    if len(text) > limit:
        raise ConfigError(
            f"the {name} has {len(text):,} signs; {limit:,} are the most.",
            code="edition-too-long",
            hint=f"Shorten the {name}.",
        )


def _check_words(name: str, text: str) -> None:
    found = words_to_avoid(text)
    if found:
        raise ConfigError(
            f"the {name} says “{found[0]}”: a report states facts of texts, and no motive.",
            code="edition-note",
            hint="Write what differs: adds, does not contain, joins, attributes, corresponds.",
        )
