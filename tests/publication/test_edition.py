"""What a published edition shows, and what it does not."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from dataclasses import replace
from datetime import date
from html import unescape
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compare.errors import ConfigError
from compare.findings import findings_of
from compare.model import HealthNote
from compare.notes import words_to_avoid
from compare.publication.edition import Imprint
from compare.publication.replies import Answer, Reply
from compare.publication.reply_view import reply_view

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "report"))

from wording_rules import faults_of_page


def texts_of_files(folder) -> dict[str, str]:
    """Every file of an edition as text, entities and JSON escapes resolved, blanks as one."""
    found = {}
    for path in sorted(folder.iterdir()):
        text = path.read_text(encoding="utf-8")
        found[path.name] = " ".join(unescape(re.sub(r"<[^>]+>", "", text)).replace('\\"', '"').split())
    return found


def test_only_what_people_confirmed_is_printed(office) -> None:
    """The rejected and the open findings stand in no file: not their ids, not what is said of them."""
    office.ready()
    edition = office.publish().edition
    every = {one.id: one for one in findings_of(office.comparison)}
    printed = {one.id for one in edition.findings}

    assert {every[key].type for key in printed} == {"number", "not located", "attribution differs"}
    for name, text in texts_of_files(office.output / "edition-1").items():
        for key, one in every.items():
            if key not in printed:
                assert key not in text, name
                assert one.type == "tense" or one.text not in text, name


def test_no_other_sentence_of_an_article_is_reproduced(office) -> None:
    """Of each article the files hold the title and the sentences of what is shown, and no other."""
    office.ready()
    edition = office.publish().edition
    shown = {case.id for art in edition.articles for case in (*art.findings, *art.correspond)}
    files = texts_of_files(office.output / "edition-1")
    assert {"edition.html", "edition.pdf", "edition.json", "statements.csv"} <= set(files)
    others = 0
    for article in office.comparison.articles:
        kept = {claim.sentence_id for claim in office.comparison.claims_of(article.id) if claim.id in shown}
        for sentence in article.sentences:
            words = sentence.span.slice(article.document.text)
            if sentence.id in kept or words == article.title:
                assert any(words.strip("“”,. ")[:20] in text for text in files.values())
                continue
            others += 1
            for name, text in files.items():
                assert words.strip("“”., ") not in text, name
    assert others == 6


# Every combination of confirm, reject and nothing for three findings that can be left out of an edition.
VERDICTS = st.tuples(*[st.sampled_from(["confirm", "reject", None])] * 3)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(verdicts=VERDICTS)
def test_whatever_people_decide_nothing_else_is_printed(office, verdicts) -> None:
    """For any verdicts the findings of an edition are exactly those confirmed by as many as are asked for."""
    for path in office.folder.glob("*.jsonl"):
        path.unlink()
    for type_ in ("not located", "attribution differs", "condition"):
        office.decide(office.finding(type_).id, "reject")
    chosen = [("number", "Valley Tidings"), ("modality", "Valley Tidings"), ("tense", "Moor Echo")]
    for (type_, outlet), verdict in zip(chosen, verdicts, strict=True):
        if verdict:
            office.decide(office.finding(type_, outlet).id, verdict)
    wanted = {kind for (kind, _), verdict in zip(chosen, verdicts, strict=True) if verdict == "confirm"}
    cases = office.cases()
    printed = {one.type for own in cases.findings.values() for one in own}

    assert printed == wanted
    if verdicts[0] is not None:
        office.publish(force="A test.")
        for text in texts_of_files(office.output / "edition-1").values():
            assert ("prints “fourteen”" in text) <= ("number" in wanted)
            assert "prints “the slope”" not in text


def test_an_article_without_findings_is_shown_like_the_others(office) -> None:
    """What corresponds is printed for every article; equal words need nobody, other words a person."""
    office.ready()
    edition = office.publish().edition
    echo, tidings = edition.articles

    assert echo.name == "Moor Echo"
    assert echo.remark == "No finding was confirmed in this article."
    assert [case.state for case in echo.correspond] == ["Word for word"]
    assert [case.settled for case in tidings.correspond] == ["The words themselves show it."]
    assert (echo.counts.compared, echo.counts.correspond, echo.counts.not_shown) == (2, 1, 1)
    assert (tidings.counts.with_findings, tidings.counts.findings, tidings.counts.not_shown) == (3, 3, 1)


def test_what_was_cleared_is_shown_as_corresponding(office) -> None:
    """A statement of which people rejected all findings is one that they read beside the record."""
    office.ready()
    office.decide(office.finding("tense").id, "reject")
    echo = office.publish().edition.articles[0]

    assert [case.state for case in echo.correspond] == ["Word for word", "Located"]
    assert echo.correspond[1].settled == "Read beside the record by Editor and Lawyer."


def test_what_is_not_called_lost_is_not_called_found(office) -> None:
    """Who rejects that words were not located has not said where they stand: they are not shown."""
    office.ready()
    office.decide(office.finding("not located").id, "reject")
    tidings = office.publish().edition.articles[1]
    shown = {case.id for case in (*tidings.findings, *tidings.correspond)}
    assert office.finding("not located").claim_id not in shown

    passage = office.comparison.transcripts[0].passages[1].id
    office.decide(office.finding("not located").id, "set passage", passage)
    tidings = office.publish(correction="A place was set.").edition.articles[1]
    assert office.finding("not located").claim_id in {case.id for case in tidings.correspond}


def test_marked_words_carry_the_number_of_their_finding(office) -> None:
    """Where a statement has several differences, each is numbered as on both sides; a single one is not."""
    office.ready()
    assert {one.number for one in office.publish().edition.findings} == {""}
    office.decide(office.finding("condition").id, "confirm")
    office.decide(office.finding("tense").id, "confirm")
    case = office.publish(force="A test.", correction="More.").edition.articles[0].findings[0]

    assert [(one.type, one.number) for one in case.findings] == [("tense", "1"), ("condition", "2")]
    assert {piece.notes for piece in case.article if piece.notes} == {"1", "2"}


def test_copies_of_one_text_are_told(office) -> None:
    """That other articles print the same text is said of an article; what else the program noted is not."""
    office.ready()
    echo, tidings = office.comparison.articles
    notes = (
        HealthNote(code="copy", text="Copies of one text.", others=(echo.id,)),
        HealthNote(code="ends-open", text="The text ends open.", incomplete=True),
    )
    office.comparison = replace(office.comparison, articles=(echo, replace(tidings, health=notes)))
    edition = office.publish().edition

    assert edition.articles[1].shared == ("Copies of one text. (Article A.)",)
    page = texts_of_files(office.output / "edition-1")["edition.html"]
    assert "Copies of one text. (Article A.)" in page
    assert "ends open" not in page


def test_a_finding_has_caveat_people_and_reply(office) -> None:
    """Each finding carries what it means, who confirmed it, what they say of it, and the outlet's side."""
    office.ready()
    edition = office.publish().edition
    by_type = {one.type: one for one in edition.findings}

    assert "The outlet may have used another source." in by_type["not located"].caveat
    number = by_type["number"]
    assert number.caveat.startswith("The record is a text, too (as delivered, partial)")
    assert "The language that was spoken is not stated" in number.caveat
    assert number.reviewed == "Confirmed by Editor and Lawyer on 6 September 2031."
    assert number.meaning == "Those who reviewed it say that it changes the meaning."
    assert number.reply.told == (
        "Put to Valley Tidings on 7 September 2031, with time until 14 September 2031. "
        "Its answer stands above the findings."
    )
    assert edition.articles[1].answers[0].text == "We stand by what we printed."


