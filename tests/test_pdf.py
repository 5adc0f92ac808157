"""PDF files to pages: good ones, odd ones, broken ones."""

import logging
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter
from small_pdfs import PdfMaker

from ingest.datamodels import Page
from ingest.errors import UnreadableDocumentError
from ingest.pages.pdf import Bookmark, open_pdf, read_bookmarks, read_pages
from ingest.settings import Settings

SENTENCE = "Le comité de pilotage réunit les financeurs et les structures."


def document() -> FPDF:
    pdf = FPDF(format="A4")
    pdf.set_auto_page_break(False)
    pdf.set_compression(False)
    pdf.set_font("helvetica", size=11)
    return pdf


def written(pdf: FPDF, path: Path) -> Path:
    pdf.output(str(path))
    return path


def texts(pages: list[Page]) -> list[str]:
    return [page.text for page in pages]


@pytest.fixture
def no_ocr(settings: Settings) -> Settings:
    """Settings of a machine on which Tesseract lacks the language."""
    return settings.model_copy(update={"ocr_languages": "zzz"})


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """A guide of four pages: header, page number, a heading, two paragraphs."""
    pdf = document()
    for number in range(1, 5):
        pdf.add_page()
        pdf.set_font("helvetica", size=8)
        pdf.text(50, 15, "Guide des prestataires")
        pdf.text(180, 285, str(number + 6))
        pdf.set_font("helvetica", style="B", size=15)
        pdf.text(20, 40, f"Titre {'abcd'[number - 1]}")
        pdf.set_font("helvetica", size=11)
        pdf.set_xy(20, 45)
        pdf.multi_cell(160, 5, f"{SENTENCE} " * number)
    return written(pdf, tmp_path / "guide.pdf")


def test_pages_hold_their_lines_and_leave_out_header_and_number(guide: Path, settings: Settings) -> None:
    pages = read_pages(guide, settings=settings)
    assert [page.label for page in pages] == ["7", "8", "9", "10"]
    assert all(set(page.furniture) == {"Guide des prestataires", page.label} for page in pages)
    assert texts(pages)[0] == f"Titre a\n{SENTENCE}"
    assert [(page.document, page.number, page.source, page.note) for page in pages] == [
        ("guide.pdf", number, "text", None) for number in (1, 2, 3, 4)
    ]


def test_lines_know_their_place_size_and_weight(guide: Path, settings: Settings) -> None:
    page = read_pages(guide, settings=settings)[3]
    assert [page.text[line.start : line.end] for line in page.lines] == [line.text for line in page.lines]
    heading, first = page.lines[:2]
    assert (heading.size, heading.bold, first.size, first.bold) == (15.0, True, 11.0, False)
    assert heading.x == pytest.approx(56.7, abs=0.5)
    assert heading.y == pytest.approx(841.9 - 40 * 72 / 25.4, abs=0.5)
    assert (page.width, page.height) == (pytest.approx(595.3, abs=0.1), pytest.approx(841.9, abs=0.1))


