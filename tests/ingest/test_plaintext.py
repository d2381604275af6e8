"""Plain text and Markdown: marks off, lines to paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.ingest.mapping import MappedText
from compare.ingest.markdown import front_matter, strip_inline
from compare.ingest.plaintext import read_paragraphs
from compare.model import Span


def _inline(text: str, *, stage: bool = False) -> str:
    return strip_inline(MappedText.of(text), keep_stage_marks=stage).text


def _paragraphs(text: str) -> list[str]:
    return [paragraph.text.text for paragraph in read_paragraphs(MappedText.of(text))]


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("See [the plan](https://x.example/a_(b)) now.", "See the plan now."),
        ("[Home](#) and [it](/a 'title')", "Home and it"),
        ("![the bridge](b.png) Old.", " Old."),
        ("[![a](b.png)](/c) Old.", " Old."),
        ("A *very* **old** _stone_ __bridge__ ***it*** is ~~not~~.", "A very old stone bridge it is not."),
        ("*All of it is slanted!*", "All of it is slanted!"),
        (
            "*Begins slanted and goes on in the next paragraph.",
            "Begins slanted and goes on in the next paragraph.",
        ),
        (r"\[Qualified\] he said, \*not\*.", "[Qualified] he said, *not*."),
        ("snake_case and f***ing and 5*3 stay", "snake_case and f***ing and 5*3 stay"),
        ("a lone * stays, and so does _ here", "a lone * stays, and so does _ here"),
        ("[laughter][applause] [inaudible](laughter)", "[laughter][applause] [inaudible](laughter)"),
        ("a note[^1] and [one][1] more", "a note and one more"),
        ("`code` and <https://x.example>", "code and https://x.example"),
    ],
)
def test_inline_marks(marked: str, plain: str) -> None:
    """Links, images, emphasis and escapes go; what only looks like them stays."""
    assert _inline(marked) == plain


def test_stage_directions_keep_their_asterisks() -> None:
    """In a record the asterisks of "*applause*" stay, those of emphasis go."""
    assert _inline("We *must* go. *Applause*", stage=True) == "We must go. *Applause*"


def test_front_matter_is_stated_not_text() -> None:
    """Simple keys of a YAML head are read, also folded and quoted ones; the text begins behind it."""
    text = (
        "---\nlayout: post\ntitle: \"Mayor\\_says: \\u201Cno\\u201D\\\n  \\ again\"\ndate: '2031-05-04'\n"
        "source: https://x.example/a\noutlet: The Example\n---\n\nThe text.\n"
    )

    stated, body = front_matter(MappedText.of(text))

    assert stated["title"] == "Mayor says: “no” again"
    assert (stated["published"], stated["url"], stated["outlet"]) == (
        "2031-05-04",
        "https://x.example/a",
        "The Example",
    )
    assert body.text.strip() == "The text."


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    """Dashes around a sentence state nothing."""
    stated, body = front_matter(MappedText.of("---\nA sentence and no key.\n---\nMore."))

    assert stated == {}
    assert "A sentence" in body.text


def test_headings_quotes_lists_and_tags() -> None:
    """Headings have their level; quotation and list marks, tags, rules and link definitions go."""
    text = (
        "# Title #\n\nUnderlined\n==========\n\n> quoted [it][1]\n\n* one\n- two\n\n* * *\n\n"
        "A<br><br>B <b>bold</b> &amp; <!-- no --> C\n\n[1]: https://x.example\n\n#hashtag\n"
    )

    found = read_paragraphs(MappedText.of(text))

    assert [(p.level, p.text.text) for p in found] == [
        (1, "Title"),
        (1, "Underlined"),
        (0, "quoted it"),
        (0, "one"),
        (0, "two"),
        (0, "A"),
        (0, "B bold & C"),
        (0, "#hashtag"),
    ]


def test_hard_wrapped_lines_are_joined() -> None:
    """Lines filled to one width are one paragraph; a line with room for the next word ends one."""
    text = (
        "The mayor said on Monday that the old bridge over the river would\n"
        "not be built again this year, because there is no money for it in\n"
        "the budget of the city.\n"
        "The council meets again in October, and the plan with all of its\n"
        "costs will be on the table once more, as it has been each year in\n"
        "the last ten years.\n\n"
        "Nobody else spoke at the meeting, which lasted for three hours or\n"
        "more and ended in the dark.\n"
    )

    found = _paragraphs(text)

    assert len(found) == 3
    assert found[0].endswith("in the budget of the city.")
    assert "\n" not in "".join(found)


def test_lines_of_a_scrape_are_paragraphs() -> None:
    """Without empty lines, long lines that end like sentences are a paragraph each."""
    text = "\n".join(f"This is paragraph {n}, and it says what it has to say in full." for n in range(5))

    assert len(_paragraphs(text)) == 5


def test_a_wrapped_word_is_made_whole() -> None:
    """A hyphen at a line's end goes if the text has the word in one piece, and stays in a compound."""
    text = (
        "The government of the city said on Monday that it is for the low-\n"
        "income families of the city, and that the old plan of the govern-\n"
        "ment will not be heard of again in this year or in the next one at\n"
        "all, as far as anybody there could say on that day in the evening.\n"
    )

    assert "the low-income families" in _paragraphs(text)[0]
    assert "plan of the government will" in _paragraphs(text)[0]


def test_labels_and_timed_names_begin_paragraphs() -> None:
    """A label behind a closed sentence begins a paragraph; "Ann Reed 0:06" stands alone."""
    wrapped = (
        "MR. ORLO: I said it before, and I will say it again today and on\n"
        "every other day of the year.\n"
        "Q    And what is it that you will say again on every other day of\n"
        "the year, if I may ask you that at all?\n"
        "MR. ORLO: That it is late, and that we should all be going home by\n"
        "the last train of the night.\n"
    )

    assert [p[:8] for p in _paragraphs(wrapped)] == ["MR. ORLO", "Q And wh", "MR. ORLO"]
    assert _paragraphs("Ann Reed  0:06\nand so we went on.\n") == ["Ann Reed 0:06", "and so we went on."]


def test_paragraphs_map_to_the_file() -> None:
    """A word of a joined, cleaned paragraph stands for itself in the file."""
    source = "> A *slanted*\n> word, [linked](https://x.example), here\n"
    paragraph = read_paragraphs(MappedText.of(source))[0].text

    assert paragraph.text == "A slanted word, linked, here"
    for word in ("slanted", "word", "linked", "here"):
        at = paragraph.text.index(word)
        assert paragraph.offsets.to_source(Span(at, at + len(word))).slice(source) == word


@given(st.text(alphabet="ab \n*_[]()#>-`\\<>.&;|!1:/", max_size=150))
def test_any_marks_are_survived(text: str) -> None:
    """Whatever the marks, paragraphs have no line feeds, and each letter stands for itself in the file."""
    for paragraph in read_paragraphs(MappedText.of(text)):
        assert "\n" not in paragraph.text.text
        assert paragraph.text.text == paragraph.text.text.strip()
        for at, char in enumerate(paragraph.text.text):
            if char in "ab1":
                assert paragraph.text.offsets.to_source(Span(at, at + 1)).slice(text) == char
