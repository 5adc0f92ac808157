"""Finds the passages that answer: lexical scores on two grains, what people asked of each page, vectors where there
are any; fused and grouped."""

import math
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.datamodels import Hit, Nearness, Query
from assistant.grouping import group_twins, join_neighbours, official_first
from assistant.index import Index
from assistant.question.known_questions import KnownQuestions
from assistant.question.query import Analyser, score_query
from assistant.restatements import Restatements
from ingest.datamodels import Passage
from ingest.terms import analyse

Scores = NDArray[np.floating]
FloatScores = NDArray[np.float32]

CONTEXT_WEIGHT = 1.0
"""Weight of a passage read with its neighbours beside the passage alone (see `ingest.contexts` for the figures)."""
UNKNOWN_WEIGHT = 0.5
"""What an unknown word counts for, as a share of the idf of a word that no passage holds."""
KNOWN_WEIGHT = 0.5
"""Weight of the questions known about a page, for the guides that they know. On the visible questions recall at 5 went
from 0.80 to 0.84 and the mean reciprocal rank from 0.63 to 0.70; more would trust questions above the text."""
DENSE_WEIGHT, NEW_DENSE_WEIGHT = 0.4, 0.2
"""Weight of the vectors beside the words, for the guides that the shipped model was trained on and for others. On the
visible questions recall at 5 went from 0.84 to 0.88; on guides left out of training 0.2 gained up to 0.03 and 0.33
nothing. Sums of z-scores or of scores over their maximum did no better."""
NEAR_PASSAGE, NEAR_QUESTION = 0.3, 0.3
"""Weights of the vectors where known questions have theirs: of the passage, and of the nearest question known about
it. On 330 questions written apart on the shipped guides the right fiche came first 67 times in 100, among three 83,
against 64 and 77 by passages alone; those that share no word with the passage went from 28 and 44 to 39 and 58."""
DENSE_CANDIDATES = 100
CANDIDATES_PER_RESULT = 4


