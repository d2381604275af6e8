"""Every sentence of the program reaches the catalogues."""

from __future__ import annotations

import ast
from pathlib import Path

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
