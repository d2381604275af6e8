"""The bundled event held against its key: how many claims were read and placed as they were planted.

The key is part of a checkout (`tests/gold/harbour-address`), not of the installed package.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from compare.comparison import Comparison
from compare.evaluation.outcome import Measure, Outcome
from compare.evaluation.reading import read_json
from compare.ingest.event import load_event
from compare.model import Alignment, Claim
from compare.runner.folder import bundled_event
from compare.runner.pipeline import run

__all__ = ["KEY", "Score", "files", "measure", "score"]

KEY = Path(__file__).resolve().parents[3] / "tests" / "gold" / "harbour-address" / "key.json"
QUOTED = ("direct quotation", "partial quotation", "scare quote")

FIRST_RUN = {
    "found": 175 / 176,
    "kind": 135 / 175,
    "checkable": 131 / 171,
    "location": 98 / 117,
    "wording": 47 / 57,
    "attribution": 96 / 117,
    "passage": 103 / 111,
}
"""What the aligner reached when it was run against this key for the first time."""


@dataclass(slots=True)
class Score:
    """Agreements and comparisons by variable, and where they differ."""

    right: dict[str, int] = field(default_factory=dict)
    total: dict[str, int] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def count(self, variable: str, agrees: bool, note: str) -> None:
        """One comparison."""
        self.total[variable] = self.total.get(variable, 0) + 1
        self.right[variable] = self.right.get(variable, 0) + agrees
        if not agrees:
            self.misses.append(f"{variable}: {note}")


def files(_shared: Path) -> list[Path]:
    """The event and its key; nothing where the key is not here."""
    event = bundled_event()
    texts = [event / "transcript.txt", *sorted((event / "articles").glob("*.txt"))]
    return [*texts, KEY] if KEY.is_file() else []


def measure(_shared: Path) -> Outcome:
    """Share of agreement by variable."""
    result = score(run(load_event(bundled_event())))
    return Outcome(
        measures=tuple(
            Measure(
                name=name,
                ours=result.right[name] / total,
                n=total,
                baselines=(("first run", FIRST_RUN[name]),),
                bar=1.0,
                target=True,
            )
            for name, total in result.total.items()
        )
    )


def score(comparison: Comparison) -> Score:
    """Every key claim against the claim of the run that stands in its place.

    Counted: ``found`` (a claim of the run overlaps it, a quotation for a quotation), then of those found
    ``kind``, ``checkable``, and of the checkable ones ``location``, ``wording``, ``attribution``,
    ``passage`` (one of the passages of the key is among those of the run).
    """
    result = Score()
    for item in read_json(KEY)["claims"]:
        placed = _place(item, comparison)
        note = f"{item['article']}: {_text(item)[:70]}"
        result.count("found", placed is not None, note)
        if placed is None:
            continue
        claim, alignment = placed
        result.count("kind", claim.kind == item["kind"], f"{note} | {item['kind']} / {claim.kind}")
        checkable = item["checkable"] and item["kind"] != "scare quote"
        if item["kind"] != "scare quote":
            result.count(
                "checkable",
                claim.checkable == item["checkable"],
                f"{note} | {item['reason']} / {claim.reason}",
            )
        if checkable and claim.checkable:
            _count_decision(result, item, alignment, comparison, note)
    return result


def _count_decision(
    result: Score, item: dict[str, Any], alignment: Alignment, comparison: Comparison, note: str
) -> None:
    for variable in ("location", "wording", "attribution"):
        wanted, got = item[variable], getattr(alignment, variable)
        if wanted is not None:
            result.count(variable, wanted == got, f"{note} | {wanted} / {got}")
    if item["location"] in ("located", "partly located"):
        wanted_texts = {*item["passages"], *item["also_ok"]}
        texts = [comparison.passages[match.passage_id].text for match in alignment.passages]
        hit = any(text in wanted or wanted in text for text in texts for wanted in wanted_texts)
        result.count("passage", hit, f"{note} | {texts[:1]}")


def _text(item: dict[str, Any]) -> str:
    return item["text"] if isinstance(item["text"], str) else item["text"][0]


def _place(item: dict[str, Any], comparison: Comparison) -> tuple[Claim, Alignment] | None:
    """The claim of the run that overlaps a key claim most; a quotation only for a quotation."""
    article = next(one for one in comparison.articles if one.info.file.endswith(item["article"]))
    text = _text(item)
    start = article.document.text.find(text)
    end = start + len(text)
    best: tuple[int, Claim] | None = None
    for claim in comparison.claims_of(article.id):
        if (claim.quotation is not None) != _is_quotation(item, article.document.text, start):
            continue
        shared = sum(max(0, min(end, part.end) - max(start, part.start)) for part in claim.parts)
        if shared and (best is None or shared > best[0]):
            best = (shared, claim)
    return None if best is None else (best[1], comparison.alignments_by_claim[best[1].id])


def _is_quotation(item: dict[str, Any], text: str, start: int) -> bool:
    """Quotations of a heading have the kind "heading" in the key: told by the mark before them."""
    return item["kind"] in QUOTED or (item["kind"] == "heading" and text[max(0, start - 1)] in "“‘\"'")
