"""Reads the questions written on the sections of the shipped guides."""

import json
from collections.abc import Collection, Iterator
from pathlib import Path

from assistant.index import Index
from assistant.question.known_questions import Place
from ingest.datamodels import Passage
from ingest.text import fold
from training.translation.corpora import Asked

FOLDER = Path(__file__).parent / "shipped"
"""One JSON Lines file per guide: fiche (its code), section (its heading), questions fr, para (French) and en."""


def questions_on_sections(index: Index, documents: Collection[str] = ()) -> Iterator[tuple[Place, Asked]]:
    """Questions on each section, with the page where it begins in the shipped PDF; of all guides unless some are named.

    Raises LookupError for a fiche that the index lacks; a heading that opens no passage of its own counts for the
    beginning of its fiche.
    """
    for path in sorted(FOLDER.glob("*.jsonl")):
        if documents and f"{path.stem}.pdf" not in documents:
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            asked = json.loads(line)
            passage = _section(index, f"{path.stem}.pdf", asked["fiche"], asked["section"])
            yield (passage.document, passage.page), {"fr": [asked["fr"], asked["para"]], "en": [asked["en"]]}


def _section(index: Index, document: str, fiche: str, heading: str) -> Passage:
    """The first passage under a heading of a fiche."""
    passages = [each for each in index.passages if each.document == document and each.fiche == fiche]
    if not passages:
        raise LookupError(f"{document}: no passage of {fiche}")
    under = [each for each in passages if fold(heading) in map(fold, each.path)]
    return (under or passages)[0]
