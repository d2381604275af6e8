"""The kept inputs of a report as an event folder again, for as long as it is needed.

Goes in: an output folder and its manifest. Comes out: a folder that can be read as an event; it is thrown
away afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from compare.config import CompareConfig
from compare.errors import ConfigError, SourceError
from compare.runner.manifest_file import Manifest

__all__ = ["kept_event"]


@contextmanager
def kept_event(output: Path, manifest: Manifest, config: CompareConfig) -> Iterator[Path]:
    """The event's folder, under its name.

    Raises:
        SourceError: ``no-inputs`` if the texts are not in the folder.
        ConfigError: ``other-model`` if the models are not those that the report was made with.
    """
    if not manifest.kept or not all(one.path for one in manifest.kept):
        raise SourceError(
            "the texts that were compared are not in this folder.",
            code="no-inputs",
            source=str(output),
            hint="They are left out of a bundle of excerpts; the manifest has their hashes.",
        )
    if config.fingerprint() != manifest.options:
        raise ConfigError(
            "the report was made with another encoder or second opinion.",
            code="other-model",
            source=str(output),
            hint="Name its folder with --model or --second-opinion.",
        )
    with TemporaryDirectory(prefix="pressdiff-") as place:
        folder = Path(place) / "event" / manifest.event
        for one in manifest.kept:
            target = folder / one.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((output / one.path).read_bytes())
        yield folder
