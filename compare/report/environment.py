"""The template environment: where templates lie, and how hostile text is kept harmless in them.

Goes in: a template's name and its values. Comes out: text. Articles are hostile input, and a folder of
templates may come from anywhere: every value is escaped and nothing turns that off, signs that hide or
reorder text are written out, a name that a template uses and nobody sets is an error, and templates run in a
sandbox.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from compare.errors import RenderError
from compare.language import Message, gettext, ngettext, pgettext, tag
from compare.report.heads import css_string, heads_class
from compare.report.text import breakable, visible

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = [
    "MAIN_TEMPLATE",
    "build_environment",
    "check_templates",
    "render",
    "template_folder",
    "template_names",
]

PACKAGE = Path(__file__).resolve().parent.parent
MAIN_TEMPLATE = "report.html.jinja"
_NAME = re.compile(r"\{(\w+)\}")
# What would print a value as markup: no template of a report needs it.
UNSAFE_FILTERS = ("safe", "xmlattr", "urlize")


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


@lru_cache(maxsize=1)
def template_names() -> tuple[str, ...]:
    """The names that a folder may override, such as ``parts/outlet.jinja`` and ``css/print.css``."""
    root = template_folder()
    files = [path for path in root.rglob("*") if path.suffix in (".jinja", ".css", ".js")]
    return tuple(sorted(path.relative_to(root).as_posix() for path in files))


def check_templates(folder: Path) -> None:
    """Makes sure that a folder overrides something.

    Raises:
        RenderError: ``templates-unused`` if no file in it has the name of a template or style.
    """
    if not any((folder / name).is_file() for name in template_names()):
        raise RenderError(
            "no file in this folder has the name of a template or a style.",
            code="templates-unused",
            source=str(folder),
            hint=f"Name a file as one of these: {', '.join(template_names())}.",
        )


@lru_cache(maxsize=8)
def build_environment(*folders: Path) -> Environment:
    """An environment that looks in `folders` first, then in the shipped templates.

    Values are escaped, undefined names are errors, and there is no template that reads a file.
    """
    from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined, nodes
    from jinja2.exceptions import TemplateSyntaxError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Escaping(ImmutableSandboxedEnvironment):
        """A sandbox in which a template cannot turn the escaping off."""

        def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
            tree = super()._parse(source, name, filename)
            for node in tree.find_all((nodes.ScopedEvalContextModifier, nodes.EvalContextModifier)):
                raise TemplateSyntaxError("{% autoescape %} is not there", node.lineno, name, filename)
            return tree

    environment = Escaping(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in (*folders, template_folder())]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    environment.filters |= {"breakable": breakable, "css_string": css_string, "heads_class": heads_class}
    environment.globals |= {
        "_": _spoken(gettext),
        "ngettext": _spoken(ngettext),
        "pgettext": _spoken(pgettext),
    }
    for name in UNSAFE_FILTERS:
        del environment.filters[name]
    return environment


def _shown(value: Any) -> Any:
    """What an expression prints: plain text with hidden signs written out; ready markup as it is."""
    if isinstance(value, Message):
        value = str(value)
    return visible(value) if type(value) is str else value


def _spoken(speak: Callable[..., str]) -> Callable[..., Markup]:
    """A message in the language of the report, for templates: its values escaped, ready markup as it is."""

    def told(*message: Any, **values: Any) -> Markup:
        kept = {name: value for name, value in values.items() if isinstance(value, int)}
        marked = {name: escape(_shown(value)) for name, value in values.items() if name not in kept}
        # Names are filled in after the message has been escaped: it may come from anybody's catalogue.
        text = escape(speak(*message, **kept, **{name: f"{{{name}}}" for name in marked}))
        return Markup(_NAME.sub(lambda found: marked.get(found[1], found[0]), text))  # noqa: S704 - escaped above

    return told


def render(name: str, *folders: Path, **values: Any) -> str:
    """A template with its values.

    Args:
        name: Of the template.
        *folders: Of the user, searched before the shipped templates.
        **values: What the template may use.

    Raises:
        RenderError: If the template is missing, faulty, or uses a name that is not given; the message names
            the file and the line.
    """
    from jinja2 import TemplateError

    try:
        return build_environment(*folders).get_template(name).render(language=tag(), **values)
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as error:
        raise RenderError(
            f"the template cannot be rendered: {_reason(error)}.",
            code="template-error",
            source=_place(error, name, folders),
            hint="Mend the template; docs/templates.md says what it may use.",
        ) from error


def _reason(error: Exception) -> str:
    """What is wrong, in the words of the library, without the point at the end."""
    from jinja2 import TemplateNotFound

    if isinstance(error, TemplateNotFound):
        return f"there is no template “{error.name}”"
    return str(error).rstrip(".")


def _place(error: Exception, name: str, folders: tuple[Path, ...]) -> str:
    """The file and line in which a template failed; the template's name where none is known."""
    roots = [str(folder) for folder in (*folders, template_folder())]
    if getattr(error, "filename", None) and getattr(error, "lineno", None):
        return f"{error.filename}, line {error.lineno}"  # type: ignore[attr-defined]
    frames = traceback.extract_tb(error.__traceback__)
    inner = [frame for frame in frames if any(frame.filename.startswith(root) for root in roots)]
    return f"{inner[-1].filename}, line {inner[-1].lineno}" if inner else name
