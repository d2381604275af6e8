"""The notes of people: plain text on one line, in words that state a fact of the text and no motive.

Goes in: a note, and the texts that it may quote. Comes out: the note as it is kept, or an error that names
the word (`docs/method.md`, 7). Words between quotation marks that stand so in a text of the event are free.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from compare.comparison import Comparison
from compare.errors import ConfigError
from compare.language import gettext_lazy
from compare.notes import words_to_avoid

__all__ = ["checked_note", "texts_of"]

LONGEST = 2000
_QUOTED = re.compile(r"“([^”]+)”|\"([^\"]+)\"|„([^“”]+)[“”]|«([^»]+)»")


def texts_of(comparison: Comparison) -> tuple[str, ...]:
    """The kept texts of an event, on one line each."""
    documents = [record.document for record in comparison.transcripts]
    documents += [article.document for article in comparison.articles]
    return tuple(" ".join(document.text.split()) for document in documents)


def checked_note(note: str, texts: Iterable[str] = ()) -> str:
    """A note as it is kept: on one line, without signs that cannot be seen.

    Args:
        note: As a person wrote it.
        texts: The texts of the event, whose own words may be quoted.

    Raises:
        ConfigError: ``empty-note``, ``long-note``, or ``note-wording`` for a word that tells a motive.
    """
    kept = " ".join("".join(sign if sign.isprintable() else " " for sign in note).split())
    if not kept:
        raise ConfigError(gettext_lazy("the note is empty."), code="empty-note", hint="Write what you found.")
    if len(kept) > LONGEST:
        raise ConfigError(
            gettext_lazy("the note has {n} signs; {most} is the most.", n=len(kept), most=LONGEST),
            code="long-note",
            hint="Say it more briefly.",
        )
    if found := words_to_avoid(_without_slices(kept, tuple(texts))):
        raise ConfigError(
            gettext_lazy(
                "the note says “{word}”, which tells a motive and not what the texts say.", word=found[0]
            ),
            code="note-wording",
            hint="Say what differs: differs, adds, does not contain, joins, attributes, corresponds.",
        )
    return kept


def _without_slices(note: str, texts: tuple[str, ...]) -> str:
    """The note without what it quotes from a text of the event."""

    def free(match: re.Match[str]) -> str:
        words = next(group for group in match.groups() if group)
        return " " if any(words.strip() in text for text in texts) else match.group()

    return _QUOTED.sub(free, note)
