import hashlib
from pathlib import Path

import pytest

from ingest.files import digest_of_file, digest_of_text, patiently, remove, write_atomically


def test_digest_of_file_is_its_sha256(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"abc")
    assert digest_of_file(tmp_path / "f") == hashlib.sha256(b"abc").hexdigest()


def test_digest_tells_parts_apart() -> None:
    assert digest_of_text("a", "b") != digest_of_text("ab")


def test_written_file_replaces_the_old_one_and_leaves_no_part(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "f.json"
    write_atomically(path, b"old")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(path.parent.iterdir()) == [path]


def test_refused_file_is_tried_again() -> None:
    answers = iter([PermissionError(), PermissionError(), "done"])

    def act() -> str:
        answer = next(answers)
        if isinstance(answer, PermissionError):
            raise answer
        return answer

    assert patiently(act) == "done"


def test_other_errors_are_not_tried_again() -> None:
    def act() -> None:
        calls.append(1)
        raise FileNotFoundError

    calls: list[int] = []
    with pytest.raises(FileNotFoundError):
        patiently(act)
    assert len(calls) == 1


def test_files_and_folders_are_removed(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "f").write_bytes(b"")
    assert remove(tmp_path / "folder") and remove(tmp_path / "never there")
    assert not (tmp_path / "folder").exists()
