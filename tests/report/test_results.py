from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path

import pytest

from compare.comparison import Comparison
from compare.metrics.frames import (
    ALIGNMENT_COLUMNS,
    CLAIM_COLUMNS,
    COVERAGE_COLUMNS,
    DIFFERENCE_COLUMNS,
)
from compare.report.exports.matrix import MATRIX_COLUMNS, MATRIX_TAIL, article_columns
from compare.report.results import results_dict, results_text
from compare.report.tables import FINDING_COLUMNS, LEDGER_COLUMNS, PASSAGE_COLUMNS, csv_files
from compare.report.wording import caveat

DOCS = Path(__file__).resolve().parents[2] / "docs" / "results.md"


def read_table(data: bytes) -> list[dict[str, str]]:
    """A CSV file as rows by column name."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def keys_of(value: object) -> set[str]:
    """Every key that stands anywhere in a value."""
    if isinstance(value, dict):
        return set(value) | {key for item in value.values() for key in keys_of(item)}
    if isinstance(value, list):
        return {key for item in value for key in keys_of(item)}
    return set()


def test_the_heart_of_a_claim_has_its_documented_keys(sample: Comparison) -> None:
    """A claim carries its variables, its words, its passages and its differences."""
    found = results_dict(sample)["claims"]

    claim = next(item for item in found if item["wording"] == "edited, unmarked")
    assert claim["state"] == "edited, unmarked"
    assert claim["quotation"]["text"] == "the mill will reopen in the spring"
    assert claim["checkable"] == {"value": True, "reason": None}
    assert claim["passages"][0]["text"] == "The mill may reopen in the spring"
    assert claim["passages"][0]["speaker"] == "Ilse Brandvold"
    assert claim["differences"][0]["passage"]["text"] == "may"
    assert claim["placed_outside_record"] == {"value": False, "cue": None}
    assert claim["runner_up"]["score"] == 0.41


def test_offsets_slice_the_kept_texts(sample: Comparison) -> None:
    """Every offset of a claim or passage cuts the words that stand beside it out of the kept text."""
    results = results_dict(sample)
    record = sample.transcripts[0].document.text
    for passage in results["transcripts"][0]["passages"]:
        assert record[passage["start"] : passage["end"]] == passage["text"]
    for claim in results["claims"]:
        text = sample.articles_by_id[claim["article"]].document.text
        assert " … ".join(text[part["start"] : part["end"]] for part in claim["parts"]) == claim["text"]
        for match in claim["passages"]:
            assert record[match["start"] : match["end"]] == match["text"]


def test_no_article_stands_in_the_results_as_a_whole(sample: Comparison) -> None:
    """Articles have blocks with offsets, and no text."""
    for article in results_dict(sample)["articles"]:
        assert "text" not in keys_of(article)


def test_results_do_not_depend_on_the_order_of_articles(build_sample) -> None:
    """Articles handed over in another order change not one byte."""
    assert results_text(build_sample()) == results_text(build_sample(reverse=True))


def test_another_outlet_name_changes_only_the_name(build_sample) -> None:
    """An outlet that would stand elsewhere in the alphabet moves nothing."""
    one = results_text(build_sample(names=("Aurora",)))
    other = results_text(build_sample(names=("Zenith",)))

    assert one.replace("Aurora", "Zenith") == other


def test_results_hold_neither_time_nor_machine(sample: Comparison) -> None:
    """Two runs give the same text, and no key speaks of the run."""
    assert results_text(sample) == results_text(sample)
    assert not keys_of(results_dict(sample)) & {"generated", "timestamp", "host", "platform", "output"}


def test_results_are_readable_json_with_an_end_of_line(sample: Comparison) -> None:
    """The file is UTF-8 JSON, indented by one, and quotation marks stand as they are."""
    text = results_text(sample)

    assert json.loads(text) == results_dict(sample)
    assert text.endswith("}\n")
    assert '\n "version": 1' in text
    assert results_dict(sample)["format"] == "pressdiff-results"


def test_not_located_carries_its_meaning_in_json(sample: Comparison) -> None:
    """Each claim that is not located, wholly or in part, has the caveat beside it, others have none."""
    meaning = caveat(sample.transcripts)
    for claim in results_dict(sample)["claims"]:
        expected = meaning if claim["location"] in ("not located", "partly located") else None
        assert claim["caveat"] == expected


def test_hostile_text_survives_as_text(hostile: Comparison) -> None:
    """What is hostile in a page is a plain string in JSON."""
    results = json.loads(results_text(hostile))

    assert any("<script>" in claim["text"] for claim in results["claims"])


def test_csv_columns_are_frozen(sample: Comparison) -> None:
    """Each file begins with its columns in the documented order."""
    matrix = (*MATRIX_COLUMNS, *article_columns(sample.articles), *MATRIX_TAIL)
    expected = {
        "claims.csv": (*CLAIM_COLUMNS, "caveat"),
        "alignments.csv": (*ALIGNMENT_COLUMNS, "caveat"),
        "differences.csv": DIFFERENCE_COLUMNS,
        "findings.csv": FINDING_COLUMNS,
        "coverage.csv": COVERAGE_COLUMNS,
        "passages.csv": PASSAGE_COLUMNS,
        "matrix.csv": matrix,
        "matrix-counts.csv": matrix,
        "ledger.csv": LEDGER_COLUMNS,
    }
    files = csv_files(sample)

    assert set(files) == set(expected)
    for name, columns in expected.items():
        head = files[name].decode("utf-8-sig").splitlines()[0]
        assert tuple(head.split(",")) == columns


def test_csv_and_json_hold_the_same_counts(sample: Comparison) -> None:
    """States of claims, pairs of claim and passage, and coverage agree in both."""
    files, results = csv_files(sample), results_dict(sample)

    rows = read_table(files["claims.csv"])
    assert Counter(row["state"] for row in rows) == Counter(claim["state"] for claim in results["claims"])
    assert len(read_table(files["alignments.csv"])) == sum(
        len(claim["passages"]) for claim in results["claims"]
    )
    assert sum(int(row["n_words_matched"]) for row in read_table(files["coverage.csv"])) == sum(
        item["n_words_matched"] for item in results["coverage"]
    )
    passages = read_table(files["passages.csv"])
    assert len(passages) == len(results["transcripts"][0]["passages"])
    for row in passages:
        none = row["n_articles_matched"] == "0" and row["procedural"] == "false"
        assert ("not matched" in row["caveat"].casefold()) == none
    assert len(read_table(files["differences.csv"])) == sum(len(c["differences"]) for c in results["claims"])


def test_the_caveat_column_is_filled_where_it_must_be(sample: Comparison) -> None:
    """Each row that says not located says what that means; no other row does."""
    for row in read_table(csv_files(sample)["claims.csv"]):
        assert bool(row["caveat"]) == (row["location"] in ("not located", "partly located"))


def test_no_cell_is_a_formula(hostile: Comparison) -> None:
    """Text that a spreadsheet would calculate begins with an apostrophe."""
    for data in csv_files(hostile).values():
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
            assert not any(cell.startswith(("=", "+", "@", "\t")) for cell in row)


def test_frames_have_the_rows_of_the_files(sample: Comparison) -> None:
    """The frames of Python and the files have the same columns and as many rows."""
    assert tuple(sample.claims.columns) == CLAIM_COLUMNS
    assert tuple(sample.alignments.columns) == ALIGNMENT_COLUMNS
    assert tuple(sample.differences.columns) == DIFFERENCE_COLUMNS
    assert tuple(sample.coverage.columns) == COVERAGE_COLUMNS
    assert len(sample.claims) == len(sample.claim_records)


def test_frames_of_nothing_have_their_columns(bare: Comparison) -> None:
    """Without claims the frames are empty and keep their columns."""
    assert list(bare.claims.columns) == list(CLAIM_COLUMNS)
    assert bare.alignments.empty
    assert bare.differences.empty


@pytest.mark.parametrize(
    "part", ["transcripts", "articles", "claims", "coverage", "ledger", "event", "edition"]
)
def test_every_key_of_the_results_is_documented(sample: Comparison, part: str) -> None:
    """The page on results names each key that the file has."""
    text = DOCS.read_text(encoding="utf-8")
    missing = [key for key in sorted(keys_of(results_dict(sample)[part])) if f"`{key}`" not in text]

    assert missing == []


def test_every_column_is_documented() -> None:
    """The page on results names each column of each file."""
    text = DOCS.read_text(encoding="utf-8")
    columns = {
        *CLAIM_COLUMNS,
        *ALIGNMENT_COLUMNS,
        *DIFFERENCE_COLUMNS,
        *COVERAGE_COLUMNS,
        *PASSAGE_COLUMNS,
        *LEDGER_COLUMNS,
        *FINDING_COLUMNS,
        *MATRIX_COLUMNS,
        *MATRIX_TAIL,
        "caveat",
    }

    assert [column for column in sorted(columns) if f"`{column}`" not in text] == []
