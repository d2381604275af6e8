"""The version of a stage: a hash of the text of all that its results depend on.

Goes in: the files of the package. Comes out: one hash per stage. Nobody has to think of raising a number: a
stage may import earlier ones only (`tests/test_imports.py`), so its version is made of its own files, those
of every stage before it, those that put the stages together, the libraries, and the machine.
"""

from __future__ import annotations

import hashlib
import platform
import re
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

from compare.keep import Stage
from compare.report.environment import template_folder

__all__ = ["ORDER", "stage_version"]

PACKAGE = Path(__file__).resolve().parents[1]

ORDER = (
    "errors",
    "language",
    "model",
    "config",
    "notes",
    "topics",
    "keep",
    "ingest",
    "segment",
    "meaning",
    "alignment",
    "differences",
    "metrics",
    "comparison",
    "findings",
    "review",
    "changes",
    "report",
)
"""The parts of the package in the order in which they may import one another."""


@cache
def stage_version(stage: Stage, *, package: Path = PACKAGE, templates: Path | None = None) -> str:
    """SHA-256, in hexadecimal, over what a stage's results depend on besides its inputs and options.

    Args:
        stage: The stage.
        package: The folder of the package.
        templates: The folder of the templates; ``None`` the shipped one. They count for the report only.
    """
    digest = hashlib.sha256(_surroundings().encode())
    parts = (*ORDER[: ORDER.index(stage) + 1], "runner")
    folders = [path for part in parts for path in (package / part, package / f"{part}.py")]
    if stage == "report":
        folders += [templates or template_folder(), package / "quality.json"]
    for folder in folders:
        for path in _files(folder):
            digest.update(path.relative_to(folder.parent).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files(place: Path) -> Iterator[Path]:
    """A file, or the files of a folder, by name; none where there is neither."""
    if place.is_file():
        yield place
    for path in sorted(place.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path


@cache
def _surroundings() -> str:
    """Interpreter, machine and the libraries that the package names, with their versions."""
    return "\n".join((platform.python_version(), platform.system(), platform.machine(), *_libraries()))


def _libraries() -> Iterator[str]:
    try:
        named = metadata.requires("pressdiff") or []
    except metadata.PackageNotFoundError:
        named = []
    for name in sorted({re.split(r"[<>=!~ \[;]", line)[0] for line in named}):
        try:
            yield f"{name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            yield f"{name} none"
