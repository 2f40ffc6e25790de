"""Makes Stanza's parser and tagger learn faster on a processor: the same loss and gradients, less arithmetic.

What took the time: labels scored for every pair of words where the loss asks for the gold heads alone; recurrent
layers whose backward pass clears a batch of zeros for every word; a slow source of random numbers under dropout;
and single precision where many processors multiply half as wide numbers twice as fast.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

import torch
from stanza.models.common.packed_lstm import PackedLSTM
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from stanza.models.depparse.model import GraphParser
from stanza.models.pos.model import Tagger
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import PackedSequence

State = tuple[Tensor, Tensor]
Walked = tuple[list[Tensor], State]
"""The output of each step of a recurrent layer, and the last state of each sentence."""

_MASK, _LETTERS, _HEAD, _LABEL = 1, 2, 9, 10
"""Places in the arguments of Stanza's `GraphParser.forward`."""


def brief(*, gpu: bool) -> AbstractContextManager[Any]:
    """While this lasts, a processor multiplies in bfloat16."""
    setattr(nn.Bilinear, "forward", _bilinear)  # noqa: B010 -- mypy takes no assignment to a method
    return torch.autocast("cpu", torch.bfloat16, enabled=not gpu)


def install(*, brief: bool) -> None:
    """Replace the slow functions for this process; ``brief`` multiplies in bfloat16."""
    plain = GraphParser.forward

    def forward(self: Any, *batch: Any) -> Any:
        if not self.training:
            return plain(self, *batch)
        with torch.autocast("cpu", torch.bfloat16, enabled=brief):
            return arcs_loss(self, *batch), []

    GraphParser.forward = forward
    tag = Tagger.forward

    def tagged(self: Any, *batch: Any) -> Any:
        with torch.autocast("cpu", torch.bfloat16, enabled=brief and self.training):
            return tag(self, *batch)

    Tagger.forward = tagged
    PackedLSTM.forward = lambda self, packed, _lengths, hx=None: recurrent(self.lstm, packed, hx)
    setattr(nn.Dropout, "forward", _dropout)  # noqa: B010 -- mypy takes no assignment to a method
    setattr(nn.Bilinear, "forward", _bilinear)  # noqa: B010


def _dropout(self: nn.Dropout, given: Tensor) -> Tensor:
    return dropped(given, self.p) if self.training else given


def _bilinear(self: nn.Bilinear, left: Tensor, right: Tensor) -> Tensor:
    """In single precision always: torch does not bring both sides and the weights to one width by itself."""
    return functional.bilinear(left.float(), right.float(), self.weight, self.bias)


def dropped(given: Tensor, share: float) -> Tensor:
    """Dropout of a ``share`` of the numbers."""
    if not share:
        return given
    kept = torch.rand(given.shape) >= share
    return given * (kept.to(given.dtype) / (1 - share))


def arcs_loss(parser: Any, *batch: Any) -> Tensor:
    """The loss of `GraphParser.forward`: heads, labels of the gold heads, side and distance of the heads."""
    outside, head = batch[_MASK][:, 1:], batch[_HEAD]
    words = parser.embed(*batch)
    scores, sides, distances, offset = _head_scores(parser, words)
    scores = scores[:, 1:].masked_fill(batch[_MASK].unsqueeze(1), -torch.inf)
    loss: Tensor = parser.crit(scores.flatten(0, 1), head.masked_fill(outside, -1).flatten())
    labels = batch[_LABEL][~outside] - VOCAB_PREFIX_SIZE
    loss = loss + parser.crit(label_scores(parser, words, head)[~outside].float(), labels)
    chosen = head.unsqueeze(2)
    side = torch.gather(sides[:, 1:], 2, chosen).view(-1, 1) / 2
    right = torch.gather((offset[:, 1:].expand(len(head), -1, -1) > 0).long(), 2, chosen).flatten()
    loss = loss + parser.crit(torch.cat([-side, side], 1), right)
    loss = loss - torch.gather(distances[:, 1:], 2, chosen).sum()
    return loss / len(batch[_LETTERS])


