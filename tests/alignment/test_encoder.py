"""The bundled encoder: the same text gives the same vector, whatever stands beside it."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest

from compare.alignment import encoder as encoder_module
from compare.alignment import runtime as module
from compare.alignment.encoder import BUNDLED, Encoded, Encoder
from compare.errors import ConfigError

SENTENCES = [
    "The lock gates open at high water.",
    "At high water the gates of the lock are opened.",
    "Nobody has counted the gulls.",
    "Up to forty boats may winter here, the harbour master said.",
]


class MemoryStore:
    """A store in memory that counts what is asked of it."""

    def __init__(self) -> None:
        self.values: dict[str, bytes] = {}

    def get_many(self, keys: Sequence[str]) -> dict[str, bytes]:
        """Known values."""
        return {key: self.values[key] for key in keys if key in self.values}

    def put_many(self, items: Mapping[str, bytes]) -> None:
        """Keep values."""
        self.values.update(items)


def _same(left: Encoded, right: Encoded) -> bool:
    return left.to_bytes() == right.to_bytes()


def test_a_vector_does_not_depend_on_its_neighbours(encoder: Encoder) -> None:
    """A text alone, in a list, and in a list turned round gives the same bytes."""
    together = encoder.encode_full(SENTENCES)
    backwards = encoder.encode_full(SENTENCES[::-1])[::-1]
    alone = [encoder.encode_full([sentence])[0] for sentence in SENTENCES]

    assert all(_same(left, right) for left, right in zip(together, backwards, strict=True))
    assert all(_same(left, right) for left, right in zip(together, alone, strict=True))


def test_a_vector_does_not_depend_on_the_number_of_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """One thread and four give the same bytes."""
    monkeypatch.setattr(module, "_processors", lambda: 1)
    single = Encoder.load().encode_full(SENTENCES)
    monkeypatch.setattr(module, "_processors", lambda: 4)
    several = Encoder.load().encode_full(SENTENCES)

    assert all(_same(left, right) for left, right in zip(single, several, strict=True))


def test_a_paraphrase_is_nearer_than_another_sentence(encoder: Encoder) -> None:
    """Vectors have length 1, and meaning decides which are near."""
    vectors = encoder.encode(SENTENCES)

    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)
    assert vectors[0] @ vectors[1] > 0.7 > vectors[0] @ vectors[2]


def test_word_pieces_have_length_one_within_rounding(encoder: Encoder) -> None:
    """Each word piece has a row, an id and nearly unit length."""
    encoded = encoder.encode_full(SENTENCES[:1])[0]
    rows = encoded.piece_vectors()

    assert rows.shape == (len(encoded.ids), encoder.dimension)
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1.0, atol=0.02)


def test_nothing_gives_no_rows_and_an_empty_text_a_zero_row(encoder: Encoder) -> None:
    """No texts give shape (0, d); a blank text has a zero vector and no word pieces."""
    assert encoder.encode([]).shape == (0, encoder.dimension)
    blank = encoder.encode_full(["  "])[0]

    assert not blank.vector.any()
    assert blank.piece_vectors().shape == (0, encoder.dimension)


def test_a_very_long_text_is_cut_and_encoded(encoder: Encoder) -> None:
    """Of 5,000 words the first tokens count; nothing fails."""
    assert len(encoder.encode_full(["harbour " * 5000])[0].ids) == encoder.max_tokens - 2


def test_only_new_texts_are_encoded() -> None:
    """With a store a second run encodes nothing, and one more text exactly one; the vectors are the same."""
    store = MemoryStore()
    first = Encoder.load()
    fresh = first.encode_full(SENTENCES, store=store)
    second = Encoder.load()
    kept = second.encode_full([*SENTENCES, "A fifth sentence."], store=store)

    assert first.encoded_count == len(SENTENCES)
    assert second.encoded_count == 1
    assert all(_same(left, right) for left, right in zip(fresh, kept, strict=False))


def test_a_damaged_value_in_the_store_is_encoded_again() -> None:
    """Bytes that are no encoded text count as not known."""
    store = MemoryStore()
    encoder = Encoder.load()
    good = encoder.encode_full(SENTENCES[:1], store=store)[0]
    store.values = {key: value[:-7] for key, value in store.values.items()}

    assert _same(encoder.encode_full(SENTENCES[:1], store=store)[0], good)


def test_a_changed_model_file_is_refused(tmp_path: Path) -> None:
    """A file that is not the one of the manifest is named in the error."""
    folder = tmp_path / "model"
    shutil.copytree(BUNDLED, folder)
    with (folder / "tokenizer.json").open("ab") as file:
        file.write(b" ")

    with pytest.raises(ConfigError, match=r"tokenizer\.json") as caught:
        Encoder.load(folder)
    assert caught.value.code == "bad-encoder"


@pytest.mark.parametrize("manifest", ["", "{}", json.dumps({"format": "other", "files": {}}), "[]"])
def test_a_folder_without_a_proper_manifest_is_refused(tmp_path: Path, manifest: str) -> None:
    """An empty, foreign or malformed manifest gives one clear error."""
    if manifest:
        (tmp_path / "manifest.json").write_text(manifest, "utf-8")

    with pytest.raises(ConfigError) as caught:
        Encoder.load(tmp_path)
    assert caught.value.code in {"no-encoder", "bad-encoder"}


def _changed(folder: Path, **values: object) -> Path:
    """A copy of the bundled encoder with other values in its manifest."""
    shutil.copytree(BUNDLED, folder)
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | values), "utf-8")
    return folder


def test_an_encoder_of_another_dimension_than_it_states_is_refused(tmp_path: Path) -> None:
    """The graph gives 384 numbers, and the manifest promises 512."""
    encoder = Encoder.load(_changed(tmp_path / "model", dimension=512))

    with pytest.raises(ConfigError, match="512 dimensions") as caught:
        encoder.encode(SENTENCES[:1])
    assert caught.value.code == "bad-encoder"


def test_a_file_that_is_no_model_is_refused(tmp_path: Path) -> None:
    """Bytes that agree with the manifest and are no graph give one clear error."""
    junk = b"no graph"
    tokenizer = json.loads((BUNDLED / "manifest.json").read_text("utf-8"))["files"]["tokenizer.json"]
    files = {"model.onnx": hashlib.sha256(junk).hexdigest(), "tokenizer.json": tokenizer}
    folder = _changed(tmp_path / "model", files=files)
    (folder / "model.onnx").write_bytes(junk)

    with pytest.raises(ConfigError, match="cannot be run") as caught:
        Encoder.load(folder).encode(SENTENCES[:1])
    assert caught.value.code == "bad-encoder"


def test_half_a_surrogate_pair_does_not_stop_a_run(encoder: Encoder) -> None:
    """A text with a character that is none is encoded all the same."""
    np.testing.assert_allclose(np.linalg.norm(encoder.encode(["The gate\ud800 opens."])), 1.0, atol=1e-5)


def test_another_runtime_finds_nothing_in_the_store(monkeypatch: pytest.MonkeyPatch) -> None:
    """Vectors of another version of the runtime are not mixed with new ones."""
    store = MemoryStore()
    Encoder.load().encode(SENTENCES, store=store)
    monkeypatch.setattr(encoder_module, "version", lambda _: "0.0")
    other = Encoder.load()
    other.encode(SENTENCES, store=store)

    assert other.encoded_count == len(SENTENCES)
