"""The two encoders: token vectors averaged, and the teacher's six layers over the student's word pieces."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.functional import normalize
from transformers import BertConfig, BertModel

from training.embedder.teacher import teacher_folder

PAD, CLS, SEP = 0, 2, 3
"""Numbers of the special pieces in the student's vocabulary."""

GROUP = 16
"""Texts that go through the layers together."""

Ids = Sequence[Sequence[int]]


class StaticTower(nn.Module):
    """The mean of token vectors (Wieting et al. 2016), brought to unit length."""

    def __init__(self, rows: NDArray[np.float32] | Tensor) -> None:
        super().__init__()
        self.table = nn.EmbeddingBag.from_pretrained(torch.as_tensor(rows).clone().float(), freeze=False, mode="mean")

    def forward(self, ids: Ids) -> Tensor:
        lengths = [0, *(len(each) for each in ids[:-1])]
        flat = torch.tensor([number for each in ids for number in each], dtype=torch.long)
        vectors: Tensor = self.table(flat, torch.tensor(lengths).cumsum(0))
        return normalize(vectors, dim=-1)


class ContextTower(nn.Module):
    """A small BERT whose last states are averaged, brought to unit length (Reimers & Gurevych 2019)."""

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        self.bert = bert

    @classmethod
    def from_teacher(cls, rows: NDArray[np.float32]) -> "ContextTower":
        """The teacher's layers over other word pieces, whose input embeddings are `rows`."""
        bert = BertModel.from_pretrained(
            teacher_folder(), add_pooling_layer=False, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
        )
        bert.resize_token_embeddings(len(rows), mean_resizing=False)
        bert.embeddings.word_embeddings.weight.data = torch.as_tensor(rows).clone()
        bert.config.vocab_size = len(rows)
        bert.config.pad_token_id = PAD
        return cls(bert)

    @classmethod
    def empty(cls, pieces: int, **shape: Any) -> "ContextTower":
        """A tower of the teacher's shape, or of another, whose weights are still to be loaded."""
        usual = {"hidden_size": 384, "num_hidden_layers": 6, "num_attention_heads": 12, "intermediate_size": 1536}
        settings: dict[str, Any] = usual | shape
        config = BertConfig(
            vocab_size=pieces, pad_token_id=PAD, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0, **settings
        )
        return cls(BertModel(config, add_pooling_layer=False))

    def forward(self, ids: Ids) -> Tensor:
        """Vectors of the texts, computed in groups of about one length so that little is padding."""
        order = sorted(range(len(ids)), key=lambda row: len(ids[row]))
        groups = [[ids[row] for row in order[start : start + GROUP]] for start in range(0, len(order), GROUP)]
        vectors = torch.cat([self._vectors(group) for group in groups])
        return vectors[torch.argsort(torch.tensor(order))]

    def _vectors(self, ids: Ids) -> Tensor:
        longest = max(len(each) for each in ids) + 2
        padded = torch.full((len(ids), longest), PAD, dtype=torch.long)
        for row, each in enumerate(ids):
            padded[row, : len(each) + 2] = torch.tensor([CLS, *each, SEP])
        mask = (padded != PAD).long()
        states = self.bert(padded, attention_mask=mask).last_hidden_state
        weights = mask.unsqueeze(-1).float()
        return normalize((states * weights).sum(1) / weights.sum(1), dim=-1)


@torch.no_grad()
def encode(tower: nn.Module, ids: Ids, size: int = 32) -> Tensor:
    """Vectors of all texts, in batches of about the same length."""
    tower.eval()
    order = sorted(range(len(ids)), key=lambda row: len(ids[row]))
    parts = [tower([ids[row] for row in order[start : start + size]]) for start in range(0, len(order), size)]
    vectors = torch.cat(parts)
    return vectors[torch.argsort(torch.tensor(order))]
