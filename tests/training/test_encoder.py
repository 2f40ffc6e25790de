"""The teacher's transformer: read from four bits, cut down to the pieces that a text needs."""

import numpy as np
import pytest

from attribution.training.encoder import needed, write_encoder
from attribution.training.four_bits import FourBits, widened
from tests.training.four_bit_file import HIDDEN, LAYERS, PIECES, narrowed, write_four_bits


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "tiny.bin"
    write_four_bits(path)
    return path


def test_blocks_are_widened_to_the_weights_that_they_came_from():
    weights = np.arange(-16, 16, dtype=np.float32) / 4
    assert np.abs(widened(narrowed(weights)) - weights).max() < 4 / 7
    exact = np.tile(np.arange(-7, 8, dtype=np.float32), 5)[:64]
    assert np.array_equal(widened(narrowed(exact)), exact)


def test_a_file_gives_its_shape_pieces_and_tensors(tmp_path):
    tensors = write_four_bits(tmp_path / "tiny.bin")
    model = FourBits(tmp_path / "tiny.bin")
    assert (model.sizes.hidden, model.sizes.layers, model.sizes.pieces) == (HIDDEN, LAYERS, len(PIECES))
    assert tuple(model.pieces) == PIECES
    assert (model.special.start, model.special.padding, model.special.end, model.special.unknown) == (0, 1, 2, 3)
    assert np.array_equal(model.tensor("l1.oln.b", HIDDEN), tensors["l1.oln.b"])
    assert np.abs(model.tensor("l1.q.w", HIDDEN, HIDDEN) - tensors["l1.q.w"]).max() < 0.1
    assert np.array_equal(model.rows("emb.word", [5, 2]), model.tensor("emb.word", len(PIECES), HIDDEN)[[5, 2]])


def test_another_file_is_refused(tmp_path):
    (tmp_path / "other.bin").write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(ValueError, match=r"other\.bin does not begin with E5S1"):
        FourBits(tmp_path / "other.bin")


def test_pieces_stay_that_a_text_needs_and_single_characters(source):
    model = FourBits(source)
    kept = [model.pieces[number] for number in needed(model, ["le chat"])]
    assert kept == ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁le", "▁chat", "s", "e", "m", "▁l"]


def test_the_folder_is_one_that_stanza_loads(source, tmp_path):
    from stanza.models.common.bert_embedding import load_bert

    write_encoder(source, ["le chat dort"], tmp_path / "encoder")
    model, tokenizer = load_bert(str(tmp_path / "encoder"), local_files_only=True)
    assert model.config.num_hidden_layers == LAYERS
    assert len(tokenizer) == model.config.vocab_size
    assert tokenizer.convert_ids_to_tokens(tokenizer("le chat").input_ids) == ["<s>", "▁le", "▁chat", "</s>"]
    file = FourBits(source)
    rows = model.embeddings.word_embeddings.weight.detach().numpy()
    assert np.array_equal(rows, file.rows("emb.word", needed(file, ["le chat dort"])))
    inner = model.encoder.layer[1].intermediate.dense.weight.detach().numpy()
    assert np.array_equal(inner, file.tensor("l1.fi.w", *inner.shape))
