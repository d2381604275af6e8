"""Builders of small records, articles, claims and comparisons for tests; shipped, so that others can test
with them.

Goes in: words. Comes out: values of `compare.model` that keep its laws: ids from content, spans that slice
to exactly the words given. No file is read, nothing is segmented, and nothing is decided: what a test wants
decided it says.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from compare.comparison import Comparison
from compare.language import Words
from compare.metrics.coverage import count_coverage
from compare.model import (
    Alignment,
    Article,
    ArticleInfo,
    Attribution,
    Block,
    BlockKind,
    Claim,
    ClaimKind,
    Difference,
    Document,
    Event,
    LedgerEntry,
    Location,
    OffsetMap,
    Passage,
    PassageMatch,
    Quotation,
    RecordInfo,
    Selection,
    Span,
    Speaker,
    SpeakerInfo,
    Transcript,
    Turn,
    Wording,
    content_id,
    join_words,
)
from compare.model import Sentence as SentenceRecord

__all__ = [
    "find_span",
    "make_alignment",
    "make_article",
    "make_claim",
    "make_comparison",
    "make_difference",
    "make_document",
    "make_event",
    "make_transcript",
]

QUOTED: frozenset[ClaimKind] = frozenset({"direct quotation", "partial quotation", "scare quote"})


def find_span(text: str, words: str, *, after: int = 0) -> Span:
    """Where `words` stand in `text`, first place at or behind `after`.

    Raises:
        ValueError: If they do not.
    """
    start = text.find(words, after)
    if start < 0:
        raise ValueError(f"not in the text: {words!r}")
    return Span(start, start + len(words))


def make_document(text: str, *, source: str = "text.txt", title: str | None = None) -> Document:
    """A document whose kept text is its file's text."""
    return Document(
        source=source,
        source_text=text,
        text=text,
        offsets=OffsetMap.identity(len(text)),
        encoding="utf-8",
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=title,
    )


def make_transcript(
    turns: Sequence[tuple[str | None, Sequence[str]]],
    *,
    info: RecordInfo | None = None,
    procedural: Iterable[str] = (),
    times: Sequence[str | None] = (),
    **fields: Any,
) -> Transcript:
    """A record: per turn the speaker and its sentences, each of which becomes one passage.

    Args:
        turns: In order; an empty sequence makes a record without words.
        info: What is stated; by default nothing but the file.
        procedural: Sentences to mark so.
        times: Time mark per turn; missing ones are ``None``.
        **fields: Further fields of `Transcript`, such as ``proposed_partial`` or ``removed``.
    """
    info = info or RecordInfo(file="transcript.txt")
    text, places = _lay_out(turns)
    document = make_document(text, source=info.file)
    record_id = content_id("t", info.file, text)
    made: list[Turn] = []
    passages: list[Passage] = []
    routine = frozenset(procedural)
    for number, ((speaker, _), spans) in enumerate(zip(turns, places, strict=True)):
        time = times[number] if number < len(times) else None
        turn_id = content_id("u", record_id, str(number))
        made.append(Turn(id=turn_id, speaker=speaker, span=Span(spans[0].start, spans[-1].end), time=time))
        for span in spans:
            words = span.slice(text)
            passages.append(
                Passage(
                    id=content_id("p", record_id, words, str(span.start)),
                    label=f"P{len(passages) + 1:03d}",
                    transcript_id=record_id,
                    turn_id=turn_id,
                    speaker=speaker,
                    span=span,
                    parts=(span,),
                    text=words,
                    n_words=len(words.split()),
                    procedural=words in routine,
                    time=time,
                )
            )
    return Transcript(
        id=record_id,
        info=info,
        document=document,
        speakers=_speakers(turns, info.speakers),
        turns=tuple(made),
        passages=tuple(passages),
        **fields,
    )


def _lay_out(turns: Sequence[tuple[str | None, Sequence[str]]]) -> tuple[str, list[list[Span]]]:
    """The text of a record, labels included, and the span of each sentence by turn."""
    text = ""
    places: list[list[Span]] = []
    for speaker, sentences in turns:
        text += f"{speaker}: " if speaker else ""
        spans: list[Span] = []
        for sentence in sentences:
            spans.append(Span(len(text), len(text) + len(sentence)))
            text += sentence + " "
        places.append(spans)
        text = text[:-1] + "\n\n"
    return text, places


