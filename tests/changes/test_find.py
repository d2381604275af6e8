"""What has changed between two states, each made of a few claims by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from compare.changes.codec import read_snapshot, snapshot_text
from compare.changes.find import find_changes
from compare.changes.model import Changes
from compare.changes.snapshot import Snapshot, snapshot_of
from compare.comparison import Comparison
from compare.errors import EngineError
from compare.model import Alignment, Article, Claim, Transcript
from compare.report.changes_json import changes_dict
from compare.report.changes_view import build_changes
from compare.testing import (
    make_alignment,
    make_article,
    make_claim,
    make_comparison,
    make_difference,
    make_transcript,
)

CAVEAT = "The search found no corresponding words."
HALF = [("Ada Winter", ["We bought three boats.", "The quay is closed."])]
WHOLE = [*HALF, ("Ada Winter", ["A ferry comes in spring."])]
TEXT = "Winter said they bought four boats. She said a ferry comes in spring. The quay, she said, is closed."


def article(text: str = TEXT, **stated: Any) -> Article:
    """An article with what is stated of it."""
    values = {"file": "articles/a.txt", "outlet": "Tidings", "url": "https://t.example/a", **stated}
    return make_article([("paragraph", text)], **values)


def claims(one: Article, record: Transcript, *, boats: str, ferry: bool) -> list[tuple[Claim, Alignment]]:
    """Boats with a wrong number where they are four, the ferry located where the record has it."""
    first = make_claim(one, f"they bought {boats} boats")
    wrong = (make_difference(first, one, record, boats, "three"),) if boats != "three" else ()
    second = make_claim(one, "a ferry comes in spring")
    found = (
        make_alignment(second, record, "A ferry comes in spring.")
        if ferry
        else make_alignment(second, record, location="not located")
    )
    return [
        (first, make_alignment(first, record, "We bought three boats.", differences=wrong)),
        (second, found),
    ]


def compared(*articles: Article, turns: list[Any] = HALF, boats: str = "four", **fields: Any) -> Comparison:
    """The articles beside a record; with the whole of it the ferry is located."""
    record = make_transcript(turns)
    decided = [pair for one in articles for pair in claims(one, record, boats=boats, ferry=turns is WHOLE)]
    return replace(make_comparison([record], articles, decided), **fields)


def state(comparison: Comparison) -> Snapshot:
    """The state of a comparison."""
    return snapshot_of(comparison, caveat=CAVEAT)


def kinds(changes: Changes) -> list[str]:
    """What became of articles."""
    return [one.kind for one in changes.articles]


def test_a_state_is_the_same_after_it_was_written() -> None:
    """JSON keeps every field; another text is no state."""
    before = state(compared(article()))

    assert read_snapshot(snapshot_text(before), source="x") == before
    for text in ("", "{}", snapshot_text(before).replace('"letter"', '"litter"')):
        with pytest.raises(EngineError) as caught:
            read_snapshot(text, source="x")
        assert caught.value.code == "bad-state"


def test_the_first_state_has_nothing_before_it() -> None:
    """A first run says so, and lists nothing."""
    changes = find_changes(None, state(compared(article())))

    assert changes.first
    assert not changes.new
    assert "first state" in build_changes(changes).lead[0]


def test_nothing_is_different_from_itself() -> None:
    """A state held against itself has no change, and all its findings are as before."""
    one = state(compared(article()))
    changes = find_changes(one, one)

    assert (changes.new, changes.gone, changes.counts, changes.articles) == ((), (), (), ())
    assert changes.n_kept == len(one.findings) > 0


def test_a_further_article_is_new_and_takes_nothing_away() -> None:
    """Its findings are new with labels, those of the other are as before, counts move."""
    other = article(f"{TEXT} And more.", file="articles/b.txt", outlet="Voices", url=None)
    before, after = state(compared(article())), state(compared(article(), other))
    changes = find_changes(before, after)

    assert kinds(changes) == ["new"]
    assert {one.finding.article for one in changes.new} == {other.id}
    assert all(one.label.startswith("B") for one in changes.new)
    assert (changes.gone, changes.n_kept) == ((), len(before.findings))
    assert ("articles", 1, 2) in [(one.name, one.before, one.after) for one in changes.counts]
    back = find_changes(after, before)
    assert kinds(back) == ["removed"]
    assert {one.why for one in back.gone} == {"removed"}


def test_a_corrected_text_takes_the_finding_away_and_the_notice_is_told() -> None:
    """The difference is no longer in the later text; what stays is not told as new."""
    text = TEXT.replace("four", "three") + "\n\nCorrection: they bought three boats."
    before = state(compared(article()))
    changes = find_changes(before, state(compared(article(text), boats="three")))

    assert kinds(changes) == ["changed"]
    (gone,) = changes.gone
    assert (gone.why, gone.finding.type) == ("corrected", "number")
    assert gone.notices == ("Correction: they bought three boats.",)
    assert changes.new == ()
    (version,) = changes.versions
    assert (version.hunks[0].removed, version.hunks[0].added) == ("four", "three")
    (told,) = build_changes(changes).lists
    remark = told.items[0].remark
    assert remark.startswith("no longer in the text that took its place")
    assert remark.endswith("correction notice: yes")


def test_a_correction_elsewhere_leaves_a_finding_what_it_is() -> None:
    """Other words in the same sentence, other ids: still the same difference."""
    text = TEXT.replace("The quay", "The old quay")
    changes = find_changes(state(compared(article())), state(compared(article(text))))

    assert kinds(changes) == ["changed"]
    assert (changes.new, changes.gone) == ((), ())


def test_more_of_the_record_is_told_claim_by_claim() -> None:
    """What was not located and is now is told with labels, and the passage that nobody had."""
    changes = find_changes(state(compared(article())), state(compared(article(), turns=WHOLE)))

    assert [one.kind for one in changes.records] == ["changed"]
    (moved,) = changes.moved
    assert (moved.earlier.state, moved.later.state, moved.later.label) == ("not located", "located", "A2")
    assert [one.why for one in changes.gone] == ["decided anew"]
    gone, otherwise = build_changes(changes).lists
    assert "Not located → Located" in otherwise.items[0].what
    assert (gone.items, gone.more[:21]) == ((), "1 further finding is ")


def test_a_passage_that_none_was_matched_to_is_told_when_one_is() -> None:
    """Taking the article away tells it the other way round."""
    record = make_transcript(WHOLE)
    silent = article("Winter spoke. She said a ferry comes in spring.", file="articles/b.txt", url=None)
    claim = make_claim(silent, "a ferry comes in spring")
    alone = make_comparison([record], [silent], [(claim, make_alignment(claim, record, WHOLE[1][1][0]))])
    both = make_comparison(
        [record],
        [silent, article(outlet="A")],
        [
            (claim, make_alignment(claim, record, WHOLE[1][1][0])),
            *claims(article(outlet="A"), record, boats="four", ferry=True),
        ],
    )
    changes = find_changes(state(alone), state(both))

    assert [one.passage.text for one in changes.now_matched] == ["We bought three boats."]
    back = find_changes(state(both), state(alone))
    assert [one.passage.text for one in back.no_longer_matched] == ["We bought three boats."]


def test_another_program_is_told() -> None:
    """Findings may have moved because of versions or models alone; the section says so."""
    one = compared(article(), signature=(("encoder", "old"),))
    changes = find_changes(state(one), state(replace(one, signature=(("encoder", "new"),))))

    assert [(item.name, item.before, item.after) for item in changes.signature] == [("encoder", "old", "new")]
    assert "encoder" in build_changes(changes).program


def test_not_located_has_its_caveat_in_every_row() -> None:
    """In the file each such row carries it, and the section does."""
    changes = find_changes(state(compared(article())), state(compared(article(), turns=WHOLE)))
    rows = changes_dict(changes)

    for row in (*rows["findings"]["gone"], *rows["claims"]):
        assert row["caveat"] == CAVEAT
    view = build_changes(changes)
    assert view.lists[-1].caveat == view.counts_caveat == f"Not located: {CAVEAT}"


def test_an_outlet_that_is_called_otherwise_is_the_same_article() -> None:
    """The same text under another name is restated, and no finding moves."""
    changes = find_changes(state(compared(article())), state(compared(article(outlet="Voices"))))

    assert kinds(changes) == ["restated"]
    assert [(item.name, item.after) for item in changes.articles[0].restated] == [("name", "Voices")]
    assert (changes.new, changes.gone) == ((), ())
