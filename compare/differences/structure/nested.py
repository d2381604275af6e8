"""Words that the speaker was quoting, given as the speaker's own.

Goes in: a quotation that was found by its words. Comes out: drafts of the type *words that the speaker was
quoting given as the speaker's own*. The article that says in the sentence, or in the one before, whose
words they are, gives them as a quotation: no remark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.alignment.words import content_stems, fold_words
from compare.differences import say
from compare.differences.frame import Draft
from compare.differences.structure.case import Case
from compare.language import gettext_lazy
from compare.model import Passage, Span
from compare.segment.sentences import count_words

__all__ = ["find_nested", "inner_quotations"]

_MARKED = re.compile(
    r"“([^“”]+)”|(?<!\S)\"(?=\S)([^\"]+)(?<=\S)\"|„([^„“]+)“|«([^«»]+)»|(?<!\w)‘([^‘’]+(?:’\w[^‘’]*)*)’(?!\w)"
)
_LEAST = 4
_INTRODUCTION = 80
"""Code points before a nested quotation in which the record says whose words they are."""


def inner_quotations(text: str, span: Span) -> tuple[Span, ...]:
    """What stands in quotation marks in a stretch of a record, marks excluded; four words or more."""
    found = []
    for match in _MARKED.finditer(text, span.start, span.end):
        inner = next(group for group in range(1, 6) if match[group] is not None)
        if count_words(match[inner]) >= _LEAST:
            found.append(Span(*match.span(inner)))
    return tuple(found)


def find_nested(case: Case) -> Iterator[Draft]:
    """A quotation that lies wholly inside quotation marks of the record, given to the speaker."""
    claim = case.claim
    if (
        claim.quotation is None
        or claim.quotation.nested
        or not case.found_by_words
        or len(case.printed) < _LEAST
    ):
        return
    if case.alignment.attribution != "agrees":
        return
    for passage, stretch in zip(case.passages, case.stretches, strict=True):
        for inner in inner_quotations(case.said_text, passage.span):
            if _inside(inner, stretch) and not _introduced(case, passage, inner):
                yield case.draft(
                    "words that the speaker was quoting given as the speaker's own", claim.span, inner,
                    gettext_lazy(
                        "The record reads “{theirs}” as words that {speaker} quotes; the article prints them "
                        "as the speaker's own.",
                        theirs=say.shown(inner.slice(case.said_text)),
                        speaker=passage.speaker or gettext_lazy("the speaker"),
                    ),
                )  # fmt: skip


def _inside(inner: Span, stretch: Span) -> bool:
    return inner.start - 1 <= stretch.start and stretch.end <= inner.end + 1


def _introduced(case: Case, passage: Passage, inner: Span) -> bool:
    """True if the article says beside the quotation what the record says before the words."""
    start = max(0, inner.start - _INTRODUCTION)
    said = content_stems(fold_words(case.said_text, (Span(start, inner.start),)).folded)
    own = set(content_stems(fold_words(passage.speaker or "").folded))
    beside = set(content_stems(fold_words(_beside(case)).folded))
    return bool((set(said) - own - _SAYING) & beside)


_SAYING = frozenset(
    content_stems(("said", "says", "told", "asked", "add", "call", "called", "people", "year"))
)


def _beside(case: Case) -> str:
    """The sentence of the quotation without it, and the sentence before in its paragraph."""
    sentences = case.article.sentences
    number = next(at for at, one in enumerate(sentences) if one.id == case.claim.sentence_id)
    own = sentences[number].block
    shown = [
        one.span.slice(case.printed_text)
        for one in sentences[max(0, number - 1) : number + 1]
        if one.block == own
    ]
    return " ".join(shown).replace(case.claim.span.slice(case.printed_text), " ")
