from __future__ import annotations

from pathlib import Path

import pytest

from compare.errors import ConfigError
from compare.language import (
    Message,
    current,
    gettext,
    gettext_lazy,
    languages,
    ngettext,
    ngettext_lazy,
    number,
    speaking,
    tag,
)

HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


@pytest.fixture
def catalogue(tmp_path: Path) -> str:
    """A catalogue of one's own with three messages."""
    path = tmp_path / "own.po"
    path.write_text(
        HEADER.format(language="pt_BR")
        + 'msgid "{n} passage of {of}"\nmsgid_plural "{n} passages of {of}"\n'
        + 'msgstr[0] "{n} trecho de {of}"\nmsgstr[1] "{n} trechos de {of}"\n\n'
        + 'msgid "Not located"\nmsgstr "Sem passagem"\n\n'
        + '#, fuzzy\nmsgid "Located"\nmsgstr "Talvez"\n',
        encoding="utf-8",
    )
    return str(path)


def test_english_speaks_its_own_sentences() -> None:
    """Without a word on it the language is English, and messages are their own translation."""
    assert (current(), tag()) == ("en", "en")
    assert gettext("{a} and {b}", a="x", b=1234) == "x and 1,234"
    assert languages()[0] == "en"


def test_a_catalogue_of_ones_own_is_spoken(catalogue: str) -> None:
    """Messages, plural forms, numbers and the tag come from the file that is named, and only inside."""
    with speaking(catalogue):
        assert gettext("Not located") == "Sem passagem"
        assert ngettext("{n} passage of {of}", "{n} passages of {of}", 2000, of="x") == "2.000 trechos de x"
        assert (number(18040), tag()) == ("18.040", "pt-BR")
    assert gettext("Not located") == "Not located"


def test_what_a_catalogue_lacks_or_doubts_stays_english(catalogue: str) -> None:
    """A message that is missing, or marked as in doubt, is printed in English rather than not at all."""
    with speaking(catalogue):
        assert gettext("Located") == "Located"
        assert gettext("Nobody wrote this") == "Nobody wrote this"


def test_a_kept_message_speaks_when_it_is_printed(catalogue: str) -> None:
    """A lazy message takes the language of the moment, its inner messages too."""
    inner = gettext_lazy("Not located")
    kept = ngettext_lazy("{n} passage of {of}", "{n} passages of {of}", 1, of=inner)
    assert str(kept) == "1 passage of Not located"
    with speaking(catalogue):
        assert str(kept) == "1 trecho de Sem passagem"
    assert not Message(pattern="")


def test_braces_in_a_value_stay() -> None:
    """What an article prints is never read as a name."""
    assert gettext("“{words}”", words="{of} {n}") == "“{of} {n}”"


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("xx", None, "language-unknown"),
        ("absent.po", None, "language-unknown"),
        ("broken.po", "msgid nothing", "language-unreadable"),
        ("silent.po", 'msgid "a"\nmsgstr "b"\n', "language-unreadable"),
        ("strange.po", HEADER.format(language="zzzz_1"), "language-unreadable"),
    ],
)
def test_a_catalogue_that_cannot_be_used_is_refused(
    tmp_path: Path, name: str, text: str | None, code: str
) -> None:
    """A language that nobody has written down ends in a sentence that says what there is."""
    path = tmp_path / name
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught, speaking(str(path) if name.endswith(".po") else name):
        pytest.fail("it was spoken")
    assert caught.value.code == code
