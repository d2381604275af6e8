from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.model import Transcript
from compare.segment.transcript import load_transcript
from compare.testing import CHANGE_TYPES, Planted, generate_changes, generate_harmless, make_transcript
from compare.testing.reported import can_be_reported, is_quotable, rewrite_reported
from compare.testing.structure_edits import cut_edits
from compare.testing.word_edits import Material, word_edits

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def record() -> Transcript:
    """The bundled record."""
    return load_transcript(ROOT / "sources" / "harbour-address" / "transcript.txt")


def test_every_type_is_planted_in_the_bundled_record(record: Transcript) -> None:
    """Each type of change occurs, and most of them in quotations and in reported speech."""
    pieces = generate_changes(record, per_type=4)
    both = Counter(kind for kind, _ in {(piece.type, piece.quoted) for piece in pieces})

    assert {piece.type for piece in pieces} == set(CHANGE_TYPES)
    assert {kind for kind, ways in both.items() if ways == 2} >= {"number", "negation", "modality", "name"}


def test_the_same_seed_gives_the_same_pieces(record: Transcript) -> None:
    """Pieces depend on record and seed alone, and another seed gives other ones."""
    assert generate_changes(record, seed=5) == generate_changes(record, seed=5)
    assert generate_changes(record, seed=5) != generate_changes(record, seed=6)
    assert generate_harmless(record, seed=5) == generate_harmless(record, seed=5)


@settings(max_examples=20)
@given(seed=st.integers(0, 10_000))
def test_spans_lie_in_the_piece_and_in_its_passages(record: Transcript, seed: int) -> None:
    """Changed words lie inside the piece; those of the record inside a passage that it names."""
    passages = {passage.id: passage for passage in record.passages}
    for piece in (
        *generate_changes(record, seed=seed, per_type=1),
        *generate_harmless(record, seed=seed, per_type=1),
    ):
        assert all(span.end <= len(piece.text) for span in piece.changed)
        for span in piece.passage_changed:
            assert any(passages[key].span.contains(span) for key in piece.passage_ids)


def test_an_edited_quotation_is_the_passage_but_for_the_planted_words(record: Transcript) -> None:
    """Put back what was changed, and the quotation reads as the record."""
    word_types = {"number", "date", "negation", "modality", "name", "content word", "synonym", "grammar word"}
    for piece in generate_changes(record, types=word_types):
        if piece.quoted:
            assert _restored(piece, record) in piece_words(piece, record)


def _restored(piece: Planted, record: Transcript) -> str:
    span = piece.changed[0]
    said = piece.passage_changed[0].slice(record.document.text)
    text = piece.text[: span.start] + said + piece.text[span.end :]
    return "".join(text[text.index("“") + 1 : text.index("”")].rstrip(".,").split()).casefold()


def piece_words(piece: Planted, record: Transcript) -> str:
    """The passage that a piece reports, in lower case and without blanks."""
    passage = next(one for one in record.passages if one.id == piece.passage_ids[0])
    return "".join(passage.text.split()).casefold()


def test_harmless_variants_carry_no_severity(record: Transcript) -> None:
    """A variant has severity 0, and the forms of the method page are among them."""
    pieces = generate_harmless(record, per_type=3)

    assert {piece.severity for piece in pieces} == {0}
    assert {piece.type for piece in pieces} >= {
        "contraction", "number form", "spelling", "case", "punctuation", "filler", "reported speech",
        "quotation marks", "dash", "ellipsis at an end", "verbatim",
    }  # fmt: skip


def test_a_record_without_plain_statements_offers_nothing() -> None:
    """Questions, fragments and an empty record give no pieces."""
    assert generate_changes(make_transcript([])) == ()
    assert generate_harmless(make_transcript([("A. Adler", ["Really?", "Well."])])) == ()


GENERATOR = ("edit_words", "generate", "harmless", "planted", "reported", "structure_edits", "word_edits")
CLOSED = {"harmless._TENS", "planted._ACROSS"}
"""What has no other words: the names of the tens, and of a type."""


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _imported(path: Path) -> set[str]:
    """Every module of ours that a file imports, in whatever form."""
    nodes = list(ast.walk(_tree(path)))
    whole = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    named = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    return {name for name in whole | named if name.split(".")[0] == "compare"}


def _tables(path: Path) -> Iterator[tuple[str, frozenset[str]]]:
    """The lists of eight words or more that a file holds, by the name that they are given."""
    for node in _tree(path).body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            texts = [one.value for one in ast.walk(node.value) if isinstance(one, ast.Constant)]
            words = frozenset(word for text in texts if isinstance(text, str) for word in text.split())
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if len(words) >= 8:
                yield f"{path.stem}.{ast.unparse(target)}", words


