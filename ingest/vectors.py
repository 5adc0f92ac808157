"""The collection of passages in Chroma: texts, metadata and vectors; the only file that knows chromadb.

The text is stored as the metadata field "text" and not as Chroma's document: the embedded store (1.5.9) indexes
documents by trigrams for a search that BM25 does here, at 0.75 of the 1.1 seconds that a thousand passages take.
"""

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from ingest.datamodels import Passage
from ingest.errors import IndexMismatchError, InputError

logger = logging.getLogger(__name__)

SPACE = "cosine"
REMEDY = "Lancez : python -m ingest --rebuild"
# The graph is walked widely enough to be exact on the few thousand passages of a corpus.
_HNSW = {"space": SPACE, "ef_construction": 200, "ef_search": 400, "max_neighbors": 24}

Vectors = NDArray[np.float32]
Given = ParamSpec("Given")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a collection lies: `folder` on disk, or on the Chroma server at `url` when that is not empty."""

    folder: Path
    url: str
    name: str


def _told_in_french(act: Callable[Given, Result]) -> Callable[Given, Result]:
    """Chroma's errors as ours, with the remedy."""

    @wraps(act)
    def acted(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        import httpx
        from chromadb.errors import ChromaError, NotFoundError

        try:
            return act(*args, **kwargs)
        except httpx.HTTPError as error:
            raise InputError(f"Le serveur Chroma (FIL_CHROMA_URL) ne répond plus : {error}. Redémarrez-le.") from error
        except NotFoundError as error:
            raise IndexMismatchError(f"La collection de l'index est introuvable dans Chroma. {REMEDY}") from error
        except ChromaError as error:
            raise IndexMismatchError(f"Chroma refuse l'index : {error}. {REMEDY}") from error

    return acted


def _client(place: Place) -> Any:
    # Read when chromadb is imported.
    os.environ["ANONYMIZED_TELEMETRY"] = "False"
    import chromadb
    from chromadb.config import Settings

    settings = Settings(anonymized_telemetry=False)
    if not place.url:
        place.folder.mkdir(parents=True, exist_ok=True)
        return chromadb.PersistentClient(path=str(place.folder), settings=settings)
    address = urlsplit(place.url)
    if address.scheme not in {"http", "https"} or not address.hostname:
        raise InputError(
            f"FIL_CHROMA_URL={place.url} n'est pas une adresse de serveur Chroma. Donnez par exemple http://localhost:8000"
        )
    secure = address.scheme == "https"
    port = address.port or (443 if secure else 8000)
    try:
        return chromadb.HttpClient(host=address.hostname, port=port, ssl=secure, settings=settings)
    except ValueError as error:
        raise InputError(
            f"Le serveur Chroma {place.url} ne répond pas. Démarrez-le, ou videz FIL_CHROMA_URL pour l'index embarqué."
        ) from error


def _close(client: Any) -> None:
    client.close()
    # chromadb 1.5.9 leaves the connections to a server open.
    for each in (client, client._admin_client):
        session = getattr(each._server, "_session", None)
        if session is not None:
            session.close()


@_told_in_french
def write_collection(place: Place, passages: Sequence[Passage], vectors: Vectors | None) -> None:
    """Make the collection anew with these passages; `vectors` (one unit-length row each) are None without a model.

    Without a model each passage gets the placeholder vector [1.0], which nothing ever queries.
    """
    rows = np.ones((len(passages), 1), dtype=np.float32) if vectors is None else vectors
    client = _client(place)
    try:
        if place.name in {each.name for each in client.list_collections()}:
            client.delete_collection(place.name)
        collection = client.create_collection(place.name, embedding_function=None, configuration={"hnsw": _HNSW})
        _check_space(collection)
        size = client.get_max_batch_size()
        for start in range(0, len(passages), size):
            batch = passages[start : start + size]
            collection.upsert(
                ids=[passage.id for passage in batch],
                embeddings=rows[start : start + size],
                metadatas=[_metadata(passage) for passage in batch],
            )
        if collection.count() != len(passages):
            raise IndexMismatchError(f"Chroma a gardé {collection.count()} passages sur {len(passages)}. {REMEDY}")
    finally:
        _close(client)


def _metadata(passage: Passage) -> dict[str, str | int]:
    metadata: dict[str, str | int] = {
        "document": passage.document,
        "page": passage.page,
        "page_end": passage.page_end,
        "path": " > ".join(passage.path),
        "text": passage.text,
    }
    return metadata | {"fiche": passage.fiche} if passage.fiche else metadata


def _check_space(collection: Any) -> None:
    space = collection.configuration["hnsw"]["space"]
    if space != SPACE:
        raise IndexMismatchError(f"La collection compare ses vecteurs par « {space} » et non « {SPACE} ». {REMEDY}")


def remove_collections(place: Place, *, prefix: str, keep: Sequence[str]) -> None:
    """Remove from the server the collections whose name starts with `prefix`, those of `keep` excepted."""
    client = _client(place)
    try:
        for name in _named(client, prefix):
            if name not in keep:
                client.delete_collection(name)
    finally:
        _close(client)


def _named(client: Any, prefix: str) -> Iterator[str]:
    return (each.name for each in client.list_collections() if each.name.startswith(prefix))


class VectorStore:
    """A collection opened for reading. Raises IndexMismatchError when it is missing or compares otherwise."""

    @_told_in_french
    def __init__(self, place: Place) -> None:
        with ExitStack() as opened:
            self._client = _client(place)
            opened.callback(_close, self._client)
            self._collection = self._client.get_collection(place.name, embedding_function=None)
            _check_space(self._collection)
            opened.pop_all()

    @_told_in_french
    def __len__(self) -> int:
        count: int = self._collection.count()
        return count

    @_told_in_french
    def ids(self) -> list[str]:
        """Ids of all passages, in no order."""
        found: list[str] = self._collection.get(include=[])["ids"]
        return found

    @_told_in_french
    def query(self, vector: Vectors, k: int, *, documents: Sequence[str] = ()) -> list[tuple[str, float]]:
        """Ids of the k passages nearest to the vector, of `documents` only when given, with their cosine."""
        where = {"document": {"$in": list(documents)}} if documents else None
        found = self._collection.query(query_embeddings=[vector], n_results=k, where=where, include=["distances"])
        return [(key, 1.0 - distance) for key, distance in zip(found["ids"][0], found["distances"][0], strict=True)]

    def close(self) -> None:
        """Let go of the files or the connection; the store cannot be used afterwards."""
        _close(self._client)
