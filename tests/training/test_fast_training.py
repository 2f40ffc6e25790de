"""Training that is faster must learn the same: loss, gradients and outputs are those of Stanza and torch."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.stanza

SAMPLE = Path(__file__).parents[2] / "fixtures" / "treebank" / "ud" / "fr_gsd-ud-dev.conllu"


@pytest.fixture
def undisturbed(monkeypatch):
    """Whatever is replaced in Stanza and torch comes back."""
    from stanza.models.common.packed_lstm import PackedLSTM
    from stanza.models.depparse.model import GraphParser
    from stanza.models.pos.model import Tagger
    from torch import nn

    for owner in (PackedLSTM, GraphParser, Tagger, nn.Dropout, nn.Bilinear):
        monkeypatch.setattr(owner, "forward", owner.forward)


@pytest.fixture(scope="module")
def training():
    """A small parser without dropout, and a batch for it."""
    import torch
    from stanza.models import parser
    from stanza.models.common import utils
    from stanza.models.depparse.data import DataLoader
    from stanza.models.depparse.trainer import GraphTrainer, unpack_batch
    from stanza.utils.conll import CoNLL

    small = "--hidden_dim 20 --char_hidden_dim 10 --char_emb_dim 8 --word_emb_dim 8 --tag_emb_dim 8 --transformed_dim 8"
    plain = "--dropout 0 --word_dropout 0 --augment_nopunct 0 --no_pretrain --no_ufeats --no_xpos --optim adam --cpu"
    args = parser.parse_args([*small.split(), *plain.split(), "--deep_biaff_hidden_dim", "12", "--shorthand", "fr_x"])
    utils.set_random_seed(1)
    args["word_cutoff"] = 1
    loader = DataLoader(CoNLL.conll2doc(str(SAMPLE)), 400, args, None)
    model = GraphTrainer(args=args, vocab=loader.vocab, device="cpu").model
    for scorer in (model.unlabeled, model.deprel, model.linearization, model.distance):
        torch.nn.init.normal_(scorer.scorer.W_bilin.weight, std=0.1)
    inputs, _, *rest = unpack_batch(loader[3], "cpu")
    return model, (*inputs, *rest)


def learnt(training):
    import torch

    model, batch = training
    model.train()
    model.zero_grad()
    loss, _ = model(*batch)
    loss.backward()
    return loss.item(), torch.cat([value.grad.flatten() for value in model.parameters() if value.grad is not None])


def test_loss_and_gradients_are_those_of_stanza(training, undisturbed):
    from attribution.training.fast_training import install

    loss, gradients = learnt(training)
    install(brief=False)
    same_loss, same_gradients = learnt(training)
    assert same_loss == pytest.approx(loss, rel=1e-5)
    assert gradients.abs().max() > 0.01
    assert (same_gradients - gradients).abs().max() < 1e-5


def test_half_as_wide_numbers_are_near(training, undisturbed):
    from attribution.training.fast_training import install

    loss, _ = learnt(training)
    install(brief=True)
    assert learnt(training)[0] == pytest.approx(loss, rel=0.02)


@pytest.mark.parametrize("bidirectional", [False, True])
def test_a_recurrent_layer_is_that_of_torch(bidirectional):
    import torch
    from torch.nn.utils.rnn import pack_padded_sequence

    from attribution.training.fast_training import recurrent

    torch.manual_seed(2)
    layer = torch.nn.LSTM(6, 5, batch_first=True, bidirectional=bidirectional)
    given = torch.randn(4, 7, 6, requires_grad=True)
    packed = pack_padded_sequence(given, [7, 4, 4, 1], batch_first=True)
    start = tuple(torch.randn(1 + bidirectional, 4, 5) for _ in range(2))
    for first in (start, None):
        results = []
        for output, (hidden, cell) in (layer(packed, first), recurrent(layer, packed, first)):
            whole = output.data.square().sum() + hidden.sum() + cell.sum()
            gradients = torch.autograd.grad(whole, [given, *layer.parameters()], retain_graph=True)
            results.append((output.data, hidden, cell, *gradients))
        for theirs, ours in zip(*results, strict=True):
            assert torch.allclose(theirs, ours, atol=1e-5)


def test_dropout_leaves_the_mean_and_drops_the_share():
    import torch

    from attribution.training.fast_training import dropped

    torch.manual_seed(3)
    given = torch.ones(20_000)
    left = dropped(given, 0.3)
    assert (left == 0).float().mean().item() == pytest.approx(0.3, abs=0.02)
    assert left.mean().item() == pytest.approx(1, abs=0.03)
    assert dropped(given, 0) is given