def _speakers(
    turns: Sequence[tuple[str | None, Sequence[str]]], stated: Sequence[SpeakerInfo]
) -> tuple[Speaker, ...]:
    roles = {speaker.name: speaker.role for speaker in stated}
    names = dict.fromkeys(speaker for speaker, _ in turns if speaker)
    return tuple(Speaker(name=name, role=roles.get(name), labels=(name,)) for name in names)


def make_article(
    blocks: Sequence[tuple[BlockKind, str]], *, file: str = "articles/a.txt", **stated: Any
) -> Article:
    """An article: per block its kind and text; sentences end at full stops.

    Args:
        blocks: In order.
        file: Its stem is the label that stands in for an outlet.
        **stated: Further fields of `ArticleInfo`, such as ``outlet``.
    """
    text = "\n\n".join(words for _, words in blocks)
    made: list[Block] = []
    sentences: list[SentenceRecord] = []
    article_id = content_id("a", text)
    at = 0
    for number, (kind, words) in enumerate(blocks):
        made.append(Block(kind=kind, span=Span(at, at + len(words))))
        for span in _sentences(words, at):
            key = content_id("s", article_id, span.slice(text), str(span.start))
            sentences.append(SentenceRecord(id=key, block=number, span=span))
        at += len(words) + 2
    label = file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    counted = (words for kind, words in blocks if kind not in ("teaser", "residue"))
    return Article(
        id=article_id,
        info=ArticleInfo(file=file, label=label, **stated),
        document=make_document(text, source=file),
        blocks=tuple(made),
        sentences=tuple(sentences),
        n_words=sum(len(words.split()) for words in counted),
    )


def _sentences(words: str, at: int) -> list[Span]:
    """Spans that end behind a full stop and its closing mark, or at the end; `words` begin at `at`."""
    spans: list[Span] = []
    start = 0
    while start < len(words):
        stops = [end for mark in (". ", ".” ") if (end := words.find(mark, start)) >= 0]
        end = words.index(" ", min(stops)) if stops else len(words)
        spans.append(Span(at + start, at + end))
        start = end + 1
    return spans


def make_claim(
    article: Article,
    *words: str,
    kind: ClaimKind = "reported speech",
    speaker: str | None = None,
    evidence: str = "",
    in_record: bool = True,
    **fields: Any,
) -> Claim:
    """A claim whose parts are the given words of an article, searched one behind the other.

    Args:
        article: Where the words stand.
        *words: One or more stretches; for a quotation the words inside its marks.
        kind: Quotations get a `Quotation` with the marks “ and ”.
        speaker: Whom the article gives the words to; ``None`` is undetermined.
        evidence: The article's words that say so.
        in_record: Whether that speaker speaks in the record.
        **fields: Further fields of `Claim`, such as ``checkable``, ``reason`` or ``repeats``.
    """
    parts: list[Span] = []
    for stretch in words:
        parts.append(find_span(article.document.text, stretch, after=parts[-1].end if parts else 0))
    sentence = next(item for item in article.sentences if item.span.end >= parts[0].end)
    text = join_words(words)
    return Claim(
        id=content_id("c", article.id, kind, text, str(parts[0].start)),
        key=content_id("k", kind, text),
        article_id=article.id,
        sentence_id=sentence.id,
        kind=kind,
        block=article.blocks[sentence.block].kind,
        parts=tuple(parts),
        text=text,
        core=tuple(parts),
        quotation=Quotation(parts=tuple(parts), marks="“”") if kind in QUOTED else None,
        attribution=Attribution(
            speaker=speaker,
            evidence=evidence,
            basis="name" if speaker else "none",
            in_record=bool(speaker) and in_record,
        ),
        **fields,
    )


def make_alignment(
    claim: Claim,
    transcript: Transcript,
    *words: str,
    location: Location | None = "located",
    wording: Wording | None = None,
    score: float = 0.9,
    **fields: Any,
) -> Alignment:
    """An alignment of a claim to the passages that hold the given words of the record.

    Args:
        claim: The claim.
        transcript: The record.
        *words: Stretches of the record, each inside one passage; none for what is not located.
        location: As decided; ``None`` for a claim that is not checkable.
        wording: As decided.
        score: For the alignment, its support and each passage.
        **fields: Further fields of `Alignment`.
    """
    matches = []
    for stretch in words:
        passage, span = _place(transcript, stretch)
        matches.append(PassageMatch(passage_id=passage.id, span=span, score=score))
    given = {"attribution": "agrees" if location and claim.attribution.speaker else "not assessed"}
    defaults = {"level": "near" if words else "none", "support": score if words else 0.0}
    return Alignment(
        claim_id=claim.id,
        location=location,
        wording=wording,
        passages=tuple(matches),
        score=score if words else 0.0,
        **{**given, **defaults, **fields},
    )


