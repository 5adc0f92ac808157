"""The index follows the folder: what is added, changed, gone, broken."""

from pathlib import Path

import pytest
from fpdf import FPDF
from small_pdfs import PdfMaker
from two_guides import BUDGET, VISITE, CountingEmbedder, contents, counts, write_two_guides

from ingest.errors import IndexMismatchError, IndexMissingError, IngestionLockedError, InputError
from ingest.lock import ingestion_lock
from ingest.manifest import collection_place, open_manifest
from ingest.pipeline import ingest, remove_document
from ingest.report import Progress
from ingest.settings import Settings
from ingest.vectors import VectorStore


@pytest.fixture
def corpus(settings: Settings, make_pdf: PdfMaker) -> Path:
    """A corpus folder with two guides."""
    return write_two_guides(make_pdf, settings.corpus)


def test_first_ingestion_makes_an_index_of_all_documents(settings: Settings, corpus: Path) -> None:
    report = ingest([], settings=settings)
    found = contents(settings)
    assert report.read == ("a.pdf", "b été.PDF") and report.changed
    assert counts(report) == (2, 3, len(found["passages"])) and len(found["passages"]) >= 2
    assert max(found["scores"]) > 0
    assert [guide.source for guide in found["guides"]] == [str(corpus / "a.pdf"), str(corpus / "b été.PDF")]
    assert report.degraded == ("Recherche lexicale seule : aucun modèle de vecteurs n'est réglé (FIL_MODEL).",)


def test_nothing_changed_makes_no_new_generation(settings: Settings, corpus: Path) -> None:
    first = ingest([corpus], settings=settings)
    before = (settings.data / "manifest.json").read_bytes()
    second = ingest([corpus], settings=settings)
    assert (second.read, second.unchanged, second.changed) == ((), ("a.pdf", "b été.PDF"), False)
    assert counts(second) == counts(first)
    assert (settings.data / "manifest.json").read_bytes() == before


def test_only_the_changed_document_is_read_and_other_ids_stay(
    settings: Settings, corpus: Path, make_pdf: PdfMaker
) -> None:
    ingest([corpus], settings=settings)
    before = {passage.id for passage in contents(settings)["passages"]}
    make_pdf([BUDGET + " Et le reste."], "a.pdf", folder=corpus)
    report = ingest([corpus], settings=settings)
    assert (report.read, report.unchanged, report.changed) == (("a.pdf",), ("b été.PDF",), True)
    after = contents(settings)["passages"]
    assert {passage.id for passage in after if passage.document == "b été.PDF"} <= before
    assert "Et le reste" in " ".join(passage.text for passage in after)


def test_vanished_and_renamed_documents_leave_the_index(settings: Settings, corpus: Path) -> None:
    ingest([corpus], settings=settings)
    (corpus / "a.pdf").rename(corpus / "c.pdf")
    (corpus / "b été.PDF").unlink()
    report = ingest([corpus], settings=settings)
    assert (report.read, report.removed, report.documents) == (("c.pdf",), ("a.pdf", "b été.PDF"), 1)
    assert {passage.document for passage in contents(settings)["passages"]} == {"c.pdf"}


def test_last_document_gone_leaves_an_empty_index(settings: Settings, corpus: Path) -> None:
    ingest([corpus], settings=settings)
    for path in corpus.iterdir():
        path.unlink()
    assert ingest([corpus], settings=settings).removed == ("a.pdf", "b été.PDF")
    with pytest.raises(IndexMissingError):
        open_manifest(settings)


def test_documents_from_elsewhere_stay(settings: Settings, corpus: Path, make_pdf: PdfMaker, tmp_path: Path) -> None:
    ingest([corpus], settings=settings)
    (tmp_path / "ailleurs").mkdir()
    report = ingest([make_pdf([VISITE], "z.pdf", folder=tmp_path / "ailleurs")], settings=settings)
    assert (report.read, report.unchanged, report.removed) == (("z.pdf",), ("a.pdf", "b été.PDF"), ())
    assert ingest([corpus], settings=settings).documents == 3


def test_second_file_of_a_name_is_refused_and_the_first_kept(
    settings: Settings, corpus: Path, make_pdf: PdfMaker
) -> None:
    (corpus / "mes-guides").mkdir()
    make_pdf([VISITE], "a.pdf", folder=corpus / "mes-guides")
    report = ingest([corpus], settings=settings)
    assert report.documents == 2 and [refusal.document for refusal in report.refused] == ["a.pdf"]


