from __future__ import annotations

import html
import io
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.comparison import Comparison
from compare.language import gettext_lazy, ngettext_lazy, sentences
from compare.model import HealthNote
from compare.report.build import view_of
from compare.report.edition import Edition, ExcerptLimit
from compare.report.edition_view import edition_sentences
from compare.report.excerpt import WITHHELD
from compare.report.exports.annotations import annotations_text
from compare.report.exports.markdown import markdown_text
from compare.report.exports.xlsx import workbook
from compare.report.html import render_html
from compare.report.results import results_of, results_text
from compare.report.shown import Shown, prepare
from compare.report.tables import csv_files
from compare.segment.sentences import count_words
from compare.testing import (
    make_alignment,
    make_article,
    make_claim,
    make_comparison,
    make_difference,
    make_transcript,
)
from compare.topics import Topic

WHOLE = Edition(kind="excerpt", excerpt_limit=ExcerptLimit(share=1.0))


def limited(words: int) -> Edition:
    """An excerpt of so many words of each article."""
    return Edition(kind="excerpt", excerpt_limit=ExcerptLimit(share=None, words=words))


def letters_of(text: str) -> str:
    """Letters and digits only: how a text is broken and marked up does not count."""
    return "".join(re.findall(r"\w", text)).casefold()


def files_of(shown: Shown) -> dict[str, str]:
    """Every format of an edition but the PDF, as the words that a person finds in it."""
    import openpyxl

    page = re.sub(r"<style>.*?</style>", "", render_html(view_of(shown)), flags=re.DOTALL)
    sheets = openpyxl.load_workbook(io.BytesIO(workbook(shown))).worksheets
    cells = [cell for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row]
    files = {
        "report.html": html.unescape(re.sub(r"<[^>]*>", " ", page)),
        "report.md": html.unescape(markdown_text(shown).replace("\\", "")),
        "results.json": results_text(shown),
        "results.xlsx": " ".join(str(cell) for cell in cells if cell is not None),
        "annotations.jsonld": annotations_text(shown),
    }
    files |= {name: data.decode("utf-8-sig") for name, data in csv_files(shown).items()}
    return {name: letters_of(text) for name, text in files.items()}


def withheld_sentences(comparison: Comparison, shown: Shown) -> list[str]:
    """The sentences of the articles of which an edition prints nothing, and that are no record's words."""
    record = letters_of(" ".join(item.document.text for item in comparison.transcripts))
    found = []
    for article in comparison.articles:
        text, kept = article.document.text, shown.kept[article.id]
        printed = letters_of(" ".join(span.slice(text) for span in kept))
        for sentence in article.sentences:
            words = letters_of(sentence.span.slice(text))
            alone = not any(span.overlaps(sentence.span) for span in kept)
            if alone and words not in record and words not in printed:
                found.append(words)
    return found


@pytest.mark.parametrize("limit", ["0%", "25%", "30 words", "100%"])
def test_no_other_sentence_stands_in_any_file(sample: Comparison, limit: str) -> None:
    """What is not of a finding, its context or a title is in no format."""
    shown = prepare(sample, Edition(kind="excerpt", excerpt_limit=ExcerptLimit.parse(limit)))
    withheld = withheld_sentences(sample, shown)

    assert len(withheld) >= (10 if limit == "0%" else 4)
    for name, text in files_of(shown).items():
        assert [words for words in withheld if words in text] == [], name


@pytest.mark.pdf
def test_no_other_sentence_stands_in_the_pdf(sample: Comparison) -> None:
    """Nor in the PDF."""
    from pypdf import PdfReader

    from compare.report.pdf import render_pdf

    shown = prepare(sample, Edition(kind="excerpt"))
    pages = PdfReader(io.BytesIO(render_pdf(view_of(shown)).content)).pages
    text = letters_of(" ".join(page.extract_text() for page in pages))

    assert "excerptedition" in text
    assert [words for words in withheld_sentences(sample, shown) if words in text] == []


def test_a_private_edition_has_every_sentence(sample: Comparison) -> None:
    """The search of the tests above finds what is there: a private edition prints the claims."""
    shown = prepare(sample, Edition())
    text = files_of(shown)["results.json"]

    assert letters_of("Nobody will be asked to pay twice for the same water") in text
    assert letters_of("The valley has 900 inhabitants") in text


def test_findings_keep_their_words_and_a_sentence_of_context(sample: Comparison) -> None:
    """With room for all, the words of each finding and the sentence around them are printed."""
    shown = prepare(sample, WHOLE)
    files = files_of(shown)

    for words in (
        "She announced that “the mill will reopen in the spring”.",
        "“We shall build a road to the sea,” she added at the end of the evening.",
        "Okafor warned: “We will not sell a single tree of it.”",
    ):
        assert letters_of(words) in files["report.html"]
    assert [share.n_left_out for share in shown.shares] == [0, 0]
    assert "brandvoldpromised" not in files["report.html"]


