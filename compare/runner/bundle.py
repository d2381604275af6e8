"""A report with all that is needed to recompute it, in one archive.

Goes in: an output folder. Comes out: a ZIP file; the same folder gives the same bytes. An archive of excerpts
holds the report in the edition that shows no more of each article than its findings need, and no input.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from compare.config import CompareConfig
from compare.errors import RenderError, SourceError
from compare.report import write_reports
from compare.report.manifest import MANIFEST
from compare.report.zipped import zipped
from compare.runner.folder import write_whole
from compare.runner.kept import kept_event
from compare.runner.manifest_file import GUIDE, Manifest, changed_files, read_manifest

__all__ = ["bundle", "bundle_excerpts", "whole_folder"]

_HOW = """This archive holds a report of pressdiff on the event "{event}"
{what}.

To check it, unpack it, install pressdiff {tool}, and run

    pressdiff verify {event}

manifest.json names every file with its SHA-256; its own last value is the
SHA-256 of all that stands before it. {more}

SHA-256 of manifest.json, to be noted elsewhere:
{sha256}
"""
_ALL = "with the texts that were compared, and the states of it that were recorded before"
_RECOMPUTE = """The command checks each of them and
recomputes the report from the texts in .pressdiff/inputs: byte for byte on
the platform that the manifest names, elsewhere with the same states and spans."""
_EXCERPTS = "in an edition of excerpts; the texts that were compared are left out"
_HASHES = """The command checks each of them. To
recompute the report one needs the texts; the manifest has their hashes."""


def bundle(output: Path, target: Path) -> Path:
    """Writes the archive of a folder.

    Args:
        output: The folder.
        target: The archive.

    Raises:
        SourceError: What `whole_folder` raises.
        RenderError: ``cannot-write`` if the archive cannot be written.
    """
    manifest = whole_folder(output)
    files = {one.path: (output / one.path).read_bytes() for one in manifest.files}
    return _write(target, manifest, files, (output / MANIFEST).read_bytes(), excerpts=False)


def bundle_excerpts(
    output: Path,
    target: Path,
    *,
    config: CompareConfig,
    progress: Callable[[str, int, int], None] | None = None,
) -> Path:
    """Writes an archive without the texts of articles: the report made again in an edition of excerpts.

    Args:
        output: The folder, with its inputs.
        target: The archive.
        config: The models that the report was made with.
        progress: As for `compare.run`.

    Raises:
        SourceError: What `whole_folder` raises, or ``no-inputs``.
        ConfigError: ``other-model``.
        RenderError: ``cannot-write`` if the archive cannot be written.
    """
    from compare.ingest.event import load_event
    from compare.review.effect import reviewed
    from compare.runner.pipeline import run

    manifest = whole_folder(output)
    edition = replace(manifest.edition, kind="excerpt")
    with kept_event(output, manifest, config) as event, TemporaryDirectory(prefix="pressdiff-") as place:
        comparison, _review = reviewed(run(load_event(event), config=config, progress=progress), event)
        write_reports(comparison, Path(place), formats=manifest.formats, edition=edition)
        made = read_manifest(Path(place))
        files = {one.path: (Path(place) / one.path).read_bytes() for one in made.files}
        text = (Path(place) / MANIFEST).read_bytes()
    return _write(target, made, files, text, excerpts=True)


def whole_folder(output: Path) -> Manifest:
    """The manifest of a folder in which each file is the one that was written.

    Raises:
        SourceError: ``not-whole`` if one is not, or what `read_manifest` raises.
    """
    manifest = read_manifest(output)
    problems = list(changed_files(output, manifest))
    if problems:
        raise SourceError(
            f"the report is not as it was written. {problems[0]}",
            code="not-whole",
            source=str(output),
            hint='Make it again with "pressdiff report".',
        )
    return manifest


def _write(
    target: Path, manifest: Manifest, files: Mapping[str, bytes], text: bytes, *, excerpts: bool
) -> Path:
    guide = _HOW.format(
        event=manifest.event,
        what=_EXCERPTS if excerpts else _ALL,
        tool=manifest.tool,
        more=_HASHES if excerpts else _RECOMPUTE,
        sha256=manifest.sha256,
    )
    whole = {**files, MANIFEST: text, GUIDE: guide.encode()}
    data = zipped({f"{manifest.event}/{name}": whole[name] for name in sorted(whole)})
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, data)
    except OSError as error:
        raise RenderError(
            f"the archive cannot be written: {error.strerror or error}.",
            code="cannot-write",
            source=str(target),
            hint="Name a file in a folder that you may write to, with --to.",
        ) from error
    return target
