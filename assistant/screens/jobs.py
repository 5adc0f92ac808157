"""Reading guides in the background, so that one may leave the screen, come back, and see how far it is."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import FilError
from ingest.report import IngestReport, OnProgress, Progress
from ingest.settings import Settings


class ReadingJob(threading.Thread):
    """Runs `work(progress)` once; what it came to is in `report`, `error`, or neither after an unforeseen failure."""

    def __init__(self, work: Callable[[OnProgress], IngestReport]) -> None:
        super().__init__(daemon=True, name="lecture des guides")
        self._work = work
        self._since = time.monotonic()
        self.progress: Progress | None = None
        self.report: IngestReport | None = None
        self.error: FilError | None = None

    def run(self) -> None:
        """Does the work; an unforeseen failure goes to the log with its traceback, as threads do."""
        try:
            self.report = self._work(self._advance)
        except FilError as error:
            self.error = error

    def _advance(self, progress: Progress) -> None:
        self.progress = progress

    @property
    def failed(self) -> bool:
        """True when the work ended without a report or a sentence saying why."""
        return not self.is_alive() and self.report is None and self.error is None

    @property
    def remaining(self) -> float | None:
        """Seconds left at the present pace, None as long as it cannot be told."""
        elapsed = time.monotonic() - self._since
        fraction = self.progress.fraction if self.progress else 0.0
        if elapsed < 2 or fraction < 0.02:
            return None
        return elapsed / fraction * (1 - fraction)


@dataclass(frozen=True)
class Reader:
    """The doors to reading guides; the heavy imports wait until one is opened."""

    def read(self, settings: Settings, progress: OnProgress, *, rebuild: bool = False) -> IngestReport:
        """Reads the corpus folder and the user's own guides; returns the report of the ingestion."""
        from ingest.pipeline import ingest

        return ingest([settings.corpus], settings=settings, rebuild=rebuild, progress=progress)

    def remove(self, settings: Settings, document: str) -> None:
        """Takes a guide out of the index."""
        from ingest.pipeline import remove_document

        remove_document(document, settings=settings)

    def check(self, path: Path) -> None:
        """Raises UnreadableDocumentError when the file cannot be read as a PDF."""
        from ingest.pages.pdf import open_pdf

        open_pdf(path)
