"""An index that was cut off, damaged, moved or shaped otherwise is made whole again."""

import json
import shutil
from pathlib import Path

import pytest
from small_pdfs import PdfMaker
from two_guides import BUDGET, VISITE, contents, write_two_guides

from ingest.errors import IndexMismatchError
from ingest.manifest import library, open_manifest
from ingest.pipeline import ingest
from ingest.settings import Settings


@pytest.fixture
def corpus(settings: Settings, make_pdf: PdfMaker) -> Path:
    """A corpus folder with two guides."""
    return write_two_guides(make_pdf, settings.corpus)


def test_rebuild_reads_everything_and_gives_the_same_index(settings: Settings, corpus: Path) -> None:
    ingest([corpus], settings=settings)
    before = contents(settings)
    report = ingest([corpus], settings=settings, rebuild=True)
    assert report.read == ("a.pdf", "b été.PDF") and report.changed
    assert contents(settings) == before


def test_rebuild_keeps_a_document_whose_file_is_gone(settings: Settings, corpus: Path, make_pdf: PdfMaker) -> None:
    path = make_pdf([VISITE], "z.pdf")
    ingest([path], settings=settings)
    path.unlink()
    report = ingest([corpus], settings=settings, rebuild=True)
    assert (report.unchanged, report.refused, report.documents) == (("z.pdf",), (), 3)


def test_documents_finished_before_a_kill_are_not_read_again(settings: Settings, corpus: Path) -> None:
    ingest([corpus], settings=settings)
    before = contents(settings)
    (settings.data / "manifest.json").unlink()
    shutil.rmtree(settings.data / "generations")
    report = ingest([corpus], settings=settings)
    assert (report.read, report.changed) == ((), True)
    assert contents(settings) == before


def test_damaged_document_file_is_read_again(settings: Settings, corpus: Path) -> None:
    ingest([corpus], settings=settings)
    before = contents(settings)
    key = open_manifest(settings).documents[0].key
    library(settings.data).path(key).write_bytes(b"{")
    (settings.data / "manifest.json").unlink()
    assert ingest([corpus], settings=settings).read == ("a.pdf",)
    assert contents(settings) == before


def test_damaged_document_file_of_the_index_in_force_is_mended_by_rebuild(settings: Settings, corpus: Path) -> None:
    ingest([corpus], settings=settings)
    key = open_manifest(settings).documents[0].key
    library(settings.data).path(key).write_bytes(b"{")
    with pytest.raises(IndexMismatchError, match="--rebuild"):
        contents(settings)
    ingest([corpus], settings=settings, rebuild=True)
    assert len(contents(settings)["guides"]) == 2


@pytest.mark.parametrize("lost", ["chroma", "lexical"])
def test_lost_folder_of_the_generation_is_made_again(lost: str, settings: Settings, corpus: Path) -> None:
    ingest([corpus], settings=settings)
    before = contents(settings)
    shutil.rmtree(settings.data / "generations" / "000001" / lost)
    report = ingest([corpus], settings=settings)
    assert (report.read, report.changed) == ((), True)
    assert contents(settings) == before


def test_moved_folder_is_not_read_again(settings: Settings, corpus: Path) -> None:
    ingest([corpus], settings=settings)
    before = contents(settings)
    moved = corpus.rename(corpus.with_name("moved"))
    report = ingest([moved], settings=settings)
    after = contents(settings)
    assert (report.read, report.changed) == ((), False)
    assert after["passages"] == before["passages"]
    assert after["guides"][0].source == str(moved / "a.pdf")


def test_index_of_another_shape_is_made_anew(settings: Settings, corpus: Path) -> None:
    ingest([corpus], settings=settings)
    path = settings.data / "manifest.json"
    stored = json.loads(path.read_text(encoding="utf-8"))
    stored["shape"]["lexical"] = "0"
    path.write_text(json.dumps(stored), encoding="utf-8")
    report = ingest([corpus], settings=settings)
    assert (report.read, report.changed) == ((), True)
    assert contents(settings)


def test_generations_kept_are_the_one_in_force_and_the_one_before(
    settings: Settings, corpus: Path, make_pdf: PdfMaker
) -> None:
    (settings.data / "generations" / "000007").mkdir(parents=True)
    for count in (1, 2, 3):
        make_pdf([BUDGET] * count, "a.pdf", folder=corpus)
        ingest([corpus], settings=settings)
    assert open_manifest(settings).generation == 10
    assert sorted(path.name for path in (settings.data / "generations").iterdir()) == ["000009", "000010"]
    # Two versions of a.pdf, one of b.
    assert len(list((settings.data / "documents").iterdir())) == 3


def test_leftovers_of_killed_runs_are_removed(settings: Settings, corpus: Path) -> None:
    ingest([corpus], settings=settings)
    for name in ("manifest.json.1.part", "documents/x.json.1.part", "documents/unknown.json"):
        (settings.data / name).write_bytes(b"half")
    ingest([corpus], settings=settings)
    assert not list(settings.data.rglob("*.part")) and not (settings.data / "documents" / "unknown.json").exists()
