"""Fills cells of a workbook in LibreOffice Calc, and saves it as a workbook again.

Goes in: the file, the sheet, where to save, and per row the texts by column name as JSON. Run by the Python
that has `uno` (the package python3-uno), with Calc installed; a test of the worklist calls it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def option(name: str, value: object) -> PropertyValue:
    """One setting of Calc."""
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connected(pipe: str) -> object:
    """The desktop of a LibreOffice that was just started."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.5)
        else:
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    raise SystemExit("LibreOffice did not start.")


def fill(desktop: object, path: Path, title: str, saved: Path, cells: dict[str, dict[str, str]]) -> None:
    """Types the texts into their cells, as a person would, and saves."""
    book = desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, (option("Hidden", value=True),))
    sheet = book.Sheets.getByName(title)
    names = {}
    while name := sheet.getCellByPosition(len(names), 0).String:
        names[name] = len(names)
    for row, values in cells.items():
        for name, text in values.items():
            cell = sheet.getCellByPosition(names[name], int(row) - 1)
            if text.isdecimal():
                cell.Value = float(text)
            else:
                cell.String = text
    book.storeToURL(saved.as_uri(), (option("FilterName", "Calc MS Excel 2007 XML"),))
    book.close(True)


def main() -> None:
    """Starts LibreOffice with a profile of its own, fills the file and ends it."""
    path, title, saved, cells = sys.argv[1:]
    with tempfile.TemporaryDirectory() as profile:
        pipe = f"pressdiff{Path(profile).name}"
        accept = f"--accept=pipe,name={pipe};urp"
        home = f"-env:UserInstallation={Path(profile).as_uri()}"
        office = subprocess.Popen(["soffice", home, "--headless", "--norestore", accept])  # noqa: S603, S607
        try:
            desktop = connected(pipe)
            fill(desktop, Path(path).resolve(), title, Path(saved).resolve(), json.loads(cells))
            desktop.terminate()
            office.wait(timeout=60)
        finally:
            if office.poll() is None:
                office.kill()


if __name__ == "__main__":
    main()
