from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html import unescape

import pytest

from compare.comparison import Comparison
from compare.findings import findings_of
from compare.report.build import build_view
from compare.report.context import Context, Limits
from compare.report.html import render_html, render_layout
from compare.report.reading_view import anchor, build_reading
from compare.report.shown import prepare
from compare.report.view_reading import EntryView, ReadingView
from compare.testing import make_alignment, make_article, make_claim, make_comparison


def reading(comparison: Comparison, **limits: object) -> ReadingView:
    """The section of a comparison."""
    return build_reading(Context(shown=prepare(comparison), limits=Limits(**limits)))  # type: ignore[arg-type]


def entries(view: ReadingView) -> list[EntryView]:
    """Every claim that a view shows, in its order."""
    rows = [row for record in view.records for turn in record.turns for row in turn.rows]
    return [*(entry for row in rows for entry in row.entries), *view.loose]


def lines(view: ReadingView):
    """Every line of the base text."""
    rows = [row for record in view.records for turn in record.turns for row in turn.rows]
    return [line for row in rows for line in row.lines]


def passages(view: ReadingView):
    """Every passage that a view shows."""
    return [passage for line in lines(view) for passage in line.passages]


@pytest.fixture(scope="module")
def page(sample: Comparison) -> str:
    """The sample as a page."""
    return render_html(build_view(sample))


def with_another(comparison: Comparison) -> Comparison:
    """The same with one more article, which comes first by name and repeats the record."""
    record = comparison.transcripts[0]
    article = make_article(
        [("paragraph", "“We will not sell a single tree of it,” Brandvold said.")],
        file="articles/aaa.txt",
        outlet="A Daily",
    )
    claim = make_claim(
        article, "We will not sell a single tree of it", kind="direct quotation", speaker="Ilse Brandvold"
    )
    decided = [
        *zip(comparison.claim_records, comparison.alignment_records, strict=True),
        (claim, make_alignment(claim, record, "We will not sell a single tree of it", wording="verbatim")),
    ]
    return make_comparison([record], [*comparison.articles, article], decided)


def test_the_whole_record_is_the_base_text(sample: Comparison) -> None:
    """Every passage stands once, in the order of the record, in its own words."""
    shown = passages(reading(sample))

    assert [passage.id for passage in shown] == list(sample.passages)
    for passage in shown:
        assert "".join(piece.text for piece in passage.slices) == sample.passages[passage.id].text


def test_every_claim_that_was_compared_stands_once(sample: Comparison) -> None:
    """What has a location stands beside the record or behind it; what was not compared does not."""
    compared = [c.id for c in sample.claim_records if sample.alignments_by_claim[c.id].location is not None]

    assert sorted(entry.target for entry in entries(reading(sample))) == sorted(compared)


def test_a_claim_stands_at_the_first_passage_it_rests_on(sample: Comparison) -> None:
    """The row of a claim begins with the first of its passages; claims without one stand behind."""
    view = reading(sample)
    for record in view.records:
        for row in (row for turn in record.turns for row in turn.rows):
            for entry in row.entries:
                first = sample.alignments_by_claim[entry.target].passages[0]
                assert row.lines[0].passages[0].id == first.passage_id
    for entry in view.loose:
        assert not sample.alignments_by_claim[entry.target].passages


def test_a_passage_names_the_claims_that_rest_on_it_and_stand_elsewhere(sample: Comparison) -> None:
    """A claim on two passages stands at the first, and the second leads to it."""
    record, article = sample.transcripts[0], sample.articles[0]
    claim = make_claim(article, "no tree of the orchard is for sale")
    words = ("The orchard stays as it is", "We will not sell a single tree")
    comparison = make_comparison([record], [article], [(claim, make_alignment(claim, record, *words))])
    shown = passages(reading(comparison))

    assert [(passage.label, passage.see) for passage in shown if passage.see] == [
        ("P009", (shown[8].see[0],))
    ]
    assert shown[8].see[0].id == anchor(claim.id)
    assert [entry.places for entry in entries(reading(comparison))] == ["P008–P009"]


def test_the_margin_counts_articles_and_tells_quotation_from_paraphrase(sample: Comparison) -> None:
    """Each article counts once at a passage; one that quotes it is not counted as reporting it besides."""
    context = Context(shown=prepare(sample), limits=Limits())
    seen = 0
    for line in lines(build_reading(context)):
        first = line.passages[0].id
        matched = [a for a, ids in context.matched.items() if first in ids]
        quoted = [a for a in matched if first in context.matched_quoted[a]]
        if not matched:
            assert line.heat is None
            continue
        seen += 1
        assert line.heat is not None
        assert len(line.passages) == 1
        assert (int(line.heat.quoted), int(line.heat.reported)) == (len(quoted), len(matched) - len(quoted))
        assert (line.heat.quoted_width > 0) == bool(quoted)
        assert "of 2 articles" in line.heat.words
    assert seen > 3


def test_the_margin_says_so_where_copies_are_counted(sample: Comparison) -> None:
    """Where articles are copies of one text, the number of texts stands beside that of the articles."""
    from compare.model import HealthNote

    ids = [article.id for article in sample.articles]
    copies = tuple(
        replace(
            article,
            health=(HealthNote(code="copy", text="A copy.", others=(ids[1 - ids.index(article.id)],)),),
        )
        for article in sample.articles
    )
    heats = [line.heat for line in lines(reading(replace(sample, articles=copies))) if line.heat]

    both = [heat for heat in heats if int(heat.quoted) + int(heat.reported) == 2]
    assert both
    assert all("1 text, copies taken together" in heat.words for heat in both)


