"""Where topics begin, what they are called, and what the event states of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from compare.errors import ConfigError
from compare.metrics.topics import find_topics
from compare.metrics.topics.borders import cut, prepare
from compare.metrics.topics.find import MOST
from compare.metrics.topics.signals import cue_passages, read_signals
from compare.metrics.topics.titles import title_spans
from compare.model import Span, TopicInfo, Transcript
from compare.testing import make_transcript

SPEECH = "The long row of words that somebody says at the desk goes on for a while before it comes to an end."


def vectors_of(groups: Sequence[int], *, apart: float = 1.0) -> NDArray[np.float64]:
    """Sentence vectors in which passages of one group lie close together."""
    rows = np.random.default_rng(7).normal(scale=0.05, size=(len(groups), 16))
    for row, group in zip(rows, groups, strict=True):
        row[group] += apart
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))


def speech(n: int, speaker: str | None = "Ada Holm") -> tuple[str | None, list[str]]:
    """A turn of n sentences of twenty words and more."""
    return speaker, [f"{SPEECH} {number}" for number in range(n)]


def firsts(record: Transcript, vectors: NDArray[np.float64], **stated: Sequence[TopicInfo]) -> list[int]:
    """Numbers of the passages that topics begin with."""
    place = {passage.id: number for number, passage in enumerate(record.passages)}
    return [place[topic.passage_ids[0]] for topic in find_topics([record], vectors, **stated)]


@settings(max_examples=40, deadline=None)
@given(
    turns=st.lists(
        st.tuples(st.sampled_from(["Ada", "Ben", None]), st.integers(1, 25)), min_size=1, max_size=9
    ),
    seed=st.integers(0, 99),
)
def test_topics_hold_each_passage_once_and_in_order(turns: list[tuple[str | None, int]], seed: int) -> None:
    """Whatever is said, topics are a partition, no more than allowed, with a title each; twice the same."""
    record = make_transcript([speech(n, name) for name, n in turns])
    vectors = np.random.default_rng(seed).normal(size=(len(record.passages), 8))

    topics = find_topics([record], vectors)

    assert [key for topic in topics for key in topic.passage_ids] == [one.id for one in record.passages]
    assert len(topics) <= max(1, round(len(record.passages) / 15))
    assert all(topic.title and topic.passage_ids for topic in topics)
    assert topics == find_topics([record], vectors)


def test_topics_begin_where_the_vocabulary_shifts() -> None:
    """In one turn without any sign the borders lie where the sentences are about something else."""
    groups = [0] * 20 + [1] * 18 + [2] * 22
    record = make_transcript([speech(60)])

    found = firsts(record, vectors_of(groups))

    assert {20, 38} <= set(found)
    assert len(found) <= 4


def test_a_short_record_is_one_topic_and_an_empty_one_none() -> None:
    """Ten sentences are not cut; a record without passages has no topic."""
    short, empty = make_transcript([speech(10)]), make_transcript([])

    (topic,) = find_topics([short], vectors_of([0] * 5 + [1] * 5))
    assert (topic.label, topic.basis, len(topic.passage_ids)) == ("T01", "opening", 10)
    assert find_topics([empty], np.zeros((0, 4))) == ()


def test_a_long_record_has_no_more_topics_than_a_page_holds() -> None:
    """Three thousand sentences make forty topics."""
    record = make_transcript([speech(3000)])

    found = firsts(record, vectors_of([number // 30 % 16 for number in range(3000)]))

    assert len(found) == MOST


def test_procedural_passages_weigh_nothing() -> None:
    """A record of courtesies has one topic, whatever their vectors."""
    record = make_transcript(
        [("Ada", [f"Thank you {n}." for n in range(40)])], procedural=[f"Thank you {n}." for n in range(40)]
    )

    assert firsts(record, vectors_of([0] * 20 + [1] * 20)) == [0]


def test_labels_go_through_all_records() -> None:
    """With two records the topics of the second are counted on."""
    first, second = make_transcript([speech(30)]), make_transcript([("Ben", ["Only a word."])])

    topics = find_topics([first, second], vectors_of([0] * 15 + [1] * 15 + [2]))

    assert [topic.label for topic in topics] == [f"T{n:02d}" for n in range(1, len(topics) + 1)]
    assert topics[-1].transcript_id == second.id


def test_a_question_by_somebody_new_outweighs_a_further_one_and_an_interjection_counts_against() -> None:
    """What a change of speaker is worth depends on what is said there."""
    record = make_transcript(
        [
            speech(4, "Ada"),
            ("Ben", ["Thank you, what about the mill?"]),
            speech(4, "Ada"),
            ("Ben", ["And the weir?"]),
            speech(4, "Ada"),
            ("Crowd", ["Hear, hear!"]),
            speech(4, "Ada"),
        ]
    )
    signals = read_signals(record)
    new, further, called = (
        next(n for n, p in enumerate(record.passages) if p.text == text)
        for text in ("Thank you, what about the mill?", "And the weir?", "Hear, hear!")
    )

    assert signals.worth[new] > signals.worth[further] > 0 > signals.worth[called]
    assert (signals.basis[new], signals.basis[further], signals.basis[called]) == (
        "question",
        "question",
        "vocabulary",
    )


def test_a_hand_over_and_a_long_contribution_begin_a_topic() -> None:
    """The chair who passes the floor on, and a speech right after another's, are signs."""
    record = make_transcript(
        [
            speech(9, "Ada"),
            ("Chair", ["We hear the engineer now, please."]),
            speech(9, "Ines"),
            speech(9, "Ada"),
        ]
    )
    signals = read_signals(record)

    assert signals.basis[9] == "speaker"
    assert signals.worth[9] > 0
    assert signals.basis[19] == "speaker"
    assert signals.worth[19] > signals.worth[9]


