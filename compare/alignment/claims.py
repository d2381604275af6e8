"""All claims of all articles against all records.

Goes in: articles, their claims and prepared records. Comes out: one `Alignment` per claim, in the same order.
The claims of an article are looked at together, because neighbours in the article pull each other towards
neighbours in the record; articles never influence one another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from threadpoolctl import threadpool_limits

from compare.alignment.clauses import clauses_of, phrases_of
from compare.alignment.decide import (
    LEAST_ALONE,
    Task,
    decide,
    find_window,
    find_words,
    says_too_little,
)
from compare.alignment.evidence import read_supports, weigh
from compare.alignment.nearby import with_nearby
from compare.alignment.propose import Proposal, Query, propose
from compare.alignment.records import Records
from compare.alignment.several import fits_several
from compare.alignment.words import FUNCTION_WORDS, fold_words, stem
from compare.model import Alignment, Article, Claim, Document, PassageMatch, Span

if TYPE_CHECKING:
    from compare.alignment.encoder import Encoded, Encoder, VectorStore
    from compare.alignment.evidence import Evidence, Support
    from compare.alignment.verifier import Verifier

__all__ = ["ASSERTION_SUPPORT", "align_article"]

ASSERTION_SUPPORT = 0.8
"""Support from which a sentence without a source counts as an assertion taken from the record; two in a
hundred of debate-claims reach it in the record of another event."""


def align_article(
    article: Article,
    claims: Sequence[Claim],
    records: Records,
    encoder: Encoder,
    verifier: Verifier,
    *,
    store: VectorStore | None = None,
    translated: frozenset[str] = frozenset(),
) -> tuple[tuple[Claim, Alignment], ...]:
    """Decide where the claims of one article stand.

    Args:
        article: The article; its sentences, claims or not, tell where in the record it moves.
        claims: Its claims in text order, m of them.
        records: What they are looked for in.
        encoder: Of sentences.
        verifier: Reads the likeliest passages of a claim whose words were not found.
        store: Where vectors and judgements of earlier runs are kept.
        translated: Ids of the records with which words cannot be compared: a side is a translation.

    Returns:
        Shape (m,): each claim with its alignment, in the order of the claims. A sentence that was read as
        context and says what the record says is given back as the speaker's assertion in the outlet's own
        voice.
    """
    document = article.document
    clauses = [clauses_of(document.text, claim) if claim.checkable else () for claim in claims]
    phrases = [phrases_of(document.text, claim) if claim.checkable else () for claim in claims]
    texts = [sentence.span.slice(document.text) for sentence in article.sentences]
    texts += [_core_text(document, claim) for claim in claims]
    n_queries = len(texts)
    texts += [span.slice(document.text) for spans in (*clauses, *phrases) for span in spans]
    encoded = encoder.encode_full(texts, store=store)
    queries = _queries(article, claims, texts[:n_queries], encoded[:n_queries])
    parts = iter(zip(texts[n_queries:], encoded[n_queries:], strict=True))
    cut = [_take(spans, parts) for spans in (*clauses, *phrases)]
    tasks = [
        Task(
            claim=claim,
            document=document,
            query=queries[len(article.sentences) + place],
            row=len(article.sentences) + place,
            clauses=cut[place],
            clause_spans=clauses[place],
            phrases=cut[len(claims) + place],
            translated=translated,
        )
        for place, claim in enumerate(claims)
    ]
    # One thread for the products: their last digits must not depend on the number of processors.
    with threadpool_limits(limits=1, user_api="blas"):
        proposal = propose(records.index, queries)
        tasks = [_with_evidence(task, proposal, records) for task in tasks]
        decided = _decided(tasks, proposal, document, records)
    return _with_support(tasks, decided, records, verifier, store)


def _take(spans: Sequence[Span], parts: Iterator[tuple[str, Encoded]]) -> tuple[Query, ...]:
    """The queries of some spans, from their encoded texts."""
    return tuple(Query(text=text, encoded=item) for text, item in islice(parts, len(spans)))


def _with_evidence(task: Task, proposal: Proposal, records: Records) -> Task:
    """The task with the place of its words, and with the window that it most likely comes from."""
    if not (task.claim.checkable or _may_be_assertion(task.claim)):
        return task
    return replace(
        task,
        evidence=find_window(task, proposal, records),
        by_words=find_words(task, proposal, records),
    )


def _with_support(
    tasks: Sequence[Task],
    decided: Sequence[tuple[Claim, Alignment]],
    records: Records,
    verifier: Verifier,
    store: VectorStore | None,
) -> tuple[tuple[Claim, Alignment], ...]:
    """How well each claim is carried by its passages, where it was not located by the likeliest ones; and by
    the best place that was not chosen.
    """
    chosen: dict[int, tuple[str, Evidence]] = {}
    rivals: dict[int, tuple[str, Evidence]] = {}
    for place, (task, (claim, alignment)) in enumerate(zip(tasks, decided, strict=True)):
        rows = sorted({records.rows[match.passage_id] for match in alignment.passages})
        evidence = weigh(records.index, task.query, rows) if rows else task.evidence
        if claim.checkable and evidence is not None:
            chosen[place] = (task.query.text, evidence)
        second = alignment.runner_up
        rival = weigh(records.index, task.query, [records.rows[second.passage_id]]) if second else None
        if rival is not None:
            rivals[place] = (task.query.text, rival)
    supports = read_supports(records.index, [*chosen.values(), *rivals.values()], verifier, store)
    found = dict(zip(chosen, supports[: len(chosen)], strict=True))
    beside = dict(zip(rivals, supports[len(chosen) :], strict=True))
    return tuple(
        (claim, _supported(alignment, found.get(place), beside.get(place)))
        for place, (claim, alignment) in enumerate(decided)
    )


def _supported(alignment: Alignment, own: Support | None, rival: Support | None) -> Alignment:
    """The alignment with its support, and its runner-up with the runner-up's."""
    if own is not None:
        alignment = replace(alignment, support=round(own.value, 4), reasons=own.reasons)
    if rival is not None and alignment.runner_up is not None:
        best = replace(alignment.runner_up, score=round(rival.value, 4))
        alignment = replace(alignment, runner_up=best)
    return alignment


