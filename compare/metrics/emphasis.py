"""What each article passed on of each topic: how much of it, and how many of its own words it gave it.

Goes in: a comparison with topics. Comes out: counts per topic and per topic and article; ratios are derived.
The measures (`docs/method.md`, 5): a claim's words are shared equally among the passages it is aligned to;
s(o, t) are the words of article o on topic t, e = s / Σ s its share of them, beside the share of the record's
words that the topic has. Procedural passages and headings are outside all sums. No test of expectation is
computed here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log2
from typing import TYPE_CHECKING

from compare.metrics.coverage import MATCHED_LOCATIONS, is_counted, matched_passages
from compare.metrics.duration import spoken_seconds
from compare.metrics.prominence import n_words_of
from compare.model import Alignment, Article, Claim, Passage, Span

if TYPE_CHECKING:
    from compare.comparison import Comparison

__all__ = [
    "LEAST_EXPECTED",
    "PassageWords",
    "TopicCount",
    "TopicTotal",
    "count_claim_words",
    "passage_words",
    "texts_of",
    "topic_counts",
    "topic_totals",
]

LEAST_EXPECTED = 5
"""Mentions that must be expected of an article before its emphasis is a number."""

QUOTED = frozenset({"direct quotation", "partial quotation"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageWords:
    """Words of one article on one passage: in its quotations, and in its other claims; both ≥ 0."""

    quoted: float = 0.0
    reported: float = 0.0

    @property
    def words(self) -> float:
        """All of them."""
        return self.quoted + self.reported


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicTotal:
    """One topic as the record has it, and who was matched to it.

    Attributes:
        topic_id: Of the topic.
        n_passages: Without the procedural ones.
        n_words: Words of these.
        n_words_record: Words of all passages of its record that are not procedural.
        seconds: How long it was spoken, estimated between time marks; ``None`` where these do not tell.
        articles: Ids of the articles that were matched to a passage of it, in the comparison's order.
        n_texts: How many texts these are, copies and versions of one text taken together.
    """

    topic_id: str
    n_passages: int
    n_words: int
    n_words_record: int
    seconds: float | None
    articles: tuple[str, ...]
    n_texts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCount:
    """What one article passed on of one topic.

    Attributes:
        topic_id: Of the topic.
        article_id: Of the article.
        claim_ids: Its claims with a passage in the topic, in text order; one on two topics stands in both.
        n_quotations: Those of them that are quotations.
        mentions: The same claims in shares: all topics together give the article's located claims.
        words: s(o, t): its words on the topic, ≥ 0.
        n_passages_matched: Passages of the topic that it was matched to, repeats included.
        n_words_matched: Words of these.
        expected: Mentions that it would give the topic if it followed the record.
        emphasis: log₂(e / t) with half a mention added to each topic; ``None`` where fewer than
            `LEAST_EXPECTED` mentions are expected.
    """

    topic_id: str
    article_id: str
    claim_ids: tuple[str, ...]
    n_quotations: int
    mentions: float
    words: float
    n_passages_matched: int
    n_words_matched: int
    expected: float
    emphasis: float | None

    @property
    def n_claims(self) -> int:
        """How many claims that are."""
        return len(self.claim_ids)


def passage_words(comparison: Comparison) -> dict[str, dict[str, PassageWords]]:
    """By article id and passage id, the words that the article has on the passage.

    Every article has an entry; passages it says nothing on have none. Words of a claim that is located in
    part are those of its located halves.
    """
    found: dict[str, dict[str, PassageWords]] = {article.id: {} for article in comparison.articles}
    for claim, alignment, ids in _located(comparison):
        share = _words(comparison, claim, alignment) / len(ids)
        for passage_id in ids:
            before = found[claim.article_id].get(passage_id, PassageWords())
            quoted = claim.kind in QUOTED
            found[claim.article_id][passage_id] = PassageWords(
                quoted=before.quoted + share * quoted, reported=before.reported + share * (not quoted)
            )
    return found


def texts_of(articles: Iterable[Article]) -> dict[str, str]:
    """Article id → the first id of the copies and versions of its text; its own where there are none."""
    found = {}
    for article in articles:
        notes = [note for note in article.health if note.code in {"copy", "version"}]
        found[article.id] = min([article.id, *(other for note in notes for other in note.others)])
    return found


def topic_totals(comparison: Comparison) -> tuple[TopicTotal, ...]:
    """One per topic, in order; none for a comparison without topics."""
    matched = _matched(comparison)
    text_of = texts_of(comparison.articles)
    seconds = {
        key: value for record in comparison.transcripts for key, value in spoken_seconds(record).items()
    }
    record_words = {
        record.id: _n_words(one for one in record.passages if not one.procedural)
        for record in comparison.transcripts
    }
    totals = []
    for topic in comparison.topics:
        passages = [comparison.passages[key] for key in topic.passage_ids]
        passages = [passage for passage in passages if not passage.procedural]
        known = [seconds[passage.id] for passage in passages if passage.id in seconds]
        articles = tuple(key for key, ids in matched.items() if any(one.id in ids for one in passages))
        totals.append(
            TopicTotal(
                topic_id=topic.id,
                n_passages=len(passages),
                n_words=_n_words(passages),
                n_words_record=record_words[topic.transcript_id],
                seconds=sum(known) if passages and len(known) == len(passages) else None,
                articles=articles,
                n_texts=len({text_of[key] for key in articles}),
            )
        )
    return tuple(totals)


def topic_counts(comparison: Comparison) -> tuple[TopicCount, ...]:
    """One per topic and article: topics in order, in each the articles in the comparison's order."""
    tally = _tally(comparison)
    totals = topic_totals(comparison)
    matched = _matched(comparison)
    n_topics = sum(total.n_words > 0 for total in totals)
    counts = []
    for topic, total in zip(comparison.topics, totals, strict=True):
        for article in comparison.articles:
            hits = [comparison.passages[key] for key in topic.passage_ids if key in matched[article.id]]
            on, whole = (article.id, topic.id), (article.id, topic.transcript_id)
            share = total.n_words / total.n_words_record if total.n_words_record else 0.0
            expected = share * tally.mentions[whole]
            known = expected >= LEAST_EXPECTED
            half = tally.words[whole] / tally.mentions[whole] / 2 if known else 0.0
            counts.append(
                TopicCount(
                    topic_id=topic.id,
                    article_id=article.id,
                    claim_ids=tuple(tally.claims[on]),
                    n_quotations=len(tally.quotations[on]),
                    mentions=tally.mentions[on],
                    words=tally.words[on],
                    n_passages_matched=len(hits),
                    n_words_matched=_n_words(hits),
                    expected=expected,
                    emphasis=log2((tally.words[on] + half) / (tally.words[whole] + half * n_topics) / share)
                    if known and half
                    else None,
                )
            )
    return tuple(counts)


