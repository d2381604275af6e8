"""Decisions held against a run: what applies, what is void, and what two people come to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compare.comparison import Comparison
from compare.findings import GIVEN_TO_ANOTHER, findings_of
from compare.review.apply import review_of
from compare.review.effect import apply_review
from compare.review.state import Review
from compare.testing import make_difference


def status(review: Review, id_: str) -> str:
    """The status of a finding."""
    return review.by_finding[id_].status


def test_without_decisions_everything_is_open(comparison: Comparison) -> None:
    """Every finding is open, and the comparison itself comes back."""
    review = review_of(comparison, ())

    assert review.empty
    assert set(review.counts) == {"open"}
    assert len(review.findings) == 5
    assert apply_review(comparison, review) is comparison


def test_one_person_is_enough_for_a_number(comparison: Comparison, lab) -> None:
    """A finding of severity 2 is confirmed by one person, with name and time."""
    number = lab.finding(comparison, "number")
    review = review_of(comparison, [lab.decide(comparison, number, "confirm")])
    one = review.by_finding[number]

    assert (one.status, one.who, one.when) == ("confirmed", ("Ada",), "2031-09-05T12:00:00Z")
    assert review.counts["open"] == 4


@pytest.mark.parametrize("kind", ["not located", "negation"])
@pytest.mark.parametrize(("verdict", "after"), [("confirm", "confirmed"), ("reject", "rejected")])
def test_what_weighs_most_wants_two(comparison: Comparison, lab, kind: str, verdict, after: str) -> None:
    """Severity 3 and not located are open, 1 of 2, until a second person says the same."""
    target = lab.finding(comparison, kind)
    first = lab.decide(comparison, target, verdict)
    one = review_of(comparison, [first]).by_finding[target]

    assert (one.status, one.given, one.wanted) == ("open", 1, 2)
    assert status(review_of(comparison, [first, replace(first, by="ADA")]), target) == "open"
    assert status(review_of(comparison, [first, replace(first, by="Bo")]), target) == after
    alone = replace(comparison, event=replace(comparison.event, reviewers=1))
    assert status(review_of(alone, [first]), target) == after


def test_two_who_disagree_are_a_dispute(comparison: Comparison, lab) -> None:
    """Two people who differ on any field leave the finding disputed, and nothing takes effect."""
    number = lab.finding(comparison, "number")
    given = [
        lab.decide(comparison, number, "confirm"),
        lab.decide(comparison, number, "set severity", "0"),
        lab.decide(comparison, number, "set severity", "1", by="Bo"),
    ]
    review = review_of(comparison, given)
    after = apply_review(comparison, review)

    assert status(review, number) == "disputed"
    assert review.by_finding[number].severity.value is None
    assert after.alignment_records == comparison.alignment_records
    assert status(review_of(comparison, [given[0], replace(given[0], action="reject", by="Bo")]), number) == (
        "disputed"
    )


def test_a_later_word_of_the_same_person_replaces(comparison: Comparison, lab) -> None:
    """The last line of a person counts, even where the clock ran backwards, and that is noted."""
    number = lab.finding(comparison, "number")
    first = lab.decide(comparison, number, "confirm", minutes=9)
    second = lab.decide(comparison, number, "reject")
    review = review_of(comparison, [first, second])

    assert status(review, number) == "rejected"
    assert (review.applied, review.replaced) == ((second,), (first,))
    assert len(review.clock) == 1
    assert "the order of the file counts" in str(review.clock[0])


def test_a_text_that_changed_makes_a_decision_void(comparison: Comparison, lab) -> None:
    """A correction elsewhere in the article, or in the record, makes it void and says which text it was."""
    given = [lab.decide(comparison, lab.finding(comparison, "number"), "confirm")]
    article = review_of(lab.event(printed=lab.printed.replace("A ferry", "The ferry")), given)
    record = review_of(lab.event(said=[*lab.said, "It was late."]), given)

    assert [str(one.reason) for one in article.void] == ["The article’s text has changed since."]
    assert [str(one.reason) for one in record.void] == ["The record’s text has changed since."]
    assert set(article.counts) == set(record.counts) == {"open"}
    assert review_of(comparison, given).applied == tuple(given)


def test_a_claim_that_is_gone_leaves_an_orphan(comparison: Comparison, lab) -> None:
    """A decision about a claim that no article holds any longer is listed as orphaned."""
    given = [lab.decide(comparison, lab.finding(comparison, "number"), "confirm")]
    review = review_of(lab.event(printed="Winter said nobody was hurt."), given)

    assert [one.decision for one in review.orphaned] == given
    assert "No article of the event holds this claim any longer." in str(review.orphaned[0].reason)


def test_another_version_beside_it_takes_no_decision(comparison: Comparison, lab) -> None:
    """A decision about an article holds for that text only, though a version of it shares the claim."""
    number = lab.finding(comparison, "number")
    given = [lab.decide(comparison, number, "confirm")]
    other = lab.event(printed=lab.printed + " Later it rained.")
    both = replace(
        comparison,
        articles=(*comparison.articles, *other.articles),
        claim_records=(*comparison.claim_records, *other.claim_records),
        alignment_records=(*comparison.alignment_records, *other.alignment_records),
    )
    review = review_of(both, given)

    assert [one.finding.id for one in review.findings if one.touched] == [number]


def test_lines_by_hand_that_fit_nothing_are_listed(comparison: Comparison, lab) -> None:
    """An unknown id, a passage, a type and a severity that there are not, are listed and apply to nothing."""
    number = lab.finding(comparison, "number")
    good = lab.decide(comparison, number, "set severity", "1")
    bad = [
        replace(good, target="f0", claim_key="", article_sha256=""),
        replace(good, claim_key=""),
        replace(good, value="7"),
        replace(good, action="set type", value="sorcery"),
        replace(good, action="set passage", value="p0"),
        replace(good, target=lab.finding(comparison, "not located")),
        replace(good, target="d0"),
    ]
    review = review_of(comparison, bad)

    assert not review.applied
    assert len(review.unknown) + len(review.orphaned) == len(bad)
    assert all(str(one.reason).endswith(".") for one in (*review.unknown, *review.orphaned))


def test_what_people_set_takes_effect(comparison: Comparison, lab) -> None:
    """Type, severity and rejection show in the comparison; the program's own values stay in the review."""
    number, quay = lab.finding(comparison, "number"), lab.finding(comparison, "attribution differs")
    given = [
        lab.decide(comparison, number, "set type", "Quantifier or bound"),
        lab.decide(comparison, number, "set severity", "1"),
        lab.decide(comparison, number, "changes the meaning", "no"),
        lab.decide(comparison, quay, "reject"),
    ]
    review = review_of(comparison, given)
    after = apply_review(comparison, review)
    boats = after.alignments_by_claim[lab.claim(comparison, "four boats")]

    assert [(item.type, item.severity) for item in boats.differences] == [
        ("quantifier or bound", 1),
        ("negation", 3),
    ]
    assert after.alignments_by_claim[lab.claim(comparison, "quay")].state == "located"
    kept = review.by_finding[number]
    assert (kept.finding.type, kept.finding.severity, kept.meaning.value) == ("number", 2, "no")


