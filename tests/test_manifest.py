import json
from dataclasses import replace

import pytest

from ingest.errors import IndexMismatchError, IndexMissingError
from ingest.manifest import (
    DocumentRecord,
    Manifest,
    collection_place,
    current_shape,
    open_manifest,
    read_generation,
    read_manifest,
    write_manifest,
)
from ingest.settings import Settings

RECORD = DocumentRecord("été.pdf", "k", "d" * 64, "/guides/été.pdf", "Été", 3, 1, 7, (2, 3), ())


@pytest.fixture
def manifest(settings: Settings) -> Manifest:
    return Manifest(2, 1, "fil-x-000002", current_shape(settings), None, (RECORD,), "2025-01-02T03:04:05+00:00")


def test_written_manifest_is_opened_equal(settings: Settings, manifest: Manifest) -> None:
    write_manifest(settings.data, manifest)
    assert open_manifest(settings) == manifest
    assert read_manifest(settings.data) == read_generation(settings.data, 2) == manifest
    assert read_generation(settings.data, 1) is None


def test_missing_index_says_what_to_run(settings: Settings) -> None:
    with pytest.raises(IndexMissingError, match=r"python -m ingest$"):
        open_manifest(settings)
    assert read_manifest(settings.data) is None


def test_index_without_documents_is_missing(settings: Settings, manifest: Manifest) -> None:
    write_manifest(settings.data, replace(manifest, documents=()))
    with pytest.raises(IndexMissingError, match=r"aucun document.*python -m ingest$"):
        open_manifest(settings)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("format", 0, "autre format"),
        ("reading", "0", "découpés par d'autres règles"),
        ("lexical", "0", "index lexical"),
        ("stemmer", "2.0", "PyStemmer"),
        ("chromadb", "0.4", "Chroma"),
        ("store", "http://ailleurs:8000", "FIL_CHROMA_URL"),
        ("embedder", "un-modele", "FIL_MODEL"),
    ],
)
def test_index_of_another_shape_says_what_differs(
    name: str, value: str, told: str, settings: Settings, manifest: Manifest
) -> None:
    write_manifest(settings.data, replace(manifest, shape=replace(manifest.shape, **{name: value})))
    with pytest.raises(IndexMismatchError, match=rf"{told}.*{value}.*python -m ingest --rebuild"):
        open_manifest(settings)


def test_index_with_vectors_opens_with_the_same_embedder(settings: Settings, manifest: Manifest) -> None:
    write_manifest(settings.data, replace(manifest, shape=replace(manifest.shape, embedder="m"), dimension=3))
    assert open_manifest(settings, embedder="m").dimension == 3
    with pytest.raises(IndexMismatchError, match="attendu « autre »"):
        open_manifest(settings, embedder="autre")


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"generation": 1}', '{"documents": [{}], "shape": {}}'])
def test_damaged_manifest_says_what_to_run(content: str, settings: Settings) -> None:
    settings.data.mkdir()
    (settings.data / "manifest.json").write_text(content, encoding="utf-8")
    assert read_manifest(settings.data) is None
    with pytest.raises(IndexMismatchError, match=r"python -m ingest --rebuild"):
        open_manifest(settings)


def test_manifest_is_readable_by_people(settings: Settings, manifest: Manifest) -> None:
    write_manifest(settings.data, manifest)
    text = (settings.data / "manifest.json").read_text(encoding="utf-8")
    assert "été.pdf" in text and json.loads(text)["shape"]["embedder"] is None


def test_collection_lies_in_the_folder_of_the_generation(settings: Settings, manifest: Manifest) -> None:
    place = collection_place(settings.data, manifest)
    assert place.folder == settings.data / "generations" / "000002" / "chroma"
    assert (place.url, place.name) == ("", "fil-x-000002")
