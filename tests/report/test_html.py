from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from compare.comparison import Comparison
from compare.errors import RenderError
from compare.report.build import build_view
from compare.report.environment import render
from compare.report.fonts import FACES, PARTS, font_css, parts_needed
from compare.report.html import render_html, render_layout
from compare.report.results import results_dict, results_text
from compare.report.tables import csv_files
from compare.report.wording import SEVERITY_WORDS

VOID = {"meta", "br", "img", "link", "path", "hr", "input"}


class Page(HTMLParser):
    """A page as tags, ids, links and visible text; complains of tags that do not match."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.words.append(data)

    @property
    def text(self) -> str:
        """Visible text, blanks collapsed."""
        return " ".join(" ".join(self.words).split())

    @property
    def ids(self) -> list[str]:
        """Every id."""
        return [value for _, attributes in self.tags if (value := attributes.get("id"))]

    def attributes(self, name: str) -> list[str]:
        """Every value of an attribute."""
        return [value for _, attributes in self.tags if (value := attributes.get(name))]


@pytest.fixture(scope="module")
def page(sample: Comparison) -> Page:
    """The sample as a page."""
    return Page(render_html(build_view(sample)))


def test_the_same_view_gives_the_same_bytes(sample: Comparison) -> None:
    """Two renderings of one comparison are equal."""
    assert render_html(build_view(sample)) == render_html(build_view(sample))


def test_tags_match_and_ids_are_unique(page: Page) -> None:
    """The page is well formed, and no id stands twice."""
    assert [item for item, n in Counter(page.ids).items() if n > 1] == []


def test_every_inner_link_leads_somewhere(page: Page) -> None:
    """Each link inside the page has its target."""
    inner = {value[1:] for value in page.attributes("href") if value.startswith("#")}
    assert inner - set(page.ids) == set()


def test_every_claim_is_an_anchor(sample: Comparison, page: Page) -> None:
    """Each claim, checked or not, stands in the page under its own id."""
    assert {claim.id for claim in sample.claim_records} <= set(page.ids)
    assert {article.id for article in sample.articles} <= set(page.ids)


def test_the_order_of_sections_is_fixed(page: Page) -> None:
    """The sections follow one another as documented."""
    order = [
        "compared",
        "findings",
        "by-article",
        "record",
        "glance",
        "reading",
        "outlets",
        "unmatched",
        "claims",
        "method",
    ]
    assert [item for item in page.ids if item in order] == order


def test_headings_step_down_by_one(page: Page) -> None:
    """No level of heading is left out."""
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_tables_have_captions_and_scopes(page: Page) -> None:
    """Each table has a caption and each of its heads a scope."""
    tags = Counter(tag for tag, _ in page.tags)
    assert tags["table"] == tags["caption"]
    assert all(attributes.get("scope") for tag, attributes in page.tags if tag == "th")


def test_charts_have_words(page: Page) -> None:
    """Each chart has a title for those who do not see it."""
    tags = [tag for tag, _ in page.tags]
    assert all(tags[place + 1] == "title" for place, tag in enumerate(tags) if tag == "svg")
    assert "Valley Tidings: " in page.text


def test_a_place_from_right_to_left_moves_no_number(sample: Comparison) -> None:
    """No number stands behind the event's place, in byline and citation: it would be shown before it."""
    place = "\u05e0\u05de\u05dc"
    view = build_view(replace(sample, event=replace(sample.event, place=place)))

    assert view.byline.endswith(f" · {place}")
    assert re.search(rf"{place}\. [A-Z]", view.edition.citation)


def test_draft_and_scope_are_stated(page: Page) -> None:
    """The page says that it is a draft, and what it does not say."""
    assert page.text.count("Draft: machine findings, not reviewed, not for publication") >= 2
    assert "It says nothing about whether statements are true" in page.text


def test_what_is_not_stated_is_printed(page: Page) -> None:
    """Missing statements on record, articles and selection are named."""
    assert page.text.count("not stated") >= 8
    assert "outlet not stated; file label" in page.text
    assert "articles/empty.txt: rejected. The file is empty." in page.text


def test_counts_agree_in_html_json_and_csv(sample: Comparison) -> None:
    """The table of the page, the results and the CSV count the same."""
    table = build_view(sample).findings.table
    claims = results_dict(sample)["claims"]
    rows = csv_files(sample)["claims.csv"].decode("utf-8-sig").count("\r\n") - 1
    assert rows == len(claims)
    counted = [c for c in claims if c["block"] != "teaser" and c["repeats"] is None]
    quoted = [c for c in counted if c["kind"] in ("direct quotation", "partial quotation")]
    assert sum(int(row.cells[0]) for row in table.groups[0].rows) == len(quoted)
    lost = sum(int(row.cells[5]) for group in table.groups for row in group.rows)
    assert lost == sum(claim["state"] == "not located" for claim in counted)
    for group in table.groups:
        for row in group.rows:
            assert int(row.cells[0]) == sum(int(cell) for cell in row.cells[1:])


def test_not_located_never_stands_alone(sample: Comparison) -> None:
    """Card, list, index, findings and table say what not located means where they say it."""
    view = build_view(sample)
    for outlet in view.outlets:
        for card in outlet.cards:
            says = card.state in ("Not located", "Located in part") or any(
                half.words == "Not located" for half in card.halves
            )
            assert bool(card.caveat) == says
        for item in outlet.headings.claims:
            assert ("not located" in item.remark) == ("another source" in item.remark)
        assert bool(outlet.index_caveat) == any(
            entry.words == "Not located" for group in outlet.index for entry in group.entries
        )
    for findings in view.findings.outlets:
        says = any("not located" in sentence.text for sentence in findings.sentences)
        assert bool(findings.caveat) == says
    assert "another source" in view.claims_caveat


