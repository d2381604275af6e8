"""Samples to be coded blind: how they are drawn, what coders see, and what comes of their codes."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from compare.comparison import Comparison
from compare.errors import ConfigError, SourceError
from compare.model import Transcript
from compare.report.measured_words import measured_sentences
from compare.review.codebook import CODING, codebook_hash
from compare.review.effect import reviewed
from compare.review.measured import (
    MEASURED_FILE,
    Measured,
    measure,
    measured_text,
    read_measured,
)
from compare.review.samples import KEY_FILE, Key, coder_files, read_codes, read_key
from compare.review.sampling import draw_sample, flagged_claims
from compare.review.sheets import BOM
from compare.review.texts import record_hash
from compare.review.worth import consensus, weighted_share
from compare.testing import make_alignment, make_article, make_claim, make_comparison, make_transcript

SAID = [f"The river rose by {n} metres in that night." for n in range(60)]


def many(*, outlets: tuple[str, str] = ("Bell", "Courier"), lost: int = 8) -> Comparison:
    """Two articles of 30 claims each, quotations and reported speech; some of each are not located."""
    record = make_transcript([("Ada Winter", SAID)])
    articles, decided = [], []
    for number, outlet in enumerate(outlets):
        own = [said.replace("The river", "That river") for said in SAID[number * 30 : number * 30 + 30]]
        article = make_article([("paragraph", " ".join(own))], file=f"articles/{number}.txt", outlet=outlet)
        articles.append(article)
        for place, words in enumerate(own):
            kind = "reported speech" if place % 3 else "direct quotation"
            claim = make_claim(article, words, kind=kind, speaker="Ada Winter")
            if place < lost:
                decided.append((claim, make_alignment(claim, record, location="not located")))
            else:
                decided.append((claim, make_alignment(claim, record, SAID[number * 30 + place])))
    return make_comparison([record], articles, decided)


def key_of(comparison: Comparison, **fields: Any) -> Key:
    """The key of a sample of 24 claims for two coders."""
    groups, units = draw_sample(comparison, seed=fields.get("seed", 5), size=fields.pop("size", 24))
    values = {"seed": 5, "coders": 2, "hide_outlets": False, **fields}
    return Key(
        event="fair",
        codebook=codebook_hash(CODING),
        record_sha256=record_hash(comparison),
        groups=groups,
        units=units,
        **values,
    )


def write(folder: Path, comparison: Comparison, key: Key, form: str = "csv") -> None:
    """The files of a sample in a folder."""
    for name, data in coder_files(comparison, key, form=form).items():
        (folder / name).write_bytes(data)


def fill(path: Path, codes: dict[str, dict[str, str]]) -> None:
    """Fills a coder's CSV file in: per number of a claim the values by column."""
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    for row in rows[1:]:
        for name, value in codes.get(row[0], {}).items():
            row[rows[0].index(name)] = value
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    path.write_text(BOM + out.getvalue(), encoding="utf-8", newline="")


def test_a_sample_holds_what_was_flagged_and_what_was_not() -> None:
    """Half of the sample was flagged; kinds and outlets have their share, and weights add up to all."""
    comparison = many()
    groups, units = draw_sample(comparison, seed=5, size=24)
    claims = {one.id: one for one in comparison.claim_records}
    drawn = [claims[one.claim_id] for one in units]

    assert [(one.name, one.claims, one.drawn) for one in groups] == [
        ("flagged", 16, 12),
        ("not flagged", 44, 12),
    ]
    assert sum(one.id in flagged_claims(comparison) for one in drawn) == 12
    assert len({one.claim_id for one in units}) == 24
    assert sum(group.weight * group.drawn for group in groups) == 60
    assert Counter(one.article_id for one in drawn).most_common()[0][1] <= 14
    assert 6 <= sum(one.kind == "direct quotation" for one in drawn) <= 11


def test_a_draw_depends_on_texts_and_seed_only() -> None:
    """The same seed draws the same claims, another one others; names of outlets do not matter."""
    comparison = many()
    claims = [one.claim_id for one in draw_sample(comparison, seed=5, size=24)[1]]
    swapped = draw_sample(many(outlets=("Courier", "Bell")), seed=5, size=24)[1]

    assert [one.claim_id for one in draw_sample(comparison, seed=5, size=24)[1]] == claims
    assert [one.claim_id for one in swapped] == claims
    assert [one.claim_id for one in draw_sample(comparison, seed=6, size=24)[1]] != claims


