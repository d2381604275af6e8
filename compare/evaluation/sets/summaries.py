"""Summaries held against what they sum up, sentence by sentence; shared by two sets."""

from __future__ import annotations

from collections.abc import Sequence

from compare.alignment.plain import align
from compare.evaluation.baselines import Corpus
from compare.model import RecordInfo, Span, Transcript
from compare.segment.sentences import sentence_spans
from compare.segment.transcript import segment_transcript
from compare.testing import make_document

__all__ = ["SIMPLE", "read_text", "sentence_scores", "sentences_of"]

SIMPLE = ("words", "encoder")
"""Baselines: the best passage's score."""


def sentences_of(text: str) -> list[str]:
    """The sentences of a text."""
    return [span.slice(text) for span in sentence_spans(text, Span(0, len(text)))]


def read_text(text: str) -> Transcript:
    """A text as a record, read as a file with these words would be."""
    return segment_transcript(make_document(text, source="doc.txt"), RecordInfo(file="doc.txt"))


def sentence_scores(sentences: Sequence[str], record: Transcript, corpus: Corpus) -> dict[str, list[float]]:
    """Per scorer one score for each sentence of a summary, which stand in text order."""
    found = {"ours": [one.support for one in align(sentences, record)]}
    for name in SIMPLE:
        found[name] = [float(corpus.scores(name, one).max()) for one in sentences]
    return found
