"""The documents as read, one JSON file each: cache of the reading, and the page text that citations are checked on.

A file is named by a key computed from document name, content and reading rules: what changes gets a new file, so
a reader of the previous index still finds the text that its passages were cut from.
"""

import json
import logging
from collections.abc import Collection
from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.datamodels import Fiche, Guide, Line, Page, Passage, Section, Span
from ingest.errors import IndexMismatchError
from ingest.files import digest_of_text, remove, write_atomically

logger = logging.getLogger(__name__)

Row = list[Any]


def _names(kind: type, *left_out: str) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name not in left_out)


_LINE = _names(Line, "text")
_PAGE = _names(Page, "lines")
_GUIDE = _names(Guide, "pages", "sections", "fiches", "passages")
_PASSAGE = _names(Passage, "spans")
FORMAT = digest_of_text("1", *_LINE, *_PAGE, *_GUIDE, *_PASSAGE, *_names(Section), *_names(Fiche), *_names(Span))[:12]
"""Changes with the data models: a file of another format is read again from its PDF."""


def document_key(document: str, digest: str, reading: str) -> str:
    """Name of the file of a document of that name and content, read by the rules that `reading` identifies."""
    return digest_of_text(FORMAT, document, digest, reading)[:24]


def _values(row: Row) -> list[Any]:
    """The row's values as the frozen dataclasses hold them: JSON has no tuples."""
    return [tuple(value) if isinstance(value, list) else value for value in row]


_line_row, _page_row, _section_row = attrgetter(*_LINE), attrgetter(*_PAGE), attrgetter(*_names(Section))
_fiche_row, _passage_row = attrgetter(*_names(Fiche)), attrgetter(*_PASSAGE)
_span_row = attrgetter(*_names(Span))


def _line_to_row(line: Line, text: str) -> Row:
    row = list(_line_row(line))
    # A line's text is its place in the page; only one that differs is stored.
    return row if text[line.start : line.end] == line.text else [*row, line.text]


def _page_to_row(page: Page) -> Row:
    return [*_page_row(page), [_line_to_row(line, page.text) for line in page.lines]]


def _row_to_page(row: Row) -> Page:
    known = dict(zip(_PAGE, _values(row[:-1]), strict=True))
    text, count = known["text"], len(_LINE)
    start, end = _LINE.index("start"), _LINE.index("end")
    lines = []
    for each in row[-1]:
        words = each[count] if len(each) > count else text[each[start] : each[end]]
        lines.append(Line(words, *each[:count]))
    return Page(**known, lines=tuple(lines))


def _row_to_passage(row: Row) -> Passage:
    known = dict(zip(_PASSAGE, _values(row[:-1]), strict=True))
    return Passage(**known, spans=tuple(Span(*each) for each in row[-1]))


def guide_to_json(guide: Guide) -> bytes:
    """The whole guide as compact JSON in UTF-8, rows instead of objects."""
    content = {
        "format": FORMAT,
        "guide": {name: getattr(guide, name) for name in _GUIDE},
        "pages": [_page_to_row(page) for page in guide.pages],
        "sections": [_section_row(section) for section in guide.sections],
        "fiches": [_fiche_row(fiche) for fiche in guide.fiches],
        "passages": [
            [*_passage_row(passage), [_span_row(span) for span in passage.spans]] for passage in guide.passages
        ],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def guide_from_json(content: bytes) -> Guide:
    """The guide that `guide_to_json` wrote. Raises ValueError, KeyError or TypeError for anything else."""
    stored = json.loads(content.decode("utf-8", "surrogatepass"))
    if stored["format"] != FORMAT:
        raise ValueError(f"format {stored['format']}, expected {FORMAT}")
    return Guide(
        **stored["guide"],
        pages=tuple(map(_row_to_page, stored["pages"])),
        sections=tuple(Section(*_values(row)) for row in stored["sections"]),
        fiches=tuple(Fiche(*_values(row)) for row in stored["fiches"]),
        passages=tuple(map(_row_to_passage, stored["passages"])),
    )


class Library:
    """The folder of document files, by key."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, key: str) -> Path:
        """Where the document of that key lies or would lie."""
        return self.folder / f"{key}.json"

    def __contains__(self, key: str) -> bool:
        return self.path(key).is_file()

    def write(self, key: str, guide: Guide) -> None:
        """Store the guide under `key`, whole or not at all."""
        write_atomically(self.path(key), guide_to_json(guide))

    def read(self, key: str) -> Guide:
        """The guide stored under `key`. Raises IndexMismatchError when its file is missing or damaged."""
        try:
            return guide_from_json(self.path(key).read_bytes())
        except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
            raise IndexMismatchError(
                f"Le fichier de données {self.path(key).name} manque ou est abîmé. Lancez : python -m ingest --rebuild"
            ) from error

    def write_vectors(self, key: str, embedder: str, vectors: NDArray[np.float32]) -> None:
        """Store the vectors of the document's passages, one row a passage, made by the embedder of that name."""
        path = self._vectors_path(key, embedder)
        part = path.with_suffix(".part.npy")
        self.folder.mkdir(parents=True, exist_ok=True)
        np.save(part, vectors, allow_pickle=False)
        part.replace(path)

    def read_vectors(self, key: str, embedder: str) -> NDArray[np.float32] | None:
        """The vectors that this embedder made of the document's passages, None when there are none yet."""
        path = self._vectors_path(key, embedder)
        if not path.is_file():
            return None
        vectors: NDArray[np.float32] = np.load(path, allow_pickle=False)
        return vectors

    def _vectors_path(self, key: str, embedder: str) -> Path:
        return self.folder / f"{key}.{digest_of_text(embedder)[:12]}.npy"

    def keep_only(self, keys: Collection[str]) -> None:
        """Remove what belongs to no document of `keys`, half-written files of killed processes included."""
        if not self.folder.is_dir():
            return
        for path in self.folder.iterdir():
            is_whole = path.suffix in {".json", ".npy"} and not path.name.endswith(".part.npy")
            if not is_whole or path.name.split(".")[0] not in keys:
                remove(path)
