"""Claims and passages given as they are: strings, or records of a run.

Goes in: claims (strings or `Claim`s) and a record (strings or a `Transcript`). Comes out: ranked candidates,
alignments, a support score. No event folder is needed and nothing is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, overload

from compare.alignment.claims import align_article
from compare.alignment.encoder import Encoder
from compare.alignment.evidence import order_of, read_supports, weigh
from compare.alignment.index import build_index
from compare.alignment.propose import Query, propose
from compare.alignment.records import Records, prepare_records
from compare.alignment.verifier import Verifier
from compare.model import (
    Alignment,
    Article,
    ArticleInfo,
    Attribution,
    Claim,
    ClaimKind,
    Document,
    OffsetMap,
    Quotation,
    Sentence,
    Span,
    Speaker,
    Transcript,
    content_id,
)
from compare.segment.article import segment_article
from compare.segment.claims import extract_claims
from compare.segment.sentences import count_words, sentence_spans

if TYPE_CHECKING:
    from compare.alignment.index import RecordIndex

__all__ = ["align", "candidates", "shared_encoder", "shared_verifier", "support"]

_LABEL = re.compile(
    r"\s*(?P<label>(?:[^\W\d_a-z][\w.’'-]*|of|the|for|and|de|van|von)(?:\s+(?:[^\W\d_a-z][\w.’'-]*|of|the|for|and|de|van|von)){0,14}):\s+"
)


LONG = 40
"""Words from which a string of a list is looked at sentence by sentence."""


@cache
def shared_encoder() -> Encoder:
    """The bundled encoder of the functions below; with a store it keeps vectors between calls."""
    return Encoder.load()


@cache
def shared_verifier() -> Verifier:
    """The bundled verifier of the functions below; with a store it keeps judgements between calls."""
    return Verifier.load()


@lru_cache(maxsize=1)
def _prepared(transcript: Transcript) -> Records:
    """The record of the last call, ready to be searched: a loop over claims prepares it once."""
    return prepare_records((transcript,), shared_encoder())


@lru_cache(maxsize=1)
def _searchable(
    texts: tuple[str, ...], spoken: tuple[str | None, ...], names: tuple[str, ...]
) -> RecordIndex:
    """The sentences of the last call, indexed."""
    encoder = shared_encoder()
    encoded = encoder.encode_full(texts)
    return build_index(texts, encoded, speakers=spoken, names=names, quiet=encoder.piece_ids(names))


@overload
def candidates(
    claims: Sequence[str | Claim], transcript: Sequence[str], k: int = ...
) -> list[list[tuple[int, float]]]: ...
@overload
def candidates(
    claims: Sequence[str | Claim], transcript: Transcript, k: int = ...
) -> list[list[tuple[str, float]]]: ...
def candidates(
    claims: Sequence[str | Claim], transcript: Sequence[str] | Transcript, k: int = 5
) -> list[list[tuple[int, float]]] | list[list[tuple[str, float]]]:
    """The passages that each claim most likely comes from.

    Claims are taken to stand in text order: neighbours pull each other weakly towards neighbours in the
    record, as the claims of one article do.

    Args:
        claims: m claims; what frames one ("She said that …") is left out of the comparison.
        transcript: A record, or a list of strings: its sentences or its turns; labels of speakers are not
            compared. A string of more than `LONG` words is looked at sentence by sentence.
        k: How many passages a claim gets at most, 1 or more.

    Returns:
        m lists, best first: ``(index, score)`` into the list of strings, or ``(passage id, score)`` for a
        `Transcript`. Scores are 0–1, relative to the best passage of any claim, and no probabilities. A claim
        without words, or a record without passages, gives an empty list.
    """
    if isinstance(transcript, Transcript):
        texts = [passage.text for passage in transcript.passages]
        spoken: list[str | None] = [passage.speaker for passage in transcript.passages]
        speakers = transcript.speakers
    else:
        texts, spoken, owners = _cut(*_unlabelled(transcript))
        speakers = tuple(
            Speaker(name=name, role=None, labels=(name,)) for name in dict.fromkeys(spoken) if name
        )
    index = _searchable(tuple(texts), tuple(spoken), tuple(speaker.name for speaker in speakers))
    ranked = _ranked(index, _queries(claims, speakers, shared_encoder()))
    if isinstance(transcript, Transcript):
        return [[(transcript.passages[row].id, score) for row, score in islice(one, k)] for one in ranked]
    return [_first(((owners[row], score) for row, score in one), k) for one in ranked]


def _first(ranked: Iterable[tuple[int, float]], k: int) -> list[tuple[int, float]]:
    """The first `k` places, each with its best score."""
    found: dict[int, float] = {}
    for place, score in ranked:
        found.setdefault(place, score)
        if len(found) == k:
            break
    return list(found.items())


def _cut(texts: Sequence[str], spoken: Sequence[str | None]) -> tuple[list[str], list[str | None], list[int]]:
    """Long texts as their sentences; with each its speaker and the number of the text that it is of."""
    pieces: list[tuple[str, str | None, int]] = []
    for number, (text, speaker) in enumerate(zip(texts, spoken, strict=True)):
        whole = Span(0, len(text))
        spans = sentence_spans(text, whole) if count_words(text) > LONG else (whole,)
        pieces.extend((span.slice(text), speaker, number) for span in spans or (whole,))
    return [text for text, _, _ in pieces], [one for _, one, _ in pieces], [place for _, _, place in pieces]


def _unlabelled(sentences: Sequence[str]) -> tuple[list[str], list[str | None]]:
    """The sentences without the labels that begin them, and who speaks each: the last label before it."""
    texts: list[str] = []
    spoken: list[str | None] = []
    for sentence in sentences:
        label = _LABEL.match(sentence)
        texts.append(sentence[label.end() :] if label else sentence)
        spoken.append(label["label"] if label else (spoken[-1] if spoken else None))
    return texts, _one_name_each(spoken)


def _one_name_each(labels: Sequence[str | None]) -> list[str | None]:
    """Labels that end in the same two words are one person: the shortest stands for all."""
    shortest: dict[tuple[str, ...], str] = {}
    for label in labels:
        if label:
            key = tuple(label.split()[-2:])
            shortest[key] = min(label, shortest.get(key, label), key=len)
    return [shortest[tuple(label.split()[-2:])] if label else None for label in labels]


def _queries(claims: Sequence[str | Claim], speakers: Sequence[Speaker], encoder: Encoder) -> list[Query]:
    read = [_read(claim, speakers) for claim in claims]
    encoded = encoder.encode_full([one.core_text for one in read])
    return [
        Query(
            text=one.core_text, encoded=item, speaker=one.attribution.speaker, group=group, position=position
        )
        for one, item, (group, position) in zip(read, encoded, _places(claims), strict=True)
    ]


def _places(claims: Sequence[str | Claim]) -> list[tuple[str, int]]:
    """Article and sentence of each claim; a string that is part of the one before shares its sentence."""
    numbers: dict[tuple[str, str], int] = {}
    places: list[tuple[str, int]] = []
    last = ""
    for number, claim in enumerate(claims):
        if isinstance(claim, Claim):
            key = (claim.article_id, claim.sentence_id)
            places.append((claim.article_id, numbers.setdefault(key, len(numbers))))
            continue
        inside = bool(last) and (claim in last or last in claim)
        last = max((claim, last), key=len) if inside else claim
        places.append(("", places[-1][1] if inside else number))
    return places


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A claim read by itself; spans count in `text`."""

    text: str
    kind: ClaimKind
    parts: tuple[Span, ...]
    core: tuple[Span, ...]
    quotation: Quotation | None
    attribution: Attribution

    @property
    def core_text(self) -> str:
        return " ".join(span.slice(self.text).strip() for span in self.core)


