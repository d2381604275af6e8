from __future__ import annotations

from dataclasses import replace

import pytest

from compare.comparison import Comparison
from compare.model import RecordInfo, SpeakerInfo
from compare.report.edition import Edition, ExcerptLimit
from compare.report.names import author_names, private_speakers
from compare.report.results import results_text
from compare.report.shown import prepare
from compare.testing import (
    make_alignment,
    make_article,
    make_claim,
    make_comparison,
    make_transcript,
)

LONG = "The bridge stays open for carts, wagons and walkers, day and night, until the flood has passed."


@pytest.fixture(scope="module")
def hall() -> Comparison:
    """A mayor, a moderator by office, a guest of the audience, and two who speak a little."""
    record = make_transcript(
        [
            ("Ada Thornbury", [LONG] * 6),
            ("Moderator", ["Next, please."]),
            ("Joss Pennywell", ["Will the bridge hold?", "My name is Joss Pennywell."]),
            ("Ada Thornbury", ["It will, Joss Pennywell, and thank you."]),
            ("Wren Ashcombe", ["It held last year."]),
            ("Mina Vale", ["I second that."]),
        ],
        info=RecordInfo(
            file="transcript.txt",
            speakers=(
                SpeakerInfo(name="Ada Thornbury", role="Mayor"),
                SpeakerInfo(name="Mina Vale", role="member of the audience"),
            ),
        ),
        doubts=("The label “Joss Pennywell” stands only once.",),
    )
    article = make_article(
        [
            ("headline", "Bridge stays open"),
            ("residue", "By Cleo Marchbanks and Ivo van der Lind, Town Hall Reporter"),
            ("paragraph", "Joss Pennywell asked whether the bridge will sink, wrote Cleo Marchbanks."),
        ],
        outlet="Ford Gazette",
    )
    claim = make_claim(
        article,
        "Joss Pennywell asked whether the bridge will sink, wrote Cleo Marchbanks",
        speaker="Joss Pennywell",
        evidence="Joss Pennywell asked",
    )
    lost = make_alignment(claim, record, location="not located")
    return make_comparison([record], [article], [(claim, lost)])


def test_who_is_private_is_decided_by_one_rule(hall: Comparison) -> None:
    """Stated roles, offices and those who speak much are public; an audience and small speakers are not."""
    assert private_speakers(hall) == {
        "Joss Pennywell": "Questioner 1",
        "Wren Ashcombe": "Participant 2",
        "Mina Vale": "Participant 3",
    }


def test_an_excerpt_has_roles_for_private_names_and_authors(hall: Comparison) -> None:
    """In no field of the data does a private name stand, and the public ones stay."""
    whole = ExcerptLimit(share=1.0)
    text = results_text(prepare(hall, Edition(kind="excerpt", excerpt_limit=whole)))

    for name in ("Joss Pennywell", "Wren Ashcombe", "Mina Vale", "Cleo Marchbanks", "van der Lind"):
        assert name not in text
    for name in ("Ada Thornbury", "Moderator", "Questioner 1", "[the author]"):
        assert name in text


def test_names_stand_where_they_are_asked_for(hall: Comparison) -> None:
    """A private edition, and an excerpt with names, have them."""
    for edition in (Edition(), Edition(kind="excerpt", names=True)):
        assert "Joss Pennywell" in results_text(prepare(hall, edition))


def test_offsets_and_counts_hold_without_the_names(hall: Comparison) -> None:
    """A sign of omission is as long as the name, so that every passage is still a slice of its text."""
    shown = prepare(hall, Edition(kind="excerpt")).comparison
    record = shown.transcripts[0]

    assert len(record.document.text) == len(hall.transcripts[0].document.text)
    for passage in record.passages:
        assert passage.span.slice(record.document.text).strip() == passage.text
    words = {item.speaker: item.n_words for item in shown.coverage_records}
    assert words["Questioner 1"] == 9


def test_findings_keep_their_ids(hall: Comparison) -> None:
    """The id of a doubt whose words had a name in them is that of the whole comparison."""
    whole, short = (prepare(hall, Edition(kind=kind)).findings for kind in ("private", "excerpt"))

    assert [finding.id for finding in whole] == [finding.id for finding in short]
    assert "Pennywell" in whole[-1].text
    assert "Pennywell" not in short[-1].text


def test_a_public_speaker_who_also_writes_keeps_the_name(hall: Comparison) -> None:
    """A byline takes no name from a public speaker."""
    article = hall.articles[0]
    text = article.document.text.replace("Cleo Marchbanks", "ADA THORNBURY  ")
    changed = replace(article, document=replace(article.document, text=text))

    assert author_names(changed)[0] == "ADA THORNBURY"
    assert "Ada Thornbury" in results_text(
        prepare(replace(hall, articles=(changed,)), Edition(kind="excerpt"))
    )


def test_authors_are_read_from_bylines(hall: Comparison) -> None:
    """Names, particles included, and no office."""
    assert author_names(hall.articles[0]) == ("Cleo Marchbanks", "Ivo van der Lind")
