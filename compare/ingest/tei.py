"""Speeches in XML: TEI (ParlaMint among them) and other parliamentary XML.

Goes in: the bytes of the file. Comes out: an `Extract` with a piece per paragraph of a speech, or a
`SourceError`. Notes, stage directions and headings are no speech and are left out. Entities are never
resolved and nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from compare.errors import SourceError
from compare.ingest.archives import entity_error, has_entities
from compare.ingest.pieces import Extract, Piece
from compare.ingest.wordlists import word_set
from compare.language import gettext_lazy

__all__ = ["read_tei"]

_SPEECH = word_set("u sp speech")
_BLOCKS = word_set("seg p ab lg l s")
_OUTSIDE = word_set(
    "note kinesic vocal incident head stage speaker from writing shift pause gap desc fw pb cb lb"
    " anchor timeline figure ref bibl teiHeader remark scene summary narrative"
)

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-ZÀ-Þ])")
_BEFORE_BLANK = re.compile(r"\s+")


def read_tei(data: bytes, *, source: str) -> Extract:
    """The speeches of an XML file.

    Args:
        data: The whole file.
        source: Its name, for messages.

    Returns:
        A piece per paragraph (``seg``, ``p``) of an utterance (``u``, ``sp``, ``speech``), its `place` the
        line of the file, its `speaker` the person's name as the file's own list has it, else as stated before
        or at the speech. `stated` has title and language.

    Raises:
        SourceError: ``damaged-file`` (no well-formed XML), ``xml-entities``, or ``unknown-structure`` if it
            has no utterances.
    """
    if has_entities(data):
        raise entity_error(source)
    root = _parsed(data, source)
    people = _people(root)
    pieces = tuple(_pieces(root, people))
    if not pieces:
        raise SourceError(
            "no speech was found in this XML.",
            code="unknown-structure",
            source=source,
            hint="Read are the elements <u>, <sp> and <speech>; save the text of another form.",
        )
    language = (root.get(_LANG) or "").split("-")[0].lower()
    return Extract(pieces=pieces, stated={"language": language} if 2 <= len(language) <= 3 else {})


def _parsed(data: bytes, source: str) -> Any:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise SourceError(
            f"this is not well-formed XML{f' (line {line})' if line else ''}.",
            code="damaged-file",
            source=source,
            hint="Mend that place, or save the text in another form.",
        ) from error


def _name(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]


def _people(root: Any) -> dict[str, str]:
    """Names of the persons that the file lists, by their id."""
    found: dict[str, str] = {}
    for node in root.iter():
        if _name(node) in {"person", "TLCPerson"} and (
            key := node.get(_ID) or node.get("eId") or node.get("id")
        ):
            named = next((part for part in node.iter() if _name(part) == "persName"), None)
            name = _person_name(named) if named is not None else node.get("showAs")
            if name:
                found[key] = name
    return found


def _person_name(node: Any) -> str:
    """Forename before surname; the words of the element where it has no parts."""
    parts = {
        kind: [_plain(part) for part in node if _name(part) == kind]
        for kind in ("forename", "nameLink", "surname")
    }
    return " ".join(filter(None, (*parts["forename"], *parts["nameLink"], *parts["surname"]))) or _plain(node)


def _plain(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())


def _pieces(root: Any, people: dict[str, str]) -> Iterator[Piece]:
    announced = ""
    for node in root.iter():
        name = _name(node)
        if name == "note" and node.get("type") in {"speaker", "name"}:
            announced = _plain(node).rstrip(": ")
        if name in _SPEECH and not any(_name(above) in _SPEECH for above in node.iterancestors()):
            speaker = _speaker(node, people, announced)
            people.setdefault(_key(node), speaker or "")  # a person who is announced once keeps the name
            announced = ""
            for block in _blocks(node):
                words = _words(block)
                if any(map(str.isalnum, words)):
                    yield Piece(
                        text=words,
                        place=gettext_lazy("line {n}", n=str(block.sourceline)),
                        time=node.get("time") or None,
                        speaker=speaker,
                    )


def _speaker(node: Any, people: dict[str, str], announced: str) -> str | None:
    key = _key(node)
    inner = next((_plain(child) for child in node if _name(child) in {"speaker", "from"}), "").rstrip(": ")
    stated = node.get("speakername") or node.get("speaker") or ""
    spelled = _CAMEL.sub(" ", key).replace("_", " ").strip()
    return (
        (people.get(key) if key else None)
        or " ".join(stated.split())
        or announced
        or inner
        or spelled
        or None
    )


def _key(node: Any) -> str:
    """The id of who speaks; empty if the speech has none."""
    return (node.get("who") or node.get("by") or "").rpartition("#")[2].strip()


def _blocks(speech: Any) -> Iterator[Any]:
    """The paragraphs of a speech: its blocks that have no blocks inside; the speech itself where it has
    none.
    """
    blocks = [
        node
        for node in speech.iter()
        if _name(node) in _BLOCKS - {"s"}
        and not any(_name(above) in _OUTSIDE for above in node.iterancestors())
    ]
    inner = [
        node
        for node in blocks
        if not any(_name(below) in _BLOCKS - {"s"} for below in node.iterdescendants())
    ]
    yield from inner or [speech]


def _words(block: Any) -> str:
    """The words of a block; in a file with an element per word, blanks as its `join` attributes say."""
    if next((True for node in block.iter() if _name(node) == "w"), False):
        return _tokens(block)
    return _BEFORE_BLANK.sub(" ", "".join(_texts(block))).strip()


def _texts(node: Any) -> Iterator[str]:
    yield node.text or ""
    for child in node:
        if isinstance(child.tag, str) and _name(child) not in _OUTSIDE:
            yield from _texts(child)
        elif _name(child) in {"lb", "pb", "cb"}:
            yield " "
        yield child.tail or ""


def _tokens(block: Any) -> str:
    parts: list[str] = []
    glued = True
    for node in block.iter():
        if _name(node) not in {"w", "pc"} or any(
            _name(above) in _OUTSIDE | {"w"} for above in node.iterancestors()
        ):
            continue
        if not glued and node.get("join") != "left":
            parts.append(" ")
        own = node.text or "".join(part.text or "" for part in node.iter() if _name(part) in {"w", "pc"})
        parts.append(_BEFORE_BLANK.sub(" ", own.strip()))
        glued = node.get("join") in {"right", "both"}
    return "".join(parts).strip()
