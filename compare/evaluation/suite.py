"""The labelled sets by name, and a run over some of them.

Goes in: the folder that holds `gold/`, `seeds/` and `data/`. Comes out: one `Outcome` per set.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from compare.errors import ConfigError, SourceError
from compare.evaluation.outcome import Outcome

__all__ = ["SETS", "SHARED", "LabelledSet", "available", "chosen_sets", "digest", "is_here"]

SHARED = Path(__file__).resolve().parents[3] / "shared"
"""Where the sets lie unless a folder is named: beside the checkout."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledSet:
    """One set and the module that measures it.

    Attributes:
        name: As `--set` takes it.
        about: What its items are, a few words.
        form: Of its records, in words.
    """

    name: str
    about: str
    form: str

    def files(self, shared: Path) -> list[Path]:
        """The files that its figures depend on."""
        files: Callable[[Path], list[Path]] = self._module.files
        return files(shared)

    def texts(self, shared: Path) -> list[list[str]]:
        """The records and articles that its figures are about, event by event; empty for a set that a report
        never speaks of.

        Raises:
            SourceError: As `measure`.
        """
        texts: Callable[[Path], list[list[str]]] | None = getattr(self._module, "texts", None)
        return texts(shared) if texts else []

    def measure(self, shared: Path) -> Outcome:
        """Its figures.

        Raises:
            SourceError: If a file is missing or a line of it is not as it should be.
        """
        measure: Callable[[Path], Outcome] = self._module.measure
        return measure(shared)

    @property
    def _module(self) -> Any:
        return import_module(f"compare.evaluation.sets.{self.name.replace('-', '_')}")


SETS = (
    LabelledSet(name="bundled-event", about="a fictional address and five articles", form="as spoken"),
    LabelledSet(
        name="planted-differences",
        about="changes of one known type made in the words of the fictional address",
        form="as spoken",
    ),
    LabelledSet(
        name="real-event",
        about="two articles about a speech, labelled by two readers",
        form="translation, partial",
    ),
    LabelledSet(
        name="topic-borders",
        about="where an editor has a speech's topics begin",
        form="translation, partial",
    ),
    LabelledSet(name="news-quotations", about="newspapers' quotations from debates", form="as spoken"),
    LabelledSet(name="debate-claims", about="journalists' claims about debates", form="as spoken"),
    LabelledSet(
        name="committee-evidence", about="sentences of summaries of committee meetings", form="as spoken"
    ),
    LabelledSet(
        name="cited-articles", about="an encyclopaedia's claims and the articles it cites", form="written"
    ),
    LabelledSet(name="contrastive-evidence", about="a claim and two nearly equal evidences", form="written"),
    LabelledSet(name="inserted-negation", about="pairs of sentences with a “not” put in", form="written"),
    LabelledSet(
        name="edited-summaries", about="summaries of transcripts and articles, some edited", form="mixed"
    ),
    LabelledSet(
        name="summary-errors",
        about="machine-made summaries of dialogues with people's error marks",
        form="as spoken",
    ),
)
"""Every set, in the order of the tables."""


def chosen_sets(names: Sequence[str]) -> tuple[LabelledSet, ...]:
    """The sets of these names, in the order of the tables; all of them for no names.

    Raises:
        ConfigError: ``unknown-labelled-set`` for a name that is none.
    """
    known = {one.name for one in SETS}
    for name in names:
        if name not in known:
            raise ConfigError(
                f"there is no labelled set “{name}”.",
                code="unknown-labelled-set",
                hint=f"The sets are {', '.join(sorted(known))}.",
            )
    return tuple(one for one in SETS if not names or one.name in names)


def available(sets: Sequence[LabelledSet], shared: Path, *, named: bool = False) -> tuple[LabelledSet, ...]:
    """The sets whose files are here.

    Args:
        sets: The sets asked for.
        shared: The folder that holds them.
        named: They were asked for by name: one that is not here is an error.

    Raises:
        SourceError: ``no-labelled-set`` if none is here, or one that was named is not.
    """
    found = tuple(one for one in sets if is_here(one, shared))
    missing = [one.name for one in sets if one not in found]
    if not found or (named and missing):
        raise SourceError(
            f"these labelled sets are not here: {', '.join(missing)}.",
            code="no-labelled-set",
            source=str(shared),
            hint="Name the folder that holds gold/, seeds/ and data/.",
        )
    return found


def is_here(one: LabelledSet, shared: Path) -> bool:
    """True if the folder holds every file of a set."""
    paths = one.files(shared)
    return bool(paths) and all(path.is_file() for path in paths)


def digest(paths: Iterable[Path]) -> str:
    """SHA-256 over names and bytes of the files, in the order of their names."""
    total = hashlib.sha256()
    for path in sorted(paths, key=lambda one: (one.name, one)):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()
