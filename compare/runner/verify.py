"""Whether a report can be recomputed from what is kept beside it.

Goes in: an output folder, or an unpacked bundle. Comes out: what holds and what does not. Three questions: is
every byte still the one that was written; does a run over the kept inputs give the same; and if another
machine decides otherwise, were these decisions close. Nothing in the folder is changed.

On the platform that the report was made on every byte has to be the same. On another one states and spans
have to be, and scores within `TOLERANCE`; a decision that lies so close to a threshold that this tolerance
could turn it is *borderline*: these are listed, and one of them that is turned is told and is no failure.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from compare.changes.codec import read_snapshot
from compare.config import CompareConfig
from compare.errors import CompareError
from compare.report.manifest import KeptFile, platform_values
from compare.report.text import shorten
from compare.runner.decisions import TOLERANCE, borderline_claims, differing_claims
from compare.runner.kept import kept_event
from compare.runner.make import make_report
from compare.runner.manifest_file import Manifest, changed_files, read_manifest, unnamed_files

__all__ = ["Verified", "verify"]

RESULTS = "results.json"
PAGES = ("report.html", "report.pdf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What came of it.

    Attributes:
        sha256: Of the manifest: who has noted it elsewhere knows that it is the same one.
        problems: What does not hold, a sentence each; empty where all does.
        notes: What else a person should know.
        told: What holds, a sentence each.
        borderline: Decisions that another machine could turn, a line each.
    """

    sha256: str
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    borderline: tuple[str, ...] = ()


@dataclass(slots=True)
class _Findings:
    """A verification while it goes on."""

    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    borderline: list[str] = field(default_factory=list)


def verify(
    output: Path,
    *,
    config: CompareConfig | None = None,
    recompute: bool = True,
    progress: Callable[[str, int, int], None] | None = None,
) -> Verified:
    """Checks the files of a folder, and recomputes them from the kept inputs.

    Args:
        output: The folder.
        config: The models that the report was made with; formats are those of the manifest.
        recompute: False checks hashes only.
        progress: As for `compare.run`.

    Raises:
        SourceError: ``no-manifest`` or ``manifest-changed``.
    """
    manifest = read_manifest(output)
    found = _Findings(problems=list(changed_files(output, manifest)))
    if not found.problems:
        n = len(manifest.files)
        found.told.append(f"Each of the {n} files that the manifest names has the bytes that were written.")
    if unnamed := unnamed_files(output, manifest):
        found.notes.append(f"The manifest says nothing of: {', '.join(unnamed)}.")
    if not recompute:
        found.notes.append("Nothing was recomputed.")
    elif found.problems:
        found.notes.append("Nothing was recomputed, because files are not those that were written.")
    else:
        try:
            _recompute(output, manifest, config or CompareConfig(), found, progress)
        except CompareError as error:
            if error.code == "no-inputs":
                found.notes.append(
                    "Nothing was recomputed: the texts that were compared are not in this folder."
                )
            else:
                found.problems.append(f"It cannot be recomputed: {error}")
    return Verified(
        sha256=manifest.sha256,
        problems=tuple(found.problems),
        notes=tuple(found.notes),
        told=tuple(found.told),
        borderline=tuple(found.borderline),
    )


def _recompute(
    output: Path,
    manifest: Manifest,
    config: CompareConfig,
    found: _Findings,
    progress: Callable[[str, int, int], None] | None,
) -> None:
    """Runs over the kept inputs in a folder that is thrown away, and compares."""
    with kept_event(output, manifest, config) as event, TemporaryDirectory(prefix="pressdiff-") as place:
        target = Path(place)
        for one in _earlier(output, manifest):
            path = target / one.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes((output / one.path).read_bytes())
        own = replace(config, formats=manifest.formats)
        made = make_report(event, target, own, edition=manifest.edition, progress=progress)
        found.notes.extend(made.written.notes)
        _compare(output, target, manifest, found)


def _earlier(output: Path, manifest: Manifest) -> tuple[KeptFile, ...]:
    """The states that were recorded before that of the report."""
    last = manifest.history[-1:]
    of_report = [one for one in last if _state(output / one.path)[:12] == (manifest.state or "")[:12]]
    return manifest.history[:-1] if of_report else manifest.history


def _state(path: Path) -> str:
    return read_snapshot(path.read_text(encoding="utf-8"), source=str(path)).state


def _compare(output: Path, target: Path, manifest: Manifest, found: _Findings) -> None:
    """What was recomputed beside what lies there."""
    here = platform_values()["signature"]
    others = list(_other_bytes(output, target, manifest))
    if manifest.templates:
        found.notes.append("Pages were not compared: they were made with templates of one's own.")
    same_machine = here == manifest.platform
    if not others:
        found.told.append("A run over the kept inputs gives every file of the report again, byte for byte.")
    elif same_machine:
        found.problems.extend(f"{name}: a run over the kept inputs gives other bytes." for name in others)
    if not same_machine:
        found.notes.append("This is another platform than the one that the report was made on.")
        if others:
            _compare_decisions(output, target, others, found)


def _other_bytes(output: Path, target: Path, manifest: Manifest) -> Iterator[str]:
    for one in manifest.outputs:
        if manifest.templates and one.path in PAGES:
            continue
        path = target / one.path
        if not path.is_file() or path.read_bytes() != (output / one.path).read_bytes():
            yield one.path


def _compare_decisions(output: Path, target: Path, others: list[str], found: _Findings) -> None:
    """On another platform: the same states and spans, scores within the tolerance."""
    if not (output / RESULTS).is_file():
        found.problems.append(f"Without {RESULTS} decisions cannot be compared on another platform.")
        return
    then, now = _results(output), _results(target)
    close = borderline_claims(then)
    found.borderline.extend(
        f"{key}: {one['state']}, support {one['support']:.2f}: “{shorten(one['text'], 80)}”"
        for key, one in close.items()
    )
    differing = differing_claims(then, now)
    turned = [key for key in differing if key in close]
    found.notes.extend(f"{key} is borderline, and is decided otherwise here." for key in turned)
    hard = [(key, what) for key, what in differing.items() if key not in close]
    found.problems.extend(f"{key}: {what} here than in {RESULTS}." for key, what in hard)
    if not hard:
        found.told.append(
            f"States and spans are the same, scores within {TOLERANCE}; other bytes in: {', '.join(others)}."
        )


def _results(folder: Path) -> dict[str, Any]:
    results: dict[str, Any] = json.loads((folder / RESULTS).read_text(encoding="utf-8"))
    return results
