"""The options by which a report becomes theirs: edition, title, note, logo, paper, templates.

Goes in: what is asked for on the command line. Comes out: an `Edition`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from compare.report.edition import Edition

__all__ = ["edition_of", "edition_options", "language_option"]

_Command = TypeVar("_Command", bound=Callable[..., Any])
_FILE = click.Path(dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)


def _known(_ctx: click.Context, _parameter: click.Parameter, value: str) -> str:
    """The language, if there is a catalogue for it: a mistake in an option should cost nothing."""
    from compare.language import ENGLISH
    from compare.language.files import file_of

    if value not in ("", ENGLISH):
        file_of(value)
    return value


def language_option(what: str, *, default: str = "en", shown: str = "en") -> Callable[[_Command], _Command]:
    """The option that names the language of what a command writes.

    Args:
        what: It writes, as the help names it.
        default: Where the option is not given.
        shown: The same as the help says it.
    """
    return click.option(
        "--language",
        metavar="NAME",
        default=default,
        callback=_known,
        help=f"Language of {what}: en, de, or a catalogue of messages (.po) of your own. [{shown}]",
    )


OPTIONS = (
    click.option(
        "--edition",
        "kind",
        type=click.Choice(["private", "excerpt"]),
        default="private",
        help="private: everything; excerpt: only the findings of each article, with context. [private]",
    ),
    click.option(
        "--excerpt-limit",
        metavar="LIMIT",
        help="What an excerpt may print of each article: a share (25%) or words (300). [25%]",
    ),
    click.option(
        "--names", is_flag=True, help="Print authors and private questioners by name in an excerpt."
    ),
    click.option("--title", default="", help="Title of the report. [the event's]"),
    click.option("--note", default="", help="An editor's note for the first page; plain text."),
    click.option("--logo", type=_FILE, help="A PNG, JPEG or SVG file for the first page."),
    click.option(
        "--paper",
        type=click.Choice(["A4", "Letter"], case_sensitive=False),
        default="A4",
        help="Paper of the PDF and of the print view. [A4]",
    ),
    language_option("the report"),
    click.option(
        "--template",
        "templates",
        type=_FOLDER,
        metavar="DIR",
        help="Folder of templates and styles that replace the shipped ones.",
    ),
)


def edition_options(command: _Command) -> _Command:
    """The options of an edition, added to a command; they arrive as `edition_of` takes them."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def edition_of(*, excerpt_limit: str | None = None, logo: Path | None = None, **given: Any) -> Edition:
    """The edition that is asked for.

    Raises:
        ConfigError: As for `Edition`, `ExcerptLimit.parse` and `read_logo`.
        RenderError: As for `check_templates`.
    """
    from compare.report.edition import Edition, ExcerptLimit
    from compare.report.environment import check_templates
    from compare.report.logo import read_logo

    limit = ExcerptLimit.parse(excerpt_limit) if excerpt_limit else ExcerptLimit()
    edition = Edition(excerpt_limit=limit, logo=read_logo(logo) if logo else "", **given)
    if edition.templates:
        check_templates(edition.templates)
    return edition
