"""What WeasyPrint leaves out of a tagged PDF and readers of tables need: the scope of every table head.

Goes in: the PDF as WeasyPrint has built it, before it is written. Comes out: the same object, changed: each
``TH`` says whether it heads a column or a row, and the tree by which the heads that cells name are found
stands at the root (ISO 32000-1, 14.7.2 and 14.8.5.7).
"""

from __future__ import annotations

from typing import Any

__all__ = ["finish_tags"]


def finish_tags(_document: Any, pdf: Any) -> None:
    """Completes the tags of tables; a PDF without tables stays as it is."""
    import pydyf

    elements = {
        item.reference: item
        for item in pdf.objects
        if isinstance(item, pydyf.Dictionary) and item.get("Type") == "/StructElem"
    }
    identified: list[Any] = []
    for element in elements.values():
        if element["S"] == "/TH":
            element["A"]["Scope"] = _scope(element, elements)
            if "ID" in element:
                identified += [element["ID"], element.reference]
    if identified:
        pairs = sorted(zip(identified[::2], identified[1::2], strict=True), key=lambda pair: pair[0].data)
        names = pydyf.Array([item for pair in pairs for item in pair])
        limits = pydyf.Array([pairs[0][0], pairs[-1][0]])
        leaf = pydyf.Dictionary({"Names": names, "Limits": limits})
        pdf.add_object(leaf)
        root = next(
            item
            for item in pdf.objects
            if isinstance(item, pydyf.Dictionary) and item.get("Type") == "/StructTreeRoot"
        )
        root["IDTree"] = pydyf.Dictionary({"Kids": pydyf.Array([leaf.reference])})


def _scope(head: Any, elements: dict[Any, Any]) -> str:
    """A head in the table's own head, or one that runs over several columns, heads columns; others a row."""
    row = elements.get(head["P"])
    group = elements.get(row["P"]) if row else None
    above = group is not None and group["S"] == "/THead"
    return "/Column" if above or "ColSpan" in head["A"] else "/Row"
