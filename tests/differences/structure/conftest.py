"""A small record and articles on it, from which the cases of the tests are made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from compare.differences.find import pairs_of
from compare.differences.frame import Context, Draft
from compare.differences.structure.case import Case
from compare.differences.structure.detect import find_across, find_structure
from compare.model import Alignment, Article, Claim, Transcript
from compare.testing import make_alignment, make_claim, make_transcript

TURNS: Sequence[tuple[str, Sequence[str]]] = (
    ("Ida Brandt", [
        "Good evening.",
        "The old bridge carries the weight of the whole valley.",
        "If the province agrees, we will open the new bridge in May.",
        "It may cost more than we hoped.",
        "My grandmother had a saying: “A river never asks for permission.”",
    ]),
    ("Otto Kern", ["Will you lower the toll for farmers?"]),
    ("Ida Brandt", ["No.", "Nothing changes before the winter.", "The miller feeds the baker in this town."]),
    ("Otto Kern", ["I have crossed that bridge for forty years, and I trust it."]),
)  # fmt: skip


@pytest.fixture
def record() -> Transcript:
    """The record."""
    return make_transcript(TURNS)


Placed = tuple[Claim, Alignment]


@pytest.fixture
def placed(record: Transcript) -> Callable[..., Placed]:
    """Makes a quotation of an article and aligns it to words of the record."""

    def make(article: Article, words: str | Sequence[str], *said: str, **fields: Any) -> Placed:
        parts = [words] if isinstance(words, str) else list(words)
        alignment = {
            name: fields.pop(name) for name in ("attribution", "level", "location") if name in fields
        }
        kind = fields.pop("kind", "direct quotation")
        claim = make_claim(article, *parts, kind=kind, speaker=fields.pop("speaker", "Ida Brandt"), **fields)
        return claim, make_alignment(claim, record, *said, **alignment)

    return make


@pytest.fixture
def looked_at(record: Transcript) -> Callable[..., Context]:
    """The context of one article's claims."""

    def make(article: Article, *claims: Placed) -> Context:
        return pairs_of(
            [claim for claim, _ in claims], [alignment for _, alignment in claims], [article], [record]
        )

    return make


@pytest.fixture
def found(record: Transcript, looked_at: Callable[..., Context]) -> Callable[..., list[Draft]]:
    """All structural drafts on one article's claims."""

    def make(article: Article, *claims: Placed) -> list[Draft]:
        context = looked_at(article, *claims)
        drafts = [draft for pair in context.pairs.values() for draft in find_structure(pair, ())]
        return drafts + [draft for _, draft in find_across(context)]

    return make


@pytest.fixture
def case(looked_at: Callable[..., Context]) -> Callable[..., Case]:
    """The case of one claim."""

    def make(article: Article, claim: Placed) -> Case:
        return Case(looked_at(article, claim).pairs[claim[0].id])

    return make