class Searcher:
    """Search over one open index; keeps nothing between questions."""

    def __init__(self, index: Index, analyser: Analyser) -> None:
        self.index = index
        self.analyser = analyser
        self.restatements = Restatements(index.guides)
        self._known = KnownQuestions.load().bind(index.lexical, index.passages)
        # An answer asks for these scores several times, and offers the same next questions again and again.
        self._vector: Callable[[str], FloatScores] = lru_cache(maxsize=256)(self._encoded)
        self._dense_scores: Callable[[str], Scores] = lru_cache(maxsize=256)(self._similarities)
        self._terms: Callable[[Passage], frozenset[str]] = lru_cache(maxsize=4096)(_distinct_terms)

    def search(
        self, question: str, *, k: int = 8, history: Sequence[str] = (), documents: Sequence[str] = ()
    ) -> list[Hit]:
        """The k best passages for the question, at most, after `history`; only of `documents` when there are any named.

        Raises InputError for a document that the index does not hold.
        """
        return self.find(self.analyser.analyse(question, history), k=k, documents=documents)

    def find(self, query: Query, *, k: int = 8, documents: Sequence[str] = ()) -> list[Hit]:
        """As `search`, for a question already analysed."""
        scores = self.scores(query)
        documents = kept_documents(documents, query)
        if documents:
            scores = scores * self.index.rows_of(documents)
        order = np.argsort(-scores, kind="stable")[: CANDIDATES_PER_RESULT * k]
        hits = [Hit(0, self.index.passages[row], float(scores[row])) for row in order if scores[row] > 0]
        official = official_first(hits, lambda passage: self._official(passage, scores))
        joined = join_neighbours(group_twins(official, self._terms), self.index.next_passage)
        return [
            Hit(rank, hit.passage, hit.score, twins=hit.twins, following=hit.following)
            for rank, hit in enumerate(joined[:k], 1)
        ]

    def _official(self, passage: Passage, scores: Scores) -> Hit | None:
        """The best passage of what the passage's fiche restates, None when that is nothing or not in the index."""
        officials = (self.index.fiche(*key) for key in self.restatements.officials(passage.document, passage.fiche))
        rows = sorted(row for fiche in officials if fiche for row in self.index.rows_of_fiche(fiche))
        best = max(rows, key=lambda row: scores[row], default=None)
        return None if best is None or scores[best] <= 0 else Hit(0, self.index.passages[best], float(scores[best]))

    def scores(self, query: Query) -> Scores:
        """Score of every passage between 0 and 1: the share of what the question asks that the passage holds."""
        lexical = self._lexical_scores(query)
        if self.index.vectors is None or self.index.embedder is None:
            return lexical
        dense = self._dense_scores(query.standalone)
        new = NEW_DENSE_WEIGHT * dense + (1 - NEW_DENSE_WEIGHT) * lexical
        near = self._known.similarities(self._vector(query.standalone), self.index.embedder.name)
        if near is None:
            known = DENSE_WEIGHT * dense + (1 - DENSE_WEIGHT) * lexical
        else:
            known = NEAR_PASSAGE * dense + NEAR_QUESTION * near + (1 - NEAR_PASSAGE - NEAR_QUESTION) * lexical
        fused: Scores = np.where(self._known.asked, known, new)
        return fused

    def nearness(self, query: Query) -> Nearness:
        """How near the nearest passage and the nearest known question are."""
        if self.index.vectors is None or self.index.embedder is None:
            return Nearness()
        passage = float(self._dense_scores(query.standalone).max(initial=0.0))
        near = self._known.similarities(self._vector(query.standalone), self.index.embedder.name)
        return Nearness(passage, float(near.max()) if near is not None and self._known.asked.any() else None)

    def asked_scores(self, query: Query) -> Scores:
        """Score of every passage for the questions known about its pages, on no fixed scale."""
        return self._known.scores(query, self._text_scores(query))

    def _lexical_scores(self, query: Query) -> Scores:
        index = self.index
        best = self._attainable(query)
        if best == 0:
            return np.zeros(len(index.passages), dtype=np.float32)
        text = self._text_scores(query)
        total = text + np.float32(KNOWN_WEIGHT) * self._known.scores(query, text)
        return np.clip(total / np.float32((1 + CONTEXT_WEIGHT) * best), 0.0, 1.0)

    def _text_scores(self, query: Query) -> FloatScores:
        index = self.index
        return score_query(index.lexical, query) + np.float32(CONTEXT_WEIGHT) * score_query(index.contexts, query)

    def _attainable(self, query: Query) -> float:
        """What a passage holding every word of the question at its best would score; a word that the corpus does not
        know counts as its rarest, so that a question about something else scores low everywhere."""
        lexical = self.index.lexical
        known = sum(
            max((weight * lexical.max_score(term) for term, weight in group.items()), default=0.0)
            for group in query.groups
        )
        return known + len(query.unknown) * UNKNOWN_WEIGHT * math.log(1 + (len(lexical) + 0.5) / 0.5)

    def _encoded(self, question: str) -> FloatScores:
        assert self.index.embedder is not None
        return self.index.embedder.encode_query(question)

    def _similarities(self, question: str) -> Scores:
        """Cosine similarity of the nearest passages; the others, whose similarity is not known, get that of the last of
        them, negative ones 0."""
        index = self.index
        assert index.vectors is not None
        found = index.vectors.query(self._vector(question), k=DENSE_CANDIDATES)
        floor = min((similarity for _, similarity in found), default=0.0)
        scores = np.full(len(index.passages), floor, dtype=np.float32)
        for passage_id, similarity in found:
            scores[index.row(passage_id)] = similarity
        return np.maximum(scores, np.float32(0.0))


def kept_documents(chosen: Sequence[str], query: Query) -> Sequence[str]:
    """The documents to search in, () for all: those chosen beforehand, and of them those that the question asks for."""
    both = [document for document in query.documents if document in chosen] if chosen else query.documents
    return both or chosen


def _distinct_terms(passage: Passage) -> frozenset[str]:
    return frozenset(analyse(passage.text))
