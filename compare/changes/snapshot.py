"""A state of an event: all of a result that a later one is compared with.

Goes in: a `Comparison`. Comes out: a frozen `Snapshot`, which `codec` turns into JSON and back. Two results
of the same inputs and options are one state, whatever the time and the machine.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace

from compare.changes.labels import claim_labels
from compare.comparison import Comparison, EarlierVersion
from compare.findings import Finding, findings_of
from compare.language import Words
from compare.metrics.coverage import is_counted, matched_passages
from compare.model import Alignment, Article, Claim, Transcript
from compare.segment.language import translated_sides
from compare.segment.notices import correction_notices

__all__ = [
    "ArticleState",
    "ClaimState",
    "FindingState",
    "LedgerState",
    "PassageState",
    "RecordState",
    "Snapshot",
    "fingerprint",
    "snapshot_of",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordState:
    """A record as it was; `text_sha256` is of the kept text."""

    id: str
    file: str
    kind: str | None
    completeness: str | None
    language: str | None
    text_sha256: str
    n_passages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageState:
    """A passage that counts (procedural ones do not), and the ids of the articles matched to it."""

    id: str
    label: str
    record: str
    speaker: str | None
    text: str
    n_words: int
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleState:
    """An article as it was.

    Attributes:
        name: The outlet as stated, else the file's label.
        letter: Its label in the report of that state; empty for an earlier version.
        sha256: Of the file's bytes.
        text: The kept text; empty where it was erased.
        notices: Correction notices found by rule.
        superseded_by: Id of the version that counts; ``None`` for an article that counts.
        following: Id of the next version, where it is superseded.
        number: Of the version; 0 where there is one text only.
        dated: False where the order of versions is not stated.
        erased: True if the text was erased on request.
    """

    id: str
    file: str
    name: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    retrieved: str | None
    letter: str
    sha256: str
    text: str
    notices: tuple[str, ...] = ()
    superseded_by: str | None = None
    following: str | None = None
    number: int = 0
    dated: bool = True
    erased: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimState:
    """A claim and how it came out.

    Attributes:
        key: Outlasts a correction elsewhere in the article.
        counted: True if it enters counts.
        quotation: True for a quotation of two words or more.
        places: Labels of the passages that it is aligned to, in that run.
        translated: True if the article or the record is a translation: words are not assessed then.
    """

    id: str
    key: str
    article: str
    label: str
    text: str
    state: str
    location: str | None
    counted: bool
    quotation: bool
    places: tuple[str, ...]
    translated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingState:
    """A finding, with the words of both sides for a difference."""

    id: str
    kind: str
    type: str
    severity: int | None
    text: Words
    article: str | None
    claim: str | None
    words: str = ""
    passage: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerState:
    """What became of one text that was offered."""

    file: str
    role: str
    outcome: str
    code: str
    sha256: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A state of an event.

    Attributes:
        state: Hash of the inputs and options: two runs of the same state are told by it.
        recorded: When it was first recorded, in UTC, as ISO 8601; empty for a result that was not.
        event: The event's name.
        caveat: What "not located" means with the records of this state.
        signature: Versions, models and options.
        articles: Those that count, in the order of the report, then earlier versions.
    """

    state: str
    recorded: str
    event: str
    caveat: str
    signature: tuple[tuple[str, str], ...]
    records: tuple[RecordState, ...]
    passages: tuple[PassageState, ...]
    articles: tuple[ArticleState, ...]
    claims: tuple[ClaimState, ...]
    findings: tuple[FindingState, ...]
    ledger: tuple[LedgerState, ...]


def fingerprint(comparison: Comparison) -> str:
    """SHA-256 of what a result depends on: texts, what is stated of them, the ledger, versions and options.

    Whether a person has confirmed the reading does not count: it changes no finding.
    """
    event = comparison.event
    texts = [
        *([asdict(info), document.sha256, document.text_sha256] for info, document in event.records),
        *([asdict(info), document.sha256, document.text_sha256] for info, document in event.articles),
    ]
    apart = {"records", "articles", "ledger", "confirmation"}
    stated = [getattr(event, field.name) for field in fields(event) if field.name not in apart]
    ledger = sorted(
        [one.file, one.role, one.outcome, one.code, one.sha256 or ""] for one in comparison.ledger
    )
    whole = [stated, texts, ledger, sorted(comparison.signature)]
    return hashlib.sha256(json.dumps(whole, sort_keys=True, default=str).encode()).hexdigest()


