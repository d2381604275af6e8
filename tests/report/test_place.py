"""A set of files is put in place as a whole: a full disk, a killed run or another run leave no mixture."""

from __future__ import annotations

import contextlib
import errno
import threading
from pathlib import Path

import pytest
from filelock import FileLock

from compare.errors import RenderError
from compare.report import place
from compare.report.place import finish_earlier, put_in_place

OLD = {"report.html": b"old page", "results.json": b"old results", "manifest.json": b"old list"}
NEW = {"report.html": b"new page", "results.json": b"new results", "manifest.json": b"new list"}


class KilledError(BaseException):
    """What ends a run without giving it time to clear up."""


def files_of(output: Path) -> dict[str, bytes]:
    """The files for readers."""
    found = [path for path in output.rglob("*") if path.is_file() and place.OWN_FOLDER not in path.parts]
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in found}


def left_over(output: Path) -> list[str]:
    """What is left of a run that did not end."""
    return [path.name for path in (output / place.OWN_FOLDER).glob("*-*")]


def test_files_that_are_there_already_are_left_alone(tmp_path: Path) -> None:
    """Equal bytes are not written again, so that the time of a file says when it last changed."""
    put_in_place(OLD, tmp_path)
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir() if path.is_file()}
    put_in_place({**OLD, "manifest.json": b"new list"}, tmp_path)
    after = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir() if path.is_file()}

    assert [name for name in before if before[name] != after[name]] == ["manifest.json"]


def test_a_name_may_have_folders_in_it(tmp_path: Path) -> None:
    """A file may lie deeper."""
    put_in_place({"editions/one/report.html": b"page"}, tmp_path)

    assert files_of(tmp_path) == {"editions/one/report.html": b"page"}


@pytest.mark.parametrize("step", range(8))
def test_killed_at_any_step_it_is_the_old_set_or_the_new_one(
    step: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every file is whole at all times; whoever comes next sees one set, and nothing is left over."""
    put_in_place(OLD, tmp_path)
    left = [step]

    def or_be_killed(function):
        def inner(self: Path, *arguments: object) -> object:
            left[0] -= 1
            if left[0] < 0:
                raise KilledError
            return function(self, *arguments)

        return inner

    with monkeypatch.context() as patch:
        for name in ("write_bytes", "replace", "rename"):
            patch.setattr(Path, name, or_be_killed(getattr(Path, name)))
        with contextlib.suppress(KilledError):
            put_in_place(NEW, tmp_path)
    assert all(data in (OLD[name], NEW[name]) for name, data in files_of(tmp_path).items())
    finish_earlier(tmp_path)

    # Three files are written, the set is settled by the fourth step, then three files are moved.
    assert files_of(tmp_path) == (OLD if step < 4 else NEW)
    assert left_over(tmp_path) == []


def test_a_full_disk_leaves_the_earlier_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error is one sentence with a remedy; the earlier files are there, and nothing else."""
    put_in_place(OLD, tmp_path)
    write = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if self.name == "results.json":
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(RenderError, match="No space left on device") as caught:
        put_in_place(NEW, tmp_path)

    assert caught.value.code == "cannot-write"
    assert files_of(tmp_path) == OLD
    assert left_over(tmp_path) == []


def test_who_writes_waits_for_who_is_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second run waits; one that waits too long says so and changes nothing."""
    put_in_place(OLD, tmp_path)
    with FileLock(tmp_path / place.OWN_FOLDER / "lock"):
        monkeypatch.setattr(place, "PATIENCE", 0.05)
        with pytest.raises(RenderError, match="another run") as caught:
            put_in_place(NEW, tmp_path)
        assert caught.value.code == "output-busy"
        assert files_of(tmp_path) == OLD
        monkeypatch.setattr(place, "PATIENCE", 60)
        waiting = threading.Thread(target=put_in_place, args=(NEW, tmp_path))
        waiting.start()
        assert files_of(tmp_path) == OLD
    waiting.join()

    assert files_of(tmp_path) == NEW


def test_a_folder_without_anything_unfinished_stays_as_it_is(tmp_path: Path) -> None:
    """Looking for what a killed run left makes nothing."""
    finish_earlier(tmp_path)
    finish_earlier(tmp_path / "missing")

    assert list(tmp_path.iterdir()) == []
