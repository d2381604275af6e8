"""The page of a check as one HTML file: style and fonts inside it, no script, nothing fetched.

Goes in: a `CheckView`. Comes out: the file's text.
"""

from __future__ import annotations

from compare.report.check_view import CheckView
from compare.report.environment import render, template_folder
from compare.report.fonts import font_css

__all__ = ["render_check"]

TEMPLATE = "check.html.jinja"


def render_check(view: CheckView) -> str:
    """The HTML file, ending with a line break; the same text for the same view.

    Raises:
        RenderError: If the template cannot be rendered.
    """
    bare = render(TEMPLATE, check=view, fonts="")
    return render(TEMPLATE, check=view, fonts=font_css(template_folder() / "fonts", bare, sparing=True))
