"""`debate-claims`: journalists' claims about debates, held against the debate and against other events.

Each claim is looked for by itself, as a string, in its own transcript (a hit is any labelled line) and in
those of three other events, where nothing that is located is right.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from compare.alignment.plain import align, candidates
from compare.evaluation.baselines import Corpus
from compare.evaluation.calibration import brier, calibrate, cross_fitted_probabilities
from compare.evaluation.measures import mean, reciprocal_rank, share_reaching, threshold_at_recall
from compare.evaluation.outcome import Decision, Measure, Outcome
from compare.evaluation.ranking import RETRIEVAL, Ranking
from compare.evaluation.reading import LabelledRecord, read_record, read_rows
from compare.evaluation.split import held_out
from compare.model import Alignment

__all__ = ["FOLDER", "files", "measure"]

FOLDER = Path("data", "debate-claims")

OTHERS = 3
"""Records of other events that each claim is held against."""

DEPTH = 50
"""Passages that are ranked for a claim."""

RECALL = 0.9
"""Recall, same event, at which what is located in other records is counted."""

FITTED = True
"""True as long as the weights of the support score come from transcripts that are not all outside
`compare.evaluation.split.held_out`; then reports print no figure of this set."""

_FOUND = ("located", "partly located")


@dataclass(slots=True)
class _Held:
    """What came of holding claims against records of one kind: one entry per claim and record."""

    decided: list[bool] = field(default_factory=list)
    score: list[float] = field(default_factory=list)
    simple: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    pairs: list[dict[str, Any]] = field(default_factory=list)

    def add(self, pair: dict[str, Any], alignment: Alignment, simple: dict[str, float]) -> None:
        self.decided.append(alignment.location in _FOUND)
        self.score.append(alignment.score)
        self.pairs.append(pair)
        for name, value in simple.items():
            self.simple[name].append(value)

    def where(self, chosen: Sequence[bool]) -> _Held:
        """The chosen entries alone."""
        kept = [place for place, wanted in enumerate(chosen) if wanted]
        return _Held(
            decided=[self.decided[place] for place in kept],
            score=[self.score[place] for place in kept],
            simple={name: [values[place] for place in kept] for name, values in self.simple.items()},
            pairs=[self.pairs[place] for place in kept],
        )


def files(shared: Path) -> list[Path]:
    """The claims, and the transcripts that they are about."""
    folder = shared / FOLDER
    return [folder / "pairs.jsonl", *sorted((folder / "transcripts").glob("*.tsv"))]


def measure(shared: Path) -> Outcome:
    """Hit rates, what is located in other events' records, calibration."""
    folder = shared / FOLDER
    pairs = read_rows(folder / "pairs.jsonl", transcript=str, claim=str, same_event=int, lines=list)
    names = sorted({pair["transcript"] for pair in pairs})
    rankings = {1: Ranking(), 0: Ranking()}
    own, foreign = _Held(), _Held()
    for name in names:
        record = read_record(folder / "transcripts" / f"{name}.tsv")
        corpus = Corpus(record.texts)
        for pair in pairs:
            if pair["transcript"] == name:
                _rank(pair, record, corpus, rankings[int(bool(pair["same_event"]))])
        for pair in pairs:
            held = own if pair["transcript"] == name else foreign
            if held is own or name in others_of(pair, names):
                simple = {one: float(corpus.scores(one, pair["claim"]).max()) for one in RETRIEVAL}
                held.add(pair, align([pair["claim"]], record.transcript)[0], simple)
    return Outcome(
        measures=(*_hits(rankings), *_apart(own, foreign), *_calibration(own, foreign)),
        decisions=_decisions(own, foreign),
    )


def others_of(pair: dict[str, Any], names: Sequence[str]) -> list[str]:
    """Transcripts of other days that a claim is held against: the same ones in every run."""
    own = pair["transcript"]
    apart = [name for name in names if name[:8] != own[:8]]
    return sorted(apart, key=lambda name: hashlib.sha256(f"{pair['claim']}\0{name}".encode()).digest())[
        :OTHERS
    ]


def _rank(pair: dict[str, Any], record: LabelledRecord, corpus: Corpus, ranking: Ranking) -> None:
    ours = [
        record.line_of[passage] for passage, _ in candidates([pair["claim"]], record.transcript, DEPTH)[0]
    ]
    simple = {
        name: [record.lines[row] for row in corpus.ranked(name, pair["claim"])[:DEPTH]] for name in RETRIEVAL
    }
    ranking.add(set(pair["lines"]), ours, simple)


