"""Words and mentions of each article on each topic."""

from __future__ import annotations

from dataclasses import replace
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.comparison import Comparison
from compare.metrics.duration import spoken_seconds
from compare.metrics.emphasis import passage_words, texts_of, topic_counts, topic_totals
from compare.model import HealthNote, Transcript
from compare.testing import make_alignment, make_article, make_claim, make_comparison, make_transcript
from compare.topics import Topic

MILL = [f"The old mill turns {n} stones." for n in range(10)]
WEIR = [f"The weir holds back {n} rivers." for n in range(10)]


def topic(record: Transcript, label: str, low: int, high: int) -> Topic:
    """A topic of the passages from low to high."""
    ids = tuple(passage.id for passage in record.passages[low:high])
    return Topic(
        id=f"k{label}",
        label=label,
        transcript_id=record.id,
        title=label,
        title_spans=(),
        basis="vocabulary",
        passage_ids=ids,
    )


def event(*articles: list[tuple[str, str]]) -> Comparison:
    """A record on a mill and a weir, and articles as (claim kind, passage) pairs that repeat passages."""
    record = make_transcript([("Ada", ["Thank you.", *MILL, *WEIR])], procedural=["Thank you."])
    made, decided = [], []
    for number, claims in enumerate(articles):
        words = " ".join([text for _, text in claims] + [f"Written by number {number}."])
        article = make_article([("paragraph", words)], file=f"articles/{number}.txt")
        made.append(article)
        for kind, text in claims:
            claim = make_claim(article, text, kind=kind)
            decided.append((claim, make_alignment(claim, record, text)))
    found = make_comparison([record], made, decided)
    return replace(found, topics=(topic(record, "T01", 0, 11), topic(record, "T02", 11, 21)))


def test_counts_follow_the_claims() -> None:
    """Claims, quotations, words and coverage stand under the topic of their passages."""
    comparison = event(
        [("reported speech", MILL[0]), ("direct quotation", WEIR[1]), ("reported speech", WEIR[2])]
    )

    mill, weir = topic_counts(comparison)

    assert (mill.n_claims, mill.n_quotations, mill.words, mill.n_passages_matched) == (1, 0, 6, 1)
    assert (weir.n_claims, weir.n_quotations, weir.words, weir.n_words_matched) == (2, 1, 12, 12)
    assert (mill.mentions, weir.mentions, mill.expected, weir.expected) == (1, 2, 1.5, 1.5)


def test_procedural_passages_and_headings_are_in_no_sum() -> None:
    """Courtesies add no words to a topic, and a heading is no mention."""
    comparison = event([("heading", MILL[0])])

    totals = topic_totals(comparison)

    assert [(total.n_passages, total.n_words, total.n_words_record) for total in totals] == [
        (10, 60, 120),
        (10, 60, 120),
    ]
    assert [one.n_claims for one in topic_counts(comparison)] == [0, 0]


def test_emphasis_needs_five_expected_mentions() -> None:
    """With ten claims on two equal topics five are expected of each, and half a mention smooths the ratio."""
    few = event([("reported speech", text) for text in (*MILL[:7], *WEIR[:2])])
    enough = event([("reported speech", text) for text in (*MILL[:8], *WEIR[:2])])

    assert [one.emphasis for one in topic_counts(few)] == [None, None]
    mill, weir = topic_counts(enough)
    assert mill.emphasis == pytest.approx(log2(8.5 / 11 / 0.5))
    assert weir.emphasis == pytest.approx(log2(2.5 / 11 / 0.5))


def test_an_article_in_proportion_has_no_emphasis() -> None:
    """As many words on each of two equal topics give 0 for both."""
    comparison = event([("reported speech", text) for text in (*MILL[:6], *WEIR[:6])])

    assert [one.emphasis for one in topic_counts(comparison)] == pytest.approx([0, 0])


def test_words_are_kept_by_kind_for_each_passage() -> None:
    """What is quoted and what is reported of a passage is told apart; nothing else has an entry."""
    comparison = event([("direct quotation", MILL[0]), ("reported speech", WEIR[0])])
    (article,) = comparison.articles
    words = passage_words(comparison)[article.id]
    by_text = {comparison.passages[key].text: one for key, one in words.items()}

    assert (by_text[MILL[0]].quoted, by_text[MILL[0]].reported) == (6, 0)
    assert (by_text[WEIR[0]].quoted, by_text[WEIR[0]].reported) == (0, 6)
    assert by_text.keys() == {MILL[0], WEIR[0]}


def test_copies_of_one_text_count_once_as_texts() -> None:
    """Two articles that are copies are two articles and one text."""
    comparison = event(
        [("reported speech", MILL[0])], [("reported speech", MILL[0]), ("reported speech", MILL[1])]
    )
    first, second = comparison.articles
    note = HealthNote(code="copy", text="A copy.", others=(second.id,))
    back = HealthNote(code="copy", text="A copy.", others=(first.id,))
    articles = (replace(first, health=(note,)), replace(second, health=(back,)))
    copied = replace(comparison, articles=articles)

    assert len(set(texts_of(articles).values())) == 1
    total = topic_totals(copied)[0]
    assert (len(total.articles), total.n_texts) == (2, 1)


def test_nothing_is_counted_without_topics_or_articles() -> None:
    """A comparison without topics has no counts; one without claims has zeros."""
    comparison = event([])

    assert topic_counts(replace(comparison, topics=())) == ()
    assert [(one.n_claims, one.words, one.emphasis) for one in topic_counts(comparison)] == [(0, 0, None)] * 2


@given(st.lists(st.sampled_from([*MILL, *WEIR]), max_size=12, unique=True))
def test_topics_add_up_to_the_article(texts: list[str]) -> None:
    """Mentions and words over all topics are those of the article's claims."""
    comparison = event([("reported speech", text) for text in texts])
    counts = topic_counts(comparison)

    assert sum(one.mentions for one in counts) == pytest.approx(len(texts))
    assert sum(one.words for one in counts) == pytest.approx(6 * len(texts))
    assert sum(one.expected for one in counts) == pytest.approx(len(texts))


def test_time_between_marks_is_shared_by_words() -> None:
    """Passages between two marks have their part; those behind the last are taken at the same rate."""
    record = make_transcript(
        [("A", ["one two three four", "five six"]), ("B", ["seven"])], times=["0:00:10", "0:00:13"]
    )
    ids = [passage.id for passage in record.passages]

    assert spoken_seconds(record) == {
        ids[0]: pytest.approx(2),
        ids[1]: pytest.approx(1),
        ids[2]: pytest.approx(0.5),
    }


def test_a_rate_is_not_stretched_over_more_words_than_it_is_of() -> None:
    """Where most of a record stands behind its last mark, or some before its first, that has no length."""
    late = make_transcript([("A", ["one two three"]), ("B", ["one two three four"])], times=["0:01", "0:02"])
    early = make_transcript(
        [("A", ["one two"]), ("B", ["three four"]), ("A", ["five"])], times=[None, "0:01", "0:02"]
    )

    assert set(spoken_seconds(late)) == {late.passages[0].id}
    assert set(spoken_seconds(early)) == {passage.id for passage in early.passages[1:]}


@pytest.mark.parametrize("times", [[None, None], ["0:00:13", "0:00:10"], ["10:00", "11:00"], ["noon", "one"]])
def test_marks_that_are_no_times_of_a_recording_tell_nothing(times: list[str | None]) -> None:
    """Missing marks, marks that run back, and a rate that nobody speaks at give no length."""
    record = make_transcript([("A", ["one two three"]), ("B", ["four"])], times=times)

    assert spoken_seconds(record) == {}
