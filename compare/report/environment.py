"""The template environment: where templates lie, and how hostile text is kept harmless in them.

Goes in: a template's name and its values. Comes out: text. Articles are hostile input: every value is
escaped, signs that hide or reorder text are written out, and a name that a template uses and nobody sets is
an error.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.errors import RenderError
from compare.report.text import breakable, visible

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["MAIN_TEMPLATE", "build_environment", "render", "template_folder"]

PACKAGE = Path(__file__).resolve().parent.parent
MAIN_TEMPLATE = "report.html.jinja"


@lru_cache(maxsize=1)
def template_folder() -> Path:
    """Where the templates lie: in a wheel inside the package, in a checkout beside it.

    Raises:
        RenderError: If they lie in neither place.
    """
    for folder in (PACKAGE / "_templates", PACKAGE.parent / "templates"):
        if (folder / MAIN_TEMPLATE).is_file():
            return folder
    raise RenderError(
        "the report's templates are missing.",
        code="templates-missing",
        source=str(PACKAGE),
        hint="Install pressdiff again.",
    )


@lru_cache(maxsize=8)
def build_environment(*folders: Path) -> Environment:
    """An environment that looks in `folders` first, then in the shipped templates.

    Values are escaped, undefined names are errors, and there is no template that reads a file.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader([*folders, template_folder()]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    environment.filters["breakable"] = breakable
    return environment


def _shown(value: Any) -> Any:
    """What an expression prints: plain text with hidden signs written out; ready markup as it is."""
    return visible(value) if type(value) is str else value


def render(name: str, *folders: Path, **values: Any) -> str:
    """A template with its values.

    Raises:
        RenderError: If the template is missing, faulty, or uses a name that is not given.
    """
    from jinja2 import TemplateError

    try:
        return build_environment(*folders).get_template(name).render(**values)
    except TemplateError as error:
        raise RenderError(
            f"the template cannot be rendered: {error}.",
            code="template-error",
            source=name,
            hint="Mend the template.",
        ) from error
