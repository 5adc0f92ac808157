from pathlib import Path

import pytest

from ingest.discovery import find_documents
from ingest.errors import InputError

PDF = b"%PDF-1.4"


def write(folder: Path, *names: str, content: bytes = PDF) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def names(*paths: Path) -> list[str]:
    return [path.name for path in find_documents(paths).files]


def test_folders_are_searched_to_the_bottom_and_sorted_by_name(tmp_path: Path) -> None:
    write(tmp_path, "b.pdf", "mes-guides/A été.PDF", "mes-guides/2023/a.Pdf", "notes.txt", content=b"text")
    assert names(tmp_path) == ["A été.PDF", "a.Pdf", "b.pdf"]


def test_pdf_under_another_ending_is_found(tmp_path: Path) -> None:
    write(tmp_path, "guide.pdf.download", "guide")
    assert names(tmp_path) == ["guide", "guide.pdf.download"]


def test_hidden_files_are_left_alone(tmp_path: Path) -> None:
    write(tmp_path, ".guide.pdf", "._guide.pdf", "guide.pdf")
    assert names(tmp_path) == ["guide.pdf"]


def test_file_named_by_the_person_is_taken_as_it_is(tmp_path: Path) -> None:
    write(tmp_path, "lettre.docx", content=b"PK")
    assert names(tmp_path / "lettre.docx") == ["lettre.docx"]


def test_file_named_twice_counts_once(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf")
    found = find_documents([tmp_path, tmp_path / "a.pdf", tmp_path])
    assert (len(found.files), found.refused) == (1, ())


def test_second_file_of_a_name_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "one/a.pdf", "two/a.pdf")
    found = find_documents([tmp_path])
    assert found.files == (tmp_path / "one" / "a.pdf",)
    assert [each.document for each in found.refused] == ["a.pdf"]
    assert "two" in found.refused[0].reason and "Renommez" in found.refused[0].reason


def test_missing_path_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"Chemin introuvable : .*nulle-part"):
        find_documents([tmp_path, tmp_path / "nulle-part"])


def test_paths_cover_what_lies_under_them(tmp_path: Path) -> None:
    write(tmp_path, "one/a.pdf", "two.pdf")
    found = find_documents([tmp_path / "one", tmp_path / "two.pdf"])
    assert found.covers(tmp_path / "one" / "gone.pdf") and found.covers(tmp_path / "one" / "sub" / "gone.pdf")
    assert found.covers(tmp_path / "two.pdf")
    assert not found.covers(tmp_path / "three.pdf") and not found.covers(tmp_path / "one-more" / "a.pdf")
