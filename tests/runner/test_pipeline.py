"""A whole run: the laws that hold of every comparison, whoever the outlets are and whatever their order."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from compare.alignment.encoder import Encoder
from compare.alignment.verifier import Verifier
from compare.comparison import Comparison
from compare.errors import CompareError
from compare.findings import findings_of
from compare.ingest.event import load_event
from compare.report.build import build_view
from compare.report.html import render_html
from compare.report.results import results_text
from compare.runner.bench import Bench
from compare.runner.keeper import STORE_NAME
from compare.runner.pipeline import run

TRANSCRIPT = """Keeper of the Lighthouse Marit Voll: Good evening. The lamp has burned for one hundred and
forty years, and it will burn for another forty if the parish pays for the glass. I may retire in the autumn.

Parish clerk Odd Strand: Who is going to pay for the boat?

Marit Voll: The boat belongs to the parish. I never asked for a faster one, and I don't want it.

Odd Strand: The council has heard that before, and the council remembers the winter of the broken mast."""

FIRST = """Lamp to burn on, says keeper

The keeper of the lighthouse, Marit Voll, said on Monday that the lamp would burn for another forty years if
the parish paid for the glass.

“I never asked for a faster one, and I do not want it,” Voll said of the boat. “I will retire in the autumn.”

Strand, the clerk, said: “The council remembers the winter of the broken mast.”"""

FORTY = "The lamp has burned for one hundred and sixty years, and it will burn for another forty"

SECOND = """Who pays for the boat?

“The boat belongs to the parish,” Marit Voll said, “and the council remembers the winter of the broken
mast.”

Ms Voll said that the lamp had burned for 140 years. “Nobody has ever painted the tower properly,”
she said."""

UNRELATED = """Bakers win cup

The bakers of Nordby beat the millers by three goals to one on Sunday, their captain Lars Hegg said.

