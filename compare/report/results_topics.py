"""The topics of a run as plain values, for `results.json`.

Goes in: a `Comparison`. Comes out: a list with one value per topic, the documented keys in order.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

from compare.comparison import Comparison
from compare.metrics.emphasis import TopicCount, TopicTotal, topic_counts, topic_totals
from compare.topics import Topic

__all__ = ["topic_values"]

DIGITS = 4


def topic_values(comparison: Comparison) -> list[dict[str, Any]]:
    """One per topic, in the order of the records; in each, the articles by id."""
    counts = {
        key: list(group) for key, group in groupby(topic_counts(comparison), key=lambda one: one.topic_id)
    }
    return [
        _topic(topic, total, counts.get(topic.id, []))
        for topic, total in zip(comparison.topics, topic_totals(comparison), strict=True)
    ]


def _topic(topic: Topic, total: TopicTotal, counts: list[TopicCount]) -> dict[str, Any]:
    return {
        "id": topic.id,
        "label": topic.label,
        "transcript": topic.transcript_id,
        "title": topic.title,
        "title_slices": [{"start": span.start, "end": span.end} for span in topic.title_spans],
        "basis": topic.basis,
        "passages": list(topic.passage_ids),
        "n_passages": total.n_passages,
        "n_words": total.n_words,
        "n_words_record": total.n_words_record,
        "seconds": None if total.seconds is None else round(total.seconds, 1),
        "articles_matched": sorted(total.articles),
        "n_texts_matched": total.n_texts,
        "counts": [_count(one) for one in sorted(counts, key=lambda one: one.article_id)],
    }


def _count(one: TopicCount) -> dict[str, Any]:
    return {
        "article": one.article_id,
        "n_claims": one.n_claims,
        "n_quotations": one.n_quotations,
        "mentions": round(one.mentions, DIGITS),
        "words": round(one.words, DIGITS),
        "n_passages_matched": one.n_passages_matched,
        "n_words_matched": one.n_words_matched,
        "expected": round(one.expected, DIGITS),
        "emphasis": None if one.emphasis is None else round(one.emphasis, DIGITS) + 0.0,
    }