def test_every_page_carries_number_reviewers_and_scope(office) -> None:
    """The line of the edition stands on the page and in the margin of the PDF; no mark of a draft is left."""
    office.ready()
    edition = office.publish().edition
    page = (office.output / "edition-1" / "edition.pdf").read_text(encoding="utf-8")

    assert edition.line == "Published edition 1 of 1 October 2031; findings reviewed by Editor and Lawyer"
    assert page.count(edition.line) >= 2
    assert "string-set: edition content()" in page
    assert "not for publication" not in page
    for name in ("edition.html", "edition.json", "statements.csv"):
        text = texts_of_files(office.output / "edition-1")[name]
        assert "It says nothing about whether statements are true" in text
        assert name == "edition.html" or "not reviewed" not in text


def test_tables_hold_the_same_as_the_page(office) -> None:
    """A row for each finding, one for each statement that corresponds, answers and caveats with them."""
    office.ready()
    edition = office.publish().edition
    folder = office.output / "edition-1"
    rows = list(csv.DictReader(io.StringIO((folder / "statements.csv").read_text(encoding="utf-8-sig"))))
    value = json.loads((folder / "edition.json").read_text(encoding="utf-8"))

    assert [row["shown_as"] for row in rows] == ["corresponds", *["finding"] * 3, "corresponds"]
    assert [row["finding"] for row in rows if row["finding"]] == [one.id for one in edition.findings]
    assert all("We stand by" in row["answers"] for row in rows if row["finding"])
    assert [row["caveat"] for row in rows if row["finding"]] == [one.caveat for one in edition.findings]
    assert (value["format"], value["version"], value["date"]) == ("pressdiff-published", 1, "2031-10-01")


