"""The verifier that ships, and models that a user adds: tiny ones, made here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, pre_tokenizers, processors

from compare.alignment.opinion import add_opinions
from compare.alignment.verifier import BUNDLED, Verifier
from compare.errors import ConfigError
from compare.model import Alignment, PassageMatch, Span
from compare.testing import make_article, make_claim

WORDS = ["[UNK]", "[CLS]", "[SEP]", "yes", "no"]


class Kept(dict[str, bytes]):
    """A store in memory."""

    def get_many(self, keys: Sequence[str]) -> dict[str, bytes]:
        return {key: self[key] for key in keys if key in self}

    def put_many(self, items: Mapping[str, bytes]) -> None:
        self.update(items)


def make_model(folder: Path, *, classes: int = 2, inputs: Sequence[str] = ("input_ids",)) -> Path:
    """A model whose class 1 (or only number) grows with the word "yes" and shrinks with "no"."""
    folder.mkdir(parents=True)
    tokenizer = Tokenizer(models.WordLevel({word: n for n, word in enumerate(WORDS)}, unk_token=WORDS[0]))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 1), ("[SEP]", 2)],
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    table = np.zeros((len(WORDS), classes), np.float32)
    table[3, -1], table[4, -1] = 2.0, -2.0
    nodes = [
        helper.make_node("Gather", ["table", inputs[0]], ["each"]),
        helper.make_node("ReduceSum", ["each", "axis"], ["logits"], keepdims=0),
    ]
    constants = [numpy_helper.from_array(table, "table"), numpy_helper.from_array(np.array([1]), "axis")]
    values = [helper.make_tensor_value_info(name, TensorProto.INT64, [1, "n"]) for name in inputs]
    output = helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, classes])
    graph = helper.make_graph(nodes, "tiny", values, [output], constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(model, folder / "model.onnx")
    return folder


def write(folder: Path, name: str, value: object) -> None:
    """A JSON file in a folder."""
    (folder / name).write_text(json.dumps(value), "utf-8")


@pytest.fixture(scope="module")
def bundled() -> Verifier:
    """The verifier that ships."""
    return Verifier.load()


def test_the_bundled_verifier_sees_a_not(bundled: Verifier) -> None:
    """The same words score high, the same words with a "not" low."""
    same, denied = bundled.judge(
        [
            ("We will raise the tax.", "We will raise the tax."),
            ("We will not raise the tax.", "We will raise the tax."),
        ]
    )

    assert same > 0.9
    assert denied < 0.1


def test_a_pair_is_judged_by_itself(bundled: Verifier) -> None:
    """A pair alone, in a list, and twice gives the same value; a side without words gives 0."""
    pairs = [
        ("The pier is old.", "It is an old pier."),
        ("", "x"),
        ("The pier is old.", " "),
        ("a" * 9000, "b 😀 ש"),
    ]
    together = bundled.judge(pairs + pairs[:1])

    assert together[0] == together[4] == bundled.judge(pairs[:1])[0]
    assert together[1] == together[2] == 0.0
    assert ((together >= 0.0) & (together <= 1.0)).all()
    assert bundled.judge([]).shape == (0,)


def test_what_a_store_knows_is_not_judged_again() -> None:
    """A second verifier with the same store judges nothing and gives the same values."""
    store, pairs = Kept(), [("The pier is old.", "It is an old pier."), ("Yes.", "No.")]
    first = Verifier.load()
    values = first.judge(pairs, store=store)
    second = Verifier.load()

    assert (second.judge(pairs, store=store) == values).all()
    assert (first.pair_count, second.pair_count) == (2, 0)


def test_a_model_of_classes_is_read_by_its_configuration(tmp_path: Path) -> None:
    """The class that is called entailment counts, wherever it stands."""
    folder = make_model(tmp_path / "nli")
    write(folder, "config.json", {"id2label": {"0": "CONTRADICTION", "1": "ENTAILMENT"}})
    verifier = Verifier.load(folder)

    assert verifier.name == "nli"
    assert verifier.judge([("yes", "yes"), ("no", "no")]) == pytest.approx([0.982, 0.018], abs=1e-3)


def test_a_model_of_one_number_is_read_by_its_manifest(tmp_path: Path) -> None:
    """One number is a log-odds; hashes that are stated are checked."""
    folder = make_model(tmp_path / "one", classes=1, inputs=("input_ids", "attention_mask"))
    sha = hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest()
    write(
        folder,
        "manifest.json",
        {"format": "pressdiff-verifier", "name": "tiny", "files": {"model.onnx": sha}},
    )

    assert Verifier.load(folder).judge([("yes", "x")])[0] == pytest.approx(1 / (1 + np.exp(-2)))

    (folder / "model.onnx").write_bytes(b"other")
    with pytest.raises(ConfigError, match="not the one that its manifest names"):
        Verifier.load(folder)


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({}, "no-verifier"),
        ({"manifest.json": {"format": "other"}}, "bad-verifier"),
        ({"manifest.json": []}, "bad-verifier"),
        ({"config.json": {"id2label": {"0": "LABEL_0", "1": "LABEL_1"}}}, "bad-verifier"),
    ],
)
def test_a_folder_that_describes_no_verifier_is_named(
    tmp_path: Path, files: dict[str, object], code: str
) -> None:
    """What is missing or not understood ends in a sentence with the folder."""
    folder = make_model(tmp_path / "x")
    for name, value in files.items():
        write(folder, name, value)
    with pytest.raises(ConfigError) as caught:
        Verifier.load(folder)

    assert caught.value.code == code
    assert str(folder) in str(caught.value.source)


@pytest.mark.parametrize("case", ["inputs", "class", "model"])
def test_a_model_of_another_kind_is_refused_when_it_is_used(tmp_path: Path, case: str) -> None:
    """Other inputs, a class that is not there, a file that is no model: a sentence, no traceback."""
    folder = make_model(tmp_path / "x", inputs=("pixels",) if case == "inputs" else ("input_ids",))
    write(folder, "manifest.json", {"format": "pressdiff-verifier", "supports": 9 if case == "class" else 0})
    if case == "model":
        (folder / "model.onnx").write_bytes(b"no model")
    with pytest.raises(ConfigError) as caught:
        Verifier.load(folder).judge([("yes", "no")])

    assert caught.value.code == "bad-verifier"


def test_a_second_opinion_stands_beside_and_decides_nothing(tmp_path: Path) -> None:
    """Claims with passages get a judgement, claims without keep none; nothing else changes."""
    folder = make_model(tmp_path / "nli")
    write(folder, "config.json", {"id2label": {"0": "no", "1": "entailment"}})
    article = make_article([("paragraph", "yes yes. no no.")])
    claims = [
        make_claim(article, "yes yes", kind="reported speech"),
        make_claim(article, "no no", kind="reported speech"),
    ]
    placed = Alignment(
        claim_id=claims[0].id,
        location="located",
        passages=(PassageMatch(passage_id="p", span=Span(0, 3), score=1.0),),
    )
    decided = [(claims[0], placed), (claims[1], Alignment(claim_id=claims[1].id, location="not located"))]
    found = add_opinions(decided, {article.id: article}, {"p": "yes"}, Verifier.load(folder))

    assert found[0][1].second_opinion == pytest.approx(0.9975, abs=1e-3)
    assert found[0][1].location == "located"
    assert found[1] == decided[1]


def test_the_bundled_files_are_those_of_the_manifest() -> None:
    """The manifest names what lies beside it."""
    manifest = json.loads((BUNDLED / "manifest.json").read_text("utf-8"))

    for name, sha in manifest["files"].items():
        assert hashlib.sha256((BUNDLED / name).read_bytes()).hexdigest() == sha