def test_words_that_differ_are_marked_on_both_sides(sample: Comparison) -> None:
    """The record's words that differ carry the label of the claim that differs there."""
    view = reading(sample)
    marked = {piece.text: piece.claims for p in passages(view) for piece in p.slices if piece.claims}
    entry = next(entry for entry in entries(view) if entry.label == marked["may"])

    assert "changed" in {piece.kind for piece in entry.slices}
    assert [finding.words for finding in entry.findings] == ["modality"]


def test_every_finding_and_passage_has_an_anchor(sample: Comparison, page: str) -> None:
    """Each finding, each claim that was compared and each passage can be linked to."""
    ids = set(re.findall(r' id="([^"]+)"', page))

    assert {anchor(finding.id) for finding in findings_of(sample)} <= ids
    assert set(sample.passages) <= ids
    assert {finding.kind for finding in findings_of(sample)} >= {"difference", "not located"}


def test_links_outlast_another_article_and_another_order(sample: Comparison, build_sample) -> None:
    """Anchors and the keys of filters stay what they are when an article comes in or the order changes."""
    before = reading(sample)
    more, turned = reading(with_another(sample)), reading(build_sample(reverse=True))

    def links(view: ReadingView) -> set[str]:
        found = entries(view)
        return {
            *(entry.anchor for entry in found),
            *(finding.anchor for entry in found for finding in entry.findings),
            *(passage.id for passage in passages(view)),
            *(f"{item.name}={option.key}" for item in view.filters for option in item.options),
        }

    assert links(before) < links(more)
    assert links(before) == links(turned)


def test_names_of_outlets_change_nothing_but_names(sample: Comparison, build_sample) -> None:
    """With another name of an outlet anchors, tokens and places stay."""

    def bare(view: ReadingView) -> set[tuple[str, str, str]]:
        return {(entry.anchor, entry.places, entry.state) for entry in entries(view)}

    assert bare(reading(build_sample(names=("Another Name",)))) == bare(reading(sample))


def test_tokens_are_options_of_the_form(sample: Comparison) -> None:
    """Each token of a claim is an option, and what an option counts is what carries its token."""
    view = reading(sample)
    options = {option.token: option.words for item in view.filters for option in item.options}
    carried = [token for entry in entries(view) for token in entry.tokens.split()]

    assert set(carried) <= set(options)
    for item in view.filters:
        if item.name in ("outlet", "state", "type", "severity"):
            for option in item.options:
                assert option.words.endswith(f"({carried.count(option.token)})")
    assert {item.name for item in view.filters} == {"outlet", "state", "type", "severity", "speaker"}


def test_not_located_stands_with_its_meaning(sample: Comparison, page: str) -> None:
    """The block of claims without a passage says what that means, and so does a claim located in part."""
    view = reading(sample)
    lost = [entry for entry in view.loose if entry.state == "Not located"]
    part = [entry for entry in entries(view) if entry.state == "Located in part"]

    assert lost
    assert "another source" in view.loose_note
    assert part
    assert all("another source" in entry.remark for entry in part)
    block = page.split('<div class="edition loose">')[1].split("</section>", maxsplit=1)[0]
    assert "another source" in block.split('<ul class="apparatus">')[0]
    form = page.split('<form class="chooser"')[1].split("</form>", maxsplit=1)[0]
    assert "another source" in form


def test_paper_shows_reported_passages_and_says_what_it_leaves_out(sample: Comparison) -> None:
    """With little room the passages that most articles were matched to stand, each with all its claims."""
    whole, short = reading(sample), reading(sample, reading=2)
    kept = passages(short)

    assert 0 < len(kept) < len(sample.passages)
    home = {line.passages[0].id for line in lines(whole) if line.heat}
    assert {passage.id for passage in kept} <= home
    assert len(entries(short)) <= 2
    assert short.more.startswith("Shown are the ")
    assert "claims.csv" in short.more
    assert not short.filters
    assert "not shown here" not in reading(sample, reading=100).more


def test_what_is_printed_has_no_form_and_no_script(sample: Comparison) -> None:
    """The layout for paper holds the passages and nothing that only a screen can use."""
    printed = render_layout(build_view(sample, limits=Limits(reading=100)), layout="print", sparing=False)

    assert 'id="reading"' in printed
    for word in ("<script", "<form", "<select", "data-f=", "script-src"):
        assert word not in printed


def test_the_policy_allows_this_script_and_no_other(page: str) -> None:
    """The page's policy names the hash of its one script, and nothing else may run."""
    script = page.split("<script>")[1].split("</script>", maxsplit=1)[0]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)

    assert policy
    rules = dict(rule.strip().split(" ", 1) for rule in unescape(policy[1]).split(";"))
    assert rules["script-src"] == f"'sha256-{digest}'"
    assert rules["default-src"] == "'none'"
    assert "connect-src" not in rules


def test_hostile_text_stays_text_in_the_reading_view(hostile: Comparison) -> None:
    """Names of speakers and outlets in the form's options and their keys are escaped."""
    page = render_html(build_view(hostile))
    form = page.split('<form class="chooser"')[1].split("</form>")[0]

    assert "<script" not in form
    assert "<img" not in form
    assert page.count("<script") == 1


def test_nothing_to_read_is_no_error(bare: Comparison) -> None:
    """Without passages and claims the section stands, and is empty."""
    view = reading(bare)

    assert entries(view) == []
    assert passages(view) == []
    assert view.filters == ()
