from __future__ import annotations

import json
import re

import pytest

from compare.comparison import Comparison
from compare.report.edition import Edition, ExcerptLimit
from compare.report.exports.annotations import annotation_collection, annotations_text
from compare.report.shown import prepare

MOTIVATIONS = {"assessing", "classifying", "linking"}
PURPOSES = {"classifying", "commenting", "linking"}
IRI = re.compile(r"[a-z][a-z0-9+.-]*:\S+")


def check_model(collection: dict) -> None:
    """Holds a collection against what the Web Annotation Data Model says that it must have."""
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    assert IRI.fullmatch(collection["id"])
    page = collection["first"]
    assert page["type"] == "AnnotationPage"
    assert IRI.fullmatch(page["id"])
    assert collection["total"] == len(page["items"])
    ids = [item["id"] for item in page["items"]]
    assert len(ids) == len(set(ids))
    for item in page["items"]:
        check_annotation(item)


def check_annotation(item: dict) -> None:
    """Id, type, motivation, bodies and targets of one annotation."""
    assert IRI.fullmatch(item["id"])
    assert item["type"] == "Annotation"
    assert item["motivation"] in MOTIVATIONS
    assert item["target"]
    for body in item["body"]:
        assert body["purpose"] in PURPOSES
        if body["type"] == "TextualBody":
            assert isinstance(body["value"], str)
            assert body["value"]
        else:
            check_resource(body)
    for target in item["target"]:
        check_resource(target)


def check_resource(resource: dict) -> None:
    """A specific resource with exactly one source, and selectors that have what they must have."""
    assert resource["type"] == "SpecificResource"
    source = resource["source"]
    assert IRI.fullmatch(source["id"])
    assert all(IRI.fullmatch(source[key]) for key in ("via",) if key in source)
    for selector in resource["selector"]:
        if selector["type"] == "TextPositionSelector":
            assert 0 <= selector["start"] < selector["end"]
        else:
            assert selector["type"] == "TextQuoteSelector"
            assert {"exact", "prefix", "suffix"} <= set(selector)


@pytest.mark.parametrize("kind", ["private", "excerpt"])
def test_the_collection_keeps_the_model(sample: Comparison, hostile: Comparison, kind: str) -> None:
    """What the model demands is there, for hostile text as well."""
    for comparison in (sample, hostile):
        check_model(annotation_collection(prepare(comparison, Edition(kind=kind))))


def test_selectors_find_the_words_on_both_sides(sample: Comparison) -> None:
    """Position and quotation select the same words of the kept text, prefix and suffix stand around them, and
    each claim that is located has a passage.
    """
    texts = {
        f"urn:pressdiff:text:{value}": document.text
        for document in (
            *(record.document for record in sample.transcripts),
            *(article.document for article in sample.articles),
        )
        for value in [prepare(sample).hashes[document.source]]
    }
    items = annotation_collection(prepare(sample))["first"]["items"]
    seen = 0
    for item in items:
        bodies = [body for body in item["body"] if body["type"] == "SpecificResource"]
        assert bool(bodies) == (item["motivation"] != "assessing")
        for resource in (*bodies, *item["target"]):
            position, quote = resource["selector"]
            text = texts[resource["source"]["id"]]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert text[: position["start"]].endswith(quote["prefix"])
            assert text[position["end"] :].startswith(quote["suffix"])
            seen += 1
    assert seen > 2 * len([item for item in items if item["motivation"] == "linking"]) - 1


def test_every_checked_claim_and_every_difference_is_there(sample: Comparison) -> None:
    """One annotation each; what was not checked has none."""
    ids = [item["id"].split(":")[-1] for item in annotation_collection(prepare(sample))["first"]["items"]]
    checked = [item.claim_id for item in sample.alignment_records if item.location]
    differences = [one.id for item in sample.alignment_records for one in item.differences]

    assert ids == checked + differences


def test_not_located_carries_its_meaning(sample: Comparison) -> None:
    """An annotation that says not located says what that means."""
    for item in annotation_collection(prepare(sample))["first"]["items"]:
        values = [body.get("value", "") for body in item["body"]]
        says = {"not located", "partly located"} & set(values)
        assert bool(says) == any("another source" in value for value in values)


def test_an_excerpt_selects_by_place_where_it_prints_no_words(sample: Comparison) -> None:
    """What is not printed has a position and no quotation; no prefix reaches beyond what is printed."""
    shown = prepare(sample, Edition(kind="excerpt", excerpt_limit=ExcerptLimit(share=0.0)))
    for item in annotation_collection(shown)["first"]["items"]:
        for target in item["target"]:
            assert [selector["type"] for selector in target["selector"]] in (
                ["TextPositionSelector"],
                ["TextPositionSelector", "TextQuoteSelector"],
            )
            for selector in target["selector"][1:]:
                assert "[…]" not in "".join((selector["prefix"], selector["exact"], selector["suffix"]))


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_what_an_excerpt_quotes_stands_so_in_the_kept_texts(sample: Comparison, share: float) -> None:
    """On both sides a quotation has the words of the kept text around its place, or it is left out: a sign of
    omission is never quoted, whether it stands for a passage or for a name.
    """
    texts = {
        f"urn:pressdiff:text:{document.text_sha256}": document.text
        for document in (
            *(one.document for one in sample.transcripts),
            *(one.document for one in sample.articles),
        )
    }
    shown = prepare(sample, Edition(kind="excerpt", excerpt_limit=ExcerptLimit(share=share)))
    quoted = withheld = 0
    for item in annotation_collection(shown)["first"]["items"]:
        bodies = [body for body in item["body"] if body["type"] == "SpecificResource"]
        for resource in (*bodies, *item["target"]):
            position, *quotes = resource["selector"]
            text = texts[resource["source"]["id"]]
            for quote in quotes:
                assert text[position["start"] : position["end"]] == quote["exact"]
                assert text[: position["start"]].endswith(quote["prefix"])
                assert text[position["end"] :].startswith(quote["suffix"])
            quoted += len(quotes)
            withheld += not quotes

    assert quoted
    assert withheld


def test_hostile_text_is_a_string_in_it(hostile: Comparison) -> None:
    """Signs that reorder are escapes in the file and themselves in the value; an address that is no web
    address becomes no IRI.
    """
    text = annotations_text(prepare(hostile))

    assert "\u202e" not in text
    assert "\\u202e" in text
    assert "\u202e" in json.dumps(json.loads(text)["first"]["items"], ensure_ascii=False)
    assert "javascript:" not in text


def test_the_file_is_the_same_on_every_run_and_in_every_order(build_sample) -> None:
    """Nothing of the run stands in it."""
    assert annotations_text(prepare(build_sample())) == annotations_text(prepare(build_sample(reverse=True)))
