"""Files and addresses that a person names, added to an event.

Goes in: names. Comes out: what became of each. An address is fetched only where that was asked for; its page
is kept as it came, with the address and the time in `event.toml`, so that no later step needs the network.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from compare.errors import SourceError
from compare.ingest.fetch import FetchedPage, fetch_page, is_address
from compare.runner.event_file import Role
from compare.runner.folder import Added, add_files

__all__ = ["add_sources"]

_LONGEST_NAME = 60


def add_sources(
    folder: Path, sources: Sequence[str], *, role: Role, stated: Mapping[str, str | date], fetch: bool
) -> tuple[Added, ...]:
    """Adds files, and with `fetch` the pages at addresses, to an event.

    Args:
        folder: Of the event.
        sources: Names of files, or addresses.
        role: What they are.
        stated: What is stated of each, as for `add_files`.
        fetch: Addresses are fetched; without it one is an error, and nothing is added.

    Returns:
        What became of each source: the files first, then the addresses, each in the order given.

    Raises:
        SourceError: ``fetch-off``, what `fetch_page` raises, or what `add_files` raises.
    """
    addresses = [source for source in sources if is_address(source)]
    files = [Path(source) for source in sources if not is_address(source)]
    if addresses and not fetch:
        raise SourceError(
            "this is an address, and nothing is fetched unless that is asked for.",
            code="fetch-off",
            source=addresses[0],
            hint="Add --fetch, or save the page from a browser and add the file.",
        )
    pages = [(address, fetch_page(address)) for address in addresses]
    added = add_files(folder, files, role=role, stated=stated) if files else ()
    return (*added, *(_add_page(folder, address, page, role, stated) for address, page in pages))


def _add_page(
    folder: Path, address: str, page: FetchedPage, role: Role, stated: Mapping[str, str | date]
) -> Added:
    """Adds a page under a name made from its address."""
    where = "address" if role == "transcript" else "url"
    known = {where: page.address, "retrieved": page.retrieved, **stated}
    with TemporaryDirectory() as place:
        file = Path(place) / _file_name(page)
        file.write_bytes(page.data)
        (added,) = add_files(folder, [file], role=role, stated=known)
    return replace(added, source=Path(address))


def _file_name(page: FetchedPage) -> str:
    """The host and the last part of the path, in letters that every system takes."""
    parts = urlsplit(page.address)
    last = parts.path.rstrip("/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    words = re.sub(r"[^a-z0-9]+", "-", f"{parts.hostname} {last}".lower()).strip("-")
    return f"{words[:_LONGEST_NAME].strip('-') or 'page'}{page.suffix}"