def test_the_most_severe_come_first(sample: Comparison) -> None:
    """With room for one finding beside the title, it is the one of another speaker's words."""
    shown = prepare(sample, Edition(kind="excerpt", excerpt_limit=ExcerptLimit(share=None, words=16)))
    text = " ".join(claim.text for claim in shown.comparison.claim_records)

    assert "We will not sell a single tree of it" in text
    assert "We shall build a road" not in text
    share = next(share for share in shown.shares if share.n_findings)
    assert share.n_left_out == share.n_findings - 1 == 4


@given(st.integers(min_value=0, max_value=130))
def test_an_excerpt_never_goes_beyond_its_limit(sample: Comparison, words: int) -> None:
    """The words that are printed are within the limit or are those of the title; the text keeps its length,
    and everything outside is a sign of omission or a blank.
    """
    shown = prepare(sample, Edition(kind="excerpt", excerpt_limit=ExcerptLimit(share=None, words=words)))
    for before, after, share in zip(sample.articles, shown.comparison.articles, shown.shares, strict=True):
        text, kept = after.document.text, shown.kept[after.id]
        printed = sum(count_words(span.slice(text)) for span in kept)
        assert share.n_reproduced == printed
        assert printed <= max(words, count_words(before.title or ""))
        assert len(text) == len(before.document.text)
        rest = list(text)
        for span in kept:
            assert span.slice(text) == span.slice(before.document.text)
            rest[span.start : span.end] = " " * len(span)
        assert set(rest) <= set(WITHHELD) | {" ", "\n"}


def test_a_title_longer_than_the_limit_is_told(sample: Comparison) -> None:
    """It stands whole, and the edition does not claim to keep to the limit for that article."""
    told = {
        words: [line for line in edition_sentences(prepare(sample, limited(words))) if "stand" in line]
        for words in (1, 200)
    }

    assert any(line.startswith("The titles of 2 articles are longer than that") for line in told[1])
    assert not any("longer than that" in line for line in told[200])


def test_a_title_that_stands_in_a_paragraph_is_counted() -> None:
    """A stated title whose words begin a block counts as printed, whatever the block is taken for."""
    title = "The council meets, and meets again, and goes on meeting until the lamp is lit"
    texts = [("paragraph", "Morning news."), ("paragraph", f"{title}\n by our own hand.")]
    article = make_article(texts, title=title.replace(", and", ",  and"))
    comparison = make_comparison([make_transcript([("Ada", ["Nothing."])])], [article])

    assert [one.n_reproduced for one in prepare(comparison, limited(1)).shares] == [15]


def test_states_counts_ids_and_places_are_those_of_the_whole(sample: Comparison) -> None:
    """An excerpt changes words and nothing else."""
    whole, short = (results_of(prepare(sample, Edition(kind=kind))) for kind in ("private", "excerpt"))

    for key in ("coverage", "topics", "ledger_counts", "signature"):
        assert whole[key] == short[key]
    for one, other in zip(whole["transcripts"], short["transcripts"], strict=True):
        for passage in (*one["passages"], *other["passages"]):
            del passage["text"]
        assert one == other
    for one, other in zip(whole["claims"], short["claims"], strict=True):
        for key in (
            "id",
            "key",
            "state",
            "location",
            "wording",
            "start",
            "end",
            "parts",
            "passages",
            "score",
        ):
            assert one[key] == other[key]
    for one, other in zip(whole["articles"], short["articles"], strict=True):
        assert one["source"] == other["source"]
    assert whole["edition"]["result"] == short["edition"]["result"]


def test_no_number_of_a_report_is_less_in_an_excerpt(sample: Comparison) -> None:
    """Words on a topic, in a strip and in an article's section are those of the whole texts, whatever is left
    out of them.
    """
    record = sample.transcripts[0]
    topic = Topic(
        id="k1",
        label="T01",
        transcript_id=record.id,
        title="all of it",
        title_spans=(),
        basis="opening",
        passage_ids=tuple(passage.id for passage in record.passages),
    )
    comparison = replace(sample, topics=(topic,))
    whole, short = (
        view_of(prepare(comparison, edition)) for edition in (Edition(), replace(limited(0), names=True))
    )

    assert any(cell.words for table in whole.topics for row in table.rows for cell in row.cells)
    assert short.topics == whole.topics
    assert short.strips == whole.strips
    assert short.coverage == whole.coverage
    assert [outlet.reported for outlet in short.outlets] == [outlet.reported for outlet in whole.outlets]
    assert short.findings.table == whole.findings.table


