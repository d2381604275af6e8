"""Builders of small records, and texts with one known difference; shipped, so that others can test with them.

Goes in: words, or a record. Comes out: values of `compare.model`, or pieces of articles of which it is known
how they differ from the record. Nothing here reads a detector, nor shares a list of words with one.
"""

from __future__ import annotations

from compare.testing.build import (
    find_span,
    make_alignment,
    make_article,
    make_claim,
    make_comparison,
    make_difference,
    make_document,
    make_event,
    make_transcript,
)
from compare.testing.generate import CHANGE_TYPES, generate_changes, generate_harmless
from compare.testing.planted import Planted

__all__ = [
    "CHANGE_TYPES",
    "Planted",
    "find_span",
    "generate_changes",
    "generate_harmless",
    "make_alignment",
    "make_article",
    "make_claim",
    "make_comparison",
    "make_difference",
    "make_document",
    "make_event",
    "make_transcript",
]
