"""`manifest.json`: what is true of one run only, and the hashes that tie its files together.

Goes in: a `Comparison`, the bytes of the files, what is kept beside them. Comes out: text that ends in its
own hash, so that a byte changed in it is found as well. Nothing is written here.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any

from compare.changes.model import Changes
from compare.comparison import Comparison
from compare.config import folder_digest
from compare.report.edition import Edition
from compare.report.text import escaped_json

__all__ = [
    "FORMAT",
    "MANIFEST",
    "VERSION",
    "KeptFile",
    "Provenance",
    "edition_values",
    "kept_file",
    "manifest_text",
    "now",
    "platform_values",
    "sealed",
    "timestamp",
]

MANIFEST = "manifest.json"
FORMAT = "pressdiff-manifest"
VERSION = 2
SEEDS = {"sketches of texts among which copies are looked for": 1}
"""What is drawn at random in a run, with its seed."""
_FLAGS = re.compile(r"avx\w*|amx\w*|fma|f16c|sse4_[12]|asimd\w*|i8mm|bf16|sve\w*")
_HASH = "sha256"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """A file of the output folder, by its path in it; `name` is that of the input which it holds, if any."""

    path: str
    sha256: str
    size: int
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What is kept beside a report, so that it can be recomputed and compared with the next.

    Attributes:
        state: Hash of inputs and options.
        changes: Since the state before.
        inputs: The files that were read.
        states: The recorded states, the present one last.
        earlier_inputs: Files that earlier states were made from and the present one is not.
        files: What of them is not there yet and is put in place together with the report: path → bytes.
        notes: Sentences for the person who ran it.
    """

    state: str
    changes: Changes
    inputs: tuple[KeptFile, ...]
    states: tuple[KeptFile, ...]
    earlier_inputs: tuple[KeptFile, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def kept_file(path: str, data: bytes, *, name: str = "") -> KeptFile:
    """The entry of a file with these bytes."""
    return KeptFile(path=path, sha256=hashlib.sha256(data).hexdigest(), size=len(data), name=name)


def manifest_text(
    comparison: Comparison,
    files: Mapping[str, bytes],
    *,
    formats: Sequence[str] = (),
    edition: Edition | None = None,
    provenance: Provenance | None = None,
) -> str:
    """The file.

    Args:
        comparison: What was written.
        files: The outputs, by name.
        formats: Those that were asked for.
        edition: Likewise; ``None`` stands for a private one.
        provenance: What is kept beside them.

    Returns:
        JSON in UTF-8. The time is that of ``SOURCE_DATE_EPOCH`` where it is set.
    """
    signature = dict(comparison.signature)
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "tool": {"name": "pressdiff", "version": _version("pressdiff") or "unknown"},
        "time": timestamp(),
        "event": comparison.event.name,
        "state": provenance.state if provenance else None,
        "options": {
            "formats": list(formats),
            "edition": edition_values(edition or Edition()),
            "fingerprint": signature.get("options"),
        },
        "models": {name: signature[name] for name in ("encoder", "verifier") if name in signature},
        "seeds": SEEDS,
        "platform": platform_values(),
        "inputs": [
            {"file": entry.file, "role": entry.role, "outcome": entry.outcome, "sha256": entry.sha256}
            for entry in sorted(comparison.ledger, key=lambda entry: (entry.role, entry.file))
        ],
        "kept": [_entry(one) for one in provenance.inputs] if provenance else [],
        "history": [_entry(one) for one in provenance.states] if provenance else [],
        "kept_before": [_entry(one) for one in provenance.earlier_inputs] if provenance else [],
        "outputs": [
            {"file": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in sorted(files.items())
        ],
    }
    return sealed(manifest)


def sealed(manifest: Mapping[str, Any]) -> str:
    """The text of a manifest, with the hash of all that stands before it as its last value."""
    values = {key: value for key, value in manifest.items() if key != _HASH}
    values[_HASH] = hashlib.sha256(_text(values).encode()).hexdigest()
    return _text(values)


def edition_values(edition: Edition) -> dict[str, Any]:
    """The options of an edition; a folder of templates counts by its content, not by where it lies."""
    values = {**asdict(edition), "templates": None}
    if edition.templates:
        values["templates"] = folder_digest(edition.templates)
    return values


def platform_values() -> dict[str, Any]:
    """The machine, Python and the libraries, and one hash of all of them: the platform signature.

    Bytes are promised to be the same where the signature is; elsewhere scores may differ in their last
    digits.
    """
    values: dict[str, Any] = {
        "python": platform.python_version(),
        "implementation": platform.python_implementation(),
        "system": platform.system(),
        "machine": platform.machine(),
        "processor": _processor(),
        "libraries": _libraries(),
    }
    digest = hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()
    return {**values, "signature": digest}


def timestamp() -> str:
    """Now, in UTC, as manifests and states have it."""
    return now().strftime("%Y-%m-%dT%H:%M:%SZ")


def now() -> datetime:
    """The time, or that of ``SOURCE_DATE_EPOCH`` where it is set."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(fixed), UTC) if fixed.isdecimal() else datetime.now(UTC)


def _text(values: Mapping[str, Any]) -> str:
    return escaped_json(json.dumps(values, ensure_ascii=False, indent=1)) + "\n"


def _entry(one: KeptFile) -> dict[str, Any]:
    named = {"file": one.name} if one.name else {}
    return {**named, "path": one.path, "bytes": one.size, "sha256": one.sha256}


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


@lru_cache(maxsize=1)
def _libraries() -> dict[str, str]:
    """Versions of the libraries that pressdiff names and that are installed, and of Pango where it is."""
    try:
        named = metadata.requires("pressdiff") or []
    except metadata.PackageNotFoundError:
        named = []
    names = sorted({re.split(r"[<>=!~ \[;(]", line)[0] for line in named})
    found = {name: version for name in names if (version := _version(name))}
    pango = _pango()
    return {**found, "Pango": pango} if pango else found


def _pango() -> str | None:
    """The version of the library that sets the PDF's lines."""
    try:
        from weasyprint.text.ffi import pango  # type: ignore[import-untyped]
    except (ImportError, OSError):
        return None
    return str(pango.pango_version())


@lru_cache(maxsize=1)
def _processor() -> list[str]:
    """The instructions of the processor on which the last digits of a score may depend."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return [platform.processor() or "unknown"]
    flags = next((line.split(":", 1)[1] for line in lines if re.match(r"flags|Features", line)), "")
    return sorted(flag for flag in flags.split() if _FLAGS.fullmatch(flag))
