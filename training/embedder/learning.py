"""The training loop, and the loss that all steps share."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from training.embedder.batches import Batch

SCALE = 20.0
WARM_UP = 0.05
PULL = 2.0
"""Weight of the distance to a given vector beside the ranking, when there are given vectors."""


def ranking_loss(texts: Tensor, wanted: Tensor, groups: Tensor, scale: float = SCALE) -> Tensor:
    """Cross entropy of each text finding its row of `wanted` (van den Oord et al. 2018, InfoNCE)."""
    logits = scale * texts @ wanted.T
    own = torch.eye(len(texts), len(wanted), dtype=torch.bool)
    same = groups[: len(texts), None] == groups[None, : len(wanted)]
    loss: Tensor = cross_entropy(logits.masked_fill(same & ~own, float("-inf")), torch.arange(len(texts)))
    return loss


def batch_loss(batch: Batch, texts: nn.Module, passages: nn.Module) -> Tensor:
    """Loss of a batch: ranking, and closeness to the teacher where it gives the vectors (Reimers & Gurevych 2020)."""
    vectors: Tensor = texts(batch.texts)
    if batch.vectors is not None:
        near: Tensor = (1 - (vectors * batch.vectors).sum(-1)).mean()
        loss: Tensor = ranking_loss(vectors, batch.vectors, batch.groups) + PULL * near
        return loss
    assert batch.passages is not None
    return ranking_loss(vectors, passages(batch.passages), batch.groups)


def learn(
    towers: tuple[nn.Module, nn.Module],
    sources: Sequence[tuple[Iterator[Batch], float]],
    rates: Sequence[tuple[list[Tensor], float]],
    seconds: float,
    checkpoint: Path | None = None,
) -> int:
    """Train for so many seconds of processor time and return the number of steps.

    `towers` encode texts and passages; `sources` are streams of batches with their weight, one batch of each a step;
    `rates` are groups of parameters with their learning rate, which rises, then falls in a line.
    """
    optimiser = torch.optim.AdamW(
        [{"params": each, "lr": rate, "peak": rate} for each, rate in rates], weight_decay=0.0, fused=True
    )
    begun, step, told = time.process_time(), 0, 0.0
    mean = 0.0
    for tower in towers:
        tower.train()
    while (spent := (time.process_time() - begun) / seconds) < 1:
        for group in optimiser.param_groups:
            group["lr"] = group["peak"] * min(1.0, spent / WARM_UP + 0.01, (1.02 - spent))
        optimiser.zero_grad(set_to_none=True)
        for batches, weight in sources:
            loss = weight * batch_loss(next(batches), *towers)
            loss.backward()  # type: ignore[no-untyped-call]
            mean = 0.98 * mean + 0.02 * loss.item()
        for group in optimiser.param_groups:
            nn.utils.clip_grad_norm_(group["params"], 1.0)
        optimiser.step()
        step += 1
        if spent - told > 0.1:
            told = spent
            print(f"{spent:4.0%} step {step} loss {mean:.3f}", flush=True)
            if checkpoint is not None:
                torch.save([tower.state_dict() for tower in towers], checkpoint)
    return step