def _may_be_assertion(claim: Claim) -> bool:
    return (
        not claim.checkable
        and claim.kind == "context"
        and claim.reason == "context"
        and claim.block == "paragraph"
    )


def _queries(
    article: Article, claims: Sequence[Claim], texts: Sequence[str], encoded: Sequence[Encoded]
) -> list[Query]:
    """The sentences of the article, then its claims, each at its place in the article."""
    places = {sentence.id: place for place, sentence in enumerate(article.sentences)}
    where = [(place, _speaker_of(sentence.id, claims)) for place, sentence in enumerate(article.sentences)]
    where += [(places[claim.sentence_id], claim.attribution.speaker) for claim in claims]
    return [
        Query(text=text, encoded=item, speaker=speaker, group=article.id, position=position)
        for text, item, (position, speaker) in zip(texts, encoded, where, strict=True)
    ]


def _decided(
    tasks: Sequence[Task], proposal: Proposal, document: Document, records: Records
) -> tuple[tuple[Claim, Alignment], ...]:
    """Every claim by itself, then with the places of the text around it, then with its second best place."""
    tasks = [_as_worded(task, records) for task in tasks]
    first = [decide(task, proposal, records) for task in tasks]
    again = with_nearby(tasks, first, proposal, records)
    decided = [
        decide(task, proposal, records) if task.nearby else alignment
        for task, alignment in zip(again, first, strict=True)
    ]
    decided = [
        fits_several(task, alignment, proposal, records)
        for task, alignment in zip(again, decided, strict=True)
    ]
    claims = [task.claim for task in tasks]
    return tuple(zip(claims, settle_short(decided, claims, document, records), strict=True))


