"""The program's error on an event, as its coders measured it, in sentences.

Goes in: a `Measured`. Comes out: plain sentences with counts, from twenty cases on with shares and intervals.
Nothing is measured here.
"""

from __future__ import annotations

from collections.abc import Collection

from compare.language import gettext, gettext_noop, ngettext
from compare.report.text import MINIMUM_FOR_PERCENT, percent
from compare.review.measured import Measured
from compare.review.worth import Share, Worth

__all__ = ["measured_sentences"]

FINE = 10_000
# Translators: {called} is for example "of the 12 that the program called so in the sample, 11 were", and
# {true} "of the 13 that were so, it called 11 so".
TOLD = gettext_noop("“{decision}”: {called}; {true}.")
TOLD_OF_LOST = gettext_noop(
    "“{decision}” (the search found no corresponding words in the record supplied; the outlet may have used "
    "another source): {called}; {true}."
)
LOST = "not located"


def measured_sentences(measured: Measured, decisions: Collection[str] | None = None) -> tuple[str, ...]:
    """The program's error on this event in sentences, to stand beside the counts it is about.

    Args:
        measured: That holds for the texts of the report.
        decisions: Names of `compare.review.worth.DECISIONS` to speak of; ``None`` for all.
    """
    told = [one for one in measured.worth if decisions is None or one.decision in decisions]
    return (_head(measured), *(sentence for one in told for sentence in _of_decision(one)))


def _head(measured: Measured) -> str:
    coders = ngettext("one coder", "{n} coders", measured.coders)
    if measured.drawn == measured.claims:
        # Translators: {coders} is for example "one coder" or "2 coders".
        return gettext(
            "Measured on this event: {coders} coded all {claims} claims, without the program’s values. The "
            "intervals describe error of measurement only.",
            coders=coders,
            claims=str(measured.claims),
        )
    return gettext(
        "Measured on this event: {coders} coded {drawn} of {claims} claims, drawn with seed {seed}, without "
        "the program’s values.",
        coders=coders,
        drawn=str(measured.drawn),
        claims=str(measured.claims),
        seed=str(measured.seed),
    )


def _of_decision(one: Worth) -> list[str]:
    if not one.precision.n and not one.recall.n:
        return []
    told = gettext(
        TOLD_OF_LOST if one.decision == LOST else TOLD,
        decision=gettext(one.decision),
        called=_called(one.precision),
        true=_true(one.recall),
    )
    if not one.left_out:
        return [told]
    left = gettext("The coders came to no common value on {n}.", n=str(one.left_out))
    return [f"{told} {left}"]


def _called(share: Share) -> str:
    """Counts; from 20 on with the share estimated for the event, and its interval."""
    values = {"n": str(share.n), "hits": str(share.hits)}
    shares = _shares(share)
    if not shares:
        return gettext("of the {n} that the program called so in the sample, {hits} were", **values)
    return gettext(
        "of the {n} that the program called so in the sample, {hits} were, an estimated {share} in all "
        "({low} to {high})",
        **values,
        **shares,
    )


def _true(share: Share) -> str:
    """The same of those that are so."""
    values = {"n": str(share.n), "hits": str(share.hits)}
    shares = _shares(share)
    if not shares:
        return gettext("of the {n} that were so, it called {hits} so", **values)
    return gettext(
        "of the {n} that were so, it called {hits} so, an estimated {share} in all ({low} to {high})",
        **values,
        **shares,
    )


def _shares(share: Share) -> dict[str, str]:
    """The share in all and the ends of its interval; empty where there are too few cases."""
    if share.n < MINIMUM_FOR_PERCENT or share.share is None or share.interval is None:
        return {}
    low, high = share.interval
    return {"share": _of_all(share.share), "low": _of_all(low), "high": _of_all(high)}


def _of_all(share: float) -> str:
    """An estimated share in percent."""
    return percent(round(FINE * share), FINE) or ""
