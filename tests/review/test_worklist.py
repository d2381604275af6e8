"""The worklist out and in: the order, the round trip, wrong cells named, nothing lost and nothing doubled."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from compare.comparison import Comparison
from compare.errors import ConfigError, SourceError
from compare.review.apply import review_of
from compare.review.decisions import Decision
from compare.review.sheets import REFERENCE
from compare.review.taking import Taken, take_worklist
from compare.review.worklist import TITLE, table_bytes, worklist
from compare.testing import make_alignment, make_article, make_claim, make_comparison, make_transcript

UNO_PYTHON = "/usr/bin/python3"
CAVEAT = "The search found no corresponding words in the record supplied. Another source may have been used."
FILL = {
    2: {"verdict": "confirm", "severity": "2", "note": "=1+1 is no sum, +4 no number, @all nobody"},
    3: {"verdict": "reject", "passage": "P004", "note": "-the record has it"},
    4: {"verdict": "confirm"},
    5: {"type": "quantifier or bound", "changes the meaning": "yes", "verdict": "confirm"},
    6: {"verdict": "reject", "note": "<b>bold</b> & “quoted” é"},
}


def write(comparison: Comparison, path: Path, decisions: tuple[Decision, ...] = ()) -> list[list[str]]:
    """Writes the worklist and gives its cells."""
    review = review_of(comparison, decisions)
    table = worklist(comparison, review, caveat=CAVEAT, decided=len(decisions))
    path.write_bytes(table_bytes(path, table, [("event", "Harvest fair")]))
    return [[column.name for column in table.columns], *(list(row) for row in table.rows)]


def fill_workbook(path: Path, cells: Mapping[int, Mapping[str, str]]) -> None:
    """Fills cells of the sheet by row and name of the column."""
    book = openpyxl.load_workbook(path)
    sheet = book[TITLE]
    names = [cell.value for cell in sheet[1]]
    for row, values in cells.items():
        for name, value in values.items():
            cell = sheet.cell(row, names.index(name) + 1)
            cell.value = value
            cell.data_type = "s"
    book.save(path)


def fill_csv(path: Path, cells: Mapping[int, Mapping[str, str]], mark: str = ",") -> None:
    """The same in a CSV file, saved as a spreadsheet saves it."""
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    for row, values in cells.items():
        for name, value in values.items():
            rows[row - 1][rows[0].index(name)] = value
    out = io.StringIO()
    csv.writer(out, delimiter=mark).writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8", newline="")


def take(
    path: Path, comparison: Comparison, lab, so_far: tuple[Decision, ...] = (), by: str = "Ada"
) -> Taken:
    """Reads a worklist in."""
    return take_worklist(path, comparison, so_far, by=by, at=lab.noon)


def told(taken: Taken) -> list[tuple[str, str, str]]:
    """The decisions in short."""
    return [(one.target, one.action, one.value) for one in taken.decisions]


def test_what_weighs_most_stands_first(comparison: Comparison, tmp_path: Path) -> None:
    """Severity 3, then not located, attribution, severity 2, and doubts about the record."""
    rows = write(comparison, tmp_path / "work.csv")

    assert [row[4] for row in rows[1:]] == [
        "negation",
        "not located",
        "attribution differs",
        "number",
        "doubt about the record",
    ]
    assert rows[2][12] == CAVEAT
    assert "Winter said they bought four boats." in rows[1][8]
    assert "P002" in rows[1][10]


def test_a_close_runner_up_comes_before_a_clear_one(comparison: Comparison, tmp_path: Path, lab) -> None:
    """Of two findings of one weight the one whose next best place came closer stands first."""
    record = comparison.transcripts[0]
    quay = lab.claim(comparison, "quay")
    boats = lab.claim(comparison, "four boats")

    def with_runner_up(near: str) -> Comparison:
        alignments = tuple(
            replace(one, attribution="differs", differences=(), runner_up=runner(one.claim_id == near))
            if one.claim_id in (quay, boats)
            else one
            for one in comparison.alignment_records
        )
        return replace(comparison, alignment_records=alignments)

    def runner(close: bool):
        from compare.model import RunnerUp

        return RunnerUp(passage_id=record.passages[2].id, score=0.88 if close else 0.2)

    for near in (quay, boats):
        rows = write(with_runner_up(near), tmp_path / "work.csv")
        claims = [row[7] for row in rows[1:] if row[4] == "attribution differs"]
        assert claims[0] == next(one.text for one in comparison.claim_records if one.id == near)


def two_outlets(first: str, second: str) -> Comparison:
    """Two articles with a claim each that is not located."""
    record = make_transcript([("Ada Winter", ["The quay is closed."])])
    decided, articles = [], []
    for outlet, words in ((first, "A ferry comes."), (second, "The mast broke.")):
        article = make_article([("paragraph", words)], file=f"articles/{words[:5]}.txt", outlet=outlet)
        claim = make_claim(article, words)
        articles.append(article)
        decided.append((claim, make_alignment(claim, record, location="not located")))
    return make_comparison([record], articles, decided)


def test_names_of_outlets_do_not_move_a_row(tmp_path: Path) -> None:
    """With the names of the outlets swapped the rows stand where they stood, and only the names differ."""
    rows = write(two_outlets("Bell", "Courier"), tmp_path / "work.csv")
    swapped = write(two_outlets("Courier", "Bell"), tmp_path / "work.csv")

    assert len(rows) == 3
    assert [row[:2] + row[3:] for row in rows] == [row[:2] + row[3:] for row in swapped]
    assert [row[2] for row in rows[1:]] == [row[2] for row in reversed(swapped[1:])]


def test_the_workbook_is_ready_to_be_filled_in(comparison: Comparison, tmp_path: Path) -> None:
    """Heads stay in sight, text is wrapped, choices are drop-downs, the codebook lies beside, and words that
    begin like a formula are text.
    """
    odd = replace(
        comparison,
        claim_records=tuple(replace(one, text=f"=1+1 {one.text}") for one in comparison.claim_records),
    )
    write(odd, tmp_path / "work.xlsx")
    book = openpyxl.load_workbook(tmp_path / "work.xlsx")
    sheet = book[TITLE]
    rules = {rule.formula1: rule.sqref for rule in sheet.data_validations.dataValidation}

    assert book.sheetnames[:3] == [TITLE, "Codebook", "About"]
    assert sheet.freeze_panes == "B2"
    assert all(cell.alignment.wrap_text for row in sheet.iter_rows(min_row=2) for cell in row if cell.value)
    assert {'"confirm,reject"', '"0,1,2,3"', '"yes,no"'} <= set(rules)
    assert any(str(formula).startswith("Lists!") for formula in rules)
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    assert sheet["H2"].value.startswith("=1+1 ")
    assert "severity" in {cell.value for cell in book["Codebook"]["A"]}


@pytest.mark.parametrize("name", ["work.xlsx", "work.csv"])
def test_the_round_trip_gives_the_decisions(comparison: Comparison, tmp_path: Path, lab, name: str) -> None:
    """What was filled in comes back as decisions about these texts; a second time nothing is added."""
    path = tmp_path / name
    write(comparison, path)
    (fill_workbook if name.endswith("x") else fill_csv)(path, FILL)
    first = take(path, comparison, lab)
    again = take(path, comparison, lab, first.decisions)

    assert len(first.decisions) == sum(len(values) for values in FILL.values())
    assert first.decisions[0].value == ""
    assert next(one.value for one in first.decisions if one.action == "note") == FILL[2]["note"]
    assert set(review_of(comparison, first.decisions).applied) == set(first.decisions)
    assert (again.decisions, again.before) == ((), first.decisions)
    assert not first.changed
    assert not again.overtaken


def test_a_csv_with_semicolons_gives_the_same(comparison: Comparison, tmp_path: Path, lab) -> None:
    """A spreadsheet may save with semicolons; rows may be sorted and columns moved."""
    path, other = tmp_path / "work.csv", tmp_path / "other.csv"
    write(comparison, path)
    fill_csv(path, FILL)
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
    turned = [list(reversed(row)) for row in (rows[0], *reversed(rows[1:]))]
    with other.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(turned)

    assert sorted(told(take(other, comparison, lab))) == sorted(told(take(path, comparison, lab)))


def test_a_second_person_fills_in_the_same_list(comparison: Comparison, tmp_path: Path, lab) -> None:
    """Two people who read in the same file have both decided."""
    path = tmp_path / "work.xlsx"
    write(comparison, path)
    fill_workbook(path, {2: {"verdict": "confirm"}})
    one = take(path, comparison, lab).decisions
    two = take(path, comparison, lab, one, by="Bo").decisions

    assert review_of(comparison, (*one, *two)).by_finding[one[0].target].status == "confirmed"


def test_a_later_decision_is_not_undone_by_the_old_list(comparison: Comparison, tmp_path: Path, lab) -> None:
    """Read in again, an old list takes nothing back that its reader has decided since, and says so."""
    path = tmp_path / "work.csv"
    write(comparison, path)
    fill_csv(path, {5: {"verdict": "confirm"}})
    first = take(path, comparison, lab).decisions
    since = replace(first[0], action="reject")
    again = take(path, comparison, lab, (*first, since))

    assert again.decisions == ()
    assert again.overtaken == first
    write(comparison, path, (*first, since))
    assert review_of(comparison, (*first, since)).by_finding[since.target].status == "rejected"


def test_every_wrong_cell_is_named_and_nothing_is_taken(comparison: Comparison, tmp_path: Path, lab) -> None:
    """Sheet, row, column, what is wrong and what is allowed stand in the error, for each wrong cell."""
    path = tmp_path / "work.xlsx"
    write(comparison, path)
    wrong = {
        2: {"verdict": "maybe", "severity": "7"},
        3: {"passage": "P999", "severity": "1"},
        4: {"note": "this is a lie"},
        5: {"type": "numbre", "verdict": "confirm"},
        6: {"passage": "P001"},
    }
    fill_workbook(path, wrong)
    with pytest.raises(ConfigError) as caught:
        take(path, comparison, lab)

    text = str(caught.value)
    assert caught.value.code == "wrong-cells"
    assert "7 cells are wrong; nothing was taken." in text
    for line in (
        "sheet “Worklist”, row 2, column “verdict”: “maybe” is not among the choices.",
        "Allowed: confirm, reject.",
        "row 2, column “severity”: “7” does not fit “set severity”. Allowed: 0, 1, 2, 3.",
        "row 3, column “passage”: “P999” does not fit “set passage”. Allowed: passages of this record",
        "row 3, column “severity”:",
        "row 4, column “note”: The note says “lie”",
        "row 5, column “type”: “numbre” does not fit “set type”. Allowed: did you mean “number”?",
        "row 6, column “passage”:",
    ):
        assert line.replace("“number”", '"number"') in text


def test_two_rows_of_one_finding_have_to_agree(comparison: Comparison, tmp_path: Path, lab) -> None:
    """A row that was copied may say the same twice; where the two differ, both are named."""
    path = tmp_path / "work.csv"
    write(comparison, path)
    fill_csv(path, {2: {"verdict": "confirm"}})
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    text = list(csv.reader(io.StringIO("".join(lines), newline="")))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([*text, text[1]])
    assert len(take(path, comparison, lab).decisions) == 1

    fill_csv(path, {7: {"verdict": "reject"}})
    with pytest.raises(ConfigError, match="Row 2 says “confirm” of the same finding"):
        take(path, comparison, lab)


def test_a_row_that_says_two_things_is_named(comparison: Comparison, tmp_path: Path, lab) -> None:
    """Who confirms "not located" and names a passage has to choose."""
    path = tmp_path / "work.csv"
    write(comparison, path)
    fill_csv(path, {3: {"verdict": "confirm", "passage": "P004"}})
    with pytest.raises(ConfigError, match="row 3, column “passage”: It names another place"):
        take(path, comparison, lab)


def test_a_worklist_of_another_event_is_refused(comparison: Comparison, tmp_path: Path, lab) -> None:
    """Where neither the record nor any article is of this event, nothing is read."""
    path = tmp_path / "work.csv"
    write(lab.event(said=[*lab.said, "It was late."], printed=f"{lab.printed} Later it rained."), path)
    fill_csv(path, {2: {"verdict": "confirm"}})
    with pytest.raises(SourceError) as caught:
        take(path, comparison, lab)

    assert caught.value.code == "foreign-worklist"


def test_a_worklist_of_a_text_that_changed_is_kept_and_void(
    comparison: Comparison, tmp_path: Path, lab
) -> None:
    """After a correction of the article nobody's work is lost: the decisions are kept, and void."""
    path = tmp_path / "work.csv"
    write(comparison, path)
    fill_csv(path, FILL)
    now = lab.event(printed=f"{lab.printed} Later it rained.")
    taken = take(path, now, lab)

    assert len(taken.decisions) == sum(len(values) for values in FILL.values())
    assert [one for one in taken.decisions if one not in taken.changed] == [
        one for one in taken.decisions if not one.claim_key
    ]
    assert len(review_of(now, taken.decisions).void) == len(taken.changed)
    assert take(path, now, lab, taken.decisions).decisions == ()