def test_a_passage_that_people_set_moves_the_claim(comparison: Comparison, lab) -> None:
    """A claim that was not located stands at the passage that two people name, and is counted there."""
    ferry, lost = lab.claim(comparison, "ferry"), lab.finding(comparison, "not located")
    first = lab.decide(comparison, ferry, "set passage", "p004")
    alone = review_of(comparison, [first])
    both = review_of(comparison, [first, replace(first, by="Bo")])
    after = apply_review(comparison, both)

    assert status(alone, lost) == "open"
    assert apply_review(comparison, alone).alignments_by_claim[ferry].location == "not located"
    assert status(both, lost) == "rejected"
    assert after.alignments_by_claim[ferry].location == "located"
    assert after.alignments_by_claim[ferry].level == "person"
    assert (
        after.coverage_records[0].n_passages_matched == comparison.coverage_records[0].n_passages_matched + 1
    )
    assert both.by_claim[ferry].machine.location == "not located"


def test_a_claim_that_people_find_nowhere_is_not_located(comparison: Comparison, lab) -> None:
    """Two people can say that a located claim has no passage; one cannot."""
    hurt = lab.claim(comparison, "nobody")
    first = lab.decide(comparison, hurt, "set passage", "none")
    after = apply_review(comparison, review_of(comparison, [first, replace(first, by="Bo")]))

    assert apply_review(comparison, review_of(comparison, [first])).alignments_by_claim[hurt].passages
    assert after.alignments_by_claim[hurt].state == "not located"
    assert after.alignments_by_claim[hurt].related


