"""The commands of review on the command line; the run itself is replaced."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from compare.cli import cli
from compare.comparison import Comparison
from compare.review.decisions import DECISIONS_FILE, read_decisions


@pytest.fixture
def run(comparison: Comparison, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Runs a command on the small event, which lies in a folder of its own."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1946382000")
    for name in ("review", "sampling"):  # the command of that name hides the module
        module = importlib.import_module(f"compare.cli.{name}")
        monkeypatch.setattr(module, "compared", lambda _event: (tmp_path, comparison))

    def call(*arguments: object) -> Result:
        return CliRunner().invoke(cli, [str(one) for one in arguments])

    return call


def test_a_decision_is_kept_and_its_state_told(run, lab, comparison: Comparison, tmp_path: Path) -> None:
    """A decision and its note are lines of the file; what is still wanted is said."""
    target = lab.finding(comparison, "not located")
    done = run("decide", "fair", target, "confirm", "--by", "Ada", "--note", "The record has no ferry.")

    assert done.exit_code == 0
    assert f"{target}, not located: open, 1 of 2: Ada." in done.output
    assert [one.action for one in read_decisions(tmp_path / DECISIONS_FILE)] == ["confirm", "note"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nope", "confirm"), "has no claim and no finding “nope”"),
        (("NUMBER", "praise"), '"praise" is nothing that can be decided.'),
        (("NUMBER", "set-severity", "9"), "Allowed: 0, 1, 2, 3."),
        (("NUMBER", "confirm", "yes"), "“yes” does not fit “confirm”"),
        (("NUMBER", "note", "a", "lie"), "the note says “lie”"),
        (("LOST", "set-type", "number"), "is no difference"),
        (("BOATS", "confirm"), "is a claim with 2 findings"),
        (("HURT", "reject"), "is a claim without a finding"),
        (("DOUBT", "set-passage", "P001"), "is a doubt about the record"),
        (("BOATS", "set-passage", "P003-P001"), "from an earlier passage to a later one"),
        (("BOATS", "set-passage"), "labels or ids of passages, or none"),
    ],
)
def test_what_cannot_be_decided_is_an_error(
    run, lab, comparison: Comparison, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    """An id, an action or a value that does not fit is one sentence, and nothing is written."""
    names = {
        "NUMBER": lab.finding(comparison, "number"),
        "LOST": lab.finding(comparison, "not located"),
        "DOUBT": lab.finding(comparison, "doubt about the record"),
        "BOATS": lab.claim(comparison, "four boats"),
        "HURT": lab.claim(comparison, "nobody"),
    }
    done = run("decide", "fair", *(names.get(one, one) for one in arguments), "--by", "Ada")

    assert done.exit_code == 2
    assert told in done.output
    assert not (tmp_path / DECISIONS_FILE).exists()


def test_a_worklist_goes_out_and_comes_in(run, tmp_path: Path) -> None:
    """A list is written, filled in and read; the second time says that nothing was added."""
    path = tmp_path / "work.csv"
    out = run("review", "fair", "--out", path)
    text = path.read_text(encoding="utf-8")
    head = text.splitlines()[0].split(",")
    before = f"{',' * (len(head) - head.index('verdict') - 1)}"
    path.write_text(text.replace(f",{before}", f",confirm{before}", 1), encoding="utf-8")

    assert "5 findings to decide" in out.output
    assert run("review", "fair", "--in", path).exit_code == 2
    done = run("review", "fair", "--in", path, "--by", "Ada")
    assert done.exit_code == 0, done.output
    again = run("review", "fair", "--in", path, "--by", "Ada")
    assert "0 decisions added" in again.output
    assert run("review", "fair", "--in", path, "--out", path).exit_code == 2


def test_a_sample_goes_out_and_is_measured(run, tmp_path: Path) -> None:
    """A sample is written once, never over another; read back it is measured and kept."""
    folder = tmp_path / "coding"
    first = run("sample", "fair", "--size", 4, "--csv", "--out", folder)
    second = run("sample", "fair", "--size", 4, "--csv", "--out", folder)
    measured = run("sample", "fair", "--in", folder)

    assert "4 claims drawn with seed 1 (3 of 3 flagged, 1 of 1 not flagged)" in first.output
    assert second.exit_code == 2
    assert "never overwritten" in second.output
    assert measured.exit_code == 0
    assert "location: undefined: no unit was coded twice." in measured.output
    assert (tmp_path / "measured.json").is_file()
    assert run("sample", "fair").exit_code == 2
    assert "unfit" not in run("sample", "fair", "--coders", 0, "--out", tmp_path / "x").output
