"""The worklist: what is to be decided, what weighs most first, both texts in their context.

Goes in: a comparison as the program made it, and its review so far. Comes out: a table to be filled in, as an
Excel workbook or CSV. Each row carries the texts that it is about, so that it can be sorted, cut and shared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from compare.comparison import Comparison
from compare.errors import ConfigError
from compare.findings import Finding
from compare.metrics.coverage import is_counted
from compare.model import Alignment, Claim
from compare.review.codebook import REVIEWING, codebook_rows
from compare.review.context import Texts
from compare.review.sheets import REFERENCE, Column, Table, codebook_table, csv_bytes, xlsx_bytes
from compare.review.state import FindingReview, Review
from compare.review.texts import article_hashes, record_hash

__all__ = ["INPUTS", "TITLE", "in_order", "state_words", "table_bytes", "worklist"]

TITLE = "Worklist"
INPUTS = tuple(variable.name for variable in REVIEWING)
_ONLY_DIFFERENCES = frozenset({"type", "severity", "changes the meaning"})
_SHOWN = (
    Column(name="id", width=15),
    Column(name="claim", width=7),
    Column(name="article", width=16),
    Column(name="kind", width=16),
    Column(name="finding", width=20),
    Column(name="weight", width=9),
    Column(name="state", width=14),
    Column(name="the article prints", width=34),
    Column(name="in context", width=46),
    Column(name="the record reads", width=34),
    Column(name="record in context", width=46),
    Column(name="given to", width=16),
    Column(name="what the program found", width=34),
    Column(name="other places", width=40),
)
_WIDTHS = {"passage": 12, "type": 22, "severity": 9, "changes the meaning": 11, "note": 34, "verdict": 10}
COLUMNS: tuple[Column, ...] = (
    *_SHOWN,
    *(
        Column(name=one.name, width=_WIDTHS[one.name], choices=one.choices, fill=True, help=one.question)
        for one in REVIEWING
    ),
    Column(name=REFERENCE, width=12, hidden=True),
)


@dataclass(frozen=True, kw_only=True)
class _List:
    """What the rows of a worklist are made from."""

    comparison: Comparison
    review: Review
    caveat: str

    @cached_property
    def texts(self) -> Texts:
        return Texts(comparison=self.comparison)

    @cached_property
    def claims(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.comparison.claim_records}

    @cached_property
    def articles(self) -> dict[str, str]:
        return article_hashes(self.comparison)

    @cached_property
    def record(self) -> str:
        return record_hash(self.comparison)

    def alignment(self, finding: Finding) -> Alignment | None:
        return self.comparison.alignments_by_claim[finding.claim_id] if finding.claim_id else None


def worklist(
    comparison: Comparison, review: Review, *, caveat: str, decided: int, everything: bool = False
) -> Table:
    """The rows to be decided, in their order.

    Args:
        comparison: As `compare.run` returns it.
        review: Of its decisions.
        caveat: What "not located" means here; stands in each row that is so.
        decided: How many lines the file of decisions has: what is read back is held against the later ones.
        everything: With what is settled, too.
    """
    made = _List(comparison=comparison, review=review, caveat=caveat)
    chosen = [one for one in review.findings if everything or one.status in ("open", "disputed")]
    ordered = in_order(comparison, chosen)
    closed = {
        number: _ONLY_DIFFERENCES if one.finding.claim_id else _ONLY_DIFFERENCES | {"passage"}
        for number, one in enumerate(ordered)
        if one.finding.kind != "difference"
    }
    rows = tuple(_row(made, one, decided) for one in ordered)
    return Table(title=TITLE, columns=COLUMNS, rows=rows, closed=closed)


def table_bytes(path: Path, table: Table, about: Sequence[tuple[str, str]]) -> bytes:
    """The table in the form that the name of a file asks for.

    Args:
        path: ends in ``.xlsx`` or ``.csv``.
        table: To be filled in.
        about: What stands on a sheet of its own in a workbook, name and text.

    Raises:
        ConfigError: ``unfit-file`` for another ending.
    """
    if path.suffix.lower() == ".csv":
        return csv_bytes(table)
    if path.suffix.lower() != ".xlsx":
        raise ConfigError(
            "a worklist is an Excel workbook or a CSV file.",
            code="unfit-file",
            source=str(path),
            hint="Name a file that ends in .xlsx or .csv.",
        )
    return xlsx_bytes([table, codebook_table(codebook_rows(REVIEWING)), _about(about)])


def _about(lines: Sequence[tuple[str, str]]) -> Table:
    columns = (Column(name="about", width=24), Column(name="text", width=110))
    return Table(title="About", columns=columns, rows=tuple(lines))


def in_order(comparison: Comparison, findings: Sequence[FindingReview]) -> list[FindingReview]:
    """By consequence: severity 3, not located, attribution, severity 2, doubts about the record, the rest;
    within each what is in no count last, and where another place came close first. What outlets are called
    does not matter.
    """
    counted = {claim.id for claim in comparison.claim_records if is_counted(claim)}

    def key(one: FindingReview) -> tuple[int, bool, float, str]:
        finding = one.finding
        margin = _margin(comparison, finding)
        return _rank(finding), finding.claim_id not in counted, margin, finding.article_id or ""

    return sorted(findings, key=key)


def _rank(finding: Finding) -> int:
    if finding.kind == "difference":
        return {3: 0, 2: 3, 1: 5, 0: 6}[finding.severity or 0]
    return {"not located": 1, "attribution differs": 2}.get(finding.kind, 4)


def _margin(comparison: Comparison, finding: Finding) -> float:
    """How far the next best place is behind, 0–1; of what is not located, how far it is from carrying it."""
    if finding.claim_id is None:
        return 1.0
    alignment = comparison.alignments_by_claim[finding.claim_id]
    if alignment.runner_up is None:
        return 1.0
    own = alignment.support if alignment.passages else 1.0
    return round(own - alignment.runner_up.score, 4)


def _row(made: _List, one: FindingReview, decided: int) -> tuple[str, ...]:
    finding = one.finding
    claim = made.claims.get(finding.claim_id or "")
    alignment = made.alignment(finding)
    shown = (
        finding.id,
        _label(made, claim),
        made.texts.article_of(claim).info.outlet_label if claim else "the record",
        _kind(claim),
        finding.type,
        "" if finding.severity is None else f"severity {finding.severity}",
        state_words(one),
        claim.text if claim else "",
        made.texts.printed(claim) if claim else "",
        made.texts.matched(alignment) if alignment else "",
        made.texts.read(alignment) if alignment else "",
        (claim.attribution.speaker or "undetermined") if claim else "",
        _found(made, finding, claim, alignment),
        made.texts.other_places(alignment) if alignment else "",
    )
    parts = [
        finding.id,
        claim.key if claim else "-",
        made.articles[claim.article_id] if claim else "-",
        made.record,
        str(decided),
    ]
    return (*shown, *("" for _ in INPUTS), " ".join(parts))


def _kind(claim: Claim | None) -> str:
    """What the article prints it as, and that it is in no count, where it is in none."""
    if claim is None:
        return ""
    return claim.kind if is_counted(claim) else f"{claim.kind}, in no count"


def _found(made: _List, finding: Finding, claim: Claim | None, alignment: Alignment | None) -> str:
    """What the program says, in sentences; "not located" with what it means."""
    if claim is None or alignment is None or finding.kind == "difference":
        return str(finding.text)
    if finding.kind == "attribution differs":
        voices = dict.fromkeys(one.speaker or "speaker not stated" for one in made.texts.passages(alignment))
        given = claim.attribution.speaker or "nobody by name"
        return f"The article gives it to {given}; in the record: {', '.join(voices)}."
    text = made.texts.article_of(claim).document.text
    parts = [f"{half.location.capitalize()}: “{half.span.slice(text)}”." for half in alignment.halves]
    if claim.placed_outside:
        parts.append(f"The article places it outside the part supplied: “{claim.placed_outside}”.")
    return " ".join([*parts, made.caveat])


def _label(made: _List, claim: Claim | None) -> str:
    """The number of a claim in its article; empty for none."""
    if claim is None:
        return ""
    own = [one.id for one in made.comparison.claims_of(claim.article_id)]
    return str(own.index(claim.id) + 1)


def state_words(one: FindingReview) -> str:
    """The state without the verdicts of others, which who comes next should not be led by."""
    if one.status == "open" and one.given:
        return f"open, {one.given} of {one.wanted}: {', '.join(one.who)}"
    if one.status == "open" and one.wanted > 1:
        return f"open, wants {one.wanted} people"
    return f"{one.status}: {', '.join(one.who)}" if one.who else one.status
