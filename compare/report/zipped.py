"""A ZIP file that depends on names and bytes only: bundles, workbooks and letters are the same on every run.

Goes in: names and bytes, or a ZIP file that another library made. Comes out: a ZIP file without times.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

__all__ = ["unzipped", "zipped"]

_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the earliest that the form can state
_UNIX = 3


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files in their order, at the same time and with the same rights; none gives an empty archive.

    >>> unzipped(zipped({"b": b"2", "a": b"1"}))
    {'b': b'2', 'a': b'1'}
    """
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, date_time=_BEGINNING)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, _UNIX
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return whole.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The files of an archive that was just made, in their order.

    Raises:
        zipfile.BadZipFile: If it is none.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
