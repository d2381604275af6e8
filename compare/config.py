"""The options of a run, frozen.

Goes in: values given on the command line or in Python, and the environment. Comes out: a validated
`CompareConfig`. What an event states about itself (`event.toml`) is read by `compare.ingest.event`, not here.

Later sources win: defaults, then the environment (`PRESSDIFF_MODEL`, `PRESSDIFF_SECOND_OPINION`), then
what is given by name.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from compare.errors import ConfigError

__all__ = ["FORMATS", "MODEL_VARIABLE", "CompareConfig", "folder_digest", "nearest"]

FORMATS = ("html", "pdf", "json", "csv", "xlsx", "jsonld", "md")
MODEL_VARIABLE = "PRESSDIFF_MODEL"
OPINION_VARIABLE = "PRESSDIFF_SECOND_OPINION"


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareConfig:
    """Everything that a run may be told.

    Attributes:
        model: Folder of another sentence encoder, in the form of the bundled one; ``None`` the bundled one.
        second_opinion: Folder of a sentence-pair model that judges every claim besides; ``None`` for none.
        formats: The files to write, at least one of `FORMATS`; kept in the order of `FORMATS`, each once.

    Raises:
        ConfigError: For an unknown or missing format, or a model folder that is not there.
    """

    model: Path | None = None
    second_opinion: Path | None = None
    formats: tuple[str, ...] = FORMATS

    def __post_init__(self) -> None:
        object.__setattr__(self, "formats", _checked_formats(self.formats))
        _check_folder(self.model, f"an encoder, with --model or {MODEL_VARIABLE}")
        opinion = f"a sentence-pair model, with --second-opinion or {OPINION_VARIABLE}"
        _check_folder(self.second_opinion, opinion)

    @classmethod
    def from_sources(
        cls,
        *,
        environ: Mapping[str, str] | None = None,
        model: Path | None = None,
        second_opinion: Path | None = None,
        formats: Sequence[str] | None = None,
    ) -> CompareConfig:
        """The options from all their sources, later ones winning.

        Args:
            environ: The environment; ``None`` is that of the process. An empty value counts as not set.
            model: As given by name; ``None`` leaves it to the environment.
            second_opinion: Likewise.
            formats: As given by name; ``None`` leaves the default.

        Raises:
            ConfigError: As for the class.
        """
        stated = os.environ if environ is None else environ

        def folder(given: Path | None, variable: str) -> Path | None:
            return given or (Path(stated[variable]) if stated.get(variable) else None)

        return cls(
            model=folder(model, MODEL_VARIABLE),
            second_opinion=folder(second_opinion, OPINION_VARIABLE),
            formats=FORMATS if formats is None else tuple(formats),
        )

    def fingerprint(self) -> str:
        """SHA-256, in hexadecimal, of the options that results depend on.

        Formats do not count, and a model counts by the content of its folder, not by where it lies.
        """
        folders = {"model": self.model, "second": self.second_opinion}
        options = {name: folder_digest(folder) if folder else None for name, folder in folders.items()}
        return hashlib.sha256(json.dumps(options, sort_keys=True, default=str).encode()).hexdigest()


def _check_folder(folder: Path | None, what: str) -> None:
    if folder is not None and not folder.is_dir():
        raise ConfigError(
            "there is no such model folder.",
            code="no-model-folder",
            source=str(folder),
            hint=f"Name a folder that holds {what}.",
        )


def nearest(word: str, known: Sequence[str]) -> str | None:
    """The known word that a person most likely meant, or ``None`` where nothing is near.

    Args:
        word: As it was written.
        known: What could have been written.
    """
    from rapidfuzz import fuzz, process

    found = process.extractOne(word.lower(), list(known), scorer=fuzz.ratio, score_cutoff=50)
    return found[0] if found else None


def _checked_formats(formats: Sequence[str]) -> tuple[str, ...]:
    """The formats in their standing order, each once."""
    if not formats:
        raise ConfigError(
            "no format is named.", code="no-format", hint=f"Name at least one of {', '.join(FORMATS)}."
        )
    for name in formats:
        if name not in FORMATS:
            near = nearest(name, FORMATS)
            raise ConfigError(
                f'"{name}" is not a format that a report can have.',
                code="unknown-format",
                hint=(f'Did you mean "{near}"? ' if near else "") + f"Known are {', '.join(FORMATS)}.",
            )
    return tuple(name for name in FORMATS if name in formats)


def folder_digest(folder: Path) -> str:
    """SHA-256 over names and bytes of the files of a folder, in hexadecimal digits."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
