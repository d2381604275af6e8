"""The file of decisions: a line each, nothing lost, damage named by its line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.errors import ConfigError, SourceError
from compare.review.decisions import (
    ACTIONS,
    DECISIONS_FILE,
    Decision,
    append_decisions,
    person,
    read_decisions,
)

LINE = Decision(
    target="f0123456789ab",
    claim_key="k0123456789ab",
    article_sha256="a" * 64,
    record_sha256="b" * 64,
    action="confirm",
    by="Ada Example",
    at="2031-09-05T12:00:00Z",
)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
MADE = st.builds(
    Decision,
    target=TEXT,
    claim_key=TEXT,
    article_sha256=TEXT,
    record_sha256=TEXT,
    action=st.sampled_from(ACTIONS),
    value=TEXT,
    by=st.sampled_from(["Ada", "Bo Example, desk"]),
    at=st.just("2031-09-05T12:00:00Z"),
)


@given(made=st.lists(MADE, max_size=6), cut=st.integers(0, 6))
def test_what_is_appended_is_read(made: list[Decision], cut: int, tmp_path_factory) -> None:
    """Whatever stands in them, decisions come back as they were, in their order."""
    path = tmp_path_factory.mktemp("event") / DECISIONS_FILE
    append_decisions(path, made[:cut])
    append_decisions(path, made[cut:])

    assert read_decisions(path) == tuple(made)


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    """An event without the file has no decision, and appending none makes no file."""
    append_decisions(tmp_path / DECISIONS_FILE, [])

    assert read_decisions(tmp_path / DECISIONS_FILE) == ()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{", "is not one JSON object"),
        ("[]", "is not one JSON object"),
        ('{"target": "f1"}', 'has no text for "claim_key"'),
        ("ACTION", "has an action other than confirm, reject"),
        ("TIME", 'has no time in UTC for "at"'),
        ("NOBODY", 'has nobody for "by"'),
    ],
)
def test_a_damaged_line_is_named(line: str, what: str, tmp_path: Path) -> None:
    """A damaged line is an error with its number; the file stays as it is."""
    path = tmp_path / DECISIONS_FILE
    append_decisions(path, [LINE])
    good = path.read_text(encoding="utf-8")
    swaps = {"ACTION": ("confirm", "praise"), "TIME": ("12:00:00Z", "noon"), "NOBODY": ("Ada Example", " ")}
    bad = good.replace(*swaps[line]) if line in swaps else f"{line}\n"
    path.write_text(good + bad, encoding="utf-8")

    with pytest.raises(SourceError) as caught:
        read_decisions(path)

    assert caught.value.code == "damaged-line"
    assert f"line 2 {what}" in caught.value.message
    assert path.read_text(encoding="utf-8") == good + bad


def test_a_line_without_its_end_is_ended_first(tmp_path: Path) -> None:
    """A file that an editor left without a last line break is not run into the next line."""
    path = tmp_path / DECISIONS_FILE
    append_decisions(path, [LINE])
    path.write_bytes(
        b"\xef\xbb\xbf" + path.read_bytes().rstrip(b"\n") + b"\r\n\r\n" + path.read_bytes().strip()
    )
    append_decisions(path, [LINE])

    assert read_decisions(path) == (LINE, LINE, LINE)


def test_two_processes_lose_no_line(tmp_path: Path) -> None:
    """Two processes that append at the same time leave all the lines of both, each whole."""
    path = tmp_path / DECISIONS_FILE
    code = (
        "import sys\nfrom dataclasses import replace\nfrom pathlib import Path\n"
        "from compare.review.decisions import append_decisions, Decision\n"
        f"line = {LINE!r}\n"
        "for number in range(150):\n"
        "    append_decisions(Path(sys.argv[1]), [replace(line, by=sys.argv[2], value=str(number) * 50)])\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, str(path), name]) for name in ("Ada", "Bo")]

    assert [process.wait() for process in running] == [0, 0]
    read = read_decisions(path)
    for name in ("Ada", "Bo"):
        assert [one.value for one in read if one.by == name] == [str(n) * 50 for n in range(150)]


def test_a_folder_that_takes_no_file_is_an_error(tmp_path: Path) -> None:
    """Where the file cannot be written an error says so."""
    with pytest.raises(SourceError) as caught:
        append_decisions(tmp_path / "nowhere" / DECISIONS_FILE, [LINE])

    assert caught.value.code == "cannot-write"


def test_a_name_is_kept_on_one_line() -> None:
    """A name is kept without signs that cannot be seen; one without a letter is none."""
    assert person("  Ada\n\u202eExample ") == "Ada Example"
    for name in ("", " \n", "123", "a" * 201):
        with pytest.raises(ConfigError) as caught:
            person(name)
        assert caught.value.code == "no-reviewer"
