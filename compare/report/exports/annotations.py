"""Claims and differences as W3C Web Annotations, in JSON-LD.

Goes in: what an edition shows. Comes out: a collection of annotations by the Web Annotation Data Model (W3C
Recommendation, 23 February 2017). Each has the words of an article as its target and the passages of the
record among its bodies; both sides carry a text quote selector and a text position selector, which count code
points of the kept text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from compare.language import gettext, tag
from compare.model import Alignment, Claim, Difference, Document, Passage, Span, Transcript
from compare.report import wording
from compare.report.edition_view import edition_sentences
from compare.report.excerpt import WITHHELD
from compare.report.exports.citation import cite
from compare.report.front import safe_url
from compare.report.names import AUTHOR
from compare.report.shown import Shown
from compare.report.text import escaped_json
from compare.report.value_words import value_word
from compare.segment.language import language_tag

__all__ = ["annotation_collection", "annotations_text"]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# Signs of the text before and behind the words, by which a program finds them in a page that has changed.
AROUND = 32

Json = dict[str, Any]


def annotations_text(shown: Shown) -> str:
    """The file: UTF-8 text, ending with a line break; the same for the same edition."""
    return escaped_json(json.dumps(annotation_collection(shown), ensure_ascii=False, indent=1)) + "\n"


def annotation_collection(shown: Shown) -> Json:
    """The collection with one page that holds all: an annotation per claim that was checked, then one per
    difference.
    """
    citation = cite(shown)
    collection = f"urn:pressdiff:result:{citation.result}:{shown.edition.kind}"
    items = [*_of_claims(shown), *_of_differences(shown)]
    remarks = (
        gettext("{sentence}.", sentence=wording.draft_words(shown.comparison.review)),
        gettext(wording.SCOPE),
        *edition_sentences(shown),
        shown.edition.note,
    )
    return {
        "@context": CONTEXT,
        "id": collection,
        "type": "AnnotationCollection",
        "label": citation.text,
        "summary": " ".join(filter(None, remarks)),
        "total": len(items),
        "first": {
            "id": f"{collection}:1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }


def _of_claims(shown: Shown) -> Iterator[Json]:
    comparison = shown.comparison
    caveat = wording.caveat(comparison.transcripts)
    for claim in comparison.claim_records:
        alignment = comparison.alignments_by_claim[claim.id]
        if alignment.location is None:
            continue
        bodies = [_tag(value_word(alignment.state)), _tag(value_word(claim.kind))]
        if alignment.location in ("not located", "partly located"):
            state = gettext(wording.STATE_WORDS[alignment.location])
            bodies.append(_remark(f"{state}: {caveat}"))
        yield {
            "id": f"urn:pressdiff:claim:{claim.id}",
            "type": "Annotation",
            "motivation": "linking" if alignment.passages else "assessing",
            "body": [*bodies, *_passages(shown, alignment)],
            "target": [_in_article(shown, claim, part) for part in claim.core or claim.parts],
        }


def _of_differences(shown: Shown) -> Iterator[Json]:
    comparison = shown.comparison
    claims = {claim.id: claim for claim in comparison.claim_records}
    for alignment in comparison.alignment_records:
        for item in alignment.differences:
            severity = gettext(
                "severity {n}: {words}",
                n=item.severity,
                words=wording.graded(item),
            )
            yield {
                "id": f"urn:pressdiff:difference:{item.id}",
                "type": "Annotation",
                "motivation": "classifying",
                "body": [
                    _tag(value_word(item.type)),
                    _tag(severity),
                    _remark(str(item.explanation)),
                    *_passage_of(shown, item),
                ],
                "target": [_in_article(shown, claims[alignment.claim_id], item.claim_span)],
            }


def _tag(value: str) -> Json:
    return {"type": "TextualBody", "purpose": "classifying", "format": "text/plain", "value": value}


def _remark(value: str) -> Json:
    return {
        "type": "TextualBody",
        "purpose": "commenting",
        "format": "text/plain",
        "language": tag(),
        "value": value,
    }


def _passages(shown: Shown, alignment: Alignment) -> list[Json]:
    return [_in_record(shown, match.passage_id, match.span) for match in alignment.passages]


def _passage_of(shown: Shown, item: Difference) -> list[Json]:
    if item.passage_id is None or item.passage_span is None:
        return []
    return [_in_record(shown, item.passage_id, item.passage_span)]


def _in_record(shown: Shown, passage_id: str, span: Span) -> Json:
    """Words of a record; where the edition does not print them, their place alone."""
    comparison = shown.comparison
    passage = comparison.passages[passage_id]
    record = comparison.transcripts_by_id[passage.transcript_id]
    return {
        "type": "SpecificResource",
        "purpose": "linking",
        "source": _source(shown, record.document, record.info.language, record.info.address),
        "selector": _selectors(shown, record.document.text, span, _printed_of_record(shown, record, passage)),
    }


def _in_article(shown: Shown, claim: Claim, span: Span) -> Json:
    """Words of an article; where the edition does not print them, their place alone."""
    article = shown.comparison.articles_by_id[claim.article_id]
    text = article.document.text
    printed = (Span(0, len(text)),) if shown.edition.whole else shown.kept[article.id]
    return {
        "type": "SpecificResource",
        "source": _source(shown, article.document, article.info.language, article.info.url),
        "selector": _selectors(shown, text, span, printed),
    }


def _source(shown: Shown, document: Document, language: str | None, address: str | None) -> Json:
    """The kept text, named by its hash, and the address that it was taken from where one is stated."""
    source: Json = {
        "id": f"urn:pressdiff:text:{shown.hashes[document.source]}",
        "type": "Text",
        "format": "text/plain",
    }
    tag, web = language_tag(language), safe_url(address)
    if tag:
        source["language"] = tag
    if web:
        source["via"] = web
    return source


def _printed_of_record(shown: Shown, record: Transcript, passage: Passage) -> tuple[Span, ...]:
    """The stretch around a passage that the edition prints; none where it does not print the passage."""
    if shown.edition.whole:
        return (Span(0, len(record.document.text)),)
    return (passage.span,) if passage.id in shown.kept_passages else ()


def _selectors(shown: Shown, text: str, span: Span, printed: Sequence[Span]) -> list[Json]:
    """The place of some words, and the words themselves if the edition prints them as they stand."""
    room = next((stretch for stretch in printed if stretch.contains(span)), None)
    if room is not None and not shown.edition.whole:
        room = _clear(text, span, room)
    return [_position(span), *([_quote(text, span, room)] if room is not None else [])]


def _clear(text: str, span: Span, room: Span) -> Span | None:
    """As much of `room` as has no sign of omission; ``None`` where one stands in the words themselves."""
    start, end = room.start, room.end
    for sign in (WITHHELD, gettext(AUTHOR)):
        if sign in span.slice(text):
            return None
        before = text.rfind(sign, start, span.start)
        start = before + len(sign) if before >= 0 else start
        behind = text.find(sign, span.end, end)
        end = behind if behind >= 0 else end
    if start > room.start:
        # Behind a sign that stands for a longer name blanks fill its place.
        start = span.start - len(text[start : span.start].lstrip())
    return Span(start, end)


def _position(span: Span) -> Json:
    return {"type": "TextPositionSelector", "start": span.start, "end": span.end}


def _quote(text: str, span: Span, room: Span) -> Json:
    """The words, with those around them as far as `room` reaches."""
    return {
        "type": "TextQuoteSelector",
        "exact": span.slice(text),
        "prefix": text[max(room.start, span.start - AROUND) : span.start],
        "suffix": text[span.end : min(room.end, span.end + AROUND)],
    }
