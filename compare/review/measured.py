"""What the coders of an event measured: kept in `measured.json` in its folder, printed beside the counts.

Goes in: a sample's codes and the run, or the file. Comes out: a `Measured`, and its file. It holds for the
texts that were coded, and for no others.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from compare.comparison import Comparison
from compare.errors import SourceError
from compare.review.agreement import REPLICATES, Agreement, measure_agreement
from compare.review.codebook import CODING
from compare.review.samples import Key
from compare.review.texts import article_hashes, record_hash
from compare.review.worth import Share, Worth, worth_of

__all__ = ["MEASURED_FILE", "Measured", "measure", "measured_text", "read_measured"]

MEASURED_FILE = "measured.json"

Codes = Mapping[int, Mapping[str, Mapping[str, str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The program's error on one event, and how far the coders agree.

    Attributes:
        articles: Hash of the kept text of each article of the event, sorted.
        signature: What the run depended on that was measured.
        drawn: Claims in the sample.
        claims: Claims that it was drawn from.
    """

    record_sha256: str
    articles: tuple[str, ...]
    signature: tuple[tuple[str, str], ...]
    codebook: str
    seed: int
    coders: int
    drawn: int
    claims: int
    agreement: tuple[Agreement, ...]
    worth: tuple[Worth, ...]

    def holds_for(self, comparison: Comparison) -> bool:
        """True for the texts that were coded, under the same program."""
        return (self.record_sha256, self.articles, self.signature) == _identity(comparison)


def _identity(comparison: Comparison) -> tuple[str, tuple[str, ...], tuple[tuple[str, str], ...]]:
    articles = tuple(sorted(article_hashes(comparison).values()))
    return record_hash(comparison), articles, tuple(sorted(comparison.signature))


def measure(comparison: Comparison, key: Key, codes: Codes, *, replicates: int = REPLICATES) -> Measured:
    """Agreement per variable, and the worth of the program's decisions.

    Args:
        comparison: As `compare.run` returns it, no decision applied.
        key: Of the sample.
        codes: As `compare.review.samples.read_codes` gives them.
        replicates: Of the bootstrap.
    """
    record, articles, signature = _identity(comparison)
    coders = {coder for unit in codes.values() for given in unit.values() for coder in given}
    agreement = tuple(
        measure_agreement(
            one.name,
            [codes[unit.number].get(one.name, {}) for unit in key.units],
            level=one.level,
            values=one.choices,
            seed=key.seed,
            replicates=replicates,
        )
        for one in CODING
        if one.level != "text"
    )
    weights = key.weights
    coded = [(unit.claim_id, weights[unit.group], codes[unit.number]) for unit in key.units]
    return Measured(
        record_sha256=record,
        articles=articles,
        signature=signature,
        codebook=key.codebook,
        seed=key.seed,
        coders=len(coders),
        drawn=len(key.units),
        claims=sum(group.claims for group in key.groups),
        agreement=agreement,
        worth=worth_of(comparison, coded),
    )


def measured_text(measured: Measured) -> str:
    """The file: JSON, indented by one."""
    value = {"format": "pressdiff-measured", "version": 1, **asdict(measured)}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def read_measured(path: Path) -> Measured | None:
    """What the file says; ``None`` where there is none.

    Raises:
        SourceError: ``damaged-measured`` if it is not as `pressdiff sample` wrote it.
    """
    if not path.is_file():
        return None
    try:
        return _measured(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SourceError(
            "the measurement of this event is damaged.",
            code="damaged-measured",
            source=str(path),
            hint="Take the file away, or read the sample in again with pressdiff sample EVENT --in DIR.",
        ) from error


def _measured(value: Mapping[str, Any]) -> Measured:
    kept = {name: value[name] for name in ("record_sha256", "codebook", "seed", "coders", "drawn", "claims")}
    return Measured(
        **kept,
        articles=tuple(value["articles"]),
        signature=tuple((name, text) for name, text in value["signature"]),
        agreement=tuple(
            Agreement(
                **{
                    **one,
                    "interval": _pair(one["interval"]),
                    "by_value": tuple((name, share) for name, share in one["by_value"]),
                }
            )
            for one in value["agreement"]
        ),
        worth=tuple(
            Worth(**{**one, "precision": _share(one["precision"]), "recall": _share(one["recall"])})
            for one in value["worth"]
        ),
    )


def _pair(value: list[float] | None) -> tuple[float, float] | None:
    return (value[0], value[1]) if value else None


def _share(value: Mapping[str, Any]) -> Share:
    return Share(**{**value, "interval": _pair(value["interval"])})
