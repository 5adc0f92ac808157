"""Two small guides to ingest, and what an index of them holds."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from small_pdfs import PdfMaker

from ingest.lexical import LexicalIndex
from ingest.manifest import collection_place, lexical_folder, library, open_manifest
from ingest.report import IngestReport
from ingest.settings import Settings
from ingest.vectors import VectorStore

QUERY = {"comit": 1.0, "budget": 0.5, "version": 0.2}
BUDGET = "Le budget du projet est présenté au comité par le trésorier, avec les dépenses et les recettes prévues."
COMITE = "Le comité de pilotage réunit les partenaires et les financeurs ; il valide chaque étape du projet."
VISITE = "La visite des lieux précède l'atelier : le groupe note ce qui manque et ce qui peut servir encore."


class CountingEmbedder:
    """Two axes, "budget" and "comité"; remembers what it encoded."""

    name = "compteur"
    dimension = 2

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def encode_query(self, text: str) -> NDArray[np.float32]:
        row = np.array(["budget" in text, "comité" in text], dtype=np.float32) + np.float32(0.01)
        return row / np.linalg.norm(row)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.encoded += texts
        return np.stack([self.encode_query(text) for text in texts])


def write_two_guides(make_pdf: PdfMaker, folder: Path) -> Path:
    """Two guides of two pages and one; gives the folder."""
    make_pdf([BUDGET, VISITE], "a.pdf", folder=folder)
    make_pdf([COMITE], "b été.PDF", folder=folder)
    return folder


def contents(settings: Settings) -> dict[str, Any]:
    """Everything a reader finds in the index in force: passages, their scores, words. Its parts must agree."""
    manifest = open_manifest(settings)
    guides = [library(settings.data).read(record.key) for record in manifest.documents]
    passages = [passage for guide in guides for passage in guide.passages]
    lexical = LexicalIndex.load(lexical_folder(settings.data, manifest))
    store = VectorStore(collection_place(settings.data, manifest))
    ids = sorted(store.ids())
    store.close()
    assert ids == sorted(passage.id for passage in passages)
    assert len(lexical) == len(passages) == sum(record.passages for record in manifest.documents)
    return {
        "guides": guides,
        "passages": passages,
        "scores": lexical.scores(QUERY).tolist(),
        "words": lexical.words,
        "vocabulary": dict(lexical.vocabulary),
    }


def counts(report: IngestReport) -> tuple[int, int, int]:
    return report.documents, report.pages, report.passages
