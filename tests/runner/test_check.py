from __future__ import annotations

import io
from pathlib import Path

import pytest

from compare.errors import SegmentationError
from compare.model import Article, Claim, Event, LedgerEntry, RecordInfo, Repair, Selection, Span, SpeakerInfo
from compare.runner import check
from compare.runner.check import check_event, describe
from compare.runner.terminal import console_for
from compare.testing import make_article, make_claim, make_event, make_transcript

INFO = RecordInfo(
    file="transcript.txt", kind="as delivered", speakers=(SpeakerInfo(name="Ada Orr", role="Mayor"),)
)
RECORD = make_transcript(
    [("Ada Orr", ["Good morning.", "The bridge opens."]), (None, ["Laughter is heard."])],
    info=INFO,
    proposed_partial="To be continued.",
    doubts=("A label is seen once.",),
)
STATED = make_article([("paragraph", "Ada said “The bridge opens”. It rained.")], outlet="\x1b[2JGazette")
LOOSE = make_article([("paragraph", "Nothing of it.")], file="articles/day.txt")


@pytest.fixture
def event(monkeypatch: pytest.MonkeyPatch) -> Event:
    """An event whose texts are segmented by hand; the article "day" cannot be."""

    def segment_article(_document: object, info: object) -> Article:
        if info == LOOSE.info:
            raise SegmentationError("no sentence was found.", code="x", source="articles/day.txt")
        return STATED

    def extract_claims(article: Article, speakers: object) -> tuple[Claim, ...]:
        assert speakers == RECORD.speakers
        return (
            make_claim(article, "The bridge opens", kind="direct quotation"),
            make_claim(article, "It rained.", kind="context"),
        )

    monkeypatch.setattr(check, "segment_transcript", lambda _document, _info: RECORD)
    monkeypatch.setattr(check, "segment_article", segment_article)
    monkeypatch.setattr(check, "extract_claims", extract_claims)
    entry = LedgerEntry(file="articles/x.pdf", role="article", outcome="rejected", code="x", reason="A PDF.")
    return make_event([RECORD], [STATED, LOOSE], ledger=(entry,), selection=Selection(by="A. Reader"))


def lines_of(event: Event) -> list[str]:
    """What a person sees, without the blank lines."""
    stream = io.StringIO()
    console = console_for(stream)
    for piece in describe(check_event(event)):
        console.print(piece)
    return [line.rstrip() for line in stream.getvalue().splitlines() if line.strip()]


def test_what_is_stated_is_shown_and_the_rest_is_not_stated(event: Event) -> None:
    """Event, selection and record show each thing that may be stated, "not stated" where it is not."""
    lines = lines_of(event)

    assert "  title: Opening of the harvest fair" in lines
    assert "  date: 2031-09-04" in lines
    assert "  by: A. Reader" in lines
    assert "  exclusions: not stated" in lines
    assert "  kind: as delivered" in lines
    assert "  completeness: not stated" in lines
    assert "  spoken language: not stated" in lines
    assert "  the text itself says that it is partial: To be continued." in lines


def test_speakers_have_turns_and_words(event: Event) -> None:
    """Speakers stand in the order in which they speak; words without a speaker are shown as such."""
    lines = lines_of(event)

    assert "  read: 8 words, 2 turns, 3 passages" in lines
    assert ["Ada", "Orr,", "Mayor", "Ada", "Orr", "1", "5"] in [line.split() for line in lines]
    assert ["no", "speaker", "named", "1", "3"] in [line.split() for line in lines]


def test_articles_have_words_claims_and_quotations(event: Event) -> None:
    """Claims are counted as in a report, and no sign of a source reaches the terminal."""
    row = next(line for line in lines_of(event) if "Gazette" in line)

    assert row.split() == ["[2JGazette", "articles/a.txt", "7", "1", "1"]
    assert "\x1b" not in row


def test_what_was_not_used_and_what_to_look_at_come_last(event: Event) -> None:
    """The ledger's rejected files, texts that could not be segmented, and doubts."""
    lines = lines_of(event)

    assert lines[lines.index("Not used: 2") + 1 :] == [
        "  rejected: articles/x.pdf: A PDF.",
        "  articles/day.txt: no sentence was found.",
        "Doubts: 1",
        "  transcript.txt: A label is seen once.",
        "No person has confirmed yet that these texts were read right.",
    ]


def test_an_outlet_that_is_not_stated_is_said_to_be_a_file_name(
    event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A label is never shown as an identification."""
    monkeypatch.setattr(check, "segment_article", lambda _document, _info: LOOSE)
    monkeypatch.setattr(check, "extract_claims", lambda _article, _speakers: ())

    assert any(line.startswith("  day (file name; outlet not stated)") for line in lines_of(event))


def test_repairs_are_told(event: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was mended on reading is counted by kind."""
    from dataclasses import replace

    repair = Repair(kind="double encoding", span=Span(0, 1), note="Mended.")
    mended = replace(RECORD, document=replace(RECORD.document, repairs=(repair, repair)))
    monkeypatch.setattr(check, "segment_transcript", lambda _document, _info: mended)

    assert "  transcript.txt: mended on reading: double encoding (2 times)" in lines_of(event)


def test_a_check_writes_nothing(event: Event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file comes into being."""
    monkeypatch.chdir(tmp_path)

    lines_of(event)

    assert list(tmp_path.iterdir()) == []
