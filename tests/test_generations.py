from dataclasses import replace
from pathlib import Path

import pytest
from fakes import make_guide

from ingest.generations import build_generation, collection_name, is_whole, next_generation, remove_unused
from ingest.lexical import LexicalIndex
from ingest.manifest import (
    DocumentRecord,
    Manifest,
    collection_place,
    current_shape,
    generation_folder,
    lexical_folder,
    library,
    write_manifest,
)
from ingest.settings import Settings
from ingest.vectors import VectorStore


def record(key: str) -> DocumentRecord:
    return DocumentRecord("a.pdf", key, "d", "/a.pdf", "A", 3, 3, 3, (), ())


def manifest(settings: Settings, generation: int, key: str, previous: int | None = None) -> Manifest:
    name = collection_name(settings.data, generation)
    return Manifest(generation, previous, name, current_shape(settings), None, (record(key),), "now")


def put_in_force(settings: Settings, made: Manifest) -> None:
    guide = make_guide(Path("a.pdf"))
    library(settings.data).write(made.documents[0].key, guide)
    build_generation(settings.data, made, [guide], None)
    write_manifest(settings.data, made)


def test_numbers_go_up_past_half_built_generations(settings: Settings) -> None:
    assert next_generation(settings.data) == 1
    generation_folder(settings.data, 4).mkdir(parents=True)
    (settings.data / "generations" / "notes").mkdir()
    assert next_generation(settings.data) == 5


def test_collection_name_is_proper_to_the_folder_and_fits_chroma(settings: Settings, tmp_path: Path) -> None:
    name = collection_name(settings.data, 3)
    assert name != collection_name(tmp_path / "other", 3) and name == collection_name(settings.data, 3)
    assert name.startswith("fil-") and name.endswith("-000003") and len(name) < 63


def test_built_generation_holds_lexical_index_and_collection(settings: Settings) -> None:
    made = manifest(settings, 1, "k")
    put_in_force(settings, made)
    assert len(LexicalIndex.load(lexical_folder(settings.data, made))) == 3
    store = VectorStore(collection_place(settings.data, made))
    assert sorted(store.ids()) == ["p1", "p2", "p3"]
    store.close()


@pytest.mark.parametrize(
    "lost", ["generations/000001/chroma", "generations/000001/lexical/terms.json", "documents/k.json"]
)
def test_generation_with_a_lost_part_is_not_whole(lost: str, settings: Settings) -> None:
    made = manifest(settings, 1, "k")
    put_in_force(settings, made)
    assert is_whole(settings.data, made)
    path = settings.data / lost
    path.rename(path.with_name("elsewhere"))
    assert not is_whole(settings.data, made)


def test_generation_in_force_and_the_one_before_are_kept(settings: Settings) -> None:
    for number in (1, 2, 3):
        put_in_force(settings, manifest(settings, number, f"k{number}", number - 1 or None))
    # Built by a run killed before it was in force: newer, yet not the one before.
    generation_folder(settings.data, 9).mkdir()
    remove_unused(settings.data, manifest(settings, 3, "k3", 2), on_server=False)
    assert sorted(path.name for path in (settings.data / "generations").iterdir()) == ["000002", "000003"]
    assert sorted(path.stem for path in (settings.data / "documents").iterdir()) == ["k2", "k3"]


def test_previous_generation_that_is_gone_is_no_obstacle(settings: Settings) -> None:
    made = replace(manifest(settings, 2, "k"), previous=1)
    put_in_force(settings, made)
    remove_unused(settings.data, made, on_server=False)
    assert is_whole(settings.data, made)
