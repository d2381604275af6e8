"""Stances: the author's own voice, what somebody wants, documents; and the content of a claim."""

from __future__ import annotations

import pytest

from compare.model import Span
from compare.segment.contents import content_clause
from compare.segment.frames import find_frames
from compare.segment.stances import is_authors_own, is_written, stance_source
from compare.segment.tokens import Token, tokenize


def read(sentence: str) -> tuple[Token, ...]:
    """A sentence without quotations, as tokens."""
    return tokenize(sentence, Span(0, len(sentence)), [])


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The mayor wants forty boats a day.", "The mayor"),
        ("Tarn still hopes for a bridge.", "Tarn"),
        ("For Quill, the levy is a joke.", "Quill"),
        ("The quay was built in 1911.", None),
        ("For years, the levy was a joke.", None),
        ("I want a bridge that stays up.", None),
        ("Does Tarn want a bridge?", None),
    ],
)
def test_whose_wish_or_view_a_sentence_tells(sentence, source):
    """A verb of wanting or holding behind a person, or "For Quill,"; never the author's own or a question."""
    tokens = read(sentence)
    found = stance_source(tokens)

    assert (
        None if found is None else " ".join(one.text for one in tokens[found.first : found.last])
    ) == source


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("I'd have asked her.", True),
        ("We believe him.", True),
        ("Who paid?", True),
        ("She asked him.", False),
    ],
)
def test_the_authors_own_voice(sentence, own):
    """Words such as "I" and "we" outside quotation marks, and questions."""
    assert is_authors_own(read(sentence)) is own


@pytest.mark.parametrize(
    ("sentence", "written"),
    [("Her letter to staff says the quay is shut.", True), ("She says the letter is lost.", False)],
)
def test_a_document_is_what_speaks(sentence, written):
    """A letter as the subject of the first frame, not one that somebody speaks of."""
    tokens = read(sentence)

    assert is_written(tokens, find_frames(tokens)) is written


CONTENTS = [
    ("Tarn's claim that the quay has sunk by a third was disputed.", "the quay has sunk by a third"),
    ("His promise to sell the cranes drew applause.", "sell the cranes"),
    # the end is not sure
    ("Tarn's claim that the quay has sunk and that the cranes are lost was disputed.", ""),
    ("Tarn's claim that the quay which the board bought has sunk was disputed.", ""),
    ("On the wall stood Tarn's claim that the quay has sunk.", ""),
    ("Tarn's claim was disputed.", ""),
]


@pytest.mark.parametrize(("sentence", "content"), CONTENTS)
def test_what_fills_a_claim_or_a_promise(sentence, content):
    """From behind "that" to the verb of the main clause; nothing where the end is not sure."""
    tokens = read(sentence)
    nouns = [frame for frame in find_frames(tokens) if frame.order == "noun"]
    clause = content_clause(tokens, nouns[0]) if nouns else range(0)

    assert " ".join(tokens[at].text for at in clause) == content
