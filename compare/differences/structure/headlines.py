"""A quotation of a headline that the body does not print.

Goes in: the claims of an article. Comes out: drafts of the type *headline quotation absent from the body*:
what stands in quotation marks in the headline has to stand in the body, word for word, in quotation marks
or not; located in the record or not. A subheading that is a quotation ("“…” True.") belongs to the body.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from compare.alignment.words import fold_words
from compare.differences import say
from compare.differences.frame import Draft, Pair
from compare.differences.structure.case import GAP, Case, tokens_of
from compare.language import gettext_lazy
from compare.model import Article, Claim, Span

__all__ = ["find_headlines"]

_BODY = ("paragraph", "caption", "subheading")
_LEAST = 3


def find_headlines(
    claims: Sequence[Claim], article: Article, pairs: Mapping[str, Pair]
) -> Iterator[tuple[str, Draft]]:
    """One draft per quotation of the headline whose words the body lacks; under three words none is made.

    Args:
        claims: All claims of the article.
        article: The article.
        pairs: By claim id, of those that have a place.

    Yields:
        The claim's id and the draft.
    """
    body = _spelled(article, [block.span for block in article.blocks if block.kind in _BODY])
    for claim in claims:
        if claim.quotation is None or claim.block != "headline" or not body.strip():
            continue
        pieces = list(_pieces(article, claim))
        if sum(len(piece.split()) for piece in pieces) < _LEAST or all(piece in body for piece in pieces):
            continue
        case = Case(pairs[claim.id]) if claim.id in pairs else None
        yield (
            claim.id,
            Draft(
                type="headline quotation absent from the body",
                claim=claim.span,
                passage=case.stretches[0] if case else None,
                passage_id=case.passages[0].id if case else None,
                explanation=gettext_lazy(
                    "The headline quotes “{ours}”, which the body of the article does not print.",
                    ours=say.shown(claim.span.slice(article.document.text)),
                ),
            ),
        )


def _pieces(article: Article, claim: Claim) -> Iterator[str]:
    """The quotation, cut at its marked gaps."""
    text = article.document.text
    for part in claim.quotation.parts if claim.quotation else ():
        start = part.start
        for found in [*GAP.finditer(text, part.start, part.end), None]:
            yield _spelled(article, [Span(start, found.start() if found else part.end)])
            start = found.end() if found else part.end


def _spelled(article: Article, spans: Sequence[Span]) -> str:
    """Words in one form, blanks around each; one blank for none."""
    tokens, _ = tokens_of(fold_words(article.document.text, spans).folded)
    return f" {' '.join(tokens)} " if tokens else " "
