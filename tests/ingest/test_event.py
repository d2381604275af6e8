"""Event folders: loose and with an event file, every file in the ledger, every mistake named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from compare.errors import ConfigError, SourceError
from compare.ingest.event import load_event
from compare.model import Event

TRANSCRIPT = "Ann Bell: We begin.\n\nBen Orlo: So we do.\n"
STATED = """
title = "The bridge"
date = 2031-05-04
place = "Port Example"

[selection]
by = "A. Reader"
interest = "none"

[[record]]
file = "talk.txt"
kind = "as delivered"
completeness = "complete"
spoken_language = "en"
retrieved = 2031-05-05
gaps = ["00:10 inaudible"]

[[record.speaker]]
name = "Ann Bell"
role = "Mayor"
aliases = ["the mayor"]

[[article]]
file = "articles/one.txt"
outlet = "The Example"
published = 2031-05-04
house_style = "strict"
"""


def _folder(tmp_path: Path, files: dict[str, str | bytes]) -> Path:
    folder = tmp_path / "event"
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return folder


def _ledger(event: Event) -> dict[str, str]:
    return {entry.file: f"{entry.outcome} {entry.code}" for entry in event.ledger}


def test_a_loose_folder_states_nothing(tmp_path: Path) -> None:
    """Without an event file all is read; labels come from file names, outlets do not."""
    event = load_event(
        _folder(
            tmp_path,
            {
                "transcript.txt": TRANSCRIPT,
                "articles/daily-example.txt": "The mayor began.",
                "article-two.md": "# No\n\nShe did.",
                "README.md": "notes",
                "key.json": "{}",
                "notes.txt": "not offered",
            },
        )
    )

    assert event.name == "event"
    assert (event.title, event.date, event.selection.by) == (None, None, None)
    assert [info.kind for info, _ in event.records] == [None]
    assert {info.label: info.outlet for info, _ in event.articles} == {
        "daily-example": None,
        "article-two": None,
    }
    assert _ledger(event) == {
        "articles/daily-example.txt": "accepted ok",
        "article-two.md": "accepted ok",
        "transcript.txt": "accepted ok",
    }


def test_what_an_event_file_states_is_kept(tmp_path: Path) -> None:
    """Every key of the file arrives where it belongs."""
    event = load_event(
        _folder(tmp_path, {"event.toml": STATED, "talk.txt": TRANSCRIPT, "articles/one.txt": "She began."})
    )
    record, article = event.records[0][0], event.articles[0][0]

    assert (event.title, event.date, event.place) == ("The bridge", date(2031, 5, 4), "Port Example")
    assert (event.selection.by, event.selection.query) == ("A. Reader", None)
    assert (record.kind, record.completeness, record.gaps) == (
        "as delivered",
        "complete",
        ("00:10 inaudible",),
    )
    assert record.retrieved == date(2031, 5, 5)
    assert (record.speakers[0].name, record.speakers[0].aliases) == ("Ann Bell", ("the mayor",))
    assert (article.outlet, article.house_style, article.published) == (
        "The Example",
        "strict",
        date(2031, 5, 4),
    )


def test_topics_are_read_in_the_order_stated(tmp_path: Path) -> None:
    """A topic has its first words, or its first passage, and a title if one is given."""
    topics = """
[[topic]]
begins = "We start"
title = "Start"