def _read(claim: str | Claim, speakers: Sequence[Speaker]) -> _Read:
    """A claim as a text of its own: its parts, what is left without its frame, and whom it names.

    A string that is one quotation counts as one; of any other everything outside frames is compared.
    """
    text = claim.text if isinstance(claim, Claim) else claim
    document = Document(
        source="claim",
        source_text=text,
        text=text,
        offsets=OffsetMap.identity(len(text)),
        encoding="utf-8",
        sha256="",
    )
    found = extract_claims(segment_article(document, ArticleInfo(file="claim", label="claim")), speakers)
    whole = (Span(0, len(text)),)
    if isinstance(claim, Claim):
        parts = _parts_of(claim)
        quotation = replace(claim.quotation, parts=parts, nested=()) if claim.quotation else None
        core = parts if quotation else _cores(found) or whole
        return _Read(
            text=text,
            kind=claim.kind,
            parts=parts,
            core=core,
            quotation=quotation,
            attribution=claim.attribution,
        )
    if len(found) == 1 and found[0].quotation is not None:
        one = found[0]
        return _Read(
            text=text,
            kind=one.kind,
            parts=one.parts,
            core=one.core,
            quotation=one.quotation,
            attribution=one.attribution,
        )
    return _Read(
        text=text,
        kind="reported speech",
        parts=whole,
        core=_cores(found) or whole,
        quotation=None,
        attribution=_one_attribution(found),
    )


