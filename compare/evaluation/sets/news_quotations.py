"""`news-quotations`: direct quotations that newspapers printed, held against the transcript of the event."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from compare.alignment.plain import align
from compare.evaluation.measures import cross_fitted, mean
from compare.evaluation.outcome import Decision, Measure, Outcome, Value
from compare.evaluation.quotus import TranscriptWords, match
from compare.evaluation.reading import LabelledRecord, read_record, read_rows

__all__ = ["FOLDER", "files", "measure", "texts"]

FOLDER = Path("data", "news-quotations")
TRANSCRIPTS = Path("data", "debate-claims", "transcripts")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What somebody says of one quotation.

    Attributes:
        located: Whether it is there.
        lines: Where.
        verbatim: Whether it is word for word; ``None`` if not located.
    """

    located: bool
    lines: frozenset[int] = frozenset()
    verbatim: bool | None = None


def files(shared: Path) -> list[Path]:
    """The quotations, and the transcripts that they are looked for in."""
    return [shared / FOLDER / "pairs.jsonl", *sorted((shared / TRANSCRIPTS).glob("*.tsv"))]


def texts(shared: Path) -> list[list[str]]:
    """The transcripts that quotations are looked for in, one of each event."""
    names = sorted({row["transcript"] for row in _rows(shared)})
    return [[" ".join(_record(shared / TRANSCRIPTS / f"{name}.tsv")[0].texts)] for name in names]


def _rows(shared: Path) -> list[dict[str, Any]]:
    """The quotations that people labelled, by transcript."""
    rows = read_rows(shared / FOLDER / "pairs.jsonl", transcript=str, quote=str, match=(int, str), lines=list)
    return sorted((row for row in rows if row["match"] in (0, 1)), key=lambda row: row["transcript"])


def measure(shared: Path) -> Outcome:
    """Precision, recall, right line, verbatim or altered; ours, QUOTUS's rules and rapidfuzz alone."""
    rows = _rows(shared)
    ours, quotus, fuzzy = [], [], []
    for row in rows:
        record, words = _record(shared / TRANSCRIPTS / f"{row['transcript']}.tsv")
        ours.append(_ours(row["quote"], record))
        quotus.append(_quotus(row["quote"], record, words))
        fuzzy.append(_fuzzy(row["quote"], record))
    labels = [row["match"] == 1 for row in rows]
    cut = cross_fitted([score for score, _ in fuzzy], labels, [row["transcript"] for row in rows])
    rapidfuzz = [_Answer(located=there, lines=lines) for there, (_, lines) in zip(cut, fuzzy, strict=True)]
    answers = {"ours": ours, "QUOTUS": quotus, "partial_ratio": rapidfuzz}
    return Outcome(measures=_measures(answers, rows), decisions=_decisions(ours, rows))


@cache
def _record(path: Path) -> tuple[LabelledRecord, TranscriptWords]:
    record = read_record(path)
    return record, TranscriptWords(record.texts)


def _ours(quotation: str, record: LabelledRecord) -> _Answer:
    """A quotation that fits several places counts as not located: nothing is claimed of it."""
    alignment = align([f"“{quotation}”"], record.transcript)[0]
    if alignment.location not in ("located", "partly located"):
        return _Answer(located=False)
    return _Answer(
        located=True,
        lines=frozenset(record.line_of[item.passage_id] for item in alignment.passages),
        verbatim=alignment.wording in ("verbatim", "cleaned"),
    )


def _quotus(quotation: str, record: LabelledRecord, words: TranscriptWords) -> _Answer:
    found = match(quotation, words)
    if found is None:
        return _Answer(located=False)
    return _Answer(
        located=True,
        lines=frozenset(record.lines[row] for row in found.lines),
        verbatim=found.score == 0.0,
    )


def _fuzzy(quotation: str, record: LabelledRecord) -> tuple[float, frozenset[int]]:
    """Best `partial_ratio` with any line, and that line."""
    from rapidfuzz import fuzz, process, utils

    _, score, row = process.extractOne(
        quotation, record.texts, scorer=fuzz.partial_ratio, processor=utils.default_process
    )
    return score / 100, frozenset({record.lines[row]})


def _measures(answers: dict[str, list[_Answer]], rows: list[dict[str, Any]]) -> tuple[Measure, ...]:
    found = {name: _figures(given, rows) for name, given in answers.items()}
    bars = {"precision": 0.99, "recall": 0.95, "right line": 0.97, "verbatim or altered": 0.95}
    return tuple(
        Measure(
            name=name,
            ours=found["ours"][name][0],
            n=found["ours"][name][1],
            baselines=tuple((other, found[other][name][0]) for other in answers if other != "ours"),
            bar=bar,
        )
        for name, bar in bars.items()
    )


def _figures(given: list[_Answer], rows: list[dict[str, Any]]) -> dict[str, tuple[Value, int]]:
    """Each measure with what it is taken over."""
    both = list(zip(given, rows, strict=True))
    called = [row["match"] == 1 for answer, row in both if answer.located]
    there = [answer.located for answer, row in both if row["match"] == 1]
    matched = [(answer, row) for answer, row in both if answer.located and row["match"] == 1]
    lines = [not answer.lines.isdisjoint(row["lines"]) for answer, row in matched]
    wording = [
        answer.verbatim == (row["kind"] == "verbatim")
        for answer, row in matched
        if answer.verbatim is not None and row.get("kind") in ("verbatim", "altered")
    ]
    named = (
        ("precision", called),
        ("recall", there),
        ("right line", lines),
        ("verbatim or altered", wording),
    )
    return {name: (mean(values), len(values)) for name, values in named}


def _decisions(ours: list[_Answer], rows: list[dict[str, Any]]) -> tuple[Decision, ...]:
    both = list(zip(ours, rows, strict=True))
    there, called = sum(row["match"] == 1 for row in rows), sum(answer.located for answer in ours)
    right = sum(answer.located and row["match"] == 1 for answer, row in both)
    matched = [(answer, row) for answer, row in both if answer.located and row["match"] == 1]
    lined = sum(not answer.lines.isdisjoint(row["lines"]) for answer, row in matched)
    found = [
        Decision(kind="quotation called located", called=called, right=right, actual=there, form="as spoken"),
        Decision(
            kind="quotation called not located",
            called=len(rows) - called,
            right=len(rows) - called - (there - right),
            actual=len(rows) - there,
            form="as spoken",
        ),
        Decision(
            kind="passage of a located quotation", called=right, right=lined, actual=right, form="as spoken"
        ),
    ]
    for kind, verbatim in (("verbatim", True), ("altered", False)):
        said = [row["kind"] == kind for answer, row in matched if answer.verbatim is verbatim]
        real = sum(row["kind"] == kind for _, row in matched)
        found.append(
            Decision(
                kind=f"quotation called {kind}",
                called=len(said),
                right=sum(said),
                actual=real,
                form="as spoken",
            )
        )
    return tuple(found)
