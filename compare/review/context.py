"""Both texts of a claim in their context, as slices of the kept texts.

Goes in: a claim of a comparison. Comes out: the words and what stands around them: a sentence before and one
behind in the article, a passage before and one behind in the record. Nothing is rewritten.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from compare.comparison import Comparison
from compare.model import Alignment, Article, Claim, Passage, Span

__all__ = ["Texts"]


@dataclass(frozen=True, kw_only=True)
class Texts:
    """The texts of a comparison, to be looked up for its claims."""

    comparison: Comparison

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each passage in the records."""
        return {key: number for number, key in enumerate(self.comparison.passages)}

    def article_of(self, claim: Claim) -> Article:
        """The article of a claim."""
        return self.comparison.articles_by_id[claim.article_id]

    def printed(self, claim: Claim) -> str:
        """The article around a claim: its sentence, the one before and the one behind, in one slice."""
        article = self.article_of(claim)
        starts = [sentence.span.start for sentence in article.sentences]
        at = next((n for n, one in enumerate(article.sentences) if one.id == claim.sentence_id), None)
        if at is None:
            at = max(bisect_left(starts, claim.span.start + 1) - 1, 0)
        around = article.sentences[max(at - 1, 0) : at + 2]
        start = min([claim.span.start, *(one.span.start for one in around)])
        end = max([claim.span.end, *(one.span.end for one in around)])
        return _slice(article, Span(start, end))

    def passages(self, alignment: Alignment) -> list[Passage]:
        """The passages of an alignment in the order of the records."""
        keys = {match.passage_id for match in alignment.passages}
        return [self.comparison.passages[key] for key in sorted(keys, key=self.order.__getitem__)]

    def matched(self, alignment: Alignment) -> str:
        """The passages that a claim stands at, with label and speaker; empty for none."""
        return _lines(self.passages(alignment))

    def read(self, alignment: Alignment) -> str:
        """The same with the passage before and the one behind, of the same record."""
        return _lines(self._around(self.passages(alignment)))

    def other_places(self, alignment: Alignment) -> str:
        """What else the search found: other places that fit, the next best, passages on the theme."""
        keys = [key for place in alignment.alternatives for key in place]
        keys += [alignment.runner_up.passage_id] if alignment.runner_up else []
        keys += alignment.related
        held = {match.passage_id for match in alignment.passages}
        return _lines(self.comparison.passages[key] for key in dict.fromkeys(keys) if key not in held)

    def _around(self, passages: Iterable[Passage]) -> list[Passage]:
        every = list(self.comparison.passages.values())
        kept: dict[int, Passage] = {}
        for passage in passages:
            at = self.order[passage.id]
            for number in range(max(at - 1, 0), min(at + 2, len(every))):
                if every[number].transcript_id == passage.transcript_id:
                    kept[number] = every[number]
        return [kept[number] for number in sorted(kept)]


def _slice(article: Article, span: Span) -> str:
    return span.slice(article.document.text)


def _lines(passages: Iterable[Passage]) -> str:
    return "\n".join(
        f"{one.label} {one.speaker or 'speaker not stated'}: {' '.join(one.text.split())}" for one in passages
    )
