"""Each labelled set, measured on a few invented rows."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from compare.cli import cli
from compare.evaluation import suite, table
from compare.evaluation.outcome import Measure, Outcome
from compare.evaluation.shipped import outcomes_of, read_quality

pytestmark = pytest.mark.model

NAMES = [one.name for one in suite.SETS if one.name != "bundled-event"]


@pytest.fixture(scope="module")
def outcomes(shared: Path) -> dict[str, Outcome]:
    """What every set of the folder gives."""
    return {one.name: one.measure(shared) for one in suite.chosen_sets(NAMES)}


def figure(outcomes: dict[str, Outcome], name: str, start: str) -> Measure:
    """The measure of a set whose name begins so."""
    return next(one for one in outcomes[name].measures if one.name.startswith(start))


@pytest.mark.parametrize("name", NAMES)
def test_a_set_gives_figures_in_their_range(outcomes: dict[str, Outcome], name: str) -> None:
    """Shares lie in 0–1, counts in 0–n, ours and every baseline's, and no name comes twice."""
    measures = outcomes[name].measures

    assert len({one.name for one in measures}) == len(measures) > 0
    for one in (one for one in measures if one.floor):
        for value in (one.ours, *(value for _, value in one.baselines)):
            assert value is None or 0 <= value <= (one.n if one.count else 1), one
    for decision in outcomes[name].decisions:
        assert 0 <= decision.right <= min(decision.called, decision.actual)


@pytest.mark.parametrize(
    ("name", "measure", "value", "n"),
    [
        ("debate-claims", "hit@1, same event", 1, 2),
        ("debate-claims", "hit@5, other occasion", 1, 2),
        ("debate-claims", "called located in another", 0, 2),
        ("debate-claims", "decided located, same event", 1, 2),
        ("news-quotations", "precision", 1, 2),
        ("news-quotations", "recall", 1, 2),
        ("news-quotations", "right line", 1, 2),
        ("news-quotations", "verbatim or altered", 1, 2),
        ("committee-evidence", "hit@1, a central turn", 1, 3),
        ("committee-evidence", "recall@10", 1, 3),
        ("cited-articles", "hit@1", 1, 2),
        ("cited-articles", "supported or not", 1, 4),
        ("contrastive-evidence", "paired accuracy, real, all", None, 2),
        ("inserted-negation", "contradiction", None, 1),
        ("edited-summaries", "balanced accuracy, mean", 1, 4),
        ("summary-errors", "AUC", 1, 4),
        ("summary-errors", "flagged, PredE", 1, 2),
        ("real-event", "hit@1", 1, 3),
        ("topic-borders", "F1 of borders", 0, 1),
        ("real-event", "quotations of five words or more: located", 0, 2),
        ("real-event", "quotations of five words or more: not located", 0, 1),
        ("real-event", "located or not", 1, 4),
        ("real-event", "article B", 0, 2),
    ],
)
def test_what_is_plain_comes_out_right(
    outcomes: dict[str, Outcome], name: str, measure: str, value: float | None, n: int
) -> None:
    """Claims in the record's own words are found, what is in no record is not, and n is as meant."""
    found = figure(outcomes, name, measure)

    assert found.n == n
    assert value is None or found.ours == value


def test_groups_that_may_be_trained_on_are_left_out(outcomes: dict[str, Outcome]) -> None:
    """Of three pairs two belong to held-out cases."""
    assert {one.n for one in outcomes["contrastive-evidence"].measures if ", all" in one.name} == {2}


def test_sentences_of_another_meeting_are_not_located(outcomes: dict[str, Outcome]) -> None:
    """Each sentence is decided in its own meeting, where it is, and in the other one, where it is not."""
    located, absent = outcomes["committee-evidence"].decisions

    assert (located.actual, absent.actual) == (3, 3)
    assert absent.right == 3


def test_the_command_ends_in_a_table(shared: Path, tmp_path: Path) -> None:
    """It prints ours, each baseline, the bar and n, and how many bars are reached."""
    done = CliRunner().invoke(
        cli, ["evaluate", str(shared), "--set", "news-quotations", "--output", str(tmp_path)]
    )

    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert lines[0].split() == ["news-quotations", "ours", "QUOTUS", "partial_ratio", "bar", "n"]
    assert lines[1].split() == ["precision", "1.00", "1.00", ".667", "≥", "0.99", "yes", "2"]
    assert lines[-1] == "4 of 4 bars are reached, and 0 of 0 targets."
    assert (tmp_path / ".pressdiff" / "store.sqlite").is_file()


def test_what_is_written_is_what_was_measured(
    shared: Path, outcomes: dict[str, Outcome], tmp_path: Path
) -> None:
    """The file gives the figures back, other sets keep theirs, the page changes between its markers."""
    page, file = tmp_path / "quality.md", tmp_path / "quality.json"
    page.write_text(f"Before.\n\n{table.BEGIN}\nold\n{table.END}\n\nAfter.\n", "utf-8")
    first, second = suite.chosen_sets(["news-quotations", "real-event"])
    table.write({first: outcomes[first.name]}, shared, file=file, page=page)
    table.write({second: outcomes[second.name]}, shared, file=file, page=page)

    text = page.read_text("utf-8")
    assert text.startswith("Before.\n\n<!--")
    assert text.endswith("-->\n\nAfter.\n")
    assert "old" not in text
    assert "| precision | 1.00 | 1.00 | .667 | ≥ 0.99 | yes | 2 |" in text
    back = outcomes_of(read_quality(file))
    assert list(back) == [first.name, second.name]
    assert back["news-quotations"].decisions == outcomes["news-quotations"].decisions
    assert [one.name for one in back["real-event"].measures] == [
        one.name for one in outcomes["real-event"].measures
    ]