def test_broken_document_is_refused_and_the_others_read(settings: Settings, corpus: Path) -> None:
    (corpus / "aa.pdf").write_bytes(b"%PDF-1.4\nnot a PDF")
    report = ingest([corpus], settings=settings)
    assert report.read == ("a.pdf", "b été.PDF")
    assert [refusal.document for refusal in report.refused] == ["aa.pdf"] and "aa.pdf" in report.refused[0].reason


def test_document_that_broke_leaves_the_index_and_it_is_said(settings: Settings, corpus: Path) -> None:
    ingest([corpus], settings=settings)
    (corpus / "a.pdf").write_bytes(b"%PDF-1.4\nnot a PDF")
    report = ingest([corpus], settings=settings)
    assert "version précédente est retirée" in report.refused[0].reason and report.removed == ()
    assert {passage.document for passage in contents(settings)["passages"]} == {"b été.PDF"}


def test_nothing_but_broken_documents_makes_no_index(settings: Settings) -> None:
    (settings.corpus / "a.pdf").write_bytes(b"")
    assert len(ingest([], settings=settings).refused) == 1
    with pytest.raises(IndexMissingError):
        open_manifest(settings)


@pytest.mark.parametrize("case", ["missing path", "no PDF", "data is a file"])
def test_bad_input_changes_nothing(case: str, settings: Settings, tmp_path: Path) -> None:
    if case == "data is a file":
        settings.data.write_text("mine", encoding="utf-8")
    with pytest.raises(InputError):
        ingest([tmp_path / "nulle-part"] if case == "missing path" else [], settings=settings)
    assert not settings.data.is_dir()


def test_locked_folder_changes_nothing(settings: Settings, corpus: Path) -> None:
    with ingestion_lock(settings.data), pytest.raises(IngestionLockedError):
        ingest([corpus], settings=settings)
    assert not (settings.data / "documents").exists()


def test_document_is_removed_by_name(settings: Settings, corpus: Path) -> None:
    ingest([corpus], settings=settings)
    report = remove_document("a.pdf", settings=settings)
    assert (report.removed, report.documents) == (("a.pdf",), 1)
    assert {passage.document for passage in contents(settings)["passages"]} == {"b été.PDF"}
    assert (corpus / "a.pdf").is_file()
    with pytest.raises(InputError, match=r"« a\.pdf » n'est pas dans l'index"):
        remove_document("a.pdf", settings=settings)


def test_vectors_are_made_once_and_found(settings: Settings, corpus: Path, make_pdf: PdfMaker) -> None:
    embedder = CountingEmbedder()
    report = ingest([corpus], settings=settings, embedder=embedder)
    assert report.degraded == () and len(embedder.encoded) == report.passages
    manifest = open_manifest(settings, embedder="compteur")
    assert manifest.dimension == 2
    store = VectorStore(collection_place(settings.data, manifest))
    best = store.query(embedder.encode_query("comité"), 1, documents=["b été.PDF"])
    assert len(best) == 1 and len(store) == report.passages
    store.close()
    embedder.encoded.clear()
    make_pdf([VISITE], "a.pdf", folder=corpus)
    ingest([corpus], settings=settings, embedder=embedder)
    assert embedder.encoded and not any("financeurs" in text for text in embedder.encoded)


def test_index_with_vectors_does_not_open_without_its_model(settings: Settings, corpus: Path) -> None:
    ingest([corpus], settings=settings, embedder=CountingEmbedder())
    with pytest.raises(IndexMismatchError, match="FIL_MODEL"):
        open_manifest(settings)


def test_progress_names_pages_and_documents_and_goes_up(settings: Settings, corpus: Path) -> None:
    seen: list[Progress] = []
    ingest([corpus], settings=settings, progress=seen.append)
    pages = [(each.document, each.done, each.total, each.rank, each.documents) for each in seen if each.done]
    assert pages == [("a.pdf", 1, 2, 1, 2), ("a.pdf", 2, 2, 1, 2), ("b été.PDF", 1, 1, 2, 2)]
    fractions = [each.fraction for each in seen]
    assert fractions == sorted(fractions) and fractions[-1] == 1.0


def test_pages_without_text_are_reported(settings: Settings) -> None:
    pdf = FPDF()
    pdf.set_font("helvetica", size=11)
    pdf.add_page()
    pdf.multi_cell(0, 6, BUDGET)
    pdf.add_page()
    pdf.rect(30, 30, 150, 200, style="F")
    pdf.output(str(settings.corpus / "a.pdf"))
    first = ingest([], settings=settings)
    again = ingest([], settings=settings)
    assert [(each.document, each.pages) for each in first.without_text] == [("a.pdf", (2,))]
    assert first.without_text[0].notes
    assert again.without_text == first.without_text
