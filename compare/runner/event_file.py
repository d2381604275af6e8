"""The text of an `event.toml`, to which tables are added at the end.

Goes in: the file as it lies, or nothing. Comes out: its bytes with the new tables below them; every byte that
was there stays. The file is checked to be TOML and to take the tables; what its keys mean is read by
`compare.ingest.event`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

import tomlkit

from compare.errors import ConfigError
from compare.ingest.event_schema import parse_event_file
from compare.runner.event_template import ARTICLE, RECORD, event_template

__all__ = ["EVENT_FILE", "TABLES", "EventFile", "Role"]

EVENT_FILE = "event.toml"

Role = Literal["transcript", "article"]
TABLES: dict[Role, str] = {"transcript": "record", "article": "article"}


@dataclass(slots=True, kw_only=True)
class EventFile:
    """An event file that is being added to.

    Attributes:
        path: Where it lies or will lie.
        before: The bytes that it has, or those of the template.
        tables: The text of the tables that were added.
        registered: The files that its tables name, by role, in the file's order.
    """

    path: Path
    before: bytes
    tables: str = ""
    registered: dict[Role, list[str]] = field(default_factory=lambda: {role: [] for role in TABLES})

    @classmethod
    def of(cls, folder: Path) -> EventFile:
        """The file of an event folder; the template where there is none yet.

        Raises:
            ConfigError: If it is not TOML in UTF-8.
        """
        path = folder / EVENT_FILE
        if not path.exists():
            return cls(path=path, before=event_template().encode())
        file = cls(path=path, before=path.read_bytes())
        file.registered = _registered(parse_event_file(file.before, str(path)))
        return file

    def register(self, name: str, *, role: Role, stated: Mapping[str, str | date]) -> None:
        """Adds the table of one file; keys that are not stated are put in as comments.

        Args:
            name: Of the file, from the event folder, with forward slashes.
            role: What the file is.
            stated: Values for keys of the table.
        """
        self.tables += "\n" + _table(name, role=role, stated=stated)
        self.registered[role].append(name)

    def data(self) -> bytes:
        """The bytes to write, with the line ends that the file has already.

        Raises:
            ConfigError: If the file cannot take the tables, because it lists its files in another form.
        """
        newline = "\r\n" if b"\r\n" in self.before else "\n"
        gap = "" if not self.before or self.before.endswith(b"\n") else newline
        data = self.before + (gap + self.tables.replace("\n", newline)).encode()
        try:
            content = tomllib.loads(data.decode("utf-8-sig"))
        except tomllib.TOMLDecodeError:
            content = {}
        if _registered(content) != self.registered:
            raise ConfigError(
                "no further table can be added to this file.",
                code="event-file-closed",
                source=str(self.path),
                hint="Give each record and article a table of its own, headed [[record]] or [[article]].",
            )
        return data


def _registered(content: Mapping[str, Any]) -> dict[Role, list[str]]:
    """The files that the tables name; anything malformed is left to the reader of events."""
    files: dict[Role, list[str]] = {}
    for role, name in TABLES.items():
        tables = content.get(name)
        entries = tables if isinstance(tables, list) else []
        named = [entry.get("file") for entry in entries if isinstance(entry, dict)]
        files[role] = [file for file in named if isinstance(file, str)]
    return files


def _table(name: str, *, role: Role, stated: Mapping[str, str | date]) -> str:
    """One table in TOML, with its heading and a line end."""
    values = {"file": name, **stated}
    table = tomlkit.table()
    for key in RECORD if role == "transcript" else ARTICLE:
        if key.name in values:
            table.add(key.name, values[key.name])
        else:
            table.add(tomlkit.comment(key.commented()))
    return f"[[{TABLES[role]}]]\n{table.as_string()}"
