from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.metrics.coverage import count_coverage, is_counted, matched_passages
from compare.model import Coverage
from compare.testing import make_alignment, make_article, make_claim, make_transcript

TURNS = [
    ("Ada", ["Welcome.", "The ferry sails at nine.", "Bring a coat."]),
    ("Bo", ["The ferry sails at nine.", "Nobody swims."]),
    ("Ada", ["The ferry sails at nine!"]),
]
RECORD = make_transcript(TURNS, procedural={"Welcome."})
ARTICLE = make_article(
    [
        ("headline", "Ferry at nine"),
        ("paragraph", "Ada announced a ferry at nine. A coat helps. It is “cold”."),
    ]
)
FERRY = make_claim(ARTICLE, "Ada announced a ferry at nine", speaker="Ada")
COAT = make_claim(ARTICLE, "A coat helps")
COLD = make_claim(ARTICLE, "cold", kind="scare quote")
HEAD = make_claim(ARTICLE, "Ferry at nine", kind="heading", repeats=FERRY.id)


def counts(pairs: list) -> dict[str | None, tuple[int, int, int, int]]:
    """The counts of the article by speaker."""
    found = count_coverage([RECORD], [ARTICLE], [c for c, _ in pairs], [a for _, a in pairs])
    return {c.speaker: (c.n_passages, c.n_passages_matched, c.n_words, c.n_words_matched) for c in found}


def test_a_repeated_statement_is_matched_with_its_repeats_by_the_same_speaker() -> None:
    """Equal words of one speaker are one statement; another speaker's are not."""
    found = counts([(FERRY, make_alignment(FERRY, RECORD, "The ferry sails at nine."))])

    assert found == {None: (5, 2, 20, 10), "Ada": (3, 2, 13, 10), "Bo": (2, 0, 7, 0)}


def test_procedural_passages_are_in_no_count() -> None:
    """A claim aligned to a procedural line matches nothing."""
    assert counts([(COAT, make_alignment(COAT, RECORD, "Welcome."))])[None][1] == 0


def test_what_does_not_count_matches_nothing() -> None:
    """Scare quotes and headings that repeat the body do not count; nor does what is not located."""
    pairs = [
        (COLD, make_alignment(COLD, RECORD, "Nobody swims.")),
        (HEAD, make_alignment(HEAD, RECORD, "The ferry sails at nine.")),
        (COAT, make_alignment(COAT, RECORD, "Bring a coat.", location="ambiguous")),
    ]

    assert counts(pairs)[None][1] == 0
    assert [is_counted(claim) for claim in (FERRY, COAT, COLD, HEAD)] == [True, True, False, False]


def test_half_a_match_counts_its_passage() -> None:
    """A claim that is located in part matches the passages of the part."""
    assert (
        counts([(COAT, make_alignment(COAT, RECORD, "Bring a coat.", location="partly located"))])["Ada"][1]
        == 1
    )


def test_nothing_to_divide_by_is_none() -> None:
    """Without passages there is no coverage, neither 0 nor 1."""
    found = count_coverage([make_transcript([])], [ARTICLE], [], [])

    assert found == (
        Coverage(
            article_id=ARTICLE.id,
            speaker=None,
            n_passages=0,
            n_passages_matched=0,
            n_words=0,
            n_words_matched=0,
        ),
    )
    assert found[0].coverage is None


def test_an_article_without_claims_has_zeros() -> None:
    """Articles that were matched to nothing are counted, too."""
    assert counts([]) == {None: (5, 0, 20, 0), "Ada": (3, 0, 13, 0), "Bo": (2, 0, 7, 0)}
    assert matched_passages([RECORD], [], []) == {}


@given(st.lists(st.sampled_from(RECORD.passages), max_size=6), st.sampled_from(["located", "not located"]))
def test_matched_lies_between_nothing_and_all(passages: list, location: str) -> None:
    """0 ≤ matched ≤ total, and the speakers' counts add up to those of all."""
    alignment = make_alignment(FERRY, RECORD, *[passage.text for passage in passages], location=location)
    found = count_coverage([RECORD], [ARTICLE], [FERRY], [alignment])

    for item in found:
        assert 0 <= item.n_passages_matched <= item.n_passages
        assert 0 <= item.n_words_matched <= item.n_words
    for name in ("n_passages", "n_passages_matched", "n_words", "n_words_matched"):
        assert getattr(found[0], name) == sum(getattr(item, name) for item in found[1:])