def test_a_page_without_markers_is_left_alone(shared: Path, tmp_path: Path) -> None:
    """Nothing is written where there is no place, and the message says what is missing."""
    page, file = tmp_path / "quality.md", tmp_path / "quality.json"
    for text, code in ((None, "no-quality-page"), ("No place.\n", "no-markers")):
        if text:
            page.write_text(text, "utf-8")
        with pytest.raises(table.SourceError) as caught:
            table.write({}, shared, file=file, page=page)
        assert caught.value.code == code
    assert not file.exists()


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{", "is no JSON"),
        ("[1]", "is no JSON object"),
        ('{"transcript": "x", "match": 1, "lines": []}', "has no proper “quote”"),
    ],
)
def test_a_bad_line_is_named_with_its_file(shared: Path, tmp_path: Path, line: str, what: str) -> None:
    """A line that is not as it should be stops the run with its file and number."""
    folder = tmp_path / "shared"
    shutil.copytree(shared / "data" / "debate-claims", folder / "data" / "debate-claims")
    rows = folder / "data" / "news-quotations" / "pairs.jsonl"
    rows.parent.mkdir()
    good = (shared / "data" / "news-quotations" / "pairs.jsonl").read_text("utf-8").splitlines()[0]
    rows.write_text(f"{good}\n\n{line}\n", "utf-8")
    done = CliRunner().invoke(
        cli, ["evaluate", str(folder), "--set", "news-quotations", "--output", str(tmp_path)]
    )

    assert done.exit_code == 2
    assert f"{rows}: line 3 {what}." in done.stderr


def test_a_bad_line_of_a_transcript_is_named(shared: Path, tmp_path: Path) -> None:
    """A transcript's line without tabs is told by its number."""
    folder = tmp_path / "shared"
    shutil.copytree(shared / "data" / "debate-claims", folder / "data" / "debate-claims")
    path = folder / "data" / "debate-claims" / "transcripts" / "20310904_harbour.tsv"
    path.write_text(path.read_text("utf-8") + "no tabs here\n", "utf-8")
    done = CliRunner().invoke(
        cli, ["evaluate", str(folder), "--set", "debate-claims", "--output", str(tmp_path)]
    )

    assert done.exit_code == 2
    assert "20310904_harbour.tsv: line 7 is not" in done.stderr


@pytest.mark.parametrize("arguments", [["--set", "debate-claims"], []])
def test_a_folder_without_the_sets_says_what_to_name(arguments: list[str], tmp_path: Path) -> None:
    """A missing or empty folder ends in a sentence, not in an empty table."""
    names = arguments or [word for name in NAMES for word in ("--set", name)]
    done = CliRunner().invoke(cli, ["evaluate", str(tmp_path / "nowhere"), *names])

    assert done.exit_code == 2
    assert "these labelled sets are not here: " in done.stderr
    assert done.stderr.endswith("Name the folder that holds gold/, seeds/ and data/.\n")


def test_a_set_that_is_not_in_the_folder_is_told(shared: Path, tmp_path: Path) -> None:
    """A set that was named stops the run where it is missing; of all sets those that are here count."""
    folder = tmp_path / "shared"
    shutil.copytree(shared / "data" / "inserted-negation", folder / "data" / "inserted-negation")
    missing, here = suite.chosen_sets(["cited-articles", "inserted-negation"])

    assert suite.available((missing, here), folder) == (here,)
    with pytest.raises(table.SourceError, match="not here: cited-articles"):
        suite.available((here, missing), folder, named=True)


def test_an_unknown_set_is_answered_with_the_names(shared: Path) -> None:
    """A wrong name gives the right ones."""
    done = CliRunner().invoke(cli, ["evaluate", str(shared), "--set", "debates"])

    assert done.exit_code == 2
    assert "there is no labelled set “debates”" in done.stderr
    assert "debate-claims" in done.stderr


def test_the_page_holds_what_ships() -> None:
    """The tables of docs/quality.md are those of the file that ships."""
    page = table.PAGE.read_text("utf-8")

    assert table.with_part(page, table.page_part(outcomes_of(read_quality()))) == page


def test_the_digest_tells_contents_and_names(tmp_path: Path) -> None:
    """Another word or another name is another digest; the order of the paths is none."""
    one, two = tmp_path / "a", tmp_path / "b"
    one.write_text("x", "utf-8")
    two.write_text("y", "utf-8")
    before = suite.digest([one, two])

    assert suite.digest([two, one]) == before
    two.write_text("z", "utf-8")
    assert suite.digest([one, two]) != before
    assert json.dumps(before)
