"""Editions and letters in another language: what is said is spoken, what is hashed is the same."""

from __future__ import annotations

import importlib.util
import io
import json
from datetime import date
from pathlib import Path

import docx
import pytest

from compare.errors import ConfigError
from compare.language import speaking
from compare.publication.asking import asked_of
from compare.publication.letter import letter_blocks, letter_file
from compare.publication.registry import read_editions

DAYS = {"asked": date(2031, 9, 7), "deadline": date(2031, 9, 14)}
MESSAGES = {
    "Put to {outlet} on {asked}, with time until {deadline}.": "Enviado a {outlet} em {asked} ({deadline}).",
    "The words themselves show it.": "As palavras mostram-no.",
    "Those who reviewed it say that it changes the meaning.": "Quem reviu diz que muda o sentido.",
    "{outlet}: the finding {finding} is withdrawn.": "{outlet}: o achado {finding} foi retirado.",
    "“{type}” (“{words}”)": "«{type}» («{words}»)",
    "attribution differs": "atribuição diferente",
    "The record and what the articles print": "A ata e o que os artigos publicam",
    "Our questions": "As nossas perguntas",
    "{page} of {pages}": "Página {page} de {pages}",
}


@pytest.fixture
def portuguese(tmp_path: Path) -> str:
    """A catalogue of one's own with a few messages."""
    head = 'msgid ""\nmsgstr ""\n"Language: pt_BR\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    path = tmp_path / "own.po"
    pairs = (f'\nmsgid "{one}"\nmsgstr "{other}"\n' for one, other in MESSAGES.items())
    path.write_text(head + "".join(pairs), encoding="utf-8")
    return str(path)


def test_an_edition_speaks_and_states_its_language(office, portuguese: str) -> None:
    """Sentences and days come from the catalogue; pages, data and the list of editions name the language."""
    office.ready()
    issued = office.publish(language=portuguese)
    page = (issued.folder / "edition.html").read_text(encoding="utf-8")
    number = next(one for one in issued.edition.findings if one.type == "number")

    assert number.reply.told == (
        "Enviado a Valley Tidings em 7 de setembro de 2031 (14 de setembro de 2031). Its answer stands "
        "above the findings."
    )
    assert number.meaning == "Quem reviu diz que muda o sentido."
    assert '<html lang="pt-BR">' in page
    assert '<p class="kicker">A ata e o que os artigos publicam</p>' in page
    assert "Atribuição diferente" in page
    value = json.loads((issued.folder / "edition.json").read_text(encoding="utf-8"))
    assert value["language"] == "pt-BR"
    assert value["articles"][1]["correspond"][0]["settled"] == "As palavras mostram-no."
    assert {one["type"] for case in value["articles"][1]["findings"] for one in case["findings"]} == {
        "number", "not located", "attribution differs",
    }  # fmt: skip
    assert [one.language for one in read_editions(office.folder / "published.jsonl")] == ["pt-BR"]
    printed = (issued.folder / "edition.pdf").read_text(encoding="utf-8")
    assert 'content: "Página " counter(page) " de " counter(pages);' in printed


def test_what_is_hashed_is_the_same_in_every_language(office, portuguese: str) -> None:
    """Keys, fingerprints and replies are as in English: another language alone corrects nothing."""
    office.ready()
    plain = office.publish()
    other = office.publish(language=portuguese, correction="In another language.")
    before, now = read_editions(office.folder / "published.jsonl")

    assert other.edition.corrections == ()
    assert (before.findings, plain.again, other.again) == (now.findings, False, False)
    assert before.content != now.content


def test_what_was_put_in_one_language_is_put_in_every_one(office, portuguese: str) -> None:
    """A letter in the outlet's language asks about the findings that an English edition prints."""
    office.settle()
    office.identify()
    with speaking(portuguese):
        cases = office.cases()
        office.keep(asked_of(cases, "Valley Tidings", **DAYS))
        blocks = letter_blocks(cases, "Valley Tidings", **DAYS, imprint=office.imprint)
    office.answer("Yes.")
    texts = [block.text for block in blocks]

    assert "As nossas perguntas" in texts
    assert any("Quem reviu diz que muda o sentido." in text for text in texts)
    assert {one.reply.answered for one in office.publish().edition.findings} == {"yes"}


