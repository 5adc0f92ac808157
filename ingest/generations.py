"""Generations of the index: built aside from all documents, removed once no reader can be on them."""

import os
import socket
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ingest import vectors
from ingest.contexts import context_texts
from ingest.datamodels import Guide
from ingest.embedder import Vectors
from ingest.files import digest_of_text, remove
from ingest.lexical import LexicalIndex, indexed_text
from ingest.manifest import (
    Manifest,
    collection_place,
    context_folder,
    generation_folder,
    lexical_folder,
    library,
    read_generation,
)


def next_generation(data: Path) -> int:
    """A number that no generation on disk has, a half-built one included."""
    return max((number for number, _ in _generations(data)), default=0) + 1


def collection_name(data: Path, generation: int) -> str:
    """Name of the generation's collection, proper to this data folder on a server that several folders use."""
    return f"{_collection_prefix(data)}{generation:06d}"


def _collection_prefix(data: Path) -> str:
    return f"fil-{digest_of_text(socket.gethostname(), os.path.normcase(data.resolve()))[:10]}-"


def build_generation(data: Path, manifest: Manifest, guides: Sequence[Guide], rows: Vectors | None) -> None:
    """Write lexical index and collection of the guides, in their order; nothing is in force yet."""
    if len(guides) == 1:  # in every passage, the title's words would count for nothing in a search
        guides = [replace(guides[0], title="")]
    pairs = [(passage, guide.title) for guide in guides for passage in guide.passages]
    index = LexicalIndex.build(indexed_text(passage, title) for passage, title in pairs)
    index.save(lexical_folder(data, manifest))
    LexicalIndex.build(context_texts(guides)).save(context_folder(data, manifest))
    vectors.write_collection(collection_place(data, manifest), [passage for passage, _ in pairs], rows)


def is_whole(data: Path, manifest: Manifest) -> bool:
    """Whether the files of the manifest are still there."""
    place = collection_place(data, manifest)
    has_collection = bool(place.url) or place.folder.is_dir()
    has_documents = all(record.key in library(data) for record in manifest.documents)
    return (
        has_collection
        and has_documents
        and all((folder(data, manifest) / "terms.json").is_file() for folder in (lexical_folder, context_folder))
    )


def remove_unused(data: Path, manifest: Manifest, *, on_server: bool) -> None:
    """Remove what neither the manifest in force nor the one before it names: readers may still be on that one."""
    kept = [manifest]
    before = read_generation(data, manifest.previous) if manifest.previous is not None else None
    kept += [before] if before else []
    numbers = {each.generation for each in kept}
    for number, folder in _generations(data):
        if number not in numbers:
            remove(folder)
    for part in data.glob("*.part"):
        remove(part)
    library(data).keep_only({record.key for each in kept for record in each.documents})
    if on_server and manifest.shape.store:
        names = [each.collection for each in kept]
        vectors.remove_collections(collection_place(data, manifest), prefix=_collection_prefix(data), keep=names)


def _generations(data: Path) -> Iterator[tuple[int, Path]]:
    folder = generation_folder(data, 0).parent
    found = list(folder.iterdir()) if folder.is_dir() else []
    return ((int(path.name), path) for path in found if path.name.isdigit())
