"""Why word-for-word agreement is not assessed, in words.

Goes in: which sides are translations, which is settled in `compare.segment.language`. Comes out: one
sentence, or nothing where it is assessed.
"""

from __future__ import annotations

from compare.language import gettext, gettext_noop

__all__ = ["CLAUSES", "Sides", "translation_note"]

Sides = tuple[bool, bool]
"""Whether the record and the article are translations."""

NOTES = {
    (True, True): gettext_noop("Word-for-word agreement is not assessed: both sides are translations."),
    (True, False): gettext_noop("Word-for-word agreement is not assessed: the record is a translation."),
    (False, True): gettext_noop(
        "Word-for-word agreement is not assessed: what the article prints is a translation."
    ),
}
CLAUSES = {
    # Translators: the same without a full stop, as clauses of a longer sentence.
    (True, True): gettext_noop("Word-for-word agreement is not assessed: both sides are translations"),
    (True, False): gettext_noop("Word-for-word agreement is not assessed: the record is a translation"),
    (False, True): gettext_noop(
        "Word-for-word agreement is not assessed: what the article prints is a translation"
    ),
}


def translation_note(sides: Sides) -> str | None:
    """Why word-for-word agreement is not assessed, as a sentence; ``None`` where it is."""
    return gettext(NOTES[sides]) if any(sides) else None
