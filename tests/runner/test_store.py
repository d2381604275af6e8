"""What is kept: nothing that is damaged is handed out, and nothing that cannot be kept stops a run."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from compare.errors import EngineError
from compare.runner import store as store_module
from compare.runner.store import KEPT_DAYS, SqliteStore

ITEMS = {f"key {number}": bytes([number % 256]) * 600 for number in range(300)}


def filled(path: Path, *, today: int | None = None) -> Path:
    """A store with some values."""
    with SqliteStore(path, today=today) as store:
        store.put_many(ITEMS)
    return path


def test_what_was_put_in_comes_out(tmp_path: Path) -> None:
    """Values are there for the next one who opens the file, and the newest of a key counts."""
    filled(tmp_path / "deep" / "store.sqlite")
    with SqliteStore(tmp_path / "deep" / "store.sqlite") as store:
        store.put_many({"key 1": b"newer"})
        assert store.get_many(["key 1", "unknown"]) == {"key 1": b"newer"}
    with SqliteStore(tmp_path / "deep" / "store.sqlite") as store:
        assert store.get_many(list(ITEMS)) == {**ITEMS, "key 1": b"newer"}
        assert store.notes == ()


def test_nothing_is_made_before_something_is_kept(tmp_path: Path) -> None:
    """Asking alone makes no file; neither does a run that fails before it has kept anything."""
    with SqliteStore(tmp_path / "new" / "store.sqlite") as store:
        assert store.get_many(["key"]) == {}
    with pytest.raises(KeyError), SqliteStore(tmp_path / "new" / "store.sqlite") as store:
        store.put_many({"key": {}["missing"]})

    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("seed", range(12))
def test_a_flipped_bit_or_a_lost_end_never_hands_out_another_value(seed: int, tmp_path: Path) -> None:
    """A damaged file gives what was put in or nothing; it is set aside once at most, in one sentence."""
    path = filled(tmp_path / "store.sqlite")
    chance, data = random.Random(seed), bytearray(path.read_bytes())  # noqa: S311 - nothing secret is drawn
    if seed % 3 == 0:
        del data[chance.randrange(len(data)) :]
    else:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)

    with SqliteStore(path) as store:
        found = store.get_many(list(ITEMS))
        assert found.items() <= ITEMS.items()
        store.put_many(ITEMS)
        store.flush()
        assert store.get_many(list(ITEMS)) == ITEMS
        assert len(store.notes) <= 1
        assert all("set aside as store.damaged and begun anew" in note for note in store.notes)
    with SqliteStore(path) as store:
        assert store.get_many(list(ITEMS)) == ITEMS
        assert store.notes == ()


@pytest.mark.parametrize(
    "content",
    [
        b"this is no database" * 100,
        b"SQLite format 3\x00" + b"\xff" * 4000,
    ],
    ids=["text", "head only"],
)
def test_what_is_no_store_is_set_aside(content: bytes, tmp_path: Path) -> None:
    """Another file in its place costs time, never the run, and is still there to be looked at."""
    path = tmp_path / "store.sqlite"
    path.write_bytes(content)
    with SqliteStore(path) as store:
        assert store.get_many(["key"]) == {}
        store.put_many({"key": b"value"})
        assert len(store.notes) == 1

    assert path.with_suffix(".damaged").read_bytes() == content


def test_a_table_of_another_form_is_set_aside(tmp_path: Path) -> None:
    """A database that somebody else made under this name is none of ours."""
    path = tmp_path / "store.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE kept (key TEXT, words TEXT)")
    connection.close()
    with SqliteStore(path) as store:
        store.put_many({"key": b"value"})
        store.flush()
        assert store.get_many(["key"]) == {"key": b"value"}
        assert len(store.notes) == 1


def test_a_value_under_another_key_is_damage(tmp_path: Path) -> None:
    """A row that was moved is noticed: the mark is of key and value."""
    path = filled(tmp_path / "store.sqlite")
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE kept SET key = 'other' WHERE key = 'key 1'")
    connection.close()
    with SqliteStore(path) as store:
        assert store.get_many(["other"]) == {}
        assert "set aside" in store.notes[0]


def test_a_full_disk_keeps_nothing_and_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing more can be written the run goes on, with one sentence, and what was kept stays."""
    path = filled(tmp_path / "store.sqlite")
    with SqliteStore(path) as store:
        store.get_many(["key 1"])
        assert store._connection is not None
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages}")
        store.put_many({"large": b"x" * 1_000_000})
        store.flush()
        store.put_many({"more": b"y"})
        store.flush()
        assert store.notes == ("Nothing more was kept for the next run: database or disk is full.",)
    with SqliteStore(path) as store:
        assert store.get_many(["large", "more", "key 1"]) == {"key 1": ITEMS["key 1"]}


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    """Where no store can be at all, that is an error that names the place and what to do."""
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    with pytest.raises(EngineError, match="--output") as caught:  # noqa: SIM117 - the store closes first
        with SqliteStore(tmp_path / "taken" / "store.sqlite") as store:
            store.put_many({"key": b"value"})
    assert caught.value.code == "store-not-writable"


def test_what_no_run_uses_is_dropped_after_a_while(tmp_path: Path) -> None:
    """A value that was asked for stays; one that nobody asked for goes."""
    path = filled(tmp_path / "store.sqlite", today=1000)
    with SqliteStore(path, today=1000 + KEPT_DAYS) as store:
        store.get_many(["key 1"])
    with SqliteStore(path, today=1001 + KEPT_DAYS) as store:
        store.get_many(["key 1"])
        store.put_many({"new": b"value"})
    with SqliteStore(path, today=1001 + KEPT_DAYS) as store:
        assert set(store.get_many([*ITEMS, "new"])) == {"key 1", "new"}


def test_much_is_written_before_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More than is held back is written at once, so that a killed run loses little."""
    monkeypatch.setattr(store_module, "HELD", 1000)
    store = SqliteStore(tmp_path / "store.sqlite")
    store.put_many({"large": b"x" * 2000})
    with SqliteStore(tmp_path / "store.sqlite") as other:
        assert other.get_many(["large"]) == {"large": b"x" * 2000}
    store.close()
