"""What holds of every difference, on pieces with one change of each kind and on faithful ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from compare.comparison import Comparison
from compare.differences.types import IN_TRANSLATION, SEVERITY
from compare.language import english, speaking
from compare.model import Difference
from compare.runner.pipeline import run
from compare.segment.transcript import load_transcript
from compare.testing import generate_changes, generate_harmless
from compare.testing.score import generated_event, lay_out

ROOT = Path(__file__).resolve().parents[2]
QUOTED = re.compile(r"“([^“”]*)”")
LEAST_TYPES = 25


@pytest.fixture(scope="module", name="comparison")
def _comparison() -> Comparison:
    """One piece of each change and of each faithful form, from the fictional address, run as articles."""
    record = load_transcript(ROOT / "sources" / "harbour-address" / "transcript.txt")
    changed = lay_out(generate_changes(record, seed=3, per_type=1))
    harmless = lay_out(generate_harmless(record, seed=3, per_type=1), prefix="articles/harmless")
    return run(generated_event(record, changed + harmless))


def found(comparison: Comparison) -> list[tuple[str, str, Difference]]:
    """Each difference with the kept texts of its article and of its record."""
    articles = {one.id: one.document.text for one in comparison.articles}
    (record,) = comparison.transcripts
    pairs = zip(comparison.claim_records, comparison.alignment_records, strict=True)
    return [
        (articles[claim.article_id], record.document.text, one)
        for claim, alignment in pairs
        for one in alignment.differences
    ]


def test_words_are_slices_of_the_kept_texts(comparison: Comparison) -> None:
    """Both sides are slices without blanks at an end, inside the texts; one of them has words; the record's
    begins in the passage that is named.
    """
    kinds = set()
    for article, record, one in found(comparison):
        kinds.add(one.type)
        assert one.claim_span.slice(article) == one.claim_text == one.claim_text.strip()
        assert one.claim_span.end <= len(article)
        assert one.claim_text or one.passage_text
        assert (one.passage_id is None) == (one.passage_span is None)
        if one.passage_id is not None and one.passage_span is not None:
            passage = comparison.passages[one.passage_id].span
            assert one.passage_span.slice(record) == one.passage_text == one.passage_text.strip()
            assert passage.start <= one.passage_span.start <= passage.end
    assert len(kinds) >= LEAST_TYPES


def test_what_an_explanation_quotes_stands_in_one_of_the_texts(comparison: Comparison) -> None:
    """Words in quotation marks are the article's or the record's; only a long stretch is cut inside."""
    for article, record, one in found(comparison):
        texts = [" ".join(kept.split()) for kept in (article, record)]
        for words in QUOTED.findall(english(one.explanation)):
            ends = words.split(" … ")
            assert words == "said" or any(all(end in text for end in ends) for text in texts), words


def test_an_explanation_is_a_sentence_in_either_language(comparison: Comparison) -> None:
    """No word twice, no name in braces, a capital and a full stop."""
    for _, _, one in found(comparison):
        with speaking("de"):
            german = str(one.explanation)
        assert german != english(one.explanation)
        for told in (english(one.explanation), german):
            plain = re.sub(r"[“„][^“”„]*[“”]", "…", told)
            assert not re.search(r"\b(\w+) \1\b|[{}]|,,|\.\.", plain), told
            assert re.match(r"[A-ZÄÖÜ0-9]", told)
            assert told.endswith("."), told


def test_every_severity_is_that_of_the_table(comparison: Comparison) -> None:
    """As spoken, no type weighs more or less than its row says."""
    assert all(one.severity == SEVERITY[one.type] for _, _, one in found(comparison))  # type: ignore[index]


def test_the_page_on_differences_is_the_table(root: Path) -> None:
    """Each type has a row with its severity, and the page names no type that there is not."""
    page = (root / "docs" / "differences.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| ([^|]+?) \| ([0-3](?: / [0-3])?) \|", page, re.MULTILINE))
    together = {
        "punctuation, case": ("punctuation", "case"),
        "spelling, contraction": ("spelling", "contraction"),
        "number, unit, date": ("number", "unit", "date"),
        "marked deletion, unmarked deletion": ("marked deletion", "unmarked deletion"),
        "modality, hedge or qualifier dropped, added, strengthened, weakened": tuple(
            f"modality, hedge or qualifier {how}" for how in ("dropped", "added", "strengthened", "weakened")
        ),
        "synonym / content word replaced otherwise": ("synonym", "content word replaced otherwise"),
    }
    told = {}
    for names, severities in rows.items():
        kinds = together.get(names, (names,))
        weights = severities.split(" / ")
        told |= dict(zip(kinds, weights * len(kinds) if len(weights) == 1 else weights, strict=False))

    assert told == {kind: str(severity) for kind, severity in SEVERITY.items()}
    assert set(IN_TRANSLATION) <= set(told)