def test_hostile_text_is_shown_as_text(hostile: Comparison) -> None:
    """Script, template syntax, markup and signs that reorder text are words on the page."""
    text = render_html(build_view(hostile))
    page = Page(text)

    tags = {tag for tag, _ in page.tags}
    assert not tags & {"img", "iframe", "object", "embed", "link"}
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert text.count("<script>") == text.count("</script>") == 1
    assert text.count("<style>") == text.count("</style>") == 1
    assert '<script>alert("x")</script> {{ 7*7 }} {% raw %} [U+202E]gnirts[U+202C]' in page.text
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", text)
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]


def test_only_web_addresses_become_links(sample: Comparison, hostile: Comparison) -> None:
    """An article's address is a link if it is http or https; anything else is text."""
    links = Page(render_html(build_view(sample))).attributes("href")
    assert "https://tidings.example/fair?a=1&b=2" in links
    for comparison in (sample, hostile):
        outward = [x for x in Page(render_html(build_view(comparison))).attributes("href") if x[0] != "#"]
        assert all(link.startswith(("https://", "http://")) for link in outward)


def test_nothing_is_fetched(hostile: Comparison) -> None:
    """No attribute or rule names a file to load; what is embedded stands in the page."""
    text = render_html(build_view(hostile))
    page = Page(text)

    assert not page.attributes("src")
    assert not page.attributes("srcset")
    style = text.split("<style>")[1].split("</style>")[0]
    assert "@import" not in style
    assert all(address.startswith("data:") for address in re.findall(r"url\(([^)]*)\)", style))
    assert "default-src 'none'" in text


def test_language_tags_are_tags_or_absent(hostile: Comparison) -> None:
    """What is no language tag never becomes one."""
    assert set(Page(render_html(build_view(hostile))).attributes("lang")) == {"en"}


def test_a_name_that_nobody_sets_is_an_error(sample: Comparison) -> None:
    """Templates cannot print what the view does not have."""
    with pytest.raises(RenderError) as caught:
        render("report.html.jinja", report=build_view(sample), layout="screen")
    assert caught.value.code == "template-error"


def test_a_template_of_the_user_comes_first(sample: Comparison, tmp_path) -> None:
    """A folder that is given is searched before the shipped templates."""
    (tmp_path / "report.html.jinja").write_text("{{ report.title }}", encoding="utf-8")

    assert render("report.html.jinja", tmp_path, report=build_view(sample)) == "Opening of the harvest fair"


def test_nothing_to_show_is_shown_as_such(bare: Comparison) -> None:
    """Without words and articles the page stands, and says so."""
    page = Page(render_html(build_view(bare)))

    assert "No article was supplied that could be read." in page.text
    assert "There is nothing to match" in page.text
    assert "harvest-fair" in page.text


def test_the_embedded_fonts_stay_small(sample: Comparison) -> None:
    """For Latin text the fonts take less than 250 KB of the page, and with three alphabets more as well."""
    from compare.report.environment import template_folder

    folder = template_folder() / "fonts"
    assert len(font_css(folder, "plain", sparing=True)) < 250_000
    assert len(font_css(folder, "Čapek, Жук, Ωμέγα", sparing=True)) < 250_000


def test_the_parts_of_the_fonts_hold_what_they_say() -> None:
    """Each part of the text's face has the signs of its alphabet."""
    from fontTools.ttLib import TTFont

    from compare.report.environment import template_folder

    for face in FACES:
        for part, sign in (("latin", "ß"), ("latin-ext", "č"), ("cyrillic", "ж"), ("greek", "ω")):
            name = f"{face.file}-{face.weight}-{face.style}-{part}.woff2"
            with TTFont(template_folder() / "fonts" / name) as font:
                assert ord(sign) in font.getBestCmap()
                assert part == "latin-ext" or {0x20, 0xA0} <= set(font.getBestCmap())
                # Vertical measures: browsers refuse a font whose glyphs have not all of them.
                assert {"vhea", "vmtx"}.isdisjoint(font.keys())
    assert parts_needed("plain") == ("latin",)
    assert parts_needed("Čž и ω") == tuple(PARTS)


@pytest.mark.parametrize("layout", ["screen", "print"])
def test_a_difference_is_one_value_in_every_form(sample: Comparison, layout: str) -> None:
    """The page and what the PDF is made from, results.json and differences.csv hold the same differences:
    id, type, severity and sentence.
    """
    found = [
        (one["id"], one["type"], one["severity"], one["explanation"])
        for claim in json.loads(results_text(sample))["claims"]
        for one in claim["differences"]
    ]
    text = csv_files(sample)["differences.csv"].decode("utf-8-sig")
    rows = [
        (row["difference"], row["type"], int(row["severity"]), row["explanation"])
        for row in csv.DictReader(io.StringIO(text, newline=""))
    ]
    bare = render_layout(build_view(sample), layout=layout, sparing=True)
    shown = re.findall(
        r'<li id="(d[^"]*)">(?:<span class="number">\d+</span> )?'
        r"<strong>([^<]*)</strong> \(([^)]*)\): (.*)</li>",
        bare.replace("<wbr>", ""),
    )
    printed = [
        (key, unescape(kind), SEVERITY_WORDS.index(unescape(severity)), unescape(told))
        for key, kind, severity, told in shown
    ]
    assert found
    assert sorted(rows) == sorted(found)
    assert sorted(printed) == sorted(found)
    assert Counter(row[1:3] for row in rows) == Counter(item[1:3] for item in printed)
