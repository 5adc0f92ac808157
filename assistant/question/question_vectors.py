"""Vectors of the questions known about pages: the nearest neighbour of a question is found among questions, which are
worded like it, rather than among passages."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.embedder import Embedder, Vectors

STEPS = 127
"""Values are kept in whole steps of 1/127, which moves a similarity by less than 0.01."""
_ARRAYS = ("steps", "rows", "starts")


class QuestionVectors:
    """Unit vectors of questions, one row each; a question may be known about several pages.

    `rows` are the questions of the first page, then those of the second and so on; `starts[n]` is where those of page n
    begin in it. `model` is the name of the embedder that made the vectors.
    """

    def __init__(self, model: str, steps: NDArray[np.int8], rows: NDArray[np.int32], starts: NDArray[np.int32]) -> None:
        self.model, self._steps, self._rows, self._starts = model, steps, rows, starts
        self._vectors = steps.astype(np.float32) / STEPS

    @classmethod
    def build(cls, pages: Sequence[Sequence[str]], embedder: Embedder) -> "QuestionVectors":
        """The vectors of the questions of each page, at least one each."""
        ranks = {text: rank for rank, text in enumerate(dict.fromkeys(text for page in pages for text in page))}
        vectors = np.stack([embedder.encode_query(text) for text in ranks])
        rows = np.array([ranks[text] for page in pages for text in page], np.int32)
        starts = np.cumsum([0, *map(len, pages[:-1])]).astype(np.int32)
        return cls(embedder.name, np.rint(vectors * STEPS).astype(np.int8), rows, starts)

    @classmethod
    def load(cls, folder: Path) -> "QuestionVectors":
        """Raises OSError or ValueError when the folder is missing or damaged."""
        about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        return cls(about["model"], *(np.load(folder / f"{name}.npy") for name in _ARRAYS))

    def save(self, folder: Path) -> None:
        """Write the vectors into `folder`."""
        folder.mkdir(parents=True, exist_ok=True)
        arrays: tuple[NDArray[Any], ...] = (self._steps, self._rows, self._starts)
        for name, array in zip(_ARRAYS, arrays, strict=True):
            np.save(folder / f"{name}.npy", array)
        (folder / "model.json").write_text(json.dumps({"model": self.model}), encoding="utf-8")

    def similarities(self, query: Vectors) -> Vectors:
        """Cosine similarity of the query to the nearest question of each page, negative ones 0."""
        nearest: Vectors = np.maximum.reduceat((self._vectors @ query)[self._rows], self._starts)
        return np.maximum(nearest, np.float32(0.0))
