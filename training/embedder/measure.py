"""Retrieval figures by page on a file of questions, for a model alone and fused with the lexical search."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.datamodels import Query
from assistant.evaluation import DEPTHS, HITS, Question, page_recall, places, reciprocal_rank
from assistant.index import Index
from assistant.question.query import Analyser
from assistant.search import Searcher
from ingest.embedder import embedded_text
from training.embedder.data import STYLES, Asked

Scores = NDArray[np.float32]
GROUPS = ("all", "plain", "para", "sloppy", "fr", "en")
Figures = dict[str, dict[str, float]]


class GivenScores(Searcher):
    """The project's search with the scores of passages given instead of computed."""

    given: Scores

    def scores(self, query: Query) -> Scores:
        """The given scores."""
        return self.given


class Bench:
    """An index and questions whose lexical scores are computed once."""

    def __init__(self, index: Index, questions: Sequence[Question], *, known: bool = True) -> None:
        self.questions = [question for question in questions if question.gold]
        self._searcher = GivenScores(index, Analyser(index.lexical))
        titles = {guide.document: guide.title for guide in index.guides}
        self.passages = [embedded_text(each, titles[each.document]) for each in index.passages]
        queries = [self._searcher.analyser.analyse(each.text, each.history) for each in self.questions]
        self.texts = [query.standalone for query in queries]
        if not known:
            self._searcher._known = _NothingKnown(len(index.passages))  # type: ignore[assignment]
        self.lexical = np.stack([self._searcher._lexical_scores(query) for query in queries])
        self._queries = queries

    def dense(self, texts: Scores, passages: Scores) -> Scores:
        """Cosine similarity of every question to every passage."""
        similarity: Scores = texts @ passages.T
        return similarity

    def figures(self, scores: Scores) -> Figures:
        """Recall at 1, 5, 10 and mean reciprocal rank by group."""
        found: dict[str, dict[str, list[float]]] = {}
        positive = scores - scores.min() + 1e-6
        for row, question in enumerate(self.questions):
            self._searcher.given = positive[row]
            ranked = places(self._searcher.find(self._queries[row], k=HITS))
            values = {f"R@{depth}": page_recall(question, ranked, depth) for depth in DEPTHS}
            values["MRR"] = reciprocal_rank(question, ranked)
            for group in question.groups:
                for name, value in values.items():
                    found.setdefault(group, {}).setdefault(name, []).append(value)
        return {group: {name: float(np.mean(each)) for name, each in names.items()} for group, names in found.items()}


class _NothingKnown:
    """Stands for the known questions where a guide must be searched without them."""

    def __init__(self, size: int) -> None:
        self._size = size

    def scores(self, query: Query, *_: object) -> Scores:
        return np.zeros(self._size, np.float32)


def standardised(scores: Scores) -> Scores:
    """Scores of each question as z-scores over its passages."""
    result: Scores = (scores - scores.mean(1, keepdims=True)) / (scores.std(1, keepdims=True) + 1e-6)
    return result


def between(scores: Scores) -> Scores:
    """Scores of each question between 0 and 1 (min-max)."""
    low, high = scores.min(1, keepdims=True), scores.max(1, keepdims=True)
    result: Scores = (scores - low) / (high - low + 1e-6)
    return result


# The lexical scores are shares of what the question asks, so that their sum with cosines keeps a meaning ("raw").
FUSIONS: dict[str, Callable[[Scores], Scores]] = {"z": standardised, "minmax": between, "raw": lambda scores: scores}


def fused(lexical: Scores, dense: Scores, weight: float, how: str) -> Scores:
    """Weighted sum of both scores after bringing them to one scale."""
    scale = FUSIONS[how]
    return weight * scale(dense) + (1 - weight) * scale(lexical)


def own_questions(asked: Sequence[Asked]) -> list[Question]:
    """The training questions as questions to measure, for a guide that was left out of training."""
    return [
        Question(
            id=f"{each.guide}#{each.page}",
            kind="fact",
            language="en" if style == "en" else "fr",
            style={"fr": "plain", "para": "para", "en": "plain"}[style],
            text=text,
            history=(),
            any_suffices=True,
            gold=(frozenset({(each.guide, each.page)}),),
            fiches=(),
        )
        for each in asked
        if each.page and len(each.questions) == len(STYLES)
        for style, text in zip(STYLES, each.questions, strict=True)
    ]


def line(name: str, figures: Figures) -> str:
    """A row of the table: R@1, R@5, R@10 and MRR overall, then R@5 of each group."""
    whole = figures["all"]
    cells = [f"{whole[key]:.3f}" for key in ("R@1", "R@5", "R@10", "MRR")]
    cells += [f"{figures[group]['R@5']:.3f}" if group in figures else "" for group in GROUPS[1:]]
    return f"| {name} | " + " | ".join(cells) + " |"


HEAD = "| modèle | R@1 | R@5 | R@10 | MRR | " + " | ".join(GROUPS[1:]) + " |\n" + "| --- |" * 1 + " --- |" * 9
