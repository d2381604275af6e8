from __future__ import annotations

import pytest

from compare.notes import words_to_avoid


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("The quotation is FABRICATED and misleading.", ("fabricated", "misleading")),
        ("A made-up, cherry-picked line; a false  quotation.", ("made up", "false quote", "cherry-picked")),
        ("They lied. Doctored, manipulative, suppressing propaganda.",
         ("lie", "doctored", "manipulated", "suppressed", "propaganda")),
        ("The difference lies in one word that he believed was relied on.", ()),
        ("Das Zitat ist erfunden und irreführend, eine Lüge.", ("erfunden", "Lüge", "irreführend")),
        ("Gefälscht; ein Falschzitat; Rosinenpickerei, unterdrückt und manipuliert, Propaganda.",
         ("propaganda", "gefälscht", "falsches Zitat", "manipuliert", "unterdrückt", "Rosinenpickerei")),
        ("Die Stelle wurde gefunden; die Zahl weicht ab.", ()),
        ("Differs, adds, does not contain, joins, attributes, corresponds.", ()),
        ("", ()),
    ],
)  # fmt: skip
def test_words_of_motive_are_found(note: str, found: tuple[str, ...]) -> None:
    """Each word of the list is found in its forms, and a plain word that holds one is none."""
    assert words_to_avoid(note) == found
