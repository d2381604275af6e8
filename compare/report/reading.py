"""Sentences on the reading itself: the ledger, the health of articles, whether a person has confirmed it.

Goes in: what was read. Comes out: sentences that the terminal, the report and the page of a check share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from compare.language import gettext, ngettext
from compare.model import Article, Confirmation, HealthNote, LedgerEntry, Transcript
from compare.report import wording
from compare.report.text import day_of, listed

__all__ = ["confirmation_sentence", "doubt_lines", "health_lines", "ledger_sentence", "not_assessed"]

_MOST_CHANGED = 4


def ledger_sentence(ledger: Sequence[LedgerEntry]) -> str:
    """Texts offered = accepted + duplicates + earlier versions + rejected, as a sentence."""
    outcomes = Counter(entry.outcome for entry in ledger)
    total = sum(outcomes.values())
    earlier = outcomes["superseded"]
    parts = (
        ngettext("{n} accepted", "{n} accepted", outcomes["accepted"]),
        ngettext("{n} duplicate", "{n} duplicates", outcomes["duplicate"]),
        *([ngettext("{n} earlier version", "{n} earlier versions", earlier)] if earlier else []),
        ngettext("{n} rejected", "{n} rejected", outcomes["rejected"]),
    )
    # Translators: {outcomes} is for example "6 accepted, 0 duplicates, 1 rejected".
    return ngettext(
        "{n} text was offered: {outcomes}.",
        "{n} texts were offered: {outcomes}.",
        total,
        outcomes=", ".join(parts),
    )


def confirmation_sentence(confirmation: Confirmation) -> str:
    """Whether a person has confirmed that the texts were read right; never empty."""
    if confirmation.status == "none":
        return gettext("No person has confirmed yet that these texts were read right.")
    said = {"person": confirmation.by, "day": day_of(confirmation.at)}
    if confirmation.status == "confirmed":
        return gettext("{person} confirmed on {day} that these texts were read right.", **said)
    names = list(confirmation.changed[:_MOST_CHANGED])
    rest = len(confirmation.changed) - len(names)
    changed = listed([*names, *([ngettext("{n} further one", "{n} further ones", rest)] if rest else [])])
    if not confirmation.by:
        return gettext("The confirmation of this reading cannot be read: {reason}.", reason=changed)
    return gettext(
        "{person} confirmed on {day} that these texts were read right; that no longer holds, for since then "
        "were changed, added or taken away: {changed}.",
        changed=changed,
        **said,
    )


def health_lines(article: Article, letters: Mapping[str, str]) -> tuple[str, ...]:
    """The notes on an article, each with the letters of the articles that it is about, and whether omission
    is assessed for it; none for a sound text.
    """
    lines = [_health_line(note, letters) for note in article.health]
    return (*lines, *(() if article.complete else (gettext("Omission is not assessed for this article."),)))


def doubt_lines(article: Article, records: Sequence[Transcript]) -> tuple[str, ...]:
    """The doubts about an article, which are about its claims, each with what "not located" means; most have
    none.
    """
    return tuple(f"{doubt} {wording.caveat(records)}" for doubt in article.doubts)


def _health_line(note: HealthNote, letters: Mapping[str, str]) -> str:
    others = sorted(letters[other] for other in note.others if other in letters)
    if not others:
        return str(note.text)
    # Translators: behind a sentence; {letters} are those of the articles that it is about, such as "A and C".
    about = ngettext("(Article {letters}.)", "(Articles {letters}.)", len(others), letters=listed(others))
    return f"{note.text} {about}"


def not_assessed(article: Article) -> str:
    """Why omission is not assessed for an article; empty where it is."""
    if article.complete:
        return ""
    if article.info.completeness == "partial":
        return gettext("Not assessed: the event states that the text of this article is partial.")
    return gettext("Not assessed: the text of this article may be incomplete (see what is said of it above).")