“We trained in the rain all summer,” Marit Voll said. “The referee was the best of the whole league,” she
said. “My cousin scored the winner with a broken toe,” Voll said, and added that the bread had been good."""


def _event(folder: Path, articles: dict[str, str], outlets: dict[str, str] | None = None) -> Path:
    """An event folder; with outlets also an event.toml that lists the articles in the order given."""
    (folder / "articles").mkdir(parents=True)
    (folder / "transcript.txt").write_text(TRANSCRIPT, "utf-8")
    for name, text in articles.items():
        (folder / "articles" / name).write_text(text, "utf-8")
    if outlets is not None:
        tables = ['[[record]]\nfile = "transcript.txt"\nspoken_language = "en"\nlanguage = "en"\n']
        tables += [
            f'[[article]]\nfile = "articles/{name}"\noutlet = "{outlet}"\n'
            for name, outlet in outlets.items()
        ]
        (folder / "event.toml").write_text("\n".join(tables), "utf-8")
    return folder


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """A small event, compared."""
    folder = _event(tmp_path_factory.mktemp("event") / "lamp", {"first.txt": FIRST, "second.txt": SECOND})
    return run(load_event(folder))


def test_what_is_shown_is_a_slice_of_the_kept_texts(comparison: Comparison) -> None:
    """Claims, passages and matches are slices of the texts that the run keeps."""
    for claim in comparison.claim_records:
        text = comparison.articles_by_id[claim.article_id].document.text
        assert claim.text == " … ".join(part.slice(text).strip() for part in claim.parts)
    for alignment in comparison.alignment_records:
        for match in alignment.passages:
            passage = comparison.passages[match.passage_id]
            assert passage.span.contains(match.span)
            assert len(match.span) > 0


def test_every_claim_has_one_alignment_and_an_id_of_its_own(comparison: Comparison) -> None:
    """Alignments stand in the order of the claims; ids are distinct."""
    claims = [claim.id for claim in comparison.claim_records]

    assert claims == [alignment.claim_id for alignment in comparison.alignment_records]
    assert len(set(claims)) == len(claims)


def test_the_variables_of_a_claim_fit_together(comparison: Comparison) -> None:
    """Location is missing where a claim is not checkable; passages stand where it is located."""
    for claim, alignment in zip(comparison.claim_records, comparison.alignment_records, strict=True):
        assert (alignment.location is None) == (not claim.checkable)
        assert bool(alignment.passages) == (alignment.location in {"located", "partly located"})
        assert alignment.wording is None or claim.quotation is not None
        assert 0.0 <= alignment.score <= 1.0
        assert 0.0 <= alignment.support <= 1.0


def _state(comparison: Comparison, words: str) -> tuple[str, str]:
    claim = next(claim for claim in comparison.claim_records if words in claim.text and claim.quotation)
    alignment = comparison.alignments_by_claim[claim.id]
    return alignment.state, alignment.attribution


def test_the_planted_quotations_are_found_as_they_are(comparison: Comparison) -> None:
    """Cleaned, edited, joined from two speakers, nowhere: each is told from the others."""
    assert _state(comparison, "I never asked") == ("cleaned", "agrees")
    assert _state(comparison, "I will retire") == ("edited, unmarked", "agrees")
    assert _state(comparison, "The council remembers the winter")[0] in {"verbatim", "cleaned"}
    assert _state(comparison, "Nobody has ever painted") == ("not located", "undetermined")
    assert _state(comparison, "The boat belongs")[0] in {"joined", "partly located"}


def test_swapping_the_outlets_names_changes_only_names(tmp_path: Path) -> None:
    """The same rule for every outlet: results with swapped names, swapped back, are the same."""
    articles = {"first.txt": FIRST, "second.txt": SECOND}
    plain = run(
        load_event(
            _event(tmp_path / "plain" / "fair", articles, {"first.txt": "Zephyr", "second.txt": "Anchor"})
        )
    )
    swapped = run(
        load_event(
            _event(tmp_path / "swapped" / "fair", articles, {"first.txt": "Anchor", "second.txt": "Zephyr"})
        )
    )

    back = results_text(swapped).replace("Zephyr", "\0").replace("Anchor", "Zephyr").replace("\0", "Anchor")
    assert _sorted_results(back) == _sorted_results(results_text(plain))


def _sorted_results(text: str) -> str:
    """Results with lists of records in an order of their own, the event's name left out."""
    data = json.loads(text)
    data["event"].pop("name", None)
    for name in ("articles", "claims", "coverage", "ledger"):
        data[name] = sorted(data[name], key=lambda row: json.dumps(row, sort_keys=True))
    return json.dumps(data, sort_keys=True)


def test_the_order_of_the_articles_changes_no_byte(tmp_path: Path) -> None:
    """Articles listed in another order give the same results, byte for byte."""
    articles = {"first.txt": FIRST, "second.txt": SECOND, "third.txt": UNRELATED}
    outlets = {"first.txt": "Zephyr", "second.txt": "Anchor", "third.txt": "Mast"}
    one = run(load_event(_event(tmp_path / "one" / "lamp", articles, outlets)))
    turned = dict(reversed(outlets.items()))
    other = run(load_event(_event(tmp_path / "two" / "lamp", dict(reversed(articles.items())), turned)))

    assert results_text(one) == results_text(other)


def test_an_article_of_another_event_is_doubted_and_stays(tmp_path: Path) -> None:
    """An article that has nothing to do with the event is kept, unlocated, with a doubt that says so."""
    folder = _event(tmp_path / "lamp", {"first.txt": FIRST, "cup.txt": UNRELATED})
    comparison = run(load_event(folder))
    cup = next(article for article in comparison.articles if article.info.file.endswith("cup.txt"))

    assert any("does it report this event?" in str(doubt) for doubt in cup.doubts)
    located = {comparison.alignments_by_claim[claim.id].location for claim in comparison.claims_of(cup.id)}
    assert located <= {None, "not located"}


def test_a_record_without_speakers_is_compared_without_attribution(tmp_path: Path) -> None:
    """No labels: words are located, and attribution is not assessed."""
    folder = _event(tmp_path / "lamp", {"first.txt": FIRST})
    plain = "The lamp will burn for another forty years if the parish pays for the glass. I may retire."
    (folder / "transcript.txt").write_text(plain, "utf-8")
    comparison = run(load_event(folder))
    checked = [item for item in comparison.alignment_records if item.location is not None]

    assert {item.attribution for item in checked} == {"not assessed"}
    assert any(item.location == "located" for item in checked)


