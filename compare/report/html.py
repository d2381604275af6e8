"""The report as one HTML file: style, script, fonts and charts inside it, nothing fetched.

Goes in: a `ReportView`. Comes out: the file's text. The words come from the view, the layout from
`templates/`.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.report.environment import MAIN_TEMPLATE, render, template_folder
from compare.report.fonts import font_css

if TYPE_CHECKING:
    from compare.report.view import ReportView

__all__ = ["render_html", "render_layout", "render_page"]

_PLACE = f"/*{secrets.token_hex(16)}*/"
"""Stands where the fonts go until it is known which; no text can hold it."""
SCRIPT = "js/report.js"


def render_html(view: ReportView, *, templates: Path | None = None) -> str:
    """The HTML file, ending with a line break; the same text for the same view.

    Args:
        view: What is shown.
        templates: A folder whose templates and styles come first.
    """
    return render_layout(view, layout="screen", sparing=True, templates=templates)


def render_layout(view: ReportView, *, layout: str, sparing: bool, templates: Path | None = None) -> str:
    """A layout of the report with its fonts.

    Args:
        view: What is shown.
        layout: ``screen`` for the HTML file, ``print`` for what the PDF is made from.
        sparing: As for `font_css`.
        templates: A folder whose templates and styles come first.

    Raises:
        RenderError: If a template cannot be rendered.
    """
    folders = (templates,) if templates else ()
    script = render(SCRIPT, *folders) if layout == "screen" else ""
    return render_page(
        MAIN_TEMPLATE, *folders, sparing=sparing, report=view, layout=layout, script_hash=_hash(script)
    )


def render_page(template: str, *folders: Path, sparing: bool, **values: Any) -> str:
    """A template with its values and the fonts that its text needs, which it gets as ``fonts``."""
    # The text decides which parts of the fonts are needed: their place is kept free until it is there.
    page = render(template, *folders, **values, fonts=_PLACE)
    fonts = font_css(template_folder() / "fonts", page.replace(_PLACE, ""), sparing=sparing)
    return page.replace(_PLACE, fonts)


def _hash(script: str) -> str:
    """By which a page's policy knows its one script: any other, wherever it came from, is not run."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"
