"""What stands between a draft and an edition."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from compare.errors import ConfigError
from compare.model import Confirmation
from compare.publication.edition import Imprint
from compare.publication.issue import NotReadyError


def kinds(error: NotReadyError) -> list[str]:
    """What is missing, by kind, in the order of the list."""
    return [one.what for one in error.missing]


def test_a_draft_is_refused_with_all_that_is_missing(office) -> None:
    """Every grave finding is listed with the command that settles it, and nothing is written."""
    with pytest.raises(NotReadyError) as caught:
        office.publish(imprint=Imprint())

    lines = [one.text for one in caught.value.missing]
    assert kinds(caught.value) == ["verdict"] * 4 + ["imprint"] * 2
    assert all("pressdiff decide fair " in line for line in lines[:4])
    assert any("not located" in line and "2 people" in line for line in lines)
    assert caught.value.exit_code == 2
    assert not office.output.exists()
    assert not (office.folder / "published.jsonl").exists()


def test_what_is_confirmed_needs_an_outlet_and_its_reply(office) -> None:
    """With the verdicts given, the outlet with findings has to be confirmed and asked; the other has not."""
    office.settle()
    with pytest.raises(NotReadyError) as caught:
        office.publish()

    assert kinds(caught.value) == ["outlet", "reply"]
    assert all("Valley Tidings" in one.text for one in caught.value.missing)
    assert "--force" in str(caught.value)


@pytest.mark.parametrize(("status", "words"), [("none", "is missing"), ("void", "no longer holds")])
def test_the_reading_has_to_be_confirmed(office, status: str, words: str) -> None:
    """A reading that nobody confirmed, or of other bytes, stops an edition, forced or not."""
    office.ready()
    event = replace(office.comparison.event, confirmation=Confirmation(status=status))
    office.comparison = replace(office.comparison, event=event)
    with pytest.raises(NotReadyError) as caught:
        office.publish(force="No time.")

    assert kinds(caught.value) == ["reading"]
    assert words in caught.value.missing[0].text


def test_one_person_and_a_dispute_are_told_apart(office) -> None:
    """A verdict of one where two are asked for, and people who differ, are named as such."""
    office.decide(office.finding("not located").id, "confirm", by=["Editor"])
    office.decide(office.finding("number").id, "confirm", by=["Editor"])
    office.decide(office.finding("number").id, "reject", by=["Lawyer"])
    with pytest.raises(NotReadyError) as caught:
        office.publish()

    text = "\n".join(one.text for one in caught.value.missing)
    assert "has the verdict of 1 of 2 people" in text
    assert "is disputed between people" in text


def test_an_outlet_is_waited_for(office) -> None:
    """Until an answer comes, or the time is over and that is written down, the edition waits."""
    office.settle()
    office.identify()
    office.ask()
    with pytest.raises(NotReadyError, match="1 thing is missing") as caught:
        office.publish()
    assert "has time until 2031-09-14" in caught.value.missing[0].text

    with pytest.raises(ConfigError, match="may still answer") as early:
        office.answer(None, day=14)
    assert early.value.code == "no-answer-early"

    office.answer(None, day=15)
    assert office.publish().edition.number == 1


def test_a_finding_that_was_changed_is_put_again(office) -> None:
    """What people say of a finding after the letter has to be put to the outlet as it is worded then."""
    office.ready()
    office.decide(office.finding("number").id, "set severity", "1")
    with pytest.raises(NotReadyError) as caught:
        office.publish()
    assert (
        "1 finding on Valley Tidings was not put to the outlet as now worded" in caught.value.missing[0].text
    )

    office.ask(day=20)
    office.answer("Yes.", day=21)
    assert office.publish().edition.number == 1


def test_an_answer_to_an_earlier_wording_is_not_lost(office) -> None:
    """With a reason the edition appears with the answer, and says that it is to other words."""
    office.ready()
    number = office.finding("number")
    office.answer("A slip of the pen.", day=13, finding=number.id)
    office.decide(number.id, "set severity", "1")
    edition = office.publish(force="The outlet has closed.").edition
    reply = next(one for one in edition.findings if one.id == number.id).reply

    assert [answer.text for answer in reply.answers] == ["We stand by what we printed.", "A slip of the pen."]
    assert reply.told.startswith(
        "Put to Valley Tidings on 7 September 2031 in another wording, and not as it is printed here"
    )
    assert reply.asked is None
    assert edition.exceptions[0] == (
        "1 finding on article B (Valley Tidings) was put to its outlet in another wording, and not as "
        "printed here."
    )


def test_an_answer_stays_where_the_finding_is_put_anew(office) -> None:
    """That no answer came to the new wording does not take away the one to the old."""
    office.ready()
    office.decide(office.finding("number").id, "set severity", "1")
    office.ask(day=20)
    office.answer(None, day=28)
    edition = office.publish().edition
    reply = next(one for one in edition.findings if one.id == office.finding("number").id).reply

    assert reply.answered == "no"
    assert reply.told.endswith(
        "No answer had come by 28 September 2031. It had answered when the finding was worded otherwise."
    )
    assert [one.text for one in reply.answers] == ["We stand by what we printed."]
    assert reply.answers[0].told.endswith(", to an earlier wording")
    assert [one.told for one in edition.articles[1].answers] == [
        "The outlet’s answer, received on 12 September 2031"
    ]


def test_a_reason_stands_in_for_a_reply_and_an_outlet(office) -> None:
    """With a reason the edition appears, and prints what is missing and why."""
    office.settle()
    edition = office.publish(force="The outlet has closed.").edition

    assert edition.exceptions == (
        "Nobody has confirmed which outlet published article B (Valley Tidings).",
        "The findings on article B (Valley Tidings) were not put to its outlet before publication.",
        "The reason that the publisher gives: The outlet has closed.",
    )
    page = (office.output / "edition-1" / "edition.html").read_text(encoding="utf-8")
    assert "The outlet has closed." in page
    assert '"forced": "The outlet has closed."' in (office.folder / "published.jsonl").read_text()


def test_a_reason_never_stands_in_for_a_verdict(office) -> None:
    """A missing verdict, imprint or reading is not passed over, and the list holds only what stops."""
    with pytest.raises(NotReadyError) as caught:
        office.publish(force="We are sure.")

    assert set(kinds(caught.value)) == {"verdict"}
    assert "--force" not in str(caught.value)


def test_a_reason_that_was_not_needed_is_not_printed(office) -> None:
    """Where nothing is missing there is no exception."""
    office.ready()

    assert office.publish(force="In a hurry.").edition.exceptions == ()
    assert "In a hurry" not in (office.folder / "published.jsonl").read_text()


def test_an_edition_is_not_dated_before_what_it_rests_on(office) -> None:
    """A day before a verdict, a letter, an answer or an earlier edition is refused, each in a line."""
    office.ready()
    with pytest.raises(NotReadyError) as caught:
        office.publish(on=date(2031, 9, 1))
    text = [one.text for one in caught.value.missing]
    assert [line.split("before ")[1].split(" of")[0] for line in text] == [
        "a verdict",
        "a letter",
        "an answer",
    ]

    office.publish()
    office.answer("And more.", day=13)
    with pytest.raises(NotReadyError, match="1 thing"):
        office.publish(on=date(2031, 9, 20), correction="A second answer.")


def test_an_outlet_that_is_not_stated_cannot_be_confirmed(office, build_fair) -> None:
    """The line says to state it first; with a reason the article stands under its file's label."""
    office.comparison = build_fair(tidings=None)
    office.settle()
    with pytest.raises(NotReadyError) as caught:
        office.publish()
    assert 'state "outlet" in fair/event.toml' in caught.value.missing[0].text

    art = next(a for a in office.publish(force="No outlet is known.").edition.articles if not a.outlet)
    assert (art.name, art.unstated) == ("tidings", "outlet not stated; file label")
    assert "names nobody" in art.identity
