"""Sentences on the reading itself: the ledger, the health of articles, whether a person has confirmed it.

Goes in: what was read. Comes out: sentences that the terminal, the report and the page of a check share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from compare.model import Article, Confirmation, HealthNote, LedgerEntry
from compare.report.text import count, listed, number, plural

__all__ = ["confirmation_sentence", "health_lines", "ledger_sentence", "not_assessed"]

_MOST_CHANGED = 4


def ledger_sentence(ledger: Sequence[LedgerEntry]) -> str:
    """Texts offered = accepted + duplicates + earlier versions + rejected, as a sentence."""
    outcomes = Counter(entry.outcome for entry in ledger)
    total = sum(outcomes.values())
    parts = (
        f"{number(outcomes['accepted'])} accepted",
        count(outcomes["duplicate"], "duplicate"),
        *([count(outcomes["superseded"], "earlier version")] if outcomes["superseded"] else []),
        f"{number(outcomes['rejected'])} rejected",
    )
    return f"{count(total, 'text')} {plural(total, 'was', 'were')} offered: {', '.join(parts)}."


def confirmation_sentence(confirmation: Confirmation) -> str:
    """Whether a person has confirmed that the texts were read right; never empty."""
    if confirmation.status == "none":
        return "No person has confirmed yet that these texts were read right."
    day = confirmation.at[:10]
    said = f"{confirmation.by} confirmed on {day} that these texts were read right"
    if confirmation.status == "confirmed":
        return f"{said}."
    names = list(confirmation.changed[:_MOST_CHANGED])
    rest = len(confirmation.changed) - len(names)
    changed = listed([*names, *([count(rest, "further one")] if rest else [])])
    if not confirmation.by:
        return f"The confirmation of this reading cannot be read: {changed}."
    return f"{said}; that no longer holds, for since then were changed, added or taken away: {changed}."


def health_lines(article: Article, letters: Mapping[str, str]) -> tuple[str, ...]:
    """The notes on an article, each with the letters of the articles that it is about, and whether omission
    is assessed for it; none for a sound text.
    """
    lines = [_health_line(note, letters) for note in article.health]
    return (*lines, *(() if article.complete else ("Omission is not assessed for this article.",)))


def _health_line(note: HealthNote, letters: Mapping[str, str]) -> str:
    others = sorted(letters[other] for other in note.others if other in letters)
    return (
        f"{note.text} ({plural(len(others), 'Article', 'Articles')} {listed(others)}.)"
        if others
        else str(note.text)
    )


def not_assessed(article: Article) -> str:
    """Why omission is not assessed for an article; empty where it is."""
    if article.complete:
        return ""
    if article.info.completeness == "partial":
        return "Not assessed: the event states that the text of this article is partial."
    return "Not assessed: the text of this article may be incomplete (see what is said of it above)."