@pytest.mark.parametrize(("size", "sizes"), [(1, (1, 0)), (60, (16, 44)), (500, (16, 44)), (40, (16, 24))])
def test_a_group_that_is_too_small_leaves_its_place_to_the_other(size: int, sizes: tuple[int, int]) -> None:
    """Where few claims were flagged, more are drawn of the others, and never more than there are."""
    groups, units = draw_sample(many(), seed=5, size=size)

    assert tuple(group.drawn for group in groups) == sizes
    assert len(units) == sum(sizes)


def test_nothing_to_draw_is_an_error() -> None:
    """A size below one, and an event without claims, are errors."""
    empty = make_comparison([make_transcript([("A", ["Yes."])])], [make_article([("paragraph", "No.")])])
    for comparison, size in ((many(), 0), (empty, 5)):
        with pytest.raises(ConfigError) as caught:
            draw_sample(comparison, seed=1, size=size)
        assert caught.value.code == "empty-sample"


def test_coders_see_no_value_of_the_program(tmp_path: Path) -> None:
    """A coder's file holds texts, the record and the codebook: no id, no state, and on wish no outlet."""
    comparison = many()
    write(tmp_path, comparison, key_of(comparison, hide_outlets=True), "xlsx")
    book = openpyxl.load_workbook(tmp_path / "coder-1.xlsx")
    cells = [str(cell.value) for row in book["Sample"].iter_rows() for cell in row if cell.value]
    text = "\n".join(cells)

    assert book.sheetnames[:3] == ["Sample", "Record", "Codebook"]
    assert not any(one.id in text or one.key in text for one in comparison.claim_records)
    assert not any(word in text for word in ("Bell", "Courier", "not located", "flagged"))
    assert len(book["Record"]["A"]) == 61


def test_each_coder_has_the_claims_in_another_order(tmp_path: Path) -> None:
    """The claims are the same, their order is not: what comes late is not late for all."""
    comparison = many()
    write(tmp_path, comparison, key_of(comparison))
    orders = [
        [line.split(",")[0] for line in (tmp_path / f"coder-{n}.csv").read_text("utf-8").splitlines()[1:]]
        for n in (1, 2)
    ]

    assert orders[0] != orders[1]
    assert sorted(orders[0]) == sorted(orders[1])


def coded(tmp_path: Path, comparison: Comparison, key: Key) -> Measured:
    """Two coders who find what the program found, but for one claim that both see otherwise."""
    write(tmp_path, comparison, key)
    alignments = comparison.alignments_by_claim
    lost = [one for one in key.units if alignments[one.claim_id].location == "not located"]
    codes = {}
    for one in key.units:
        location = "not located" if one in lost[1:] else "located"
        codes[str(one.number)] = {
            "location": location,
            "wording": "does not apply",
            "attribution": "agrees" if location == "located" else "does not apply",
            "difference": "none",
            "severity": "none",
            "changes the meaning": "does not apply",
            "passage": "P001",
        }
    for n in (1, 2):
        fill(tmp_path / f"coder-{n}.csv", codes)
    return measure(comparison, key, read_codes(tmp_path, read_key(tmp_path, comparison)), replicates=40)


def test_codes_become_precision_and_recall(tmp_path: Path) -> None:
    """One of twelve that the program called not located was located; what was not located it had all."""
    comparison = many()
    found = coded(tmp_path, comparison, key_of(comparison))
    worth = {one.decision: one for one in found.worth}
    lost = worth["not located"]

    assert (lost.precision.hits, lost.precision.n) == (11, 12)
    assert (lost.recall.hits, lost.recall.n) == (11, 11)
    located = worth["located, in whole or in part"]
    assert (located.recall.hits, located.recall.n) == (12, 13)
    # 12 claims that stand for 44 of 44, beside one that stands for 16 / 12.
    assert located.recall.share == pytest.approx(44 / (44 + 16 / 12))
    agreement = {one.variable: one for one in found.agreement}
    assert agreement["location"].alpha == pytest.approx(1.0)
    assert agreement["severity"].undefined == "undefined: no variation"
    assert "passage" not in agreement


