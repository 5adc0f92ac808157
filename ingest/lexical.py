"""The BM25 index over passages; the only file that knows bm25s."""

import json
import logging
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ingest.datamodels import Passage
from ingest.terms import analysed_line

K1 = 1.5
B = 0.75
TITLE_WEIGHT = 1
PATH_WEIGHT = 1
VERSION = f"1 k1={K1} b={B} title={TITLE_WEIGHT} path={PATH_WEIGHT}"
"""What shaped the lexical index, for the manifest: raise it when the rules here or in `ingest.terms` change."""


def indexed_text(passage: Passage, guide_title: str) -> str:
    """What is indexed of a passage: guide title, heading path, code of the fiche, then its text."""
    path = [title for title in passage.path if title != guide_title]
    code = [passage.fiche] if passage.fiche and not any(passage.fiche in title for title in path) else []
    return "\n".join([guide_title] * TITLE_WEIGHT + (path + code) * PATH_WEIGHT + [passage.text])


class LexicalIndex:
    """BM25 term scores of every passage, by term. Rows are passages in the order of the texts given to `build`."""

    def __init__(
        self, data: NDArray[np.float32], rows: NDArray[np.int32], starts: NDArray[np.int64], *, texts: "_Texts"
    ) -> None:
        self._data, self._rows, self._starts = data, rows, starts
        self._size = texts.size
        self._columns = {term: column for column, term in enumerate(texts.terms)}
        self.words: Mapping[str, int] = texts.words
        """Folded unstemmed words (stop words and numbers too) and the number of passages that hold each."""
        self.vocabulary: Mapping[str, int] = dict(zip(texts.terms, np.diff(starts).tolist(), strict=True))
        """Index terms and the number of passages that hold each."""

    def __len__(self) -> int:
        return self._size

    @classmethod
    def build(cls, texts: Iterable[str], *, k1: float = K1, b: float = B) -> "LexicalIndex":
        """The index of `texts`, each the `indexed_text` of one passage."""
        analysed, words = [], Counter[str]()
        for text in texts:
            pairs = [pair for line in text.split("\n") for pair in analysed_line(line)]
            analysed.append([term for term, _ in pairs if term])
            words.update({word for _, word in pairs})
        terms = sorted({term for each in analysed for term in each})
        shape = _Texts(len(analysed), terms, dict(sorted(words.items())))
        if not terms:
            return cls(np.empty(0, np.float32), np.empty(0, np.int32), np.zeros(1, np.int64), texts=shape)
        return cls(*_term_scores(analysed, terms, k1=k1, b=b), texts=shape)

    def save(self, folder: Path) -> None:
        """Write the index into `folder`, made if need be."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, array in (("scores", self._data), ("rows", self._rows), ("starts", self._starts)):
            np.save(folder / f"{name}.npy", array, allow_pickle=False)
        about = {"size": self._size, "terms": list(self._columns), "words": self.words}
        (folder / "terms.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "LexicalIndex":
        """The index saved in `folder`, its arrays memory-mapped. Raises OSError or ValueError when it is damaged."""
        about = json.loads((folder / "terms.json").read_text(encoding="utf-8"))
        # An empty file cannot be mapped.
        mode: Literal["r"] | None = "r" if about["terms"] else None
        arrays = [np.load(folder / f"{name}.npy", mmap_mode=mode) for name in ("scores", "rows", "starts")]
        return cls(*arrays, texts=_Texts(about["size"], about["terms"], about["words"]))

    def scores(self, terms: Mapping[str, float]) -> NDArray[np.float32]:
        """BM25 of every passage: the sum over `terms` of weight times term score; 0.0 where none occurs."""
        total = np.zeros(self._size, dtype=np.float32)
        for term, weight in terms.items():
            column = self._columns.get(term)
            if column is not None:
                place = slice(self._starts[column], self._starts[column + 1])
                total[self._rows[place]] += np.float32(weight) * self._data[place]
        return total

    def max_score(self, term: str) -> float:
        """The best BM25 term score of any passage, 0.0 for a term that none holds."""
        column = self._columns.get(term)
        return 0.0 if column is None else float(self._data[self._starts[column] : self._starts[column + 1]].max())

    def document_frequency(self, term: str) -> int:
        """Number of passages that hold the term."""
        return self.vocabulary.get(term, 0)

    def idf(self, term: str) -> float:
        """Lucene's idf, ln(1 + (N - df + 0.5) / (df + 0.5)), 0.0 for a term that no passage holds."""
        df = self.document_frequency(term)
        return math.log(1 + (self._size - df + 0.5) / (df + 0.5)) if df else 0.0


class _Texts:
    """What an index remembers of its texts: how many, the terms in column order, the words."""

    __slots__ = ("size", "terms", "words")

    def __init__(self, size: int, terms: list[str], words: dict[str, int]) -> None:
        self.size, self.terms, self.words = size, terms, words


def _term_scores(
    analysed: Sequence[Sequence[str]], terms: Sequence[str], *, k1: float, b: float
) -> tuple[NDArray[np.float32], NDArray[np.int32], NDArray[np.int64]]:
    """bm25s's score matrix (passages x terms) in compressed columns: scores, passage of each, start of each column."""
    # bm25s costs 0.3 s of start-up (scipy) that a search does not need.
    import bm25s

    # It lets its debug messages through on its own.
    logging.getLogger("bm25s").setLevel(logging.WARNING)
    columns = {term: column for column, term in enumerate(terms)}
    model = bm25s.BM25(k1=k1, b=b, method="lucene")
    ids = [[columns[term] for term in each] for each in analysed]
    model.index((ids, columns), create_empty_token=False, show_progress=False)
    matrix = model.scores
    return matrix["data"], matrix["indices"], matrix["indptr"]
