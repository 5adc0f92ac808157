"""Small PDFs written by the tests themselves."""

from collections.abc import Callable, Sequence
from pathlib import Path

from fpdf import FPDF

PdfMaker = Callable[..., Path]
"""What the fixture `make_pdf` gives: `write_pdf` into the test's own folder."""


def write_pdf(pages: Sequence[str], path: Path) -> Path:
    """A PDF with one page per text, lines split at newlines; an empty text gives a page without text."""
    pdf = FPDF(format="A4")
    pdf.set_compression(False)
    for text in pages:
        pdf.add_page()
        pdf.set_font("helvetica", size=11)
        if text:
            pdf.multi_cell(0, 6, text)
    pdf.output(str(path))
    return path
