"""Word translation tables learned by IBM Model 1 (Brown et al. 1993).

English to French; French to French by way of English (Bannard & Callison-Burch 2005); words of questions to words of
answers (Berger & Lafferty 1999).
The tables are rebuilt by training/translation, which says how.
"""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import Stemmer
from numpy.typing import NDArray

from assistant.datamodels import Language
from assistant.question.tables import SHIPPED

ENGLISH_FRENCH = SHIPPED / "english_french.npz"
PARAPHRASE = SHIPPED / "paraphrases.npz"
"""French to French."""
ASKED: Mapping[Language, Path] = {"fr": SHIPPED / "asked_french.npz", "en": SHIPPED / "asked_english.npz"}
"""Words of questions, in either language, to words of the passages that answer them."""
SCALE = 255
"""Probabilities are kept in one byte each."""

_english = Stemmer.Stemmer("english")


@lru_cache(maxsize=16384)
def english_stem(folded: str) -> str:
    """The key of an English word in the table."""
    return str(_english.stemWord(folded))


@dataclass(frozen=True, slots=True)
class TranslationTable:
    """Rows of (term, probability) by source term. A term absent from the table has no translation."""

    rows: Mapping[str, int]
    targets: tuple[str, ...]
    starts: NDArray[np.int32]
    ids: NDArray[np.uint16]
    weights: NDArray[np.uint8]

    def __contains__(self, source: str) -> bool:
        return source in self.rows

    def translate(self, source: str, limit: int = 8) -> dict[str, float]:
        """The likeliest terms for `source` with p(term | source), at most `limit`; empty when it is unknown."""
        row = self.rows.get(source)
        if row is None:
            return {}
        start = int(self.starts[row])
        end = min(int(self.starts[row + 1]), start + limit)
        return {self.targets[self.ids[place]]: float(self.weights[place]) / SCALE for place in range(start, end)}

    def save(self, path: Path) -> None:
        """Write the table, compressed."""
        buffer = io.BytesIO()
        np.savez_compressed(
            buffer,
            sources=_pack(self.rows),
            targets=_pack(self.targets),
            starts=self.starts,
            ids=self.ids,
            weights=self.weights,
        )
        path.write_bytes(buffer.getvalue())

    @classmethod
    def load(cls, path: Path) -> "TranslationTable":
        """The table at `path`. Raises OSError or ValueError when it is missing or damaged."""
        with np.load(path, allow_pickle=False) as arrays:
            sources = _unpack(arrays["sources"])
            return cls(
                {source: row for row, source in enumerate(sources)},
                tuple(_unpack(arrays["targets"])),
                arrays["starts"],
                arrays["ids"],
                arrays["weights"],
            )

    @classmethod
    def build(cls, table: Mapping[str, Mapping[str, float]]) -> "TranslationTable":
        """A table from probabilities by source term; the likeliest first in each row."""
        targets = sorted({target for row in table.values() for target in row})
        number = {target: place for place, target in enumerate(targets)}
        starts, ids, weights = [0], [], []
        for source in table:
            for target, weight in sorted(table[source].items(), key=lambda item: (-item[1], item[0])):
                ids.append(number[target])
                weights.append(max(1, min(SCALE, round(weight * SCALE))))
            starts.append(len(ids))
        return cls(
            {source: row for row, source in enumerate(table)},
            tuple(targets),
            np.array(starts, np.int32),
            np.array(ids, np.uint16),
            np.array(weights, np.uint8),
        )


def _pack(words: Iterable[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode("utf-8"), np.uint8)


def _unpack(packed: NDArray[np.uint8]) -> list[str]:
    return packed.tobytes().decode("utf-8").split("\n")
