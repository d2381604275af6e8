"""The first page: five to eight sentences by rule, what to settle, and the same rule for every outlet."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from compare.comparison import Comparison
from compare.model import Article, Confirmation, RecordInfo
from compare.report.build import build_view
from compare.report.statements import build_statements
from compare.report.text import listed
from compare.report.view import FirstPage
from compare.testing import (
    make_alignment,
    make_article,
    make_claim,
    make_comparison,
    make_difference,
    make_transcript,
)

SAID = [
    "The mill may reopen in the spring, if the weir holds.",
    "Nobody will be asked to pay twice for the same water.",
    "The orchard stays as it is.",
    "It feeds one family in five.",
]


def event(n: int, *, reverse: bool = False, shift: int = 0, **stated: object) -> Comparison:
    """`n` articles, the number `shift` and on, each with some quotations that were located and some not."""
    info = RecordInfo(file="transcript.txt", **stated)  # type: ignore[arg-type]
    record = make_transcript([("Ada Tarn", SAID)], info=info)
    articles, decided = [], []
    for number in range(shift, shift + n):
        article = article_of(number)
        articles.append(article)
        mill = make_claim(article, SAID[0][:-1], kind="direct quotation", speaker="Ada Tarn")
        road = make_claim(
            article,
            f"a road comes in {number + 2}",
            speaker="Ada Tarn",
            placed_outside="at the end" if number % 2 else None,
        )
        decided += [
            (mill, make_alignment(mill, record, SAID[0][:-1], wording="verbatim", attribution="agrees")),
            (road, make_alignment(road, record, location="not located", related=(record.passages[2].id,))),
        ]
    return make_comparison([record], articles[::-1] if reverse else articles, decided)


def article_of(number: int) -> Article:
    """An article of its own outlet."""
    text = f"“{SAID[0][:-1]},” Tarn said. She said that a road comes in {number + 2}."
    name = f"Outlet {number:02}"
    return make_article([("paragraph", text)], file=f"articles/{number:02}.txt", outlet=name, language="en")


def first(comparison: Comparison) -> FirstPage:
    """The first page."""
    return build_view(comparison).first


def sentences(page: FirstPage) -> list[str]:
    """Its sentences as text."""
    return [sentence.text for statement in page.statements for sentence in statement.sentences]


@pytest.mark.parametrize("n", [1, 2, 3, 20])
@pytest.mark.parametrize("spoken", [None, "English", "Norwegian"])
def test_there_are_five_to_eight_sentences(n: int, spoken: str | None) -> None:
    """Few articles or many, as spoken or translated: five to eight, each ended by one full stop."""
    told = sentences(first(event(n, spoken_language=spoken, language="English")))

    assert 5 <= len(told) <= 8
    assert all(text.endswith(".") and not re.search(r"\.\s", text) for text in told)
    assert all(text[0].isupper() for text in told)


def test_an_article_without_a_claim_has_its_sentences() -> None:
    """Nothing printed, nothing located: the sentences say so."""
    record = make_transcript([("Ada Tarn", SAID)])
    told = sentences(first(make_comparison([record], [article_of(0)], [])))

    assert 5 <= len(told) <= 8
    assert told[0] == "Outlet 00 (A) prints no quotation that is counted."
    assert told[2] == "No claim was located in which a difference could be looked for."


def test_two_articles_are_told_one_by_one() -> None:
    """Up to two, each has its own sentence, and the sentences are alike but for names and labels."""
    told = sentences(first(event(2)))

    assert told[0] == "Outlet 00 (A) prints 1 quotation of a whole clause: it was located."
    assert told[1] == "Outlet 01 (B) prints 1 quotation of a whole clause: it was located."


def test_many_articles_are_told_together_and_none_is_named() -> None:
    """From three on no sentence names an outlet or a letter of one."""
    told = sentences(first(event(20)))

    assert told[0] == "The 20 articles print 20 quotations of whole clauses, 1 each: all were located."
    assert not any(re.search(r"Outlet|\([A-Z]\)", text) for text in told)


def test_where_words_are_not_assessed_that_leads() -> None:
    """With a spoken language that neither side has, the first sentence says what is not assessed."""
    told = sentences(first(event(2, spoken_language="Norwegian", language="English")))

    assert told[0] == "Word-for-word agreement is not assessed: both sides are translations."
    assert "corresponds to passages of the record" in told[1]
    assert not any("word for word" in text for text in told)


def test_what_an_article_places_elsewhere_is_told() -> None:
    """Claims that the article itself places outside the part supplied are counted, with links to each."""
    page = first(event(2, completeness="partial"))
    (text,) = [text for text in sentences(page) if text.startswith("Of the ") and "not located" in text]
    (sentence,) = [s for block in page.statements for s in block.sentences if s.text == text]

    assert text == (
        "Of the 2 claims that were not located, the article itself places 1 outside the part supplied; for 1 "
        "of the others the record has related passages, and the part that is missing may hold the "
        "words."
    )
    assert [ref.label for piece in sentence.pieces for ref in piece.refs] == ["B2", "A2"]
    assert "another source" in page.caveat


def test_a_difference_in_a_claim_without_passages_is_told_apart() -> None:
    """A quotation that stands nowhere has no passages: it is none of the claims that have some."""
    comparison = event(2)
    road = next(claim for claim in comparison.claim_records if claim.kind == "reported speech")
    article = comparison.articles_by_id[road.article_id]
    kind = "headline quotation absent from the body"
    item = make_difference(road, article, comparison.transcripts[0], "a road", "", kind=kind)
    alignments = tuple(
        replace(one, differences=(item,)) if one.claim_id == road.id else one
        for one in comparison.alignment_records
    )
    (text,) = [
        text
        for text in sentences(first(replace(comparison, alignment_records=alignments)))
        if "the program found" in text
    ]

    assert text.startswith("In 0 of the 2 claims with passages of the record, and in 1 without, the program ")
    assert "found 1 difference " in text


def test_each_sentence_has_its_rule_and_its_worth() -> None:
    """Beside every count stands how it was counted and what such a decision was worth on other texts."""
    for spoken in ("English", "Norwegian"):
        page = first(event(2, spoken_language=spoken, language="English"))
        for statement in page.statements:
            assessed = "not assessed" not in statement.sentences[0].text
            assert statement.counted.startswith("Counted: ") == assessed
            assert statement.worth.startswith("On other texts: ") == assessed
        assert [statement.label for statement in page.statements] == [
            str(n) for n in range(1, len(page.statements) + 1)
        ]


def test_every_count_of_claims_has_a_link() -> None:
    """Each part of a sentence that tells how claims came out leads to them."""
    for statement in first(event(2)).statements[:3]:
        for sentence in statement.sentences:
            for piece in sentence.pieces:
                if re.search(r"\d (?:was|were|is|are)|it was", piece.text):
                    assert piece.refs, piece.text


def test_names_of_outlets_change_names_only() -> None:
    """The swap test: with other names the sentences are the same, names apart."""
    comparison = event(2)
    renamed = replace(
        comparison,
        articles=tuple(
            replace(
                article,
                info=replace(article.info, outlet=article.info.outlet_label.replace("Outlet", "Paper")),
            )
            for article in comparison.articles
        ),
    )

    assert [t.replace("Paper", "Outlet") for t in sentences(first(renamed))] == sentences(first(comparison))


def test_the_order_of_articles_changes_nothing() -> None:
    """Shuffled articles give the same sentences."""
    assert first(event(5, reverse=True)) == first(event(5))


def test_no_article_no_sentence(bare: Comparison) -> None:
    """Without an article there is nothing to tell."""
    page = first(bare)

    assert (page.statements, page.caveat, page.means) == ((), "", "")


def settled(page: FirstPage) -> dict[str, str]:
    """What is to settle, and what each bears on."""
    return {line.what: line.bears.text for line in page.settle}


def test_what_is_open_is_told_with_what_it_bears_on() -> None:
    """A partial record, an unknown kind and language, unknown selection: each with a count."""
    found = settled(first(event(3, completeness="partial", gaps=("To be continued.",))))

    assert found == {
        "The rest of the record: the part supplied is partial (“To be continued.”)": (
            "bears on 3 findings: claims without passages, wholly or in part."
        ),
        "The kind of record: not stated": "bears on 3 quotations compared by words.",
        "The language that was spoken: not stated": (
            "bears on 3 quotations compared by words as if both sides printed what was spoken."
        ),
        "The date of articles A, B and C: not stated": (
            "bears on 3 articles: which version of the text this is."
        ),
        "How the articles were selected: not stated": (
            "bears on 3 passages that no article was matched to, and every count over all articles."
        ),
        "That the texts were read right: no person has confirmed it": "bears on 6 claims that are counted.",
        "Each finding: no person has reviewed any": "bears on 3 findings.",
    }


def test_what_is_stated_is_not_to_settle() -> None:
    """A complete record in the language that was spoken, confirmed by a person, leaves two things open."""
    comparison = event(1, kind="as delivered", completeness="complete", spoken_language="en", language="en")
    done = replace(
        comparison, event=replace(comparison.event, confirmation=Confirmation(status="confirmed", by="M"))
    )

    assert listed(list(settled(first(done)))) == (
        "The date of article A: not stated, How the articles were selected: not stated and Each finding: no "
        "person has reviewed any"
    )


def test_what_was_spoken_is_to_settle_for_a_translation() -> None:
    """Where wording is not assessed, the words as they were spoken are what is missing."""
    found = settled(first(event(2, spoken_language="Norwegian", language="English")))

    assert found["The words as they were spoken (Norwegian): one side or both are translations"] == (
        "bears on 2 quotations whose wording is not assessed."
    )


def test_nothing_bears_on_nothing(bare: Comparison) -> None:
    """An item on which no finding depends is left out."""
    assert settled(first(bare)) == {}


def test_statements_need_no_layout(sample: Comparison) -> None:
    """The same sentences stand on the page and on paper."""
    from compare.report.context import Context, Limits
    from compare.report.shown import prepare

    screen, paper = (
        Context(shown=prepare(sample), limits=limits) for limits in (Limits(), Limits(cards=2, refs=1))
    )

    assert build_statements(screen) == build_statements(paper)