def test_cues_are_told_from_items_of_a_list() -> None:
    """The word "secondly" counts where a point follows, not where the next item does; "as for" always."""
    long = [f"{SPEECH} {n}" for n in range(5)]
    record = make_transcript(
        [
            (
                "Ada",
                [
                    "Good evening to you.",
                    "There is much to say tonight.",
                    "Firstly, the schools.",
                    *long,
                    "Secondly, the roads need stone.",
                    "Thirdly, they need sand.",
                    "Fourth, they need men who know how.",
                    *long,
                    "As for the weir, it holds.",
                    "We will turn to the river in a moment.",
                ],
            )
        ]
    )

    assert [record.passages[at].text.split()[0] for at in cue_passages(record.passages)] == [
        "Firstly,",
        "Fourth,",
        "As",
        "We",
    ]


def test_paragraphs_count_less_the_more_there_are() -> None:
    """The beginning of a paragraph inside a turn is a weak sign."""
    record = make_transcript([("Ada", ["One.", "Two.", "Three."]), ("Ada", ["Four."])])

    assert read_signals(record).worth[:3].tolist() == [0, 0, 0]


@given(
    n=st.integers(2, 40),
    most=st.integers(1, 12),
    seed=st.integers(0, 50),
)
@settings(max_examples=40, deadline=None)
def test_a_cut_stays_within_its_number(n: int, most: int, seed: int) -> None:
    """Borders ascend, lie inside the record and make as many segments as asked for."""
    random = np.random.default_rng(seed)
    weights = random.integers(0, 3, n).astype(float)

    found = cut(prepare(random.normal(size=(n, 5)), weights), weights, random.normal(size=n), most)

    assert list(found) == sorted(set(found))
    assert all(0 < at < n for at in found)
    assert len(found) == (min(most, n) - 1 if weights.any() else 0)


def test_the_cheapest_cut_is_as_cheap_as_any() -> None:
    """On a short record no other cut into as many segments costs less than the one that is found."""
    random = np.random.default_rng(3)
    rows, weights = prepare(random.normal(size=(11, 6)), np.ones(11)), np.ones(11)
    found = cut(rows, weights, np.zeros(11), 4)

    def cost(borders: Sequence[int]) -> float:
        edges = [0, *borders, 11]
        parts = [rows[low:high] for low, high in pairwise(edges)]
        return sum(float(((part - part.mean(axis=0)) ** 2).sum()) for part in parts)

    assert len(found) == 3
    others = [cost(borders) for borders in combinations(range(1, 11), 3)]
    assert cost(found) == pytest.approx(min(others))


