"""Sentences and words: annotated texts, and the laws that hold for any text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.model import Span
from compare.segment.sentences import count_words, sentence_spans, word_spans

# "|" marks where a sentence must end; the text is the same without it.
KEPT = [
    "The U.S. Senate met.| Then the U.S. Army left.| It rained.",
    "Mr. Tarn met Dr. J. K. Orlo and Gov. Ames at 5 p.m. on Tuesday.| All three spoke.",
    "No. 5 costs 3.5 million.| See vol. 3 and p. 12.| Fig. 4 is new.",
    "No.| No.| We said no, and No. 7 agreed.",
    "No.| We said no.| It ends at 6 p.m.| Then we go.",
    "Well… perhaps.| I… I think so.| It is... late.",
    "Plan B.| The rest is known.| George W. Tarn came.",
    "“Go now!”| Nobody went.| “Stop!” she cried.| “Go.”| “Stay.”",
    "“We will go. We will win. You stay,” he said.| She left.",
    "(He left.)| Then she came.| [They waited.]| It rained.",
    "1. First we eat.| 2. Then we go.",
    "”The mark is wrong,” she said.| “It still opens” a quotation.",
    "Er sagte: „Ja. Nein.“| Dann ging er.| Il dit : « Oui. Non. »| Fin.",
    'The 6" pipe leaks.| It broke.| He said "go."| Then he left.',
    "It’s fine.| The dogs’ bowl is full.| 'Tis late.| The cats' bowl is not.",
    "The costs are known.2 We pay them.".replace("2 ", "2| "),
    "See www.example.org or write to a.b@example.org.| Use both.",
    "𝔘 said hi 😀.| He said “No.”| Then 𝔙 left.",
    "Give it to me. Putin won.".replace("me. ", "me.| "),
    "No, no.| Nobody came.| It was in May.| He went to D.C.| I stayed.",
    "Roe v. Wade and Bell vs. Orlo met Ann et al. Ames in ca. March.",
    "(1) At the risk of it, we go.| We stay.| (2) And so on.",
    "Is it so?No.".replace("?", "?|"),
]


@pytest.mark.parametrize("annotated", KEPT)
def test_sentences_of_an_annotated_text(annotated: str) -> None:
    """Each text is cut at its bars and nowhere else."""
    text = annotated.replace("|", "")

    found = [span.slice(text) for span in sentence_spans(text, Span(0, len(text)))]

    assert found == [part.strip() for part in annotated.split("|")]


def test_quotations_are_cut_in_a_record() -> None:
    """With `split_quotations`, a sentence ends inside quotation marks as it does outside."""
    text = "She told me: “Go home. Take the boat.” I went."

    found = [span.slice(text) for span in sentence_spans(text, Span(0, len(text)), split_quotations=True)]

    assert found == ["She told me: “Go home.", "Take the boat.”", "I went."]


def test_a_very_long_quotation_is_cut() -> None:
    """A quotation of more than a hundred words comes out in its sentences."""
    text = "“" + "The river rose and the bridge was closed. " * 20 + "We waited,” he said. Then it fell."

    found = [span.slice(text) for span in sentence_spans(text, Span(0, len(text)))]

    assert len(found) == 22
    assert found[-2:] == ["We waited,” he said.", "Then it fell."]


def test_offsets_count_from_the_text_not_the_span() -> None:
    """Spans of a stretch inside a text slice the whole text."""
    text = "Before. One goes. Two stay. After."

    found = sentence_spans(text, Span(8, 27))

    assert [span.slice(text) for span in found] == ["One goes.", "Two stay."]


def test_an_unknown_language_does_not_fail() -> None:
    """A language code that nobody knows falls back to general rules."""
    assert len(sentence_spans("We go. They stay.", Span(0, 17), language="zz")) == 2


@pytest.mark.parametrize("text", ["", " \n\n ", "“”", "... — !"])
def test_no_words_no_sentences(text: str) -> None:
    """A stretch without words has no sentences."""
    assert sentence_spans(text, Span(0, len(text))) == ()


TEXTS = st.text(alphabet=st.sampled_from(list("abIU.!?…,\"'“”‘’«»()[] \n5-é😀")), max_size=120)


@given(TEXTS, st.booleans())
def test_sentences_keep_the_span_law(text: str, split: bool) -> None:
    """Sentences are ordered, disjoint, trimmed, hold all words and cross no paragraph break."""
    found = sentence_spans(text, Span(0, len(text)), split_quotations=split)

    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(span.slice(text) == span.slice(text).strip() != "" for span in found)
    assert not any("\n\n" in span.slice(text) for span in found)
    in_sentences = [word for span in found for word in word_spans(text, span)]
    paragraphs = word_spans(text, Span(0, len(text)))
    letters = {at for word in paragraphs for at in range(word.start, word.end) if text[at].isalnum()}
    assert letters == {at for w in in_sentences for at in range(w.start, w.end) if text[at].isalnum()}


def test_words_have_one_definition() -> None:
    """Inner apostrophes and hyphens, numbers and initialisms stay whole."""
    text = "Don't pay $1,200.50 to the U.S. thirty-five times at 5 a.m., it’s 20% off."

    words = [span.slice(text) for span in word_spans(text, Span(0, len(text)))]

    assert words[:6] == ["Don't", "pay", "1,200.50", "to", "the", "U.S."]
    assert words[6:] == ["thirty-five", "times", "at", "5", "a.m.", "it’s", "20", "off"]
    assert count_words(text) == len(words)
    assert count_words("— …") == 0


def test_a_long_paragraph_is_cut() -> None:
    """A megabyte in one paragraph, with quotation marks that never close, is cut into its sentences."""
    text = "“ Mr. Tarn went to the U.S. and said hi there. It was 3.5 percent of all. " * 14_000

    found = sentence_spans(text, Span(0, len(text)))

    assert len(found) > 27_000
