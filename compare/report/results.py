"""`results.json`: the result of a run as a documented, versioned value (`docs/results.md`).

Goes in: a `Comparison`, or what an edition shows of it. Comes out: plain dictionaries and lists. Nothing of
the run itself (time, machine, paths) stands in it, and nothing depends on the order in which articles came or
on what their outlets are called.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from compare.comparison import Comparison
from compare.model import (
    Alignment,
    Article,
    Claim,
    Confirmation,
    Coverage,
    Difference,
    Document,
    Half,
    HealthNote,
    LedgerEntry,
    Passage,
    Span,
    Transcript,
)
from compare.report.excerpt import WITHHELD
from compare.report.exports.citation import cite
from compare.report.quality import quality_values
from compare.report.reading import doubt_lines
from compare.report.results_topics import topic_values
from compare.report.review_values import claim_review, finding_review, review_value
from compare.report.shown import Shown, prepare
from compare.report.text import escaped_json
from compare.report.wording import caveat
from compare.segment.versions import Superseded

__all__ = ["FORMAT", "VERSION", "results_dict", "results_of", "results_text"]

FORMAT = "pressdiff-results"
VERSION = 1
DIGITS = 4

Json = dict[str, Any]


def results_text(shown: Comparison | Shown) -> str:
    """The file: UTF-8 text, indented by one, keys in the documented order, a line break at the end.

    Args:
        shown: What an edition shows; a comparison stands for its private edition.
    """
    value = results_dict(shown) if isinstance(shown, Comparison) else results_of(shown)
    # Lone surrogates of a damaged source cannot be written as UTF-8, and are escaped with the hidden signs.
    return escaped_json(_indented(value)) + "\n"


def _indented(value: Json) -> str:
    """The signs of json's own indent, which takes ten times as long."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    try:
        return msgspec.json.format(text.encode(), indent=1).decode()
    except UnicodeEncodeError:  # half a surrogate pair
        return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1)


def results_dict(comparison: Comparison) -> Json:
    """The whole result, as a private edition shows it; see `results_of`."""
    return results_of(prepare(comparison))


def results_of(shown: Shown) -> Json:
    """What an edition shows, as plain values.

    Returns:
        Keys in the documented order. Records stand in the order stated, articles by id, claims by article and
        place; scores have four digits; offsets count code points of the kept texts.
    """
    comparison, hashes = shown.comparison, shown.hashes
    articles = sorted(comparison.articles, key=lambda article: article.id)
    return {
        "format": FORMAT,
        "version": VERSION,
        "event": _event(comparison),
        "transcripts": [_transcript(record, hashes) for record in comparison.transcripts],
        "articles": [_article(article, comparison.transcripts, hashes) for article in articles],
        "earlier_versions": [
            _earlier(item.version)
            for item in sorted(comparison.earlier, key=lambda item: item.version.article.id)
        ],
        "claims": _claims(comparison),
        "coverage": [_coverage(item) for item in sorted(comparison.coverage_records, key=_coverage_key)],
        "topics": topic_values(comparison),
        "reading": _reading(comparison.event.confirmation),
        **({"review": review_value(comparison.review)} if comparison.review else {}),
        "ledger_counts": _ledger_counts(comparison),
        "ledger": [_ledger(entry) for entry in sorted(comparison.ledger, key=_ledger_key)],
        "quality": quality_values(comparison, shown.own_texts),
        "edition": _edition(shown),
        "signature": dict(sorted(comparison.signature)),
    }


def _edition(shown: Shown) -> Json:
    """What was asked for, how much of each article is printed, and how the report is cited."""
    edition, citation = shown.edition, cite(shown)
    limit = None if edition.whole else edition.excerpt_limit
    return {
        "kind": edition.kind,
        "title": edition.title or None,
        "note": edition.note or None,
        "by_name": edition.by_name,
        "excerpt_limit": {"share": limit.share, "words": limit.words} if limit else None,
        "shares": [
            {
                "article": share.article_id,
                "n_words": share.n_words,
                "n_words_printed": share.n_reproduced,
                "n_claims_with_findings": share.n_findings,
                "n_beyond_limit": share.n_left_out,
            }
            for share in sorted(shown.shares, key=lambda share: share.article_id)
        ],
        "record_shares": [
            {
                "transcript": share.transcript_id,
                "n_words": share.n_words,
                "n_words_printed": share.n_reproduced,
            }
            for share in shown.record_shares
        ],
        "result": citation.result,
        "citation": citation.text,
        "bibtex": citation.bibtex,
    }


def _event(comparison: Comparison) -> Json:
    event = comparison.event
    selection = event.selection
    return {
        "name": event.name,
        "title": event.title,
        "date": event.date.isoformat() if event.date else None,
        "place": event.place,
        "selection": {
            "by": selection.by,
            "query": selection.query,
            "dates": selection.dates,
            "exclusions": selection.exclusions,
            "interest": selection.interest,
        },
    }


