"""Files to blocks: Word, PDF, Markdown, text, and what cannot be read."""

import re
from pathlib import Path

import pytest
from fpdf import FPDF
from small_pdfs import PdfMaker

from assistant.audit.datamodels import Block
from assistant.audit.reading import read_document
from assistant.pandoc import convert
from ingest.errors import FilError, InputError, UnreadableDocumentError
from ingest.settings import Settings

CAHIER = """# Budget

Le prix est de 9 000 € TTC[^1], comme le veut le groupe de quatre associations.

| Poste | Montant |
| --- | --- |
| Jours | 8 000 € |

[^1]: Le guide dit autre chose.
"""


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("suffix", [".docx", ".md"])
def test_word_and_markdown_read_alike(tmp_path: Path, suffix: str) -> None:
    content = convert(CAHIER, "docx") if suffix == ".docx" else CAHIER
    document = read_document(write(tmp_path, f"cahier{suffix}", content))
    assert document.name == f"cahier{suffix}"
    assert document.blocks == (
        Block("Budget", ("Budget",), "heading"),
        Block("Le prix est de 9 000 € TTC, comme le veut le groupe de quatre associations.", ("Budget",), "text"),
        Block("Poste | Montant", ("Budget",), "row"),
        Block("Jours | 8 000 €", ("Budget",), "row"),
    )


def test_pdf_blocks_have_pages(make_pdf: PdfMaker, settings: Settings) -> None:
    path = make_pdf(["Un texte assez long pour la page une.", "Un autre texte pour la page deux."])
    assert [block.page for block in read_document(path, settings).blocks] == [1, 2]


def test_a_text_of_an_older_windows_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, "cahier.txt", "Le comité réunit élus et financeurs à l’été prochain.".encode("cp1252"))
    assert read_document(path).blocks[0].text == "Le comité réunit élus et financeurs à l’été prochain."


def test_endings_in_capitals_are_known(tmp_path: Path) -> None:
    assert read_document(write(tmp_path, "CAHIER.MD", CAHIER)).blocks[0].text == "Budget"


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("vide.docx", b"", "est vide \\(0 octet\\)"),
        ("ancien.doc", b"\xd0\xcf\x11\xe0", "format .doc, qui n’est pas lu : enregistrez-le en .docx ou en .pdf"),
        ("libre.odt", b"PK", "format .odt"),
        ("photo.png", b"\x89PNG", "donnez un fichier .docx, .pdf, .md ou .txt"),
        ("court.md", b"# Oui\n\nNon.\n", "presque aucun texte"),
        ("binaire.txt", b"\x00\x01" * 40, "n’est pas du texte"),
        ("casse.docx", b"PK\x03\x04 rien de plus", "n’est pas un document Word lisible"),
        ("casse.pdf", b"%PDF-1.7\n%%EOF", "« casse.pdf »"),
    ],
)
def test_what_cannot_be_read_is_said_in_words(tmp_path: Path, name: str, content: bytes, complaint: str) -> None:
    with pytest.raises(FilError, match=complaint) as error:
        read_document(write(tmp_path, name, content))
    assert name in str(error.value)


def test_a_missing_file_and_a_folder_are_no_files(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.docx", tmp_path):
        with pytest.raises(InputError, match=re.escape("n’est pas un fichier : vérifiez le chemin")):
            read_document(path)


def test_a_protected_pdf_asks_for_a_copy(tmp_path: Path, settings: Settings) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_encryption(owner_password="maitre", user_password="secret")
    pdf.output(str(tmp_path / "secret.pdf"))
    with pytest.raises(UnreadableDocumentError, match="protégé par un mot de passe"):
        read_document(tmp_path / "secret.pdf", settings)


def test_a_pdf_without_text_says_why(make_pdf: PdfMaker, settings: Settings) -> None:
    with pytest.raises(UnreadableDocumentError, match=r"« blanc\.pdf » n’a aucun texte lisible"):
        read_document(make_pdf(["", ""], "blanc.pdf"), settings)