def test_progress_is_told_after_each_page(guide: Path, settings: Settings) -> None:
    told: list[tuple[int, int]] = []
    read_pages(guide, settings=settings, on_page=lambda done, total: told.append((done, total)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_the_labels_of_the_file_win_over_printed_numbers(guide: Path, settings: Settings, tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=guide)
    writer.set_page_label(0, 1, style="/r")
    writer.set_page_label(2, 3, style="/D", prefix="A-")
    writer.write(tmp_path / "labels.pdf")
    pages = read_pages(tmp_path / "labels.pdf", settings=settings)
    assert [page.label for page in pages] == ["i", "ii", "A-1", "A-2"]


def test_labels_that_only_count_the_pages_say_nothing(guide: Path, settings: Settings, tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=guide)
    writer.set_page_label(0, 3, style="/D")
    writer.write(tmp_path / "labels.pdf")
    assert [page.label for page in read_pages(tmp_path / "labels.pdf", settings=settings)] == ["7", "8", "9", "10"]


def test_bookmarks_with_their_level_and_page(tmp_path: Path) -> None:
    pdf = document()
    for title, level in (("Partie I", 0), ("Fiche  1", 1), ("Partie II", 0)):
        pdf.add_page()
        pdf.start_section(title, level=level)
    path = written(pdf, tmp_path / "signets.pdf")
    assert read_bookmarks(path) == [Bookmark("Partie I", 1, 1), Bookmark("Fiche 1", 2, 2), Bookmark("Partie II", 1, 3)]


def test_a_file_without_bookmarks_has_none(guide: Path) -> None:
    assert read_bookmarks(guide) == []


def test_a_page_turned_upside_down_by_mistake_is_read(guide: Path, settings: Settings, tmp_path: Path) -> None:
    straight = read_pages(guide, settings=settings)
    writer = PdfWriter(clone_from=guide)
    for page in writer.pages:
        page.rotate(180)
    writer.write(tmp_path / "envers.pdf")
    assert texts(read_pages(tmp_path / "envers.pdf", settings=settings)) == texts(straight)


@pytest.mark.parametrize("turn", [0, 90])
def test_a_page_set_sideways_is_read_whether_or_not_it_is_shown_turned(
    tmp_path: Path, settings: Settings, turn: int
) -> None:
    pdf = document()
    pdf.add_page()
    with pdf.rotation(90, 100, 150):
        for rank, text in enumerate(["Première ligne du tableau", "Deuxième ligne du tableau"]):
            pdf.text(30, 100 + 6 * rank, text)
    writer = PdfWriter(clone_from=written(pdf, tmp_path / "travers.pdf"))
    writer.pages[0].rotate(turn)
    writer.write(tmp_path / "tourné.pdf")
    page = read_pages(tmp_path / "tourné.pdf", settings=settings)[0]
    assert page.text == "Première ligne du tableau\nDeuxième ligne du tableau"
    assert (page.width, page.height) == (pytest.approx(841.9, abs=0.1), pytest.approx(595.3, abs=0.1))


def test_a_cropped_page_counts_from_its_visible_corner(guide: Path, settings: Settings, tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=guide)
    for page in writer.pages:
        page.cropbox.lower_left = (20, 30)
    writer.write(tmp_path / "coupe.pdf")
    whole, cropped = (read_pages(path, settings=settings)[0] for path in (guide, tmp_path / "coupe.pdf"))
    assert cropped.lines[0].x == pytest.approx(whole.lines[0].x - 20)
    assert cropped.lines[0].y == pytest.approx(whole.lines[0].y - 30)


def test_a_thousand_pages_are_read(tmp_path: Path, settings: Settings) -> None:
    pdf = document()
    for number in range(1000):
        pdf.add_page()
        pdf.text(20, 60, f"Page {number} du registre")
    pages = read_pages(written(pdf, tmp_path / "registre.pdf"), settings=settings)
    assert len(pages) == 1000
    assert pages[999].text == "Page 999 du registre"


def refusal(path: Path, settings: Settings) -> str:
    with pytest.raises(UnreadableDocumentError) as caught:
        read_pages(path, settings=settings)
    message = str(caught.value)
    assert f"« {path.name} »" in message
    assert "\n" not in message and message.endswith(".")
    return message


def test_a_password_is_asked_for_in_words(tmp_path: Path, settings: Settings) -> None:
    pdf = document()
    pdf.add_page()
    pdf.text(20, 60, SENTENCE)
    pdf.set_encryption(owner_password="maitre", user_password="secret")
    assert "mot de passe" in refusal(written(pdf, tmp_path / "secret.pdf"), settings)


def test_an_encrypted_file_that_opens_without_a_password_is_read(tmp_path: Path, settings: Settings) -> None:
    pdf = document()
    pdf.add_page()
    pdf.text(20, 60, SENTENCE)
    pdf.set_encryption(owner_password="maitre", user_password="")
    assert texts(read_pages(written(pdf, tmp_path / "verrou.pdf"), settings=settings)) == [SENTENCE]


def test_a_file_without_pages_is_refused(tmp_path: Path, settings: Settings) -> None:
    writer = PdfWriter()
    writer.write(tmp_path / "sans-page.pdf")
    assert "aucune page" in refusal(tmp_path / "sans-page.pdf", settings)


@pytest.mark.parametrize("part", [0.05, 0.4, 0.9])
def test_a_truncated_file_is_refused(guide: Path, settings: Settings, tmp_path: Path, part: float) -> None:
    contents = guide.read_bytes()
    path = tmp_path / "coupé.pdf"
    path.write_bytes(contents[: int(part * len(contents))])
    assert "incomplet" in refusal(path, settings)


def test_a_truncated_file_with_its_end_put_back_is_refused(guide: Path, settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "recollé.pdf"
    path.write_bytes(guide.read_bytes()[:2000] + b"\nstartxref\n0\n%%EOF\n")
    assert "abîmé" in refusal(path, settings)


def test_a_file_with_a_wrong_table_of_objects_is_still_read(guide: Path, settings: Settings, tmp_path: Path) -> None:
    contents = guide.read_bytes()
    path = tmp_path / "table.pdf"
    path.write_bytes(contents[: contents.rindex(b"startxref")] + b"startxref\n7\n%%EOF\n")
    assert texts(read_pages(path, settings=settings)) == texts(read_pages(guide, settings=settings))


def test_a_page_whose_contents_are_lost_does_not_lose_the_others(guide: Path, no_ocr: Settings, tmp_path: Path) -> None:
    contents = guide.read_bytes()
    at = contents.index(b"/Length", contents.index(b"/Length") + 1)
    path = tmp_path / "page-perdue.pdf"
    path.write_bytes(contents[:at] + b"/Filter /FlateDecode " + contents[at:])
    pages = read_pages(path, settings=no_ocr)
    assert [page.source for page in pages] == ["text", "none", "text", "text"]
    assert pages[1].note is not None and "cette page ne peut pas être citée" in pages[1].note


def test_files_altered_at_random_are_read_or_refused_and_say_nothing_else(
    guide: Path, no_ocr: Settings, tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    dice, contents = random.Random(7), guide.read_bytes()
    path = tmp_path / "alteré.pdf"
    with caplog.at_level(logging.DEBUG):
        for _ in range(25):
            altered = bytearray(contents)
            for _ in range(dice.choice([1, 10, 100])):
                altered[dice.randrange(len(altered))] = dice.randrange(256)
            path.write_bytes(altered)
            try:
                assert len(read_pages(path, settings=no_ocr)) <= 4
            except UnreadableDocumentError as error:
                assert path.name in str(error)
    assert capfd.readouterr() == ("", "")
    assert [record for record in caplog.records if record.name.startswith("pypdf")] == []


def test_the_file_can_be_deleted_once_read(guide: Path, settings: Settings) -> None:
    read_pages(guide, settings=settings)
    guide.unlink()
    assert not guide.exists()


def test_an_open_pdf_tells_its_number_of_pages(guide: Path) -> None:
    assert open_pdf(guide).page_count == len(PdfReader(guide).pages) == 4


def blank_pages(pdf: FPDF) -> None:
    pdf.add_page()


def running_lines_only(pdf: FPDF) -> None:
    pdf.add_page()
    pdf.text(50, 10, "Guide des prestataires")
    pdf.text(180, 290, "12")


@pytest.mark.parametrize("draw", [blank_pages, running_lines_only])
def test_a_blank_page_is_said_to_be_blank(tmp_path: Path, settings: Settings, draw: Callable[[FPDF], None]) -> None:
    pdf = document()
    for _ in range(3):
        draw(pdf)
    pages = read_pages(written(pdf, tmp_path / "blanc.pdf"), settings=settings)
    assert [page.source for page in pages] == ["text"] * 3
    assert pages[0].note == "Page blanche : rien à lire."


def test_a_short_page_high_up_is_text(tmp_path: Path, settings: Settings) -> None:
    pdf = document()
    pdf.add_page()
    pdf.text(20, 15, SENTENCE)
    page = read_pages(written(pdf, tmp_path / "court.pdf"), settings=settings)[0]
    assert (page.text, page.note) == (SENTENCE, None)


def test_rubric_at_the_same_height_of_every_fiche_is_text(make_pdf: PdfMaker, settings: Settings) -> None:
    titles = ("Fiche 1 - Monter un comité", "Fiche 2 - Choisir un prestataire", "Fiche 3 - Rendre le rapport")
    path = make_pdf([f"{title}\nEn bref\nTout tient en une page.\nIl dure {n} mois." for n, title in enumerate(titles)])
    for page, title in zip(read_pages(path, settings=settings), titles, strict=True):
        assert page.text.splitlines()[:2] == [title, "En bref"] and page.furniture == ()
