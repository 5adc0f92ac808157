"""From PDFs to an index in force, in steps that a kill at any moment leaves in a good state.

Each document read is stored at once; then a new generation of the index is built aside from all documents; replacing
the manifest puts it in force; then what nothing refers to any more is removed. Run again, the work goes on from there.
"""

import gc
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from ingest import manifest as manifests
from ingest.datamodels import Guide
from ingest.discovery import find_documents
from ingest.embedder import LEXICAL_ONLY, Embedder, Vectors, embedded_text, load_embedder
from ingest.errors import InputError
from ingest.gathering import Gathered, Gatherer
from ingest.generations import build_generation, collection_name, is_whole, next_generation, remove_unused
from ingest.library import Library
from ingest.lock import ingestion_lock
from ingest.manifest import DocumentRecord, Manifest
from ingest.report import IngestReport, OnProgress, PageList, Progress
from ingest.settings import Settings

_ENCODED_AT_ONCE = 64


def ingest(
    paths: Sequence[Path],
    *,
    settings: Settings,
    rebuild: bool = False,
    progress: OnProgress | None = None,
    embedder: Embedder | None = None,
) -> IngestReport:
    """Bring the index up to date with the PDFs under `paths` (the corpus folder when empty) and report what was done.

    Documents from elsewhere stay; those recorded under `paths` whose file is gone, or that cannot be read any more,
    are removed. `rebuild` reads everything again. `embedder` replaces the one of the settings.
    Raises InputError before anything is changed, and IngestionLockedError when another ingestion runs.
    """
    started = time.perf_counter()
    _check_folder(settings.data)
    found = find_documents(paths or [settings.corpus])
    recorded = _documents(manifests.read_manifest(settings.data))
    if not found.files and not any(found.covers(Path(record.source)) for record in recorded):
        raise InputError(f"Aucun PDF dans {', '.join(map(str, found.given))}. Ajoutez des PDF, puis relancez.")
    on_progress = progress or _silence
    with ingestion_lock(settings.data), _rare_collections():
        run = _Run(settings, embedder, on_progress)
        gatherer = Gatherer(settings, run.library, run.recorded, on_progress)
        gathered = gatherer.gather(found, again=rebuild)
        changed = run.put_in_force(gathered, rebuild=rebuild)
        return run.report(gathered, changed=changed, seconds=time.perf_counter() - started)


def remove_document(document: str, *, settings: Settings, embedder: Embedder | None = None) -> IngestReport:
    """Take one document out of the index; its PDF stays. Raises InputError for a name that is not in the index."""
    started = time.perf_counter()
    _check_folder(settings.data)
    if document not in {record.document for record in _documents(manifests.read_manifest(settings.data))}:
        raise InputError(f"« {document} » n'est pas dans l'index. Voyez les noms sur l'écran Corpus.")
    with ingestion_lock(settings.data):
        run = _Run(settings, embedder, _silence)
        gathered = Gathered([record for record in run.recorded if record.document != document])
        changed = run.put_in_force(gathered, rebuild=False)
        return run.report(gathered, changed=changed, seconds=time.perf_counter() - started)


