"""The result of a run: typed records, looked up by id, and the same as pandas frames.

Goes in: what the stages decided. Comes out: one frozen value that every report format reads. Nothing is
decided and nothing is written here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from compare.model import (
    Alignment,
    Article,
    Claim,
    Coverage,
    Event,
    LedgerEntry,
    Passage,
    Transcript,
)
from compare.segment.versions import Superseded
from compare.topics import Topic

if TYPE_CHECKING:
    import pandas as pd

    from compare.review.state import Review

__all__ = ["Comparison"]
__all__ = ["Comparison", "EarlierVersion"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierVersion:
    """An earlier version of an article with what was decided of its claims; in no count.

    Attributes:
        version: The text, and which one supersedes it.
        claims: In text order.
        alignments: One per claim, in the same order.
    """

    version: Superseded
    claims: tuple[Claim, ...]
    alignments: tuple[Alignment, ...]


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What was said, what each article made of it, and how the two relate.

    Attributes:
        event: The event as it was read.
        transcripts: The records, segmented, in the order stated.
        articles: The accepted articles, ordered by outlet label, then title, then id.
        claim_records: Every claim of every article, by article in the order above, then by place in the text.
        alignment_records: One per claim, in the same order.
        coverage_records: Per article, all speakers together (``speaker=None``) and each speaker.
        topics: The topics of every record, in order; empty where none were looked for.
        signature: What the result depends on besides the inputs: versions, model, options.
        review: What people decided about it; ``None`` where nobody did.
        earlier: Earlier versions of the articles, set apart from all of the above.
        claim_words: Where words of the texts are left out, as in an excerpt: per claim the words that it has,
            and those of it that are located, counted before; empty where the texts are whole.
        timings: Seconds per stage of this run; in no result file.
        notes: What the person who ran it should know of this run; in no result file.
    """

    event: Event
    transcripts: tuple[Transcript, ...]
    articles: tuple[Article, ...]
    claim_records: tuple[Claim, ...]
    alignment_records: tuple[Alignment, ...]
    coverage_records: tuple[Coverage, ...]
    topics: tuple[Topic, ...] = ()
    signature: tuple[tuple[str, str], ...] = ()
    review: Review | None = None
    earlier: tuple[EarlierVersion, ...] = ()
    claim_words: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    timings: tuple[tuple[str, float], ...] = field(default=(), compare=False)
    notes: tuple[str, ...] = field(default=(), compare=False)

    @property
    def ledger(self) -> tuple[LedgerEntry, ...]:
        """One line per file that was offered."""
        return self.event.ledger

    @cached_property
    def passages(self) -> dict[str, Passage]:
        """Every passage of every record by id."""
        return {passage.id: passage for record in self.transcripts for passage in record.passages}

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of every passage among all of them, by id."""
        return {passage_id: place for place, passage_id in enumerate(self.passages)}

    @cached_property
    def transcripts_by_id(self) -> dict[str, Transcript]:
        """Every record by id."""
        return {record.id: record for record in self.transcripts}

    @cached_property
    def articles_by_id(self) -> dict[str, Article]:
        """Every article by id."""
        return {article.id: article for article in self.articles}

    @cached_property
    def alignments_by_claim(self) -> dict[str, Alignment]:
        """Every alignment by the id of its claim."""
        return {alignment.claim_id: alignment for alignment in self.alignment_records}

    def claims_of(self, article_id: str) -> tuple[Claim, ...]:
        """The claims of one article in text order; empty for an unknown id."""
        return tuple(claim for claim in self.claim_records if claim.article_id == article_id)

    @property
    def claims(self) -> pd.DataFrame:
        """One row per claim; columns in `compare.metrics.frames.CLAIM_COLUMNS`."""
        from compare.metrics.frames import claims_frame

        return claims_frame(self)

    @property
    def alignments(self) -> pd.DataFrame:
        """One row per pair of claim and passage; columns in `compare.metrics.frames.ALIGNMENT_COLUMNS`."""
        from compare.metrics.frames import alignments_frame

        return alignments_frame(self)

    @property
    def differences(self) -> pd.DataFrame:
        """One row per difference; columns in `compare.metrics.frames.DIFFERENCE_COLUMNS`."""
        from compare.metrics.frames import differences_frame

        return differences_frame(self)

    @property
    def coverage(self) -> pd.DataFrame:
        """One row per article and speaker; columns in `compare.metrics.frames.COVERAGE_COLUMNS`."""
        from compare.metrics.frames import coverage_frame

        return coverage_frame(self)