def _head_scores(parser: Any, words: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Scores of every pair, what side and distance add to them, and how far apart each pair stands."""
    places = torch.arange(words.size(1))
    offset = (places.view(1, 1, -1) - places.view(1, -1, 1)).float()
    sides, distances = (_pairs(parser, scorer, words) for scorer in (parser.linearization, parser.distance))
    divergence = -torch.log((offset.abs() - 1 - functional.softplus(distances)) ** 2 / 2 + 1)
    scores = _pairs(parser, parser.unlabeled, words)
    scores = scores + functional.logsigmoid(sides * torch.sign(offset)).detach() + divergence.detach()
    itself = torch.eye(words.size(1), dtype=torch.bool)
    return scores.masked_fill(itself, -torch.inf), sides, divergence, offset


def _pairs(parser: Any, scorer: Any, words: Tensor) -> Tensor:
    scores: Tensor = scorer(parser.drop(words), parser.drop(words)).squeeze(3).float()
    return scores


def label_scores(parser: Any, words: Tensor, head: Tensor) -> Tensor:
    """Scores of each label for each word under the head given for it: sentences, words, labels."""
    scorer = parser.deprel
    lower, upper = (scorer.dropout(scorer.hidden_func(layer(parser.drop(words)))) for layer in (scorer.W1, scorer.W2))
    lower, upper = _with_one(lower[:, 1:]), _with_one(upper)
    upper = torch.gather(upper, 1, head.unsqueeze(2).expand(-1, -1, upper.size(2)))
    bilinear = scorer.scorer.W_bilin
    folded = (lower.flatten(0, 1) @ bilinear.weight.flatten(1)).view(-1, *bilinear.weight.shape[1:])
    scores: Tensor = torch.bmm(upper.flatten(0, 1).unsqueeze(1), folded).view(*head.shape, -1) + bilinear.bias
    return scores


def _with_one(given: Tensor) -> Tensor:
    return torch.cat([given, given.new_ones(*given.shape[:-1], 1)], -1)


def recurrent(layer: nn.LSTM, packed: PackedSequence, start: State | None) -> tuple[PackedSequence, State]:
    """One layer over packed sentences, as `torch.nn.LSTM` has it, in one or both directions."""
    sizes = packed.batch_sizes.tolist()
    walks = [_walk(layer, number, packed.data, sizes, start) for number in range(1 + layer.bidirectional)]
    data = torch.cat([torch.cat(outputs) for outputs, _ in walks], 1)
    last = torch.stack([state[0] for _, state in walks]), torch.stack([state[1] for _, state in walks])
    return PackedSequence(data, packed.batch_sizes, packed.sorted_indices, packed.unsorted_indices), last


def _walk(layer: nn.LSTM, number: int, data: Tensor, sizes: list[int], start: State | None) -> Walked:
    suffix = ("", "_reverse")[number]
    bias = getattr(layer, f"bias_ih_l0{suffix}") + getattr(layer, f"bias_hh_l0{suffix}")
    gates = functional.linear(data, getattr(layer, f"weight_ih_l0{suffix}")).float() + bias
    nothing = gates.new_zeros(sizes[0], layer.hidden_size)
    first = (start[0][number], start[1][number]) if start else (nothing, nothing)
    walk = _backward if number else _forward
    return walk(torch.split(gates, sizes), getattr(layer, f"weight_hh_l0{suffix}"), first)


def _forward(gates: tuple[Tensor, ...], weight: Tensor, state: State) -> Walked:
    """From the first words on; the shorter sentences, which are the last rows, end before the longer ones."""
    outputs: list[Tensor] = []
    ended: list[State] = []
    for each in gates:
        if len(each) < len(state[0]):
            ended.append((state[0][len(each) :], state[1][len(each) :]))
            state = state[0][: len(each)], state[1][: len(each)]
        state = _cell(each, weight, state)
        outputs.append(state[0])
    ended = [state, *reversed(ended)]
    return outputs, (torch.cat([part[0] for part in ended]), torch.cat([part[1] for part in ended]))


def _backward(gates: tuple[Tensor, ...], weight: Tensor, start: State) -> Walked:
    """From the last words back; the shorter sentences begin after the longer ones."""
    outputs: list[Tensor] = []
    state = start[0][:0], start[1][:0]
    for each in reversed(gates):
        begun = len(state[0])
        if len(each) > begun:
            state = (
                torch.cat([state[0], start[0][begun : len(each)]]),
                torch.cat([state[1], start[1][begun : len(each)]]),
            )
        state = _cell(each, weight, state)
        outputs.append(state[0])
    return outputs[::-1], state


def _cell(gates: Tensor, weight: Tensor, state: State) -> State:
    into, forget, new, out = (gates + functional.linear(state[0], weight)).chunk(4, 1)
    cell = torch.sigmoid(forget) * state[1] + torch.sigmoid(into) * torch.tanh(new)
    return torch.sigmoid(out) * torch.tanh(cell), cell
