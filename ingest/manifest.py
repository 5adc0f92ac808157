"""The manifest: which generation of the index is in force, what shaped it and what it holds.

Replacing `manifest.json` is the commit point of an ingestion: before it the previous index is in force, after it the
new one. A copy lies in each generation's folder, so that the documents of the previous one are known too.
"""

import json
import logging
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ingest import lexical
from ingest.embedder import embedder_name
from ingest.errors import IndexMismatchError, IndexMissingError
from ingest.files import patiently, write_atomically
from ingest.library import Library
from ingest.settings import Settings
from ingest.vectors import Place

logger = logging.getLogger(__name__)

FORMAT = 1
READING = "2"
"""Version of the page and passage rules; raise it when indexes made by older rules must not be read any more."""
NAME = "manifest.json"
INGEST = "Lancez : python -m ingest"
REBUILD = "Lancez : python -m ingest --rebuild"


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One document of the index. `key` names its file in the library, `source` is the PDF's absolute path.

    `without_text` are pages that cannot be cited, `notes` say why, `by_ocr` are pages read by OCR.
    """

    document: str
    key: str
    digest: str
    source: str
    title: str
    pages: int
    fiches: int
    passages: int
    without_text: tuple[int, ...]
    by_ocr: tuple[int, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """What shaped an index; one of another shape cannot be read. `embedder` is None for lexical search alone."""

    format: int
    reading: str
    lexical: str
    stemmer: str
    chromadb: str
    store: str
    embedder: str | None


@dataclass(frozen=True, slots=True)
class Manifest:
    """An index in force: its generation, its Chroma collection, its shape, its documents in order.

    `previous` is the generation in force before, kept for readers that still have it open.
    """

    generation: int
    previous: int | None
    collection: str
    shape: Shape
    dimension: int | None
    documents: tuple[DocumentRecord, ...]
    created: str


_DIFFERENCES = {
    "format": "il a un autre format de données",
    "reading": "ses guides ont été découpés par d'autres règles",
    "lexical": "son index lexical suit d'autres règles",
    "stemmer": "ses mots ont été analysés par une autre version de PyStemmer",
    "chromadb": "sa collection a été faite par une autre version de Chroma",
    "store": "sa collection est rangée ailleurs (FIL_CHROMA_URL)",
    "embedder": "ses vecteurs viennent d'un autre modèle (FIL_MODEL)",
}


def current_shape(settings: Settings, *, embedder: str | None = None) -> Shape:
    """The shape that an index made now by these settings would have; `embedder` names one that is no setting."""
    return Shape(
        format=FORMAT,
        reading=READING,
        lexical=lexical.VERSION,
        stemmer=version("PyStemmer"),
        # Collections are read across patch versions.
        chromadb=".".join(version("chromadb").split(".")[:2]),
        store=settings.chroma_url,
        embedder=embedder or embedder_name(settings),
    )


def open_manifest(settings: Settings, *, embedder: str | None = None) -> Manifest:
    """The manifest of an index that can be read as the settings are now (`embedder`: as in `current_shape`).

    Raises IndexMissingError when there is no index or an empty one, IndexMismatchError saying what differs.
    """
    path = settings.data / NAME
    if not path.is_file():
        raise IndexMissingError(f"Aucun index dans {settings.data}. {INGEST}")
    manifest = _parse(path)
    if manifest is None:
        raise IndexMismatchError(f"L'index de {settings.data} est illisible ou d'un autre format. {REBUILD}")
    shape = current_shape(settings, embedder=embedder)
    for name, difference in _DIFFERENCES.items():
        made, wanted = getattr(manifest.shape, name), getattr(shape, name)
        if made != wanted:
            raise IndexMismatchError(
                f"L'index ne convient plus : {difference} (« {_said(made)} », attendu « {_said(wanted)} »). {REBUILD}"
            )
    if not manifest.documents:
        raise IndexMissingError(f"L'index de {settings.data} ne contient aucun document. Ajoutez des PDF. {INGEST}")
    return manifest


def _said(value: str | int | None) -> str:
    return "aucun" if value in {None, ""} else str(value)


def read_manifest(data: Path) -> Manifest | None:
    """The manifest in force whatever its shape, None when there is none that can be understood."""
    path = data / NAME
    return _parse(path) if path.is_file() else None


def read_generation(data: Path, generation: int) -> Manifest | None:
    """The manifest under which that generation was in force, None when it is gone."""
    path = generation_folder(data, generation) / NAME
    return _parse(path) if path.is_file() else None


def write_manifest(data: Path, manifest: Manifest) -> None:
    """Put the manifest in force: the commit point."""
    content = json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode("utf-8")
    write_atomically(generation_folder(data, manifest.generation) / NAME, content)
    write_atomically(data / NAME, content)


def generation_folder(data: Path, generation: int) -> Path:
    """Where the lexical index and the embedded collection of that generation lie."""
    return data / "generations" / f"{generation:06d}"


def lexical_folder(data: Path, manifest: Manifest) -> Path:
    """Where `LexicalIndex.load` finds the lexical index of the manifest."""
    return generation_folder(data, manifest.generation) / "lexical"


def context_folder(data: Path, manifest: Manifest) -> Path:
    """Where `LexicalIndex.load` finds the index of the passages read with their neighbours."""
    return generation_folder(data, manifest.generation) / "contexts"


def collection_place(data: Path, manifest: Manifest) -> Place:
    """Where `VectorStore` finds the collection of the manifest."""
    folder = generation_folder(data, manifest.generation) / "chroma"
    return Place(folder, manifest.shape.store, manifest.collection)


def library(data: Path) -> Library:
    """The documents of the data folder."""
    return Library(data / "documents")


def _parse(path: Path) -> Manifest | None:
    try:
        content: dict[str, Any] = json.loads(patiently(lambda: path.read_text(encoding="utf-8")))
        documents = tuple(map(_record, content.pop("documents")))
        return Manifest(**{**content, "shape": Shape(**content["shape"]), "documents": documents})
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        logger.warning("« %s » ne peut pas être compris (%s).", path, error)
        return None


def _record(content: dict[str, Any]) -> DocumentRecord:
    pages = {name: tuple(content[name]) for name in ("without_text", "by_ocr", "notes")}
    return DocumentRecord(**{**content, **pages})
