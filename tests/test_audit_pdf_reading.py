"""PDF pages to blocks: headings by type, pages, footnotes left out even where they outnumber the text."""

from pathlib import Path

import pytest
from fpdf import FPDF

from assistant.audit.datamodels import Block
from assistant.audit.pdf_reading import blocks_of_pages
from ingest.pages.pdf import read_pages
from ingest.settings import Settings

NOTE = "Guide des ateliers, fiche 3, page 12 du PDF : le budget dit le montant, les jours et qui paie la mission. "


@pytest.fixture
def blocks(tmp_path: Path, settings: Settings) -> tuple[Block, ...]:
    pdf = FPDF(format="A4")
    pdf.add_page()
    for style, size, text in (
        ("B", 20, "Cahier des charges"),
        ("B", 14, "1. Contexte"),
        ("", 11, "Quatre associations du canton cherchent ensemble un appui pour leurs comptes."),
        ("B", 11, "Ce qui est demandé"),
        ("", 11, "Six jours de travail avec les trésoriers, du mois de mars au mois de juin."),
    ):
        pdf.set_font("helvetica", style=style, size=size)
        pdf.multi_cell(0, size * 0.6, text, new_x="LMARGIN", new_y="NEXT")
        pdf.ln(4)
    pdf.set_y(-75)
    pdf.set_font("helvetica", size=8)
    pdf.set_auto_page_break(False)
    pdf.multi_cell(0, 4, NOTE * 5)
    pdf.add_page()
    pdf.set_font("helvetica", style="B", size=14)
    pdf.multi_cell(0, 8, "2. Prix", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("helvetica", size=11)
    pdf.multi_cell(0, 7, "Le prix ne peut pas dépasser 6 000 euros TTC.", new_x="LMARGIN", new_y="NEXT")
    path = tmp_path / "cahier.pdf"
    pdf.output(str(path))
    return blocks_of_pages(read_pages(path, settings=settings))


def test_headings_are_told_by_size_and_weight(blocks: tuple[Block, ...]) -> None:
    headings = [(block.text, block.path) for block in blocks if block.kind == "heading"]
    assert headings == [
        ("Cahier des charges", ("Cahier des charges",)),
        ("Contexte", ("Cahier des charges", "Contexte")),
        ("Ce qui est demandé", ("Cahier des charges", "Contexte", "Ce qui est demandé")),
        ("Prix", ("Cahier des charges", "Prix")),
    ]


def test_blocks_know_their_page(blocks: tuple[Block, ...]) -> None:
    price = next(block for block in blocks if "6 000" in block.text)
    assert price == Block("Le prix ne peut pas dépasser 6 000 euros TTC.", ("Cahier des charges", "Prix"), "text", 2)


def test_footnotes_do_not_count(blocks: tuple[Block, ...]) -> None:
    assert not any("fiche 3" in block.text for block in blocks)