def test_another_passage_rejects_what_was_found_at_the_old_one(comparison: Comparison, lab) -> None:
    """Who sets another passage rejects the differences of the old one; severity 3 holds until two do."""
    boats = lab.claim(comparison, "four boats")
    first = lab.decide(comparison, boats, "set passage", "P003")
    alone = review_of(comparison, [first])
    both = review_of(comparison, [first, replace(first, by="Bo")])

    assert status(alone, lab.finding(comparison, "number")) == "rejected"
    assert status(alone, lab.finding(comparison, "negation")) == "open"
    assert apply_review(comparison, alone).alignments_by_claim[boats].passages != ()
    assert status(both, lab.finding(comparison, "negation")) == "rejected"
    assert apply_review(comparison, both).alignments_by_claim[boats].differences == ()


def test_who_confirms_the_old_place_speaks_against_a_new_one(comparison: Comparison, lab) -> None:
    """One sets another passage, another confirms what was found at the old one: open, and nothing moves; the
    same person's later confirmation takes the passage back.
    """
    one = event_with_a_number_only(lab, comparison)
    boats, number = lab.claim(one, "four boats"), lab.finding(one, "number")
    moved = lab.decide(one, boats, "set passage", "P003")
    kept = lab.decide(one, number, "confirm", by="Bo")
    both = review_of(one, [moved, kept])

    assert apply_review(one, review_of(one, [moved])).alignments_by_claim[boats].level == "person"
    assert status(both, number) == both.by_claim[boats].status == "disputed"
    assert apply_review(one, both).alignment_records == one.alignment_records
    back = review_of(one, [moved, replace(kept, by="Ada")])
    assert status(back, number) == "confirmed"
    assert apply_review(one, back).alignment_records == one.alignment_records


def event_with_a_number_only(lab, comparison: Comparison) -> Comparison:
    """The event without its difference of severity 3."""
    return replace(
        comparison,
        alignment_records=tuple(
            replace(one, differences=tuple(item for item in one.differences if item.severity < 3))
            for one in comparison.alignment_records
        ),
    )


def test_a_rejected_not_located_without_a_passage_is_in_no_count(comparison: Comparison, lab) -> None:
    """Where people reject "not located" and name no passage, the claim is not checked, and says why."""
    lost = lab.finding(comparison, "not located")
    first = lab.decide(comparison, lost, "reject")
    after = apply_review(comparison, review_of(comparison, [first, replace(first, by="Bo")]))
    ferry = next(one for one in after.claim_records if "ferry" in one.text)

    assert after.alignments_by_claim[ferry.id].state == "not checkable"
    assert "people rejected" in (ferry.reason or "")


def test_a_rejected_doubt_is_taken_out(comparison: Comparison, lab) -> None:
    """A doubt about the record that a person rejects is no longer shown."""
    doubt = lab.finding(comparison, "doubt about the record")
    after = apply_review(comparison, review_of(comparison, [lab.decide(comparison, doubt, "reject")]))

    assert comparison.transcripts[0].doubts
    assert after.transcripts[0].doubts == ()


@pytest.mark.parametrize(("action", "n_left"), [("confirm", 1), ("reject", 0)])
def test_words_given_to_another_go_with_their_attribution(
    comparison: Comparison, lab, action: str, n_left: int
) -> None:
    """The difference that "attribution differs" tells is no finding of its own, and goes with it."""
    (record,), (article,) = comparison.transcripts, comparison.articles
    quay = next(one for one in comparison.claim_records if "quay" in one.text)
    given = make_difference(quay, article, record, "the quay", "The quay", kind=GIVEN_TO_ANOTHER, severity=3)
    told = replace(
        comparison,
        alignment_records=tuple(
            replace(one, differences=(given,)) if one.claim_id == quay.id else one
            for one in comparison.alignment_records
        ),
    )
    decision = lab.decide(told, lab.finding(told, "attribution differs"), action)
    after = apply_review(told, review_of(told, [decision]))

    assert len(after.alignments_by_claim[quay.id].differences) == n_left
    assert [one.type for one in findings_of(after)].count(GIVEN_TO_ANOTHER) == 0
