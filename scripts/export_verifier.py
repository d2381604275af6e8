r"""Make the bundled verifier: weights of `scripts/train_verifier.py` as one int8 ONNX file; development only.

    python scripts/export_verifier.py TRAINED TOKENIZER compare/models/verifier

Goes in: the folder with `verifier-*.safetensors`, the encoder's `tokenizer.json`. Comes out: `model.onnx`,
`tokenizer.json` and `manifest.json`. The graph takes the word pieces of one unpadded pair (``input_ids``,
``token_type_ids``: 0 for the passage, 1 for the claim) and gives one number (``logit``).
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import numpy as np
import onnx
from export_encoder import LAYERS, Graph, embeddings, layer, write_int8
from onnx import TensorProto, helper
from safetensors.numpy import load_file

MAX_TOKENS = 192


def read_weights(folder: Path) -> dict[str, np.ndarray]:
    """The trained weights in full precision, named as the encoder's are."""
    found: dict[str, np.ndarray] = {}
    for path in sorted(folder.glob("verifier-*.safetensors")):
        found |= {
            name.removeprefix("bert."): value.astype(np.float32) for name, value in load_file(path).items()
        }
    halves = [found.pop("words.0"), found.pop("words.1")]
    found["embeddings.word_embeddings.weight"] = np.concatenate(halves)
    return found


def build(weights: dict[str, np.ndarray]) -> onnx.ModelProto:
    """The graph in full precision: the encoder's layers, the first vector and the mean over the claim."""
    graph = Graph(weights)
    value = embeddings(graph, types="token_type_ids")
    for number in range(LAYERS):
        value = layer(graph, value, number)
    first = graph.node("Squeeze", graph.node("Gather", value, "zero", axis=1), "one")
    inside = graph.node("Cast", "token_type_ids", to=TensorProto.FLOAT)
    column = graph.node("Unsqueeze", inside, graph.constant("last", np.array([2])))
    total = graph.node("ReduceSum", graph.node("Mul", value, column), "one", keepdims=0)
    count = graph.node("ReduceSum", inside, "one", keepdims=1)
    mean = graph.node("Div", total, count)
    both = graph.node("Concat", first, mean, axis=-1)
    head = (
        graph.constant("head.w", weights["head.weight"].T),
        graph.constant("head.b", weights["head.bias"]),
    )
    graph.node("Gemm", both, *head, name="logit")
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"])
        for name in ("input_ids", "token_type_ids")
    ]
    output = helper.make_tensor_value_info("logit", TensorProto.FLOAT, ["batch", 1])
    body = helper.make_graph(graph.nodes, "verifier", inputs, [output], graph.constants)
    return helper.make_model(body, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)


def main(trained: Path, tokenizer: Path, folder: Path) -> None:
    """Read the weights, write the verifier's files."""
    write_int8(build(read_weights(trained)), folder)
    (folder / "tokenizer.json").write_bytes(tokenizer.read_bytes())
    names = ("model.onnx", "tokenizer.json")
    manifest = {
        "format": "pressdiff-verifier",
        "name": "pressdiff-verifier-1",
        "licence": "Apache-2.0",
        "max_tokens": MAX_TOKENS,
        "quantisation": "int8, dynamic, per channel, reduced range",
        "files": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
