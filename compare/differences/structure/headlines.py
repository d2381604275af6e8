"""A quotation of a headline that the body does not print.

Goes in: all claims of an article. Comes out: drafts of the type *headline quotation absent from the body*:
what stands in quotation marks in a headline, a standfirst or a subheading has to stand in the body, word
for word, in quotation marks or not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.alignment.words import fold_words
from compare.differences.frame import Draft
from compare.differences.structure.case import GAP, Case, tokens_of
from compare.model import Span

__all__ = ["find_headlines"]

_HEADINGS = ("headline", "standfirst", "subheading")
_BODY = ("paragraph", "caption")
_LEAST = 3


def find_headlines(cases: Sequence[Case]) -> Iterator[tuple[Case, Draft]]:
    """One draft per quotation of a heading whose words the body lacks; under three words none is made.

    Args:
        cases: The located claims of one article.
    """
    for case in cases:
        if case.claim.quotation is None or case.claim.block not in _HEADINGS or len(case.printed) < _LEAST:
            continue
        body = _body(case)
        if body and not all(_stands(words, body) for words in _pieces(case)):
            yield case, case.draft(
                "headline quotation absent from the body", case.claim.span, case.stretches[0],
                "The body of the article does not print the words that its heading quotes.",
            )  # fmt: skip


def _body(case: Case) -> str:
    """The words of the body in one form, blanks around each; empty where the article has no body."""
    spans = [block.span for block in case.article.blocks if block.kind in _BODY]
    return _spelled(spans, case) if spans else ""


def _pieces(case: Case) -> Iterator[str]:
    """The quotation, cut at its marked gaps."""
    for part in case.claim.quotation.parts if case.claim.quotation else ():
        start = part.start
        for found in [*GAP.finditer(case.printed_text, part.start, part.end), None]:
            yield _spelled([Span(start, found.start() if found else part.end)], case)
            start = found.end() if found else part.end


def _spelled(spans: Sequence[Span], case: Case) -> str:
    tokens, _ = tokens_of(fold_words(case.printed_text, spans).folded)
    return f" {' '.join(tokens)} " if tokens else " "


def _stands(words: str, body: str) -> bool:
    return words in body