def _place(transcript: Transcript, words: str) -> tuple[Passage, Span]:
    """The first passage that holds the words, and where."""
    for passage in transcript.passages:
        start = passage.span.slice(transcript.document.text).find(words)
        if start >= 0:
            return passage, Span(0, len(words)).shift(passage.span.start + start)
    raise ValueError(f"in no passage: {words!r}")


def make_difference(
    claim: Claim,
    article: Article,
    transcript: Transcript,
    claim_words: str,
    passage_words: str,
    *,
    kind: str = "number",
    severity: int = 2,
    explanation: Words = "The number differs.",
) -> Difference:
    """A difference between words of a claim and words of a record; either may be empty (added, dropped)."""
    claim_span = find_span(article.document.text, claim_words, after=claim.span.start)
    passage, passage_span = _place(transcript, passage_words) if passage_words else (None, None)
    return Difference(
        id=content_id("d", claim.id, kind, claim_words, passage_words),
        type=kind,
        severity=severity,
        by_house_style=severity,
        claim_span=claim_span,
        claim_text=claim_words,
        passage_id=passage.id if passage else None,
        passage_span=passage_span,
        passage_text=passage_words,
        explanation=explanation,
    )


def make_event(transcripts: Sequence[Transcript], articles: Sequence[Article], **stated: Any) -> Event:
    """An event folder that holds these texts, each accepted without remark.

    Args:
        transcripts: The records.
        articles: The articles.
        **stated: What is stated otherwise: ``name``, ``title``, ``date``, ``place``, ``selection`` …
    """
    fields: dict[str, Any] = {
        "name": "harvest-fair",
        "title": "Opening of the harvest fair",
        "date": date(2031, 9, 4),
        "place": "Ostermoor",
        "selection": Selection(),
        "ledger": _ledger(transcripts, articles),
    }
    return Event(
        records=tuple((record.info, record.document) for record in transcripts),
        articles=tuple((article.info, article.document) for article in sorted(articles, key=lambda a: a.id)),
        **{**fields, **stated},
    )


def _ledger(transcripts: Sequence[Transcript], articles: Sequence[Article]) -> tuple[LedgerEntry, ...]:
    """One accepted line per file, articles first, by file."""
    lines = [
        LedgerEntry(
            file=a.info.file,
            role="article",
            outcome="accepted",
            code="ok",
            reason="",
            sha256=a.document.sha256,
        )
        for a in articles
    ]
    lines += [
        LedgerEntry(
            file=t.info.file,
            role="transcript",
            outcome="accepted",
            code="ok",
            reason="",
            sha256=t.document.sha256,
        )
        for t in transcripts
    ]
    return tuple(sorted(lines, key=lambda line: (line.role, line.file)))


def make_comparison(
    transcripts: Sequence[Transcript],
    articles: Sequence[Article],
    decided: Sequence[tuple[Claim, Alignment]] = (),
    **stated: Any,
) -> Comparison:
    """A comparison in the order that `Comparison` promises, coverage counted.

    Args:
        transcripts: The records.
        articles: In any order.
        decided: Claims with their alignments, in any order.
        **stated: As for `make_event`, and ``signature``.
    """
    signature = stated.pop("signature", (("method", "made for a test"),))
    ordered = sorted(articles, key=lambda a: (a.info.outlet_label, a.title or "", a.id))
    rank = {article.id: number for number, article in enumerate(ordered)}
    pairs = sorted(decided, key=lambda pair: (rank[pair[0].article_id], pair[0].span, pair[0].id))
    claims = tuple(claim for claim, _ in pairs)
    alignments = tuple(alignment for _, alignment in pairs)
    return Comparison(
        event=make_event(transcripts, ordered, **stated),
        transcripts=tuple(transcripts),
        articles=tuple(ordered),
        claim_records=claims,
        alignment_records=alignments,
        coverage_records=count_coverage(tuple(transcripts), tuple(ordered), claims, alignments),
        signature=signature,
    )
