"""Whether a person has confirmed how an event is read, and for which bytes.

Goes in: an event as it is read now, and the file in which a confirmation is kept. Comes out: whether it still
holds. It is void as soon as a file of the event, or the text that is read from it, is another one. Nothing is
written here.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from compare.model import Confirmation, Document, LedgerEntry

__all__ = ["CONFIRMATION_FILE", "confirmation_of", "reading_of"]

CONFIRMATION_FILE = "reading.toml"

Reading = dict[str, dict[str, str]]


def reading_of(event_file: Path, ledger: Iterable[LedgerEntry], documents: Iterable[Document]) -> Reading:
    """What a person confirms: for each text its outcome and hashes, for `event.toml` its own.

    Args:
        event_file: The event's `event.toml`, which may be missing.
        ledger: Of the event.
        documents: Those that are used.

    Returns:
        By name: ``outcome``, ``sha256`` of the bytes (empty for what was not read) and ``text_sha256`` of the
        kept text (empty for what is not used).
    """
    texts = {item.source: hashlib.sha256(item.text.encode("utf-8", "surrogatepass")) for item in documents}
    found: Reading = {}
    for entry in ledger:
        text = texts.get(entry.file)
        found[entry.file] = {
            "outcome": entry.outcome,
            "sha256": entry.sha256 or "",
            "text_sha256": text.hexdigest() if text and entry.outcome == "accepted" else "",
        }
    if event_file.is_file():
        digest = hashlib.sha256(event_file.read_bytes()).hexdigest()
        found[event_file.name] = {"outcome": "event", "sha256": digest, "text_sha256": ""}
    return dict(sorted(found.items()))


def confirmation_of(folder: Path, reading: Reading) -> Confirmation:
    """The confirmation that lies in an event's folder, held against what is read now."""
    path = folder / CONFIRMATION_FILE
    if not path.is_file():
        return Confirmation()
    try:
        kept = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return Confirmation(status="void", changed=(CONFIRMATION_FILE,))
    then = {entry.get("file"): entry for entry in _tables(kept.get("text"))}
    changed = {name for name in {*then, *reading} if not _same(then.get(name), reading.get(str(name)))}
    by, at = kept.get("by"), kept.get("at")
    if not (isinstance(by, str) and by and at):
        changed.add(CONFIRMATION_FILE)
    return Confirmation(
        status="void" if changed else "confirmed",
        by=by if isinstance(by, str) else "",
        at=str(at or ""),
        changed=tuple(sorted(map(str, changed))),
    )


def _tables(value: object) -> list[Mapping[str, object]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _same(then: Mapping[str, object] | None, now: Mapping[str, str] | None) -> bool:
    return then is not None and now is not None and all(then.get(key) == value for key, value in now.items())