def test_an_earlier_edition_is_told_in_its_own_words(office, portuguese: str) -> None:
    """A list of corrections keeps what an edition said, and says in which language it is."""
    office.ready()
    office.publish()
    office.decide(office.finding("attribution differs").id, "reject")
    second = office.publish(language=portuguese, correction="Foi um erro.")
    finding = "«atribuição diferente» («The orchard feeds one family in five»)"
    told = f"Valley Tidings: o achado {finding} foi retirado."
    assert [one.told for one in second.edition.corrections] == [told]

    office.answer("More.", day=20)
    third = office.publish(language="en", correction="One more answer.")
    page = (third.folder / "errata.html").read_text(encoding="utf-8")
    assert f'<li lang="pt-BR">{told}</li>' in page
    assert '<p lang="pt-BR">Foi um erro.</p>' in page
    assert "Edition 2, 1 October 2031, corrects edition 1" in page
    assert "<p>One more answer.</p>" in page


def test_a_language_that_is_not_stated_is_that_of_the_edition_before(office) -> None:
    """The same again is no new edition; a line of the time before there were languages is English."""
    office.ready()
    office.publish(language="de")
    again = office.publish()
    assert (again.again, again.edition.language) == (True, "de")

    path = office.folder / "published.jsonl"
    line = json.loads(path.read_text(encoding="utf-8"))
    del line["language"]
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    assert [one.language for one in read_editions(path)] == ["en"]


def test_a_language_without_a_catalogue_is_refused_before_anything_is_written(office) -> None:
    """Nothing is numbered in a language that nobody has written down."""
    office.ready()
    with pytest.raises(ConfigError) as caught:
        office.publish(language="xx")

    assert caught.value.code == "language-unknown"
    assert read_editions(office.folder / "published.jsonl") == ()


def test_what_corrects_something_not_located_says_what_it_means_in_any_language(office, portuguese) -> None:
    """The caveat goes by the type of the finding, not by the words of the sentence."""
    office.ready()
    office.publish()
    office.decide(office.finding("not located").id, "reject")
    edition = office.publish(language=portuguese, correction="As palavras estão na gravação.").edition

    assert [one.change for one in edition.corrections] == ["withdrawn"]
    assert "used another source" in edition.history[0].caveat


def test_a_word_file_states_its_language(office, portuguese: str) -> None:
    """A letter that is no English one names its language; the English one is as it was."""
    office.settle()
    with speaking(portuguese):
        blocks = letter_blocks(office.cases(), "Valley Tidings", **DAYS, imprint=office.imprint)
        data = letter_file(Path("letter.docx"), blocks)

    assert docx.Document(io.BytesIO(data)).core_properties.language == "pt-BR"
    plain = letter_file(Path("letter.docx"), blocks)
    assert docx.Document(io.BytesIO(plain)).core_properties.language == ""


def test_nothing_that_an_edition_says_stays_english(office, request: pytest.FixtureRequest, tmp_path) -> None:
    """With every message in fullwidth letters, Latin ones are left in slices, names, days and links only."""
    path = request.config.rootpath / "scripts" / "untranslated.py"
    spec = importlib.util.spec_from_file_location("untranslated", path)
    untranslated = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(untranslated)
    language = str(untranslated.pseudo_catalogue(tmp_path))
    office.ready()
    office.publish(language=language)
    office.decide(office.finding("not located").id, "reject")
    office.answer("Αλλιώς.", day=20, finding=office.finding("number").id)
    folder = office.publish(language=language, correction="Διορθώνει.").folder
    told = [
        text
        for name in ("edition.html", "errata.html", "superseded.html")
        for text in untranslated.spoken_texts((folder / name).read_text("utf-8"))
    ]
    told += (folder / "citation.txt").read_text("utf-8").splitlines()
    event = office.comparison.event
    # Names, the link of the page, what the data say of how they were made, a language as the locale has it.
    named = f"Englisch Editor Lawyer edition.html {event.title} {event.place} method made for a test"
    sources = [Path(__file__).with_name("conftest.py").read_text("utf-8"), named]

    assert sum(not text.isascii() for text in told) > 100
    assert untranslated.left_in_english(told, sources) == []