def test_labels_of_an_old_record_are_refused(comparison: Comparison, tmp_path: Path, lab) -> None:
    """A passage named by the label of another run could stand for another one."""
    path = tmp_path / "work.csv"
    write(comparison, path)
    fill_csv(path, {3: {"passage": "P004"}})
    with pytest.raises(ConfigError, match="its labels stand for other passages"):
        take(path, lab.event(said=["Good morning.", *lab.said]), lab)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.csv", b"id,verdict\n1,confirm\n", "no-worklist"),
        ("a.csv", b"", "no-worklist"),
        ("a.xlsx", b"not a workbook", "damaged-file"),
        ("missing.csv", None, "unreadable-file"),
    ],
)
def test_a_file_that_is_no_worklist_is_refused(
    comparison: Comparison, tmp_path: Path, lab, name: str, data: bytes | None, code: str
) -> None:
    """Another table, an empty or a damaged file give one sentence that says what to do."""
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(SourceError) as caught:
        take(tmp_path / name, comparison, lab)

    assert caught.value.code == code


def test_another_ending_is_refused(comparison: Comparison, tmp_path: Path) -> None:
    """A worklist is a workbook or a CSV file."""
    with pytest.raises(ConfigError, match=r"\.xlsx or \.csv"):
        write(comparison, tmp_path / "work.doc")