@contextmanager
def _rare_collections() -> Iterator[None]:
    """Let Python look for reference cycles less often: a tenth of the reading time, for some 30 MB."""
    before = gc.get_threshold()
    gc.set_threshold(50_000, 50, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _check_folder(data: Path) -> None:
    if data.exists() and not data.is_dir():
        raise InputError(f"{data} est un fichier, et non un dossier de données. Donnez un autre dossier.")


def _documents(manifest: Manifest | None) -> tuple[DocumentRecord, ...]:
    return manifest.documents if manifest else ()


def _silence(_: Progress) -> None:
    """The progress of a run that nobody watches."""


class _Run:
    """One run, the lock being held."""

    def __init__(self, settings: Settings, embedder: Embedder | None, on_progress: OnProgress) -> None:
        self._settings = settings
        self._embedder = embedder
        self._on_progress = on_progress
        self._previous = manifests.read_manifest(settings.data)
        self._shape = manifests.current_shape(settings, embedder=embedder.name if embedder else None)
        self.library: Library = manifests.library(settings.data)
        self.recorded = _documents(self._previous)

    def put_in_force(self, gathered: Gathered, *, rebuild: bool) -> bool:
        """Make the index hold what was gathered; returns whether a new generation was needed."""
        data, previous, records = self._settings.data, self._previous, tuple(gathered.records)
        if previous is None and not records:
            return False
        if previous and not rebuild and self._is_current(previous, records):
            manifest = replace(previous, documents=records)
            if manifest != previous:
                manifests.write_manifest(data, manifest)
            remove_unused(data, manifest, on_server=False)
            return False
        self._on_progress(Progress("index", "", 0, 1, len(records), len(records), 1.0))
        guides = [gathered.guides.get(record.key) or self.library.read(record.key) for record in records]
        rows = self._vectors(guides, records, again=rebuild)
        manifest = self._new_manifest(records, None if rows is None else rows.shape[1])
        build_generation(data, manifest, guides, rows)
        manifests.write_manifest(data, manifest)
        remove_unused(data, manifest, on_server=True)
        return True

    def _is_current(self, previous: Manifest, records: Sequence[DocumentRecord]) -> bool:
        same_documents = [record.key for record in previous.documents] == [record.key for record in records]
        return same_documents and previous.shape == self._shape and is_whole(self._settings.data, previous)

    def _new_manifest(self, records: tuple[DocumentRecord, ...], dimension: int | None) -> Manifest:
        generation = next_generation(self._settings.data)
        return Manifest(
            generation=generation,
            previous=self._previous.generation if self._previous else None,
            collection=collection_name(self._settings.data, generation),
            shape=self._shape,
            dimension=dimension,
            documents=records,
            created=datetime.now(UTC).isoformat(timespec="seconds"),
        )

    def _vectors(self, guides: Sequence[Guide], records: Sequence[DocumentRecord], *, again: bool) -> Vectors | None:
        """Vectors of all passages in order, made where the library has none; None without a model."""
        name = self._shape.embedder
        if name is None:
            return None
        found = []
        for rank, (guide, record) in enumerate(zip(guides, records, strict=True), 1):
            rows = None if again else self.library.read_vectors(record.key, name)
            if rows is None or len(rows) != len(guide.passages):
                rows = self._encode(guide, rank, len(guides))
                self.library.write_vectors(record.key, name, rows)
            found.append(rows)
        return np.concatenate(found) if found else np.empty((0, 1), dtype=np.float32)

    def _encode(self, guide: Guide, rank: int, documents: int) -> Vectors:
        self._embedder = self._embedder or load_embedder(self._settings)
        assert self._embedder is not None, "the shape names an embedder only when there is one"
        texts = [embedded_text(passage, guide.title) for passage in guide.passages]
        parts = [np.empty((0, self._embedder.dimension), dtype=np.float32)]
        for start in range(0, len(texts), _ENCODED_AT_ONCE):
            fraction = (rank - 1 + start / len(texts)) / documents
            self._on_progress(Progress("vecteurs", guide.document, start, len(texts), rank, documents, fraction))
            parts.append(self._embedder.encode_passages(texts[start : start + _ENCODED_AT_ONCE]))
        return np.concatenate(parts)

    def report(self, gathered: Gathered, *, changed: bool, seconds: float) -> IngestReport:
        """What is in force now, and what the run did."""
        records = gathered.records
        present = {record.document for record in records} | {refusal.document for refusal in gathered.refused}
        return IngestReport(
            documents=len(records),
            pages=sum(record.pages for record in records),
            fiches=sum(record.fiches for record in records),
            passages=sum(record.passages for record in records),
            seconds=seconds,
            changed=changed,
            read=tuple(gathered.read),
            unchanged=tuple(record.document for record in records if record.document not in gathered.read),
            removed=tuple(record.document for record in self.recorded if record.document not in present),
            refused=tuple(gathered.refused),
            without_text=tuple(
                PageList(each.document, each.without_text, each.notes) for each in records if each.without_text
            ),
            by_ocr=tuple(PageList(each.document, each.by_ocr) for each in records if each.by_ocr),
            degraded=() if self._shape.embedder else (LEXICAL_ONLY,),
        )
