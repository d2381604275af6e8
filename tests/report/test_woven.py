"""Sentences with pieces: in the order of the language that is spoken, and safe from what a text prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.language import gettext_lazy, ngettext_lazy, speaking
from compare.report.woven import ended_parts, joined_parts, listed_parts, woven_parts

PO = """msgid ""
msgstr ""
"Language: de\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "{n} of {whom}: {found}"
msgid_plural "{n} of {whom}: {found}"
msgstr[0] "{found}, {n} von {whom}"
msgstr[1] "{found}, {n} von {whom}"
"""


def plain(text: str) -> tuple[str, int]:
    """A piece of words without a link."""
    return text, 0


def test_pieces_stand_in_the_order_of_the_language(tmp_path: Path) -> None:
    """A translation may put the pieces elsewhere; numbers are those of the language."""
    path = tmp_path / "own.po"
    path.write_text(PO, encoding="utf-8")
    message = ngettext_lazy("{n} of {whom}: {found}", "{n} of {whom}: {found}", 2000, whom="A")

    assert woven_parts(message, plain, found=[("x", 1)]) == [("2,000 of A: ", 0), ("x", 1)]
    with speaking(str(path)):
        assert woven_parts(message, plain, found=[("x", 1)]) == [("x", 1), (", 2.000 von A", 0)]


def test_braces_in_a_value_stay() -> None:
    """A name that an outlet gives itself is never taken for a name of the sentence."""
    message = gettext_lazy("{whom} prints {found}", whom="{found} {n}")

    assert woven_parts(message, plain, found=[("x", 1)]) == [("{found} {n} prints ", 0), ("x", 1)]


def test_a_name_for_which_nothing_stands_is_an_error() -> None:
    """A sentence is never printed with a hole."""
    with pytest.raises(KeyError):
        woven_parts(gettext_lazy("{whom} prints {found}"), plain, found=[("x", 1)])


@pytest.mark.parametrize(("n", "expected"), [(0, ""), (1, "a"), (2, "a and b"), (3, "a, b and c")])
def test_lists_are_those_of_the_language(n: int, expected: str) -> None:
    """Items of pieces are listed as words are, each a piece of its own."""
    parts = listed_parts([[(letter, 1)] for letter in "abc"[:n]], plain)

    assert "".join(text for text, _ in parts) == expected
    assert sum(link for _, link in parts) == n


def test_clauses_and_the_full_stop_are_messages() -> None:
    """Two clauses are put together by a message, and a full stop stands behind the last piece."""
    clauses = joined_parts([[("a", 1)], [("b", 1)], [("c", 1)]], plain, "{first}; {then}")

    assert "".join(text for text, _ in ended_parts(clauses, plain)) == "a; b; c."
    assert joined_parts([], plain, "{first}; {then}") == []
