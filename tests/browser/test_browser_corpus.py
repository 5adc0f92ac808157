"""In a real browser: adding a good and a bad file, the catalogue of fiches, a question from a fiche."""

from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf import FPDF
from playwright.sync_api import Page, expect
from served_app import running

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]


def write_pdf(path: Path) -> Path:
    """A one-page guide."""
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=18)
    pdf.multi_cell(0, 10, "Tenir un atelier de voisins", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("helvetica", size=11)
    pdf.multi_cell(0, 7, "Un atelier de voisins se tient le premier mardi du mois. Il compte six personnes au plus.")
    pdf.output(str(path))
    return path


def test_files_are_added_and_bad_ones_told(workshop: Path, tmp_path: Path, open_page: OpenPage) -> None:
    photo = tmp_path / "photo.pdf"
    photo.write_bytes(b"\xff\xd8\xff\xe0 not a PDF")
    with running(workshop) as address:
        page = open_page(f"{address}/corpus")
        expect(page.get_by_role("heading", name="Corpus", level=1)).to_be_visible()
        page.locator("input[type=file]").set_input_files([write_pdf(tmp_path / "atelier.pdf"), photo])
        page.get_by_role("button", name="Ajouter 2 fichiers").click()
        expect(page.get_by_text("photo.pdf").first).to_be_visible()
        expect(page.get_by_role("heading", name="Lecture terminée")).to_be_visible()
        expect(page.get_by_text("atelier.pdf").first).to_be_visible()
        assert not (workshop / "corpus" / "mes-guides" / "photo.pdf").exists()
        page.get_by_role("link", name="Fiches").click()
        page.get_by_label("Filtrer les fiches").fill("comité de pilotage")
        page.get_by_label("Filtrer les fiches").press("Enter")
        page.locator("[class*=st-key-fiche-tiles-] button").first.click()
        expect(page.locator(".st-key-fiche-reader img")).to_be_visible()
        page.get_by_role("button", name="Écrire ma question").click()
        expect(page.get_by_placeholder("Posez votre question sur les guides")).not_to_have_value("")