def snapshot_of(comparison: Comparison, *, caveat: str) -> Snapshot:
    """The state of a result, not yet recorded; equal for equal results.

    Args:
        comparison: The result.
        caveat: What "not located" means with its records.
    """
    labels = claim_labels(comparison.articles, comparison.claim_records)
    return Snapshot(
        state=fingerprint(comparison),
        recorded="",
        event=comparison.event.name,
        caveat=caveat,
        signature=tuple(sorted(comparison.signature)),
        records=tuple(_record(record) for record in comparison.transcripts),
        passages=tuple(_passages(comparison)),
        articles=(
            *(_article(article, labels[article.id]) for article in comparison.articles),
            *(_earlier(item) for item in comparison.earlier),
        ),
        claims=tuple(_claims(comparison, labels)),
        findings=tuple(_findings(comparison)),
        ledger=tuple(
            LedgerState(file=one.file, role=one.role, outcome=one.outcome, code=one.code, sha256=one.sha256)
            for one in sorted(comparison.ledger, key=lambda one: (one.role, one.file))
        ),
    )


def _record(record: Transcript) -> RecordState:
    return RecordState(
        id=record.id,
        file=record.info.file,
        kind=record.info.kind,
        completeness=record.completeness,
        language=record.info.language,
        text_sha256=record.document.text_sha256,
        n_passages=len(record.passages),
    )


def _passages(comparison: Comparison) -> Iterator[PassageState]:
    matched = matched_passages(comparison.transcripts, comparison.claim_records, comparison.alignment_records)
    by: dict[str, list[str]] = {}
    for article in comparison.articles:
        for passage_id in matched.get(article.id, ()):
            by.setdefault(passage_id, []).append(article.id)
    for passage in comparison.passages.values():
        if not passage.procedural:
            yield PassageState(
                id=passage.id,
                label=passage.label,
                record=passage.transcript_id,
                speaker=passage.speaker,
                text=passage.text,
                n_words=passage.n_words,
                articles=tuple(by.get(passage.id, ())),
            )


def _article(article: Article, letter: str) -> ArticleState:
    info = article.info
    return ArticleState(
        id=article.id,
        file=info.file,
        name=info.outlet_label,
        outlet=info.outlet,
        title=article.title,
        url=info.url,
        published=info.published.isoformat() if info.published else None,
        retrieved=info.retrieved.isoformat() if info.retrieved else None,
        letter=letter,
        sha256=article.document.sha256,
        text=article.document.text,
        notices=correction_notices(article.document),
    )


def _earlier(item: EarlierVersion) -> ArticleState:
    version = item.version
    return replace(
        _article(version.article, ""),
        superseded_by=version.by,
        following=version.following,
        number=version.number,
        dated=version.dated,
    )


def _claims(comparison: Comparison, labels: dict[str, str]) -> Iterator[ClaimState]:
    names = {passage.id: passage.label for passage in comparison.passages.values()}
    texts = comparison.articles_by_id | {
        one.version.article.id: one.version.article for one in comparison.earlier
    }
    translated = {
        (record.id, article.id): any(translated_sides(record, article))
        for record in comparison.transcripts
        for article in texts.values()
    }
    for claims, alignments in _every(comparison):
        for claim, alignment in zip(claims, alignments, strict=True):
            yield ClaimState(
                id=claim.id,
                key=claim.key,
                article=claim.article_id,
                label=labels.get(claim.id, ""),
                text=claim.text,
                state=alignment.state,
                location=alignment.location,
                counted=is_counted(claim),
                quotation=claim.kind in ("direct quotation", "partial quotation"),
                places=tuple(dict.fromkeys(names[match.passage_id] for match in alignment.passages)),
                translated=translated.get((_record_of(comparison, alignment), claim.article_id), False),
            )


def _record_of(comparison: Comparison, alignment: Alignment) -> str:
    """The record that a claim was aligned to, else the first; empty where there is none."""
    if alignment.passages:
        return comparison.passages[alignment.passages[0].passage_id].transcript_id
    return comparison.transcripts[0].id if comparison.transcripts else ""


def _every(comparison: Comparison) -> Iterator[tuple[Sequence[Claim], Sequence[Alignment]]]:
    """Claims with their alignments: of the articles that count, then of each earlier version."""
    yield comparison.claim_records, comparison.alignment_records
    for item in comparison.earlier:
        yield item.claims, item.alignments


def _findings(comparison: Comparison) -> Iterator[FindingState]:
    yield from map(_finding, findings_of(comparison))
    for item in comparison.earlier:
        alone = replace(
            comparison,
            articles=(item.version.article,),
            claim_records=item.claims,
            alignment_records=item.alignments,
        )
        yield from map(_finding, _of_claims(findings_of(alone)))


def _of_claims(findings: Iterable[Finding]) -> Iterator[Finding]:
    return (one for one in findings if one.claim_id is not None)


def _finding(one: Finding) -> FindingState:
    difference = one.difference
    return FindingState(
        id=one.id,
        kind=one.kind,
        type=one.type,
        severity=one.severity,
        text=one.text,
        article=one.article_id,
        claim=one.claim_id,
        words=difference.claim_text if difference else "",
        passage=difference.passage_text if difference else "",
    )
