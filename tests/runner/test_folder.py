from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from compare.errors import CompareError, ConfigError, SourceError
from compare.ingest.event import load_event
from compare.model import ArticleInfo, Event, RecordInfo, Selection, SpeakerInfo
from compare.runner import folder as folder_module
from compare.runner.event_template import ARTICLE, RECORD, SELECTION, SPEAKER, event_template
from compare.runner.folder import add_files, bundled_event, find_event, new_event


@pytest.fixture
def event(tmp_path: Path) -> Path:
    """A new event folder."""
    return new_event("fair", directory=tmp_path / "sources")


def content(event: Path) -> dict[str, Any]:
    """What the event file states."""
    return tomllib.loads((event / "event.toml").read_text(encoding="utf-8"))


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def written(path: Path, text: str) -> Path:
    """A file with a text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_new_event_states_nothing(event: Path) -> None:
    """A new event has an empty selection, a folder for articles, and nothing stated."""
    assert content(event) == {"selection": {}}
    assert (event / "articles").is_dir()


def test_every_key_of_the_template_is_explained_and_known() -> None:
    """The template names exactly the keys that are read, each with an example that is valid TOML."""
    for keys, known in (
        (SELECTION, Selection),
        (RECORD, RecordInfo),
        (SPEAKER, SpeakerInfo),
        (ARTICLE, ArticleInfo),
    ):
        names = {key.name for key in keys}
        assert names == set(known.__dataclass_fields__) - {"speakers", "label"}
        for key in keys:
            assert tomllib.loads(key.commented()).keys() == {key.name}
            assert len(key.meaning) > 5


def test_the_template_can_be_filled_in_by_taking_the_hashes_off(tmp_path: Path) -> None:
    """With the hash taken off each key and heading the template is a whole event that is read."""
    lines = [
        line.removeprefix("# ")
        for line in event_template().splitlines()
        if line.startswith(("[", "# [[")) or " = " in line
    ]
    filled = tomllib.loads("\n".join(lines))
    (tmp_path / "event.toml").write_text("\n".join(lines), encoding="utf-8")
    written(tmp_path / "transcript.txt", "ADA: One.")
    written(tmp_path / "articles" / "daily-example.txt", "Ada said one.")

    assert load_event(tmp_path).records[0][0].speakers[0].role == "Mayor"
    assert filled["date"] == date(2025, 3, 31)
    assert filled["record"][0]["speaker"][0]["name"] == "Ada Example"
    assert filled["article"][0]["house_style"] == "unknown"


def test_a_path_is_taken_as_it_is_given(tmp_path: Path) -> None:
    """A name with a separator is a path, and the directory for events plays no part."""
    assert new_event(f"{tmp_path}/elsewhere/fair") == tmp_path / "elsewhere" / "fair"


def test_a_new_event_overwrites_nothing(event: Path) -> None:
    """A second call for the same name is an error and changes nothing."""
    before = snapshot(event)

    with pytest.raises(SourceError) as caught:
        new_event("fair", directory=event.parent)
    assert caught.value.code == "event-exists"
    assert snapshot(event) == before


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    """A file that has the event's name is left alone."""
    written(tmp_path / "fair", "a file")

    with pytest.raises(SourceError, match="fair: it is there already"):
        new_event("fair", directory=tmp_path)


def test_a_plain_folder_keeps_its_files_and_they_are_registered(tmp_path: Path) -> None:
    """A folder of texts becomes an event that names the texts it has."""
    written(tmp_path / "fair" / "transcript.txt", "ADA: Good morning.")
    written(tmp_path / "fair" / "articles" / "one.txt", "One.")

    stated = content(new_event("fair", directory=tmp_path))

    assert [record["file"] for record in stated["record"]] == ["transcript.txt"]
    assert [article["file"] for article in stated["article"]] == ["articles/one.txt"]


