from __future__ import annotations

import re
from dataclasses import replace

from compare.comparison import Comparison
from compare.report.edition import Edition
from compare.report.exports.citation import cite
from compare.report.shown import prepare


def test_a_citation_names_title_event_size_tool_and_result(sample: Comparison) -> None:
    """One sentence after the other, and the same in BibTeX."""
    found = cite(prepare(sample))

    assert re.fullmatch(
        "Opening of the harvest fair: the record and what the articles print\\. "
        "Event: 4 September 2031, .+\\. Compared with pressdiff: 1 record and 2 articles; "
        f"private edition, result {found.result}\\. Draft: machine findings, .+\\.",
        found.text,
    )
    assert found.bibtex.startswith(f"@misc{{pressdiff-{found.result},\n")
    assert "eventdate = {2031-09-04}" in found.bibtex


def test_the_result_is_told_apart_by_texts_and_decisions_only(build_sample, sample: Comparison) -> None:
    """Order, names, title and edition change nothing of it; another decision does."""
    result = cite(prepare(sample)).result
    other = sample.alignment_records[0]
    moved = replace(
        sample, alignment_records=(replace(other, wording="cleaned"), *sample.alignment_records[1:])
    )

    assert cite(prepare(build_sample(reverse=True))).result == result
    assert cite(prepare(build_sample(names=("Zenith",)))).result == result
    assert cite(prepare(sample, Edition(kind="excerpt", title="Another title"))).result == result
    assert cite(prepare(moved)).result != result


def test_hostile_text_ends_no_field(hostile: Comparison) -> None:
    """Braces, commands and signs that reorder are text in BibTeX."""
    title = "}, author = {x} \\input{y} % $ & # _ ^ ~ \u202e"
    found = cite(prepare(hostile, Edition(title=title)))
    body = found.bibtex
    plain = re.sub(r"\\[{}$&#%_]|\\text\w+\{\}", "", body)

    assert body.count("\n") == body.strip().count("\n") + 1
    assert plain.count("{") == plain.count("}")
    assert "author = {x}" not in body
    assert "\u202e" not in body + found.text
    assert not re.search(r"(?<!\\)[%$#&]", body)


def test_what_is_not_stated_is_left_out(bare: Comparison) -> None:
    """Without title, date and place the folder's name stands, and there is no event."""
    found = cite(prepare(bare))

    assert found.text.startswith("harvest-fair: the record")
    assert "Event:" not in found.text
    assert "eventdate" not in found.bibtex
