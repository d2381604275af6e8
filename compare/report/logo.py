"""A logo as a ``data:`` address that can do no harm.

Goes in: a local PNG, JPEG or SVG file. Comes out: an address that stands in the page itself. An SVG that
runs, loads or animates anything is refused, not mended: a picture that was changed is no longer theirs.
"""

from __future__ import annotations

import base64
import re
from pathlib import Path
from typing import TYPE_CHECKING

from compare.errors import ConfigError

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["MAX_BYTES", "read_logo"]

MAX_BYTES = 1_000_000
SVG = "http://www.w3.org/2000/svg"
SIGNATURES = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))
# What a drawing needs; whatever is not named here is refused.
ELEMENTS = frozenset(
    {"svg", "g", "defs", "title", "desc", "metadata", "symbol", "use", "path", "rect", "circle", "ellipse"}
    | {"line", "polyline", "polygon", "text", "tspan", "linearGradient", "radialGradient", "stop"}
    | {"clipPath", "mask", "pattern"}
)
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#)|@import|expression|javascript:|\\", re.IGNORECASE)


def read_logo(path: Path) -> str:
    """The ``data:`` address of a logo.

    Raises:
        ConfigError: ``logo-unreadable`` if the file cannot be read, is too large or is none of the three
            kinds; ``logo-unsafe`` for an SVG that names scripts, other files or styles that load any.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _unreadable(path, f"the logo cannot be read: {error.strerror or error}.") from error
    if len(data) > MAX_BYTES:
        raise _unreadable(path, f"the logo has {len(data):,} bytes; {MAX_BYTES:,} are the most.")
    kind = next((kind for signature, kind in SIGNATURES if data.startswith(signature)), None)
    if kind is None and b"<svg" in data[:10_000]:
        _check_svg(path, data)
        kind = "image/svg+xml"
    if kind is None:
        raise _unreadable(path, "the logo is neither PNG, JPEG nor SVG.")
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"


def _check_svg(path: Path, data: bytes) -> None:
    """Makes sure that an SVG draws and does nothing else."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _unreadable(path, f"the logo is not valid SVG: {error}.") from error
    if root.getroottree().docinfo.internalDTD is not None and b"<!ENTITY" in data:
        raise _unsafe(path, "entities of its own")
    if root.getroottree().xpath("//processing-instruction()"):
        raise _unsafe(path, "a processing instruction")
    for node in root.iter("*"):
        _check_node(path, node)


def _check_node(path: Path, node: etree._Element) -> None:
    from lxml import etree

    name = etree.QName(node)
    if name.namespace != SVG or name.localname not in ELEMENTS:
        raise _unsafe(path, f"an element <{name.localname}>")
    for key, value in ((str(key), str(value)) for key, value in node.attrib.items()):
        plain = etree.QName(key).localname.lower()
        if plain.startswith("on"):
            raise _unsafe(path, f"an attribute {plain}")
        if plain in ("href", "src") and not value.startswith("#"):
            raise _unsafe(path, f"an address in {plain}")
        if _OUTSIDE.search(value):
            raise _unsafe(path, f"a style in {plain} that loads something")


def _unreadable(path: Path, message: str) -> ConfigError:
    return ConfigError(
        message,
        code="logo-unreadable",
        source=str(path),
        hint="Name a PNG, JPEG or SVG file of at most one megabyte.",
    )


def _unsafe(path: Path, what: str) -> ConfigError:
    return ConfigError(
        f"the logo has {what}, which a drawing does not need.",
        code="logo-unsafe",
        source=str(path),
        hint="Save it as plain SVG with its texts as paths, or as PNG.",
    )
