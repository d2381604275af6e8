"""The quality gates, and what must hold on real events; skipped where the real texts are missing."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from compare.comparison import Comparison
from compare.ingest.event import load_event
from compare.runner.pipeline import run

sys.path.insert(0, str(Path(__file__).resolve().parent))

import gate
import gold

CASES = sorted(path for path in (gold.SHARED / "cases").glob("*") if (path / "transcript.txt").is_file())
needs_seeds = pytest.mark.skipif(
    not gold.files(), reason="the real event with its key is not here (../shared)"
)
needs_cases = pytest.mark.skipif(not CASES, reason="the real events are not here (../shared/cases)")


@pytest.mark.parametrize("name", gate.CORPORA)
def test_no_measure_falls_below_its_floor(name: str) -> None:
    """On the pinned corpus every measure reaches its floor."""
    files, measure = gate.CORPORA[name]
    if not files():
        pytest.skip(f"the texts of the {name} are not here")
    pinned = gate.read_floors()[name]

    assert gate.digest(files()) == pinned["digest"], "the corpus has changed: pin its floors anew"
    reached = measure()
    assert gate.fallen(name, reached, pinned["floors"]) == []
    assert gate.unpinned(name, reached, pinned["floors"]) == []


def test_the_gate_names_a_measure_that_fell() -> None:
    """A value below its floor, and a measure without a floor, are each named."""
    reached, floors = {"a": 0.4, "b": 1.0}, {"a": 0.5, "gone": 0.1}

    assert gate.fallen("x", reached, floors) == [
        "x: a is 0.4000, its floor 0.5000",
        "x: gone is 0.0000, its floor 0.1000",
    ]
    assert gate.unpinned("x", reached, floors) == ["x: b has no floor"]
    assert gate.fallen("x", {"a": 0.5}, {"a": 0.5}) == []


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """The real event, compared as loose files."""
    return gold.run_seeds(tmp_path_factory.mktemp("seeds") / "seeds")


@needs_seeds
def test_residue_of_real_pages_is_never_a_claim_or_a_passage(seeds: Comparison) -> None:
    """Share lines, a site's footer and an app's notice are in no claim and in no passage."""
    residue = ("GIPHY", "share button", "Global Research", "To be continued", "Copyright", "Featured image")
    shown = [claim.text for claim in seeds.claim_records] + [
        passage.text for passage in seeds.passages.values()
    ]

    assert [text for text in shown if any(words in text for words in residue)] == []


@needs_seeds
def test_the_speakers_quotations_of_article_b_are_all_located(seeds: Comparison) -> None:
    """None of the clause-length quotations of the speaker in the second article is called not located."""
    article = next(one for one in seeds.articles if one.info.file.endswith(gold.ARTICLES["B"]))
    speaker = max(seeds.transcripts[0].speakers, key=lambda one: _words(seeds, one.name)).name
    quoted = [
        seeds.alignments_by_claim[claim.id].location
        for claim in seeds.claims_of(article.id)
        if claim.kind == "direct quotation" and claim.attribution.speaker == speaker
    ]

    assert len(quoted) == 6
    assert "not located" not in quoted


def _words(comparison: Comparison, speaker: str) -> int:
    return sum(passage.n_words for passage in comparison.passages.values() if passage.speaker == speaker)


@needs_seeds
def test_what_article_a_places_at_the_end_is_not_located_and_says_so(seeds: Comparison) -> None:
    """The quotations of the last block carry the article's own words of place and are not located."""
    article = next(one for one in seeds.articles if one.info.file.endswith(gold.ARTICLES["A"]))
    last = [claim for claim in seeds.claims_of(article.id) if claim.placed_outside]
    quoted = [claim for claim in last if claim.kind == "direct quotation"]

    assert len(quoted) >= 3
    assert {seeds.alignments_by_claim[claim.id].location for claim in quoted} == {"not located"}
    assert all("final points" in (claim.placed_outside or "") for claim in last)


@needs_cases
@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_real_events_run_and_decoys_stay_out(case: Path, tmp_path: Path) -> None:
    """A real event runs as loose files; of articles on another event at most stock phrases are located."""
    (tmp_path / "articles").mkdir()
    shutil.copy(case / "transcript.txt", tmp_path / "transcript.txt")
    for article in case.glob("article-*.txt"):
        shutil.copy(article, tmp_path / "articles" / article.name)
    comparison = run(load_event(tmp_path))

    assert len(comparison.articles) == len(list(case.glob("article-*.txt")))
    for article in comparison.articles:
        if "DECOY" in article.info.label:
            assert _long_located(comparison, article.id) == []


def _long_located(comparison: Comparison, article_id: str) -> list[str]:
    """Quotations of five words or more that were located."""
    return [
        claim.text
        for claim in comparison.claims_of(article_id)
        if claim.kind in ("direct quotation", "partial quotation")
        and len(claim.text.split()) >= 5
        and comparison.alignments_by_claim[claim.id].location in ("located", "partly located")
    ]
