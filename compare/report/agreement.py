"""Whether words are compared one by one, and how those of the located quotations relate.

Goes in: a context. Comes out: the block on wording of the first page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from compare.language import gettext, gettext_lazy, ngettext
from compare.model import Article, Claim, Wording
from compare.report import rules
from compare.report.context import Context
from compare.report.index import wording_id
from compare.report.pieces import (
    ONE_BY_ONE,
    WORDS_TABLE,
    Pieces,
    claim_refs,
    joined,
    list_ref,
    sentence,
    short_name,
    table_ref,
    woven,
)
from compare.report.quality import worth_line
from compare.report.tallies import wordings
from compare.report.tally_words import WORDING_ALIKE
from compare.report.text import listed
from compare.report.translation import CLAUSES, Sides
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


def translation_notes(context: Context) -> dict[Sides, list[str]]:
    """Which sides are translations, with the letters of the articles for which they are; empty for none."""
    notes: dict[Sides, list[str]] = {}
    for article in context.comparison.articles:
        for record in context.comparison.transcripts:
            sides = context.sides(record, article)
            letter = context.letter_of[article.id]
            if any(sides) and letter not in notes.setdefault(sides, []):
                notes[sides].append(letter)
    return notes


def agreement_statement(context: Context) -> Statement | None:
    """That word-for-word agreement is not assessed, and why; where it is, how the words relate.

    ``None`` where it is assessed and no quotation was located.
    """
    notes = translation_notes(context)
    clauses = _graded(context)
    if not notes and not clauses:
        return None
    told = [[Piece(text=_not_assessed(context, sides, letters))] for sides, letters in notes.items()]
    return Statement(
        label="",
        sentences=(_begun(sentence(joined([*told, *clauses]))),),
        counted=gettext(rules.WORDING) if clauses else "",
        worth=worth_line(context.comparison, WORTH, context.shown.own_texts) if clauses else "",
        remark="" if clauses and not notes else gettext(rules.TRANSLATION),
    )


def _not_assessed(context: Context, sides: Sides, letters: Sequence[str]) -> str:
    """Why agreement is not assessed, and for which articles where it is for others."""
    clause = gettext(CLAUSES[sides])
    if len(letters) == len(context.comparison.articles):
        return clause
    which = ngettext("article {letters}", "articles {letters}", len(letters), letters=listed(letters))
    # Translators: {clause} says why agreement is not assessed, {articles} is for example "articles A and C".
    return gettext("{clause} ({articles})", clause=clause, articles=which)


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
            whose = short_name(context, group[0]) if len(groups) > 1 else ""
            clauses.append(_graded_clause(context, group, found, whose))
    return clauses


def _graded_clause(
    context: Context, group: Sequence[Article], found: Mapping[Wording, list[Claim]], whose: str
) -> Pieces:
    """One clause, which may stand first in its sentence: the name of its article, if any, stands inside."""
    total = sum(map(len, found.values()))
    if total == 1:
        kind, claims = next((kind, claims) for kind, claims in found.items() if claims)
        text = WORDING_ALIKE[kind](1, _the_one(whose))
        return [Piece(text=text, refs=claim_refs(context, claims, table_ref(WORDS_TABLE)))]
    pieces = []
    for text, key in wordings({kind: len(claims) for kind, claims in found.items()}):
        one = len(group) == 1
        anchor = list_ref(wording_id(group[0].id, key)) if one and key else table_ref(WORDS_TABLE)
        pieces.append(Piece(text=text, refs=claim_refs(context, found[key], anchor) if key else ()))
    if not whose:
        return woven(gettext_lazy("of the {n} located quotations, {wordings}", n=total), wordings=pieces)
    return woven(
        gettext_lazy("of the {n} located quotations of {article}, {wordings}", n=total, article=whose),
        wordings=pieces,
    )


def _the_one(whose: str) -> str:
    if not whose:
        return gettext("the one located quotation")
    return gettext("the one located quotation of {article}", article=whose)


def _begun(one: Sentence) -> Sentence:
    """The sentence with a capital letter: which of its clauses stands first depends on the event."""
    first, *rest = one.pieces
    return Sentence(pieces=(replace(first, text=f"{first.text[:1].upper()}{first.text[1:]}"), *rest))
