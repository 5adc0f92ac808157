"""Lays questions on an official guide over the pages of the shipped guide that restates it."""

import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from assistant.index import Index
from assistant.question.known_questions import Place
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
        words = Counter(analyse(passages[name]))
        scores = index.lexical.scores({term: 1.0 + math.log(count) for term, count in words.items()})
        best = index.passages[int(np.argmax(scores * index.rows_of([restating])))]
        yield (best.document, best.page), asked