def _as_worded(task: Task, records: Records) -> Task:
    """Context that the record carries is the speaker's assertion in the outlet's own voice, and checkable;
    what says too little to be told by its content is neither.
    """
    claim, evidence = task.claim, task.evidence
    if _may_be_assertion(claim) and evidence is not None and evidence.score >= ASSERTION_SUPPORT:
        taken = replace(task, claim=_as_assertion(claim, evidence, records))
        return task if says_too_little(taken, records, LEAST_ALONE) else taken
    if claim.checkable and says_too_little(task, records):
        return replace(task, claim=replace(claim, checkable=False, reason="too little text"))
    return task


def _as_assertion(claim: Claim, evidence: Evidence, records: Records) -> Claim:
    """Reported speech if the article may well be passing on the words of the very speaker who said so."""
    known = replace(claim, kind="speaker's assertion", checkable=True, reason=None)
    spoken = {records.passages[row].speaker for row in evidence.rows}
    if claim.tentative.in_record and spoken == {claim.tentative.speaker}:
        return replace(known, kind="reported speech", attribution=claim.tentative)
    return known


def _speaker_of(sentence_id: str, claims: Sequence[Claim]) -> str | None:
    """The one speaker of all claims of a sentence, or nobody."""
    speakers = {claim.attribution.speaker for claim in claims if claim.sentence_id == sentence_id}
    return next(iter(speakers)) if len(speakers) == 1 else None


def _core_text(document: Document, claim: Claim) -> str:
    return " ".join(span.slice(document.text).strip() for span in claim.core)


def settle_short(
    alignments: Sequence[Alignment], claims: Sequence[Claim], document: Document, records: Records
) -> tuple[Alignment, ...]:
    """Short quotations that were not found, held against the passages that carry the words around them.

    A quotation of two to four words is located by context if at least half of its content stems stand in a
    passage to which another claim of the same sentence, or a claim of the sentence after it, is aligned.
    """
    order = {claim.sentence_id: place for place, claim in reversed(list(enumerate(claims)))}
    sentences = sorted(order, key=lambda sentence: order[sentence])
    rank = {sentence: place for place, sentence in enumerate(sentences)}
    carried: dict[int, list[PassageMatch]] = {}
    for claim, alignment in zip(claims, alignments, strict=True):
        carried.setdefault(rank[claim.sentence_id], []).extend(alignment.passages)
    settled = []
    for claim, alignment in zip(claims, alignments, strict=True):
        found = alignment
        if claim.kind == "partial quotation" and alignment.location == "not located":
            near = [*carried.get(rank[claim.sentence_id], ()), *carried.get(rank[claim.sentence_id] + 1, ())]
            found = _by_context(
                claim, alignment, document, records, [records.rows[match.passage_id] for match in near]
            )
        settled.append(found)
    return tuple(settled)


def _by_context(
    claim: Claim, alignment: Alignment, document: Document, records: Records, near: Sequence[int]
) -> Alignment:
    words = fold_words(document.text, claim.core).folded
    content = {stem(word) for word in words if word not in FUNCTION_WORDS}
    if not content or len(words) > 4:
        return alignment
    own = records.spoken_by(claim.attribution.speaker)
    for number in dict.fromkeys(near):
        there = {stem(word) for word in fold_words(records.index.texts[number]).folded}
        if own[number] and 2 * len(content & there) >= len(content):
            speaker = records.passages[number].speaker
            agrees = claim.attribution.in_record and claim.attribution.speaker == speaker
            return replace(
                alignment,
                location="located",
                passages=records.whole([number], 0.5),
                wording="corresponds in other words",
                attribution="agrees" if agrees else alignment.attribution,
                level="context",
                score=0.5,
                related=(),
            )
    return alignment
