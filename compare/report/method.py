"""Method and limits, all claims with their variables, the ledger and the signature.

Goes in: a context. Comes out: `MethodView` and `ClaimRow` values. The method itself is described in
`docs/method.md`; here stands what a reader of one report must know.
"""

from __future__ import annotations

from collections import Counter

from compare.model import Claim
from compare.report import wording
from compare.report.context import Context
from compare.report.quality import worth_sentences
from compare.report.reading import ledger_sentence
from compare.report.reviewed import own_error, review_lines
from compare.report.text import listed, number, score, shorten
from compare.report.view import ClaimRow, Fact, LedgerLine, MethodView

__all__ = ["build_claim_rows", "build_method"]


def build_claim_rows(context: Context) -> tuple[ClaimRow, ...]:
    """Every claim with its variables, by article and place in the text."""
    return tuple(_row(context, claim) for claim in context.comparison.claim_records)


def _row(context: Context, claim: Claim) -> ClaimRow:
    alignment = context.alignment(claim)
    passages = context.passages([match.passage_id for match in alignment.passages])
    missing = "" if alignment.location is None else wording.NOT_APPLICABLE
    return ClaimRow(
        id=claim.id,
        label=context.label_of[claim.id],
        text=shorten(claim.text, context.limits.claim_text),
        kind=claim.kind,
        speaker=shorten(claim.attribution.speaker or "undetermined", 40) if claim.checkable else "",
        located=alignment.location or "not checked",
        wording=alignment.wording or missing,
        attribution=alignment.attribution if alignment.location else "",
        level=alignment.level if passages else "",
        score=score(alignment.score) if passages else "",
        places=context.places(passages),
    )


def build_method(context: Context, *, quotation_rule: str) -> MethodView:
    """How it was done, what it does not say, what was read, and what the result depends on."""
    return MethodView(
        paragraphs=(
            *wording.FIXED_RULES,
            f"How quotations are counted: {quotation_rule[:1].lower()}{quotation_rule[1:]}",
            *_translations(context),
            wording.ALL_RULE,
            *worth_sentences(context.comparison),
            wording.WORTH_DEPENDS,
            own_error(context),
        ),
        review=review_lines(context),
        states=tuple(
            Fact(name=wording.STATE_WORDS[state], value=wording.STATE_MEANINGS[state])
            for state in wording.STATE_WORDS
        ),
        repairs=_repairs(context),
        ledger_sentence=ledger_sentence(context.comparison.ledger),
        ledger=tuple(
            LedgerLine(file=entry.file, role=entry.role, outcome=entry.outcome, reason=str(entry.reason))
            for entry in context.comparison.ledger
        ),
        signature=tuple(Fact(name=name, value=value) for name, value in sorted(context.comparison.signature)),
    )


def _translations(context: Context) -> tuple[str, ...]:
    notes = {context.translation(claim) for claim in context.comparison.claim_records}
    known = sorted(filter(None, notes))
    if known:
        return tuple(
            f"{note} Correspondence is then judged by what is stated, and no words are marked."
            for note in known
        )
    return ("No translation is stated: both sides are compared as spoken.",)


def _repairs(context: Context) -> tuple[str, ...]:
    """What was mended on the way in, per file, and what of the record is no speech."""
    lines = []
    for record in context.comparison.transcripts:
        kinds = Counter(item.kind for item in record.removed)
        if kinds:
            parts = [f"{kind} ({number(n)})" for kind, n in sorted(kinds.items())]
            lines.append(f"{record.info.file}: kept out of the words: {listed(parts)}.")
    documents = [record.document for record in context.comparison.transcripts]
    documents += [
        article.document for article in sorted(context.comparison.articles, key=lambda a: a.info.file)
    ]
    for document in documents:
        kinds = Counter(repair.kind for repair in document.repairs)
        if kinds:
            parts = [f"{kind} ({number(n)})" for kind, n in sorted(kinds.items())]
            lines.append(f"{document.source}: mended: {listed(parts)}.")
    return tuple(lines)
