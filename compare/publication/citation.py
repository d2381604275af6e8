"""How an edition and each of its findings are cited: one line of text, BibTeX, and a link that lasts.

Goes in: a `PublishedEdition`. Comes out: text. A link ends in the finding's id, which comes from the texts:
it is the same in every edition in which the finding stands.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from compare.language import gettext
from compare.publication.edition import PublishedArticle, PublishedEdition, PublishedFinding
from compare.report.text import day_of, shorten

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
    return gettext(
        "{publisher} “{title}: the record and what the articles print”. Published edition {number}, {day}. "
        "{link}",
        publisher=_stop(edition.imprint.publisher),
        title=edition.title,
        number=edition.number,
        day=day_of(edition.date),
        link=link(edition),
    )


def _finding(edition: PublishedEdition, art: PublishedArticle, one: PublishedFinding) -> str:
    cited = gettext(
        "{publisher} “{outlet}: {type}, ‘{words}’”. In: “{title}: the record and what the articles print”. "
        "Published edition {number}, {day}.",
        publisher=_stop(edition.imprint.publisher),
        outlet=art.name,
        type=one.name,
        words=shorten(one.words, 80),
        title=edition.title,
        number=edition.number,
        day=day_of(edition.date),
    )
    return " ".join(filter(None, [cited, one.caveat, link(edition, one.id)]))


def citations(edition: PublishedEdition) -> str:
    """`citation.txt`: the edition, then each finding, an empty line between them."""
    lines = [citation(edition)]
    lines += [_finding(edition, art, one) for art, one in _findings(edition)]
    return "\n\n".join(" ".join(line.split()) for line in lines) + "\n"


def bibtex(edition: PublishedEdition) -> str:
    """`citation.bib`: an entry for the edition, then one for each finding."""
    key = f"{_slug(edition.title) or 'event'}-{edition.number}"
    title = gettext("{title}: the record and what the articles print", title=edition.title)
    day = day_of(edition.date)
    note = gettext("Published edition {number} of {day}", number=edition.number, day=day)
    entries = [_entry(edition, key, title, note, link(edition))]
    for art, one in _findings(edition):
        words = shorten(one.words, 80)
        name = gettext("{outlet}: {type}, “{words}”", outlet=art.name, type=one.name, words=words)
        within = gettext("Finding {id} in: {title}. {note}", id=one.id, title=title, note=note)
        about = ". ".join(filter(None, [within, one.caveat]))
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