def test_titles_are_slices_of_the_record_that_tell_its_topics_apart() -> None:
    """What is frequent in one topic and rare in the others is its title, in the record's words."""
    mill = ["The old mill needs a roof.", "We bought the old mill in spring.", "Nobody uses the old mill."]
    weir = [
        "The new weir holds back the river.",
        "Repairs of the new weir were dear.",
        "We like the new weir.",
    ]
    record = make_transcript([("Ada Holm", mill + weir)])

    titles = title_spans(record, [0, 3], vectors_of([0] * 3 + [1] * 3))

    words = [[span.slice(record.document.text) for span in spans] for spans in titles]
    assert any("mill" in phrase for phrase in words[0])
    assert any("weir" in phrase for phrase in words[1])


def test_an_announced_word_leads_the_title() -> None:
    """A speaker who says "Next, the grain docks" names the topic."""
    record = make_transcript(
        [
            (
                "Ada",
                [
                    *[f"{SPEECH} {n}" for n in range(3)],
                    "Next, the grain docks.",
                    "My mother weighed barley there for years.",
                    "Barley dust was on every coat of my mother.",
                    *[f"{SPEECH} Barley again, number {n}." for n in range(4)],
                ],
            )
        ]
    )

    (_, spans) = title_spans(record, [0, 3], vectors_of([0] * 3 + [1] * 7))

    assert spans[0].slice(record.document.text) == "grain docks"


def test_no_title_goes_on_over_what_was_taken_out() -> None:
    """Words on both sides of a stage direction are two phrases."""
    record = make_transcript([("Ada", ["We like the old mill [Applause.] weir of the town."])])
    (passage,) = record.passages
    low = record.document.text.index(" [")
    parts = (Span(passage.span.start, low), Span(low + len(" [Applause.]"), passage.span.end))
    cut_out = replace(record, passages=(replace(passage, parts=parts),))

    (spans,) = title_spans(cut_out, [0], np.ones((1, 4)))

    assert all(any(part.contains(span) for part in parts) for span in spans)


def test_a_topic_without_a_phrase_is_called_by_its_first_words() -> None:
    """Where nothing stands as nouns do, the beginning is the title."""
    record = make_transcript([("Ada", ["Oui, nous y allons."])])

    (spans,) = title_spans(record, [0], np.ones((1, 4)))

    assert [span.slice(record.document.text) for span in spans] == ["Oui, nous y allons."]


def test_stated_topics_replace_those_that_are_found() -> None:
    """First words and ids place a topic; what stands before the first is a topic of its own."""
    record = make_transcript(
        [("Ada", ["Good evening.", "Now, the mill is old.", "It leaks.", "The weir holds."])]
    )
    stated = [
        TopicInfo(passage=record.passages[3].id, title="The weir"),
        TopicInfo(begins="now the MILL", record="transcript.txt"),
    ]

    topics = find_topics([record], np.ones((4, 3)), stated)

    assert [(topic.basis, len(topic.passage_ids)) for topic in topics] == [
        ("opening", 1),
        ("stated", 2),
        ("stated", 1),
    ]
    assert (topics[2].title, topics[2].title_spans) == ("The weir", ())
    assert topics[1].title_spans


@pytest.mark.parametrize("words", ["The sea", "We"])
def test_a_stated_topic_that_fits_nowhere_or_twice_is_an_error(words: str) -> None:
    """Words that no passage, or several passages begin with are told with what to do."""
    record = make_transcript([("Ada", ["We begin.", "We end."])])

    with pytest.raises(ConfigError) as raised:
        find_topics([record], np.ones((2, 3)), [TopicInfo(begins=words)])

    assert raised.value.code == "topic-not-found"
    assert words in raised.value.message
