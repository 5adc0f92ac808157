"""The built-in models of documents: readable parts under assistant/data/models, zipped when a document is made."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "data" / "models"
_KIND = "mimetype"


def model_parts(name: str) -> dict[str, bytes]:
    """The parts of a model ("word", "odt") by their names in the file."""
    folder = FOLDER / name
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a file; OpenDocument wants its kind first and uncompressed."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda each: each != _KIND):
            archive.writestr(name, parts[name], zipfile.ZIP_STORED if name == _KIND else zipfile.ZIP_DEFLATED)
    return held.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    """The parts of a file by their names. Raises BadZipFile when it is none."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(content: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """The file with the text of one part changed."""
    parts = unzipped(content)
    parts[name] = change(parts[name].decode("utf-8")).encode("utf-8")
    return zipped(parts)
