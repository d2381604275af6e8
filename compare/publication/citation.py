"""How an edition and each of its findings are cited: one line of text, BibTeX, and a link that lasts.

Goes in: a `PublishedEdition`. Comes out: text. A link ends in the finding's id, which comes from the texts:
it is the same in every edition in which the finding stands.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from compare.publication.dates import day_of
from compare.publication.edition import PublishedArticle, PublishedEdition, PublishedFinding
from compare.report.text import shorten

__all__ = ["PAGE", "bibtex", "citation", "citations", "link"]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

PAGE = "edition.html"
URL_SIGNS = "/:?#[]@!$&'()*+,;=%~"
_TEX = {sign: rf"\{sign}" for sign in "{}$&#%_"} | {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}


def link(edition: PublishedEdition, finding: str = "") -> str:
    """The address of the edition, or of one finding in it; the page's name where no address is stated."""
    page = edition.imprint.address.partition("#")[0] or PAGE
    return f"{page}#{finding}" if finding else page


def citation(edition: PublishedEdition) -> str:
    """The edition as a list of sources names it."""
    return (
        f"{_stop(edition.imprint.publisher)} “{edition.title}: the record and what the articles print”. "
        f"Published edition {edition.number}, {day_of(edition.date)}. {link(edition)}"
    )


def _finding(edition: PublishedEdition, art: PublishedArticle, one: PublishedFinding) -> str:
    return (
        f"{_stop(edition.imprint.publisher)} “{art.name}: {one.type}, ‘{shorten(one.words, 80)}’”. In: "
        f"“{edition.title}: the record and what the articles print”. Published edition {edition.number}, "
        f"{day_of(edition.date)}. {f'{one.caveat} ' if one.caveat else ''}{link(edition, one.id)}"
    )


def citations(edition: PublishedEdition) -> str:
    """`citation.txt`: the edition, then each finding, an empty line between them."""
    lines = [citation(edition)]
    lines += [_finding(edition, art, one) for art, one in _findings(edition)]
    return "\n\n".join(" ".join(line.split()) for line in lines) + "\n"


def bibtex(edition: PublishedEdition) -> str:
    """`citation.bib`: an entry for the edition, then one for each finding."""
    key = f"{_slug(edition.title) or 'event'}-{edition.number}"
    title = f"{edition.title}: the record and what the articles print"
    note = f"Published edition {edition.number} of {day_of(edition.date)}"
    entries = [_entry(edition, key, title, note, link(edition))]
    for art, one in _findings(edition):
        name = f"{art.name}: {one.type}, “{shorten(one.words, 80)}”"
        about = f"Finding {one.id} in: {title}. {note}{f'. {one.caveat}' if one.caveat else ''}"
        entries.append(_entry(edition, f"{key}-{one.id}", name, about, link(edition, one.id)))
    return "\n".join(entries)


def _entry(edition: PublishedEdition, key: str, title: str, note: str, address: str) -> str:
    month = MONTHS[edition.date.month - 1]
    fields = [
        ("author", f"{{{{{_tex(edition.imprint.publisher)}}}}}"),
        ("title", f"{{{{{_tex(title)}}}}}"),
        ("year", f"{{{edition.date.year}}}"),
        ("month", month),
        ("note", f"{{{_tex(note)}}}"),
        # An address is set as it is, but a brace in it would end the field.
        ("url", f"{{{quote(address, safe=URL_SIGNS)}}}"),
    ]
    lines = ",\n".join(f"  {name} = {value}" for name, value in fields)
    return f"@misc{{{key},\n{lines}\n}}\n"


def _findings(edition: PublishedEdition) -> list[tuple[PublishedArticle, PublishedFinding]]:
    return [(art, one) for art in edition.articles for case in art.findings for one in case.findings]


def _stop(name: str) -> str:
    return name if name.endswith((".", "!", "?")) else f"{name}."


def _tex(text: str) -> str:
    return "".join(_TEX.get(sign, sign) for sign in " ".join(text.split()))


def _slug(text: str) -> str:
    """ASCII letters and figures of a title's first words, with hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)[:4])
