"""Characters: decoding, double encoding, NFC, blanks and invisible marks."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.errors import SourceError
from compare.ingest.clean import clean_characters, collapse_blanks, repair_double_encoding
from compare.ingest.decode import decode_bytes
from compare.ingest.mapping import MappedText
from compare.model import Span


def _twice(text: str) -> str:
    """UTF-8 read as windows-1252, as browsers read it."""
    return "".join(
        bytes([byte]).decode("cp1252", "replace").replace("�", chr(byte)) for byte in text.encode()
    )


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("“Größe” – naïve".encode(), "utf-8"),
        ("\ufeff“Größe” – naïve".encode(), "utf-8"),
        ("“Größe” – naïve".encode("utf-16"), "utf-16-le"),
        ("“Größe” – naïve".encode("cp1252"), "cp1252"),
    ],
)
def test_common_encodings_are_read(data: bytes, encoding: str) -> None:
    """UTF-8 with and without mark, UTF-16 with mark and windows-1252 give the same text."""
    assert decode_bytes(data, source="a.txt") == ("“Größe” – naïve", encoding)


def test_one_apostrophe_is_enough_for_western_text() -> None:
    """A short English text with a single curly apostrophe is not taken for another script."""
    assert decode_bytes("It’s late, and nobody came.".encode("cp1252"), source="a.txt") == (
        "It’s late, and nobody came.",
        "cp1252",
    )


def test_a_cyrillic_encoding_is_made_out() -> None:
    """A text in windows-1251 is read as Russian."""
    text = "Сегодня мы говорим о мосте, который никто не хочет строить."

    assert decode_bytes(text.encode("cp1251"), source="a.txt")[0] == text


def test_a_page_states_its_own_encoding() -> None:
    """The charset of a page's head is believed where UTF-8 fails."""
    data = b'<html><head><meta charset="iso-8859-2"></head><body>za\xbf\xf3\xb3\xe6</body></html>'

    assert "zażółć" in decode_bytes(data, source="a.html", html=True)[0]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7 and so on", "binary-file"),
        (b"text \x00 with zero bytes", "binary-file"),
        (bytes(range(1, 32)) * 20, "binary-file"),
        (b"\xff\xfeh\x00i", "unreadable-encoding"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, code: str) -> None:
    """Binary files and broken encodings are errors with file and remedy."""
    with pytest.raises(SourceError) as caught:
        decode_bytes(data, source="a.txt")

    assert caught.value.code == code
    assert caught.value.source == "a.txt"
    assert caught.value.hint


def test_double_encoding_is_undone_and_placed() -> None:
    """Characters that were encoded twice come back, each with its place in the file."""
    source = _twice("It’s “naïve” – café 😀.")

    mapped, places = repair_double_encoding(MappedText.of(source))

    assert mapped.text == "It’s “naïve” – café 😀."
    assert len(places) == 7
    assert places[0].slice(source) == "â€™"


@pytest.mark.parametrize("text", ["CAFÉ» and “É”", "Â la carte, pâté", "plain", "50 €, Ã and â"])
def test_sound_text_is_left_alone(text: str) -> None:
    """Accents beside punctuation are no double encoding."""
    assert repair_double_encoding(MappedText.of(text)) == (MappedText.of(text), ())


def test_characters_are_set_right() -> None:
    """Line ends, blanks, soft hyphens and decomposed letters come out plain, mapped to the file."""
    source = "a\u0301b\u00adc\r\nd\u00a0e\u200bf"

    mapped = clean_characters(MappedText.of(source))

    assert mapped.text == "ábc\nd ef"
    assert mapped.offsets.to_source(Span(0, 1)).slice(source) == "a\u0301"
    assert mapped.offsets.to_source(Span(6, 8)).slice(source) == "e\u200bf"


def test_blanks_collapse_to_one() -> None:
    """Runs of blanks and line feeds become one blank, none stands at the ends."""
    assert collapse_blanks(MappedText.of("  a \n  b  ")).text == "a b"


@given(st.text(max_size=60))
def test_cleaned_text_is_nfc_and_maps_back(source: str) -> None:
    """Any text comes out in NFC; each visible character stands for itself or for what composes to it."""
    mapped = clean_characters(MappedText.of(source))

    assert unicodedata.is_normalized("NFC", mapped.text)
    for at, char in enumerate(mapped.text):
        place = mapped.offsets.to_source(Span(at, at + 1)).slice(source)
        assert char.isspace() or char in unicodedata.normalize("NFC", place)
