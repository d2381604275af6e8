"""The report as one HTML file: style, fonts and charts inside it, no script, nothing fetched.

Goes in: a `ReportView`. Comes out: the file's text. The words come from the view, the layout from
`templates/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compare.report.environment import MAIN_TEMPLATE, render, template_folder
from compare.report.fonts import font_css

if TYPE_CHECKING:
    from compare.report.view import ReportView

__all__ = ["render_html", "render_layout", "render_page"]


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
    return render_page(MAIN_TEMPLATE, sparing=sparing, report=view, layout=layout)


def render_page(template: str, *, sparing: bool, **values: Any) -> str:
    """A template with its values and the fonts that its text needs, which it gets as ``fonts``."""
    # The text decides which parts of the fonts are needed: it is rendered once without them.
    bare = render(template, fonts="", **values)
    fonts = font_css(template_folder() / "fonts", bare, sparing=sparing)
    return render(template, fonts=fonts, **values)
