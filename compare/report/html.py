"""The report as one HTML file: style, fonts and charts inside it, no script, nothing fetched.

Goes in: a `ReportView`. Comes out: the file's text. The words come from the view, the layout from
`templates/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report.environment import MAIN_TEMPLATE, render, template_folder
from compare.report.fonts import font_css

if TYPE_CHECKING:
    from compare.report.view import ReportView

__all__ = ["render_html", "render_layout"]

_PLACE = "/*fonts*/"
"""Stands where the fonts go, first thing in the style."""


def render_html(view: ReportView) -> str:
    """The HTML file, ending with a line break; the same text for the same view."""
    return render_layout(view, layout="screen", sparing=True)


def render_layout(view: ReportView, *, layout: str, sparing: bool) -> str:
    """A layout of the report with its fonts.

    Args:
        view: What is shown.
        layout: ``screen`` for the HTML file, ``print`` for what the PDF is made from.
        sparing: As for `font_css`.

    Raises:
        RenderError: If a template cannot be rendered.
    """
    # The text decides which parts of the fonts are needed: their place is kept free until it is there.
    page = render(MAIN_TEMPLATE, report=view, layout=layout, fonts=_PLACE)
    head, style, rest = page.partition("<style>")  # the first one is the layout's: a "<" of a text is escaped
    before, _, behind = rest.partition(_PLACE)
    fonts = font_css(template_folder() / "fonts", head + before + behind, sparing=sparing)
    return f"{head}{style}{before}{fonts}{behind}"
