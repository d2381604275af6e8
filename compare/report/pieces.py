"""What the sentences of the first page are made of: names, links, pieces.

Goes in: claims and articles in their context. Comes out: pieces and sentences.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.language import Message, gettext
from compare.model import Article, Claim
from compare.report.context import Context
from compare.report.index import note_id
from compare.report.view_cards import Ref
from compare.report.view_first import Piece, Sentence
from compare.report.woven import CLAUSES, ended_parts, joined_parts, woven_parts

__all__ = [
    "LOST_TABLE",
    "ONE_BY_ONE",
    "TABLE",
    "WORDS_TABLE",
    "Pieces",
    "all_claims",
    "by_article",
    "claim_refs",
    "joined",
    "links",
    "list_ref",
    "lost_claims",
    "plain_piece",
    "sentence",
    "short_name",
    "table_ref",
    "with_passages",
    "woven",
]

Pieces = list[Piece]
ONE_BY_ONE = 2
"""Up to so many articles the sentences tell of each; beyond, of all together."""
MOST_REFS = 6
TABLE = "counts"
"""The anchor of the table of counts."""
WORDS_TABLE, LOST_TABLE = "wordings", "lost"
"""The anchors of the tables of wordings, and of what is known of claims that were not located."""


def short_name(context: Context, article: Article) -> str:
    """An article in a sentence of the first page: the outlet with its letter, or the letter alone."""
    letter = context.letter_of[article.id]
    if article.info.outlet:
        return f"{context.name(article)} ({letter})"
    return gettext("Article {letter}", letter=letter)


def list_ref(anchor: str) -> Ref:
    """A link to a list in the report."""
    return Ref(id=anchor, label=gettext("list"))


def table_ref(anchor: str = TABLE) -> Ref:
    """A link to a table, that of counts if none is named."""
    return Ref(id=anchor, label=gettext("table"))


def claim_refs(context: Context, claims: Sequence[Claim], anchor: Ref) -> tuple[Ref, ...]:
    """Links to a few claims in the order of the report; where there are more, `anchor`."""
    if not claims:
        return ()
    if len(claims) > MOST_REFS:
        return (anchor,)
    order = {claim_id: place for place, claim_id in enumerate(context.label_of)}
    ordered = sorted(claims, key=lambda claim: order[claim.id])
    return tuple(Ref(id=claim.id, label=context.label_of[claim.id]) for claim in ordered)


def by_article(context: Context, claims: Sequence[Claim], note: str) -> tuple[Ref, ...]:
    """Links to a few claims; where there are more, to their lines in the index of each article, or to the
    table of them where these are many.

    Args:
        context: Of the comparison.
        claims: That were not located.
        note: The line of the index: ``placed`` or ``related``.
    """
    articles = list(dict.fromkeys(claim.article_id for claim in claims))
    if len(claims) <= MOST_REFS or len(articles) > MOST_REFS:
        return claim_refs(context, claims, table_ref(LOST_TABLE))
    return tuple(Ref(id=note_id(key, note), label=context.letter_of[key]) for key in articles)


def plain_piece(text: str) -> Piece:
    """Words of a sentence without links."""
    return Piece(text=text)


def links(refs: tuple[Ref, ...]) -> Pieces:
    """Links alone: what stands for the name of a message at whose place the links are set."""
    return [Piece(text="", refs=refs)]


def woven(message: Message, **parts: Pieces) -> Pieces:
    """A sentence, or a part of one, with pieces for some of its names."""
    return woven_parts(message, plain_piece, **parts)


def sentence(pieces: Sequence[Piece]) -> Sentence:
    """The pieces, and a full stop behind their links."""
    return Sentence(pieces=tuple(ended_parts(pieces, plain_piece)))


def joined(parts: Sequence[Pieces], *, joint: str = CLAUSES) -> Pieces:
    """The pieces of several clauses, put together by a message with ``{first}`` and ``{then}``."""
    return joined_parts(parts, plain_piece, joint)


def all_claims(context: Context) -> list[Claim]:
    """All claims that enter counts: quotations of all articles, then their reported statements."""
    return [
        claim
        for quotations in (True, False)
        for article in context.comparison.articles
        for claim in context.counted(article, quotations=quotations)
    ]


def with_passages(context: Context) -> list[Claim]:
    """Those of them that have passages: located, located in part, or given to another speaker."""
    return [claim for claim in all_claims(context) if context.alignment(claim).passages]


def lost_claims(context: Context) -> list[Claim]:
    """Those of them that were not located, wholly or in part."""
    lost = ("not located", "partly located")
    return [claim for claim in all_claims(context) if context.group(claim) in lost]
