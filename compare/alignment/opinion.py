"""A second opinion: what another model makes of each claim and the passages that it was aligned to.

Goes in: decided alignments and a model that a user added. Comes out: the same alignments with its judgement
beside them. It decides nothing: no threshold of the alignment was measured with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from compare.model import Alignment, Article, Claim

if TYPE_CHECKING:
    from compare.alignment.encoder import VectorStore
    from compare.alignment.verifier import Verifier

__all__ = ["add_opinions"]


def add_opinions(
    decided: Sequence[tuple[Claim, Alignment]],
    articles: Mapping[str, Article],
    passages: Mapping[str, str],
    verifier: Verifier,
    store: VectorStore | None = None,
) -> tuple[tuple[Claim, Alignment], ...]:
    """Have every claim judged beside its passages; where it was not located, beside the nearest on its theme.

    Args:
        decided: Claims with their alignments, m of them.
        articles: By id.
        passages: The words of each passage, by id.
        verifier: The model that was added.
        store: Where judgements of earlier runs are kept.

    Returns:
        Shape (m,), in the same order; a claim without passages keeps none.
    """
    pairs: dict[int, tuple[str, str]] = {}
    for place, (claim, alignment) in enumerate(decided):
        ids = [match.passage_id for match in alignment.passages] or list(alignment.related[:1])
        if ids:
            text = articles[claim.article_id].document.text
            core = " ".join(span.slice(text).strip() for span in claim.core)
            pairs[place] = (" ".join(passages[one] for one in dict.fromkeys(ids)), core)
    judged = dict(zip(pairs, verifier.judge(list(pairs.values()), store=store).tolist(), strict=True))
    return tuple(
        (claim, replace(alignment, second_opinion=round(judged[place], 4)) if place in judged else alignment)
        for place, (claim, alignment) in enumerate(decided)
    )
