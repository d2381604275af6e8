"""Letters, answers and outlets, kept line by line."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compare.errors import ConfigError, SourceError
from compare.model import ArticleInfo
from compare.publication.asking import answer_of
from compare.publication.outlets import identities, outlet_named
from compare.publication.replies import Answer, Asked, Replies, append_reply, read_replies

ASKED = Asked(
    outlet="Valley Tidings",
    asked=date(2031, 9, 7),
    deadline=date(2031, 9, 14),
    findings=(("d1", "one"), ("d2", "two")),
)


def answer(day: int, text: str = "Yes.", finding: str = "") -> Answer:
    """An answer in September."""
    return Answer(outlet="Valley Tidings", received=date(2031, 9, day), text=text, finding=finding)


def test_there_may_be_no_file(tmp_path: Path) -> None:
    """Without a file there is no entry."""
    assert read_replies(tmp_path / "replies.jsonl") == Replies()


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1).filter(lambda text: any(sign.isalnum() for sign in text)))
def test_an_answer_is_kept_as_it_came(tmp_path: Path, text: str) -> None:
    """Whatever an outlet answers, line ends and odd signs with it, comes back the same."""
    path = tmp_path / "replies.jsonl"
    path.unlink(missing_ok=True)
    append_reply(path, ASKED, before=Replies())
    append_reply(path, answer(12, text), before=read_replies(path))

    assert read_replies(path).answers[0].text == text
    assert read_replies(path).asked == (ASKED,)


@pytest.mark.parametrize(
    "line",
    [
        "no json",
        "[1]",
        '{"entry": "gossip"}',
        '{"entry": "answer", "outlet": "A", "received": "soon", "text": "x", "finding": ""}',
        '{"entry": "answer", "outlet": 7, "received": "2031-09-07", "text": "x", "finding": ""}',
        '{"entry": "asked", "outlet": "A", "asked": "2031-09-07", "deadline": "2031-09-06", "findings": []}',
        '{"entry": "identity", "outlet": "A", "by": "B", "at": "yesterday"}',
    ],
)
def test_a_damaged_line_is_named(tmp_path: Path, line: str) -> None:
    """A line that is no entry stops the reading with its number; nothing is skipped in silence."""
    path = tmp_path / "replies.jsonl"
    append_reply(path, ASKED, before=Replies())
    path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8")
    with pytest.raises(SourceError, match="line 2 ") as caught:
        read_replies(path)

    assert caught.value.code == "damaged-line"


def test_a_last_line_without_its_end_is_ended_first(tmp_path: Path) -> None:
    """An entry never runs into a line that an editor program left open."""
    path = tmp_path / "replies.jsonl"
    append_reply(path, ASKED, before=Replies())
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
    append_reply(path, answer(12), before=read_replies(path))

    assert len([json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]) == 2


def test_a_deadline_before_the_letter_is_refused(tmp_path: Path) -> None:
    """The days of a letter have to be in order."""
    late = Asked(outlet="A", asked=date(2031, 9, 7), deadline=date(2031, 9, 6), findings=())
    with pytest.raises(ConfigError, match="deadline 2031-09-06 is before") as caught:
        append_reply(tmp_path / "replies.jsonl", late, before=Replies())

    assert caught.value.code == "clock-backwards"


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (answer(6), "clock-backwards"),
        (answer(12, " \n"), "empty-answer"),
        (Answer(outlet="Valley Tidings", received=date(2031, 9, 14), entry="no answer"), "no-answer-early"),
        (Answer(outlet="Moor Echo", received=date(2031, 9, 14), text="Yes."), "not-asked"),
    ],
)
def test_an_answer_has_to_fit_its_letter(tmp_path: Path, entry: Answer, code: str) -> None:
    """Before the letter, of nobody who was asked, without a word, or too early to say: refused."""
    path = tmp_path / "replies.jsonl"
    append_reply(path, ASKED, before=Replies())
    with pytest.raises(ConfigError) as caught:
        append_reply(path, entry, before=read_replies(path))

    assert caught.value.code == code
    assert len(read_replies(path).answers) == 0


def test_a_reply_belongs_to_what_was_asked() -> None:
    """A finding that was not put, or is worded otherwise now, has no reply."""
    replies = Replies(asked=(ASKED,), answers=(answer(12, "All.", ""), answer(10, "One.", "d1")))
    first = replies.reply("Valley Tidings", "d1", "one")
    second = replies.reply("Valley Tidings", "d2", "two")

    assert [one.text for one in first.answers] == ["One.", "All."]
    assert [one.text for one in second.answers] == ["All."]
    assert replies.reply("Valley Tidings", "d1", "other") is None
    assert replies.reply("Valley Tidings", "d3", "one") is None
    assert replies.reply("Moor Echo", "d1", "one") is None


def test_an_answer_from_before_a_finding_was_put_is_none_to_it() -> None:
    """What an outlet said of a first letter is no answer to what only a second one put to it."""
    later = Asked(
        outlet="Valley Tidings",
        asked=date(2031, 9, 20),
        deadline=date(2031, 9, 27),
        findings=(("d1", "one"), ("d3", "three")),
    )
    replies = Replies(asked=(ASKED, later), answers=(answer(12, "All."),))

    assert replies.reply("Valley Tidings", "d3", "three").answers == ()
    first = replies.reply("Valley Tidings", "d1", "one")
    assert [one.text for one in first.answers] == ["All."]
    assert (first.asked, first.deadline) == (date(2031, 9, 7), date(2031, 9, 27))


def test_no_answer_is_over_once_one_comes() -> None:
    """That none had come is not said of a finding that was answered afterwards."""
    none = Answer(outlet="Valley Tidings", received=date(2031, 9, 15), entry="no answer")
    waiting = Replies(asked=(ASKED,), answers=(none,))
    answered = Replies(asked=(ASKED,), answers=(none, answer(20)))

    assert waiting.reply("Valley Tidings", "d1", "one").closed == date(2031, 9, 15)
    assert answered.reply("Valley Tidings", "d1", "one").closed is None


def test_an_identity_holds_for_text_outlet_and_address(office) -> None:
    """Who confirmed an outlet did so for one text at one address; another one is confirmed by nobody."""
    office.identify()
    info, document = next(pair for pair in office.comparison.event.articles if "tidings" in pair[0].file)
    replies = read_replies(office.replies)
    digest = replies.identities[0].article_sha256

    assert document.text
    assert replies.identity(info, digest).by == "Editor"
    assert replies.identity(info, "0" * 64) is None
    moved = ArticleInfo(file=info.file, label=info.label, outlet=info.outlet, url="https://else.example")
    assert replies.identity(moved, digest) is None


@pytest.mark.parametrize("name", ["Valley Tidings", "valley  tidings"])
def test_an_outlet_is_found_by_its_name(office, name: str) -> None:
    """Case and blanks of a name do not matter."""
    assert outlet_named(office.comparison.event, name) == "Valley Tidings"


def test_an_unknown_outlet_is_refused_with_the_nearest(office, build_fair) -> None:
    """The message names what is near and what is stated; a file's label is no outlet."""
    with pytest.raises(ConfigError, match='Did you mean "Valley Tidings"') as caught:
        outlet_named(office.comparison.event, "Valley Tiding")
    assert caught.value.code == "unknown-outlet"
    with pytest.raises(ConfigError, match="names nobody"):
        outlet_named(build_fair(tidings=None).event, "tidings")


