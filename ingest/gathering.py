"""The documents that the index must hold, each read into the library unless it lies there already."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ingest.datamodels import Guide, Page
from ingest.discovery import Discovery
from ingest.errors import IndexMismatchError, UnreadableDocumentError
from ingest.files import digest_of_file
from ingest.library import Library, document_key
from ingest.manifest import DocumentRecord
from ingest.reading import read_guide
from ingest.report import OnProgress, Progress, Refusal
from ingest.rules import reading_rules
from ingest.settings import Settings

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Gathered:
    """What the index will hold, by document name; `guides`, by key, are those that this run had in hand."""

    records: list[DocumentRecord] = field(default_factory=list)
    guides: dict[str, Guide] = field(default_factory=dict)
    read: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Task:
    path: Path
    digest: str
    key: str


class Gatherer:
    """Reads what the library lacks. `recorded` are the documents of the index in force."""

    def __init__(
        self, settings: Settings, library: Library, recorded: Sequence[DocumentRecord], on_progress: OnProgress
    ) -> None:
        self._settings = settings
        self._library = library
        self._recorded = {record.document: record for record in recorded}
        self._on_progress = on_progress
        self._rules = reading_rules(settings)
        self._gathered = Gathered()

    def gather(self, found: Discovery, *, again: bool) -> Gathered:
        """Every document found, and those recorded from elsewhere; `again` reads even what the library holds."""
        self._gathered = Gathered(refused=list(found.refused))
        tasks = self._plan(found)
        # A document whose PDF is gone cannot be read again: what the library holds of it stays.
        records = {task: None if again and task.path.is_file() else self._known(task) for task in tasks}
        missing = [task for task in tasks if records[task] is None]
        sizes = [task.path.stat().st_size if task.path.is_file() else 0 for task in missing]
        for rank, task in enumerate(missing):
            records[task] = self._read(task, rank, sizes)
        self._gathered.records = [record for record in records.values() if record]
        return self._gathered

    def _plan(self, found: Discovery) -> list[_Task]:
        """One task a document, by name."""
        tasks = []
        for path in found.files:
            try:
                tasks.append(self._task(path, digest_of_file(path)))
            except OSError as error:
                self._refuse(path.name, f"« {path} » ne peut pas être ouvert ({error.strerror}). Vérifiez ses droits.")
        names = {path.name for path in found.files}
        for record in self._recorded.values():
            source = Path(record.source)
            if record.document not in names and not found.covers(source):
                tasks.append(self._task(source, record.digest))
        return sorted(tasks, key=lambda task: task.path.name)

    def _task(self, path: Path, digest: str) -> _Task:
        return _Task(path, digest, document_key(path.name, digest, self._rules))

    def _known(self, task: _Task) -> DocumentRecord | None:
        """The record of a document that need not be read, None when the library lacks it."""
        if task.key not in self._library:
            return None
        record = self._recorded.get(task.path.name)
        if record and record.key == task.key and record.source == str(task.path):
            return record
        # Finished by a run that was killed, or moved to another folder.
        try:
            return self._store(self._library.read(task.key), task)
        except IndexMismatchError:
            logger.warning("« %s » est abîmé et va être lu à nouveau.", self._library.path(task.key))
            return None

    def _read(self, task: _Task, rank: int, sizes: Sequence[int]) -> DocumentRecord | None:
        """Read and store one document; None when it is refused."""
        name = task.path.name

        def on_page(done: int, total: int) -> None:
            fraction = (sum(sizes[:rank]) + sizes[rank] * done / max(total, 1)) / max(sum(sizes), 1)
            self._on_progress(Progress("lecture", name, done, total, rank + 1, len(sizes), fraction))

        if not task.path.is_file():
            self._refuse(name, f"« {task.path} » a disparu et doit être lu à nouveau. Remettez le fichier.")
            return None
        try:
            guide = read_guide(task.path, settings=self._settings, on_page=on_page)
        except UnreadableDocumentError as error:
            self._refuse(name, str(error))
            return None
        self._gathered.read.append(name)
        # The file may have changed since the plan was made.
        return self._store(guide, self._task(task.path, guide.digest))

    def _refuse(self, document: str, reason: str) -> None:
        left = " Sa version précédente est retirée de l'index." if document in self._recorded else ""
        self._gathered.refused.append(Refusal(document, reason + left))

    def _store(self, guide: Guide, task: _Task) -> DocumentRecord:
        if guide.source != str(task.path) or task.key not in self._library or guide.document in self._gathered.read:
            guide = replace(guide, source=str(task.path))
            self._library.write(task.key, guide)
        self._gathered.guides[task.key] = guide
        return DocumentRecord(
            document=guide.document,
            key=task.key,
            digest=guide.digest,
            source=guide.source,
            title=guide.title,
            pages=len(guide.pages),
            fiches=len(guide.fiches),
            passages=len(guide.passages),
            without_text=_numbers(guide.pages, "none"),
            by_ocr=_numbers(guide.pages, "ocr"),
            notes=tuple(dict.fromkeys(page.note for page in guide.pages if page.source == "none" and page.note)),
        )


def _numbers(pages: Sequence[Page], source: str) -> tuple[int, ...]:
    return tuple(page.number for page in pages if page.source == source)
