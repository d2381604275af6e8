"""An answer without the question that gives it its sense.

Goes in: the quotations of an article that were found by their words. Comes out: drafts of the type *answer
without its question*. An answer counts as one that leans on its question if it begins with a word of assent
or denial, or with an auxiliary alone ("I do."), and repeats nothing of the question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from compare.alignment.words import content_stems, fold_words
from compare.differences import say
from compare.differences.frame import Draft
from compare.differences.structure.case import Case
from compare.ingest.wordlists import word_set
from compare.language import gettext_lazy
from compare.model import Passage

__all__ = ["find_answers"]

LEANING = word_set(
    "yes no yeah yep nope absolutely never certainly definitely exactly correct right true sure not"
)
"""First words of an answer that say nothing without the question."""

_LEANING_PHRASES = re.compile(
    r"of course\b|not (?:at all|really|yet)\b|no[,.]|"
    r"(?:yes|no)?[,.]?\s*(?:i|we|they|he|she|it|you|there|that)['’ ]?\s*"
    r"(?:do|did|does|am|is|are|was|were|will|would|have|has|had|can|could|should|might|may)"
    r"(?:n['’]t| not)?[.,!;]",
    re.IGNORECASE,
)
LEAST = 3
"""Words of a quotation below which it is no answer but a phrase."""

_WINDOW = 2
"""Sentences before the quotation in which the article may tell the question."""


def find_answers(cases: Sequence[Case]) -> Iterator[tuple[Case, Draft]]:
    """Quotations that begin an answer and lean on a question that the article does not tell.

    Args:
        cases: The located claims of one article.
    """
    for case in cases:
        for draft in _answer(case, cases):
            yield case, draft


def _answer(case: Case, around: Sequence[Case]) -> Iterator[Draft]:
    if (
        case.claim.quotation is None
        or case.claim.block == "headline"
        or not case.found_by_words
        or not case.passages
        or len(case.printed) < LEAST
    ):
        return
    question = _question(case)
    if question is None or not _leans(case) or _repeats(case, question):
        return
    if _told(case, question, around):
        return
    yield case.draft(
        "answer cut from its question", case.claim.span, case.stretches[0],
        gettext_lazy(
            "In the record these words answer “{question}”, which the article does not print.",
            question=say.shown(question.text),
        ),
    )  # fmt: skip


def _question(case: Case) -> Passage | None:
    """The question of another speaker right before the passage, if the quotation begins with its first
    word.
    """
    passages = case.record.passages
    row = next(at for at, one in enumerate(passages) if one.id == case.passages[0].id)
    before = passages[row - 1] if row else None
    opens = not fold_words(case.said_text[case.passages[0].span.start : case.stretches[0].start]).folded
    asked = (
        before is not None and before.turn_id != passages[row].turn_id and before.text.rstrip().endswith("?")
    )
    return before if asked and opens else None


def _leans(case: Case) -> bool:
    text = case.claim.core[0].slice(case.printed_text)
    return case.printed.folded[0] in LEANING or bool(_LEANING_PHRASES.match(text))


def _repeats(case: Case, question: Passage) -> bool:
    """True if the quotation itself takes up a content word of the question."""
    asked = set(content_stems(fold_words(question.text).folded))
    return bool(asked & set(content_stems(case.printed.folded)))


def _told(case: Case, question: Passage, around: Sequence[Case]) -> bool:
    """True if a claim near by is aligned to the question, or a sentence near by has a good part of its
    words.
    """
    sentences = case.article.sentences
    number = next(at for at, one in enumerate(sentences) if one.id == case.claim.sentence_id)
    near = sentences[max(0, number - _WINDOW) : number + 2]
    ids = {one.id for one in near}
    if any(one.claim.sentence_id in ids and question in one.passages for one in around):
        return True
    names = " ".join(speaker.name for speaker in case.record.speakers)  # told beside every quotation
    asked = set(content_stems(fold_words(question.text).folded)) - set(
        content_stems(fold_words(names).folded)
    )
    text = " ".join(one.span.slice(case.printed_text) for one in near)
    if f" {' '.join(fold_words(question.text).folded)} " in f" {' '.join(fold_words(text).folded)} ":
        return True
    shared = asked & set(content_stems(fold_words(text).folded))
    return bool(asked) and len(shared) >= min(2, len(asked)) and 4 * len(shared) >= len(asked)
