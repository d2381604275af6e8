"""Prominence: where an article places what it reports, and the words it gives it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.metrics.prominence import Prominence, count_prominence, paragraph_of
from compare.model import Alignment, Claim
from compare.testing import make_alignment, make_article, make_claim, make_transcript

RECORD = make_transcript(
    [
        ("Ada", ["The mill may reopen.", "The orchard stays."]),
        ("Bo", ["The weir holds.", "Nobody pays twice."]),
    ]
)
ARTICLE = make_article(
    [
        ("headline", "The orchard stays"),
        ("paragraph", "It rained all day."),
        ("paragraph", "“The mill may reopen,” Ada said. The weir holds and the orchard stays, they said."),
        ("teaser", "MORE: Nobody pays twice"),
    ]
)
SPEAKERS = {passage.id: str(passage.speaker) for passage in RECORD.passages}


def counted(*decided: tuple[Claim, Alignment]) -> dict[str, Prominence]:
    """Counts by speaker."""
    claims = [claim for claim, _ in decided]
    alignments = {claim.id: alignment for claim, alignment in decided}
    return {one.group: one for one in count_prominence(ARTICLE, claims, alignments, SPEAKERS, {})}


def test_place_and_words_of_a_speaker() -> None:
    """A heading, a quotation in the second paragraph, and a claim on two speakers, whose words are shared."""
    headline = make_claim(ARTICLE, "The orchard stays", kind="heading")
    mill = make_claim(ARTICLE, "The mill may reopen", kind="direct quotation")
    both = make_claim(ARTICLE, "The weir holds and the orchard stays")
    found = counted(
        (headline, make_alignment(headline, RECORD, "The orchard stays")),
        (mill, make_alignment(mill, RECORD, "The mill may reopen")),
        (both, make_alignment(both, RECORD, "The orchard stays", "The weir holds")),
    )

    assert list(found) == ["Ada", "Bo"]
    assert (found["Ada"].n_claims, found["Ada"].n_quotations, found["Ada"].words) == (3, 1, 3 + 4 + 3.5)
    assert (found["Ada"].in_heading, found["Ada"].in_lead, found["Ada"].paragraph) == (True, False, 2)
    assert (found["Bo"].n_claims, found["Bo"].in_heading, found["Bo"].words) == (1, False, 3.5)


def test_what_was_not_located_and_teasers_are_left_out() -> None:
    """Neither counts anywhere."""
    lost = make_claim(ARTICLE, "The weir holds and the orchard stays")
    teaser = make_claim(ARTICLE, "Nobody pays twice")

    assert (
        counted(
            (lost, make_alignment(lost, RECORD, location="not located")),
            (teaser, make_alignment(teaser, RECORD, "Nobody pays twice")),
        )
        == {}
    )


def test_a_heading_that_repeats_the_body_tells_its_place_only() -> None:
    """It shows that the headline reports the speaker, and is not counted again."""
    headline = make_claim(ARTICLE, "The orchard stays", kind="heading", repeats="c0")
    one = counted((headline, make_alignment(headline, RECORD, "The orchard stays")))["Ada"]

    assert (one.in_heading, one.n_claims, one.words, one.paragraph) == (True, 0, 0, None)


def test_paragraphs_are_counted_from_one() -> None:
    """Headings and teasers are no paragraphs."""
    assert paragraph_of(ARTICLE, make_claim(ARTICLE, "It rained all day")) == 1
    assert paragraph_of(ARTICLE, make_claim(ARTICLE, "The orchard stays", kind="heading")) is None


@given(st.lists(st.sampled_from([passage.text[:-1] for passage in RECORD.passages]), min_size=1, unique=True))
def test_words_of_a_claim_are_shared_out_wholly(said: list[str]) -> None:
    """Over all groups the words of a claim add up to its words."""
    claim = make_claim(ARTICLE, "The weir holds and the orchard stays")
    found = counted((claim, make_alignment(claim, RECORD, *said)))

    assert abs(sum(one.words for one in found.values()) - 7) < 1e-9
