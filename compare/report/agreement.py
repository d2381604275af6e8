"""Whether words are compared one by one, and how those of the located quotations relate.

Goes in: a context. Comes out: the block on wording of the first page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compare.model import Article, Claim, Wording
from compare.report import rules
from compare.report.context import Context
from compare.report.index import wording_id
from compare.report.pieces import ONE_BY_ONE, TABLE, Pieces, claim_refs, joined, sentence, short_name
from compare.report.quality import worth_line
from compare.report.tallies import WORDING_PHRASES, enumerated
from compare.report.text import listed, number, plural
from compare.report.view_cards import Ref
from compare.report.view_first import Piece, Sentence, Statement

__all__ = ["agreement_statement", "translation_notes"]

WORTH = ("quotation called verbatim", "quotation called altered")
WORDINGS: tuple[Wording, ...] = (
    "verbatim",
    "cleaned",
    "edited, marked",
    "edited, unmarked",
    "corresponds in other words",
    "summary in quotation marks",
    "joined",
)


def translation_notes(context: Context) -> dict[str, list[str]]:
    """Why word-for-word agreement is not assessed, with the letters of the articles for which it is not."""
    notes: dict[str, list[str]] = {}
    for article in context.comparison.articles:
        for record in context.comparison.transcripts:
            note = context.translation_of(record, article)
            letter = context.letter_of[article.id]
            if note and letter not in notes.setdefault(note, []):
                notes[note].append(letter)
    return notes


def agreement_statement(context: Context) -> Statement | None:
    """That word-for-word agreement is not assessed, and why; where it is, how the words relate.

    ``None`` where it is assessed and no quotation was located.
    """
    notes = translation_notes(context)
    clauses = _graded(context)
    if not notes and not clauses:
        return None
    every = len(context.comparison.articles)
    told: list[Pieces] = []
    for note, letters in notes.items():
        whose = "" if len(letters) == every else f" ({plural(len(letters), 'article')} {listed(letters)})"
        told.append([Piece(text=f"{note.removesuffix('.')}{whose}")])
    told += clauses
    return Statement(
        label="",
        sentences=(_begun(sentence(joined(told))),),
        counted=rules.WORDING if clauses else "",
        worth=worth_line(context.comparison, WORTH) if clauses else "",
        remark="" if clauses and not notes else rules.TRANSLATION,
    )


def _graded(context: Context) -> list[Pieces]:
    """How the words of the located quotations relate: per article, or for all together from three on."""
    articles = context.comparison.articles
    groups = [[article] for article in articles] if len(articles) <= ONE_BY_ONE else [list(articles)]
    clauses = []
    for group in groups:
        claims = [c for article in group for c in context.counted(article, quotations=True)]
        found: dict[Wording, list[Claim]] = {kind: [] for kind in WORDINGS}
        for claim in claims:
            kind = context.alignment(claim).wording
            if context.group(claim) == "located" and context.translation(claim) is None and kind:
                found[kind].append(claim)
        if any(found.values()):
            whose = f" of {short_name(context, group[0])}" if len(groups) > 1 else ""
            clauses.append(_graded_clause(context, group, found, whose))
    return clauses


def _graded_clause(
    context: Context, group: Sequence[Article], found: dict[Wording, list[Claim]], whose: str
) -> Pieces:
    present = [(kind, claims) for kind, claims in found.items() if claims]
    total = sum(len(claims) for _, claims in present)
    if total == 1:
        (kind, claims) = present[0]
        text = f"the one located quotation{whose} {WORDING_PHRASES[kind][0]}"
        return [Piece(text=text, refs=claim_refs(context, claims, TABLE))]
    parts = [
        (f"{number(len(claims))} {plural(len(claims), *WORDING_PHRASES[kind])}", kind)
        for kind, claims in present
    ]
    pieces = []
    for text, key in enumerated(f"of the {number(total)} located quotations{whose}, ", parts)[:-1]:
        one = len(group) == 1
        anchor = Ref(id=wording_id(group[0].id, key), label="list") if one and key else TABLE
        pieces.append(Piece(text=text, refs=claim_refs(context, found[key], anchor) if key else ()))
    return pieces


def _begun(one: Sentence) -> Sentence:
    """The sentence with a capital letter."""
    first, *rest = one.pieces
    return Sentence(pieces=(replace(first, text=f"{first.text[:1].upper()}{first.text[1:]}"), *rest))
