"""A confirmed reading: written down, held against the bytes, void when one of them changes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from compare.errors import ConfigError
from compare.ingest.confirmation import CONFIRMATION_FILE
from compare.ingest.event import load_event
from compare.model import Confirmation
from compare.report.reading import confirmation_sentence
from compare.runner.confirm import confirm_reading

NOW = datetime(2031, 5, 4, 10, 30, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An event of a record and two articles, one of them a table, with an event file."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "transcript.txt").write_text("ADA: The harbour stays open.\n", encoding="utf-8")
    (tmp_path / "event.toml").write_text('title = "Harbour"\n', encoding="utf-8")
    (tmp_path / "articles" / "a.txt").write_text("She said no.\n", encoding="utf-8")
    (tmp_path / "articles" / "b.jsonl").write_text('{"text": "She said yes."}\n', encoding="utf-8")
    return tmp_path


def confirmed(folder: Path, by: str = "Ada Example") -> Confirmation:
    """The confirmation of an event that was just confirmed."""
    confirm_reading(folder, load_event(folder), by=by, at=NOW)
    return load_event(folder).confirmation


def test_without_a_file_nothing_is_confirmed(folder: Path) -> None:
    """And the report says so."""
    confirmation = load_event(folder).confirmation

    assert confirmation == Confirmation()
    assert confirmation_sentence(confirmation).startswith("No person has confirmed yet")


def test_a_confirmation_names_the_person_and_the_time(folder: Path) -> None:
    """It holds as long as nothing changes, and reading again changes nothing."""
    confirmation = confirmed(folder)

    assert (confirmation.status, confirmation.by) == ("confirmed", "Ada Example")
    assert confirmation.at == "2031-05-04 10:30:00+00:00"
    assert load_event(folder).confirmation == confirmation
    assert confirmation_sentence(confirmation).startswith("Ada Example confirmed on 4 May 2031")


@pytest.mark.parametrize(
    ("file", "content", "changed"),
    [
        ("articles/a.txt", "She said no!\n", ("articles/a.txt",)),
        ("transcript.txt", "ADA: The harbour is open.\n", ("transcript.txt",)),
        ("event.toml", 'title = "Another"\n', ("event.toml",)),
        ("articles/b.jsonl", '{"text": "She said yes, yes."}\n', ("articles/b.jsonl#1",)),
        ("articles/c.txt", "She came.\n", ("articles/c.txt",)),
        ("articles/c.png", "\x89PNG", ("articles/c.png",)),
        ("articles/a.txt", None, ("articles/a.txt",)),
    ],
)
def test_it_is_void_when_bytes_change(
    folder: Path, file: str, content: str | None, changed: tuple[str, ...]
) -> None:
    """A file that was changed, added or taken away is named, also where it cannot be used."""
    confirmed(folder)
    if content is None:
        (folder / file).unlink()
    else:
        (folder / file).write_text(content, encoding="utf-8")

    confirmation = load_event(folder).confirmation

    assert confirmation.status == "void"
    assert confirmation.changed == changed
    assert changed[0] in confirmation_sentence(confirmation)


def test_it_holds_again_when_the_bytes_are_back(folder: Path) -> None:
    """What counts is the content, not the time of the file."""
    confirmed(folder)
    path = folder / "articles" / "a.txt"
    path.write_text("She said no!\n", encoding="utf-8")
    assert load_event(folder).confirmation.status == "void"

    path.write_text("She said no.\n", encoding="utf-8")
    assert load_event(folder).confirmation.status == "confirmed"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"by = 7\n",
        b"not toml",
        b"\xff\xfe",
        b'by = "A"\nat = "2031"\ntext = 3\n',
        b"text = [{file = 1}]",
    ],
)
def test_a_broken_file_confirms_nothing(folder: Path, content: bytes) -> None:
    """Whatever lies there, the event is read, and the reading counts as unconfirmed."""
    (folder / CONFIRMATION_FILE).write_bytes(content)

    confirmation = load_event(folder).confirmation

    assert confirmation.status == "void"
    assert confirmation_sentence(confirmation)


@pytest.mark.parametrize("name", ["", "   ", "---", "\n", "x" * 201])
def test_a_confirmation_needs_a_name(folder: Path, name: str) -> None:
    """Without one nothing is written."""
    with pytest.raises(ConfigError) as caught:
        confirm_reading(folder, load_event(folder), by=name, at=NOW)

    assert caught.value.code == "no-name"
    assert not (folder / CONFIRMATION_FILE).exists()


@pytest.mark.parametrize("name", ['A "quoted" name', "Ada\nExample", "Ada\x1b[2J Example", "Åda Ëxample"])
def test_any_name_is_written_as_a_name(folder: Path, name: str) -> None:
    """Marks and line breaks in it do no harm to the file."""
    assert confirmed(folder, by=name).status == "confirmed"
