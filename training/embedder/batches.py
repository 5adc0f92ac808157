"""Batches of training examples, drawn without end."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from training.embedder.data import Asked

Pieces = list[int]


@dataclass(frozen=True)
class Batch:
    """Texts and what each must be nearest to: the passage of the same row, or a given vector.

    Rows that share a group are no negatives of one another; passages after the last text are negatives only.
    """

    texts: list[Pieces]
    groups: Tensor
    passages: list[Pieces] | None = None
    vectors: Tensor | None = None


def translation_batches(
    texts: Sequence[Pieces], vectors: Tensor, size: int, *, second: float = 1.0, seed: int = 0
) -> Iterator[Batch]:
    """Texts with the teacher's vectors of their English side, short ones first, of about one length in a batch.

    Rows of `vectors` are repeated when there are more texts: first all in one language, then all in the other, of
    which the share `second` is read.
    """
    chance = random.Random(seed)
    order = sorted(range(len(texts)), key=lambda row: (len(texts[row]), chance.random()))
    order = [row for row in order if texts[row] and (row < len(vectors) or chance.random() < second)]
    batches = [order[start : start + size] for start in range(0, len(order), size)]
    while True:
        # Short sentences first in the first round: they give the pieces their meaning cheaply.
        for rows in sorted(batches, key=lambda rows: len(texts[rows[0]]) * chance.uniform(0.3, 1.0)):
            wanted = torch.tensor([row % len(vectors) for row in rows])
            yield Batch([texts[row] for row in rows], wanted, vectors=vectors[wanted].float())


def pair_batches(pairs: Sequence[tuple[Pieces, Pieces]], size: int, seed: int = 0) -> Iterator[Batch]:
    """Texts with the text that answers; the other answers of the batch are the negatives (Henderson et al. 2017)."""
    chance = random.Random(seed)
    numbers: dict[tuple[int, ...], int] = {}
    kept = [(a, b) for a, b in pairs if a and b]
    groups = [numbers.setdefault(tuple(b), len(numbers)) for _, b in kept]
    while True:
        rows = chance.sample(range(len(kept)), min(size, len(kept)))
        yield Batch(
            [kept[row][0] for row in rows], torch.tensor([groups[row] for row in rows]), [kept[r][1] for r in rows]
        )


@dataclass(frozen=True)
class Questions:
    """Questions on guides in word pieces: `place[n]` is the passage that question n asks about."""

    texts: list[Pieces]
    place: list[int]
    passages: list[Pieces]
    page: list[int]
    """Number of the page of each passage: passages of one page are no negatives of one another."""

    @classmethod
    def of(cls, asked: Sequence[Asked], texts: list[Pieces], passages: list[Pieces]) -> "Questions":
        """`texts` are the questions of all passages in order."""
        numbers: dict[tuple[str, int | str], int] = {}
        page = [numbers.setdefault((each.guide, each.page or each.text), len(numbers)) for each in asked]
        place = [number for number, each in enumerate(asked) for _ in each.questions]
        return cls(texts, place, passages, page)


def question_batches(questions: Questions, size: int, negatives: int, seed: int = 0) -> Iterator[Batch]:
    """Every question once a round, with its passage and `negatives` passages of the same guides."""
    chance = random.Random(seed)
    numbers = range(len(questions.passages))
    while True:
        order = [row for row in range(len(questions.texts)) if questions.texts[row]]
        chance.shuffle(order)
        for start in range(0, len(order) - size + 1, size):
            rows = order[start : start + size]
            places = [questions.place[row] for row in rows]
            places += chance.sample(numbers, min(negatives, len(numbers)))
            yield Batch(
                [questions.texts[row] for row in rows],
                torch.tensor([questions.page[place] for place in places]),
                [questions.passages[place] for place in places],
            )