def test_the_order_of_the_articles_changes_no_byte(office, build_fair) -> None:
    """The same event, its articles handed over in another order, gives the same files."""
    office.ready()
    office.publish()
    first = {path.name: path.read_bytes() for path in (office.output / "edition-1").iterdir()}
    (office.folder / "published.jsonl").unlink()
    office.comparison = build_fair(reverse=True)
    office.publish()

    assert {path.name: path.read_bytes() for path in (office.output / "edition-1").iterdir()} == first


def test_another_name_of_an_outlet_changes_only_the_name(office, build_fair) -> None:
    """Under another name everything that is said of an article is the same."""
    names = ("Valley Tidings", "Vale Courier")
    pages = []
    for name in names:
        for path in office.folder.glob("*.jsonl"):
            path.unlink()
        office.comparison = build_fair(tidings=name)
        office.settle()
        office.identify(name)
        office.ask(name)
        office.answer("No.", outlet=name)
        office.publish()
        pages.append(texts_of_files(office.output / "edition-1"))

    assert {key: text.replace(names[0], names[1]) for key, text in pages[0].items()} == pages[1]


def test_the_sentences_of_the_edition_state_no_motive(office) -> None:
    """Nothing that is written by rule holds a word that the method bans."""
    office.ready()
    office.publish()
    office.answer("One more.", day=13)
    office.publish(correction="A second answer came.")

    for name, text in texts_of_files(office.output / "edition-2").items():
        assert words_to_avoid(text) == (), name


@pytest.mark.parametrize(
    ("option", "wish"),
    [
        ("--correction", {"correction": "The finding was misleading."}),
        ("--force", {"force": "They made up the quotation."}),
        ("--publisher", {"imprint": ("The Propaganda Watch", "x@fair.example")}),
    ],
)
def test_a_word_of_motive_is_refused_by_name(office, option: str, wish) -> None:
    """What the publisher writes is held to the method; the message names the option and the word."""
    office.ready()
    office.publish()
    if "imprint" in wish:
        publisher, contact = wish["imprint"]
        wish = {"imprint": Imprint(publisher=publisher, contact=contact)}
    with pytest.raises(ConfigError) as caught:
        office.publish(**wish)

    assert caught.value.code == "note-wording"
    assert caught.value.source == option
    assert re.search("misleading|made up|propaganda", str(caught.value))


def test_the_pages_keep_the_rules_of_wording(office) -> None:
    """What the report's own words are held to holds here: counts, caveats in their block, no motive."""
    office.ready()
    office.decide(office.finding("tense").id, "confirm")
    office.publish(force="A test.")
    office.decide(office.finding("not located").id, "reject")
    office.publish(force="A test.", correction="The words stand in the recording.")

    for number, name in product((1, 2), ("edition.html", "edition.pdf", "errata.html")):
        page = (office.output / f"edition-{number}" / name).read_text(encoding="utf-8")
        assert faults_of_page(page) == [], name


def test_notes_are_printed_only_where_that_is_wished(office) -> None:
    """What a reviewer wrote beside a finding stays in the house unless the publisher asks for it."""
    office.ready()
    office.decide(office.finding("number").id, "note", "Checked against the recording.", by=["Editor"])
    office.publish()
    assert all("the recording" not in text for text in texts_of_files(office.output / "edition-1").values())

    edition = office.publish(notes=True, correction="Notes are printed.").edition
    assert [one.notes for one in edition.findings if one.notes] == [
        ("Editor: Checked against the recording.",)
    ]


def test_whoever_publishes_hears_what_nobody_has_read(office) -> None:
    """What the program located is shown once a person confirms its place, and the note counts it no more."""
    thanks = next(one for one in office.comparison.claim_records if one.text.startswith("I thank"))
    office.comparison = replace(
        office.comparison,
        alignment_records=tuple(
            replace(one, wording="corresponds in other words") if one.claim_id == thanks.id else one
            for one in office.comparison.alignment_records
        ),
    )
    office.ready()
    notes = [note for note in office.publish().notes if "nobody has read" in note]
    assert [note.split(" that ")[0] for note in notes] == ["Valley Tidings: 1 statement"]

    office.decide(thanks.id, "confirm", by=["Editor"])
    again = office.publish(correction="More is shown.")
    assert not [note for note in again.notes if "nobody has read" in note]
    assert thanks.id in {case.id for case in again.edition.articles[1].correspond}


