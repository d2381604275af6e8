"""The letter to an outlet."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import docx
import pytest
from markdown_it import MarkdownIt

from compare.errors import ConfigError
from compare.publication.asking import asked_of, letter_to
from compare.publication.edition import Imprint
from compare.publication.letter import Block, letter_blocks, letter_file

IMPRINT = Imprint(publisher="The Fair Desk", contact="desk@fair.example")
DAYS = {"asked": date(2031, 9, 7), "deadline": date(2031, 9, 14)}


def words_of(data: bytes) -> list[str]:
    """The paragraphs of a Word file."""
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def test_a_letter_holds_what_would_be_printed_and_asks(office) -> None:
    """Each confirmed finding with both texts and its caveat, the questions, the deadline; nothing else."""
    office.settle()
    blocks = letter_blocks(office.cases(), "Valley Tidings", **DAYS, imprint=IMPRINT)
    text = "\n".join(f"{block.lead} {block.text}".strip() for block in blocks)

    for words in (
        "“We planted fourteen thousand oaks on the northern slope,” Brandvold said.",
        "We planted forty thousand oaks on the northern slope.",
        "The article prints “fourteen”; the record reads “forty”.",
        "Those who reviewed it say that it changes the meaning.",
        "The outlet may have used another source.",
        "Please answer by 14 September 2031.",
        "Did you use another source for these words",
        "Please write to desk@fair.example",
        office.finding("number").id,
    ):
        assert words in text
    assert "publish 3 findings" in text
    assert "will reopen" not in text


def test_no_other_outlet_stands_in_a_letter(office) -> None:
    """Neither its name nor its words, in no form."""
    office.settle()
    office.decide(office.finding("tense").id, "confirm")
    blocks = letter_blocks(office.cases(), "Valley Tidings", **DAYS, imprint=IMPRINT)
    text = " ".join(f"{block.lead} {block.text}" for block in blocks)

    assert "Moor Echo" not in text
    assert "echo.example" not in text
    assert "Oaks on the slope" not in text
    assert "stand on the slope" not in text


def test_what_is_not_stated_is_left_to_be_filled_in(office) -> None:
    """Without a name or a contact the letter shows where they go."""
    office.settle()
    blocks = letter_blocks(office.cases(), "Valley Tidings", **DAYS, imprint=Imprint())

    assert any("[who publishes]" in block.text for block in blocks)
    assert any("[where the answer goes]" in block.text for block in blocks)


def test_both_forms_hold_the_same_words(office) -> None:
    """Markdown, once rendered, and Word say the same, and each is the same at every writing."""
    office.settle()
    cases = office.cases()
    entry = asked_of(cases, "Valley Tidings", **DAYS)
    _, text = letter_to(cases, entry, Path("letter.md"), IMPRINT)
    kept, word = letter_to(cases, entry, Path("letter.docx"), IMPRINT)
    html = MarkdownIt().render(text.decode())
    rendered = re.sub(r"<[^>]+>", "", html).replace("&quot;", '"').replace("&amp;", "&")

    assert "".join(rendered.split()) == "".join("".join(words_of(word)).split())
    assert letter_to(cases, entry, Path("letter.docx"), IMPRINT) == (kept, word)
    assert kept.letter_sha256 != entry.letter_sha256


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", "[x](javascript:alert(1))", "# no heading", "- no item", "1. no item",
     "> no quote", "**no** _mark_ `code`", "![x](http://x.test/a.png)", "a | b", "&lt;b&gt;", "=== ", "~~~"],
)  # fmt: skip
def test_texts_that_look_like_markup_stay_text(hostile: str) -> None:
    """What an article prints is shown as it is, in Markdown too, and adds no markup of its own."""
    blocks = [Block(style="text", text=hostile), Block(style="quote", text=hostile)]
    html = MarkdownIt().render(letter_file(Path("a.md"), blocks).decode())
    shown = html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")

    assert shown == (f"<p>{hostile.strip()}</p>\n<blockquote>\n<p>{hostile.strip()}</p>\n</blockquote>\n")


def test_signs_that_no_word_file_may_hold_are_written_out() -> None:
    """Controls and marks that reorder text are shown by their number."""
    data = letter_file(Path("a.docx"), [Block(style="text", text="a\x00b\u202ec")])

    assert words_of(data) == ["a[U+0000]b[U+202E]c"]


def test_a_letter_leaves_time_to_answer(office) -> None:
    """A deadline before the letter is refused before anything is written."""
    office.settle()
    with pytest.raises(ConfigError, match="is before the day of asking") as caught:
        asked_of(office.cases(), "Valley Tidings", asked=date(2031, 9, 7), deadline=date(2031, 9, 6))

    assert caught.value.code == "clock-backwards"


def test_another_ending_is_refused(office) -> None:
    """A letter is Markdown or Word."""
    with pytest.raises(ConfigError) as caught:
        letter_file(Path("letter.pdf"), [])

    assert caught.value.code == "letter-form"


def test_what_nobody_confirmed_is_put_to_nobody(office) -> None:
    """Without a confirmed finding there is no letter."""
    with pytest.raises(ConfigError) as caught:
        asked_of(office.cases(), "Valley Tidings", **DAYS)

    assert caught.value.code == "nothing-to-ask"


def test_a_letter_is_not_written_over(office, tmp_path: Path) -> None:
    """A letter that somebody may have worked on stays as it is."""
    office.settle()
    cases = office.cases()
    path = tmp_path / "letter.md"
    path.write_text("Dear colleagues", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        letter_to(cases, asked_of(cases, "Valley Tidings", **DAYS), path, IMPRINT)

    assert caught.value.code == "letter-exists"


def test_a_letter_is_not_older_than_what_it_puts(office) -> None:
    """Nothing is put to an outlet on a day before it was confirmed."""
    office.settle()
    with pytest.raises(ConfigError, match="was confirmed later, on 2031-09-06") as caught:
        asked_of(office.cases(), "Valley Tidings", asked=date(2031, 9, 5), deadline=date(2031, 9, 14))

    assert caught.value.code == "clock-backwards"
