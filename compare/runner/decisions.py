"""Decisions of two results beside one another: which differ, and which are so close that a machine may turn
them.

Goes in: the values of two `results.json` of the same inputs. Comes out: claims by id.
"""

from __future__ import annotations

from typing import Any

from compare.alignment.decide import (
    BY_WORDS,
    HALF_SUPPORT,
    HEADING_SUPPORT,
    NEARBY_SUPPORT,
    QUOTATION_SUPPORT,
    REPORTED_SUPPORT,
    WEAK,
)

__all__ = ["TOLERANCE", "borderline_claims", "differing_claims"]

TOLERANCE = 0.02
"""By how much a score may differ on another processor or with other versions of libraries."""

Json = dict[str, Any]
_QUOTED = frozenset({"direct quotation", "partial quotation", "scare quote"})
_DECIDED = ("checkable", "location", "state", "wording", "level", "halves", "alternatives", "differences")


def borderline_claims(results: Json) -> dict[str, Json]:
    """Claims whose score lies within `TOLERANCE` of a threshold, or support of the next best place's."""
    return {one["id"]: one for one in results["claims"] if one["checkable"]["value"] and _is_close(one)}


def _is_close(claim: Json) -> bool:
    if claim["level"] in BY_WORDS:
        return False
    rival = claim["runner_up"]["score"] if claim["runner_up"] and claim["passages"] else None
    if rival is not None and abs(claim["support"] - rival) <= TOLERANCE:
        return True
    return any(abs(claim["score"] - mark) <= TOLERANCE for mark in _thresholds(claim))


def _thresholds(claim: Json) -> tuple[float, ...]:
    if claim["kind"] in _QUOTED:
        return QUOTATION_SUPPORT, HALF_SUPPORT
    if claim["kind"] == "heading":
        return HEADING_SUPPORT, WEAK
    return REPORTED_SUPPORT, NEARBY_SUPPORT, WEAK


def differing_claims(then: Json, now: Json) -> dict[str, str]:
    """The claims of which a state, a span or, beyond the tolerance, a score is another one.

    Returns:
        By id what differs: ``decided otherwise``, ``other spans``, ``another score`` or ``missing``.
    """
    after = {one["id"]: one for one in now["claims"]}
    found: dict[str, str] = dict.fromkeys(after, "an additional claim")
    for one in then["claims"]:
        other = after.get(one["id"])
        found.pop(one["id"], None)
        what = _difference(one, other) if other else "missing"
        if what:
            found[one["id"]] = what
    return found


def _difference(one: Json, other: Json) -> str:
    if any(one[key] != other[key] for key in _DECIDED) or one["attribution"] != other["attribution"]:
        return "decided otherwise"
    if _spans(one) != _spans(other):
        return "other spans"
    scores = zip(_scores(one), _scores(other), strict=True)
    return "another score" if any(abs(left - right) > TOLERANCE for left, right in scores) else ""


def _spans(claim: Json) -> list[tuple[Any, ...]]:
    places = [(one["id"], one["start"], one["end"]) for one in claim["passages"]]
    return [(claim["start"], claim["end"]), *places]


def _scores(claim: Json) -> list[float]:
    return [claim["score"], claim["support"], *(one["score"] for one in claim["passages"])]