def test_files_are_copied_and_registered_with_what_is_stated(event: Path, tmp_path: Path) -> None:
    """An article and a record come into the folder, and their tables hold what was stated."""
    article = written(tmp_path / "in" / "one.txt", "One.")
    record = written(tmp_path / "in" / "speech.txt", "ADA: Good morning.")
    stated = {"outlet": 'The "Gazette"\n', "published": date(2031, 9, 5)}

    added = add_files(event, [article], role="article", stated=stated)
    add_files(event, [record], role="transcript", stated={})

    assert [(item.file, item.outcome) for item in added] == [("articles/one.txt", "added")]
    assert content(event)["article"] == [{"file": "articles/one.txt", **stated}]
    assert content(event)["record"] == [{"file": "speech.txt"}]
    assert (event / "articles" / "one.txt").read_bytes() == article.read_bytes()
    assert (event / "speech.txt").read_bytes() == record.read_bytes()


@pytest.mark.parametrize("end", ["\n", "", "\r\n"])
def test_the_event_file_keeps_every_byte_it_had(event: Path, tmp_path: Path, end: str) -> None:
    """Comments, order and line ends stay; the new table stands below them."""
    newline = "\r\n" if end == "\r\n" else "\n"
    own = newline.join(['title = "Fair"  # mine', "[[article]]", "file = 'a.txt'", "# the end"]) + end
    (event / "event.toml").write_bytes(b"\xef\xbb\xbf" + own.encode())

    add_files(event, [written(tmp_path / "b.txt", "B")], role="article", stated={})

    data = (event / "event.toml").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf" + own.encode())
    assert data.count(b"\r\n") == (data.count(b"\n") if end == "\r\n" else 0)
    files = [item["file"] for item in tomllib.loads(data.decode("utf-8-sig"))["article"]]
    assert files == ["a.txt", "articles/b.txt"]


def test_another_file_of_the_same_name_gets_a_number(event: Path, tmp_path: Path) -> None:
    """Three different files called alike stand side by side; none is overwritten, in one call or in two."""
    files = [written(tmp_path / str(n) / "one.txt", f"Text {n}.") for n in range(3)]

    add_files(event, files[:2], role="article", stated={})
    add_files(event, files[2:], role="article", stated={})

    names = ["articles/one.txt", "articles/one-2.txt", "articles/one-3.txt"]
    assert [article["file"] for article in content(event)["article"]] == names
    assert [(event / name).read_text(encoding="utf-8") for name in names] == ["Text 0.", "Text 1.", "Text 2."]


def test_the_same_bytes_are_not_added_twice(event: Path, tmp_path: Path) -> None:
    """A file whose content is there already is neither copied nor registered again, under any name."""
    files = [written(tmp_path / name, "The same.") for name in ("one.txt", "two.txt")]
    add_files(event, files[:1], role="article", stated={})
    before = snapshot(event)

    added = add_files(event, files, role="article", stated={})

    assert [(item.file, item.outcome) for item in added] == [("articles/one.txt", "already there")] * 2
    assert snapshot(event) == before


def test_a_file_that_lies_in_the_folder_already_is_registered(event: Path) -> None:
    """A text put into the folder by hand is registered where it lies."""
    own = written(event / "articles" / "own.txt", "Own.")

    added = add_files(event, [own], role="article", stated={"outlet": "Gazette"})

    assert [item.outcome for item in added] == ["registered"]
    assert content(event)["article"] == [{"file": "articles/own.txt", "outlet": "Gazette"}]
    assert len(list((event / "articles").iterdir())) == 1


