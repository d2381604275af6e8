"""The words of the page of a check: why something is no part of a text, how long it is, what was mended.

Goes in: what was read. Comes out: sentences and phrases for the page, in the language now spoken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compare.language import gettext, gettext_noop, ngettext, number
from compare.model import ArticleInfo, BlockKind, Cut, LedgerEntry
from compare.report.text import language_name, shorten
from compare.report.value_words import value_word
from compare.segment.language import language_of
from compare.segment.sentences import count_words

__all__ = [
    "BLOCKS",
    "CUT",
    "OUT",
    "as_it_reads",
    "in_words",
    "left_out",
    "mended",
    "name_of",
    "outlet_of",
    "pieces_cut",
    "unused",
]

NO_SPEAKER = gettext_noop("speaker not stated")
OUT: dict[BlockKind, str] = {
    "residue": gettext_noop("no part of the report"),
    "teaser": gettext_noop("link to another piece"),
}
CUT = gettext_noop("cut from the page")
BLOCKS: dict[BlockKind, str] = {
    "headline": gettext_noop("headline"),
    "standfirst": gettext_noop("standfirst"),
    "subheading": gettext_noop("subheading"),
    "caption": gettext_noop("caption"),
}


def unused(entry: LedgerEntry) -> str:
    """What became of a file that is not used, and why."""
    outcome, reason = value_word(entry.outcome), str(entry.reason)
    return gettext("{file}: {outcome}. {reason}", file=entry.file, outcome=outcome, reason=reason)


def name_of(speaker: str | None) -> str:
    """A speaker by name, or that none is stated."""
    return speaker or gettext(NO_SPEAKER)


def in_words(n: int) -> str:
    """How many words."""
    return ngettext("{n} word", "{n} words", n)


def left_out(kinds: Mapping[str, int], cuts: Sequence[Cut]) -> str:
    """Kinds of what is no part of a text, the most frequent first; empty for nothing."""
    ranked = sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
    parts = [f"{gettext(kind)} ({number(n)})" for kind, n in ranked]
    if cuts:
        words = in_words(sum(count_words(cut.text) for cut in cuts))
        parts.append(gettext("other text of the page ({words})", words=words))
    return ", ".join(parts)


def outlet_of(info: ArticleInfo) -> str:
    """The outlet, or the label of the file with a remark where none is stated."""
    label = shorten(info.outlet_label, 90)
    return label if info.outlet else gettext("{label} (file name; outlet not stated)", label=label)


def as_it_reads(text: str) -> str:
    """The language of a text of which none is stated."""
    if language := language_of(text):
        return gettext("{language} (as it reads)", language=language_name(language) or language)
    return gettext("unknown (as it reads)")


def mended(kind: str, n: int) -> str:
    """What was mended in a text, and how often."""
    return ngettext(
        "Mended on reading: {kind} ({n}).", "Mended on reading: {kind} ({n}).", n, kind=value_word(kind)
    )


def pieces_cut(texts: Sequence[str]) -> str:
    """How much of a page was cut in one place."""
    return ngettext(
        "{n} piece of the page cut here, {words}",
        "{n} pieces of the page cut here, {words}",
        len(texts),
        words=in_words(sum(map(count_words, texts))),
    )
