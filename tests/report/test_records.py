"""Several records of one event: the report says in which of them a passage stands."""

from __future__ import annotations

from compare.model import RecordInfo
from compare.report.build import build_view
from compare.report.html import render_html
from compare.testing import make_alignment, make_article, make_claim, make_comparison, make_transcript


def test_a_passage_of_several_records_names_its_record() -> None:
    """With two parts of a record every passage says which part it stands in; with one none does."""
    first = make_transcript([("Ada", ["The well is dry."])], info=RecordInfo(file="one.txt"))
    second = make_transcript([("Ada", ["The mill turns again."])], info=RecordInfo(file="two.txt"))
    article = make_article([("paragraph", "“The mill turns again,” Ada said.")])
    claim = make_claim(article, "The mill turns again,", kind="direct quotation", speaker="Ada")
    alignment = make_alignment(claim, second, "The mill turns again", wording="verbatim")

    both = render_html(build_view(make_comparison([first, second], [article], [(claim, alignment)])))
    alone = render_html(build_view(make_comparison([second], [article], [(claim, alignment)])))

    assert "Ada, record 2 of 2" in both
    assert ", record 1 of" not in alone
