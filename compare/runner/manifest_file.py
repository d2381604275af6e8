"""The manifest of an output folder, read as what it may be: written by others.

Goes in: an output folder. Comes out: its manifest, checked for its own hash and for names that lead nowhere
but into the folder; and what is wrong with the files that it names. Nothing is recomputed here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from compare.errors import CompareError, SourceError
from compare.report.edition import Edition, ExcerptLimit
from compare.report.manifest import FORMAT, MANIFEST, VERSION, KeptFile, sealed

__all__ = ["GUIDE", "Manifest", "changed_files", "read_manifest", "unnamed_files"]

STORE = ".pressdiff"
GUIDE = "HOW-TO-VERIFY.txt"
"""What a bundle says of itself; no part of the report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a manifest says.

    Attributes:
        event: The event's name, fit for a folder.
        edition: What the report shows and how it is dressed, but for templates of one's own.
        templates: Hash of these; ``None`` where there were none.
        kept: The inputs that lie beside the report; empty paths for those that were left out.
        kept_before: Those of earlier states only.
        sha256: Of the manifest's own text, which says that all of it is the same.
        values: All of it.
    """

    event: str
    state: str | None
    formats: tuple[str, ...]
    options: str | None
    edition: Edition
    templates: str | None
    platform: str
    tool: str
    outputs: tuple[KeptFile, ...]
    kept: tuple[KeptFile, ...]
    history: tuple[KeptFile, ...]
    kept_before: tuple[KeptFile, ...]
    sha256: str
    values: dict[str, Any]

    @property
    def files(self) -> tuple[KeptFile, ...]:
        """All files that must lie in the folder."""
        kept = (one for one in (*self.kept, *self.kept_before) if one.path)
        return (*self.outputs, *kept, *self.history)


def read_manifest(output: Path) -> Manifest:
    """The manifest of a folder.

    Raises:
        SourceError: ``no-manifest`` if there is none; ``manifest-changed`` if it is not as it was written.
    """
    path = output / MANIFEST
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(
            "there is no manifest here.",
            code="no-manifest",
            source=str(output),
            hint='Name a folder that "pressdiff report" has written to, or an unpacked bundle.',
        ) from error
    try:
        values = json.loads(data)
        if sealed(values).encode() != data or (values["format"], values["version"]) != (FORMAT, VERSION):
            raise ValueError(MANIFEST)  # noqa: TRY301 - one answer for all that is not as it was written
        return _manifest(values, hashlib.sha256(data).hexdigest())
    except (AttributeError, CompareError, KeyError, TypeError, ValueError) as error:
        raise SourceError(
            "the manifest is not as it was written, or of another version of pressdiff.",
            code="manifest-changed",
            source=str(path),
            hint="Make the report again, or get the folder again from where it comes.",
        ) from error


def changed_files(output: Path, manifest: Manifest) -> Iterator[str]:
    """A sentence for each named file that is missing or has another byte."""
    for one in manifest.files:
        path = output / one.path
        name = f"{one.path} ({one.name})" if one.name else one.path
        try:
            data = path.read_bytes()
        except OSError:
            yield f"{name} is missing."
            continue
        if hashlib.sha256(data).hexdigest() != one.sha256:
            yield f"{name} is not the file that was written: its hash is another one."


def unnamed_files(output: Path, manifest: Manifest) -> tuple[str, ...]:
    """Files in the folder of which the manifest says nothing; the store is no part of a report."""
    named = {one.path for one in manifest.files} | {MANIFEST, GUIDE}
    found = [path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()]
    return tuple(sorted(file for file in found if file not in named and _is_of_report(file)))


def _is_of_report(file: str) -> bool:
    parts = PurePosixPath(file).parts
    return parts[0] != STORE or parts[1:2] in {("inputs",), ("history",)}


def _manifest(values: dict[str, Any], digest: str) -> Manifest:
    event = values["event"]
    if not isinstance(event, str) or not _is_name(event):
        raise ValueError(event)
    return Manifest(
        event=event,
        state=values["state"],
        formats=tuple(values["options"]["formats"]),
        options=values["options"]["fingerprint"],
        edition=_edition(values["options"]["edition"]),
        templates=values["options"]["edition"]["templates"],
        platform=values["platform"]["signature"],
        tool=values["tool"]["version"],
        outputs=tuple(_file(one["file"], one) for one in values["outputs"]),
        kept=tuple(_file(one.get("path", ""), one, name=one["file"]) for one in values["kept"]),
        history=_files(values["history"]),
        kept_before=_files(values["kept_before"]),
        sha256=digest,
        values=values,
    )


def _edition(values: dict[str, Any]) -> Edition:
    limit = ExcerptLimit(**values["excerpt_limit"])
    return Edition(**{**values, "excerpt_limit": limit, "templates": None})


def _files(entries: Sequence[dict[str, Any]]) -> tuple[KeptFile, ...]:
    return tuple(_file(one["path"], one) for one in entries)


def _file(path: str, entry: dict[str, Any], *, name: str = "") -> KeptFile:
    for one in filter(None, (path, name)):
        if not _is_inside(one):
            raise ValueError(one)
    return KeptFile(path=path, sha256=str(entry["sha256"]), size=int(entry["bytes"]), name=name)


def _is_name(text: str) -> bool:
    return _is_inside(text) and len(PurePosixPath(text).parts) == 1


def _is_inside(file: str) -> bool:
    """True for a name that cannot lead out of the folder that it is taken in."""
    path = PurePosixPath(file.replace("\\", "/"))
    drive = PureWindowsPath(file).drive
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts and not drive
