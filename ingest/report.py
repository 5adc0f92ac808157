"""What an ingestion did, for people and as JSON: counts, documents, quality of the pages; and its progress."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

CONSEQUENCE = "ces pages ne peuvent pas être citées"
REMEDY = (
    "Installez Tesseract (avec le français) puis relancez l'ingestion, ou remplacez le PDF par une version avec texte."
)


@dataclass(frozen=True, slots=True)
class Progress:
    """Where an ingestion is. `done` of `total` pages or passages of one document, itself `rank` of `documents`.

    `fraction` is the part of the reading done, between 0 and 1.
    """

    stage: Literal["lecture", "vecteurs", "index"]
    document: str
    done: int
    total: int
    rank: int
    documents: int
    fraction: float


OnProgress = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document that is not in the index, and the French sentence saying why and what to do."""

    document: str
    reason: str


@dataclass(frozen=True, slots=True)
class PageList:
    """Pages of one document, as PDF page numbers; `notes` say in French what the reading met on them."""

    document: str
    pages: tuple[int, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What is in the index after an ingestion, and what the ingestion did; `changed` tells whether the index did."""

    documents: int
    pages: int
    fiches: int
    passages: int
    seconds: float
    changed: bool
    read: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    refused: tuple[Refusal, ...]
    without_text: tuple[PageList, ...]
    by_ocr: tuple[PageList, ...]
    degraded: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """The report as one JSON object."""
        return {
            "documents": self.documents,
            "pages": self.pages,
            "fiches": self.fiches,
            "passages": self.passages,
            "seconds": round(self.seconds, 3),
            "changed": self.changed,
            "read": list(self.read),
            "unchanged": list(self.unchanged),
            "removed": list(self.removed),
            "refused": [{"document": each.document, "reason": each.reason} for each in self.refused],
            "pages_without_text": [
                {
                    "document": each.document,
                    "pages": list(each.pages),
                    "consequence": CONSEQUENCE,
                    "notes": list(each.notes),
                    "remedy": REMEDY,
                }
                for each in self.without_text
            ],
            "pages_by_ocr": [{"document": each.document, "pages": list(each.pages)} for each in self.by_ocr],
            "degraded": list(self.degraded),
        }

    def to_text(self) -> str:
        """The report as lines of French."""
        lines = [
            f"{_count(self.documents, 'document')}, {_count(self.pages, 'page')}, {_count(self.fiches, 'fiche')}, "
            f"{_count(self.passages, 'passage')} ({f'{self.seconds:.1f}'.replace('.', ',')} s)",
            *_documents("Lu", self.read),
            *_documents("Inchangé", self.unchanged),
            *_documents("Retiré de l'index", self.removed),
        ]
        lines += [f"Refusé : {each.document} : {each.reason}" for each in self.refused]
        for each in self.without_text:
            what = " ".join((*each.notes, REMEDY))
            lines.append(f"Sans texte : {each.document}, {_pages(each.pages)} : {CONSEQUENCE}. {what}")
        lines += [f"Lu par OCR : {each.document}, {_pages(each.pages)}" for each in self.by_ocr]
        return "\n".join([*lines, *self.degraded])


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number > 1)}"


def _documents(label: str, names: Sequence[str]) -> list[str]:
    return [f"{label} ({len(names)}) : {', '.join(names)}"] if names else []


def _pages(numbers: Sequence[int]) -> str:
    """Page numbers as people write them: "page 4", "pages 1 à 3, 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [str(run[0]) if len(run) == 1 else f"{run[0]} à {run[-1]}" for run in runs]
    return f"{'page' if len(numbers) == 1 else 'pages'} {', '.join(parts)}"
