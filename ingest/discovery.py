"""Which PDF files a person meant by the paths given, before anything is read or changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import InputError
from ingest.report import Refusal

_MAGIC = b"%PDF-"


@dataclass(frozen=True, slots=True)
class Discovery:
    """The files to read, by name; `given` are the absolute paths that the person named."""

    given: tuple[Path, ...]
    files: tuple[Path, ...]
    refused: tuple[Refusal, ...]

    def covers(self, source: Path) -> bool:
        """Whether the file is one of the paths given or lies under one: if so and it was not found, it vanished."""
        return any(source == path or path in source.parents for path in self.given)


def find_documents(paths: Sequence[Path]) -> Discovery:
    """The PDFs that `paths` (files, or folders with all below) name. Raises InputError for a path that is not there."""
    given = tuple(Path(path).expanduser().resolve() for path in paths)
    for path, absolute in zip(paths, given, strict=True):
        if not absolute.exists():
            raise InputError(f"Chemin introuvable : {path}. Donnez un dossier de PDF ou un fichier PDF.")
    files: dict[str, Path] = {}
    refused = []
    for path in dict.fromkeys(file for each in given for file in _files(each)):
        if path.name in files:
            refused.append(Refusal(path.name, _twin(path, files[path.name])))
        else:
            files[path.name] = path
    return Discovery(given, tuple(files[name] for name in sorted(files)), tuple(refused))


def _twin(path: Path, first: Path) -> str:
    return f"« {path} » porte le même nom que « {first} », qui est gardé. Renommez l'un des deux."


def _files(path: Path) -> Iterable[Path]:
    if path.is_file():
        return [path]
    below = (each for each in path.rglob("*") if each.is_file() and not each.name.startswith("."))
    return sorted(each for each in below if each.suffix.lower() == ".pdf" or _is_pdf(each))


def _is_pdf(path: Path) -> bool:
    """Whether the file is a PDF under another ending, which a person would miss."""
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False
