"""Lays questions on an official guide over the pages of the shipped guide that restates it, and the other way round."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from assistant.index import Index
from assistant.question.known_questions import Place
from ingest.datamodels import Passage
from ingest.lexical import LexicalIndex
from ingest.terms import analyse
from training.translation.corpora import Asked, passage_places, questions_by_passage, read_passages

RESTATED = {
    "avise": "conduire-une-ingenierie-collective.pdf",
    "c2ra": "guide-du-prestataire.pdf",
    "cnar-environnement": "quatre-ingenieries-collectives-environnement.pdf",
    "cnar-iae": "mutualiser-entre-structures-d-insertion.pdf",
    "coorace": "developper-des-territoires-solidaires.pdf",
}
"""Start of the file name of an official guide, and the shipped guide that restates it."""


def questions_on_restatements(folder: Path, index: Index) -> Iterator[tuple[Place, Asked]]:
    """Questions on each official passage, with the page of the shipped passage that shares most of its words.

    In the two guides whose fiches have the same codes on both sides, 88 % of the passages found are of the same fiche.
    """
    passages, places = read_passages(folder), passage_places(folder)
    for name, asked in questions_by_passage(folder):
        official, _ = places[name]
        restating = next(guide for start, guide in RESTATED.items() if official.startswith(start))
        scores = index.lexical.scores(_weights(passages[name]))
        best = index.passages[int(np.argmax(scores * index.rows_of([restating])))]
        yield (best.document, best.page), asked


def questions_on_originals(folder: Path, asked: Iterable[tuple[Passage, Asked]]) -> Iterator[tuple[Place, Asked]]:
    """Questions on shipped passages, each with the page of the official passage that shares most of its words; those on
    guides that restate no official one are left out."""
    passages, places = read_passages(folder), passage_places(folder)
    names = list(passages)
    lexical = LexicalIndex.build(passages.values())
    restating = [
        next((guide for start, guide in RESTATED.items() if places[name][0].startswith(start)), "") for name in names
    ]
    for passage, questions in asked:
        rows = np.array([guide == passage.document for guide in restating])
        if rows.any():
            scores = lexical.scores(_weights(passage.text)) * rows
            yield places[names[int(np.argmax(scores))]], questions


def _weights(text: str) -> dict[str, float]:
    return {term: 1.0 + math.log(count) for term, count in Counter(analyse(text)).items()}