def _hits(rankings: dict[int, Ranking]) -> list[Measure]:
    same, other = rankings[1], rankings[0]
    return [
        same.hits(1, of="same event", bar=0.94),
        same.hits(5, of="same event", bar=0.99),
        same.measure("MRR, same event", reciprocal_rank),
        other.hits(1, of="other occasion", bar=0.62),
        other.hits(5, of="other occasion", bar=0.86),
        other.measure("MRR, other occasion", reciprocal_rank),
    ]


def _apart(own: _Held, foreign: _Held) -> list[Measure]:
    """Located in other events' records: at a recall of .90, and as decided."""
    same = own.where([bool(pair["same_event"]) for pair in own.pairs])
    abroad = foreign.where([bool(pair["same_event"]) for pair in foreign.pairs])
    baselines = tuple(
        (name, share_reaching(abroad.simple[name], threshold_at_recall(same.simple[name], RECALL)))
        for name in same.simple
        if name != "BM25"
    )
    at_recall = Measure(
        name="called located in another event's record, at .90 recall",
        ours=share_reaching(abroad.score, threshold_at_recall(same.score, RECALL)),
        n=len(abroad.score),
        baselines=baselines,
        bar=0.05,
        lower_is_better=True,
    )
    return [
        at_recall,
        Measure(
            name="decided located, same event", ours=mean(same.decided), n=len(same.decided), floor=False
        ),
        Measure(
            name="decided located, another event's record",
            ours=mean(abroad.decided),
            n=len(abroad.decided),
            lower_is_better=True,
            floor=False,
        ),
        Measure(name="decided located, all claims", ours=mean(own.decided), n=len(own.decided), floor=False),
    ]


def _calibration(own: _Held, foreign: _Held) -> list[Measure]:
    """The support score as a probability: each claim in its own record and in one of another event."""
    once = list({id(pair): place for place, pair in reversed(list(enumerate(foreign.pairs)))}.values())
    foreign = foreign.where([place in set(once) for place in range(len(foreign.pairs))])
    scores = [*own.score, *foreign.score]
    simple = [*own.simple["mixture"], *foreign.simple["mixture"]]
    labels = [True] * len(own.score) + [False] * len(foreign.score)
    groups = [pair["transcript"] for pair in (*own.pairs, *foreign.pairs)]
    found = calibrate(scores, labels)
    plain = brier(np.clip(simple, 0, 1), labels)
    refitted = brier(cross_fitted_probabilities(scores, labels, groups), labels)
    return [
        Measure(
            name="calibration slope of the score", ours=found.slope, n=found.n, bar=(0.8, 1.25), floor=False
        ),
        Measure(name="calibration intercept", ours=found.intercept, n=found.n, floor=False),
        Measure(
            name="Brier score of the score",
            ours=found.brier,
            n=found.n,
            baselines=(
                ("base rate", found.base_brier),
                ("mixture", plain),
                ("refitted, cross-fitted", refitted),
            ),
            bar=round(min(found.base_brier, plain), 4),
            lower_is_better=True,
        ),
        Measure(
            name="calibration error of the score",
            ours=found.error,
            n=found.n,
            baselines=(("perfect model", found.ideal),),
            lower_is_better=True,
            floor=False,
        ),
    ]


def _decisions(own: _Held, foreign: _Held) -> tuple[Decision, ...]:
    """Located or not as decided, on the transcripts that are held out; foreign records weigh as one."""
    mine = own.where([held_out(pair["transcript"]) for pair in own.pairs])
    other = foreign.where([held_out(pair["transcript"]) for pair in foreign.pairs])
    there, false = sum(mine.decided), round(sum(other.decided) / OTHERS)
    absent = round(len(other.decided) / OTHERS)
    return (
        Decision(
            kind="reported speech called located",
            called=there + false,
            right=there,
            actual=len(mine.decided),
            form="as spoken",
            fitted=FITTED,
        ),
        Decision(
            kind="reported speech called not located",
            called=len(mine.decided) - there + absent - false,
            right=absent - false,
            actual=absent,
            form="as spoken",
            fitted=FITTED,
        ),
    )