@dataclass(slots=True)
class _Tally:
    """Sums by article and topic, and by article and record."""

    claims: defaultdict[tuple[str, str], dict[str, None]]
    quotations: defaultdict[tuple[str, str], set[str]]
    mentions: defaultdict[tuple[str, str], float]
    words: defaultdict[tuple[str, str], float]


def _tally(comparison: Comparison) -> _Tally:
    topic_of = {key: topic.id for topic in comparison.topics for key in topic.passage_ids}
    tally = _Tally(defaultdict(dict), defaultdict(set), defaultdict(float), defaultdict(float))
    for claim, alignment, ids in _located(comparison):
        words = _words(comparison, claim, alignment)
        for key in ids:
            on = (claim.article_id, topic_of.get(key, ""))
            tally.claims[on][claim.id] = None
            if claim.kind in QUOTED:
                tally.quotations[on].add(claim.id)
            for place in (on, (claim.article_id, comparison.passages[key].transcript_id)):
                tally.mentions[place] += 1 / len(ids)
                tally.words[place] += words / len(ids)
    return tally


def _located(comparison: Comparison) -> list[tuple[Claim, Alignment, tuple[str, ...]]]:
    """The counted claims that are located, wholly or in part, with their passages; headings are out."""
    found = []
    for claim in comparison.claim_records:
        alignment = comparison.alignments_by_claim.get(claim.id)
        if alignment is None or alignment.location not in MATCHED_LOCATIONS:
            continue
        if not is_counted(claim) or claim.kind == "heading":
            continue
        ids = dict.fromkeys(match.passage_id for match in alignment.passages)
        kept = tuple(key for key in ids if not comparison.passages[key].procedural)
        if kept:
            found.append((claim, alignment, kept))
    return found


def _words(comparison: Comparison, claim: Claim, alignment: Alignment) -> int:
    if claim.id in comparison.claim_words:
        return comparison.claim_words[claim.id][1]
    article = comparison.articles_by_id[claim.article_id]
    halves = [half.span for half in alignment.halves if half.location == "located"]
    spans: Sequence[Span] = halves if alignment.location == "partly located" and halves else claim.parts
    return sum(len(span.slice(article.document.text).split()) for span in spans)


def count_claim_words(comparison: Comparison) -> dict[str, tuple[int, int]]:
    """Per claim its words and those of them that are located, for `Comparison.claim_words`."""
    known, alignments = comparison.claim_words, comparison.alignments_by_claim
    return {
        claim.id: (n_words_of(claim, known), _words(comparison, claim, alignments[claim.id]))
        for claim in comparison.claim_records
        if claim.id in alignments
    }


def _matched(comparison: Comparison) -> dict[str, frozenset[str]]:
    found = matched_passages(comparison.transcripts, comparison.claim_records, comparison.alignment_records)
    return {article.id: found.get(article.id, frozenset()) for article in comparison.articles}


def _n_words(passages: Iterable[Passage]) -> int:
    return sum(passage.n_words for passage in passages)