def _cores(found: Sequence[Claim]) -> tuple[Span, ...]:
    """The cores of all claims in text order; words that lie in two of them count once."""
    merged: list[Span] = []
    for span in sorted({span for one in found for span in one.core}):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _one_attribution(found: Sequence[Claim]) -> Attribution:
    """The attribution to a speaker of the record if the claims name just one."""
    named = {one.attribution.speaker: one.attribution for one in found if one.attribution.in_record}
    return next(iter(named.values())) if len(named) == 1 else Attribution()


def _parts_of(claim: Claim) -> tuple[Span, ...]:
    """The parts of a quotation as spans of `Claim.text`, where they stand joined by `` … ``."""
    spans = []
    start = 0
    for part in claim.parts:
        spans.append(Span(start, min(start + len(part), len(claim.text))))
        start = spans[-1].end + len(" … ")
    return tuple(spans) if spans and spans[-1].end == len(claim.text) else (Span(0, len(claim.text)),)


def _ranked(index: RecordIndex, queries: Sequence[Query]) -> list[Iterable[tuple[int, float]]]:
    """Every place with a score, per query, best first."""
    proposal = propose(index, queries)
    top = float(proposal.score.max(initial=0.0)) or 1.0
    return [
        (
            (place, round(float(proposal.score[row, place]) / top, 6))
            for place in (order_of(proposal, row) if query.text.strip() else ())
        )
        for row, query in enumerate(queries)
    ]


def align(claims: Sequence[str | Claim], transcript: Transcript) -> tuple[Alignment, ...]:
    """Decide where claims stand in a record.

    Args:
        claims: In text order, m of them. A string in quotation marks is a quotation, any other is reported
            speech; a `Claim` of a run keeps its kind and attribution. Every claim counts as checkable.
        transcript: The record.

    Returns:
        m alignments in the same order; the spans of halves count in the claim's own text.
    """
    encoder = shared_encoder()
    read = [_read(claim, transcript.speakers) for claim in claims]
    document, starts = _as_document([one.text for one in read])
    places = _places(claims)
    ids = [
        claim.id if isinstance(claim, Claim) else content_id("c", claim, str(n))
        for n, claim in enumerate(claims)
    ]
    made = [
        Claim(
            id=ids[number],
            article_id="",
            sentence_id=str(places[number]),
            kind=one.kind,
            block="paragraph",
            parts=tuple(span.shift(starts[number]) for span in one.parts),
            text=one.text,
            core=tuple(span.shift(starts[number]) for span in one.core),
            quotation=_shifted(one.quotation, starts[number]),
            attribution=one.attribution,
        )
        for number, one in enumerate(read)
    ]
    sentences = {
        str(place): Sentence(id=str(place), block=0, span=Span(start, start + len(one.text)))
        for place, start, one in zip(places, starts, read, strict=True)
    }
    article = Article(
        id="",
        info=ArticleInfo(file="claims", label="claims"),
        document=document,
        blocks=(),
        sentences=tuple(sentences.values()),
        n_words=0,
    )
    decided = align_article(article, made, _prepared(transcript), encoder, shared_verifier())
    return tuple(
        replace(one, halves=tuple(replace(half, span=half.span.shift(-start)) for half in one.halves))
        for (_, one), start in zip(decided, starts, strict=True)
    )


def _as_document(texts: Sequence[str]) -> tuple[Document, list[int]]:
    """The texts as paragraphs of one document, and where each begins."""
    starts = []
    length = 0
    for text in texts:
        starts.append(length)
        length += len(text) + 2
    whole = "\n\n".join(texts)
    offsets = OffsetMap.identity(len(whole))
    document = Document(
        source="claims", source_text=whole, text=whole, offsets=offsets, encoding="utf-8", sha256=""
    )
    return document, starts


def _shifted(quotation: Quotation | None, by: int) -> Quotation | None:
    if quotation is None:
        return None
    return replace(quotation, parts=tuple(span.shift(by) for span in quotation.parts), nested=())


def support(claim: str | Claim, passage: str) -> float:
    """How well a passage carries a claim.

    Args:
        claim: A sentence; what frames it is left out of the comparison.
        passage: One sentence or a few.

    Returns:
        0–1, higher is closer; 0 where either has no words. No probability: see
        `docs/alignment.md`. A number that differs and most of what a "not" changes take it away.
    """
    text = _read(claim, ()).core_text
    encoder = shared_encoder()
    said, printed = encoder.encode_full([passage, text])
    index = build_index([passage], [said])
    evidence = weigh(index, Query(text=text, encoded=printed), (0,))
    if evidence is None:
        return 0.0
    [read] = read_supports(index, [(text, evidence)], shared_verifier())
    return round(read.value, 4)
