"""Catalogues as files in GNU gettext's form (``.po``), those that come with the program and a user's own.

Goes in: a language or a path. Comes out: messages as the standard library's `gettext` looks them up.
"""

from __future__ import annotations

from functools import lru_cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from compare.errors import ConfigError

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

__all__ = ["compiled", "file_of", "read_catalogue", "stated_tag"]

FOLDER = Path(__file__).resolve().parent
ENDING = ".po"


def file_of(language: str) -> Path:
    """Where the catalogue of a language lies.

    Raises:
        ConfigError: ``language-unknown`` if there is none.
    """
    path = Path(language) if language.endswith(ENDING) else FOLDER / f"{language}{ENDING}"
    if not path.is_file():
        known = ", ".join(["en", *sorted(found.stem for found in FOLDER.glob(f"*{ENDING}"))])
        raise ConfigError(
            f'there is no catalogue of messages for "{language}".',
            code="language-unknown",
            hint=f"Choose among {known}, or name a .po file; docs/templates.md says how to write one.",
        )
    return path


def read_catalogue(path: Path) -> Catalog:
    """The messages of a file.

    Raises:
        ConfigError: ``language-unreadable`` if it is no catalogue, or does not state its language.
    """
    from babel.core import UnknownLocaleError
    from babel.messages.pofile import PoFileError, read_po

    try:
        with path.open("rb") as file:
            catalogue = read_po(file, abort_invalid=True)
    except (OSError, UnicodeDecodeError, PoFileError, UnknownLocaleError, ValueError) as error:
        raise _unreadable(path, str(error)) from error
    if catalogue.locale is None:
        raise _unreadable(path, "its header states no language")
    return catalogue


def _unreadable(path: Path, reason: str) -> ConfigError:
    return ConfigError(
        f"the catalogue of messages cannot be read: {reason.rstrip('.')}.",
        code="language-unreadable",
        source=str(path),
        hint="Mend the .po file, or choose another language.",
    )


@lru_cache(maxsize=8)
def compiled(language: str) -> GNUTranslations:
    """The messages of a language, ready to be looked up; doubtful and empty ones stay English.

    Raises:
        ConfigError: As for `file_of` and `read_catalogue`.
    """
    from babel.messages.mofile import write_mo

    catalogue = read_catalogue(file_of(language))
    binary = BytesIO()
    write_mo(binary, catalogue)
    binary.seek(0)
    return GNUTranslations(binary)


@lru_cache(maxsize=8)
def stated_tag(language: str) -> str:
    """The BCP 47 tag that a catalogue states for itself, such as ``pt-BR``.

    Raises:
        ConfigError: As for `file_of` and `read_catalogue`.
    """
    return str(read_catalogue(file_of(language)).locale).replace("_", "-")
