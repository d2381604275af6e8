"""Whatever the order of reruns, corrections and decisions: none is lost, none is applied to another text."""

from __future__ import annotations

from types import SimpleNamespace

from hypothesis import given, settings
from hypothesis import strategies as st

from compare.comparison import Comparison
from compare.errors import ConfigError
from compare.findings import findings_of
from compare.review.apply import review_of
from compare.review.decide import Desk
from compare.review.decisions import Action, Decision, append_decisions, read_decisions
from compare.review.effect import apply_review
from compare.review.state import Review
from compare.review.texts import article_hashes, record_hash

ENDS = ("", " Later it rained.", " It cleared up.")
CUTS = ("", "Winter said they bought four boats. ", "A ferry comes. ")
SAID_MORE = ((), ("It was late.",))
VERSIONS = st.tuples(st.sampled_from(ENDS), st.sampled_from(CUTS), st.sampled_from(SAID_MORE))
ACTIONS: tuple[tuple[Action, str], ...] = (
    ("confirm", ""),
    ("reject", ""),
    ("set passage", "P001"),
    ("set passage", "none"),
    ("set type", "date"),
    ("set severity", "1"),
    ("set severity", "3"),
    ("changes the meaning", "yes"),
    ("note", "The record reads otherwise."),
)
DECIDE = st.tuples(st.integers(0, 20), st.sampled_from(ACTIONS), st.sampled_from(["Ada", "Bo", "Cy"]))
STEPS = st.lists(st.one_of(VERSIONS, DECIDE), min_size=1, max_size=14)


def version(lab: SimpleNamespace, step: tuple) -> Comparison:
    """The event with a sentence added to the article, one cut out of it, and another record."""
    end, cut, more = step
    return lab.event(said=[*lab.said, *more], printed=lab.printed.replace(cut, "") + end)


def decided(comparison: Comparison, step: tuple, at) -> Decision | None:
    """A decision on one of the targets of this run; ``None`` where the action does not fit the target."""
    number, (action, value), by = step
    ids = [one.id for one in findings_of(comparison)] + [one.id for one in comparison.claim_records]
    try:
        return Desk(comparison=comparison, by=by, at=at).decide(ids[number % len(ids)], action, value)
    except ConfigError:
        return None


def check_places(review: Review, every: tuple[Decision, ...]) -> None:
    """Each line of the file stands in exactly one place."""
    listed = [one.decision for one in (*review.void, *review.orphaned, *review.unknown)]
    places = [*review.applied, *review.replaced, *listed]
    assert sorted(map(repr, places)) == sorted(map(repr, every))


def check_texts(review: Review, comparison: Comparison) -> None:
    """What applies was said of these very texts, and of a claim that stands in this very article."""
    hashes, record = article_hashes(comparison), record_hash(comparison)
    claims = {one.id: one for one in comparison.claim_records}
    owner = {one.id: one.claim_id for one in findings_of(comparison)} | {key: key for key in claims}
    for one in review.applied:
        assert one.record_sha256 == record
        claim_id = owner[one.target]
        if claim_id is not None:
            assert hashes[claims[claim_id].article_id] == one.article_sha256
            assert claims[claim_id].key == one.claim_key


def check_effect(review: Review, comparison: Comparison) -> None:
    """Only claims that somebody decided about come out otherwise; what was confirmed stays, what was rejected
    goes, and so does what is open only where another passage was set.
    """
    after = apply_review(comparison, review)
    touched = {one.finding.claim_id for one in review.findings if one.touched} | set(review.by_claim)
    for old, new in zip(comparison.alignment_records, after.alignment_records, strict=True):
        assert old == new or old.claim_id in touched
    left = {one.id for one in findings_of(after)}
    for one in review.findings:
        claim = review.by_claim.get(one.finding.claim_id or "")
        moved = claim is not None and claim.passage.value is not None
        if one.status == "confirmed" or (one.status != "rejected" and not moved):
            assert one.finding.id in left
        if one.status == "rejected":
            assert one.finding.id not in left or moved


@settings(max_examples=50)
@given(steps=STEPS)
def test_no_decision_is_lost_or_applied_to_another_text(steps: list, lab, tmp_path_factory) -> None:
    """After every step all lines are there, each in one place, and what applies is about these texts."""
    path = tmp_path_factory.mktemp("event") / "decisions.jsonl"
    comparison, written = lab.event(), []
    for step in steps:
        if isinstance(step[0], str):
            comparison = version(lab, step)
        elif (one := decided(comparison, step, lab.noon)) is not None:
            append_decisions(path, [one])
            written.append(one)
        every = read_decisions(path)
        review = review_of(comparison, every)
        assert every == tuple(written)
        check_places(review, every)
        check_texts(review, comparison)
        check_effect(review, comparison)


@settings(max_examples=30)
@given(steps=st.lists(DECIDE, min_size=1, max_size=8), other=VERSIONS)
def test_a_text_that_comes_back_brings_its_decisions_back(steps: list, other: tuple, lab) -> None:
    """A correction that is taken back leaves the review as it was."""
    first = lab.event()
    made = [one for step in steps if (one := decided(first, step, lab.noon)) is not None]
    before = review_of(first, made)
    away = review_of(version(lab, other), made)

    assert len(before.applied) + len(before.replaced) == len(made)
    assert len(away.applied) + len(away.replaced) + len(away.void) + len(away.orphaned) == len(made)
    assert review_of(lab.event(), made) == before
