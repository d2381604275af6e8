"""Both sides of a claim as slices, the differing words marked.

Goes in: a claim, its alignment and the texts. Comes out: `Slice` and `PassageView` values whose texts are
slices of the kept texts. Which words differ is computed on words (case and the form of apostrophes apart);
what the difference means is not decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import wraps
from itertools import groupby, pairwise
from typing import TypeVar

from rapidfuzz.distance import Indel

from compare.model import Article, Claim, Passage, Span, Wording
from compare.report import wording
from compare.report.context import Context
from compare.report.surroundings import with_surroundings
from compare.report.text import WORD
from compare.report.view_cards import PassageView, Slice, SliceKind, VoiceView
from compare.segment.language import language_tag

__all__ = [
    "CONTEXT",
    "article_slices",
    "cut_slices",
    "record_marks",
    "record_views",
    "sentence_of",
    "short_passages",
    "word_marks",
]

Value = TypeVar("Value")

CONTEXT = 240
MAX_WORDS = 3000
# A word of the claim that stands at most so many words from the place found belongs to it.
AROUND = 2
GRADED: frozenset[Wording] = frozenset({"verbatim", "cleaned", "edited, marked", "edited, unmarked"})


def word_marks(
    claim_text: str, claim_spans: Sequence[Span], record_text: str, record_spans: Sequence[Span]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Spans of the words of either side that the other side does not have at that place.

    Args:
        claim_text: The article's kept text.
        claim_spans: The words that are compared.
        record_text: The record's kept text.
        record_spans: What they are compared with.

    Returns:
        Marks in the article, marks in the record; neighbouring words share one. Beyond 3,000 words on a side
        nothing is marked.
    """
    left, right = _words(claim_text, claim_spans), _words(record_text, record_spans)
    if not left or not right or max(len(left), len(right)) > MAX_WORDS:
        return (), ()
    opcodes = Indel.opcodes([key for key, _ in left], [key for key, _ in right])
    changed_left: list[Span] = []
    changed_right: list[Span] = []
    for code in opcodes:
        if code.tag != "equal":
            changed_left += [span for _, span in left[code.src_start : code.src_end]]
            changed_right += [span for _, span in right[code.dest_start : code.dest_end]]
    return _merged(claim_text, changed_left), _merged(record_text, changed_right)


def _words(text: str, spans: Sequence[Span]) -> list[tuple[str, Span]]:
    """Words inside the spans with their places; the key of a word ignores case and kinds of apostrophe."""
    return [
        (found.group().casefold().replace("’", "'").replace("‑", "-"), Span(*found.span()))
        for span in spans
        for found in WORD.finditer(text, span.start, span.end)
    ]


