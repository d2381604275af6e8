"""A sample of claims to be coded blind: drawn by a seed, with what the program flagged and what it did not.

Goes in: a comparison, a seed and a size. Comes out: the claims drawn, with the weight of each. Half of the
sample are claims that the program flagged, where there are as many; in either half every claim has the same
chance, and kinds and outlets have their share (systematic drawing along an ordered list). A draw depends on
the texts and the seed only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from compare.comparison import Comparison
from compare.errors import ConfigError
from compare.findings import findings_of
from compare.metrics.coverage import is_counted
from compare.model import Claim
from compare.review.texts import article_hashes

__all__ = ["Group", "Unit", "draw_sample", "flagged_claims"]

SERIOUS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A part of the claims that was drawn from by itself.

    Attributes:
        name: ``flagged`` or ``not flagged``.
        claims: How many claims it has.
        drawn: How many of them are in the sample.
    """

    name: str
    claims: int
    drawn: int

    @property
    def weight(self) -> float:
        """How many claims one of the sample stands for, 1 or more; 0 where none was drawn."""
        return self.claims / self.drawn if self.drawn else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One claim of a sample.

    Attributes:
        number: What coders call it, from 1, in an order by chance.
        group: The name of its group; coders do not see it.
    """

    number: int
    claim_id: str
    claim_key: str
    article_sha256: str
    group: str


def flagged_claims(comparison: Comparison) -> frozenset[str]:
    """The claims with a finding that weighs: not located, attribution differs, or severity 2 or 3."""
    return frozenset(
        one.claim_id
        for one in findings_of(comparison)
        if one.claim_id is not None and (one.severity is None or one.severity >= SERIOUS)
    )


def draw_sample(
    comparison: Comparison, *, seed: int, size: int
) -> tuple[tuple[Group, ...], tuple[Unit, ...]]:
    """The groups and the claims drawn from them, in an order by chance.

    Args:
        comparison: As `compare.run` returns it. Drawn are the claims that enter counts, whatever their state.
        seed: The same seed draws the same claims.
        size: How many, 1 or more; all where there are fewer.

    Raises:
        ConfigError: ``empty-sample`` for a size below 1, or an event without claims.
    """
    counted = [claim for claim in comparison.claim_records if is_counted(claim)]
    if size < 1 or not counted:
        raise ConfigError(
            "there is no claim to draw." if size > 0 else "a sample has one claim at least.",
            code="empty-sample",
            hint="Name a size of 1 or more, for an event whose articles have claims.",
        )
    flags = flagged_claims(comparison)
    parts = [[one for one in counted if one.id in flags], [one for one in counted if one.id not in flags]]
    first = min(len(parts[0]), max((size + 1) // 2, size - len(parts[1])))
    sizes = (first, min(len(parts[1]), size - first))
    hashes, outlets = article_hashes(comparison), _outlets(comparison)
    groups, drawn = [], []
    for name, claims, wanted in zip(("flagged", "not flagged"), parts, sizes, strict=True):
        groups.append(Group(name=name, claims=len(claims), drawn=wanted))
        drawn += [(name, claim) for claim in _systematic(claims, outlets, seed, wanted)]
    drawn.sort(key=lambda pair: _chance(seed, "order", pair[1].id))
    units = tuple(
        Unit(
            number=number,
            claim_id=claim.id,
            claim_key=claim.key,
            article_sha256=hashes[claim.article_id],
            group=name,
        )
        for number, (name, claim) in enumerate(drawn, 1)
    )
    return tuple(groups), units


def _outlets(comparison: Comparison) -> dict[str, str]:
    """Per article the first id among those of its outlet: a name for the outlet that is not its name."""
    first: dict[str, str] = {}
    for article in sorted(comparison.articles, key=lambda one: one.id):
        first.setdefault(article.info.outlet_label, article.id)
    return {article.id: first[article.info.outlet_label] for article in comparison.articles}


def _systematic(claims: Sequence[Claim], outlets: dict[str, str], seed: int, wanted: int) -> list[Claim]:
    """Every k-th claim of the list ordered by kind, outlet and chance, from a start by chance."""
    if not wanted:
        return []
    ordered = sorted(
        claims, key=lambda one: (one.kind, outlets[one.article_id], _chance(seed, "within", one.id))
    )
    step = len(ordered) / wanted
    start = _chance(seed, "start") * step
    return [ordered[min(int(start + number * step), len(ordered) - 1)] for number in range(wanted)]


def _chance(seed: int, *parts: str) -> float:
    """A number in 0–1 that the seed and some words give, the same on every machine."""
    digest = hashlib.sha256("\x1f".join((str(seed), *parts)).encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48
