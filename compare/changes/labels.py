"""Labels for people, of one run: the letter of an article and the number of a claim in it.

Goes in: articles and claims in the order of a comparison. Comes out: labels by id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from compare.model import Article, Claim

__all__ = ["claim_labels", "letters"]


def letters(number: int) -> str:
    """The label of the article of this number, from 0: A … Z, AA, AB …

    >>> letters(0), letters(25), letters(26)
    ('A', 'Z', 'AA')
    """
    head, last = divmod(number, 26)
    return (letters(head - 1) if head else "") + chr(ord("A") + last)


def claim_labels(articles: Iterable[Article], claims: Iterable[Claim]) -> dict[str, str]:
    """Labels by id of articles (``A``) and claims (``A7``); claims of other articles have none."""
    labels = {article.id: letters(number) for number, article in enumerate(articles)}
    seen: Counter[str] = Counter()
    for claim in claims:
        if claim.article_id in labels:
            seen[claim.article_id] += 1
            labels[claim.id] = f"{labels[claim.article_id]}{seen[claim.article_id]}"
    return labels
