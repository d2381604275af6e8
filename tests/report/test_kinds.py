"""The differences of all articles by kind: counts that are the same everywhere, and the gravest told."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html import unescape

import pytest

from compare.comparison import Comparison
from compare.model import Alignment, Article, Claim, RecordInfo
from compare.report import kinds
from compare.report.build import build_view, view_of
from compare.report.context import Context
from compare.report.html import render_html, render_layout
from compare.report.kinds import MOST_TOLD
from compare.report.limits import MANY_ARTICLES, paper_limits, screen_limits
from compare.report.settle import build_settle
from compare.report.shown import prepare
from compare.report.value_words import value_word
from compare.report.wording import SEVERITY_WORDS
from compare.testing import (
    make_alignment,
    make_article,
    make_claim,
    make_comparison,
    make_difference,
    make_transcript,
)

NAMES = "abcdefgh"
SAID = [f"The {name} may open in the spring of {2031 + at}." for at, name in enumerate(NAMES)]
RECORD = make_transcript([("Ada Tarn", SAID)], info=RecordInfo(file="transcript.txt"))
GRAVEST = "words of two speakers, or of two turns, in one pair of quotation marks"
DOUBT = "the record may be wrong here"
KINDS = (
    (GRAVEST, 3),
    ("modality, hedge or qualifier strengthened", 2),
    ("negation", 2),
    ("synonym", 1),
    ("case", 0),
    (DOUBT, 0),
)
Decided = list[tuple[Claim, Alignment]]


def make_piece(number: int, types: tuple[tuple[str, int], ...] = KINDS) -> tuple[Article, Decided]:
    """An article with a claim per type, and a headline that repeats the first one, difference and all."""
    texts = [f"the {name} will open in the spring of {2031 + at}" for at, name in enumerate(NAMES)]
    body = [("paragraph", f"Tarn said that {text}.") for text, _ in zip(texts, types, strict=False)]
    article = make_article(
        [("headline", "The a will open"), ("paragraph", f"Paper {number} was there."), *body],
        file=f"articles/{number:03}.txt",
        outlet=f"Outlet {number:03}",
    )
    decided: Decided = []
    for at, (kind, severity) in enumerate(types):
        claim = make_claim(article, texts[at], speaker="Ada Tarn")
        decided.append((claim, _aligned(claim, article, at, kind, severity)))
    heading = make_claim(article, "The a will open", kind="heading", repeats=decided[0][0].id)
    return article, [*decided, (heading, _aligned(heading, article, 0, *types[0]))]


def _aligned(claim: Claim, article: Article, at: int, kind: str, severity: int) -> Alignment:
    found = make_difference(
        claim, article, RECORD, f"{NAMES[at]} will", f"{NAMES[at]} may", kind=kind, severity=severity
    )
    return make_alignment(claim, RECORD, SAID[at], differences=(found,))


def event(n: int, types: tuple[tuple[str, int], ...] = KINDS) -> Comparison:
    """`n` such articles beside one record."""
    pieces = [make_piece(number, types) for number in range(n)]
    return make_comparison(
        [RECORD], [article for article, _ in pieces], [one for _, decided in pieces for one in decided]
    )


def plain(html: str) -> str:
    """The words of some markup."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def groups_of(page: str) -> dict[str, tuple[int, dict[str, int], int]]:
    """Of each group of differences by kind: its number, the numbers of its types, and its told lines."""
    (block,) = re.findall(r'<div class="index kinds">(.*?)\n</div>', page, re.DOTALL)
    found = {}
    for part in block.split('<p class="index-head" id="severity-')[1:]:
        head, rest = part.split("</p>", 1)
        types = {
            plain(name): int(count)
            for name, count in re.findall(r'<dt>(.*?)<span class="count">(\d+)</span></dt>', rest, re.DOTALL)
        }
        count = int(plain(head).split()[-1])
        found[head.split('"')[0]] = (count, types, rest.count('<p class="told">'))
    return found


@pytest.mark.parametrize("n", [1, 3, 9])
def test_counts_of_differences_are_the_same_wherever_they_stand(n: int) -> None:
    """On the first page, in the lists by kind and on the cards of the whole page: by severity and by type."""
    comparison = event(n)
    page = render_html(build_view(comparison))
    groups = groups_of(page)
    (sentence,) = re.findall(r"In \d+ of the \d+ claims? with passages .*?\.</?[ps]", page, re.DOTALL)
    first = {words: int(number) for number, words in re.findall(r"(\d+) under “(.*?)”", plain(sentence))}
    shown = map(plain, re.findall(r'<li id="\w+">(?:<span.*?</span> )?<strong>(.*?)</strong>', page))
    names = {value_word(kind) for kind, _ in KINDS}
    cards = Counter(kind for kind in shown if kind in names)

    assert first == {SEVERITY_WORDS[severity]: groups[str(severity)][0] for severity in (3, 2, 1, 0)}
    assert int(plain(sentence).split("found ")[1].split()[0]) == sum(first.values()) == 5 * n
    assert all(count == sum(types.values()) for count, types, _ in groups.values())
    by_type = Counter()
    for name, (_, types, _) in groups.items():
        by_type.update({kind: n if name == "record" else count for kind, count in types.items()})
    assert by_type == cards
    assert groups["uncounted"][0] == n


