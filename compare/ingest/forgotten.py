"""Articles whose text was erased on request: their hashes, and when.

Goes in: the folder of an event. Comes out: what its `forgotten.toml` says. A text that was forgotten is not
used again, under whatever name it comes back; its line in the ledger stays.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from compare.errors import ConfigError
from compare.language import gettext_lazy
from compare.model import Document, LedgerEntry

__all__ = ["FORGOTTEN_FILE", "Forgotten", "forgotten_as", "forgotten_lines", "read_forgotten"]

FORGOTTEN_FILE = "forgotten.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """One text that was erased.

    Attributes:
        file: Where it lay in the event.
        sha256: Of the file's bytes.
        text_sha256: Of its kept text, so that it is known in another form, too; empty where it was not known.
        at: The day, as ISO 8601.
    """

    file: str
    sha256: str
    text_sha256: str
    at: str


def read_forgotten(folder: Path) -> tuple[Forgotten, ...]:
    """What was erased of an event, in the order in which it was; empty where there is no such file.

    Raises:
        ConfigError: ``bad-forgotten`` if the file is not as it was written: what it names must not be read.
    """
    path = folder / FORGOTTEN_FILE
    if not path.is_file():
        return ()
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))["text"]
        return tuple(
            Forgotten(
                file=str(one["file"]),
                sha256=str(one["sha256"]),
                text_sha256=str(one["text_sha256"]),
                at=str(one["at"]),
            )
            for one in tables
        )
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise ConfigError(
            "it cannot be read which texts were erased.",
            code="bad-forgotten",
            source=str(path),
            hint="Put the file back as pressdiff wrote it.",
        ) from error


def forgotten_as(document: Document, forgotten: Iterable[Forgotten]) -> Forgotten | None:
    """What was erased that this is: the same bytes, or the same kept text; ``None`` for another text."""
    text = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
    return next((one for one in forgotten if document.sha256 == one.sha256 or text == one.text_sha256), None)


def forgotten_lines(
    forgotten: Iterable[Forgotten], back: Mapping[str, Forgotten], taken: Iterable[str]
) -> Iterator[LedgerEntry]:
    """The lines of the ledger.

    Args:
        forgotten: What was erased.
        back: By file, what of it came back.
        taken: Files of other lines: a text that lay under such a name is told by its hash, too.
    """
    names = {*taken, *back}
    for file, one in back.items():
        yield _line(one, file)
    for one in forgotten:
        if one not in back.values():
            name = one.file if one.file not in names else f"{one.file} ({one.sha256[:12]})"
            names.add(name)
            yield _line(one, name)


def _line(one: Forgotten, file: str) -> LedgerEntry:
    return LedgerEntry(
        file=file,
        role="article",
        outcome="rejected",
        code="forgotten",
        reason=gettext_lazy("Its text was erased on request on {day}; only its hash is kept.", day=one.at),
        sha256=one.sha256,
    )