def test_a_second_run_encodes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With an output folder vectors are kept: the second run encodes no text and gives the same bytes."""
    counts: list[int] = []
    encode_all = Encoder._encode_all

    def counting(self: Encoder, texts: list[str]) -> object:
        counts.append(len(texts))
        return encode_all(self, texts)

    monkeypatch.setattr(Encoder, "_encode_all", counting)
    event = load_event(_event(tmp_path / "lamp", {"first.txt": FIRST, "second.txt": SECOND}))
    fresh = results_text(run(event, output=tmp_path / "out"))
    encoded = sum(counts)
    counts.clear()
    kept = results_text(run(event, output=tmp_path / "out"))

    assert encoded > 0
    assert sum(counts) == 0
    assert kept == fresh


def test_one_article_more_shows_the_models_only_its_own_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Encoder and verifier are given what no run before has seen: as many as a run of all sees beyond it."""
    seen: dict[str, list[object]] = {"encoder": [], "verifier": []}
    for kind, name, key in ((Encoder, "_encode_all", "encoder"), (Verifier, "_judge_all", "verifier")):
        original = getattr(kind, name)

        def noting(self: object, items: list[object], original=original, key=key) -> object:
            seen[key].extend(items)
            return original(self, items)

        monkeypatch.setattr(kind, name, noting)

    def shown(event: Path, output: Path) -> dict[str, set[object]]:
        for items in seen.values():
            items.clear()
        run(load_event(event), output=output)
        assert all(len(items) == len(set(items)) for items in seen.values())
        return {key: set(items) for key, items in seen.items()}

    event = _event(tmp_path / "lamp", {"first.txt": FIRST})
    first = shown(event, tmp_path / "kept")
    (event / "articles" / "second.txt").write_text(SECOND, "utf-8")
    more = shown(event, tmp_path / "kept")
    whole = shown(event, tmp_path / "clean")

    assert more == {key: whole[key] - first[key] for key in whole}
    assert all(more.values())


def test_ids_outlast_other_articles_and_another_order(tmp_path: Path) -> None:
    """Passages, claims and findings keep their ids when articles come, go or change their order, and the
    page keeps the places that links lead to.
    """
    outlets = {"first.txt": "Mast", "second.txt": "Anchor"}
    articles = {"first.txt": FIRST, "second.txt": SECOND}
    few = run(load_event(_event(tmp_path / "few" / "lamp", articles, outlets)))
    more = {"cup.txt": UNRELATED, **dict(reversed(articles.items()))}
    many = run(load_event(_event(tmp_path / "many" / "lamp", more, {"cup.txt": "Aardvark", **outlets})))

    assert list(few.passages) == list(many.passages)
    assert {claim.id for claim in few.claim_records} < {claim.id for claim in many.claim_records}
    assert {one.id for one in findings_of(few)} < {one.id for one in findings_of(many)}
    pages = [set(re.findall(r'\bid="([^"]+)"', render_html(build_view(one)))) for one in (few, many)]
    assert len(pages[0]) > 10
    assert pages[0] <= pages[1]


def test_a_doubt_about_the_record_keeps_its_id_when_one_more_article_agrees(tmp_path: Path) -> None:
    """How many articles print the same words against a record is no part of the finding's name."""
    leads = (
        "The parish met on Monday, and the tea went cold while the clerk was looking for his papers again.",
        "Rain fell on Nordby all evening; nobody had thought of closing those high windows above the stairs.",
        "Every bench was taken. Children slept on coats, dogs barked outside, a fiddler had brought his bow.",
    )
    articles = {f"{n}.txt": f"Report\n\n{one}\n\n“{FORTY}”, Voll said." for n, one in enumerate(leads)}
    found = []
    for number in (2, 3):
        some = dict(list(articles.items())[:number])
        comparison = run(load_event(_event(tmp_path / str(number) / "lamp", some)))
        found.append([one for one in findings_of(comparison) if one.kind == "doubt about the record"])

    assert [one.id for one in found[0]] == [one.id for one in found[1]]
    told = [str(one.text) for one in (found[0][0], found[1][0])]
    assert [re.findall(r"(\d) independent articles", text) for text in told] == [["2"], ["3"]]