def test_a_doubt_about_the_record_is_counted_once_wherever_it_stands() -> None:
    """Nine articles that agree against one place are one place, in its group and in what is to be settled."""
    comparison = event(9)
    context = Context(shown=prepare(comparison), limits=screen_limits(comparison))
    (line,) = [line for line in build_settle(context) if "agree against the record" in line.what]

    assert groups_of(render_html(build_view(comparison)))["record"][0] == 1
    assert line.bears.text == "bears on 1 place."


@pytest.mark.parametrize(("n", "grave"), [(13, True), (14, False), (MANY_ARTICLES, False)])
def test_the_gravest_are_told_in_a_line_each_however_many_the_others(n: int, grave: bool) -> None:
    """With at most forty of severity 3 and 2 all are told; with more those of 3 still are, on paper, too."""
    comparison = event(n)
    assert (3 * n <= MOST_TOLD) is grave
    for layout, limits in (("screen", screen_limits), ("print", paper_limits)):
        view = build_view(comparison, limits=limits(comparison))
        groups = groups_of(render_layout(view, layout=layout, sparing=False))
        assert groups["3"][2] == groups["3"][0] == n
        assert groups["2"][2] == (2 * n if grave else 0)


def test_where_a_line_leads_to_no_card_it_names_the_difference_in_the_data() -> None:
    """On the paper of very many articles each of the gravest has its id of differences.csv."""
    comparison = event(MANY_ARTICLES)
    view = build_view(comparison, limits=paper_limits(comparison))
    page = render_layout(view, layout="print", sparing=False)
    (group,) = [group for group in view.findings.kinds if group.id == "severity-3"]
    told = [line for entry in group.entries for line in entry.told]

    assert len(told) == MANY_ARTICLES
    assert all(f'<span class="remark">{line.id}</span>' in page for line in told)
    assert "the difference’s id in differences.csv" in view.findings.kinds_note


def test_beyond_its_room_the_gravest_are_counted_and_placed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not fit is told by number and file: none is passed over without a word."""
    monkeypatch.setattr(kinds, "MOST_GRAVEST", 2)
    comparison = event(5, KINDS[:1])
    view = build_view(comparison, limits=paper_limits(comparison))
    (entry,) = view.findings.kinds[0].entries

    assert len(entry.told) == 2
    assert entry.more == "and 3 further differences in differences.csv"
    assert "3 more of the gravest are in differences.csv and results.xlsx" in view.findings.kinds_note


@pytest.mark.parametrize("n", [2, 30])
def test_a_list_of_claims_that_is_cut_says_what_of_which_article(n: int) -> None:
    """The same number of each article, the first of its text; how many of each are left out, and where."""
    comparison = event(n)
    for layout, limits in (("screen", screen_limits(comparison)), ("print", paper_limits(comparison))):
        view = build_view(comparison, limits=limits)
        rows = Counter(re.sub(r"\d", "", row.label) for row in view.claims)
        told = dict(re.findall(r"([A-Z]+)\u00a0(\d+)", " ".join(view.claims_more)))
        sizes = {article.letter: 7 for article in view.outlets}

        assert len(set(rows.values())) <= 1
        assert {key: rows[key] + int(told.get(key, 0)) for key in sizes} == sizes
        assert bool(view.claims_more) is (len(view.claims) < 7 * n)
        page = unescape(render_layout(view, layout=layout, sparing=False))
        assert all(sentence in page for sentence in view.claims_more)
        if view.claims_more:
            assert "claims.csv" in view.claims_more[0]
            assert "results.xlsx" in view.claims_more[0]


def test_grave_differences_are_told_in_a_line_each(sample: Comparison) -> None:
    """Severity 2 and 3 with what differs; the others as links; each leads to its claim."""
    groups = {group.id: group for group in view_of(prepare(sample)).findings.kinds}
    grave = [line for name in ("severity-3", "severity-2") if name in groups for line in groups[name].entries]
    light = [line for name in ("severity-1", "severity-0") if name in groups for line in groups[name].entries]

    assert grave
    assert [len(line.told) for line in grave] == [int(line.count) for line in grave]
    assert not any(line.told for line in light)
    told = {one.words for line in grave for one in line.told}
    known = {
        str(item.explanation) for alignment in sample.alignment_records for item in alignment.differences
    }
    assert told <= known
    html = render_html(view_of(prepare(sample)))
    assert all(f'href="#{one.ref.id}"' in html for line in grave for one in line.told)


def test_very_many_are_links(sample: Comparison, monkeypatch) -> None:
    """Beyond the number that a page holds each stays a link."""
    monkeypatch.setattr(kinds, "MOST_TOLD", 0)
    groups = view_of(prepare(replace(sample))).findings.kinds
    assert not any(line.told for group in groups for line in group.entries)
    assert any(line.refs for group in groups for line in group.entries)