def _document(document: Document, hashes: Mapping[str, str]) -> Json:
    """Where a text comes from: `sha256` of the file, `text_sha256` of the kept text that offsets count in."""
    return {
        "file": document.source,
        "encoding": document.encoding,
        "sha256": document.sha256,
        "text_sha256": hashes[document.source],
        "text_length": len(document.text),
        "repairs": [
            {"kind": repair.kind, **_span(repair.span), "note": str(repair.note)}
            for repair in document.repairs
        ],
    }


def _transcript(record: Transcript, hashes: Mapping[str, str]) -> Json:
    info = record.info
    return {
        "id": record.id,
        "kind": info.kind,
        "completeness": record.completeness,
        "completeness_stated": info.completeness is not None,
        "proposed_partial": record.proposed_partial,
        "spoken_language": info.spoken_language,
        "language": info.language,
        "publisher": info.publisher,
        "address": info.address,
        "retrieved": info.retrieved.isoformat() if info.retrieved else None,
        "licence": info.licence,
        "note": info.note,
        "gaps": list(info.gaps),
        "source": _document(record.document, hashes),
        "unpunctuated": record.unpunctuated,
        "doubts": [str(doubt) for doubt in record.doubts],
        "speakers": [
            {"name": speaker.name, "role": speaker.role, "labels": list(speaker.labels)}
            for speaker in record.speakers
        ],
        "turns": [
            {"id": turn.id, "speaker": turn.speaker, **_span(turn.span), "time": turn.time}
            for turn in record.turns
        ],
        "passages": [_passage(passage) for passage in record.passages],
        "removed": [{"kind": item.kind, **_span(item.span)} for item in record.removed],
    }


def _passage(passage: Passage) -> Json:
    return {
        "id": passage.id,
        "label": passage.label,
        "turn": passage.turn_id,
        "speaker": passage.speaker,
        **_span(passage.span),
        "parts": [_span(part) for part in passage.parts],
        "text": passage.text,
        "n_words": passage.n_words,
        "procedural": passage.procedural,
        "time": passage.time,
        "place": None if passage.place is None else str(passage.place),
    }


def _article(article: Article, records: Sequence[Transcript], hashes: Mapping[str, str]) -> Json:
    info = article.info
    return {
        "id": article.id,
        "outlet": info.outlet,
        "label": info.label,
        "title": article.title,
        "url": info.url,
        "published": info.published.isoformat() if info.published else None,
        "retrieved": info.retrieved.isoformat() if info.retrieved else None,
        "language": info.language,
        "wire_agency": info.wire_agency,
        "house_style": info.house_style,
        "text_group": info.text_group,
        "completeness": info.completeness,
        "omission_assessed": article.complete,
        "n_words": article.n_words,
        "source": _document(article.document, hashes),
        "doubts": list(doubt_lines(article, records)),
        "health": [_health(note) for note in article.health],
        "blocks": [{"kind": block.kind, **_span(block.span)} for block in article.blocks],
    }


def _earlier(version: Superseded) -> Json:
    return {
        "article": version.article.id,
        "file": version.article.info.file,
        "retrieved": version.article.info.retrieved.isoformat() if version.article.info.retrieved else None,
        "sha256": version.article.document.sha256,
        "superseded_by": version.by,
        "number": version.number,
        "total": version.total,
        "ground": version.ground,
        "dated": version.dated,
    }


def _health(note: HealthNote) -> Json:
    return {
        "code": note.code,
        "text": str(note.text),
        "incomplete": note.incomplete,
        "others": list(note.others),
    }


def _reading(confirmation: Confirmation) -> Json:
    return {
        "status": confirmation.status,
        "by": confirmation.by or None,
        "at": confirmation.at or None,
        "changed": list(confirmation.changed),
    }


def _ledger_counts(comparison: Comparison) -> Json:
    """What was offered, and what became of it: the others add up to it."""
    outcomes = Counter(entry.outcome for entry in comparison.ledger)
    return {
        "offered": len(comparison.ledger),
        "accepted": outcomes["accepted"],
        "duplicates": outcomes["duplicate"],
        "superseded": outcomes["superseded"],
        "rejected": outcomes["rejected"],
    }


def _claims(comparison: Comparison) -> list[Json]:
    ordered = sorted(comparison.claim_records, key=lambda claim: (claim.article_id, claim.span, claim.id))
    return [_claim(comparison, claim, comparison.alignments_by_claim[claim.id]) for claim in ordered]


