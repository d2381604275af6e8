"""A person confirms that an event was read right: written down with name, time and hashes.

Goes in: an event and a name. Comes out: `reading.toml` in the event's folder, the only file that a check ever
writes there. Whether it still holds is told on each reading (`compare.ingest.confirmation`).
"""

from __future__ import annotations

from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import tomlkit

from compare.errors import ConfigError
from compare.ingest.confirmation import CONFIRMATION_FILE, reading_of
from compare.model import Event
from compare.runner.event_file import EVENT_FILE
from compare.runner.folder import write_whole

__all__ = ["confirm_reading"]

_HEAD = "Who confirmed that the texts of this event were read right, and which bytes that was said of."
_LONGEST_NAME = 200


def confirm_reading(folder: Path, event: Event, *, by: str, at: datetime) -> Path:
    """Writes the confirmation, in the place of an earlier one.

    Args:
        folder: Of the event.
        event: As it was read.
        by: The person's name.
        at: Now, in UTC.

    Returns:
        The file.

    Raises:
        ConfigError: ``no-name`` if the name has no letter or is longer than 200 signs.
    """
    name = " ".join("".join(sign if sign.isprintable() else " " for sign in by).split())
    if len(name) > _LONGEST_NAME or not any(sign.isalpha() for sign in name):
        raise ConfigError(
            "a confirmation needs the name of the person who looked.",
            code="no-name",
            hint='Write it behind --confirm, in quotation marks: --confirm "Ada Example".',
        )
    path = folder / CONFIRMATION_FILE
    write_whole(path, _content(folder, event, name, at).encode())
    return path


def _content(folder: Path, event: Event, name: str, at: datetime) -> str:
    documents = [document for _info, document in (*event.records, *event.articles)]
    content = tomlkit.document()
    content.add(tomlkit.comment(_HEAD))
    content["by"], content["at"] = name, at.replace(microsecond=0)
    content["pressdiff"] = version("pressdiff")
    texts = tomlkit.aot()
    for file, values in reading_of(folder / EVENT_FILE, event.ledger, documents).items():
        table = tomlkit.table()
        table.update({"file": file, **values})
        texts.append(table)
    content["text"] = texts
    return tomlkit.dumps(content)