def test_who_confirms_has_a_name(office) -> None:
    """An outlet is confirmed by a name or a role."""
    with pytest.raises(ConfigError) as caught:
        identities(office.comparison.event, "Valley Tidings", by=" ", at=datetime(2031, 9, 6, tzinfo=UTC))

    assert caught.value.code == "no-reviewer"


def test_an_answer_may_lie_in_a_file(tmp_path: Path) -> None:
    """The name of a file stands for what it holds; everything else is the answer itself."""
    path = tmp_path / "answer.txt"
    path.write_text("Dear desk,\n\nNo.\n", encoding="utf-8")
    replies = Replies(asked=(ASKED,))
    days = {"finding": "", "received": date(2031, 9, 12)}

    assert answer_of("Valley Tidings", replies, answer=str(path), **days).text == "Dear desk,\n\nNo."
    assert answer_of("Valley Tidings", replies, answer="No.", **days).text == "No."
    assert answer_of("Valley Tidings", replies, answer="a" * 5000, **days).text == "a" * 5000
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SourceError, match="no text in UTF-8"):
        answer_of("Valley Tidings", replies, answer=str(path), **days)


def test_an_answer_names_a_finding_that_was_put(tmp_path: Path) -> None:
    """An answer to a finding that the letter did not name is refused."""
    with pytest.raises(ConfigError, match="d9 was not put to Valley Tidings") as caught:
        answer_of(
            "Valley Tidings", Replies(asked=(ASKED,)), answer="No.", finding="d9", received=date(2031, 9, 12)
        )

    assert caught.value.code == "not-put"


@pytest.mark.parametrize("name", ["anser.txt", "answers/tidings.docx"])
def test_a_misspelt_file_is_no_answer(name: str) -> None:
    """What looks like the name of a file and is none is not kept as what an outlet said."""
    with pytest.raises(SourceError, match="no such file"):
        answer_of("Valley Tidings", Replies(asked=(ASKED,)), answer=name, finding="", received=ASKED.deadline)
