"""Editions of whole events hold no more of an article than is shown. They run where PRESSDIFF_FULL is set."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path

import pytest

from compare.comparison import Comparison
from compare.findings import findings_of
from compare.ingest.event import load_event
from compare.model import Confirmation
from compare.publication.edition import Imprint
from compare.publication.issue import Wish, issue
from compare.review.decide import Desk
from compare.review.decisions import DECISIONS_FILE, append_decisions
from compare.review.effect import reviewed
from compare.runner.folder import bundled_event
from compare.runner.pipeline import run

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.model,
    pytest.mark.pdf,
    pytest.mark.skipif(not os.environ.get("PRESSDIFF_FULL"), reason="PRESSDIFF_FULL is not set"),
]


def bare(text: str) -> str:
    """Letters and figures alone: no layout hides a sentence."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def words_of(path: Path) -> str:
    """All that a file says."""
    if path.suffix == ".pdf":
        from pypdf import PdfReader

        return bare(" ".join(page.extract_text() for page in PdfReader(path).pages))
    return bare(unescape(re.sub(r"<[^>]+>", "", path.read_text(encoding="utf-8"))).replace('\\"', '"'))


def decided(comparison: Comparison, folder: Path) -> None:
    """Two people reject every third finding, and confirm the others from severity 1 on."""
    for who in ("Editor", "Lawyer"):
        desk = Desk(comparison=comparison, by=who, at=datetime(2026, 1, 5, tzinfo=UTC))
        wanted = [one for one in findings_of(comparison) if one.severity != 0 and one.claim_id]
        append_decisions(
            folder / DECISIONS_FILE,
            [desk.decide(one.id, "confirm" if at % 3 else "reject") for at, one in enumerate(wanted)],
        )


def published(source: Path, folder: Path) -> tuple[Comparison, Path]:
    """The comparison of an event, and the folder of its edition."""
    event = load_event(source)
    comparison = run(event)
    confirmed = replace(event, confirmation=Confirmation(status="confirmed", by="Copy desk", at="2026-01-02"))
    comparison = replace(comparison, event=confirmed)
    decided(comparison, folder)
    wish = Wish(
        event="event", on=date(2026, 2, 1), imprint=Imprint(publisher="P", contact="C"), force="A test."
    )
    return comparison, issue(folder, *reviewed(comparison, folder), wish, folder / "out").folder


def seeds(folder: Path) -> Path:
    """The real event as a loose folder."""
    if not SEEDS.is_dir():
        pytest.skip("the real event is not here (../shared)")
    (folder / "articles").mkdir(parents=True)
    for path in SEEDS.glob("*.txt"):
        name = "transcript.txt" if path.name.startswith("001_") else f"articles/{path.name}"
        (folder / name).write_bytes(path.read_bytes())
    return folder


@pytest.mark.parametrize("name", ["bundled", "seeds"])
def test_no_other_sentence_of_an_event_is_in_a_file(tmp_path: Path, name: str) -> None:
    """Every sentence of every article in which nothing is shown is looked for in every file."""
    source = bundled_event() if name == "bundled" else seeds(tmp_path / "seeds")
    comparison, folder = published(source, tmp_path)
    value = json.loads((folder / "edition.json").read_text(encoding="utf-8"))
    shown = {case["id"] for art in value["articles"] for case in (*art["findings"], *art["correspond"])}
    record = bare(" ".join(one.document.text for one in comparison.transcripts))
    files = {path.name: words_of(path) for path in folder.iterdir()}
    looked_for = 0
    for article in comparison.articles:
        spans = [claim.span for claim in comparison.claims_of(article.id) if claim.id in shown]
        own = [one for one in article.sentences if any(span.overlaps(one.span) for span in spans)]
        # A heading may stand once more inside another: what is shown is shown.
        free = record + bare(" ".join(one.span.slice(article.document.text) for one in own))
        for sentence in article.sentences:
            words = sentence.span.slice(article.document.text)
            same = bare(words)
            if sentence in own or words == article.title or len(same) < 12 or same in free:
                continue
            looked_for += 1
            assert [file for file, text in files.items() if same in text] == [], words
    assert looked_for > 50
    assert len(files) == 7
