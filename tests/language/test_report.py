"""A report in a pseudo-language, every message of it in fullwidth letters: nothing stays English."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import lxml.html

from compare import load_event, run
from compare.report.edition import Edition
from compare.report.write import write_reports
from compare.runner.folder import bundled_event

SECTIONS = ("compared", "findings")
"""Parts of the page, by id."""
LABELS = re.compile(r"\b[A-Z]\d*\b")
"""Letters of articles and labels of claims and topics stand before words of the sources."""


def script(root: Path) -> ModuleType:
    """`scripts/untranslated.py`, which makes the pseudo-language and knows what is a slice of the sources."""
    spec = importlib.util.spec_from_file_location("untranslated", root / "scripts" / "untranslated.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_nothing_in_a_report_stays_english(root: Path, tmp_path: Path) -> None:
    """Of the bundled event every sentence comes from the catalogue, but for slices of the texts and names."""
    untranslated = script(root)
    catalogue = untranslated.pseudo_catalogue(tmp_path)
    # Months and lists in Greek letters, which no English word has.
    catalogue.write_text(catalogue.read_text("utf-8").replace("Language: de", "Language: el"), "utf-8")
    edition = Edition(language=str(catalogue))
    write_reports(run(load_event(bundled_event())), tmp_path, formats=("html",), edition=edition)
    page = lxml.html.fromstring((tmp_path / "report.html").read_bytes())
    sources = [path.read_text("utf-8") for path in bundled_event().rglob("*") if path.is_file()]

    told = [
        LABELS.sub("", text)
        for name in SECTIONS
        for text in untranslated.spoken_texts(lxml.html.tostring(page.get_element_by_id(name)).decode())
    ]
    assert len(told) > 100
    assert sum(text.isascii() for text in told) < len(told)
    assert untranslated.left_in_english(told, sources) == []
