"""Articles: what each block of a page is, and which sentences it has."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.model import Article, ArticleInfo, Document, Span
from compare.segment.article import COUNTED_BLOCKS, article_quotations, segment_article
from compare.segment.furniture import is_caption, is_dateline, is_label, is_residue
from compare.segment.sentences import count_words
from compare.testing import make_document

PARAGRAPH = "The mayor spoke for two hours about the old quay, and she left little open."
SECOND = "She said that the dredgers would arrive in spring. Nobody in the hall asked why."


def segmented(*blocks: str, title: str | None = None, **changes: object) -> Article:
    """An article of the given paragraphs."""
    document = replace(make_document("\n\n".join(blocks)), **changes)
    return segment_article(document, ArticleInfo(file="a.txt", label="a", title=title))


def kinds(article: Article) -> list[str]:
    """The kind of each block."""
    return [block.kind for block in article.blocks]


def words_of(article: Article, kind: str) -> list[str]:
    """The text of the blocks of one kind."""
    text = article.document.text
    return [block.span.slice(text) for block in article.blocks if block.kind == kind]


def test_headline_standfirst_byline_and_subheading_are_told_apart():
    """The usual order of a page: headline, standfirst, byline, text, subheading, text."""
    article = segmented(
        "Quay to close, mayor says",
        "The dredgers come in spring, and the market has to move",
        "By Ode Quill | 4 May 2031",
        PARAGRAPH,
        "What it will cost",
        SECOND,
    )

    assert kinds(article) == ["headline", "standfirst", "residue", "paragraph", "subheading", "paragraph"]


def test_a_text_that_begins_at_once_has_no_headline():
    """A first block with a full stop is a paragraph."""
    assert kinds(segmented(PARAGRAPH, SECOND)) == ["paragraph", "paragraph"]


def test_a_long_first_line_without_a_full_stop_is_a_standfirst():
    """More than twenty words without a full stop are too long for a headline."""
    line = (
        "Speaking a day after the vote in the harbour council, the mayor set out how the town means to pay"
        " for the new mole and who will have to move"
    )

    assert kinds(segmented(line, PARAGRAPH, SECOND))[0] == "standfirst"


def test_a_standfirst_with_a_full_stop_needs_a_byline_behind_it():
    """One or two sentences are a standfirst only before a byline; else they are the first paragraph."""
    summary = "The dredgers come in spring. The market has to move."

    with_byline = segmented("Quay to close", summary, "Published 4 May 2031 at 10:15", PARAGRAPH)
    without = segmented("Quay to close", summary, PARAGRAPH)

    assert kinds(with_byline)[1] == "standfirst"
    assert kinds(without)[1] == "paragraph"


def test_the_stated_title_is_the_headline_even_with_a_full_stop():
    """A line that equals the stated title is the headline, whatever it looks like."""
    article = segmented("Harbour news", "“We close the quay.”", PARAGRAPH, title="“We close the quay.”")

    assert words_of(article, "headline") == ["“We close the quay.”"]


def test_a_line_unlike_the_stated_title_is_no_headline():
    """Where the title is stated and the text begins without it, the first line is something else."""
    line = "Dredgers come in spring, and the market has to move out"

    article = segmented(line, PARAGRAPH, SECOND, title="Quay closes")

    assert kinds(article) == ["standfirst", "paragraph", "paragraph"]


def test_headings_of_the_markup_are_believed():
    """A first-rank heading is the headline; others are subheadings, also with a full stop."""
    texts = ("Quay to close.", PARAGRAPH, "A long wait.", SECOND)
    starts = [sum(len(other) + 2 for other in texts[:at]) for at in range(4)]
    headings = ((1, Span(0, len(texts[0]))), (2, Span(starts[2], starts[2] + len(texts[2]))))

    assert kinds(segmented(*texts, headings=headings)) == ["headline", "paragraph", "subheading", "paragraph"]


def test_lines_after_a_colon_are_a_list():
    """Short lines without a full stop after "these are the measures:" are no subheadings."""
    article = segmented(
        "Quay to close", PARAGRAPH, "These are the measures:", "A new mole", "Two new cranes", SECOND
    )

    assert words_of(article, "subheading") == []


def test_labelled_lines_of_a_dialogue_are_no_subheadings():
    """Lines of an interview that break off are what somebody said."""
    article = segmented(
        "Quay to close", PARAGRAPH, "MIRA TARN: But the market—", "ODE QUILL: Yes, but", SECOND
    )

    assert words_of(article, "subheading") == []


def test_a_short_line_that_stands_often_is_furniture():
    """A line that is repeated three times is a label of the page, not a subheading."""
    blocks = [line for at in range(3) for line in ("harbour radio", f"{PARAGRAPH} It was {at + 1} o’clock.")]

    assert words_of(segmented("Quay to close", *blocks), "residue") == ["harbour radio"] * 3


TEASERS = [
    (("READ MORE: Mayor sells the crane",), ["Mayor sells the crane"]),
    (("Read more: Mayor sells the crane",), ["Mayor sells the crane"]),
    (("Related: Mayor sells the crane",), ["Mayor sells the crane"]),
    (("ALSO READ | Mayor sells the crane",), ["Mayor sells the crane"]),
    (("Read more", "Mayor sells ‘the crane’"), ["Mayor sells ‘the crane’"]),
    (("See also", "Mayor sells the crane"), ["Mayor sells the crane"]),
    (("MORE FROM THE QUAY", "Mayor sells the crane"), ["Mayor sells the crane"]),
    (("Mayor sells the crane Read more",), ["Mayor sells the crane"]),
    (
        ("Related articles", "Mayor sells the crane", "Crane was old"),
        ["Mayor sells the crane", "Crane was old"],
    ),
]


@pytest.mark.parametrize(("lines", "expected"), TEASERS)
def test_link_teasers_are_told_with_or_without_their_label_on_the_line(lines, expected):
    """The label is residue, the headline that it announces is a teaser."""
    article = (
        segmented("Quay to close", PARAGRAPH, *lines, SECOND)
        if len(lines) < 3
        else segmented("Quay to close", PARAGRAPH, SECOND, *lines)
    )

    assert words_of(article, "teaser") == expected


def test_a_paragraph_after_read_more_stays_a_paragraph():
    """A label without a headline-like line behind it announces nothing."""
    article = segmented("Quay to close", PARAGRAPH, "Read more", SECOND)

    assert kinds(article) == ["headline", "paragraph", "residue", "paragraph"]


RESIDUE = [
    "GIPHY App Key not set. Please check settings",
    "Please check settings",
    "ADVERTISEMENT",
    "Advertisement",
    "Article continues below",
    "Story Continued Below",
    "Share this article on Facebook",
    "Share on WhatsApp",
    "Facebook Twitter Pinterest",
    "Follow us on Twitter and Facebook",
    "Subscribe to our newsletter",
    "Sign up for Daily Newsletters Manage Newsletters",
    "Get our best stories in your inbox every morning",
    "Click here for reprint permission.",
    "Image copyright Harbour Pictures",
    "toggle caption",
    "hide caption",
    "Getty Images",
    "Ode Quill/Getty Images",
    "Photo: Reuters",
    "Copyright © 2031 Estuary Press. All rights reserved.",
    "© Estuary Press",
    "All rights reserved.",
    "This article was originally published by the Estuary Press.",
    "Contact us at desk@example.org.",
    "desk@example.org",
    "By Ode Quill",
    "By Ode Quill and Mira Tarn",
    "By Ode Quill in Skerry",
    "-- Ode Quill",
    "Ode Quill, harbour correspondent",
    "4 May 2031",
    "Thursday, May 4, 2031 10:15 AM",
    "Published 4 May 2031",
    "Updated: 4 May 2031, 12:40",
    "Last updated 4 May 2031 at 12:40 GMT",
    "3 hours ago",
    "4 min read",
    "12 comments",
    "Leave a comment",
    "What do you think? Tell us below",
    "We use cookies to improve your experience on this site",
    "Privacy policy | Terms of use | Contact us",
    "Tags: harbour, quay, mole",
    "Additional reporting by Ode Quill",
    "Ode Quill contributed to this report.",
    "1 of 22",
    "---",
    "https://example.org/quay",
]

SENTENCES = [
    "By Thursday the quay was empty.",
    "Share prices fell on Monday.",
    "Follow the money, she said.",
    "Subscribe to that view if you like, the mayor said.",
    "Sign up was slow, residents said.",
    "Comments are free, the board said.",
    "Copyright law is the problem.",
    "Contact with the crew was lost.",
    "Read more books, the mayor told pupils.",
    "“Click here and you are lost,” she said.",
    "The photo shows the mayor at the quay.",
    "Watch the tide, and you will see why the mole had to go.",
    "May 4 was the day on which the quay was closed.",
    "Live from the quay, the radio reported a storm.",
    "Donate what you can, she said.",
    "Published reports put the cost at two million.",
    "Home is where the harbour is.",
    "The report was published last week by the union.",
]


@pytest.mark.parametrize("line", RESIDUE)
def test_furniture_of_a_page_is_residue(line):
    """Share lines, bylines, dates, rights, credits and what scripts leave behind are no text."""
    assert is_residue(line) or is_label(line)


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_is_never_residue(line):
    """A sentence that only holds such words, or begins with one, stays text."""
    assert not is_residue(line)
    assert not is_dateline(line)
    assert not is_label(line)


@pytest.mark.parametrize(
    "line",
    [
        "Image caption The mayor at the quay in May",
        "Photo: The mayor at the quay",
        "FILE PHOTO: The mayor at the quay",
        "The mayor at the quay on Monday. (Photo by Ode Quill)",
        "The mayor at the quay on Monday. Photograph: Ode Quill/Getty Images",
    ],
)
def test_captions_say_that_they_are(line):
    """By their first words, or by the credit at their end."""
    assert is_caption(line)
    assert kinds(segmented("Quay to close", PARAGRAPH, line, SECOND))[2] == "caption"


def test_a_copyright_before_a_caption_is_cut_off():
    """A line of "Image copyright … Image caption …" is residue and a caption."""
    article = segmented(PARAGRAPH, "Image copyright Quill Image caption The mayor at the quay", SECOND)

    assert words_of(article, "caption") == ["Image caption The mayor at the quay"]


def test_words_are_counted_without_teasers_and_residue():
    """`n_words` covers headline, standfirst, subheadings, paragraphs and captions."""
    article = segmented("Quay to close", PARAGRAPH, "READ MORE: Mayor sells the crane", "Share this", SECOND)

    assert article.n_words == sum(count_words(block) for block in ("Quay to close", PARAGRAPH, SECOND))


def test_a_sentence_is_not_cut_inside_a_quotation():
    """What stands between marks goes with its frame: one sentence."""
    article = segmented(PARAGRAPH, "“It is lost. We all know it,” she said. Nobody spoke.")

    text = article.document.text
    assert [sentence.span.slice(text) for sentence in article.sentences][1:] == [
        "“It is lost. We all know it,” she said.",
        "Nobody spoke.",
    ]


@pytest.mark.parametrize(
    ("paragraph", "count"),
    [
        ("“Why now?” Mira Tarn asked.", 1),
        ("“Why now?” Mira Tarn shouted, waving a hat at the board.", 1),
        ("“Why now?” Mira Tarn left the hall.", 2),
        ("“Why now?” Mira Tarn said that she would leave.", 2),
        ("“Why now?” Mira Tarn replied: “Never.”", 2),
    ],
)
def test_a_question_in_marks_stays_with_its_frame(paragraph, count):
    """A name and a verb of saying behind a question belong to it, a new sentence does not."""
    article = segmented(paragraph)

    assert len(article.sentences) == count


def test_equal_sentences_have_different_ids_and_other_ids_stay():
    """Ids come from content; equal sentences are told apart by their neighbours."""
    article = segmented(PARAGRAPH, "She left. He stayed. She left. He came.")
    mended = segmented(PARAGRAPH.replace("little", "nothing"), "She left. He stayed. She left. He came.")

    ids = [sentence.id for sentence in article.sentences]
    assert len(set(ids)) == len(ids)
    assert ids[2:] == [sentence.id for sentence in mended.sentences][2:]


def test_the_id_of_an_article_is_that_of_its_text():
    """Neither the file nor the outlet is in it."""
    document = make_document(PARAGRAPH)
    one = segment_article(document, ArticleInfo(file="a.txt", label="a", outlet="The Estuary Post"))
    other = segment_article(document, ArticleInfo(file="b.txt", label="b"))

    assert one.id == other.id


def test_a_text_that_breaks_off_is_doubted():
    """An invitation to read on, and a page without text, are said."""
    cut = segmented(PARAGRAPH, "Subscribe now to continue reading")
    assert [note.code for note in cut.health] == ["read-on"]
    assert not cut.complete
    assert "running text" in str(segmented("Share this article").doubts[0])
    assert segmented(PARAGRAPH).doubts == ()


def test_an_empty_text_gives_an_empty_article():
    """No words, no blocks, no sentences."""
    article = segmented("")

    assert (article.blocks, article.sentences, article.n_words) == ((), (), 0)


def test_quotations_run_over_an_advertisement_and_not_over_a_heading():
    """Residue between two paragraphs does not end a quotation; a subheading does."""
    first, last = "“First the quay goes.", "“Then the mole goes,” she said in the hall."
    over = segmented(PARAGRAPH, first, "ADVERTISEMENT", last)
    cut = segmented(PARAGRAPH, first, "What comes next", last)

    assert [len(q.parts) for q in article_quotations(over.document.text, over.blocks)] == [2]
    assert [len(q.parts) for q in article_quotations(cut.document.text, cut.blocks)] == [1, 1]


BLOCKS = st.lists(
    st.sampled_from(
        ["Quay to close", PARAGRAPH, SECOND, "READ MORE: Crane sold", "Read more", "By Ode Quill", "“We go.",
         "Share this", "“We go,” she said.", "Image caption A crane", "Prices:", "One crane", "…", "Why?"]
    ),
    max_size=12,
)  # fmt: skip


@given(BLOCKS)
def test_blocks_and_sentences_cover_every_word(blocks):
    """For any page: blocks cover all words, sentences all words outside residue, without overlap."""
    article = segmented(*blocks)
    text = article.document.text

    assert sum(count_words(block.span.slice(text)) for block in article.blocks) == count_words(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(article.blocks))
    assert all(a.span.end <= b.span.start for a, b in pairwise(article.sentences))
    assert all(article.blocks[one.block].span.contains(one.span) for one in article.sentences)
    kept = [block for block in article.blocks if block.kind != "residue"]
    inside = sum(count_words(one.span.slice(text)) for one in article.sentences)
    assert inside == sum(count_words(block.span.slice(text)) for block in kept)
    assert article.n_words <= inside
    assert all(block.kind in COUNTED_BLOCKS | {"teaser", "residue"} for block in article.blocks)
    assert len({one.id for one in article.sentences}) == len(article.sentences)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=200))
def test_any_text_is_segmented(text):
    """No text raises."""
    kept = re.sub(r"\s*\n\s*\n\s*", "\n\n", text).strip()
    document: Document = make_document(kept)

    article = segment_article(document, ArticleInfo(file="a.txt", label="a"))

    assert all(one.span.end <= len(kept) for one in article.sentences)
