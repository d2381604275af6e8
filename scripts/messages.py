"""The messages of the program and its templates, and the catalogues of other languages brought up to date.

    python scripts/messages.py            brings every catalogue up to date, and says what it lacks
    python scripts/messages.py --check    only says what is amiss; ends with 1 if anything is

Goes in: `compare/` and `templates/`. Comes out: `compare/language/*.po`, with new messages empty and those
gone away removed; nothing is translated by guessing.
"""

from __future__ import annotations

import argparse
import re
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "compare" / "language"
METHODS = {
    "compare": [("**.py", "python")],
    "templates": [("**.jinja", "jinja2"), ("**.css", "jinja2")],
}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
}
NAME = re.compile(r"\{(\w+)\}")


def current_messages() -> Catalog:
    """Every message of the program and its templates, in the order of files and lines."""
    catalogue = Catalog(charset="utf-8")
    for folder, methods in METHODS.items():
        found = extract_from_dir(
            ROOT / folder,
            method_map=methods,
            keywords=KEYWORDS,
            comment_tags=("Translators:",),
            strip_comment_tags=True,
        )
        for name, _line, message, comments, context in sorted(found, key=lambda one: (one[0], one[1])):
            catalogue.add(
                message, locations=[(f"{folder}/{name}", None)], auto_comments=comments, context=context
            )
    return catalogue


def updated(path: Path, current: Catalog) -> Catalog:
    """The catalogue of a file with the messages of today: kept where they are the same, else empty."""
    with path.open("rb") as file:
        catalogue = read_po(file)
    catalogue.update(current, no_fuzzy_matching=True, update_header_comment=False)
    catalogue.obsolete.clear()
    return catalogue


def text_of(catalogue: Catalog) -> bytes:
    """The catalogue as a file's bytes, the same for the same messages."""
    out = BytesIO()
    write_po(out, catalogue, width=100, include_lineno=False, omit_header=False, sort_by_file=False)
    lines = out.getvalue().splitlines(keepends=True)
    varying = (b'"POT-Creation-Date', b'"PO-Revision-Date', b'"Generated-By', b'"Last-Translator')
    return b"".join(line for line in lines if not line.startswith(varying))


def faults(catalogue: Catalog) -> list[str]:
    """What a reader of the report would notice: messages not translated, in doubt, or with other names."""
    return [f"{fault}: {message.id!r}" for message in catalogue if message.id for fault in _faults(message)]


def _faults(message: Message) -> list[str]:
    forms = list(message.string) if isinstance(message.string, list | tuple) else [message.string or ""]
    ids = [message.id] if isinstance(message.id, str) else list(message.id)
    if message.fuzzy:
        return ["in doubt"]
    if not all(forms):
        return ["not translated"]
    names = [set(NAME.findall(one)) for one in ids]
    allowed, asked = set().union(*names), set.intersection(*names) - {"n"}
    return ["other names in braces" for form in forms if not asked <= set(NAME.findall(form)) <= allowed]


def main() -> int:
    """Brings the catalogues up to date, or checks them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--check", action="store_true", help="change no file; end with 1 if something is amiss"
    )
    check = parser.parse_args().check
    current = current_messages()
    amiss = 0
    for path in sorted(CATALOGUES.glob("*.po")):
        catalogue = updated(path, current)
        found = faults(catalogue)
        if check:
            found += [] if text_of(catalogue) == path.read_bytes() else ["not up to date"]
        else:
            path.write_bytes(text_of(catalogue))
        print(f"{path.name}: {len(catalogue)} messages, {len(found)} amiss")
        for line in found[:200]:
            print(f"  {line}")
        amiss += len(found)
    return 1 if check and amiss else 0


if __name__ == "__main__":
    sys.exit(main())
