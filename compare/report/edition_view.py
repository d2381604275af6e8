"""What an edition says of itself: its kind, note and logo, how much of each article it prints, its citation.

Goes in: what an edition shows. Comes out: an `EditionView`, which both layouts print.
"""

from __future__ import annotations

from dataclasses import dataclass

from compare.language import gettext, gettext_noop, ngettext, number
from compare.report.exports.citation import cite
from compare.report.shown import Shown
from compare.report.text import ratio
from compare.report.view_tables import Table, TableRow

__all__ = ["EditionView", "build_edition", "edition_sentences"]

TITLES = {"private": "", "excerpt": gettext_noop("Excerpt edition")}


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionView:
    """The edition as printed.

    Attributes:
        kind: ``private`` or ``excerpt``.
        heading: ``Excerpt edition``; empty for a private one.
        sentences: What is printed of the articles, and who stands in it by name; empty for a private one.
        shares: The words of each article and how many of them are printed; ``None`` for a private edition.
        note: The editor's note, by paragraph.
        logo: A ``data:`` address; empty for none.
        paper: ``A4`` or ``Letter``.
        citation: How to cite the report, a paragraph.
        bibtex: The same for BibTeX.
    """

    kind: str = "private"
    heading: str = ""
    sentences: tuple[str, ...] = ()
    shares: Table | None = None
    note: tuple[str, ...] = ()
    logo: str = ""
    paper: str = "A4"
    citation: str = ""
    bibtex: str = ""


def build_edition(shown: Shown) -> EditionView:
    """The edition as printed."""
    edition = shown.edition
    citation = cite(shown)
    return EditionView(
        kind=edition.kind,
        heading=gettext(TITLES[edition.kind]),
        sentences=edition_sentences(shown),
        shares=None if edition.whole else _shares(shown),
        note=tuple(filter(None, (" ".join(part.split()) for part in edition.note.split("\n\n")))),
        logo=edition.logo,
        paper=edition.paper,
        citation=citation.text,
        bibtex=citation.bibtex,
    )


def edition_sentences(shown: Shown) -> tuple[str, ...]:
    """What is printed of the articles, and who stands in it by name; empty for a private edition."""
    edition = shown.edition
    if edition.whole:
        return ()
    left_out = sum(share.n_left_out for share in shown.shares)
    sentences = [
        # Translators: {limit} is for example "25 % of each article’s words".
        gettext(
            "Of each article this edition prints the title, the words of its findings and a sentence of "
            "context for each, and at most {limit}. “[…]” stands for words that are not "
            "printed here; every claim is in the counts.",
            limit=edition.excerpt_limit.told,
        )
    ]
    sentences.append(
        # Translators: {shares} is for example "310 of 2,840 (11 %)", one for each record.
        gettext(
            "Of the record it prints the passages that these findings rest on or bear on, the sentence on "
            "either side of those that they rest on, and the questions before; in words: {shares}.",
            shares="; ".join(ratio(share.n_reproduced, share.n_words) for share in shown.record_shares),
        )
    )
    longer = sum(share.n_reproduced > edition.excerpt_limit.of(share.n_words) for share in shown.shares)
    if longer:
        sentences.append(
            ngettext(
                "The title of {n} article is longer than that by itself, and stands whole.",
                "The titles of {n} articles are longer than that by themselves, and stand whole.",
                longer,
            )
        )
    if left_out:
        sentences.append(
            ngettext(
                "The words of {n} claim with a finding went beyond that limit and is not printed; the most "
                "severe come first.",
                "The words of {n} claims with a finding went beyond that limit and are not printed; the most "
                "severe come first.",
                left_out,
            )
        )
    if not edition.by_name:
        sentences.append(
            gettext(
                "Authors, and speakers whom the event does not name as public, stand in it by their role."
            )
        )
    return tuple(sentences)


def _shares(shown: Shown) -> Table:
    articles = shown.comparison.articles_by_id
    rows = [
        TableRow(
            id=share.article_id,
            heading=articles[share.article_id].info.outlet_label,
            cells=(ratio(share.n_reproduced, share.n_words), number(share.n_left_out)),
        )
        for share in shown.shares
    ]
    return Table(
        caption=gettext("How much of each article this edition prints"),
        corner=gettext("Article"),
        columns=(gettext("Words printed"), gettext("Findings beyond the limit")),
        rows=tuple(rows),
    )
