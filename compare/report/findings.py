"""Findings in plain sentences with counts, written by the same rule for every article.

Goes in: a context. Comes out: `FindingsView`: sentences, each with the claims behind it, and one table of
counts. No outlet is ranked and nothing is added up over kinds of difference.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.language import gettext, gettext_noop, ngettext
from compare.model import Article, Claim, State, Wording
from compare.report import wording
from compare.report.context import Context
from compare.report.count_tables import WORDINGS as COMPARED
from compare.report.count_tables import count_tables
from compare.report.index import STATES, all_id, note_id, state_id, wording_id
from compare.report.kinds import build_kinds, kinds_note
from compare.report.quality import worth_sentences
from compare.report.tallies import extent, tally, wording_tally
from compare.report.text import percent
from compare.report.view import (
    FindingsView,
    OutletFindings,
    Piece,
    Ref,
    Sentence,
)

__all__ = ["build_findings"]

# From here on the sentences of an article run on, instead of standing line by line.
MANY = 6
IN_THE_PAGE = gettext_noop("The sentences on each article, and all cards, stand in report.html.")
# A sentence names at most so many claims; where there are more it links to their line in the index.
MOST_REFS = 4
WORDINGS: tuple[Wording | None, ...] = (*COMPARED, None)


def build_findings(context: Context) -> FindingsView:
    """What stands behind the first page."""
    table, *more = count_tables(context)
    return FindingsView(
        worth=worth_sentences(context.comparison, context.shown.own_texts),
        table=table,
        tables=tuple(more),
        kinds=build_kinds(context),
        kinds_note=kinds_note(context),
        outlets=() if context.dense else tuple(_outlet(context, a) for a in context.comparison.articles),
        more=gettext(IN_THE_PAGE) if context.dense else "",
        dense=len(context.comparison.articles) > MANY,
    )


def _refs(context: Context, claims: Sequence[Claim], anchor: str) -> tuple[Ref, ...]:
    """Links to a few claims in text order; where there are more, one link to their line in the index."""
    if len(claims) > MOST_REFS:
        return (Ref(id=anchor, label=gettext("list")),)
    ordered = sorted(claims, key=lambda claim: claim.span)
    return tuple(Ref(id=claim.id, label=context.label_of[claim.id]) for claim in ordered)


def _outlet(context: Context, article: Article) -> OutletFindings:
    quotations = context.counted(article, quotations=True)
    reported = context.counted(article, quotations=False)
    sentences = [
        _printed(context, article, quotations, reported),
        *_outcome(context, article, quotations=True),
        *_wordings(context, article, quotations),
        *_outcome(context, article, quotations=False),
        *_elsewhere(context, article, (*quotations, *reported)),
        _matched(context, article),
    ]
    lost = any(context.group(claim) == "not located" for claim in (*quotations, *reported))
    return OutletFindings(
        id=article.id,
        letter=context.letter_of[article.id],
        name=context.name(article),
        unstated=context.unstated(article),
        sentences=tuple(sentence for sentence in sentences if sentence.text),
        caveat=context.caveat if lost else "",
    )


def _printed(
    context: Context, article: Article, quotations: Sequence[Claim], reported: Sequence[Claim]
) -> Sentence:
    told, statements = gettext("no quotation"), gettext("no reported statement")
    if quotations:
        whole = sum(claim.kind == "direct quotation" for claim in quotations)
        told = ngettext("{n} quotation", "{n} quotations", len(quotations))
        told += extent(whole, len(quotations))
    if reported:
        statements = ngettext("{n} reported statement", "{n} reported statements", len(reported))
    link = Ref(id=article.id, label=gettext("side by side"))
    text = gettext(
        "{article} prints {quotations} and {statements}",
        article=context.subject(article),
        quotations=told,
        statements=statements,
    )
    return Sentence(pieces=(Piece(text=text, refs=(link,)), Piece(text=".")))


def _outcome(context: Context, article: Article, *, quotations: bool) -> list[Sentence]:
    """How the claims of one kind came out, the claims behind each count."""
    claims = context.counted(article, quotations=quotations)
    grouped: dict[State, list[Claim]] = {state: [] for state in STATES}
    for claim in claims:
        grouped[context.group(claim)].append(claim)
    counts = {state: len(grouped[state]) for state in STATES}
    noun = "quotation" if quotations else "reported statement"
    pieces = []
    for text, state in tally(len(claims), noun, counts, context.place):
        anchor = state_id(article.id, state, quotations=quotations) if state else ""
        pieces.append(Piece(text=text, refs=_refs(context, grouped[state], anchor) if state else ()))
    return [Sentence(pieces=tuple(pieces))]


def _wordings(context: Context, article: Article, quotations: Sequence[Claim]) -> list[Sentence]:
    """How the words relate, where that can be assessed; else why it is not."""
    located = [claim for claim in quotations if context.group(claim) == "located"]
    grouped: dict[Wording | None, list[Claim]] = {kind: [] for kind in WORDINGS}
    for claim in located:
        if context.translation(claim) is None:
            grouped[context.alignment(claim).wording].append(claim)
    notes = dict.fromkeys(filter(None, (context.translation(claim) for claim in located)))
    counts = {kind: len(found) for kind, found in grouped.items()}
    which = {"which": wording.COMPARED_AS_SPOKEN} if notes else {}
    told = wording_tally(counts, **which) if any(n for kind, n in counts.items() if kind) else ()
    pieces = []
    for text, kind in told:
        anchor = wording_id(article.id, kind) if kind else ""
        pieces.append(Piece(text=text, refs=_refs(context, grouped[kind], anchor) if kind else ()))
    return [Sentence(pieces=tuple(pieces)), *(_plain(note) for note in notes)]


def _plain(text: str, refs: tuple[Ref, ...] = ()) -> Sentence:
    """A sentence of one piece, ended by a full stop behind its links."""
    return Sentence(pieces=(Piece(text=text.removesuffix("."), refs=refs), Piece(text=".")))


def _elsewhere(context: Context, article: Article, claims: Sequence[Claim]) -> list[Sentence]:
    """What is known of the claims that were not located."""
    _, placed, related = context.lost(claims)
    sentences = []
    if placed:
        text = ngettext(
            "The article itself places {n} of those not located outside the part supplied.",
            "The article itself places {n} of those not located outside the part supplied.",
            len(placed),
        )
        sentences.append(_plain(text, _refs(context, placed, note_id(article.id, "placed"))))
    if related:
        missing = any(record.completeness == "partial" for record in context.comparison.transcripts)
        text = _on_theme(len(related), others=bool(placed), missing=missing)
        sentences.append(_plain(text, _refs(context, related, note_id(article.id, "related"))))
    return sentences


def _on_theme(n: int, *, others: bool, missing: bool) -> str:
    """That the record has related passages for some claims, some of which may stand in what is missing."""
    if others and missing:
        return ngettext(
            "For {n} of the others the record has related passages; the part that is missing may "
            "hold the words.",
            "For {n} of the others the record has related passages; the part that is missing may "
            "hold the words.",
            n,
        )
    if others:
        return ngettext(
            "For {n} of the others the record has related passages.",
            "For {n} of the others the record has related passages.",
            n,
        )
    if missing:
        return ngettext(
            "For {n} of those not located the record has related passages; the part that is "
            "missing may hold the words.",
            "For {n} of those not located the record has related passages; the part that is "
            "missing may hold the words.",
            n,
        )
    return ngettext(
        "For {n} of those not located the record has related passages.",
        "For {n} of those not located the record has related passages.",
        n,
    )


def _matched(context: Context, article: Article) -> Sentence:
    """How much of the record the article was matched to."""
    own = context.matched[article.id]
    hits = [passage for passage in context.denominator if passage.id in own]
    words, total = sum(p.n_words for p in hits), sum(p.n_words for p in context.denominator)
    if not total:
        return Sentence(pieces=())
    told, share = ngettext("{n} word", "{n} words", words), percent(words, total)
    of_all = gettext("{words}, {share} of all", words=told, share=share) if share else None
    values: dict[str, str | int] = {
        "n": len(hits),
        "passages": ngettext("{n} passage", "{n} passages", len(context.denominator)),
        "words": of_all or gettext("{words} of {total}", words=told, total=total),
    }
    if len(context.comparison.transcripts) == 1:
        text = gettext("It was matched to {n} of the record’s {passages} ({words})", **values)
    else:
        text = gettext("It was matched to {n} of the records’ {passages} ({words})", **values)
    length = ngettext("; the article has {n} word.", "; the article has {n} words.", article.n_words)
    refs = (Ref(id=all_id(article.id), label=gettext("list")),) if hits else ()
    return Sentence(pieces=(Piece(text=text, refs=refs), Piece(text=length)))
