"""The section on what has changed, in the page."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from compare.changes.find import find_changes
from compare.changes.model import Changes
from compare.changes.snapshot import Snapshot, snapshot_of
from compare.comparison import Comparison
from compare.report.build import build_view
from compare.report.html import render_html
from compare.report.manifest import Provenance
from compare.report.write import write_reports


def state(comparison: Comparison) -> Snapshot:
    """The state of a comparison."""
    return snapshot_of(comparison, caveat="The search found no corresponding words.")


def only_first(comparison: Comparison) -> Comparison:
    """The comparison with its first article only."""
    ids = {comparison.articles[0].id}
    pairs = [
        pair
        for pair in zip(comparison.claim_records, comparison.alignment_records, strict=True)
        if pair[0].article_id in ids
    ]
    return replace(
        comparison,
        articles=comparison.articles[:1],
        claim_records=tuple(claim for claim, _ in pairs),
        alignment_records=tuple(alignment for _, alignment in pairs),
        coverage_records=(),
    )


def section(page: str) -> str:
    """The section of a page; empty where there is none."""
    found = re.search(r'<section id="changes".*?</section>', page, re.DOTALL)
    return found.group() if found else ""


@pytest.fixture(scope="module")
def changes(sample: Comparison) -> Changes:
    """One article joined another."""
    return find_changes(state(only_first(sample)), state(sample))


def test_the_section_names_the_article_its_findings_and_the_caveat(
    sample: Comparison, changes: Changes
) -> None:
    """A new article, its findings with links to their cards, and what not located means."""
    page = render_html(build_view(sample, changes=changes))
    told = section(page)

    assert "New findings" in told
    assert "The search found no corresponding words." in told
    links = re.findall(r'href="#([^"]+)"', told)
    assert links
    assert set(links) <= set(re.findall(r'\bid="([^"]+)"', page))
    assert '<a href="#changes">' in page


def test_without_history_the_page_does_not_speak_of_it(sample: Comparison) -> None:
    """A report that is written by itself has no such section and no line in the contents."""
    page = render_html(build_view(sample))

    assert section(page) == ""
    assert 'href="#changes"' not in page


def test_hostile_texts_stay_texts(hostile: Comparison) -> None:
    """Names, titles and words of articles are escaped, signs that hide others are written out."""
    one = state(hostile)
    articles = tuple(replace(item, text="Other words.", id="a1") for item in one.articles)
    earlier = replace(one, articles=articles, claims=(), findings=(), state="before")
    told = section(render_html(build_view(hostile, changes=find_changes(earlier, one))))

    assert "&lt;script&gt;" in told
    assert "<script" not in told
    assert "\u202e" not in told


def test_an_excerpt_says_nothing_of_changes(sample: Comparison, changes: Changes, tmp_path) -> None:
    """Whole sentences of articles stand among them; a private edition has them, in a file too."""
    from compare.report.edition import Edition

    kept = Provenance(state="s", changes=changes, inputs=(), states=())
    for kind, there in (("private", True), ("excerpt", False)):
        folder = tmp_path / kind
        edition = Edition(kind=kind)
        write_reports(sample, folder, formats=("html",), edition=edition, provenance=kept)
        page = (folder / "report.html").read_text("utf-8")
        assert (bool(section(page)), (folder / "changes.json").exists()) == (there, there)
