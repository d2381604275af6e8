"""Coverage: which passages of the records each article passed on, as counts.

Goes in: records, articles, claims and their alignments. Comes out: `Coverage` counts per article and
speaker. Emphasis, omission and every test of expectation are not computed here; ratios are derived by
`Coverage` itself.

The measure (`docs/method.md`, 5): x(o, p) = 1 if a claim of article o is located or partly located and
aligned to passage p, or to a passage of the same speaker that repeats the same statement; coverage = Σ x·w
/ Σ w with w the words of p. Procedural passages are outside both sums.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from compare.model import Alignment, Article, Claim, Coverage, Passage, Transcript

__all__ = ["count_coverage", "count_matches", "is_counted", "matched_passages"]

UNCOUNTED_KINDS = frozenset({"scare quote", "context"})
MATCHED_LOCATIONS = frozenset({"located", "partly located"})
WORD = re.compile(r"\w+")


def is_counted(claim: Claim) -> bool:
    """True if a claim enters counts: no scare quote, no context, no teaser, no heading that repeats the
    body.
    """
    return claim.kind not in UNCOUNTED_KINDS and claim.block != "teaser" and claim.repeats is None


def count_matches(
    transcripts: Sequence[Transcript], claims: Iterable[Claim], alignments: Iterable[Alignment]
) -> dict[str, Counter[str]]:
    """How many claims of each article were matched to each passage, or to a repeat of the same statement.

    Returns:
        Counts by article id and passage id, procedural passages left out; an article without a match has no
        entry, a passage without one counts 0.
    """
    by_claim = {alignment.claim_id: alignment for alignment in alignments}
    statements = _statements(transcripts)
    matched: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        alignment = by_claim.get(claim.id)
        if alignment is None or alignment.location not in MATCHED_LOCATIONS or not is_counted(claim):
            continue
        found = {
            passage_id for match in alignment.passages for passage_id in statements.get(match.passage_id, ())
        }
        if found:
            matched[claim.article_id].update(found)
    return dict(matched)


def matched_passages(
    transcripts: Sequence[Transcript], claims: Iterable[Claim], alignments: Iterable[Alignment]
) -> dict[str, frozenset[str]]:
    """The passages that each article was matched to, repeats of the same statement included.

    Returns:
        Passage ids by article id, procedural ones left out; an article without a match has no entry.
    """
    matched = count_matches(transcripts, claims, alignments)
    return {article_id: frozenset(counts) for article_id, counts in matched.items()}


def count_coverage(
    transcripts: Sequence[Transcript],
    articles: Sequence[Article],
    claims: Iterable[Claim],
    alignments: Iterable[Alignment],
) -> tuple[Coverage, ...]:
    """Counts per article: all speakers together (``speaker=None``) first, then each speaker.

    Args:
        transcripts: The records; the denominator is all their passages that are not procedural.
        articles: In the order in which they are wanted; an article without claims has zeros.
        claims: Of any of the articles.
        alignments: At most one per claim.

    Returns:
        Articles in the order given, speakers in the order in which they first speak. 0 ≤ matched ≤ total in
        each; where the records hold no passage all counts are 0 and `Coverage.coverage` is ``None``.
    """
    matched = matched_passages(transcripts, claims, alignments)
    passages = [item for record in transcripts for item in record.passages if not item.procedural]
    groups: dict[str | None, list[Passage]] = {None: passages}
    for passage in passages:
        if passage.speaker is not None:
            groups.setdefault(passage.speaker, []).append(passage)
    totals = {speaker: sum(passage.n_words for passage in group) for speaker, group in groups.items()}
    by_id = {passage.id: passage for passage in passages}
    return tuple(
        _count(article.id, speaker, (len(group), totals[speaker]), _of(speaker, hits))
        for article in articles
        for hits in ([by_id[one] for one in matched.get(article.id, ()) if one in by_id],)
        for speaker, group in groups.items()
    )


def _of(speaker: str | None, passages: Sequence[Passage]) -> Sequence[Passage]:
    return passages if speaker is None else [one for one in passages if one.speaker == speaker]


def _count(article_id: str, speaker: str | None, total: tuple[int, int], hits: Sequence[Passage]) -> Coverage:
    return Coverage(
        article_id=article_id,
        speaker=speaker,
        n_passages=total[0],
        n_passages_matched=len(hits),
        n_words=total[1],
        n_words_matched=sum(passage.n_words for passage in hits),
    )


def _statements(transcripts: Sequence[Transcript]) -> dict[str, tuple[str, ...]]:
    """Per passage that is not procedural, the passages of its speaker with the same words, itself
    included.
    """
    same: dict[tuple[str | None, str], list[str]] = defaultdict(list)
    keys: dict[str, tuple[str | None, str]] = {}
    for record in transcripts:
        for passage in record.passages:
            if passage.procedural:
                continue
            words = " ".join(WORD.findall(passage.text.casefold()))
            # A passage without a word repeats nothing but itself.
            key = (passage.speaker, words or passage.id)
            keys[passage.id] = key
            same[key].append(passage.id)
    return {passage_id: tuple(same[key]) for passage_id, key in keys.items()}