def test_nothing_of_the_detectors_is_read() -> None:
    """The generator imports the model and its own modules: no detector, no list of one, no other stage."""
    for name in GENERATOR:
        own = _imported(ROOT / "compare" / "testing" / f"{name}.py")
        assert all(one == "compare.model" or one.startswith("compare.testing") for one in own), (name, own)


def test_no_list_of_the_detectors_is_copied() -> None:
    """No list of the generator is one of the detectors', where other words could stand in it."""
    theirs = {
        words: name
        for stage in ("differences", "meaning", "alignment")
        for path in (ROOT / "compare" / stage).rglob("*.py")
        for name, words in _tables(path)
    }
    ours = [table for name in GENERATOR for table in _tables(ROOT / "compare" / "testing" / f"{name}.py")]
    shared = {name: theirs[words] for name, words in ours if words in theirs}
    assert len(ours) > 20
    assert len(theirs) > 20
    assert set(shared) <= CLOSED, shared


@pytest.mark.parametrize(
    ("said", "reported"),
    [
        ("I think the bridge will hold.", "he thought the bridge would hold."),
        ("We have not paid for our boats.", "they had not paid for their boats."),
        ("The ferry can't wait for us.", "the ferry couldn't wait for them."),
    ],
)
def test_direct_becomes_reported_speech(said: str, reported: str) -> None:
    """Persons and tenses move as reported speech demands."""
    assert can_be_reported(said)
    assert rewrite_reported(said) == reported


@pytest.mark.parametrize("said", ["I walk home every day.", "You know the rule.", "It's a bus."])
def test_what_cannot_be_reported_is_left(said: str) -> None:
    """A bare present behind "I", a second person and an ambiguous contraction are passed over."""
    assert not can_be_reported(said)


def test_only_plain_statements_are_quoted() -> None:
    """Marks, brackets and dashes inside would change what a quotation is."""
    assert is_quotable("The harbour stays open.")
    assert not is_quotable("The harbour (the old one) stays open.")
    assert not is_quotable("Does it stay open?")


@pytest.mark.parametrize(
    ("sentence", "kind", "words"),
    [
        ("It cost us hundreds of millions of crowns in the end.", "bound", None),
        ("More than one in five boats stays ashore.", "grammar word", None),
        ("But in the end we know what the harbour is for.", "synonym", None),
        ("We want to end the long wait of the islands.", "synonym", "finish"),
        ("You can sail with a lot of them in the spring.", "quantifier", None),
        ("If you look at the mill you see a line, a hand above my head.", "condition or scope", None),
        ("It rose in seven out of eight harbours.", "bound", None),
        ("Not only a nuisance, it is a loss for us all.", "condition or scope", None),
        ("We can wait for the boats or until we turn the old mill round.", "condition or scope", None),
        ("It is what they will have if the warden agrees to it.", "condition or scope", None),
        ("You can have half of the catch, Mirta if you'd like.", "condition or scope", None),
        ("And I think that's a good catch for us.", "modality", None),
        ("We will paint it in almost every colour.", "quantifier", None),
        ("I think the ferry is the answer.", "roles", None),
        (
            "If you look at the old weir, it is the widest of the whole coast.",
            "condition or scope",
            None,
        ),
        ("The ferry was built for 70 rowers plus a cook.", "bound", None),
        ("You keep asking that the guild should pay you.", "synonym", None),
        ("If the mill closes again, we will not be happy.", "condition or scope", ""),
    ],
)
def test_an_edit_that_is_not_what_it_is_called_is_not_made(
    sentence: str, kind: str, words: str | None
) -> None:
    """What would be no English, or another change, is left."""
    edits = word_edits(sentence, Material(), Random(0))  # noqa: S311
    made = [edit.words for edit in edits if edit.type == kind]
    assert made == ([] if words is None else [words])


def test_a_cut_after_which_the_sentence_reads_on_is_none() -> None:
    """What is left stands in the sentence as it was said."""
    said = "You are not saying you are for him, you are not saying you are against him."
    left = [said[: edit.span.start] + said[edit.span.end :] for edit in cut_edits(said, Random(3))]  # noqa: S311
    assert all(words.strip(" .").casefold() not in said.casefold() for words in left)


def test_sentences_of_which_one_holds_the_other_are_not_joined() -> None:
    """Both would stand in one place of the record."""
    long, short = "I have painted dozens of boats in my life.", "I have painted dozens of boats."
    between = "The guild has paid you well for all of them."
    record = make_transcript([("A. Adler", [long]), ("B. Birch", [between]), ("A. Adler", [short])])
    assert generate_changes(record, types={"joined across turns"}) == ()
