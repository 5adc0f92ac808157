"""Files that are no whole PDF."""

from pathlib import Path

import pytest

from ingest.errors import UnreadableDocumentError
from ingest.pages.signature import check_is_pdf

WHOLE = b"%PDF-1.7\n...\nstartxref\n9\n%%EOF\n"


def refused(path: Path) -> str:
    with pytest.raises(UnreadableDocumentError) as caught:
        check_is_pdf(path)
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "contents", "words"),
    [
        ("vide.pdf", b"", ["est vide", "de nouveau"]),
        ("blancs.pdf", b"\x00" * 50, ["est vide"]),
        ("photo.pdf", b"\xff\xd8\xff\xe0" + b"x" * 50, ["une image JPEG", "enregistrez-le au format PDF"]),
        ("lettre.pdf", b"PK\x03\x04" + b"x" * 50, ["Word", "enregistrez-le au format PDF"]),
        ("notes.txt", "Une note en français.".encode(), ["n'est pas un PDF", "enregistrez-le"]),
        ("guide.docx", WHOLE, ["renommez-le en « guide.pdf »"]),
        ("coupé.pdf", WHOLE[:15], ["incomplet", "de nouveau"]),
    ],
)
def test_what_is_no_pdf_is_said_with_its_name_and_what_to_do(
    tmp_path: Path, name: str, contents: bytes, words: list[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(contents)
    message = refused(path)
    assert f"« {name} »" in message
    assert all(word in message for word in words)


@pytest.mark.parametrize("name", ["guide.pdf", "GUIDE.PDF"])
def test_a_whole_pdf_passes_with_junk_around_it(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"junk\n" + WHOLE + b"\n" * 500)
    check_is_pdf(path)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert "« absent.pdf »" in refused(tmp_path / "absent.pdf")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert "ne peut pas être lu" in refused(tmp_path)