def _merged(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Neighbouring spans with nothing but blanks between them, joined."""
    merged: list[Span] = []
    for span in spans:
        if (
            merged
            and not text[merged[-1].end : span.start].strip()
            and "\n" not in text[merged[-1].end : span.start]
        ):
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return tuple(merged)


def cut_slices(
    text: str,
    hulls: Sequence[Span],
    matches: Sequence[Span],
    changed: Sequence[Span],
    *,
    context: int = CONTEXT,
    numbered: Sequence[tuple[Span, str]] = (),
) -> tuple[Slice, ...]:
    """A text cut into slices by what covers them.

    Args:
        text: The kept text.
        hulls: What is shown, in order; a blank stands between two of them.
        matches: What is compared, inside the hulls; where empty everything is ``context``.
        changed: What differs, inside the matches.
        context: Characters of a hull that are shown before the first match and behind the last; a ``gap``
            stands for the rest.
        numbered: Spans with the numbers of their differences; a number goes with the last word marked there.
    """
    shown = _within(text, hulls, matches, context)
    slices: list[Slice] = []
    for number, (hull, cut_before, cut_after) in enumerate(shown):
        if number:
            slices.append(Slice(text=" ", kind="context"))
        if cut_before:
            slices.append(Slice(text="… ", kind="gap"))
        slices.extend(_pieces(text, hull, matches, changed, numbered))
        if cut_after:
            slices.append(Slice(text=" …", kind="gap"))
    return tuple(slices)


def _within(
    text: str, hulls: Sequence[Span], matches: Sequence[Span], context: int
) -> list[tuple[Span, bool, bool]]:
    """The hulls without context that lies too far from every match."""
    if not matches:
        return [_headed(text, hull, context) for hull in hulls[:1]]
    low, high = min(m.start for m in matches) - context, max(m.end for m in matches) + context
    kept: list[tuple[Span, bool, bool]] = []
    for hull in hulls:
        start, end = max(hull.start, _blank_from(text, low, hull)), min(hull.end, _blank_to(text, high, hull))
        if start < end:
            kept.append((Span(start, end), start > hull.start, end < hull.end))
    return kept


def _headed(text: str, hull: Span, context: int) -> tuple[Span, bool, bool]:
    end = min(hull.end, _blank_to(text, hull.start + 2 * context, hull))
    return Span(hull.start, end), False, end < hull.end


def _blank_from(text: str, at: int, hull: Span) -> int:
    """The first place at or behind `at` where a word of the hull begins; words over 40 characters are cut."""
    if at <= hull.start:
        return hull.start
    blank = text.find(" ", at, at + 40)
    return blank + 1 if blank >= 0 else at


def _blank_to(text: str, at: int, hull: Span) -> int:
    """The last place at or before `at` where a word of the hull ends; words over 40 characters are cut."""
    if at >= hull.end:
        return hull.end
    blank = text.rfind(" ", at - 40, at)
    return blank if blank > hull.start else at


def _pieces(
    text: str,
    hull: Span,
    matches: Sequence[Span],
    changed: Sequence[Span],
    numbered: Sequence[tuple[Span, str]],
) -> Iterable[Slice]:
    """The slices of one hull."""
    edges = {hull.start, hull.end}
    for span in (*matches, *changed):
        edges.update(edge for edge in (span.start, span.end) if hull.start < edge < hull.end)
    pieces = [Span(*ends) for ends in pairwise(sorted(edges))]
    inside = [any(match.contains(piece) for match in matches) for piece in pieces]
    differs = [
        known and any(mark.contains(piece) for mark in changed)
        for known, piece in zip(inside, pieces, strict=True)
    ]
    notes: dict[int, list[str]] = {}
    for span, number in numbered:
        marked = [at for at, piece in enumerate(pieces) if differs[at] and piece.overlaps(span)]
        if marked:
            notes.setdefault(marked[-1], []).append(number)
    for at, piece in enumerate(pieces):
        kind: SliceKind = "changed" if differs[at] else "match" if inside[at] else "context"
        yield Slice(text=piece.slice(text), kind=kind, notes=" ".join(dict.fromkeys(notes.get(at, ()))))


def article_slices(context: Context, claim: Claim) -> tuple[Slice, ...]:
    """The sentence a claim stands in, the claim's words told from those around them, differing words
    marked.
    """
    article = context.article(claim)
    return cut_slices(
        article.document.text,
        [sentence_of(article, claim)],
        claim.parts,
        _marks(context, claim)[0],
        numbered=_numbered(context, claim, record=False),
    )


def sentence_of(article: Article, claim: Claim) -> Span:
    """The sentence of a claim, widened to hold a claim that runs over it."""
    found = next((item.span for item in article.sentences if item.id == claim.sentence_id), claim.span)
    return Span(min(found.start, claim.span.start), max(found.end, claim.span.end))


def record_views(context: Context, claim: Claim) -> tuple[VoiceView, ...]:
    """The passages a claim is aligned to, in the order of the record, the corresponding words marked as
    such.
    """
    spans = _matched_spans(context, claim)
    marks, numbered = _marks(context, claim)[1], _numbered(context, claim, record=True)
    views = [_passage_view(context, passage, found, marks, numbered) for passage, found in spans]
    return _voices(with_surroundings(context, [passage for passage, _ in spans], views))


def _numbered(context: Context, claim: Claim, *, record: bool) -> list[tuple[Span, str]]:
    """The places of the differences on one side, with their numbers; none for a single difference."""
    differences = context.alignment(claim).differences
    if len(differences) == 1:
        return []
    spans = [item.passage_span if record else item.claim_span for item in differences]
    return [(span, str(number)) for number, span in enumerate(spans, start=1) if span]


def _voices(views: Iterable[PassageView]) -> tuple[VoiceView, ...]:
    """Neighbours in a list that one speaker speaks under one time mark, together."""
    grouped = groupby(views, key=lambda view: (view.speaker, view.time, view.lang))
    return tuple(
        VoiceView(speaker=speaker, time=time, lang=lang, passages=tuple(found))
        for (speaker, time, lang), found in grouped
    )


def _once(work: Callable[[Context, Claim], Value]) -> Callable[[Context, Claim], Value]:
    """`work`, done once for each claim of a report."""

    @wraps(work)
    def once(context: Context, claim: Claim) -> Value:
        key = (work.__name__, claim.id)
        if key not in context.known:
            context.known[key] = work(context, claim)
        found: Value = context.known[key]
        return found

    return once


@_once
def _matched_spans(context: Context, claim: Claim) -> list[tuple[Passage, list[Span]]]:
    """The passages of a claim with the words compared.

    Between matched words of one passage, or of neighbouring passages of one turn, nothing is left out: what
    the article passes over there is a difference, and is shown as one.
    """
    alignment = context.alignment(claim)
    passages = context.passages([match.passage_id for match in alignment.passages])
    found = {
        passage.id: [match.span for match in alignment.passages if match.passage_id == passage.id]
        for passage in passages
    }
    joined = []
    for place, passage in enumerate(passages):
        start = min(span.start for span in found[passage.id])
        end = max(span.end for span in found[passage.id])
        if place and _neighbours(context, passages[place - 1], passage):
            start = passage.span.start
        if place + 1 < len(passages) and _neighbours(context, passage, passages[place + 1]):
            end = passage.span.end
        joined.append((passage, Span(start, end)))
    if len(joined) == 1 and alignment.wording in GRADED:
        joined = [(passage, _reached(context, claim, passage, span)) for passage, span in joined]
    return [(passage, _inside(passage, [span])) for passage, span in joined]


def _reached(context: Context, claim: Claim, passage: Passage, span: Span) -> Span:
    """`span` as far as words of the claim that it lacks at either end stand close by.

    In "an open gate" an "an" belongs to a "gate" that was found alone: what differs is "open".
    """
    words = _passage_words(context, passage)
    own = [key for key, _ in _words(context.article(claim).document.text, claim.core)]
    inner = [at for at, (_, word) in enumerate(words) if span.overlaps(word)]
    if not inner or not own or max(len(own), len(inner)) > MAX_WORDS:
        return span
    found = [key for key, _ in words[inner[0] : inner[-1] + 1]]
    equal = [code for code in Indel.opcodes(own, found) if code.tag == "equal"]
    if not equal:
        return span
    before = words[max(inner[0] - AROUND, 0) : inner[0]]
    behind = words[inner[-1] + 1 : inner[-1] + 1 + AROUND]
    starts = [word.start for key, word in before if key in own[: equal[0].src_start]]
    ends = [word.end for key, word in behind if key in own[equal[-1].src_end :]]
    return Span(min([span.start, *starts]), max([span.end, *ends]))


def _passage_words(context: Context, passage: Passage) -> list[tuple[str, Span]]:
    """The words of a passage, looked up once for all claims that were matched to it."""
    key = ("words", passage.id)
    if key not in context.known:
        context.known[key] = _words(context.record(passage).document.text, _inside(passage, [passage.span]))
    found: list[tuple[str, Span]] = context.known[key]
    return found


def _neighbours(context: Context, first: Passage, second: Passage) -> bool:
    """True for two passages of one turn that follow one another."""
    follows = context.order[second.id] == context.order[first.id] + 1
    return follows and first.turn_id == second.turn_id


@_once
def _marks(context: Context, claim: Claim) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """What is marked on either side: typed differences, and words where the wording is graded by words.

    A difference that lies in all of the claim, or in all that was matched, singles no words out.
    """
    alignment = context.alignment(claim)
    if context.translation(claim) or not alignment.passages:
        return (), ()
    core = claim.core or claim.parts
    whole, there = Span(core[0].start, core[-1].end), [one.span for one in alignment.passages]
    typed_left = [item.claim_span for item in alignment.differences if not item.claim_span.contains(whole)]
    typed_right = [
        item.passage_span
        for item in alignment.differences
        if item.passage_span and not any(item.passage_span.contains(span) for span in there)
    ]
    left, right = _word_level(context, claim) if alignment.wording in GRADED else ((), ())
    return (*typed_left, *left), (*typed_right, *right)


def _word_level(context: Context, claim: Claim) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Word marks of a claim against all the words it was matched to, if these are of one record."""
    matched = _matched_spans(context, claim)
    record = context.record(matched[0][0])
    if any(passage.transcript_id != record.id for passage, _ in matched):
        return (), ()
    spans = [span for _, found in matched for span in found]
    return word_marks(context.article(claim).document.text, claim.core, record.document.text, spans)


def _inside(passage: Passage, spans: Sequence[Span]) -> list[Span]:
    """The parts of `spans` that lie in the words of a passage."""
    return [
        Span(max(part.start, span.start), min(part.end, span.end))
        for part in passage.parts
        for span in spans
        if part.overlaps(span)
    ]


def _passage_view(
    context: Context,
    passage: Passage,
    matches: Sequence[Span],
    changed: Sequence[Span],
    numbered: Sequence[tuple[Span, str]] = (),
) -> PassageView:
    record = context.record(passage)
    return PassageView(
        label=passage.label,
        speaker=context.voice_of(passage),
        time=wording.where_words(passage.time, passage.place),
        slices=cut_slices(record.document.text, passage.parts, matches, changed, numbered=numbered),
        lang=language_tag(record.info.language) or "",
    )


def short_passages(context: Context, passage_ids: Sequence[str]) -> tuple[VoiceView, ...]:
    """Passages by themselves, the beginning of those that are long, nothing marked."""
    views = []
    for passage_id in passage_ids:
        view = _passage_view(context, context.comparison.passages[passage_id], (), ())
        whole = (replace(item, kind="match") if item.kind == "context" else item for item in view.slices)
        views.append(replace(view, slices=tuple(whole)))
    return _voices(views)


def record_marks(context: Context, claim: Claim) -> tuple[Span, ...]:
    """The words of the record that differ for a claim, in the kept text of the record; empty for none."""
    return _marks(context, claim)[1]