def test_doubts_about_a_record_are_printed_once_confirmed(office) -> None:
    """The program's doubt about the record is in no file until people confirm it."""
    office.ready()
    assert office.publish().notes[0] == "1 doubt about the record has no verdict: see pressdiff review."
    assert all("label may be" not in text for text in texts_of_files(office.output / "edition-1").values())

    office.decide(office.finding("doubt about the record").id, "confirm")
    edition = office.publish(correction="A doubt about the record is added.").edition
    assert [one.statement for one in edition.record_findings] == ["P004: the label may be wrong."]
    assert "label may be" in texts_of_files(office.output / "edition-2")["edition.html"]


def test_verdicts_are_counted_with_what_was_rejected(office) -> None:
    """How often people rejected what the program proposed stands in the method, without saying what."""
    office.ready()
    method = " ".join(office.publish().edition.method)

    assert (
        "Of 4 findings that the program proposed and people decided on, they confirmed 3 and rejected 1. "
        "By kind: attribution differs: 1 confirmed, 0 rejected; difference: 1 confirmed, 1 rejected; "
        "not located: 1 confirmed, 0 rejected." in method
    )


def test_what_was_not_located_is_named(office) -> None:
    """The sentence around it may hold more: the words stand in the finding, in the letter, too."""
    office.ready()
    lost = next(one for one in office.publish().edition.findings if one.type == "not located")
    assert lost.statement.endswith(": “We shall build a road to the sea”.")


def test_near_passages_are_nobody_s_judgement(office) -> None:
    """Those beside what was not located are told as the program's, and no common theme is claimed."""
    office.ready()
    office.publish()
    page = texts_of_files(office.output / "edition-1")["edition.html"]
    assert "nearest passages by the program’s measure, which no person has judged" in page
    assert "no person has judged them" in page
    assert "theme" not in page


def test_every_link_of_the_page_leads_somewhere(office) -> None:
    """Each anchor that the page names is there, once."""
    office.ready()
    office.publish()
    page = (office.output / "edition-1" / "edition.html").read_text(encoding="utf-8")
    ids = re.findall(r'\bid="([^"]+)"', page)

    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_hostile_texts_stay_text(office, build_fair) -> None:
    """Names, contacts and answers that look like markup are shown as they are, and run nowhere."""
    hostile = "<script>alert(1)</script> {{ 7*7 }} \u202egnirts"
    name = "Valley <b>Tidings</b>"
    office.comparison = build_fair(tidings=name)
    office.settle()
    office.identify(name)
    office.ask(name)
    office.answer(hostile, outlet=name)
    office.publish()
    page = (office.output / "edition-1" / "edition.html").read_text(encoding="utf-8")

    assert "<script" not in page
    assert "<b>" not in page
    assert "{{ 7*7 }} [U+202E]gnirts" in page
    value = json.loads((office.output / "edition-1" / "edition.json").read_text(encoding="utf-8"))
    assert value["articles"][1]["answers"][0]["text"] == hostile


def test_every_state_of_a_reply_is_told(office) -> None:
    """Answered to one finding, answered to all, unanswered and not awaited: each has its sentence."""
    days = {"asked": date(2031, 9, 7), "deadline": date(2031, 9, 14)}
    own = Answer(outlet="O", received=date(2031, 9, 20), text="a", finding="f1")
    every = Answer(outlet="O", received=date(2031, 9, 10), text="b")
    told = {
        "".join((str(len(answers)), "f" if forced else "")): reply_view(
            "O", Reply(**days, answers=answers), forced=forced
        ).told.split("14 September 2031")[1]
        for answers, forced in product([(), (own,), (own, every)], [False, True])
    }

    assert told["0"] == "; its answer was not awaited."
    assert told["0f"].endswith("for the reason that stands under “Exceptions”.")
    assert told["1"] == ". Its answer follows."
    assert told["2"].endswith("what it answered to all stands above the findings.")
    closed = reply_view("O", Reply(**days, closed=date(2031, 9, 15)), forced=False)
    assert closed.answered == "no"
    assert closed.told.endswith(". No answer had come by 15 September 2031.")
    late = reply_view("O", Reply(**days, answers=(own,)), forced=False)
    assert late.answers[0].told.endswith("received on 20 September 2031, when the time was over")


@pytest.mark.pdf
def test_every_page_of_the_pdf_carries_the_edition(office, monkeypatch) -> None:
    """Number, day, reviewers, scope and contact stand on each page; no page calls itself a draft."""
    from pypdf import PdfReader

    from compare.report.pdf import pdf_of

    monkeypatch.undo()
    monkeypatch.setattr("compare.publication.files.pdf_of", pdf_of)
    office.ready()
    issued = office.publish()
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(issued.folder / "edition.pdf").pages]

    assert len(pages) > 1
    for text in pages:
        assert issued.edition.line in text
        assert "It says nothing about whether statements are true" in text
        assert "Corrections: desk@fair.example" in text
        assert "Draft" not in text
