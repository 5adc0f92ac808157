from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ingest.datamodels import Fiche, Guide, Line, Page, Passage, Section, Span
from ingest.errors import IndexMismatchError
from ingest.library import Library, document_key, guide_from_json, guide_to_json

TEXT = "L’œuvre\n• un point"
LINES = (
    Line("L’œuvre", 0, 7, 56.7, 700.25, 11.0, True),
    Line("• un point", 8, 18, 60.0, 680.0, 9.5, False, bullet=True),
)
GUIDE = Guide(
    document="Guide été.pdf",
    digest="a" * 64,
    source="/guides/Guide été.pdf",
    title="Le guide",
    pages=(
        Page("Guide été.pdf", 1, "i", TEXT, LINES, "text", 595.3, 841.9, ("En-tête",), None),
        Page("Guide été.pdf", 2, None, "", (), "none", 595.3, 841.9, (), "page sans texte"),
    ),
    sections=(Section("Guide été.pdf", "Agir", ("Le guide", "Agir"), 2, 1, 2, 0, "Fiche 1"),),
    fiches=(
        Fiche(
            "Guide été.pdf",
            "Fiche 1",
            "Agir",
            "fiche",
            1,
            2,
            variants=("Fiche n°1",),
            related=("Fiche 2",),
            restates=("Fiche I", "II.A"),
            restated_guide="officiel.yaml",
        ),
    ),
    passages=(
        Passage("p1", "Guide été.pdf", 0, "L’œuvre", ("Agir",), (Span(1, 0, 7), Span(2, 0, 0)), "list", "Fiche 1"),
    ),
    publisher="Éditeur",
    year=2014,
)


def test_guide_comes_back_equal() -> None:
    assert guide_from_json(guide_to_json(GUIDE)) == GUIDE


def test_line_that_differs_from_its_place_comes_back() -> None:
    page = replace(GUIDE.pages[0], lines=(replace(LINES[0], text="L’oeuvre"),))
    guide = replace(GUIDE, pages=(page,))
    assert guide_from_json(guide_to_json(guide)) == guide


def test_lone_surrogate_of_a_broken_pdf_comes_back() -> None:
    guide = replace(GUIDE, title="Titre \ud835")
    assert guide_from_json(guide_to_json(guide)) == guide


def test_key_changes_with_name_content_and_rules() -> None:
    keys = {document_key(*parts) for parts in [("a", "1", "r"), ("b", "1", "r"), ("a", "2", "r"), ("a", "1", "s")]}
    assert len(keys) == 4
    assert document_key("a", "1", "r") == document_key("a", "1", "r")


def test_written_guide_is_found_and_read(tmp_path: Path) -> None:
    library = Library(tmp_path / "documents")
    assert "k" not in library
    library.write("k", GUIDE)
    assert "k" in library
    assert library.read("k") == GUIDE


@pytest.mark.parametrize("content", [None, b"", b"{", b"[]", b'{"format": "old"}', guide_to_json(GUIDE)[:-40]])
def test_missing_or_damaged_file_is_told_with_the_remedy(content: bytes | None, tmp_path: Path) -> None:
    library = Library(tmp_path)
    if content is not None:
        library.path("k").write_bytes(content)
    with pytest.raises(IndexMismatchError, match=r"k\.json.*python -m ingest --rebuild"):
        library.read("k")


def test_vectors_are_kept_by_embedder(tmp_path: Path) -> None:
    library = Library(tmp_path)
    rows = np.eye(2, dtype=np.float32)
    library.write_vectors("k", "un modèle", rows)
    found = library.read_vectors("k", "un modèle")
    assert found is not None and np.array_equal(found, rows)
    assert library.read_vectors("k", "un autre") is None


def test_only_named_documents_are_kept(tmp_path: Path) -> None:
    library = Library(tmp_path)
    library.write("kept", GUIDE)
    library.write("gone", GUIDE)
    library.write_vectors("kept", "m", np.eye(1, dtype=np.float32))
    library.write_vectors("gone", "m", np.eye(1, dtype=np.float32))
    (tmp_path / "kept.json.123.part").write_bytes(b"half")
    (tmp_path / "kept.0.part.npy").write_bytes(b"half")
    library.keep_only({"kept"})
    assert {path.name.split(".")[0] for path in tmp_path.iterdir()} == {"kept"}
    assert len(list(tmp_path.iterdir())) == 2


def test_keeping_in_a_folder_that_is_not_there_does_nothing(tmp_path: Path) -> None:
    Library(tmp_path / "nowhere").keep_only(set())
    assert not (tmp_path / "nowhere").exists()
