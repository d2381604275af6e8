"""The speech at a glance: topics on the strip, topics × articles, and what no article was matched to."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from compare.comparison import Comparison
from compare.metrics.emphasis import topic_counts
from compare.model import HealthNote
from compare.report.build import build_view
from compare.report.context import Context, Limits
from compare.report.glance import duration_words
from compare.report.html import render_html, render_layout
from compare.report.limits import paper_limits
from compare.report.missed import missed_sentences
from compare.report.results import results_dict
from compare.report.shown import prepare
from compare.testing import make_alignment, make_article, make_claim, make_comparison, make_transcript
from compare.topics import Topic

MILL = [f"The old mill turns {n} stones." for n in range(30)]
WEIR = [f"The weir holds back {n} rivers." for n in range(30)]
ORCHARD = [f"The orchard feeds {n} families." for n in range(4)]


def with_topics(comparison: Comparison, *sizes: int) -> Comparison:
    """Topics of so many passages of the first record."""
    record = comparison.transcripts[0]
    ends = [sum(sizes[: n + 1]) for n in range(len(sizes))]
    topics = tuple(
        Topic(
            id=f"k{number}",
            label=f"T{number:02d}",
            transcript_id=record.id,
            title=f"topic {number}",
            title_spans=(),
            basis="vocabulary",
            passage_ids=tuple(passage.id for passage in record.passages[end - size : end]),
        )
        for number, (end, size) in enumerate(zip(ends, sizes, strict=True), 1)
    )
    return replace(comparison, topics=topics)


def event(n_articles: int, reported: int = 2) -> Comparison:
    """A record on three topics; each article reports the mill, quotes the weir once, leaves the orchard."""
    record = make_transcript(
        [("Ada", MILL), ("Ben", WEIR), ("Ada", [*ORCHARD, "Thank you."])],
        procedural=["Thank you."],
        times=["0:00:00", "0:01:00", "0:02:00"],
    )
    articles, decided = [], []
    for number in range(n_articles):
        texts = [*MILL[:reported], WEIR[0]]
        article = make_article(
            [("paragraph", " ".join([*texts, f"By writer {number}."]))], file=f"articles/{number:02d}.txt"
        )
        articles.append(article)
        for text in texts:
            kind = "direct quotation" if text == WEIR[0] else "reported speech"
            claim = make_claim(article, text, kind=kind)
            decided.append((claim, make_alignment(claim, record, text)))
    return with_topics(make_comparison([record], articles, decided), 30, 30, 5)


def test_the_table_has_the_records_share_and_counts_beside_it() -> None:
    """Each topic has its words with their share, its minutes, and per article its claims and their words."""
    (table,) = build_view(event(2)).topics

    mill, weir, orchard = table.rows
    assert (mill.words, mill.share, mill.minutes, mill.reported) == ("180", "47\xa0%", "1", "2 of 2")
    assert [(cell.count, cell.words) for cell in mill.cells] == [("2", "12 words")] * 2
    assert [(cell.count, cell.words, cell.shade) for cell in weir.cells] == [("1", "6 words", 1)] * 2
    assert [(cell.count, cell.words, cell.link) for cell in orchard.cells] == [("0", "", "")] * 2
    assert (orchard.speaker, orchard.minutes, orchard.reported) == ("Ada", "under 1", "0 of 2")
    assert (table.narrow, table.timed) == (False, True)


def test_shares_are_compared_only_where_enough_claims_are_to_be_expected() -> None:
    """With three claims counts stand alone and the page says so; with fifteen the ratio is printed."""
    (few,), (many,) = build_view(event(1)).topics, build_view(event(1, reported=14)).topics

    assert not any(cell.emphasis for row in few.rows for cell in row.cells)
    assert any("counts are all that can be said, and no share" in note for note in few.notes)
    assert [row.cells[0].emphasis for row in many.rows] == ["+0.9", "−2.4", ""]
    assert any("log₂" in note for note in many.notes)


@pytest.mark.parametrize(("n", "widths"), [(2, [2]), (20, [20]), (21, [11, 10]), (50, [17, 17, 16])])
def test_twenty_articles_stand_side_by_side(n: int, widths: list[int]) -> None:
    """More articles go into further tables of equal width; a topic's anchor stands in the first alone."""
    view = build_view(event(n))

    assert [len(table.columns) for table in view.topics] == widths
    assert [bool(row.id) for table in view.topics for row in table.rows] == [
        number == 0 for number in range(len(widths)) for _ in range(3)
    ]
    ids = re.findall(r' id="([^"]+)"', render_html(view))
    assert len(ids) == len(set(ids))


