"""Pages without a text, read by Tesseract where it is installed."""

import io
from pathlib import Path

import pytest
from fpdf import FPDF
from PIL import Image

from ingest.errors import MissingProgramError
from ingest.pages import ocr
from ingest.pages.images import page_image
from ingest.pages.ocr import Word, fragments_of, usable_languages, words_of
from ingest.pages.pdf import read_pages
from ingest.settings import Settings

PARAGRAPH = [
    "Le comité de pilotage réunit les financeurs,",
    "les têtes de réseau et les structures bénéficiaires.",
    "Il valide le cahier des charges et suit l'avancement.",
]


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A PDF of three pages: a text, the same text as an image only, a photograph."""
    pdf = FPDF(format="A4")
    pdf.add_page()
    pdf.set_font("helvetica", size=14)
    for rank, text in enumerate(PARAGRAPH):
        pdf.text(25, 60 + 8 * rank, text)
    pdf.output(str(tmp_path / "texte.pdf"))
    image = page_image(tmp_path / "texte.pdf", 1, dots_per_inch=200)
    pdf = FPDF(format="A4")
    pdf.add_page()
    pdf.set_font("helvetica", size=14)
    pdf.text(25, 60, PARAGRAPH[0])
    pdf.add_page()
    pdf.image(image, 0, 0, 210, 297)
    pdf.add_page()
    pdf.image(Image.linear_gradient("L"), 20, 60, 100, 100)
    pdf.output(str(tmp_path / "scan.pdf"))
    return tmp_path / "scan.pdf"


@pytest.fixture
def tesseract() -> None:
    """Skips the test where Tesseract or its French is not installed."""
    try:
        usable_languages("fra")
    except MissingProgramError:
        pytest.skip("Tesseract with French is not installed")


@pytest.mark.usefixtures("tesseract")
def test_a_page_that_is_an_image_is_read_and_its_lines_keep_their_places(scan: Path, settings: Settings) -> None:
    pages = read_pages(scan, settings=settings)
    assert [page.source for page in pages] == ["text", "ocr", "none"]
    page = pages[1]
    assert [line.text.replace("’", "'") for line in page.lines] == PARAGRAPH
    assert page.note is not None and "reconnaissance de caractères" in page.note
    first = page.lines[0]
    assert first.x == pytest.approx(25 * 72 / 25.4, abs=3)
    assert first.y == pytest.approx(842 - 60 * 72 / 25.4, abs=4)
    assert first.size == pytest.approx(14, abs=3)


@pytest.mark.usefixtures("tesseract")
def test_an_image_without_text_says_that_it_cannot_be_cited(scan: Path, settings: Settings) -> None:
    page = read_pages(scan, settings=settings)[2]
    assert (page.text, page.source) == ("", "none")
    assert page.note is not None and "cette page ne peut pas être citée" in page.note


def test_without_the_program_the_page_says_how_to_install_it_and_the_others_are_read(
    scan: Path, settings: Settings
) -> None:
    pages = read_pages(scan, settings=settings.model_copy(update={"ocr_languages": "zzz"}))
    assert [page.source for page in pages] == ["text", "none", "none"]
    note = pages[1].note
    assert note is not None
    assert "cette page ne peut pas être citée" in note
    assert "sudo apt install tesseract-ocr tesseract-ocr-fra" in note
    assert "Windows" in note


def test_a_program_that_is_not_there_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    with pytest.raises(MissingProgramError, match="installez Tesseract"):
        usable_languages("fra+eng")


@pytest.mark.usefixtures("tesseract")
def test_languages_that_are_not_installed_are_left_out() -> None:
    assert usable_languages("zzz+fra") == "fra"


def table(*words: tuple[str, float, int]) -> dict[str, list[object]]:
    """Tesseract's table for words (text, confidence, left) of one line."""
    return {
        "text": [text for text, _, _ in words],
        "conf": [sure for _, sure, _ in words],
        "left": [left for _, _, left in words],
        "top": [100] * len(words),
        "width": [50] * len(words),
        "height": [40] * len(words),
        "block_num": [1] * len(words),
        "par_num": [1] * len(words),
        "line_num": [1] * len(words),
    }


def test_words_of_which_the_program_is_unsure_are_left_out() -> None:
    words = words_of(table(("Le", 96.0, 0), ("~{", 12.0, 60), ("", -1.0, 120), ("comité", 88.5, 180)))
    assert [word.text for word in words] == ["Le", "comité"]


def test_words_far_apart_on_a_line_stand_in_two_cells() -> None:
    line = (1, 1, 1)
    words = [
        Word(line, "Suivi", 100, 100, 180, 140),
        Word(line, "1", 700, 100, 720, 140),
        Word(line, "an", 735, 100, 770, 140),
    ]
    found = list(fragments_of(words, points_per_pixel=0.24, height=842))
    assert [(fragment.text, fragment.x) for fragment in found] == [("Suivi", 24.0), ("1 an", pytest.approx(168.0))]


def test_sizes_that_differ_by_chance_are_made_the_same() -> None:
    words = [
        Word((1, 1, line), "mot", 0, 100 * line, 50, 100 * line + tall)
        for line, tall in enumerate((40, 43, 38, 41, 90))
    ]
    sizes = [fragment.size for fragment in fragments_of(words, points_per_pixel=0.25, height=842)]
    assert sizes[:4] == [10.0] * 4
    assert sizes[4] == 22.5


def test_an_empty_image_gives_nothing() -> None:
    assert list(fragments_of([], points_per_pixel=0.24, height=842)) == []


def test_the_remedy_is_one_sentence_for_each_system() -> None:
    assert "Debian" in ocr.REMEDY and "Windows" in ocr.REMEDY and "relancez" in ocr.REMEDY


def test_page_images_are_grey_and_of_the_asked_size(scan: Path) -> None:
    image = page_image(scan, 1, dots_per_inch=72)
    assert image.mode == "L"
    assert image.size == (596, 842)
    with io.BytesIO() as file:
        image.save(file, "PNG")
