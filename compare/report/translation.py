"""Why word-for-word agreement is not assessed, in words.

Goes in: a record and an article. Comes out: one sentence, or nothing where it is assessed. What makes a side
a translation is settled in `compare.segment.language`.
"""

from __future__ import annotations

from compare.model import Article, Transcript
from compare.segment.language import translated_sides

__all__ = ["translation_note"]

NOTES = {
    (True, True): "both sides are translations",
    (True, False): "the record is a translation",
    (False, True): "what the article prints is a translation",
}


def translation_note(record: Transcript, article: Article) -> str | None:
    """Why word-for-word agreement is not assessed, as a sentence; ``None`` where it is."""
    reason = NOTES.get(translated_sides(record, article))
    return f"Word-for-word agreement is not assessed: {reason}." if reason else None
