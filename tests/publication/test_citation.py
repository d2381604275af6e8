"""How an edition and its findings are cited."""

from __future__ import annotations

import re
from dataclasses import replace

from compare.publication.citation import bibtex, citation, citations, link
from compare.publication.edition import Imprint


def test_an_edition_and_each_finding_are_cited(office) -> None:
    """Publisher, title, number, day and a link; of a finding also outlet, type and its anchor."""
    office.ready()
    edition = office.publish(
        imprint=Imprint(publisher="The Fair Desk", contact="c", address="https://fair.example/e#top")
    ).edition
    lines = citations(edition).split("\n\n")

    assert citation(edition) == (
        "The Fair Desk. “Opening of the harvest fair: the record and what the articles print”. "
        "Published edition 1, 1 October 2031. https://fair.example/e"
    )
    assert len(lines) == 1 + len(edition.findings)
    for one, line in zip(edition.findings, lines[1:], strict=True):
        assert f"Valley Tidings: {one.type}" in line
        assert line.strip().endswith(f"{one.caveat} https://fair.example/e#{one.id}".strip())
        assert one.caveat in bibtex(edition)


def test_a_link_is_the_anchor_of_the_page_and_lasts(office) -> None:
    """The same finding has the same anchor in a later edition; without an address the page's name stands."""
    office.ready()
    first = office.publish().edition
    office.answer("More.", day=20)
    second = office.publish(correction="More.").edition
    number = office.finding("number").id
    pages = [(office.output / f"edition-{n}" / "edition.html").read_text(encoding="utf-8") for n in (1, 2)]

    assert link(first, number) == link(second, number) == f"edition.html#{number}"
    assert all(f'id="{number}"' in page for page in pages)


def test_bibtex_is_whole_whatever_a_title_holds(office) -> None:
    """Braces pair, keys are plain and unique, and signs that TeX would read are escaped."""
    office.ready()
    edition = replace(office.publish().edition, title="50 % {of} the_wheat & \\rye #1 ~ Ärger")
    entries = bibtex(edition)
    keys = re.findall(r"@misc\{([^,]+),", entries)

    assert len(keys) == len(set(keys)) == 1 + len(edition.findings)
    assert all(re.fullmatch(r"[a-z0-9-]+", key) for key in keys)
    bare = re.sub(r"\\[\\{}$&#%_]|\\text\w+\{\}", "", entries)
    assert bare.count("{") == bare.count("}")
    assert r"50 \% \{of\} the\_wheat \& \textbackslash{}rye \#1 \textasciitilde{} Ärger" in entries