def test_on_paper_very_many_articles_have_no_columns() -> None:
    """One table, and per topic the articles that have claims on it with the counts that the columns have."""
    comparison = event(30)
    screen, paper = build_view(comparison), build_view(comparison, limits=paper_limits(comparison))
    (table,) = paper.topics
    letters = [column.letter for part in screen.topics for column in part.columns]

    assert table.columns == ()
    for at, row in enumerate(table.rows):
        cells = [cell.count for part in screen.topics for cell in part.rows[at].cells]
        told = [f"{letter}\u00a0{n}" for letter, n in zip(letters, cells, strict=True) if n != "0"]
        assert row.cells == ()
        assert row.told == (", ".join(told) or "none")
    assert [row.told == "none" for row in table.rows] == [False, False, True]
    assert "darker" in screen.topics[-1].notes[0]
    assert "darker" not in table.notes[0]
    page = render_layout(paper, layout="print", sparing=False)
    assert all(row.told in page for row in table.rows)


def test_a_topic_heads_the_turn_that_it_begins_with() -> None:
    """In the record its heading stands above who speaks, once."""
    page = render_html(build_view(event(1)))

    assert re.search(r'<p class="topic">T02[^<]*</p>\s*<p class="who"[^>]*><bdi>Ben', page)
    assert page.count('<p class="topic">') == 3


def test_speakers_without_a_column_of_coverage_are_told() -> None:
    """Four have a column, who speaks most first; of the others it is said where they stand."""
    turns = [(f"Speaker {n}", ["word " * n + "end."]) for n in range(1, 7)]
    one, six = (
        build_view(make_comparison([make_transcript(part)], [make_article([("paragraph", "None of it.")])]))
        for part in (turns[:4], turns)
    )

    assert [column[-9:] for column in six.coverage.columns[2:]] == [f"Speaker {n}" for n in (6, 5, 4, 3)]
    assert not any("column" in note for note in one.coverage_notes)
    assert six.coverage_notes[0].endswith("2 further speakers stand in coverage.csv.")


def test_copies_are_told_beside_the_articles() -> None:
    """Where two articles are one text, the table says how many texts were matched, and how it counts."""
    comparison = event(2)
    first, second = comparison.articles
    articles = (
        replace(first, health=(HealthNote(code="copy", text="A copy.", others=(second.id,)),)),
        replace(second, health=(HealthNote(code="copy", text="A copy.", others=(first.id,)),)),
    )
    (table,) = build_view(replace(comparison, articles=articles)).topics

    assert table.rows[0].reported == "2 of 2 (1 text)"
    assert any("2 articles are 1 text" in note for note in table.notes)


def test_the_strip_bears_the_topics_and_the_weight_of_what_was_taken() -> None:
    """Bands cover the record; a passage with more words of the article has a longer bar, quotation above."""
    (strip,) = build_view(event(1)).strips

    assert [band.number for band in strip.bands] == ["1", "2", "3"]
    assert sum(float(band.width) for band in strip.bands) == pytest.approx(100, abs=0.1)
    assert strip.shading.count("M") == 1
    assert strip.borders.count("M") == 2
    (row,) = strip.rows
    assert (row.quoted.count("M"), row.reported.count("M")) == (1, 2)
    assert re.findall(r"v(-?[\d.]+)h", row.quoted) == ["-5.6"]
    assert re.findall(r"v(-?[\d.]+)h", row.reported) == ["5.0", "5.0"]
    assert (strip.dense, build_view(event(18)).strips[0].dense) == (False, True)


