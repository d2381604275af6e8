"""Claims and passages given as they are: strings, or records of a run.

Goes in: claims (strings or `Claim`s) and a record (strings or a `Transcript`). Comes out: ranked candidates,
alignments, a support score. No event folder is needed and nothing is kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, overload

from compare.alignment.claims import align_article
from compare.alignment.encoder import Encoder
from compare.alignment.evidence import order_of, weigh
from compare.alignment.index import build_index
from compare.alignment.propose import Query, propose
from compare.alignment.records import prepare_records
from compare.model import Alignment, Article, Claim, Speaker, Transcript
from compare.segment.claims import claims_of_text

if TYPE_CHECKING:
    from compare.alignment.index import RecordIndex

__all__ = ["align", "candidates", "support"]

_LABEL = re.compile(
    r"\s*(?P<label>(?:[^\W\d_a-z][\w.’'-]*|of|the|for|and|de|van|von)(?:\s+(?:[^\W\d_a-z][\w.’'-]*|of|the|for|and|de|van|von)){0,14}):\s+"
)


@cache
def _encoder() -> Encoder:
    return Encoder.load()


@overload
def candidates(
    claims: Sequence[str] | Sequence[Claim], transcript: Sequence[str], k: int = ...
) -> list[list[tuple[int, float]]]: ...
@overload
def candidates(
    claims: Sequence[str] | Sequence[Claim], transcript: Transcript, k: int = ...
) -> list[list[tuple[str, float]]]: ...
def candidates(
    claims: Sequence[str] | Sequence[Claim], transcript: Sequence[str] | Transcript, k: int = 5
) -> list[list[tuple[int, float]]] | list[list[tuple[str, float]]]:
    """The passages that each claim most likely comes from.

    Claims are taken to stand in text order: neighbours pull each other weakly towards neighbours in the
    record, as the claims of one article do.

    Args:
        claims: m claims; what frames one ("She said that …") is left out of the comparison.
        transcript: A record, or its sentences as a list of strings; labels of speakers are not compared.
        k: How many passages a claim gets at most, 1 or more.

    Returns:
        m lists, best first: ``(index, score)`` into the list of strings, or ``(passage id, score)`` for a
        `Transcript`. Scores are 0–1, relative to the best passage of any claim, and no probabilities. A claim
        without words, or a record without passages, gives an empty list.
    """
    if isinstance(transcript, Transcript):
        texts = [passage.text for passage in transcript.passages]
        names = [speaker.name for speaker in transcript.speakers]
    else:
        texts, names = _unlabelled(transcript)
    encoder = _encoder()
    index = build_index(texts, encoder.encode_full(texts), quiet=encoder.piece_ids(names))
    ranked = _ranked(index, _queries(claims, names, encoder), k)
    if isinstance(transcript, Transcript):
        return [[(transcript.passages[row].id, score) for row, score in one] for one in ranked]
    return ranked


def _unlabelled(sentences: Sequence[str]) -> tuple[list[str], list[str]]:
    """The sentences without the labels that begin them, and the labels."""
    texts, names = [], []
    for sentence in sentences:
        label = _LABEL.match(sentence)
        texts.append(sentence[label.end() :] if label else sentence)
        if label:
            names.append(label["label"])
    return texts, list(dict.fromkeys(names))


def _queries(claims: Sequence[str] | Sequence[Claim], names: Sequence[str], encoder: Encoder) -> list[Query]:
    speakers = tuple(Speaker(name=name, role=None, labels=(name,)) for name in names)
    texts = [claim.text if isinstance(claim, Claim) else _core(claim, speakers) for claim in claims]
    order: dict[tuple[str, str], int] = {}
    queries = []
    for number, (claim, text, encoded) in enumerate(
        zip(claims, texts, encoder.encode_full(texts), strict=True)
    ):
        key = (claim.article_id, claim.sentence_id) if isinstance(claim, Claim) else ("", str(number))
        place = order.setdefault(key, len(order))
        queries.append(Query(text=text, encoded=encoded, group=key[0], position=place))
    return queries


def _core(claim: str, speakers: Sequence[Speaker]) -> str:
    """What a sentence says was said, without what frames it; the whole sentence if nothing else is left."""
    found = claims_of_text(claim, speakers)
    core = " ".join(span.slice(claim).strip() for one in found for span in one.core)
    return core or claim


def _ranked(index: RecordIndex, queries: Sequence[Query], k: int) -> list[list[tuple[int, float]]]:
    proposal = propose(index, queries)
    top = float(proposal.score.max(initial=0.0)) or 1.0
    return [
        [(place, round(float(proposal.score[row, place]) / top, 6)) for place in order_of(proposal, row)[:k]]
        if queries[row].text.strip()
        else []
        for row in range(len(queries))
    ]


def align(claims: Sequence[Claim], transcript: Transcript, article: Article) -> tuple[Alignment, ...]:
    """Decide where the claims of one article stand in one record.

    Args:
        claims: As `compare.segment.claims.extract_claims` gives them.
        transcript: The record.
        article: The article that the claims come from.

    Returns:
        One alignment per claim, in the same order.
    """
    encoder = _encoder()
    return align_article(article, claims, prepare_records((transcript,), encoder), encoder)


def support(claim: str | Claim, passage: str) -> float:
    """How well a passage carries a claim.

    Args:
        claim: A sentence; what frames it is left out of the comparison.
        passage: One sentence or a few.

    Returns:
        0–1, higher is closer; 0 where either has no words. No probability, and blind to a "not": see
        `docs/method.md`.
    """
    text = claim.text if isinstance(claim, Claim) else _core(claim, ())
    encoder = _encoder()
    said, printed = encoder.encode_full([passage, text])
    evidence = weigh(build_index([passage], [said]), Query(text=text, encoded=printed), (0,))
    return round(evidence.support, 4) if evidence else 0.0
