"""How to cite a report: as a sentence and as BibTeX.

Goes in: what an edition shows. Comes out: two texts. They depend on the texts compared, on what the event
states and on the signature; not on the time, so that a report made again is cited in the same way. The reader
adds the day of access.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from compare.comparison import Comparison
from compare.language import gettext, gettext_noop, ngettext
from compare.report import wording
from compare.report.shown import Shown
from compare.report.text import day, visible

__all__ = ["Citation", "cite", "fingerprint"]

DIGITS = 12
EDITIONS = {
    "private": gettext_noop("private edition, result {result}"),
    "excerpt": gettext_noop("excerpt edition, result {result}"),
}
_TEX = re.compile(r"[\\{}$&#%_^~]")
_TEX_SIGNS = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """How to cite a report.

    Attributes:
        text: One paragraph.
        bibtex: An ``@misc`` entry, ending with a line break.
        result: What is told apart by it: 12 hexadecimal digits.
    """

    text: str
    bibtex: str
    result: str


def cite(shown: Shown, *, status: str | None = None) -> Citation:
    """The citation of an edition.

    Args:
        shown: What the edition shows.
        status: What the report says of itself; that of a draft unless given.
    """
    comparison = shown.comparison
    event, status = comparison.event, status or wording.draft_words(comparison.review)
    title = shown.edition.title or event.title or event.name
    title = gettext("{title}: the record and what the articles print", title=title)
    title = " ".join(visible(title).split())
    result = fingerprint(comparison, shown.hashes)
    where = ", ".join(filter(None, (day(event.date), event.place)))
    # Begins with a word: a number behind a place that runs from right to left would be shown before it.
    size = gettext(
        "Compared with {tool}: {records} and {articles}",
        records=ngettext("{n} record", "{n} records", len(comparison.transcripts)),
        articles=ngettext("{n} article", "{n} articles", len(comparison.articles)),
        tool=_tool(comparison),
    )
    edition = gettext(EDITIONS[shown.edition.kind], result=result)
    where = " ".join(visible(where).split())
    occasion = gettext("Event: {occasion}.", occasion=where) + " " if where else ""
    return Citation(
        text=f"{title}. {occasion}{size}; {edition}. {status}.",
        bibtex=_bibtex(title, occasion, f"{size}; {edition}", status, result, event.date),
        result=result,
    )


def _bibtex(title: str, occasion: str, size: str, status: str, result: str, on: date | None) -> str:
    fields = [
        ("title", f"{{{_tex(title)}}}"),
        ("howpublished", _tex(size)),
        ("note", _tex(f"{occasion}{status}")),
    ]
    if on:
        fields.append(("eventdate", on.isoformat()))
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields)
    return f"@misc{{pressdiff-{result},\n{body}\n}}\n"


def _tex(text: str) -> str:
    """`text` with the signs that TeX reads as commands written out."""
    return _TEX.sub(lambda found: _TEX_SIGNS.get(found[0], f"\\{found[0]}"), text)


def _tool(comparison: Comparison) -> str:
    version = dict(comparison.signature).get("pressdiff", "")
    return f"pressdiff {version}".strip()


def fingerprint(comparison: Comparison, hashes: dict[str, str]) -> str:
    """What tells one result from another: 12 hexadecimal digits, from texts, signature and decisions.

    It is the same in every edition, whatever the outlets are called and in whatever order articles came.

    Args:
        comparison: What was compared.
        hashes: Of the kept texts.
    """
    lines = sorted(f"text {value}" for value in hashes.values())
    lines += sorted(f"signature {name} {value}" for name, value in comparison.signature)
    for alignment in sorted(comparison.alignment_records, key=lambda item: item.claim_id):
        places = " ".join(
            f"{match.passage_id}:{match.span.start}-{match.span.end}" for match in alignment.passages
        )
        differences = " ".join(item.id for item in alignment.differences)
        lines.append(f"{alignment.claim_id} {alignment.state} {places} {differences}")
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
