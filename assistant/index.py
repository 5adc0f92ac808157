"""The index open for reading: guides, passages, fiches, lexical indexes and vectors of one generation."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.datamodels import Fiche, Guide, Page, Passage
from ingest.embedder import LEXICAL_ONLY, Embedder, load_embedder
from ingest.errors import IndexMismatchError, InputError
from ingest.lexical import LexicalIndex
from ingest.manifest import Manifest, collection_place, context_folder, lexical_folder, library, open_manifest
from ingest.settings import Settings
from ingest.vectors import VectorStore


@dataclass(frozen=True)
class Index:
    """What an ingestion committed. Row n of the lexical indexes is `passages[n]`.

    `contexts` indexes each passage together with its neighbours. `vectors` and `embedder` are None when search is
    lexical alone, which `degraded` then says in French.
    """

    manifest: Manifest
    guides: tuple[Guide, ...]
    lexical: LexicalIndex
    contexts: LexicalIndex
    vectors: VectorStore | None = None
    embedder: Embedder | None = None
    passages: tuple[Passage, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "passages", tuple(passage for guide in self.guides for passage in guide.passages))

    @property
    def degraded(self) -> tuple[str, ...]:
        """French notices of the degraded modes in force."""
        return () if self.vectors is not None else (LEXICAL_ONLY,)

    @cached_property
    def _guides(self) -> dict[str, Guide]:
        return {guide.document: guide for guide in self.guides}

    @cached_property
    def _pages(self) -> dict[tuple[str, int], Page]:
        return {(page.document, page.number): page for guide in self.guides for page in guide.pages}

    @cached_property
    def _fiches(self) -> dict[tuple[str, str], Fiche]:
        return {(fiche.document, fiche.code): fiche for guide in self.guides for fiche in guide.fiches}

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {passage.id: row for row, passage in enumerate(self.passages)}

    @cached_property
    def _fiche_rows(self) -> dict[tuple[str, str], list[int]]:
        rows: dict[tuple[str, str], list[int]] = {}
        for row, passage in enumerate(self.passages):
            if passage.fiche is not None:
                rows.setdefault((passage.document, passage.fiche), []).append(row)
        return rows

    def guide(self, document: str) -> Guide:
        """The guide of that file name. Raises InputError naming those there are."""
        if document not in self._guides:
            names = ", ".join(sorted(self._guides))
            raise InputError(f"Aucun document « {document} » dans l'index. Choisissez parmi : {names}.")
        return self._guides[document]

    def page(self, document: str, number: int) -> Page:
        """A page of a guide by its PDF number. Raises InputError for a page that the guide does not have."""
        guide = self.guide(document)
        if (document, number) not in self._pages:
            raise InputError(
                f"« {document} » n'a pas de page {number}. Choisissez une page entre 1 et {len(guide.pages)}."
            )
        return self._pages[document, number]

    def fiche(self, document: str, code: str) -> Fiche | None:
        """The fiche of that code in that guide, None when there is none."""
        return self._fiches.get((document, code))

    def fiche_of(self, passage: Passage) -> Fiche | None:
        """The fiche that the passage lies in, None outside of any."""
        return None if passage.fiche is None else self.fiche(passage.document, passage.fiche)

    def row(self, passage_id: str) -> int:
        """Row of a passage in the lexical indexes."""
        return self._rows[passage_id]

    def rows_of_fiche(self, fiche: Fiche) -> list[int]:
        """Rows of the passages of a fiche, without those of the fiches under it."""
        return self._fiche_rows.get((fiche.document, fiche.code), [])

    def rows_of(self, documents: Sequence[str]) -> NDArray[np.bool_]:
        """Which rows belong to these documents. Raises InputError for a document that the index does not hold."""
        wanted = {self.guide(document).document for document in documents}
        return np.fromiter((passage.document in wanted for passage in self.passages), dtype=bool)

    def next_passage(self, passage: Passage) -> Passage | None:
        """The passage that follows in the same document, None after the last."""
        row = self.row(passage.id) + 1
        if row == len(self.passages) or self.passages[row].document != passage.document:
            return None
        return self.passages[row]


def open_index(settings: Settings) -> Index:
    """The index in force. Raises IndexMissingError or IndexMismatchError, each saying what to run."""
    manifest = open_manifest(settings)
    documents = library(settings.data)
    embedder = load_embedder(settings)
    parts: dict[str, Any] = {}
    if embedder is not None:
        parts = {"vectors": VectorStore(collection_place(settings.data, manifest)), "embedder": embedder}
    try:
        return Index(
            manifest=manifest,
            guides=tuple(documents.read(record.key) for record in manifest.documents),
            lexical=LexicalIndex.load(lexical_folder(settings.data, manifest)),
            contexts=LexicalIndex.load(context_folder(settings.data, manifest)),
            **parts,
        )
    except (OSError, ValueError, KeyError) as error:
        raise IndexMismatchError(
            f"L'index de {settings.data} est abîmé ou incomplet. Lancez : python -m ingest --rebuild"
        ) from error
