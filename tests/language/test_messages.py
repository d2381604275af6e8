"""Every sentence of the program reaches the catalogues."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from compare.language import languages
from compare.language.files import file_of, read_catalogue
from compare.notes import words_to_avoid

PACKAGE = Path(__file__).resolve().parents[2] / "compare"
SPEAKING = {"gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext"}


def messages_within_strings(source: str) -> list[str]:
    """The messages that are spoken inside an f-string: who collects messages does not see them there."""
    return [
        ast.unparse(call)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.JoinedStr)
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in SPEAKING
        if call.args and isinstance(call.args[0], ast.Constant)
    ]


def test_no_message_hides_in_an_f_string() -> None:
    """A sentence that no catalogue can hold would stay English in every language."""
    assert messages_within_strings("f'{gettext(\"Never seen.\")} {gettext(WORDS)}'") == [
        "gettext('Never seen.')"
    ]
    texts = {path.relative_to(PACKAGE): path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}
    spoken = {path: messages_within_strings(text) for path, text in texts.items() if "gettext(" in text}
    assert len(spoken) > 5
    assert {path: found for path, found in spoken.items() if found} == {}


def test_every_language_is_complete_and_up_to_date() -> None:
    """Each catalogue has every message, with the names in braces that it has in English, and no other."""
    script = Path(__file__).resolve().parents[2] / "scripts" / "messages.py"
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}\n“make messages” brings the catalogues up to date."


@pytest.mark.parametrize("language", languages()[1:])
def test_no_language_speaks_of_motive(language: str) -> None:
    """No sentence of a catalogue has a word that the method rules out."""
    told = [form for _, form in forms_of(language)]
    assert len(told) > 1000
    assert [form for form in told if words_to_avoid(form)] == []


def test_german_quotes_as_german_does() -> None:
    """What is shown as a slice stands in „…“, where English has “…”."""
    quoted = [(message, form) for message, form in forms_of("de") if "“" in message]
    assert len(quoted) > 50
    assert [form for _, form in quoted if form.count("„") != form.count("“") or "”" in form] == []


def forms_of(language: str) -> list[tuple[str, str]]:
    """Every message in English beside each of its forms in a language."""
    return [
        (message.id if isinstance(message.id, str) else message.id[0], form)
        for message in read_catalogue(file_of(language))
        if message.id
        for form in ([message.string] if isinstance(message.string, str) else message.string)
    ]
