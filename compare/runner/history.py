"""The states of an event that an output folder has seen, and the files that they were made from.

Goes in: an event's folder, a result and an output folder. Comes out: what is to be kept beside the report,
and what has changed since the state before. A state is named by its number and its hash; a run that finds the
last state again records nothing, so its report is the same as that of the run before. States and inputs are
put in place together with the report: a run that is killed leaves the earlier report and the earlier states.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from compare.changes.codec import read_snapshot, snapshot_text
from compare.changes.find import find_changes
from compare.changes.snapshot import Snapshot, snapshot_of
from compare.comparison import Comparison
from compare.errors import EngineError, SourceError
from compare.ingest.event import EVENT_FILE
from compare.publication.registry import PUBLISHED_FILE
from compare.publication.replies import REPLIES_FILE
from compare.report.manifest import KeptFile, Provenance, kept_file, timestamp
from compare.report.wording import caveat
from compare.review.decisions import DECISIONS_FILE
from compare.review.measured import MEASURED_FILE

__all__ = ["HISTORY", "INPUTS", "input_files", "last_state", "provenance_of", "state_paths"]

HISTORY = ".pressdiff/history"
"""Where the states lie in an output folder."""
INPUTS = ".pressdiff/inputs"
"""Where the files that were read are kept, each under the hash of its bytes."""

STATED = ("*.toml", DECISIONS_FILE, MEASURED_FILE, REPLIES_FILE, PUBLISHED_FILE)
"""What is stated of an event, decided, answered and published, in files beside its texts."""

_HASH = re.compile(r"[0-9a-f]{64}")
_STATE = re.compile(r"(\d{4,})-([0-9a-f]{12})\.json")


def provenance_of(folder: Path, comparison: Comparison, output: Path) -> Provenance:
    """What is kept beside the report of a result.

    Args:
        folder: Of the event, as it was read for this result.
        comparison: The result.
        output: Where the report is going to lie.

    Raises:
        SourceError: ``input-changed`` if a file is not the one that was read any more.
        EngineError: ``store-not-writable`` if what is kept cannot be read.
    """
    now = snapshot_of(comparison, caveat=caveat(comparison.transcripts))
    recorded, notes = state_paths(output), list[str]()
    last = _last_sound(recorded, notes)
    if last is not None and last.state == now.state:
        # Written again with its own time: bytes that somebody changed are put right.
        name, at = _inside(recorded.pop(), output), last.recorded
        last = _last_sound(recorded, notes)
    else:
        number = int(recorded[-1].name.split("-")[0]) + 1 if recorded else 1
        name, at = f"{HISTORY}/{number:04d}-{now.state[:12]}.json", timestamp()
    present = snapshot_text(replace(now, recorded=at)).encode()
    inputs = dict(input_files(folder, comparison))
    files = {f"{INPUTS}/{hashlib.sha256(data).hexdigest()}": data for data in inputs.values()}
    return Provenance(
        state=now.state,
        changes=find_changes(last, now),
        inputs=tuple(_input(file, data) for file, data in inputs.items()),
        states=(
            *(kept_file(_inside(path, output), path.read_bytes()) for path in recorded),
            kept_file(name, present),
        ),
        earlier_inputs=tuple(_earlier_inputs(output, files)),
        files={
            path: data
            for path, data in {**files, name: present}.items()
            if not _is_there(output / path, data)
        },
        notes=tuple(notes),
    )


def _last_sound(recorded: list[Path], notes: list[str]) -> Snapshot | None:
    """The last state that can be read; those behind it are set aside, with a sentence, and leave the list."""
    while recorded:
        try:
            return _read(recorded[-1])
        except EngineError:
            damaged = recorded.pop()
            aside = damaged.with_suffix(".damaged")
            damaged.replace(aside)
            notes.append(f"A recorded state could not be read; it was set aside as {aside.name}.")
    return None


def _earlier_inputs(output: Path, files: Mapping[str, bytes]) -> Iterator[KeptFile]:
    """Inputs of earlier states; the hash is the one under which they were put down."""
    for path in sorted((output / INPUTS).glob("*")):
        name = _inside(path, output)
        if _HASH.fullmatch(path.name) and name not in files:
            yield KeptFile(path=name, sha256=path.name, size=path.stat().st_size)


def last_state(output: Path) -> Snapshot:
    """The state that the report in a folder is of.

    Raises:
        SourceError: ``no-state`` if none is recorded there.
        EngineError: ``bad-state`` if it cannot be read.
    """
    recorded = state_paths(output)
    if not recorded:
        raise SourceError(
            "no state of an event is recorded here.",
            code="no-state",
            source=str(output),
            hint='Name a folder that "pressdiff report" has written to.',
        )
    return _read(recorded[-1])


def state_paths(output: Path) -> list[Path]:
    """The recorded states, oldest first; empty where there are none."""
    return sorted(path for path in (output / HISTORY).glob("*.json") if _STATE.fullmatch(path.name))


def input_files(folder: Path, comparison: Comparison) -> Iterator[tuple[str, bytes]]:
    """The files that were read for a result, by name: those of the ledger, and what is stated of them.

    Raises:
        SourceError: ``input-changed`` if one is not the one that was read any more.
    """
    place = folder.parent if folder.name == EVENT_FILE else folder
    # Of a file of many articles each has a line of its own.
    ledger = [entry for entry in comparison.ledger if entry.code != "forgotten"]
    hashes: dict[str, str | None] = {entry.file.split("#")[0]: None for entry in ledger}
    hashes |= {entry.file: entry.sha256 for entry in ledger if "#" not in entry.file}
    names = {path.name for pattern in STATED for path in place.glob(pattern)}
    names |= {name for name in hashes if (place / name).is_file()}
    for name in sorted(names):
        data = (place / name).read_bytes()
        read = hashes.get(name)
        if read and read != hashlib.sha256(data).hexdigest():
            raise SourceError(
                "this file was changed while the report was being made.",
                code="input-changed",
                source=name,
                hint="Run it again.",
            )
        yield name, data


def _read(path: Path) -> Snapshot:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        text = ""
    return read_snapshot(text, source=str(path))


def _input(name: str, data: bytes) -> KeptFile:
    kept = kept_file("", data, name=name)
    return replace(kept, path=f"{INPUTS}/{kept.sha256}")


def _inside(path: Path, output: Path) -> str:
    return path.relative_to(output).as_posix()


def _is_there(path: Path, data: bytes) -> bool:
    """True if a file has these bytes already; one that was damaged is written again."""
    try:
        return path.read_bytes() == data
    except FileNotFoundError:
        return False
    except OSError as error:
        raise EngineError(
            f"it cannot be read ({error.strerror or error}).",
            code="store-not-writable",
            source=str(path),
            hint="Choose a folder that can be written with --output.",
        ) from error