def test_the_report_prints_it_for_these_texts_only(tmp_path: Path) -> None:
    """The measurement lies in the event; for another text or another program it is not used."""
    comparison = many()
    found = coded(tmp_path, comparison, key_of(comparison))
    (tmp_path / MEASURED_FILE).write_text(measured_text(found), encoding="utf-8")
    same, review = reviewed(comparison, tmp_path)
    other = replace(comparison, signature=(("method", "another"),))

    assert read_measured(tmp_path / MEASURED_FILE) == found
    assert review.measured == found
    assert same.review == review
    assert same.alignment_records == comparison.alignment_records
    assert reviewed(other, tmp_path)[1].measured is None
    assert reviewed(other, tmp_path)[1].stale
    sentences = measured_sentences(found)
    assert sentences[0].startswith(
        "Measured on this event: 2 coders coded 24 of 60 claims, drawn with seed 5,"
    )
    assert "of the 12 that the program called so in the sample, 11 were" in " ".join(sentences)


def test_percentages_begin_at_twenty(tmp_path: Path) -> None:
    """From twenty cases on the share stands with its interval; a sample of all says what the interval is."""
    comparison = many()
    found = coded(tmp_path, comparison, key_of(comparison, size=60))
    text = " ".join(measured_sentences(found))

    assert "coded all 60 claims" in text
    assert "error of measurement only" in text
    assert "of the 45 that were so, it called 44 so, an estimated 98\u00a0% in all" in text
    assert "of the 16 that the program called so in the sample, 15 were;" in text


def test_shares_have_the_interval_of_their_weights() -> None:
    """Equal weights give Wilson's interval as it is; unequal ones a wider one; nothing gives none."""
    even = weighted_share([(2.0, True)] * 3 + [(2.0, False)] * 9)
    uneven = weighted_share([(8.0, True), (1.0, True), (1.0, True), *[(2.0, False)] * 9])
    none = weighted_share([])

    assert even.interval == pytest.approx((0.0889, 0.5323), abs=1e-3)
    assert uneven.interval is not None
    assert even.interval is not None
    assert uneven.interval[1] - uneven.interval[0] > even.interval[1] - even.interval[0]
    assert (none.share, none.interval, none.n) == (None, None, 0)


def test_coders_who_differ_are_not_averaged() -> None:
    """More than half have to say the same; two who differ leave the claim out."""
    assert consensus(["a", "a", "b"]) == "a"
    assert consensus(["a", "b"]) is None
    assert consensus([]) is None


def test_wrong_cells_are_named_with_their_file(tmp_path: Path) -> None:
    """A value that is no choice is named by file, row and column; nothing is measured."""
    comparison = many()
    key = key_of(comparison)
    write(tmp_path, comparison, key)
    fill(tmp_path / "coder-2.csv", {"1": {"location": "somewhere", "severity": "9"}})
    with pytest.raises(ConfigError) as caught:
        read_codes(tmp_path, read_key(tmp_path, comparison))

    assert "coder-2.csv: 2 cells are wrong; nothing was taken." in str(caught.value)
    assert "column “location”: “somewhere” is not among the choices. Allowed: located, partly" in str(
        caught.value
    )


def test_a_sample_of_other_texts_or_rules_is_refused(tmp_path: Path) -> None:
    """Another record, another codebook and another sample's file are each refused, and say which it is."""
    comparison = many()
    key = key_of(comparison)
    write(tmp_path, comparison, key)
    with pytest.raises(SourceError) as texts:
        read_key(tmp_path, replace(comparison, transcripts=(other_record(),)))
    (tmp_path / "codebook.md").write_text("# My own", encoding="utf-8")
    with pytest.raises(SourceError) as rules:
        read_key(tmp_path, comparison)
    for name, data in coder_files(comparison, key_of(comparison, seed=6), form="csv").items():
        if name != KEY_FILE:
            (tmp_path / name).write_bytes(data)
    with pytest.raises(ConfigError, match="no claim of this sample"):
        read_codes(tmp_path, read_key(tmp_path, comparison))

    assert (texts.value.code, rules.value.code) == ("other-texts", "other-codebook")


def other_record() -> Transcript:
    """The record with a sentence more."""
    return make_transcript([("Ada Winter", [*SAID, "It was late."])])


def test_a_damaged_measurement_is_an_error(tmp_path: Path) -> None:
    """A file that is not as it was written says so; no file is no measurement."""
    assert read_measured(tmp_path / MEASURED_FILE) is None
    (tmp_path / MEASURED_FILE).write_text(json.dumps({"seed": 1}), encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        read_measured(tmp_path / MEASURED_FILE)
    assert caught.value.code == "damaged-measured"
    with pytest.raises(SourceError) as none:
        read_key(tmp_path, many())
    assert none.value.code == "no-sample"