def test_a_topic_that_no_article_was_matched_to_stands_with_words_and_minutes() -> None:
    """The section names such topics, how long they are, and what "not matched" is worth."""
    view = build_view(event(2)).unmatched

    assert (
        view.topics_sentence
        == "To 1 of 3 topics none of the 2 supplied articles was matched; it has 20 words."
    )
    assert view.topics_lead == "None of the 2 supplied articles was matched to:"
    assert [(topic.label, topic.facts) for topic in view.topics] == [("T03", "20 words, under 1 minute; Ada")]
    assert len(view.worth) == 1


def test_minutes_are_told_where_time_marks_tell() -> None:
    """A topic between two marks has its length, and a short one behind the last that of its words."""
    comparison = replace(event(1), claim_records=(), alignment_records=())

    assert [topic.facts for topic in build_view(comparison).unmatched.topics] == [
        "180 words, about 1 minute; Ada",
        "180 words, about 1 minute; Ben",
        "20 words, under 1 minute; Ada",
    ]


def test_one_article_is_spoken_of_as_one() -> None:
    """Singular and plural are right where one article was supplied, and where all topics were reported."""
    comparison = event(1)

    assert build_view(comparison).unmatched.topics_lead == "The supplied article was not matched to:"
    whole = with_topics(comparison, 65)
    assert build_view(whole).unmatched.topics_sentence == (
        "The one topic has a passage to which the supplied article was matched."
    )


def test_without_topics_nothing_is_said_of_them() -> None:
    """A comparison in which none were looked for has no table and no sentence, and its tenths instead."""
    view = build_view(replace(event(2), topics=()))

    assert view.topics == ()
    assert (view.unmatched.topics, view.unmatched.topics_sentence) == ((), "")
    assert "topic-table" not in re.sub(r"<style>.*?</style>", "", render_html(view), flags=re.DOTALL)


def test_what_a_search_misses_is_said_with_its_interval() -> None:
    """The rate of false omissions stands in the section, and a caution where the language is not stated."""
    (sentence,) = missed_sentences(Context(shown=prepare(event(2)), limits=Limits()))

    assert re.search(
        r"of 100 quotations that were there, \d+ \(95 % interval \d+ to \d+, from \d+ cases\)", sentence
    )
    assert "is not stated" in sentence


def test_the_html_says_every_number_and_the_shades_repeat_it() -> None:
    """The grey of a cell goes with its words, a table header names each row and column, marks are escaped."""
    hostile = event(1)
    (first, *rest) = hostile.topics
    html = render_html(build_view(replace(hostile, topics=(replace(first, title="<b>mill</b>"), *rest))))

    assert "&lt;b&gt;mill" in html
    assert "<b>mill" not in html
    assert '<th scope="row"><span class="place">T01</span>' in html
    assert html.count('class="cell shade-1"') == 2


def test_results_hold_the_topics_with_their_counts() -> None:
    """`results.json` has each topic with what each article passed on of it, articles by id."""
    comparison = event(2)
    found = results_dict(comparison)["topics"]

    assert [(one["label"], one["n_words"], len(one["counts"])) for one in found] == [
        ("T01", 180, 2),
        ("T02", 180, 2),
        ("T03", 20, 2),
    ]
    assert [one["article"] for one in found[0]["counts"]] == sorted(one.id for one in comparison.articles)
    assert found[0]["counts"][0]["words"] == topic_counts(comparison)[0].words
    assert (found[0]["seconds"], found[2]["seconds"]) == (60.0, 6.7)


@pytest.mark.parametrize(
    ("seconds", "words"), [(None, "n/a"), (0.0, "under 1"), (59.0, "under 1"), (90.0, "2")]
)
def test_lengths_in_words(seconds: float | None, words: str) -> None:
    """Unknown is n/a, a little is under 1, the rest whole minutes."""
    assert duration_words(seconds) == words