def test_a_missing_file_changes_nothing(event: Path, tmp_path: Path) -> None:
    """One missing file among several is an error that names it, and none of them is added."""
    before = snapshot(event)

    with pytest.raises(SourceError, match=r"two\.txt: there is no such file\. Nothing was added") as caught:
        add_files(
            event, [written(tmp_path / "one.txt", "1"), tmp_path / "two.txt"], role="article", stated={}
        )
    assert caught.value.exit_code == 2
    assert snapshot(event) == before


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.rtf", b"{\\rtf1 Hello}", "cannot be read yet"),
        ("a.txt", b"  \n", "no words"),
        ("a.txt", b"\x00\x01\x02" * 50, "not a text file"),
    ],
)
def test_what_a_run_could_not_read_is_not_added(
    event: Path, tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    """A form that is not read, an empty and a binary file are told of at once, and nothing is added."""
    before = snapshot(event)
    (tmp_path / name).write_bytes(data)

    with pytest.raises(SourceError, match=words):
        add_files(event, [tmp_path / name], role="transcript", stated={})
    assert snapshot(event) == before


def test_naming_a_second_record_does_not_hide_the_first(event: Path, tmp_path: Path) -> None:
    """A record that lay in the folder unnamed is named too when another one is added."""
    written(event / "transcript.txt", "ADA: One.")
    written(event / "transcripts" / "part.txt", "ADA: Two.")
    written(event / "transcript.rtf", "{\\rtf1 Hello}")
    written(event / "transcript.vtt", "WEBVTT")
    parts = [written(event / "transcript-2.txt", "ADA: Four."), written(tmp_path / "last.txt", "ADA: Three.")]

    add_files(event, parts, role="transcript", stated={})

    files = [record["file"] for record in content(event)["record"]]
    assert files == ["transcript.txt", "transcripts/part.txt", "transcript-2.txt", "last.txt"]
    assert [info.file for info, _ in load_with_article(event, tmp_path).records] == files


def load_with_article(event: Path, tmp_path: Path) -> Event:
    """The event as a run reads it, after an article was added."""
    article = written(tmp_path / "article.txt", "Ada said one.")
    add_files(event, [article], role="article", stated={"outlet": "Gazette"})
    return load_event(event)


def test_an_event_that_was_made_and_filled_can_be_read(event: Path, tmp_path: Path) -> None:
    """What new and add write is what a run reads, with what was stated."""
    record = written(tmp_path / "speech.txt", "ADA: One.")
    add_files(event, [record], role="transcript", stated={})

    read = load_with_article(event, tmp_path)

    assert [info.outlet for info, _ in read.articles] == ["Gazette"]
    assert read.records[0][0].kind is None
    assert all(entry.code == "ok" for entry in read.ledger)


def test_a_folder_is_no_file(event: Path, tmp_path: Path) -> None:
    """A folder given for a file is named as one."""
    with pytest.raises(SourceError, match="this is a folder"):
        add_files(event, [tmp_path], role="article", stated={})


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"title = ", "event-file-syntax"),
        (b"title = '\xff'", "event-file-encoding"),
        (b"article = [{file = 'a.txt'}]", "event-file-closed"),
        (b"article = 'a.txt'", "event-file-closed"),
    ],
)
def test_an_event_file_that_takes_no_table_is_left_alone(
    event: Path, tmp_path: Path, data: bytes, code: str
) -> None:
    """What cannot be read, or lists its articles in another form, is an error and stays as it is."""
    (event / "event.toml").write_bytes(data)
    before = snapshot(event)

    with pytest.raises(ConfigError) as caught:
        add_files(event, [written(tmp_path / "b.txt", "B")], role="article", stated={})
    assert caught.value.code == code
    assert snapshot(event) == before


def test_a_failure_while_writing_takes_the_copies_away(
    event: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the event file cannot be written, no copy stays behind."""
    before = snapshot(event)
    write = folder_module.write_whole

    def failing(path: Path, data: bytes) -> None:
        if path.name == "event.toml":
            raise OSError(28, "No space left on device")
        write(path, data)

    monkeypatch.setattr(folder_module, "write_whole", failing)

    with pytest.raises(OSError, match="No space left"):
        add_files(event, [written(tmp_path / "b.txt", "B")], role="article", stated={})
    assert snapshot(event) == before


def test_an_event_is_found_by_its_name_or_path(event: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bare name is looked for here and in the folder of events."""
    monkeypatch.chdir(event.parents[1])

    assert find_event("fair") == Path("sources/fair")
    assert find_event("sources/fair") == Path("sources/fair")
    assert find_event(str(event)) == event
    with pytest.raises(CompareError, match='make it with "pressdiff new fare"'):
        find_event("fare")


def test_the_bundled_event_is_found() -> None:
    """The event that comes with the program has a record and articles."""
    assert (bundled_event() / "transcript.txt").is_file()
    assert any((bundled_event() / "articles").iterdir())