[[topic]]
passage = "p1"
record = "talk.txt"
"""
    files = {"event.toml": STATED + topics, "talk.txt": TRANSCRIPT, "articles/one.txt": "She began."}
    event = load_event(_folder(tmp_path, files))

    assert [(one.begins, one.passage, one.title, one.record) for one in event.topics] == [
        ("We start", None, "Start", None),
        (None, "p1", None, "talk.txt"),
    ]


def test_the_event_file_itself_can_be_named(tmp_path: Path) -> None:
    """The path of an `event.toml` stands for its folder."""
    folder = _folder(
        tmp_path, {"event.toml": "", "transcript.txt": TRANSCRIPT, "articles/a.txt": "She began."}
    )

    assert load_event(folder / "event.toml").name == "event"


def test_articles_are_ordered_by_content(tmp_path: Path) -> None:
    """The order of names does not matter: the same texts come in the same order."""
    one = {"transcript.txt": TRANSCRIPT, "articles/a.txt": "First text.", "articles/b.txt": "Second text."}
    two = {"transcript.txt": TRANSCRIPT, "articles/b.txt": "First text.", "articles/a.txt": "Second text."}

    texts = [
        [document.text for _, document in load_event(_folder(tmp_path / name, files)).articles]
        for name, files in (("x", one), ("y", two))
    ]

    assert texts[0] == texts[1]


def test_bad_articles_are_entered_and_the_rest_goes_on(tmp_path: Path) -> None:
    """Each article that cannot be used stands in the ledger with its reason."""
    event = load_event(
        _folder(
            tmp_path,
            {
                "event.toml": STATED,
                "talk.txt": TRANSCRIPT,
                "articles/good.txt": "She began.",
                "articles/again.txt": "She began.\r\n",
                "articles/empty.txt": "",
                "articles/picture.png": b"\x89PNG\r\n",
                "articles/README.txt": "about these",
                "articles/data.json": "{}",
                "articles/inner/deep.txt": "not read",
                "articles/.hidden": "x",
            },
        )
    )

    assert _ledger(event) == {
        "articles/one.txt": "rejected missing-file",
        "articles/again.txt": "accepted not-named",
        "articles/good.txt": "duplicate duplicate",
        "articles/empty.txt": "rejected empty-file",
        "articles/picture.png": "rejected unsupported-form",
        "articles/README.txt": "rejected not-an-article",
        "articles/data.json": "rejected empty-file",
        "articles/inner": "rejected unreadable-file",
        "talk.txt": "accepted ok",
    }
    assert all(str(entry.reason).endswith(".") for entry in event.ledger if entry.code != "ok")
    assert len(event.articles) == 1


def test_of_equal_articles_the_one_with_an_outlet_is_kept(tmp_path: Path) -> None:
    """The same text twice counts once, under the outlet that is stated."""
    event = load_event(
        _folder(
            tmp_path,
            {
                "event.toml": STATED,
                "talk.txt": TRANSCRIPT,
                "articles/one.txt": "She began.",
                "articles/aaa.txt": "She  began.",
            },
        )
    )

    assert [info.outlet for info, _ in event.articles] == ["The Example"]
    assert _ledger(event)["articles/aaa.txt"] == "duplicate duplicate"


def test_a_page_fills_in_what_the_event_does_not_state(tmp_path: Path) -> None:
    """An article's own page states outlet, title and date; the event's word comes first."""
    page = (
        '<html><head><meta property="og:site_name" content="Page Outlet">'
        '<meta property="og:title" content="No"></head><body><article>'
        "<p>The mayor of Port Example said on Monday that it was late.</p></article></body></html>"
    )
    loose = load_event(_folder(tmp_path / "x", {"transcript.txt": TRANSCRIPT, "articles/a.html": page}))
    files = {
        "event.toml": STATED.replace("one.txt", "a.html"),
        "talk.txt": TRANSCRIPT,
        "articles/a.html": page,
    }
    stated = load_event(_folder(tmp_path / "y", files))

    assert (loose.articles[0][0].outlet, loose.articles[0][0].title) == ("Page Outlet", "No")
    assert stated.articles[0][0].outlet == "The Example"


def test_several_loose_records_belong_together(tmp_path: Path) -> None:
    """All transcripts of a folder are records; an equal text counts once; other forms beside are entered."""
    event = load_event(
        _folder(
            tmp_path,
            {
                "transcript.txt": TRANSCRIPT,
                "transcript-b.md": "Ann Bell: Wir beginnen.",
                "transcript-c.txt": TRANSCRIPT,
                "transcript.vtt": "WEBVTT",
                "transcript-labels.tsv": "1\tA",
                "transcripts/second.txt": "Ann Bell: And now the second part.",
                "articles/a.txt": "She began.",
            },
        )
    )

    assert [info.file for info, _ in event.records] == [
        "transcript.txt",
        "transcript-b.md",
        "transcripts/second.txt",
    ]
    assert _ledger(event)["transcript-c.txt"] == "duplicate duplicate"
    assert _ledger(event)["transcript.vtt"] == "rejected second-form"
    assert _ledger(event)["transcript-labels.tsv"] == "rejected second-form"


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"articles/a.txt": "x"}, "no-transcript"),
        ({"transcript.rtf": "x", "articles/a.txt": "x"}, "no-transcript"),
        ({"transcript.txt": TRANSCRIPT}, "no-articles"),
        ({"transcript.txt": TRANSCRIPT, "articles/a.txt": " "}, "no-articles"),
        ({"transcript.txt": "", "articles/a.txt": "x"}, "empty-file"),
        ({"event.toml": STATED, "articles/one.txt": "x"}, "missing-file"),
        ({"event.toml": '[[record]]\nfile = "../t.txt"', "articles/a.txt": "x"}, "outside-event"),
        ({"event.toml": '[[record]]\nfile = "/etc/hosts"', "articles/a.txt": "x"}, "outside-event"),
        ({"event.toml": '[[record]]\nfile = "C:\\\\t.txt"', "articles/a.txt": "x"}, "outside-event"),
        (
            {"event.toml": '[[article]]\nfile = "..\\\\a.txt"', "transcript.txt": TRANSCRIPT},
            "outside-event",
        ),
    ],
)
def test_events_that_cannot_run(tmp_path: Path, files: dict[str, str | bytes], code: str) -> None:
    """What makes a whole event unusable is an error with a remedy, exit code 2."""
    with pytest.raises(SourceError) as caught:
        load_event(_folder(tmp_path, files))

    assert caught.value.code == code
    assert caught.value.hint
    assert caught.value.exit_code == 2


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """A misspelt event is named, with the way to make one."""
    with pytest.raises(SourceError) as caught:
        load_event(tmp_path / "nothing")

    assert caught.value.code == "no-event"
    assert "pressdiff new nothing" in str(caught.value)


def test_links_that_lead_out_are_refused(tmp_path: Path) -> None:
    """A symbolic link out of the folder is not read; in the articles it is a line of the ledger."""
    folder = _folder(tmp_path, {"transcript.txt": TRANSCRIPT, "articles/a.txt": "She began."})
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words")
    (folder / "articles" / "link.txt").symlink_to(secret)

    event = load_event(folder)

    assert _ledger(event)["articles/link.txt"] == "rejected outside-event"
    assert not any("secret" in document.text for _, document in event.articles)


@pytest.mark.parametrize(
    ("toml", "code", "words"),
    [
        ("title = x y\n", "event-file-syntax", "line 1"),
        (b'title = "\xff"', "event-file-encoding", "UTF-8"),
        ('titel = "x"', "unknown-key", 'Did you mean "title"?'),
        ('[[transcript]]\nfile = "t.txt"', "unknown-key", 'Did you mean "record"?'),
        ('[[record]]\nfile = "t.txt"\nspeekers = []', "unknown-key", 'Did you mean "speaker"?'),
        ('date = "2031-05-04"', "wrong-type", "must be a date, such as 2031-05-04, not text"),
        ("title = 3", "wrong-type", '"title" must be text, not a number'),
        ("reviewers = 0", "wrong-type", '"reviewers" must be a whole number of 1 or more'),
        ('record = "t.txt"', "wrong-type", "[[record]]"),
        ('[record]\nfile = "t.txt"', "wrong-type", "[[record]]"),
        ("selection = 1", "wrong-type", "[selection]"),
        ('[[record]]\nfile = "t.txt"\ngaps = "none"', "wrong-type", 'in [[record]] "t.txt" must be a list'),
        ('[[record]]\nfile = "t.txt"\nkind = "delivered"', "unknown-value", 'Did you mean "as delivered"?'),
        ('[[record]]\nfile = "t.txt"\ncompleteness = "x"', "unknown-value", "complete, partial"),
        ('[[article]]\noutlet = "x"', "missing-key", "[[article]] number 1 needs the key file"),
        ('[[record]]\nfile = "t.txt"\n[[record.speaker]]\nrole = "x"', "missing-key", "needs the key name"),
        ('[[topic]]\ntitle = "x"', "missing-key", '[[topic]] "x" does not say where it begins'),
        ('[[topics]]\ntitle = "x"', "unknown-key", 'Did you mean "topic"?'),
    ],
)
def test_mistakes_in_the_event_file(tmp_path: Path, toml: str | bytes, code: str, words: str) -> None:
    """Each mistake names the file, the key and what to write."""
    with pytest.raises(ConfigError) as caught:
        load_event(_folder(tmp_path, {"event.toml": toml, "transcript.txt": TRANSCRIPT}))

    assert caught.value.code == code
    assert "event.toml" in str(caught.value)
    assert words in str(caught.value)
    assert caught.value.exit_code == 2