def test_a_reference_that_was_changed_is_named(comparison: Comparison, tmp_path: Path, lab) -> None:
    """A row whose last column was changed names that cell; one without an answer is passed over."""
    path = tmp_path / "work.csv"
    write(comparison, path)
    fill_csv(path, {2: {REFERENCE: "x"}})
    assert take(path, comparison, lab).decisions == ()

    fill_csv(path, {2: {"verdict": "confirm"}})
    with pytest.raises(ConfigError, match=r"row 2, column “reference"):
        take(path, comparison, lab)


def calc_problem() -> str | None:
    """Why a worklist cannot be filled in LibreOffice Calc here, if it cannot."""
    if not os.environ.get("PRESSDIFF_CALC"):
        return "takes some ten seconds; PRESSDIFF_CALC=1 runs it"
    if shutil.which("soffice") is None or not Path(UNO_PYTHON).exists():
        return "LibreOffice Calc with python3-uno is not installed"
    return None


@pytest.mark.skipif(calc_problem() is not None, reason=calc_problem() or "")
def test_a_list_filled_in_calc_gives_the_same_decisions(comparison: Comparison, tmp_path: Path, lab) -> None:
    """A worklist that was filled in LibreOffice Calc gives what the same answers give by openpyxl."""
    path, filled = tmp_path / "work.xlsx", tmp_path / "filled.xlsx"
    write(comparison, path)
    script = Path(__file__).parents[2] / "scripts" / "fill_in_calc.py"
    command = [UNO_PYTHON, str(script), str(path), TITLE, str(filled), json.dumps(FILL)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    fill_workbook(path, FILL)

    assert told(take(filled, comparison, lab)) == told(take(path, comparison, lab))
    assert len(take(filled, comparison, lab).decisions) == sum(len(values) for values in FILL.values())
    sheet = openpyxl.load_workbook(filled)[TITLE]
    assert len(sheet.data_validations.dataValidation) >= 4
