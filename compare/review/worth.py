"""What the program's decisions were worth on this event, by the coders of a sample.

Goes in: per claim of the sample what the program and the coders say, and its weight. Comes out: precision and
recall with 95 % intervals.

A share over claims of different weight w is Σ w·hit / Σ w (a ratio of weighted totals: Särndal, Swensson &
Wretman 1992, 5.7), w = claims / drawn of the claim's group; its interval is Wilson's at the effective number
n* = (Σ w)² / Σ w² (Kish 1965). With equal weights both are the plain ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from compare.comparison import Comparison
from compare.metrics.intervals import wilson
from compare.model import Alignment

__all__ = ["DECISIONS", "Share", "Worth", "consensus", "weighted_share", "worth_of"]

Codes = Mapping[str, str]
_FOUND = ("located", "partly located", "ambiguous")


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share of the claims of an event, estimated from a sample.

    Attributes:
        hits: In the sample.
        n: Of how many of the sample.
        share: 0–1, weighted; ``None`` where there is nothing to divide by.
        interval: 95 %; ``None`` likewise.
    """

    hits: int
    n: int
    share: float | None
    interval: tuple[float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """Of one decision of the program.

    Attributes:
        precision: Of what the program called so, how much was.
        recall: Of what was so, how much the program called so.
        left_out: Claims on which the coders did not come to one value.
    """

    decision: str
    precision: Share
    recall: Share
    left_out: int


def _severity(alignment: Alignment) -> int:
    return max((item.severity for item in alignment.differences), default=0)


DECISIONS: tuple[tuple[str, str, Callable[[Alignment], bool], Callable[[str], bool]], ...] = (
    (
        "located, in whole or in part",
        "location",
        lambda alignment: alignment.location in _FOUND,
        lambda code: code in _FOUND,
    ),
    (
        "not located",
        "location",
        lambda alignment: alignment.location == "not located",
        lambda code: code == "not located",
    ),
    (
        "attribution differs",
        "attribution",
        lambda alignment: alignment.attribution == "differs",
        lambda code: code == "differs",
    ),
    (
        "a difference of severity 2 or 3",
        "severity",
        lambda alignment: _severity(alignment) > 1,
        lambda code: code in ("2", "3"),
    ),
)
"""Name, the coders' variable, whether the program says so, whether a code says so."""


def consensus(codes: Iterable[str]) -> str | None:
    """What more than half of the coders say; ``None`` where there is no such value. Nothing is averaged."""
    given = Counter(codes)
    if not given:
        return None
    value, number = given.most_common(1)[0]
    return value if number * 2 > given.total() else None


def worth_of(
    comparison: Comparison, coded: Sequence[tuple[str, float, Mapping[str, Codes]]]
) -> tuple[Worth, ...]:
    """Precision and recall of each decision.

    Args:
        comparison: As `compare.run` returns it, for the texts that were coded.
        coded: Claim id, weight, and per variable the value by coder.
    """
    return tuple(_worth(comparison, coded, *decision) for decision in DECISIONS)


def _worth(
    comparison: Comparison,
    coded: Sequence[tuple[str, float, Mapping[str, Codes]]],
    name: str,
    variable: str,
    says: Callable[[Alignment], bool],
    is_so: Callable[[str], bool],
) -> Worth:
    called, true, left_out = [], [], 0
    for claim_id, weight, codes in coded:
        agreed = consensus(codes.get(variable, {}).values())
        if agreed is None:
            left_out += 1
            continue
        program, coders = says(comparison.alignments_by_claim[claim_id]), is_so(agreed)
        if program:
            called.append((weight, coders))
        if coders:
            true.append((weight, program))
    return Worth(
        decision=name, precision=weighted_share(called), recall=weighted_share(true), left_out=left_out
    )


def weighted_share(cases: Sequence[tuple[float, bool]]) -> Share:
    """A share over cases, each with its weight and whether it is a hit; see the module for the formula."""
    total = sum(weight for weight, _ in cases)
    hits = sum(hit for _, hit in cases)
    if not total:
        return Share(hits=0, n=0, share=None, interval=None)
    share = sum(weight for weight, hit in cases if hit) / total
    effective = total**2 / sum(weight**2 for weight, _ in cases)
    return Share(hits=hits, n=len(cases), share=share, interval=wilson(share * effective, effective))