def _claim(comparison: Comparison, claim: Claim, alignment: Alignment) -> Json:
    given = claim.attribution
    runner_up = alignment.runner_up
    return {
        "id": claim.id,
        "key": claim.key,
        "article": claim.article_id,
        "sentence_id": claim.sentence_id,
        "kind": claim.kind,
        "block": claim.block,
        **_span(claim.span),
        "text": claim.text,
        "parts": [_span(part) for part in claim.parts],
        "core": [_span(part) for part in claim.core],
        "quotation": _quotation(claim, comparison.articles_by_id[claim.article_id]),
        "attribution": {
            "speaker": given.speaker,
            "evidence": given.evidence,
            "basis": given.basis,
            "in_record": given.in_record,
            "verb": given.verb,
            "status": alignment.attribution,
        },
        "checkable": {"value": claim.checkable, "reason": claim.reason},
        "location": alignment.location,
        "halves": [_half(half) for half in alignment.halves],
        "alternatives": [list(place) for place in alignment.alternatives],
        "wording": alignment.wording,
        "state": alignment.state,
        "caveat": _caveat(comparison, alignment),
        "level": alignment.level,
        "score": _rounded(alignment.score),
        "support": _rounded(alignment.support),
        "second_opinion": None if alignment.second_opinion is None else _rounded(alignment.second_opinion),
        "passages": _matches(comparison, alignment),
        "runner_up": {"id": runner_up.passage_id, "score": _rounded(runner_up.score)} if runner_up else None,
        "reasons": [
            {"name": reason.name, "value": _rounded(reason.value), "weight": _rounded(reason.weight)}
            for reason in alignment.reasons
        ],
        "related_passages": list(alignment.related),
        "placed_outside_record": {"value": claim.placed_outside is not None, "cue": claim.placed_outside},
        "repeats": claim.repeats,
        "differences": [_difference(item) for item in alignment.differences],
        **_reviewed(comparison, claim),
    }


def _reviewed(comparison: Comparison, claim: Claim) -> Json:
    """What people decided about a claim and its findings; no key where nobody did."""
    review = comparison.review
    if review is None:
        return {}
    own = review.by_claim.get(claim.id)
    findings = [one for one in review.of_claim.get(claim.id, ()) if one.touched]
    if own is None and not findings:
        return {}
    return {
        "review": {
            "place": claim_review(own) if own else None,
            "findings": [finding_review(one) for one in findings],
        }
    }


def _caveat(comparison: Comparison, alignment: Alignment) -> str | None:
    """What "not located" means, on every claim of which a part or the whole is so."""
    if alignment.location in ("not located", "partly located"):
        return caveat(comparison.transcripts)
    return None


def _quotation(claim: Claim, article: Article) -> Json | None:
    quotation = claim.quotation
    if quotation is None:
        return None
    text = article.document.text
    return {
        "text": " … ".join(part.slice(text).strip() or WITHHELD for part in quotation.parts),
        "marks": quotation.marks,
        "parts": [_span(part) for part in quotation.parts],
        "nested": [_span(part) for part in quotation.nested],
    }


def _half(half: Half) -> Json:
    return {**_span(half.span), "location": half.location, "passages": list(half.passages)}


def _matches(comparison: Comparison, alignment: Alignment) -> list[Json]:
    """The matched words, in the order of the records."""
    order = comparison.order
    matches = sorted(alignment.passages, key=lambda match: (order[match.passage_id], match.span))
    found = []
    for match in matches:
        passage = comparison.passages[match.passage_id]
        record = comparison.transcripts_by_id[passage.transcript_id]
        found.append(
            {
                "id": passage.id,
                **_span(match.span),
                "text": match.span.slice(record.document.text),
                "speaker": passage.speaker,
                "score": _rounded(match.score),
            }
        )
    return found


def _difference(item: Difference) -> Json:
    passage = None
    if item.passage_span:
        passage = {"id": item.passage_id, **_span(item.passage_span), "text": item.passage_text}
    return {
        "id": item.id,
        "type": item.type,
        "severity": item.severity,
        "severity_by_house_style": item.by_house_style,
        "claim": {**_span(item.claim_span), "text": item.claim_text},
        "passage": passage,
        "explanation": str(item.explanation),
    }


def _coverage(item: Coverage) -> Json:
    return {
        "article": item.article_id,
        "speaker": item.speaker,
        "n_passages": item.n_passages,
        "n_passages_matched": item.n_passages_matched,
        "n_words": item.n_words,
        "n_words_matched": item.n_words_matched,
        "coverage": None if item.coverage is None else _rounded(item.coverage),
    }


def _coverage_key(item: Coverage) -> tuple[str, bool, str]:
    return item.article_id, item.speaker is not None, item.speaker or ""


def _ledger(entry: LedgerEntry) -> Json:
    return {
        "file": entry.file,
        "role": entry.role,
        "outcome": entry.outcome,
        "code": entry.code,
        "reason": str(entry.reason),
        "sha256": entry.sha256,
    }


def _ledger_key(entry: LedgerEntry) -> tuple[str, str]:
    return entry.role, entry.file


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _rounded(value: float) -> float:
    """Four digits: what is beyond them differs between processors."""
    return round(value, DIGITS) + 0.0
