"""The program's error on an event, as its coders measured it, in sentences.

Goes in: a `Measured`. Comes out: plain sentences with counts, from twenty cases on with shares and intervals.
Nothing is measured here.
"""

from __future__ import annotations

from collections.abc import Collection

from compare.report.text import MINIMUM_FOR_PERCENT, percent
from compare.review.measured import Measured
from compare.review.worth import Share, Worth

__all__ = ["measured_sentences"]

FINE = 10_000
MEANS = {
    "not located": (
        " (the search found no corresponding words in the record supplied; the outlet may have used another "
        "source)"
    )
}


def measured_sentences(measured: Measured, decisions: Collection[str] | None = None) -> tuple[str, ...]:
    """The program's error on this event in sentences, to stand beside the counts it is about.

    Args:
        measured: That holds for the texts of the report.
        decisions: Names of `compare.review.worth.DECISIONS` to speak of; ``None`` for all.
    """
    whole = measured.drawn == measured.claims
    drawn = f"all {measured.claims}" if whole else f"{measured.drawn} of {measured.claims}"
    end = " The intervals describe error of measurement only." if whole else ""
    how = "" if whole else f" drawn with seed {measured.seed},"
    coded = f"{_coders(measured.coders)} coded {drawn} claims,{how} without the program’s values."
    head = f"Measured on this event: {coded}{end}"
    told = [one for one in measured.worth if decisions is None or one.decision in decisions]
    return (head, *(sentence for one in told for sentence in _of_decision(one)))


def _coders(number: int) -> str:
    return "one coder" if number == 1 else f"{number} coders"


def _of_decision(one: Worth) -> list[str]:
    if not one.precision.n and not one.recall.n:
        return []
    name = f"“{one.decision}”{MEANS.get(one.decision, '')}"
    called = _share_words(one.precision, "of the {n} that the program called so in the sample, {hits} were")
    true = _share_words(one.recall, "of the {n} that were so, it called {hits} so")
    left = f" The coders came to no common value on {one.left_out}." if one.left_out else ""
    return [f"{name}: {called}; {true}.{left}"]


def _share_words(share: Share, form: str) -> str:
    """Counts; from 20 on with the share estimated for the event, and its interval."""
    counts = form.format(n=share.n, hits=share.hits)
    if share.n < MINIMUM_FOR_PERCENT or share.share is None or share.interval is None:
        return counts
    low, high = share.interval
    return f"{counts}, an estimated {_of_all(share.share)} in all ({_of_all(low)} to {_of_all(high)})"


def _of_all(share: float) -> str:
    """An estimated share in percent."""
    return percent(round(FINE * share), FINE) or ""
