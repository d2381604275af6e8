"""What a tagged PDF needs beyond what WeasyPrint writes: scopes of heads, lists of items, links as links, and
margins that are no content.

Goes in: the PDF as WeasyPrint has built it, before it is written. Comes out: the same object, changed:

- each ``TH`` says whether it heads a column or a row, and the tree by which the heads that cells name are
  found stands at the root (ISO 32000-1, 14.7.2 and 14.8.5.7);
- a list holds its items themselves, not groups of them (ISO 32000-1, 14.8.4.3.3);
- what carries a link is tagged as one (ISO 14289-1, 7.18.5);
- what stands in the margin of each page is an artifact of pagination (ISO 14289-1, 7.8): WeasyPrint numbers
  it like content, and hangs it nowhere in the tree.
"""

from __future__ import annotations

from typing import Any

__all__ = ["finish_tags"]

Elements = dict[bytes, Any]


def finish_tags(_document: Any, pdf: Any) -> None:
    """Completes the tags; a PDF without tables, lists and links stays as it is."""
    import pydyf

    objects = [item for item in pdf.objects if isinstance(item, pydyf.Dictionary)]
    elements = {item.reference: item for item in objects if item.get("Type") == "/StructElem"}
    links = {item.reference for item in objects if item.get("Type") == "/OBJR"}
    heads = []
    for element in elements.values():
        if element["S"] == "/TH":
            element["A"]["Scope"] = _scope(element, elements)
            heads.append(element)
        elif element["S"] == "/L":
            _gather(element, elements)
        elif any(kid in links for kid in element["K"]):
            element["S"] = "/Link"
    for item in list(elements.values()):
        if item["S"] == "/LI" and item["P"] in elements and elements[item["P"]]["S"] != "/L":
            _into_list(pdf, item, elements)
    root = next((item for item in objects if item.get("Type") == "/StructTreeRoot"), None)
    if root is not None:
        _set_margins_apart(pdf, root, elements)
        if heads:
            root["IDTree"] = _tree(pdf, heads)


def _scope(head: Any, elements: Elements) -> str:
    """A head in the table's own head, or one that runs over several columns, heads columns; others a row."""
    row = elements.get(head["P"])
    group = elements.get(row["P"]) if row else None
    above = group is not None and group["S"] == "/THead"
    return "/Column" if above or "ColSpan" in head["A"] else "/Row"


def _gather(element: Any, elements: Elements) -> None:
    """Puts the items of groups (the ``div`` of a ``dl``) into the list itself, and what stands between two
    items, such as a blank, into the one before it; what stands before the first is the list's caption.
    """
    import pydyf

    kids: list[Any] = []
    for kid in element["K"]:
        found = elements.get(kid)
        if found is None or found["S"] in ("/LI", "/L", "/Caption"):
            kids.append(kid)
            continue
        items = [elements[item] for item in found["K"] if item in elements]
        if items and all(item["S"] == "/LI" for item in items):
            for item in items:
                item["P"] = element.reference
                kids.append(item.reference)
        elif kids and kids[-1] in elements:
            found["P"] = kids[-1]
            elements[kids[-1]]["K"].append(kid)
        else:
            found["S"] = "/Caption"
            kids.append(kid)
    element["K"] = pydyf.Array(kids)


def _into_list(pdf: Any, item: Any, elements: Elements) -> None:
    """Gives an item a list of its own: what a page break leaves of an entry hangs in none."""
    import pydyf

    above = elements[item["P"]]
    whole = pydyf.Dictionary(
        {
            "Type": "/StructElem",
            "S": "/L",
            "K": pydyf.Array([item.reference]),
            "Pg": item["Pg"],
            "P": item["P"],
        }
    )
    pdf.add_object(whole)
    above["K"] = pydyf.Array([whole.reference if kid == item.reference else kid for kid in above["K"]])
    item["P"] = whole.reference
    elements[whole.reference] = whole


def _set_margins_apart(pdf: Any, root: Any, elements: Elements) -> None:
    """Makes artifacts of what a page numbers as content and no element of the tree holds."""
    import pydyf

    objects = {item.reference: item for item in pdf.objects}
    held = _held(root, elements)
    numbered = objects[root["ParentTree"]]["Nums"]
    owners_of = dict(zip(numbered[::2], numbered[1::2], strict=True))
    for page in (item for item in objects.values() if isinstance(item, pydyf.Dictionary)):
        if page.get("Type") == "/Page":
            owners = owners_of[page["StructParents"]]
            loose = {number for number, owner in enumerate(owners) if owner not in held}
            for number in loose:
                owners[number] = "null"
            _as_artifacts(objects[page["Contents"]].stream, loose)


def _as_artifacts(stream: list[Any], loose: set[int]) -> None:
    """Marks pieces of a page as artifacts: a tag, its properties and the operator follow one another."""
    import pydyf

    for at, operator in enumerate(stream):
        if operator == b"BDC" and stream[at - 1].get("MCID") in loose:
            stream[at - 2 : at] = ["/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]


def _held(root: Any, elements: Elements) -> set[bytes]:
    """References of the elements that hang in the tree."""
    held: set[bytes] = set()
    pending = [kid for kid in root["K"] if kid in elements]
    while pending:
        reference = pending.pop()
        held.add(reference)
        pending += [kid for kid in elements[reference]["K"] if kid in elements and kid not in held]
    return held


def _tree(pdf: Any, heads: list[Any]) -> Any:
    """The tree of names of the heads, which a reader follows from a cell to its heads."""
    import pydyf

    pairs = sorted(((head["ID"], head.reference) for head in heads), key=lambda pair: bytes(pair[0].data))
    leaf = pydyf.Dictionary(
        {
            "Names": pydyf.Array([item for pair in pairs for item in pair]),
            "Limits": pydyf.Array([pairs[0][0], pairs[-1][0]]),
        }
    )
    pdf.add_object(leaf)
    return pydyf.Dictionary({"Kids": pydyf.Array([leaf.reference])})
