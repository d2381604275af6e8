"""The quality gates, and what must hold on real events; skipped where the real texts are missing."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from compare.comparison import Comparison
from compare.evaluation.outcome import Measure, Outcome
from compare.evaluation.sets import real_event
from compare.evaluation.shipped import outcomes_of, read_quality
from compare.evaluation.suite import SETS, SHARED, LabelledSet, chosen_sets, digest, is_here
from compare.ingest.event import load_event
from compare.runner.pipeline import run

sys.path.insert(0, str(Path(__file__).resolve().parent))

import gate

MEASURED_HERE = chosen_sets(["bundled-event", "planted-differences", "real-event", "topic-borders"])
"""Quick enough to be measured with every run of the tests; the others: ``pressdiff evaluate``."""
CASES = sorted(path for path in (SHARED / "cases").glob("*") if (path / "transcript.txt").is_file())
needs_seeds = pytest.mark.skipif(
    not real_event.files(SHARED), reason="the real event with its key is not here (../shared)"
)
needs_cases = pytest.mark.skipif(not CASES, reason="the real events are not here (../shared/cases)")


@pytest.mark.parametrize("one", MEASURED_HERE, ids=lambda one: one.name)
def test_no_measure_falls_below_its_floor(one: LabelledSet) -> None:
    """On the pinned texts every measure reaches its floor."""
    files = one.files(SHARED)
    if not is_here(one, SHARED):
        pytest.skip(f"the texts of {one.name} are not here (../shared)")
    floors = gate.read_floors()[one.name]

    assert digest(files) == floors["digest"], "the texts have changed: pin their floors anew"
    reached = one.measure(SHARED)
    assert gate.fallen(one.name, reached, floors["floors"]) == []
    assert gate.unpinned(one.name, reached, floors["floors"]) == []


@pytest.mark.parametrize("one", SETS, ids=lambda one: one.name)
def test_what_ships_was_measured_on_the_pinned_texts(one: LabelledSet) -> None:
    """The file of measured quality holds every set, on the texts of its floors, and none below a floor."""
    quality, floors = read_quality(), gate.read_floors()[one.name]

    assert quality["sets"][one.name]["digest"] == floors["digest"]
    assert gate.fallen(one.name, outcomes_of(quality)[one.name], floors["floors"]) == []


def _outcome(**values: float) -> Outcome:
    """Measures by name; what is named ``errors`` is better the lower."""
    return Outcome(
        measures=tuple(
            Measure(name=name, ours=value, n=10, lower_is_better=name == "errors")
            for name, value in values.items()
        )
    )


def test_the_gate_names_a_measure_that_fell() -> None:
    """A value below its floor, an error above it, a measure gone and one without a floor are named."""
    outcome = _outcome(a=0.4, b=1.0, errors=0.3)
    floors = {"a": 0.5, "errors": 0.2, "gone": 0.1}

    assert gate.fallen("x", outcome, floors) == [
        "x: a is 0.4000, its floor 0.5000",
        "x: errors is 0.3000, its floor 0.2000",
        "x: gone is gone, its floor 0.1000",
    ]
    assert gate.unpinned("x", outcome, floors) == ["x: b has no floor"]
    assert gate.fallen("x", _outcome(a=0.5, errors=0.2), {"a": 0.5, "errors": 0.2}) == []


def test_an_update_raises_floors_and_lowers_none() -> None:
    """Pinning takes what is better and refuses as a whole where one measure is worse."""
    quality = {"sets": {"x": {"digest": "d", **_outcome(a=0.61239, errors=0.12341).to_json()}}}

    fresh = gate.update(quality, {"x": {"digest": "d", "floors": {"a": 0.6, "errors": 0.2}}, "y": {}})
    assert fresh == {"x": {"digest": "d", "floors": {"a": 0.6123, "errors": 0.1235}}, "y": {}}
    with pytest.raises(ValueError, match=r"x: a is 0\.6124, its floor 0\.7000"):
        gate.update(quality, {"x": {"digest": "d", "floors": {"a": 0.7}}})


@pytest.fixture(scope="module")
def key() -> real_event.Key:
    """The answer key of the real event."""
    return real_event.read_key(SHARED)


@pytest.fixture(scope="module")
def seeds(key: real_event.Key) -> Comparison:
    """The real event, compared as loose files."""
    return real_event.run_event(key)


@needs_seeds
def test_residue_of_real_pages_is_never_a_claim_or_a_passage(seeds: Comparison) -> None:
    """Share lines, a site's footer and an app's notice are in no claim and in no passage."""
    residue = ("GIPHY", "share button", "Global Research", "To be continued", "Copyright", "Featured image")
    shown = [claim.text for claim in seeds.claim_records] + [
        passage.text for passage in seeds.passages.values()
    ]

    assert [text for text in shown if any(words in text for words in residue)] == []


@needs_seeds
def test_the_speakers_quotations_of_article_b_are_all_located(seeds: Comparison, key: real_event.Key) -> None:
    """None of the clause-length quotations of the speaker in the second article is called not located."""
    article = next(one for one in seeds.articles if one.info.file.endswith(key.articles["B"].name))
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
def test_what_article_a_places_at_the_end_is_not_located_and_says_so(
    seeds: Comparison, key: real_event.Key
) -> None:
    """The quotations of the last block carry the article's own words of place and are not located."""
    article = next(one for one in seeds.articles if one.info.file.endswith(key.articles["A"].name))
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