@pytest.mark.parametrize("stage", ["read", "decide", "drafts"])
def test_an_article_on_which_the_program_fails_stops_nothing(
    stage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At whatever stage: it stands in the ledger with the reason, and the others are compared as if alone."""
    work = getattr(Bench, stage)

    def failing(self: Bench, *given: object) -> object:
        if "goals" in str(given):
            raise ZeroDivisionError
        return work(self, *given)

    monkeypatch.setattr(Bench, stage, failing)
    with_it = run(load_event(_event(tmp_path / "a" / "lamp", {"first.txt": FIRST, "cup.txt": UNRELATED})))
    without = run(load_event(_event(tmp_path / "b" / "lamp", {"first.txt": FIRST})))
    entry = next(entry for entry in with_it.ledger if entry.file == "articles/cup.txt")

    assert (entry.outcome, entry.code) == ("rejected", "article-failed")
    assert "ZeroDivisionError" in str(entry.reason)
    assert with_it.claim_records == without.claim_records
    assert with_it.alignment_records == without.alignment_records


def test_a_damaged_store_is_set_aside_and_begun_anew(tmp_path: Path) -> None:
    """A store that cannot be read costs time, never the run."""
    event = load_event(_event(tmp_path / "lamp", {"first.txt": FIRST}))
    store = tmp_path / "out" / STORE_NAME
    store.parent.mkdir(parents=True)
    store.write_bytes(b"this is no database" * 100)

    comparison = run(event, output=tmp_path / "out")

    assert results_text(comparison) == results_text(run(event))
    assert ["set aside" in note for note in comparison.notes] == [True]
    assert store.with_suffix(".damaged").exists()


def test_progress_is_told_by_stage(tmp_path: Path) -> None:
    """Each stage tells how far it is, and never more than all."""
    told: list[tuple[str, int, int]] = []
    event = load_event(_event(tmp_path / "lamp", {"first.txt": FIRST, "second.txt": SECOND}))
    run(event, progress=lambda stage, done, total: told.append((stage, done, total)))

    assert {stage for stage, _, _ in told} >= {"reading the record", "encoding the record", "aligning"}
    assert all(0 <= done <= total for _, done, total in told)
    assert ("aligning", 2, 2) in told


def test_an_article_in_another_language_is_not_checkable(tmp_path: Path) -> None:
    """A German article on an English record is kept; no claim is checked, and the reason is given."""
    german = (
        "Leuchtturm bleibt erhalten\n\nDie Lampe werde noch vierzig Jahre brennen, sagte die Wärterin"
        " Marit Voll am Montag im Gemeindehaus, sofern die Gemeinde das Glas bezahle. „Das Boot gehört der"
        " Gemeinde“, sagte Voll."
    )
    comparison = run(load_event(_event(tmp_path / "lamp", {"first.txt": german})))

    assert {claim.checkable for claim in comparison.claim_records} == {False}
    assert "a language that cannot be compared" in {claim.reason for claim in comparison.claim_records}


def test_a_sentence_that_breaks_off_is_not_checkable(tmp_path: Path) -> None:
    """Claims of a last sentence without an end are given for what they are; the others are checked."""
    cut = FIRST.removesuffix(FIRST[FIRST.index(" of the broken mast") :])
    comparison = run(load_event(_event(tmp_path / "event", {"a.txt": cut})))

    reasons = {claim.text[-30:]: claim.reason for claim in comparison.claim_records if not claim.checkable}
    assert list(reasons.values()) == ["the article's text is incomplete"]
    assert not comparison.articles[0].complete
    assert sum(claim.checkable for claim in comparison.claim_records) >= 3


def test_a_record_without_words_stops_the_run(tmp_path: Path) -> None:
    """A transcript of marks and no words is an error that names the file."""
    folder = _event(tmp_path / "lamp", {"first.txt": FIRST})
    (folder / "transcript.txt").write_text("--- *** ---\n\n...", "utf-8")

    with pytest.raises(CompareError, match=r"transcript\.txt") as caught:
        run(load_event(folder))
    assert caught.value.exit_code == 2