def test_of_the_record_only_what_findings_bear_on_stands_in_any_file() -> None:
    """Far from every finding no sentence of the record is in a format; near one its neighbours are, and so is
    the question before. What is printed of the record is counted.
    """
    spoken = [
        f"Sentence number {word} tells of the quay." for word in ("one", "two", "three", "four", "five")
    ]
    record = make_transcript(
        [
            ("Ada Rowe", ["Nothing of this is reported anywhere."]),
            ("Bo Lind", ["Who pays for the quay?"]),
            ("Ada Rowe", spoken),
        ]
    )
    article = make_article([("paragraph", "“Sentence number nine tells of the quay,” Rowe said.")])
    claim = make_claim(article, "Sentence number nine tells of the quay", kind="direct quotation")
    found = make_alignment(
        claim,
        record,
        "Sentence number four tells of the quay",
        wording="edited, unmarked",
        differences=(make_difference(claim, article, record, "nine", "four", kind="content word"),),
    )
    shown = prepare(make_comparison([record], [article], [(claim, found)]), Edition(kind="excerpt"))
    files = files_of(shown)

    for name in ("report.html", "results.json", "passages.csv"):
        for printed in (*spoken[2:], "Who pays for the quay?"):
            assert letters_of(printed) in files[name], name
    for name, text in files.items():
        for withheld in (*spoken[:2], "Nothing of this is reported anywhere."):
            assert letters_of(withheld) not in text, name
    assert [(one.n_reproduced, one.n_words) for one in shown.record_shares] == [(26, 46)]
    assert letters_of("the questions before; in words: 26 of 46") in files["report.html"]
    assert results_of(shown)["edition"]["record_shares"][0]["n_words_printed"] == 26


def test_the_record_of_an_excerpt_keeps_its_length(sample: Comparison) -> None:
    """Offsets count in the record as before: what is kept stands where it stood, the rest is blank."""
    shown = prepare(sample, Edition(kind="excerpt"))
    before, after = (one.transcripts[0] for one in (sample, shown.comparison))
    kept = [new.text == old.text for old, new in zip(before.passages, after.passages, strict=True)]

    assert len(before.document.text) == len(after.document.text)
    assert any(kept)
    assert not all(kept)
    for passage, whole in zip(before.passages, kept, strict=True):
        words = passage.span.slice(after.document.text)
        assert (words == passage.span.slice(before.document.text)) is whole
        assert whole or set(words) <= set(WITHHELD) | {" ", "\n"}


def test_why_a_passage_was_taken_is_told_by_the_whole_record(sample: Comparison) -> None:
    """Which words are rare does not depend on how much of the record an edition prints."""
    whole, short = (prepare(sample, Edition(kind=kind)) for kind in ("private", "excerpt"))

    assert whole.passages_with
    assert whole.passages_with == short.passages_with
    told = [view_of(shown).method.paragraphs[-1] for shown in (whole, short)]
    assert all("why this passage" in paragraph for paragraph in told)
    assert ["counted in the whole record" in paragraph for paragraph in told] == [False, True]


def test_the_share_is_printed_in_every_report(sample: Comparison) -> None:
    """Page, summary, data and codebook say how much of each article is printed."""
    shown = prepare(sample, Edition(kind="excerpt"))
    share = next(share for share in shown.shares if share.n_findings)
    told = letters_of(f"{share.n_reproduced} of {share.n_words}")
    files = files_of(shown)

    for name in ("report.html", "report.md", "results.xlsx"):
        assert told in files[name], name
    assert results_of(shown)["edition"]["shares"][0].keys() >= {"n_words", "n_words_printed"}


def test_names_of_outlets_change_no_excerpt(build_sample) -> None:
    """The same rule for every outlet: another name changes nothing that is printed of an article."""
    one, other = (
        prepare(build_sample(names=(name,)), Edition(kind="excerpt")) for name in ("Aurora", "Zenith")
    )

    assert one.kept == other.kept
    assert sorted(one.shares, key=lambda share: share.article_id) == sorted(
        other.shares, key=lambda share: share.article_id
    )


def test_notes_on_a_text_keep_their_sentence_without_its_words(sample: Comparison) -> None:
    """Words that a note quotes are withheld in every language; counts and what quotes nothing stay."""
    said = ngettext_lazy(
        "{n} paragraph, the first begins “{words}”.",
        "{n} paragraphs, the first begins “{words}”.",
        2,
        words="Nobody will",
    )
    note = HealthNote(
        code="unpaired-marks", text=sentences(gettext_lazy("Seen in {form}.", form="csv"), said)
    )
    first, *others = sample.articles
    noted = replace(sample, articles=(replace(first, health=(note,)), *others))
    shown = prepare(noted, Edition(kind="excerpt"))

    assert [str(one.text) for one in shown.comparison.articles[0].health] == [
        f"Seen in csv. 2 paragraphs, the first begins “{WITHHELD}”."
    ]
