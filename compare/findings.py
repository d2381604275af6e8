"""What a reviewer can confirm: the findings of a comparison, one after the other.

Goes in: a `Comparison`. Comes out: a finding per difference, per claim that is not (or only partly) located,
per attribution that differs and per doubt about a record. Nothing is decided here; an id comes from content,
and outlasts other articles and other orders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from compare.comparison import Comparison
from compare.language import Words, english
from compare.model import Alignment, Claim, Difference, Transcript, content_id

__all__ = ["GIVEN_TO_ANOTHER", "Finding", "FindingKind", "findings_of"]

FindingKind = Literal["difference", "not located", "attribution differs", "doubt about the record"]
GIVEN_TO_ANOTHER = "words explicitly given, by name, to another speaker"
_LABEL = re.compile(r"\bP\d{3,}\b")
_AGREEING = re.compile(r"(?<=here\. )\d+(?= independent articles )")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that a person can confirm or reject.

    Attributes:
        id: Of a difference, its own; else ``f`` and 12 hexadecimal digits, from content.
        article_id: ``None`` for a doubt about a record.
        claim_id: ``None`` for a doubt about a record.
        transcript_id: The record that it is about; ``None`` where no passage was found.
        severity: 0–3, the strict scale; ``None`` for what is no difference.
        type: The type of the difference; of the others the kind, or ``not located in part``.
        text: One sentence, spoken when it is printed, or the claim's words.
        difference: The difference itself, where it is one.
    """

    id: str
    kind: FindingKind
    type: str
    text: Words
    article_id: str | None = None
    claim_id: str | None = None
    transcript_id: str | None = None
    severity: int | None = None
    difference: Difference | None = None


def findings_of(comparison: Comparison) -> tuple[Finding, ...]:
    """All findings: of the claims in their order, then of the records; empty where nothing differs."""
    claims = (
        finding
        for claim in comparison.claim_records
        for finding in _of_claim(comparison, claim, comparison.alignments_by_claim[claim.id])
    )
    records = (finding for record in comparison.transcripts for finding in _of_record(record))
    return (*claims, *records)


def _of_claim(comparison: Comparison, claim: Claim, alignment: Alignment) -> Iterator[Finding]:
    record = None
    if alignment.passages:
        record = comparison.passages[alignment.passages[0].passage_id].transcript_id

    def whole(kind: FindingKind, type_: str) -> Finding:
        return Finding(
            id=content_id("f", claim.id, type_),
            kind=kind,
            type=type_,
            text=claim.text,
            article_id=claim.article_id,
            claim_id=claim.id,
            transcript_id=record,
        )

    if alignment.location == "not located":
        yield whole("not located", "not located")
    if alignment.location == "partly located":
        yield whole("not located", "not located in part")
    if alignment.attribution == "differs":
        yield whole("attribution differs", "attribution differs")
    for difference in alignment.differences:
        if difference.type == GIVEN_TO_ANOTHER and alignment.attribution == "differs":
            continue  # that is told above: one fact, one finding
        yield Finding(
            id=difference.id,
            kind="difference",
            type=difference.type,
            text=difference.explanation,
            article_id=claim.article_id,
            claim_id=claim.id,
            transcript_id=record,
            severity=difference.severity,
            difference=difference,
        )


def _of_record(record: Transcript) -> Iterator[Finding]:
    """The doubts about a record. In the key of one, labels of passages, which are of one run, are replaced by
    ids, and how many articles agree, which the next article may change, is left out.
    """
    ids = {passage.label: passage.id for passage in record.passages}
    for doubt in record.doubts:
        key = _LABEL.sub(lambda match: ids.get(match.group(), match.group()), english(doubt))
        key = _AGREEING.sub("", key, count=1)
        yield Finding(
            id=content_id("f", record.id, key),
            kind="doubt about the record",
            type="doubt about the record",
            text=doubt,
            transcript_id=record.id,
        )
